//! The annex of a follow-up plan: every action that goes on, with who leads and until when.

use serde_json::json;

use super::FollowUpWriter;
use crate::figures::{ActionState, DueAfter, State, Unfinished};
use crate::period::{Quarter, short};
use crate::problem::Problem;
use crate::words::document::{Annex, AnnexContent};
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

pub(super) fn annex(writer: &FollowUpWriter) -> Result<Annex, Problem> {
    let (agency, left) = (writer.from.agency, &writer.from.left);
    let mut rows = Vec::new();
    for (index, field) in writer.from.plan.fields.iter().enumerate() {
        let mut of_field = Vec::new();
        for unfinished in left.unfinished.iter().chain(&left.owing).filter(|one| one.state.field == index) {
            of_field.push((unfinished.state.number, action_row(writer, unfinished)?));
        }
        for state in left.continuous.iter().filter(|state| state.field == index) {
            of_field.push((state.number, continuous_row(writer, state)?));
        }
        // In the plan's order.
        of_field.sort_by_key(|(number, _)| *number);
        if of_field.is_empty() {
            continue;
        }
        // A field keeps the number that it has in the plan, as its actions do.
        rows.push(group(&writer.speaker.shared, writer.from.directory, index, field)?);
        rows.extend(of_field.into_iter().map(|(_, cells)| row(cells)));
    }
    Ok(Annex {
        label: writer.speaker.shared.annex(None)?,
        title: writer.speaker.say("phu_luc")?,
        attached: frame::attached(&writer.speaker, frame::symbol(agency, writer.from.kind))?,
        landscape: true,
        content: AnnexContent::Tables { tables: vec![table(&writer.speaker, &COLUMNS, rows)?] },
    })
}

fn action_row(writer: &FollowUpWriter, unfinished: &Unfinished) -> Result<Vec<String>, Problem> {
    let state = unfinished.state;
    let due = match unfinished.due {
        DueAfter::Undated => writer.speaker.say("han_chua_giao")?,
        DueAfter::Planned(day) | DueAfter::Granted(day, _) | DueAfter::Proposed(day) => short(day),
    };
    cells(writer, state, due, notes(writer, unfinished)?)
}

/// Continuous work, with what is known of it.
fn continuous_row(writer: &FollowUpWriter, state: &ActionState) -> Result<Vec<String>, Problem> {
    let note = match state.status {
        State::Unreported => terms::state(&writer.speaker.shared, state.status)?,
        State::NotStarted => writer.speaker.say("ghi_chu_chua_trien_khai")?,
        _ => String::new(),
    };
    cells(writer, state, writer.speaker.say("han_thuong_xuyen")?, note)
}

fn cells(writer: &FollowUpWriter, state: &ActionState, due: String, notes: String) -> Result<Vec<String>, Problem> {
    let field = &writer.from.plan.fields[state.field];
    Ok(vec![
        terms::number(state),
        state.action.text.value.clone(),
        leading(&writer.speaker.shared, writer.from.directory, field, state, Some(writer.from.figures.as_of))?,
        due,
        state.action.deliverable.as_ref().map(|text| text.value.clone()).unwrap_or_default(),
        notes,
    ])
}

/// What moved the due date, the old one, whether the quarter reports it, and why the action is not finished.
fn notes(writer: &FollowUpWriter, unfinished: &Unfinished) -> Result<String, Problem> {
    let (speaker, state) = (&writer.speaker, unfinished.state);
    let open = state.unfinished();
    let moved = match unfinished.due {
        DueAfter::Granted(_, document) => {
            Some(speaker.say_with("ghi_chu_gia_han", json!({ "van_ban": terms::clause(document) }))?)
        }
        DueAfter::Proposed(_) if open => Some(speaker.say("ghi_chu_han_moi")?),
        _ if open => None,
        _ => Some(speaker.say("ghi_chu_bo_sung")?),
    };
    // The due date that this one replaces: of a granted one the plan's, else the one in force, which may itself have been granted.
    let old = if matches!(unfinished.due, DueAfter::Granted(..)) { state.planned_due } else { state.due };
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
