//! `cchc kiem-tra`: every rule over the records of units, nothing written.

use std::path::PathBuf;
use std::process::ExitCode;

use cchc::Unit;

use super::talk;

/// Checks every plan of every unit; all problems together.
pub fn run(units: &[PathBuf]) -> ExitCode {
    let found: Vec<_> = units.iter().flat_map(|unit| Unit::open(unit, None).check().1).collect();
    if found.is_empty() {
        talk::say("Không thấy lỗi nào.\n");
    }
    talk::fail(&found)
}
