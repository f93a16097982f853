//! First room: a unit folder becomes typed records. With `store`, the only room that touches the disk.

mod decode;
mod disk;
mod paths;
mod records;
mod sentences;
mod source;
mod tree;
mod unit;
mod values;

pub(crate) use decode::{At, Texts, nearest};
#[cfg(test)]
pub(crate) use records::all_keys;
pub(crate) use records::{Agency, Field, Plan, Responsibility, Signing};
pub(crate) use sentences::Sentences;
pub(crate) use source::{Source, Span};
pub(crate) use unit::{PlanFile, Raw, open};
pub(crate) use values::{Id, Text};
