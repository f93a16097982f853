//! Capitals and names as the decree sets them, where a clerk types them: lines at the head, authority and position, names
//! of signers, the level of the unit, subjects.

use super::language::span_of;
use super::lists::TITLES;
use super::rule::{Rule, View, at};
use crate::problem::{Problem, problems};
use crate::read::{At, RecordText, Source, TextRole};

problems! {
    TT013 Warning Data "Dòng lẽ ra viết hoa toàn bộ." [
        "Tên cơ quan ở đầu trang, quyền hạn và chức vụ của người ký viết hoa; trang in đúng như đã gõ.",
        "NĐ 30/2020, PL I, II.2, II.7"
    ] {
        NotInCapitals { text: String } =>
            format!("\"{text}\" chưa viết hoa toàn bộ."),
            format!("ghi \"{}\".", text.to_uppercase());
    }
    TT014 Warning Data "Họ tên viết chưa đúng." [
        "Họ và tên người ký in thường, viết hoa chữ đầu mỗi tiếng; trang in đúng như đã gõ.",
        "NĐ 30/2020, PL I, II.7; Phụ lục II, II.1"
    ] {
        NameCapitals { name: String, better: String } =>
            format!("Họ tên \"{name}\" viết chưa đúng."),
            format!("ghi \"{better}\".");
    }
    TT015 Warning Data "Cấp, tên gọi của đơn vị viết chưa đúng." [
        "Cấp và tên gọi đứng giữa câu nên viết thường chữ chỉ cấp; hai khóa phải cùng một cấp.",
        "NĐ 30/2020, Phụ lục II, III.1"
    ] {
        LevelCapital { text: String, better: String } =>
            format!("\"{text}\" đứng giữa câu, chữ chỉ cấp viết thường."),
            format!("ghi \"{better}\".");
        LevelNotName { level: String, name: String } =>
            format!("Cấp \"{level}\" không khớp tên gọi \"{name}\"."),
            "sửa cap hoặc ten_goi cho cùng một cấp.";
        PlaceSmall { text: String, better: String } =>
            format!("Địa danh \"{text}\" viết thường chữ đầu."),
            format!("ghi \"{better}\".");
    }
    TT016 Warning Data "Trích yếu viết hoa toàn bộ." [
        "Trích yếu in thường, đậm; câu khác nhắc lại trích yếu cũng in đúng như đã gõ.",
        "NĐ 30/2020, PL I, II.5.b"
    ] {
        SubjectInCapitals =>
            "Trích yếu viết hoa toàn bộ.",
            "viết hoa chữ đầu và tên riêng, còn lại viết thường.";
    }
}

pub(super) const RULES: &[Rule] = &[texts, levels];

/// Lines in capitals, names of persons and subjects, in every record.
fn texts(view: &View, found: &mut Vec<Problem>) {
    super::texts(view.raw, &mut |source, RecordText { text, key }| {
        let Some(key) = key else { return };
        match key.role {
            TextRole::Capitals if text.value.chars().any(char::is_lowercase) => {
                found.push(at(source, text.span, NotInCapitals { text: text.value.clone() }));
            }
            TextRole::Person => found.extend(name(source, text)),
            _ if key.name == "trich_yeu" && in_capitals(&text.value) => {
                found.push(at(source, text.span, SubjectInCapitals {}));
            }
            _ => {}
        }
    });
}

/// Whether a text has several words and no small letter.
fn in_capitals(text: &str) -> bool {
    text.split_whitespace().count() > 2 && !text.chars().any(char::is_lowercase) && text.chars().any(char::is_uppercase)
}

/// A name in capitals, or one with a part that begins with a small letter. `H'Mai`, `Y Đôn` are names.
fn name(source: &Source, name: &At<String>) -> Option<Problem> {
    let parts: Vec<&str> = name.value.split_whitespace().collect();
    let letters = |part: &&&str| part.chars().filter(|letter| letter.is_alphabetic()).count() > 1;
    let long: Vec<&&str> = parts.iter().filter(letters).collect();
    let capitals = long.len() > 1 && long.iter().all(|part| !part.chars().any(char::is_lowercase));
    let small = parts.iter().any(|part| part.starts_with(char::is_lowercase));
    // Ranks and remarks beside a name are another matter.
    let titled = TITLES.iter().any(|title| name.value.starts_with(title));
    let remarked = name.value.contains(|sign: char| sign.is_ascii_digit() || "(.,<[{".contains(sign));
    if !(capitals || small) || titled || remarked {
        return None;
    }
    let better: Vec<String> =
        parts.iter().map(|part| capitalised(if capitals { part.to_lowercase() } else { (*part).to_owned() })).collect();
    Some(at(source, name.span, NameCapitals { name: name.value.clone(), better: better.join(" ") }))
}

/// A word with its first letter as a capital, and the letter behind an apostrophe.
fn capitalised(word: String) -> String {
    let mut begins = true;
    let letter = |letter: char| {
        let out: String = if begins { letter.to_uppercase().collect() } else { letter.to_string() };
        begins = matches!(letter, '\'' | '’' | '-');
        out
    };
    word.chars().map(letter).collect()
}

/// Levels of units, in small letters.
const LEVELS: [&str; 7] = ["xã", "phường", "thị trấn", "đặc khu", "thôn", "tổ dân phố", "huyện"];

/// The agency's level, its name in sentences, its place (TT015).
fn levels(view: &View, found: &mut Vec<Problem>) {
    let Some((source, agency)) = view.agency() else { return };
    let (level, name, place) = (&agency.level, &agency.short_name, &agency.place);
    let small = level.value.to_lowercase();
    if level.value != small {
        found.push(at(source, level.span, LevelCapital { text: level.value.clone(), better: small.clone() }));
    }
    let of = |level: &str| {
        let start = name.value.get(..level.len()).filter(|start| start.to_lowercase() == level);
        start.filter(|_| name.value[level.len()..].starts_with(' '))
    };
    match LEVELS.into_iter().chain([small.as_str()]).find_map(|level| Some((level, of(level)?))) {
        Some((own, _)) if own != small => {
            let fault = LevelNotName { level: level.value.clone(), name: name.value.clone() };
            found.push(at(source, level.span, fault));
        }
        Some((own, typed)) if typed != own => {
            let better = format!("{own}{}", &name.value[own.len()..]);
            let span = span_of(source, name, 0, typed.len());
            found.push(at(source, span, LevelCapital { text: name.value.clone(), better }));
        }
        _ => {}
    }
    if place.value.starts_with(char::is_lowercase) {
        let better = capitalised(place.value.clone());
        found.push(at(source, place.span, PlaceSmall { text: place.value.clone(), better }));
    }
}
