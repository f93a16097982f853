//! A signature in an empty field, in three steps: room for it is reserved, the CMS is made by a key or outside, and put in
//! (ISO 32000-2, 12.8; PAdES B-B, ETSI EN 319 142-1, 6.3).

mod outside;
mod reserve;
mod unsigned;

pub use outside::{Accepted, Departure, take_in};
pub use reserve::{Request, Reserved, reserve};
pub use unsigned::{Unsigned, largest};
