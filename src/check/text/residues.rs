//! What copying from Word, Excel and web pages leaves behind: escapes, entities, tags, error values, formulas, marks of
//! other writing programs.

use std::sync::LazyLock;

use regex::Regex;

use super::Finding;
use super::slip::{meant, slips};

slips! {
    NN028 Warning "Mã còn sót của Word, Excel, trang web." [
        "Mã còn sót khi chép từ Word, Excel, trang web in ra trang thì người đọc không hiểu.",
        "thực tế: sao chép từ Excel, trang web"
    ] RESIDUE =>
        |found| format!("\"{found}\" là mã còn sót khi chép từ Word, Excel hoặc trang web."),
        |better| better.map_or_else(|| "xóa mã này, gõ lại nội dung.".into(), |better| meant(Some(better)));
}

/// The tags of web pages that texts bring along.
const TAGS: [&str; 33] = [
    "br", "p", "div", "span", "b", "i", "u", "s", "em", "strong", "sub", "sup", "td", "tr", "th", "table", "tbody",
    "li", "ul", "ol", "font", "a", "img", "hr", "h1", "h2", "h3", "h4", "o:p", "html", "body", "style", "center",
];

/// Whether a part in angle brackets is a tag.
pub(super) fn is_tag(part: &str) -> bool {
    let inside = part.strip_prefix('<').and_then(|part| part.strip_suffix('>')).unwrap_or_default();
    let name = inside.trim_matches('/').split_whitespace().next().unwrap_or_default();
    TAGS.contains(&name.to_lowercase().as_str())
}

static FORMS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let tags = TAGS.join("|");
    let forms = [
        // Excel's escapes of control characters.
        r"_x[0-9A-Fa-f]{4}_",
        r"&(?:[A-Za-z]{2,8}|#[0-9]{2,5}|#x[0-9A-Fa-f]{2,5});",
        &format!(r"</?(?i-u:{tags})(?:\s[^<>]*)?/?>"),
        r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)",
        r"#{4,}",
        // A formula that was typed into a cell, or a call in the middle of a text.
        r"^ *= ?[A-Za-z$(0-9+-][^\n]*",
        r"=(?:SUM|IF|VLOOKUP|CONCATENATE|ROUND|COUNTIFS?|SUMIFS?|TEXT|INDEX|HYPERLINK)\([^)]*\)?",
        r"(?i-u:error! (?:reference source|bookmark) not (?:found|defined)\.?)",
        r"Lỗi! Không tìm thấy[^\n.]*\.?",
        r"(?:MERGEFIELD|HYPERLINK|PAGEREF|NUMPAGES) [^\n]+",
        r"\*\*[^*\n]+\*\*",
        r"\\[nrt](?:\s|$|[A-ZĐ])",
    ];
    Regex::new(&forms.join("|")).ok()
});

/// Such marks in a text. What an entity stands for is told.
pub(super) fn residues(text: &str) -> Vec<Finding> {
    // Most texts have none of these: the forms are not even compiled for them.
    let signs = text.contains(['_', '&', '<', '#', '=', '!', '*', '\\']);
    let named = || ["MERGEFIELD", "HYPERLINK", "PAGEREF", "NUMPAGES"].iter().any(|word| text.contains(word));
    let Some(forms) = (signs || named()).then(|| FORMS.as_ref()).flatten() else { return Vec::new() };
    let finding = |found: regex::Match| Finding { at: found.range(), better: entity(found.as_str()) };
    forms.find_iter(text).map(finding).collect()
}

/// The character that an entity of HTML stands for.
fn entity(found: &str) -> Option<String> {
    let name = found.strip_prefix('&')?.strip_suffix(';')?;
    let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
    let letter = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "ndash" | "mdash" => '–',
        "hellip" => '…',
        _ => match name.strip_prefix("#x") {
            Some(digits) => number(digits, 16)?,
            None => number(name.strip_prefix('#')?, 10)?,
        },
    };
    Some(letter.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        residues(text).into_iter().map(|found| &text[found.at]).collect()
    }

    #[test]
    fn what_other_programs_leave_behind_is_found() {
        for (text, parts) in [
            ("Đã niêm yết &amp; cập nhật._x000D_ <br>", &["&amp;", "_x000D_", "<br>"][..]),
            ("#N/A", &["#N/A"]),
            ("Tổng: #REF!, #DIV/0!", &["#REF!", "#DIV/0!"]),
            ("########", &["########"]),
            ("=SUM(A1:A5)", &["=SUM(A1:A5)"]),
            ("=A1", &["=A1"]),
            ("Đạt =ROUND(B2) hồ sơ", &["=ROUND(B2)"]),
            ("<p class=\"x\">Đã xong</p>", &["<p class=\"x\">", "</p>"]),
            ("Đã&nbsp;xong&#39;", &["&nbsp;", "&#39;"]),
            ("Xem Error! Reference source not found.", &["Error! Reference source not found."]),
            ("Đã **hoàn thành** đúng hạn", &["**hoàn thành**"]),
            ("Đã xong.\\nĐã báo cáo", &["\\nĐ"]),
        ] {
            assert_eq!(found(text), parts, "{text}");
        }
        assert_eq!(residues("a &ndash; b")[0].better.as_deref(), Some("–"));
    }

    #[test]
    fn signs_that_offices_use_are_no_residue() {
        for text in [
            "Phòng Văn hóa & Xã hội",
            "Công ty A&B; chi nhánh C",
            "5 < 7 và x > 3",
            "Kết quả = 12/15 (80%)",
            "Mẫu số #1, ô #2",
            "D:\\nam\\2026",
            "Hồ sơ *.pdf, *.docx",
            "kế hoạch_x",
            "K=3, D=4 (F)",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
