//! What has to be asked of the operating system. Only regular files are opened: opening a pipe waits for its other end,
//! and reading a device may never end. A process that knows a password leaves no core dump.

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
    // It may have been replaced since: opening does not wait, and what was opened is checked again.
    let file = without_waiting(options).open(path)?;
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
fn without_waiting(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    let flags = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY;
    options.custom_flags(flags.bits().cast_signed())
}

/// On other systems no path of a file leads to a pipe or a device.
#[cfg(not(unix))]
fn without_waiting(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

/// From now on no crash leaves the memory of this process on the disk. A password may be in its environment from the beginning,
/// so that this comes first.
pub fn leave_no_core_dump() {
    // Lowering a limit is always allowed. Should the system refuse all the same, signing goes on.
    #[cfg(unix)]
    {
        let none = rustix::process::Rlimit { current: Some(0), maximum: Some(0) };
        let _ = rustix::process::setrlimit(rustix::process::Resource::Core, none);
    }
    // That limit does not hold for dumps that the system hands to another program.
    #[cfg(target_os = "linux")]
    {
        let _ = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable);
    }
}
