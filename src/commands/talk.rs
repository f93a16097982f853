//! What commands say, and the exit code that follows from it.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use cchc::building::Stored;
pub use cchc::problem::clean;
use cchc::problem::{Blame, Problem, Severity, render};
use chrono::{DateTime, FixedOffset};

use super::terminal;

/// Prints problems to stderr, as suits the terminal.
pub fn problems(problems: &[Problem]) {
    say(&render(problems, terminal::style()));
}

/// The same where documents are made: unless `all` is asked for, warnings are not told but where there are errors too, and then
/// only counted: `kiem-tra` lists them. What was not read is told all the same, since documents may be missing because of it.
pub fn briefly(found: &[Problem], all: bool) {
    if all {
        return problems(found);
    }
    let (unread, others): (Vec<_>, Vec<_>) =
        found.iter().cloned().partition(|problem| problem.code().is_of_files() && !problem.is_grave());
    let errors = errors(&others);
    problems(&[unread, errors.clone()].concat());
    let untold = warnings(&others);
    if !errors.is_empty() && untold > 0 {
        say(&format!("Không nêu {untold} cảnh báo: xem bằng lệnh kiem-tra, hoặc thêm --canh-bao.\n"));
    }
}

/// The errors, and what stands for errors that are not told.
pub fn errors(found: &[Problem]) -> Vec<Problem> {
    found.iter().filter(|problem| problem.is_grave()).cloned().collect()
}

/// How many warnings there are.
pub fn warnings(found: &[Problem]) -> usize {
    let open = |problem: &&Problem| problem.severity() == Severity::Warning && problem.silenced().is_none();
    found.iter().filter(open).map(|problem| problem.stands_for().map_or(1, |(_, warnings)| warnings)).sum()
}

/// In one line: what was done all the same, and how many warnings there are. Nothing without warnings.
pub fn may_go_on(done: &str, warnings: usize) {
    if warnings > 0 {
        say(&format!("{done}; còn {warnings} cảnh báo, xem bằng lệnh kiem-tra.\n"));
    }
}

/// Exit code: 0 without errors, 3 when an error is of the disk or the tool, else 1.
pub fn exit_code(problems: &[Problem]) -> u8 {
    let errors = problems.iter().filter(|problem| problem.severity() == Severity::Error);
    let grave = |problem: &Problem| if problem.blame() == Blame::Tool { 3 } else { 1 };
    errors.map(grave).max().unwrap_or(0)
}

/// Reports problems that stop the command.
pub fn fail(found: &[Problem]) -> ExitCode {
    problems(found);
    ExitCode::from(exit_code(found))
}

/// The path of a written file, for other programs, and on stderr what became of an earlier one.
pub fn stored(stored: &Stored) -> io::Result<()> {
    if let Stored::Beside { kept, written } = stored {
        say(&format!(
            "Giữ nguyên \"{}\" vì đã được ký, đã sửa hoặc đã có từ trước; bản mới ghi vào \"{}\".\n",
            shown(kept),
            shown(written)
        ));
    }
    path(stored.path())
}

/// The path of a written file, for other programs.
pub fn path(path: &Path) -> io::Result<()> {
    print(&format!("{}\n", shown(path)))
}

/// What was asked for, on stdout.
pub fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Prints the path of the stored file; exit code 3 when stdout cannot be written to.
pub fn done(stored: &Stored) -> ExitCode {
    match self::stored(stored) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(3),
    }
}

/// A line for the person at the terminal.
pub fn say(text: &str) {
    // When stderr cannot be written to there is nowhere to report that.
    let _ = io::stderr().write_all(text.as_bytes());
}

/// A line that is cut where the terminal ends.
pub fn one_line(text: &str) -> String {
    let (text, width) = (clean(text), terminal::style().width);
    if text.chars().count() <= width {
        return text;
    }
    let kept: String = text.chars().take(width.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// A path as it is shown: with `/`.
pub fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// A line of JSON, in which what would steer a terminal stands as `\u` and four digits.
pub fn escaped(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for letter in line.chars() {
        let mut units = [0; 2];
        if clean(letter.encode_utf8(&mut [0; 4])).starts_with(letter) {
            out.push(letter);
        } else {
            out.extend(letter.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")));
        }
    }
    out
}

/// A moment, to measure how long something takes.
#[allow(clippy::disallowed_methods, reason = "how long it took is told, and follows for nothing else")]
pub fn instant() -> Instant {
    Instant::now()
}

/// The real time, as clocks in Vietnam show it.
#[allow(clippy::disallowed_methods, reason = "signing, verifying and telling the time are where the clock is read")]
pub fn now() -> DateTime<FixedOffset> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let at = DateTime::from_timestamp(i64::try_from(seconds).unwrap_or_default(), 0).unwrap_or_default();
    let vietnam = FixedOffset::east_opt(7 * 3600);
    vietnam.map_or_else(|| at.fixed_offset(), |offset| at.with_timezone(&offset))
}
