//! Capital letters as the decree fixes them, and the decimal comma.

use super::slip::{meant, slips};
use super::{Finding, stands_alone};
use crate::check::lists::{ALONE_AFTER, CAPITALS, GOES_ON};

slips! {
    NN011 Warning "Viết hoa chưa đúng quy định." [
        "Viết hoa tên cơ quan và tên loại văn bản được viện dẫn là quy định, không phải tùy ý.",
        "NĐ 30/2020, Phụ lục II, mục IV, V; kế hoạch nguồn"
    ] WRONG_CAPITALS =>
        |found| format!("\"{found}\" viết hoa chưa đúng quy định."),
        meant;
    NN012 Warning "Số thập phân dùng dấu chấm." [
        "Số thập phân tiếng Việt dùng dấu phẩy; dấu chấm là phân cách hàng nghìn.",
        "NĐ 30/2020, PL I (thực hành)"
    ] DECIMAL_POINT =>
        |found| format!("Số thập phân \"{found}\" dùng dấu chấm."),
        meant;
    NN023 Warning "Nhân dân, Nhà nước đứng độc lập không viết hoa." [
        "Nhân dân, Nhà nước đứng độc lập thì viết hoa.",
        "NĐ 30/2020, Phụ lục II, V.1"
    ] ALONE_CAPITAL =>
        |found| format!("\"{found}\" đứng độc lập thì viết hoa."),
        meant;
}

/// Names and citations with other capitals than the decree gives them (NN011).
pub(super) fn fixed(text: &str) -> Vec<Finding> {
    let mut found: Vec<Finding> = CAPITALS
        .iter()
        .flat_map(|(wrong, right)| text.match_indices(wrong).map(move |(at, _)| (at, *wrong, *right)))
        .filter(|(at, wrong, _)| {
            // A citation has a number after `số`; `kế hoạch số hóa` is none.
            let numbered =
                text[at + wrong.len()..].trim_start_matches([' ', ':']).starts_with(|next: char| next.is_ascii_digit());
            stands_alone(text, *at..at + wrong.len()) && (!wrong.ends_with(" số") || numbered)
        })
        .map(|(at, wrong, right)| Finding { at: at..at + wrong.len(), better: Some(right.to_owned()) })
        .collect();
    found.sort_by_key(|found| found.at.start);
    found
}

/// A point between figures before `điểm` or `%`: Vietnamese separates decimals by a comma.
pub(super) fn decimal_points(text: &str) -> Vec<Finding> {
    let points = text.match_indices('.').filter_map(|(at, _)| {
        let digits = |part: &str| part.chars().take_while(char::is_ascii_digit).count();
        let before = text[..at].chars().rev().take_while(char::is_ascii_digit).count();
        let after = digits(&text[at + 1..]);
        let rest = &text[at + 1 + after..];
        // Three digits after a point are thousands, not decimals.
        let decimal = before > 0 && (1..=2).contains(&after) && (rest.starts_with(" điểm") || rest.starts_with('%'));
        let start = at - before;
        // `1.2.3` is the number of a section.
        let alone = !text[..start].ends_with('.');
        (decimal && alone).then(|| start..at + 1 + after)
    });
    points.map(|at| Finding { better: Some(text[at.clone()].replace('.', ",")), at }).collect()
}

/// `nhà nước` and `nhân dân` in small letters where they stand alone.
pub(super) fn standing_alone(text: &str) -> Vec<Finding> {
    let words = [("nhà nước", "Nhà nước"), ("nhân dân", "Nhân dân")];
    let places = words
        .iter()
        .flat_map(|(small, capital)| text.match_indices(small).map(move |(at, _)| (at..at + small.len(), *capital)));
    let mut found: Vec<Finding> = places
        .filter(|(at, _)| {
            let (before, after) = (text[..at.start].trim_end(), text[at.end..].trim_start());
            let alone = ALONE_AFTER.iter().any(|word| {
                let start = before.len().checked_sub(word.len());
                before.ends_with(word) && start.is_some_and(|start| stands_alone(before, start..before.len()))
            });
            stands_alone(text, at.clone()) && alone && !GOES_ON.iter().any(|word| after.starts_with(word))
        })
        .map(|(at, capital)| Finding { at, better: Some(capital.to_owned()) })
        .collect();
    found.sort_by_key(|found| found.at.start);
    found
}
