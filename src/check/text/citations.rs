//! DatedCitation documents in prose: type, number and symbol, date, agency, title (NĐ 30/2020, PL I, II.6.b).

use std::collections::BTreeSet;
use std::ops::Range;

use super::slip::{Slip, slips, unclear};
use super::{FileTexts, Finding, InText};
use crate::check::evidence;
use crate::check::evidence::{other_type, unpadded};
use crate::check::lists::{CITED, IN_AGENCIES, NO_TITLE};

slips! {
    NN019 Warning "Viện dẫn chưa đúng mẫu." [
        "Viện dẫn văn bản phải có chữ \"số\", không có dấu phẩy trước ngày.",
        "NĐ 30/2020, PL I, II.6.a; kế hoạch nguồn: \"809/QĐ-UBND, ngày\", \"Nghị định 61/2018/NĐ-CP\""
    ] CITATION_FORM =>
        |found| format!("Viện dẫn \"{found}\" chưa đúng mẫu."),
        |better| better.map_or_else(unclear, |better| format!("ghi \"{better}\"."));
    NN017 Warning "Viện dẫn lần đầu chưa đầy đủ." [
        "Viện dẫn lần đầu phải đủ loại, số, ký hiệu, ngày, cơ quan, trích yếu.",
        "NĐ 30/2020, PL I, II.6.a; kế hoạch nguồn"
    ] CITATION_SHORT =>
        |found| format!("Viện dẫn lần đầu chưa đầy đủ: \"{found}\"."),
        |lacking| lacking.map_or_else(unclear, |lacking| format!("ghi thêm {lacking}."));
    NN018 Warning "Viện dẫn lại đầy đủ." [
        "Từ lần thứ hai chỉ ghi loại, số và ký hiệu.",
        "NĐ 30/2020, PL I, II.6.a; kế hoạch nguồn: Quyết định 809/QĐ-UBND"
    ] CITATION_TWICE =>
        |found| format!("Viện dẫn lại đầy đủ \"{found}\"."),
        |_| "từ lần thứ hai chỉ ghi loại, số và ký hiệu của văn bản.".into();
}

/// The rule for evidence, applied to documents that a text cites.
pub(in crate::check) static CITED_TYPE: Slip = Slip {
    kind: &evidence::TT002,
    message: |found| format!("Ký hiệu trong \"{found}\" không phải của loại văn bản đó."),
    hint: |wanted| wanted.map_or_else(unclear, |wanted| format!("ký hiệu của loại văn bản này bắt đầu bằng {wanted}.")),
};

/// The rule for evidence, applied to documents that a text cites.
pub(in crate::check) static CITED_NUMBER: Slip = Slip {
    kind: &evidence::TT003,
    message: |found| format!("Số văn bản trong \"{found}\" nhỏ hơn 10 thiếu số 0 ở trước."),
    hint: |better| better.map_or_else(unclear, |better| format!("ghi \"{better}\".")),
};

/// The rule for evidence, applied to documents that a text cites.
pub(in crate::check) static CITED_SPACES: Slip = Slip {
    kind: &evidence::TT004,
    message: |found| format!("Số, ký hiệu \"{found}\" có khoảng trắng."),
    hint: |better| better.map_or_else(unclear, |better| format!("ghi \"{better}\".")),
};

/// A document that a text cites by its number.
#[derive(Debug, PartialEq, Eq)]
struct Citation<'t> {
    /// From its type to its symbol.
    whole: Range<usize>,
    /// The type as typed.
    kind: &'t str,
    /// Whether `số` stands before the number.
    numbered: bool,
    number: Range<usize>,
    /// Number and symbol as typed, with spaces.
    code: Range<usize>,
    /// Where a comma stands between symbol and date.
    comma: Option<usize>,
    /// From `ngày` to the year.
    date: Option<Range<usize>>,
    /// What follows up to the next citation or the end of the sentence.
    rest: &'t str,
    /// Whether an agency is named, for this one or for several together.
    by: bool,
}

/// A document that a text cites with its date.
pub(in crate::check) struct DatedCitation {
    /// Number and symbol, without spaces.
    pub(in crate::check) code: String,
    /// Where the date stands, and the date as typed, without `ngày`.
    pub(in crate::check) date: (Range<usize>, String),
}

/// The documents that a text cites with a date.
pub(in crate::check) fn cited(text: &str) -> Vec<DatedCitation> {
    let dated = |citation: &Citation| {
        let date = citation.date.clone()?;
        let typed = text[date.clone()].trim_start_matches("ngày").trim().to_owned();
        let start = date.end - typed.len();
        Some(DatedCitation { code: key(text, citation), date: (start..date.end, typed) })
    };
    citations(text).iter().filter_map(dated).collect()
}

/// The documents that a text cites, in its order.
fn citations(text: &str) -> Vec<Citation<'_>> {
    let mut found: Vec<Citation> = Vec::new();
    // A citation has a slash between number and symbol. Most texts have none.
    if !text.contains('/') {
        return found;
    }
    let mut from = 0;
    while let Some((start, kind)) = next_kind(text, from) {
        from = start + kind.len();
        let Some(citation) = citation(text, start, kind) else { continue };
        from = citation.whole.end;
        found.push(citation);
    }
    // From the last to the first, because `… và …, của Chính phủ` names the agency of both.
    let mut by = false;
    for i in (0..found.len()).rev() {
        let end = found.get(i + 1).map_or(text.len(), |next| next.whole.start);
        let begin = found[i].date.as_ref().map_or(found[i].whole.end, |date| date.end).min(end);
        let rest = &text[begin..end];
        let stop = rest.find(['.', ';', ')']).unwrap_or(rest.len());
        found[i].rest = &rest[..stop];
        by = found[i].rest.trim_start_matches([',', ' ']).starts_with("của ") || (by && stop == rest.len());
        found[i].by = by;
    }
    found
}

/// The next type of document in a text from byte `from` on, with its offset. Its first letter, ASCII in every type, may
/// be small.
fn next_kind(text: &str, from: usize) -> Option<(usize, &str)> {
    let is = |at: usize, kind: &str| {
        let begins = text.as_bytes()[at].eq_ignore_ascii_case(&kind.as_bytes()[0]);
        begins && text.get(at + 1..at + kind.len()) == Some(&kind[1..])
    };
    let starts =
        text[from..].char_indices().filter(|(_, letter)| letter.is_ascii_alphabetic()).map(|(at, _)| from + at);
    let mut kinds = starts.filter_map(|at| Some((at, CITED.iter().find(|kind| is(at, kind))?)));
    let (at, kind) = kinds.find(|&(at, _)| !text[..at].chars().next_back().is_some_and(char::is_alphanumeric))?;
    Some((at, &text[at..at + kind.len()]))
}

/// Reads a citation after its type: `số`, digits, a slash, the symbol, the date. `None` if number and symbol do not
/// follow.
fn citation<'t>(text: &'t str, start: usize, kind: &'t str) -> Option<Citation<'t>> {
    let mut at = start + kind.len();
    let spaces = |at: usize| at + text[at..].len() - text[at..].trim_start_matches(' ').len();
    at = spaces(at);
    let numbered = text[at..].starts_with("số ") || text[at..].starts_with("số:");
    if numbered {
        at = spaces(at + "số".len());
        at = spaces(at + usize::from(text[at..].starts_with(':')));
    }
    let number = at;
    at += text[at..].bytes().take_while(u8::is_ascii_digit).count();
    let digits = number..at;
    let slash = spaces(at);
    if digits.is_empty() || !text[slash..].starts_with('/') {
        return None;
    }
    at = symbol_end(text, spaces(slash + 1));
    let code = number..at;
    // Without a letter it is a month: `7/2021`.
    if !text[code.clone()].chars().any(char::is_alphabetic) {
        return None;
    }
    let comma = text[at..].starts_with(", ngày ").then_some(at);
    let date = date_at(text, spaces(at + usize::from(comma.is_some())));
    let rest = &text[at..at];
    Some(Citation { whole: start..at, kind, numbered, number: digits, code, comma, date, rest, by: false })
}

/// Where the symbol ends that begins at `at`: letters and figures, joined by `/` or a hyphen that may have spaces around.
fn symbol_end(text: &str, mut at: usize) -> usize {
    loop {
        let letters = text[at..].char_indices().find(|(_, letter)| !letter.is_alphanumeric()).map(|(i, _)| i);
        at += letters.unwrap_or(text.len() - at);
        let joint = text[at..].trim_start_matches(' ');
        let spaced = joint.len() < text.len() - at;
        let after = joint.strip_prefix(['/', '-', '–']).map(|after| after.trim_start_matches(' '));
        // A dash goes on with the symbol before capitals, but not before a word: `45/KH-UBND - Ủy ban`.
        let capital = after.and_then(|after| after.chars().next()).is_some_and(char::is_uppercase);
        let figure = after.and_then(|after| after.chars().next()).is_some_and(|letter| letter.is_ascii_digit());
        let word = after.and_then(|after| after.chars().nth(1)).is_some_and(char::is_lowercase);
        let all_capitals = capital && (!word || !spaced);
        match after {
            Some(after) if all_capitals || (figure && !spaced) => at = text.len() - after.len(),
            _ => return at,
        }
    }
}

/// `ngày 06/5/2021` or `ngày 06 tháng 5 năm 2021`.
fn date_at(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = text[at..].strip_prefix("ngày ")?;
    let word = rest.split([' ', ',', ';', ')']).next().unwrap_or_default().trim_end_matches('.');
    let start = text.len() - rest.len();
    if word.matches('/').count() == 2 || word.matches('-').count() == 2 {
        return Some(at..start + word.len());
    }
    let words: Vec<&str> = rest.split(' ').take(5).collect();
    let year = words.get(4)?.trim_end_matches(|letter: char| !letter.is_ascii_digit());
    let long = words.get(1) == Some(&"tháng") && words.get(3) == Some(&"năm") && year.len() == 4;
    let length: usize = words[..4].iter().map(|word| word.len() + 1).sum();
    long.then(|| at..start + length + year.len())
}

/// The parts of a full citation that this one lacks, in Vietnamese.
fn lacking(citation: &Citation) -> Vec<&'static str> {
    let (dated, titled) = after(citation.rest);
    let parts = [
        ("ngày ban hành", citation.date.is_none() && !dated),
        ("cơ quan ban hành", !citation.by),
        ("trích yếu", !titled),
    ];
    parts.into_iter().filter(|(_, lacking)| *lacking).map(|(part, _)| part).collect()
}

/// Reads what follows number and date. Returns whether a date comes later, behind the agency, and whether a title
/// follows the agency's name. The title begins with the first small word that is no part of such a name.
fn after(rest: &str) -> (bool, bool) {
    let mut words = rest.split_whitespace().peekable();
    let mut dated = false;
    while let Some(word) = words.next() {
        let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        if bare == "ngày" && words.peek().is_some_and(|next| next.starts_with(|letter: char| letter.is_ascii_digit()))
        {
            dated = true;
            words.next();
        } else if bare.starts_with(char::is_lowercase) && !IN_AGENCIES.contains(&bare) && bare != "của" {
            return (dated, !NO_TITLE.contains(&bare));
        }
    }
    (dated, false)
}

/// Number and symbol without spaces, which identify a document.
fn key(text: &str, citation: &Citation) -> String {
    text[citation.code.clone()].split_whitespace().collect()
}

/// Where a citation begins and ends, date included.
fn extent(citation: &Citation) -> Range<usize> {
    citation.whole.start..citation.date.as_ref().map_or(citation.whole.end, |date| date.end)
}

/// Documents whose first citation is not in full.
pub(super) fn short(file: &FileTexts) -> Vec<InText> {
    first_and_later(file, |citation, first| {
        let lacking = if first { lacking(citation) } else { Vec::new() };
        (!lacking.is_empty()).then(|| lacking.join(", "))
    })
}

/// Documents that are cited in full again.
pub(super) fn again(file: &FileTexts) -> Vec<InText> {
    first_and_later(file, |citation, first| (!first && lacking(citation).is_empty()).then(String::new))
}

/// Hands every citation inside a sentence to `judge`, with whether it is the first of its document in the file. Text
/// that comes back makes it a finding; if not empty, it is the advice.
fn first_and_later(file: &FileTexts, judge: impl Fn(&Citation, bool) -> Option<String>) -> Vec<InText> {
    let mut known: BTreeSet<String> = file.cited.iter().cloned().collect();
    let mut found = Vec::new();
    for (index, text) in file.texts.iter().enumerate() {
        for citation in citations(text) {
            let at = extent(&citation);
            // At the beginning of a text, as in a table, and in brackets a document is named, not cited.
            if at.start == 0 || text[..at.start].ends_with('(') {
                continue;
            }
            let first = known.insert(key(text, &citation));
            if let Some(said) = judge(&citation, first) {
                found.push(InText { index, found: Finding { at, better: Some(said).filter(|said| !said.is_empty()) } });
            }
        }
    }
    found
}

/// Citations without `số`, or with a comma before the date.
pub(super) fn form(text: &str) -> Vec<Finding> {
    let wrong = citations(text).into_iter().filter(|citation| !citation.numbered || citation.comma.is_some());
    wrong
        .map(|citation| {
            let better = format!("{} số {}", citation.kind, key(text, &citation));
            let better =
                citation.date.as_ref().map_or(better.clone(), |date| format!("{better} {}", &text[date.clone()]));
            Finding { at: extent(&citation), better: Some(better) }
        })
        .collect()
}

/// A type of document with the symbol of another.
pub(super) fn types(text: &str) -> Vec<Finding> {
    let found = citations(text).into_iter().filter_map(|citation| {
        let code = key(text, &citation);
        let (_, symbol) = code.split_once('/')?;
        let kind = capital(citation.kind);
        let (_, wanted) = other_type(&kind, symbol)?;
        Some(Finding { at: citation.whole, better: Some(wanted.to_owned()) })
    });
    found.collect()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A number below 10 without its 0.
pub(super) fn numbers(text: &str) -> Vec<Finding> {
    let short = citations(text).into_iter().filter(|citation| unpadded(&text[citation.number.clone()]));
    short.map(|citation| Finding { better: Some(format!("0{}", key(text, &citation))), at: citation.code }).collect()
}

/// Spaces around the signs of number and symbol.
pub(super) fn spaces(text: &str) -> Vec<Finding> {
    let spaced = citations(text).into_iter().filter(|citation| text[citation.code.clone()].contains(' '));
    spaced.map(|citation| Finding { better: Some(key(text, &citation)), at: citation.code }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_citation_is_read_part_by_part() {
        let text = "Thực hiện Quyết định số 809/QĐ-UBND, ngày 26/3/2021 của UBND tỉnh về việc công bố; xem mục 2";
        let [citation] = &citations(text)[..] else { panic!("one citation") };
        assert_eq!(&text[citation.whole.clone()], "Quyết định số 809/QĐ-UBND");
        assert_eq!((citation.kind, citation.numbered, citation.comma.is_some()), ("Quyết định", true, true));
        assert_eq!(&text[citation.date.clone().unwrap()], "ngày 26/3/2021");
        assert_eq!(citation.rest, " của UBND tỉnh về việc công bố");
        assert!(lacking(citation).is_empty());
        let long = "Kế hoạch số 5/KH-UBND ngày 06 tháng 5 năm 2021.";
        assert_eq!(&long[citations(long)[0].date.clone().unwrap()], "ngày 06 tháng 5 năm 2021");
    }

    #[test]
    fn symbols_of_many_parts_are_whole_and_dashes_between_words_are_none() {
        let code = |text: &str| citations(text).iter().map(|c| text[c.code.clone()].to_owned()).collect::<Vec<_>>();
        assert_eq!(
            code("Nghị định 34/2019/NĐ-CP và Quyết định số 45/2016/QĐ-TTg"),
            ["34/2019/NĐ-CP", "45/2016/QĐ-TTg"]
        );
        assert_eq!(code("Kế hoạch số 45 / KH - UBND - Văn phòng"), ["45 / KH - UBND"]);
        assert_eq!(code("Kế hoạch số 45/KH-UBND - Ủy ban"), ["45/KH-UBND"]);
        assert_eq!(code("kế hoạch tháng 7/2021, báo cáo 6 tháng, Kế hoạch 5/2021"), Vec::<String>::new());
    }
}
