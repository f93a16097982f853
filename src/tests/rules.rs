//! The cases of every rule, in `tests/cases/quy-tac`: what breaks it, with everything that is found then, and what
//! comes near it and is right. A case is the good unit `tests/cases/dung-muc` with something changed.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::fixtures::copy;
use crate::problem::{Because, Code, Problem};
use crate::unit::Unit;

/// One case of a rule.
pub(super) struct Case {
    pub(super) right: bool,
    pub(super) changes: Vec<Change>,
    /// What is found: code, file, and the text that is underlined.
    pub(super) found: Vec<String>,
}

/// One change of the good unit.
pub(super) enum Change {
    /// In a file these lines become those; lines instead of nothing go to its end.
    Lines { file: String, old: Vec<String>, new: Vec<String> },
    /// A file goes.
    Gone { file: String },
    /// A file of other bytes: none, those of a file below `tests/cases`, or these with one changed.
    Bytes { file: String, from: String },
}

impl Case {
    /// The lines that the case has and the good unit has not.
    pub(super) fn new_lines(&self) -> Vec<&str> {
        let lines = self.changes.iter().flat_map(|change| match change {
            Change::Lines { new, .. } => new.iter().map(String::as_str).collect(),
            Change::Gone { file } => vec![file.as_str()],
            Change::Bytes { from, .. } => vec![from.as_str()],
        });
        lines.collect()
    }

    /// The files that the case has changed or added.
    pub(super) fn files(&self) -> Vec<&str> {
        let files = self.changes.iter().filter_map(|change| match change {
            Change::Lines { file, .. } | Change::Bytes { file, .. } => Some(file.as_str()),
            Change::Gone { .. } => None,
        });
        files.collect()
    }
}

pub(super) fn cases_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

/// Code, why and source of every rule of the book.
pub(super) fn book() -> impl Iterator<Item = (Code, Because)> {
    crate::problem_kinds().into_iter().filter_map(|kind| Some((kind.code, kind.because?)))
}

/// The cases of a rule.
pub(super) fn cases(code: &str) -> Vec<Case> {
    read_cases(&cases_folder().join("quy-tac").join(format!("{code}.txt")))
}

/// The cases of a file.
pub(super) fn read_cases(path: &Path) -> Vec<Case> {
    let text = fs::read_to_string(path).unwrap_or_else(|_| panic!("no cases: {}", path.display()));
    let mut cases: Vec<Case> = Vec::new();
    let mut file = String::new();
    for line in text.lines() {
        match (line, line.split_once(' ')) {
            ("sai" | "dung", _) => {
                cases.push(Case { right: line == "dung", changes: Vec::new(), found: Vec::new() });
            }
            ("", _) => {}
            _ => change(cases.last_mut().unwrap(), &mut file, line),
        }
    }
    cases
}

fn change(case: &mut Case, file: &mut String, line: &str) {
    let rest = &line[1..];
    match line.as_bytes()[0] {
        b'@' => {
            *file = rest.trim().to_owned();
            case.changes.push(Change::Lines { file: file.clone(), old: Vec::new(), new: Vec::new() });
        }
        b'x' => case.changes.push(Change::Gone { file: rest.trim().to_owned() }),
        b'!' => {
            let (file, from) = rest.trim().split_once(' ').unwrap();
            case.changes.push(Change::Bytes { file: file.to_owned(), from: from.to_owned() });
        }
        b'=' => case.found.push(rest.trim().to_owned()),
        sign => {
            let Some(Change::Lines { old, new, .. }) = case.changes.last_mut() else { panic!("{line}") };
            let lines = if sign == b'-' { old } else { new };
            assert!(matches!(sign, b'-' | b'+'), "{line}");
            lines.push(rest.to_owned());
        }
    }
}

/// The good unit, changed.
#[allow(clippy::disallowed_methods, reason = "a fixture, written once")]
pub(super) fn changed(changes: &[Change]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&cases_folder().join("dung-muc"), folder.path());
    for change in changes {
        if let Change::Lines { file, .. } = change {
            fs::create_dir_all(folder.path().join(file).parent().unwrap()).unwrap();
        }
        match change {
            Change::Gone { file } => fs::remove_file(folder.path().join(file)).unwrap(),
            Change::Bytes { file, from } => {
                let (from, broken) = from.strip_suffix(" sửa").map_or((from.as_str(), false), |from| (from, true));
                let mut bytes =
                    if from == "rỗng" { Vec::new() } else { fs::read(cases_folder().join(from)).unwrap() };
                if broken {
                    // A letter of the page's content.
                    bytes[200] ^= 1;
                }
                fs::write(folder.path().join(file), bytes).unwrap();
            }
            Change::Lines { file, old, new } => {
                let path = folder.path().join(file);
                let text = fs::read_to_string(&path).unwrap_or_default();
                let new: String = new.iter().map(|line| format!("{line}\n")).collect();
                let text = if old.is_empty() {
                    text + &new
                } else {
                    let old: String = old.iter().map(|line| format!("{line}\n")).collect();
                    assert_eq!(text.matches(&old).count(), 1, "{file} has once:\n{old}");
                    text.replacen(&old, &new, 1)
                };
                fs::write(path, text).unwrap();
            }
        }
    }
    folder
}

/// What is found in a unit, as cases write it.
fn found(unit: &Path) -> Vec<String> {
    let root = format!("{}/", unit.to_string_lossy().replace('\\', "/"));
    let line = |problem: &Problem| {
        let place = problem.place().map(|place| {
            let under: String =
                place.text.chars().skip(place.column.saturating_sub(place.from)).take(place.width).collect();
            format!(" {} {under}", place.file.replace(&root, "")).trim_end().to_owned()
        });
        let reason = problem.silenced().map(|reason| format!(" | {reason}")).unwrap_or_default();
        format!("{}{}{reason}", problem.code(), place.unwrap_or_default())
    };
    Unit::open(unit, None).review().iter().map(line).collect()
}

#[test]
fn the_good_unit_has_nothing_wrong() {
    assert_eq!(found(&cases_folder().join("dung-muc")), [""; 0]);
}

/// UPDATE_CASES=1 cargo test --lib rules: writes what is found into the cases, to be read and kept.
#[test]
fn every_rule_fires_on_what_breaks_it_at_its_place_and_beside_it_only_what_follows() {
    let update = std::env::var_os("UPDATE_CASES").is_some();
    for code in book().map(|(code, _)| code.as_str()).collect::<BTreeSet<_>>() {
        let cases = cases(code);
        assert!(cases.iter().any(|case| case.right) && cases.iter().any(|case| !case.right), "both kinds: {code}");
        let all: Vec<Vec<String>> = cases.iter().map(|case| found(changed(&case.changes).path())).collect();
        if update {
            write(code, &all);
            continue;
        }
        for (case, found) in cases.iter().zip(all) {
            assert_eq!(found, case.found, "{code}, {:?}", case.new_lines());
            let fires = found.iter().any(|line| line.starts_with(code));
            assert_eq!(fires, !case.right, "{code} in {:?}", case.new_lines());
        }
    }
}

#[allow(clippy::disallowed_methods, reason = "a fixture, written anew when asked")]
fn write(code: &str, all: &[Vec<String>]) {
    let path = cases_folder().join("quy-tac").join(format!("{code}.txt"));
    let text = fs::read_to_string(&path).unwrap();
    let mut blocks: Vec<Vec<&str>> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('=') && !line.is_empty()) {
        match line {
            "sai" | "dung" => blocks.push(vec![line]),
            line => blocks.last_mut().unwrap().push(line),
        }
    }
    let blocks = blocks.iter().zip(all).map(|(lines, found)| {
        let found: String = found.iter().map(|found| format!("= {found}\n")).collect();
        format!("{}\n{found}", lines.join("\n"))
    });
    fs::write(path, blocks.collect::<Vec<_>>().join("\n")).unwrap();
}

/// What is found in a unit, line by line, as `file` below `tests/cases` keeps it.
#[allow(clippy::disallowed_methods, reason = "a fixture, written anew when asked")]
fn is_as_kept(unit: &Path, file: &str) {
    let found = found(unit).iter().map(|line| format!("{line}\n")).collect::<String>();
    let path = cases_folder().join(file);
    if std::env::var_os("UPDATE_CASES").is_some() {
        fs::write(&path, &found).unwrap();
    }
    assert_eq!(found, fs::read_to_string(&path).unwrap_or_default(), "{file}");
}

#[test]
fn the_source_plan_as_it_is_yields_its_faults_and_nothing_else() {
    is_as_kept(&cases_folder().join("ke-hoach-goc"), "ke-hoach-goc/tim-thay.txt");
}

#[test]
fn the_mended_sample_has_no_error_and_the_warnings_that_were_read_one_by_one() {
    is_as_kept(&super::sample::folder(), "tim-thay-toc-tien.txt");
    let (unit, _) = Unit::open(&super::sample::folder(), None).check();
    assert!(unit.is_some());
}

/// Two pages of ordinary prose, as paragraphs of a report.
#[test]
fn ordinary_prose_raises_no_false_alarm() {
    let prose = fs::read_to_string(cases_folder().join("van-xuoi.txt")).unwrap();
    let lines = prose.lines().map(|line| format!("  - {}", serde_json::to_string(line).unwrap()));
    let new = std::iter::once("nhan_xet:".to_owned()).chain(lines).collect();
    let folder = changed(&[Change::Lines { file: "2026/quy-2.yaml".into(), old: vec!["nhan_xet:".into()], new }]);
    assert_eq!(found(folder.path()), [""; 0]);
}

/// If any one line is missing, or its value, there is a problem, or the documents can be made without it.
#[test]
fn a_line_that_is_missing_is_told_or_not_needed() {
    let files = ["don-vi.yaml", "2026/ke-hoach.yaml", "2026/quy-1.yaml", "2026/quy-2.yaml"];
    let mut told = 0;
    for file in files {
        let text = fs::read_to_string(cases_folder().join("dung-muc").join(file)).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        for (index, line) in lines.iter().enumerate() {
            let blank = line.split_once(": ").map(|(key, _)| format!("{key}:"));
            for instead in [None, blank] {
                let all = lines.iter().enumerate().map(|(other, line)| (*line, other != index));
                let kept = all.filter_map(|(line, kept)| if kept { Some(line) } else { instead.as_deref() });
                let mut new: Vec<String> = kept.map(str::to_owned).collect();
                new.push(String::new());
                let folder = changed(&[]);
                crate::store::write(&folder.path().join(file), new.join("\n").as_bytes()).unwrap();
                let (unit, problems) = Unit::open(folder.path(), None).check();
                told += usize::from(!problems.is_empty());
                assert_eq!(
                    unit.is_none(),
                    problems.iter().any(|p| p.severity() == crate::problem::Severity::Error),
                    "{line}"
                );
                for document in unit.iter().flat_map(|unit| unit.documents().into_iter().map(move |d| (unit, d))) {
                    assert!(document.0.steps(document.1, None).unwrap().words().is_ok(), "{file}: {line}");
                }
            }
        }
    }
    assert!(told > 150, "{told}");
}

/// What the chairman must know is a warning and stands in the report.
#[test]
fn what_the_chairman_must_know_stands_in_the_report() {
    let said = [
        ("TG006", "Có 01 nhiệm vụ chưa hoàn thành, đã quá hạn:"),
        ("KC001", "Có 01 nhiệm vụ đã hoàn thành nhưng chưa có tài liệu kiểm chứng:"),
        ("KC006", "Có 01 nhiệm vụ có tài liệu kiểm chứng ngoài thời gian báo cáo:"),
        ("TG009", "Quý I chưa có số liệu báo cáo."),
        ("TN004", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân chưa cập nhật 01)"),
    ];
    let quarter = crate::period::Quarter { year: 2026, number: 2 };
    let text = |changes: &[Change]| {
        let folder = changed(changes);
        let report = crate::kinds::Document::report(quarter);
        let (unit, _) = Unit::open(folder.path(), Some(&report)).check();
        super::plain::text(&unit.unwrap().steps(report, None).unwrap().words().unwrap().0)
    };
    let good = text(&[]);
    for (code, sentence) in said {
        assert!(!good.contains(sentence), "{code}");
        let cases = cases(code);
        for case in &cases {
            assert_eq!(text(&case.changes).contains(sentence), !case.right, "{code} {:?}", case.new_lines());
        }
    }
    let outside = text(&cases("KC006")[0].changes);
    assert!(
        outside.contains(
            "NV 2.1 – Ban hành quy chế phối hợp: Quyết định số 57/QĐ-UBND ngày 15/6/2026 ban hành quy chế phối hợp."
        ),
        "{outside}"
    );
}

#[test]
fn every_case_is_of_a_rule_in_the_book() {
    let known: BTreeSet<String> = book().map(|(code, _)| code.as_str().to_owned()).collect();
    let files = fs::read_dir(cases_folder().join("quy-tac")).unwrap();
    let files: BTreeSet<String> =
        files.map(|file| file.unwrap().file_name().to_string_lossy().replace(".txt", "")).collect();
    assert_eq!(files, known);
}

#[test]
fn every_rule_says_why_and_where_it_comes_from() {
    for (code, Because { why, source }) in book() {
        assert!(why.ends_with(['.', '…']) && !source.is_empty(), "{code}");
    }
}
