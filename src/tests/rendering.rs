//! How problems look on a terminal.

use unicode_width::UnicodeWidthStr;

use crate::check::{ActionUnknown, DoneWithoutEvidence, ScoreOverMaximum};
use crate::problem::{Index, Place, Problem, Style, render, steers};
use crate::read::{Empty, ValueEmpty};

#[test]
fn a_problem_names_file_line_column_quotes_the_line_and_gives_the_next_step() {
    let source = "phien_ban: 1\n  dat: 17,5\n";
    let start = source.find("17,5").unwrap();
    let place = Place::within("xa/ke-hoach.yaml", source, (start, start + 4), &Index::of(source));
    let fault = ScoreOverMaximum { score: "17,5".into(), maximum: "16".into(), own: false };
    assert_eq!(
        render(&[Problem::at(place, fault)], Style::default()),
        "lỗi DI001: Điểm đạt 17,5 lớn hơn điểm tối đa 16.\n  \
         --> xa/ke-hoach.yaml:2:8\n  |\n2 |   dat: 17,5\n  |        ^^^^\n\
         gợi ý: sửa diem: dat hoặc toi_da cho đúng với quyết định công bố.\n\n1 lỗi.\n"
    );
}

#[test]
fn a_long_line_is_cut_around_the_place_to_the_width_of_the_terminal() {
    let source = format!("a: {}\u{1b}[31m{}", "x".repeat(300), "y".repeat(300));
    let place = Place::within("a.yaml", &source, (303, 304), &Index::of(&source));
    let problem = Problem::at(place, ValueEmpty {});
    for width in [30, 80, 200] {
        let text = render(std::slice::from_ref(&problem), Style { colour: false, width });
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines[3].width() <= width && lines[3].width() > width - 3, "{text}");
        let column = lines[4].find('^').unwrap();
        assert_eq!(lines[3].chars().nth(column), Some('·'), "{text}");
    }
}

#[test]
fn nothing_in_a_problem_can_steer_the_terminal() {
    let evil = "a\u{1b}[2J\u{9b}1m\u{7}\r\n\u{202e}\u{2066}\u{2028}b";
    let place = Place { file: evil.into(), line: 1, column: 1, text: evil.into(), from: 1, goes_on: false, width: 30 };
    let file = Place::file(evil);
    let nearest = Some(evil.to_owned());
    let fault = || ActionUnknown { id: evil.into(), nearest: nearest.clone() };
    let problems = [
        Problem::at(place.clone(), fault()),
        Problem::at(file.clone(), fault()),
        Problem::at(place, fault()).silence(evil),
        Problem::at(file, fault()).silence(evil),
        Problem::general(fault()).silence(evil),
    ];
    let text = render(&problems, Style::default());
    assert_eq!(text.chars().filter(|&c| c != '\n' && steers(c)).count(), 0, "{text:?}");
    // Each is on the lines that it has anyway, with dots where the rest was.
    assert_eq!(text.lines().count(), 20, "{text}");
    assert_eq!(text.matches("a·[2J·1m······b").count(), 15, "{text}");
}

#[test]
fn the_gravest_is_nearest_to_the_prompt_and_what_is_passed_over_comes_first() {
    let index = Index::of("a: b");
    let done = |action: &str| {
        let place = Place::within("a.yaml", "a: b", (3, 4), &index);
        Problem::at(place, DoneWithoutEvidence { action: action.into() })
    };
    let silenced = done("nv-1").silence("tài liệu mật");
    let problems = [
        Problem::general(Empty {}),
        silenced,
        Problem::untold(3, 0),
        done("nv-2"),
        Problem::general(Empty {}),
        done("nv-3"),
    ];
    let text = render(&problems, Style::default());
    let passed_over = "Bỏ qua theo hồ sơ:\n  KC001 a.yaml:1:4: Nhiệm vụ \"nv-1\" ghi hoàn thành nhưng chưa có tài liệu kiểm \
                       chứng.\n    lý do: tài liệu mật\n\n";
    assert!(text.starts_with(passed_over), "{text}");
    // Within one severity the order stays; what stands for untold errors counts as an error does.
    let heads: Vec<&str> = text.lines().filter_map(|line| line.split_once(": ")).map(|(head, _)| head).collect();
    let heads: Vec<&str> =
        heads.into_iter().filter(|head| head.starts_with("lỗi") || head.starts_with("cảnh báo")).collect();
    assert_eq!(heads, ["cảnh báo KC001", "cảnh báo KC001", "lỗi CP003", "cảnh báo QN001", "lỗi CP003"]);
    assert!(text.find("nv-2").unwrap() < text.find("nv-3").unwrap(), "{text}");
    assert!(text.ends_with("\n\n2 lỗi, 3 cảnh báo, 1 bỏ qua.\n"), "{text}");
}

#[test]
fn colour_changes_no_word() {
    let problem = Problem::general(Empty {});
    let plain = render(std::slice::from_ref(&problem), Style::default());
    let coloured = render(&[problem], Style { colour: true, width: 100 });
    let stripped = ["\x1b[1;31m", "\x1b[1;32m", "\x1b[0m"].iter().fold(coloured, |text, code| text.replace(code, ""));
    assert_eq!(plain, stripped);
}
