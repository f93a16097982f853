//! What a follow-up plan goes on with: unfinished actions with their new due dates, evidence owed, continuous work.

use chrono::NaiveDate;

use super::quarter::Figures;
use super::state::ActionState;
use crate::read::{Due, FollowUp, Status};

/// When an action that goes on is due, and on whose word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NewDue<'a> {
    /// The plan's date still stands.
    Planned(NaiveDate),
    /// Moved by the document that granted it.
    Granted(NaiveDate, &'a str),
    /// Proposed: by the record, else asked for by who leads, else the end of the next quarter.
    Proposed(NaiveDate),
    /// Continuous work that nobody has reported yet: it has no day.
    Continuous,
}

impl NewDue<'_> {
    /// The day; continuous work has none.
    pub(crate) fn day(self) -> Option<NaiveDate> {
        match self {
            Self::Planned(day) | Self::Granted(day, _) | Self::Proposed(day) => Some(day),
            Self::Continuous => None,
        }
    }
}

/// An action that goes on.
#[derive(Debug)]
pub(crate) struct Unfinished<'f, 'a> {
    pub(crate) state: &'f ActionState<'a>,
    pub(crate) due: NewDue<'a>,
}

/// What is left after a quarter.
#[derive(Debug)]
pub(crate) struct Left<'f, 'a> {
    /// In progress or not started, in the plan's order.
    pub(crate) unfinished: Vec<Unfinished<'f, 'a>>,
    /// Done, but earning no points while evidence is owed.
    pub(crate) owing: Vec<Unfinished<'f, 'a>>,
    pub(crate) continuous: Vec<&'f ActionState<'a>>,
}

impl Left<'_, '_> {
    /// Whether there is nothing to plan: continuous work goes on without a plan.
    pub(crate) fn is_done(&self) -> bool {
        self.unfinished.is_empty() && self.owing.is_empty()
    }
}

/// What the figures of a quarter leave to do. `record` may propose new due dates.
pub(crate) fn left<'f, 'a>(figures: &'f Figures<'a>, record: Option<&FollowUp>) -> Left<'f, 'a> {
    let end = figures.quarter.next().reporting_period().1;
    // A day that has come is no new due date, nor, after quý IV, one in the year that ends: the plan is next year's.
    let turn = NaiveDate::from_ymd_opt(figures.quarter.year + 1, 1, 1).filter(|_| figures.quarter.number == 4);
    let first = turn.max(figures.as_of.succ_opt()).unwrap_or(end);
    let unfinished = figures.actions.iter().filter(|state| state.unfinished());
    let owing =
        |state: &&ActionState| state.status == Status::Done && (state.without_evidence() || state.owes_evidence());
    Left {
        unfinished: unfinished.map(|state| Unfinished { state, due: new_due(state, record, first, end) }).collect(),
        owing: figures
            .actions
            .iter()
            .filter(owing)
            .map(|state| Unfinished { state, due: NewDue::Proposed(proposed(state, record).unwrap_or(end)) })
            .collect(),
        continuous: figures.actions.iter().filter(|state| state.status == Status::Continuous).collect(),
    }
}

/// The new due date of what is unfinished: not before `first`, unless the record says so.
fn new_due<'a>(state: &ActionState<'a>, record: Option<&FollowUp>, first: NaiveDate, end: NaiveDate) -> NewDue<'a> {
    if let Some(day) = proposed(state, record) {
        return NewDue::Proposed(day);
    }
    let ahead = |day: &NaiveDate| *day >= first;
    let granted = state.granted.filter(|grant| ahead(&grant.until.value));
    let requested = state.progress.and_then(|progress| progress.requested.as_ref()).map(|request| request.until.value);
    match (granted, requested.filter(ahead), state.due.filter(ahead)) {
        (Some(grant), ..) => NewDue::Granted(grant.until.value, &grant.document.value),
        (None, Some(day), _) => NewDue::Proposed(day),
        (None, None, Some(day)) => NewDue::Planned(day),
        (None, None, None) if state.action.due.as_ref().is_some_and(|due| due.value == Due::Continuous) => {
            NewDue::Continuous
        }
        (None, None, None) => NewDue::Proposed(end),
    }
}

/// The day that the record proposes.
fn proposed(state: &ActionState, record: Option<&FollowUp>) -> Option<NaiveDate> {
    let id = &state.action.id.0.value;
    record?.new_dues.iter().find(|due| due.action.0.value == *id).map(|due| due.until.value)
}
