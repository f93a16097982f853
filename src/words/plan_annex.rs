//! The annex of a plan: every action with who leads, its due date and its deliverable.

use serde::Serialize;

use super::document::{Annex, AnnexContent};
use super::frame;
use super::speaker::Speaker;
use super::tables::{Column, group, leading, row, table};
use super::terms;
use crate::figures::{ActionState, Directory};
use crate::problem::Problem;
use crate::read::Plan;

const COLUMNS: [Column; 5] = [
    ("cot_stt", true),
    ("cot_nhiem_vu", false),
    ("cot_chu_tri", false),
    ("cot_thoi_han", true),
    ("cot_san_pham", false),
];

/// Writes the annex. `states` are the plan's actions before anything is reported, in its order; `symbol` is the plan's.
pub(super) fn annex<C: Serialize>(
    speaker: &Speaker<C>,
    directory: &Directory,
    plan: &Plan,
    states: &[ActionState],
    symbol: String,
) -> Result<Annex, Problem> {
    let shared = &speaker.shared;
    let mut rows = Vec::new();
    for (index, field) in plan.fields.iter().enumerate() {
        rows.push(group(shared, directory, index, field)?);
        for state in states.iter().filter(|state| state.field == index) {
            rows.push(row(vec![
                terms::number(state),
                terms::amended(shared, state.action, plan.date.as_ref().map(|date| date.value))?,
                leading(shared, directory, field, state, None)?,
                terms::planned_due(shared, state)?,
                state.action.deliverable.as_ref().map(|text| text.value.clone()).unwrap_or_default(),
            ]));
        }
    }
    Ok(Annex {
        label: shared.annex(None)?,
        title: speaker.say("phu_luc")?,
        attached: frame::attached(speaker, symbol)?,
        landscape: true,
        content: AnnexContent::Tables { tables: vec![table(speaker, &COLUMNS, rows)?] },
    })
}
