//! `cchc kiem-tra-chu-ky`: what became of the signatures of PDF files.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use cchc::problem::Problem;
use cchc::signing::{Assurance, PdfFile, TrustedRoots, Verification};

use super::arguments::{FormatArgs, HELP, OPTIONS, OutputForm, SUBJECT};
use super::talk;

/// The exit code where nothing is wrong, but not everything could be found out.
const NOT_KNOWN: u8 = 4;

/// Kiểm tra chữ ký số của tệp PDF: ai ký, lúc nào, sau đó có thay đổi gì (còn gọi: verify)
#[derive(Debug, clap::Args)]
#[command(help_template = HELP, override_usage = "cchc kiem-tra-chu-ky <TỆP PDF>... --goc <TỆP> [TÙY CHỌN]", next_help_heading = OPTIONS)]
pub struct VerifyArgs {
    /// Tệp PDF cần kiểm tra
    #[arg(required = true, value_name = "TỆP PDF", help_heading = SUBJECT)]
    files: Vec<PathBuf>,
    /// Tệp chứng thư gốc đáng tin cậy (.pem, .crt, .cer); ghi nhiều lần được
    #[arg(long = "goc", value_name = "TỆP")]
    roots: Vec<PathBuf>,
    #[command(flatten)]
    form: FormatArgs,
}

/// Tells of every file; 0 only when every signature of every file is valid, 4 when none is wrong.
pub fn run(args: &VerifyArgs) -> ExitCode {
    let roots = match args.roots.as_slice() {
        [] => None,
        roots => match TrustedRoots::open(roots) {
            Ok(roots) => Some(roots),
            Err(problem) => return talk::fail(&[problem]),
        },
    };
    let mut read = Vec::new();
    let mut unread = Vec::new();
    let mut worst = Assurance::Right;
    for file in &args.files {
        match verified(file, roots.as_ref()) {
            Ok(verification) => {
                worst = worst.max(verification.assurance());
                if args.form.format == OutputForm::Text && talk::print(&verification.text()).is_err() {
                    return ExitCode::from(3);
                }
                read.push(verification);
            }
            Err(problem) => unread.push((file.clone(), problem)),
        }
    }
    if args.form.format == OutputForm::Json && talk::print(&Verification::json(&read, &unread)).is_err() {
        return ExitCode::from(3);
    }
    let problems: Vec<Problem> = unread.into_iter().map(|(_, problem)| problem).collect();
    match (problems.is_empty(), worst) {
        (true, Assurance::Right) => ExitCode::SUCCESS,
        (true, Assurance::Unknown) => ExitCode::from(NOT_KNOWN),
        (true, Assurance::Wrong) => ExitCode::from(1),
        (false, _) => talk::fail(&problems),
    }
}

fn verified(file: &Path, roots: Option<&TrustedRoots>) -> Result<Verification, Problem> {
    Verification::of(&PdfFile::open(file)?, roots, talk::now())
}
