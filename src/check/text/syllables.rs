//! Syllables of Vietnamese: whether a word is one, or two that lost the space between them.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::thread::LocalKey;

use unicode_normalization::UnicodeNormalization;

use super::slip::{meant, slips};
use super::{Finding, words};
use crate::check::lists::LOANS;

slips! {
    NN009 Warning "Thiếu khoảng trắng giữa hai tiếng." [
        "Hai tiếng viết dính nhau là lỗi chính tả.",
        "kế hoạch nguồn: \"hiệuquả\", \"hànhchính\""
    ] LOST_SPACE =>
        |found| format!("Thiếu khoảng trắng giữa hai tiếng: \"{found}\"."),
        meant;
}

/// Consonants at the beginning of a syllable, the longest first; a syllable may have none.
const ONSETS: [&str; 28] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k", "l", "m",
    "n", "p", "r", "s", "t", "v", "x", "",
];

/// Consonants at the end of a syllable, the longest first; a syllable may have none.
const CODAS: [&str; 9] = ["ch", "ng", "nh", "c", "m", "n", "p", "t", ""];

/// The vowels between them, without tones.
const NUCLEI: [&str; 62] = [
    "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "ai", "ao", "au", "ay", "âu", "ây", "eo", "êu", "ia",
    "iê", "iêu", "iu", "oa", "oă", "oai", "oao", "oay", "oe", "oeo", "oi", "ôi", "ơi", "oo", "ua", "uâ", "uây", "uê",
    "ui", "uô", "uôi", "uơ", "uy", "uya", "uyê", "uyu", "ưa", "ưi", "ươ", "ươi", "ươu", "ưu", "yê", "yêu", "uă", "ue",
    "uao", "uai", "uay", "ưê", "uêu",
];

/// In bytes: longer words are not two syllables. A syllable with its tone has less than 16.
const LONGEST: usize = 2 * 16;

/// The most words kept in `SOUND` and in `SPOKEN`. Vietnamese has some 7,000 syllables.
const REMEMBERED: usize = 20_000;

thread_local! {
    /// Words of this thread that were found right: most words of a text came before.
    static SOUND: RefCell<BTreeSet<String>> = const { RefCell::new(BTreeSet::new()) };
    /// Words of this thread that are syllables.
    static SPOKEN: RefCell<BTreeSet<String>> = const { RefCell::new(BTreeSet::new()) };
}

/// Words that are not one syllable but two, the space between which is missing (NN009).
pub(super) fn run_together(text: &str) -> Vec<Finding> {
    let found = |(at, word): (usize, &str)| {
        divided(word).map(|better| Finding { at: at..at + word.len(), better: Some(better) })
    };
    words(text).filter(|(at, word)| !is_name(text, *at, word)).filter_map(found).collect()
}

/// Whether a word has a capital inside a sentence: it may be a foreign name, which is written without spaces.
fn is_name(text: &str, at: usize, word: &str) -> bool {
    let before = text[..at].trim_end().chars().next_back();
    word.starts_with(char::is_uppercase) && before.is_some_and(|sign| !matches!(sign, '.' | ':' | ';' | '"' | '“'))
}

/// The two syllables of a word, with a space between; `None` if the word is right. Words of ASCII letters may be of any
/// language, and those with several capitals are abbreviations: both are passed over.
fn divided(word: &str) -> Option<String> {
    if word.is_ascii() || word.len() > LONGEST || SOUND.with_borrow(|sound| sound.contains(word)) {
        return None;
    }
    let divided = looked_at(word);
    if divided.is_none() {
        remember(&SOUND, word);
    }
    divided
}

/// Whether a word is one syllable, whatever its capitals.
pub(super) fn is_spoken(word: &str) -> bool {
    if SPOKEN.with_borrow(|spoken| spoken.contains(word)) {
        return true;
    }
    let spoken = is_syllable(&word.to_lowercase());
    if spoken {
        remember(&SPOKEN, word);
    }
    spoken
}

fn remember(words: &'static LocalKey<RefCell<BTreeSet<String>>>, word: &str) {
    words.with_borrow_mut(|words| {
        if words.len() < REMEMBERED {
            words.insert(word.to_owned());
        }
    });
}

/// The same as [`divided`], without looking into `SOUND`.
fn looked_at(word: &str) -> Option<String> {
    let small = word.to_lowercase();
    let abbreviation = word.chars().filter(|letter| letter.is_uppercase()).count() > 1;
    if abbreviation || LOANS.contains(&small.as_str()) || is_syllable(&small) {
        return None;
    }
    let places = word.char_indices().skip(1).map(|(at, _)| at);
    let divided = places.filter_map(|at| {
        let (first, second) = word.split_at(at);
        let marked = |part: &str| !part.is_ascii();
        let both = is_syllable(&first.to_lowercase()) && is_syllable(&second.to_lowercase());
        (both && marked(first) && first.chars().count() > 1 && second.chars().count() > 1)
            .then(|| format!("{first} {second}"))
    });
    // The longer first syllable is the likelier: `hành chính`, not `hàn hchính`.
    divided.last()
}

/// Whether lower-case letters are one Vietnamese syllable, with at most one tone.
pub(super) fn is_syllable(word: &str) -> bool {
    let mut tones = 0;
    let plain: String = word
        .nfd()
        .filter(|letter| {
            let tone = matches!(letter, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
            tones += usize::from(tone);
            !tone
        })
        .nfc()
        .collect();
    let rimes =
        |rest: &str| CODAS.iter().any(|coda| rest.strip_suffix(coda).is_some_and(|nucleus| NUCLEI.contains(&nucleus)));
    // The `i` of `gi` may be the vowel of the syllable too: `gì`, `gìn`.
    tones <= 1
        && ONSETS.iter().any(|onset| {
            plain.strip_prefix(onset).is_some_and(|rest| rimes(rest) || (*onset == "gi" && CODAS.contains(&rest)))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_syllable_of_the_sample_is_one() {
        let text = include_str!("../../../data/toc-tien/2021/ke-hoach.yaml");
        let words = text.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_ascii());
        let abbreviation = |word: &&str| word.chars().filter(|letter| letter.is_uppercase()).count() > 1;
        let small = words.filter(|word| !abbreviation(word)).map(str::to_lowercase);
        let others: Vec<String> = small.filter(|word| !is_syllable(word)).collect();
        assert_eq!(others, Vec::<String>::new());
    }

    #[test]
    fn two_syllables_run_together_are_divided_where_they_meet() {
        for (word, meant) in [
            ("hiệuquả", "hiệu quả"),
            ("hànhchính", "hành chính"),
            ("phápluật", "pháp luật"),
            ("thờigian", "thời gian"),
            ("hiệncông", "hiện công"),
            ("độtự", "độ tự"),
            ("kịpthời", "kịp thời"),
            ("hồsơ", "hồ sơ"),
        ] {
            assert_eq!(divided(word).as_deref(), Some(meant));
        }
        for word in
            ["nghiêng", "giếng", "quyền", "khuya", "Đắk", "Krông", "UBMTTQVN", "VNPTiOffice", "ôtô", "gìn", "quốc"]
        {
            assert_eq!(divided(word), None, "{word}");
        }
    }
}
