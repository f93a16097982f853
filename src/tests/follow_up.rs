//! The follow-up plan goes on with exactly what the report of its quarter leaves unfinished.

use std::collections::BTreeMap;
use std::path::Path;

use super::plain;
use super::units::{UNITS, unit};
use crate::figures::{self, DueAfter};
use crate::kinds::Document;
use crate::period::Quarter;
use crate::read::{Due, Evidence, Quarterly, Status};
use crate::unit::CheckedUnit;
use crate::words::{AnnexContent, Block, Row, Words};

fn follow_up(unit: &CheckedUnit, after: Quarter) -> Words {
    unit.steps(Document::follow_up(after), None).unwrap().words().unwrap().0
}

fn quarters(unit: &CheckedUnit) -> Vec<Quarter> {
    unit.checked.raw().quarters.iter().map(|file| file.named).collect()
}

/// Ids and texts of what is left after a quarter, counted from the records alone: unfinished, owing evidence.
fn expected(unit: &CheckedUnit, after: Quarter) -> [Vec<(String, String)>; 2] {
    let files = &unit.checked.raw().quarters;
    let records = files.iter().filter(|file| file.named.year == after.year && file.named <= after);
    let records: Vec<&Quarterly> = records.map(|file| &file.record).collect();
    let plan = unit.checked.plan(after.year).unwrap();
    let mut left = [Vec::new(), Vec::new()];
    for action in plan.fields.iter().flat_map(|field| &field.actions) {
        let reports = records.iter().flat_map(|record| &record.progress);
        let reports: Vec<_> = reports.filter(|progress| progress.action == action.id).collect();
        let status = reports.last().map(|progress| progress.status.value);
        let continuous = action.due.as_ref().is_some_and(|due| due.value == Due::Continuous);
        let evidence: Vec<&Evidence> = reports.iter().flat_map(|progress| &progress.evidence).collect();
        let place = match status {
            Some(Status::Done) if evidence.is_empty() => 1,
            Some(Status::Done | Status::Continuous) => continue,
            // Work without an end is no task that is left, reported or not.
            _ if continuous => continue,
            _ => 0,
        };
        left[place].push((action.id.to_string(), action.text.value.clone()));
    }
    left
}

/// What part III names, by its headings: the items below each, or the paragraph that stands alone.
fn named(words: &Words) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut part = String::new();
    let mut class = String::new();
    for block in &words.body {
        match block {
            Block::Heading { level: 1, number, .. } => part.clone_from(number),
            Block::Heading { title, .. } => class.clone_from(title),
            Block::Paragraph { text, .. } if part == "III." && CLASSES.contains(&text.trim_end_matches(':')) => {
                class = text.trim_end_matches(':').to_owned();
            }
            _ if part != "III." || class.is_empty() => {}
            // Continuous work closes the part; its list is in the annex.
            Block::Paragraph { text, .. } if text.starts_with("Duy trì ") => class.clear(),
            Block::Dashes { items } => found.entry(class.clone()).or_default().extend(items.iter().cloned()),
            Block::Paragraph { text, .. } => found.entry(class.clone()).or_default().push(text.clone()),
            _ => {}
        }
    }
    found
}

const OVERDUE: &str = "Nhiệm vụ chưa hoàn thành, đã quá hạn";
const MOVED: &str = "Nhiệm vụ thay đổi thời hạn";
const OWED: &str = "Nhiệm vụ đã hoàn thành, phải bổ sung tài liệu kiểm chứng";
const CLASSES: [&str; 3] = [OVERDUE, MOVED, OWED];

/// The cells of the annex, row by row.
fn annex(words: &Words) -> Vec<&[String]> {
    let [annex] = words.annexes.as_slice() else { panic!("one annex") };
    let AnnexContent::Tables { tables } = &annex.content else { panic!("a table") };
    let [table] = tables.as_slice() else { panic!("one table") };
    let mut rows = Vec::new();
    for row in &table.rows {
        if let Row::Cells { cells, .. } = row {
            rows.push(cells.as_slice());
        }
    }
    rows
}

/// The follow-up plan after a quarter, its text and its annex, against the records.
pub(crate) fn goes_on_with_what_is_left(unit: &CheckedUnit, after: Quarter, folder: &Path) {
    let what = format!("{}, after quý {}", folder.display(), after.roman());
    let figures = unit.checked.reported(after).unwrap().figures;
    let left = figures::left(figures, None);
    let [unfinished, owing] = expected(unit, after);

    let ids = |states: &mut dyn Iterator<Item = &figures::ActionState>| -> Vec<(String, String)> {
        states.map(|state| (state.action.id.to_string(), state.action.text.value.clone())).collect()
    };
    assert_eq!(ids(&mut left.unfinished.iter().map(|unfinished| unfinished.state)), unfinished, "{what}");
    assert_eq!(ids(&mut left.owing.iter().map(|owing| owing.state)), owing, "{what}");
    assert_eq!(owing.len(), figures.total.without_evidence, "{what}");
    assert_eq!(unit.all_done(after).unwrap(), unfinished.is_empty() && owing.is_empty(), "{what}");

    let words = follow_up(unit, after);
    let named = named(&words);
    let overdue = left.unfinished.iter().filter(|one| one.state.is_overdue()).count();
    for (class, wanted) in [(OVERDUE, overdue), (OWED, owing.len())] {
        let items = named.get(class).map_or(&[][..], Vec::as_slice);
        assert_eq!(items.len(), wanted, "{what}, {class}");
        assert!(items.iter().all(|item| item.starts_with("NV ")), "{what}, {class}: {items:?}");
    }
    // The annex has the same ones, field by field.
    let mut rows: Vec<&str> = annex(&words).iter().map(|cells| cells[1].as_str()).collect();
    let mut wanted: Vec<&str> = unfinished.iter().chain(&owing).map(|(_, text)| text.as_str()).collect();
    wanted.extend(left.continuous.iter().map(|state| state.action.text.value.as_str()));
    rows.sort_unstable();
    wanted.sort_unstable();
    assert_eq!(rows, wanted, "{what}, annex");
}

#[test]
fn it_lists_exactly_what_the_report_of_its_quarter_leaves_unfinished() {
    for folder in UNITS {
        let unit = unit(folder);
        for after in quarters(&unit) {
            goes_on_with_what_is_left(&unit, after, Path::new(folder));
        }
    }
}

#[test]
fn no_list_and_no_class_stands_alone() {
    for folder in UNITS {
        let unit = unit(folder);
        for after in quarters(&unit) {
            let words = follow_up(&unit, after);
            let what = format!("{folder}, after quý {}", after.roman());
            for block in &words.body {
                assert!(!matches!(block, Block::Dashes { items } if items.len() < 2), "{what}: {block:?}");
            }
            let numbers = |part: &str| {
                let mut inside = false;
                let mut found = Vec::new();
                for block in &words.body {
                    match block {
                        Block::Heading { level: 1, number, .. } => inside = number == part,
                        Block::Heading { number, .. } if inside => found.push(number.clone()),
                        _ => {}
                    }
                }
                found
            };
            for part in ["I.", "II.", "III.", "IV."] {
                assert_ne!(numbers(part).len(), 1, "{what}, {part}");
            }
        }
    }
}

#[test]
fn new_due_dates_are_told_apart() {
    let unit = unit("tests/cases/phuong-2026");
    let words = follow_up(&unit, Quarter { year: 2026, number: 2 });
    let due = |start: &str| {
        let rows = annex(&words);
        let cells = rows.iter().find(|cells| cells[1].starts_with(start)).unwrap();
        (cells[3].clone(), cells[5].lines().next().unwrap_or_default().to_owned())
    };
    let pair = |due: &str, note: &str| (due.to_owned(), note.to_owned());
    // A quarter ends on its last day, and what is due then has not passed.
    assert_eq!(due("Phê duyệt đề án"), pair("30/9/2026", "Chưa có báo cáo"));
    assert_eq!(
        due("Rà soát, đề nghị bãi bỏ"),
        pair("31/10/2026", "Gia hạn theo Thông báo số 29/TB-UBND ngày 05/6/2026")
    );
    assert_eq!(due("Rà soát văn bản trước"), pair("31/8/2026", "Thời hạn mới theo Kế hoạch này"));
    assert_eq!(due("Hoàn thiện quy chế"), pair("15/8/2026", "Thời hạn mới theo Kế hoạch này"));
    let named = named(&words);
    assert_eq!(named[OVERDUE].len(), 1);
    assert!(
        named[OVERDUE][0]
            .ends_with("thời hạn mới 15/8/2026; đã quá hạn 14 ngày so với thời hạn 31/5/2026. Lý do: Chờ quy chế mẫu.")
    );
    assert_eq!(named[MOVED].len(), 2);
    assert!(
        named[MOVED][1]
            .contains("thời hạn mới 31/10/2026 theo Thông báo số 29/TB-UBND ngày 05/6/2026 thay thời hạn 30/6/2026")
    );

    // Only what has passed or is asked for moves; the default is the last day of the quarter.
    let after = Quarter { year: 2026, number: 3 };
    let figures = unit.checked.reported(after).unwrap().figures;
    let left = figures::left(figures, None);
    let (mut planned, mut proposed) = (0, 0);
    for unfinished in &left.unfinished {
        let due = unfinished.state.due;
        match unfinished.due {
            DueAfter::Planned(new) => {
                planned += 1;
                assert!(Some(new) == due && new >= figures.as_of);
            }
            DueAfter::Proposed(new) => {
                proposed += 1;
                let asked = unfinished.state.progress.is_some_and(|progress| progress.requested.is_some());
                assert!(due.is_none_or(|due| new > due) && (asked || new == after.next().last_day()));
                assert!(asked || unfinished.state.is_overdue());
            }
            DueAfter::Undated => assert_eq!(due, None),
            DueAfter::Granted(new, document) => assert!(Some(new) == due && !document.is_empty()),
        }
    }
    assert!(planned > 10 && proposed > 5, "{planned} {proposed}");
}

#[test]
fn after_the_fourth_quarter_it_is_next_years_plan() {
    let unit = unit("data/toc-tien");
    let words = follow_up(&unit, Quarter { year: 2021, number: 4 });
    assert_eq!(words.header.year, 2022);
    assert_eq!(words.heading.subject, "Tiếp tục thực hiện Kế hoạch số 45/KH-UBND ngày 06/5/2021 trong năm 2022");
    assert!(words.annexes[0].title.ends_with("TRONG NĂM 2022"));
    assert!(words.annexes[0].attached.after.starts_with("năm 2022"));
    // Scores turn over: what counts is the year that ends.
    assert!(plain::text(&words).contains("Năm 2021 xã tự chấm "));
    let earlier = follow_up(&unit, Quarter { year: 2021, number: 3 });
    assert_eq!(earlier.header.year, 2021);
    assert!(!plain::text(&earlier).contains("2022"));
}

#[test]
fn what_has_no_due_date_is_given_none() {
    let unit = unit("tests/cases/thon-nho");
    let words = follow_up(&unit, Quarter { year: 2025, number: 3 });
    assert_eq!(annex(&words)[0][3], "Chưa được giao thời hạn");
    let body = plain::text(&words);
    assert!(body.contains("Tiếp tục thực hiện 01 nhiệm vụ chưa được giao thời hạn."), "{body}");
    assert!(!body.contains("nguyên nhân."), "nothing is late: {body}");
}

#[test]
fn a_report_is_no_basis_and_the_last_basis_ends_with_a_full_stop() {
    for folder in UNITS {
        let unit = unit(folder);
        for after in quarters(&unit) {
            let words = follow_up(&unit, after);
            let bases: Vec<&str> = words
                .body
                .iter()
                .filter_map(|block| match block {
                    Block::Basis { text } => Some(text.as_str()),
                    _ => None,
                })
                .collect();
            let [plan, report] = bases.as_slice() else { panic!("{folder}: {bases:?}") };
            assert!(plan.starts_with("Căn cứ Kế hoạch ") && plan.ends_with(';'), "{plan}");
            assert!(report.starts_with("Theo đề nghị của ") && report.ends_with('.'), "{report}");
        }
    }
}

/// The records of a made-up change of the sample.
fn changed(file: &str, from: &str, to: &str) -> (tempfile::TempDir, CheckedUnit) {
    let folder = tempfile::tempdir().unwrap();
    super::fixtures::copy(&super::sample::folder(), folder.path());
    let path = folder.path().join(file);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} has no {from:?}");
    crate::store::write(&path, text.replacen(from, to, 1).as_bytes()).unwrap();
    let unit = unit(folder.path());
    (folder, unit)
}

#[test]
fn typed_text_stands_as_it_was_typed() {
    let (_folder, unit) = changed(
        "2021/quy-2.yaml",
        "ly_do: Các bộ phận đăng ký nhu cầu đào tạo, bồi dưỡng chậm",
        // Begins small, and goes on with names.
        "ly_do: ubnd xã, ông Trần Lan và Sở Nội vụ đang trao đổi",
    );
    let body = plain::text(&follow_up(&unit, Quarter { year: 2021, number: 2 }));
    assert!(body.contains("Lý do: ubnd xã, ông Trần Lan và Sở Nội vụ đang trao đổi."), "{body}");
}

#[test]
fn reasons_given_with_actions_are_causes_where_none_is_typed() {
    let folder = tempfile::tempdir().unwrap();
    super::fixtures::copy(&super::sample::folder(), folder.path());
    let path = folder.path().join("2021/quy-2.yaml");
    let text = std::fs::read_to_string(&path).unwrap();
    let (before, after) = text.split_once("\nnguyen_nhan:\n").unwrap();
    let after = &after[after.find("kho_khan:").unwrap()..];
    crate::store::write(&path, format!("{before}\n{after}").as_bytes()).unwrap();
    let body = plain::text(&follow_up(&unit(folder.path()), Quarter { year: 2021, number: 2 }));
    assert!(body.contains("Nguyên nhân theo báo cáo của các bộ phận:\n- "), "{body}");
    assert!(body.contains("- Các bộ phận đăng ký nhu cầu đào tạo, bồi dưỡng chậm (NV 5.4).\n"), "{body}");
    assert!(!body.contains("chưa báo cáo nguyên nhân"), "{body}");
}

#[test]
fn a_plan_that_replaces_another_says_so_in_title_sentence_and_file_name() {
    let replaced = "trich_yeu: >-";
    let (_folder, unit) = changed(
        "2021/ke-hoach.yaml",
        replaced,
        &format!("thay_the: {{so: 40, ky_hieu: KH-UBND, ngay: 02/4/2021}}\n{replaced}"),
    );
    let document = Document::plan(2021);
    let words = unit.steps(&document, None).unwrap().words().unwrap().0;
    assert!(words.heading.subject.ends_with("\n(thay thế Kế hoạch số 40/KH-UBND ngày 02/4/2021)"));
    let sentence =
        "Kế hoạch này thay thế Kế hoạch số 40/KH-UBND ngày 02 tháng 4 năm 2021 của Ủy ban nhân dân xã Tóc Tiên.";
    assert!(plain::text(&words).contains(sentence));
    assert_eq!(unit.file_name(&document), "ke-hoach-thay-the-40.pdf");

    let own = "quy: 2/2021\nke_hoach_tiep_tuc:\n  thay_the: {so: 61, ky_hieu: KH-UBND, ngay: 25/6/2021}\n";
    let (_folder, unit) = changed("2021/quy-2.yaml", "quy: 2/2021\n", own);
    let after = Quarter { year: 2021, number: 2 };
    let words = follow_up(&unit, after);
    assert!(
        words.heading.subject.ends_with("trong quý III năm 2021\n(thay thế Kế hoạch số 61/KH-UBND ngày 25/6/2021)")
    );
    assert_eq!(unit.file_name(&Document::follow_up(after)), "ke-hoach-tiep-tuc-sau-quy-2-thay-the-61.pdf");
    assert_eq!(unit.file_name(&Document::report(after)), "bao-cao-quy-2.pdf");
}

#[test]
fn nothing_is_left_when_everything_is_done_with_evidence() {
    let unit = unit("tests/cases/phuong-2026");
    let done = |number| unit.all_done(Quarter { year: 2026, number }).unwrap();
    assert_eq!([1, 2, 3, 4].map(done), [false, false, false, true]);
}
