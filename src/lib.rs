//! Official documents of a Vietnamese commune's administrative reform, from YAML records to PDF.
//!
//! ```text
//!  unit folder                                                                      ket-qua/
//!      │                                                                                ▲
//!      ▼                                                                                │
//!    read ──Raw──▶ check ──Checked──▶ figures ──Figures──▶ words ──Words──▶ page ──PDF──▶ store
//!  (the disk)    (every rule)        (counted,           (sentences)      (Typst)     (whole files,
//!                                     added)                                           never over a
//!      problem · period · fonts: used by all of these, use none of them                signed one)
//! ```
//!
//! Each hand-off is a type, so that no step can be skipped, and imports point along the arrows only. One façade for
//! everybody on top: [`Unit::open`], [`Unit::check`], [`Sound::make`], [`Sound::export_typst`].

#![warn(missing_docs)]

mod check;
mod figures;
mod fonts;
mod hash;
mod page;
mod period;
mod problem;
mod read;
mod store;
mod words;

#[cfg(test)]
mod tests;

use std::path::Path;

pub use chrono::NaiveDate;
pub use period::Quarter;
pub use problem::{Blame, Code, Place, Problem, Severity, Style, render};
pub use store::Stored;

use problem::Fault;

/// Reads a day as records write it: `6/5/2021` or `2021-05-06`.
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    period::parse_date(text).ok()
}

/// A document that can be made of a unit's records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Document {
    /// The plan of a year.
    Plan {
        /// Its year.
        year: i32,
    },
    /// The office's report of a quarter to the chairman.
    Report {
        /// The quarter reported.
        quarter: Quarter,
        /// Whether charts are wanted even where the agency's record does not ask for them.
        charts: bool,
    },
    /// The plan of what is unfinished after a quarter.
    FollowUp {
        /// The quarter after which it goes on.
        after: Quarter,
    },
}

/// A unit folder that was read; its records may still be wrong.
#[derive(Debug)]
pub struct Unit {
    raw: Option<read::Raw>,
    problems: Vec<Problem>,
}

/// A unit whose records have no error.
#[derive(Debug)]
pub struct Sound {
    checked: check::Checked,
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

impl Document {
    /// The document's file name without its folder.
    pub fn file_name(self) -> String {
        match self {
            Self::Plan { .. } => "ke-hoach.pdf".to_owned(),
            Self::Report { quarter, .. } => format!("bao-cao-quy-{}.pdf", quarter.number),
            Self::FollowUp { after } => format!("ke-hoach-tiep-tuc-sau-quy-{}.pdf", after.number),
        }
    }

    /// The year of the document.
    pub fn year(self) -> i32 {
        match self {
            Self::Plan { year } => year,
            Self::Report { quarter, .. } | Self::FollowUp { after: quarter } => quarter.year,
        }
    }

    /// What messages call it.
    fn called(self) -> &'static str {
        match self {
            Self::Plan { .. } => "kế hoạch",
            Self::Report { .. } => "báo cáo quý",
            Self::FollowUp { .. } => "kế hoạch tiếp tục",
        }
    }
}

impl Unit {
    /// Reads the unit folder at `path`: the files that `document` needs, or all of them.
    pub fn open(path: &Path, document: Option<Document>) -> Self {
        let scope = match document {
            None => read::Scope::All,
            Some(Document::Plan { year }) => read::Scope::Plan(year),
            Some(Document::Report { quarter, .. } | Document::FollowUp { after: quarter }) => {
                read::Scope::Quarter(quarter)
            }
        };
        let (raw, problems) = read::open(path, scope);
        Self { raw, problems }
    }

    /// Applies every rule. All problems of all files come back, in order; the unit only when none is an error.
    pub fn check(self) -> (Option<Sound>, Vec<Problem>) {
        let Some(raw) = self.raw else { return (None, self.problems) };
        let (checked, problems) = check::check(raw, self.problems);
        (checked.map(|checked| Sound { checked }), problems)
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
        steps.typst_files(&steps.words()?)
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
                let period_end = record.period.as_ref().map_or(quarter.reporting_period().1, |period| period.to.value);
                as_of.or_else(|| record.as_of.as_ref().map(|date| date.value)).unwrap_or(period_end)
            }
        };
        Ok(Steps { checked: &self.checked, document, plan, as_of, date })
    }
}

impl Sound {
    /// Freezes the figures of a quarter as they are reported: writes `<year>/quy-<n>.chot.yaml` beside the record, which
    /// later quarters compare themselves with. Figures that are frozen already are left as they are.
    ///
    /// # Errors
    /// No record of that quarter, other figures frozen already, or a file that cannot be written.
    pub fn freeze(&self, quarter: Quarter, as_of: Option<NaiveDate>) -> Result<Stored, Problem> {
        let steps = self.steps(Document::Report { quarter, charts: false }, as_of)?;
        let quarters = self.checked.quarters_until(quarter);
        let figures = steps.figures(&quarters, quarter);
        let sources: Vec<_> = self.checked.sources.iter().map(|(file, hash)| (file.as_str(), hash.as_str())).collect();
        let text = words::frozen(steps.plan, &figures, &sources);
        let folder = self.checked.root.join(quarter.year.to_string());
        store::keep(&folder, &format!("quy-{}.chot.yaml", quarter.number), text.as_bytes())
    }
}

/// The way from checked records to the PDF of one document, step by step.
#[derive(Debug)]
pub struct Steps<'a> {
    checked: &'a check::Checked,
    document: Document,
    plan: &'a read::Plan,
    as_of: Option<NaiveDate>,
    date: NaiveDate,
}

/// A document in words.
#[derive(Debug)]
pub struct Worded(words::Words);

/// A document on pages.
#[derive(Debug)]
pub struct Pages {
    document: Document,
    laid_out: page::PagedDocument,
}

impl Steps<'_> {
    /// Figures and words.
    ///
    /// # Errors
    /// A sentence template that cannot be filled in.
    pub fn words(&self) -> Result<Worded, Problem> {
        let checked = self.checked;
        let words = match self.document {
            Document::Plan { .. } => {
                let figures = figures::of_plan(self.plan);
                words::plan(&checked.agency, self.plan, &figures, &checked.fonts, &checked.overrides, self.date)?
            }
            Document::Report { quarter, charts } => self.report(quarter, charts)?,
            Document::FollowUp { after } => self.follow_up(after)?,
        };
        Ok(Worded(words))
    }

    /// What whoever signs the document should know: frozen figures that no longer hold, templates of the office's own.
    pub fn warnings(&self) -> Vec<Problem> {
        let checked = self.checked;
        let mut warnings = Vec::new();
        let own = match self.document {
            Document::Plan { .. } => &checked.overrides.plan,
            Document::Report { .. } => &checked.overrides.report,
            Document::FollowUp { .. } => &checked.overrides.follow_up,
        };
        let mut names = checked.overrides.names(own.as_ref());
        if let Document::Report { quarter, .. } | Document::FollowUp { after: quarter } = self.document {
            let quarters = checked.quarters_until(quarter);
            let figures = self.figures(&quarters, quarter);
            warnings.extend(figures.restated.iter().map(|restated| {
                Problem::general(Fault::FiguresRestated {
                    quarter: restated.quarter.roman().to_owned(),
                    what: restated.what,
                    reported: restated.reported,
                    now: restated.now,
                })
            }));
        }
        if !names.is_empty() {
            names.sort();
            warnings.push(Problem::general(Fault::OverridesUsed { names }));
        }
        warnings
    }

    fn figures<'q>(
        &'q self,
        quarters: &'q [(&'q read::Quarterly, Option<&'q read::Frozen>)],
        quarter: Quarter,
    ) -> figures::Figures<'q> {
        let reports = figures::Reports { agency: &self.checked.agency, plan: self.plan, quarters };
        figures::of_quarter(reports, quarter, self.as_of)
    }

    fn report(&self, quarter: Quarter, charts: bool) -> Result<words::Words, Problem> {
        let checked = self.checked;
        let quarters = checked.quarters_until(quarter);
        let figures = self.figures(&quarters, quarter);
        let missing = |file: &str| {
            Problem::general(Fault::RecordFileMissing { path: file.to_owned(), document: self.document.called() })
        };
        let (record, _) = quarters.last().ok_or_else(|| missing("quy.yaml"))?;
        // Checked records with quarters have an office, its signer and its addressee.
        let office = checked.agency.office.as_ref().ok_or_else(|| missing("don-vi.yaml"))?;
        let signing = checked.agency.documents.report.as_ref().ok_or_else(|| missing("don-vi.yaml"))?;
        let addressee = signing.addressee.as_ref().ok_or_else(|| missing("don-vi.yaml"))?;
        let sources = words::Sources {
            agency: &checked.agency,
            office,
            signing,
            addressee: &addressee.value,
            plan: self.plan,
            record,
            figures: &figures,
            fonts: &checked.fonts,
            overrides: &checked.overrides,
            charts: charts || checked.agency.charts.0,
        };
        words::report(sources, self.date)
    }

    fn follow_up(&self, after: Quarter) -> Result<words::Words, Problem> {
        let checked = self.checked;
        let quarters = checked.quarters_until(after);
        let figures = self.figures(&quarters, after);
        let missing = || {
            let path = format!("{}/quy-{}.yaml", after.year, after.number);
            Problem::general(Fault::RecordFileMissing { path, document: self.document.called() })
        };
        let (record, _) = quarters.last().ok_or_else(missing)?;
        let office = checked.agency.office.as_ref().ok_or_else(missing)?;
        let left = figures::left(&figures, record.follow_up.as_ref());
        let sources = words::FollowUpSources {
            agency: &checked.agency,
            office,
            plan: self.plan,
            record,
            figures: &figures,
            left: &left,
            fonts: &checked.fonts,
            overrides: &checked.overrides,
        };
        words::follow_up(sources, self.date)
    }

    /// Pages.
    ///
    /// # Errors
    /// Whatever Typst warns of or refuses.
    pub fn lay_out(&self, words: &Worded) -> Result<Pages, Problem> {
        let laid_out =
            page::lay_out(self.document.called(), &words.0, &self.checked.fonts, &self.checked.overrides, self.date)?;
        Ok(Pages { document: self.document, laid_out })
    }

    /// The document for stock Typst.
    ///
    /// # Errors
    /// Words that cannot be written as JSON.
    pub fn typst_files(&self, words: &Worded) -> Result<TypstFiles, Problem> {
        let (called, name) = (self.document.called(), self.document.file_name());
        let files = page::stock(called, &words.0, &self.checked.fonts, &self.checked.overrides, self.date, &name)?;
        Ok(TypstFiles { files })
    }
}

impl Pages {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.laid_out.pages().len()
    }

    /// The PDF's bytes.
    ///
    /// # Errors
    /// Pages that break the rules of PDF/A-2a or PDF/UA-1.
    pub fn export(&self) -> Result<Vec<u8>, Problem> {
        page::export(self.document.called(), &self.laid_out)
    }
}

impl Pdf {
    /// Stores the document as `out/<unit>/<year>/<name>`: whole or not at all, and never over a file that was signed or
    /// changed since it was made.
    ///
    /// # Errors
    /// The folder or the file cannot be written.
    pub fn store(&self, out: &Path, unit: &str) -> Result<Stored, Problem> {
        store::store(&out.join(unit).join(self.year.to_string()), &self.name, &self.bytes)
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
