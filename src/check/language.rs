//! The rules of language over every text that stands on a page.

use std::collections::BTreeMap;

use super::rules::{Found, TEXT, tones};
use crate::problem::{Fault, Problem, Slip};
use crate::read::{At, Raw, Source, Span};

/// One problem for each place.
pub(super) fn check(raw: &Raw, problems: &mut Vec<Problem>) {
    super::texts(raw, &mut |source, text| {
        for rule in TEXT {
            problems.extend((rule.find)(&text.value).into_iter().map(|Found { at, better }| {
                let found = text.value[at.clone()].to_owned();
                let fault = Fault::Language { slip: rule.slip, found, better };
                Problem::at(source.place(span_of(source, text, at.start, at.end)), fault)
            }));
        }
    });
}

/// One style of tones in a file: the first place of the rarer one, if both are there. Equally many are a matter of taste that
/// the first one decides.
pub(super) fn check_tones(raw: &Raw, problems: &mut Vec<Problem>) {
    #[derive(Default)]
    struct Styles {
        /// How often the tone is on the first vowel, and on the second.
        counts: [usize; 2],
        /// The first place of each.
        places: [Option<(Problem, bool)>; 2],
        begins_with_first: bool,
    }
    let mut files: BTreeMap<String, Styles> = BTreeMap::new();
    super::texts(raw, &mut |source, text| {
        for choice in tones::choices(&text.value) {
            let styles = files.entry(source.name.clone()).or_default();
            let style = usize::from(!choice.first);
            if styles.counts == [0, 0] {
                styles.begins_with_first = choice.first;
            }
            styles.counts[style] += 1;
            if styles.places[style].is_none() {
                let span = span_of(source, text, choice.at, choice.at + choice.word.len());
                let fault = Fault::Language { slip: Slip::MixedTones, found: choice.word, better: Some(choice.other) };
                styles.places[style] = Some((Problem::at(source.place(span), fault), choice.first));
            }
        }
    });
    for Styles { counts: [first, second], places, begins_with_first } in files.into_values() {
        if first == 0 || second == 0 {
            continue;
        }
        let first_is_rarer = first < second || (first == second && !begins_with_first);
        problems.extend(places.into_iter().flatten().find(|(_, is_first)| *is_first == first_is_rarer).map(|(p, _)| p));
    }
}

/// Where a part of a text stands in its file: as often as it comes in the text before, so often before there. A part that is
/// written otherwise there, by an escape or over two lines, is looked for by its first word, or is the whole text.
fn span_of(source: &Source, text: &At<String>, start: usize, end: usize) -> Span {
    let typed = source.text.get(text.span.start..text.span.end).unwrap_or_default();
    let nth = |part: &str| {
        let before = text.value[..start].matches(part).count();
        let (at, _) = typed.match_indices(part).nth(before)?;
        let from = text.span.start + at;
        Some(Span { start: from, end: from + part.len() })
    };
    let part = &text.value[start..end];
    let word = part.split_whitespace().next().filter(|word| !word.is_empty());
    nth(part).or_else(|| nth(word?)).unwrap_or(text.span)
}
