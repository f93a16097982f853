//! Number, day and month filled into a prepared document, signed or not.

use pdf_signing::fields;

use super::blank;
use crate::refusals::{Field, Refusal};

/// What a text field is filled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Filling<'a> {
    /// The field's value (`/V`).
    pub(crate) text: &'a str,
    /// A PDF of one untagged page that shows it, best as large as the place.
    pub(crate) appearance: &'a [u8],
}

/// What is filled in; `None` where it is printed already.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Numbering<'a> {
    pub(crate) number: Option<Filling<'a>>,
    pub(crate) day: Option<Filling<'a>>,
    pub(crate) month: Option<Filling<'a>>,
}

/// What number, day and month are filled with; `None` for one that is absent or empty.
pub(crate) fn number_values(pdf: &[u8]) -> Result<[Option<String>; 3], Refusal> {
    Ok(fields::values(pdf, [Field::Number, Field::Day, Field::Month].map(Field::name))?)
}

/// Fills fields of a prepared document in one incremental update. All of them are filled, or none. Whether a signature made
/// before allows it is not asked here.
pub(crate) fn fill_number(pdf: &[u8], numbering: &Numbering) -> Result<Vec<u8>, Refusal> {
    if !blank::blanks(pdf)?.prepared() {
        return Err(Refusal::NotPrepared);
    }
    let fillings = [(Field::Number, numbering.number), (Field::Day, numbering.day), (Field::Month, numbering.month)];
    let given = fillings.into_iter().filter_map(|(field, filling)| {
        let Filling { text, appearance } = filling?;
        Some(fields::Filling { field: field.name(), text, appearance })
    });
    Ok(fields::fill(pdf, &given.collect::<Vec<_>>())?)
}
