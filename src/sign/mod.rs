//! Sixth room: a finished PDF is prepared for signing, signed, numbered and sealed, each by bytes appended to it. The PDF
//! itself is the library's; here are the five fields of an official document, their places and the order of the steps.

mod blank;
mod identity;
mod metadata;
mod number;
mod order;
mod places;
mod prepare;

pub(crate) use blank::{blanks, rectangle_of};
pub(crate) use identity::Identity;
pub(crate) use metadata::{Metadata, Recipient, Signer, Spot};
pub(crate) use number::{Filling, Numbering, fill_number, number_values};
pub(crate) use order::{in_order, may_number, may_sign};
pub(crate) use places::{Places, seal_beside};
pub(crate) use prepare::{Labels, prepare};
