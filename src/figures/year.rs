//! Counts the quarters of a plan's year in the order of time. What a quarter needs of earlier ones comes from the
//! figures of the one before, so that each quarter is counted once.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::directory::Directory;
use super::groups::{self, DepartmentGroup};
use super::indicators::{self, IndicatorState};
use super::remedy::{self, Remedies, Remedy};
use super::restated::{self, Restated};
use super::scores::{FieldScore, Scores};
use super::state::{ActionState, Entries, Moment, State};
use super::tally::Tally;
use crate::period::Quarter;
use crate::read::{ActionId, Frozen, Plan, Quarterly};

/// The plan and the reports of its year, in the order of time.
#[derive(Debug, Clone)]
pub(crate) struct Reports<'r, 'a> {
    pub(crate) directory: &'r Directory<'a>,
    pub(crate) plan: &'a Plan,
    /// Each record with the quarter that its file is named by.
    pub(crate) quarters: Vec<(Quarter, &'a Quarterly, Option<&'a Frozen>)>,
}

/// Everything that a quarterly report states in figures.
#[derive(Debug)]
pub(crate) struct Figures<'a> {
    pub(crate) quarter: Quarter,
    /// First and last day of the reporting period.
    pub(crate) period: (NaiveDate, NaiveDate),
    pub(crate) as_of: NaiveDate,
    /// Every action that the plan has on the as-of day, in its order.
    pub(crate) actions: Vec<ActionState<'a>>,
    /// The actions that were withdrawn by then; they count nowhere.
    pub(crate) withdrawn: Vec<ActionState<'a>>,
    /// How many of the actions were added after the plan was issued.
    pub(crate) added: usize,
    /// Counts of all actions.
    pub(crate) total: Tally,
    pub(crate) fields: Vec<FieldFigures>,
    pub(crate) departments: Vec<DepartmentGroup<'a>>,
    pub(crate) remedies: Remedies,
    pub(crate) scores: Scores,
    /// The earlier quarters that were reported, as the records count now.
    pub(crate) history: Vec<(Quarter, Tally)>,
    /// Earlier quarters of the plan's time without any record.
    pub(crate) unreported: Vec<Quarter>,
    /// The plan's indicators, in its order.
    pub(crate) indicators: Vec<IndicatorState<'a>>,
    /// Frozen figures of the earlier quarters that differ from what the records give now.
    pub(crate) restated: Vec<Restated>,
    /// Frozen figures of the quarter itself that differ.
    pub(crate) restated_itself: Vec<Restated>,
}

/// The figures of one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FieldFigures {
    pub(crate) tally: Tally,
    /// One for each shortcoming, in the plan's order.
    pub(crate) remedies: Vec<Remedy>,
    pub(crate) score: FieldScore,
}

/// Counts every quarter of a year that has a record, in the order of time.
pub(crate) fn of_year<'a>(reports: &Reports<'_, 'a>) -> Vec<Figures<'a>> {
    let mut entries: BTreeMap<&'a str, Entries<'a>> = BTreeMap::new();
    let mut counted: Vec<Figures<'a>> = Vec::new();
    for (index, (quarter, record, frozen)) in reports.quarters.iter().enumerate() {
        for progress in &record.progress {
            entries.entry(progress.action.as_str()).or_default().push((*quarter, *record, progress));
        }
        let now = Moment { quarter: *quarter, period: record.reporting_period(), as_of: record.as_of_day() };
        let known = reports.quarters[..=index].iter().map(|(_, record, _)| *record);
        // What the report before counted as done, whether or not the plan still has it.
        let done = counted.last().map(Figures::done).unwrap_or_default();
        let mut figures = count(reports, &entries, &done, now, known);
        if let Some(before) = counted.last() {
            figures.history = before.history.iter().copied().chain([(before.quarter, before.total)]).collect();
            figures.restated = before.restated.iter().chain(&before.restated_itself).cloned().collect();
        }
        figures.restated_itself =
            frozen.map(|frozen| restated::restated(*quarter, frozen, &figures.total)).unwrap_or_default();
        counted.push(figures);
    }
    counted
}

/// The actions of a plan before anything is reported: those that it had when it was issued.
pub(crate) fn of_plan_actions<'a>(directory: &Directory<'a>, plan: &'a Plan) -> Vec<ActionState<'a>> {
    let quarter = Quarter { year: plan.year.0.value, number: 1 };
    let (first, last) = quarter.reporting_period();
    let issued = plan.date.as_ref().map(|date| date.value);
    let now = Moment { quarter, period: (first, last), as_of: issued.unwrap_or(first) };
    let all = states(directory, plan, &BTreeMap::new(), &BTreeSet::new(), now);
    all.into_iter().filter(|state| state.action.was_there(issued)).collect()
}

fn states<'a>(
    directory: &Directory<'a>,
    plan: &'a Plan,
    entries: &BTreeMap<&'a str, Entries<'a>>,
    done: &BTreeSet<&'a str>,
    now: Moment,
) -> Vec<ActionState<'a>> {
    let none = Entries::new();
    let mut states = Vec::new();
    for (field, number) in plan.fields.iter().zip(1..) {
        for (action, own) in field.actions.iter().zip(1..) {
            let reported = entries.get(action.id.as_str()).unwrap_or(&none);
            let done_before = done.contains(action.id.as_str());
            states.push(ActionState::new(((number, own), field, action), reported, done_before, directory, now));
        }
    }
    states
}

fn count<'a>(
    reports: &Reports<'_, 'a>,
    entries: &BTreeMap<&'a str, Entries<'a>>,
    done: &BTreeSet<&'a str>,
    now: Moment,
    known: impl DoubleEndedIterator<Item = &'a Quarterly> + Clone,
) -> Figures<'a> {
    #[cfg(test)]
    runs::one();
    let Reports { directory, plan, quarters } = reports;
    // Actions added after the as-of day are left out; those withdrawn by then keep their numbers and are not counted.
    let begun = |state: &ActionState| state.action.added.as_ref().is_none_or(|added| added.date.value <= now.as_of);
    let gone = |state: &ActionState| state.action.withdrawn.as_ref().is_some_and(|gone| gone.date.value <= now.as_of);
    let there = states(directory, plan, entries, done, now).into_iter().filter(begun);
    let (withdrawn, actions): (Vec<_>, Vec<_>) = there.partition(gone);
    let remedying = remedy::remedying(&actions);
    let field = |(index, field): (usize, &crate::read::Field)| FieldFigures {
        tally: Tally::of(actions.iter().filter(|state| state.field == index)),
        remedies: field.shortcomings.iter().map(|shortcoming| remedy::of(shortcoming, &remedying)).collect(),
        score: FieldScore::of(field, known.clone()),
    };
    let fields: Vec<FieldFigures> = plan.fields.iter().enumerate().map(field).collect();
    let begun = |before: &Quarter| plan.date.as_ref().is_none_or(|date| date.value <= before.reporting_period().1);
    let before = (1..now.quarter.number).map(|number| Quarter { number, ..now.quarter });
    let unreported = before.filter(begun).filter(|before| !quarters.iter().any(|(named, ..)| named == before));
    Figures {
        quarter: now.quarter,
        period: now.period,
        as_of: now.as_of,
        total: Tally::of(&actions),
        departments: groups::by_department(directory.departments, &actions),
        remedies: Remedies::of(fields.iter().flat_map(|field| &field.remedies)),
        scores: Scores::of(fields.iter().map(|field| field.score)),
        history: Vec::new(),
        unreported: unreported.collect(),
        restated: Vec::new(),
        restated_itself: Vec::new(),
        indicators: indicators::of(plan, now.quarter, known),
        added: actions.iter().filter(|state| state.action.added.is_some()).count(),
        actions,
        withdrawn,
        fields,
    }
}

impl<'a> Figures<'a> {
    /// How far an action is, if the plan has one of that id.
    pub(crate) fn status_of(&self, id: &ActionId) -> Option<State> {
        self.actions.iter().find(|state| state.action.id == *id).map(|state| state.status)
    }

    /// The ids of the actions that are done.
    fn done(&self) -> BTreeSet<&'a str> {
        let done = self.actions.iter().filter(|state| state.status == State::Done);
        done.map(|state| state.action.id.as_str()).collect()
    }
}

/// How many times a quarter was counted; a test asks that each is counted once.
#[cfg(test)]
pub(crate) mod runs {
    use std::cell::Cell;

    thread_local! {
        static RUNS: Cell<usize> = const { Cell::new(0) };
    }

    pub(super) fn one() {
        RUNS.set(RUNS.get() + 1);
    }

    /// The runs of this thread since the last call.
    pub(crate) fn taken() -> usize {
        RUNS.replace(0)
    }
}
