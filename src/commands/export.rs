//! `cchc xuat-typst`: one document as files for stock Typst.

use std::path::Path;
use std::process::ExitCode;

use cchc::{Unit, Wanted};

use super::talk;
use crate::args::ExportOutput;

/// Reads, checks and stores; nothing is written when anything is wrong.
pub fn run(path: &Path, wanted: Wanted, output: &ExportOutput) -> ExitCode {
    let (sound, problems) = Unit::open(path, Some(&wanted.document)).check();
    talk::briefly(&problems);
    let Some(sound) = sound else { return talk::exit_code(&problems) };
    let exported = sound.export_typst(wanted, output.date.date).map_err(|problem| vec![problem]);
    match exported.and_then(|files| files.store(&output.folder)) {
        Ok(stored) => match stored.iter().try_for_each(talk::stored) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::from(3),
        },
        Err(problems) => talk::fail(&problems),
    }
}
