//! Writes a file whole or not at all: to a temporary file in the same folder, flushed, then renamed.

use std::fs::{File, Metadata};
use std::io::{self, Write};
use std::path::Path;

use tempfile::NamedTempFile;

/// How the names of temporary files begin and end.
const SCRAP: (&str, &str) = (".cchc-", ".tam");

/// The same where other files may be written at any time, by whoever signs.
const SCRAP_ADDED: &str = ".them";

/// Whether a file of this name is what a killed process left of a replacement.
pub(crate) fn is_scrap(name: &str) -> bool {
    name.starts_with(SCRAP.0) && name.ends_with(SCRAP.1)
}

/// Whether a file could not be replaced because another program has it open.
pub(crate) fn is_busy(path: &Path, error: &io::Error) -> bool {
    // 32 and 33: ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION of Windows, where 5, access denied, is also given.
    let held = cfg!(windows) && matches!(error.raw_os_error(), Some(5 | 32 | 33));
    (held || error.kind() == io::ErrorKind::ResourceBusy) && path.exists()
}

/// Bytes on the disk that wait to be put in the place of a file.
pub(crate) struct Waiting(NamedTempFile);

/// Writes what is to replace `path` beside it.
pub(crate) fn beside(path: &Path, bytes: &[u8]) -> io::Result<Waiting> {
    prepared(path, bytes, SCRAP.1).map(Waiting)
}

impl Waiting {
    /// Puts it in the place of `path`. On failure the old file is as it was and no temporary file stays.
    pub(crate) fn put(self, path: &Path) -> io::Result<()> {
        self.0.persist(path).map_err(|error| error.error)?;
        settle(path)
    }

    /// What the system says of it.
    pub(crate) fn metadata(&self) -> io::Result<Metadata> {
        self.0.as_file().metadata()
    }
}

/// Replaces `path` by `bytes`. On failure the old file is as it was and no temporary file stays.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    beside(path, bytes)?.put(path)
}

/// Replaces the file `path` by `bytes`, with the rights that it has.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let file = prepared(path, bytes, SCRAP_ADDED)?;
    file.as_file().set_permissions(path.metadata()?.permissions())?;
    file.persist(path).map_err(|error| error.error)?;
    settle(path)
}

/// Writes `bytes` to `path` if nothing is there, also if somebody else just wrote it.
pub(crate) fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    prepared(path, bytes, SCRAP_ADDED)?.persist_noclobber(path).map_err(|error| error.error)?;
    settle(path)
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A temporary file beside `path` with these bytes, on the disk.
fn prepared(path: &Path, bytes: &[u8], ending: &str) -> io::Result<NamedTempFile> {
    let mut file = tempfile::Builder::new().prefix(SCRAP.0).suffix(ending).tempfile_in(folder(path))?;
    file.write_all(bytes)?;
    readable_by_others(file.as_file())?;
    file.as_file().sync_all()?;
    Ok(file)
}

fn settle(path: &Path) -> io::Result<()> {
    // The rename itself must survive a power cut; where folders cannot be opened, the system sees to it.
    if let Ok(folder) = File::open(folder(path)) {
        let _ = folder.sync_all();
    }
    Ok(())
}

/// Temporary files are private; a document is read by the whole office.
#[cfg(unix)]
fn readable_by_others(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

/// On Windows a new file takes the rights of its folder.
#[cfg(not(unix))]
fn readable_by_others(_: &File) -> io::Result<()> {
    Ok(())
}
