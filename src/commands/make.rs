//! `cchc ke-hoach`, `cchc bao-cao`, `cchc ke-hoach-tiep-tuc`: one document.

use std::path::Path;
use std::process::ExitCode;

use cchc::{Document, Sound, Unit};

use super::talk;
use crate::args::{ForSigning, Output};

/// Reads, checks, makes and stores; nothing is written when anything is wrong.
pub fn run(path: &Path, document: Document, signing: &ForSigning, output: &Output) -> ExitCode {
    let (sound, problems) = Unit::open(path, Some(document)).check();
    talk::problems(&problems);
    let Some(sound) = sound else { return talk::exit_code(&problems) };
    if let Document::FollowUp { after } = document
        && sound.all_done(after, output.date.as_of).unwrap_or(false)
    {
        talk::say("Mọi nhiệm vụ đã hoàn thành và có tài liệu kiểm chứng: không còn gì để lập kế hoạch tiếp tục.\n");
        return ExitCode::SUCCESS;
    }
    if signing.prepare {
        return prepare(&sound, path, document, output);
    }
    let pdf = match sound.make(document, output.date.as_of) {
        Ok(pdf) => pdf,
        Err(problem) => return talk::fail(&[problem]),
    };
    talk::problems(&pdf.warnings);
    match pdf.store(&output.folder, &talk::unit_name(path)) {
        Ok(stored) => talk::done(&stored),
        Err(problem) => talk::fail(&[problem]),
    }
}

/// The same for signing, with its metadata.
fn prepare(sound: &Sound, path: &Path, document: Document, output: &Output) -> ExitCode {
    let prepared = match sound.prepare(document, output.date.as_of) {
        Ok(prepared) => prepared,
        Err(problem) => return talk::fail(&[problem]),
    };
    talk::problems(&prepared.pdf.warnings);
    match prepared.store(&output.folder, &talk::unit_name(path)) {
        Ok(stored) => match stored.iter().try_for_each(talk::stored) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::from(3),
        },
        Err(problem) => talk::fail(&[problem]),
    }
}
