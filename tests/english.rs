//! No English reaches a clerk but as a quoted detail behind a Vietnamese sentence: many mistakes, made with the real program.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail anywhere")]
#![allow(clippy::disallowed_methods, reason = "fixtures are written once and thrown away")]

mod support;

use std::fs;

use support::{Office, PLAN, Run};

/// Words of the argument parser, the system and the libraries.
const WORDS: [&str; 37] = [
    "error",
    "invalid",
    "found",
    "no",
    "such",
    "expected",
    "unexpected",
    "usage",
    "tip",
    "information",
    "directory",
    "digit",
    "string",
    "unclosed",
    "delimiter",
    "undefined",
    "unknown",
    "missing",
    "failed",
    "cannot",
    "could",
    "denied",
    "permission",
    "argument",
    "option",
    "required",
    "value",
    "possible",
    "similar",
    "subcommand",
    "for",
    "the",
    "is",
    "not",
    "of",
    "variable",
    "object",
];

/// The parts of a text that are the program's own: without details, what is quoted from records, and paths and names in quotes.
fn own(text: &str) -> String {
    let mut own = String::new();
    for line in text.lines().filter(|line| !line.contains(" | ") && !line.trim_start().starts_with("-->")) {
        let mut rest = line;
        while let Some((before, behind)) = rest.split_once("(chi tiết: \"") {
            own += before;
            rest = behind.split_once("\")").unwrap_or_else(|| panic!("a detail ends: {line}")).1;
        }
        own += rest;
        own.push('\n');
    }
    // What the clerk typed is quoted as it is.
    own.split('"').step_by(2).collect::<Vec<_>>().join(" ")
}

fn vietnamese(what: &str, run: &Run) {
    assert_ne!(run.code, 0, "{what} is a mistake: {}", run.err);
    let own = own(&run.err);
    let words: Vec<String> = own.split(|c: char| !c.is_alphanumeric() && c != '_').map(str::to_lowercase).collect();
    for word in WORDS {
        assert!(!words.iter().any(|one| one == word), "{what}: {word:?} is English: {}", run.err);
    }
    assert!(run.err.contains("lỗi"), "{what}: {}", run.err);
}

#[test]
fn a_wrong_command_line() {
    let office = Office::plan_only();
    let number = |so: &'static str| ["cap-so", "ke-hoach.pdf", "--so", so, "--ngay", "6/5/2021"];
    for so in ["09/KH-UBND", "0", "100000", "+5", "4 5", "bốn mươi", "99999999999999999999"] {
        let run = office.run(number(so));
        vietnamese(so, &run);
        assert!(run.err.contains("gợi ý: chỉ ghi số, không ghi ký hiệu, từ 1 đến 99999"), "{}", run.err);
    }
    let lines: [&[&str]; 22] = [
        &[],
        &["lap-ke-hoach"],
        &["kiem-tra"],
        &["kiem-tra", "--sai"],
        &["kiem-tra", "toc-tien", "--dinh-dang"],
        &["kiem-tra", "toc-tien", "--dinh-dang", "xml"],
        &["cap-nhat", "toc-tien", "--dinh-dang", "json"],
        &["cap-nhat", "toc-tien", "--xem-truoc", "--lien-tuc"],
        &["cap-nhat", "toc-tien", "--ma-thoat"],
        &["cap-nhat", "toc-tien", "--chi-loi", "--canh-bao"],
        &["cap-nhat", "toc-tien", "--im-lang=1"],
        &["bao-cao", "toc-tien"],
        &["bao-cao", "toc-tien", "--quy", "5/2021"],
        &["bao-cao", "toc-tien", "--quy", ""],
        &["ke-hoach", "toc-tien", "--nam", "hai"],
        &["ke-hoach", "toc-tien", "--nam", "2021", "--ngay", "31/02/2021"],
        &["ke-hoach", "toc tien", "xã", "--nam", "2021"],
        &["ky-so", "ke-hoach.pdf"],
        &["ky-so", "ke-hoach.pdf", "--vai-tro", "chu-tich", "--tep-khoa", "a.p12"],
        &["ky-so", "ke-hoach.pdf", "--vai-tro", "nguoi-ky", "--tep-khoa", "a.p12", "--thu-vien", "b.so"],
        &["xuat-typst"],
        &["xuat-typst", "thu", "toc-tien"],
    ];
    for args in lines {
        let run = office.run(args);
        assert_eq!(run.code, 2, "{args:?}: {}", run.err);
        vietnamese(&format!("{args:?}"), &run);
    }
    let run = office.run(["cap-nhat", "toc-tien", "--dinh-dang", "xml"]);
    assert!(run.err.contains("gợi ý: ghi chu hoặc jsonl."), "{}", run.err);
}

#[test]
fn files_that_are_not_there_or_are_none() {
    let office = Office::with_plan_made();
    let plan = "ket-qua/toc-tien/2021/ke-hoach.pdf";
    office.write_below("chu.txt", "không phải PDF");
    fs::create_dir(office.below("thu-muc.pdf")).unwrap();
    let date = ["--ngay", "6/5/2021"];
    let lines: [Vec<&str>; 13] = [
        vec!["kiem-tra-chu-ky", "khong-co.pdf"],
        vec!["kiem-tra-chu-ky", "chu.txt/khong-co.pdf"],
        vec!["kiem-tra-chu-ky", "thu-muc.pdf"],
        vec!["kiem-tra-chu-ky", "chu.txt"],
        vec!["kiem-tra-chu-ky", plan, "--goc", "khong-co.pem"],
        vec!["kiem-tra-chu-ky", plan, "--goc", "chu.txt"],
        [&["cap-so", "khong-co.pdf", "--so", "1"], &date[..]].concat(),
        [&["cap-so", "chu.txt", "--so", "1"], &date[..]].concat(),
        vec!["ky-so", "khong-co.pdf", "--vai-tro", "nguoi-ky", "--tep-khoa", "khong-co.p12"],
        vec!["kiem-tra", "khong-co"],
        vec!["kiem-tra", "chu.txt"],
        vec!["cap-nhat", "khong-co"],
        vec!["ke-hoach", "toc-tien", "--nam", "2021", "--luu-vao", "chu.txt"],
    ];
    for args in lines {
        vietnamese(&format!("{args:?}"), &office.run(&args));
    }
    let missing = office.run(["kiem-tra-chu-ky", "khong-co.pdf"]);
    assert!(missing.err.contains("gợi ý: kiểm tra lại đường dẫn và tên tệp"), "{}", missing.err);
    assert!(!missing.err.contains("chương trình khác đang mở"), "{}", missing.err);
}

#[test]
fn libraries_of_a_token_that_cannot_be_loaded() {
    let office = Office::plan_only();
    let made = office.run(["ke-hoach", "toc-tien", "--nam", "2021", "--trinh-ky"]);
    assert_eq!(made.code, 0, "{}", made.err);
    let plan = made.out.lines().next().unwrap();
    office.write_below("thu-vien.so", "không phải thư viện");
    let library = office.below("thu-vien.so");
    for path in ["/khong/co/thu-vien.so", library.to_str().unwrap()] {
        let run = office.run(["ky-so", plan, "--vai-tro", "nguoi-ky", "--thu-vien", path]);
        vietnamese(path, &run);
        assert!(run.err.contains("KS010") && run.err.contains("(chi tiết: \""), "{}", run.err);
    }
}

#[test]
fn sentences_and_layouts_of_an_office_s_own() {
    let office = Office::sample();
    office.unissue();
    let report = |office: &Office| office.run(["bao-cao", "xa", "--quy", "2/2021"]);
    for sentence in [
        "Quý {{ quy",
        "{{ quy | khong }}",
        "{% for x in %}",
        "{{ khong_co }}",
        "{{ quy.a.b }}",
        "{{ quy - 1 }}",
        "{{ f() }}",
    ] {
        office.write("mau/bao-cao.yaml", format!("phien_ban_mau: 2\ncau:\n  khong_co: \"{sentence}\"\n"));
        let run = report(&office);
        if run.code != 0 {
            vietnamese(sentence, &run);
        }
    }
    fs::remove_file(office.path("mau/bao-cao.yaml")).unwrap();
    let head = "#let phien-ban-mau = 2\n";
    for layout in [
        "#let thay = (\n".to_owned(),
        format!("{head}#let thay = (\"addressee\": (original, name) => khong-co(name))\n"),
        format!("{head}#let thay = (\"addressee\": (original, name) => 1 / 0)\n"),
        format!("{head}#let thay = (\"addressee\": (original, name) => panic(\"a\"))\n"),
        format!("{head}#let thay = (\"addressee\": (original, name) => read(\"a.txt\"))\n"),
        format!("{head}#let thay = (\"addressee\": (original) => original)\n"),
        format!("{head}#let thay = (\"khong-co\": x => x)\n"),
        "#let phien-ban-mau = 1\n#let thay = (:)\n".to_owned(),
    ] {
        office.write("mau/bo-cuc.typ", &layout);
        let run = report(&office);
        vietnamese(&layout, &run);
        assert!(run.err.contains("(chi tiết: \""), "{layout}: {}", run.err);
    }
}

#[test]
fn records_that_are_written_wrongly() {
    let office = Office::plan_only();
    let sound = office.text(PLAN);
    for wrong in [
        "a: [1, 2\n",
        "a: {b: 1 c: 2}\n",
        "\ta: 1\n",
        "a: \"x\n",
        "a: x: y\n",
        "a: @x\n",
        "a: *x\n",
        "a: &x\n",
        "a: !x y\n",
        "- a\n",
        "a\n",
        "? [a]\n: b\n",
        "a: ]\n",
        "%a\n",
        "a: \"\\q\"\n",
        "---\na: 1\n",
        "  a: 1\n b: 2\n",
        "a:1\n",
        "a: |x\n",
    ] {
        office.write(PLAN, format!("{sound}{wrong}"));
        vietnamese(wrong, &office.run(["kiem-tra", "toc-tien"]));
    }
}
