//! Reading PDF files: untrusted bytes in, facts of their signatures and of what came after each out.

mod budget;
mod catalog_rules;
mod changes;
mod decoded;
mod difference;
mod fields;
mod file;
mod form_rules;
mod locks;
mod sections;
mod signatures;
mod syntax;
mod text;
mod unreadable;
mod value;
mod view;
mod xmp;

pub(crate) use changes::{Change, Later, Reviewed, review};
pub(crate) use signatures::{Kind, RangeFault};
pub(crate) use unreadable::Unreadable;

#[cfg(test)]
mod tests;
