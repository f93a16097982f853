//! What is to be done with units, and what is kept from one document to the next while it is done.

use std::path::PathBuf;

use chrono::NaiveDate;

use crate::page::OfficeWorld;

/// Laid-out pieces are remembered for this many documents while records are being watched: the documents of a year and of
/// the quarters before are made in turn. Chosen by measurement, see `docs/cap-nhat.md`.
const WATCHED_AGE: usize = 4;

/// What is to be done with the units.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The folder of outputs.
    pub out: PathBuf,
    /// The date in place of the records'.
    pub date: Option<NaiveDate>,
    /// Make what is fresh too.
    pub again: bool,
    /// Write over the reports of quarters whose figures are frozen.
    pub over_frozen: bool,
    /// Make nothing: say what would be made.
    pub preview: bool,
}

/// A run over units: its options, and the world of Typst that all its documents are laid out in.
pub(super) struct Run {
    pub(super) options: Options,
    pub(super) world: OfficeWorld,
}

impl Run {
    /// Over units that are made once.
    pub(super) fn once(options: Options) -> Self {
        Self { options, world: OfficeWorld::empty(0) }
    }

    /// Over units that are made again and again.
    pub(super) fn repeated(options: Options) -> Self {
        Self { options, world: OfficeWorld::empty(WATCHED_AGE) }
    }
}
