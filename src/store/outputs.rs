//! The outputs of one unit: one process at a time, every file whole, and none written over that is no longer as it was made.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::manifest::{Held, Known, Made, Manifest, Seen};
use super::{Stored, failed, shown, there, whole};
use crate::hash::sha256;
use crate::problem::{Fault, Problem};
use crate::read::Stat;

/// Where a folder of outputs keeps what it knows of itself.
pub(super) const OWN: &str = ".cchc";
pub(super) const MANIFEST: &str = "so-sach.json";
const LOCK: &str = "khoa";
const RECORDS: &str = "ho-so";

/// A folder of outputs and what is known of it.
#[derive(Debug)]
pub(crate) struct Outputs {
    folder: PathBuf,
    pub(crate) manifest: Manifest,
    /// When the manifest was written.
    pub(crate) noted: Option<SystemTime>,
    /// The manifest as it is on the disk.
    saved: Vec<u8>,
    /// Held as long as this lives; `None` where nothing was written yet.
    lock: Option<File>,
}

/// What is in the place of an output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Nothing.
    Free,
    /// What this program made.
    Ours,
    /// Something else: signed, changed by hand, or of unknown origin.
    Foreign,
}

impl Outputs {
    /// Takes the folder for writing. While another process has it, `busy` is called once and this waits. What a killed
    /// process left half written is removed. A folder that is not there is made when something is written.
    ///
    /// # Errors
    /// The folder cannot be locked.
    pub(crate) fn open(folder: &Path, busy: &mut dyn FnMut()) -> Result<Self, Problem> {
        let lock = if folder.join(OWN).is_dir() { Some(locked(folder, busy)?) } else { None };
        Ok(Self { lock, ..Self::look(folder) })
    }

    /// Makes and takes the folder if nothing was there when it was opened.
    fn take(&mut self) -> Result<(), Problem> {
        if self.lock.is_none() {
            let own = self.folder.join(OWN);
            fs::create_dir_all(&own).map_err(|error| failed(&own, &error))?;
            self.lock = Some(locked(&self.folder, &mut || ())?);
            // Somebody else may have been as quick: their files are not ours to write over unseen.
            let there = Self::look(&self.folder);
            self.manifest.files.extend(there.manifest.files);
        }
        Ok(())
    }

    /// The folder as it is, for reading only.
    pub(crate) fn look(folder: &Path) -> Self {
        let path = folder.join(OWN).join(MANIFEST);
        let saved = fs::read(&path).unwrap_or_default();
        let noted = fs::metadata(&path).and_then(|facts| facts.modified()).ok();
        Self { folder: folder.to_owned(), manifest: Manifest::parse(&saved), noted, saved, lock: None }
    }

    /// The path of an output.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// What is in the place of an output. A file that the system says was not touched is not read again.
    pub(crate) fn standing(&mut self, name: &str) -> Result<Standing, Problem> {
        let path = self.path(name);
        let stat = match fs::metadata(&path) {
            Ok(facts) => Stat::of(&facts),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Standing::Free),
            Err(error) => return Err(failed(&path, &error)),
        };
        let seen = self.manifest.files.get(name).and_then(|known| known.seen.as_ref());
        match seen {
            Some(seen) if seen.stat == stat => Ok(self.whose(name, &seen.sha256.clone())),
            _ => self.confirmed(name),
        }
    }

    /// The same by the bytes of the file.
    fn confirmed(&mut self, name: &str) -> Result<Standing, Problem> {
        let path = self.path(name);
        let facts = fs::metadata(&path);
        let Some(bytes) = there(&path)? else { return Ok(Standing::Free) };
        let hash = sha256(&bytes);
        let standing = self.whose(name, &hash);
        // Only what is known is noted; other files are none of ours.
        if let (Some(known), Ok(facts)) = (self.manifest.files.get_mut(name), facts) {
            known.seen = Some(Seen { stat: Stat::of(&facts), sha256: hash, held: None });
        }
        Ok(standing)
    }

    fn whose(&self, name: &str, hash: &str) -> Standing {
        let ours = self.manifest.files.get(name).is_some_and(|known| known.ours.iter().any(|ours| ours == hash));
        if ours { Standing::Ours } else { Standing::Foreign }
    }

    /// Notes what happened to a file that is known.
    pub(crate) fn hold(&mut self, name: &str, held: Option<Held>) {
        if let Some(seen) = self.manifest.files.get_mut(name).and_then(|known| known.seen.as_mut()) {
            seen.held = held;
        }
    }

    /// What happened to a file that is no longer ours, as it was last looked at.
    pub(crate) fn held(&self, name: &str) -> Option<Held> {
        let seen = self.manifest.files.get(name)?.seen.as_ref()?;
        (self.whose(name, &seen.sha256) == Standing::Foreign).then(|| seen.held.unwrap_or(Held::Changed))
    }

    /// The bytes of an output, if there is one.
    pub(crate) fn bytes(&self, name: &str) -> Result<Option<Vec<u8>>, Problem> {
        there(&self.path(name))
    }

    /// Whether beside an output there is a file that begins with its name without the ending, then `.` and one of these.
    pub(crate) fn has_beside(&self, name: &str, stages: &[&str]) -> bool {
        let path = self.path(name);
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let beside = fs::read_dir(path.parent().unwrap_or(&self.folder)).into_iter().flatten().flatten();
        let mut names = beside.map(|entry| entry.file_name().to_string_lossy().into_owned());
        names.any(|name| {
            let rest = name.strip_prefix(&stem).and_then(|rest| rest.strip_prefix('.'));
            rest.is_some_and(|rest| stages.iter().any(|s| rest.strip_prefix(s).is_some_and(|end| end.starts_with('.'))))
        })
    }

    /// Writes an output whole, in place of nothing or of one of ours; the same bytes are left as they are. `numbered` and
    /// `made` are noted with it.
    ///
    /// # Errors
    /// The file there is not ours; or it, or its folder, cannot be written. Where only the old file is in the way, open in
    /// another program, the new one goes beside it.
    pub(crate) fn write(
        &mut self,
        name: &str,
        bytes: &[u8],
        numbered: bool,
        made: Option<Made>,
    ) -> Result<Stored, Problem> {
        self.take()?;
        let path = self.path(name);
        let folder = path.parent().unwrap_or(&self.folder).to_owned();
        fs::create_dir_all(&folder).map_err(|error| failed(&folder, &error))?;
        let old = there(&path)?;
        let hash = sha256(bytes);
        let same = old.as_deref() == Some(bytes);
        if !same {
            let old_hash = old.as_deref().map(sha256);
            if old_hash.as_ref().is_some_and(|old| self.whose(name, old) == Standing::Foreign) {
                return Err(Problem::general(Fault::OutputNotOurs { path: shown(&path) }));
            }
            // The manifest knows the new bytes before they are there: being killed in between loses nothing.
            let known = self.manifest.files.entry(name.to_owned()).or_default();
            known.ours = old_hash.into_iter().chain([hash.clone()]).collect();
            known.numbered |= numbered;
            self.manifest.unit = None;
            self.save()?;
            whole::write(&path, bytes).map_err(|error| self.in_the_way(name, bytes, &error))?;
        }
        let facts = fs::metadata(&path).map_err(|error| failed(&path, &error))?;
        let seen = Some(Seen { stat: Stat::of(&facts), sha256: hash.clone(), held: None });
        self.manifest.files.insert(name.to_owned(), Known { ours: vec![hash], seen, numbered, made });
        Ok(if same { Stored::Unchanged(path) } else { Stored::Written(path) })
    }

    /// What a failed replacement comes to: the old file is as it was, and where it alone is in the way, open in another
    /// program, the new one lies beside it.
    pub(super) fn in_the_way(&self, name: &str, bytes: &[u8], error: &io::Error) -> Problem {
        let path = self.path(name);
        let plain = failed(&path, error);
        if !whole::is_busy(&path, error) {
            return plain;
        }
        for version in 2..100 {
            let beside = self.path(&super::versioned(name, version));
            match whole::write_new(&beside, bytes) {
                Ok(()) => {
                    let (path, beside) = (shown(&path), shown(&beside));
                    return Problem::general(Fault::OutputBusy { path, beside });
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(_) => return plain,
            }
        }
        plain
    }

    /// Keeps a copy of a record's text, and gives the hash by which it is found again.
    pub(crate) fn keep_record(&mut self, text: &str) -> Result<String, Problem> {
        let hash = sha256(text.as_bytes());
        if self.record(&hash).is_none() {
            self.take()?;
            let folder = self.folder.join(OWN).join(RECORDS);
            fs::create_dir_all(&folder).map_err(|error| failed(&folder, &error))?;
            let path = folder.join(format!("{hash}.yaml"));
            whole::write(&path, text.as_bytes()).map_err(|error| failed(&path, &error))?;
        }
        Ok(hash)
    }

    /// The text of a record that was kept.
    pub(crate) fn record(&self, hash: &str) -> Option<String> {
        let bytes = fs::read(self.folder.join(OWN).join(RECORDS).join(format!("{hash}.yaml"))).ok()?;
        String::from_utf8(bytes).ok().filter(|text| sha256(text.as_bytes()) == hash)
    }

    /// Notes everything on the disk, unless it stands there already, and forgets copies of records that nothing refers to.
    pub(crate) fn finish(&mut self) -> Result<(), Problem> {
        if self.lock.is_none() {
            return Ok(());
        }
        // What is gone needs no protection.
        let folder = &self.folder;
        self.manifest.files.retain(|name, _| folder.join(name).exists());
        self.save()?;
        let kept = self.manifest.record_hashes();
        let copies = fs::read_dir(self.folder.join(OWN).join(RECORDS)).into_iter().flatten().flatten();
        for copy in copies {
            let name = copy.file_name().to_string_lossy().into_owned();
            if !name.strip_suffix(".yaml").is_some_and(|hash| kept.contains(hash)) {
                // A copy too many does no harm.
                let _ = fs::remove_file(copy.path());
            }
        }
        Ok(())
    }

    /// As if the manifest had been written now: files touched just before it was are no longer in doubt.
    pub(crate) fn renew(&mut self) {
        self.saved.clear();
    }

    fn save(&mut self) -> Result<(), Problem> {
        let path = self.folder.join(OWN).join(MANIFEST);
        let text = serde_json::to_vec(&self.manifest).unwrap_or_default();
        if text != self.saved {
            whole::write(&path, &text).map_err(|error| failed(&path, &error))?;
            self.saved = text;
        }
        Ok(())
    }
}

/// The lock of a folder of outputs, and nothing in it that is half written.
fn locked(folder: &Path, busy: &mut dyn FnMut()) -> Result<File, Problem> {
    let path = folder.join(OWN).join(LOCK);
    let lock = File::options().create(true).truncate(false).write(true).open(&path);
    let lock = lock.map_err(|error| failed(&path, &error))?;
    match lock.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            busy();
            lock.lock().map_err(|error| failed(&path, &error))?;
        }
        Err(TryLockError::Error(error)) => return Err(failed(&path, &error)),
    }
    sweep(folder).map_err(|error| failed(folder, &error))?;
    Ok(lock)
}

/// Removes the temporary files of a process that was killed: in the folder, its years, and what it keeps of itself.
fn sweep(folder: &Path) -> io::Result<()> {
    let mut folders = vec![folder.to_owned(), folder.join(OWN), folder.join(OWN).join(RECORDS)];
    let years = fs::read_dir(folder)?.flatten().filter(|entry| {
        let name = entry.file_name();
        name.len() == 4 && name.to_string_lossy().parse::<u16>().is_ok()
    });
    folders.extend(years.map(|year| year.path()));
    for entry in folders.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten().flatten() {
        if whole::is_scrap(&entry.file_name().to_string_lossy()) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}
