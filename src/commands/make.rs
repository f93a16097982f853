//! `cchc ke-hoach`, `cchc bao-cao`, `cchc ke-hoach-tiep-tuc`: one document.

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
    if let Document::FollowUp { after } = document
        && sound.all_done(after, output.date.as_of).unwrap_or(false)
    {
        talk::say("Mọi nhiệm vụ đã hoàn thành và có tài liệu kiểm chứng: không còn gì để lập kế hoạch tiếp tục.\n");
        return ExitCode::SUCCESS;
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
