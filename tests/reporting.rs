//! Freezing figures, and templates of an office's own, through the real program.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail anywhere, and writes its fixtures")]

use std::fs;
use std::path::Path;

use support::Office;

mod support;

#[test]
fn a_new_due_date_that_nothing_goes_by_is_told() {
    let commune = Office::sample();
    let record = fs::read_to_string(commune.below("xa").join("2021/quy-2.yaml")).unwrap();
    let done =
        record.split("- nhiem_vu: ").find(|entry| entry.contains("hoan_thanh") && entry.contains("loai:")).unwrap();
    let going = record.split("- nhiem_vu: ").find(|entry| entry.contains("thuong_xuyen")).unwrap();
    let open = record.split("- nhiem_vu: ").find(|entry| entry.contains("dang_thuc_hien")).unwrap();
    let [done, going, open] = [done, going, open].map(|entry| entry.lines().next().unwrap().to_owned());
    let mut dues = String::from("\nke_hoach_tiep_tuc:\n  thoi_han_moi:\n");
    for action in [&done, &going, &open] {
        dues += &format!("    - {{nhiem_vu: {action}, den_ngay: 30/8/2021}}\n");
    }
    commune.write("2021/quy-2.yaml", &(record + &dues));
    let run = commune.run(["kiem-tra", "xa"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let told: Vec<&str> = run.err.lines().filter(|line| line.contains("TC009")).collect();
    assert!(told.len() == 2 && told[0].contains(&done) && told[1].contains(&going), "{told:?}");
}

#[test]
fn evidence_that_is_said_to_be_signed_is_looked_at() {
    let commune = Office::sample();
    let name = "2021/tai-lieu-kiem-chung/kh-47-kiem-soat-thu-tuc-hanh-chinh.pdf";
    commune.change(
        "2021/quy-2.yaml",
        &format!("        tep: {name}\n"),
        &format!("        tep: {name}\n        ky_so: có\n"),
    );
    let told = |bytes: &[u8]| {
        fs::write(commune.below("xa").join(name), bytes).unwrap();
        let run = commune.run(["kiem-tra", "xa"]);
        assert_eq!(run.code, 0, "{}", run.err);
        ["KC003", "KC004"].map(|code| run.err.contains(&format!("cảnh báo {code}")))
    };
    let signed = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/pdf/sealed.pdf")).unwrap();
    assert_eq!(told(&signed), [false, false]);
    assert_eq!(told(b"no PDF"), [true, false]);
    let unsigned = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/pdf/prepared.pdf")).unwrap();
    assert_eq!(told(&unsigned), [true, false]);
    // A letter of what is signed, in a place that is still well formed.
    let mut changed = signed;
    let at = changed.windows(9).position(|window| window == b"/Producer" || window == b"/Creator ").unwrap_or(0);
    let letter = changed[at..].iter().position(|byte| *byte == b'(').unwrap() + at + 1;
    changed[letter] ^= 1;
    assert_eq!(told(&changed), [false, true]);
}

#[test]
fn frozen_figures_are_written_beside_the_record_and_never_over() {
    let commune = Office::sample();
    let freeze = || commune.run(["chot-so-lieu", "xa", "--quy", "2/2021"]);
    let run = freeze();
    assert_eq!((run.code, run.out.as_str()), (0, "xa/2021/quy-2.chot.yaml\n"), "{}", run.err);
    let frozen = fs::read_to_string(commune.below("xa").join("2021/quy-2.chot.yaml")).unwrap();
    for line in ["quy: 2/2021", "ngay_chot: 14/6/2021", "  nhiem_vu: 47", "  hoan_thanh: 5", "  - tep: 2021/quy-2.yaml"]
    {
        assert!(frozen.lines().any(|l| l == line), "{line}");
    }
    assert_eq!(freeze().code, 0, "the same figures may be frozen again");

    commune.change("2021/quy-2.yaml", "tinh_trang: dang_thuc_hien\n    ti_le: 45", "tinh_trang: chua_thuc_hien");
    let run = freeze();
    assert_eq!(run.code, 1);
    assert!(run.err.contains("SL002"), "{}", run.err);
    assert_eq!(fs::read_to_string(commune.below("xa").join("2021/quy-2.chot.yaml")).unwrap(), frozen);
}

#[test]
fn a_change_after_freezing_is_a_warning_and_the_next_report_goes_by_what_was_reported() {
    let commune = Office::sample();
    assert_eq!(commune.run(["chot-so-lieu", "xa", "--quy", "II/2021"]).code, 0);
    let before = commune.run(["bao-cao", "xa", "--quy", "3/2021"]);
    assert!(!before.err.contains("SL001"), "{}", before.err);
    commune.change("2021/quy-2.yaml", "tinh_trang: dang_thuc_hien\n    ti_le: 45", "tinh_trang: chua_thuc_hien");
    let after = commune.run(["bao-cao", "xa", "--quy", "3/2021", "--canh-bao"]);
    assert_eq!(after.code, 0, "{}", after.err);
    let warnings: Vec<&str> = after.err.lines().filter(|line| line.contains("SL001")).collect();
    // `kiem-tra` gives the same warnings, and the place of the frozen figures.
    let checked = commune.run(["kiem-tra", "xa"]);
    assert_eq!(checked.err.matches("SL001").count(), warnings.len(), "{}", checked.err);
    assert!(checked.err.contains("--> xa/2021/quy-2.chot.yaml:"), "{}", checked.err);
    assert_eq!(warnings.len(), 2, "{warnings:?}");
    // An error in a later quarter, which these figures do not need, hides none of the warnings.
    let file = commune.below("xa").join("2021/quy-3.yaml");
    let unit = fs::read_to_string(&file).unwrap();
    commune.change("2021/quy-3.yaml", "tinh_trang: hoan_thanh", "tinh_trang: xong_ca");
    let broken = commune.run(["kiem-tra", "xa"]);
    assert_eq!((broken.code, broken.err.matches("SL001").count()), (1, 2), "{}", broken.err);
    fs::write(&file, unit).unwrap();
    let export = commune.run(["xuat-typst", "bao-cao", "xa", "--quy", "3/2021", "--luu-vao", "typst"]);
    assert_eq!(export.code, 0, "{}", export.err);
    let data = fs::read_to_string(commune.below("").join("typst/data.json")).unwrap();
    assert!(data.contains(" được điều chỉnh: số nhiệm vụ đang thực hiện từ 11 thành 10;"), "{data}");
    assert!(warnings[0].contains("quý II đã chốt là 11 (số nhiệm vụ đang thực hiện), nhưng hồ sơ hiện nay cho ra 10"));
}

#[test]
fn the_date_of_the_command_line_dates_the_file_and_touches_no_figure() {
    let commune = Office::sample();
    let data = |folder: &str, more: &[&str]| -> serde_json::Value {
        let line = [&["xuat-typst", "bao-cao", "xa", "--quy", "2/2021", "--luu-vao", folder], more].concat();
        let run = commune.run(&line);
        assert_eq!(run.code, 0, "{}", run.err);
        serde_json::from_str(&fs::read_to_string(commune.below(folder).join("data.json")).unwrap()).unwrap()
    };
    let (plain, mut dated) = (data("nay", &[]), data("sau", &["--ngay", "30/4/2031"]));
    assert_eq!(dated["about"]["date"], serde_json::json!([2031, 4, 30]));
    dated["about"]["date"] = plain["about"]["date"].clone();
    assert_eq!(plain, dated);
    let frozen = commune.run(["chot-so-lieu", "xa", "--quy", "2/2021", "--ngay", "30/4/2031"]);
    assert_eq!(frozen.code, 2, "figures are frozen as of the record's day alone: {}", frozen.err);
}

#[test]
fn a_frozen_file_that_was_spoilt_is_a_problem_at_its_line() {
    let commune = Office::sample();
    assert_eq!(commune.run(["chot-so-lieu", "xa", "--quy", "2/2021"]).code, 0);
    commune.change("2021/quy-2.chot.yaml", "hoan_thanh: 5", "hoan_thanh: năm");
    let run = commune.run(["bao-cao", "xa", "--quy", "3/2021"]);
    assert_eq!(run.code, 1);
    let frozen = fs::read_to_string(commune.below("xa").join("2021/quy-2.chot.yaml")).unwrap();
    let line = frozen.lines().position(|line| line == "  hoan_thanh: năm").unwrap() + 1;
    let place = format!("quy-2.chot.yaml:{line}:15");
    assert!(run.err.contains("GT006") && run.err.contains(&place), "{}", run.err);
    assert!(!commune.written());
}

#[test]
fn an_office_may_word_one_sentence_itself_and_is_told_so() {
    let commune = Office::sample();
    commune.change("2021/quy-2.yaml", "so: 12\nngay: 16/6/2021\n", "");
    let plain = commune.run(["bao-cao", "xa", "--quy", "2/2021"]);
    assert_eq!(plain.code, 0);
    assert!(!plain.err.contains("CA005"));
    let made = || fs::read(commune.below("ket-qua/xa/2021/bao-cao-quy-2.pdf")).unwrap();
    let before = made();
    commune.write(
        "mau/bao-cao.yaml",
        "phien_ban_mau: 2\ncau:\n  khong_co: \"Không phát sinh trong quý {{ quy }}.\"\n  \
         luu: \"Lưu {{ noi_luu[0] }}\"\n",
    );
    let run = commune.run(["bao-cao", "xa", "--quy", "2/2021"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let told = "CA005: Văn bản dùng mẫu riêng của đơn vị: câu khong_co (mau/bao-cao.yaml), câu luu (mau/bao-cao.yaml).";
    assert!(run.err.contains(told), "{}", run.err);
    assert_ne!(made(), before);
}

#[test]
fn a_wrong_sentence_is_shown_at_its_line() {
    let cases = [
        ("phien_ban_mau: 2\ncau:\n  khong_coo: x\n", "CA002", "mau/bao-cao.yaml:3:3"),
        ("phien_ban_mau: 2\ncau:\n  ket: \"{{ ten_la }}\"\n", "CA001", "mau/bao-cao.yaml:3:12"),
        ("phien_ban_mau: 2\ncau:\n  ket: \"{% if %}\"\n", "CA001", "mau/bao-cao.yaml:3:8"),
        ("phien_ban_mau: 1\ncau:\n  ket: x\n", "CA003", "mau/bao-cao.yaml:1:16"),
        ("phien_ban_mau: 2\ncau:\n  ket: 漢\n", "CU001", "mau/bao-cao.yaml:3:8"),
    ];
    for (text, code, place) in cases {
        let commune = Office::sample();
        commune.write("mau/bao-cao.yaml", text);
        let run = commune.run(["bao-cao", "xa", "--quy", "2/2021"]);
        assert_eq!(run.code, 1, "{text}: {}", run.err);
        assert!(run.err.contains(code) && run.err.contains(place), "{text}: {}", run.err);
        assert!(!commune.written());
    }
}

/// An error in reading a quarter hides neither what the plan alone decides nor what is wrong with a sentence.
#[test]
fn what_is_wrong_in_several_places_is_told_at_once() {
    let commune = Office::sample();
    commune.change("2021/quy-2.yaml", "nhiem_vu: nv-3.4\n", "nhiem_vu: nv-3.44\n");
    commune.change("2021/quy-2.yaml", "tinh_trang: dang_thuc_hien", "tinh_trang: gần xong");
    commune.write("mau/bao-cao.yaml", "phien_ban_mau: 2\ncau:\n  ket: \"{{ ten_la }}\"\n");
    for command in [&["bao-cao", "xa", "--quy", "2/2021"][..], &["kiem-tra", "xa"]] {
        let run = commune.run(command);
        assert_eq!(run.code, 1, "{}", run.err);
        for told in ["lỗi GT007: \"gần xong\"", "lỗi TC005: Không có nhiệm vụ nào mang mã \"nv-3.44\"", "lỗi CA001: "]
        {
            assert!(run.err.contains(told), "{command:?}, {told}: {}", run.err);
        }
        assert!(!commune.written());
    }
}

#[test]
fn an_office_may_replace_one_layout_function() {
    let commune = Office::sample();
    commune.change("2021/quy-2.yaml", "so: 12\nngay: 16/6/2021\n", "");
    let made = || fs::read(commune.below("ket-qua/xa/2021/bao-cao-quy-2.pdf")).unwrap();
    assert_eq!(commune.run(["bao-cao", "xa", "--quy", "2/2021"]).code, 0);
    let before = made();
    commune.write(
        "mau/bo-cuc.typ",
        "#let phien-ban-mau = 2\n#let thay = (\n  \"addressee\": (original, name) => original(\"Đồng chí \" + name),\n)\n",
    );
    let run = commune.run(["bao-cao", "xa", "--quy", "2/2021"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains("CA005") && run.err.contains("bố cục (mau/bo-cuc.typ)"), "{}", run.err);
    assert_ne!(made(), before, "the function is used");
}

#[test]
fn a_wrong_layout_function_is_a_problem_of_the_office_s_file() {
    let cases = [
        ("#let phien-ban-mau = 2\n#let thay = (\"tieu-de\": (original, x) => x)\n", "unknown part"),
        ("#let phien-ban-mau = 3\n#let thay = (:)\n", "another template version"),
        ("#let phien-ban-mau = 2\n#let thay = (\"addressee\": (original, name) => khong-co(name))\n", "khong-co"),
        ("#let phien-ban-mau = 2\n#let thay = (\n", "unclosed"),
        ("#import \"@preview/cetz:0.3.0\"\n#let phien-ban-mau = 2\n#let thay = (:)\n", "access denied"),
    ];
    for (text, reason) in cases {
        let commune = Office::sample();
        commune.write("mau/bo-cuc.typ", text);
        let run = commune.run(["bao-cao", "xa", "--quy", "2/2021"]);
        assert_eq!(run.code, 1, "{text}: {}", run.err);
        assert!(run.err.contains("CA004") && run.err.contains("xa/mau/bo-cuc.typ:"), "{text}: {}", run.err);
        assert!(run.err.contains(reason), "{text}: {}", run.err);
        assert!(!commune.written());
    }
}

#[test]
fn nothing_is_planned_when_everything_is_done() {
    let commune = Office::sample();
    commune.add("tests/cases/phuong-2026", "phuong");
    let run = |args: &[&str]| {
        let run = commune.run(args);
        (run.code, run.out, run.err)
    };
    let (code, out, err) = run(&["ke-hoach-tiep-tuc", "phuong", "--sau-quy", "4/2026"]);
    assert_eq!((code, out.as_str()), (0, ""), "{err}");
    assert!(err.contains("không còn gì để lập kế hoạch tiếp tục"), "{err}");
    assert!(!commune.written());

    // The plan, four reports, and the one follow-up plan that a record asks for.
    let (code, out, err) = run(&["cap-nhat", "phuong"]);
    assert_eq!(code, 0, "{err}");
    let names: Vec<&str> = out.lines().map(|line| line.rsplit('/').next().unwrap()).collect();
    assert_eq!(names.len(), 6, "{names:?}");
    let follow_ups: Vec<&&str> = names.iter().filter(|name| name.contains("tiep-tuc")).collect();
    assert_eq!(follow_ups, [&"ke-hoach-tiep-tuc-sau-quy-2.pdf"]);
}
