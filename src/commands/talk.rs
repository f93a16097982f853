//! What commands say, and the exit code that follows from it.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use cchc::building::Stored;
pub use cchc::problem::clean;
use cchc::problem::{Blame, Problem, Severity, render};
use chrono::{DateTime, FixedOffset};

use super::terminal;

/// Prints problems to stderr, as suits the terminal.
pub fn problems(problems: &[Problem]) {
    say(&render(problems, terminal::style()));
}

/// The same where documents are made: warnings of language are only counted, so that other problems are not lost among them.
pub fn briefly(found: &[Problem]) {
    let language = |problem: &&Problem| problem.severity() == Severity::Warning && problem.code().is_language();
    let (language, rest): (Vec<&Problem>, Vec<&Problem>) = found.iter().partition(language);
    problems(&rest.into_iter().cloned().collect::<Vec<_>>());
    let told = language.iter().filter(|problem| problem.silenced().is_none()).count();
    if told > 0 {
        say(&format!("{told} cảnh báo về câu chữ: xem bằng lệnh kiem-tra.\n"));
    }
}

/// Exit code: 0 without errors, 3 when an error is of the disk or the tool, else 1.
pub fn exit_code(problems: &[Problem]) -> ExitCode {
    let mut errors = problems.iter().filter(|problem| problem.severity() == Severity::Error).peekable();
    match errors.peek() {
        None => ExitCode::SUCCESS,
        Some(_) => ExitCode::from(if errors.any(|problem| problem.blame() == Blame::Tool) { 3 } else { 1 }),
    }
}

/// Reports problems that stop the command.
pub fn fail(found: &[Problem]) -> ExitCode {
    problems(found);
    exit_code(found)
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

/// A path as it is shown: with `/`.
pub fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// The real time, as clocks in Vietnam show it.
#[allow(clippy::disallowed_methods, reason = "signing, verifying and telling the time are where the clock is read")]
pub fn now() -> DateTime<FixedOffset> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let at = DateTime::from_timestamp(i64::try_from(seconds).unwrap_or_default(), 0).unwrap_or_default();
    let vietnam = FixedOffset::east_opt(7 * 3600);
    vietnam.map_or_else(|| at.fixed_offset(), |offset| at.with_timezone(&offset))
}
