//! Words that are misspelt or lack a syllable.

use super::slip::{meant, slips};
use super::{Finding, stands_alone};
use crate::check::lists::{MISSPELT, PARTS};

slips! {
    NN022 Warning "Chữ viết sai hoặc viết thiếu." [
        "Chữ viết sai làm mất tính trang trọng của văn bản.",
        "kế hoạch nguồn: \"thư chức mừng\", \"nhiệm CCHC\", \"Trả kết đúng\""
    ] WRONG_SPELLING =>
        |found| format!("\"{found}\" viết sai hoặc viết thiếu."),
        meant;
}

/// Known misspellings and half words (NN022), with what is meant.
pub(super) fn misspelt(text: &str) -> Vec<Finding> {
    let slips = MISSPELT.iter().flat_map(|(wrong, right)| {
        text.match_indices(wrong)
            .map(move |(at, _)| Finding { at: at..at + wrong.len(), better: Some((*right).to_owned()) })
    });
    let mut found: Vec<Finding> = slips.chain(halves(text)).collect();
    found.retain(|found| stands_alone(text, found.at.clone()));
    found.sort_by_key(|found| found.at.start);
    found
}

/// Half words: syllables of `PARTS` with none of their neighbours before or after them.
fn halves(text: &str) -> Vec<Finding> {
    let half = |(part, before, after, meant): &(&str, &[&str], &[&str], &str)| {
        let places = text.match_indices(part).map(|(at, _)| at..at + part.len());
        let alone = places.filter(|at| {
            let last = text[..at.start].split_whitespace().next_back().unwrap_or_default();
            let next = text[at.end..].split_whitespace().next().unwrap_or_default();
            let bare = |word: &str| word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
            !before.contains(&bare(last).as_str()) && !after.contains(&bare(next).as_str())
        });
        alone.map(|at| Finding { at, better: Some((*meant).to_owned()) }).collect::<Vec<_>>()
    };
    PARTS.iter().flat_map(half).collect()
}
