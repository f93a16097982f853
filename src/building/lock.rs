//! One process at a time writes to a folder of outputs.

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::own_folder::{LOCK, OWN, OutputNotOurs};
use crate::problem::{Problem, slashed};
use crate::read::Stat;
use crate::store;
use crate::system;

/// A folder that no other process writes to.
#[derive(Debug)]
pub(super) struct Lock {
    pub(super) file: File,
    /// The folders that were made for it, the deepest last: they go again if nothing is written.
    pub(super) made: Vec<PathBuf>,
}

impl Lock {
    pub(super) fn of(folder: &Path, busy: &mut dyn FnMut()) -> Result<Self, Problem> {
        let own = folder.join(OWN);
        let path = own.join(LOCK);
        let failed = |error: io::Error| store::failed(&path, &error);
        let mut made = Vec::new();
        let mut told = false;
        loop {
            let missing: Vec<PathBuf> = own
                .ancestors()
                .take_while(|above| !above.as_os_str().is_empty() && !above.exists())
                .map(Path::to_owned)
                .collect();
            made.extend(missing.into_iter().rev());
            fs::create_dir_all(&own).map_err(failed)?;
            // A link is not followed: it could lead to somebody else's file.
            if fs::symlink_metadata(&path).is_ok_and(|facts| facts.is_symlink()) {
                return Err(failed(io::ErrorKind::InvalidInput.into()));
            }
            let mut options = File::options();
            let file = match system::open(&path, options.create(true).truncate(false).write(true)) {
                // Another process, which wrote nothing, removed the folder just now.
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                opened => opened.map_err(failed)?,
            };
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    if !told {
                        busy();
                        told = true;
                    }
                    file.lock().map_err(failed)?;
                }
                Err(TryLockError::Error(error)) => return Err(failed(error)),
            }
            // The program's own has one byte.
            if file.metadata().map_err(failed)?.len() > 1 {
                return Err(Problem::general(OutputNotOurs { path: slashed(&path) }));
            }
            // Taken anew, so that the disk says what time it is.
            file.set_len(0).and_then(|()| (&file).write_all(b"\n")).map_err(failed)?;
            let here = file.metadata().map(|facts| Stat::of(&facts)).map_err(failed)?;
            if fs::metadata(&path).is_ok_and(|facts| Stat::of(&facts).is_same_file(&here)) {
                return Ok(Self { file, made });
            }
        }
    }
}
