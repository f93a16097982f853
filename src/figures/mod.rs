//! Third room: what is counted and added, never typed. Pure; scores are exact decimals.

mod plan;
mod quarter;
mod remedy;
mod state;
mod tally;
mod unfinished;

pub(crate) use plan::{PlanFigures, of_plan};
#[cfg(test)]
pub(crate) use quarter::tally;
pub(crate) use quarter::{FieldFigures, Figures, Group, Reports, Restated, of_quarter, restated};
pub(crate) use remedy::Remedy;
pub(crate) use state::{ActionState, Lateness};
pub(crate) use tally::Tally;
pub(crate) use unfinished::{Left, NewDue, Unfinished, left};
