//! The way from checked records to the PDF of one document, step by step.

use chrono::NaiveDate;

use crate::check::{Checked, Planned, Reported};
use crate::kinds::{Document, FileFormat, FileName, Kind, RecordFile, SignedAs, Wanted};
use crate::page;
use crate::period::{Quarter, short};
use crate::problem::{Problem, problems};
use crate::read;
use crate::words;

problems! {
    NG001 Error Data "Ngày của văn bản." {
        DateBeforeDocument { date: NaiveDate, issued: NaiveDate } =>
            format!("Ngày {} của tệp PDF sớm hơn ngày ban hành {} của văn bản.", short(*date), short(*issued)),
            "sửa --ngay, hoặc sửa ngay trong hồ sơ.";
    }
    CA005 Warning Data "Văn bản dùng mẫu riêng của đơn vị." {
        OverridesUsed { names: Vec<String> } =>
            format!("Văn bản dùng mẫu riêng của đơn vị: {}.", names.join(", ")),
            "xem lại trang in ra; bỏ thư mục mau để dùng mẫu sẵn có.";
    }
}

/// The way from checked records to the PDF of one document, step by step.
#[derive(Debug)]
pub struct Steps<'a> {
    pub(crate) checked: &'a Checked,
    pub(crate) document: Document,
    /// Whether charts are wanted even where the agency's record does not ask for them.
    charts: bool,
    content: KindContent<'a>,
    /// The date of the PDF file.
    pub(crate) date: NaiveDate,
}

/// What a document of each kind is made of.
#[derive(Debug)]
enum KindContent<'a> {
    Plan(Planned<'a>),
    Report(Reported<'a>),
    FollowUp(Reported<'a>),
}

/// A document in words.
#[derive(Debug)]
pub struct Worded(pub(crate) words::Words);

/// A document on pages.
#[derive(Debug)]
pub struct Pages {
    /// What messages call the document.
    called: &'static str,
    pub(crate) laid_out: page::LaidOut,
}

/// The usual name of a document's file: that of its kind, and which number it replaces, so that the replaced one stays.
pub(crate) fn usual_name(checked: &Checked, document: &Document) -> FileName {
    document.file(replaced(checked, document), FileFormat::Pdf)
}

/// The file's name when the document goes to be signed: the agency's own, else the usual one. Documents of several quarters
/// never share a name.
pub(crate) fn signing_name(checked: &Checked, document: &Document) -> String {
    match read::own_stem(checked.agency(), document) {
        None => usual_name(checked, document).without_folder(),
        Some(own) => FileFormat::Pdf.named(&format!("{own}{}", FileName::replacing(replaced(checked, document)))),
    }
}

/// The number of the issued document that a document replaces, if its record names one.
fn replaced(checked: &Checked, document: &Document) -> Option<u32> {
    checked.issue(document)?.replaced.map(|replaced| replaced.number.value)
}

impl<'a> Steps<'a> {
    /// Takes together what a document is made of. `date`: that of the PDF file, in place of the record's.
    ///
    /// # Errors
    /// A record that is missing, or a date before the day of issue.
    pub(super) fn of(checked: &'a Checked, wanted: Wanted, date: Option<NaiveDate>) -> Result<Self, Problem> {
        let Wanted { document, charts } = wanted;
        let missing = |file: RecordFile| missing(file, document.called());
        let year = document.year();
        let plan = checked.planned(year).ok_or_else(|| missing(RecordFile::Plan(year)))?;
        let of_quarter = || {
            let reported = document.quarter().and_then(|quarter| checked.reported(quarter));
            reported.ok_or_else(|| missing(RecordFile::of(&document)))
        };
        let content = match document.kind() {
            Kind::Plan => KindContent::Plan(plan),
            Kind::Report => KindContent::Report(of_quarter()?),
            Kind::FollowUp => KindContent::FollowUp(of_quarter()?),
        };
        let own = match &content {
            KindContent::Report(reported) | KindContent::FollowUp(reported) => reported.figures.as_of,
            KindContent::Plan(plan) => {
                let issued = plan.plan.date.as_ref().map(|date| date.value);
                if let (Some(date), Some(issued)) = (date, issued)
                    && date < issued
                {
                    return Err(Problem::general(DateBeforeDocument { date, issued }));
                }
                issued.unwrap_or_else(|| Quarter { year: year - 1, number: 4 }.last_day())
            }
        };
        Ok(Self { checked, document, charts, content, date: date.unwrap_or(own) })
    }

    /// Figures and words: all that has to be code for a kind of document begins here.
    ///
    /// # Errors
    /// A sentence template that cannot be filled in.
    pub fn words(&self) -> Result<Worded, Problem> {
        let words = match &self.content {
            KindContent::Plan(planned) => self.of_plan(planned),
            KindContent::Report(reported) => self.report(reported),
            KindContent::FollowUp(reported) => self.follow_up(reported),
        };
        words.map(Worded)
    }

    /// Who issues the document.
    pub(crate) fn issuer(&self) -> &read::Issuer {
        self.checked.agency().issuer(self.document.kind())
    }

    /// The file's name when the document goes to be signed.
    pub(crate) fn file_name(&self) -> String {
        signing_name(self.checked, &self.document)
    }

    /// To whom the document goes: the addressee, and the recipients without what they are to do with it.
    pub(crate) fn recipients(&self) -> Vec<String> {
        let (signing, kind) = (self.signing(), self.document.kind());
        let bare = |text: &str| text.split(" (").next().unwrap_or(text).trim().to_owned();
        let recipients = signing.recipients.iter().map(|recipient| bare(&recipient.value));
        let addressee = signing.addressee.iter().map(|addressee| addressee.value.clone());
        // `Như trên` stands for the addressee.
        let known = recipients.filter(|recipient| recipient != words::AS_ABOVE);
        if kind.facts().addressed { addressee.chain(known).collect() } else { known.collect() }
    }

    /// By which block of the agency's record the document is signed, sent and filed.
    fn signing(&self) -> &read::Signing {
        match (&self.content, self.document.kind().facts().signed_as) {
            (KindContent::Report(reported) | KindContent::FollowUp(reported), SignedAs::Report) => reported.signing,
            _ => &self.checked.agency().documents.plan,
        }
    }

    /// What whoever signs the document should know beside what the rules find: templates of the office's own.
    pub fn warnings(&self) -> Vec<Problem> {
        let checked = self.checked;
        let mut warnings = Vec::new();
        let mut names = checked.raw().overrides.names(self.document.kind());
        if !names.is_empty() {
            names.sort();
            warnings.push(Problem::general(OverridesUsed { names }));
        }
        warnings
    }

    fn of_plan(&self, planned: &Planned) -> Result<words::Words, Problem> {
        words::plan(words::PlanSources::of(planned, self.document.kind()), self.date)
    }

    fn report(&self, reported: &Reported) -> Result<words::Words, Problem> {
        words::report(words::Sources::of(reported, self.document.kind(), self.charts), self.date)
    }

    fn follow_up(&self, after: &Reported) -> Result<words::Words, Problem> {
        words::follow_up(&words::FollowUpSources::of(after, self.document.kind()), self.date)
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
        let (called, checked) = (self.document.called(), self.checked.raw());
        let laid_out = page::lay_out(world, called, &words.0, &checked.fonts, &checked.overrides, self.date)?;
        Ok(Pages { called, laid_out })
    }

    /// The sentences that the office words itself, file by file.
    pub(crate) fn own_sentences(&self) -> impl Iterator<Item = &read::SentenceOverrides> {
        self.checked.raw().overrides.of(self.document.kind())
    }

    /// The document for stock Typst: file names and bytes.
    ///
    /// # Errors
    /// Words that cannot be written as JSON.
    pub(crate) fn typst_files(&self, words: &Worded) -> Result<Vec<(String, Vec<u8>)>, Problem> {
        let (called, name) = (self.document.called(), usual_name(self.checked, &self.document).without_folder());
        page::stock(called, &words.0, &self.checked.raw().fonts, &self.checked.raw().overrides, self.date, &name)
    }
}

/// The problem of a record file that is missing for a document, as messages call it.
pub(crate) fn missing(file: RecordFile, document: &'static str) -> Problem {
    Problem::general(read::RecordFileMissing { path: file.to_string(), document, near: Vec::new(), asked: None })
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
        self.laid_out.export(self.called)
    }
}
