//! Part V: the decisions that are asked for. Nothing stands here that was not typed.

use super::review::states;
use serde_json::json;

use super::ReportWriter;
use crate::figures::ActionState;
use crate::period::short;
use crate::problem::Problem;
use crate::read::Proposal;
use crate::words::speaker::values;
use crate::words::{short, terms};

/// V. A sentence for each decision and each extension that is asked for, and one for praise and reminders.
pub(super) fn proposals(writer: &ReportWriter) -> Result<Vec<String>, Problem> {
    let record = writer.from.record;
    let mut items: Vec<String> = record.proposals.iter().map(|one| proposal(writer, one)).collect::<Result<_, _>>()?;
    for state in states(writer, |state| state.in_quarter && terms::asked_for(state).is_some()) {
        items.push(extension(writer, state)?);
    }
    if !record.praise.is_empty() || !record.reminders.is_empty() {
        let clauses = |texts| values(texts).iter().map(|text| terms::clause(text).to_owned()).collect::<Vec<_>>();
        let names = json!({ "khen": clauses(&record.praise), "nhac": clauses(&record.reminders) });
        items.push(writer.speaker.say_with("thi_dua", names)?);
    }
    Ok(items)
}

/// A decision that the record asks for. If somebody other than the addressee decides it, the sentence names who: the addressee is
/// then asked to put it to them.
fn proposal(writer: &ReportWriter, proposal: &Proposal) -> Result<String, Problem> {
    let (decider, addressee) = (terms::clause(&proposal.decider.value), writer.from.addressee);
    let own = is_called(decider, addressee);
    let names = json!({
        "noi_dung": terms::clause(&proposal.text.value),
        "nguoi_quyet_dinh": (!own).then_some(decider),
        "thoi_han": proposal.until.as_ref().map(|date| short(date.value)),
        "ly_do": proposal.reason.as_ref().map(|reason| terms::clause(&reason.value)),
    });
    writer.speaker.say_with("mot_kien_nghi", names)
}

fn extension(writer: &ReportWriter, state: &ActionState) -> Result<String, Problem> {
    let requested = terms::asked_for(state);
    let reason = requested.and_then(|request| request.reason.as_ref());
    let names = json!({
        "nhiem_vu": terms::number(state),
        "ten": short::short_name(state.action),
        "tu": state.due.map(short),
        "den": requested.map(|request| short(request.until.value)),
        "ly_do": reason.map(|reason| terms::clause(&reason.value)),
    });
    writer.speaker.say_with("gia_han", names)
}

/// Whether a text names the addressee, in fewer words, with an abbreviation, or in the other style of tone marks.
fn is_called(text: &str, addressee: &str) -> bool {
    let words = |text: &str| {
        let plain = text.to_lowercase().replace("ubnd", "ủy ban nhân dân").replace("uỷ", "ủy");
        plain
            .split(|sign: char| !sign.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    const TITLES: [&str; 6] = ["đồng", "chí", "ông", "bà", "lãnh", "đạo"];
    let known = words(addressee);
    let named = words(text);
    let mut own = named.iter().filter(|word| !TITLES.contains(&word.as_str())).peekable();
    own.peek().is_some() && own.all(|word| known.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_addressee_is_known_by_other_names_and_others_are_not() {
        let addressee = "Chủ tịch Ủy ban nhân dân xã Bàu Sen";
        for own in [
            "Chủ tịch UBND xã",
            "Chủ tịch xã",
            "Đồng chí Chủ tịch Ủy ban nhân dân xã",
            "Chủ tịch Uỷ ban nhân dân xã",
            "chủ tịch Ủy ban nhân dân xã Bàu Sen",
            "Ủy ban nhân dân xã",
            "UBND xã Bàu Sen",
            "Lãnh đạo Ủy ban nhân dân xã",
        ] {
            assert!(is_called(own, addressee), "{own}");
        }
        for other in ["Phòng Kinh tế", "Chủ tịch Ủy ban nhân dân tỉnh", "Sở Nội vụ", "UBND huyện", "Đồng chí"]
        {
            assert!(!is_called(other, addressee), "{other}");
        }
    }
}
