//! Problems as text for a terminal: code, message, place, the line quoted and underlined, next step, and a count.

use std::fmt::Write;

use super::clean::clean;
use super::quote::Quote;
use super::{Counts, Place, Problem, Severity};

/// How to print. Output means the same with and without colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Use ANSI colours.
    pub colour: bool,
    /// Columns of the terminal; longer quoted lines are cut around the place. Messages stay on one line, to be found by grep.
    pub width: usize,
}

impl Default for Style {
    fn default() -> Self {
        Self { colour: false, width: 100 }
    }
}

/// All problems, one paragraph each, then those that the records ask to pass over, a line each, and a last line that
/// counts them by severity. Empty when there are none.
pub fn render(problems: &[Problem], style: Style) -> String {
    let (silenced, open): (Vec<&Problem>, Vec<&Problem>) = problems.iter().partition(|p| p.silenced().is_some());
    let mut out = String::new();
    for problem in &open {
        one(&mut out, problem, style);
        out.push('\n');
    }
    if !silenced.is_empty() {
        out += "Bỏ qua theo hồ sơ:\n";
        for problem in &silenced {
            passed_over(&mut out, problem);
        }
        out.push('\n');
    }
    let Counts { errors, warnings, passed_over } = Counts::of(problems);
    let counts = [(errors, "lỗi"), (warnings, "cảnh báo"), (passed_over, "bỏ qua")];
    let counts: Vec<String> = counts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    if !counts.is_empty() {
        let _ = writeln!(out, "{}.", counts.join(", "));
    }
    out
}

/// One line for a problem that is passed over, and one for the reason.
fn passed_over(out: &mut String, problem: &Problem) {
    let at = problem.place().map(|place| format!(" {}", at(place))).unwrap_or_default();
    let _ = writeln!(out, "  {}{at}: {}", problem.code(), clean(&problem.message()));
    let _ = writeln!(out, "    lý do: {}", clean(problem.silenced().unwrap_or_default()));
}

fn one(out: &mut String, problem: &Problem, style: Style) {
    let (word, colour) = match problem.severity() {
        Severity::Error => ("lỗi", "\x1b[1;31m"),
        Severity::Warning => ("cảnh báo", "\x1b[1;33m"),
    };
    let paint = |colour: &str, text: String| if style.colour { format!("{colour}{text}\x1b[0m") } else { text };
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{}: {}", paint(colour, format!("{word} {}", problem.code())), clean(&problem.message()));
    if let Some(place) = problem.place() {
        quote(out, place, style, &paint);
    }
    let _ = writeln!(out, "{}: {}", paint("\x1b[1;32m", "gợi ý".into()), clean(&problem.hint()));
}

/// A place as one word: the file, and where in it.
fn at(place: &Place) -> String {
    let file = clean(&place.file);
    if place.line == 0 { file } else { format!("{file}:{}:{}", place.line, place.column) }
}

fn quote(out: &mut String, place: &Place, style: Style, paint: &dyn Fn(&str, String) -> String) {
    if place.line == 0 {
        let _ = writeln!(out, "  --> {}", at(place));
        return;
    }
    let number = place.line.to_string();
    let margin = " ".repeat(number.len());
    let _ = writeln!(out, "{margin} --> {}", at(place));
    let quote = Quote::of(place, style.width.saturating_sub(number.len() + 3));
    let _ = writeln!(out, "{margin} |");
    let _ = writeln!(out, "{number} | {}", quote.text);
    let _ = writeln!(out, "{margin} | {}{}", " ".repeat(quote.before), paint("\x1b[1;31m", "^".repeat(quote.under)));
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::*;
    use crate::problem::Fault;
    use crate::problem::place::Index;

    #[test]
    fn a_problem_names_file_line_column_quotes_the_line_and_gives_the_next_step() {
        let source = "phien_ban: 1\n  dat: 17,5\n";
        let start = source.find("17,5").unwrap();
        let place = Place::within("xa/ke-hoach.yaml", source, (start, start + 4), &Index::of(source));
        let fault = Fault::ScoreOverMaximum { score: "17,5".into(), maximum: "16".into(), own: false };
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
        let problem = Problem::at(place, Fault::ValueEmpty);
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
        let place =
            Place { file: evil.into(), line: 1, column: 1, text: evil.into(), from: 1, goes_on: false, width: 30 };
        let file = Place::file(evil);
        let nearest = Some(evil.to_owned());
        let fault = || Fault::ActionUnknown { id: evil.into(), nearest: nearest.clone() };
        let problems = [
            Problem::at(place.clone(), fault()),
            Problem::at(file.clone(), fault()),
            Problem::at(place, fault()).silence(evil),
            Problem::at(file, fault()).silence(evil),
            Problem::general(fault()).silence(evil),
        ];
        let text = render(&problems, Style::default());
        assert_eq!(text.chars().filter(|&c| c != '\n' && crate::problem::clean::steers(c)).count(), 0, "{text:?}");
        // Each is on the lines that it has anyway, with dots where the rest was.
        assert_eq!(text.lines().count(), 20, "{text}");
        assert_eq!(text.matches("a·[2J·1m······b").count(), 15, "{text}");
    }

    #[test]
    fn what_is_passed_over_is_listed_at_the_end_with_its_reason_and_counts_apart() {
        let place = Place::within("a.yaml", "a: b", (3, 4), &Index::of("a: b"));
        let silenced = Problem::at(place, Fault::DoneWithoutEvidence { action: "nv-1".into() }).silence("tài liệu mật");
        let text = render(&[silenced, Problem::general(Fault::Empty)], Style::default());
        assert!(text.ends_with(
            "Bỏ qua theo hồ sơ:\n  KC001 a.yaml:1:4: Nhiệm vụ \"nv-1\" ghi hoàn thành nhưng chưa có tài liệu kiểm chứng.\n    \
             lý do: tài liệu mật\n\n1 lỗi, 1 bỏ qua.\n"
        ), "{text}");
        assert!(text.starts_with("lỗi CP003"));
    }

    #[test]
    fn colour_changes_no_word() {
        let problem = Problem::general(Fault::Empty);
        let plain = render(std::slice::from_ref(&problem), Style::default());
        let coloured = render(&[problem], Style { colour: true, width: 100 });
        let stripped =
            ["\x1b[1;31m", "\x1b[1;32m", "\x1b[0m"].iter().fold(coloured, |text, code| text.replace(code, ""));
        assert_eq!(plain, stripped);
    }
}
