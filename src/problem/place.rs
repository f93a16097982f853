//! A place in a record file: file, line, column, and the line itself to quote, or as much of it as is worth quoting.

/// The most bytes of a line that is quoted whole. Of a longer one `AROUND` characters on either side of the place are
/// quoted: a line can be as long as its file, and each problem carries its own quotation.
const WHOLE: usize = 2_000;
const AROUND: usize = 300;

/// Where a problem is. Lines and columns count from 1; columns count characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file as the user named it, with `/` between folders.
    pub file: String,
    /// Line, from 1. 0 when the problem is the whole file.
    pub line: usize,
    /// Column in characters, from 1. 0 when the problem is the whole file.
    pub column: usize,
    /// The line's text, without its end; of a very long line the part around the place.
    pub text: String,
    /// The column at which `text` begins: 1, but for a part of a line.
    pub from: usize,
    /// Whether the line goes on behind `text`.
    pub goes_on: bool,
    /// How many characters of the line the problem covers, at least 1.
    pub width: usize,
}

/// Where the lines of a text begin, and how many characters come before every `STEP`-th byte, so that the place of a
/// byte is found without reading its line, which can be the whole file.
#[derive(Debug, Clone)]
pub(crate) struct Index {
    line_starts: Vec<usize>,
    /// The letters before every `STEP` bytes.
    letters: Vec<usize>,
}

/// Bytes between two counts.
const STEP: usize = 1024;

/// Letters that begin in these bytes of UTF-8.
fn letters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0b1100_0000 != 0b1000_0000).count()
}

impl Index {
    pub(crate) fn of(text: &str) -> Self {
        let ends = text.match_indices('\n').map(|(end, _)| end + 1);
        let counts = text.as_bytes().chunks(STEP).scan(0, |before, chunk| {
            let here = *before;
            *before += letters(chunk);
            Some(here)
        });
        Self { line_starts: std::iter::once(0).chain(ends).collect(), letters: counts.collect() }
    }

    /// The letters of `text`, of which this is the index, before the byte `at`.
    fn before(&self, text: &str, at: usize) -> usize {
        let step = (at / STEP).min(self.letters.len().saturating_sub(1));
        self.letters.get(step).copied().unwrap_or_default() + letters(&text.as_bytes()[step * STEP..at])
    }

    /// The line, from 1, of the byte `at`.
    pub(crate) fn line(&self, at: usize) -> usize {
        self.line_starts.partition_point(|&start| start <= at)
    }
}

impl Place {
    /// A whole file.
    pub(crate) fn file(file: impl Into<String>) -> Self {
        Self { file: file.into(), line: 0, column: 0, text: String::new(), from: 1, goes_on: false, width: 0 }
    }

    /// The bytes `start..end` of `source`, the text of `file`, whose index this is. A span of several lines covers the rest
    /// of its first line.
    pub(crate) fn within(file: &str, source: &str, (start, end): (usize, usize), index: &Index) -> Self {
        let floor = |at: usize| (0..=at.min(source.len())).rev().find(|&i| source.is_char_boundary(i)).unwrap_or(0);
        let (start, end) = (floor(start), floor(end));
        let line = index.line(start);
        let line_start = index.line_starts[line - 1];
        let line_end = index.line_starts.get(line).map_or(source.len(), |next| next - 1);
        let line_end = line_start + source[line_start..line_end].trim_end_matches('\r').len();
        let shown_end = end.clamp(start, line_end.max(start));
        let count = |from: usize, to: usize| index.before(source, to) - index.before(source, from);
        let column = count(line_start, start) + 1;
        let (from, to) = if line_end - line_start <= WHOLE {
            (line_start, line_end)
        } else {
            let before = source[line_start..start].char_indices().rev().take(AROUND).last();
            let behind = source[start.min(line_end)..line_end].char_indices().nth(AROUND);
            (
                before.map_or(start.min(line_end), |(at, _)| line_start + at),
                behind.map_or(line_end, |(at, _)| start + at),
            )
        };
        Self {
            file: file.to_owned(),
            line,
            column,
            text: source[from..to].to_owned(),
            from: count(line_start, from) + 1,
            goes_on: to < line_end,
            width: count(start, shown_end).max(1),
        }
    }

    /// Whether `text` is the whole line.
    pub(crate) fn is_whole_line(&self) -> bool {
        self.from == 1 && !self.goes_on
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn columns_count_characters_and_a_long_span_ends_with_its_line() {
        let source = "a: 1\r\nđiểm: xã An Bình\r\ntiếp\r\n";
        let start = source.find("xã").unwrap();
        let place = Place::within("x.yaml", source, (start, source.len()), &Index::of(source));
        assert_eq!((place.line, place.column, place.width), (2, 7, 10));
        assert_eq!(place.text, "điểm: xã An Bình");
    }

    #[test]
    fn an_empty_span_at_the_end_of_the_file_has_a_place() {
        let place = Place::within("x.yaml", "a:", (2, 2), &Index::of("a:"));
        assert_eq!((place.line, place.column, place.width), (1, 3, 1));
        let place = Place::within("x.yaml", "", (0, 0), &Index::of(""));
        assert_eq!((place.line, place.column, place.width), (1, 1, 1));
    }

    #[test]
    fn of_a_very_long_line_the_part_around_the_place_is_quoted_and_the_column_stays_true() {
        let source = format!("a: 1\nb: {}lỗi{}\nc: 1\n", "ủ".repeat(5_000), "ò".repeat(5_000));
        let start = source.find("lỗi").unwrap();
        let place = Place::within("x.yaml", &source, (start, start + "lỗi".len()), &Index::of(&source));
        assert_eq!((place.line, place.column, place.width, place.from), (2, 5_004, 3, 5_004 - AROUND));
        assert!(place.goes_on && !place.is_whole_line());
        assert_eq!(place.text, format!("{}lỗi{}", "ủ".repeat(AROUND), "ò".repeat(AROUND - 3)));
        let end = source.rfind('ò').unwrap();
        let place = Place::within("x.yaml", &source, (end, end + 2), &Index::of(&source));
        assert_eq!((place.column, place.goes_on), (10_006, false));
    }

    proptest! {
        #[test]
        fn a_place_found_by_the_index_is_the_one_found_by_counting(
            text in "[aủ漢\r\n]{0,3000}", start in 0usize..9_000, length in 0usize..50,
        ) {
            let mut start = start.min(text.len());
            while !text.is_char_boundary(start) {
                start -= 1;
            }
            let place = Place::within("x", &text, (start, start + length), &Index::of(&text));
            let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
            prop_assert_eq!(place.line, text[..start].matches('\n').count() + 1);
            prop_assert_eq!(place.column, text[line_start..start].chars().count() + 1);
            let line = text[line_start..].split('\n').next().unwrap().trim_end_matches('\r');
            let part: String = line.chars().skip(place.from - 1).take(place.text.chars().count()).collect();
            prop_assert_eq!(&place.text, &part);
            prop_assert_eq!(place.is_whole_line(), place.text == line);
        }
    }
}
