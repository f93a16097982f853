//! What was made in a folder of outputs, and from what: by it a changed file is recognised and a fresh one left alone.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::fingerprint::Fingerprint;
use crate::read::{Inputs, Stat};

/// Version of the manifest.
const VERSION: u32 = 1;

/// The documents and files of one folder of outputs; names are paths below it, with `/`.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Manifest {
    version: u32,
    /// Where the unit is, links followed, and the name of its committee: whose outputs these are.
    pub(crate) owner: Option<UnitOwner>,
    /// The unit when its documents were last found up to date, all of them; `None` when they were not.
    pub(crate) unit: Option<UnitNote>,
    /// The documents by the name that each first had.
    pub(crate) documents: BTreeMap<String, DocumentEntry>,
    pub(crate) files: BTreeMap<String, FileEntry>,
}

/// The unit that a folder of outputs belongs to. Either may change, not both at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct UnitOwner {
    pub(crate) folder: String,
    pub(crate) name: String,
}

/// A unit whose documents are up to date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct UnitNote {
    /// With which program.
    pub(crate) tool: String,
    /// The date that the command line gave.
    pub(crate) as_of: Option<String>,
    pub(crate) inputs: Inputs,
    /// When they were looked at, by the clock of the disk.
    pub(crate) looked: i64,
    /// Warnings that were told then.
    pub(crate) warnings: usize,
}

/// In which form a document is wanted, and where it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct DocumentEntry {
    /// Which document: the year and the usual name, `2021/ke-hoach.pdf`.
    pub(crate) document: String,
    pub(crate) form: Form,
    /// The file that holds it as it is now: the first version or a later one.
    pub(crate) file: String,
    /// The records no longer ask for it, and this was told.
    pub(crate) gone: bool,
    /// It was made by its own command, and is kept up to date also where the records do not ask for it.
    #[serde(default)]
    pub(crate) asked: bool,
    /// The document of another name that has taken its place.
    #[serde(default)]
    pub(crate) replaced_by: Option<String>,
}

/// What the command line asked a document to be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Form {
    /// Prepared for signing.
    pub(crate) prepared: bool,
    /// With charts, also where the record does not ask for them.
    pub(crate) charts: bool,
}

/// A file that this program made, or found where it would have made one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct FileEntry {
    /// What it may hold and still be ours: the last bytes made, and while they are being replaced, those before.
    pub(crate) ours: Vec<OwnBytes>,
    /// As it was last looked at.
    pub(crate) seen: Option<LastLook>,
    pub(crate) made: Option<MadeOf>,
    /// It lies beside a file that was open in another program, and goes as soon as that one could be replaced.
    pub(crate) waiting: bool,
    /// What is about to be put in its place: noted only while that is done.
    #[serde(default)]
    pub(crate) coming: Option<PendingWrite>,
}

/// Bytes on their way into the place of a file, and what is to be noted once they are there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PendingWrite {
    pub(crate) own: OwnBytes,
    /// How many bytes.
    pub(crate) size: u64,
    pub(crate) noted: Option<FileNote>,
}

/// What is noted of a document's file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct FileNote {
    pub(crate) made: MadeOf,
    /// The document's first name, and where it is from now on.
    pub(crate) base: String,
    pub(crate) current: DocumentEntry,
}

/// Bytes that this program made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct OwnBytes {
    pub(crate) sha256: String,
    /// Whether a number and a date are printed on them.
    pub(crate) numbered: bool,
}

/// A file as it was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct LastLook {
    pub(crate) stat: Stat,
    pub(crate) sha256: String,
    /// Why it is to be left as it is, if it is.
    pub(crate) held: Option<KeptBecause>,
}

/// Why a file is left as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum KeptBecause {
    /// Somebody signed it.
    Signed,
    /// It has its number.
    Numbered,
    /// It is the report of a quarter whose figures were frozen: it was sent.
    Frozen,
    /// It was changed since it was made, or is of unknown origin.
    Changed,
}

impl KeptBecause {
    /// Whether it was issued, as far as can be seen: what comes after it can only be a draft.
    pub(crate) fn is_issued(self) -> bool {
        self != Self::Changed
    }
}

impl FileEntry {
    /// The hash of the file as it was last looked at.
    pub(crate) fn seen_hash(&self) -> Option<&str> {
        self.seen.as_ref().map(|seen| seen.sha256.as_str())
    }

    /// The bytes of that hash, if they are ours.
    pub(crate) fn own(&self, sha256: &str) -> Option<&OwnBytes> {
        self.ours.iter().find(|own| own.sha256 == sha256)
    }
}

/// What a file was made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct MadeOf {
    /// Which document: the year and the usual name.
    pub(crate) document: String,
    pub(crate) form: Form,
    #[serde(rename = "makings")]
    pub(crate) fingerprint: Fingerprint,
    /// The hash of the office's own sentences, used or not.
    pub(crate) sentences: Option<String>,
    /// The record files, by path below the unit, each with the hash under which a copy of its text is kept.
    pub(crate) records: BTreeMap<String, String>,
    /// A draft, since an earlier version was signed or numbered.
    pub(crate) draft: bool,
    /// The file for whose sake it is not in that one's place.
    pub(crate) beside: Option<String>,
}

/// Bytes of a manifest that cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unusable {
    /// Of a newer version of this program.
    Newer,
    /// Cut short, or something else.
    Spoilt,
}

impl Manifest {
    /// An empty manifest: every file counts as somebody else's.
    pub(crate) fn empty() -> Self {
        Self { version: VERSION, owner: None, unit: None, documents: BTreeMap::new(), files: BTreeMap::new() }
    }

    /// Reads a manifest from its bytes.
    pub(crate) fn parse(bytes: &[u8]) -> Result<Self, Unusable> {
        #[derive(Deserialize)]
        struct VersionOnly {
            version: u32,
        }
        match serde_json::from_slice::<VersionOnly>(bytes) {
            Ok(VersionOnly { version }) if version > VERSION => Err(Unusable::Newer),
            Ok(_) => serde_json::from_slice(bytes).map_err(|_| Unusable::Spoilt),
            Err(_) => Err(Unusable::Spoilt),
        }
    }

    /// Notes in which file a document of this first name is now. One that held it in the same form under another name does so
    /// no longer: it is given back.
    pub(crate) fn note(&mut self, base: String, mut current: DocumentEntry) -> Option<DocumentEntry> {
        let is_left = |(other, before): &(&String, &DocumentEntry)| {
            before.document == current.document && before.form.prepared == current.form.prepared && **other != base
        };
        let left = self.documents.iter().find(is_left).map(|(other, _)| other.clone());
        let left = left.and_then(|other| self.documents.remove(&other));
        current.asked |= self.documents.get(&base).or(left.as_ref()).is_some_and(|before| before.asked);
        self.documents.insert(base, current);
        left
    }

    /// The copies of records that files were made of.
    pub(crate) fn record_hashes(&self) -> BTreeSet<&str> {
        let made = self.files.values().filter_map(|known| known.made.as_ref());
        made.flat_map(|made| made.records.values().map(String::as_str)).collect()
    }
}
