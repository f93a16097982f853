//! A finished document in; the document with fields for signatures, number and date appended out.

use pdf_signing::fields::{self, FieldKind, NewField, Place};

use super::identity::Identity;
use super::places::Places;
use crate::refusals::{Field, Refusal};

/// What a reader's software calls each field (`/TU`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Labels<'a> {
    pub(crate) signer: &'a str,
    pub(crate) seal: &'a str,
    pub(crate) number: &'a str,
    pub(crate) day: &'a str,
    pub(crate) month: &'a str,
}

/// Appends an interactive form with a field for every place, and which document it is with the date of that. A file that
/// has one of these fields, or is signed, is refused.
pub(crate) fn prepare(
    pdf: &[u8],
    places: &Places,
    labels: &Labels,
    identity: Option<(&Identity, &str)>,
) -> Result<Vec<u8>, Refusal> {
    // In the order of reading; a place that a document has not is still asked for, so that nothing is prepared twice.
    let wanted = [
        field(Field::Number, places.number, labels.number),
        field(Field::Day, places.day, labels.day),
        field(Field::Month, places.month, labels.month),
        field(Field::Signer, Some(places.signer), labels.signer),
        field(Field::Agency, places.seal, labels.seal),
    ];
    let private = identity.map(|(identity, date)| identity.data(date));
    Ok(fields::prepare(pdf, &wanted, private.as_ref())?)
}

/// Nothing may change after the agency's signature, the last one.
fn field(field: Field, place: Option<Place>, label: &str) -> NewField<'_> {
    let kind = match field.is_signature() {
        true => FieldKind::Signature { locks: field == Field::Agency },
        false => FieldKind::Text,
    };
    NewField { name: field.name(), kind, label, place }
}
