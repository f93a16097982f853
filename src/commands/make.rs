//! `cchc ke-hoach`, `cchc bao-cao` and the other commands that make one document.

use std::process::ExitCode;

use cchc::building::{Options, Target, Updater};
use cchc::kinds::KindCommand;

use super::arguments::OutputArgs;
use super::document::{DocumentArgs, DocumentCommand};
use super::lines::Reporter;
use super::talk;

/// How one document is made, and where it goes.
#[derive(Debug, clap::Args)]
pub struct MakingArgs {
    /// Chuẩn bị để trình ký: bỏ trống số, ngày, tháng và đặt sẵn chỗ ký số; kèm tệp thông tin văn bản (.json, .xml)
    #[arg(long = "trinh-ky")]
    prepare: bool,
    #[command(flatten)]
    output: OutputArgs,
}

impl DocumentCommand for MakingArgs {
    const BEFORE: &'static str = "cchc";
    const USAGE: &'static str = "[TÙY CHỌN]";

    fn about(kind: &KindCommand) -> String {
        format!("Lập {} (còn gọi: {})", kind.makes, kind.alias)
    }
}

/// Reads, checks, makes and stores; nothing is written when anything is wrong.
pub fn run(args: &DocumentArgs<MakingArgs>) -> ExitCode {
    let ((unit, wanted), MakingArgs { prepare, output }) = (args.wanted(), &args.own);
    let options = Options { out: output.folder.clone(), date: output.date.date, again: true, preview: false };
    let mut reporter = Reporter::of_one();
    let made = Updater::new(options).one(&Target::one(unit), wanted, *prepare, &mut |event| reporter.tell(event));
    match made {
        Ok(()) => reporter.exit_code(),
        Err(problem) => talk::fail(&[problem]),
    }
}
