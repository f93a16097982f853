//! A file's name taken apart: its ending, its words without tones and marks, and what copying, saving again and the year have added
//! to it.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::bare::unmarked;
use super::nearest::is_one_slip_from;

/// What a name ends with, as far as it is text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NameEnding {
    /// `yaml`, or what is meant by it: `yml`, `YAML`, `yaml.txt`, `yalm`.
    Yaml,
    /// `typ`, also with `txt` behind it.
    Typst,
    /// `txt`, `json`, or none.
    Other,
}

/// A name taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NameWords {
    pub(super) ending: NameEnding,
    /// What is left of the name: words and numbers, each as it stands in the name, in small letters, and the same without marks.
    pub(super) words: Vec<(String, String)>,
    pub(super) year: Option<i32>,
    /// The number in parentheses that copying adds to a name.
    pub(super) copy: Option<u8>,
}

/// What copying and saving again add to a name. A number may follow the words of the second list.
const ADDED: [&[&str]; 21] = [
    &["ban", "sao", "cua"],
    &["ban", "sao"],
    &["sao", "chep"],
    &["another", "copy"],
    &["copy", "of"],
    &["copy"],
    &["ban", "cuoi", "cung"],
    &["ban", "cuoi"],
    &["cuoi", "cung"],
    &["moi", "nhat"],
    &["moi"],
    &["new"],
    &["final"],
    &["chinh", "sua"],
    &["da", "sua"],
    &["sua"],
    &["ban"],
    &["lan"],
    &["v"],
    // A year is told from other numbers by its digits.
    &["nam"],
    &["yaml"],
];
const NUMBERED: [&str; 4] = ["copy", "ban", "lan", "v"];

/// From here on a name is what programs that keep folders alike on several machines have added.
const CONFLICTS: [&str; 5] = [".sync-conflict", " (conflict", "-conflict", "-desktop-", "-laptop-"];

impl NameWords {
    /// `None` for a name that is no text's, or that editors and systems give to what they keep for themselves.
    pub(super) fn of(name: &str) -> Option<Self> {
        let name: String = name.nfc().collect::<String>().to_lowercase().nfc().collect();
        let name = name.trim().trim_end_matches('.');
        if name.starts_with(['.', '~', '#', '$']) || name.ends_with(['~', '#']) {
            return None;
        }
        let (stem, ending) = ending(name)?;
        let stem = CONFLICTS.iter().find_map(|sign| Some(&stem[..stem.find(sign)?])).unwrap_or(&stem);
        let (stem, copy) = without_parentheses(stem);
        let mut words = words(&stem);
        take_added(&mut words);
        let is_year = |(_, word): &(String, String)| word.len() == 4 && as_year(word).is_some();
        let year = words.iter().position(is_year).and_then(|at| as_year(&words.remove(at).1));
        Some(Self { ending, words, year, copy })
    }

    /// The words without marks, written together: `kehoach`.
    pub(super) fn together(&self) -> String {
        self.words.iter().map(|(_, word)| word.as_str()).collect()
    }
}

/// A year of this century in four digits.
pub(super) fn as_year(word: &str) -> Option<i32> {
    word.parse().ok().filter(|year| (2000..=2100).contains(year))
}

/// The name without its ending, or endings.
fn ending(name: &str) -> Option<(String, NameEnding)> {
    let mut rest = name.to_owned();
    let mut found: Option<NameEnding> = None;
    while let Some((before, last)) = rest.rsplit_once('.') {
        let ending = match last.trim() {
            "typ" => NameEnding::Typst,
            "txt" | "json" => NameEnding::Other,
            last if is_yaml(last) => NameEnding::Yaml,
            // `quy-2.yaml (1)`, `quy-2.yaml - Copy`: the copy's mark stands behind the ending.
            last if last.starts_with("yaml") || last.starts_with("yml") => {
                let mark = last.trim_start_matches(|c: char| c.is_ascii_lowercase());
                let (mark, copy) = without_parentheses(mark);
                let mut mark = words(&mark);
                take_added(&mut mark);
                if !mark.is_empty() {
                    return None;
                }
                rest = match copy {
                    Some(number) => format!("{before} ({number})"),
                    None => before.to_owned(),
                };
                return Some((rest, NameEnding::Yaml));
            }
            _ => break,
        };
        found = Some(if found.is_none_or(|found| found == NameEnding::Other) { ending } else { found? });
        rest = before.trim_end().to_owned();
    }
    // What is behind a dot is an ending of another kind, unless it is a number or a part of the record's own name.
    let other = rest.rsplit_once('.').map(|(_, last)| last.trim());
    let own = |last: &str| last == "chot" || last.chars().all(|c| c.is_ascii_digit());
    match found {
        None if other.is_some_and(|last| !own(last)) => None,
        found => Some((rest, found.unwrap_or(NameEnding::Other))),
    }
}

/// Whether an ending is `yaml` or one slip away from it.
fn is_yaml(ending: &str) -> bool {
    let word = (3..=5).contains(&ending.len()) && ending.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    word && is_one_slip_from(ending, "yaml")
}

/// A name without what stands in parentheses, where that is a number or says that it is a copy; the number, if it is one.
fn without_parentheses(stem: &str) -> (String, Option<u8>) {
    let (mut out, mut rest, mut copy) = (String::new(), stem, None);
    while let Some((before, within, after)) = rest.split_once(['(', '[']).and_then(|(before, more)| {
        let (within, after) = more.split_once([')', ']'])?;
        Some((before, within, after))
    }) {
        let number = within.trim().parse::<u8>().ok();
        let says = unmarked(within);
        let is_mark = number.is_some() || ["copy", "sao", "xung dot"].iter().any(|word| says.contains(word));
        out += before;
        out += &if is_mark { " ".to_owned() } else { format!(" {within} ") };
        copy = copy.or(number);
        rest = after;
    }
    (out + rest, copy)
}

/// The words and numbers of a text, a number apart from letters before and behind it.
fn words(text: &str) -> Vec<(String, String)> {
    let mut found: Vec<String> = Vec::new();
    let mut last: Option<bool> = None;
    for c in text.chars() {
        let kind = (c.is_alphanumeric() || is_combining_mark(c)).then(|| c.is_ascii_digit());
        match (kind, last) {
            (Some(kind), Some(last)) if kind == last => found.last_mut().into_iter().for_each(|word| word.push(c)),
            (Some(_), _) => found.push(c.to_string()),
            (None, _) => {}
        }
        last = kind;
    }
    found.into_iter().map(|word| (word.clone(), unmarked(&word))).collect()
}

/// Takes away what copying and saving again have added.
fn take_added(words: &mut Vec<(String, String)>) {
    let mut at = 0;
    while at < words.len() {
        let begins = |added: &&&[&str]| {
            let all = words[at..].iter().map(|(_, word)| word.as_str());
            words.len() - at >= added.len() && all.zip(added.iter()).all(|(word, added)| word == *added)
        };
        let Some(added) = ADDED.iter().find(begins) else {
            at += 1;
            continue;
        };
        words.drain(at..at + added.len());
        let small = |(_, word): &(String, String)| word.len() < 3 && word.chars().all(|c| c.is_ascii_digit());
        if added.iter().any(|word| NUMBERED.contains(word))
            && words.get(at).is_some_and(small)
            && !added.contains(&"of")
        {
            words.remove(at);
        }
    }
}
