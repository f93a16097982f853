//! Form fields (ISO 32000-2, 12.7): made in a finished document, filled with text, asked how far they are.

pub(crate) mod appearance;
mod fill;
mod prepare;
mod state;
mod structure;
pub(crate) mod tree;

pub use fill::{TextFilling, fill, values};
pub use prepare::{FieldKind, FieldPlace, NewField, prepare};
pub use state::{FieldState, States, rectangle_of};
