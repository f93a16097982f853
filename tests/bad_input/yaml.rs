//! Malformed YAML, and YAML that asks for too much.

use std::time::{Duration, Instant};

use crate::broken;
use crate::support::{AGENCY, Office, PLAN};

#[test]
fn malformed_yaml_is_shown_where_it_is_with_what_to_mend() {
    let title = "tieu_de_nhiem_vu: \"Nội dung cần tiếp tục triển khai thực hiện:\"";
    let line = "noi_dung: Công tác niêm";
    let cases = [
        // What was typed, where the problem stands, and a word of the advice.
        ("      dat: 10,947", "\tdat: 10,947", "\tdat: 10,947", "phím Tab"),
        ("      dat: 10,947", "    \t  dat: 10,947", "\t  dat: 10,947", "phím Tab"),
        ("so: 45", "so: \"45", "\"45", "chưa đóng"),
        (title, &title[..title.len() - 1], "\"Nội dung cần", "chưa đóng"),
        ("so: 45", "so: '45", "'45", "chưa đóng"),
        (line, "noi_dung: Công tác: niêm", ": niêm", "dấu hai chấm"),
        ("      toi_da: 16", "        toi_da: 16", "toi_da: 16", "thụt vào sâu hơn"),
        ("      toi_da: 16", "     toi_da: 16", "toi_da: 16", "không đều"),
        ("      - id: tt-1.2", "     - id: tt-1.2", "- id: tt-1.2", "không đều"),
        ("so: 45", "so 45", "so 45", "dấu hai chấm"),
        ("so: 45", "so:45", "so:45", "một khoảng trắng"),
        ("          năm 2020 dưới", "năm 2020 dưới", "năm 2020 dưới", "thụt vào"),
        ("linh_vuc:", "---\nlinh_vuc:", "linh_vuc:", "---"),
        ("          - tt-1.1\n", "          [tt-1.1\n", "[tt-1.1", "dấu ngoặc"),
        ("khac_phuc:\n          - tt-1.1\n", "khac_phuc: {a: tt-1.1\n", "{a: tt-1.1", "dấu ngoặc"),
        (line, "noi_dung: \"Công\" tác niêm", "tác niêm", "sau dấu ngoặc kép"),
        (line, "noi_dung: \"Công \\d\" #", "\\d", "dấu \\"),
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
        let told = format!("{} {}", found.message, found.hint);
        assert!(told.contains(word), "{to:?}: {told}");
    }
}

#[test]
fn a_syntax_error_in_one_file_does_not_silence_the_other() {
    let office = Office::with_plan_made();
    office.change(AGENCY, "dia_danh: Tóc Tiên", "dia_danh: Tóc: Tiên");
    office.change(PLAN, "dat: 10,947", "dat: 17,5");
    office.change(PLAN, "so: 45", "so: 45\nso: 46");
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
        let office = Office::with_plan_made();
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
    let office = Office::with_plan_made();
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
