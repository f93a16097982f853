//! What may still be read of a file of unknown origin, so that no file takes more memory or time than there is.

use std::cell::Cell;

use super::unreadable::{Many, Unreadable};

/// Honest files of the largest size have fewer letters than this.
const MOST_LETTERS: usize = 256 * 1024 * 1024;

/// Values, decoded bytes and letters that may still be read of a file.
#[derive(Debug)]
pub(crate) struct Budget {
    values: Cell<usize>,
    decoded: Cell<usize>,
    /// Bytes of strings, names and comments, counted each time they are read.
    letters: Cell<usize>,
}

impl Budget {
    pub(crate) fn new(values: usize, decoded: usize) -> Self {
        Self { values: Cell::new(values), decoded: Cell::new(decoded), letters: Cell::new(MOST_LETTERS) }
    }

    pub(super) fn value(&self) -> Result<(), Unreadable> {
        let left = self.values.get().checked_sub(1).ok_or(Unreadable::TooMany(Many::Values))?;
        self.values.set(left);
        if self.letters.get() == 0 { Err(Unreadable::TooMany(Many::Values)) } else { Ok(()) }
    }

    pub(super) fn letters(&self, bytes: usize) {
        self.letters.set(self.letters.get().saturating_sub(bytes));
    }

    /// Bytes that streams may still decode to.
    pub(crate) fn decodable(&self) -> usize {
        self.decoded.get()
    }

    pub(crate) fn decoded(&self, bytes: usize) -> Result<(), Unreadable> {
        let left = self.decoded.get().checked_sub(bytes).ok_or(Unreadable::TooMany(Many::DecodedBytes))?;
        self.decoded.set(left);
        Ok(())
    }
}
