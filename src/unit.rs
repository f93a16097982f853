//! A unit folder, from reading to its documents: what the program, benches and fuzz targets call.

use std::path::Path;

use chrono::NaiveDate;

use crate::check;
use crate::document::Document;
use crate::figures;
use crate::period::Quarter;
use crate::problem::{Fault, Problem, sort};
use crate::read;
use crate::steps::Steps;
use crate::store::{self, Stored};
use crate::words;

/// How the names of files with frozen figures end.
const FROZEN: &str = ".chot.yaml";

/// A unit folder that was read; its records may still be wrong.
#[derive(Debug)]
pub struct Unit {
    raw: Option<read::Raw>,
    problems: Vec<Problem>,
}

/// A unit whose records have no error.
#[derive(Debug)]
pub struct Sound {
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
    pub fn open(path: &Path, document: Option<Document>) -> Self {
        Self::open_but(path, document, None)
    }

    /// The same without a folder inside the unit that is no part of it: where documents go.
    pub(crate) fn open_but(path: &Path, document: Option<Document>, except: Option<&Path>) -> Self {
        Self::open_as(path, document, except, None)
    }

    /// The same, as if one record file had another text: its path inside the unit, and the text.
    pub(crate) fn open_as(
        path: &Path,
        document: Option<Document>,
        except: Option<&Path>,
        instead: Option<(String, String)>,
    ) -> Self {
        let scope = match document {
            None => read::Scope::All,
            Some(Document::Plan { year }) => read::Scope::Plan(year),
            Some(Document::Report { quarter, .. } | Document::FollowUp { after: quarter }) => {
                read::Scope::Quarter(quarter)
            }
        };
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

    /// Applies every rule. All problems of all files come back, in order; the unit only when none is an error.
    pub fn check(self) -> (Option<Sound>, Vec<Problem>) {
        let Some(raw) = self.raw else { return (None, self.problems) };
        let (checked, problems) = check::check(raw, self.problems);
        (checked.map(|checked| Sound { checked }), problems)
    }

    /// Everything that is wrong with the records, in order: what every rule finds, and the frozen figures that the records
    /// no longer bear out.
    pub fn review(self) -> Vec<Problem> {
        let (sound, mut problems) = self.check();
        problems.extend(sound.iter().flat_map(Sound::restated));
        sort(&mut problems);
        problems
    }
}

impl Sound {
    /// Every document that the records allow, plan by plan in the order of time.
    pub fn documents(&self) -> Vec<Document> {
        let plans = self.checked.plans.iter();
        let of_year = |(year, _): &(i32, read::Plan)| {
            let quarters = self.checked.quarters.iter().map(|(quarter, ..)| *quarter);
            let quarters = quarters.filter(|quarter| quarter.year == *year).collect::<Vec<_>>();
            let after = quarters.into_iter().flat_map(|quarter| {
                [Document::Report { quarter, charts: false }, Document::FollowUp { after: quarter }]
            });
            std::iter::once(Document::Plan { year: *year }).chain(after).collect::<Vec<_>>()
        };
        plans.flat_map(of_year).collect()
    }

    /// Makes a document. `as_of` overrides its one date, which is the record's as-of date or day of issue, else the last
    /// day of the reporting period, for a plan the last day of the year before.
    ///
    /// # Errors
    /// A record that is missing, a date before the day of issue, or a page that Typst refuses.
    pub fn make(&self, document: Document, as_of: Option<NaiveDate>) -> Result<Pdf, Problem> {
        let steps = self.steps(document, as_of)?;
        let words = steps.words()?;
        let pages = steps.lay_out(&words)?;
        Ok(Pdf {
            name: document.file_name(),
            year: document.year(),
            pages: pages.count(),
            bytes: pages.export()?,
            warnings: steps.warnings(),
        })
    }

    /// Whether nothing is left to plan after a quarter: every action is done with its evidence, or continuous.
    ///
    /// # Errors
    /// A record that is missing.
    pub fn all_done(&self, after: Quarter, as_of: Option<NaiveDate>) -> Result<bool, Problem> {
        let steps = self.steps(Document::FollowUp { after }, as_of)?;
        let quarters = self.checked.quarters_until(after);
        let figures = steps.figures(&quarters, after);
        Ok(figures::left(&figures, None).is_done())
    }

    /// Writes a document out for stock Typst instead of laying it out; `as_of` as in [`Sound::make`].
    ///
    /// # Errors
    /// A record that is missing, or a date before the day of issue.
    pub fn export_typst(&self, document: Document, as_of: Option<NaiveDate>) -> Result<TypstFiles, Problem> {
        let steps = self.steps(document, as_of)?;
        Ok(TypstFiles { files: steps.typst_files(&steps.words()?)? })
    }

    /// The steps of making a document, one by one, for measuring each.
    ///
    /// # Errors
    /// A record that is missing, or a date before the day of issue.
    pub fn steps(&self, document: Document, as_of: Option<NaiveDate>) -> Result<Steps<'_>, Problem> {
        let plan = self.checked.plans.iter().find(|(year, _)| *year == document.year()).map(|(_, plan)| plan);
        let missing =
            |file: String| Problem::general(Fault::RecordFileMissing { path: file, document: document.called() });
        let plan = plan.ok_or_else(|| missing(format!("{}/ke-hoach.yaml", document.year())))?;
        let date = match document {
            Document::Plan { year } => {
                let issued = plan.date.as_ref().map(|date| date.value);
                if let (Some(as_of), Some(issued)) = (as_of, issued)
                    && as_of < issued
                {
                    return Err(Problem::general(Fault::AsOfBeforeDocument { as_of, issued }));
                }
                as_of.or(issued).or_else(|| NaiveDate::from_ymd_opt(year - 1, 12, 31)).unwrap_or_default()
            }
            Document::Report { quarter, .. } | Document::FollowUp { after: quarter } => {
                let quarters = self.checked.quarters.iter();
                let found = quarters.into_iter().find(|(named, ..)| *named == quarter);
                let (_, record, _) =
                    found.ok_or_else(|| missing(format!("{}/quy-{}.yaml", quarter.year, quarter.number)))?;
                as_of.unwrap_or_else(|| record.as_of_day())
            }
        };
        Ok(Steps { checked: &self.checked, document, plan, as_of, date })
    }
}

impl Sound {
    /// The frozen figures, of every quarter, that the records no longer bear out.
    fn restated(&self) -> Vec<Problem> {
        let of_year = |(year, plan): &(i32, read::Plan)| {
            let quarters = self.checked.quarters_until(Quarter { year: *year, number: 4 });
            let reports = figures::Reports { agency: &self.checked.agency, plan, quarters: &quarters };
            let changes = figures::restated(reports, |_| true);
            changes.into_iter().map(|change| self.restatement(*year, &quarters, &change)).collect::<Vec<_>>()
        };
        self.checked.plans.iter().flat_map(of_year).collect()
    }

    /// One of them, at its place in the file of frozen figures.
    fn restatement(
        &self,
        year: i32,
        quarters: &[(&read::Quarterly, Option<&read::Frozen>)],
        change: &figures::Restated,
    ) -> Problem {
        let fault = change.fault();
        let name = format!("{year}/quy-{}{FROZEN}", change.quarter.number);
        let source = self.checked.records.iter().find(|(file, _)| *file == name).map(|(_, source)| source);
        let frozen = quarters.iter().find(|(record, _)| record.quarter.value == change.quarter);
        match (source, frozen.and_then(|(_, frozen)| *frozen)) {
            (Some(source), Some(frozen)) => Problem::at(source.place(frozen.total.span), fault),
            _ => Problem::general(fault),
        }
    }

    /// Freezes the figures of a quarter as they are reported: writes `<year>/quy-<n>.chot.yaml` beside the record, which
    /// later quarters compare themselves with. Figures that are frozen already are left as they are.
    ///
    /// # Errors
    /// No record of that quarter, other figures frozen already, or a file that cannot be written.
    pub fn freeze(&self, quarter: Quarter, as_of: Option<NaiveDate>) -> Result<Stored, Problem> {
        let steps = self.steps(Document::Report { quarter, charts: false }, as_of)?;
        let quarters = self.checked.quarters_until(quarter);
        let figures = steps.figures(&quarters, quarter);
        // What was counted from: the plans and the quarters.
        let counted =
            |file: &str| file.ends_with("/ke-hoach.yaml") || file.contains("/quy-") && !file.ends_with(FROZEN);
        let records = self.checked.records.iter().filter(|(file, _)| counted(file));
        let sources: Vec<_> = records.map(|(file, source)| (file.as_str(), source.hash.as_str())).collect();
        let text = words::frozen(steps.plan, &figures, &sources);
        let folder = self.checked.root.join(quarter.year.to_string());
        store::keep(&folder, &format!("quy-{}{FROZEN}", quarter.number), text.as_bytes())
    }
}

impl TypstFiles {
    /// Each file's name below the folder, with `/`, and its bytes.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
    }

    /// Stores the files in `folder`: all, or none when one of those there is not, or no longer, as it was made.
    ///
    /// # Errors
    /// Each file that stands in the way, or the folder or a file that cannot be written.
    pub fn store(&self, folder: &Path) -> Result<Vec<Stored>, Vec<Problem>> {
        store::store_together(folder, &self.files)
    }
}
