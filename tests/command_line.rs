//! The command line: help and complaints in Vietnamese, exit codes that mean something, problems for programs, and what
//! becomes of files that are there already.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail anywhere")]
#![allow(clippy::disallowed_methods, reason = "fixtures are written once and thrown away")]

mod support;

use std::fs;

use serde_json::{Value, json};
use support::{ENGLISH, Office, Run};

/// A wrong command line: exit code 2, nothing on stdout, nothing written, two Vietnamese lines.
fn wrong(args: &[&str]) -> String {
    let office = Office::plan_only();
    let run = office.run(args);
    assert_eq!((run.code, run.out.as_str()), (2, ""), "{args:?}: {}", run.err);
    let lines: Vec<&str> = run.err.lines().collect();
    assert_eq!(lines.len(), 2, "{args:?}: {}", run.err);
    assert!(lines[0].starts_with("lỗi: ") && lines[1].starts_with("gợi ý: "), "{args:?}: {}", run.err);
    for line in lines {
        assert!(line.ends_with(['.', '?']) && !line.ends_with(".."), "{args:?}: {line}");
    }
    vietnamese(&run.err);
    assert!(office.output().is_empty());
    run.err
}

fn vietnamese(text: &str) {
    for word in ENGLISH {
        assert!(!text.contains(word), "{word:?} is English: {text}");
    }
}

#[test]
fn a_wrong_command_line_is_answered_in_vietnamese_with_what_to_type() {
    let cases: [(&[&str], &str); 25] = [
        (&[], "--help"),
        (&["lam-gi-do"], "\"lam-gi-do\""),
        (&["ke-hoahc", "toc-tien", "--nam", "2021"], "có phải là \"ke-hoach\"?"),
        (&["kiemtra", "toc-tien"], "có phải là \"kiem-tra\"?"),
        (&["ke-hoach", "toc-tien"], "thiếu --nam"),
        (&["ke-hoach", "--nam", "2021"], "thiếu <ĐƠN VỊ>."),
        (&["kiem-tra"], "thiếu <ĐƯỜNG DẪN>."),
        (&["ke-hoach", "toc-tien", "--nam"], "chưa có giá trị"),
        (&["ke-hoach", "toc-tien", "--nam", "21"], "từ 2000 đến 2100"),
        (&["ke-hoach", "toc-tien", "--nam", "hai"], "từ 2000 đến 2100"),
        (&["ke-hoach", "toc-tien", "--nam", "20211"], "từ 2000 đến 2100"),
        (&["ke-hoach", "toc-tien", "--nam", "2021", "--nam", "2022"], "hai lần"),
        (&["ke-hoach", "toc-tien", "--namm", "2021"], "có phải là \"--nam\"?"),
        (&["ke-hoach", "toc-tien", "--nam", "2021", "--mau"], "\"--mau\""),
        (&["kiem-tra", "toc-tien", "-x"], "\"-x\""),
        (&["ke-hoach", "toc-tien", "--nam", "2021", "--ngay", "31/4/2021"], "6/5/2021"),
        (&["ke-hoach", "toc-tien", "--nam", "2021", "--ngay", "mai"], "6/5/2021"),
        (&["ke-hoach", "toc-tien", "--nam", "2021", "--ngay="], "chưa có giá trị"),
        (&["ke-hoach", "toc-tien", "--nam", "2021", "--luu-vao", ""], "chưa có giá trị"),
        (&["ke-hoach", "xã", "Tóc", "--nam", "2021"], "dấu ngoặc kép"),
        (&["kiem-tra", "toc-tien", "--dinh-dang", "xml"], "\"xml\" không dùng được cho --dinh-dang"),
        (&["kiem-tra", "toc-tien", "--dinh-dang", "xml"], "gợi ý: ghi chu, json hoặc sarif."),
        (&["kiem-tra", "toc-tien", "--dinh-dang", "jso"], "gợi ý: có phải là \"json\"? Ghi chu, json hoặc sarif."),
        (&["so-sanh", "toc-tien", "--dinh-dang", "sarif"], "gợi ý: ghi chu hoặc json."),
        (&["kiem-tra-chu-ky", "a.pdf", "--dinh-dang"], "gợi ý: ghi chu hoặc json."),
    ];
    for (args, word) in cases {
        let said = wrong(args);
        assert!(said.contains(word), "{args:?}: {said}");
    }
}

#[test]
fn help_is_in_vietnamese_for_every_command() {
    let office = Office::plan_only();
    let help = |args: &[&str]| -> String {
        let Run { code, out: stdout, err: stderr } = office.run(args);
        assert_eq!((code, stderr.as_str()), (0, ""), "{args:?}");
        assert!(stdout.contains("Cách dùng: cchc"), "{args:?}: {stdout}");
        vietnamese(&stdout);
        stdout
    };
    let top = help(&["--help"]);
    let listed = top.split("\nLệnh:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let commands: Vec<&str> =
        listed.lines().filter(|line| !line.starts_with("   ")).filter_map(|l| l.split_whitespace().next()).collect();
    assert!(commands.contains(&"ke-hoach") && commands.contains(&"kiem-tra"), "{commands:?}");
    for command in commands {
        assert_eq!(help(&[command, "--help"]), help(&[command, "--huong-dan"]));
        help(&[command, "-h"]);
    }
    // The English names of commands are answered too.
    assert_eq!(help(&["plan", "--help"]), help(&["ke-hoach", "--help"]));
    assert_eq!(help(&["check", "--help"]), help(&["kiem-tra", "--help"]));
}

#[test]
fn the_version_is_a_line_on_stdout() {
    let office = Office::plan_only();
    for option in ["--version", "-V", "--phien-ban"] {
        let run = office.run([option]);
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        assert_eq!(run.out, concat!("cchc ", env!("CARGO_PKG_VERSION"), "\n"));
    }
}

#[test]
fn sound_records_pass_the_check_in_silence_on_stdout() {
    let run = Office::plan_only().run(["kiem-tra", "toc-tien"]);
    assert_eq!((run.code, run.out.as_str()), (0, ""));
    vietnamese(&run.err);
}

/// What `kiem-tra` says of units in a form for programs: nothing on stderr, one document on stdout, the exit code of the
/// text.
fn listed(office: &Office, units: &[&str], form: &str) -> (i32, Value) {
    let text = office.run([&["kiem-tra"], units].concat());
    let run = office.run([&["kiem-tra"], units, &["--dinh-dang", form]].concat());
    assert_eq!((run.code, run.err.as_str()), (text.code, ""), "{form}");
    (run.code, serde_json::from_str(&run.out).unwrap())
}

#[test]
fn programs_are_told_of_problems_in_json_and_in_sarif() {
    let office = Office::plan_only();
    office.change(support::PLAN, "dat: 10,947", "dat: 17,5");
    let at = office.at(support::PLAN, "17,5");
    let at: Vec<&str> = at.split(':').collect();

    let (code, json) = listed(&office, &["toc-tien/", "khong-co"], "json");
    assert_eq!((code, &json["phien_ban"], &json["don_vi"]), (1, &json!(1), &json!(["toc-tien", "khong-co"])));
    let errors = json["van_de"].as_array().unwrap().iter().filter(|problem| problem["muc"] == "loi");
    let errors: Vec<&Value> = errors.collect();
    assert_eq!((json["so_luong"]["loi"].as_u64(), errors.len()), (Some(2), 2));
    let (place, line) = (&errors[0]["vi_tri"], at[1].parse::<usize>().unwrap());
    assert_eq!((&errors[0]["ma"], &place["tep"], &place["dong"]), (&json!("DI001"), &json!(at[0]), &json!(line)));
    assert_eq!((place["cot"].to_string().as_str(), &place["do_rong"]), (at[2], &json!(4)));
    assert!(place["trich"].as_str().unwrap().ends_with("dat: 17,5"));
    assert_eq!((&errors[1]["ma"], &errors[1]["vi_tri"]), (&json!("TM001"), &Value::Null));

    let (code, sarif) = listed(&office, &["toc-tien", "khong-co"], "sarif");
    let run = &sarif["runs"][0];
    assert_eq!((code, &sarif["version"], &run["tool"]["driver"]["name"]), (1, &json!("2.1.0"), &json!("cchc")));
    let errors = run["results"].as_array().unwrap().iter().filter(|result| result["level"] == "error");
    let errors: Vec<&Value> = errors.collect();
    let place = &errors[0]["locations"][0]["physicalLocation"];
    assert_eq!((errors.len(), &errors[0]["ruleId"]), (2, &json!("DI001")));
    assert_eq!(
        (&place["artifactLocation"]["uri"], &place["region"]["snippet"]["text"]),
        (&json!(at[0]), &json!("17,5"))
    );
    assert_eq!(errors[1].get("locations"), None);
}

#[test]
fn records_without_errors_are_listed_for_programs_with_exit_code_0() {
    let office = Office::plan_only();
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/data/toc-tien");
    let (code, json) = listed(&office, &[sample], "json");
    assert_eq!((code, &json["so_luong"]["loi"]), (0, &json!(0)));
    assert!(json["van_de"].as_array().unwrap().iter().all(|problem| problem["muc"] == "canh_bao"));
    let (code, sarif) = listed(&office, &[sample], "sarif");
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    assert_eq!((code, results.len()), (0, json["van_de"].as_array().unwrap().len()));
    // An absolute path is a URI with a scheme.
    for result in results {
        let uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap();
        assert!(uri.starts_with("file:///") && uri.is_ascii() && !uri.contains([' ', '\\']), "{uri}");
    }
}

#[test]
fn warnings_of_language_are_told_by_the_check_and_counted_where_a_document_is_made() {
    let office = Office::plan_only();
    let item = "noi_dung: Công tác niêm yết công khai chưa đầy đủ, đảm bảo nội dung.";
    office.change(support::PLAN, item, item.trim_end_matches('.'));
    let made = office.make_plan();
    assert_eq!((made.code, made.err.as_str()), (0, "Lập được văn bản; còn 1 cảnh báo, xem bằng lệnh kiem-tra.\n"));
    let checked = office.run(["kiem-tra", "toc-tien"]);
    assert!(
        checked.err.starts_with("cảnh báo NN014: ")
            && checked.err.contains("\n1 cảnh báo.\nKhông có lỗi: lập văn bản được"),
        "{}",
        checked.err
    );

    // An error is not buried among them.
    office.change(support::PLAN, "dat: 10,947", "dat: 17,5");
    let refused = office.make_plan();
    assert_eq!(refused.code, 1);
    assert!(refused.err.starts_with("lỗi DI001: ") && !refused.err.contains("NN014"), "{}", refused.err);
    assert!(
        refused.err.ends_with("\nKhông nêu 1 cảnh báo: xem bằng lệnh kiem-tra, hoặc thêm --canh-bao.\n"),
        "{}",
        refused.err
    );
    office.change(support::PLAN, "dat: 17,5", "dat: 10,947");

    // Passed over in the record: no warning, and listed with its reason.
    let silenced = format!("{}\n        bo_qua: [{{ma: NN014, ly_do: theo văn bản gốc}}]", item.trim_end_matches('.'));
    office.change(support::PLAN, item.trim_end_matches('.'), &silenced);
    let made = office.make_plan();
    assert_eq!((made.code, made.err.as_str()), (0, ""));
    let checked = office.run(["kiem-tra", "toc-tien"]);
    assert!(checked.err.starts_with("Bỏ qua theo hồ sơ:\n  NN014 "), "{}", checked.err);
    assert!(checked.err.ends_with("    lý do: theo văn bản gốc\n\n1 bỏ qua.\n"), "{}", checked.err);
}

#[test]
fn the_path_of_the_written_file_goes_to_stdout() {
    let office = Office::plan_only();
    let run = office.make_plan();
    assert_eq!((run.code, run.out.as_str()), (0, "ket-qua/toc-tien/2021/ke-hoach.pdf\n"));
    assert!(office.output()["toc-tien/2021/ke-hoach.pdf"].starts_with(b"%PDF-"));
    // The English names, and the folder without an option.
    let run = office.run(["plan", "toc-tien", "--nam=2021", "--out", "other"]);
    assert_eq!((run.code, run.out.as_str()), (0, "other/toc-tien/2021/ke-hoach.pdf\n"));
    let run = office.run(["ke-hoach", "toc-tien/", "--nam", "2021"]);
    assert_eq!((run.code, run.out.as_str()), (0, "ket-qua/toc-tien/2021/ke-hoach.pdf\n"));
}

#[test]
fn an_as_of_date_before_the_day_of_issue_is_refused() {
    let office = Office::with_plan_made();
    let before = office.output();
    let on = |day: &str| office.run(["ke-hoach", "toc-tien", "--nam", "2021", "--luu-vao", "ket-qua", "--ngay", day]);
    for day in ["5/5/2021", "2021-05-05", "31/12/2020"] {
        let run = on(day);
        let found = run.problems();
        assert_eq!((run.code, run.out.as_str(), found.len()), (1, "", 1));
        assert_eq!((found[0].code.as_str(), found[0].place.as_str()), ("NG001", ""));
        assert!(found[0].message.contains("06/5/2021") && found[0].hint.contains("--ngay"), "{found:#?}");
        assert!(office.output() == before);
    }
    assert_eq!(on("6/5/2021").code, 0);
    assert!(office.output() == before, "the day of issue is the date that the plan has anyway");
}

#[test]
fn an_output_folder_that_cannot_be_written_is_exit_code_3() {
    let office = Office::plan_only();
    let file = office.root().join("ket-qua");
    fs::write(&file, "a letter").unwrap();
    for out in ["ket-qua", "ket-qua/con"] {
        let run = office.run(["ke-hoach", "toc-tien", "--nam", "2021", "--luu-vao", out]);
        let found = run.problems();
        assert_eq!((run.code, run.out.as_str(), found.len()), (3, "", 1));
        assert_eq!((found[0].code.as_str(), found[0].place.as_str()), ("GH001", ""));
        assert!(found[0].message.contains("\"ket-qua/"), "{}", found[0].message);
    }
    assert_eq!(fs::read_to_string(file).unwrap(), "a letter");
    assert_eq!(fs::read_dir(office.root()).unwrap().count(), 2, "no scrap is left");
}

#[test]
fn a_plan_changed_by_hand_is_kept_and_the_new_one_goes_beside_it() {
    let office = Office::with_plan_made();
    let before = office.output();
    let name = "toc-tien/2021/ke-hoach.pdf";
    let signed = [before[name].as_slice(), b"\n% signed"].concat();
    fs::write(office.root().join("ket-qua").join(name), &signed).unwrap();

    let run = office.make_plan();
    assert_eq!((run.code, run.out.as_str()), (0, "ket-qua/toc-tien/2021/ke-hoach.ban-2.pdf\n"));
    for path in ["ket-qua/toc-tien/2021/ke-hoach.pdf", "ket-qua/toc-tien/2021/ke-hoach.ban-2.pdf"] {
        assert!(run.err.contains(path), "{}", run.err);
    }
    vietnamese(&run.err);
    let after = office.output();
    assert!(after[name] == signed && after["toc-tien/2021/ke-hoach.ban-2.pdf"] == before[name]);

    // Once more, from a record with another number: both stay, and what is new is a draft.
    office.change(support::PLAN, "so: 45", "so: 46");
    let run = office.make_plan();
    assert_eq!((run.code, run.out.as_str()), (0, "ket-qua/toc-tien/2021/ke-hoach.ban-3.pdf\n"));
    for word in ["DỰ THẢO", "văn bản thay thế", "công văn đính chính"] {
        assert!(run.err.contains(word), "{}", run.err);
    }
    let mut later = office.output();
    assert!(later.remove("toc-tien/2021/ke-hoach.ban-3.pdf").is_some() && later == after);
}
