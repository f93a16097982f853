//! Form fields (ISO 32000-2, 12.7): made in a finished document, filled with text, asked how far they are.

pub(crate) mod appearance;
mod fill;
mod prepare;
mod state;
mod structure;
pub(crate) mod tree;

pub use fill::{Filling, fill, values};
pub use prepare::{FieldKind, NewField, Place, prepare};
pub use state::{State, States, rectangle_of};
