//! `cchc kiem-tra-chu-ky`: what became of the signatures of PDF files.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use cchc::{Assurance, Draft, Problem, TrustedRoots, Verification};

use super::talk;

/// The exit code where nothing is wrong, but not everything could be found out.
const NOT_KNOWN: u8 = 4;

/// Tells of every file; 0 only when every signature of every file is valid, 4 when none is wrong.
pub fn run(files: &[PathBuf], roots: &[PathBuf], json: bool) -> ExitCode {
    let roots = match roots {
        [] => None,
        roots => match TrustedRoots::open(roots) {
            Ok(roots) => Some(roots),
            Err(problem) => return talk::fail(&[problem]),
        },
    };
    let mut problems = Vec::new();
    let mut worst = Assurance::Right;
    for file in files {
        match verified(file, roots.as_ref()) {
            Ok(verification) => {
                worst = worst.max(verification.assurance());
                let text = if json { verification.json() } else { verification.text() };
                if io::stdout().write_all(text.as_bytes()).is_err() {
                    return ExitCode::from(3);
                }
            }
            Err(problem) => problems.push(problem),
        }
    }
    match (problems.is_empty(), worst) {
        (true, Assurance::Right) => ExitCode::SUCCESS,
        (true, Assurance::Unknown) => ExitCode::from(NOT_KNOWN),
        (true, Assurance::Wrong) => ExitCode::from(1),
        (false, _) => talk::fail(&problems),
    }
}

fn verified(file: &Path, roots: Option<&TrustedRoots>) -> Result<Verification, Problem> {
    Verification::of(&Draft::open(file)?, roots, talk::now())
}
