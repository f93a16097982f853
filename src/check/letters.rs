//! Every character of every text must have a glyph in all four faces of the font and be visible on the page.

use std::collections::BTreeSet;

use super::language::few;
use super::rule::{Rule, View};
use crate::fonts::FontSet;
use crate::problem::{Fault, Problem, problems};
use crate::read::{At, ControlCharacter, Source, Span};

problems! {
    CU001 Error Data "Phông chữ không có chữ này." [
        "Chữ mà phông không có thì in ra ô trống.",
        "NĐ 30/2020, PL I, I.4"
    ] {
        GlyphMissing { letter: char, font: String } =>
            format!("Phông chữ {font} không có chữ \"{letter}\" (U+{:04X}).", *letter as u32),
            "gõ lại chữ đó bằng bộ gõ Unicode, thay bằng chữ khác, hoặc dùng phông chữ có chữ đó (phong_chu trong don-vi.yaml).";
    }
}

pub(super) const RULES: &[Rule] = &[letters];

/// One problem for each such character of each text (CU001, or that of control characters).
fn letters(view: &View, found: &mut Vec<Problem>) {
    super::texts(view.raw, &mut |source, text| check_text(source, text.text, &view.raw.fonts, found));
}

fn check_text(source: &Source, text: &At<String>, fonts: &FontSet, problems: &mut Vec<Problem>) {
    let wrong: BTreeSet<char> = text.value.chars().filter(|&c| steers(c) || !fonts.shows(c)).collect();
    few(wrong.into_iter().collect(), problems, |letter| {
        let fault = if steers(letter) {
            Fault::from(ControlCharacter { letter })
        } else {
            GlyphMissing { letter, font: fonts.family().to_owned() }.into()
        };
        Problem::at(source.place(letter_span(source, text.span, letter)), fault)
    });
}

/// Whether a character is a control character other than a line break, a Unicode line or paragraph separator, or a mark
/// that turns the direction of writing: with these a page would not show what was typed.
fn steers(c: char) -> bool {
    let turns = matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{061C}');
    turns || (c.is_control() && c != '\n') || matches!(c, '\u{2028}' | '\u{2029}')
}

/// The span of the first such letter in a value, or of the whole value if the letter is typed as an escape.
fn letter_span(source: &Source, span: Span, letter: char) -> Span {
    let typed = source.text.get(span.start..span.end).unwrap_or_default();
    typed.find(letter).map_or(span, |at| {
        let start = span.start + at;
        Span { start, end: start + letter.len_utf8() }
    })
}
