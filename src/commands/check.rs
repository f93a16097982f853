//! `cchc kiem-tra`: every rule over the records of units, nothing written.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use cchc::problem::{Problem, as_json, as_sarif};
use cchc::unit::Unit;
use clap::ValueEnum;

use super::arguments::{HELP, OPTIONS, SUBJECT};
use super::talk;

/// Kiểm tra hồ sơ của các đơn vị, không lập văn bản (còn gọi: check)
#[derive(Debug, clap::Args)]
#[command(help_template = HELP, override_usage = "cchc kiem-tra <ĐƠN VỊ>... [TÙY CHỌN]", next_help_heading = OPTIONS)]
pub struct CheckArgs {
    /// Thư mục của đơn vị (có tệp don-vi.yaml)
    #[arg(required = true, value_name = "ĐƠN VỊ", help_heading = SUBJECT)]
    units: Vec<PathBuf>,
    /// Dạng kết quả: chu (cho người đọc), json, hoặc sarif (cho VS Code và các công cụ khác)
    #[arg(
        long = "dinh-dang",
        value_name = "DẠNG",
        default_value = "chu",
        hide_default_value = true,
        hide_possible_values = true
    )]
    format: ListingForm,
}

/// The forms in which problems are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ListingForm {
    #[value(name = "chu")]
    Text,
    #[value(name = "json")]
    Json,
    #[value(name = "sarif")]
    Sarif,
}

/// Checks every plan of every unit; all problems together: told on stderr, or as one document on stdout.
pub fn run(args: &CheckArgs) -> ExitCode {
    let units = &args.units;
    let found: Vec<Problem> = units.iter().flat_map(|unit| Unit::open(unit, None).review()).collect();
    let document = match args.format {
        ListingForm::Json => as_json(&units.iter().map(|unit| named(unit)).collect::<Vec<_>>(), &found),
        ListingForm::Sarif => as_sarif(&found),
        ListingForm::Text => {
            if found.is_empty() {
                talk::say("Không thấy lỗi nào.\n");
            }
            return talk::fail(&found);
        }
    };
    match talk::print(&document) {
        Ok(()) => talk::exit_code(&found),
        Err(_) => ExitCode::from(3),
    }
}

/// The unit's name as it begins the paths in problems: without a final `/`.
fn named(unit: &Path) -> String {
    let name = talk::shown(unit);
    let trimmed = name.trim_end_matches('/');
    if trimmed.is_empty() { name } else { trimmed.to_owned() }
}
