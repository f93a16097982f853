//! What the system says of a file, by which an unchanged one is recognised without being read.

use std::fs::Metadata;
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

/// A file that changed less than this many nanoseconds before it was looked at may change again unseen: the coarsest
/// clock of a file system in use (FAT) ticks every two seconds.
const TICK: i64 = 2_000_000_000;

/// What the system says of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Stat {
    size: u64,
    /// When its bytes changed, in nanoseconds since 1970.
    modified: i64,
    /// When the file itself changed: rights, name, bytes. Where the system does not tell, 0.
    changed: i64,
    /// Which file it is; where the system does not tell, when it was created.
    inode: u64,
}

/// A file that was read: what the system said of it before, and its SHA-256.
#[derive(Debug, Clone)]
pub(crate) struct Read {
    pub(crate) stat: Stat,
    pub(crate) sha256: String,
}

impl Stat {
    pub(crate) fn of(facts: &Metadata) -> Self {
        let (changed, inode) = system(facts);
        Self { size: facts.len(), modified: facts.modified().map_or(0, nanoseconds), changed, inode }
    }

    /// Whether the file may have changed after it was looked at, at the time `looked`, without its times showing it.
    pub(super) fn is_racy(&self, looked: i64) -> bool {
        self.modified.max(self.changed).saturating_add(TICK) > looked
    }

    /// Whether both are one file with the same bytes. It may have been renamed, which sets `changed`, so that this is
    /// not compared.
    pub(crate) fn is_same_file(&self, other: &Self) -> bool {
        Self { changed: 0, ..*self } == Self { changed: 0, ..*other }
    }
}

/// A time in nanoseconds since 1970.
pub(crate) fn nanoseconds(time: SystemTime) -> i64 {
    let whole = |nanoseconds: u128| i64::try_from(nanoseconds).unwrap_or(i64::MAX);
    match time.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(since) => whole(since.as_nanos()),
        Err(before) => -whole(before.duration().as_nanos()),
    }
}

#[cfg(unix)]
fn system(facts: &Metadata) -> (i64, u64) {
    use std::os::unix::fs::MetadataExt;
    (facts.ctime().saturating_mul(1_000_000_000).saturating_add(facts.ctime_nsec()), facts.ino())
}

#[cfg(not(unix))]
fn system(facts: &Metadata) -> (i64, u64) {
    (0, facts.created().map_or(0, nanoseconds).unsigned_abs())
}
