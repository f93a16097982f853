//! Every letter of every text has a glyph in all four faces, and none steers the page unseen.

use std::collections::BTreeSet;

use super::language::few;
use super::rule::{Rule, View, rule};
use crate::fonts::FontSet;
use crate::problem::{Fault, Problem};
use crate::read::{At, Source, Span};

pub(super) const RULES: &[Rule] = &[rule!(
    letters,
    (CU001, "Chữ mà phông không có thì in ra ô trống.", "NĐ 30/2020, PL I, I.4"),
    (CU002, "Ký tự điều khiển làm trang in khác với những gì đã gõ.", "TCVN 6909:2001"),
)];

/// One problem for each letter and text.
fn letters(view: &View, found: &mut Vec<Problem>) {
    super::texts(view.raw, &mut |source, text| check_text(source, text, &view.raw.fonts, found));
}

fn check_text(source: &Source, text: &At<String>, fonts: &FontSet, problems: &mut Vec<Problem>) {
    let wrong: BTreeSet<char> = text.value.chars().filter(|&c| steers(c) || !fonts.shows(c)).collect();
    few(wrong.into_iter().collect(), problems, |letter| {
        let fault = if steers(letter) {
            Fault::ControlCharacter { letter }
        } else {
            Fault::GlyphMissing { letter, font: fonts.family().to_owned() }
        };
        Problem::at(source.place(letter_span(source, text.span, letter)), fault)
    });
}

/// Control characters, and those that turn the direction of writing so that a page would not show what was typed.
fn steers(c: char) -> bool {
    let turns = matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{061C}');
    turns || (c.is_control() && c != '\n') || matches!(c, '\u{2028}' | '\u{2029}')
}

/// The letter itself where it stands in the source as such, else the whole value.
fn letter_span(source: &Source, span: Span, letter: char) -> Span {
    let typed = source.text.get(span.start..span.end).unwrap_or_default();
    typed.find(letter).map_or(span, |at| {
        let start = span.start + at;
        Span { start, end: start + letter.len_utf8() }
    })
}
