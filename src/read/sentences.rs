//! The sentence templates of a document kind: a YAML file of `key: sentence`, every sentence once.

use super::decode::{At, Decode, Decoder, Texts};
use super::source::Source;
use super::tree::{self, Kind as Node};
use crate::kinds::Kind;
use crate::problem::{Fault, Problem, Shape};

/// Sentence templates by key, in the order of the file.
#[derive(Debug, Clone)]
pub(crate) struct Sentences(Vec<(String, String)>);

impl Sentences {
    /// Reads a sentence file that is part of the program. `name` is for messages.
    pub(crate) fn parse(name: &str, text: &str) -> Result<Self, Problem> {
        let source = Source::from_bytes(name, text.as_bytes().to_vec())?;
        let Node::Mapping(entries) = tree::parse(&source)?.kind else { return Ok(Self(Vec::new())) };
        let sentence = |entry: tree::Entry| match entry.value.kind {
            Node::Scalar(text) => Some((entry.key, text)),
            _ => None,
        };
        Ok(Self(entries.into_iter().filter_map(sentence).collect()))
    }

    /// The sentences of a kind that come with the program.
    #[allow(clippy::expect_used, reason = "the bundled files are fixed, and a test of this file reads them")]
    pub(crate) fn of(kind: Kind) -> Self {
        let facts = kind.facts();
        Self::parse(&format!("templates/{}", facts.sentences), facts.template).expect("a sentence file")
    }

    /// Every key with its sentence.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, text)| (key.as_str(), text.as_str()))
    }
}

/// Sentences by key, in the order of the file.
#[derive(Debug, Clone, Default)]
pub(crate) struct SentenceMap(pub(crate) Vec<(At<String>, At<String>)>);

impl Decode for SentenceMap {
    #[cfg(test)]
    fn kind() -> String {
        "các dòng khóa: câu".to_owned()
    }

    fn decode(node: &tree::Node, decoder: &mut Decoder) -> Option<Self> {
        let Node::Mapping(entries) = &node.kind else {
            let found = Shape::Text;
            let wanted = Shape::Mapping;
            return decoder.refuse(node.span, Fault::WrongShape { wanted, found });
        };
        let pair = |entry: &tree::Entry, decoder: &mut Decoder| {
            let text = decoder.text(&entry.value)?.to_owned();
            let key = At { value: entry.key.clone(), span: entry.key_span };
            Some((key, At { value: text, span: entry.value.span }))
        };
        Some(Self(entries.iter().filter_map(|entry| pair(entry, decoder)).collect()))
    }
}

impl Texts for SentenceMap {
    fn texts<'t>(&'t self, visit: &mut dyn FnMut(&'t At<String>)) {
        self.0.iter().for_each(|(_, text)| visit(text));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_files_hold_sentences() {
        for kind in Kind::all() {
            assert!(Sentences::of(kind).iter().count() > 15, "{kind:?}");
        }
    }
}
