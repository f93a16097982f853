//! The annex of a plan: every action with who leads, its due date and its deliverable.

use serde::Serialize;

use super::document::{Annex, AnnexContent, Attached, HeaderCell, Row, Table};
use super::speaker::Speaker;
use super::terms;
use crate::figures::ActionState;
use crate::problem::Problem;
use crate::read::{Agency, Plan};

/// Header, share of the width, and whether it is centred, of each column.
const COLUMNS: [(&str, u32, bool); 6] = [
    ("STT", 10, true),
    ("Nhiệm vụ, giải pháp", 76, false),
    ("Bộ phận chủ trì (người phụ trách)", 60, false),
    ("Phối hợp", 42, false),
    ("Thời hạn", 28, true),
    ("Sản phẩm", 46, false),
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
    let mut number = 0;
    for (index, field) in plan.fields.iter().enumerate() {
        rows.push(Row::Group { text: format!("{}. {}", index + 1, field.name.value), note: None });
        for state in states.iter().filter(|state| state.field == index) {
            number += 1;
            let action = state.action;
            let cells = vec![
                number.to_string(),
                terms::amended(action),
                terms::lead(agency, state),
                terms::coordinating(agency, field, action),
                terms::planned_due(state),
                action.deliverable.as_ref().map(|text| text.value.clone()).unwrap_or_default(),
            ];
            rows.push(Row::Cells { cells, bold: false });
        }
    }
    let cell = |text: &str| HeaderCell { text: text.to_owned(), columns: 1, rows: 1 };
    Ok(Annex {
        label: "Phụ lục".into(),
        title: speaker.say("phu_luc")?,
        attached: Attached { before: speaker.say("kem_theo_truoc")?, symbol, after: speaker.say("kem_theo_sau")? },
        landscape: true,
        content: AnnexContent::Table(Table {
            header: vec![COLUMNS.iter().map(|(text, ..)| cell(text)).collect()],
            widths: COLUMNS.iter().map(|(_, width, _)| *width).collect(),
            centred: COLUMNS.iter().map(|(.., centred)| *centred).collect(),
            rows,
        }),
    })
}
