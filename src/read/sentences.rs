//! The sentence templates of a document kind: a YAML file of `key: sentence`, every sentence once.

use std::sync::LazyLock;

record! {
    /// `mau/<document>.yaml`: sentences that an office words itself.
    SentenceFile, "tệp câu mẫu riêng" {
        "phien_ban_mau" required version: Count, "phiên bản của câu mẫu mà các câu này được viết theo", "1";
        "cau" required sentences: SentenceMap, "các câu thay thế, theo khóa của câu mẫu", "";
    }
}

use super::decode::{Decode, Decoder};
use super::key::{RecordKey, RecordText, Texts};
use super::record::record;
use super::sentence_names::Names;
use super::shape::{Shape, WrongShape};
use super::source::{At, Source};
use super::tree::{self, NodeKind as Node};
use super::values::Count;
use crate::kinds::Kind;
use crate::problem::Problem;

/// Sentence templates by key, in the order of the file.
#[derive(Debug, Clone)]
pub(crate) struct Sentences {
    /// The file, by which the names are found that its sentences may use.
    file: &'static str,
    sentences: Vec<(String, String)>,
}

/// The sentences that come with the program, parsed once.
static ALL: LazyLock<Vec<(Kind, Sentences)>> = LazyLock::new(|| {
    let of_kind = |kind: Kind| (kind, Sentences::bundled(kind.facts().sentences, kind.facts().template));
    Kind::all().map(of_kind).collect()
});

/// The file of the sentences that all kinds of documents share.
pub(crate) const SHARED: &str = "chung.yaml";

/// These sentences.
static IN_ALL: LazyLock<Sentences> =
    LazyLock::new(|| Sentences::bundled(SHARED, include_str!("../../templates/chung.yaml")));

impl Sentences {
    /// Reads a sentence file that is part of the program.
    pub(crate) fn parse(file: &'static str, text: &str) -> Result<Self, Problem> {
        let source = Source::from_bytes(&format!("templates/{file}"), text.as_bytes().to_vec())?;
        let Node::Mapping(entries) = tree::parse(&source)?.kind else {
            return Ok(Self { file, sentences: Vec::new() });
        };
        let sentence = |entry: tree::KeyValue| match entry.value.kind {
            Node::Scalar(text) => Some((entry.key, text)),
            _ => None,
        };
        Ok(Self { file, sentences: entries.into_iter().filter_map(sentence).collect() })
    }

    /// The sentences of a kind that come with the program.
    #[allow(clippy::expect_used, reason = "every kind is there")]
    pub(crate) fn of(kind: Kind) -> &'static Self {
        ALL.iter().find(|(of, _)| *of == kind).map(|(_, sentences)| sentences).expect("sentences of every kind")
    }

    /// The sentences that all kinds of documents share.
    pub(crate) fn shared() -> &'static Self {
        &IN_ALL
    }

    /// The sentences that come with the program, file by file.
    pub(crate) fn all() -> impl Iterator<Item = &'static Self> {
        ALL.iter().map(|(_, sentences)| sentences).chain([Self::shared()])
    }

    #[allow(clippy::expect_used, reason = "the bundled files are fixed, and a test of this file reads them")]
    fn bundled(file: &'static str, text: &str) -> Self {
        Self::parse(file, text).expect("a sentence file")
    }

    /// The names that the sentences may use. `None`: sentences of no kind of document.
    pub(crate) fn names(&self) -> Option<&'static Names> {
        Names::of(self.file)
    }

    /// The file.
    pub(crate) fn file(&self) -> &'static str {
        self.file
    }

    /// Every key with its sentence.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.sentences.iter().map(|(key, text)| (key.as_str(), text.as_str()))
    }

    /// Whether a sentence has this key.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// The sentence with this key.
    pub(crate) fn get(&self, key: &str) -> Option<&str> {
        self.iter().find_map(|(name, text)| (name == key).then_some(text))
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
            return decoder.refuse(node.span, WrongShape { wanted, found });
        };
        let pair = |entry: &tree::KeyValue, decoder: &mut Decoder| {
            let text = decoder.text(&entry.value)?.to_owned();
            let key = At { value: entry.key.clone(), span: entry.key_span };
            Some((key, At { value: text, span: entry.value.span }))
        };
        Some(Self(entries.iter().filter_map(|entry| pair(entry, decoder)).collect()))
    }
}

impl Texts for SentenceMap {
    fn texts<'t>(&'t self, key: Option<&'static RecordKey>, visit: &mut dyn FnMut(RecordText<'t>)) {
        self.0.iter().for_each(|(_, text)| text.texts(key, visit));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_files_hold_sentences() {
        for sentences in Sentences::all() {
            assert!(sentences.iter().count() > 15, "{}", sentences.file());
        }
    }

    #[test]
    fn no_kind_has_a_key_that_all_share() {
        for kind in Kind::all() {
            let both: Vec<&str> =
                Sentences::of(kind).iter().map(|(key, _)| key).filter(|key| Sentences::shared().has(key)).collect();
            assert_eq!(both, [""; 0], "{kind:?}");
        }
    }
}
