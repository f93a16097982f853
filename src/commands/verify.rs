//! `cchc kiem-tra-chu-ky`: what became of the signatures of PDF files.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use cchc::{Draft, Problem, TrustedRoots, Verification};

use super::talk;

/// Tells of every file; 0 only when every signature of every file is valid.
pub fn run(files: &[PathBuf], roots: &[PathBuf], json: bool) -> ExitCode {
    let roots = match roots {
        [] => None,
        roots => match TrustedRoots::open(roots) {
            Ok(roots) => Some(roots),
            Err(problem) => return talk::fail(&[problem]),
        },
    };
    let mut problems = Vec::new();
    let mut valid = true;
    for file in files {
        match verified(file, roots.as_ref()) {
            Ok(verification) => {
                valid &= verification.is_valid();
                let text = if json { verification.json() } else { verification.text() };
                if io::stdout().write_all(text.as_bytes()).is_err() {
                    return ExitCode::from(3);
                }
            }
            Err(problem) => problems.push(problem),
        }
    }
    match (problems.is_empty(), valid) {
        (true, true) => ExitCode::SUCCESS,
        (true, false) => ExitCode::from(1),
        (false, _) => talk::fail(&problems),
    }
}

fn verified(file: &Path, roots: Option<&TrustedRoots>) -> Result<Verification, Problem> {
    Verification::of(&Draft::open(file)?, roots, talk::now())
}
