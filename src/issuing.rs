//! A prepared document on its way: number and date after the signature, each step a new file beside the one before.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Datelike, NaiveDate};
use pdf_signing::fields::State;
use pdf_signing::verify;

use crate::check::Given;
use crate::fonts::FontSet;
use crate::kinds::{Document, Format, RecordFile};
use crate::page::{self, Stamp};
use crate::period::{day_on_page, month_on_page};
use crate::problem::Problem;
use crate::read;
use crate::refusals::{Field, PdfUncertain, Refusal};
use crate::sign::{self, Filling, Numbering};
use crate::store::{self, Stored};
use crate::unit::Sound;
use crate::words;

/// What the files of the steps are called: `ke-hoach.da-ky.pdf` is what `ke-hoach.pdf` becomes when it is signed.
const STAGES: [&str; 4] = ["cho-ky", "da-ky", "da-cap-so", "ban-hanh"];

/// What the names of the files end in that tell the document system of a document, before `.json` and `.xml`.
const METADATA: &str = ".thong-tin";

/// A PDF of some step, as a file.
#[derive(Debug, Clone)]
pub struct Draft {
    path: PathBuf,
    bytes: Vec<u8>,
    /// Whether it may have what preparing does not make.
    pub(crate) foreign_accepted: bool,
}

/// What a step has made of a document, to be stored.
#[derive(Debug, Clone)]
pub struct Made {
    /// Beside the file it was made of.
    folder: PathBuf,
    made_of: PathBuf,
    name: String,
    bytes: Vec<u8>,
}

/// A record file that has got its number and date.
#[derive(Debug, Clone)]
pub struct NewRecord {
    /// As it was named.
    named: PathBuf,
    /// Where it is, links followed.
    path: PathBuf,
    /// What it was made of.
    old: Vec<u8>,
    bytes: Vec<u8>,
}

impl Draft {
    /// Reads a PDF file.
    ///
    /// # Errors
    /// No such file, or one too large.
    pub fn open(path: &Path) -> Result<Self, Problem> {
        Ok(Self::from_bytes(path, read::pdf_file(path)?))
    }

    /// A PDF that is in memory, by the path that it is to be known by.
    pub fn from_bytes(path: &Path, bytes: Vec<u8>) -> Self {
        Self { path: path.to_owned(), bytes, foreign_accepted: false }
    }

    /// The same document, accepted with whatever [`Draft::oddities`] tells of it.
    #[must_use]
    pub fn accepting_foreign(self) -> Self {
        Self { foreign_accepted: true, ..self }
    }

    /// The file's name.
    pub(crate) fn name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// The file's bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Fills in number, day and month. `unsigned`: also before the signer has signed.
    ///
    /// # Errors
    /// A file that is not prepared, a step out of order, or a date of another year than the printed one.
    pub fn number(&self, number: u32, date: NaiveDate, unsigned: bool) -> Result<Made, Problem> {
        let refuse = Problem::general;
        let blanks = sign::blanks(&self.bytes).map_err(refuse)?;
        sign::may_number(&blanks, unsigned).map_err(refuse)?;
        self.as_prepared()?;
        if let Some(signed) = self.earlier_signatures_hold()?.filter(|signed| date < *signed) {
            return Err(refuse(Refusal::DateBeforeSignature { date, signed }));
        }
        self.not_numbered_in(self.folder(), number, date)?;
        if let Some(identity) = sign::Identity::read(&self.bytes).map_err(refuse)?
            && identity.printed_year != date.year()
        {
            let year = Refusal::OtherYear { printed: identity.printed_year, given: date.year() };
            return Err(refuse(year));
        }
        let bytes = self.filled(number, date)?;
        Ok(self.made("da-cap-so", self.nothing_broken(bytes, None)?))
    }

    /// The document with number, day and month in their places: always the same bytes for the same file.
    pub(crate) fn filled(&self, number: u32, date: NaiveDate) -> Result<Vec<u8>, Problem> {
        let refuse = Problem::general;
        let blanks = sign::blanks(&self.bytes).map_err(refuse)?;
        let texts = [words::document_number(number), day_on_page(date), month_on_page(date)];
        let fields = [Field::Number, Field::Day, Field::Month];
        let fonts = FontSet::bundled();
        let mut pages = Vec::new();
        for (field, text) in fields.into_iter().zip(&texts) {
            let stamp = if field == Field::Number { Stamp::Number(text) } else { Stamp::Day(text) };
            let page = match blanks.state(field) {
                State::Absent => None,
                _ => {
                    let [left, bottom, right, top] = sign::rectangle_of(&self.bytes, field).map_err(refuse)?;
                    Some(page::stamp(stamp, right - left, top - bottom, &fonts)?)
                }
            };
            pages.push(page);
        }
        let filling = |at: usize| {
            let appearance = pages.get(at)?.as_deref()?;
            Some(Filling { text: texts.get(at)?, appearance })
        };
        let numbering = Numbering { number: filling(0), day: filling(1), month: filling(2) };
        sign::fill_number(&self.bytes, &numbering).map_err(refuse)
    }

    /// Refuses when a file in `folder` is this one with another number or day.
    ///
    /// # Errors
    /// Such a file, by its name. What cannot be read is none.
    pub fn not_numbered_in(&self, folder: &Path, number: u32, date: NaiveDate) -> Result<(), Problem> {
        let wanted = [words::document_number(number), day_on_page(date), month_on_page(date)];
        for (file, other) in read::pdf_files_in(folder, self.bytes.len()) {
            if !other.starts_with(&self.bytes) {
                continue;
            }
            let Ok(values) = sign::number_values(&other) else { continue };
            let differs =
                |(value, wanted): (&Option<String>, &String)| value.as_ref().is_some_and(|value| value != wanted);
            if values[0].is_some() && values.iter().zip(&wanted).any(differs) {
                let number = values[0].clone().unwrap_or_default();
                return Err(Problem::general(Refusal::NumberedAlready { file, number }));
            }
        }
        Ok(())
    }

    /// The folder that the file is in.
    fn folder(&self) -> &Path {
        self.path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
    }

    /// Whether the agency still has to sign: an issuer without a seal has no place for it.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn waits_for_agency(&self) -> Result<bool, Problem> {
        let blanks = sign::blanks(&self.bytes).map_err(Problem::general)?;
        Ok(blanks.agency == State::Blank)
    }

    /// What a step has made, if every signature in it holds; the one that is `awaited` is none yet.
    pub(crate) fn nothing_broken(&self, bytes: Vec<u8>, awaited: Option<&str>) -> Result<Vec<u8>, Problem> {
        match first_broken(&bytes, awaited)? {
            Some(field) => Err(Problem::general(Refusal::WouldBreak { field })),
            None => Ok(bytes),
        }
    }

    /// The result of a step under its own name, beside this file.
    pub(crate) fn made(&self, stage: &str, bytes: Vec<u8>) -> Made {
        self.made_as(stage, Format::Pdf.ending(), bytes)
    }

    /// The same with another ending.
    pub(crate) fn made_as(&self, stage: &str, ending: &str, bytes: Vec<u8>) -> Made {
        let name = format!("{}.{stage}.{ending}", self.bare_stem());
        Made { folder: self.folder().to_owned(), name, bytes, made_of: self.path.clone() }
    }

    /// The file's name without its ending and without what the steps add to it.
    fn bare_stem(&self) -> String {
        let stem = self.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        // `a.da-ky.ban-2` is a second signed file of `a`; `a.ban-2` is a document of its own.
        let first = store::unversioned(&stem);
        let bare = STAGES.iter().find_map(|stage| first.strip_suffix(stage)?.strip_suffix('.'));
        bare.unwrap_or(&stem).to_owned()
    }
}

/// The field of the first signature that does not hold, but for the one that is `awaited`. Who signed is not asked here.
fn first_broken(bytes: &[u8], awaited: Option<&str>) -> Result<Option<String>, Problem> {
    let verdict = verify::verify(bytes, None, DateTime::default());
    let verdict = verdict.map_err(|why| Problem::general(PdfUncertain { why }))?;
    let mut signatures = verdict.signatures.into_iter().filter(|one| awaited != Some(one.field.as_str()));
    Ok(signatures.find(|signature| !signature.intact()).map(|broken| broken.field))
}

impl Sound {
    /// Number and date in the record that the document was made from: nothing else in it changes. `None` when they stand
    /// there already.
    ///
    /// # Errors
    /// A file that does not say which document it is, or is another unit's, or a record that has another number or cannot
    /// be changed.
    pub fn record_with(&self, draft: &Draft, number: u32, date: NaiveDate) -> Result<Option<NewRecord>, Problem> {
        let document = self.document_of(draft)?;
        let facts = document.kind().facts();
        // A number that another document of the year and type has cannot be given again.
        let taken = |given: &Given| {
            let same_type = given.document.kind().facts().symbol == facts.symbol;
            given.number.value == number && given.year == date.year() && same_type && given.document != document
        };
        if let Some(other) = self.checked.numbers().iter().find(|given| taken(given)) {
            return Err(Problem::general(other.twice(&other.document)));
        }
        let file = RecordFile::of(&document).to_string();
        let unit = &self.checked.root;
        let (path, old) = read::record_bytes(unit, &file)?;
        let name = format!("{}/{file}", read::slashed(unit).trim_end_matches('/'));
        let new = read::issued(&name, &old, number, date, facts.key)?;
        Ok(new.map(|bytes| NewRecord { named: unit.join(&file), path, old, bytes }))
    }

    /// Which document of this unit a file is.
    pub(crate) fn document_of(&self, draft: &Draft) -> Result<Document, Problem> {
        let not_prepared = || Problem::general(Refusal::NotPrepared);
        let identity = sign::Identity::read(&draft.bytes).map_err(Problem::general)?.ok_or_else(not_prepared)?;
        let stem = Format::Pdf.stem(&identity.document).ok_or_else(not_prepared)?;
        let document = Document::of_stem(identity.record_year, stem).ok_or_else(not_prepared)?;
        let issuer = self.checked.agency.issuer(document.kind());
        if issuer.name.value != identity.issuer {
            let unit = issuer.name.value.clone();
            return Err(Problem::general(Refusal::OtherUnit { document: identity.issuer, unit }));
        }
        Ok(document)
    }
}

impl NewRecord {
    /// Puts it in the place of the old one, which keeps its rights.
    ///
    /// # Errors
    /// The file has changed since it was read, or cannot be written.
    pub fn store(&self) -> Result<Stored, Problem> {
        store::replace(&self.path, &self.old, &self.bytes)?;
        Ok(Stored::Written(self.named.clone()))
    }
}

impl Made {
    /// What the document system is told of the document after this step, as JSON and XML: number and day, and the places
    /// that are still to be filled. Nothing where the file `made_of` has no such file beside it.
    ///
    /// # Errors
    /// A document that cannot be read.
    pub fn metadata(&self, made_of: &Draft) -> Result<Vec<Made>, Problem> {
        let ending = |stem: &str| format!("{stem}{METADATA}.json");
        let stem = |name: &str| Format::Pdf.stem(name).unwrap_or(name).to_owned();
        let (own, bare) = (stem(&made_of.name()), made_of.bare_stem());
        let beside = [own, bare].into_iter().find_map(|stem| {
            let path = made_of.folder().join(ending(&stem));
            sign::Metadata::read(&read::key_file(&path).ok()?)
        });
        let Some(before) = beside else { return Ok(Vec::new()) };
        let refuse = Problem::general;
        let blanks = sign::blanks(&self.bytes).map_err(refuse)?;
        let [number, day, month] = sign::number_values(&self.bytes).map_err(refuse)?;
        let year = sign::Identity::read(&self.bytes).map_err(refuse)?.map(|identity| identity.printed_year);
        let date = day.zip(month).zip(year).and_then(|((day, month), year)| {
            Some(NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)?.format("%d/%m/%Y").to_string())
        });
        let empty: Vec<&str> =
            Field::ALL.into_iter().filter(|field| blanks.state(*field) == State::Blank).map(Field::name).collect();
        let after = before.after(number.as_deref(), date.as_deref(), &empty);
        let file = |ending: &str, text: String| Made {
            folder: self.folder.clone(),
            made_of: self.made_of.clone(),
            name: format!("{}{METADATA}.{ending}", stem(&self.name)),
            bytes: text.into_bytes(),
        };
        Ok(vec![file("json", after.json()), file("xml", after.xml())])
    }

    /// Whether it is the file of the last step, which the agency signs.
    pub fn is_issued(&self) -> bool {
        self.name.ends_with(&Format::Pdf.named(".ban-hanh"))
    }

    /// The bytes of the new file.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Stores the new file beside the old one, or in `folder`; never over a file that is there.
    ///
    /// # Errors
    /// The folder or the file cannot be written.
    pub fn store(&self, folder: Option<&Path>) -> Result<Stored, Problem> {
        store::add(folder.unwrap_or(&self.folder), &self.name, &self.bytes, &self.made_of)
    }
}
