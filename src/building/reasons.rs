//! Why a document is made again: which record and key changed, or what else it is made of.

use std::collections::BTreeMap;

use super::manifest::MadeOf;
use super::outputs::Outputs;
use crate::kinds::{Document, RecordFile};
use crate::read::{self, Source, Step, ValueChange};

/// Why a document is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// It never was.
    New,
    /// There is a file in its place, of which nothing is known.
    Unknown,
    /// Its file is no longer there.
    Gone,
    /// It was asked for.
    Again,
    /// Records changed.
    Records(Vec<RecordChange>),
    /// Nothing but these files with frozen figures, which the program writes.
    Frozen(Vec<String>),
    /// The office's own sentences changed.
    Sentences,
    /// The office's own layout functions changed.
    Layout,
    /// Other fonts.
    Fonts,
    /// Another picture of the signature.
    Picture,
    /// Another date.
    Date,
    /// Another version of this program.
    Tool,
    /// It became a draft, or is one no longer.
    Draft,
    /// It is wanted in another form: prepared for signing, with charts, or no longer so.
    Form,
}

/// A value of a record that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordChange {
    /// The record file, by path inside the unit.
    pub file: String,
    /// The way to the value, from the top of the file.
    pub way: Vec<Step>,
    /// As it was; `None` when it was not there.
    pub old: Option<String>,
    /// As it is; `None` when it is no longer there.
    pub new: Option<String>,
}

/// What a document was made of before.
pub(super) enum Before {
    /// It never was.
    Never,
    /// There is a file, of which nothing is known.
    Unknown,
    /// Its file is gone.
    Gone,
    Made(Box<MadeOf>),
}

impl RecordChange {
    fn of(file: &str, change: ValueChange) -> Self {
        Self { file: file.to_owned(), way: change.path, old: change.old, new: change.new }
    }

    /// The action that the value belongs to, if it does.
    pub fn action(&self) -> Option<&str> {
        let mut list = None;
        for way in &self.way {
            match (way, list) {
                (Step::Named("nhiem_vu", name), _) | (Step::Named("id", name), Some("nhiem_vu")) => return Some(name),
                (Step::Key(key), _) => list = Some(key.as_str()),
                _ => {}
            }
        }
        None
    }

    /// Whether it is in a file with frozen figures, which is no record of the office's own.
    pub(super) fn is_frozen(&self) -> bool {
        matches!(self.file.parse(), Ok(RecordFile::Frozen(_)))
    }

    /// Whether it is in the frozen figures of the document itself.
    pub(super) fn is_frozen_of(&self, document: &Document) -> bool {
        document.quarter().is_some_and(|quarter| self.file.parse() == Ok(RecordFile::Frozen(quarter)))
    }

    /// Whether it is the number or the date of issue of the document itself.
    pub(super) fn is_issue_of(&self, document: &Document) -> bool {
        let keys = |way: &[&str]| {
            self.way.len() == way.len()
                && self.way.iter().zip(way).all(|(step, key)| *step == Step::Key((*key).to_owned()))
        };
        let issue = |key: &str| match document.kind().facts().key {
            Some(above) => keys(&[above, key]),
            None => keys(&[key]),
        };
        self.file.parse() == Ok(RecordFile::of(document)) && (issue("so") || issue("ngay"))
    }
}

/// Those of a unit's record files that a document is made of, by path inside the unit.
pub(super) fn used<'r>(
    records: &'r [(String, Source)],
    document: &Document,
) -> impl Iterator<Item = (&'r str, &'r Source)> {
    let uses = |file: &str| file.parse().is_ok_and(|file: RecordFile| file.is_used_by(document));
    let records = records.iter().map(|(file, source)| (file.as_str(), source));
    records.filter(move |(file, _)| uses(file))
}

/// What changed in the records of a document since copies of them were kept. A copy that is lost counts as an empty file.
pub(super) fn changes(
    outputs: &Outputs,
    kept: &BTreeMap<String, String>,
    records: &[(String, Source)],
    document: &Document,
) -> Vec<RecordChange> {
    let now: BTreeMap<&str, &Source> = used(records, document).collect();
    let mut files: Vec<&str> = now.keys().copied().chain(kept.keys().map(String::as_str)).collect();
    // The latest quarter first: it is nearest to what the document says.
    files.sort_unstable_by(|one, other| other.cmp(one));
    files.dedup();
    let copies = outputs.records();
    let mut found = Vec::new();
    for file in files {
        let text = kept.get(file).and_then(|hash| copies.text(hash));
        let old = text.and_then(|text| Source::from_bytes(file, text.into_bytes()).ok());
        let new = now.get(file).copied();
        if old.as_ref().map(|old| &old.text) == new.map(|new| &new.text) {
            continue;
        }
        found.extend(read::changes(old.as_ref(), new).into_iter().map(|change| RecordChange::of(file, change)));
    }
    found
}

/// Why a document that was made of one thing is to be made of another, with these changes of its records. Never empty.
pub(super) fn reasons(before: &Before, now: &MadeOf, records: Vec<RecordChange>, again: bool) -> Vec<Reason> {
    let before = match before {
        Before::Never => return vec![Reason::New],
        Before::Unknown => return vec![Reason::Unknown],
        Before::Gone => return vec![Reason::Gone],
        Before::Made(before) => before,
    };
    let (old, new) = (&before.fingerprint, &now.fingerprint);
    let words_differ = old.content != new.content || old.issue != new.issue || old.date != new.date;
    let (frozen, records): (Vec<_>, Vec<_>) = records.into_iter().partition(RecordChange::is_frozen);
    let by_records = words_differ && !records.is_empty();
    let by_frozen = words_differ && records.is_empty() && !frozen.is_empty();
    let mut frozen: Vec<String> = frozen.into_iter().map(|change| change.file).collect();
    frozen.dedup();
    // If nothing else explains why the words differ, the date does: on another date other actions are overdue.
    let same_otherwise = before.sentences == now.sentences && before.form == now.form && old.tool == new.tool;
    let unexplained = old.content != new.content && !by_records && !by_frozen && same_otherwise;
    let reasons = [
        (by_records, Reason::Records(records)),
        (by_frozen, Reason::Frozen(frozen)),
        (old.content != new.content && before.sentences != now.sentences, Reason::Sentences),
        (old.layout != new.layout, Reason::Layout),
        (old.fonts != new.fonts, Reason::Fonts),
        (old.picture != new.picture, Reason::Picture),
        (unexplained || (old.date != new.date && !by_records && !by_frozen), Reason::Date),
        (before.form != now.form, Reason::Form),
        (old.tool != new.tool, Reason::Tool),
    ];
    let mut found: Vec<Reason> = reasons.into_iter().filter_map(|(is, reason)| is.then_some(reason)).collect();
    if found.is_empty() {
        // Nothing differs but the file that it goes to.
        found.push(match () {
            () if before.draft != now.draft => Reason::Draft,
            () if again => Reason::Again,
            () => Reason::Gone,
        });
    }
    found
}
