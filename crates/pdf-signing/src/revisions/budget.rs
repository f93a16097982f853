//! What may still be read of a file of unknown origin, and how much work may still be done on it, so that no file takes
//! more memory or time than there is. Work is counted, not timed: a verdict is the same on every machine.

use std::cell::Cell;

use super::unreadable::{Many, Unreadable};

/// The most bytes of strings, names and comments. Honest files of the largest size have fewer.
const MOST_LETTERS: usize = 256 * 1024 * 1024;

/// Elementary steps over all revisions of a file: values looked at, entries of tables, fields, names compared. Some tens of
/// nanoseconds each. A report of 200 pages with five revisions takes some 200,000.
const MOST_STEPS: usize = 20_000_000;

/// Steps that looking something up, or putting it in its place, costs.
const LOOK_UP: usize = 8;

/// Compressed bytes that are decoded, and bytes that are digested, each counted every time. Five signatures over the largest
/// file that is read stay below.
const MOST_BYTES_WORKED: usize = 768 << 20;

/// Values, decoded bytes, letters and steps that may still be taken of a file.
#[derive(Debug)]
pub(crate) struct Budget {
    values: Cell<usize>,
    decoded: Cell<usize>,
    /// Bytes of strings, names and comments, counted each time they are read.
    letters: Cell<usize>,
    steps: Cell<usize>,
    worked: Cell<usize>,
}

impl Budget {
    pub(crate) fn new(values: usize, decoded: usize) -> Self {
        Self {
            values: Cell::new(values),
            decoded: Cell::new(decoded),
            letters: Cell::new(MOST_LETTERS),
            steps: Cell::new(MOST_STEPS),
            worked: Cell::new(MOST_BYTES_WORKED),
        }
    }

    pub(super) fn value(&self) -> Result<(), Unreadable> {
        taken(&self.values, 1, Many::Values)?;
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
        taken(&self.decoded, bytes, Many::DecodedBytes)
    }

    /// Takes elementary steps.
    pub(crate) fn steps(&self, steps: usize) -> Result<(), Unreadable> {
        taken(&self.steps, steps, Many::Steps)
    }

    /// Bytes that may still be gone through.
    pub(crate) fn left_to_work(&self) -> usize {
        self.worked.get()
    }

    /// Takes the steps of so many look-ups: of objects, fields, places, rows of a table that is built.
    pub(crate) fn look_ups(&self, count: usize) -> Result<(), Unreadable> {
        self.steps(count.saturating_mul(LOOK_UP))
    }

    /// Takes bytes that are gone through whole: inflated or digested.
    pub(crate) fn worked(&self, bytes: usize) -> Result<(), Unreadable> {
        taken(&self.worked, bytes, Many::BytesWorked)
    }
}

fn taken(left: &Cell<usize>, wanted: usize, what: Many) -> Result<(), Unreadable> {
    left.set(left.get().checked_sub(wanted).ok_or(Unreadable::TooMany(what))?);
    Ok(())
}
