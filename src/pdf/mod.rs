//! PDF files as objects (ISO 32000-2): read, appended to, what stands where on a page. The one home of lopdf.

mod append;
mod content;
mod write;

pub(crate) use append::{Append, Unreadable};
pub(crate) use content::{Mark, contents, marks};
pub(crate) use lopdf::{
    Dictionary, Error as InflateError, Object, ObjectId, Stream as Inflated, Stream, StringFormat, decode_text_string,
    dictionary, text_string,
};
