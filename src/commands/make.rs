//! `cchc ke-hoach`, `cchc bao-cao`, `cchc ke-hoach-tiep-tuc`: one document.

use std::path::Path;
use std::process::ExitCode;

use cchc::{Target, Updater, Wanted, Wish};

use super::lines::Teller;
use super::talk;
use crate::args::{ForSigning, Output};

/// Reads, checks, makes and stores; nothing is written when anything is wrong.
pub fn run(path: &Path, wanted: Wanted, signing: &ForSigning, output: &Output) -> ExitCode {
    let wish = Wish { out: output.folder.clone(), date: output.date.date, again: true, preview: false };
    let mut teller = Teller::of_one();
    let made = Updater::new(wish).one(&Target::one(path), wanted, signing.prepare, &mut |news| teller.tell(news));
    match made {
        Ok(()) => teller.exit_code(),
        Err(problem) => talk::fail(&[problem]),
    }
}
