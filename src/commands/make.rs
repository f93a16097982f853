//! `cchc ke-hoach`, `cchc bao-cao`, `cchc ke-hoach-tiep-tuc`: one document.

use std::path::Path;
use std::process::ExitCode;

use cchc::{Document, Target, Unit, Updater, Wish};

use super::lines::Teller;
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
    let wish = Wish { out: output.folder.clone(), as_of: output.date.as_of, again: true, preview: false };
    let mut teller = Teller::of_one();
    let made =
        Updater::new(wish).one(&Target::one(path), &sound, document, signing.prepare, &mut |news| teller.tell(news));
    match made {
        Ok(()) => teller.exit_code(),
        Err(problem) => talk::fail(&[problem]),
    }
}
