//! `cchc ke-hoach`, `cchc bao-cao`, `cchc ke-hoach-tiep-tuc`: one document.

use std::path::Path;
use std::process::ExitCode;

use cchc::building::{Options, Target, Updater};
use cchc::kinds::Wanted;

use super::arguments::{HELP, OPTIONS, OutputArgs};
use super::document::{FollowUpArgs, PlanArgs, ReportArgs};
use super::lines::Reporter;
use super::talk;

/// Lập kế hoạch của một năm (còn gọi: plan)
#[derive(Debug, clap::Args)]
#[command(help_template = HELP, override_usage = "cchc ke-hoach <ĐƠN VỊ> --nam <NĂM> [TÙY CHỌN]", next_help_heading = OPTIONS)]
pub struct MakePlanArgs {
    #[command(flatten)]
    plan: PlanArgs,
    #[command(flatten)]
    making: MakingArgs,
}

/// Lập báo cáo của một quý gửi Chủ tịch (còn gọi: report)
#[derive(Debug, clap::Args)]
#[command(help_template = HELP, override_usage = "cchc bao-cao <ĐƠN VỊ> --quy <QUÝ> [TÙY CHỌN]", next_help_heading = OPTIONS)]
pub struct MakeReportArgs {
    #[command(flatten)]
    report: ReportArgs,
    #[command(flatten)]
    making: MakingArgs,
}

/// Lập kế hoạch tiếp tục những việc chưa xong sau một quý (còn gọi: follow-up)
#[derive(Debug, clap::Args)]
#[command(help_template = HELP, override_usage = "cchc ke-hoach-tiep-tuc <ĐƠN VỊ> --sau-quy <QUÝ> [TÙY CHỌN]", next_help_heading = OPTIONS)]
pub struct MakeFollowUpArgs {
    #[command(flatten)]
    follow_up: FollowUpArgs,
    #[command(flatten)]
    making: MakingArgs,
}

/// How one document is made, and where it goes.
#[derive(Debug, clap::Args)]
struct MakingArgs {
    /// Chuẩn bị để trình ký: bỏ trống số, ngày, tháng và đặt sẵn chỗ ký số; kèm tệp thông tin văn bản (.json, .xml)
    #[arg(long = "trinh-ky")]
    prepare: bool,
    #[command(flatten)]
    output: OutputArgs,
}

/// Makes the plan.
pub fn plan(args: &MakePlanArgs) -> ExitCode {
    make(args.plan.wanted(), &args.making)
}

/// Makes the report.
pub fn report(args: &MakeReportArgs) -> ExitCode {
    make(args.report.wanted(), &args.making)
}

/// Makes the follow-up plan.
pub fn follow_up(args: &MakeFollowUpArgs) -> ExitCode {
    make(args.follow_up.wanted(), &args.making)
}

/// Reads, checks, makes and stores; nothing is written when anything is wrong.
fn make((unit, wanted): (&Path, Wanted), making: &MakingArgs) -> ExitCode {
    let MakingArgs { prepare, output } = making;
    let options = Options { out: output.folder.clone(), date: output.date.date, again: true, preview: false };
    let mut reporter = Reporter::of_one();
    let made = Updater::new(options).one(&Target::one(unit), wanted, *prepare, &mut |event| reporter.tell(event));
    match made {
        Ok(()) => reporter.exit_code(),
        Err(problem) => talk::fail(&[problem]),
    }
}
