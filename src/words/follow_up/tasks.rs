//! Part III of the follow-up plan: what is overdue, due on another day or owed; the rest is in the annex.

use super::part;
use serde::Serialize;

use super::FollowUpWriter;
use crate::figures::{DueAfter, Unfinished};
use crate::period::{Quarter, short};
use crate::problem::Problem;
use crate::words::short::short_name;
use crate::words::speaker::{items, paragraph};
use crate::words::terms;

/// How many actions are named, and how many more are in the annex.
#[derive(Serialize)]
pub(super) struct Named {
    pub(super) neu: usize,
    pub(super) co_han: usize,
    pub(super) khong_han: usize,
}

/// How many actions are continuous.
#[derive(Serialize)]
pub(super) struct Continuous {
    pub(super) so: usize,
}

/// An action by name.
#[derive(Serialize)]
pub(super) struct Told<'a> {
    pub(super) nhiem_vu: String,
    pub(super) ten: &'a str,
    pub(super) ai: String,
    pub(super) thoi_han: Option<String>,
    /// The due date that it had.
    pub(super) cu: Option<String>,
    /// The document that moved it.
    pub(super) van_ban: Option<&'a str>,
    pub(super) so_ngay: Option<i64>,
    pub(super) chua_bao_cao: bool,
    pub(super) quy_cu: Option<&'static str>,
    pub(super) san_pham: Option<&'a str>,
    pub(super) ly_do: Option<&'a str>,
}

/// III. What goes on, by class; a class alone has no title of its own.
pub(super) fn tasks(writer: &mut FollowUpWriter) -> Result<(), Problem> {
    part(writer, "nhiem_vu")?;
    let left = &writer.from.left;
    let mut overdue: Vec<&Unfinished> = left.unfinished.iter().filter(|one| one.state.is_overdue()).collect();
    overdue.sort_by_key(|one| std::cmp::Reverse(one.state.days_overdue()));
    let moved: Vec<&Unfinished> =
        left.unfinished.iter().filter(|one| !one.state.is_overdue() && is_moved(one)).collect();
    let owing: Vec<&Unfinished> = left.owing.iter().collect();
    let named = overdue.len() + moved.len();
    let undated = left.unfinished.iter().filter(|one| one.due.day().is_none()).count();
    let amounts = Named { neu: named, co_han: left.unfinished.len() - named - undated, khong_han: undated };
    writer.body.push(paragraph(writer.speaker.say_with("chi_tiet", amounts)?));
    let mut classes: Vec<(&str, Vec<String>)> = Vec::new();
    for (key, item, those) in
        [("qua_han", "mot_qua_han", overdue), ("doi_han", "mot_doi_han", moved), ("bo_sung", "mot_bo_sung", owing)]
    {
        let say = |one: &&Unfinished| writer.speaker.say_with(item, told(one));
        classes.push((key, those.iter().map(say).collect::<Result<_, _>>()?));
    }
    classes.retain(|(_, told)| !told.is_empty());
    let alone = classes.len() == 1;
    for (number, (key, told)) in (1..).zip(classes) {
        let title = if alone {
            paragraph(format!("{}:", writer.speaker.say(key)?))
        } else {
            writer.speaker.heading(2, format!("{number}."), key)?
        };
        writer.body.push(title);
        writer.body.extend(items(told));
    }
    if !left.continuous.is_empty() {
        let names = Continuous { so: left.continuous.len() };
        writer.body.push(paragraph(writer.speaker.say_with("thuong_xuyen", names)?));
    }
    Ok(())
}

/// What is said of an action by name.
fn told<'s>(one: &'s Unfinished) -> Told<'s> {
    let state = one.state;
    let granted = match one.due {
        DueAfter::Granted(_, document) => Some(terms::clause(document)),
        _ => None,
    };
    // The due date that this one replaces: of a granted one the plan's, else the one in force, which may itself have been granted.
    let old = if granted.is_some() { state.planned_due } else { state.due };
    Told {
        nhiem_vu: terms::number(state),
        ten: short_name(state.action),
        ai: terms::in_charge(state),
        thoi_han: one.due.day().map(short),
        cu: old.filter(|old| Some(*old) != one.due.day()).map(short),
        van_ban: granted,
        so_ngay: state.days_overdue(),
        chua_bao_cao: state.never_reported(),
        quy_cu: state.reported_in.filter(|_| state.is_of_earlier_quarter()).map(Quarter::roman),
        san_pham: state.action.deliverable.as_ref().map(|text| terms::clause(&text.value)),
        ly_do: terms::reason(state).filter(|_| state.unfinished()),
    }
}

/// Whether an action is due on another day than the plan says.
fn is_moved(one: &Unfinished) -> bool {
    match one.due {
        DueAfter::Granted(..) => true,
        DueAfter::Proposed(day) => Some(day) != one.state.due,
        DueAfter::Planned(_) | DueAfter::Undated => false,
    }
}
