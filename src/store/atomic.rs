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
pub(crate) struct Staged(NamedTempFile);

/// Writes what is to replace `path` beside it, with the rights of the old file; where there is none, with those of `like`.
pub(crate) fn beside(path: &Path, bytes: &[u8], like: Option<&Path>) -> io::Result<Staged> {
    prepared(path, bytes, SCRAP.1, like).map(Staged)
}

impl Staged {
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

/// Replaces `path` by `bytes`, with the rights that it has. On failure the old file is as it was and no temporary file stays.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_like(path, bytes, None)
}

/// The same, with the rights of `like` where there is no old file.
pub(crate) fn write_like(path: &Path, bytes: &[u8], like: Option<&Path>) -> io::Result<()> {
    beside(path, bytes, like)?.put(path)
}

/// Replaces the file `path` by `bytes`, where other files may be written at any time.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let file = prepared(path, bytes, SCRAP_ADDED, None)?;
    file.persist(path).map_err(|error| error.error)?;
    settle(path)
}

/// Writes `bytes` to `path` with the rights of `like` if nothing is there, also if somebody else just wrote it.
pub(crate) fn write_new(path: &Path, bytes: &[u8], like: &Path) -> io::Result<()> {
    prepared(path, bytes, SCRAP_ADDED, Some(like))?.persist_noclobber(path).map_err(|error| error.error)?;
    settle(path)
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A temporary file beside `path` with these bytes, on the disk: with the rights of the file at `path`, or of the one at `like`.
fn prepared(path: &Path, bytes: &[u8], ending: &str, like: Option<&Path>) -> io::Result<NamedTempFile> {
    let mut file = tempfile::Builder::new().prefix(SCRAP.0).suffix(ending).tempfile_in(folder(path))?;
    file.write_all(bytes)?;
    give_rights(file.as_file(), path.metadata().ok().or_else(|| like?.metadata().ok()))?;
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

/// Temporary files are private; a document is read by the whole office, unless the one that it replaces is not.
#[cfg(unix)]
fn give_rights(file: &File, of: Option<Metadata>) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = of.map_or(0o644, |facts| facts.permissions().mode() & 0o777);
    file.set_permissions(std::fs::Permissions::from_mode(mode))
}

/// On Windows a new file takes the rights of its folder.
#[cfg(not(unix))]
fn give_rights(_: &File, _: Option<Metadata>) -> io::Result<()> {
    Ok(())
}

/// Takes from the users of a copy the rights that they do not have on the file it is of.
#[cfg(unix)]
pub(crate) fn narrow(copy: &Path, of: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &Path| path.metadata().map(|facts| facts.permissions().mode() & 0o777);
    let (has, may) = (mode(copy)?, mode(of)?);
    if has & !may == 0 {
        return Ok(());
    }
    std::fs::set_permissions(copy, std::fs::Permissions::from_mode(has & may))
}

#[cfg(not(unix))]
pub(crate) fn narrow(_: &Path, _: &Path) -> io::Result<()> {
    Ok(())
}
