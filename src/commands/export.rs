//! `cchc xuat-typst`: one document as files for stock Typst.

use std::path::PathBuf;
use std::process::ExitCode;

use cchc::building::store_files;
use cchc::kinds::KindCommand;
use cchc::unit::Unit;

use super::arguments::{FileDateArgs, HELP, OPTIONS, WarningArgs};
use super::document::{DocumentArgs, DocumentCommand};
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
    document: DocumentArgs<ExportOutputArgs>,
}

/// Where the files for stock Typst go, and the document's date.
#[derive(Debug, clap::Args)]
pub struct ExportOutputArgs {
    /// Thư mục chứa main.typ, data.json, fonts và lenh.txt (còn gọi: --out)
    #[arg(long = "luu-vao", alias = "out", value_name = "THƯ MỤC")]
    folder: PathBuf,
    #[command(flatten)]
    date: FileDateArgs,
    #[command(flatten)]
    warnings: WarningArgs,
}

impl DocumentCommand for ExportOutputArgs {
    const BEFORE: &'static str = "cchc xuat-typst";
    const USAGE: &'static str = "--luu-vao <THƯ MỤC> [TÙY CHỌN]";

    fn about(kind: &KindCommand) -> String {
        let mut letters = kind.makes.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        format!("{} (còn gọi: {})", first.chain(letters).collect::<String>(), kind.alias)
    }
}

/// Reads, checks and stores; nothing is written when anything is wrong.
pub fn run(args: &ExportArgs) -> ExitCode {
    let ((unit, wanted), output) = (args.document.wanted(), &args.document.own);
    let (checked, problems) = Unit::open(unit, Some(&wanted.document)).check();
    talk::briefly(&problems, output.warnings.warnings);
    let Some(checked) = checked else { return ExitCode::from(talk::exit_code(&problems)) };
    let exported = checked.export_typst(wanted, output.date.date).map_err(|problem| vec![problem]);
    match exported.and_then(|files| store_files(&output.folder, &files)) {
        Ok(stored) => {
            talk::may_go_on("Xuất được văn bản", talk::warnings(&problems));
            match stored.iter().try_for_each(talk::stored) {
                Ok(()) => ExitCode::SUCCESS,
                Err(_) => ExitCode::from(3),
            }
        }
        Err(problems) => talk::fail(&problems),
    }
}
