//! Which document a prepared file is, kept in the file itself as page-piece data (ISO 32000-2, 14.5), so that it is known
//! also after the file was renamed or moved.

use pdf_signing::pdf::{PrivateData, PrivateValue, private_data};

use super::form_field::OfficeField;
use crate::problem::Fault;

/// The name under which this program keeps data in a PDF.
const OWNER: &str = "cchc";

/// Which document a file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Identity {
    /// The document's file name when it was made: `ke-hoach.pdf`.
    pub(crate) document: String,
    /// Who issues it, as the record calls it.
    pub(crate) issuer: String,
    /// The folder of its records: `2021`.
    pub(crate) record_year: i32,
    /// The year that is printed in its date line.
    pub(crate) printed_year: i32,
    /// Whose name is printed below the signature; documents of older versions do not say.
    pub(crate) signer: Option<String>,
}

impl Identity {
    /// As the file keeps it. `date` as ISO 32000-2, 7.9.4 has it.
    pub(super) fn data<'a>(&self, date: &'a str) -> PrivateData<'a> {
        let text = |text: &String| PrivateValue::Text(text.clone());
        let year = |year: i32| PrivateValue::Number(i64::from(year));
        let mut entries = vec![
            ("Document", text(&self.document)),
            ("Issuer", text(&self.issuer)),
            ("RecordYear", year(self.record_year)),
            ("PrintedYear", year(self.printed_year)),
        ];
        entries.extend(self.signer.as_ref().map(|signer| ("Signer", text(signer))));
        PrivateData { owner: OWNER, modified: date, entries }
    }

    /// Whose name a certificate must have that signs in one of our fields; `None` for other fields.
    pub(crate) fn whose(&self, field: &str) -> Option<String> {
        match field {
            _ if field == OfficeField::Signer.name() => self.signer.clone(),
            _ if field == OfficeField::Agency.name() => Some(self.issuer.clone()),
            _ => None,
        }
    }

    /// Reads it again; `None` when the file says nothing of the kind.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub(crate) fn read(pdf: &[u8]) -> Result<Option<Self>, Fault> {
        let Some(kept) = private_data(pdf, OWNER)? else { return Ok(None) };
        let year = |key: &str| match kept.get(key) {
            Some(PrivateValue::Number(year)) => i32::try_from(*year).ok(),
            _ => None,
        };
        let text = |key: &str| match kept.get(key) {
            Some(PrivateValue::Text(text)) => Some(text.clone()),
            _ => None,
        };
        let parts = (text("Document"), text("Issuer"), year("RecordYear"), year("PrintedYear"));
        let (Some(document), Some(issuer), Some(record_year), Some(printed_year)) = parts else { return Ok(None) };
        Ok(Some(Self { document, issuer, record_year, printed_year, signer: text("Signer") }))
    }
}
