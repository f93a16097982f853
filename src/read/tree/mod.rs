//! YAML text becomes a tree whose every node knows its bytes. The only home of the YAML crate.
//!
//! Scalars keep the text as typed: `05`, `10.947` and `2021-06-30` mean what the record type says, never what YAML
//! would guess. Doubled keys pass through, so that all of them can be reported.

#[cfg(test)]
mod broken;
mod cause;
mod line;
mod lost;
mod places;
mod reasons;
mod refused;
mod strange;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::{DuplicateKeyPolicy, MergeKeyPolicy, Spanned, budget, from_str_with_options, options};

use super::source::{Source, Span};
use crate::problem::{Place, Problem};
use places::bytes;
pub(crate) use refused::Empty;
use refused::syntax_problem;
pub(crate) use refused::{ControlCharacter, PROBLEM_KINDS};

/// A node of a record file.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    pub(crate) kind: NodeKind,
    pub(crate) span: Span,
}

/// What a node is.
#[derive(Debug, Clone)]
pub(crate) enum NodeKind {
    /// Nothing after the key, `~`, or `null` without quotes.
    Null,
    /// The text as typed, quotes and folding resolved.
    Scalar(String),
    Sequence(Vec<Node>),
    Mapping(Vec<KeyValue>),
}

impl Node {
    /// Whether other values lie in it.
    pub(crate) fn is_container(&self) -> bool {
        matches!(self.kind, NodeKind::Sequence(_) | NodeKind::Mapping(_))
    }

    /// Where the last value in it ends. The span of a block ends before its last lines.
    pub(crate) fn end(&self) -> usize {
        let inner = match &self.kind {
            NodeKind::Null | NodeKind::Scalar(_) => None,
            NodeKind::Sequence(items) => items.iter().map(Self::end).max(),
            NodeKind::Mapping(entries) => entries.iter().map(|entry| entry.value.end().max(entry.key_span.end)).max(),
        };
        self.span.end.max(inner.unwrap_or_default())
    }
}

/// A key with its value.
#[derive(Debug, Clone)]
pub(crate) struct KeyValue {
    pub(crate) key: String,
    pub(crate) key_span: Span,
    pub(crate) value: Node,
}

/// Parses one record file. A syntax error ends this file only.
pub(crate) fn parse(source: &Source) -> Result<Node, Problem> {
    if source.text.trim().is_empty() {
        return Err(Problem::at(Place::file(&source.name), Empty {}));
    }
    // Far more than the largest record within `bounds` needs; less than what exhausts time or memory by nesting or
    // aliases.
    let options = options! {
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        merge_keys: MergeKeyPolicy::AsOrdinary,
        strict_booleans: true,
        budget: budget! { max_events: 400_000, max_depth: 32, max_nodes: 200_000, max_aliases: 1_000 },
        alias_limits: serde_saphyr::alias_limits! { max_total_replayed_events: 20_000, max_replay_stack_depth: 4 },
    };
    let raw: Spanned<Untyped> =
        from_str_with_options(&source.text, options).map_err(|error| syntax_problem(source, &error))?;
    match node(source, raw) {
        Node { kind: NodeKind::Null, .. } => Err(Problem::at(Place::file(&source.name), Empty {})),
        node => match (lost::lost_word(&source.text), strange::swallowed(&source.text)) {
            (Some((span, sign)), _) => Err(refused::lost(source, span, sign)),
            (None, Some(span)) => Err(refused::strange(source, span)),
            (None, None) => Ok(node),
        },
    }
}

/// What serde sees of a node. Plain scalars that YAML takes for numbers or truth values are read again from the source.
enum Untyped {
    Null,
    Text(String),
    Plain,
    Sequence(Vec<Spanned<Untyped>>),
    Mapping(Vec<(Spanned<String>, Spanned<Untyped>)>),
}

fn node(source: &Source, raw: Spanned<Untyped>) -> Node {
    let span = bytes(source, raw.referenced);
    // The text of an alias is where its anchor is, not where the alias stands.
    let typed = || {
        let span = bytes(source, raw.defined);
        source.text.get(span.start..span.end).unwrap_or_default().trim().to_owned()
    };
    let kind = match raw.value {
        Untyped::Null => match typed() {
            text if ["", "~", "null", "Null", "NULL"].contains(&text.as_str()) => NodeKind::Null,
            text => NodeKind::Scalar(text),
        },
        Untyped::Text(text) => NodeKind::Scalar(text),
        Untyped::Plain => NodeKind::Scalar(typed()),
        Untyped::Sequence(items) => NodeKind::Sequence(items.into_iter().map(|item| node(source, item)).collect()),
        Untyped::Mapping(entries) => NodeKind::Mapping(
            entries
                .into_iter()
                .map(|(key, value)| KeyValue {
                    key_span: bytes(source, key.referenced),
                    key: key.value,
                    value: node(source, value),
                })
                .collect(),
        ),
    };
    Node { kind, span }
}

impl<'de> Deserialize<'de> for Untyped {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(UntypedVisitor)
    }
}

struct UntypedVisitor;

impl<'de> Visitor<'de> for UntypedVisitor {
    type Value = Untyped;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("any YAML value")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Untyped, E> {
        Ok(Untyped::Null)
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<Untyped, E> {
        Ok(Untyped::Plain)
    }

    fn visit_i64<E: de::Error>(self, _: i64) -> Result<Untyped, E> {
        Ok(Untyped::Plain)
    }

    fn visit_u64<E: de::Error>(self, _: u64) -> Result<Untyped, E> {
        Ok(Untyped::Plain)
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<Untyped, E> {
        Ok(Untyped::Plain)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Untyped, E> {
        Ok(Untyped::Text(text.to_owned()))
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<Untyped, E> {
        Ok(Untyped::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Untyped, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Untyped::Sequence(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Untyped, A::Error> {
        let mut list = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            list.push(entry);
        }
        Ok(Untyped::Mapping(list))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        Source::from_bytes("t.yaml", text.as_bytes().to_vec()).unwrap()
    }

    fn entries(text: &str) -> Vec<(String, String, usize)> {
        let source = source(text);
        let NodeKind::Mapping(entries) = parse(&source).unwrap().kind else { panic!("no mapping") };
        let show = |entry: KeyValue| {
            let text = match entry.value.kind {
                NodeKind::Scalar(text) => text,
                NodeKind::Null => "(trống)".into(),
                NodeKind::Sequence(_) => "(danh sách)".into(),
                NodeKind::Mapping(_) => "(khóa)".into(),
            };
            (entry.key, text, source.place(entry.value.span).column)
        };
        entries.into_iter().map(show).collect()
    }

    #[test]
    fn a_space_of_several_bytes_before_a_value_is_a_space() {
        for space in ['\u{A0}', '\u{2003}', '\u{200A}', '\u{3000}', '\u{2028}'] {
            let text = format!("a: x{space}\nb: y{space}z\nc: 'w'\n");
            assert_eq!(entries(&text).len(), 3, "{space:?}");
        }
    }

    #[test]
    fn a_number_sign_in_a_text_on_the_same_line_begins_no_comment() {
        let text = "a: {b: \"Gấp ! #1\", c: [d], e: \"& #2\", f: g}\nh: [\"* #3\", \"i\"]\n";
        assert_eq!(entries(text).len(), 2);
        let lost = "a: !x # ghi chú\n  # nữa\n\n  b\n";
        assert!(parse(&source(lost)).is_err(), "a comment below the sign hides it no more");
    }

    #[test]
    fn scalars_keep_the_text_as_typed() {
        let typed = ["05", "10.947", "1e3", "0x1F", "yes", "true", "2021-06-30", "06/5/2021", "nULL", "1_000", "-0"];
        for text in typed {
            assert_eq!(entries(&format!("a: {text}  # chú thích\n")), [("a".into(), text.into(), 4)], "{text}");
        }
    }

    #[test]
    fn nothing_is_nothing_and_doubled_keys_all_arrive() {
        assert_eq!(
            entries("a:\nb: ~\na: 2\n"),
            [("a".into(), "(trống)".into(), 2), ("b".into(), "(trống)".into(), 4), ("a".into(), "2".into(), 4)]
        );
        // What other programs write for nothing.
        for blank in ["~", "null", "Null", "NULL", "null  # chú thích"] {
            assert_eq!(entries(&format!("a: {blank}\n")), [("a".into(), "(trống)".into(), 4)], "{blank}");
        }
        assert_eq!(entries("a: \"null\"\n"), [("a".into(), "null".into(), 4)]);
    }

    #[test]
    fn folded_text_is_one_line_and_windows_line_ends_do_not_matter() {
        assert_eq!(entries("a: >-\r\n  gấp\r\n  lại\r\n"), [("a".into(), "gấp lại".into(), 3)]);
    }

    #[test]
    fn a_control_character_is_shown_where_it_stands() {
        for letter in ['\0', '\u{7}', '\u{1b}', '\u{7f}'] {
            let problem = parse(&source(&format!("a: 1\nb: chữ {letter}chữ\n"))).unwrap_err();
            let place = problem.place().map(|p| (p.line, p.column));
            assert_eq!((problem.code().as_str(), place), ("CU002", Some((2, 8))), "{letter:?}");
        }
    }

    #[test]
    fn a_word_that_would_vanish_from_the_page_is_refused() {
        let vanishing =
            ["&Công tác", "!abc tác", "! tác", "&45", "!!str 45", "&x [b]", "[c, &x b]", "&x >-\n  b", "&x # c\n  b"];
        for value in vanishing {
            let problem = parse(&source(&format!("a: tên\nb: {value}\n"))).unwrap_err();
            assert_eq!((problem.code().as_str(), problem.place().map(|p| p.line)), ("CP001", Some(2)), "{value}");
        }
        for text in
            ["a: &x b\nc: *x\n", "a: tom &jerry\nb: 1\n", "a: tom !\nb: 1\n", "a: # &x\n  b\n", "a: [b &c, d]\n"]
        {
            assert!(parse(&source(text)).is_ok(), "{text:?}");
        }
    }

    #[test]
    fn a_file_of_comments_is_empty() {
        assert_eq!(parse(&source("# chú thích\n")).unwrap_err().code().as_str(), "CP003");
    }

    #[test]
    fn a_bomb_of_aliases_is_stopped() {
        let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for i in 1..9 {
            let row = vec![format!("*a{}", i - 1); 10].join(", ");
            text += &format!("a{i}: &a{i} [{row}]\n");
        }
        assert_eq!(parse(&source(&text)).unwrap_err().code().as_str(), "CP002");
        let deep = "[".repeat(5000);
        assert_eq!(parse(&source(&deep)).unwrap_err().code().as_str(), "CP002");
    }
}
