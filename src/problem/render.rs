//! Problems as text for a terminal: code, message, place, the line quoted and underlined, next step, and a count.

use std::fmt::Write;

use super::clean::clean;
use super::quote::Quote;
use super::{Place, Problem, Severity, SeverityCounts};

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

/// All problems, the gravest nearest to the prompt: those that the records ask to pass over, a line each, warnings, errors, one
/// paragraph each, and a last line that counts them by severity. Empty when there are none.
pub fn render(problems: &[Problem], style: Style) -> String {
    let (silenced, open): (Vec<&Problem>, Vec<&Problem>) = problems.iter().partition(|p| p.silenced().is_some());
    let mut out = String::new();
    if !silenced.is_empty() {
        out += "Bỏ qua theo hồ sơ:\n";
        for problem in &silenced {
            passed_over(&mut out, problem);
        }
        out.push('\n');
    }
    // What stands for untold errors comes behind the errors that are told.
    let (grave, others): (Vec<&Problem>, Vec<&Problem>) = open.into_iter().partition(|problem| problem.is_grave());
    for problem in others.into_iter().chain(grave) {
        one(&mut out, problem, style);
        out.push('\n');
    }
    let SeverityCounts { errors, warnings, passed_over } = SeverityCounts::of(problems);
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
