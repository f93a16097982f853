//! The rules of language over every text that stands on a page.

use std::cell::RefCell;
use std::collections::BTreeMap;

use rayon::prelude::*;

use super::text::slip::Slip;
use super::text::{FILE, FileTexts, Finding, InText, TEXT, words};
use crate::problem::Problem;
use crate::read::{At, Raw, RecordText, Source, Span};

/// Adds the problems of language. Texts and files are spread over all processors, because these rules take most of the
/// time of a check.
pub(super) fn check(raw: &Raw, problems: &mut Vec<Problem>) {
    let mut texts: Vec<(&Source, RecordText)> = Vec::new();
    super::texts(raw, &mut |source, text| texts.push((source, text)));
    let alone = texts.par_iter().flat_map_iter(|(source, RecordText { text, key })| {
        let mut problems = Vec::new();
        for rule in TEXT.iter().filter(|rule| rule.templates || key.is_some()) {
            few((rule.find)(&text.value), &mut problems, |found| slip(source, text, rule.slip, found));
        }
        problems
    });
    problems.extend(alone.collect::<Vec<_>>());
    let texts: Vec<(&Source, &At<String>)> = texts.into_iter().map(|(source, text)| (source, text.text)).collect();
    let files: Vec<_> = texts.chunk_by(|(one, _), (other, _)| one.name == other.name).collect();
    let together = files.par_iter().flat_map_iter(|texts| of_file(raw, texts));
    problems.extend(together.collect::<Vec<_>>());
}

/// What the rules over all texts of a file find.
fn of_file(raw: &Raw, texts: &[(&Source, &At<String>)]) -> Vec<Problem> {
    let Some(&(source, _)) = texts.first() else { return Vec::new() };
    let file =
        FileTexts { texts: texts.iter().map(|(_, text)| text.value.as_str()).collect(), cited: cited(raw, source) };
    // Rules over prose need everything: an unread text may introduce an abbreviation or cite a document first.
    let prose = !raw.incomplete && is_prose(raw, source);
    let mut problems = Vec::new();
    for rule in FILE.iter().filter(|rule| prose || !rule.prose) {
        let mut by_text: BTreeMap<usize, Vec<Finding>> = BTreeMap::new();
        for InText { index, found } in (rule.find)(&file) {
            if !rule.spares_own_name || !is_own(raw, &texts[index].1.value[found.at.clone()]) {
                by_text.entry(index).or_default().push(found);
            }
        }
        for (index, found) in by_text {
            few(found, &mut problems, |found| slip(source, texts[index].1, rule.slip, found));
        }
    }
    problems
}

/// The most problems of one rule in one value. The last of them says how many more there are.
const TOLD: usize = 10;

/// Adds the problems of what one rule found in one value, `TOLD` at most.
pub(super) fn few<T>(found: Vec<T>, problems: &mut Vec<Problem>, problem: impl FnMut(T) -> Problem) {
    let more = found.len().saturating_sub(TOLD);
    problems.extend(found.into_iter().take(TOLD).map(problem));
    if more > 0
        && let Some(last) = problems.pop()
    {
        problems.push(last.and_more(more));
    }
}

/// Whether a word is part of the unit's own name, which has one official style of tones.
fn is_own(raw: &Raw, word: &str) -> bool {
    let names = raw.agency.iter().flat_map(|(_, agency)| [&agency.short_name.value, &agency.place.value]);
    names.into_iter().any(|name| words(name).any(|(_, own)| own == word))
}

/// Whether a file has the prose of a document: a plan or a quarter.
fn is_prose(raw: &Raw, source: &Source) -> bool {
    let plans = raw.plans.iter().map(|file| &file.source);
    plans.chain(raw.quarters.iter().map(|file| &file.source)).any(|other| other.name == source.name)
}

/// Number and symbol of the plan that a quarterly record reports on, which the report's opening cites in full. Empty
/// for other files.
fn cited(raw: &Raw, source: &Source) -> Vec<String> {
    let Some((_, agency)) = &raw.agency else { return Vec::new() };
    let Some(file) = raw.quarters.iter().find(|file| file.source.name == source.name) else { return Vec::new() };
    let plans = raw.plans.iter().filter(|plan| plan.folder_year == file.named.year);
    let number = plans.filter_map(|plan| plan.plan.number.as_ref());
    number.map(|number| format!("{:02}/KH-{}", number.value, agency.committee.abbreviation.value)).collect()
}

/// The problem of a slip, at its place in the file.
pub(super) fn slip(source: &Source, text: &At<String>, slip: &Slip, found: Finding) -> Problem {
    let Finding { at, better } = found;
    let place = source.place(span_of(source, text, at.start, at.end));
    Problem::at(place, slip.fault(&text.value[at], better.as_deref()))
}

/// A text as typed in its file and as read from it, both with every run of white space as one space.
struct Flat {
    /// Hash of the file. With `span` it identifies the text.
    hash: String,
    span: Span,
    typed: Flattened,
    value: Flattened,
}

thread_local! {
    /// The text of the last call, because the slips of one text are located one after the other.
    static LAST: RefCell<Option<Flat>> = const { RefCell::new(None) };
}

/// The span in the file of the bytes `start..end` of a text. The n-th occurrence in the text is the n-th in the file,
/// compared with single spaces, because YAML folds texts over lines. A part that is typed with an escape is located by
/// its first word, else it is the whole text.
pub(super) fn span_of(source: &Source, text: &At<String>, start: usize, end: usize) -> Span {
    let typed = source.text.get(text.span.start..text.span.end).unwrap_or_default();
    let part = &text.value[start..end];
    let span = |from: usize, to: usize| Span { start: text.span.start + from, end: text.span.start + to };
    // Parts that are or contain runs of spaces are located as typed.
    if part.trim().is_empty() || part.contains("  ") {
        let before = text.value[..start].matches(part).count();
        let found = typed.match_indices(part).nth(before);
        return found.map_or(text.span, |(from, _)| span(from, from + part.len()));
    }
    LAST.with_borrow_mut(|last| {
        let known = last.take().filter(|flat| flat.hash == source.hash && flat.span == text.span);
        let flat = last.insert(known.unwrap_or_else(|| Flat {
            hash: source.hash.clone(),
            span: text.span,
            typed: Flattened::new(typed),
            value: Flattened::new(&text.value),
        }));
        let begin = flat.value.places.partition_point(|&place| place < start);
        let nth = |part: &str| {
            let before = flat.value.text.get(..begin)?.matches(part).count();
            let (from, _) = flat.typed.text.match_indices(part).nth(before)?;
            Some(span(flat.typed.places[from], flat.typed.places[from + part.len() - 1] + 1))
        };
        nth(part).or_else(|| nth(part.split_whitespace().next()?)).unwrap_or(text.span)
    })
}

/// A text with every run of white space as one space, and for each byte its offset in the original.
struct Flattened {
    text: String,
    places: Vec<usize>,
}

impl Flattened {
    fn new(text: &str) -> Self {
        let (mut flat, mut places) = (String::new(), Vec::new());
        for (at, letter) in text.char_indices() {
            let letter = if letter.is_whitespace() { ' ' } else { letter };
            if letter != ' ' || !flat.ends_with(' ') {
                flat.push(letter);
                places.extend((0..letter.len_utf8()).map(|byte| at + byte));
            }
        }
        Self { text: flat, places }
    }
}
