//! PDF files as objects (ISO 32000-2): read, appended to, what stands where on a page. The one home of lopdf, whose types
//! stand for the objects.

mod append;
mod content;
mod matrix;
mod private;
mod write;

pub use append::{Append, AppendError};
pub(crate) use content::{Mark, contents, marks};
pub(crate) use lopdf::StringFormat;
pub(crate) use lopdf::filters::png::{FilterType, decode_row};
pub use lopdf::{Dictionary, Object, ObjectId, Stream, decode_text_string, dictionary, text_string};
pub(crate) use matrix::{IDENTITY, Matrix, moved, product};
pub(crate) use private::put_private_data;
pub use private::{PrivateData, PrivateValue, private_data};
