//! An office at work: a folder with a unit, and the real program run over it.

#![allow(dead_code, unused_imports, reason = "each test binary uses its own part")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail anywhere")]

mod office;
mod problems;
mod program;

pub use office::Office;
pub use problems::{ENGLISH, Found};
pub use program::{AGENCY, OWN_FONTS, PLAN, Run};
