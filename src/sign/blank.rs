//! What is filled in a document and what is not: the facts by which the order of the steps is judged.

use super::fields;
use crate::pdf::Append;
use crate::refusals::{Field, Refusal};

/// A field of ours in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// There is no such field.
    Absent,
    /// There is, and it is empty.
    Blank,
    /// Room is reserved in it for a signature that is made outside.
    Pending,
    Filled,
}

/// Our fields in a document, and how often it is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Blanks {
    pub(crate) number: State,
    pub(crate) day: State,
    pub(crate) month: State,
    pub(crate) signer: State,
    pub(crate) agency: State,
    /// Signature fields that are filled, ours and others.
    pub(crate) signatures: usize,
}

impl Blanks {
    /// Whether it has any of our fields.
    pub(crate) fn prepared(&self) -> bool {
        Field::ALL.iter().any(|field| self.state(*field) != State::Absent)
    }

    /// Whether there is a signature in a field of another program's own.
    pub(crate) fn signed_elsewhere(&self) -> bool {
        let ours = [self.signer, self.agency].into_iter().filter(|state| *state == State::Filled).count();
        self.signatures > ours
    }

    /// The state of a field.
    pub(crate) fn state(&self, field: Field) -> State {
        match field {
            Field::Number => self.number,
            Field::Day => self.day,
            Field::Month => self.month,
            Field::Signer => self.signer,
            Field::Agency => self.agency,
        }
    }
}

/// Reads the facts of a document, prepared or not. Whether a signature is valid is not asked here.
pub(crate) fn blanks(pdf: &[u8]) -> Result<Blanks, Refusal> {
    Ok(of(&Append::open(pdf)?))
}

/// The rectangle of a field: left, bottom, right, top in points.
pub(crate) fn rectangle_of(pdf: &[u8], field: Field) -> Result<[f64; 4], Refusal> {
    let file = Append::open(pdf)?;
    let missing = || Refusal::FieldMissing { field: field.name().to_owned() };
    let found = fields::field(&file, field.name()).ok_or_else(missing)?;
    super::appearance::numbers(&file, file.entry(&found.entries, b"Rect")).ok_or_else(missing)
}

pub(super) fn of(file: &Append) -> Blanks {
    let fields = fields::fields(file);
    let state = |field: Field| match fields.iter().find(|found| found.name == field.name()) {
        None => State::Absent,
        Some(found) if found.is_pending(file) => State::Pending,
        Some(found) if found.value(file).is_some() => State::Filled,
        Some(_) => State::Blank,
    };
    let signed =
        |found: &&fields::Found| found.is_signature() && found.value(file).is_some() && !found.is_pending(file);
    Blanks {
        number: state(Field::Number),
        day: state(Field::Day),
        month: state(Field::Month),
        signer: state(Field::Signer),
        agency: state(Field::Agency),
        signatures: fields.iter().filter(signed).count(),
    }
}
