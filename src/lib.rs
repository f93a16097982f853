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
//! everybody on top: [`Unit::open`], [`Unit::check`], [`Sound::plan`].

#![warn(missing_docs)]

mod check;
mod figures;
mod fonts;
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
pub use problem::{Blame, Code, Place, Problem, Severity, Style, render};
pub use store::Stored;

/// Reads a day as records write it: `6/5/2021` or `2021-05-06`.
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    period::parse_date(text).ok()
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
    pub name: &'static str,
    /// The year of the document, the folder it belongs in.
    pub year: i32,
    /// The bytes of the file.
    pub bytes: Vec<u8>,
    /// Number of pages.
    pub pages: usize,
}

impl Unit {
    /// Reads the unit folder at `path` with the plan of `year`, or of every year that has one.
    pub fn open(path: &Path, year: Option<i32>) -> Self {
        let (raw, problems) = read::open(path, year);
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
    /// The years that have a plan.
    pub fn years(&self) -> Vec<i32> {
        self.checked.plans.iter().map(|(year, _)| *year).collect()
    }

    /// Makes the plan of `year`. `as_of` overrides the document's date, which is its day of issue or, before that, the
    /// last day of the year before.
    ///
    /// # Errors
    /// A date before the day of issue, or a page that Typst refuses.
    pub fn plan(&self, year: i32, as_of: Option<NaiveDate>) -> Result<Pdf, Problem> {
        let steps = self.plan_steps(year, as_of)?;
        let words = steps.words()?;
        let pages = steps.lay_out(&words)?;
        Ok(Pdf { name: "ke-hoach.pdf", year, pages: pages.count(), bytes: pages.export()? })
    }

    /// The steps of making the plan of `year`, one by one, for measuring each.
    ///
    /// # Errors
    /// No plan of that year, or a date before the day of issue.
    pub fn plan_steps(&self, year: i32, as_of: Option<NaiveDate>) -> Result<Steps<'_>, Problem> {
        let document = "kế hoạch";
        let found = self.checked.plans.iter().find(|(of, _)| *of == year);
        let (_, plan) = found.ok_or_else(|| {
            let path = format!("{year}/ke-hoach.yaml");
            Problem::general(problem::Fault::RecordFileMissing { path, document })
        })?;
        let issued = plan.date.as_ref().map(|date| date.value);
        if let (Some(as_of), Some(issued)) = (as_of, issued)
            && as_of < issued
        {
            return Err(Problem::general(problem::Fault::AsOfBeforeDocument { as_of, issued }));
        }
        let last_day = NaiveDate::from_ymd_opt(year - 1, 12, 31).unwrap_or_default();
        let date = as_of.or(issued).unwrap_or(last_day);
        Ok(Steps { checked: &self.checked, document, plan, date })
    }
}

/// The way from checked records to the PDF of one plan, step by step.
#[derive(Debug)]
pub struct Steps<'a> {
    checked: &'a check::Checked,
    document: &'static str,
    plan: &'a read::Plan,
    date: NaiveDate,
}

/// A document in words.
#[derive(Debug)]
pub struct Worded(words::Words);

/// A document on pages.
#[derive(Debug)]
pub struct Pages {
    document: &'static str,
    laid_out: page::PagedDocument,
}

impl Steps<'_> {
    /// Figures and words.
    ///
    /// # Errors
    /// A sentence template that cannot be filled in.
    pub fn words(&self) -> Result<Worded, Problem> {
        let figures = figures::of_plan(self.plan);
        let checked = self.checked;
        words::plan(&checked.agency, self.plan, &figures, &checked.fonts, self.date).map(Worded)
    }

    /// Pages.
    ///
    /// # Errors
    /// Whatever Typst warns of or refuses.
    pub fn lay_out(&self, words: &Worded) -> Result<Pages, Problem> {
        let laid_out = page::lay_out(self.document, &words.0, &self.checked.fonts, self.date)?;
        Ok(Pages { document: self.document, laid_out })
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
        page::export(self.document, &self.laid_out)
    }
}

impl Pdf {
    /// Stores the document as `out/<unit>/<year>/<name>`: whole or not at all, and never over a file that was signed or
    /// changed since it was made.
    ///
    /// # Errors
    /// The folder or the file cannot be written.
    pub fn store(&self, out: &Path, unit: &str) -> Result<Stored, Problem> {
        store::store(&out.join(unit).join(self.year.to_string()), self.name, &self.bytes)
    }
}
