//! Why a step on a document is refused.

use std::fmt;

use crate::pdf::AppendError;

/// Why nothing was written. `field` is always the full name of a form field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    // The document.
    /// The document cannot be read or appended to.
    Document(AppendError),
    /// It has no structure tree, so that its fields could not be told to assistive software (ISO 14289-1, 7.18).
    Untagged,
    /// It has a field of that name already.
    FieldExists {
        /// The first such field, in the order of the request.
        field: String,
    },
    /// It is signed: a new field would be a change of what was signed.
    AlreadySigned {
        /// The field that is signed.
        field: String,
    },
    /// A place is on a page that the document does not have.
    PageMissing {
        /// The field that was to be placed.
        field: String,
        /// The page, counted from 0.
        page: usize,
        /// How many pages there are.
        pages: usize,
    },
    /// A place is empty, or not inside its page.
    PlaceOutsidePage {
        /// The field that was to be placed.
        field: String,
    },
    // Its fields.
    /// There is no such field.
    FieldMissing {
        /// Its name.
        field: String,
    },
    /// The field is not of the kind that it should be, or is not its own widget.
    FieldUnfit {
        /// Its name.
        field: String,
    },
    /// The field is filled or signed already.
    FieldFilled {
        /// Its name.
        field: String,
    },
    /// The field waits for a signature that is made outside.
    ReservationPending {
        /// Its name.
        field: String,
    },
    /// No text to fill in was given.
    NothingToFill,
    // What is drawn into them.
    /// The appearance is no PDF that can be read.
    Appearance(AppendError),
    /// The appearance has no page, a page without size, or one with nothing on it.
    AppearanceEmpty,
    /// The appearance has a structure tree, whose marks would mean something else in the document.
    AppearanceTagged,
    // The signature's room.
    /// Only the first signature may certify (ISO 32000-2, 12.8.2.2).
    CertificationNotFirst {
        /// A field that is signed already.
        field: String,
    },
    /// No room of that size can be left: none, or more than 1 MiB.
    CapacityUnfit {
        /// The size that was asked for.
        bytes: usize,
    },
    /// The document has not exactly one room that waits for a signature and covers the whole file.
    NoReservation,
    /// A CMS of no bytes.
    CmsEmpty,
    /// The CMS is longer than its room.
    CmsTooLarge {
        /// The length of the CMS.
        bytes: usize,
        /// The length of the room.
        capacity: usize,
    },
}

impl From<AppendError> for Error {
    fn from(unreadable: AppendError) -> Self {
        Self::Document(unreadable)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Document(why) => write!(f, "the document cannot be used: {why}"),
            Self::Untagged => f.write_str("the document has no structure tree"),
            Self::FieldExists { field } => write!(f, "the document has a field {field:?} already"),
            Self::AlreadySigned { field } => write!(f, "the document is signed already, in the field {field:?}"),
            Self::PageMissing { field, page, pages } => {
                write!(f, "the field {field:?} is to be on page {}, of {pages}", page + 1)
            }
            Self::PlaceOutsidePage { field } => write!(f, "the place of the field {field:?} is not on its page"),
            Self::FieldMissing { field } => write!(f, "there is no field {field:?}"),
            Self::FieldUnfit { field } => write!(f, "the field {field:?} is not of the kind that is asked for"),
            Self::FieldFilled { field } => write!(f, "the field {field:?} is filled already"),
            Self::ReservationPending { field } => write!(f, "the field {field:?} waits for a signature"),
            Self::NothingToFill => f.write_str("there is nothing to fill in"),
            Self::Appearance(why) => write!(f, "the appearance cannot be used: {why}"),
            Self::AppearanceEmpty => f.write_str("the appearance shows nothing"),
            Self::AppearanceTagged => f.write_str("the appearance has a structure tree"),
            Self::CertificationNotFirst { field } => {
                write!(f, "only the first signature certifies; {field:?} is signed already")
            }
            Self::CapacityUnfit { bytes } => write!(f, "no room of {bytes} bytes can be left for a signature"),
            Self::NoReservation => f.write_str("the document waits for no signature"),
            Self::CmsEmpty => f.write_str("the CMS is empty"),
            Self::CmsTooLarge { bytes, capacity } => {
                write!(f, "the CMS has {bytes} bytes, its room {capacity}")
            }
        }
    }
}

impl std::error::Error for Error {}
