//! The sentence templates of a document kind: a YAML file of `key: sentence`, every sentence once.

use super::source::Source;
use super::tree::{self, Kind};
use crate::problem::Problem;

/// Sentence templates by key, in the order of the file.
#[derive(Debug, Clone)]
pub(crate) struct Sentences(Vec<(String, String)>);

impl Sentences {
    /// Reads a sentence file that is part of the program. `name` is for messages.
    pub(crate) fn parse(name: &str, text: &str) -> Result<Self, Problem> {
        let source = Source::from_bytes(name, text.as_bytes().to_vec())?;
        let Kind::Mapping(entries) = tree::parse(&source)?.kind else { return Ok(Self(Vec::new())) };
        let sentence = |entry: tree::Entry| match entry.value.kind {
            Kind::Scalar(text) => Some((entry.key, text)),
            _ => None,
        };
        Ok(Self(entries.into_iter().filter_map(sentence).collect()))
    }

    /// Every key with its sentence.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, text)| (key.as_str(), text.as_str()))
    }
}
