//! `cchc ke-hoach`: the plan of one year.

use std::path::Path;
use std::process::ExitCode;

use cchc::{NaiveDate, Unit};

use super::talk;

/// Reads, checks, makes and stores; nothing is written when anything is wrong.
pub fn run(path: &Path, year: i32, out: &Path, as_of: Option<NaiveDate>) -> ExitCode {
    let (sound, problems) = Unit::open(path, Some(year)).check();
    talk::problems(&problems);
    let Some(sound) = sound else { return talk::exit_code(&problems) };
    let made = sound.plan(year, as_of).and_then(|pdf| pdf.store(out, &unit_name(path)));
    match made {
        Ok(stored) => match talk::stored(&stored) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::from(3),
        },
        Err(problem) => talk::fail(&[problem]),
    }
}

/// The folder's own name, also for `.` and `..`.
fn unit_name(path: &Path) -> String {
    let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    real.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
