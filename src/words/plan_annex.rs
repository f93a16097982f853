//! The annex of a plan: every action with who leads, its due date and its deliverable.

use serde::Serialize;

use super::document::{Annex, AnnexContent, Attached, Row};
use super::speaker::Speaker;
use super::tables::{leading, row, table};
use super::terms;
use crate::figures::ActionState;
use crate::problem::Problem;
use crate::read::{Agency, Plan};

/// Name of each column, and whether it is centred.
const COLUMNS: [(&str, bool); 5] = [
    ("STT", true),
    ("Nhiệm vụ, giải pháp", false),
    ("Chủ trì (người phụ trách)", false),
    ("Thời hạn", true),
    ("Sản phẩm", false),
];

/// Writes the annex. `states` are the plan's actions before anything is reported, in its order; `symbol` is the plan's.
pub(super) fn annex<C: Serialize>(
    speaker: &Speaker<C>,
    agency: &Agency,
    plan: &Plan,
    states: &[ActionState],
    symbol: String,
) -> Result<Annex, Problem> {
    let mut rows = Vec::new();
    for (index, field) in plan.fields.iter().enumerate() {
        let shared = terms::coordinating_field(agency, field);
        let note = (!shared.is_empty()).then(|| format!("– Phối hợp: {shared}"));
        rows.push(Row::Group { text: format!("{}. {}", index + 1, field.name.value), note });
        for state in states.iter().filter(|state| state.field == index) {
            rows.push(row(vec![
                terms::number(state),
                terms::amended(state.action, plan.date.as_ref().map(|date| date.value)),
                leading(agency, field, state, None),
                terms::planned_due(state),
                state.action.deliverable.as_ref().map(|text| text.value.clone()).unwrap_or_default(),
            ]));
        }
    }
    Ok(Annex {
        label: "Phụ lục".into(),
        title: speaker.say("phu_luc")?,
        attached: Attached { before: speaker.say("kem_theo_truoc")?, symbol, after: speaker.say("kem_theo_sau")? },
        landscape: true,
        content: AnnexContent::Tables { tables: vec![table(&COLUMNS, rows)] },
    })
}
