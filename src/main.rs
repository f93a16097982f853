//! The program `cchc`: reads the command line, hands it to one command, and turns its outcome into an exit code.

mod commands;

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;

/// Exit codes: 0 done, 1 something is wrong in the data, 2 wrong command line, 3 disk or tool, 4 a signature of which not
/// everything is known, or a preview that finds something to be made and was asked to say so.
fn main() -> ExitCode {
    // Started by itself, to lay out by an office's own layout functions.
    if let Some(code) = cchc::as_child() {
        return code;
    }
    cchc::leave_no_core_dump();
    let line = match commands::CommandLine::try_parse() {
        Ok(line) => line,
        Err(error) => {
            let text = commands::explain(&error);
            // Nobody is left to tell when the terminal itself is gone.
            let _ = if error.use_stderr() {
                std::io::stderr().write_all(text.as_bytes())
            } else {
                std::io::stdout().write_all(text.as_bytes())
            };
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    line.command.run()
}
