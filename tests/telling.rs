//! What is told, and how much of it: errors last, warnings counted, many units summed up, lines of JSON.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail anywhere")]

mod support;

use serde_json::{Value, json};
use support::{Office, PLAN, Run};

/// An office with three units below `tinh`: one with warnings, one with an error as well, one without anything.
fn three_units() -> Office {
    let office = Office::copy_of("data/toc-tien", "tinh/a");
    office.add("data/toc-tien", "tinh/huyen/b");
    office.add("tests/cases/chi-ke-hoach", "tinh/c");
    let plan = String::from_utf8(office.bytes("tinh/huyen/b/2021/ke-hoach.yaml")).unwrap();
    office.write_below("tinh/huyen/b/2021/ke-hoach.yaml", plan.replacen("dat: 10,947", "dat: 17,5", 1));
    office
}

fn lines(run: &Run) -> Vec<Value> {
    run.out.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("{line}"))).collect()
}

#[test]
fn errors_come_after_warnings_and_alone_where_that_is_asked_for() {
    let office = Office::sample();
    office.change(PLAN, "dat: 10,947", "dat: 17,5");
    let all = office.run(["kiem-tra", "xa"]);
    let (first, last) = (all.err.find("lỗi DI001").unwrap(), all.err.rfind("\ncảnh báo ").unwrap());
    assert!(first > last && all.err.ends_with(" cảnh báo.\n"), "{}", all.err);
    let only = office.run(["kiem-tra", "xa", "--chi-loi"]);
    assert!(only.code == 1 && only.err.starts_with("lỗi DI001") && !only.err.contains("\ncảnh báo "), "{}", only.err);
    let untold = all.err.lines().filter(|line| line.starts_with("cảnh báo ")).count();
    assert!(
        only.err.ends_with(&format!("1 lỗi.\nKhông nêu {untold} cảnh báo: bỏ --chi-loi để xem.\n")),
        "{}",
        only.err
    );
    // Listings for programs keep the order of files, and count what they leave out.
    let listed = |more: &[&str]| -> Value {
        let run = office.run([&["kiem-tra", "xa", "--dinh-dang", "json"], more].concat());
        serde_json::from_str(&run.out).unwrap()
    };
    let (all, only) = (listed(&[]), listed(&["--chi-loi"]));
    assert_eq!((&all["so_luong"], only["van_de"].as_array().unwrap().len()), (&only["so_luong"], 1));
    let files: Vec<&str> =
        all["van_de"].as_array().unwrap().iter().filter_map(|one| one["vi_tri"]["tep"].as_str()).collect();
    assert!(files.is_sorted(), "{files:?}");
}

#[test]
fn a_document_that_is_made_says_that_it_may_go_on_and_how_many_warnings_there_are() {
    let office = Office::sample();
    let commands: [(&[&str], &str); 5] = [
        (&["ke-hoach", "xa", "--nam", "2021"], "Lập được văn bản"),
        (&["bao-cao", "xa", "--quy", "3/2021"], "Lập được văn bản"),
        (&["ke-hoach-tiep-tuc", "xa", "--sau-quy", "3/2021"], "Lập được văn bản"),
        (&["chot-so-lieu", "xa", "--quy", "3/2021"], "Chốt được số liệu"),
        (&["xuat-typst", "bao-cao", "xa", "--quy", "3/2021", "--luu-vao", "typst"], "Xuất được văn bản"),
    ];
    for (args, done) in commands {
        let run = office.run(args);
        assert_eq!(run.code, 0, "{}", run.err);
        let rest = run.err.strip_prefix(&format!("{done}; còn ")).unwrap_or_else(|| panic!("{args:?}: {}", run.err));
        let number = rest.strip_suffix(" cảnh báo, xem bằng lệnh kiem-tra.\n").unwrap();
        let told = office.run([args, &["--canh-bao"]].concat());
        let listed = told.err.lines().filter(|line| line.starts_with("cảnh báo ")).count();
        assert_eq!(number, listed.to_string(), "{args:?}");
        assert_eq!(office.run([args, &["--chi-loi"]].concat()).err, run.err, "{args:?}");
    }
    // Where nothing is made, errors are listed and warnings counted.
    office.change(PLAN, "dat: 10,947", "dat: 17,5");
    for (args, _) in commands {
        let run = office.run(args);
        assert!(run.code == 1 && run.err.starts_with("lỗi DI001") && !run.err.contains("\ncảnh báo "), "{}", run.err);
        let last = run.err.lines().last().unwrap();
        assert!(last.starts_with("Không nêu ") && last.ends_with("kiem-tra, hoặc thêm --canh-bao."), "{last}");
    }
}

#[test]
fn many_units_are_summed_up_with_those_that_failed() {
    let office = three_units();
    let run = office.run(["cap-nhat", "tinh"]);
    let closing = "3 đơn vị: đã lập 5, không đổi 0, không lập được 1; còn ";
    let at =
        run.err.find("Không lập được:\n  huyen/b: hồ sơ có 1 lỗi: DI001 ").unwrap_or_else(|| panic!("{}", run.err));
    assert!(run.code == 1 && run.err[at..].contains(closing), "{}", run.err);
    assert!(!run.err.contains("\ncảnh báo "), "{}", run.err);
    // Quiet: the errors, which unit failed, the closing line.
    let quiet = office.run(["cap-nhat", "tinh", "--im-lang"]);
    assert_eq!((quiet.code, quiet.out.as_str()), (1, ""));
    assert!(
        quiet.err.starts_with("lỗi DI001") && quiet.err.contains("đã lập 0, không đổi 5, không lập được 1"),
        "{}",
        quiet.err
    );
    assert!(!["đã lập:", "không đổi:", "Giữ nguyên"].iter().any(|word| quiet.err.contains(word)), "{}", quiet.err);
    let quiet = office.run(["cap-nhat", "tinh/a", "tinh/c", "--im-lang"]);
    assert_eq!((quiet.code, quiet.out.as_str(), quiet.err.lines().count()), (0, "", 1), "{}", quiet.err);
}

#[test]
fn at_most_twenty_units_are_named_as_failed() {
    let office = Office::copy_of("tests/cases/chi-ke-hoach", "tinh/a");
    for number in 10..32 {
        office.write_below(&format!("tinh/x{number}/don-vi.yaml"), "phien_ban: 1\n");
    }
    for command in ["cap-nhat", "kiem-tra"] {
        let run = office.run([command, "tinh"]);
        assert_eq!(run.code, 1, "{}", run.err);
        let summary = run.err.rfind("  và 2 đơn vị khác\n").unwrap_or_else(|| panic!("{}", run.err));
        let named = run.err[..summary].lines().rev().take_while(|line| line.starts_with("  ")).count();
        assert_eq!(named, 20, "{}", run.err);
    }
}

#[test]
fn what_becomes_of_documents_is_told_in_lines_of_json() {
    let office = three_units();
    let run = office.run(["cap-nhat", "tinh", "--dinh-dang", "jsonl"]);
    assert_eq!((run.code, run.err.as_str()), (1, ""));
    let told = lines(&run);
    let (closing, documents) = told.split_last().unwrap();
    assert_eq!(documents.len(), 6);
    let report = documents.iter().find(|one| one["quy"] == 3).unwrap();
    let path = "ket-qua/a/2021/bao-cao-quy-3.pdf";
    let says = |line: &Value, keys: &[(&str, Value)]| {
        keys.iter().for_each(|(key, value)| assert_eq!(&line[key], value, "{line}"))
    };
    says(
        report,
        &[
            ("phien_ban", json!(1)),
            ("don_vi", json!("tinh/a")),
            ("loai", json!("bao-cao")),
            ("nam", json!(2021)),
            ("tep", json!(path)),
            ("ket_qua", json!("da_lap")),
            ("du_thao", json!(false)),
            ("ma", Value::Null),
            ("vi_sao", json!("lập lần đầu")),
            ("so_byte", json!(office.bytes(path).len())),
        ],
    );
    assert!(report["giay"].as_f64().unwrap() >= 0.0);
    let failed = documents.iter().find(|one| one["ket_qua"] == "khong_lap_duoc").unwrap();
    says(
        failed,
        &[("don_vi", json!("tinh/huyen/b")), ("ma", json!("DI001")), ("loai", Value::Null), ("tep", Value::Null)],
    );
    assert!(failed["vi_sao"].as_str().unwrap().contains("ke-hoach.yaml:"), "{failed}");
    let total = &closing["tong"];
    says(total, &[("don_vi", json!(3)), ("da_lap", json!(5)), ("se_lap", json!(0)), ("khong_lap_duoc", json!(1))]);
    assert!(total["canh_bao"].as_u64().unwrap() > 0 && total["giay"].as_f64().unwrap() > 0.0);
    // Every line has the same keys, which the document explains.
    let keys: Vec<&String> = report.as_object().unwrap().keys().collect();
    let document = include_str!("../docs/cap-nhat.md");
    for line in documents {
        assert_eq!(line.as_object().unwrap().keys().collect::<Vec<_>>(), keys);
    }
    for key in keys.into_iter().chain(total.as_object().unwrap().keys()) {
        assert!(document.contains(&format!("`{key}`")), "docs/cap-nhat.md does not explain {key}");
    }

    // A document that one wrong record stops names the first error of that record.
    office.change("2021/quy-4.yaml", "quy: 4/2021", "quyy: 4/2021");
    let withheld = lines(&office.run(["cap-nhat", "tinh/a", "--dinh-dang", "jsonl"]));
    let withheld = withheld.iter().find(|one| one["ket_qua"] == "khong_lap_duoc").unwrap();
    says(withheld, &[("ma", json!("KH003")), ("quy", json!(4))]);
    assert!(withheld["vi_sao"].as_str().unwrap().contains("quy-4.yaml:"), "{withheld}");
    office.change("2021/quy-4.yaml", "quyy: 4/2021", "quy: 4/2021");

    let again = lines(&office.run(["cap-nhat", "tinh/a", "--dinh-dang", "jsonl"]));
    assert!(again[..again.len() - 1].iter().all(|one| one["ket_qua"] == "khong_doi"), "{again:?}");
    let preview = lines(&office.run(["cap-nhat", "tinh/a", "--dinh-dang", "jsonl", "--xem-truoc", "--lam-lai"]));
    assert!(
        preview.iter().any(|one| one["ket_qua"] == "se_lap") && preview.iter().all(|one| one["ket_qua"] != "da_lap"),
        "{preview:?}"
    );
}

#[test]
fn a_preview_says_by_its_exit_code_whether_something_is_stale() {
    let office = Office::copy_of("tests/cases/chi-ke-hoach", "xa");
    let preview = || office.run(["cap-nhat", "xa", "--xem-truoc", "--ma-thoat"]).code;
    assert_eq!((preview(), office.run(["cap-nhat", "xa", "--xem-truoc"]).code), (4, 0));
    assert_eq!(office.run(["cap-nhat", "xa"]).code, 0);
    assert_eq!(preview(), 0);
    office.change(PLAN, "dat: 10,947", "dat: 17,5");
    assert_eq!(preview(), 1);
    let run = office.run(["cap-nhat", "xa", "--ma-thoat"]);
    assert!(run.code == 2 && run.err.contains("--xem-truoc"), "{}", run.err);
}

#[test]
fn folders_of_units_are_checked_unit_by_unit() {
    let office = three_units();
    let run = office.run(["kiem-tra", "tinh"]);
    assert_eq!(run.code, 1);
    for word in
        ["── tinh/a ──\n", "── tinh/huyen/b ──\n", "Có lỗi:\n  tinh/huyen/b: 1 lỗi, ", "\n3 đơn vị, 1 có lỗi: 1 lỗi, "]
    {
        assert!(run.err.contains(word), "{word}: {}", run.err);
    }
    assert!(!run.err.contains("tinh/c"), "a unit without problems is not named: {}", run.err);
    // One document for all; a problem without a place names its unit too.
    let run = office.run(["kiem-tra", "tinh", "khong-co", "--dinh-dang", "json"]);
    let all: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(all["don_vi"], json!(["tinh/a", "tinh/c", "tinh/huyen/b", "khong-co"]));
    let found = all["van_de"].as_array().unwrap();
    let without = found.iter().find(|one| one["vi_tri"].is_null()).unwrap();
    assert_eq!((&without["ma"], &without["don_vi"]), (&json!("TM001"), &json!("khong-co")));
    assert!(found.iter().filter(|one| one["ma"] == "DI001").all(|one| one["don_vi"] == "tinh/huyen/b"));
    let run = office.run(["kiem-tra", "tinh", "khong-co", "--dinh-dang", "sarif"]);
    let all: Value = serde_json::from_str(&run.out).unwrap();
    let results = all["runs"][0]["results"].as_array().unwrap();
    let without = results.iter().find(|one| one.get("locations").is_none()).unwrap();
    assert_eq!(without["properties"]["don_vi"], "khong-co");
}

#[test]
fn signatures_of_several_files_are_told_in_one_document() {
    let office = Office::with_plan_made();
    let plan = "ket-qua/toc-tien/2021/ke-hoach.pdf";
    let listed = |files: &[&str]| -> Value {
        let run = office.run([&["kiem-tra-chu-ky"], files, &["--dinh-dang", "json"]].concat());
        serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {}", run.out))
    };
    let one = listed(&[plan]);
    assert_eq!((&one["van_ban"][0]["tep"], &one["khong_doc_duoc"]), (&json!(plan), &json!([])));
    let several = listed(&[plan, "khong-co.pdf", plan]);
    assert_eq!(several["van_ban"].as_array().unwrap().len(), 2);
    let unread = &several["khong_doc_duoc"][0];
    assert_eq!((&unread["tep"], &unread["ma"]), (&json!("khong-co.pdf"), &json!("TM004")));
}
