//! An office words a head, a status, the title of a picture and what annexes are called, and sees it on the page.

use super::{fixtures, sample};
use crate::kinds::{Document, Wanted};
use crate::period::Quarter;
use crate::unit::{CheckedUnit, Unit};

const AFTER: Quarter = Quarter { year: 2021, number: 2 };

/// The sample unit with the office's own sentences in these files of `mau`.
fn unit(own: &[(&str, &str)]) -> (tempfile::TempDir, CheckedUnit) {
    let folder = tempfile::tempdir().unwrap();
    fixtures::copy(&sample::folder(), folder.path());
    std::fs::create_dir(folder.path().join("mau")).unwrap();
    for (file, sentences) in own {
        let text = format!("phien_ban_mau: 2\ncau:\n{sentences}");
        crate::store::write(&folder.path().join("mau").join(file), text.as_bytes()).unwrap();
    }
    let (unit, problems) = Unit::open(folder.path(), None).check();
    let unit =
        unit.unwrap_or_else(|| panic!("{}", crate::problem::render(&problems, crate::problem::Style::default())));
    (folder, unit)
}

/// The sample unit as it is.
fn sample_sound() -> CheckedUnit {
    Unit::open(&sample::folder(), None).check().0.unwrap()
}

/// What is printed on the pages of a document, without spaces: a line may end anywhere.
fn printed(unit: &CheckedUnit, wanted: impl Into<Wanted>) -> String {
    let words = unit.steps(wanted, None).unwrap().words().unwrap().0;
    let runs = sample::sheets(&words).into_iter().flat_map(|sheet| sheet.runs);
    runs.flat_map(|run| run.text.chars().filter(|sign| !sign.is_whitespace()).collect::<Vec<_>>()).collect()
}

fn has(page: &str, words: &str) -> bool {
    page.contains(&words.split_whitespace().collect::<String>())
}

#[test]
fn own_words_of_all_documents_stand_on_every_page() {
    let shared = "  cot_chu_tri: Đầu mối thực hiện\n  tinh_trang_dang_thuc_hien: Đang triển khai\n  \
                  nhan_phu_luc: \"Biểu{% if so %} số {{ so }}{% endif %}\"\n";
    let (_folder, unit) = unit(&[("chung.yaml", shared)]);
    let report = printed(&unit, Document::report(AFTER).with_charts());
    for own in ["Đầu mối thực hiện", "Đang triển khai", "Biểu số I", "biểu đồ: Biểu số III"] {
        assert!(has(&report, own), "{own}");
    }
    for other in ["Chủ trì (người phụ trách)", "Phụ lục"] {
        assert!(!has(&report, other), "{other}");
    }
    // As a head of Annex II the status is another sentence, which is as it was.
    let usual = printed(&sample_sound(), Document::report(AFTER).with_charts());
    let said = |page: &str| page.matches("Đangthựchiện").count();
    assert!(said(&report) > 0 && said(&report) < said(&usual), "{} of {}", said(&report), said(&usual));
    let follow_up = printed(&unit, Document::follow_up(AFTER));
    for own in ["Đầu mối thực hiện", "theo thời hạn tại Biểu"] {
        assert!(has(&follow_up, own), "{own}");
    }
    assert!(!has(&follow_up, "Phụ lục"));
}

#[test]
fn own_words_of_one_kind_go_before_those_of_all() {
    let shared = "  cot_chu_tri: Đầu mối thực hiện\n";
    let of_reports = "  cot_chu_tri: Bộ phận đầu mối\n  bieu_do_linh_vuc: Tiến độ của từng lĩnh vực\n  \
                      cot_muc_do: Kết quả khắc phục\n  khac_phuc_chua_bao_cao: Chưa rõ\n";
    let (_folder, unit) = unit(&[("chung.yaml", shared), ("bao-cao.yaml", of_reports)]);
    let report = printed(&unit, Document::report(AFTER).with_charts());
    for own in ["Bộ phận đầu mối", "Tiến độ của từng lĩnh vực", "Kết quả khắc phục", "Chưa rõ"]
    {
        assert!(has(&report, own), "{own}");
    }
    assert!(!has(&report, "Đầu mối thực hiện"));
    assert!(has(&printed(&unit, Document::follow_up(AFTER)), "Đầu mối thực hiện"));
}

/// Who signs is told of all own sentences, of the kind and of all kinds.
#[test]
fn a_document_names_the_shared_sentences_that_are_the_office_s_own() {
    let (_folder, unit) = unit(&[("chung.yaml", "  cot_stt: TT\n")]);
    for document in [Document::plan(2021), Document::report(AFTER)] {
        let warnings = unit.steps(document, None).unwrap().warnings();
        assert!(warnings.iter().any(|one| one.message().contains("câu cot_stt (mau/chung.yaml)")), "{warnings:?}");
    }
}

/// The line under an annex's title breaks where its sentence does; an own sentence on one line leaves that to the layout.
#[test]
fn the_line_of_an_annex_breaks_where_its_sentence_does() {
    let attached = |own: &[(&str, &str)]| {
        let (_folder, unit) = unit(own);
        let words = unit.steps(Document::report(AFTER), None).unwrap().words().unwrap().0;
        let attached = words.annexes[0].attached.clone();
        (attached.breaks.map(|at| attached.after[at..].to_owned()), attached.after)
    };
    let (broken, after) = attached(&[]);
    let broken = broken.unwrap();
    assert!(broken.starts_with("của Văn phòng") && after == format!("năm 2021 {broken}"), "{after}");
    let own = "  kem_theo_sau: năm 2021 của Văn phòng xã)\n";
    assert_eq!(attached(&[("bao-cao.yaml", own)]), (None, "năm 2021 của Văn phòng xã)".to_owned()));
}
