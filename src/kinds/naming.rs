//! How the documents of a kind are named, and how a document is found by its name. The names alone tell the kinds
//! apart.

use super::subject::{About, Subject};
use crate::period::Quarter;

/// What the name of a file says before the number of the document that it replaces.
pub(crate) const REPLACING: &str = "-thay-the-";

/// How the documents of a kind are named.
#[derive(Debug, Clone, Copy)]
pub(super) struct Naming {
    /// What their names begin with: of a plan it is the whole name, a quarter's number follows that of a report.
    pub(super) stem: &'static str,
    pub(super) about: About,
}

impl Naming {
    /// The name of the document about `subject`, without folder and ending.
    pub(super) fn name(&self, subject: &Subject) -> String {
        match subject {
            Subject::Year(_) => self.stem.to_owned(),
            Subject::Quarter(quarter) => format!("{}-{}", self.stem, quarter.number),
            Subject::Part { quarter, id } => format!("{}-{}-{id}", self.stem, quarter.number),
        }
    }

    /// What the document of this name is about, if it is of this kind.
    pub(super) fn subject(&self, year: i32, name: &str) -> Option<Subject> {
        let rest = name.strip_prefix(self.stem)?;
        match self.about {
            About::Year => rest.is_empty().then_some(Subject::Year(year)),
            About::Quarter => Some(Subject::Quarter(quarter(year, rest.strip_prefix('-')?)?)),
            About::Part => {
                let (number, id) = rest.strip_prefix('-')?.split_once('-')?;
                // What follows in a file's name may not be taken for a part of the id, nor the other way round.
                let plain = !id.is_empty() && !id.contains(['/', '.']) && !id.contains(REPLACING);
                Some(Subject::Part { quarter: quarter(year, number)?, id: plain.then(|| id.to_owned())? })
            }
        }
    }
}

/// The first of some kinds, by its place among them, of which a document of this name can be.
pub(super) fn find(all: impl IntoIterator<Item = Naming>, year: i32, name: &str) -> Option<(usize, Subject)> {
    all.into_iter().enumerate().find_map(|(place, naming)| Some((place, naming.subject(year, name)?)))
}

/// What the documents of a unit are sorted by, the kind by its place in the table: in the order of time, and those about one
/// time in the order of their kinds.
pub(super) fn order(place: usize, subject: &Subject) -> (i32, u8, usize, &str) {
    let id = if let Subject::Part { id, .. } = subject { id } else { "" };
    (subject.year(), subject.quarter().map_or(0, |quarter| quarter.number), place, id)
}

/// A year as folders are named by it: as it is written without zeros before it.
pub(super) fn year(text: &str) -> Option<i32> {
    let year: i32 = text.parse().ok().filter(|year| (1..=9999).contains(year))?;
    (year.to_string() == text).then_some(year)
}

/// A quarter by the digit of its number.
pub(super) fn quarter(year: i32, number: &str) -> Option<Quarter> {
    let number = ["1", "2", "3", "4"].into_iter().zip(1..).find(|(digit, _)| *digit == number)?.1;
    Some(Quarter { year, number })
}
