//! What this program made in a folder of outputs: a hash for each file, so that a changed file is recognised.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::hash::sha256;

/// The ledger's file name, beside the documents.
pub(crate) const NAME: &str = ".cchc.json";

const VERSION: u32 = 1;

/// File names with the SHA-256 of what they may hold and still be ours: the last bytes made, and while they are being
/// replaced, the bytes before.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Ledger {
    version: u32,
    files: BTreeMap<String, Vec<String>>,
}

impl Ledger {
    /// The ledger of a folder. One that is missing or spoilt knows nothing, so everything there counts as not ours.
    pub(crate) fn read(folder: &Path) -> Self {
        let text = std::fs::read(folder.join(NAME)).unwrap_or_default();
        match serde_json::from_slice::<Self>(&text) {
            Ok(ledger) if ledger.version == VERSION => ledger,
            _ => Self { version: VERSION, files: BTreeMap::new() },
        }
    }

    /// Whether this program made these bytes under this name.
    pub(crate) fn made(&self, name: &str, bytes: &[u8]) -> bool {
        self.files.get(name).is_some_and(|hashes| hashes.contains(&sha256(bytes)))
    }

    /// Notes that `name` is about to change from `old` to `new`.
    pub(crate) fn expect(&mut self, name: &str, old: Option<&[u8]>, new: &[u8]) {
        let hashes = old.into_iter().chain([new]).map(sha256).collect();
        self.files.insert(name.to_owned(), hashes);
    }

    pub(crate) fn write(&self, folder: &Path) -> std::io::Result<()> {
        let text = serde_json::to_vec_pretty(self)?;
        super::whole::write(&folder.join(NAME), &text)
    }
}
