//! What was made in a folder of outputs and of what: so that a changed file is recognised, and what is fresh is left alone.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::page::Makings;
use crate::read::{Inputs, Stat};

/// Version of the manifest.
const VERSION: u32 = 1;

/// The documents and files of one folder of outputs; names are paths below it, with `/`.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Manifest {
    version: u32,
    /// The unit when its documents were last found up to date, all of them; `None` when they were not.
    pub(crate) unit: Option<UnitNote>,
    /// The documents by the name that each first had.
    pub(crate) documents: BTreeMap<String, Current>,
    pub(crate) files: BTreeMap<String, Known>,
}

/// A unit whose documents are up to date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct UnitNote {
    /// With which program.
    pub(crate) tool: String,
    /// The date that the command line gave.
    pub(crate) as_of: Option<String>,
    pub(crate) inputs: Inputs,
    /// Warnings that were told then.
    pub(crate) warnings: usize,
}

/// In which form a document is wanted, and where it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Current {
    /// Which document: the year and the usual name, `2021/ke-hoach.pdf`.
    pub(crate) document: String,
    pub(crate) form: Form,
    /// The file that holds it as it is now: the first version or a later one.
    pub(crate) file: String,
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
pub(crate) struct Known {
    /// SHA-256 of what it may hold and still be ours: the last bytes made, and while they are being replaced, those before.
    pub(crate) ours: Vec<String>,
    /// As it was last looked at.
    pub(crate) seen: Option<Seen>,
    /// Whether a number and a date are printed on it.
    pub(crate) numbered: bool,
    pub(crate) made: Option<Made>,
}

/// A file as it was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Seen {
    pub(crate) stat: Stat,
    pub(crate) sha256: String,
    /// What happened to it, where it is no longer ours.
    pub(crate) held: Option<Held>,
}

/// Why a file is left as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Held {
    /// Somebody signed it.
    Signed,
    /// It has its number.
    Numbered,
    /// It was changed since it was made, or is of unknown origin.
    Changed,
}

impl Held {
    /// Whether it was issued, as far as can be seen: what comes after it can only be a draft.
    pub(crate) fn is_issued(self) -> bool {
        self != Self::Changed
    }
}

impl Known {
    /// The hash of the file as it was last looked at.
    pub(crate) fn seen_hash(&self) -> Option<&str> {
        self.seen.as_ref().map(|seen| seen.sha256.as_str())
    }
}

/// What a file was made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Made {
    pub(crate) makings: Makings,
    /// The hash of the office's own sentences, used or not.
    pub(crate) sentences: Option<String>,
    /// The record files, by path below the unit, each with the hash under which a copy of its text is kept.
    pub(crate) records: BTreeMap<String, String>,
    /// With charts, since the command line asked for them.
    pub(crate) charts: bool,
    /// A draft, since an earlier version is signed or numbered.
    pub(crate) draft: bool,
}

impl Manifest {
    fn empty() -> Self {
        Self { version: VERSION, unit: None, documents: BTreeMap::new(), files: BTreeMap::new() }
    }

    /// What bytes say; those that cannot be read say nothing, so that every file there counts as somebody else's.
    pub(crate) fn parse(bytes: &[u8]) -> Self {
        let parsed = serde_json::from_slice::<Self>(bytes).ok();
        parsed.filter(|manifest| manifest.version == VERSION).unwrap_or_else(Self::empty)
    }

    /// The copies of records that files were made of.
    pub(crate) fn record_hashes(&self) -> BTreeSet<&str> {
        let made = self.files.values().filter_map(|known| known.made.as_ref());
        made.flat_map(|made| made.records.values().map(String::as_str)).collect()
    }
}
