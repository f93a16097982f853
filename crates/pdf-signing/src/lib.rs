#![doc = include_str!("../README.md")]
#![warn(missing_docs)]

pub mod cms;
mod error;
pub mod fields;
mod hash;
pub mod keys;
pub mod pdf;
pub mod revisions;
pub mod signing;
pub mod verify;

#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;

pub use error::Error;
