//! `cchc ke-hoach`, `cchc bao-cao` and the other commands that make one document.

use std::process::ExitCode;

use cchc::building::{Options, Target, Updater};
use cchc::kinds::KindCommand;

use super::arguments::{OutputArgs, WarningArgs};
use super::document::{DocumentArgs, DocumentCommand};
use super::lines::{Reporter, Telling};
use super::talk;

/// How one document is made, and where it goes.
#[derive(Debug, clap::Args)]
pub struct MakingArgs {
    /// Chuẩn bị để trình ký: bỏ trống số, ngày, tháng và đặt sẵn chỗ ký số; kèm tệp thông tin văn bản (.json, .xml)
    #[arg(long = "trinh-ky")]
    prepare: bool,
    /// Ghi đè cả báo cáo của quý đã chốt số liệu
    #[arg(long = "lam-lai")]
    again: bool,
    #[command(flatten)]
    warnings: WarningArgs,
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
    let ((unit, wanted), MakingArgs { prepare, again, warnings, output }) = (args.wanted(), &args.own);
    let (out, date) = (output.folder.clone(), output.date.date);
    let options = Options { out, date, again: true, over_frozen: *again, preview: false };
    let mut reporter = Reporter::new(Telling { one: true, warnings: warnings.warnings, ..Telling::default() });
    let made = Updater::new(options).one(&Target::one(unit), wanted, *prepare, &mut |event| reporter.tell(event));
    match made {
        Ok(()) => {
            reporter.sum_up_one();
            reporter.exit_code()
        }
        Err(problem) => talk::fail(&[problem]),
    }
}
