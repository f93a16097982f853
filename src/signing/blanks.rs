//! What is filled in a document and what is not: the facts by which the order of the steps is judged.

use pdf_signing::fields::{self, FieldState, States};

use super::form_field::OfficeField;
use crate::problem::Fault;

/// Our fields in a document, and how often it is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Blanks {
    pub(crate) number: FieldState,
    pub(crate) day: FieldState,
    pub(crate) month: FieldState,
    pub(crate) signer: FieldState,
    pub(crate) agency: FieldState,
    /// Signature fields that are filled, ours and others.
    pub(crate) signatures: usize,
}

impl Blanks {
    /// Whether it has any of our fields.
    pub(crate) fn prepared(&self) -> bool {
        OfficeField::ALL.iter().any(|field| self.state(*field) != FieldState::Absent)
    }

    /// Whether there is a signature in a field of another program's own.
    pub(crate) fn signed_elsewhere(&self) -> bool {
        let ours = [self.signer, self.agency].into_iter().filter(|state| *state == FieldState::Filled).count();
        self.signatures > ours
    }

    /// The state of a field.
    pub(crate) fn state(&self, field: OfficeField) -> FieldState {
        match field {
            OfficeField::Number => self.number,
            OfficeField::Day => self.day,
            OfficeField::Month => self.month,
            OfficeField::Signer => self.signer,
            OfficeField::Agency => self.agency,
        }
    }
}

/// Reads the facts of a document, prepared or not. Whether a signature is valid is not asked here.
pub(crate) fn blanks(pdf: &[u8]) -> Result<Blanks, Fault> {
    let states = States::read(pdf)?;
    let state = |field: OfficeField| states.of(field.name());
    Ok(Blanks {
        number: state(OfficeField::Number),
        day: state(OfficeField::Day),
        month: state(OfficeField::Month),
        signer: state(OfficeField::Signer),
        agency: state(OfficeField::Agency),
        signatures: states.signatures(),
    })
}

/// The rectangle of a field: left, bottom, right, top in points.
pub(crate) fn rectangle_of(pdf: &[u8], field: OfficeField) -> Result<[f64; 4], Fault> {
    Ok(fields::rectangle_of(pdf, field.name())?)
}
