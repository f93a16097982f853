//! `cchc ke-hoach` and `cchc bao-cao`: one document.

use std::path::Path;
use std::process::ExitCode;

use cchc::{Document, Unit};

use super::talk;
use crate::args::Output;

/// Reads, checks, makes and stores; nothing is written when anything is wrong.
pub fn run(path: &Path, document: Document, output: &Output) -> ExitCode {
    let (sound, problems) = Unit::open(path, Some(document)).check();
    talk::problems(&problems);
    let Some(sound) = sound else { return talk::exit_code(&problems) };
    let made = sound.make(document, output.date.as_of).and_then(|pdf| pdf.store(&output.folder, &unit_name(path)));
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
