//! How documents call things: an action inside a sentence, who is in charge, a due date, a status, a piece of evidence.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::json;

use super::numerals::score;
use super::vocabulary::Vocabulary;
use crate::figures::{ActionState, Directory, Lateness, State};
use crate::period::{Quarter, short};
use crate::problem::Problem;
use crate::read::{Action, Amendment, Criterion, Department, Due, ExtensionRequest, Field};

/// A typed sentence inside another: without its final full stop or semicolon.
pub(crate) fn clause(text: &str) -> &str {
    let text = text.trim_end();
    match text.strip_suffix("...") {
        Some(_) => text,
        None => text.trim_end_matches(['.', ';', ',']).trim_end(),
    }
}

/// The names of departments, as a list inside a sentence.
pub(crate) fn departments(departments: &[&Department]) -> String {
    departments.iter().map(|department| department.name.value.as_str()).collect::<Vec<_>>().join(", ")
}

/// A criterion with its score, as sentences name it.
#[derive(Serialize)]
pub(crate) struct CriterionScore<'a> {
    ten: &'a str,
    dat: String,
    toi_da: String,
}

/// The criteria of a field that fell short of their maximum.
pub(crate) fn criteria_below<'a>(field: &'a Field) -> Vec<CriterionScore<'a>> {
    let below = field.criteria.iter().filter(|criterion| criterion.score.falls_short());
    let one = |Criterion { name, score: of, .. }: &'a Criterion| CriterionScore {
        ten: clause(&name.value),
        dat: score(of.achieved.value),
        toi_da: score(of.maximum.value),
    };
    below.map(one).collect()
}

/// The names of those who take part in the whole field, as its title says them once. Whoever leads it is not among them.
pub(crate) fn coordinating_field(directory: &Directory, field: &Field) -> String {
    departments(&directory.coordinating(&field.responsibility))
}

/// The names of those who take part in an action, where they are others than the title of its field says.
pub(crate) fn coordinating_apart(
    shared: &Vocabulary,
    directory: &Directory,
    field: &Field,
    state: &ActionState,
) -> Result<Option<String>, Problem> {
    let own = departments(&state.coordinating);
    let of_field = coordinating_field(directory, field);
    if own == of_field {
        return Ok(None);
    }
    // The title row of the field names who takes part in all its actions. If nobody takes part in this one, its cell says so.
    Ok(Some(if own.is_empty() { shared.say("khong_phoi_hop")? } else { own }))
}

/// Who is in charge, inside a sentence: `Nguyễn Văn An, Văn phòng Ủy ban`; the departments are those that lead.
pub(crate) fn in_charge(state: &ActionState) -> String {
    let person = state.person.map(|person| person.name.value.as_str());
    let leads = state.leads.iter().map(|department| department.name.value.as_str());
    person.into_iter().chain(leads).collect::<Vec<_>>().join(", ")
}

/// Who leads: `Văn phòng Ủy ban (Nguyễn Văn An)`.
pub(crate) fn lead(state: &ActionState) -> String {
    let person = state.person.map(|person| format!(" ({})", person.name.value)).unwrap_or_default();
    format!("{}{person}", departments(&state.leads))
}

/// The typed reason why an action is late: the report's own, else that of the request for more time.
pub(crate) fn reason<'a>(state: &ActionState<'a>) -> Option<&'a str> {
    let progress = state.progress?;
    let requested = || progress.requested.as_ref().and_then(|request| request.reason.as_ref());
    progress.reason.as_ref().or_else(requested).map(|reason| clause(&reason.value))
}

/// Since when another department leads an action, and by which document.
pub(crate) fn lead_since(
    shared: &Vocabulary,
    state: &ActionState,
    as_of: NaiveDate,
) -> Result<Option<String>, Problem> {
    let begun = state.action.lead_changes.iter().filter(|change| change.from.value <= as_of);
    let Some(last) = begun.max_by_key(|change| change.from.value) else { return Ok(None) };
    let names = json!({ "ngay": short(last.from.value), "van_ban": clause(&last.document.value) });
    shared.say_with("chu_tri_tu", names).map(Some)
}

/// Due date as the annex shows it, with what moved it or is asked to, each in a line.
pub(crate) fn due(shared: &Vocabulary, state: &ActionState) -> Result<Vec<String>, Problem> {
    let planned = planned_due(shared, state)?;
    let mut lines = Vec::new();
    match state.granted {
        // A document cited in an earlier quarter still moves the due date.
        Some(grant) => {
            lines.push(short(grant.until.value));
            lines.push(shared.say_with("han_gia_han", json!({ "van_ban": clause(&grant.document.value) }))?);
            if !planned.is_empty() {
                lines.push(shared.say_with("han_cu", json!({ "thoi_han": planned }))?);
            }
        }
        None => lines.extend((!planned.is_empty()).then_some(planned)),
    }
    if let Some(request) = asked_for(state) {
        lines.push(shared.say_with("han_de_nghi", json!({ "ngay": short(request.until.value) }))?);
    }
    Ok(lines)
}

/// Due date as the plan has it.
pub(super) fn planned_due(shared: &Vocabulary, state: &ActionState) -> Result<String, Problem> {
    match (state.action.due.as_ref().map(|due| &due.value), state.planned_due.map(short)) {
        (Some(Due::Continuous), _) => shared.say("han_thuong_xuyen"),
        (Some(Due::InYear), Some(day)) => shared.say_with("han_trong_nam", json!({ "ngay": day })),
        (Some(Due::Month { year, month }), Some(day)) => {
            shared.say_with("han_thang", json!({ "thang": month, "nam": year, "ngay": day }))
        }
        (Some(Due::Within(quarter)), Some(day)) => {
            shared.say_with("han_quy", json!({ "quy": quarter.roman(), "nam": quarter.year, "ngay": day }))
        }
        (_, day) => Ok(day.unwrap_or_default()),
    }
}

/// The request for more time in the last report of an unfinished action, while no document has granted it.
pub(super) fn asked_for<'a>(state: &ActionState<'a>) -> Option<&'a ExtensionRequest> {
    let open = state.progress.filter(|progress| state.unfinished() && progress.granted.is_none());
    open.and_then(|progress| progress.requested.as_ref())
}

/// How a state is called in the keys of sentences.
pub(crate) fn key(state: State) -> &'static str {
    match state {
        State::Done => "hoan_thanh",
        State::InProgress => "dang_thuc_hien",
        State::NotStarted => "chua_thuc_hien",
        State::Continuous => "thuong_xuyen",
        State::Unreported => "chua_bao_cao",
    }
}

/// A state as a cell or a legend says it.
pub(crate) fn state(shared: &Vocabulary, state: State) -> Result<String, Problem> {
    shared.say(&format!("tinh_trang_{}", key(state)))
}

/// A state inside a sentence.
pub(crate) fn state_in_sentence(shared: &Vocabulary, state: State) -> Result<String, Problem> {
    match state {
        State::Done => shared.say_with("trong_cau_hoan_thanh", json!({ "ngay": null })),
        _ => shared.say(&format!("trong_cau_{}", key(state))),
    }
}

/// Status with the mark of lateness beside it, as a cell says it.
pub(crate) fn status(shared: &Vocabulary, state: &ActionState) -> Result<String, Problem> {
    let status = match state.status {
        State::Unreported if state.is_continuous() => shared.say("tinh_trang_thuong_xuyen_chua_bao_cao"),
        of => self::state(shared, of),
    };
    marked(shared, status?, state)
}

/// The same inside a sentence, with the day of completion.
pub(crate) fn status_in_sentence(shared: &Vocabulary, state: &ActionState) -> Result<String, Problem> {
    let completed = state.progress.and_then(|progress| progress.completed_on.as_ref());
    let status = match (state.status, completed) {
        (State::Done, Some(day)) => shared.say_with("trong_cau_hoan_thanh", json!({ "ngay": short(day.value) })),
        (of, _) => state_in_sentence(shared, of),
    };
    marked(shared, status?, state)
}

/// A status with percentage, lateness, and the quarter that said so where it is an earlier one.
fn marked(shared: &Vocabulary, status: String, state: &ActionState) -> Result<String, Problem> {
    #[derive(Serialize)]
    struct Marked<'a> {
        tinh_trang: &'a str,
        phan_tram: Option<u32>,
        dung_han: bool,
        tre: Option<i64>,
        qua_han: Option<i64>,
        quy_cu: Option<&'static str>,
    }
    let percent = state.progress.and_then(|progress| progress.percent.as_ref()).map(|percent| percent.0.value);
    let marks = Marked {
        tinh_trang: &status,
        phan_tram: percent.filter(|_| state.status == State::InProgress),
        dung_han: state.lateness == Lateness::OnTime,
        tre: state.days_late(),
        qua_han: state.days_overdue(),
        // An action that the quarter does not name keeps the status of an earlier quarter.
        quy_cu: state.reported_in.filter(|_| state.is_of_earlier_quarter()).map(Quarter::roman),
    };
    shared.say_with("tinh_trang", marks)
}

/// The same of an action that may have been withdrawn. If it was by `as_of`, the cell names the document that withdrew it in place
/// of a status.
pub(crate) fn standing(shared: &Vocabulary, state: &ActionState, as_of: NaiveDate) -> Result<String, Problem> {
    match withdrawn(state, as_of) {
        Some(document) => shared.say_with("thoi_thuc_hien", json!({ "van_ban": document })),
        None => status(shared, state),
    }
}

/// The document that has withdrawn an action by a day.
pub(crate) fn withdrawn<'a>(state: &ActionState<'a>, as_of: NaiveDate) -> Option<&'a str> {
    let by = state.action.withdrawn.as_ref().filter(|by| by.date.value <= as_of);
    by.map(|by| clause(&by.document.value))
}

/// An action's number for life: `NV 2.2`, its field and its place in it. A bare `2.2` would be read as a criterion.
pub(crate) fn number(state: &ActionState) -> String {
    let (field, own) = state.number;
    format!("NV {field}.{own}")
}

/// A score with its final zeros left out.
pub(crate) fn points(value: Decimal) -> String {
    score(value.normalize())
}

/// The whole text of an action, with the document that added or withdrew it; if the plan was issued `on` a day, only documents
/// up to that day.
pub(crate) fn amended(shared: &Vocabulary, action: &Action, on: Option<NaiveDate>) -> Result<String, Problem> {
    let known = |by: &&Amendment| on.is_none_or(|day| by.date.value <= day);
    let added = action.added.as_ref().filter(known);
    let withdrawn = action.withdrawn.as_ref().filter(known);
    let text = action.text.value.as_str();
    if added.is_none() && withdrawn.is_none() {
        return Ok(text.to_owned());
    }
    let bare = clause(text);
    let names = json!({
        "nhiem_vu": bare,
        "bo_sung": added.map(|by| clause(&by.document.value)),
        "thoi": withdrawn.map(|by| clause(&by.document.value)),
        "dau_cuoi": &text[bare.len()..],
    });
    shared.say_with("nhiem_vu_sua_doi", names)
}
