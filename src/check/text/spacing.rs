//! Spaces that are too many or missing.

use super::Finding;
use super::slip::{meant, slips};

slips! {
    NN006 Warning "Thừa khoảng trắng." [
        "Hai khoảng trắng liền nhau làm dòng chữ giãn không đều.",
        "quy tắc chính tả tiếng Việt"
    ] DOUBLED_SPACE =>
        |_| "Thừa khoảng trắng.".into(),
        |_| "để một khoảng trắng.".into();
    NN007 Warning "Thừa khoảng trắng trước dấu câu." [
        "Dấu câu đứng liền sau chữ, không cách ra.",
        "quy tắc chính tả tiếng Việt"
    ] SPACE_BEFORE =>
        |_| "Thừa khoảng trắng trước dấu câu.".into(),
        |_| "bỏ khoảng trắng trước dấu câu.".into();
    NN008 Warning "Thiếu khoảng trắng sau dấu câu." [
        "Sau dấu câu phải có khoảng trắng.",
        "kế hoạch nguồn: \"giải pháp,sáng kiến\""
    ] LOST_SPACE_AFTER =>
        |found| format!("Thiếu khoảng trắng sau dấu câu: \"{found}\"."),
        meant;
}

/// Two spaces or more, one after the other.
pub(super) fn doubled(text: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices().chain([(text.len(), '\0')]) {
        match (letter == ' ', start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                // Spaces at the beginning of a line are another matter.
                if at - from > 1 && from > 0 && !text[..from].ends_with('\n') {
                    found.push(Finding { at: from..at, better: Some(" ".to_owned()) });
                }
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// Spaces between a letter or digit and a punctuation mark that must follow it directly.
pub(super) fn before_signs(text: &str) -> Vec<Finding> {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let stray = letters.windows(3).filter(|part| {
        part[0].1.is_alphanumeric() && part[1].1 == ' ' && matches!(part[2].1, ',' | ';' | '.' | '!' | '?' | ')')
    });
    // In `điều kiện ...` and `file .pdf` the point belongs to what follows.
    let alone = |at: usize| text[at + 1..].chars().next().is_none_or(|next| !next.is_alphanumeric() && next != '.');
    stray
        .filter(|part| alone(part[2].0))
        .map(|part| Finding { at: part[1].0..part[2].0 + 1, better: Some(part[2].1.to_string()) })
        .collect()
}

/// A sign between words without a space after it.
pub(super) fn lost_after_signs(text: &str) -> Vec<Finding> {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let lost = letters.windows(3).filter(|part| {
        let (before, sign, after) = (part[0].1, part[1].1, part[2].1);
        match sign {
            ',' | ';' => before.is_alphabetic() && after.is_alphabetic(),
            '.' => before.is_lowercase() && after.is_uppercase(),
            _ => false,
        }
    });
    // Web and mail addresses have signs without spaces.
    let word_at = |at: usize| {
        let spaces = text[..at].char_indices().rev().find(|(_, letter)| letter.is_whitespace());
        let start = spaces.map_or(0, |(space, letter)| space + letter.len_utf8());
        text[start..].split_whitespace().next().unwrap_or_default()
    };
    let address =
        |word: &str| word.contains(['/', '@', '\\']) || word.starts_with("www.") || word.matches('.').count() > 1;
    lost.filter(|part| !address(word_at(part[1].0)))
        .map(|part| Finding {
            at: part[0].0..part[2].0 + part[2].1.len_utf8(),
            better: Some(format!("{}{} {}", part[0].1, part[1].1, part[2].1)),
        })
        .collect()
}
