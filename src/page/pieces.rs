//! Where a line may not break: a text is divided into pieces, each free to break at its spaces or kept together. The page
//! gets every letter as it was typed; nothing is put between letters to hold or to part them.

use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};
use unicode_normalization::char::is_combining_mark;

use crate::fonts::FontSet;

/// The line that a text is set in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) fonts: &'a FontSet,
    pub(super) bold: bool,
    /// Size of the letters and width of the line, in points.
    pub(super) size: f32,
    pub(super) width: f32,
    /// A cell of a table: narrow and not justified.
    pub(super) cell: bool,
}

/// A piece of a text. Pieces follow one another without a space between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    Free(&'a str),
    Kept(&'a str),
    /// What follows is a paragraph of its own.
    NewParagraph,
}

/// A text in pieces: as a string where all of it is free, else as an array of strings, `{"keep": …}` and
/// `{"new": "paragraph"}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pieces<'a>(pub(super) Vec<Piece<'a>>);

impl Pieces<'_> {
    /// Whether a word is divided, as a long address is.
    pub(super) fn divided(&self) -> bool {
        self.0.windows(2).any(|pair| matches!(pair, [Piece::Kept(_), Piece::Kept(_)]))
    }
}

/// Letters of an address or a code from which on it is divided at its own signs, so that no line before it is stretched.
const LONG_ADDRESS: usize = 24;
const LONG_CODE: usize = 30;
/// A part of a long address with more letters is divided further.
const LONG_PART: usize = 10;

impl<'a> Line<'a> {
    pub(super) fn wide(&self, text: &str) -> f32 {
        self.fonts.width(text, self.bold) * self.size
    }

    fn fits(&self, text: &str) -> bool {
        self.wide(text) <= self.width
    }

    /// Divides a text of one or more paragraphs.
    pub(super) fn pieces<'t>(&self, text: &'t str) -> Pieces<'t> {
        let mut pieces = Vec::new();
        for (index, paragraph) in text.split('\n').filter(|line| !line.trim().is_empty()).enumerate() {
            if index > 0 {
                pieces.push(Piece::NewParagraph);
            }
            self.paragraph(paragraph, &mut pieces);
        }
        Pieces(pieces)
    }

    fn paragraph<'t>(&self, text: &'t str, pieces: &mut Vec<Piece<'t>>) {
        let words = words(text);
        let word = |at: usize| words.get(at).map(|&(from, to)| &text[from..to]);
        // Where the text begins that is free and not among the pieces yet.
        let mut free = 0;
        let mut at = 0;
        while let (Some(&(from, _)), Some(first)) = (words.get(at), word(at)) {
            let mut last = at;
            while let (Some(before), Some(after)) = (word(last), word(last + 1))
                && text.get(words[last].1..words[last + 1].0) == Some(" ")
                && self.belong_together(before, after)
            {
                last += 1;
            }
            let end = words[last].1;
            let group = &text[from..end];
            let divided =
                if last > at { if self.fits(group) { Some(vec![group]) } else { None } } else { self.divided(first) };
            match divided {
                Some(parts) => {
                    pieces.extend((free < from).then(|| Piece::Free(&text[free..from])));
                    pieces.extend(parts.into_iter().map(Piece::Kept));
                    free = end;
                    at = last + 1;
                }
                // A group that no line holds is divided word by word.
                None if last > at => {
                    for &(from, end) in &words[at..=last] {
                        if let Some(parts) = self.divided(&text[from..end]) {
                            pieces.extend((free < from).then(|| Piece::Free(&text[free..from])));
                            pieces.extend(parts.into_iter().map(Piece::Kept));
                            free = end;
                        }
                    }
                    at = last + 1;
                }
                None => at += 1,
            }
        }
        pieces.extend((free < text.len()).then(|| Piece::Free(&text[free..])));
    }

    /// Whether a line never breaks between two words: a date, a quarter, a figure with its unit, the number of an action, a
    /// dash and the word before it.
    fn belong_together(&self, before: &str, after: &str) -> bool {
        let digit = after.starts_with(|c: char| c.is_ascii_digit());
        let ends = |words: &[&str]| {
            let lower = before.to_lowercase();
            words.iter().any(|word| lower.ends_with(word))
        };
        let dated: &[&str] = if self.cell { &["ngày", "đạt"] } else { &["ngày", "tháng", "năm", "đạt"] };
        (digit && (ends(dated) || before.ends_with("NV") || before == "số"))
            || (after.starts_with(['I', 'V', 'X']) && ends(&["quý"]))
            || (before.ends_with(|c: char| c.is_ascii_digit()) && (after.starts_with("điểm") || after.starts_with('%')))
            // Kept with the word before it: at the beginning of a line it would look like a list item.
            || matches!(after, "–" | "-" | "—")
    }

    /// The parts between which a word may break; `None` if it may break by Typst's own rules.
    fn divided<'t>(&self, word: &'t str) -> Option<Vec<&'t str>> {
        let fits = self.fits(word);
        let address = word.contains("://") || word.starts_with("www.") || word.contains('@');
        let code = !address && is_code(word);
        let letters = if address || code { word.chars().count() } else { 0 };
        let long = !self.cell && (address && letters > LONG_ADDRESS || code && letters > LONG_CODE);
        if fits && !long {
            return (address || code).then(|| vec![word]);
        }
        let mut parts = if address || code { at_signs(word, address) } else { vec![word] };
        if long && address {
            parts = parts.into_iter().flat_map(shortened).collect();
        }
        Some(parts.into_iter().flat_map(|part| if self.fits(part) { vec![part] } else { letters_of(part) }).collect())
    }
}

/// Start and end of each word.
fn words(text: &str) -> Vec<(usize, usize)> {
    let mut words = Vec::new();
    let mut from = None;
    for (at, letter) in text.char_indices() {
        match (letter.is_whitespace(), from) {
            (true, Some(start)) => {
                words.push((start, at));
                from = None;
            }
            (false, None) => from = Some(at),
            _ => {}
        }
    }
    words.extend(from.map(|start| (start, text.len())));
    words
}

/// Letters or figures joined by a sign after which a line could break: `45/KH-UBND`, `TBXH–2021`. Between figures a line
/// breaks neither after a hyphen nor after a slash (UAX 14, LB25).
fn is_code(word: &str) -> bool {
    let mut letters = word.chars();
    let (mut before, mut sign) = (' ', letters.next().unwrap_or(' '));
    letters.any(|after| {
        let joins = match sign {
            '–' => before.is_alphanumeric() && after.is_alphanumeric(),
            '-' | '/' => before.is_alphanumeric() && after.is_alphanumeric() && !after.is_ascii_digit(),
            _ => false,
        };
        (before, sign) = (sign, after);
        joins
    })
}

/// Divides a code after its hyphens and slashes, an address also at its other signs and where a capital follows a small
/// letter. A full stop begins a line rather than ending it.
fn at_signs(word: &str, address: bool) -> Vec<&str> {
    let letters: Vec<(usize, char)> = word.char_indices().collect();
    let mut parts = Vec::new();
    let mut from = 0;
    for pair in letters.windows(2) {
        let [(_, before), (at, after)] = pair else { continue };
        let behind = matches!(before, '-' | '–' | '/') || address && matches!(before, '?' | '&' | '=' | '_' | ':');
        let breaks = if behind {
            after.is_alphanumeric()
        } else {
            address
                && before.is_alphanumeric()
                && (matches!(after, '.' | '@') || before.is_lowercase() && after.is_uppercase())
        };
        if breaks {
            parts.push(&word[from..*at]);
            from = *at;
        }
    }
    parts.push(&word[from..]);
    parts
}

/// Divides a part into parts of about equal length, of at most `LONG_PART` letters each.
fn shortened(part: &str) -> Vec<&str> {
    let letters = letters_of(part);
    let each = letters.len().div_ceil(letters.len().div_ceil(LONG_PART).max(1)).max(1);
    let mut parts = Vec::new();
    let mut from = 0;
    for chunk in letters.chunks(each) {
        let to = from + chunk.iter().map(|letter| letter.len()).sum::<usize>();
        parts.push(&part[from..to]);
        from = to;
    }
    parts
}

/// Letter by letter, each with the marks that belong to it.
fn letters_of(word: &str) -> Vec<&str> {
    let starts: Vec<usize> =
        word.char_indices().filter(|&(at, letter)| at == 0 || !is_combining_mark(letter)).map(|(at, _)| at).collect();
    let ends = starts.iter().skip(1).copied().chain([word.len()]);
    starts.iter().zip(ends).map(|(&from, to)| &word[from..to]).collect()
}

impl Serialize for Piece<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (key, value) = match self {
            Self::Free(text) => return serializer.serialize_str(text),
            Self::Kept(text) => ("keep", *text),
            Self::NewParagraph => ("new", "paragraph"),
        };
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry(key, value)?;
        map.end()
    }
}

impl Serialize for Pieces<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.as_slice() {
            [] => serializer.serialize_str(""),
            [Piece::Free(text)] => serializer.serialize_str(text),
            pieces => {
                let mut array = serializer.serialize_seq(Some(pieces.len()))?;
                pieces.iter().try_for_each(|piece| array.serialize_element(piece))?;
                array.end()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(text: &str, cell: bool, width: f32) -> Vec<String> {
        let fonts = FontSet::bundled();
        let line = Line { fonts: &fonts, bold: false, size: 14.0, width, cell };
        let pieces = line.pieces(text);
        let whole: String = pieces
            .0
            .iter()
            .map(|piece| match piece {
                Piece::Free(text) | Piece::Kept(text) => *text,
                Piece::NewParagraph => "\n",
            })
            .collect();
        assert_eq!(whole, text, "every letter is there");
        let kept = pieces.0.into_iter().filter_map(|piece| match piece {
            Piece::Kept(text) => Some(text.to_owned()),
            _ => None,
        });
        kept.collect()
    }

    #[test]
    fn codes_dates_and_figures_with_their_units_are_kept_together() {
        let text =
            "Kế hoạch số 45/KH-UBND ngày 06 tháng 5 năm 2021, đạt 1 điểm (quý II) và 100 %; NV 2.2 trước 31/5/2021.";
        let wanted = ["số 45/KH-UBND", "ngày 06", "tháng 5", "năm 2021,", "đạt 1 điểm", "(quý II)", "100 %;", "NV 2.2"];
        assert_eq!(kept(text, false, 467.0), wanted);
        assert_eq!(kept("NV 3.1 – Tổ chức, Văn hóa - Xã hội", false, 467.0), ["NV 3.1 –", "hóa -"]);
        // In a narrow cell a month and a year may stand on the next line.
        assert_eq!(kept("Kế hoạch năm 2021, tháng 5, ngày 06", true, 200.0), ["ngày 06"]);
    }

    #[test]
    fn a_long_address_is_divided_at_its_signs_and_a_code_at_its_own_hyphens() {
        let address = "https://dichvucong.tinhmau.gov.vn/p/home.html?ma=353853&tenThuTuc=CapGiay";
        let parts = kept(address, false, 467.0);
        assert_eq!(parts.concat(), address);
        assert!(parts.iter().all(|part| part.chars().count() <= LONG_PART), "{parts:?}");
        assert!(parts.contains(&".tinhmau".to_owned()) && parts.contains(&"Giay".to_owned()), "{parts:?}");
        let code = "000.00.16.H06-260310-0001-ABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789.";
        let parts = ["000.00.16.H06-", "260310-", "0001-", "ABCDEFGHIJKLMNOPQRSTUVWXYZ-", "0123456789."];
        assert_eq!(kept(code, false, 467.0), parts);
        assert_eq!(kept("15/2021/NQ-HĐND-VP", false, 467.0), ["15/2021/NQ-HĐND-VP"]);
    }

    #[test]
    fn a_word_wider_than_its_line_is_divided_letter_by_letter() {
        assert_eq!(kept("abcdefgh", true, 20.0).len(), 8);
        assert!(kept("abcdefgh ijk", true, 200.0).is_empty());
        assert_eq!(kept("một dòng\nhai dòng 45/KH-UBND", false, 467.0), ["45/KH-UBND"]);
    }
}
