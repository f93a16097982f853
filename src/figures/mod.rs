//! Figures: everything that is counted or added up, from records alone; scores are exact decimals. Rules and sentences
//! take their figures from here and count nothing themselves.

mod counted;
mod directory;
mod groups;
mod indicators;
mod plan;
mod remedy;
mod restated;
mod scores;
mod state;
mod tally;
mod unfinished;
mod year;

pub(crate) use counted::{Counted, CountedYear};
pub(crate) use directory::Directory;
pub(crate) use groups::{DepartmentGroup, GroupCounts};
pub(crate) use indicators::IndicatorState;
pub(crate) use plan::{PlanFigures, of_plan};
pub(crate) use remedy::{Remedies, Remedy};
pub(crate) use restated::Restated;
pub(crate) use scores::Scores;
pub(crate) use state::{ActionState, Lateness, State};
pub(crate) use tally::Tally;
pub(crate) use unfinished::{DueAfter, Left, Unfinished, left};
#[cfg(test)]
pub(crate) use year::runs;
pub(crate) use year::{FieldFigures, Figures, of_plan_actions};

use crate::problem::ProblemKind;

/// Every kind of problem that is declared in this room.
pub(crate) fn problem_kinds() -> impl Iterator<Item = &'static ProblemKind> {
    [restated::PROBLEM_KINDS].into_iter().flatten().copied()
}
