//! `cchc cap-so`: number and date into a signed document.

use std::path::PathBuf;
use std::process::ExitCode;

use cchc::building::Stored;
use cchc::problem::{Problem, Severity};
use cchc::signing;
use cchc::unit::Unit;
use chrono::NaiveDate;

use super::arguments::{HELP, OPTIONS, SUBJECT, StepOutputArgs, day};
use super::before::{self, BeforeArgs};
use super::talk;

/// Ghi số, ngày, tháng vào văn bản đã ký (còn gọi: number)
#[derive(Debug, clap::Args)]
#[command(help_template = HELP, override_usage = "cchc cap-so <TỆP PDF> --so <SỐ> --ngay <NGÀY> [TÙY CHỌN]", next_help_heading = OPTIONS)]
pub struct NumberArgs {
    /// Tệp PDF đã ký, ví dụ ke-hoach.da-ky.pdf; tệp này giữ nguyên
    #[arg(value_name = "TỆP PDF", help_heading = SUBJECT)]
    file: PathBuf,
    /// Số văn bản đã cấp, ví dụ 45
    #[arg(long = "so", value_name = "SỐ", value_parser = number)]
    number: u32,
    /// Ngày ban hành, ví dụ 06/5/2021
    #[arg(long = "ngay", value_name = "NGÀY", value_parser = day)]
    date: NaiveDate,
    /// Cấp số cả khi văn bản chưa được ký
    #[arg(long = "chua-ky")]
    unsigned: bool,
    /// Ghi số và ngày vào hồ sơ của đơn vị; không đổi gì khác trong hồ sơ
    #[arg(long = "ghi-vao-ho-so", value_name = "ĐƠN VỊ")]
    unit: Option<PathBuf>,
    #[command(flatten)]
    before: BeforeArgs,
    #[command(flatten)]
    output: StepOutputArgs,
}

/// Digits alone.
fn number(text: &str) -> Result<u32, String> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let number = text.parse().ok().filter(|number| digits && (1..=99_999).contains(number));
    number.ok_or_else(|| "chỉ ghi số, không ghi ký hiệu, từ 1 đến 99999, ví dụ --so 45".to_owned())
}

/// Fills in number and date and stores the file; with `--ghi-vao-ho-so` they are written into the record too. When either cannot
/// be done, nothing is written.
pub fn run(args: &NumberArgs) -> ExitCode {
    match step(args) {
        Ok((stored, noted)) => {
            let told = stored.iter().try_for_each(talk::stored);
            match (&args.unit, noted) {
                (None, _) => talk::say(
                    "Để văn bản sau viện dẫn đúng, ghi số và ngày vào hồ sơ: thêm --ghi-vao-ho-so <ĐƠN VỊ>.\n",
                ),
                (Some(_), false) => talk::say("Hồ sơ đã ghi đúng số và ngày này từ trước.\n"),
                (Some(_), true) => {}
            }
            if told.is_ok() { ExitCode::SUCCESS } else { ExitCode::from(3) }
        }
        Err(problems) => talk::fail(&problems),
    }
}

/// What was stored, and whether the record was changed.
fn step(args: &NumberArgs) -> Result<(Vec<Stored>, bool), Vec<Problem>> {
    let one = |problem| vec![problem];
    let NumberArgs { number, date, .. } = *args;
    let file = before::opened(&args.file, &args.before).map_err(one)?;
    if let Some(folder) = &args.output.folder {
        signing::not_numbered_in(&file, folder, number, date).map_err(one)?;
    }
    let made = signing::number(&file, number, date, args.unsigned).map_err(one)?;
    let record = match &args.unit {
        Some(unit) => {
            let (checked, problems) = Unit::open(unit, None).check();
            let errors = || problems.into_iter().filter(|problem| problem.severity() == Severity::Error);
            let checked = checked.ok_or_else(|| errors().collect::<Vec<_>>())?;
            signing::record_with(&checked, &file, number, date).map_err(one)?
        }
        None => None,
    };
    if !signing::waits_for_agency(&file).map_err(one)? {
        talk::say("Văn bản đã hoàn tất: cơ quan ban hành không có con dấu.\n");
    }
    let metadata = signing::metadata_after(&made, &file).map_err(one)?;
    let mut stored = vec![made.store(args.output.folder.as_deref()).map_err(one)?];
    for file in metadata {
        stored.push(file.store(args.output.folder.as_deref()).map_err(one)?);
    }
    let documents = stored.len();
    if let Some(record) = record {
        match record.store() {
            Ok(record) => stored.push(record),
            Err(problem) => {
                // The document is stored although the record is not: its path is printed before the problem.
                let _ = stored.iter().try_for_each(talk::stored);
                return Err(vec![problem]);
            }
        }
    }
    let noted = stored.len() > documents;
    Ok((stored, noted))
}
