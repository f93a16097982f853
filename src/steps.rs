//! The way from checked records to the PDF of one document, step by step.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::check;
use crate::document::Document;
use crate::figures;
use crate::page;
use crate::period::Quarter;
use crate::problem::{Problem, problems};
use crate::read;
use crate::read::RecordFileMissing;
use crate::words;

problems! {
    CA005 Warning Data "Văn bản dùng mẫu riêng của đơn vị." {
        OverridesUsed { names: Vec<String> } =>
            format!("Văn bản dùng mẫu riêng của đơn vị: {}.", names.join(", ")),
            "xem lại trang in ra; bỏ thư mục mau để dùng mẫu sẵn có.";
    }
}

/// The way from checked records to the PDF of one document, step by step.
#[derive(Debug)]
pub struct Steps<'a> {
    pub(crate) checked: &'a check::Checked,
    pub(crate) document: Document,
    pub(crate) plan: &'a read::Plan,
    /// The figures of the plan's year, quarter by quarter.
    pub(crate) figures: Arc<Vec<figures::Figures<'a>>>,
    /// The date of the PDF file.
    pub(crate) date: NaiveDate,
}

/// A document in words.
#[derive(Debug)]
pub struct Worded(pub(crate) words::Words);

/// A document on pages.
#[derive(Debug)]
pub struct Pages {
    document: Document,
    pub(crate) laid_out: page::LaidOut,
}

/// The usual name of a document's file: that of its kind, and which number it replaces, so that the replaced one stays.
pub(crate) fn usual_name(checked: &check::Checked, document: Document) -> String {
    let name = document.file_name();
    match replaced(checked, document) {
        Some(replaced) => format!("{}{}.pdf", name.trim_end_matches(".pdf"), replacing(replaced)),
        None => name,
    }
}

fn replacing(replaced: &read::Replaced) -> String {
    format!("{}{}", read::REPLACING, replaced.number.value)
}

/// The file's name when the document goes to be signed: the agency's own, else the usual one. Documents of several quarters
/// never share a name.
pub(crate) fn signing_name(checked: &check::Checked, document: Document) -> String {
    let output = document.output();
    let Some(own) = output.own(&checked.agency) else { return usual_name(checked, document) };
    let replaced = replaced(checked, document).map(replacing).unwrap_or_default();
    format!("{}{replaced}.pdf", own.stem(output, document.year()))
}

/// The issued document that a document replaces, if its record names one.
fn replaced(checked: &check::Checked, document: Document) -> Option<&read::Replaced> {
    match document {
        Document::Plan { year } => checked.plans.iter().find(|(of, _)| *of == year)?.1.replaced.as_ref(),
        Document::Report { quarter, .. } => record(checked, quarter)?.replaced.as_ref(),
        Document::FollowUp { after } => record(checked, after)?.follow_up.as_ref()?.replaced.as_ref(),
    }
}

/// The record of a quarter.
pub(crate) fn record(checked: &check::Checked, quarter: Quarter) -> Option<&read::Quarterly> {
    checked.quarters.iter().find(|(named, ..)| *named == quarter).map(|(_, record, _)| record)
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
                let states = figures::of_plan_actions(&checked.agency.departments, self.plan);
                let (fonts, overrides) = (&checked.fonts, &checked.overrides);
                words::plan(&checked.agency, self.plan, &figures, &states, fonts, overrides, self.date)?
            }
            Document::Report { quarter, charts } => self.report(quarter, charts)?,
            Document::FollowUp { after } => self.follow_up(after)?,
        };
        Ok(Worded(words))
    }

    /// Who issues the document: the office its reports, the committee the rest.
    pub(crate) fn issuer(&self) -> &read::Issuer {
        self.checked.issuer(matches!(self.document, Document::Report { .. }))
    }

    /// The file's name when the document goes to be signed.
    pub(crate) fn file_name(&self) -> String {
        signing_name(self.checked, self.document)
    }

    /// To whom the document goes: the addressee, and the recipients without what they are to do with it.
    pub(crate) fn recipients(&self) -> Vec<String> {
        let documents = &self.checked.agency.documents;
        let signing = match (self.document, &documents.report) {
            (Document::Report { .. }, Some(report)) => report,
            _ => &documents.plan,
        };
        let bare = |text: &str| text.split(" (").next().unwrap_or(text).trim().to_owned();
        let recipients = signing.recipients.iter().map(|recipient| bare(&recipient.value));
        let addressee = signing.addressee.iter().map(|addressee| addressee.value.clone());
        // `Như trên` stands for the addressee.
        let known = recipients.filter(|recipient| recipient != words::AS_ABOVE);
        if matches!(self.document, Document::Report { .. }) {
            addressee.chain(known).collect()
        } else {
            known.collect()
        }
    }

    /// What whoever signs the document should know beside what the rules find: templates of the office's own.
    pub fn warnings(&self) -> Vec<Problem> {
        let checked = self.checked;
        let mut warnings = Vec::new();
        let mut names = checked.overrides.names(self.own_sentences());
        if !names.is_empty() {
            names.sort();
            warnings.push(Problem::general(OverridesUsed { names }));
        }
        warnings
    }

    /// The figures of a quarter that has a record.
    pub(crate) fn figures(&self, quarter: Quarter) -> Result<&figures::Figures<'_>, Problem> {
        self.figures.iter().find(|figures| figures.quarter == quarter).ok_or_else(|| self.missing(quarter))
    }

    fn record(&self, quarter: Quarter) -> Result<&read::Quarterly, Problem> {
        record(self.checked, quarter).ok_or_else(|| self.missing(quarter))
    }

    fn missing(&self, quarter: Quarter) -> Problem {
        let path = format!("{}/quy-{}.yaml", quarter.year, quarter.number);
        Problem::general(RecordFileMissing { path, document: self.document.called() })
    }

    fn report(&self, quarter: Quarter, charts: bool) -> Result<words::Words, Problem> {
        let checked = self.checked;
        let missing = || {
            let path = "don-vi.yaml".to_owned();
            Problem::general(RecordFileMissing { path, document: self.document.called() })
        };
        // Checked records with quarters have an office, its signer and its addressee.
        let office = checked.agency.office.as_ref().ok_or_else(missing)?;
        let signing = checked.agency.documents.report.as_ref().ok_or_else(missing)?;
        let addressee = signing.addressee.as_ref().ok_or_else(missing)?;
        let sources = words::Sources {
            agency: &checked.agency,
            office,
            signing,
            addressee: &addressee.value,
            plan: self.plan,
            record: self.record(quarter)?,
            figures: self.figures(quarter)?,
            fonts: &checked.fonts,
            overrides: &checked.overrides,
            charts: charts || checked.agency.charts.0,
        };
        words::report(sources, self.date)
    }

    fn follow_up(&self, after: Quarter) -> Result<words::Words, Problem> {
        let checked = self.checked;
        let (figures, record) = (self.figures(after)?, self.record(after)?);
        let office = checked.agency.office.as_ref().ok_or_else(|| self.missing(after))?;
        let left = figures::left(figures, record.follow_up.as_ref());
        let sources = words::FollowUpSources {
            agency: &checked.agency,
            office,
            plan: self.plan,
            record,
            figures,
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
        self.lay_out_in(&mut page::OfficeWorld::empty(0), words)
    }

    /// Pages, laid out where others were before: what is alike is remembered.
    pub(crate) fn lay_out_in(&self, world: &mut page::OfficeWorld, words: &Worded) -> Result<Pages, Problem> {
        let (called, checked) = (self.document.called(), self.checked);
        let laid_out = page::lay_out(world, called, &words.0, &checked.fonts, &checked.overrides, self.date)?;
        Ok(Pages { document: self.document, laid_out })
    }

    /// What the document is made of. `prepared`: for signing, where the picture of the signature gives the seal its place.
    pub(crate) fn makings(&self, words: &Worded, picture: Option<&[u8]>) -> Result<page::Makings, Problem> {
        page::Makings::of(&words.0, &self.checked.fonts, &self.checked.overrides, picture, self.date)
    }

    /// The sentences that the office words itself.
    pub(crate) fn own_sentences(&self) -> Option<&read::SentenceOverrides> {
        let overrides = &self.checked.overrides;
        match self.document {
            Document::Plan { .. } => overrides.plan.as_ref(),
            Document::Report { .. } => overrides.report.as_ref(),
            Document::FollowUp { .. } => overrides.follow_up.as_ref(),
        }
    }

    /// The document for stock Typst: file names and bytes.
    ///
    /// # Errors
    /// Words that cannot be written as JSON.
    pub(crate) fn typst_files(&self, words: &Worded) -> Result<Vec<(String, Vec<u8>)>, Problem> {
        let (called, name) = (self.document.called(), usual_name(self.checked, self.document));
        page::stock(called, &words.0, &self.checked.fonts, &self.checked.overrides, self.date, &name)
    }
}

impl Worded {
    /// The same with room for number and date.
    pub(crate) fn unissued(self) -> Self {
        Self(self.0.unissued())
    }

    /// The same as a draft.
    pub(crate) fn drafted(self) -> Self {
        Self(self.0.drafted())
    }

    /// Whether a number is printed.
    pub(crate) fn is_numbered(&self) -> bool {
        self.0.header.number.is_some()
    }
}

impl Pages {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.laid_out.count()
    }

    /// The PDF's bytes.
    ///
    /// # Errors
    /// Pages that break the rules of PDF/A-2a or PDF/UA-1.
    pub fn export(&self) -> Result<Vec<u8>, Problem> {
        self.laid_out.export(self.document.called())
    }
}
