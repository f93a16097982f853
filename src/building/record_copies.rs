//! Copies of the records that documents were made of, by the hash of their text: from them `so-sanh` and the reasons of a new
//! version tell what changed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::own_folder::RECORDS;
use crate::hash::sha256;
use crate::problem::Problem;
use crate::store::{self, failed, there};

/// The copies of records of one folder of outputs.
pub(crate) struct RecordCopies {
    folder: PathBuf,
}

impl RecordCopies {
    /// The copies below `own`, where a folder of outputs keeps what it knows of itself.
    pub(super) fn below(own: &Path) -> Self {
        Self { folder: own.join(RECORDS) }
    }

    /// Keeps a copy of the text of the record file at `of`, with no more rights than that file has. The hash by which the text
    /// is found again comes back.
    ///
    /// # Errors
    /// The copy cannot be written.
    pub(crate) fn keep(&self, text: &str, of: &Path) -> Result<String, Problem> {
        let hash = sha256(text.as_bytes());
        if self.text(&hash).is_none() {
            fs::create_dir_all(&self.folder).map_err(|error| failed(&self.folder, &error))?;
            let path = self.path(&hash);
            store::write_like(&path, text.as_bytes(), Some(of)).map_err(|error| failed(&path, &error))?;
        }
        Ok(hash)
    }

    /// The text of a record that was kept; `None` when the copy is gone or was changed.
    pub(crate) fn text(&self, hash: &str) -> Option<String> {
        let bytes = there(&self.path(hash)).ok()??;
        String::from_utf8(bytes).ok().filter(|text| sha256(text.as_bytes()) == hash)
    }

    /// Takes from the copies the rights that users no longer have on the record files of the unit: `records` gives the path of
    /// each below the unit, and the hash of its copy.
    pub(super) fn narrow(&self, unit: &Path, records: &BTreeMap<String, String>) {
        for (file, hash) in records {
            // Record or copy may be gone: then there is nothing to narrow.
            let _ = store::narrow(&self.path(hash), &unit.join(file));
        }
    }

    /// Removes the copies of all hashes but these.
    pub(super) fn keep_only(&self, hashes: &BTreeSet<&str>) {
        for copy in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let name = copy.file_name().to_string_lossy().into_owned();
            if !name.strip_suffix(".yaml").is_some_and(|hash| hashes.contains(hash)) {
                // If it cannot be removed, a superfluous copy stays, which does no harm.
                let _ = fs::remove_file(copy.path());
            }
        }
    }

    fn path(&self, hash: &str) -> PathBuf {
        self.folder.join(format!("{hash}.yaml"))
    }
}
