//! A document from the pages on to its seal: prepared with the fields of an office, signed, numbered, sealed, verified. Each step
//! appends to the file of the step before (NĐ 30/2020, Điều 13, 15, 18) and makes a new file. PDF, CMS and keys are the work of
//! the crate pdf-signing; here are the five fields, their places on the page, the order of the steps, and the words.

mod blanks;
mod fields;
mod form_field;
mod history;
mod identity;
mod metadata;
mod number;
mod order;
mod pdf_file;
mod places;
mod prepare;
mod record;
mod refusals;
mod roots;
mod sign;
mod verify;

pub use history::{Signed, oddities, signed_by, trusted_so_far};
pub use metadata::metadata_after;
pub use number::{not_numbered_in, number, waits_for_agency};
pub use pdf_file::{NewFile, PdfFile};
pub use pdf_signing::keys::Secret;
pub use prepare::{Prepared, prepare};
pub use record::{NumberedRecord, record_with};
pub use roots::TrustedRoots;
pub use sign::{Ask, Asked, KeySource, Role, SigningOptions, Waiting, picture, picture_file, reserve, sign, take_in};
pub use verify::{Assurance, Verification};

pub(crate) use blanks::blanks;
pub(crate) use form_field::OfficeField;
pub(crate) use prepare::prepare_in;
pub(crate) use sign::picture_of;
#[cfg(test)]
pub(crate) use {
    blanks::rectangle_of,
    fields::append_fields,
    number::{Filling, Numbering, fill_number},
    order::NotPrepared,
    places::{Places, places},
};

use crate::problem::ProblemKind;

/// Every kind of problem that is declared in this room.
pub(crate) fn problem_kinds() -> impl Iterator<Item = &'static ProblemKind> {
    let rooms = [
        history::PROBLEM_KINDS,
        number::PROBLEM_KINDS,
        order::PROBLEM_KINDS,
        record::PROBLEM_KINDS,
        roots::PROBLEM_KINDS,
        sign::PROBLEM_KINDS,
    ];
    rooms.into_iter().flatten().copied().chain(refusals::problem_kinds())
}
