//! `cchc kiem-tra`: every rule over the records of units, nothing written.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use cchc::building::Target;
use cchc::problem::{Problem, ReviewedUnit, SeverityCounts, as_json, as_sarif};
use cchc::unit::Unit;
use clap::ValueEnum;

use super::arguments::{HELP, OPTIONS, SUBJECT};
use super::progress::ProgressDisplay;
use super::talk::{self, exit_code};

/// The most units that are named as having errors.
const NAMED: usize = 20;

/// Kiểm tra hồ sơ của các đơn vị, không lập văn bản (còn gọi: check)
#[derive(Debug, clap::Args)]
#[command(help_template = HELP, override_usage = "cchc kiem-tra <ĐƯỜNG DẪN>... [TÙY CHỌN]", next_help_heading = OPTIONS)]
pub struct CheckArgs {
    /// Thư mục của đơn vị (có tệp don-vi.yaml), hoặc thư mục có nhiều đơn vị bên trong
    #[arg(required = true, value_name = "ĐƯỜNG DẪN", help_heading = SUBJECT)]
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
    /// Chỉ nêu lỗi; cảnh báo chỉ nói có bao nhiêu
    #[arg(long = "chi-loi")]
    errors_only: bool,
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
    let mut told = Vec::new();
    let folders = Target::folders(&args.units, &mut told);
    let mut worst = exit_code(&told);
    let mut reviewed = Vec::new();
    let progress = ProgressDisplay::over(folders.len());
    for folder in &folders {
        let unit = named(folder);
        progress.at(&unit);
        let found = Unit::open(folder, None).review();
        worst = worst.max(exit_code(&found));
        let found = ReviewedUnit::new(unit, found);
        reviewed.push(if args.errors_only { found.errors_only() } else { found });
        progress.next();
    }
    progress.done();
    let document = match args.format {
        ListingForm::Json => as_json(&with_folders(reviewed, &args.units, told)),
        ListingForm::Sarif => as_sarif(&with_folders(reviewed, &args.units, told)),
        ListingForm::Text => {
            let told: Vec<Problem> = told.into_iter().filter(|one| !args.errors_only || one.is_grave()).collect();
            talk::problems(&told);
            as_text(&reviewed, args.errors_only, !told.is_empty());
            return ExitCode::from(worst);
        }
    };
    match talk::print(&document) {
        Ok(()) => ExitCode::from(worst),
        Err(_) => ExitCode::from(3),
    }
}

/// The units, and before them what was found while they were looked for, below the first folder that was asked for.
fn with_folders(reviewed: Vec<ReviewedUnit>, asked: &[PathBuf], told: Vec<Problem>) -> Vec<ReviewedUnit> {
    let folder = asked.first().filter(|_| !told.is_empty());
    folder.map(|folder| ReviewedUnit::new(named(folder), told)).into_iter().chain(reviewed).collect()
}

/// The problems of each unit below its name, and which units have errors; of a single unit the problems alone.
fn as_text(reviewed: &[ReviewedUnit], errors_only: bool, told: bool) {
    for unit in reviewed {
        if reviewed.len() > 1 && !unit.problems.is_empty() {
            talk::say(&format!("── {} ──\n", talk::clean(&unit.unit)));
        }
        talk::problems(&unit.problems);
        if reviewed.len() > 1 && !unit.problems.is_empty() {
            talk::say("\n");
        }
    }
    let SeverityCounts { errors, warnings, passed_over } = ReviewedUnit::counts(reviewed);
    if reviewed.len() > 1 {
        sum_up(reviewed);
    }
    if errors_only && warnings > 0 {
        talk::say(&format!("Không nêu {warnings} cảnh báo: bỏ --chi-loi để xem.\n"));
    }
    match (errors, warnings + passed_over) {
        (0, 0) if !told => talk::say("Không thấy lỗi nào.\n"),
        (0, _) if warnings > 0 || told => talk::say("Không có lỗi: lập văn bản được; cảnh báo thì nên xem lại.\n"),
        _ => {}
    }
}

/// Which units have errors, and how many there are of each kind over all.
fn sum_up(reviewed: &[ReviewedUnit]) {
    let wrong: Vec<&ReviewedUnit> = reviewed.iter().filter(|unit| unit.counts.errors > 0).collect();
    if !wrong.is_empty() {
        talk::say("Có lỗi:\n");
    }
    for unit in wrong.iter().take(NAMED) {
        let SeverityCounts { errors, warnings, .. } = unit.counts;
        talk::say(&format!("  {}: {errors} lỗi, {warnings} cảnh báo\n", talk::clean(&unit.unit)));
    }
    if wrong.len() > NAMED {
        talk::say(&format!("  và {} đơn vị khác\n", wrong.len() - NAMED));
    }
    let SeverityCounts { errors, warnings, .. } = ReviewedUnit::counts(reviewed);
    let units = reviewed.len();
    talk::say(&format!("{units} đơn vị, {} có lỗi: {errors} lỗi, {warnings} cảnh báo.\n", wrong.len()));
}

/// The unit's name as it begins the paths in problems: without a final `/`.
fn named(unit: &Path) -> String {
    let name = talk::shown(unit);
    let trimmed = name.trim_end_matches('/');
    if trimmed.is_empty() { name } else { trimmed.to_owned() }
}
