//! `cchc kiem-tra`: every rule over the records of units, nothing written.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use cchc::{Problem, Unit, as_json, as_sarif};

use super::talk;

/// Checks every plan of every unit; all problems together: told on stderr, or as one document on stdout.
pub fn run(units: &[PathBuf], format: &str) -> ExitCode {
    let found: Vec<Problem> = units.iter().flat_map(|unit| Unit::open(unit, None).review()).collect();
    let document = match format {
        "json" => as_json(&units.iter().map(|unit| named(unit)).collect::<Vec<_>>(), &found),
        "sarif" => as_sarif(&found),
        _ => {
            if found.is_empty() {
                talk::say("Không thấy lỗi nào.\n");
            }
            return talk::fail(&found);
        }
    };
    match talk::print(&document) {
        Ok(()) => talk::exit_code(&found),
        Err(_) => ExitCode::from(3),
    }
}

/// A unit as problems name it before the names of its files.
fn named(unit: &Path) -> String {
    let name = talk::shown(unit);
    let trimmed = name.trim_end_matches('/');
    if trimmed.is_empty() { name } else { trimmed.to_owned() }
}
