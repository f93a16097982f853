//! The command line, and nothing else: commands, options, and Vietnamese words for whatever is wrong with them.

use std::path::PathBuf;

use cchc::{NaiveDate, Quarter};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Parser, Subcommand};

const HELP: &str = "\
{about-with-newline}
Cách dùng: {usage}

{all-args}{after-help}";

/// Lập báo cáo, kế hoạch cải cách hành chính theo thể thức Nghị định 30/2020/NĐ-CP, từ hồ sơ YAML ra PDF
#[derive(Debug, Parser)]
#[command(
    name = "cchc",
    version,
    help_template = HELP,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    subcommand_help_heading = "Lệnh",
    next_help_heading = "Tùy chọn",
    subcommand_value_name = "LỆNH"
)]
pub struct Args {
    /// In hướng dẫn
    #[arg(short = 'h', long = "help", visible_alias = "huong-dan", action = clap::ArgAction::Help, global = true)]
    help: Option<bool>,

    /// In số phiên bản
    #[arg(short = 'V', long = "version", visible_alias = "phien-ban", action = clap::ArgAction::Version)]
    version: Option<bool>,

    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Kiểm tra hồ sơ của các đơn vị, không lập văn bản
    #[command(name = "kiem-tra", visible_alias = "check", help_template = HELP)]
    Check {
        /// Thư mục của đơn vị (có tệp don-vi.yaml)
        #[arg(required = true, value_name = "ĐƠN VỊ")]
        units: Vec<PathBuf>,
    },
    /// Lập kế hoạch của một năm
    #[command(name = "ke-hoach", visible_alias = "plan", help_template = HELP)]
    Plan {
        /// Thư mục của đơn vị (có tệp don-vi.yaml)
        #[arg(value_name = "ĐƠN VỊ")]
        unit: PathBuf,
        /// Năm của kế hoạch, ví dụ 2021
        #[arg(long = "nam", value_name = "NĂM", value_parser = clap::value_parser!(i32).range(2000..=2100))]
        year: i32,
        #[command(flatten)]
        output: Output,
    },
    /// Lập báo cáo của một quý gửi Chủ tịch
    #[command(name = "bao-cao", visible_alias = "report", help_template = HELP)]
    Report {
        /// Thư mục của đơn vị (có tệp don-vi.yaml)
        #[arg(value_name = "ĐƠN VỊ")]
        unit: PathBuf,
        /// Quý báo cáo, ví dụ 2/2021 hoặc II/2021
        #[arg(long = "quy", value_name = "QUÝ", value_parser = quarter)]
        quarter: Quarter,
        /// Kèm phụ lục biểu đồ
        #[arg(long = "bieu-do")]
        charts: bool,
        #[command(flatten)]
        output: Output,
    },
}

/// Where a document goes, and its date.
#[derive(Debug, clap::Args)]
pub struct Output {
    /// Thư mục chứa kết quả
    #[arg(
        long = "luu-vao",
        visible_alias = "out",
        value_name = "THƯ MỤC",
        default_value = "ket-qua",
        hide_default_value = true
    )]
    pub folder: PathBuf,
    /// Ngày chốt, thay cho ngày trong hồ sơ, ví dụ 6/5/2021
    #[arg(long = "ngay", value_name = "NGÀY", value_parser = day)]
    pub as_of: Option<NaiveDate>,
}

fn quarter(text: &str) -> Result<Quarter, String> {
    let found = Quarter::parse(text).filter(|quarter| (2000..=2100).contains(&quarter.year));
    found.ok_or_else(|| "ghi quý dạng 2/2021 hoặc II/2021".to_owned())
}

fn day(text: &str) -> Result<NaiveDate, String> {
    cchc::parse_date(text).ok_or_else(|| "ghi ngày dạng 6/5/2021 hoặc 2021-05-06".to_owned())
}

/// A wrong command line in Vietnamese: what is wrong, and how to get help. Help and version texts pass unchanged.
pub fn explain(error: &clap::Error) -> String {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let suggested = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
        .into_iter()
        .map(text)
        .find(|text| !text.is_empty());
    let wrong = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => return error.to_string(),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            "chưa cho biết phải làm gì".into()
        }
        ErrorKind::MissingRequiredArgument => format!("thiếu {}", text(ContextKind::InvalidArg)),
        ErrorKind::UnknownArgument => format!("không có tùy chọn \"{}\"", text(ContextKind::InvalidArg)),
        ErrorKind::InvalidSubcommand => format!("không có lệnh \"{}\"", text(ContextKind::InvalidSubcommand)),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if text(ContextKind::InvalidValue).is_empty() => {
            format!("{} chưa có giá trị", text(ContextKind::InvalidArg))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("\"{}\" không dùng được cho {}", text(ContextKind::InvalidValue), text(ContextKind::InvalidArg))
        }
        ErrorKind::ArgumentConflict => format!("{} viết hai lần", text(ContextKind::InvalidArg)),
        _ => "dòng lệnh không đúng".into(),
    };
    let hint = match suggested {
        Some(suggested) => format!("có phải là \"{suggested}\"?"),
        None => "gõ \"cchc --help\" hoặc \"cchc ke-hoach --help\" để xem cách dùng.".into(),
    };
    format!("lỗi: {wrong}.\ngợi ý: {hint}\n")
}
