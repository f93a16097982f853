//! Problems as they stand on the terminal.

use super::program::Run;

/// One problem as it stands on the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub code: String,
    /// `file:line:column`, or the file alone, or nothing.
    pub place: String,
    pub message: String,
    /// The quoted line, cut where it was too long.
    pub quoted: String,
    /// What is underlined in it.
    pub underlined: String,
    pub hint: String,
}

impl Run {
    /// The problems on stderr, and that the last line counts them.
    pub fn problems(&self) -> Vec<Found> {
        let mut paragraphs: Vec<&str> = self.err.trim_end().split("\n\n").collect();
        let count = paragraphs.pop().unwrap();
        let found: Vec<Found> = paragraphs.iter().map(|paragraph| Found::parse(paragraph)).collect();
        assert_eq!(count, format!("{} lỗi.", found.len()), "{}", self.err);
        for word in ENGLISH {
            assert!(!self.err.contains(word), "{word:?} is English: {}", self.err);
        }
        found
    }
}

/// Words of the libraries that must not come through.
pub const ENGLISH: [&str; 18] = [
    "Usage",
    "Options",
    "OPTIONS",
    "Arguments",
    "Commands",
    "Print",
    "alias",
    "default",
    "possible",
    "error",
    "tip:",
    "For more",
    "required",
    "expected",
    "invalid",
    "unknown",
    "not found",
    "os error",
];

impl Found {
    fn parse(paragraph: &str) -> Self {
        let mut lines = paragraph.lines();
        let (code, message) =
            lines.next().and_then(|line| line.strip_prefix("lỗi ")).and_then(|line| line.split_once(": ")).unwrap();
        let mut found = Self {
            code: code.to_owned(),
            place: String::new(),
            message: message.to_owned(),
            quoted: String::new(),
            underlined: String::new(),
            hint: String::new(),
        };
        for line in lines {
            if let Some((_, place)) = line.split_once("--> ") {
                found.place = place.to_owned();
            } else if let Some(hint) = line.strip_prefix("gợi ý: ") {
                found.hint = hint.to_owned();
            } else if let Some((margin, rest)) = line.split_once(" |") {
                let rest = rest.strip_prefix(' ').unwrap_or(rest);
                if !margin.trim().is_empty() {
                    found.quoted = rest.to_owned();
                } else if rest.contains('^') {
                    found.underlined = under(&found.quoted, rest);
                }
            }
        }
        assert!(!found.hint.is_empty(), "every problem has a next step: {paragraph}");
        found
    }
}

/// The part of a line that stands above the carets, going by the columns of the terminal.
fn under(line: &str, carets: &str) -> String {
    use unicode_width::UnicodeWidthChar;
    let (start, end) = (carets.find('^').unwrap(), carets.len());
    let mut column = 0;
    let mut covered = String::new();
    for letter in line.chars() {
        if (start..end).contains(&column) {
            covered.push(letter);
        }
        column += letter.width().unwrap_or(0);
    }
    covered
}
