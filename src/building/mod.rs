//! Brings the documents of units up to date: what is fresh is left alone, what is stale is made again, and what was signed,
//! numbered or changed by hand is never written over. In the folder of outputs, `.cchc` holds what is known of it.

mod diff;
mod document;
mod event;
mod files;
mod fingerprint;
mod freshness;
mod judgement;
mod lock;
mod manifest;
mod names;
mod opening;
mod options;
mod outputs;
mod own_folder;
mod reasons;
mod record_copies;
mod replaced;
mod target;
mod task;
#[cfg(test)]
mod tests;
mod together;
mod updater;
mod versions;
mod watch;

pub use crate::read::Step;
pub use crate::store::Stored;
pub use diff::{Difference, differences};
pub use event::{Event, Outcome};
pub use judgement::RecordFaults;
pub use manifest::KeptBecause;
pub use options::Options;
pub use reasons::{Reason, RecordChange};
pub use target::Target;
pub use together::store_files;
pub use updater::Updater;
pub use watch::{StopWatching, Unwatchable, WatchEvent, Watching};
#[cfg(test)]
pub(crate) use {fingerprint::tool, opening::look, versions::FilesTaken};

use crate::problem::ProblemKind;

/// Every kind of problem that is declared in this room.
pub(crate) fn problem_kinds() -> impl Iterator<Item = &'static ProblemKind> {
    [
        diff::PROBLEM_KINDS,
        opening::PROBLEM_KINDS,
        outputs::PROBLEM_KINDS,
        own_folder::PROBLEM_KINDS,
        target::PROBLEM_KINDS,
        updater::PROBLEM_KINDS,
        versions::PROBLEM_KINDS,
    ]
    .into_iter()
    .flatten()
    .copied()
}
