//! What the page puts around a text itself and the clerk typed as well: markers of lists, labels, quotation marks.

use super::language::slip;
use super::rule::{Rule, View};
use super::text::Finding;
use super::text::slip::{meant, slips};
use crate::kinds::Kind;
use crate::problem::Problem;
use crate::read::{RecordKey, RecordText, TextRole, folded_words};

slips! {
    NN031 Warning "Dấu đầu mục gõ thừa." [
        "Số thứ tự, gạch đầu dòng do trang tự đặt; gõ thêm thì in thành hai.",
        "thực tế: sao chép từ Word; NĐ 30/2020, PL I, II.6"
    ] MARKER =>
        |found| format!("\"{found}\" ở đầu: trang tự đánh số, tự gạch đầu dòng."),
        |_| "bỏ dấu, số này ở đầu giá trị.".into();
    NN032 Warning "Nhãn gõ thừa." [
        "Nhãn, tên loại văn bản do trang tự in; gõ thêm thì in thành hai.",
        "thực tế: sao chép từ Word"
    ] LABEL =>
        |found| format!("\"{found}\" ở đầu: trang tự in chữ này."),
        |_| "bỏ chữ này, chỉ ghi nội dung.".into();
    NN033 Warning "Ngoặc kép bao cả giá trị, hoặc thiếu một bên." [
        "Ngoặc “ ” không phải dấu của YAML: in nguyên ra trang.",
        "thực tế: Word tự đổi ngoặc thẳng thành ngoặc cong"
    ] QUOTED =>
        |found| format!("Ngoặc {found} in nguyên ra trang."),
        meant;
}

pub(super) const RULES: &[Rule] = &[pasted];

fn pasted(view: &View, found: &mut Vec<Problem>) {
    super::texts(view.raw, &mut |source, text| {
        let Some(key) = text.key else { return };
        let RecordText { text, .. } = text;
        found.extend(marker(&text.value, key.role).map(|found| slip(source, text, &MARKER, found)));
        found.extend(label(&text.value, key).map(|found| slip(source, text, &LABEL, found)));
        found.extend(quoted(&text.value).map(|found| slip(source, text, &QUOTED, found)));
    });
}

/// Signs that begin an item of a list before a text, and those that do so wherever they stand.
const DASHES: [char; 5] = ['-', '–', '—', '+', '*'];
const BULLETS: [char; 20] = [
    '•', '●', '▪', '■', '►', '▶', '✓', '✔', '☑', '★', '◆', '○', '◦', '‣', '➢', '➤', '·', '\u{F0B7}', '\u{F0A7}',
    '\u{F0D8}',
];

/// A marker of a list at the beginning: a dash, a bullet, `1.`, `(2)`, `2.1`, `a)`, `II.`.
fn marker(text: &str, role: TextRole) -> Option<Finding> {
    let first = text.chars().next().filter(|_| role != TextRole::Person)?;
    let end = |length: usize| Some(Finding { at: 0..length, better: None });
    let rest = &text[first.len_utf8()..];
    if BULLETS.contains(&first) {
        return end(first.len_utf8());
    }
    if DASHES.contains(&first) {
        // `-5 %` is a number.
        let item = rest.trim_start().starts_with(|next: char| next.is_alphanumeric() || next == '(');
        let number = rest.starts_with(|next: char| next.is_ascii_digit());
        return if item && !number { end(first.len_utf8()) } else { None };
    }
    let (word, rest) = text.split_once(' ')?;
    let bare = word.strip_prefix('(').unwrap_or(word);
    let is_number = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    // `1/` and `1-` are usual in offices.
    let stroke = bare.strip_suffix(['/', '-']).is_some_and(is_number);
    let numbered = stroke
        || bare.strip_suffix(['.', ')']).is_some_and(|body| {
            let letter = body.chars().count() == 1
                && body.starts_with(|letter: char| letter.is_ascii_lowercase() || letter == 'đ');
            let roman = (1..=5).contains(&body.len()) && body.chars().all(|letter| "IVX".contains(letter));
            is_number(body) || letter || roman
        });
    // `2.1 Cải cách`, but not `2.5 điểm`.
    let parts: Vec<&str> = bare.trim_end_matches(['.', ')']).split('.').collect();
    let section = parts.len() > 1 && parts.iter().all(|part| is_number(part)) && rest.starts_with(char::is_uppercase);
    if (numbered || section) && !rest.trim().is_empty() { end(word.len()) } else { None }
}

/// The label or the name of the kind of document that the page prints before the value of a key.
fn label(text: &str, key: &RecordKey) -> Option<Finding> {
    let end = |length: usize| Some(Finding { at: 0..length, better: None });
    let (before, _) = text.split_once(':').unwrap_or(("", ""));
    if !before.is_empty() && before.chars().count() < 40 && folded_words(before).join("_") == key.name {
        return end(before.len() + 1);
    }
    let first = |words: &[&str]| words.iter().find(|word| begins(text, word)).and_then(|word| end(word.len()));
    match (key.name, key.role) {
        ("luu", _) => first(&["Lưu"]),
        ("kinh_gui", _) => first(&["Kính gửi"]),
        ("noi_nhan", _) => first(&["Nơi nhận"]),
        ("trich_yeu", _) => {
            let kinds = Kind::all().map(|kind| kind.facts().of).find(|name| begins(text, name));
            kinds.and_then(|name| end(name.len())).or_else(|| first(&["V/v", "Về việc"]))
        }
        _ => None,
    }
}

/// Whether a text begins with words, whatever their capitals.
fn begins(text: &str, words: &str) -> bool {
    let start = text.get(..words.len()).is_some_and(|start| start.to_lowercase() == words.to_lowercase());
    start && text[words.len()..].starts_with(|next: char| !next.is_alphanumeric())
}

/// Opening and closing quotation marks, each pair of one kind.
const QUOTES: [(char, char); 9] =
    [('“', '”'), ('”', '”'), ('„', '“'), ('‘', '’'), ('«', '»'), ('"', '"'), ('“', '"'), ('"', '”'), ('\'', '\'')];

/// Quotation marks around a whole text, or one without its other side.
fn quoted(text: &str) -> Option<Finding> {
    let first = text.chars().next()?;
    let last = text.chars().next_back()?;
    let inside = |open: char, close: char| &text[open.len_utf8()..text.len() - close.len_utf8()];
    let pair = QUOTES.iter().find(|(open, close)| (*open, *close) == (first, last) && text.chars().count() > 2);
    if let Some((open, close)) = pair
        && !inside(*open, *close).contains([*open, *close])
    {
        return Some(Finding { at: 0..text.len(), better: Some(inside(*open, *close).trim().to_owned()) });
    }
    let count = |sign: char| text.matches(sign).count();
    let lone = |sign: char, other: char| count(sign) > 0 && count(other) == 0;
    // ‘ and ’ may be an apostrophe.
    let odd = [('“', '”'), ('«', '»')].into_iter().find_map(|(open, close)| match () {
        () if lone(open, close) && !(open == '“' && count('„') > 0) => Some(open),
        () if lone(close, open) => Some(close),
        () => None,
    })?;
    let at = text.find(odd)?;
    // `“A" của B`: closed by a straight one.
    (count('"') % 2 == 0).then(|| Finding { at: at..at + odd.len_utf8(), better: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_at_the_beginning_are_found_and_numbers_are_not() {
        for (text, part) in [
            ("- Sở Nội vụ (b/c)", "-"),
            ("-Sở Nội vụ", "-"),
            ("– Khắc phục", "–"),
            ("+ Khắc phục", "+"),
            ("* Khắc phục", "*"),
            ("• Niêm yết", "•"),
            ("\u{F0B7} Niêm yết", "\u{F0B7}"),
            ("1. Cải cách", "1."),
            ("1) Cải cách", "1)"),
            ("(1) Cải cách", "(1)"),
            ("2.1 Cải cách", "2.1"),
            ("2.1. Cải cách", "2.1."),
            ("a) gửi báo cáo", "a)"),
            ("đ) gửi báo cáo", "đ)"),
            ("1/ Nâng cao", "1/"),
            ("2- Nâng cao", "2-"),
            ("II. Nhiệm vụ", "II."),
        ] {
            assert_eq!(marker(text, TextRole::Sentence).map(|found| &text[found.at]), Some(part), "{text}");
        }
        for text in [
            "-5 % so với cùng kỳ",
            "12 thủ tục",
            "1.250 lượt hồ sơ",
            "2.5 điểm",
            "100% hồ sơ",
            "(đã xong)",
            "A. Nguyễn",
            "iGate",
            "30/6/2026 là hạn",
            "V.I. Lê-nin",
            "a và b",
        ] {
            assert_eq!(marker(text, TextRole::Sentence), None, "{text}");
        }
    }

    #[test]
    fn quotation_marks_around_a_whole_text_are_found() {
        for (text, part) in [
            ("“Khắc phục tồn tại”", "“Khắc phục tồn tại”"),
            ("«Khắc phục»", "«Khắc phục»"),
            ("\"Khắc phục\"", "\"Khắc phục\""),
            ("”Khắc phục”", "”Khắc phục”"),
            ("“Trần Thị Lan\"", "“Trần Thị Lan\""),
            ("'Phòng Kinh tế'", "'Phòng Kinh tế'"),
            ("“Khắc phục tồn tại", "“"),
            ("Khắc phục tồn tại”", "”"),
        ] {
            assert_eq!(quoted(text).map(|found| &text[found.at]), Some(part), "{text}");
        }
        for text in [
            "“Một” và “hai”",
            "Đề án “Một cửa”",
            "Đề án \"Một cửa\"",
            "\"Một\" và \"hai\"",
            "H’Mông",
            "“A\" của B",
            "„A“ của B",
        ] {
            assert_eq!(quoted(text), None, "{text}");
        }
    }
}
