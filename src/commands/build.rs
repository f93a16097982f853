//! `cchc cap-nhat`: makes every document that no longer agrees with its records, of one or more units.

use std::path::PathBuf;
use std::process::ExitCode;

use cchc::building::{Options, Target, Updater};
use clap::ValueEnum;

use super::arguments::{HELP, OPTIONS, OutputArgs, SUBJECT, WarningArgs};
use super::lines::{Reporter, Telling};
use super::progress::ProgressDisplay;
use super::{talk, watch};

/// Lập lại những văn bản không còn khớp hồ sơ, của một hay nhiều đơn vị (còn gọi: build)
#[derive(Debug, clap::Args)]
#[command(help_template = HELP, override_usage = "cchc cap-nhat <ĐƯỜNG DẪN>... [TÙY CHỌN]", next_help_heading = OPTIONS)]
pub struct BuildArgs {
    /// Thư mục của đơn vị (có tệp don-vi.yaml), hoặc thư mục có nhiều đơn vị bên trong
    #[arg(required = true, value_name = "ĐƯỜNG DẪN", help_heading = SUBJECT)]
    paths: Vec<PathBuf>,
    /// Chỉ cho biết sẽ lập văn bản nào, vì sao; không ghi gì
    #[arg(long = "xem-truoc", id = "preview", conflicts_with = "watch")]
    preview: bool,
    /// Cùng --xem-truoc: mã thoát là 4 khi có văn bản phải lập lại
    #[arg(long = "ma-thoat", requires = "preview")]
    exit_code: bool,
    /// Lập lại cả những văn bản còn khớp hồ sơ, và báo cáo của quý đã chốt số liệu
    #[arg(long = "lam-lai")]
    again: bool,
    /// Theo dõi hồ sơ và lập lại ngay khi hồ sơ được lưu; bấm Ctrl+C để dừng
    #[arg(long = "lien-tuc", id = "watch")]
    watch: bool,
    /// Chỉ in lỗi và dòng cuối, không in từng văn bản
    #[arg(long = "im-lang", conflicts_with_all = ["watch", "warnings"])]
    quiet: bool,
    /// Dạng kết quả: chu (cho người đọc), hoặc jsonl (mỗi văn bản một dòng JSON ở luồng ra)
    #[arg(
        long = "dinh-dang",
        value_name = "DẠNG",
        default_value = "chu",
        hide_default_value = true,
        hide_possible_values = true,
        conflicts_with = "watch"
    )]
    format: LineForm,
    #[command(flatten)]
    warnings: WarningArgs,
    #[command(flatten)]
    output: OutputArgs,
}

/// The forms in which documents are told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum LineForm {
    #[value(name = "chu")]
    Text,
    #[value(name = "jsonl")]
    Json,
}

/// Brings the units up to date, one after the other; one with problems does not stop the others.
pub fn run(args: &BuildArgs) -> ExitCode {
    let mut told = Vec::new();
    let targets = Target::find(&args.paths, &mut told);
    if !told.is_empty() {
        talk::problems(&told);
    }
    let targets = match targets {
        Ok(targets) => targets,
        Err(problems) => return talk::fail(&problems),
    };
    let output = &args.output;
    let options = Options {
        out: output.folder.clone(),
        date: output.date.date,
        again: args.again,
        over_frozen: args.again,
        preview: args.preview,
    };
    let telling = Telling {
        preview: args.preview,
        warnings: args.warnings.warnings,
        quiet: args.quiet,
        stale: args.exit_code,
        ..Telling::default()
    };
    if args.watch {
        return watch::run(&targets, &args.paths, options, telling);
    }
    let mut updater = Updater::new(options);
    let mut reporter = Reporter::new(telling);
    if args.format == LineForm::Json {
        reporter = reporter.in_json();
    }
    let progress = ProgressDisplay::over(targets.len());
    for target in &targets {
        progress.at(&target.name);
        unit(&mut updater, target, &mut reporter, &progress);
        progress.next();
    }
    progress.done();
    reporter.sum_up(targets.len());
    reporter.exit_code()
}

/// Brings one unit up to date; a failure is reported and counts for the exit code.
fn unit(updater: &mut Updater, target: &Target, reporter: &mut Reporter, progress: &ProgressDisplay) {
    reporter.enter(target);
    let done = updater.unit(target, &mut |event| progress.aside(|| reporter.tell(event)));
    if let Err(problem) = done {
        progress.aside(|| reporter.failed(&problem));
    }
}
