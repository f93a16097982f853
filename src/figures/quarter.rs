//! The figures of a quarterly report: for the whole, by field, by department and person, in the quarter and since the
//! start of the year, and compared with the quarter before.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::remedy::{self, Remedy};
use super::state::ActionState;
use super::tally::Tally;
use crate::period::Quarter;
use crate::problem::Fault;
use crate::read::{Agency, Frozen, FrozenTally, Id, Plan, Quarterly};

/// The plan and the reports of its year up to the quarter in question, in the order of time.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reports<'a> {
    pub(crate) agency: &'a Agency,
    pub(crate) plan: &'a Plan,
    pub(crate) quarters: &'a [(&'a Quarterly, Option<&'a Frozen>)],
}

/// Everything that a quarterly report states in figures.
#[derive(Debug)]
pub(crate) struct Figures<'a> {
    pub(crate) quarter: Quarter,
    /// First and last day of the reporting period.
    pub(crate) period: (NaiveDate, NaiveDate),
    pub(crate) as_of: NaiveDate,
    /// Every action of the plan, in its order.
    pub(crate) actions: Vec<ActionState<'a>>,
    /// Since the start of the year.
    pub(crate) total: Tally,
    pub(crate) fields: Vec<FieldFigures>,
    /// By first leading department, in the order of the agency's record; departments without actions are left out.
    pub(crate) departments: Vec<Group<'a>>,
    pub(crate) remedied: usize,
    pub(crate) partly_remedied: usize,
    pub(crate) shortcomings: usize,
    /// The earlier quarters that were reported, each as frozen, else as counted now.
    pub(crate) history: Vec<(Quarter, Tally)>,
    /// Earlier quarters of the plan's time without any record.
    pub(crate) unreported: Vec<Quarter>,
    /// Earlier quarters whose frozen figures no longer match the records.
    pub(crate) restated: Vec<Restated>,
}

/// The figures of one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FieldFigures {
    pub(crate) tally: Tally,
    /// One for each shortcoming, in the plan's order.
    pub(crate) remedies: Vec<Remedy>,
    pub(crate) last_year: Decimal,
    pub(crate) maximum: Decimal,
    /// The latest self-score up to the quarter.
    pub(crate) self_score: Option<Decimal>,
    /// Maximum less self-score, or less last year's score where there is none.
    pub(crate) at_risk: Decimal,
}

/// The actions of a department or person.
#[derive(Debug)]
pub(crate) struct Group<'a> {
    pub(crate) id: Option<&'a Id>,
    /// Since the start of the year.
    pub(crate) tally: Tally,
    /// Those that the quarter reports.
    pub(crate) in_quarter: Tally,
    /// Done within the quarter.
    pub(crate) done_in_quarter: usize,
    /// Indexes of its actions in [`Figures::actions`].
    pub(crate) actions: Vec<usize>,
    /// The same by person in charge; a department's people add up to the department.
    pub(crate) people: Vec<Group<'a>>,
}

/// A figure of an earlier quarter that the records no longer bear out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Restated {
    pub(crate) quarter: Quarter,
    /// What is counted: `số nhiệm vụ hoàn thành`.
    pub(crate) what: &'static str,
    pub(crate) reported: usize,
    pub(crate) now: usize,
}

impl Restated {
    /// The same as a problem.
    pub(crate) fn fault(&self) -> Fault {
        Fault::FiguresRestated {
            quarter: self.quarter.roman().to_owned(),
            what: self.what,
            reported: self.reported,
            now: self.now,
        }
    }
}

/// Counts a quarter, the last of `reports`. `as_of` overrides the record's as-of date.
pub(crate) fn of_quarter<'a>(reports: Reports<'a>, quarter: Quarter, as_of: Option<NaiveDate>) -> Figures<'a> {
    let Reports { agency, plan, quarters } = reports;
    let record = quarters.iter().map(|(record, _)| *record).find(|record| record.quarter.value == quarter);
    let period = record.map_or_else(|| quarter.reporting_period(), Quarterly::reporting_period);
    let as_of = as_of.or_else(|| record.map(Quarterly::as_of_day)).unwrap_or(period.1);
    let known: Vec<&'a Quarterly> =
        quarters.iter().map(|(record, _)| *record).filter(|record| record.quarter.value <= quarter).collect();
    let actions: Vec<ActionState<'a>> = plan
        .fields
        .iter()
        .enumerate()
        .flat_map(|field| field.1.actions.iter().map(move |action| (field, action)))
        .map(|(field, action)| ActionState::new(field, action, &known, quarter, period, as_of))
        .collect();
    let fields = fields(plan, &actions, &known);
    let remedies: Vec<Remedy> = fields.iter().flat_map(|field| field.remedies.clone()).collect();
    let count = |wanted| remedies.iter().filter(|remedy| **remedy == wanted).count();
    Figures {
        quarter,
        period,
        as_of,
        total: Tally::of(&actions),
        departments: departments(agency, &actions),
        remedied: count(Remedy::Full),
        partly_remedied: count(Remedy::Partial),
        shortcomings: remedies.len(),
        history: quarters_before(quarter).filter_map(|before| earlier(reports, before)).collect(),
        unreported: quarters_before(quarter)
            .filter(|before| plan.date.as_ref().is_none_or(|date| date.value <= before.reporting_period().1))
            .filter(|before| !quarters.iter().any(|(record, _)| record.quarter.value == *before))
            .collect(),
        restated: restated(reports, |earlier| earlier < quarter),
        actions,
        fields,
    }
}

impl Figures<'_> {
    /// The quarter just before, if it was reported.
    pub(crate) fn before(&self) -> Option<(Quarter, Tally)> {
        self.history.iter().copied().find(|(quarter, _)| Some(*quarter) == self.quarter.before())
    }
}

/// The earlier quarters of the same year, in order.
fn quarters_before(quarter: Quarter) -> impl Iterator<Item = Quarter> {
    (1..quarter.number).map(move |number| Quarter { number, ..quarter })
}

fn fields(plan: &Plan, actions: &[ActionState], known: &[&Quarterly]) -> Vec<FieldFigures> {
    let of = |(index, field): (usize, &crate::read::Field)| {
        let scores = known.iter().rev().flat_map(|record| &record.self_scores);
        let self_score = scores.into_iter().find(|s| s.field.0.value == field.id.0.value).map(|s| s.score.value);
        let (last_year, maximum) = (field.score.achieved.value, field.score.maximum.value);
        FieldFigures {
            tally: Tally::of(actions.iter().filter(|state| state.field == index)),
            remedies: field.shortcomings.iter().map(|shortcoming| remedy::of(shortcoming, actions)).collect(),
            last_year,
            maximum,
            self_score,
            at_risk: maximum - self_score.unwrap_or(last_year),
        }
    };
    plan.fields.iter().enumerate().map(of).collect()
}

fn departments<'a>(agency: &'a Agency, actions: &[ActionState<'a>]) -> Vec<Group<'a>> {
    let head = |lead: Option<&'a Id>| {
        let department =
            agency.departments.iter().find(|d| Some(d.id.0.value.as_str()) == lead.map(|id| id.0.value.as_str()));
        department.and_then(|department| department.head.as_ref())
    };
    let person = |index: &usize| actions[*index].action.person.as_ref().or_else(|| head(actions[*index].lead));
    let order = agency.departments.iter().map(|department| Some(&department.id)).chain([None]);
    let mut groups = Vec::new();
    for id in order {
        let same = |other: Option<&Id>| other.map(|id| id.0.value.as_str()) == id.map(|id| id.0.value.as_str());
        let indexes: Vec<usize> = (0..actions.len()).filter(|&i| same(actions[i].lead)).collect();
        if indexes.is_empty() {
            continue;
        }
        let mut people: Vec<(Option<&'a Id>, Vec<usize>)> = Vec::new();
        for index in &indexes {
            let of = person(index);
            let name = |id: Option<&'a Id>| id.map(|id| id.0.value.as_str());
            match people.iter_mut().find(|(id, _)| name(*id) == name(of)) {
                Some((_, list)) => list.push(*index),
                None => people.push((of, vec![*index])),
            }
        }
        let people = people.into_iter().map(|(id, indexes)| group(id, indexes, actions, Vec::new())).collect();
        groups.push(group(id, indexes, actions, people));
    }
    groups
}

fn group<'a>(
    id: Option<&'a Id>,
    indexes: Vec<usize>,
    actions: &[ActionState<'a>],
    people: Vec<Group<'a>>,
) -> Group<'a> {
    let states = || indexes.iter().map(|&index| &actions[index]);
    Group {
        id,
        tally: Tally::of(states()),
        in_quarter: Tally::of(states().filter(|state| state.in_quarter)),
        done_in_quarter: states().filter(|state| state.done_in_quarter).count(),
        actions: indexes,
        people,
    }
}

/// The totals of an earlier quarter: as reported, else as the records count now. None when nothing was reported.
fn earlier(reports: Reports, quarter: Quarter) -> Option<(Quarter, Tally)> {
    let (_, frozen) = reports.quarters.iter().find(|(record, _)| record.quarter.value == quarter)?;
    let tally = frozen.map_or_else(|| of_quarter(reports, quarter, None).total, |frozen| tally(&frozen.total));
    Some((quarter, tally))
}

/// The frozen figures of some quarters that the records no longer bear out.
pub(crate) fn restated(reports: Reports, of: impl Fn(Quarter) -> bool) -> Vec<Restated> {
    let frozen = reports.quarters.iter().filter_map(|(record, frozen)| Some((record.quarter.value, (*frozen)?)));
    frozen
        .filter(|(quarter, _)| of(*quarter))
        .flat_map(|(quarter, frozen)| restated_of(reports, quarter, frozen))
        .collect()
}

fn restated_of(reports: Reports, quarter: Quarter, frozen: &Frozen) -> Vec<Restated> {
    let now = of_quarter(reports, quarter, Some(frozen.as_of.value)).total;
    let pairs = tally(&frozen.total).parts().into_iter().zip(now.parts());
    let changed =
        |((_, what, reported), (_, _, now))| (reported != now).then_some(Restated { quarter, what, reported, now });
    pairs.filter_map(changed).collect()
}

/// Frozen counts as they were counted.
pub(crate) fn tally(frozen: &FrozenTally) -> Tally {
    Tally {
        total: frozen.total.0,
        done: frozen.done.0,
        in_progress: frozen.in_progress.0,
        not_started: frozen.not_started.0,
        continuous: frozen.continuous.0,
        on_time: frozen.on_time.0,
        late: frozen.late.0,
        overdue: frozen.overdue.0,
        without_evidence: frozen.without_evidence.0,
        evidence_owed: frozen.evidence_owed.0,
    }
}
