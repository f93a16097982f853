//! `cap-nhat` and `so-sanh` through the real program: units, lines, exit codes.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail anywhere, and writes its fixtures")]

use std::fs;

use support::{Office, Run};

mod support;

/// The lines of stderr that begin so.
fn lines<'r>(run: &'r Run, word: &str) -> Vec<&'r str> {
    run.err.lines().filter(|line| line.starts_with(word)).collect()
}

/// A province of three units, of which one is wrong.
fn province() -> Office {
    let commune = Office::sample();
    commune.add("data/toc-tien", "tinh/huyen/tot");
    commune.add("tests/cases/thon-nho", "tinh/nho");
    commune.add("tests/cases/chi-ke-hoach", "tinh/sai");
    let record = commune.below("tinh/sai/2021/ke-hoach.yaml");
    let text = fs::read_to_string(&record).unwrap();
    fs::write(&record, text.replacen("nam: 2021", "namm: 2021", 1)).unwrap();
    commune
}

#[test]
fn a_unit_with_problems_does_not_stop_the_others_and_the_exit_code_tells() {
    let commune = province();
    let run = commune.run(["cap-nhat", "tinh"]);
    assert_eq!(run.code, 1, "{}", run.err);
    let made = ["ket-qua/huyen/tot/2021/ke-hoach.pdf", "ket-qua/nho/2025/ke-hoach.pdf"];
    for path in made {
        assert!(commune.below(path).exists() && run.out.lines().any(|line| line == path), "{}", run.out);
    }
    assert!(!commune.below("ket-qua/sai").exists(), "nothing is written for a unit that is wrong");
    assert_eq!(lines(&run, "không lập được: sai (hồ sơ có 2 lỗi").len(), 1, "{}", run.err);
    assert!(run.err.contains("KH001") && run.err.contains("tinh/sai/2021/ke-hoach.yaml:2:1"), "{}", run.err);
    assert_eq!(lines(&run, "đã lập: ").len(), run.out.lines().count());

    // Again: what is fresh is left alone, what is wrong is told again.
    let again = commune.run(["cap-nhat", "tinh"]);
    assert_eq!((again.code, again.out.as_str()), (1, ""), "{}", again.err);
    assert_eq!(lines(&again, "không đổi: ").len(), run.out.lines().count());
    assert_eq!(lines(&again, "không lập được: ").len(), 1);
}

#[test]
fn a_record_with_an_error_stops_the_documents_that_are_made_of_it_alone() {
    let commune = Office::sample();
    commune.unissue();
    commune.run(["cap-nhat", "xa"]);
    let kept = commune.bytes("ket-qua/xa/2021/bao-cao-quy-4.pdf");
    commune.change("2021/quy-4.yaml", "quy: 4/2021", "quyy: 4/2021");
    commune.change("2021/ke-hoach.yaml", "loi_ket: Yêu cầu", "loi_ket: Đề nghị");
    let why = "không lập được: ket-qua/xa/2021/bao-cao-quy-4.pdf (2021/quy-4.yaml có 2 lỗi: xem ở trên hoặc bằng lệnh \
               kiem-tra; bản đã lập giữ nguyên)";
    let preview = commune.run(["cap-nhat", "xa", "--xem-truoc"]);
    assert_eq!((preview.code, preview.out.as_str(), lines(&preview, "không lập được: ")), (1, "", vec![why]));
    let run = commune.run(["cap-nhat", "xa"]);
    assert_eq!((run.code, run.out.as_str()), (1, "ket-qua/xa/2021/ke-hoach.pdf\n"), "{}", run.err);
    assert_eq!(lines(&run, "không lập được: "), [why]);
    assert!(
        run.err.contains("lỗi KH001: ") && run.err.contains("đã lập 1, không đổi 2, không lập được 1; còn "),
        "{}",
        run.err
    );
    assert!(commune.bytes("ket-qua/xa/2021/bao-cao-quy-4.pdf") == kept);
    let again = commune.run(["cap-nhat", "xa"]);
    assert_eq!((again.code, again.out.as_str(), lines(&again, "không đổi: ").len()), (1, "", 3));
    // Its own command says the same of each.
    assert_eq!(commune.run(["bao-cao", "xa", "--quy", "3/2021"]).code, 0);
    assert_eq!(commune.run(["bao-cao", "xa", "--quy", "4/2021"]).code, 1);
}

#[test]
fn a_folder_that_looks_like_a_unit_is_named_and_its_file_too() {
    let commune = province();
    fs::rename(commune.below("tinh/nho/don-vi.yaml"), commune.below("tinh/nho/don-vi.yaml.txt")).unwrap();
    fs::remove_file(commune.below("tinh/sai/don-vi.yaml")).unwrap();
    commune.write_below("tinh/don-vi.txt", "Xã A, xã B");
    commune.write_below("tinh/bieu-mau/ke-hoach.yaml", "a: 1");
    let run = commune.run(["cap-nhat", "tinh", "--xem-truoc"]);
    assert_eq!((run.code, lines(&run, "cảnh báo TM012: ").len()), (0, 2), "{}", run.err);
    for place in ["\"tinh/nho\"", "\"tinh/sai\"", "\"don-vi.yaml.txt\": đổi tên thành \"don-vi.yaml\""] {
        assert!(run.err.contains(place), "{place}: {}", run.err);
    }
    let checked = commune.run(["kiem-tra", "tinh"]);
    assert!(checked.code == 0 && lines(&checked, "cảnh báo TM012: ").len() == 2, "{}", checked.err);
    for args in [&["cap-nhat", "tinh/nho"][..], &["kiem-tra", "tinh/nho"], &["ke-hoach", "tinh/nho", "--nam", "2025"]] {
        let run = commune.run(args);
        let named = "trong đó không có tệp don-vi.yaml, chỉ có \"don-vi.yaml.txt\"";
        assert!(run.code == 1 && run.err.contains("lỗi TM002: ") && run.err.contains(named), "{args:?}: {}", run.err);
    }
}

#[test]
fn a_preview_writes_nothing_and_names_record_and_key() {
    let commune = Office::sample();
    commune.unissue();
    let first = commune.run(["cap-nhat", "xa", "--xem-truoc"]);
    assert_eq!((first.code, first.out.as_str()), (0, ""));
    assert_eq!(lines(&first, "sẽ lập: ").len(), 4);
    assert!(!commune.written());

    commune.run(["cap-nhat", "xa"]);
    commune.change("2021/quy-3.yaml", "Đã gửi đủ, đúng hạn", "Đã gửi đầy đủ, đúng hạn");
    let run = commune.run(["cap-nhat", "xa", "--xem-truoc"]);
    let line = "sẽ lập: ket-qua/xa/2021/bao-cao-quy-3.pdf (hồ sơ thay đổi: 2021/quy-3.yaml: nhiệm vụ nv-1.2, ket_qua)";
    assert_eq!(lines(&run, "sẽ lập: "), [line]);
    let made = commune.run(["cap-nhat", "xa"]);
    assert_eq!(made.out, "ket-qua/xa/2021/bao-cao-quy-3.pdf\n");
}

#[test]
fn making_again_makes_the_same_bytes_and_says_so() {
    let commune = Office::sample();
    commune.run(["cap-nhat", "xa"]);
    let before = commune.bytes("ket-qua/xa/2021/ke-hoach.pdf");
    let run = commune.run(["cap-nhat", "xa", "--lam-lai"]);
    assert_eq!((run.code, run.out.as_str()), (0, ""), "{}", run.err);
    assert_eq!(lines(&run, "không đổi: ").len(), 4);
    assert!(commune.bytes("ket-qua/xa/2021/ke-hoach.pdf") == before);
}

#[test]
fn one_document_made_by_its_own_command_is_up_to_date_for_all() {
    let commune = Office::sample();
    commune.unissue();
    assert_eq!(commune.run(["bao-cao", "xa", "--quy", "2/2021", "--bieu-do"]).code, 0);
    let with_charts = commune.bytes("ket-qua/xa/2021/bao-cao-quy-2.pdf");
    let run = commune.run(["cap-nhat", "xa"]);
    assert_eq!(lines(&run, "không đổi: "), ["không đổi: ket-qua/xa/2021/bao-cao-quy-2.pdf"]);
    assert!(commune.bytes("ket-qua/xa/2021/bao-cao-quy-2.pdf") == with_charts, "charts were asked for and stay");
}

#[test]
fn a_unit_whose_outputs_lie_inside_it_is_fresh_too() {
    let commune = Office::sample();
    let run = |args: &[&str]| {
        let mut command = assert_cmd::Command::cargo_bin("cchc").unwrap();
        String::from_utf8(command.current_dir(commune.below("xa")).args(args).output().unwrap().stderr).unwrap()
    };
    assert!(run(&["cap-nhat", "."]).contains("đã lập 4"));
    assert!(commune.below("xa/ket-qua/xa/2021/ke-hoach.pdf").exists());
    let again = run(&["cap-nhat", "."]);
    assert!(again.contains("không đổi 4; còn ") && again.ends_with(" cảnh báo, xem bằng lệnh kiem-tra.\n"), "{again}");
}

#[test]
fn a_follow_up_plan_is_made_where_it_is_asked_for_and_one_that_replaces_another_goes_beside_it() {
    let commune = Office::sample();
    commune.change("2021/quy-2.yaml", "quy: 2/2021\n", "quy: 2/2021\nke_hoach_tiep_tuc: {so: 61, ngay: 25/6/2021}\n");
    let run = commune.run(["cap-nhat", "xa"]);
    let follow_ups: Vec<&str> = run.out.lines().filter(|line| line.contains("tiep-tuc")).collect();
    assert_eq!(follow_ups, ["ket-qua/xa/2021/ke-hoach-tiep-tuc-sau-quy-2.pdf"], "{}", run.err);

    let own = "ke_hoach_tiep_tuc: {so: 70, ngay: 05/7/2021, thay_the: {so: 61, ky_hieu: KH-UBND, ngay: 25/6/2021}}";
    commune.change("2021/quy-2.yaml", "ke_hoach_tiep_tuc: {so: 61, ngay: 25/6/2021}", own);
    let before = commune.bytes(follow_ups[0]);
    let run = commune.run(["cap-nhat", "xa"]);
    assert_eq!(run.out, "ket-qua/xa/2021/ke-hoach-tiep-tuc-sau-quy-2-thay-the-61.pdf\n", "{}", run.err);
    let stays = "giữ nguyên: ket-qua/xa/2021/ke-hoach-tiep-tuc-sau-quy-2.pdf (đã được thay thế bằng \
                 ket-qua/xa/2021/ke-hoach-tiep-tuc-sau-quy-2-thay-the-61.pdf)";
    assert_eq!(lines(&run, stays).len(), 1, "{}", run.err);
    assert!(commune.bytes(follow_ups[0]) == before);
}

#[test]
fn two_inputs_with_one_output_are_refused_before_anything_is_made() {
    let commune = Office::sample();
    commune.add("tests/cases/thon-nho", "khac/xa");
    let run = commune.run(["cap-nhat", "xa", "khac/xa"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("lỗi GH005: ") && !commune.written(), "{}", run.err);
    let none = commune.run(["cap-nhat", "xa/2021"]);
    assert!(none.code == 1 && none.err.contains("lỗi GH006: "), "{}", none.err);
}

#[test]
fn what_changed_since_is_told_by_action_key_old_and_new() {
    let commune = Office::sample();
    let early = commune.run(["so-sanh", "xa"]);
    assert!(early.code == 1 && early.err.contains("lỗi GH007: "), "{}", early.err);
    commune.run(["cap-nhat", "xa"]);
    let same = commune.run(["so-sanh", "xa"]);
    assert!(same.code == 0 && same.out.contains("hồ sơ không có gì thay đổi"), "{}", same.out);

    commune.change("2021/quy-4.yaml", "quy: 4/2021", "# ghi chú\nquy: 4/2021");
    commune.change("2021/quy-3.yaml", "    ti_le: 70", "    ti_le: 75\n    ghi_chu: Theo sổ theo dõi");
    let run = commune.run(["so-sanh", "xa"]);
    assert_eq!(run.code, 0, "{}", run.err);
    for line in
        ["    nhiệm vụ nv-1.1, ti_le: \"70\" → \"75\"", "    nhiệm vụ nv-1.1, ghi_chu: thêm \"Theo sổ theo dõi\""]
    {
        assert!(run.out.lines().any(|found| found == line), "{}", run.out);
    }
    let json = commune.run(["so-sanh", "xa", "--dinh-dang", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(json["phien_ban"], 1);
    let report =
        json["van_ban"].as_array().unwrap().iter().find(|one| one["tep"] == "ket-qua/xa/2021/bao-cao-quy-3.pdf");
    let change = &report.unwrap()["thay_doi"][0];
    let expected = serde_json::json!({
        "ho_so": "2021/quy-3.yaml", "nhiem_vu": "nv-1.1", "cu": "70", "moi": "75",
        "khoa": ["tien_do", {"nhiem_vu": "nv-1.1"}, "ti_le"],
    });
    assert_eq!(change, &expected);
    let plan = json["van_ban"].as_array().unwrap().iter().find(|one| one["tep"] == "ket-qua/xa/2021/ke-hoach.pdf");
    assert_eq!(plan.unwrap()["thay_doi"], serde_json::json!([]));
}

#[test]
fn one_number_twice_in_a_year_is_an_error_at_the_later_record() {
    let commune = Office::sample();
    commune.change("2021/quy-3.yaml", "so: 19", "so: 12");
    let run = commune.run(["kiem-tra", "xa"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("lỗi CS003: Số 12/BC-VP năm 2021 đã dùng cho báo cáo quý II năm 2021."), "{}", run.err);
    assert!(run.err.contains("xa/2021/quy-3.yaml:3:5"), "{}", run.err);
    // Plans and follow-up plans share their numbers, reports have their own.
    commune.change("2021/quy-3.yaml", "so: 12", "so: 45");
    assert_eq!(commune.run(["kiem-tra", "xa"]).code, 0);
    commune.change("2021/quy-2.yaml", "quy: 2/2021\n", "quy: 2/2021\nke_hoach_tiep_tuc:\n  so: 45\n");
    assert!(commune.run(["kiem-tra", "xa"]).err.contains("CS003: Số 45/KH-UBND năm 2021"));
    // Told also when one of the two with this number is made alone.
    let run = commune.run(["ke-hoach", "xa", "--nam", "2021"]);
    assert!(run.code == 1 && run.err.contains("CS003") && !commune.written(), "{}", run.err);
}
