//! Rules of language: one small function a rule, from a text, or from the texts of a file, to what is wrong in them.

mod capitals;
mod citations;
mod encoding;
mod old_encodings;
mod placeholders;
mod repeats;
mod residues;
mod scripts;
pub(super) mod slip;
mod spacing;
mod spelling;
mod syllables;
mod tones;
mod whole;

use std::ops::Range;

use slip::Slip;

use crate::problem::ProblemKind;

pub(super) use citations::{DatedCitation, cited};
pub(super) use tones::first_style;

/// A stretch of a text that is wrong, and how it is meant, where that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Finding {
    pub(super) at: Range<usize>,
    pub(super) better: Option<String>,
}

/// A finding in one of the texts of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct InText {
    /// Index into `FileTexts::texts`.
    pub(super) index: usize,
    pub(super) found: Finding,
}

/// The texts of one file, in the order in which they stand on the page.
pub(super) struct FileTexts<'t> {
    pub(super) texts: Vec<&'t str>,
    /// Documents that the page cites in full by itself, by number and symbol.
    pub(super) cited: Vec<String>,
}

/// The words of a text, letters only, each with the byte at which it begins.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let parts = text.split(|letter: char| !is_letter(letter)).filter(|word| !word.is_empty());
    parts.map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

/// The same as `char::is_alphabetic`, but fast for the blocks of Vietnamese letters, in which only `×` and `÷` are
/// none.
fn is_letter(letter: char) -> bool {
    match letter {
        '×' | '÷' => false,
        '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => true,
        _ => letter.is_alphabetic(),
    }
}

/// Whether no letter or figure joins on to a part of a text.
pub(super) fn stands_alone(text: &str, part: Range<usize>) -> bool {
    let ends = |letter: Option<char>| letter.is_none_or(|letter| !is_letter(letter) && !letter.is_numeric());
    ends(text[..part.start].chars().next_back()) && ends(text[part.end..].chars().next())
}

/// A rule that looks at one text alone.
pub(super) struct TextRule {
    pub(super) slip: &'static Slip,
    pub(super) find: fn(&str) -> Vec<Finding>,
    /// Whether it is for the sentences of an office's templates too, in which braces are no mistake.
    pub(super) templates: bool,
}

/// A rule that looks at all texts of a file.
pub(super) struct FileRule {
    pub(super) slip: &'static Slip,
    pub(super) find: fn(&FileTexts) -> Vec<InText>,
    /// Whether it is about prose: the texts of plans and quarters, not names and recipients.
    pub(super) prose: bool,
    /// Whether the unit's own name is exempt, because its style of tones is official.
    pub(super) spares_own_name: bool,
}

/// Every kind of problem that is declared here.
pub(super) fn problem_kinds() -> impl Iterator<Item = &'static ProblemKind> {
    let all = [
        encoding::PROBLEM_KINDS,
        placeholders::PROBLEM_KINDS,
        residues::PROBLEM_KINDS,
        scripts::PROBLEM_KINDS,
        spacing::PROBLEM_KINDS,
        syllables::PROBLEM_KINDS,
        capitals::PROBLEM_KINDS,
        repeats::PROBLEM_KINDS,
        spelling::PROBLEM_KINDS,
        citations::PROBLEM_KINDS,
        whole::PROBLEM_KINDS,
    ];
    all.into_iter().flatten().copied()
}

/// The rules over one text.
pub(super) const TEXT: &[TextRule] = &[
    TextRule { slip: &encoding::LONE_MARK, find: encoding::lone_marks, templates: true },
    TextRule { slip: &encoding::ETH, find: encoding::eths, templates: true },
    TextRule { slip: &encoding::OLD_ENCODING, find: encoding::old_words, templates: true },
    TextRule { slip: &encoding::OLD_ENCODING_WHOLE, find: encoding::old_texts, templates: true },
    TextRule { slip: &encoding::INVISIBLE, find: encoding::invisible, templates: true },
    TextRule { slip: &scripts::OTHER_SCRIPT, find: scripts::other_scripts, templates: true },
    TextRule { slip: &scripts::LOST_LETTERS, find: scripts::lost_letters, templates: false },
    TextRule { slip: &placeholders::PLACEHOLDER, find: placeholders::placeholders, templates: false },
    TextRule { slip: &residues::RESIDUE, find: residues::residues, templates: false },
    TextRule { slip: &spacing::DOUBLED_SPACE, find: spacing::doubled, templates: true },
    TextRule { slip: &spacing::SPACE_BEFORE, find: spacing::before_signs, templates: true },
    TextRule { slip: &spacing::LOST_SPACE_AFTER, find: spacing::lost_after_signs, templates: true },
    TextRule { slip: &syllables::LOST_SPACE, find: syllables::run_together, templates: true },
    TextRule { slip: &capitals::WRONG_CAPITALS, find: capitals::fixed, templates: true },
    TextRule { slip: &capitals::DECIMAL_POINT, find: capitals::decimal_points, templates: true },
    TextRule { slip: &repeats::DOUBLED_WORDS, find: repeats::doubled_words, templates: true },
    TextRule { slip: &spelling::WRONG_SPELLING, find: spelling::misspelt, templates: true },
    TextRule { slip: &capitals::ALONE_CAPITAL, find: capitals::standing_alone, templates: true },
    TextRule { slip: &citations::CITATION_FORM, find: citations::form, templates: true },
    TextRule { slip: &citations::CITED_TYPE, find: citations::types, templates: true },
    TextRule { slip: &citations::CITED_NUMBER, find: citations::numbers, templates: true },
    TextRule { slip: &citations::CITED_SPACES, find: citations::spaces, templates: true },
];

/// The rules over the texts of a file.
pub(super) const FILE: &[FileRule] = &[
    FileRule { slip: &whole::MIXED_TONES, find: whole::one_style_of_tones, prose: false, spares_own_name: true },
    FileRule { slip: &whole::DATE_PADDING, find: whole::one_padding_of_dates, prose: true, spares_own_name: false },
    FileRule { slip: &whole::TWO_SPELLINGS, find: whole::one_spelling, prose: true, spares_own_name: false },
    FileRule { slip: &whole::JOINED_NAMES, find: whole::one_joint, prose: true, spares_own_name: false },
    FileRule { slip: &whole::ABBREVIATION, find: whole::abbreviations, prose: true, spares_own_name: false },
    FileRule { slip: &citations::CITATION_SHORT, find: citations::short, prose: true, spares_own_name: false },
    FileRule { slip: &citations::CITATION_TWICE, find: citations::again, prose: true, spares_own_name: false },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_what_unicode_calls_so() {
        assert!(('\0'..=char::MAX).all(|letter| is_letter(letter) == letter.is_alphabetic()));
    }

    #[test]
    fn no_text_whatever_breaks_a_rule() {
        let letters = [
            "a", "ò", "ủy", "hòa", "Ð", "\u{2003}", "\u{301}", "😀", ".", ",", " ", "  ", "9", "%", "İ", "µ", "ß",
            "\n", "của ",
        ];
        let phrases = [
            "Kế hoạch số 5/KH-UBND",
            " ngày 06/5/2021",
            ", ngày 06 tháng 5 năm 2021",
            "nhiệm",
            "Trả kết",
            "tỉ lệ",
            "tỷ lệ",
            "CCHC",
            "(",
            "nhà nước",
            "Tư pháp-Hộ",
            "Tư pháp – Hộ",
            "7/10/2013",
            "Nghị định",
            " số ",
            "/",
            "-",
            "Đ",
        ];
        let sound = |text: &str, other: &str| {
            let whole = |found: &Finding| text.get(found.at.clone()).is_some_and(|part| !part.is_empty());
            assert!(TEXT.iter().all(|rule| (rule.find)(text).iter().all(whole)), "{text:?}");
            let file = FileTexts { texts: vec![text, other], cited: Vec::new() };
            for found in FILE.iter().flat_map(|rule| (rule.find)(&file)) {
                assert!(file.texts[found.index].get(found.found.at.clone()).is_some(), "{text:?}");
            }
        };
        // Every triple, at the beginning, in the middle and at the end.
        for one in letters {
            for other in letters {
                letters.iter().for_each(|third| sound(&format!("{one}{other}{third}{other}{one}"), one));
            }
        }
        for one in phrases {
            for other in phrases.into_iter().chain(letters) {
                phrases.iter().for_each(|third| sound(&format!("{one}{other}{third} {other}"), third));
            }
        }
    }
}
