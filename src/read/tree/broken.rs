//! BrokenSnippet snippets, each with the line, the column and the words that a clerk needs.

use super::*;

fn problem(text: &str) -> Problem {
    let source = Source::from_bytes("t.yaml", text.as_bytes().to_vec()).unwrap();
    parse(&source).err().unwrap_or_else(|| panic!("{text:?} is parsed"))
}

/// Text, line, column, words.
type BrokenSnippet = (&'static str, usize, usize, &'static str);

fn told(code: &str, cases: &[BrokenSnippet]) {
    for (text, line, column, words) in cases {
        for text in [(*text).to_owned(), text.replace('\n', "\r\n"), format!("x: 1\ny:\n  - z\n{text}")] {
            let problem = problem(&text);
            let more = if text.starts_with("x: 1") { 3 } else { 0 };
            let place = problem.place().map(|place| (place.line, place.column));
            assert_eq!(
                (problem.code().as_str(), place),
                (code, Some((line + more, *column))),
                "{text:?}: {}",
                problem.message()
            );
            assert!(problem.message().contains(words), "{text:?}: {}", problem.message());
        }
    }
}

#[test]
fn a_tab_is_told_where_it_stands() {
    let tab = "phím Tab";
    told(
        "CP001",
        &[
            ("a:\n\tb: 1\n", 2, 1, tab),
            ("a:\n  b: 1\n\tc: 2\n", 3, 1, tab),
            ("a:\n  - x\n\t- y\n", 3, 1, tab),
            ("a: x\n\ty\nb: 1\n", 2, 1, tab),
            ("a: 1\n  \tb: 1\n", 2, 3, tab),
            ("a:\n  b: x\n  \tc: 2\nd: 1\n", 3, 3, tab),
        ],
    );
}

#[test]
fn a_space_that_is_missing_is_told_in_its_line() {
    let (colon, dash) = ("sau dấu hai chấm phải có một khoảng trắng", "sau gạch đầu dòng phải có một khoảng trắng");
    told(
        "CP001",
        &[
            ("a:\n  - id:chi-dao\n    ten: x\n", 2, 5, colon),
            ("b: 1\nid:x\nc: 2\n", 2, 1, colon),
            ("b: 1\nid:x\n", 2, 1, colon),
            ("a:\n  b: 1\n  id:x\n  c: 2\n", 3, 3, colon),
            ("a:\n  id:x\n  ten:y\n  c: 1\n", 2, 3, colon),
            ("a:\n  -id: x\n    ten: y\n", 2, 3, dash),
            ("a:\n  - x\n  -y\n  - z\n", 3, 3, dash),
            ("a:\n  - id: x\n    b: 1\n  -id: y\n    b: 2\n", 4, 3, dash),
        ],
    );
}

#[test]
fn a_colon_is_told_in_the_value_or_where_it_is_missing() {
    let (inside, missing) = ("trong giá trị có dấu hai chấm", "sau khóa phải có dấu hai chấm");
    told(
        "CP001",
        &[
            ("a: x: y\n", 1, 5, inside),
            ("a: Quyết định: x\nb: 1\n", 1, 14, inside),
            ("a:\n  - x: y: z\n", 2, 9, inside),
            ("a:\n  - ten: Bà A: trưởng phòng\n    b: 1\n", 2, 14, inside),
            ("a: x “y: z”\n", 1, 8, inside),
            ("a: x \"y: z\"\n", 1, 8, inside),
            ("b: 1\na\nc: 1\n", 2, 1, missing),
            ("a; 1\nb: 2\n", 1, 1, missing),
            ("a = 1\nb: 2\n", 1, 1, missing),
            ("a:\n  b 12\n  c: 1\n", 2, 3, missing),
            ("a: dài\nnăm tiếp\nb: 1\n", 2, 1, "phải thụt vào"),
        ],
    );
}

#[test]
fn what_is_left_open_is_told_where_it_was_opened() {
    let (quote, bracket, behind) = ("chưa đóng dấu ngoặc kép", "chưa đóng dấu ngoặc [ ]", "sau dấu ngoặc kép đóng");
    told(
        "CP001",
        &[
            ("a: \"x\nb: 1\n", 1, 4, quote),
            ("a: 'x\nb: 1\n", 1, 4, quote),
            ("a: \"x\nb: 1\nc: \"y\"\n", 1, 4, quote),
            ("a: \"b\nc: d\ne: \"f\"\ng: \"h\"\n", 1, 4, quote),
            ("a: [1, 2\nc: 3\n", 1, 4, bracket),
            ("a: [x,\n  y,\n  z\nc: 3\n", 1, 4, bracket),
            ("a: {x: 1,\n  y: 2\nc: 3\n", 1, 4, bracket),
            ("a:\n  [x\n  - y\nb: 1\n", 2, 3, bracket),
            ("a: \"x\" y\nb: 1\n", 1, 8, behind),
            ("a: 'x'y'\nb: 1\n", 1, 7, behind),
            ("a: \"c:\\don vi\"\n", 1, 7, "dấu \\"),
        ],
    );
}

#[test]
fn the_line_that_stands_out_is_told() {
    let (uneven, deeper) = ("không đều", "thụt vào sâu hơn dòng trên");
    told(
        "CP001",
        &[
            ("a:\n  b: 1\n c: 2\n", 3, 2, uneven),
            ("a:\n  - x\n - y\n", 3, 2, uneven),
            ("a:\n  - id: x\n   ten: y\n", 3, 4, uneven),
            ("a:\n  - id: x\n  ten: y\n", 3, 3, uneven),
            ("a:\n   b: 1\n  c: 2\n  d: 3\n", 2, 4, uneven),
            ("a:\n   - x\n  - y\n  - z\n", 2, 4, uneven),
            ("a:\n  b:\n    x: 1\n   y: 2\n  c: 1\n", 4, 4, uneven),
            ("a: x\n  b: y\n", 2, 3, deeper),
            ("a:\n  b: 1\n   c: 2\n", 3, 4, deeper),
            ("a:\n  - id: x\n     ten: y\n", 3, 6, deeper),
        ],
    );
    let place = problem(" a: 1\nb: 2\n").place().map(|place| (place.line, place.column));
    assert_eq!(place, Some((1, 2)), "the first line stands out");
}

#[test]
fn a_sign_of_yaml_before_a_value_is_named() {
    told(
        "CP001",
        &[
            ("a: @b\n", 1, 4, "dấu @"),
            ("a: `b\n", 1, 4, "dấu `"),
            ("a: %b\n", 1, 4, "dấu %"),
            ("a: ,x\n", 1, 4, "dấu ,"),
            ("a: ]x\n", 1, 4, "dấu ]"),
            ("a: *b\n", 1, 4, "dấu *"),
            ("a: | b\n", 1, 4, "dấu |"),
            ("a: - b\n", 1, 4, "dấu -"),
        ],
    );
}

#[test]
fn a_character_that_looks_like_a_sign_is_named_at_its_place() {
    told(
        "CP005",
        &[
            ("a:\u{A0}x\nb: 1\n", 1, 3, "U+00A0"),
            ("a:\n  so:\u{A0}12\n", 2, 6, "U+00A0"),
            ("a:\n  -\u{A0}Nâng cao\n  - x\n", 2, 4, "U+00A0"),
            ("a:\n  - x\n  -\u{2002}y\n", 3, 4, "U+2002"),
            ("a:\n\u{A0}\u{A0}b: 1\n", 2, 1, "U+00A0"),
            ("a: 1\n\u{3000}b: 1\n", 2, 1, "U+3000"),
            ("a:\u{200B} 1\nb: 2\n", 1, 3, "U+200B"),
            ("b: 1\n\u{FEFF}a: 1\n", 2, 1, "U+FEFF"),
            ("b\u{202F}: 1\n", 1, 2, "U+202F"),
            ("a： x\nb: 1\n", 1, 2, "： (U+FF1A)"),
            ("a:\n  so：12\n", 2, 5, "： (U+FF1A)"),
            ("＃ ghi chú\na: 1\n", 1, 1, "＃ (U+FF03)"),
            ("a:\n  － x\n  － y\n", 2, 3, "－ (U+FF0D)"),
            ("a: ［x, y］\n", 1, 4, "［ (U+FF3B)"),
            ("a: ｛x: y｝\n", 1, 4, "｛ (U+FF5B)"),
            ("a: {x: y｝\nb: 1\n", 1, 9, "｝ (U+FF5D)"),
            ("a: [x， y]\n", 1, 6, "， (U+FF0C)"),
            ("a: “Khắc phục: y”\n", 1, 4, "“ (U+201C)"),
            ("a: „x: y“\nb: 1\n", 1, 4, "„ (U+201E)"),
            ("a: «x: y»\nb: 1\n", 1, 4, "« (U+00AB)"),
            ("a: ″x: y″\nb: 1\n", 1, 4, "″ (U+2033)"),
            ("a: ＂x: y＂\nb: 1\n", 1, 4, "＂ (U+FF02)"),
            ("a: ‘x: y’\nb: 1\n", 1, 4, "‘ (U+2018)"),
            ("a: \"x”\nb: 1\n", 1, 6, "” (U+201D)"),
            ("a: 'x’\nb: 1\n", 1, 6, "’ (U+2019)"),
            ("a: “x:\n  y: z”\nb: 1\n", 1, 4, "“ (U+201C)"),
            ("a:\n  - “x: y”\n", 2, 5, "“ (U+201C)"),
            ("“so”: 12\n", 1, 1, "“ (U+201C)"),
        ],
    );
}
