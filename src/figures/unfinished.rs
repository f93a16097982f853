//! What a follow-up plan goes on with: unfinished actions with their new due dates, evidence owed, continuous work.

use chrono::NaiveDate;

use super::state::{ActionState, State};
use super::year::Figures;
use crate::read::FollowUp;

/// The due date of an action that goes on, and where that date comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DueAfter<'a> {
    /// The due date in force has not passed, and still stands.
    Planned(NaiveDate),
    /// Moved by the document that granted it.
    Granted(NaiveDate, &'a str),
    /// Proposed: by the record, else asked for by who leads, else the last day of the next quarter for what is overdue.
    Proposed(NaiveDate),
    /// The plan gives it no day.
    Undated,
}

impl DueAfter<'_> {
    pub(crate) fn day(self) -> Option<NaiveDate> {
        match self {
            Self::Planned(day) | Self::Granted(day, _) | Self::Proposed(day) => Some(day),
            Self::Undated => None,
        }
    }
}

/// An action that goes on.
#[derive(Debug)]
pub(crate) struct Unfinished<'f, 'a> {
    pub(crate) state: &'f ActionState<'a>,
    pub(crate) due: DueAfter<'a>,
}

/// What is left after a quarter.
#[derive(Debug)]
pub(crate) struct Left<'f, 'a> {
    /// Actions that are neither done nor continuous, in the plan's order.
    pub(crate) unfinished: Vec<Unfinished<'f, 'a>>,
    /// Done, but evidence is owed; without it there are no points.
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
    let end = figures.quarter.next().last_day();
    let states = || figures.actions.iter();
    let owing =
        |state: &&ActionState| state.status == State::Done && (state.without_evidence() || state.owes_evidence());
    let new_due = |state: &'f ActionState<'a>| Unfinished { state, due: new_due(state, record, figures.as_of, end) };
    Left {
        unfinished: states().filter(|state| state.unfinished()).map(new_due).collect(),
        owing: states()
            .filter(owing)
            .map(|state| Unfinished { state, due: DueAfter::Proposed(proposed(state, record).unwrap_or(end)) })
            .collect(),
        continuous: states().filter(|state| state.is_continuous()).collect(),
    }
}

/// A due date is moved if it has passed, or if the record, a document or a request moves it.
fn new_due<'a>(state: &ActionState<'a>, record: Option<&FollowUp>, as_of: NaiveDate, end: NaiveDate) -> DueAfter<'a> {
    if let Some(day) = proposed(state, record) {
        return DueAfter::Proposed(day);
    }
    let ahead = |day: &NaiveDate| *day >= as_of;
    let requested = state.progress.and_then(|progress| progress.requested.as_ref()).map(|request| request.until.value);
    let requested = requested.filter(|day| ahead(day) && state.due.is_none_or(|due| *day > due));
    match (state.granted.filter(|grant| ahead(&grant.until.value)), requested, state.due) {
        (Some(grant), None, _) => DueAfter::Granted(grant.until.value, &grant.document.value),
        (_, Some(day), _) => DueAfter::Proposed(day),
        (None, None, Some(day)) if ahead(&day) => DueAfter::Planned(day),
        (None, None, Some(_)) => DueAfter::Proposed(end),
        (None, None, None) => DueAfter::Undated,
    }
}

/// The day that the record proposes.
fn proposed(state: &ActionState, record: Option<&FollowUp>) -> Option<NaiveDate> {
    record?.new_dues.iter().find(|due| due.action == state.action.id).map(|due| due.until.value)
}
