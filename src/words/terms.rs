//! How documents call things: an action inside a sentence, who is in charge, a due date, a status, a piece of evidence.

use serde::Serialize;

use super::numerals::score;
use crate::figures::{ActionState, Lateness};
use crate::period::short;
use crate::read::{Action, Agency, Criterion, Due, Evidence, ExtensionRequest, Field, Id, Plan, Status};

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

/// The names of departments, one after the other.
pub(crate) fn departments(agency: &Agency, ids: &[Id]) -> String {
    ids.iter().map(|id| department(agency, id)).collect::<Vec<_>>().join(", ")
}

/// Who takes part in an action: those named with it, else those of its field; whoever leads does not take part beside.
fn taking_part<'a>(field: &'a Field, action: &'a Action) -> Vec<&'a Id> {
    let leading = if action.lead.is_empty() { &field.responsibility.lead } else { &action.lead };
    let named = if action.coordinating.is_empty() { &field.responsibility.coordinating } else { &action.coordinating };
    without(named, leading)
}

fn without<'a>(ids: &'a [Id], leading: &[Id]) -> Vec<&'a Id> {
    ids.iter().filter(|id| !leading.iter().any(|lead| lead.0.value == id.0.value)).collect()
}

fn named(agency: &Agency, ids: &[&Id]) -> String {
    ids.iter().map(|id| department(agency, id)).collect::<Vec<_>>().join(", ")
}

/// The names of those who take part in an action.
pub(crate) fn coordinating(agency: &Agency, field: &Field, action: &Action) -> String {
    named(agency, &taking_part(field, action))
}

/// The names of those who take part in the whole field, as its title says them once.
pub(crate) fn coordinating_field(agency: &Agency, field: &Field) -> String {
    named(agency, &without(&field.responsibility.coordinating, &field.responsibility.lead))
}

/// The names of those who take part in an action, where they are others than the title of its field says.
pub(crate) fn coordinating_apart(agency: &Agency, field: &Field, action: &Action) -> Option<String> {
    let own = coordinating(agency, field, action);
    (!own.is_empty() && own != coordinating_field(agency, field)).then_some(own)
}

/// The number of an action, for all documents of its year: field, and place in it.
pub(crate) fn number(plan: &Plan, state: &ActionState) -> String {
    let actions = plan.fields.get(state.field).map_or(&[][..], |field| field.actions.as_slice());
    let place = actions.iter().position(|action| std::ptr::eq(action, state.action)).unwrap_or_default();
    format!("{}.{}", state.field + 1, place + 1)
}

/// The name of a person.
pub(crate) fn person<'a>(agency: &'a Agency, id: &'a Id) -> &'a str {
    let found = agency.people.iter().find(|person| person.id.0.value == id.0.value);
    found.map_or(id.0.value.as_str(), |person| person.name.value.as_str())
}

/// The person in charge of an action: its own, else the head of its first leading department.
pub(crate) fn person_of<'a>(agency: &'a Agency, state: &ActionState<'a>) -> Option<&'a str> {
    let lead = state.lead.map(|id| id.0.value.as_str());
    let department = agency.departments.iter().find(|department| Some(department.id.0.value.as_str()) == lead);
    let id = state.action.person.as_ref().or_else(|| department.and_then(|department| department.head.as_ref()));
    id.map(|id| person(agency, id))
}

/// Who is in charge, inside a sentence: `Nguyễn Văn An, Văn phòng Ủy ban`, the department being the person's own.
pub(crate) fn in_charge(agency: &Agency, state: &ActionState) -> String {
    let named = person_of(agency, state);
    let own = named.and_then(|name| agency.people.iter().find(|person| person.name.value == name));
    let lead = own.map(|person| &person.department).or(state.lead).map(|id| department(agency, id));
    [named, lead].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Who leads: `Văn phòng Ủy ban (Nguyễn Văn An)`.
pub(crate) fn lead(agency: &Agency, state: &ActionState) -> String {
    let department = state.lead.map(|id| department(agency, id)).unwrap_or_default();
    let person = person_of(agency, state).map(|name| format!(" ({name})")).unwrap_or_default();
    format!("{department}{person}")
}

/// Due date as the annex shows it, with what moved it or is asked to.
pub(crate) fn due(state: &ActionState) -> String {
    let planned = planned_due(state);
    let mut parts = Vec::new();
    match state.granted {
        // A document of an earlier quarter still holds.
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

/// Status with the mark of lateness beside it.
pub(crate) fn status(state: &ActionState) -> String {
    let status = match state.status {
        Status::Done => "Hoàn thành",
        Status::InProgress => "Đang thực hiện",
        Status::NotStarted => "Chưa thực hiện",
        Status::Continuous => "Thực hiện thường xuyên",
    };
    let percent = state.progress.and_then(|progress| progress.percent.as_ref()).map(|percent| percent.0.value);
    let percent = match (state.status, percent) {
        (Status::InProgress, Some(percent)) => format!(" {percent}%"),
        _ => String::new(),
    };
    let mark = match state.lateness {
        Lateness::NotMeasured => String::new(),
        Lateness::OnTime => ", đúng hạn".to_owned(),
        Lateness::Late(days) => format!(", trễ hạn {days:02} ngày"),
        Lateness::Overdue(days) => format!(", quá hạn {days:02} ngày"),
    };
    format!("{status}{percent}{mark}")
}

/// Evidence cited as a document.
pub(crate) fn evidence(evidence: &Evidence) -> String {
    let number = match (&evidence.number, &evidence.symbol) {
        (Some(number), Some(symbol)) => format!(" số {}/{}", number.value, symbol.value),
        (Some(number), None) => format!(" số {}", number.value),
        (None, _) => String::new(),
    };
    let date = evidence.date.as_ref().map(|date| format!(" ngày {}", short(date.value))).unwrap_or_default();
    let cited = format!("{number}{date}");
    let name = clause(&evidence.name.value);
    if number.is_empty() { format!("{name}{date}") } else { format!("{name},{cited}") }
}

/// Types of documents by the beginning of their symbol (NĐ 30/2020, PL III).
const TYPES: [(&str, &str); 14] = [
    ("QĐ", "Quyết định"),
    ("KH", "Kế hoạch"),
    ("BC", "Báo cáo"),
    ("TB", "Thông báo"),
    ("TTr", "Tờ trình"),
    ("NQ", "Nghị quyết"),
    ("CT", "Chỉ thị"),
    ("BB", "Biên bản"),
    ("CTr", "Chương trình"),
    ("ĐA", "Đề án"),
    ("PA", "Phương án"),
    ("HD", "Hướng dẫn"),
    ("QC", "Quy chế"),
    ("HĐ", "Hợp đồng"),
];

/// Evidence in a cell: type, number and date, `Quyết định số 210/QĐ-UBND ngày 23/12/2020`; its name where it has no number.
pub(crate) fn evidence_in_short(evidence: &Evidence) -> String {
    let date = evidence.date.as_ref().map(|date| format!(" ngày {}", short(date.value))).unwrap_or_default();
    let name = clause(&evidence.name.value);
    let Some(number) = &evidence.number else {
        return if name.contains(date.trim()) { name.to_owned() } else { format!("{name}{date}") };
    };
    let symbol = evidence.symbol.as_ref().map(|symbol| symbol.value.as_str());
    let of_symbol = symbol.and_then(|symbol| {
        let start = symbol.split(['-', '/']).next().unwrap_or_default();
        TYPES.iter().find(|(short, _)| *short == start).map(|(_, name)| *name)
    });
    let of_name = || {
        let lower = name.to_lowercase();
        TYPES.iter().map(|(_, kind)| *kind).find(|kind| lower.starts_with(&kind.to_lowercase()))
    };
    // A symbol without a type is that of a letter: `Số: 12/UBND-VP`.
    let kind = of_symbol.or_else(of_name).unwrap_or("Văn bản");
    let symbol = symbol.map(|symbol| format!("/{symbol}")).unwrap_or_default();
    format!("{kind} số {}{symbol}{date}", number.value)
}
