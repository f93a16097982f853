//! What only the system knows. Files are opened when they are regular ones: opening a pipe waits for somebody at its other end, and
//! reading a device may never end. A process that knows a password leaves nothing of its memory on the disk.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind};
use std::path::Path;

/// Opens a regular file, links followed.
///
/// # Errors
/// [`ErrorKind::IsADirectory`] for a folder, [`ErrorKind::InvalidInput`] for a pipe, a socket or a device.
pub(crate) fn open(path: &Path, options: &mut OpenOptions) -> io::Result<File> {
    // Opening a device may already do something.
    match fs::metadata(path) {
        Ok(facts) => check(&facts)?,
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    // It may have become something else since: that is not waited for, and noticed.
    let file = unhurried(options).open(path)?;
    check(&file.metadata()?)?;
    Ok(file)
}

/// The same for reading.
pub(crate) fn read(path: &Path) -> io::Result<File> {
    open(path, File::options().read(true))
}

fn check(facts: &Metadata) -> io::Result<()> {
    match facts.file_type() {
        kind if kind.is_file() => Ok(()),
        kind if kind.is_dir() => Err(ErrorKind::IsADirectory.into()),
        _ => Err(ErrorKind::InvalidInput.into()),
    }
}

#[cfg(unix)]
fn unhurried(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    let flags = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY;
    options.custom_flags(flags.bits().cast_signed())
}

/// Elsewhere pipes and devices have no place among files.
#[cfg(not(unix))]
fn unhurried(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

/// From now on no crash leaves the memory of this process on the disk. A password may be in its environment from the beginning,
/// so that this comes first.
pub fn leave_no_core_dump() {
    // Less is always allowed. Where the system refuses all the same, signing goes on.
    #[cfg(unix)]
    {
        let none = rustix::process::Rlimit { current: Some(0), maximum: Some(0) };
        let _ = rustix::process::setrlimit(rustix::process::Resource::Core, none);
    }
    // A program that takes the dumps of others does not ask for that limit.
    #[cfg(target_os = "linux")]
    {
        let _ = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable);
    }
}
