//! `cchc xuat-typst`: one document as files for stock Typst.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use cchc::building::store_files;
use cchc::kinds::Wanted;
use cchc::unit::Unit;
use clap::Subcommand;

use super::arguments::{FileDateArgs, HELP, OPTIONS};
use super::document::{FollowUpArgs, PlanArgs, ReportArgs};
use super::talk;

/// Xuất một văn bản thành mã nguồn Typst, kèm dòng lệnh để Typst lập lại đúng các trang ấy (còn gọi: export)
#[derive(Debug, clap::Args)]
#[command(
    help_template = HELP,
    override_usage = "cchc xuat-typst <VĂN BẢN> <ĐƠN VỊ> [TÙY CHỌN] --luu-vao <THƯ MỤC>",
    subcommand_help_heading = "Văn bản",
    subcommand_value_name = "VĂN BẢN",
    next_help_heading = OPTIONS
)]
pub struct ExportArgs {
    #[command(subcommand)]
    document: Export,
}

/// Which document is written out for stock Typst.
#[derive(Debug, Subcommand)]
enum Export {
    /// Kế hoạch của một năm (còn gọi: plan)
    #[command(
        name = "ke-hoach",
        alias = "plan",
        help_template = HELP,
        override_usage = "cchc xuat-typst ke-hoach <ĐƠN VỊ> --nam <NĂM> --luu-vao <THƯ MỤC> [TÙY CHỌN]",
        next_help_heading = OPTIONS
    )]
    Plan {
        #[command(flatten)]
        plan: PlanArgs,
        #[command(flatten)]
        output: ExportOutputArgs,
    },
    /// Báo cáo của một quý gửi Chủ tịch (còn gọi: report)
    #[command(
        name = "bao-cao",
        alias = "report",
        help_template = HELP,
        override_usage = "cchc xuat-typst bao-cao <ĐƠN VỊ> --quy <QUÝ> --luu-vao <THƯ MỤC> [TÙY CHỌN]",
        next_help_heading = OPTIONS
    )]
    Report {
        #[command(flatten)]
        report: ReportArgs,
        #[command(flatten)]
        output: ExportOutputArgs,
    },
    /// Kế hoạch tiếp tục sau một quý (còn gọi: follow-up)
    #[command(
        name = "ke-hoach-tiep-tuc",
        alias = "follow-up",
        help_template = HELP,
        override_usage = "cchc xuat-typst ke-hoach-tiep-tuc <ĐƠN VỊ> --sau-quy <QUÝ> --luu-vao <THƯ MỤC> [TÙY CHỌN]",
        next_help_heading = OPTIONS
    )]
    FollowUp {
        #[command(flatten)]
        follow_up: FollowUpArgs,
        #[command(flatten)]
        output: ExportOutputArgs,
    },
}

/// Where the files for stock Typst go, and the document's date.
#[derive(Debug, clap::Args)]
struct ExportOutputArgs {
    /// Thư mục chứa main.typ, data.json, fonts và lenh.txt (còn gọi: --out)
    #[arg(long = "luu-vao", alias = "out", value_name = "THƯ MỤC")]
    folder: PathBuf,
    #[command(flatten)]
    date: FileDateArgs,
}

/// Exports the document that is asked for.
pub fn run(args: &ExportArgs) -> ExitCode {
    match &args.document {
        Export::Plan { plan, output } => export(plan.wanted(), output),
        Export::Report { report, output } => export(report.wanted(), output),
        Export::FollowUp { follow_up, output } => export(follow_up.wanted(), output),
    }
}

/// Reads, checks and stores; nothing is written when anything is wrong.
fn export((unit, wanted): (&Path, Wanted), output: &ExportOutputArgs) -> ExitCode {
    let (checked, problems) = Unit::open(unit, Some(&wanted.document)).check();
    talk::briefly(&problems);
    let Some(checked) = checked else { return talk::exit_code(&problems) };
    let exported = checked.export_typst(wanted, output.date.date).map_err(|problem| vec![problem]);
    match exported.and_then(|files| store_files(&output.folder, &files)) {
        Ok(stored) => match stored.iter().try_for_each(talk::stored) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::from(3),
        },
        Err(problems) => talk::fail(&problems),
    }
}
