//! A quoted line in the columns that a terminal has, and where in it the problem stands.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::Place;
use super::clean::clean;

/// What stands where a line was cut, and the columns that it takes.
const CUT: (&str, &str) = ("… ", " …");
const CUT_COLUMNS: usize = 2;

/// A line is not cut shorter than this, however narrow the terminal.
const LEAST: usize = 12;

/// A line to be shown, with the columns before and below what is underlined.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Quote {
    pub(super) text: String,
    pub(super) before: usize,
    pub(super) under: usize,
}

impl Quote {
    /// The line of a place in at most so many columns, the carets below it included. A longer line is cut, so that the place
    /// stays in sight.
    pub(super) fn of(place: &Place, limit: usize) -> Self {
        let letters: Vec<char> = clean(&place.text).chars().collect();
        let start = place.column.saturating_sub(place.from).min(letters.len());
        let end = (start + place.width).min(letters.len());
        // A combining mark stands on the letter before it: the problem is shown there.
        let on_letter = letters[start..].first().is_some_and(|&c| columns(c) == 0);
        let back = letters[..start].iter().rev().take_while(|&&c| columns(c) == 0).count() + 1;
        let start = if on_letter { start.saturating_sub(back) } else { start };
        // One column stays free for a caret behind the last letter.
        let room = limit.max(LEAST) - 1;
        let (from, to) = cut(&letters, start, room, place.is_whole_line());
        let head = if from > 0 || place.from > 1 { CUT.0 } else { "" };
        let tail = if to < letters.len() || place.goes_on { CUT.1 } else { "" };
        let text = |range: &[char]| range.iter().collect::<String>();
        Self {
            text: format!("{head}{}{tail}", text(&letters[from..to])),
            before: head.width() + text(&letters[from..start]).width(),
            under: text(&letters[start..end.min(to)]).width().max(1),
        }
    }
}

/// Which letters fit into the room around the one at `start`: all of them where they are the whole line, or as many as leave
/// room for both signs of a cut.
fn cut(letters: &[char], start: usize, room: usize, whole: bool) -> (usize, usize) {
    if whole && width(letters) <= room {
        return (0, letters.len());
    }
    let room = room - 2 * CUT_COLUMNS;
    // A third of it before the place, the rest behind; more before where there is nothing left behind.
    let mut from = start - fitting(letters[..start].iter().rev(), room / 3);
    let to = start + fitting(letters[start..].iter(), room - width(&letters[from..start]));
    if to == letters.len() {
        from = start - fitting(letters[..start].iter().rev(), room - width(&letters[start..]));
    }
    // A mark is not cut off its letter.
    while from < start && from > 0 && columns(letters[from]) == 0 {
        from += 1;
    }
    (from, to)
}

/// How many of these letters, from the first on, fit into so many columns.
fn fitting<'a>(letters: impl Iterator<Item = &'a char>, room: usize) -> usize {
    let taken = letters.scan(0, |taken, &c| {
        *taken += columns(c);
        Some(*taken)
    });
    taken.take_while(|taken| *taken <= room).count()
}

fn width(letters: &[char]) -> usize {
    letters.iter().map(|&c| columns(c)).sum()
}

/// The columns of a letter, at most: where a terminal draws several as one they take no more. What asks for the wide form
/// of the sign before it (U+FE0F) counts as the column that this may add.
fn columns(c: char) -> usize {
    if c == '\u{FE0F}' { 1 } else { c.width().unwrap_or(1) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn place(text: &str, column: usize, width: usize) -> Place {
        Place { file: "a.yaml".into(), line: 1, column, text: text.into(), from: 1, goes_on: false, width }
    }

    fn quoted(text: &str, column: usize, width: usize, columns: usize) -> (String, usize, usize) {
        let Quote { text, before, under } = Quote::of(&place(text, column, width), columns);
        (text, before, under)
    }

    #[test]
    fn a_line_that_fits_is_whole_and_a_longer_one_is_cut_on_both_sides_of_the_place() {
        let line = "0123456789abcdefghij";
        assert_eq!(quoted(line, 11, 3, 21), (line.into(), 10, 3));
        assert_eq!(quoted(line, 11, 3, 20), ("… 56789abcdefghij".into(), 7, 3));
        assert_eq!(quoted(line, 11, 3, 16), ("… 789abcdefgh …".into(), 5, 3));
        assert_eq!(quoted(line, 1, 1, 16), ("0123456789a …".into(), 0, 1));
        assert_eq!(quoted(line, 20, 1, 16), ("… 9abcdefghij".into(), 12, 1));
        assert_eq!(quoted(line, 21, 1, 16), ("… 9abcdefghij".into(), 13, 1));
        assert_eq!(quoted(line, 3, 15, 16), ("0123456789a …".into(), 2, 9));
    }

    #[test]
    fn wide_letters_count_twice_and_a_mark_stays_with_its_letter() {
        assert_eq!(quoted("漢字漢字漢字漢字漢字", 5, 1, 16), ("… 字漢字漢字 …".into(), 4, 2));
        let marked = "a\u{301}\u{323}".repeat(20);
        let (text, before, under) = quoted(&marked, 30, 1, 16);
        assert!(text.starts_with("… a\u{301}\u{323}a") && text.ends_with("a\u{301}\u{323} …"), "{text:?}");
        assert_eq!((text.width(), before, under), (15, 5, 1));
    }

    #[test]
    fn a_part_of_a_line_is_shown_as_one_also_where_it_fits() {
        let part = Place { from: 501, goes_on: true, ..place("0123456789", 504, 2) };
        let Quote { text, before, under } = Quote::of(&part, 40);
        assert_eq!((text.as_str(), before, under), ("… 0123456789 …", 5, 2));
        let Quote { text, before, under } = Quote::of(&part, 13);
        assert_eq!((text.as_str(), before, under), ("… 12345678 …", 4, 2));
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_the_terminal(
            text in "([a-zỦ漢字️☺👩\u{200d}\u{301}\u{323}\t\u{1b}\u{202e}🇻🇳ﷺ1\u{20e3}]| ){0,60}",
            column in 0usize..70,
            width in 0usize..70,
            columns in 12usize..80,
            from in 1usize..3,
            goes_on: bool,
        ) {
            let place = Place { from, goes_on, ..place(&text, column, width) };
            let quote = Quote::of(&place, columns);
            let alone: usize = quote.text.chars().map(|c| c.width().unwrap_or(9)).sum();
            prop_assert!(quote.text.width() <= columns && alone <= columns, "{:?}", quote);
            prop_assert!(quote.before + quote.under <= columns, "{:?}", quote);
            let steered = quote.text.contains(['\t', '\u{1b}', '\u{202e}']);
            prop_assert!(!steered, "{:?}", quote);
        }
    }
}
