//! A finished document in; the document with fields for signatures, number and date appended out.

use pdf_signing::fields::{self, FieldKind, FieldPlace, NewField};

use super::form_field::OfficeField;
use super::identity::Identity;
use super::places::Places;
use crate::problem::Fault;

/// Appends an interactive form with a field for every place, and which document it is with the date of that. A file that
/// has one of these fields, or is signed, is refused.
pub(crate) fn append_fields(
    pdf: &[u8],
    places: &Places,
    identity: Option<(&Identity, &str)>,
) -> Result<Vec<u8>, Fault> {
    // All fields are handed over, also those without a place in this document: a file that has any of them is refused, so that
    // none is prepared twice.
    let wanted = OfficeField::ALL.map(|field| new_field(field, places.of(field)));
    let private = identity.map(|(identity, date)| identity.data(date));
    Ok(fields::prepare(pdf, &wanted, private.as_ref())?)
}

/// The agency signs last: its signature locks the document, and nothing in it may change afterwards.
fn new_field(field: OfficeField, place: Option<FieldPlace>) -> NewField<'static> {
    let kind = match field.is_signature() {
        true => FieldKind::Signature { locks: field == OfficeField::Agency },
        false => FieldKind::Text,
    };
    NewField { name: field.name(), kind, label: field.label(), place }
}
