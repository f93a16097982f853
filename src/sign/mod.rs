//! Sixth room: a finished PDF is prepared for signing, signed, numbered and sealed, each by bytes appended to it.

mod appearance;
mod blank;
mod certificate;
mod cms;
mod fields;
mod identity;
mod keys;
mod metadata;
mod number;
mod order;
mod places;
mod prepare;
mod reserve;
mod secret;
mod structure;

pub(crate) use blank::{State, blanks, rectangle_of};
pub(crate) use cms::{Unsigned, largest};
#[cfg(test)]
pub(crate) use fields::field_object;
pub(crate) use identity::Identity;
#[cfg(test)]
pub(crate) use keys::Token;
#[cfg(test)]
pub(crate) use keys::outside::Departure;
pub(crate) use keys::outside::take_in;
pub(crate) use keys::{KeyFile, Library, SigningKey};
pub(crate) use metadata::{Metadata, Recipient, Signer, Spot};
pub(crate) use number::{Filling, Numbering, fill_number, number_values};
pub(crate) use order::{in_order, may_number, may_sign};
pub(crate) use places::{Place, Places, seal_beside};
pub(crate) use prepare::{Labels, prepare};
pub(crate) use reserve::{Request, Reserved, reserve};
pub use secret::Secret;
