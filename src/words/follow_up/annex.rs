//! The annex of a follow-up plan: every action that goes on, with who leads and until when.

use super::Writer;
use crate::figures::{ActionState, NewDue, State, Unfinished};
use crate::period::short;
use crate::problem::Problem;
use crate::words::document::{Annex, AnnexContent, Attached, Row};
use crate::words::tables::{leading, row, stacked, table};
use crate::words::{frame, terms};

/// Name of each column, and whether it is centred.
const COLUMNS: [(&str, bool); 6] = [
    ("STT", true),
    ("Nhiệm vụ, giải pháp", false),
    ("Chủ trì (người phụ trách)", false),
    ("Thời hạn", true),
    ("Sản phẩm, tài liệu kiểm chứng phải có", false),
    ("Ghi chú (lý do, thời hạn cũ)", false),
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
            let shared = terms::coordinating_field(agency, field);
            let note = (!shared.is_empty()).then(|| format!("– Phối hợp: {shared}"));
            // A field keeps the number that it has in the plan, as its actions do.
            rows.push(Row::Group { text: format!("{}. {}", index + 1, field.name.value), note });
            rows.extend(of_field.into_iter().map(|(_, cells)| row(cells)));
        }
        Ok(Annex {
            label: "Phụ lục".into(),
            title: self.speaker.say("phu_luc")?,
            attached: Attached {
                before: self.speaker.say("kem_theo_truoc")?,
                symbol: frame::symbol(agency, self.from.kind),
                after: self.speaker.say("kem_theo_sau")?,
            },
            landscape: true,
            content: AnnexContent::Tables { tables: vec![table(&COLUMNS, rows)] },
        })
    }

    fn row(&self, unfinished: &Unfinished) -> Result<Vec<String>, Problem> {
        let state = unfinished.state;
        let due = match unfinished.due {
            NewDue::Undated => self.speaker.say("han_chua_giao")?,
            NewDue::Planned(day) | NewDue::Granted(day, _) | NewDue::Proposed(day) => short(day),
        };
        Ok(self.cells(state, due, stacked(notes(unfinished, state))))
    }

    /// Continuous work, with what is known of it.
    fn continuous_row(&self, state: &ActionState) -> Result<Vec<String>, Problem> {
        let note = match state.status {
            State::Unreported => "Chưa có báo cáo",
            State::NotStarted => "Chưa triển khai",
            _ => "",
        };
        Ok(self.cells(state, self.speaker.say("han_thuong_xuyen")?, note.to_owned()))
    }

    fn cells(&self, state: &ActionState, due: String, notes: String) -> Vec<String> {
        vec![
            terms::number(state),
            state.action.text.value.clone(),
            leading(self.from.agency, &self.from.plan.fields[state.field], state, Some(self.from.figures.as_of)),
            due,
            state.action.deliverable.as_ref().map(|text| text.value.clone()).unwrap_or_default(),
            notes,
        ]
    }
}

/// What moved the due date, the old one, whether the quarter reports it, and why the action is not finished.
fn notes(unfinished: &Unfinished, state: &ActionState) -> [Option<String>; 4] {
    let open = state.unfinished();
    let moved = match unfinished.due {
        NewDue::Granted(_, document) => Some(format!("Gia hạn theo {}", terms::clause(document))),
        NewDue::Proposed(_) if open => Some("Thời hạn mới theo Kế hoạch này".to_owned()),
        _ => None,
    };
    // The date in force until now, which a document may have moved before.
    let old = if matches!(unfinished.due, NewDue::Granted(..)) { state.planned_due } else { state.due };
    let old = old.filter(|old| open && moved.is_some() && Some(*old) != unfinished.due.day());
    let old = old.map(|old| format!("Thời hạn cũ: {}", short(old)));
    let reason = terms::reason(state).filter(|_| open);
    let owed = (!open).then(|| "Đã hoàn thành, phải bổ sung tài liệu kiểm chứng".to_owned());
    let earlier = state.reported_in.filter(|_| open && state.is_of_earlier_quarter());
    let reported = match earlier {
        Some(quarter) => Some(format!("Theo báo cáo quý {}", quarter.roman())),
        None => state.never_reported().then(|| "Chưa có báo cáo".to_owned()),
    };
    [moved.or(owed), old, reported, reason.map(|reason| format!("Lý do: {reason}"))]
}
