//! The outputs of one unit: one process at a time, every file whole, and none written over that is no longer as it was made.

use std::path::{Path, PathBuf};
use std::{fs, io};

use super::lock::Lock;
use super::manifest::{FileEntry, FileNote, KeptBecause, LastLook, MadeOf, Manifest, OwnBytes, PendingWrite};
use super::own_folder::{LOCK, MANIFEST, OWN, OutputNotOurs};
use super::record_copies::RecordCopies;
use crate::hash::sha256;
use crate::kinds::Stage;
use crate::problem::{Problem, problems, slashed};
use crate::read::Stat;
use crate::store::{self, Stored, failed, head, there, version_of, versioned};

problems! {
    GH004 Error Tool "Ghi kết quả." {
        /// The old file is open in another program; the new one lies beside it.
        OutputBusy { path: String, beside: String } =>
            format!("Không thay được \"{path}\" vì tệp đang mở ở chương trình khác."),
            format!("tệp cũ còn nguyên, bản mới ở \"{beside}\"; đóng tệp đang mở rồi chạy lại lệnh.");
    }
}

/// A folder of outputs and what is known of it.
#[derive(Debug)]
pub(crate) struct Outputs {
    pub(super) folder: PathBuf,
    pub(crate) manifest: Manifest,
    /// When the folder was taken, in nanoseconds since 1970 by the clock of the disk.
    pub(crate) taken: i64,
    /// What whoever runs this should know of the manifest.
    pub(crate) warning: Option<Problem>,
    /// The manifest as it is on the disk.
    pub(super) saved: Vec<u8>,
    pub(super) lock: Option<Lock>,
}

/// What is found at the path of an output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ownership {
    /// Nothing.
    Free,
    /// What this program made.
    Ours,
    /// Something else: signed, changed by hand, or of unknown origin.
    Foreign,
}

impl Outputs {
    /// The path of an output.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// The name of an output by its path.
    pub(crate) fn name_of(&self, path: &Path) -> Option<String> {
        path.strip_prefix(&self.folder).ok().map(slashed)
    }

    /// What is found at the path of an output. A file that the system says was not touched is not read again.
    pub(crate) fn ownership(&mut self, name: &str) -> Result<Ownership, Problem> {
        let path = self.path(name);
        let stat = match fs::metadata(&path) {
            Ok(facts) => Stat::of(&facts),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Ownership::Free),
            Err(error) => return Err(failed(&path, &error)),
        };
        let seen = self.manifest.files.get(name).and_then(|known| known.seen.as_ref());
        match seen {
            Some(seen) if seen.stat == stat => Ok(self.whose(name, &seen.sha256.clone())),
            _ => self.confirmed(name),
        }
    }

    /// The same by the bytes of the file.
    pub(crate) fn confirmed(&mut self, name: &str) -> Result<Ownership, Problem> {
        let path = self.path(name);
        let facts = fs::metadata(&path);
        let Some(bytes) = there(&path)? else { return Ok(Ownership::Free) };
        let hash = sha256(&bytes);
        let ownership = self.whose(name, &hash);
        // Files that the manifest does not know are somebody else's and are not noted.
        if let (Some(known), Ok(facts)) = (self.manifest.files.get_mut(name), facts) {
            let held = known.seen.take().filter(|seen| seen.sha256 == hash).and_then(|seen| seen.held);
            known.seen = Some(LastLook { stat: Stat::of(&facts), sha256: hash, held });
        }
        Ok(ownership)
    }

    fn whose(&self, name: &str, hash: &str) -> Ownership {
        let ours = self.manifest.files.get(name).is_some_and(|known| known.own(hash).is_some());
        if ours { Ownership::Ours } else { Ownership::Foreign }
    }

    /// Whether the file, as it was last looked at, is ours.
    pub(crate) fn is_ours(&self, name: &str) -> bool {
        let known = self.manifest.files.get(name);
        known.is_some_and(|known| known.seen_hash().is_some_and(|hash| known.own(hash).is_some()))
    }

    /// Whether the file, as it was last looked at, is ours and bears a number.
    pub(crate) fn is_numbered(&self, name: &str) -> bool {
        let known = self.manifest.files.get(name);
        let own = known.and_then(|known| known.own(known.seen_hash()?));
        own.is_some_and(|own| own.numbered)
    }

    /// Notes why a file that is known is to be left as it is.
    pub(crate) fn hold(&mut self, name: &str, held: KeptBecause) {
        if let Some(seen) = self.manifest.files.get_mut(name).and_then(|known| known.seen.as_mut()) {
            seen.held = Some(held);
        }
    }

    /// Why a file is to be left as it is, as it was last looked at.
    pub(crate) fn held(&self, name: &str) -> Option<KeptBecause> {
        self.manifest.files.get(name)?.seen.as_ref()?.held
    }

    /// The bytes of an output, if there is one.
    pub(crate) fn bytes(&self, name: &str) -> Result<Option<Vec<u8>>, Problem> {
        there(&self.path(name))
    }

    /// The first file beside an output that a step of signing made of it, by its name: signed, numbered, issued, or waiting to be.
    pub(crate) fn beside(&self, name: &str) -> Option<String> {
        let stem = Path::new(name).file_stem()?.to_string_lossy().into_owned();
        let is_stage = |other: &str| {
            let rest = other.strip_prefix(&stem).and_then(|rest| rest.strip_prefix('.'));
            let of = |stage: &Stage| rest?.strip_prefix(stage.name())?.chars().next();
            Stage::ALL.iter().any(|stage| of(stage) == Some('.'))
        };
        self.neighbours(name).into_iter().find(|other| is_stage(other.rsplit('/').next().unwrap_or(other)))
    }

    /// A file beside an output that begins with its bytes and goes on: a signed copy under another name.
    pub(crate) fn copy_of(&self, name: &str) -> Option<String> {
        let bytes = self.bytes(name).ok()??;
        let goes_on = |other: &String| {
            let path = self.path(other);
            let longer = fs::metadata(&path).is_ok_and(|facts| facts.is_file() && facts.len() > bytes.len() as u64);
            longer && head(&path, bytes.len() as u64).is_ok_and(|other| other.as_ref() == Some(&bytes))
        };
        self.neighbours(name).into_iter().filter(|other| other != name).find(goes_on)
    }

    /// The files of an output's folder, in order, as outputs are named.
    pub(super) fn neighbours(&self, name: &str) -> Vec<String> {
        let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
        let entries = fs::read_dir(self.folder.join(folder)).into_iter().flatten().flatten();
        let mut names: Vec<String> = entries
            .map(|entry| format!("{folder}/{}", entry.file_name().to_string_lossy()).trim_start_matches('/').to_owned())
            .collect();
        names.sort();
        names
    }

    /// Writes an output whole, in place of nothing or of one of ours; the same bytes are left as they are. `numbered`: they
    /// bear a number. `noted` is noted with them.
    ///
    /// # Errors
    /// The file there is not ours; or it, or its folder, cannot be written. Where only the old file is in the way, open in
    /// another program, the new one goes beside it.
    pub(crate) fn write(
        &mut self,
        name: &str,
        bytes: &[u8],
        numbered: bool,
        noted: Option<FileNote>,
    ) -> Result<Stored, Problem> {
        let path = self.path(name);
        let own = OwnBytes { sha256: sha256(bytes), numbered };
        let old = there(&path)?;
        let made = noted.as_ref().map(|noted| noted.made.clone());
        if old.as_deref() == Some(bytes) {
            let facts = fs::metadata(&path).map_err(|error| failed(&path, &error))?;
            self.note(name, own, Some(Stat::of(&facts)), made);
            return Ok(Stored::Unchanged(path));
        }
        let folder = path.parent().unwrap_or(&self.folder).to_owned();
        fs::create_dir_all(&folder).map_err(|error| failed(&folder, &error))?;
        let not_ours = || Problem::general(OutputNotOurs { path: slashed(&path) });
        let known = self.manifest.files.get(name).cloned().unwrap_or_default();
        let before = match &old {
            Some(old) => Some(known.own(&sha256(old)).cloned().ok_or_else(not_ours)?),
            None => None,
        };
        let like = noted.as_ref().and_then(|noted| noted.made.beside.as_ref()).map(|kept| self.path(kept));
        let new = store::beside(&path, bytes, like.as_deref()).map_err(|error| failed(&path, &error))?;
        // The manifest knows the new bytes, and what will be noted of them, before they are there: being killed in between
        // loses nothing, see `opening`.
        let ours = before.into_iter().chain([own.clone()]).collect();
        let coming = Some(PendingWrite { own: own.clone(), size: bytes.len() as u64, noted });
        self.manifest.files.insert(name.to_owned(), FileEntry { ours, coming, ..known });
        self.manifest.unit = None;
        self.save()?;
        // Asked again, since somebody may have signed the old file meanwhile.
        if there(&path)? != old {
            return Err(not_ours());
        }
        let written = new.metadata().map(|facts| Stat::of(&facts));
        new.put(&path).map_err(|error| self.in_the_way(name, bytes, &error))?;
        let stat = fs::metadata(&path).map(|facts| Stat::of(&facts));
        let same = written.ok().zip(stat.ok()).filter(|(written, stat)| stat.is_same_file(written));
        self.note(name, own, same.map(|(_, stat)| stat), made);
        self.forget_waiting(name);
        Ok(Stored::Written(path))
    }

    pub(super) fn note(&mut self, name: &str, own: OwnBytes, stat: Option<Stat>, made: Option<MadeOf>) {
        let seen = stat.map(|stat| LastLook { stat, sha256: own.sha256.clone(), held: None });
        let known = FileEntry { ours: vec![own], seen, made, ..FileEntry::default() };
        self.manifest.files.insert(name.to_owned(), known);
    }

    /// What a failed replacement comes to: the old file is as it was, and where it alone is in the way, open in another
    /// program, the new one lies beside it, always in the same place.
    pub(super) fn in_the_way(&mut self, name: &str, bytes: &[u8], error: &io::Error) -> Problem {
        let path = self.path(name);
        let plain = failed(&path, error);
        if !store::is_busy(&path, error) {
            return plain;
        }
        for version in 2..100 {
            let beside = versioned(name, version);
            let free = match self.confirmed(&beside) {
                Ok(Ownership::Free) => true,
                Ok(Ownership::Ours) => self.manifest.files.get(&beside).is_some_and(|known| known.waiting),
                _ => false,
            };
            if !free {
                continue;
            }
            let target = self.path(&beside);
            if store::write_like(&target, bytes, Some(&path)).is_err() {
                return plain;
            }
            let own = OwnBytes { sha256: sha256(bytes), numbered: false };
            self.manifest.files.insert(beside, FileEntry { ours: vec![own], waiting: true, ..FileEntry::default() });
            return Problem::general(OutputBusy { path: slashed(&path), beside: slashed(&target) });
        }
        plain
    }

    /// Removes the file that was written beside an open one, once that one could be replaced and if nobody changed it.
    fn forget_waiting(&mut self, name: &str) {
        let waiting = |(other, known): (&String, &FileEntry)| {
            let beside = version_of(name, other).is_some_and(|version| version > 1);
            (known.waiting && beside).then(|| other.clone())
        };
        let names: Vec<String> = self.manifest.files.iter().filter_map(waiting).collect();
        for other in names {
            if self.confirmed(&other) == Ok(Ownership::Ours) {
                // If it cannot be removed, a superfluous file stays, which does no harm.
                let _ = fs::remove_file(self.path(&other));
            }
            self.manifest.files.remove(&other);
        }
    }

    /// The copies of the records that documents were made of.
    pub(crate) fn records(&self) -> RecordCopies {
        RecordCopies::below(&self.folder.join(OWN))
    }

    /// Writes the manifest, unless it stands on the disk already. Files that are gone are forgotten, but for those that `kept`
    /// names, and so are copies of records that no file was made of.
    pub(crate) fn finish(&mut self, kept: impl Fn(&Self, &str) -> bool) -> Result<(), Problem> {
        let gone = |name: &&String| !self.path(name).exists() && !kept(self, name);
        let gone: Vec<String> = self.manifest.files.keys().filter(gone).cloned().collect();
        for name in gone {
            self.manifest.files.remove(&name);
        }
        if self.manifest.files.is_empty() && self.saved.is_empty() {
            return Ok(());
        }
        self.save()?;
        self.records().keep_only(&self.manifest.record_hashes());
        Ok(())
    }

    fn save(&mut self) -> Result<(), Problem> {
        let path = self.folder.join(OWN).join(MANIFEST);
        let text = serde_json::to_vec(&self.manifest).map_err(|error| failed(&path, &error.into()))?;
        if text != self.saved {
            store::write(&path, &text).map_err(|error| failed(&path, &error))?;
            self.saved = text;
        }
        Ok(())
    }
}

impl Drop for Outputs {
    /// Removes lock and folders again if nothing was written.
    fn drop(&mut self) {
        let Some(lock) = self.lock.as_ref().filter(|lock| self.saved.is_empty() && !lock.made.is_empty()) else {
            return;
        };
        // Others that wait for the lock notice that it is gone. A folder that is not empty stays.
        let _ = fs::remove_file(self.folder.join(OWN).join(LOCK));
        let _ = lock.made.iter().rev().try_for_each(fs::remove_dir);
    }
}
