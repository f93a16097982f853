//! Records that hold more than any office writes: each is one clear problem, or is checked as quickly as others, and what an
//! office does write stays within the bounds.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail anywhere; time is what is tested")]

mod support;

use std::fmt::Write;
use std::fs;
use std::time::{Duration, Instant};

use support::{Office, Run};

const PLAN: &str = "2021/ke-hoach.yaml";
const QUARTER: &str = "2021/quy-2.yaml";
const AIM: &str = "Hoàn thành 100% Kế hoạch CCHC năm 2021 của Ủy ban nhân dân xã.";
const MAKE: [&str; 4] = ["ke-hoach", "xa", "--nam", "2021"];

/// With another text in place of an aim of the plan, in double quotes.
fn with_aim(text: &str) -> Office {
    let commune = Office::sample();
    commune.change(PLAN, AIM, &format!("\"{text}\""));
    commune
}

/// The sample commune with these lines below a key at the left margin of a file.
fn with_lines(file: &str, key: &str, lines: &str) -> Office {
    let commune = Office::sample();
    commune.change(file, &format!("\n{key}:\n"), &format!("\n{key}:\n{lines}"));
    commune
}

/// The line and column, from 1, at which a text first stands in a file of the unit.
fn place(commune: &Office, file: &str, text: &str) -> String {
    let whole = fs::read_to_string(commune.below("xa").join(file)).unwrap();
    let at = whole.find(text).unwrap();
    let start = whole[..at].rfind('\n').map_or(0, |end| end + 1);
    format!("xa/{file}:{}:{}", whole[..at].matches('\n').count() + 1, whole[start..at].chars().count() + 1)
}

/// The one error of a run that made nothing.
fn refused(commune: &Office, code: &str) -> Run {
    let run = commune.run(MAKE);
    assert_eq!(run.code, 1, "{}", short(&run.err));
    assert!(run.err.contains(&format!("lỗi {code}")) && run.err.contains("\n1 lỗi"), "{}", short(&run.err));
    assert!(!commune.written() && run.err.len() < 10_000, "{}", run.err.len());
    run
}

fn short(text: &str) -> String {
    text.chars().take(3_000).collect()
}

#[test]
fn a_text_longer_than_seven_pages_is_told_with_its_length() {
    let commune = with_aim(&format!("{}.", "hành chính ".repeat(2_000)));
    let run = refused(&commune, "GT015");
    assert!(run.err.contains("Giá trị dài 22.001 ký tự; ở đây chỉ được tới 20.000 ký tự."), "{}", run.err);
    assert!(run.err.contains("chia thành nhiều mục"), "{}", run.err);
    assert!(run.err.contains(&place(&commune, PLAN, "hành chính hành")), "{}", run.err);
    // A paragraph of three and a half pages is made.
    let commune = with_aim(&format!("{}.", "Rà soát các thủ tục hành chính đã công khai tại xã. ".repeat(195).trim()));
    let run = commune.run(MAKE);
    assert_eq!(run.code, 0, "{}", short(&run.err));
}

#[test]
fn values_of_other_kinds_are_short() {
    let long = "a1".repeat(300);
    for (from, to) in [
        ("thoi_han: III/2021", format!("thoi_han: {long}")),
        ("- id: nv-1.1\n", format!("- id: {long}\n")),
        ("so: 45", format!("so: {long}")),
        ("      dat: 10,947", format!("      dat: {long}")),
    ] {
        let commune = Office::sample();
        commune.change(PLAN, from, &to);
        let run = commune.run(MAKE);
        assert!(run.err.contains("lỗi GT015") && run.err.contains("600 ký tự"), "{from}: {}", short(&run.err));
        assert!(run.code == 1 && !commune.written());
    }
    let commune = Office::sample();
    commune.change(QUARTER, "        ky_so: có\n", &format!("        ky_so: có\n        tep: {long}.pdf\n"));
    let run = commune.run(["kiem-tra", "xa"]);
    assert!(run.err.contains("lỗi GT015") && run.err.contains("604 ký tự"), "{}", short(&run.err));
    // A key as long as a page is quoted in part.
    let commune = Office::sample();
    commune.change(PLAN, "so: 45\n", &format!("so: 45\nk{}: 1\n", "y".repeat(900)));
    let run = commune.run(["kiem-tra", "xa"]);
    assert!(run.err.contains("lỗi KH001") && run.err.contains("yy … yy"), "{}", short(&run.err));
}

#[test]
fn a_heap_of_marks_or_of_letters_without_width_is_shown_where_it_is() {
    for mark in ["\u{200d}", "\u{301}", "\u{200b}", "\u{ad}"] {
        let heap = mark.repeat(20_000);
        let commune = with_aim(&format!("Rà soát a{heap} thủ tục."));
        let run = refused(&commune, "CU003");
        assert!(run.err.contains("20.000") && run.err.contains("chỉ được tới 8"), "{}", short(&run.err));
        let (line, column) = (place(&commune, PLAN, "\"Rà soát"), place(&commune, PLAN, &heap));
        assert_eq!(line.rsplit_once(':').unwrap().0, column.rsplit_once(':').unwrap().0);
        assert!(run.err.contains(&column), "{column}: {}", short(&run.err));
    }
    // Told also where the value is longer than a value may be.
    let commune = with_aim(&format!("a{}.", "\u{301}".repeat(500_000)));
    assert!(refused(&commune, "CU003").err.contains("500.000"));
    // An emoji of a family has three joiners, none beside another.
    let commune = with_aim("Rà soát 👨\u{200d}👩\u{200d}👧\u{200d}👦 thủ tục.");
    assert!(!commune.run(["kiem-tra", "xa"]).err.contains("CU003"));
}

#[test]
fn lists_have_thousands_of_items_and_not_more() {
    let commune = with_lines(PLAN, "muc_tieu", &"  - Rà soát.\n".repeat(5_000));
    let run = commune.run(["kiem-tra", "xa"]);
    assert!(run.code == 1 && run.err.contains("lỗi GT016"), "{}", short(&run.err));
    assert!(run.err.contains("Danh sách có 5.004 mục; một danh sách chỉ được tới 5.000 mục."), "{}", short(&run.err));
    let commune = with_lines(PLAN, "muc_tieu", &"  - Rà soát.\n".repeat(4_996));
    assert_eq!(commune.run(["kiem-tra", "xa"]).code, 0);
    let commune = Office::sample();
    commune.change(PLAN, "          - tt-1.1\n", &"          - tt-1.1\n".repeat(201));
    let run = commune.run(["kiem-tra", "xa"]);
    assert!(run.err.contains("Danh sách có 201 mục; một danh sách chỉ được tới 200 mục."), "{}", short(&run.err));
}

#[test]
fn of_one_value_ten_places_of_a_kind_are_told_and_the_last_says_how_many_more() {
    let commune = with_aim(&format!("Rà soát{}.", "  a".repeat(3_000)));
    let run = commune.run(["kiem-tra", "xa"]);
    assert_eq!(run.code, 0);
    assert_eq!(run.err.matches("NN006").count(), 10, "{}", short(&run.err));
    assert!(run.err.contains("Thừa khoảng trắng. Trong giá trị này còn 2.990 chỗ như vậy nữa."), "{}", short(&run.err));
    assert_eq!(run.err.matches("Thừa khoảng trắng. Trong").count(), 1);
    // Ten and no more: nothing is left over to be told of.
    let commune = with_aim(&format!("Rà soát{}.", "  a".repeat(10)));
    let run = commune.run(["kiem-tra", "xa"]);
    assert_eq!((run.err.matches("NN006").count(), run.err.matches("trắng. Trong").count()), (10, 0));
    // Names and figures likewise.
    let commune = with_aim(&format!("Rà soát: {}.", "Xã Tóc tiên, ".repeat(500)));
    assert_eq!(commune.run(["kiem-tra", "xa"]).err.matches("NN024").count(), 10);
}

#[test]
fn of_a_unit_a_thousand_problems_are_told_and_the_last_line_says_how_many_more() {
    let mut keys = String::new();
    (0..1_700).for_each(|n| writeln!(keys, "khoa_{n}: 1").unwrap());
    let commune = Office::sample();
    commune.change(PLAN, "so: 45\n", &format!("so: 45\n{keys}"));
    let run = commune.run(["kiem-tra", "xa"]);
    assert_eq!(run.code, 1);
    assert_eq!(run.err.matches("lỗi KH001").count(), 1_000);
    let more = "cảnh báo QN001: Còn 700 lỗi";
    let end = run.err.rfind(more).unwrap_or_else(|| panic!("{}", run.err.chars().rev().take(500).collect::<String>()));
    assert!(run.err.rfind("lỗi KH001").unwrap() < end && run.err.len() - end < 500);
    let run = commune.run(["kiem-tra", "xa", "--dinh-dang", "json"]);
    let json: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let found = json["van_de"].as_array().unwrap();
    assert_eq!((found.len(), found[1_000]["ma"].as_str()), (1_001, Some("QN001")));
    assert_eq!(run.code, 1);
    let run = commune.run(["kiem-tra", "xa", "--dinh-dang", "sarif"]);
    assert!(run.out.contains("\"QN001\"") && run.code == 1);
}

#[test]
fn an_error_is_told_however_many_warnings_come_before_it() {
    let aims = "  - \"Rà soát  a  b  c  d  e  f  g  h  i  k  l\"\n".repeat(200);
    let commune = with_lines(PLAN, "muc_tieu", &aims);
    let run = commune.run(["kiem-tra", "xa"]);
    assert_eq!(run.code, 0);
    assert!(run.err.contains("QN001") && run.err.contains("cảnh báo nữa không nêu ra"), "{}", run.err.len());
    // It stands in the last file.
    commune.change("2021/quy-4.yaml", "tinh_trang: hoan_thanh", "tinh_trang: xong_roi");
    let run = commune.run(["kiem-tra", "xa"]);
    assert_eq!((run.code, run.err.matches("lỗi GT007").count()), (1, 1));
}

#[test]
fn what_is_passed_over_is_what_was_asked_for_however_many_ask() {
    let commune = Office::sample();
    let mut rows = String::new();
    for n in 0..400 {
        writeln!(rows, "  - noi_dung: Rà soát  số {n}.\n    bo_qua: [{{ma: NN006, ly_do: cố ý {n}}}]").unwrap();
    }
    commune.change(PLAN, "to_chuc_thuc_hien:\n", &format!("to_chuc_thuc_hien:\n{rows}"));
    let run = commune.run(["kiem-tra", "xa"]);
    assert_eq!(run.code, 0, "{}", short(&run.err));
    assert_eq!(run.err.matches("lý do: cố ý ").count(), 400);
    assert!(run.err.contains("lý do: cố ý 0\n") && run.err.contains("lý do: cố ý 399\n"));
    assert!(!run.err.contains("BQ003"), "{}", short(&run.err));
}

/// Time for records that no office writes, in a debug build on a busy machine.
const SOON: Duration = Duration::from_secs(20);

#[test]
fn records_that_no_office_writes_are_checked_as_soon_as_others() {
    let action = |n| format!("{{id: lon-{n}, noi_dung: \"Thực hiện nội dung số {n}.\", sai: 1}}");
    let one_line = (0..3_000).map(action).collect::<Vec<_>>().join(", ");
    let keys = (0..90_000).map(|n| format!("k{n}: 1\n")).collect::<String>();
    let anchors = (0..40_000).map(|n| format!("&a{n} 1, ")).collect::<String>();
    let stars = (0..40_000).map(|n| format!("*a{n} ")).collect::<String>();
    let passed = (0..15_000)
        .map(|n| format!("  - {{nhiem_vu: x-{n}, tinh_trang: hoan_thanh, bo_qua: [{{ma: KC001, ly_do: a}}]}}\n"));
    let evidence =
        (0..4_500).map(|n| format!("      - {{loai: khac, ten: Ảnh, tep: 2021/anh-{n}.png}}\n")).collect::<String>();
    let cases = [
        (PLAN, "    nhiem_vu:\n", format!("    nhiem_vu: [{one_line}]\n    nhiem_vu_cu:\n")),
        (PLAN, "so: 45\n", format!("so: 45\n{keys}")),
        (PLAN, "so: 45\n", "so: 45\n".repeat(90_000)),
        (PLAN, "so: 45\n", format!("so: 45\nx: [{anchors}1]\n# {stars}\n")),
        (PLAN, "so: 45\n", format!("so: 45\nx: {}1\n", "- ".repeat(30))),
        (QUARTER, "tien_do:\n", format!("tien_do:\n{}", passed.collect::<String>())),
        (QUARTER, "    tai_lieu_kiem_chung:\n", format!("    tai_lieu_kiem_chung:\n{evidence}")),
        (QUARTER, "      - nv-5.6\n", "      - nv-5.6\n".repeat(50_000)),
    ];
    for (file, from, to) in cases {
        let commune = Office::sample();
        commune.change(file, from, &to);
        let began = Instant::now();
        for form in [&["kiem-tra", "xa"][..], &["kiem-tra", "xa", "--dinh-dang", "sarif"]] {
            let run = commune.run(form);
            assert!(run.code <= 1 && run.out.len() + run.err.len() < 8_000_000, "{}", short(&to));
        }
        assert!(began.elapsed() < SOON, "{:?}: {}", began.elapsed(), to.chars().take(200).collect::<String>());
    }
}

#[test]
fn three_thousand_actions_on_one_line_are_told_at_their_own_columns() {
    let action = |n| format!("{{id: lon-{n}, noi_dung: \"Thực hiện nội dung số {n}.\", thoi_han: ngay-{n}}}");
    let row = (0..3_000).map(action).collect::<Vec<_>>().join(", ");
    let commune = Office::sample();
    commune.change(PLAN, "    nhiem_vu:\n", &format!("    nhiem_vu: [{row}]\n    cu:\n"));
    let run = commune.run(["kiem-tra", "xa"]);
    for n in [0, 500, 900] {
        assert!(run.err.contains(&format!("--> {}\n", place(&commune, PLAN, &format!("ngay-{n}}}")))), "{n}");
    }
    let longest = run.err.lines().map(|line| line.chars().count()).max();
    assert!(longest.is_some_and(|longest| longest < 1_500), "{longest:?}");
}

#[test]
fn a_sentence_of_the_office_s_own_has_the_bounds_of_a_text() {
    let commune = Office::sample();
    commune.write("mau/ke-hoach.yaml", format!("phien_ban_mau: 2\ncau:\n  tieu_de: \"{}\"\n", "a".repeat(30_000)));
    let run = commune.run(["kiem-tra", "xa"]);
    assert!(
        run.code == 1 && run.err.contains("GT015") && run.err.contains("xa/mau/ke-hoach.yaml:3:"),
        "{}",
        short(&run.err)
    );
}

/// The plan's own record is right, but its number is given again in a record behind a thousand errors: that must still
/// be found.
#[test]
fn a_number_given_twice_is_found_behind_a_thousand_errors() {
    let mut keys = String::new();
    (0..1_700).for_each(|n| writeln!(keys, "khoa_{n}: 1").unwrap());
    let commune = Office::sample();
    commune.change(QUARTER, "phien_ban: 1\n", &format!("phien_ban: 1\n{keys}"));
    assert_eq!(commune.run(MAKE).code, 0);
    let follow_up = "ke_hoach_tiep_tuc:\n  so: 45\n  ngay: 20/12/2021\n";
    commune.change("2021/quy-4.yaml", "phien_ban: 1\n", &format!("phien_ban: 1\n{follow_up}"));
    let run = commune.run([&MAKE[..], &["--luu-vao", "khac"]].concat());
    assert!(run.code == 1 && run.err.contains("CS003"), "{}", short(&run.err));
    assert!(!commune.below("khac/xa/2021/ke-hoach.pdf").exists());
}
