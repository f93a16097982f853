//! `cchc cap-nhat`: every document of a unit.

use std::path::Path;
use std::process::ExitCode;

use cchc::{Document, Unit};

use super::talk;
use crate::args::Output;

/// Makes the plans, reports and follow-up plans that the records allow; one that fails does not stop the others.
pub fn run(path: &Path, output: &Output) -> ExitCode {
    let (sound, problems) = Unit::open(path, None).check();
    talk::problems(&problems);
    let Some(sound) = sound else { return talk::exit_code(&problems) };
    let mut failed = Vec::new();
    for document in sound.documents() {
        if let Document::FollowUp { after } = document
            && sound.all_done(after, output.date.as_of).unwrap_or(false)
        {
            continue;
        }
        let made = sound.make(document, output.date.as_of).and_then(|pdf| {
            talk::problems(&pdf.warnings);
            pdf.store(&output.folder, &talk::unit_name(path))
        });
        match made {
            Ok(stored) => {
                if talk::done(&stored) != ExitCode::SUCCESS {
                    return ExitCode::from(3);
                }
            }
            Err(problem) => failed.push(problem),
        }
    }
    talk::fail(&failed)
}
