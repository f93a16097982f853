//! Decodes a tree into typed records, collecting every problem instead of stopping at the first.
//!
//! A record type is declared once, by `record!`: Rust field, Vietnamese key, need, meaning and example. The decoder
//! follows from that declaration, and so do the messages about keys. (No crate does this: `deserr` gives no place to a
//! value that decodes well, and needs a second set of attributes for the tables; `eserde` gives its errors as text
//! only.)

use std::collections::BTreeMap;

use super::bounds;
use super::key::{EXAMPLE_YEAR, RecordKey};
use super::nearest::nearest_key;
use super::placeholder::is_unfilled;
use super::secrecy::{self, SecrecyMark};
use super::shape::{KeyDoubled, KeyMissing, KeyUnknown, LostToComment, SampleLeft, Shape, ValueEmpty, WrongShape};
use super::source::{Source, Span};
use super::tree::{KeyValue, Node, NodeKind};
use crate::problem::{Fault, Problem, excerpt};

/// The mark in every value of a sample file, which the office has to replace by its own value.
const SAMPLE: &str = "[MẪU]";

/// The most problems told of one file; further ones are only counted.
const MOST_TOLD: usize = 1_000;

/// The key that every record may have: the rules that it asks to pass over.
const PASS_OVER: &str = "bo_qua";

/// The value of [`PASS_OVER`] in a record, which `silence` decodes once the rest of the file is decoded.
pub(super) struct SilenceRequest {
    /// The record that asks.
    pub(super) within: Span,
    pub(super) asked: Node,
}

/// Where problems of one file gather while it is decoded.
pub(crate) struct Decoder<'a> {
    source: &'a Source,
    /// The year that the file's folder is named by.
    folder_year: Option<i32>,
    pub(crate) problems: Vec<Problem>,
    /// How many problems beyond `MOST_TOLD` there are. All are errors, as every problem of decoding is.
    omitted: usize,
    /// Whether a list, a mapping or an item was dropped: what remains may lack ids that the clerk did write.
    pub(crate) incomplete: bool,
    /// What records ask to pass over, in the order of the file.
    pub(super) requests: Vec<SilenceRequest>,
}

/// A type that a node of a record can become. `None` means that at least one problem was reported.
pub(crate) trait Decode: Sized {
    /// What a clerk calls such a value.
    #[cfg(test)]
    fn kind() -> String;

    /// The most items of a list of this type.
    const MOST: usize = bounds::ITEMS;

    /// The shape of such a value. One alone may stand where a list is wanted.
    const SHAPE: Shape = Shape::Text;

    /// Whether a comma parts values of this type that are typed as one.
    const PARTED: bool = false;

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self>;
}

impl<'a> Decoder<'a> {
    pub(crate) fn new(source: &'a Source) -> Self {
        Self::of_year(source, None)
    }

    /// For a file in the folder of a year.
    pub(crate) fn of_year(source: &'a Source, folder_year: Option<i32>) -> Self {
        Self { source, folder_year, problems: Vec::new(), omitted: 0, incomplete: false, requests: Vec::new() }
    }

    pub(super) fn folder_year(&self) -> Option<i32> {
        self.folder_year
    }

    /// The year that examples show: the folder's.
    pub(super) fn year(&self) -> i32 {
        self.folder_year.unwrap_or(EXAMPLE_YEAR)
    }

    /// A value as it stands in the file.
    pub(super) fn typed(&self, span: Span) -> &'a str {
        self.source.text.get(span.start..span.end).unwrap_or_default()
    }

    /// Reports a problem of a value and drops the value.
    pub(crate) fn refuse<T>(&mut self, span: Span, fault: impl Into<Fault>) -> Option<T> {
        self.report(span, fault);
        None
    }

    fn report(&mut self, span: Span, fault: impl Into<Fault>) {
        if self.is_full() {
            self.omitted += 1;
        } else {
            self.problems.push(Problem::at(self.source.place(span), fault));
        }
    }

    /// Whether further problems of this file are only counted.
    fn is_full(&self) -> bool {
        self.problems.len() >= MOST_TOLD
    }

    /// All problems, the last of which tells how many more there are.
    pub(crate) fn take_problems(&mut self) -> Vec<Problem> {
        let more = std::mem::take(&mut self.omitted);
        if more > 0 {
            self.problems.push(Problem::untold(more, 0));
        }
        std::mem::take(&mut self.problems)
    }

    /// The entries of a mapping by key; unknown and doubled keys are reported, the first of doubled ones is kept.
    pub(crate) fn mapping<'n>(&mut self, node: &'n Node, keys: &'static [RecordKey]) -> Option<Vec<&'n KeyValue>> {
        let NodeKind::Mapping(entries) = &node.kind else {
            return self.wrong_shape(node, Shape::Mapping);
        };
        let mut seen: BTreeMap<&str, &KeyValue> = BTreeMap::new();
        let mut known = Vec::new();
        for entry in entries {
            if let Some(first) = seen.get(entry.key.as_str()) {
                let first_line = self.source.line(first.key_span);
                self.report(entry.key_span, KeyDoubled { key: excerpt(&entry.key), first_line });
                self.incomplete |= entry.value.is_container();
                continue;
            }
            seen.insert(&entry.key, entry);
            if entry.key == PASS_OVER {
                let within = Span { start: node.span.start, end: node.end() };
                self.requests.push(SilenceRequest { within, asked: entry.value.clone() });
            } else if keys.iter().any(|key| key.name == entry.key) {
                known.push(entry);
            } else {
                self.unknown_key(entry, keys);
            }
        }
        Some(known)
    }

    fn unknown_key(&mut self, entry: &KeyValue, keys: &'static [RecordKey]) {
        self.incomplete |= entry.value.is_container();
        if secrecy::is_key(&entry.key) {
            return self.report(entry.key_span, SecrecyMark { typed: excerpt(&entry.key) });
        }
        let known: Vec<&'static str> = keys.iter().map(|key| key.name).collect();
        let digits_in_flow = matches!(entry.value.kind, NodeKind::Null)
            && !entry.key.is_empty()
            && entry.key.bytes().all(|b| b.is_ascii_digit());
        // A problem that is only counted needs no advice.
        let nearest = if self.is_full() { None } else { nearest_key(&entry.key, &known) };
        let fault = KeyUnknown { key: excerpt(&entry.key), nearest, known, digits_in_flow };
        self.report(entry.key_span, fault);
    }

    /// The value of a key that must be there.
    pub(crate) fn required<T: Decode>(
        &mut self,
        entries: &[&KeyValue],
        at: Span,
        key: &RecordKey,
        of: &'static str,
    ) -> Option<T> {
        match entries.iter().find(|entry| entry.key == key.name) {
            Some(entry) if is_empty(&entry.value) && self.lost_behind(entry) => None,
            Some(entry) if is_empty(&entry.value) => self.refuse(entry.key_span, ValueEmpty {}),
            Some(entry) => T::decode(&entry.value, self),
            None => {
                let RecordKey { name, meaning, .. } = *key;
                self.refuse(at, KeyMissing { key: name, meaning, example: key.example_in(self.year()), of })
            }
        }
    }

    /// The value of a key that may be left out or left blank. One that cannot be decoded is reported and counts as left
    /// out, so that the rest of the record can still be checked.
    pub(crate) fn optional<T: Decode + Default>(&mut self, entries: &[&KeyValue], key: &RecordKey) -> Option<T> {
        match entries.iter().find(|entry| entry.key == key.name) {
            Some(entry) if matches!(entry.value.kind, NodeKind::Null) => {
                self.lost_behind(entry);
                Some(T::default())
            }
            Some(entry) => {
                let value = T::decode(&entry.value, self);
                self.incomplete |= value.is_none() && entry.value.is_container();
                Some(value.unwrap_or_default())
            }
            None => Some(T::default()),
        }
    }

    /// A value other than a text for the page: a date, a number, an id. Not blank, and short.
    pub(crate) fn scalar<'n>(&mut self, node: &'n Node) -> Option<&'n str> {
        let text = self.scalar_within(node, bounds::VALUE)?;
        if is_unfilled(text) {
            return self.refuse(node.span, SampleLeft { mark: text.trim().to_owned() });
        }
        Some(text)
    }

    /// The name of a file: the same, but it may have words in angle brackets.
    pub(crate) fn file_name<'n>(&mut self, node: &'n Node) -> Option<&'n str> {
        self.scalar_within(node, bounds::VALUE)
    }

    /// A text for the page, not blank.
    pub(crate) fn text<'n>(&mut self, node: &'n Node) -> Option<&'n str> {
        self.scalar_within(node, bounds::TEXT)
    }

    fn scalar_within<'n>(&mut self, node: &'n Node, most: usize) -> Option<&'n str> {
        if let NodeKind::Scalar(text) = &node.kind
            && let Some((from, to, excess)) = bounds::excess(text, most)
        {
            return self.too_much(node.span, &text[from..to], excess);
        }
        match &node.kind {
            NodeKind::Scalar(text) if text.trim().is_empty() => self.refuse(node.span, ValueEmpty {}),
            NodeKind::Scalar(text) if text.contains(SAMPLE) => self.sample(node.span),
            NodeKind::Scalar(text) => {
                self.lost_to_a_comment(node.span);
                Some(text)
            }
            NodeKind::Null => self.refuse(node.span, ValueEmpty {}),
            _ => self.wrong_shape(node, Shape::Text),
        }
    }

    /// Refuses a value that has the mark of a sample, whatever its type. The mark is shown.
    fn sample<T>(&mut self, span: Span) -> Option<T> {
        let typed = self.source.text.get(span.start..span.end).unwrap_or_default();
        let mark = typed.find(SAMPLE).map(|at| Span { start: span.start + at, end: span.start + at + SAMPLE.len() });
        self.refuse(mark.unwrap_or(span), SampleLeft { mark: SAMPLE.to_owned() })
    }

    /// Refuses a value with more than it may hold. `part`, the excess, is shown if it is typed as it is read, else the
    /// whole value.
    fn too_much<T>(&mut self, span: Span, part: &str, excess: Fault) -> Option<T> {
        let typed = self.source.text.get(span.start..span.end).unwrap_or_default();
        let found = typed.find(part).map(|at| Span { start: span.start + at, end: span.start + at + part.len() });
        self.refuse(found.unwrap_or(span), excess)
    }

    /// Reports what stands behind a key as if it were a comment: `#N/A`. Whether there is such.
    fn lost_behind(&mut self, entry: &KeyValue) -> bool {
        let end = entry.key_span.end;
        let colon = self.source.text.get(end..).unwrap_or_default().starts_with(':');
        let before = self.problems.len() + self.omitted;
        if colon && matches!(entry.value.kind, NodeKind::Null) {
            self.lost_to_a_comment(Span { start: end, end: end + 1 });
        }
        self.problems.len() + self.omitted > before
    }

    /// Reports text that YAML takes for a comment, so that the page would lack it: `Công tác #1 niêm yết` ends before `
    /// #1`, and what a spreadsheet shows for a number in a narrow column, `#####`.
    fn lost_to_a_comment(&mut self, span: Span) {
        let rest = self.source.text.get(span.end..).unwrap_or_default();
        // Looks at the next sign only: a long line of many values would be read to its end for each of them.
        let comment = rest.trim_start_matches(|c: char| c.is_whitespace() && c != '\n');
        let meant_as_text = |rest: &str| {
            rest.starts_with("###") || !(rest.starts_with([' ', '#', '\t', '\r', '\n']) || rest.is_empty())
        };
        if comment.len() < rest.len() && comment.strip_prefix('#').is_some_and(meant_as_text) {
            let start = span.end + rest.len() - comment.len();
            let comment = comment.split('\n').next().unwrap_or_default();
            self.report(Span { start, end: start + comment.trim_end().len() }, LostToComment {});
        }
    }

    pub(super) fn wrong_shape<T>(&mut self, node: &Node, wanted: Shape) -> Option<T> {
        let found = match node.kind {
            NodeKind::Null => return self.refuse(node.span, ValueEmpty {}),
            NodeKind::Scalar(_) => Shape::Text,
            NodeKind::Sequence(_) => Shape::List,
            NodeKind::Mapping(_) => Shape::Mapping,
        };
        self.incomplete = true;
        self.refuse(node.span, WrongShape { wanted, found })
    }
}

/// Nothing, or a list without items.
fn is_empty(node: &Node) -> bool {
    matches!(node.kind, NodeKind::Null) || matches!(&node.kind, NodeKind::Sequence(items) if items.is_empty())
}

#[cfg(test)]
mod tests;
