//! Which fields of a document are filled and which are not.

use crate::error::Error;
use crate::pdf::Append;

use super::{appearance, tree};

/// How far a field is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldState {
    /// There is no such field.
    Absent,
    /// There is, and it is empty.
    Blank,
    /// Room is reserved in it for a signature that is made outside.
    Pending,
    /// It is filled, or signed.
    Filled,
}

/// How far the fields of a document are. Whether a signature is valid is not asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct States {
    fields: Vec<(String, FieldState)>,
    signatures: usize,
}

impl States {
    /// Reads them from a document, prepared or not.
    ///
    /// # Errors
    /// A document that cannot be read.
    pub fn read(pdf: &[u8]) -> Result<Self, Error> {
        let file = Append::open(pdf)?;
        let fields = tree::fields(&file);
        let state = |found: &tree::FoundField| match found.value(&file) {
            _ if found.is_pending(&file) => FieldState::Pending,
            Some(_) => FieldState::Filled,
            None => FieldState::Blank,
        };
        let signed = |found: &&tree::FoundField| found.is_signature() && state(found) == FieldState::Filled;
        Ok(Self {
            signatures: fields.iter().filter(signed).count(),
            fields: fields.iter().map(|found| (found.name.clone(), state(found))).collect(),
        })
    }

    /// The state of the field of this full name.
    pub fn of(&self, field: &str) -> FieldState {
        self.fields.iter().find(|(name, _)| name == field).map_or(FieldState::Absent, |(_, state)| *state)
    }

    /// How many signature fields are signed.
    pub fn signatures(&self) -> usize {
        self.signatures
    }
}

/// The rectangle of a field: left, bottom, right, top in points.
///
/// # Errors
/// No such field, or a document that cannot be read.
pub fn rectangle_of(pdf: &[u8], field: &str) -> Result<[f64; 4], Error> {
    let file = Append::open(pdf)?;
    let missing = || Error::FieldMissing { field: field.to_owned() };
    let found = tree::field(&file, field).ok_or_else(missing)?;
    appearance::numbers(&file, file.entry(&found.entries, b"Rect")).ok_or_else(missing)
}
