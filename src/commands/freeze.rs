//! `cchc chot-so-lieu`: the figures of a quarter as they are reported.

use std::path::Path;
use std::process::ExitCode;

use cchc::{Quarter, Unit};

use super::talk;

/// Reads, checks, counts, and writes the frozen figures beside the record.
pub fn run(path: &Path, quarter: Quarter) -> ExitCode {
    let (sound, problems) = Unit::open_until(path, quarter).check();
    talk::briefly(&problems);
    let Some(sound) = sound else { return talk::exit_code(&problems) };
    match sound.freeze(quarter) {
        Ok(stored) => talk::done(&stored),
        Err(problem) => talk::fail(&[problem]),
    }
}
