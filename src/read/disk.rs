//! Reads files from the disk: regular files only, of bounded size, and those that records cite only inside the unit.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};

use super::content::EvidenceForm;
use super::paths::{FileUnreadable, PathLeavesUnit, Unresolved};
use super::source::Source;
use super::stat::{Read, Stat};
use super::{bounds, paths};
use crate::hash::sha256;
use crate::problem::{Fault, Place, Problem, problems, slashed};

problems! {
    TM005 Error Data "Tệp quá lớn." {
        FileTooLarge { bytes: u64, limit: u64 } =>
            format!("Tệp quá lớn ({}); một tệp hồ sơ chỉ được tới {}.", megabytes(*bytes), megabytes(*limit)),
            "kiểm tra xem có phải đã chép nhầm tệp; hình ảnh, bản quét để thành tệp riêng, không đặt trong hồ sơ.";
    }
}

/// How many bytes are read to see what a file is. The mark of a PDF may stand anywhere in the first 1,024 (ISO 32000-1,
/// annex H.3.4.1).
const HEAD: u64 = 1024;

/// A unit's folder while it is read: remembers what it was read from.
#[derive(Debug)]
pub(crate) struct Folder {
    pub(crate) root: PathBuf,
    /// As messages show it.
    pub(crate) name: String,
    /// A record file to be read as if it had this text: its path below the folder, and the text.
    instead: Option<(String, String)>,
    /// The files that were read, by path below the folder.
    read: RefCell<BTreeMap<String, Read>>,
}

impl Folder {
    pub(crate) fn new(root: &Path, name: String, instead: Option<(String, String)>) -> Self {
        Self { root: root.to_owned(), name, instead, read: RefCell::default() }
    }

    /// The record file `file`, a path below the folder, as text.
    pub(crate) fn record(&self, file: &str) -> Result<Source, Problem> {
        let (path, name) = (self.root.join(file), format!("{}/{file}", self.name));
        if let Some((_, text)) = self.instead.as_ref().filter(|(other, _)| other == file) {
            return Source::from_bytes(&name, text.clone().into_bytes());
        }
        let problem = |fault| Problem::at(Place::file(&name), fault);
        paths::inside(&self.root, &path).map_err(|kind| {
            problem(match kind {
                None => Fault::from(PathLeavesUnit { path: name.clone() }),
                Some(kind) => FileUnreadable { path: name.clone(), kind }.into(),
            })
        })?;
        Source::from_bytes(&name, self.noted(&path, &name, bounds::FILE).map_err(problem)?)
    }

    /// The bytes of the file that a record cites as `typed`, at most `limit` of them.
    pub(crate) fn cited(&self, typed: &str, limit: u64) -> Result<Vec<u8>, Fault> {
        self.noted(&paths::resolve(&self.root, typed)?, typed, limit)
    }

    /// The first `HEAD` bytes of the file that a record cites as `typed`.
    pub(crate) fn head(&self, typed: &str) -> Result<Vec<u8>, Unresolved> {
        let path = paths::resolve(&self.root, typed)?;
        let unreadable = |kind: ErrorKind| Fault::from(FileUnreadable { path: typed.to_owned(), kind });
        let facts = fs::metadata(&path).map_err(|error| unreadable(error.kind()))?;
        // A folder is no document, and a pipe could block.
        if !facts.is_file() {
            return Err(Unresolved::Other(EvidenceForm { path: typed.to_owned() }.into()));
        }
        let mut head = Vec::new();
        let read = File::open(&path).and_then(|open| open.take(HEAD).read_to_end(&mut head));
        read.map_err(|error| unreadable(error.kind()))?;
        Ok(head)
    }

    /// Reads a file and notes it as an input of the unit, with what the system said of it before.
    fn noted(&self, path: &Path, name: &str, limit: u64) -> Result<Vec<u8>, Fault> {
        let stat = fs::metadata(path).map(|facts| Stat::of(&facts));
        let bytes = bytes(path, name, limit)?;
        if let (Ok(below), Ok(stat)) = (path.strip_prefix(&self.root), stat) {
            self.read.borrow_mut().insert(slashed(below), Read { stat, sha256: sha256(&bytes) });
        }
        Ok(bytes)
    }

    /// What was read.
    pub(crate) fn into_read(self) -> BTreeMap<String, Read> {
        self.read.into_inner()
    }
}

/// The bytes of a regular file of at most `limit` bytes.
pub(crate) fn bytes(file: &Path, name: &str, limit: u64) -> Result<Vec<u8>, Fault> {
    let unreadable = |kind: ErrorKind| FileUnreadable { path: name.into(), kind };
    let facts = fs::metadata(file).map_err(|error| unreadable(error.kind()))?;
    if facts.is_dir() {
        return Err(unreadable(ErrorKind::IsADirectory).into());
    }
    // A pipe or device could block or never end.
    if !facts.is_file() {
        return Err(unreadable(ErrorKind::InvalidInput).into());
    }
    if facts.len() > limit {
        return Err(FileTooLarge { bytes: facts.len(), limit }.into());
    }
    let mut bytes = Vec::new();
    let read = File::open(file).and_then(|open| open.take(limit + 1).read_to_end(&mut bytes));
    read.map_err(|error| unreadable(error.kind()))?;
    // It may have grown since it was measured.
    if bytes.len() as u64 > limit {
        return Err(FileTooLarge { bytes: bytes.len() as u64, limit }.into());
    }
    Ok(bytes)
}

/// A PDF file may have at most this many bytes.
const LARGEST_PDF: u64 = 256 * 1024 * 1024;

/// The bytes of a PDF file that the command line names.
pub(crate) fn pdf_file(file: &Path) -> Result<Vec<u8>, Problem> {
    let name = slashed(file);
    bytes(file, &name, LARGEST_PDF).map_err(Problem::general)
}

/// The PDF files of a folder that are longer than so many bytes, each with its name. Files that cannot be read are left
/// out.
pub(crate) fn pdf_files_in(folder: &Path, longer_than: usize) -> impl Iterator<Item = (String, Vec<u8>)> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(move |entry| {
        let path = entry.path();
        let is_pdf = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
        let longer = || path.metadata().is_ok_and(|about| about.is_file() && about.len() > longer_than as u64);
        let bytes = (is_pdf && longer()).then(|| pdf_file(&path).ok()).flatten()?;
        Some((path.file_name()?.to_string_lossy().into_owned(), bytes))
    })
}

/// A record file of the unit at `root`, by its path inside the unit: where it really is, and its bytes.
pub(crate) fn record_bytes(root: &Path, file: &str) -> Result<(PathBuf, Vec<u8>), Problem> {
    let path = paths::resolve(root, file).map_err(Problem::general)?;
    let unreadable = |error: std::io::Error| FileUnreadable { path: file.into(), kind: error.kind() };
    let path = path.canonicalize().map_err(|error| Problem::general(unreadable(error)))?;
    let bytes = bytes(&path, file, bounds::FILE).map_err(Problem::general)?;
    Ok((path, bytes))
}

/// A key file or a signature may have at most this many bytes.
const LARGEST_KEY: u64 = 1024 * 1024;

/// The bytes of a key file or a signature that the command line names.
pub(crate) fn key_file(file: &Path) -> Result<Vec<u8>, Problem> {
    let name = slashed(file);
    bytes(file, &name, LARGEST_KEY).map_err(Problem::general)
}

fn megabytes(bytes: u64) -> String {
    // One decimal after a comma, cut off, not rounded.
    let tenths = bytes.saturating_mul(10) / (1024 * 1024);
    format!("{},{} MB", tenths / 10, tenths % 10)
}
