//! Words that stand twice, one after the other.

use super::Finding;
use super::slip::{meant, slips};
use crate::check::lists::{JOINING, MEETING};

slips! {
    NN010 Warning "Từ ngữ lặp lại." [
        "Từ ngữ lặp lại liền nhau là sót khi soạn thảo.",
        "kế hoạch nguồn: \"hành chính hành chính\""
    ] DOUBLED_WORDS =>
        |found| format!("Từ ngữ lặp lại: \"{found}\"."),
        meant;
}

/// A group of two to four syllables twice, or one joining word twice.
pub(super) fn doubled_words(text: &str) -> Vec<Finding> {
    let words: Vec<(usize, &str)> = text
        .split(' ')
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
        .collect();
    let bare = |word: &str| word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
    let bare: Vec<String> = words.iter().map(|(_, word)| bare(word)).collect();
    let is_word = |word: &str| !word.is_empty() && word.chars().all(char::is_alphabetic);
    let mut found = Vec::new();
    let mut at = 0;
    'words: while at < words.len() {
        for length in [4, 3, 2, 1] {
            let Some(pair) = words.get(at..at + 2 * length) else { continue };
            let (first, second) = pair.split_at(length);
            // With a punctuation mark between them the two are no repetition.
            let signs = |words: &[(usize, &str)]| {
                words.iter().any(|(_, word)| word.ends_with([',', '.', ';', ':', '!', '?', ')']))
            };
            let (one, other) = (&bare[at..at + length], &bare[at + length..at + 2 * length]);
            let same = one == other && one.iter().all(|word| is_word(word));
            if !same || signs(first) {
                continue;
            }
            let joins = length == 1 && !JOINING.contains(&one[0].as_str());
            let meets = length == 2 && MEETING.contains(&one.join(" ").as_str());
            if joins || meets {
                continue;
            }
            let end = second.last().map_or(0, |(start, word)| start + bare_end(word));
            let better = first.iter().map(|(_, word)| *word).collect::<Vec<_>>().join(" ");
            found.push(Finding { at: first[0].0..end, better: Some(better) });
            at += 2 * length;
            continue 'words;
        }
        at += 1;
    }
    found
}

/// The length in bytes of a word without the signs at its end.
fn bare_end(word: &str) -> usize {
    word.trim_end_matches(|letter: char| !letter.is_alphanumeric()).len()
}
