//! What is filled in a document and what is not: the facts by which the order of the steps is judged.

use pdf_signing::fields::{self, State, States};

use super::form_field::FormField;
use crate::problem::Fault;

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
        FormField::ALL.iter().any(|field| self.state(*field) != State::Absent)
    }

    /// Whether there is a signature in a field of another program's own.
    pub(crate) fn signed_elsewhere(&self) -> bool {
        let ours = [self.signer, self.agency].into_iter().filter(|state| *state == State::Filled).count();
        self.signatures > ours
    }

    /// The state of a field.
    pub(crate) fn state(&self, field: FormField) -> State {
        match field {
            FormField::Number => self.number,
            FormField::Day => self.day,
            FormField::Month => self.month,
            FormField::Signer => self.signer,
            FormField::Agency => self.agency,
        }
    }
}

/// Reads the facts of a document, prepared or not. Whether a signature is valid is not asked here.
pub(crate) fn blanks(pdf: &[u8]) -> Result<Blanks, Fault> {
    let states = States::read(pdf)?;
    let state = |field: FormField| states.of(field.name());
    Ok(Blanks {
        number: state(FormField::Number),
        day: state(FormField::Day),
        month: state(FormField::Month),
        signer: state(FormField::Signer),
        agency: state(FormField::Agency),
        signatures: states.signatures(),
    })
}

/// The rectangle of a field: left, bottom, right, top in points.
pub(crate) fn rectangle_of(pdf: &[u8], field: FormField) -> Result<[f64; 4], Fault> {
    Ok(fields::rectangle_of(pdf, field.name())?)
}
