//! Third room: what is counted and added, never typed. Pure; scores are exact decimals.

use rust_decimal::Decimal;

use crate::read::Plan;

/// What a plan says in figures of the year before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PlanFigures {
    /// Sum of the fields' scores.
    pub(crate) total: Decimal,
    /// Indexes, in the plan's order, of the fields that reached less than their maximum.
    pub(crate) below_maximum: Vec<usize>,
    /// Number of fields.
    pub(crate) fields: usize,
}

/// Counts and adds up a plan.
pub(crate) fn of_plan(plan: &Plan) -> PlanFigures {
    let below = |(index, field): (usize, &crate::read::Field)| {
        (field.score.achieved.value < field.score.maximum.value).then_some(index)
    };
    PlanFigures {
        total: plan.fields.iter().map(|field| field.score.achieved.value).sum(),
        below_maximum: plan.fields.iter().enumerate().filter_map(below).collect(),
        fields: plan.fields.len(),
    }
}
