//! A unit folder, from reading to its documents: what the program, benches and fuzz targets call.

mod freeze;
mod steps;

use std::collections::BTreeSet;
use std::path::Path;

use chrono::NaiveDate;

use crate::check;
use crate::figures;
use crate::kinds::{Document, RecordFile, Wanted};
use crate::period::Quarter;
use crate::problem::{Problem, ProblemKind, sort};
use crate::read;
use crate::words;

pub use freeze::freeze;
pub use steps::{Pages, Steps, Worded};
pub(crate) use steps::{signing_name, usual_name};

/// A unit folder that was read; its records may still be wrong.
#[derive(Debug)]
pub struct Unit {
    raw: Option<read::Raw>,
    problems: Vec<Problem>,
}

/// A unit whose records have no error.
#[derive(Debug)]
pub struct CheckedUnit {
    pub(crate) checked: check::Checked,
}

/// A finished document.
#[derive(Debug, Clone)]
pub struct Pdf {
    /// The file's name: `ke-hoach.pdf`.
    pub name: String,
    /// The year of the document, the folder it belongs in.
    pub year: i32,
    /// The bytes of the file.
    pub bytes: Vec<u8>,
    /// Number of pages.
    pub pages: usize,
    /// What whoever signs it should know.
    pub warnings: Vec<Problem>,
}

/// A document as files for stock Typst: `main.typ` and what it imports, `data.json`, `fonts/`, and in `lenh.txt` the
/// command line that makes the same pages of them.
#[derive(Debug, Clone)]
pub struct TypstFiles {
    files: Vec<(String, Vec<u8>)>,
}

impl Unit {
    /// Reads the unit folder at `path`: the files that `document` needs, or all of them.
    pub fn open(path: &Path, document: Option<&Document>) -> Self {
        Self::open_but(path, document, None)
    }

    /// Reads the files that a quarter is counted from, which must be there: its plan, and the records up to its own.
    pub fn open_until(path: &Path, quarter: Quarter) -> Self {
        Self::open(path, Document::of_quarter(quarter).next().as_ref())
    }

    /// The same without a folder inside the unit that is no part of it: where documents go.
    pub(crate) fn open_but(path: &Path, document: Option<&Document>, except: Option<&Path>) -> Self {
        Self::open_as(path, document, except, None)
    }

    /// The same, as if one record file had another text: its path inside the unit, and the text.
    pub(crate) fn open_as(
        path: &Path,
        document: Option<&Document>,
        except: Option<&Path>,
        instead: Option<(String, String)>,
    ) -> Self {
        let scope = document.cloned().map_or(read::Scope::All, read::Scope::One);
        let (raw, problems) = read::open(path, scope, except, instead);
        Self { raw, problems }
    }

    /// A unit of three record files that are on no disk: `don-vi.yaml`, the plan of a quarter's year, and the quarter.
    /// Evidence, fonts and pictures of its own are not looked at. For fuzzing, which has no time for a disk.
    pub fn of_texts(named: Quarter, agency: &str, plan: &str, quarter: &str) -> Self {
        let (raw, problems) = read::of_texts(named, agency, plan, quarter);
        Self { raw: Some(raw), problems }
    }

    /// The record files that were read, by path inside the unit.
    pub(crate) fn records(&self) -> &[(String, read::Source)] {
        self.raw.as_ref().map_or(&[], |raw| &raw.records)
    }

    /// The documents of which the records say something, as far as they could be read.
    pub(crate) fn asked(&self) -> BTreeSet<Document> {
        self.raw.iter().flat_map(read::Raw::issues).map(|(document, ..)| document).collect()
    }

    /// Applies every rule. All problems of all files come back, in order; the unit only when none is an error.
    pub fn check(self) -> (Option<CheckedUnit>, Vec<Problem>) {
        let Some(raw) = self.raw else { return (None, self.problems) };
        // Sentences of the office that are wrong do not keep the rules from being applied: the records may be right without them.
        let refused = words::refused_sentences(&raw.overrides);
        let (checked, problems) = check::check(raw, self.problems);
        if refused.is_empty() {
            return (checked.map(|checked| CheckedUnit { checked }), problems);
        }
        // If some problems are left out, a last one says how many: it stays behind those of the sentences.
        let (untold, mut problems): (Vec<_>, Vec<_>) =
            problems.into_iter().partition(|problem| problem.stands_for().is_some());
        problems.extend(refused);
        sort(&mut problems);
        problems.extend(untold);
        (None, problems)
    }

    /// Everything that is wrong with the records, in order.
    pub fn review(self) -> Vec<Problem> {
        self.check().1
    }
}

impl CheckedUnit {
    /// Every document that the records allow, plan by plan in the order of time.
    pub fn documents(&self) -> Vec<Document> {
        let of_year = |year: &figures::CountedYear| {
            let quarters: Vec<Quarter> = year.quarters.iter().map(|file| file.named).collect();
            let of_plan = Document::of_year(year.plan.folder_year);
            of_plan.chain(quarters.into_iter().flat_map(Document::of_quarter)).collect::<Vec<_>>()
        };
        self.checked.years().iter().flat_map(of_year).collect()
    }

    /// Whether the records ask for a document: every plan and report, and one that has a key of its own where the record has
    /// something for it there.
    pub(crate) fn asks_for(&self, document: &Document) -> bool {
        document.kind().facts().key.is_none() || self.checked.issue(document).is_some()
    }

    /// The document's file name without its folder: one that replaces an issued document says which.
    pub fn file_name(&self, document: &Document) -> String {
        steps::usual_name(&self.checked, document).without_folder()
    }

    /// Makes a document. `date` is the date of the PDF file in place of the record's as-of date, for a plan of its day of
    /// issue, else the last day of the year before; it touches no figure.
    ///
    /// # Errors
    /// A record that is missing, a date before the day of issue, or a page that Typst refuses.
    pub fn make(&self, wanted: impl Into<Wanted>, date: Option<NaiveDate>) -> Result<Pdf, Problem> {
        let steps = self.steps(wanted, date)?;
        let words = steps.words()?;
        let pages = steps.lay_out(&words)?;
        Ok(Pdf {
            name: self.file_name(&steps.document),
            year: steps.document.year(),
            pages: pages.count(),
            bytes: pages.export()?,
            warnings: steps.warnings(),
        })
    }

    /// Whether nothing is left to plan after a quarter: every action is done with its evidence, or continuous.
    ///
    /// # Errors
    /// A record that is missing.
    pub(crate) fn all_done(&self, after: Quarter) -> Result<bool, Problem> {
        let reported = self.checked.reported(after);
        let reported = reported
            .ok_or_else(|| steps::missing(RecordFile::Quarter(after), RecordFile::Quarter(after).document()))?;
        Ok(figures::left(reported.figures, None).is_done())
    }

    /// Writes a document out for stock Typst instead of laying it out; `date` as in [`CheckedUnit::make`].
    ///
    /// # Errors
    /// A record that is missing, or a date before the day of issue.
    pub fn export_typst(&self, wanted: impl Into<Wanted>, date: Option<NaiveDate>) -> Result<TypstFiles, Problem> {
        let steps = self.steps(wanted, date)?;
        Ok(TypstFiles { files: steps.typst_files(&steps.words()?)? })
    }

    /// The steps of making a document, one by one, for measuring each.
    ///
    /// # Errors
    /// A record that is missing, or a date before the day of issue.
    pub fn steps(&self, wanted: impl Into<Wanted>, date: Option<NaiveDate>) -> Result<Steps<'_>, Problem> {
        Steps::of(&self.checked, wanted.into(), date)
    }
}

impl TypstFiles {
    /// Each file's name below the folder, with `/`, and its bytes.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
    }
}

/// Every kind of problem that is declared in this room.
pub(crate) fn problem_kinds() -> impl Iterator<Item = &'static ProblemKind> {
    [freeze::PROBLEM_KINDS, steps::PROBLEM_KINDS].into_iter().flatten().copied()
}
