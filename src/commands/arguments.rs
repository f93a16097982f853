//! Arguments that several commands take, and how what is typed for them is read.

use std::path::PathBuf;

use cchc::period::{Quarter, parse_date};
use chrono::NaiveDate;
use clap::ValueEnum;

/// How the help of a command is set.
pub const HELP: &str = "\
{about-with-newline}
Cách dùng: {usage}

{all-args}{after-help}";

/// The heading of options.
pub const OPTIONS: &str = "Tùy chọn";

/// The heading of what a command is about.
pub const SUBJECT: &str = "Đối tượng";

/// One unit.
#[derive(Debug, clap::Args)]
pub struct UnitArgs {
    /// Thư mục của đơn vị (có tệp don-vi.yaml)
    #[arg(value_name = "ĐƠN VỊ", help_heading = SUBJECT)]
    pub unit: PathBuf,
}

/// Whether warnings are told one by one where documents are made.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct WarningArgs {
    /// Nêu cả từng cảnh báo; nếu không ghi thì chỉ nêu lỗi và số cảnh báo
    #[arg(long = "canh-bao", conflicts_with = "errors_only")]
    pub warnings: bool,
    /// Chỉ nêu lỗi và số cảnh báo, như khi không ghi gì
    #[arg(long = "chi-loi", id = "errors_only")]
    pub errors_only: bool,
}

/// Where a document goes, and its date.
#[derive(Debug, clap::Args)]
pub struct OutputArgs {
    /// Thư mục chứa kết quả; nếu không ghi thì là ket-qua (còn gọi: --out)
    #[arg(
        long = "luu-vao",
        alias = "out",
        value_name = "THƯ MỤC",
        default_value = "ket-qua",
        hide_default_value = true
    )]
    pub folder: PathBuf,
    #[command(flatten)]
    pub date: FileDateArgs,
}

/// Where the file that a step makes goes.
#[derive(Debug, clap::Args)]
pub struct StepOutputArgs {
    /// Thư mục chứa tệp mới; nếu không ghi thì cùng thư mục với tệp cũ (còn gọi: --out)
    #[arg(long = "luu-vao", alias = "out", value_name = "THƯ MỤC")]
    pub folder: Option<PathBuf>,
}

/// The date of the PDF file where the record's is not meant.
#[derive(Debug, clap::Args)]
pub struct FileDateArgs {
    /// Ngày ghi trong thuộc tính tệp PDF, ví dụ 6/5/2021; số liệu vẫn theo ngày chốt, ngày in trên trang vẫn theo hồ sơ
    #[arg(long = "ngay", value_name = "NGÀY", value_parser = day)]
    pub date: Option<NaiveDate>,
}

/// The form of what is printed.
#[derive(Debug, clap::Args)]
pub struct FormatArgs {
    /// Dạng kết quả: chu (cho người đọc) hoặc json
    #[arg(
        long = "dinh-dang",
        value_name = "DẠNG",
        default_value = "chu",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub format: OutputForm,
}

/// The forms in which most commands give what they found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum OutputForm {
    #[value(name = "chu")]
    Text,
    #[value(name = "json")]
    Json,
}

/// `2/2021` or `II/2021`.
pub fn quarter(text: &str) -> Result<Quarter, String> {
    let found = Quarter::parse(text).filter(|quarter| (2000..=2100).contains(&quarter.year));
    found.ok_or_else(|| "ghi quý dạng 2/2021 hoặc II/2021".to_owned())
}

/// Four digits.
pub fn year(text: &str) -> Result<i32, String> {
    let year = text.parse().ok().filter(|year| (2000..=2100).contains(year));
    year.ok_or_else(|| "ghi năm bằng bốn chữ số, từ 2000 đến 2100, ví dụ 2021".to_owned())
}

/// A day of the calendar.
pub fn day(text: &str) -> Result<NaiveDate, String> {
    parse_date(text).map_err(|_| "ghi một ngày có trong lịch, dạng 6/5/2021 hoặc 2021-05-06".to_owned())
}
