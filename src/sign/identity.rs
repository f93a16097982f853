//! Which document a prepared file is, kept in the file itself as page-piece data (ISO 32000-2, 14.5), so that it is known
//! also after the file was renamed or moved.

use crate::pdf::{Append, Object, decode_text_string, dictionary, text_string};
use crate::problem::{Field, Refusal};

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
    /// Writes it into the catalog. `date` as ISO 32000-2, 7.9.4 has it.
    pub(super) fn put(&self, file: &mut Append, date: &str) {
        let private = dictionary! {
            "Document" => text_string(&self.document),
            "Issuer" => text_string(&self.issuer),
            "RecordYear" => i64::from(self.record_year),
            "PrintedYear" => i64::from(self.printed_year),
        };
        let mut private = private;
        if let Some(signer) = &self.signer {
            private.set("Signer", text_string(signer));
        }
        let piece = dictionary! { "LastModified" => Object::string_literal(date), "Private" => private };
        if let Some(catalog) = file.catalog_id().and_then(|catalog| file.edit(catalog)) {
            catalog.set("PieceInfo", dictionary! { OWNER => piece });
        }
    }

    /// Whose name a certificate must have that signs in one of our fields; `None` for other fields.
    pub(crate) fn whose(&self, field: &str) -> Option<String> {
        match field {
            _ if field == Field::Signer.name() => self.signer.clone(),
            _ if field == Field::Agency.name() => Some(self.issuer.clone()),
            _ => None,
        }
    }

    /// Reads it again; `None` when the file says nothing of the kind.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub(crate) fn read(pdf: &[u8]) -> Result<Option<Self>, Refusal> {
        let file = Append::open(pdf)?;
        let catalog = file.catalog();
        let mut at = Some(&catalog);
        for key in [b"PieceInfo".as_slice(), OWNER.as_bytes(), b"Private"] {
            at = at.and_then(|dictionary| file.entry(dictionary, key).as_dict().ok());
        }
        let Some(private) = at else { return Ok(None) };
        let year = |key: &[u8]| file.entry(private, key).as_i64().ok().and_then(|year| i32::try_from(year).ok());
        let text = |key: &[u8]| decode_text_string(file.entry(private, key)).ok();
        let parts = (text(b"Document"), text(b"Issuer"), year(b"RecordYear"), year(b"PrintedYear"));
        let (Some(document), Some(issuer), Some(record_year), Some(printed_year)) = parts else { return Ok(None) };
        Ok(Some(Self { document, issuer, record_year, printed_year, signer: text(b"Signer") }))
    }
}
