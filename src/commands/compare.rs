//! `cchc so-sanh`: what changed in the records since documents were made of them.

use std::path::PathBuf;
use std::process::ExitCode;

use cchc::building::{Difference, RecordChange, Step, Target, differences};
use cchc::problem::{Problem, Severity};

use super::arguments::{FormatArgs, HELP, OPTIONS, OutputForm, UnitArgs};
use super::{reasons, talk};

/// Version of the JSON.
const VERSION: u32 = 1;

/// A value longer than this many letters is cut in what people read.
const LONGEST: usize = 120;

/// Cho biết hồ sơ đã thay đổi những gì từ khi lập văn bản (còn gọi: diff)
#[derive(Debug, clap::Args)]
#[command(help_template = HELP, override_usage = "cchc so-sanh <ĐƠN VỊ> [TÙY CHỌN]", next_help_heading = OPTIONS)]
pub struct CompareArgs {
    #[command(flatten)]
    of: UnitArgs,
    /// Thư mục chứa kết quả đã lập; nếu không ghi thì là ket-qua (còn gọi: --out)
    #[arg(
        long = "luu-vao",
        alias = "out",
        value_name = "THƯ MỤC",
        default_value = "ket-qua",
        hide_default_value = true
    )]
    folder: PathBuf,
    #[command(flatten)]
    form: FormatArgs,
}

/// Compares, document by document.
pub fn run(args: &CompareArgs) -> ExitCode {
    let (found, problems) = match differences(&Target::one(&args.of.unit), &args.folder) {
        Ok(found) => found,
        Err(problem) => return talk::fail(&[problem]),
    };
    // Records with errors are compared too; their errors are reported.
    let errors: Vec<Problem> = problems.into_iter().filter(|problem| problem.severity() == Severity::Error).collect();
    talk::problems(&errors);
    let text = match args.form.format {
        OutputForm::Json => as_json(&found),
        OutputForm::Text => as_text(&found),
    };
    if talk::print(&text).is_err() {
        return ExitCode::from(3);
    }
    ExitCode::from(talk::exit_code(&errors))
}

/// Documents whose records changed alike are named together.
fn as_text(found: &[Difference]) -> String {
    let mut text = String::new();
    let mut told: Vec<&[RecordChange]> = Vec::new();
    for difference in found {
        let changes = difference.changes.as_slice();
        if told.contains(&changes) {
            continue;
        }
        told.push(changes);
        for alike in found.iter().filter(|other| other.changes == changes) {
            text += &format!("{}\n", talk::shown(&alike.path));
        }
        text += &match changes.len() {
            0 => "  hồ sơ không có gì thay đổi từ khi lập\n".to_owned(),
            count => format!("  {count} chỗ thay đổi trong hồ sơ từ khi lập:\n"),
        };
        let mut file = "";
        for change in changes {
            if change.file != file {
                file = &change.file;
                text += &format!("  {file}\n");
            }
            text += &format!("    {}: {}\n", talk::clean(&reasons::way(change)), values(change));
        }
    }
    text
}

fn values(change: &RecordChange) -> String {
    let shown = |value: &str| {
        let value = talk::clean(value);
        let letters = value.chars().count();
        let cut: String = value.chars().take(LONGEST).collect();
        if letters > LONGEST { format!("\"{cut}…\"") } else { format!("\"{cut}\"") }
    };
    match (&change.old, &change.new) {
        (Some(old), Some(new)) => format!("{} → {}", shown(old), shown(new)),
        (None, Some(new)) => format!("thêm {}", shown(new)),
        (Some(old), None) => format!("bỏ {}", shown(old)),
        (None, None) => String::new(),
    }
}

/// `docs/cap-nhat.md` has the form.
fn as_json(found: &[Difference]) -> String {
    let way = |step: &Step| match step {
        Step::Key(key) => serde_json::json!(key),
        Step::Named(key, name) => serde_json::json!({ *key: name }),
        Step::Place(place) => serde_json::json!(place),
    };
    let change = |change: &RecordChange| {
        serde_json::json!({
            "ho_so": change.file,
            "nhiem_vu": change.action(),
            "khoa": change.way.iter().map(way).collect::<Vec<_>>(),
            "cu": change.old,
            "moi": change.new,
        })
    };
    let document = |difference: &Difference| {
        serde_json::json!({
            "tep": talk::shown(&difference.path),
            "thay_doi": difference.changes.iter().map(change).collect::<Vec<_>>(),
        })
    };
    let documents: Vec<_> = found.iter().map(document).collect();
    let value = serde_json::json!({ "phien_ban": VERSION, "van_ban": documents });
    format!("{value:#}\n")
}
