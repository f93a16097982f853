//! Made-up units, for tests and benches: the same seed gives the same records.

#![allow(dead_code, reason = "tests and benches use each their own part")]

pub mod random;
pub mod realistic;
mod yaml;

/// The records of a unit: each file's path inside the unit, and its text.
pub type Files = Vec<(String, String)>;
