//! Figures over made-up units: parts add up to wholes, order does not matter, and one date changes what it should.

use std::path::Path;

use chrono::{Duration, NaiveDate};
use proptest::prelude::*;

use super::fixtures::bare_unit;
use super::made_up::bare;
use super::sample;
use crate::figures::{self, Figures, Lateness, State, Tally};
use crate::kinds::Document;
use crate::period::Quarter;
use crate::unit::{CheckedUnit, Unit};

const THIRD: Quarter = Quarter { year: 2021, number: 3 };

/// What one quarter reports of one action.
#[derive(Debug, Clone)]
struct Entry {
    status: usize,
    /// Days after 1/4/2021.
    completed: i64,
    evidence: bool,
    request: bool,
    grant: Option<i64>,
}

/// One action: when it is due, who leads it, what it remedies, whether it has a deliverable, what quý II and III report.
#[derive(Debug, Clone)]
struct Task {
    due: Option<i64>,
    lead: usize,
    person: bool,
    remedies: bool,
    deliverable: bool,
    reports: [Option<Entry>; 2],
}

fn day(offset: i64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2021, 4, 1).unwrap() + Duration::days(offset)
}

fn entry() -> impl Strategy<Value = Entry> {
    (0usize..4, 0i64..160, any::<bool>(), any::<bool>(), prop::option::weighted(0.2, 0i64..250))
        .prop_map(|(status, completed, evidence, request, grant)| Entry { status, completed, evidence, request, grant })
}

fn task() -> impl Strategy<Value = Task> {
    let reports = [prop::option::of(entry()), prop::option::of(entry())];
    (prop::option::of(0i64..250), 0usize..3, any::<bool>(), any::<bool>(), any::<bool>(), reports).prop_map(
        |(due, lead, person, remedies, deliverable, reports)| Task {
            due,
            lead,
            person,
            remedies,
            deliverable,
            reports,
        },
    )
}

/// One to five fields of up to seven actions.
fn tasks() -> impl Strategy<Value = Vec<Vec<Task>>> {
    prop::collection::vec(prop::collection::vec(task(), 0..7), 1..5)
}

/// Reads the unit. `turned`: the progress is written from back to front.
fn unit(fields: &[Vec<Task>], turned: bool) -> CheckedUnit {
    unit_as_of(fields, turned, None)
}

/// The same with another as-of date of quý III.
fn unit_as_of(fields: &[Vec<Task>], turned: bool, as_of: Option<NaiveDate>) -> CheckedUnit {
    let field = |(f, tasks): (usize, &Vec<Task>)| {
        let tasks = tasks.iter().enumerate().map(|(a, task)| task.typed(format!("a{f}.{a}")));
        (1_000, 1_000 * (f as u64 + 2), [None; 4], tasks.collect())
    };
    let fields = fields.iter().enumerate().map(field).collect();
    let made = bare::Made { fields, quarters: [false, true, true, false], as_of: [None, None, as_of, None], turned };
    open(bare_unit(&made).path())
}

impl Task {
    fn typed(&self, id: String) -> bare::Task {
        let mut reports = [None, None, None, None];
        for (index, entry) in self.reports.iter().enumerate() {
            reports[index + 1] = entry.as_ref().map(|entry| bare::Entry {
                status: entry.status,
                // Nothing is reported done after the day of the figures: 14/6 and 14/9.
                completed: (entry.status == bare::DONE).then(|| day(entry.completed.min([74, 166][index]))),
                evidence: entry.evidence,
                reason: false,
                request: entry.request,
                granted: entry.grant.map(day),
            });
        }
        bare::Task {
            id,
            due: self.due.map_or(bare::Due::None, |due| bare::Due::On(day(due))),
            lead: self.lead,
            remedies: self.remedies,
            deliverable: self.deliverable,
            person: self.person,
            added: None,
            withdrawn: None,
            reports,
        }
    }
}

fn open(folder: &Path) -> CheckedUnit {
    let (unit, problems) = Unit::open(folder, Some(&Document::report(THIRD))).check();
    unit.unwrap_or_else(|| panic!("{}", crate::problem::render(&problems, crate::problem::Style::default())))
}

/// Calls `see` with the figures of quý III.
fn with_figures<T>(unit: &CheckedUnit, see: impl FnOnce(&Figures) -> T) -> T {
    see(unit.checked.reported(THIRD).unwrap().figures)
}

fn sum(tallies: impl Iterator<Item = Tally>) -> Tally {
    tallies.fold(Tally::default(), |mut sum, tally| {
        sum += tally;
        sum
    })
}

fn total(fields: &[Vec<Task>], as_of: Option<NaiveDate>) -> Tally {
    with_figures(&unit_as_of(fields, false, as_of), |figures| figures.total)
}

/// The figures that differ, by key.
fn changed(a: Tally, b: Tally) -> Vec<(&'static str, i64)> {
    let pairs = a.parts().into_iter().zip(b.parts());
    pairs.map(|((key, _, a), (_, _, b))| (key, b as i64 - a as i64)).filter(|(_, change)| *change != 0).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn parts_add_up_to_wholes_in_every_grouping(fields in tasks()) {
        with_figures(&unit(&fields, false), |figures| {
            let t = figures.total;
            assert_eq!(t.total, fields.iter().map(Vec::len).sum::<usize>());
            assert_eq!(t.done + t.in_progress + t.not_started + t.continuous + t.unreported, t.total);
            assert!(t.unreported <= t.without_report && t.without_report <= t.total - t.done);
            assert!(t.on_time + t.late <= t.done && t.overdue <= t.in_progress + t.not_started + t.unreported);
            assert!(t.without_evidence <= t.done);
            assert_eq!(sum(figures.fields.iter().map(|field| field.tally)), t);
            assert_eq!(sum(figures.departments.iter().map(|group| group.counts.tally)), t);
            for group in &figures.departments {
                assert_eq!(sum(group.people.iter().map(|(_, counts)| counts.tally)), group.counts.tally);
                assert_eq!(sum(group.people.iter().map(|(_, counts)| counts.in_quarter)), group.counts.in_quarter);
                let done: usize = group.people.iter().map(|(_, counts)| counts.done_in_quarter).sum();
                assert_eq!(done, group.counts.done_in_quarter);
            }
            assert_eq!(figures.remedies.total(), fields.len());
            for (of, tasks) in figures.fields.iter().zip(&fields) {
                let remedying: Vec<_> = tasks.iter().filter(|task| task.remedies).collect();
                let silent = !remedying.is_empty() && remedying.iter().all(|task| task.reports.iter().all(Option::is_none));
                assert_eq!(of.remedies[0] == figures::Remedy::Unreported, silent);
            }
        });
    }

    #[test]
    fn the_order_of_the_records_does_not_matter(fields in tasks()) {
        let (forth, back) = (unit(&fields, false), unit(&fields, true));
        let of = |unit: &CheckedUnit| with_figures(unit, |f| (f.total, f.fields.clone(), f.remedies, f.history.clone()));
        prop_assert_eq!(of(&forth), of(&back));
    }

    #[test]
    fn moving_a_completion_across_its_due_date_changes_on_time_and_late_only(mut fields in tasks(), due in 20i64..120) {
        let done = |completed| Entry { status: 0, completed, evidence: true, request: false, grant: None };
        let task = |completed| Task {
            due: Some(due), lead: 0, person: false, remedies: false, deliverable: true, reports: [None, Some(done(completed))],
        };
        fields[0].push(task(due));
        let on_time = total(&fields, None);
        *fields[0].last_mut().unwrap() = task(due + 1);
        prop_assert_eq!(changed(on_time, total(&fields, None)), [("dung_han", -1), ("tre_han", 1)]);
    }

    #[test]
    fn moving_the_as_of_date_across_a_due_date_changes_overdue_only(due in 20i64..120, started: bool) {
        let under_way = Entry { status: if started { 1 } else { 2 }, completed: 0, evidence: true, request: true, grant: None };
        let fields = vec![vec![Task {
            due: Some(due), lead: 0, person: false, remedies: false, deliverable: true, reports: [None, Some(under_way)],
        }]];
        let (last_day, day_after) = (total(&fields, Some(day(due))), total(&fields, Some(day(due + 1))));
        prop_assert_eq!(changed(last_day, day_after), [("qua_han", 1)]);
    }

    #[test]
    fn a_request_moves_nothing_and_a_grant_moves_the_due_date(due in 0i64..100, later in 101i64..250) {
        let entry = |request, grant| Entry { status: 1, completed: 0, evidence: false, request, grant };
        let task = |entry: Entry| Task {
            due: Some(due), lead: 0, person: false, remedies: false, deliverable: false, reports: [Some(entry), None],
        };
        let see = |entry: Entry| with_figures(&unit(&[vec![task(entry)]], false), |f| (f.actions[0].due, f.actions[0].lateness, f.as_of));
        let (plain, requested, granted) = (see(entry(false, None)), see(entry(true, None)), see(entry(false, Some(later))));
        prop_assert_eq!(plain, requested);
        prop_assert_eq!(plain.0, Some(day(due)));
        prop_assert_eq!(plain.1, Lateness::Overdue((plain.2 - day(due)).num_days()));
        prop_assert_eq!(granted.0, Some(day(later)));
        let overdue = (granted.2 - day(later)).num_days();
        prop_assert_eq!(granted.1, if overdue > 0 { Lateness::Overdue(overdue) } else { Lateness::NotMeasured });
    }

    #[test]
    fn an_action_that_a_quarter_does_not_name_is_as_it_was(mut fields in tasks(), entry in entry()) {
        let status = entry.status;
        fields[0].insert(0, Task {
            due: None, lead: 1, person: true, remedies: false, deliverable: false, reports: [Some(entry), None],
        });
        with_figures(&unit(&fields, false), |figures| {
            let state = &figures.actions[0];
            assert_eq!(state.status as usize, [0, 1, 2, 3][status]);
            assert!(!state.in_quarter && !state.done_in_quarter && !state.never_reported());
            assert_eq!(state.is_of_earlier_quarter(), state.status != State::Done);
        });
    }

    #[test]
    fn the_follow_up_plan_lists_exactly_what_is_unfinished_or_owes_evidence(fields in tasks()) {
        with_figures(&unit(&fields, false), |figures| {
            let left = figures::left(figures, None);
            assert_eq!(left.unfinished.len(), figures.total.in_progress + figures.total.not_started + figures.total.unreported);
            assert_eq!(left.continuous.len(), figures.total.continuous);
            assert!(left.unfinished.iter().all(|unfinished| unfinished.state.unfinished()));
            assert_eq!(left.owing.len(), figures.total.without_evidence);
            assert_eq!(left.is_done(), figures.total.done + figures.total.continuous == figures.total.total && left.owing.is_empty());
        });
    }

    #[test]
    fn freezing_and_reading_again_is_the_identity(fields in tasks()) {
        let unit = unit(&fields, false);
        let folder = tempfile::tempdir().unwrap();
        let reported = unit.checked.reported(THIRD).unwrap();
        let text = crate::words::frozen(&reported, &[("2021/quy-3.yaml", "00")]);
        let before = (reported.figures.total, reported.figures.as_of);
        std::fs::create_dir(folder.path().join("2021")).unwrap();
        for name in ["don-vi.yaml", "2021/ke-hoach.yaml", "2021/quy-2.yaml"] {
            let bytes = std::fs::read(sample::folder().join(name)).unwrap();
            crate::store::write(&folder.path().join(name), &bytes).unwrap();
        }
        crate::store::write(&folder.path().join("2021/quy-3.yaml"), b"phien_ban: 1\nquy: 3/2021\n").unwrap();
        crate::store::write(&folder.path().join("2021/quy-3.chot.yaml"), text.as_bytes()).unwrap();
        let again = open(folder.path());
        let file = again.checked.raw().quarters.iter().find(|file| file.named == THIRD).unwrap();
        let frozen = file.frozen.as_ref().unwrap();
        prop_assert_eq!(frozen.as_of.value, before.1);
        let total = before.0;
        let stands = |key: &str, count: usize| text.contains(&format!("  {key}: {count}\n"));
        let keys = total.parts().iter().filter(|(key, _, count)| stands(key, *count)).count();
        prop_assert_eq!(keys, total.parts().len());
        prop_assert_eq!(frozen.fields.len(), fields.len());
    }
}
