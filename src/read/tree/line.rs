//! A line of a record file that may be wrong: where its indentation, its key and its value stand.

use super::Span;
use super::reasons::SyntaxReason;

/// The bytes of a line, without its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RecordLine {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl RecordLine {
    /// All lines of a text.
    pub(super) fn all(text: &str) -> Vec<Self> {
        let mut start = 0;
        let line = |line: &str| {
            let end = start + line.trim_end_matches(['\n', '\r']).len();
            let found = Self { start, end };
            start += line.len();
            found
        };
        text.split_inclusive('\n').map(line).collect()
    }

    fn typed(self, text: &str) -> &str {
        &text[self.start..self.end]
    }

    /// Whether it says nothing.
    pub(super) fn is_blank(self, text: &str) -> bool {
        let typed = self.typed(text).trim_start();
        typed.is_empty() || typed.starts_with('#')
    }

    /// How many blanks it begins with.
    pub(super) fn indent(self, text: &str) -> usize {
        let typed = self.typed(text);
        typed.len() - typed.trim_start_matches([' ', '\t']).len()
    }

    /// Where what is typed begins, behind blanks and dashes.
    pub(super) fn content(self, text: &str) -> usize {
        let mut at = self.start + self.indent(text);
        while let Some(rest) = text[at..self.end].strip_prefix('-') {
            let blank = rest.len() - rest.trim_start_matches([' ', '\t']).len();
            if blank == 0 && !rest.is_empty() {
                break;
            }
            at += 1 + blank;
        }
        at
    }

    /// The columns, from 0, at which something begins: its dashes and its content.
    pub(super) fn columns(self, text: &str) -> Vec<usize> {
        let (dash, content) = (self.indent(text), self.content(text) - self.start);
        if dash == content { vec![dash] } else { vec![dash, content] }
    }

    /// The end of the word that may be a key.
    fn key_end(self, text: &str) -> usize {
        let start = self.content(text);
        let typed = &text[start..self.end];
        typed.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-').map_or(self.end, |end| start + end)
    }

    /// Where the value begins: behind the key and its colon, or behind the dash.
    pub(super) fn value(self, text: &str) -> Option<usize> {
        let key = self.key_end(text);
        let start = match text[key..self.end].trim_start().strip_prefix(':') {
            Some(rest) if key > self.content(text) && (rest.is_empty() || rest.starts_with([' ', '\t'])) => {
                self.end - rest.trim_start().len()
            }
            _ => self.content(text),
        };
        let is_item = start > self.start + self.indent(text);
        is_item.then_some(start)
    }

    /// The key with its colon, or the dash, that no space follows.
    pub(super) fn gap(self, text: &str) -> Option<Span> {
        let start = self.content(text);
        let typed = &text[start..self.end];
        if typed.starts_with('-') && !typed.starts_with("--") {
            return Some(Span { start, end: start + 1 });
        }
        let key = self.key_end(text);
        let rest = text[key..self.end].strip_prefix(':')?;
        (key > start && !rest.is_empty() && !rest.starts_with([' ', '\t'])).then_some(Span { start, end: key + 1 })
    }

    /// What is missing there.
    pub(super) fn gap_reason(self, text: &str) -> SyntaxReason {
        if text[self.content(text)..].starts_with('-') {
            SyntaxReason::SpaceAfterDash
        } else {
            SyntaxReason::SpaceAfterColon
        }
    }

    /// Whether a value, an item or the line begins at a place.
    pub(super) fn begins_value(self, text: &str, at: usize) -> bool {
        let before = text[self.start..at].trim_end();
        before.is_empty() || before.ends_with([':', '-', '[', '{', ','])
    }
}
