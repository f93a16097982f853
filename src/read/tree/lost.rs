//! Words that YAML takes for the name of a value or of its type, so that they would be missing from the page.

use std::collections::BTreeSet;

use granit_parser::{Event, Marker, Options, Parser};

use super::Span;

/// What such a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// `&x`, to which no `*x` refers.
    Anchor,
    /// `!x`.
    Tag,
}

/// The first such word of a text that can be parsed. An anchor to which an alias refers is none: its value is on the
/// page in both places.
pub(super) fn lost_word(text: &str) -> Option<(Span, Sign)> {
    if !text.contains(['&', '!']) {
        return None;
    }
    let mut options = Options::default();
    options.emit_anchor_events = true;
    let mut anchors: Vec<(&str, Span)> = Vec::new();
    let mut referred: BTreeSet<&str> = BTreeSet::new();
    let mut first_tag: Option<Span> = None;
    for (event, span) in Parser::new_from_str_with_options(text, options).map_while(Result::ok) {
        let tagged = match event {
            Event::Scalar(_, _, _, tag) | Event::SequenceStart(_, _, tag) | Event::MappingStart(_, _, tag) => {
                tag.is_some()
            }
            Event::Anchor(..) => {
                anchors.extend(named(text, &span));
                false
            }
            Event::Alias(_) => {
                referred.extend(named(text, &span).map(|(name, _)| name));
                false
            }
            _ => false,
        };
        let start = span.tag_start.as_ref().unwrap_or(&span.start);
        first_tag = first_tag.or_else(|| tagged.then(|| word(text, start)).flatten());
    }
    let lost = anchors.into_iter().find(|(name, _)| !referred.contains(name)).map(|(_, span)| (span, Sign::Anchor));
    let tag = first_tag.map(|span| (span, Sign::Tag));
    // Whichever stands first.
    lost.into_iter().chain(tag).min_by_key(|(span, _)| span.start)
}

/// The name of an anchor or alias behind its sign, and where both stand.
fn named<'t>(text: &'t str, span: &granit_parser::Span) -> Option<(&'t str, Span)> {
    let range = span.byte_range()?;
    let name = text.get(range.clone())?.get(1..)?.trim_end();
    Some((name, Span { start: range.start, end: range.start + 1 + name.len() }))
}

/// The word that begins at a place.
fn word(text: &str, start: &Marker) -> Option<Span> {
    let start = start.byte_offset()?;
    let rest = text.get(start..)?;
    let end = rest.find(|c: char| c.is_whitespace() || matches!(c, ',' | '[' | '{' | ']' | '}')).unwrap_or(rest.len());
    Some(Span { start, end: start + end })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lost(text: &str) -> Option<(&str, Sign)> {
        lost_word(text).map(|(span, sign)| (&text[span.start..span.end], sign))
    }

    #[test]
    fn the_first_word_that_would_vanish_is_found_with_its_sign() {
        assert_eq!(lost("a: tên\nb: &Công tác\n"), Some(("&Công", Sign::Anchor)));
        assert_eq!(lost("a: !abc tác\nb: &x y\n"), Some(("!abc", Sign::Tag)));
        assert_eq!(lost("a: &x y\nb: !abc tác\n"), Some(("&x", Sign::Anchor)));
        assert_eq!(lost("a: ! tác\n"), Some(("!", Sign::Tag)));
        assert_eq!(lost("a: !!str 45\n"), Some(("!!str", Sign::Tag)));
        assert_eq!(lost("a: [c, &x b]\n"), Some(("&x", Sign::Anchor)));
        assert_eq!(lost("a: !x # ghi chú\n  # nữa\n\n  b\n"), Some(("!x", Sign::Tag)), "comments hide nothing");
    }

    #[test]
    fn names_that_are_used_and_signs_inside_texts_are_none() {
        for text in [
            "a: &x b\nc: *x\n",
            "a: tom &jerry\nb: 1\n",
            "a: tom !\n",
            "a: # &x\n  b\n",
            "a: [b &c, d]\n",
            "a: {b: \"Gấp ! #1\", c: [d], e: \"& #2\"}\n",
            "a: x\u{3000}!y\n",
        ] {
            assert_eq!(lost(text), None, "{text:?}");
        }
    }
}
