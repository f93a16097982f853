//! Figures of the year before, from the scores in a plan.

use rust_decimal::Decimal;

use crate::read::{Field, Plan};

/// Sum and shortfalls of the scores of the year before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PlanFigures {
    /// Sum of the fields' scores.
    pub(crate) total: Decimal,
    /// Sum of the fields' maxima.
    pub(crate) maximum: Decimal,
    /// Indexes, in the plan's order, of the fields that reached less than their maximum.
    pub(crate) below_maximum: Vec<usize>,
    /// Number of fields.
    pub(crate) fields: usize,
    /// Number of criteria of all fields; none where the plan has fields alone.
    pub(crate) criteria: usize,
    /// Number of criteria that reached less than their maximum.
    pub(crate) criteria_below: usize,
}

/// Counts and adds up a plan.
pub(crate) fn of_plan(plan: &Plan) -> PlanFigures {
    let below = |(index, field): (usize, &Field)| field.score.falls_short().then_some(index);
    let criteria = || plan.fields.iter().flat_map(|field| &field.criteria);
    PlanFigures {
        total: plan.fields.iter().map(|field| field.score.achieved.value).sum(),
        maximum: plan.fields.iter().map(|field| field.score.maximum.value).sum(),
        below_maximum: plan.fields.iter().enumerate().filter_map(below).collect(),
        fields: plan.fields.len(),
        criteria: criteria().count(),
        criteria_below: criteria().filter(|criterion| criterion.score.falls_short()).count(),
    }
}
