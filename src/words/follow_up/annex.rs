//! The annex of a follow-up plan: every action that goes on, with who leads and until when.

use serde_json::json;

use super::Writer;
use crate::figures::{ActionState, NewDue, State, Unfinished};
use crate::period::{Quarter, short};
use crate::problem::Problem;
use crate::words::document::{Annex, AnnexContent, Attached};
use crate::words::tables::{Column, group, leading, row, stacked, table};
use crate::words::{frame, terms};

const COLUMNS: [Column; 6] = [
    ("cot_stt", true),
    ("cot_nhiem_vu", false),
    ("cot_chu_tri", false),
    ("cot_thoi_han", true),
    ("cot_san_pham_phai_co", false),
    ("cot_ghi_chu", false),
];

impl Writer<'_> {
    pub(super) fn annex(&self) -> Result<Annex, Problem> {
        let (agency, left) = (self.from.agency, self.from.left);
        let mut rows = Vec::new();
        for (index, field) in self.from.plan.fields.iter().enumerate() {
            let mut of_field = Vec::new();
            for unfinished in left.unfinished.iter().chain(&left.owing).filter(|one| one.state.field == index) {
                of_field.push((unfinished.state.number, self.row(unfinished)?));
            }
            for state in left.continuous.iter().filter(|state| state.field == index) {
                of_field.push((state.number, self.continuous_row(state)?));
            }
            // In the plan's order.
            of_field.sort_by_key(|(number, _)| *number);
            if of_field.is_empty() {
                continue;
            }
            // A field keeps the number that it has in the plan, as its actions do.
            rows.push(group(&self.speaker.shared, self.from.directory, index, field)?);
            rows.extend(of_field.into_iter().map(|(_, cells)| row(cells)));
        }
        Ok(Annex {
            label: self.speaker.shared.annex(None)?,
            title: self.speaker.say("phu_luc")?,
            attached: Attached {
                before: self.speaker.say("kem_theo_truoc")?,
                symbol: frame::symbol(agency, self.from.kind),
                after: self.speaker.say("kem_theo_sau")?,
            },
            landscape: true,
            content: AnnexContent::Tables { tables: vec![table(&self.speaker, &COLUMNS, rows)?] },
        })
    }

    fn row(&self, unfinished: &Unfinished) -> Result<Vec<String>, Problem> {
        let state = unfinished.state;
        let due = match unfinished.due {
            NewDue::Undated => self.speaker.say("han_chua_giao")?,
            NewDue::Planned(day) | NewDue::Granted(day, _) | NewDue::Proposed(day) => short(day),
        };
        self.cells(state, due, self.notes(unfinished)?)
    }

    /// Continuous work, with what is known of it.
    fn continuous_row(&self, state: &ActionState) -> Result<Vec<String>, Problem> {
        let note = match state.status {
            State::Unreported => terms::state(&self.speaker.shared, state.status)?,
            State::NotStarted => self.speaker.say("ghi_chu_chua_trien_khai")?,
            _ => String::new(),
        };
        self.cells(state, self.speaker.say("han_thuong_xuyen")?, note)
    }

    fn cells(&self, state: &ActionState, due: String, notes: String) -> Result<Vec<String>, Problem> {
        let field = &self.from.plan.fields[state.field];
        Ok(vec![
            terms::number(state),
            state.action.text.value.clone(),
            leading(&self.speaker.shared, self.from.directory, field, state, Some(self.from.figures.as_of))?,
            due,
            state.action.deliverable.as_ref().map(|text| text.value.clone()).unwrap_or_default(),
            notes,
        ])
    }

    /// What moved the due date, the old one, whether the quarter reports it, and why the action is not finished.
    fn notes(&self, unfinished: &Unfinished) -> Result<String, Problem> {
        let (speaker, state) = (&self.speaker, unfinished.state);
        let open = state.unfinished();
        let moved = match unfinished.due {
            NewDue::Granted(_, document) => {
                Some(speaker.say_with("ghi_chu_gia_han", json!({ "van_ban": terms::clause(document) }))?)
            }
            NewDue::Proposed(_) if open => Some(speaker.say("ghi_chu_han_moi")?),
            _ if open => None,
            _ => Some(speaker.say("ghi_chu_bo_sung")?),
        };
        // The date in force until now, which a document may have moved before.
        let old = if matches!(unfinished.due, NewDue::Granted(..)) { state.planned_due } else { state.due };
        let old = old.filter(|old| open && moved.is_some() && Some(*old) != unfinished.due.day());
        let old = old.map(|old| speaker.say_with("ghi_chu_han_cu", json!({ "thoi_han": short(old) })));
        let earlier = state.reported_in.filter(|_| open && state.is_of_earlier_quarter()).map(Quarter::roman);
        let reported = match earlier {
            Some(quarter) => Some(speaker.say_with("ghi_chu_quy_cu", json!({ "quy_cu": quarter }))?),
            None if state.never_reported() => Some(terms::state(&speaker.shared, state.status)?),
            None => None,
        };
        let reason = terms::reason(state).filter(|_| open);
        let reason = reason.map(|reason| speaker.say_with("ly_do", json!({ "ly_do": reason })));
        Ok(stacked([moved, old.transpose()?, reported, reason.transpose()?]))
    }
}
