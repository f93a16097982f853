//! The names that the sentences of a kind of document may use, and what they stand for: declared once, in
//! `templates/ten-goi.yaml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::source::Source;
use super::tree::{self, KeyValue, NodeKind};

/// The key in the file of the names that every sentence may use.
const COMMON: &str = "chung";

/// A name with what it stands for, a few Vietnamese words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Name {
    /// `nam`, or `ke_hoach.so` for a part of what another name stands for.
    pub(crate) name: String,
    pub(crate) meaning: String,
}

/// The names of one kind of document.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// Every sentence may use them.
    pub(crate) common: Vec<Name>,
    /// By the key of the one sentence that may use them.
    own: BTreeMap<String, Vec<Name>>,
}

/// By the file of sentences.
static ALL: LazyLock<BTreeMap<String, Names>> = LazyLock::new(|| {
    let text = include_str!("../../templates/ten-goi.yaml");
    let source = Source::from_bytes("templates/ten-goi.yaml", text.as_bytes().to_vec());
    let parsed = source.and_then(|source| tree::parse(&source)).map(|node| node.kind);
    let Ok(NodeKind::Mapping(documents)) = parsed else { return BTreeMap::new() };
    documents.into_iter().map(|document| (format!("{}.yaml", document.key), names(document.value.kind))).collect()
});

fn names(kind: NodeKind) -> Names {
    let mut names = Names::default();
    let NodeKind::Mapping(sentences) = kind else { return names };
    for KeyValue { key, value, .. } in sentences {
        let NodeKind::Mapping(entries) = value.kind else { continue };
        let name = |entry: KeyValue| match entry.value.kind {
            NodeKind::Scalar(meaning) => Some(Name { name: entry.key, meaning }),
            _ => None,
        };
        let declared = entries.into_iter().filter_map(name).collect();
        if key == COMMON { names.common = declared } else { drop(names.own.insert(key, declared)) }
    }
    names
}

impl Names {
    /// The names of the document whose sentences are in a file.
    pub(crate) fn of(file: &str) -> Option<&'static Self> {
        ALL.get(file)
    }

    /// The names that one sentence alone may use.
    pub(crate) fn own(&self, key: &str) -> &[Name] {
        self.own.get(key).map_or(&[], Vec::as_slice)
    }

    /// Whether a sentence may use what a template asks for: a name as it is declared, or any part of one of which no part is
    /// declared.
    pub(crate) fn knows(&self, key: &str, asked: &str) -> bool {
        let all = || self.own(key).iter().chain(&self.common);
        let top = asked.split('.').next().unwrap_or(asked);
        let parts = format!("{top}.");
        all().any(|one| one.name == asked)
            || all().any(|one| one.name == top) && !all().any(|one| one.name.starts_with(&parts))
    }

    /// What is handed over to a sentence: the names without their parts.
    #[cfg(test)]
    pub(crate) fn handed_over(&self, key: &str) -> std::collections::BTreeSet<&str> {
        self.own(key).iter().chain(&self.common).filter_map(|one| one.name.split('.').next()).collect()
    }

    /// The keys of sentences that have names of their own.
    #[cfg(test)]
    pub(crate) fn keys(&self) -> impl Iterator<Item = &str> {
        self.own.keys().map(String::as_str)
    }
}
