//! Which documents of a unit can be made. Of records without an error all of them; else those for which none of the wrong records is
//! needed, judged as the command for one document judges: by reading what that document is made of.

use std::collections::BTreeSet;
use std::path::Path;

use crate::check::NUMBER_TWICE;
use crate::kinds::{Document, RecordFile};
use crate::period::Quarter;
use crate::problem::{Problem, Severity, slashed};
use crate::read::record_files;
use crate::unit::{CheckedUnit, Unit};

/// How many errors a record has because of which a document is not made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordFaults {
    /// The record file, by path inside the unit; `None` for errors that no file shows.
    pub file: Option<String>,
    /// The errors.
    pub errors: usize,
}

/// A document that cannot be made.
#[derive(Debug)]
pub(super) struct WithheldDocument {
    pub(super) document: Document,
    pub(super) faults: Vec<RecordFaults>,
    /// The records ask for it, as far as they can be read.
    pub(super) asked: bool,
}

/// What can be made of a unit.
#[derive(Debug)]
pub(super) struct Judgement {
    /// Records without an error, and the documents that are made of them. None when an error stops every document.
    pub(super) sound: Vec<(CheckedUnit, Vec<Document>)>,
    pub(super) withheld: Vec<WithheldDocument>,
    /// Everything that is wrong with all records.
    pub(super) problems: Vec<Problem>,
}

impl Judgement {
    /// Of the unit in `folder`; `except`: where its documents go. Records without an error are read once.
    pub(super) fn of(folder: &Path, except: &Path) -> Self {
        let unit = Unit::open_but(folder, None, Some(except));
        let asked = unit.asked();
        let (unit, problems) = unit.check();
        if let Some(unit) = unit {
            let documents = unit.documents();
            return Self { sound: vec![(unit, documents)], withheld: Vec::new(), problems };
        }
        let mut judgement = Self { sound: Vec::new(), withheld: Vec::new(), problems };
        // A number that was given twice stops every document of the unit: which of the two has it right is not known.
        if judgement.problems.iter().any(|problem| problem.code() == NUMBER_TWICE.code) {
            return judgement;
        }
        let files = record_files(folder);
        let years: BTreeSet<i32> = files.iter().filter_map(|file| file.parts().0).collect();
        for year in years {
            let quarters: Vec<Quarter> = files.iter().filter_map(|file| quarter_of(*file, year)).collect();
            if files.contains(&RecordFile::Plan(year)) {
                judgement.year(folder, except, (year, &quarters), &asked);
            } else {
                // Without a plan nothing is made of quarters, and what is wrong with them is told all the same.
                let wrong = judgement.problems_in(year);
                if !wrong.is_empty() {
                    let documents = quarters.into_iter().flat_map(Document::of_quarter).collect();
                    judgement.withheld.extend(withheld(documents, faults(folder, &wrong), &asked));
                }
            }
        }
        judgement
    }

    /// Judges the documents of a year: the plan, then the quarters from the last one back to one that is without an error
    /// together with those before it.
    fn year(&mut self, folder: &Path, except: &Path, of: (i32, &[Quarter]), asked: &BTreeSet<Document>) {
        let (year, quarters) = of;
        // The documents about one time are made of the same records.
        let judged = |document: Option<Document>| Unit::open_but(folder, document.as_ref(), Some(except)).check();
        let until = |last: Option<Quarter>| {
            let quarters = quarters.iter().copied().filter(move |quarter| last.is_some_and(|last| *quarter <= last));
            Document::of_year(year).chain(quarters.flat_map(Document::of_quarter)).collect::<Vec<_>>()
        };
        let withheld =
            |documents: Vec<Document>, problems: &[Problem]| withheld(documents, faults(folder, problems), asked);
        let (plan, problems) = judged(Document::of_year(year).next());
        let Some(plan) = plan else {
            self.withheld.extend(withheld(until(quarters.last().copied()), &problems));
            return;
        };
        let mut later = Vec::new();
        for quarter in quarters.iter().rev() {
            match judged(Document::of_quarter(*quarter).next()) {
                (Some(unit), _) => {
                    self.sound.push((unit, until(Some(*quarter))));
                    self.withheld.extend(later.into_iter().rev().flatten());
                    return;
                }
                (None, problems) => later.push(withheld(Document::of_quarter(*quarter).collect(), &problems)),
            }
        }
        self.sound.push((plan, until(None)));
        self.withheld.extend(later.into_iter().rev().flatten());
    }

    /// The errors in the records of a year.
    fn problems_in(&self, year: i32) -> Vec<Problem> {
        let within = format!("/{year}/");
        let is_in = |problem: &&Problem| problem.place().is_some_and(|place| place.file.contains(&within));
        let errors = self.problems.iter().filter(|problem| problem.severity() == Severity::Error);
        errors.filter(is_in).cloned().collect()
    }
}

fn withheld(documents: Vec<Document>, faults: Vec<RecordFaults>, asked: &BTreeSet<Document>) -> Vec<WithheldDocument> {
    let withheld = documents.into_iter().map(|document| {
        let asked = document.kind().facts().key.is_none() || asked.contains(&document);
        WithheldDocument { document, faults: faults.clone(), asked }
    });
    withheld.collect()
}

fn quarter_of(file: RecordFile, year: i32) -> Option<Quarter> {
    if let RecordFile::Quarter(quarter) = file { (quarter.year == year).then_some(quarter) } else { None }
}

/// The errors by file, in the order in which they are told.
fn faults(folder: &Path, problems: &[Problem]) -> Vec<RecordFaults> {
    let above = format!("{}/", slashed(folder).trim_end_matches('/'));
    let mut faults: Vec<RecordFaults> = Vec::new();
    for problem in problems.iter().filter(|problem| problem.severity() == Severity::Error) {
        let file = problem.place().map(|place| place.file.strip_prefix(&above).unwrap_or(&place.file).to_owned());
        match faults.iter_mut().find(|known| known.file == file) {
            Some(known) => known.errors += 1,
            None => faults.push(RecordFaults { file, errors: 1 }),
        }
    }
    faults
}
