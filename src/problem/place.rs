//! A place in a record file: file, line, column, and the line itself to quote.

/// Where a problem is. Lines and columns count from 1; columns count characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file as the user named it, with `/` between folders.
    pub file: String,
    /// Line, from 1. 0 when the problem is the whole file.
    pub line: usize,
    /// Column in characters, from 1. 0 when the problem is the whole file.
    pub column: usize,
    /// The line's text, without its end.
    pub text: String,
    /// How many characters of the line the problem covers, at least 1.
    pub width: usize,
}

impl Place {
    /// A whole file.
    pub(crate) fn file(file: impl Into<String>) -> Self {
        Self { file: file.into(), line: 0, column: 0, text: String::new(), width: 0 }
    }

    /// The bytes `start..end` of `source`, the text of `file`, on a line that `line_of` tells from its first byte. A span
    /// of several lines covers the rest of its first line.
    pub(crate) fn within(
        file: &str,
        source: &str,
        (start, end): (usize, usize),
        line_of: impl FnOnce(usize) -> usize,
    ) -> Self {
        let floor = |at: usize| (0..=at.min(source.len())).rev().find(|&i| source.is_char_boundary(i)).unwrap_or(0);
        let (start, end) = (floor(start), floor(end));
        let line_start = source[..start].rfind('\n').map_or(0, |i| i + 1);
        let line_end = source[start..].find('\n').map_or(source.len(), |i| start + i);
        let text = source[line_start..line_end].trim_end_matches('\r');
        let shown_end = end.clamp(start, line_start + text.len().max(start - line_start));
        Self {
            file: file.to_owned(),
            line: line_of(line_start),
            column: source[line_start..start].chars().count() + 1,
            text: text.to_owned(),
            width: source[start..shown_end].chars().count().max(1),
        }
    }
}

/// The line, from 1, of the byte `at`: for a text of which few places are asked.
pub(crate) fn count_lines(text: &str, at: usize) -> usize {
    text.as_bytes()[..at].iter().filter(|&&byte| byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_a_long_span_ends_with_its_line() {
        let source = "a: 1\r\nđiểm: xã An Bình\r\ntiếp\r\n";
        let start = source.find("xã").unwrap();
        let place = Place::within("x.yaml", source, (start, source.len()), |at| count_lines(source, at));
        assert_eq!((place.line, place.column, place.width), (2, 7, 10));
        assert_eq!(place.text, "điểm: xã An Bình");
    }

    #[test]
    fn an_empty_span_at_the_end_of_the_file_has_a_place() {
        let place = Place::within("x.yaml", "a:", (2, 2), |at| count_lines("a:", at));
        assert_eq!((place.line, place.column, place.width), (1, 3, 1));
    }
}
