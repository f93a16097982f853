//! What a follow-up plan goes on with: unfinished actions with their new due dates, evidence owed, continuous work.

use chrono::NaiveDate;

use super::quarter::Figures;
use super::state::{ActionState, Lateness};
use crate::read::{FollowUp, Status};

/// When an action that goes on is due, and on whose word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NewDue<'a> {
    /// The plan's date still stands.
    Planned(NaiveDate),
    /// Moved by the document that granted it.
    Granted(NaiveDate, &'a str),
    /// Proposed: by the record, else asked for by who leads, else the end of the next quarter.
    Proposed(NaiveDate),
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
    pub(crate) owing: Vec<&'f ActionState<'a>>,
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
    // After quý IV the plan is next year's.
    let turn = NaiveDate::from_ymd_opt(figures.quarter.year + 1, 1, 1).filter(|_| figures.quarter.number == 4);
    let unfinished = figures.actions.iter().filter(|state| state.unfinished());
    let owing =
        |state: &&ActionState| state.status == Status::Done && (state.without_evidence() || state.owes_evidence());
    Left {
        unfinished: unfinished.map(|state| Unfinished { state, due: new_due(state, record, end, turn) }).collect(),
        owing: figures.actions.iter().filter(owing).collect(),
        continuous: figures.actions.iter().filter(|state| state.status == Status::Continuous).collect(),
    }
}

fn new_due<'a>(
    state: &ActionState<'a>,
    record: Option<&FollowUp>,
    end: NaiveDate,
    turn: Option<NaiveDate>,
) -> NewDue<'a> {
    let id = &state.action.id.0.value;
    let proposed = record.and_then(|record| record.new_dues.iter().find(|due| due.action.0.value == *id));
    if let Some(proposed) = proposed {
        return NewDue::Proposed(proposed.until.value);
    }
    let granted = state.granted.map(|grant| (grant.until.value, grant.document.value.as_str()));
    let requested = state.progress.and_then(|progress| progress.requested.as_ref()).map(|request| request.until.value);
    match (granted, requested, state.due, state.lateness) {
        (Some((day, document)), _, _, Lateness::NotMeasured) => NewDue::Granted(day, document),
        (_, Some(day), ..) => NewDue::Proposed(day),
        // A date within the year that ends does not do for the next.
        (_, None, Some(day), Lateness::NotMeasured) if turn.is_none_or(|turn| day >= turn) => NewDue::Planned(day),
        _ => NewDue::Proposed(end),
    }
}
