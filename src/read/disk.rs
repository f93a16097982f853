//! Files of a unit from the disk: bounded, regular, inside the unit.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::paths;
use super::source::{LARGEST_RECORD, Source};
use crate::problem::{Fault, Place, Problem};

/// A record file of the unit at `root`, as text. `name` is how messages call it.
pub(crate) fn record(root: &Path, file: &Path, name: &str) -> Result<Source, Problem> {
    let problem = |fault| Problem::at(Place::file(name), fault);
    paths::inside(root, file).map_err(|kind| {
        problem(match kind {
            None => Fault::PathLeavesUnit { path: name.into() },
            Some(kind) => Fault::FileUnreadable { path: name.into(), kind },
        })
    })?;
    Source::from_bytes(name, bytes(file, name, LARGEST_RECORD).map_err(problem)?)
}

/// The bytes of a regular file of at most `limit` bytes.
pub(crate) fn bytes(file: &Path, name: &str, limit: u64) -> Result<Vec<u8>, Fault> {
    let unreadable = |kind: ErrorKind| Fault::FileUnreadable { path: name.into(), kind };
    let facts = fs::metadata(file).map_err(|error| unreadable(error.kind()))?;
    if facts.is_dir() {
        return Err(unreadable(ErrorKind::IsADirectory));
    }
    // A pipe or device could block or never end.
    if !facts.is_file() {
        return Err(unreadable(ErrorKind::InvalidInput));
    }
    if facts.len() > limit {
        return Err(Fault::FileTooLarge { bytes: facts.len(), limit });
    }
    let mut bytes = Vec::new();
    let read = File::open(file).and_then(|open| open.take(limit + 1).read_to_end(&mut bytes));
    read.map_err(|error| unreadable(error.kind()))?;
    // It may have grown since it was measured.
    if bytes.len() as u64 > limit {
        return Err(Fault::FileTooLarge { bytes: bytes.len() as u64, limit });
    }
    Ok(bytes)
}

/// A PDF file may have at most this many bytes.
const LARGEST_PDF: u64 = 256 * 1024 * 1024;

/// The bytes of a PDF file that the command line names.
pub(crate) fn pdf_file(file: &Path) -> Result<Vec<u8>, Problem> {
    let name = file.to_string_lossy().replace('\\', "/");
    bytes(file, &name, LARGEST_PDF).map_err(Problem::general)
}

/// A record file of the unit at `root`, by its path inside the unit: where it really is, and its bytes.
pub(crate) fn record_bytes(root: &Path, file: &str) -> Result<(PathBuf, Vec<u8>), Problem> {
    let path = paths::resolve(root, file).map_err(Problem::general)?;
    let unreadable = |error: std::io::Error| Fault::FileUnreadable { path: file.into(), kind: error.kind() };
    let path = path.canonicalize().map_err(|error| Problem::general(unreadable(error)))?;
    let bytes = bytes(&path, file, LARGEST_RECORD).map_err(Problem::general)?;
    Ok((path, bytes))
}

/// A key file or a signature may have at most this many bytes.
const LARGEST_KEY: u64 = 1024 * 1024;

/// The bytes of a key file or a signature that the command line names.
pub(crate) fn key_file(file: &Path) -> Result<Vec<u8>, Problem> {
    let name = file.to_string_lossy().replace('\\', "/");
    bytes(file, &name, LARGEST_KEY).map_err(Problem::general)
}
