//! The sample unit's reports and follow-up plans, in full, equal the snapshots; so do the reports of a quarter that has
//! nothing and of one that has everything.

use std::path::Path;

use super::{plain, sample};
use crate::kinds::{Document, Wanted};
use crate::period::Quarter;
use crate::unit::Unit;
use crate::words::Words;

fn words(folder: &Path, wanted: impl Into<Wanted>) -> Words {
    let wanted = wanted.into();
    let (unit, problems) = Unit::open(folder, Some(&wanted.document)).check();
    let problems = crate::problem::render(&problems, crate::problem::Style::default());
    unit.unwrap_or_else(|| panic!("{problems}")).steps(wanted, None).unwrap().words().unwrap().0
}

fn report(quarter: &str) -> Words {
    words(&sample::folder(), Document::report(Quarter::parse(quarter).unwrap()).with_charts())
}

fn follow_up(quarter: &str) -> Words {
    words(&sample::folder(), Document::follow_up(Quarter::parse(quarter).unwrap()))
}

#[test]
fn after_quarter_two() {
    insta::assert_snapshot!("ke-hoach-tiep-tuc-sau-quy-2", plain::text(&follow_up("2/2021")));
}

#[test]
fn after_quarter_three() {
    insta::assert_snapshot!("ke-hoach-tiep-tuc-sau-quy-3", plain::text(&follow_up("3/2021")));
}

#[test]
fn after_quarter_four_it_is_next_year_s() {
    insta::assert_snapshot!("ke-hoach-tiep-tuc-sau-quy-4", plain::text(&follow_up("4/2021")));
}

/// The sample's agency and plan with one record of progress.
fn unit_with(quarter: &str, record: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("2021")).unwrap();
    for name in ["don-vi.yaml", "2021/ke-hoach.yaml"] {
        let text = std::fs::read(sample::folder().join(name)).unwrap();
        crate::store::write(&folder.path().join(name), &text).unwrap();
    }
    let name = format!("2021/quy-{quarter}.yaml");
    crate::store::write(&folder.path().join(name), record.as_bytes()).unwrap();
    folder
}

#[test]
fn two_people_of_one_name_are_counted_and_named_as_two() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("2021")).unwrap();
    for name in ["don-vi.yaml", "2021/ke-hoach.yaml", "2021/quy-1.yaml", "2021/quy-2.yaml"] {
        let Ok(text) = std::fs::read_to_string(sample::folder().join(name)) else { continue };
        let text = text.replace("Đỗ Hữu Khang", "Lê Thị Thu Hà");
        crate::store::write(&folder.path().join(name), text.as_bytes()).unwrap();
    }
    let renamed = |text: String| text.replace("Đỗ Hữu Khang", "Lê Thị Thu Hà");
    let quarter = Quarter { year: 2021, number: 2 };
    for document in [Document::report(quarter), Document::follow_up(quarter)].map(Document::with_charts) {
        let one = plain::text(&words(folder.path(), &document));
        assert_eq!(one, renamed(plain::text(&words(&sample::folder(), &document))), "{document:?}");
        assert!(one.matches("Lê Thị Thu Hà").count() > 2, "{document:?}");
    }
}

#[test]
fn a_document_that_moved_a_due_date_stands_in_its_cell_as_it_was_typed() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("2021")).unwrap();
    let by = "Thông báo số 52/TB-UBND ngày 26/8/2021";
    for name in ["don-vi.yaml", "2021/ke-hoach.yaml", "2021/quy-2.yaml", "2021/quy-3.yaml"] {
        let text = std::fs::read_to_string(sample::folder().join(name)).unwrap();
        let text = text.replace(by, &format!("{by}; Công văn số 60/UBND-VP"));
        crate::store::write(&folder.path().join(name), text.as_bytes()).unwrap();
    }
    let text = plain::text(&words(folder.path(), Document::report(Quarter { year: 2021, number: 3 })));
    assert!(text.contains(&format!("gia hạn theo {by}; Công văn số 60/UBND-VP")), "{text}");
}

#[test]
fn a_quarter_without_any_progress_says_so_with_dignity() {
    let folder = unit_with("2", "phien_ban: 1\nquy: 2/2021\n");
    let quarter = Quarter { year: 2021, number: 2 };
    let body = plain::body(&words(folder.path(), Document::report(quarter)));
    let parts: Vec<&String> = body.iter().filter(|line| line.starts_with(['I', 'V'])).collect();
    assert_eq!(parts.len(), 5, "{parts:?}");
    let has = |text: &str| body.iter().any(|line| line.contains(text));
    let nothing = "cả 47 nhiệm vụ của Kế hoạch chưa có báo cáo (Văn phòng Ủy ban chưa cập nhật 37,";
    assert!(has(nothing) && has("Trong quý II, các bộ phận chưa báo cáo tiến độ của nhiệm vụ nào."), "{body:#?}");
    assert!(!has("chưa thực hiện") && has("chưa có báo cáo 15"), "{body:#?}");
    assert_eq!(body.iter().filter(|line| *line == "Không có.").count(), 3, "I, III.1 and V: {body:#?}");
    assert!(has("Các bộ phận chưa báo cáo nguyên nhân."), "III.3: {body:#?}");
    assert!(has("Trong quý chưa có kết quả nào được báo cáo."), "{body:#?}");
    let mut sentences = body.iter().filter(|line| !line.contains(" | "));
    assert!(!sentences.any(|line| line.contains("  ") || line.contains(" ,") || line.contains("..")), "{body:#?}");
}

#[test]
fn a_year_with_everything_done_says_all() {
    let done: String = (1..=9)
        .flat_map(|field| (1..=[8, 6, 5, 4, 6, 4, 5, 7, 2][field - 1]).map(move |action| (field, action)))
        .map(|(field, action)| {
            format!(
                "  - nhiem_vu: nv-{field}.{action}\n    tinh_trang: hoan_thanh\n    ngay_hoan_thanh: 01/6/2021\n    \
                 tai_lieu_kiem_chung:\n      - {{loai: ho_so, ten: Hồ sơ}}\n"
            )
        })
        .collect();
    let folder = unit_with("4", &format!("phien_ban: 1\nquy: 4/2021\ntien_do:\n{done}"));
    let quarter = Quarter { year: 2021, number: 4 };
    let wanted = Document::report(quarter).with_charts();
    let body = plain::body(&words(folder.path(), &wanted));
    let has = |text: &str| body.iter().any(|line| line.contains(text));
    assert!(
        has("toàn bộ 47 nhiệm vụ của Kế hoạch đã hoàn thành (đúng hạn 31, quá hạn 02, không có thời hạn 14)"),
        "{body:#?}"
    );
    assert!(!has("đã quá hạn") && !has("đang thực hiện"), "{body:#?}");
    let (unit, _) = Unit::open(folder.path(), Some(&wanted.document)).check();
    assert!(unit.unwrap().all_done(quarter).unwrap());
}

#[test]
fn quarter_two() {
    insta::assert_snapshot!("bao-cao-quy-2", plain::text(&report("2/2021")));
}

#[test]
fn quarter_three() {
    insta::assert_snapshot!("bao-cao-quy-3", plain::text(&report("3/2021")));
}

#[test]
fn quarter_four() {
    insta::assert_snapshot!("bao-cao-quy-4", plain::text(&report("4/2021")));
}
