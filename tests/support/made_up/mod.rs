//! Made-up units, for tests, benches and fuzzing: the same seed, or the same bytes, give the same records. `realistic` ones are
//! as an office has them, of `bare` ones every count is known, `wild` ones have texts of any kind.

#![allow(dead_code, reason = "tests, benches and fuzz targets use each their own part")]

pub mod bare;
pub mod random;
pub mod realistic;
pub mod wild;
mod yaml;

/// The records of a unit: each file's path inside the unit, and its text.
pub type Files = Vec<(String, String)>;
