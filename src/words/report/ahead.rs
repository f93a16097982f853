//! Part IV: what comes next. Every action that is not done stands in one of its groups.

use super::review::{ranked_overdue, states};
use super::{numbered, part};
use serde::Serialize;
use serde_json::json;

use super::ReportWriter;
use crate::figures::{ActionState, State};
use crate::period::short;
use crate::problem::Problem;
use crate::words::{short, terms};

/// More actions than this are left to the annex: the chairman reads part IV.
const TOLD_ONE_BY_ONE: usize = 10;

/// What is to be done at once: numbers of actions that are overdue or lack evidence, and how many lack a report.
#[derive(Serialize)]
pub(super) struct AtOnce {
    pub(super) qua_han: Vec<String>,
    pub(super) thieu: Vec<String>,
    pub(super) khong_bao_cao: usize,
}

/// What falls due, by name.
#[derive(Serialize)]
pub(super) struct DueActions {
    pub(super) so: usize,
    pub(super) nhiem_vu: Vec<String>,
}

/// What falls due, where it is too much to name.
#[derive(Serialize)]
pub(super) struct ManyDue {
    pub(super) so: usize,
}

/// What goes on after the next quarter, without a due date, or all the time.
#[derive(Serialize)]
pub(super) struct Rest {
    pub(super) sau: usize,
    pub(super) khong_han: usize,
    pub(super) thuong_xuyen: usize,
    /// Continuous work that no quarter has reported.
    pub(super) chua_bao_cao: usize,
    /// Continuous work that is reported as something else than going on.
    pub(super) chua_lam: usize,
}

/// IV. Tasks of the next quarter.
pub(super) fn ahead(writer: &mut ReportWriter) -> Result<(), Problem> {
    part(writer, "tiep_theo")?;
    let figures = writer.from.figures;
    let (now, next) = (figures.quarter.last_day(), figures.quarter.next().last_day());
    let mut items = Vec::new();
    // An action for which more time is asked is marked: it is due on another day if that is granted.
    let number = |state: &ActionState| match terms::asked_for(state).filter(|_| state.in_quarter) {
        Some(_) => writer.speaker.say_with("tru_khi_gia_han", json!({ "nhiem_vu": terms::number(state) })),
        None => Ok(terms::number(state)),
    };
    let numbers = |states: Vec<&ActionState>| states.into_iter().map(number).collect::<Result<Vec<_>, _>>();
    let overdue = numbers(ranked_overdue(writer))?;
    let bare = numbers(states(writer, |state| state.without_evidence()))?;
    let silent = figures.total.without_report;
    if !overdue.is_empty() || !bare.is_empty() || silent > 0 {
        let names = AtOnce { qua_han: overdue, thieu: bare, khong_bao_cao: silent };
        items.push(writer.speaker.say_with("lam_ngay", names)?);
    }
    let ahead = |state: &ActionState| state.unfinished() && !state.is_overdue();
    let day = |state: &ActionState| state.due.filter(|_| ahead(state));
    let groups = [
        ("den_han_hom_nay", states(writer, |state| day(state) == Some(figures.as_of))),
        ("den_han_quy_nay", states(writer, |state| day(state).is_some_and(|day| figures.as_of < day && day <= now))),
        (
            "den_han",
            states(writer, |state| day(state).is_some_and(|day| figures.as_of < day && now < day && day <= next)),
        ),
    ];
    for (key, mut states) in groups {
        states.sort_by_key(|state| state.due);
        if !states.is_empty() {
            items.push(due(writer, key, &states)?);
        }
    }
    let later = states(writer, |state| day(state).is_some_and(|day| day > next && day > figures.as_of)).len();
    let undated = states(writer, |state| ahead(state) && state.due.is_none()).len();
    let continuous = states(writer, |state| state.is_continuous());
    if later + undated + continuous.len() > 0 {
        let unreported = continuous.iter().filter(|state| state.never_reported()).count();
        let going_on = continuous.iter().filter(|state| state.status == State::Continuous).count();
        let names = Rest {
            sau: later,
            khong_han: undated,
            thuong_xuyen: continuous.len(),
            chua_bao_cao: unreported,
            chua_lam: continuous.len() - going_on - unreported,
        };
        items.push(writer.speaker.say_with("con_lai", names)?);
    }
    numbered(writer, items)
}

/// Actions that fall due: by name while they are few, else left to the annex.
fn due(writer: &ReportWriter, key: &str, states: &[&ActionState]) -> Result<String, Problem> {
    if states.len() > TOLD_ONE_BY_ONE {
        return writer.speaker.say_with(&format!("{key}_nhieu"), ManyDue { so: states.len() });
    }
    let one = |state: &&ActionState| {
        let names = json!({
            "nhiem_vu": terms::number(state),
            "ten": short::short_name(state.action),
            "thoi_han": state.due.map(short),
        });
        writer.speaker.say_with("mot_den_han", names)
    };
    let named: Vec<String> = states.iter().map(one).collect::<Result<_, _>>()?;
    writer.speaker.say_with(key, DueActions { so: states.len(), nhiem_vu: named })
}
