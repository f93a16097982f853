//! The sentence templates of a document kind: a YAML file of `key: sentence`, every sentence once.

use std::sync::LazyLock;

use super::decode::{At, Decode, Decoder, Texts};
use super::sentence_names::Names;
use super::shape::{Shape, WrongShape};
use super::source::Source;
use super::tree::{self, Kind};
use crate::problem::Problem;

/// Sentence templates by key, in the order of the file.
#[derive(Debug, Clone)]
pub(crate) struct Sentences {
    /// The file without its ending, by which the names are found that its sentences may use.
    document: &'static str,
    sentences: Vec<(String, String)>,
}

static PLAN: LazyLock<Sentences> =
    LazyLock::new(|| Sentences::bundled("ke-hoach", include_str!("../../templates/ke-hoach.yaml")));
static REPORT: LazyLock<Sentences> =
    LazyLock::new(|| Sentences::bundled("bao-cao", include_str!("../../templates/bao-cao.yaml")));
static FOLLOW_UP: LazyLock<Sentences> =
    LazyLock::new(|| Sentences::bundled("ke-hoach-tiep-tuc", include_str!("../../templates/ke-hoach-tiep-tuc.yaml")));

impl Sentences {
    /// Reads a sentence file that is part of the program. `document`: the file's name without its ending.
    pub(crate) fn parse(document: &'static str, text: &str) -> Result<Self, Problem> {
        let source = Source::from_bytes(&format!("templates/{document}.yaml"), text.as_bytes().to_vec())?;
        let Kind::Mapping(entries) = tree::parse(&source)?.kind else {
            return Ok(Self { document, sentences: Vec::new() });
        };
        let sentence = |entry: tree::Entry| match entry.value.kind {
            Kind::Scalar(text) => Some((entry.key, text)),
            _ => None,
        };
        Ok(Self { document, sentences: entries.into_iter().filter_map(sentence).collect() })
    }

    /// The sentences of the plan that come with the program, parsed once.
    pub(crate) fn plan() -> &'static Self {
        &PLAN
    }

    /// The sentences of the report that come with the program.
    pub(crate) fn report() -> &'static Self {
        &REPORT
    }

    /// The sentences of the follow-up plan that come with the program.
    pub(crate) fn follow_up() -> &'static Self {
        &FOLLOW_UP
    }

    #[allow(clippy::expect_used, reason = "the bundled files are fixed, and a test of this file reads them")]
    fn bundled(document: &'static str, text: &str) -> Self {
        Self::parse(document, text).expect("a sentence file")
    }

    /// The names that the sentences may use. `None`: sentences of no kind of document.
    pub(crate) fn names(&self) -> Option<&'static Names> {
        Names::of(self.document)
    }

    /// The file without its ending.
    #[cfg(test)]
    pub(crate) fn document(&self) -> &'static str {
        self.document
    }

    /// Every key with its sentence.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.sentences.iter().map(|(key, text)| (key.as_str(), text.as_str()))
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
        let Kind::Mapping(entries) = &node.kind else {
            let found = Shape::Text;
            let wanted = Shape::Mapping;
            return decoder.refuse(node.span, WrongShape { wanted, found });
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
        assert!(Sentences::plan().iter().count() > 15 && Sentences::report().iter().count() > 40);
    }
}
