//! Writes a file whole or not at all: to a temporary file in the same folder, flushed, then renamed.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

/// Replaces `path` by `bytes`. On failure the old file is as it was and no temporary file stays.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new().prefix(".cchc-").suffix(".tam").tempfile_in(folder)?;
    file.write_all(bytes)?;
    readable_by_others(file.as_file())?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    // The rename itself must survive a power cut; where folders cannot be opened, the system sees to it.
    if let Ok(folder) = File::open(folder) {
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
