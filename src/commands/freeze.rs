//! `cchc chot-so-lieu`: stores the figures of a quarter as they are reported.

use std::process::ExitCode;

use cchc::period::Quarter;
use cchc::unit::{Unit, freeze};

use super::arguments::{HELP, OPTIONS, UnitArgs, WarningArgs, quarter};
use super::talk;

/// Chốt số liệu của một quý như đã báo cáo, để các quý sau so sánh (còn gọi: freeze)
#[derive(Debug, clap::Args)]
#[command(help_template = HELP, override_usage = "cchc chot-so-lieu <ĐƠN VỊ> --quy <QUÝ> [TÙY CHỌN]", next_help_heading = OPTIONS)]
pub struct FreezeArgs {
    #[command(flatten)]
    of: UnitArgs,
    /// Quý đã báo cáo, ví dụ 2/2021 hoặc II/2021
    #[arg(long = "quy", value_name = "QUÝ", value_parser = quarter)]
    quarter: Quarter,
    #[command(flatten)]
    warnings: WarningArgs,
}

/// Reads, checks, counts, and writes the frozen figures beside the record.
pub fn run(args: &FreezeArgs) -> ExitCode {
    let quarter = args.quarter;
    let (checked, problems) = Unit::open_until(&args.of.unit, quarter).check();
    talk::briefly(&problems, args.warnings.warnings);
    let Some(checked) = checked else { return ExitCode::from(talk::exit_code(&problems)) };
    match freeze(&checked, quarter) {
        Ok(stored) => {
            talk::may_go_on("Chốt được số liệu", talk::warnings(&problems));
            talk::done(&stored)
        }
        Err(problem) => talk::fail(&[problem]),
    }
}
