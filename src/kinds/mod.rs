//! Which kinds of documents there are, as data: what the program calls each, who issues and signs it, and where its
//! record is. Documents and record files have one way to their names and one way back.
//!
//! A new kind is a variant of [`Kind`] with its entry in `table`. What only code can say of it, its figures and its words,
//! is chosen in one place: `unit::steps`.

mod document;
mod file_name;
mod kind;
mod naming;
mod record_file;
mod stage;
mod subject;
mod table;
#[cfg(test)]
mod tests;

pub use document::{Document, NoDocument, Wanted};
pub use kind::{Kind, KindCommand};
#[cfg(test)]
pub(crate) use subject::About;

pub(crate) use file_name::{FileFormat, FileName};
pub(crate) use kind::{IssuedBy, OwnName, SignedAs};
pub(crate) use naming::REPLACING;
pub(crate) use record_file::RecordFile;
pub(crate) use stage::{METADATA, METADATA_ENDINGS, Stage};
