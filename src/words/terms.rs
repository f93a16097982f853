//! How documents call things: an action inside a sentence, who is in charge, a due date, a status, a piece of evidence.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Serialize;

use super::numerals::score;
use crate::figures::{ActionState, Lateness, State};
use crate::period::short;
use crate::read::{Action, Agency, Amendment, Criterion, Due, ExtensionRequest, Field, Id};

/// A typed sentence inside another: without its final full stop or semicolon.
pub(crate) fn clause(text: &str) -> &str {
    let text = text.trim_end();
    match text.strip_suffix("...") {
        Some(_) => text,
        None => text.trim_end_matches(['.', ';', ',']).trim_end(),
    }
}

/// The name of a department; checked records name only those that exist.
pub(crate) fn department<'a>(agency: &'a Agency, id: &'a Id) -> &'a str {
    let found = agency.departments.iter().find(|department| department.id.0.value == id.0.value);
    found.map_or(id.0.value.as_str(), |department| department.name.value.as_str())
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

/// The names of those who take part in an action.
pub(crate) fn coordinating(agency: &Agency, state: &ActionState) -> String {
    state.coordinating.iter().map(|id| department(agency, id)).collect::<Vec<_>>().join(", ")
}

/// The names of those who take part in the whole field, as its title says them once. Whoever leads it is not among them.
pub(crate) fn coordinating_field(agency: &Agency, field: &Field) -> String {
    let leads = &field.responsibility.lead;
    let others = field.responsibility.coordinating.iter();
    let others = others.filter(|id| !leads.iter().any(|lead| lead.0.value == id.0.value));
    others.map(|id| department(agency, id)).collect::<Vec<_>>().join(", ")
}

/// The names of those who take part in an action, where they are others than the title of its field says.
pub(crate) fn coordinating_apart(agency: &Agency, field: &Field, state: &ActionState) -> Option<String> {
    let own = coordinating(agency, state);
    let shared = coordinating_field(agency, field);
    // The field's title names coordinating departments for all its actions; an action without any says "không".
    let own = if own.is_empty() && !shared.is_empty() { "không".to_owned() } else { own };
    (!own.is_empty() && own != shared).then_some(own)
}

/// The name of a person.
pub(crate) fn person<'a>(agency: &'a Agency, id: &'a Id) -> &'a str {
    let found = agency.people.iter().find(|person| person.id.0.value == id.0.value);
    found.map_or(id.0.value.as_str(), |person| person.name.value.as_str())
}

/// The name of the person in charge of an action.
pub(crate) fn person_of<'a>(agency: &'a Agency, state: &ActionState<'a>) -> Option<&'a str> {
    state.person.map(|id| person(agency, id))
}

/// Who is in charge, inside a sentence: `Nguyễn Văn An, Văn phòng Ủy ban`; the departments are those that lead.
pub(crate) fn in_charge(agency: &Agency, state: &ActionState) -> String {
    person_of(agency, state).into_iter().chain(leads(agency, state)).collect::<Vec<_>>().join(", ")
}

/// Who leads: `Văn phòng Ủy ban (Nguyễn Văn An)`.
pub(crate) fn lead(agency: &Agency, state: &ActionState) -> String {
    let departments = leads(agency, state).collect::<Vec<_>>().join(", ");
    let person = person_of(agency, state).map(|name| format!(" ({name})")).unwrap_or_default();
    format!("{departments}{person}")
}

fn leads<'a>(agency: &'a Agency, state: &ActionState<'a>) -> impl Iterator<Item = &'a str> {
    state.leads.iter().map(|id| department(agency, id))
}

/// The typed reason why an action is late: the report's own, else that of the request for more time.
pub(crate) fn reason<'a>(state: &ActionState<'a>) -> Option<&'a str> {
    let progress = state.progress?;
    let requested = || progress.requested.as_ref().and_then(|request| request.reason.as_ref());
    progress.reason.as_ref().or_else(requested).map(|reason| clause(&reason.value))
}

/// Since when another department leads an action, and by which document.
pub(crate) fn lead_since(state: &ActionState, as_of: NaiveDate) -> Option<String> {
    let begun = state.action.lead_changes.iter().filter(|change| change.from.value <= as_of);
    let last = begun.max_by_key(|change| change.from.value)?;
    Some(format!("Chủ trì từ ngày {} theo {}", short(last.from.value), clause(&last.document.value)))
}

/// Due date as the annex shows it, with what moved it or is asked to.
pub(crate) fn due(state: &ActionState) -> String {
    let planned = planned_due(state);
    let mut parts = Vec::new();
    match state.granted {
        // A document cited in an earlier quarter still moves the due date.
        Some(grant) => {
            parts.push(format!("{}; gia hạn theo {}", short(grant.until.value), clause(&grant.document.value)));
            parts.extend((!planned.is_empty()).then(|| format!("thời hạn cũ: {planned}")));
        }
        None => parts.extend((!planned.is_empty()).then_some(planned)),
    }
    parts.extend(asked_for(state).map(|request| format!("đề nghị gia hạn đến {}", short(request.until.value))));
    parts.join("; ")
}

/// Due date as the plan has it.
pub(super) fn planned_due(state: &ActionState) -> String {
    match (state.action.due.as_ref().map(|due| &due.value), state.planned_due) {
        (Some(Due::Continuous), _) => "Thường xuyên".to_owned(),
        (Some(Due::InYear), Some(day)) => format!("Trong năm ({})", short(day)),
        (Some(Due::Month { year, month }), Some(day)) => format!("Tháng {month}/{year} ({})", short(day)),
        (Some(Due::Within(quarter)), Some(day)) => format!("Quý {}/{} ({})", quarter.roman(), quarter.year, short(day)),
        (_, Some(day)) => short(day),
        (_, None) => String::new(),
    }
}

/// The request for more time in the last report of an unfinished action, while no document has granted it.
pub(super) fn asked_for<'a>(state: &ActionState<'a>) -> Option<&'a ExtensionRequest> {
    let open = state.progress.filter(|progress| state.unfinished() && progress.granted.is_none());
    open.and_then(|progress| progress.requested.as_ref())
}

/// Status with the mark of lateness beside it, as a cell says it.
pub(crate) fn status(state: &ActionState) -> String {
    let status = match state.status {
        State::Done => "Hoàn thành",
        State::InProgress => "Đang thực hiện",
        State::NotStarted => "Chưa thực hiện",
        State::Continuous => "Thực hiện thường xuyên",
        State::Unreported if state.is_continuous() => "Thường xuyên, chưa có báo cáo",
        State::Unreported => "Chưa có báo cáo",
    };
    format!("{status}{}", marks(state))
}

/// The same inside a sentence, with the day of completion.
pub(crate) fn status_in_sentence(state: &ActionState) -> String {
    let completed = state.progress.and_then(|progress| progress.completed_on.as_ref());
    let status = match (state.status, completed) {
        (State::Done, Some(day)) => format!("hoàn thành ngày {}", short(day.value)),
        (State::Done, None) => "hoàn thành".to_owned(),
        (State::InProgress, _) => "đang thực hiện".to_owned(),
        (State::NotStarted, _) => "chưa thực hiện".to_owned(),
        (State::Continuous, _) => "thực hiện thường xuyên".to_owned(),
        (State::Unreported, _) => "chưa có báo cáo".to_owned(),
    };
    format!("{status}{}", marks(state))
}

/// Percentage, lateness, and the quarter that said so where it is an earlier one.
fn marks(state: &ActionState) -> String {
    let percent = state.progress.and_then(|progress| progress.percent.as_ref()).map(|percent| percent.0.value);
    let percent = match (state.status, percent) {
        (State::InProgress, Some(percent)) => format!(" {percent}%"),
        _ => String::new(),
    };
    let mark = match state.lateness {
        Lateness::NotMeasured => String::new(),
        Lateness::OnTime => ", đúng hạn".to_owned(),
        Lateness::Late(days) => format!(", quá hạn {days:02} ngày"),
        Lateness::Overdue(days) => format!(", đã quá hạn {days:02} ngày"),
    };
    // An action that the quarter does not name keeps the status of an earlier quarter.
    let earlier = state.reported_in.filter(|_| state.is_of_earlier_quarter());
    let earlier = earlier.map(|quarter| format!(" (theo báo cáo quý {})", quarter.roman())).unwrap_or_default();
    format!("{percent}{mark}{earlier}")
}

/// The same of an action that may be withdrawn by a day: it keeps its number, and its row says why nothing more is done.
pub(crate) fn standing(state: &ActionState, as_of: NaiveDate) -> String {
    match withdrawn(state, as_of) {
        Some(document) => format!("Thôi thực hiện theo {document}"),
        None => status(state),
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
pub(crate) fn amended(action: &Action, on: Option<NaiveDate>) -> String {
    let known = |by: &&Amendment| on.is_none_or(|day| by.date.value <= day);
    let mark = |how: &str, by: &Amendment| format!(" ({how} theo {})", clause(&by.document.value));
    let added = action.added.as_ref().filter(known).map(|by| mark("bổ sung", by)).unwrap_or_default();
    let withdrawn = action.withdrawn.as_ref().filter(known).map(|by| mark("thôi thực hiện", by)).unwrap_or_default();
    let text = action.text.value.as_str();
    let bare = clause(text);
    format!("{bare}{added}{withdrawn}{}", &text[bare.len()..])
}
