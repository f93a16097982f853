//! Records that are wrong, one kind of slip after the other: the problem stands at its file, line and column, nothing
//! is written, and the plan made earlier stays as it was.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail anywhere")]
#![allow(clippy::disallowed_methods, reason = "fixtures are written once and thrown away; a bomb is timed")]

mod support;

use std::fs;
use std::time::{Duration, Instant};

use support::{AGENCY, Found, Office, PLAN};
use unicode_normalization::UnicodeNormalization;

/// Breaks one place of a file and gives the one problem that follows, which must be at `marker` (a text of the broken
/// file).
fn broken(file: &str, from: &str, to: &str, code: &str, marker: &str) -> Found {
    let office = Office::new();
    office.edit(file, from, to);
    office.refused_for(code, &office.at(file, marker))
}

/// The same with more than one problem.
fn broken_twice(file: &str, from: &str, to: &str, expected: &[(&str, &str)]) -> Vec<Found> {
    let office = Office::new();
    office.edit(file, from, to);
    let found = office.refused();
    let places: Vec<_> = found.iter().map(|found| (found.code.clone(), found.place.clone())).collect();
    let expected: Vec<_> = expected.iter().map(|(code, at)| ((*code).to_owned(), office.at(file, at))).collect();
    assert_eq!(places, expected, "{found:#?}");
    found
}

/// "dòng 78": where a text first stands in the sound plan.
fn first_line(text: &str) -> String {
    let place = Office::without_output().at(PLAN, text);
    format!("dòng {}", place.split(':').nth(1).unwrap())
}

// YAML that is none.

#[test]
fn malformed_yaml_is_shown_where_it_is_with_what_to_mend() {
    let title = "tieu_de_nhiem_vu: \"Nội dung cần tiếp tục triển khai thực hiện:\"";
    let line = "noi_dung: Công tác niêm";
    let cases = [
        // What was typed, where the problem stands, and a word of the advice.
        ("      dat: 10,947", "\tdat: 10,947", "dat: 10,947", "phím Tab"),
        ("      dat: 10,947", "    \t  dat: 10,947", "dat: 10,947", "phím Tab"),
        ("so: 45", "so: \"45", "\"45", "chưa đóng"),
        (title, &title[..title.len() - 1], "\"Nội dung cần", "chưa đóng"),
        ("so: 45", "so: '45", "'45", "chưa đóng"),
        (line, "noi_dung: Công tác: niêm", ": niêm", "dấu hai chấm"),
        ("      toi_da: 16", "        toi_da: 16", ": 16", "thụt vào sâu hơn"),
        ("      toi_da: 16", "     toi_da: 16", "toi_da: 16", "không đều"),
        ("      - id: tt-1.2", "     - id: tt-1.2", "- id: tt-1.2", "không đều"),
        ("so: 45", "so 45", "so 45", "dấu hai chấm"),
        ("so: 45", "so:45", "so:45", "một khoảng trắng"),
        ("          năm 2020 dưới", "năm 2020 dưới", "năm 2020 dưới", "thụt vào"),
        ("linh_vuc:", "---\nlinh_vuc:", "linh_vuc:", "---"),
        ("          - tt-1.1\n", "          [tt-1.1\n", ": nv-1.2", "dấu ngoặc"),
        ("khac_phuc:\n          - tt-1.1\n", "khac_phuc: {a: tt-1.1\n", ": nv-1.2", "dấu ngoặc"),
        (line, "noi_dung: \"Công\" tác niêm", "tác niêm", "sau dấu ngoặc kép"),
        (line, "noi_dung: \"Công \\d\" #", "\"Công", "dấu \\"),
        (line, "noi_dung: *Công tác niêm", "*Công", "ngoặc kép"),
        (line, "noi_dung: &Công tác niêm", "&Công", "ngoặc kép"),
        (line, "noi_dung: !Công tác niêm", "!Công", "ngoặc kép"),
        (line, "noi_dung: !cong tác niêm", "!cong", "ngoặc kép"),
        (line, "noi_dung: @Công tác niêm", "@Công", "ngoặc kép"),
        (line, "noi_dung: %Công tác niêm", "%Công", "ngoặc kép"),
        (line, "noi_dung: - Công tác niêm", "- Công tác", "ngoặc kép"),
        (line, "noi_dung: | Công tác niêm", "| Công", "xuống dòng"),
        ("so: 45", "? [so]\n: 45", "[so]", "một từ"),
    ];
    for (from, to, marker, word) in cases {
        let found = broken(PLAN, from, to, "CP001", marker);
        assert!(found.message.contains(word), "{to:?}: {}", found.message);
    }
}

#[test]
fn a_syntax_error_in_one_file_does_not_silence_the_other() {
    let office = Office::new();
    office.edit(AGENCY, "dia_danh: Tóc Tiên", "dia_danh: Tóc: Tiên");
    office.edit(PLAN, "dat: 10,947", "dat: 17,5");
    office.edit(PLAN, "so: 45", "so: 45\nso: 46");
    let found: Vec<_> = office.refused().into_iter().map(|found| (found.code, found.place)).collect();
    let expected = [
        ("KH002".to_owned(), office.at(PLAN, "so: 46")),
        ("DI001".to_owned(), office.at(PLAN, "17,5")),
        ("CP001".to_owned(), office.at(AGENCY, ": Tiên")),
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_file_without_content_says_so() {
    for text in ["", " \n\n", "# chỉ có chú thích\n", "\u{FEFF}"] {
        let office = Office::new();
        office.write(PLAN, text);
        office.refused_for("CP003", &Office::whole(PLAN));
    }
}

#[test]
fn bombs_are_refused_at_once() {
    let mut aliases = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for i in 1..9 {
        aliases += &format!("a{i}: &a{i} [{}]\n", vec![format!("*a{}", i - 1); 10].join(", "));
    }
    let office = Office::new();
    let bombs = [
        ("after a sound record", office.text(PLAN) + &aliases),
        ("brackets", format!("a: {}", "[".repeat(100_000))),
        ("braces", "{a: ".repeat(20_000)),
        ("dashes", format!("{}x\n", "- ".repeat(100_000))),
        ("lines", (0..500).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect()),
        ("items", format!("a:\n{}", "  - x\n".repeat(300_000))),
        ("aliases", aliases),
    ];
    for (name, bomb) in bombs {
        office.write(PLAN, bomb);
        let start = Instant::now();
        let found = office.refused();
        assert!(start.elapsed() < Duration::from_secs(10), "{name}: {:?}", start.elapsed());
        assert_eq!(found.len(), 1, "{name}");
        assert_eq!(found[0].code, "CP002", "{name}");
        assert!(found[0].place.starts_with(&format!("{}:", Office::whole(PLAN))), "{name}: {}", found[0].place);
    }
}

// Keys.

#[test]
fn an_unknown_key_is_answered_with_the_nearest_known_one() {
    let found = broken(PLAN, "      toi_da: 16", "      toi_da: 16\n      toida: 16", "KH001", "toida");
    assert!(found.hint.contains("\"toi_da\""), "{}", found.hint);
    assert_eq!((found.quoted.as_str(), found.underlined.as_str()), ("      toida: 16", "toida"));

    let found = broken(AGENCY, "cap: xã", "cap: xã\nghi_chu: x", "KH001", "ghi_chu");
    assert!(found.hint.contains("dia_danh, uy_ban"), "without a near one, all that are known: {}", found.hint);
}

#[test]
fn a_misspelt_list_of_shortcomings_is_one_problem_not_one_for_each_reference() {
    let found = broken(PLAN, "    ton_tai:", "    tồn_tại:", "KH001", "tồn_tại");
    assert!(found.hint.contains("\"ton_tai\""), "{}", found.hint);
}

#[test]
fn a_doubled_key_names_the_line_of_the_first() {
    let found = broken(PLAN, "so: 45\n", "so: 45\nso: 46\n", "KH002", "so: 46");
    assert!(found.message.contains(&first_line("so: 45")), "{}", found.message);
    assert_eq!(found.underlined, "so");
}

#[test]
fn a_missing_key_is_named_with_an_example_to_copy() {
    let found = broken(PLAN, "      toi_da: 16\n", "", "KH003", "dat: 10,947");
    assert!(found.message.contains("\"toi_da\"") && found.hint.contains("toi_da: 16"), "{found:#?}");
    let found = broken(AGENCY, "dia_danh: Tóc Tiên\n", "", "KH003", "phien_ban");
    assert!(found.message.contains("\"dia_danh\"") && found.hint.contains("dia_danh: "), "{found:#?}");
    // A list has no example on one line.
    let office = Office::new();
    office.write(PLAN, "phien_ban: 1\nnam: 2021\ntrich_yeu: x\ndanh_gia:\n  nhan_xet: x\n");
    let found = office.refused_for("KH003", &office.at(PLAN, "phien_ban"));
    assert!(found.message.contains("\"linh_vuc\"") && !found.hint.contains(": \""), "{found:#?}");
}

#[test]
fn a_decimal_comma_inside_braces_is_told_to_take_quotes() {
    let diem = "    diem:\n      dat: 10,947\n      toi_da: 16\n";
    let found = broken(PLAN, diem, "    diem: {dat: 10,947, toi_da: 16}\n", "KH001", "947, toi");
    assert!(found.hint.contains("\"10,947\""), "{}", found.hint);
}

// Values.

#[test]
fn a_value_of_the_wrong_shape_is_told_how_to_be_written() {
    let name = "    ten: Về cải cách thể chế";
    let cases = [
        // Text for a list, lists for text, keys for text, text for keys, keys for a list.
        ("khac_phuc:\n          - tt-1.1\n", "khac_phuc: tt-1.1\n", "tt-1.1\n      - id: nv-1.2", "\"- \""),
        ("so: 45", "so: [45]", "[45]", "trên cùng dòng"),
        (name, "    ten:\n      - Về cải cách thể chế", "- Về cải cách thể chế", "trên cùng dòng"),
        (name, "    ten:\n      nhan: Về cải cách thể chế", "nhan: Về", "trên cùng dòng"),
        ("    diem:\n      dat: 10,947\n      toi_da: 16\n", "    diem: 10,947/16\n", "10,947/16", "\"khóa: giá trị\""),
        ("muc_tieu:\n", "muc_tieu:\n  a: b\nyeu_cau_1:\n", "a: b", "\"- \""),
    ];
    for (from, to, marker, word) in cases {
        let office = Office::new();
        office.edit(PLAN, from, to);
        let found = office.refused();
        let shapes: Vec<_> = found.iter().filter(|found| found.code == "GT001").collect();
        assert_eq!(shapes.len(), 1, "{found:#?}");
        assert_eq!(shapes[0].place, office.at(PLAN, marker));
        assert!(shapes[0].hint.contains(word), "{}", shapes[0].hint);
        assert!(found.iter().all(|found| ["GT001", "KH001"].contains(&found.code.as_str())), "{found:#?}");
    }
    for text in ["xin chào\n", "- a\n- b\n"] {
        let office = Office::new();
        office.write(PLAN, text);
        office.refused_for("GT001", &format!("{}:1:1", Office::whole(PLAN)));
    }
}

#[test]
fn a_value_left_blank_is_shown_at_its_key() {
    assert_eq!(broken(PLAN, "nam: 2021", "nam:", "GT002", "nam:").underlined, "nam");
    assert_eq!(broken(PLAN, "nam: 2021", "nam: null", "GT002", "nam:").underlined, "nam");
    broken(PLAN, "so: 45", "so: \"\"", "GT002", "\"\"");
    broken(AGENCY, "      ho_ten: Nguyễn Phi Trường", "      ho_ten:", "GT002", "ho_ten");
}

#[test]
fn a_day_that_is_not_in_the_calendar_is_told_from_what_is_no_day() {
    for day in ["31/4/2021", "29/02/2021", "2021-13-01"] {
        assert_eq!(broken(PLAN, "06/5/2021", day, "GT004", day).underlined, day);
    }
    for text in ["tháng năm", "06/5/21", "6.5.2021", "06-5-2021"] {
        let found = broken(PLAN, "ngay: 06/5/2021", &format!("ngay: {text}"), "GT003", text);
        assert!(found.hint.contains("06/5/2021"), "{}", found.hint);
    }
    broken(PLAN, "thoi_han: thuong-xuyen", "thoi_han: 31/6/2021", "GT004", "31/6/2021");
    broken(PLAN, "thoi_han: thuong-xuyen", "thoi_han: sớm nhất", "GT008", "sớm nhất");
    let found = broken(PLAN, "thoi_han: thuong-xuyen", "thoi_han: 3/2021", "GT014", "3/2021\n");
    assert!(found.hint.contains("\"tháng 3/2021\"") && found.hint.contains("\"quý III/2021\""), "{}", found.hint);
}

#[test]
fn a_value_out_of_its_kind_is_shown_with_what_may_stand_there() {
    let found = broken(PLAN, "so: 45", "so: bốn lăm", "GT006", "bốn lăm");
    assert!(found.hint.contains("99999"), "{}", found.hint);
    let found = broken(PLAN, "nam: 2021", "nam: 21", "GT006", "21");
    assert!(found.hint.contains("2000"), "{}", found.hint);
    broken(PLAN, "dat: 10,947", "dat: 10.947,5", "GT005", "10.947,5");
    let found = broken(PLAN, "toi_da: 16\n", "toi_da: 16\n    khao_sat: cóo\n", "GT007", "cóo");
    assert!(found.hint.contains("\"có\""), "{}", found.hint);
    broken(PLAN, "id: nv-1.1", "id: nv 1.1", "GT009", "nv 1.1");
}

#[test]
fn a_record_of_a_newer_version_is_told_so_and_nothing_else() {
    for file in [AGENCY, PLAN] {
        let office = Office::new();
        office.edit(file, "phien_ban: 1", "phien_ban: 2");
        office.append(file, "khoa_moi: x\n");
        assert_eq!(office.refused_for("GT010", &office.at(file, "2\n")).underlined, "2");
    }
    broken(PLAN, "phien_ban: 1", "phien_ban: 0", "GT011", "0\n");
}

// References and figures.

#[test]
fn an_unknown_department_is_answered_with_the_nearest_id() {
    let found = broken(PLAN, "        - van-phong\n", "        - van-phongg\n", "TC001", "van-phongg");
    assert!(found.hint.contains("\"van-phong\""), "{}", found.hint);
    assert_eq!(found.underlined, "van-phongg");
    let found = broken(PLAN, "        - van-phong\n", "        - xyz\n", "TC001", "xyz");
    assert!(found.hint.contains("bo_phan"), "{}", found.hint);
}

#[test]
fn an_unknown_shortcoming_is_answered_with_the_nearest_id() {
    let found = broken(PLAN, "          - tt-1.1\n", "          - tt-1.11\n", "TC002", "tt-1.11");
    assert!(found.hint.contains("\"tt-1.1\""), "{}", found.hint);
}

#[test]
fn a_doubled_id_names_the_line_of_the_first() {
    let found = broken(PLAN, "id: tt-1.2", "id: tt-1.1", "TC003", "tt-1.1\n        noi_dung: >-\n          Chưa");
    assert!(found.message.contains(&first_line("id: tt-1.1")), "{}", found.message);
    broken(PLAN, "id: nv-1.2", "id: tt-1.1", "TC003", "tt-1.1\n        noi_dung: >-\n          Thực hiện chế độ");
    broken(PLAN, "  - id: the-che", "  - id: chi-dao-dieu-hanh", "TC003", "chi-dao-dieu-hanh\n    ten: Về cải cách");
    broken(AGENCY, "van_ban:", "  - id: mot-cua\n    ten: x\nvan_ban:", "TC003", "mot-cua\n    ten: x");
}

#[test]
fn a_score_over_its_maximum_and_a_rank_over_its_total_are_refused() {
    let found = broken(PLAN, "dat: 10,947", "dat: 17,5", "DI001", "17,5");
    assert!(found.message.contains("17,5") && found.message.contains("16"), "{}", found.message);
    broken(PLAN, "toi_da: 16", "toi_da: 0", "DI002", "0\n    ton_tai");
    broken(PLAN, "hang: 82", "hang: 83", "DI003", "83");
}

#[test]
fn criteria_that_do_not_add_up_to_their_field_are_refused() {
    let criteria = |dat: &str, toi_da: &str| {
        format!(
            "dat: 10,947\n      toi_da: 16\n    tieu_chi:\n      - {{id: c-1, ten: A, diem: {{dat: \"10,9\", toi_da: 15}}}}\n      \
             - {{id: c-2, ten: B, diem: {{dat: \"{dat}\", toi_da: {toi_da}}}}}"
        )
    };
    let with = |dat: &str, toi_da: &str| {
        let office = Office::new();
        office.edit(PLAN, "dat: 10,947\n      toi_da: 16", &criteria(dat, toi_da));
        office
    };
    assert_eq!(with("0,047", "1").make_plan().code, 0);
    let office = with("0,05", "1");
    let found = office.refused_for("DI004", &office.at(PLAN, "10,947"));
    assert!(found.message.contains("10,95 ") || found.message.contains("10,95,"), "{}", found.message);
    let office = with("0,047", "2");
    let found = office.refused_for("DI004", &office.at(PLAN, "16\n    tieu_chi"));
    assert!(found.message.contains("17") && found.message.contains("16"), "{}", found.message);
    let office = with("1,5", "1");
    let found: Vec<_> = office.refused().into_iter().map(|found| found.code).collect();
    assert_eq!(found, ["DI004", "DI001"]);
}

#[test]
fn a_year_that_is_not_its_folders_is_refused() {
    let found = broken(PLAN, "nam: 2021", "nam: 2022", "TC004", "2022");
    assert!(found.hint.contains("nam: 2021"), "{}", found.hint);
}

// Folders and files.

#[test]
fn a_plan_that_is_not_there_is_named_with_its_path() {
    let office = Office::new();
    let before = office.output();
    let run = office.run(["ke-hoach", "toc-tien", "--nam", "2022", "--luu-vao", "ket-qua"]);
    let found = run.problems();
    assert_eq!((run.code, run.stdout.as_str(), found.len()), (1, "", 1));
    assert_eq!((found[0].code.as_str(), found[0].place.as_str()), ("TM003", ""));
    assert!(found[0].message.contains("\"toc-tien/2022/ke-hoach.yaml\"") && found[0].hint.contains("--nam"));
    assert!(office.output() == before);
}

#[test]
fn a_folder_that_is_no_unit_lists_the_units_below_it() {
    let office = Office::new();
    let found = office.run(["kiem-tra", "."]).problems();
    assert_eq!((found.len(), found[0].code.as_str()), (1, "TM002"));
    assert!(found[0].hint.contains("toc-tien"), "{}", found[0].hint);

    fs::remove_file(office.path(AGENCY)).unwrap();
    let found = office.refused_for("TM002", "");
    assert!(found.message.contains("don-vi.yaml"), "{}", found.message);
}

#[test]
fn the_folder_of_all_data_lists_the_sample_unit() {
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/data");
    let run = Office::without_output().run(["ke-hoach", data, "--nam", "2021"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(run.problems()[0].hint.contains("toc-tien"));
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let office = Office::without_output();
    for path in ["toc-tienn", "toc-tien/don-vi.yaml"] {
        let run = office.run(["ke-hoach", path, "--nam", "2021", "--luu-vao", "ket-qua"]);
        let found = run.problems();
        assert_eq!((run.code, found.len(), found[0].code.as_str()), (1, 1, "TM001"));
        assert!(found[0].message.contains(path), "{}", found[0].message);
    }
    assert!(!office.root().join("ket-qua").exists(), "not even the output folder is made");
}

#[test]
fn a_file_of_fifty_megabytes_is_refused_unread() {
    let office = Office::new();
    // Fifty megabytes of nothing, where the file system knows holes.
    fs::OpenOptions::new().write(true).open(office.path(PLAN)).unwrap().set_len(50 * 1024 * 1024).unwrap();
    let start = Instant::now();
    let found = office.refused_for("TM005", &Office::whole(PLAN));
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
    assert!(found.message.contains("50,0 MB"), "{}", found.message);
}

#[test]
fn a_record_that_is_a_folder_is_a_matter_of_the_disk() {
    let office = Office::new();
    fs::remove_file(office.path(PLAN)).unwrap();
    fs::create_dir(office.path(PLAN)).unwrap();
    let before = office.output();
    let run = office.make_plan();
    let found = run.problems();
    assert_eq!((run.code, found.len(), found[0].code.as_str()), (3, 1, "TM004"));
    assert!(office.output() == before);
}

// Encodings.

#[test]
fn a_byte_that_is_no_utf_8_is_shown_where_it_stands() {
    for file in [AGENCY, PLAN] {
        let office = Office::new();
        let text = office.text(file);
        let at = text.find("Ủy").unwrap();
        let place = office.at(file, "Ủy");
        office.write(file, [&text.as_bytes()[..at], b"\xDB", &text.as_bytes()[at..]].concat());
        let found = office.refused_for("MH002", &place);
        assert!(found.message.contains("0xDB") && found.hint.contains("UTF-8"), "{found:#?}");
    }
}

#[test]
fn utf_16_is_named_with_and_without_its_mark() {
    for file in [AGENCY, PLAN] {
        for (mark, bytes_of) in [
            (b"\xFF\xFE".as_slice(), u16::to_le_bytes as fn(u16) -> [u8; 2]),
            (b"", u16::to_le_bytes),
            (b"\xFE\xFF", u16::to_be_bytes),
            (b"", u16::to_be_bytes),
        ] {
            let office = Office::new();
            let units: Vec<u8> = office.text(file).encode_utf16().flat_map(bytes_of).collect();
            office.write(file, [mark, &units].concat());
            let found = office.refused_for("MH001", &Office::whole(file));
            assert!(found.hint.contains("UTF-8"), "{}", found.hint);
        }
    }
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_change_no_byte_of_the_page() {
    let office = Office::new();
    let before = office.output();
    for file in [AGENCY, PLAN] {
        office.write(file, format!("\u{FEFF}{}", office.text(file).replace('\n', "\r\n")));
    }
    let run = office.make_plan();
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert_eq!(run.stdout, "ket-qua/toc-tien/2021/ke-hoach.pdf\n");
    assert!(office.output() == before, "the same bytes");
    // And where no earlier plan stands in the way.
    fs::remove_dir_all(office.root().join("ket-qua")).unwrap();
    assert_eq!(office.make_plan().code, 0);
    assert!(office.output() == before, "the same bytes, made afresh");
}

#[test]
fn letters_typed_on_a_mac_change_no_byte_of_the_page() {
    let office = Office::new();
    let before = office.output();
    for file in [AGENCY, PLAN] {
        let decomposed: String = office.text(file).nfd().collect();
        assert_ne!(decomposed, office.text(file));
        office.write(file, decomposed);
    }
    assert_eq!(office.make_plan().stderr, "");
    assert!(office.output() == before);
}

#[test]
fn places_are_right_in_a_file_with_a_mark_and_windows_line_ends() {
    let office = Office::new();
    office.edit(PLAN, "phien_ban: 1", "phien_ban: 2");
    office.write(PLAN, format!("\u{FEFF}{}", office.text(PLAN).replace('\n', "\r\n")));
    assert_eq!(office.refused_for("GT010", &office.at(PLAN, "2\r\n")).quoted, "phien_ban: 2");

    office.edit(PLAN, "phien_ban: 2", "phien_ban: 1");
    office.edit(PLAN, "năm 2020 dưới 100%", "năm 😀 2020 dưới 100%");
    office.refused_for("CU001", &office.at(PLAN, "😀"));
}

// Letters.

#[test]
fn a_letter_that_no_face_has_is_shown_at_its_column() {
    for (file, from, to, letter) in [
        // One line, a folded block, its second line, and the other file.
        (PLAN, "Công tác niêm yết", "Công tác 😀 niêm yết", "😀"),
        (PLAN, "mức độ hoàn thành", "mức 漢 độ hoàn thành", "漢"),
        (PLAN, "năm 2020 dưới 100%", "năm 😀2020 dưới 100%", "😀"),
        (PLAN, "        Nông nghiệp – Môi trường", "        Nông nghiệp – 漢 Môi trường", "漢"),
        (AGENCY, "Nguyễn Phi Trường", "Nguyễn 漢 Trường", "漢"),
    ] {
        let found = broken(file, from, to, "CU001", letter);
        assert_eq!(found.underlined, letter);
        assert!(found.message.contains(&format!("U+{:04X}", letter.chars().next().unwrap() as u32)));
    }
    broken_twice(PLAN, "năm 2020 dưới 100%", "năm 😀 2020 dưới 漢 100%", &[("CU001", "😀"), ("CU001", "漢")]);
}

#[test]
fn a_letter_far_along_a_long_line_stays_in_sight() {
    let letters = |from| (from..from + 200).map(|count| format!("chữ {count} ")).collect::<String>();
    let long = format!("noi_dung: Gồm {}😀 {}", letters(0), letters(200).trim_end());
    let found = broken(PLAN, "noi_dung: Công tác", &long, "CU001", "😀");
    assert_eq!(found.underlined, "😀");
    assert!(found.quoted.chars().count() < 110, "{}", found.quoted);
}

#[test]
fn control_and_direction_characters_are_shown_at_their_column_and_never_reach_the_terminal() {
    for letter in ['\u{202E}', '\u{2066}', '\u{200F}', '\u{2028}', '\u{85}', '\u{1B}', '\u{7}', '\0', '\u{7F}', '\t'] {
        for (from, before) in [("Công tác niêm yết", "Công "), ("năm 2020 dưới 100%", "năm ")] {
            let office = Office::new();
            office.edit(PLAN, from, &from.replacen(before, &format!("{before}{letter}"), 1));
            let found = office.refused_for("CU002", &office.at(PLAN, &letter.to_string()));
            assert!(found.message.contains(&format!("U+{:04X}", letter as u32)), "{}", found.message);
            assert!(!office.make_plan().stderr.contains(letter), "{letter:?}");
        }
    }
}

#[test]
fn a_letter_written_as_an_escape_is_shown_with_its_value() {
    let line = "noi_dung: Công tác niêm yết công khai chưa đầy đủ, đảm bảo nội dung.";
    broken(PLAN, line, "noi_dung: \"Công \\U0001F600 tác.\"", "CU001", "\"Công");
    broken(PLAN, line, "noi_dung: \"Công \\x07 tác.\"", "CU002", "\"Công");
}

// An agency's own fonts.

/// An office with its own fonts, where `don-vi.yaml` cites `cited` for the bold face.
fn citing(cited: &str) -> Office {
    let office = Office::with_own_fonts();
    office.edit(AGENCY, "dam: phong-chu/dam.ttf", &format!("dam: {cited}"));
    office
}

#[test]
fn own_fonts_are_used() {
    let office = Office::with_own_fonts();
    assert_eq!((office.make_plan().code, office.make_plan().stderr), (0, String::new()));
}

#[test]
fn a_path_that_leaves_the_unit_or_has_a_wrong_form_is_refused() {
    for (cited, code) in [
        ("../x.ttf", "TM006"),
        ("phong-chu/../../x.ttf", "TM006"),
        ("/etc/hosts", "TM007"),
        ("C:\\Windows\\Fonts\\timesbd.ttf", "TM007"),
        ("C:/Windows/Fonts/timesbd.ttf", "TM007"),
        ("\\\\may-chu\\phong-chu\\dam.ttf", "TM007"),
        ("phong-chu\\dam.ttf", "TM007"),
        ("./phong-chu/dam.ttf", "TM007"),
    ] {
        let office = citing(cited);
        fs::copy(office.path("phong-chu/dam.ttf"), office.root().join("x.ttf")).unwrap();
        let found = office.refused_for(code, &office.at(AGENCY, cited));
        assert_eq!(found.underlined, cited);
    }
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_unit_is_not_followed() {
    use std::os::unix::fs::symlink;

    let office = Office::with_own_fonts();
    let outside = office.root().join("ngoai");
    fs::rename(office.path("phong-chu/dam.ttf"), &outside).unwrap();
    symlink(&outside, office.path("phong-chu/dam.ttf")).unwrap();
    let found = office.refused_for("TM006", &office.at(AGENCY, "phong-chu/dam.ttf"));
    assert!(found.hint.contains("liên kết"), "{}", found.hint);

    for file in [AGENCY, PLAN] {
        let office = Office::new();
        let outside = office.root().join("ngoai");
        fs::rename(office.path(file), &outside).unwrap();
        symlink(&outside, office.path(file)).unwrap();
        office.refused_for("TM006", &Office::whole(file));
    }
    let office = Office::new();
    let outside = office.root().join("ngoai");
    fs::rename(office.path("2021"), &outside).unwrap();
    symlink(&outside, office.path("2021")).unwrap();
    office.refused_for("TM006", &Office::whole(PLAN));
}

#[cfg(unix)]
#[test]
fn a_link_within_the_unit_is_followed() {
    let office = Office::new();
    let before = office.output();
    fs::rename(office.path(PLAN), office.path("goc.yaml")).unwrap();
    std::os::unix::fs::symlink("../goc.yaml", office.path(PLAN)).unwrap();
    assert_eq!(office.make_plan().code, 0);
    assert!(office.output() == before);
}

#[test]
fn a_cited_file_that_is_not_there_is_answered_with_the_nearest_path() {
    for cited in ["phong-chu/damm.ttf", "phong-chuu/dam.ttf"] {
        let office = citing(cited);
        let found = office.refused_for("TM008", &office.at(AGENCY, cited));
        assert!(found.hint.contains("\"phong-chu/dam.ttf\""), "{}", found.hint);
    }
    let office = citing("zzz/qqq.otf");
    office.refused_for("TM008", &office.at(AGENCY, "zzz"));
}

#[test]
fn a_file_that_is_no_font_is_refused() {
    let office = Office::with_own_fonts();
    let bytes = fs::read(office.path("phong-chu/dam.ttf")).unwrap();
    for bytes in [b"no font".as_slice(), b"", &bytes[..20_000]] {
        office.write("phong-chu/dam.ttf", bytes);
        office.refused_for("PC001", &office.at(AGENCY, "phong-chu/dam.ttf"));
    }
}

#[test]
fn a_font_in_the_place_of_another_face_is_refused() {
    let office = citing("phong-chu/nghieng.ttf");
    let found = office.refused_for("PC002", &office.at(AGENCY, "phong-chu/nghieng.ttf"));
    assert!(found.message.contains("đậm") && found.hint.contains("đậm"), "{found:#?}");
}

// All at once.

#[test]
fn ten_slips_in_two_files_are_found_in_one_run_in_the_order_of_files_and_lines() {
    let office = Office::new();
    office.edit(PLAN, "ngay: 06/5/2021", "ngay: 31/4/2021");
    office.edit(PLAN, "dat: 10,947", "dat: 17,5");
    office.edit(PLAN, "năm 2020 dưới 100%", "năm \u{202E}2020 dưới 100%");
    office.edit(PLAN, "          - tt-1.1\n", "          - tt-1.9\n");
    office.edit(PLAN, "thoi_han: thuong-xuyen", "thoi_han: thường xuyên");
    office.edit(PLAN, "        - van-phong\n", "        - van-phongg\n");
    office.edit(AGENCY, "cap: xã\n", "cap: xã\ncapp: xã\n");
    office.edit(AGENCY, "uy_ban:", "dia_danh: Nơi khác\nuy_ban:");
    office.edit(AGENCY, "van_ban:", "  - id: mot-cua\n    ten: Bộ phận khác\nvan_ban:");
    office.edit(AGENCY, "Nguyễn Phi Trường", "Nguyễn 漢 Trường");

    let found: Vec<_> = office.refused().into_iter().map(|found| (found.code, found.place)).collect();
    let expected = [
        ("GT004", PLAN, "31/4/2021"),
        ("DI001", PLAN, "17,5"),
        ("CU002", PLAN, "\u{202E}"),
        ("TC002", PLAN, "tt-1.9"),
        ("GT008", PLAN, "thường xuyên\n      - id: nv-1.3"),
        ("TC001", PLAN, "van-phongg"),
        ("KH001", AGENCY, "capp"),
        ("KH002", AGENCY, "dia_danh: Nơi khác"),
        ("TC003", AGENCY, "mot-cua\n    ten: Bộ phận khác"),
        ("CU001", AGENCY, "漢"),
    ];
    let expected = expected.map(|(code, file, marker)| (code.to_owned(), office.at(file, marker)));
    assert_eq!(found, expected);
    assert!(office.make_plan().stderr.ends_with("\n\n10 lỗi.\n"));
}

#[test]
fn the_problem_codes_are_those_that_were_given_out() {
    let committed: Vec<&str> = include_str!("../src/problem/codes.txt").lines().collect();
    let severity = |kind: &cchc::ProblemKind| if kind.severity == cchc::Severity::Error { "loi" } else { "canh_bao" };
    let declared: Vec<String> = cchc::kinds().iter().map(|kind| format!("{} {}", kind.code, severity(kind))).collect();
    assert_eq!(
        declared, committed,
        "a new code is added to src/problem/codes.txt by hand, at the end of its family; an old one is never taken away"
    );
}
