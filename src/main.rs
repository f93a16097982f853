//! The program `cchc`: reads the command line, hands it to one command, and turns its outcome into an exit code.

mod args;
mod commands;

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;

/// Exit codes: 0 done, 1 something is wrong in the data, 2 wrong command line, 3 disk or tool.
fn main() -> ExitCode {
    // Started by itself, to lay out by an office's own layout functions.
    if let Some(code) = cchc::as_child() {
        return code;
    }
    cchc::leave_no_core_dump();
    let args = match args::Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            let text = args::explain(&error);
            // Nobody is left to tell when the terminal itself is gone.
            let _ = if error.use_stderr() {
                std::io::stderr().write_all(text.as_bytes())
            } else {
                std::io::stdout().write_all(text.as_bytes())
            };
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    match args.command {
        args::Command::Check { units, format } => commands::check::run(&units, &format),
        args::Command::Plan { plan, signing, output } => {
            commands::make::run(&plan.unit, plan.document(), &signing, &output)
        }
        args::Command::Report { report, signing, output } => {
            commands::make::run(&report.unit, report.document(), &signing, &output)
        }
        args::Command::FollowUp { follow_up, signing, output } => {
            commands::make::run(&follow_up.unit, follow_up.document(), &signing, &output)
        }
        args::Command::Build(building) => commands::build::run(&building),
        args::Command::Compare { unit, folder, format } => commands::compare::run(&unit, &folder, format == "json"),
        args::Command::Freeze { unit, quarter } => commands::freeze::run(&unit, quarter),
        args::Command::Number(numbering) => commands::number::run(&numbering),
        args::Command::Sign(signature) => commands::sign::run(&signature),
        args::Command::Verify { files, roots, format } => commands::verify::run(&files, &roots, format == "json"),
        args::Command::Export { document: args::Export::Plan { plan, output } } => {
            commands::export::run(&plan.unit, plan.document(), &output)
        }
        args::Command::Export { document: args::Export::Report { report, output } } => {
            commands::export::run(&report.unit, report.document(), &output)
        }
        args::Command::Export { document: args::Export::FollowUp { follow_up, output } } => {
            commands::export::run(&follow_up.unit, follow_up.document(), &output)
        }
    }
}
