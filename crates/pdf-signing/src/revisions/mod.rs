//! Reading PDF files: untrusted bytes in, facts of their signatures and of what came after each out.

mod annotation_rules;
mod appearance_rules;
mod budget;
mod catalog_rules;
mod change;
mod changes;
mod covering;
mod decoded;
mod difference;
mod fields;
mod file;
mod form_rules;
mod indirect;
mod locks;
mod oddities;
mod pages;
mod revocation;
mod sections;
mod shown;
mod signatures;
mod syntax;
mod text;
mod titles;
mod tokens;
mod unreadable;
mod uses;
mod value;
mod view;
mod xmp;

pub use change::{Change, Later, ObjectRole, Why};
pub(crate) use changes::{Review, Reviewed, review};
pub use covering::Cover;
pub use oddities::{Expected, Oddity, oddities};
pub use signatures::RangeFault;
pub(crate) use signatures::{SignatureDictionary, SignatureKind};
pub use unreadable::{Many, Unreadable};

#[cfg(test)]
mod tests;
