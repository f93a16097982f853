//! Number and date go from a document into the record that it was made from.

use std::path::PathBuf;

use chrono::{Datelike, NaiveDate};

use super::identity::Identity;
use super::order::NotPrepared;
use super::pdf_file::PdfFile;
use crate::check::Given;
use crate::kinds::{Document, FileFormat, RecordFile};
use crate::problem::{Problem, problems, slashed};
use crate::read;
use crate::store::{self, Stored};
use crate::unit::CheckedUnit;

problems! {
    KY025 Error Data "Ký số văn bản." {
        /// The document was made for another unit.
        OtherUnit { document: String, unit: String } =>
            format!("Văn bản là của \"{document}\", hồ sơ lại là của \"{unit}\"."),
            "chọn đúng thư mục hồ sơ của đơn vị đã lập văn bản này.";
    }
}

/// A record file that has got its number and date.
#[derive(Debug, Clone)]
pub struct NumberedRecord {
    /// As it was named.
    named: PathBuf,
    /// Where it is, links followed.
    path: PathBuf,
    /// What it was made of.
    old: Vec<u8>,
    bytes: Vec<u8>,
}

/// Number and date in the record that the document was made from: nothing else in it changes. `None` when they stand
/// there already.
///
/// # Errors
/// A file that does not say which document it is, or is another unit's, or a record that has another number or cannot
/// be changed.
pub fn record_with(
    unit: &CheckedUnit,
    file: &PdfFile,
    number: u32,
    date: NaiveDate,
) -> Result<Option<NumberedRecord>, Problem> {
    let document = document_of(unit, file)?;
    let facts = document.kind().facts();
    // A number that another document of the year and type has cannot be given again.
    let taken = |given: &Given| {
        let same_type = given.document.kind().facts().symbol == facts.symbol;
        given.number.value == number && given.year == date.year() && same_type && given.document != document
    };
    if let Some(other) = unit.checked.numbers().iter().find(|given| taken(given)) {
        return Err(Problem::general(other.twice(&other.document)));
    }
    let record = RecordFile::of(&document).to_string();
    let root = &unit.checked.raw().root;
    let (path, old) = read::record_bytes(root, &record)?;
    let name = format!("{}/{record}", slashed(root).trim_end_matches('/'));
    let new = read::issued(&name, &old, number, date, facts.key)?;
    Ok(new.map(|bytes| NumberedRecord { named: root.join(&record), path, old, bytes }))
}

/// Which document of this unit a file is.
pub(super) fn document_of(unit: &CheckedUnit, file: &PdfFile) -> Result<Document, Problem> {
    let not_prepared = || Problem::general(NotPrepared {});
    let identity = Identity::read(file.bytes()).map_err(Problem::general)?.ok_or_else(not_prepared)?;
    let stem = FileFormat::Pdf.stem(&identity.document).ok_or_else(not_prepared)?;
    let document = Document::of_stem(identity.record_year, stem).ok_or_else(not_prepared)?;
    let issuer = unit.checked.agency().issuer(document.kind());
    if issuer.name.value != identity.issuer {
        return Err(Problem::general(OtherUnit { document: identity.issuer, unit: issuer.name.value.clone() }));
    }
    Ok(document)
}

impl NumberedRecord {
    /// Puts it in the place of the old one, which keeps its rights.
    ///
    /// # Errors
    /// The file has changed since it was read, or cannot be written.
    pub fn store(&self) -> Result<Stored, Problem> {
        store::replace(&self.path, &self.old, &self.bytes)?;
        Ok(Stored::Written(self.named.clone()))
    }
}
