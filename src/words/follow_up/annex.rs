//! The annex of a follow-up plan: every action that goes on with its old and new due date.

use super::{SYMBOL, Writer};
use crate::figures::ActionState;
use crate::problem::Problem;
use crate::words::document::{Annex, AnnexContent, Attached, HeaderCell, Row, Table};
use crate::words::terms;

impl Writer<'_> {
    /// The annex: every action that goes on with its old and new due date.
    pub(super) fn annex(&self) -> Result<Annex, Problem> {
        const COLUMNS: [(&str, u32, bool); 8] = [
            ("STT", 10, true),
            ("Nhiệm vụ, giải pháp", 58, false),
            ("Bộ phận chủ trì (người phụ trách)", 36, false),
            ("Phối hợp", 36, false),
            ("Thời hạn đã giao", 24, true),
            ("Thời hạn mới", 34, true),
            ("Sản phẩm, tài liệu kiểm chứng phải có", 32, false),
            ("Lý do chưa hoàn thành", 32, false),
        ];
        let left = self.from.left;
        let mut rows = Vec::new();
        let mut number = 0;
        // Fields with nothing left are not told of, here as in the text: both count alike.
        let mut fields = 0;
        for (index, field) in self.from.plan.fields.iter().enumerate() {
            let mut of_field = Vec::new();
            for unfinished in left.unfinished.iter().chain(&left.owing).filter(|one| one.state.field == index) {
                of_field.push((unfinished.state, self.due(unfinished)?));
            }
            if of_field.is_empty() {
                continue;
            }
            fields += 1;
            rows.push(Row::Group { text: format!("{fields}. {}", field.name.value), note: None });
            for (state, due) in of_field {
                number += 1;
                rows.push(Row::Cells { cells: self.row(number, state, due), bold: false });
            }
        }
        Ok(Annex {
            label: "Phụ lục".into(),
            title: self.speaker.say("phu_luc")?,
            attached: Attached {
                before: self.speaker.say("kem_theo_truoc")?,
                symbol: format!("/{SYMBOL}-{}", self.from.agency.committee.abbreviation.value),
                after: self.speaker.say("kem_theo_sau")?,
            },
            landscape: true,
            content: AnnexContent::Table(Table {
                header: vec![
                    COLUMNS.iter().map(|(text, ..)| HeaderCell { text: (*text).into(), columns: 1, rows: 1 }).collect(),
                ],
                widths: COLUMNS.iter().map(|(_, width, _)| *width).collect(),
                centred: COLUMNS.iter().map(|(.., centred)| *centred).collect(),
                rows,
            }),
        })
    }

    fn row(&self, number: usize, state: &ActionState, due: String) -> Vec<String> {
        let agency = self.from.agency;
        let reason = state.progress.and_then(|progress| progress.reason.as_ref()).filter(|_| state.unfinished());
        vec![
            number.to_string(),
            state.action.text.value.clone(),
            terms::lead(agency, state),
            terms::coordinating(agency, &self.from.plan.fields[state.field], state.action),
            terms::planned_due(state),
            due,
            state.action.deliverable.as_ref().map(|text| text.value.clone()).unwrap_or_default(),
            // What is done late has a reason too, but not for being unfinished.
            reason.map(|text| text.value.clone()).unwrap_or_default(),
        ]
    }
}
