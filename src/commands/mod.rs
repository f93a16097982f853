//! The command line: its commands, one file each with the arguments that it takes. Paths of written files go to stdout,
//! everything else to stderr.

mod arguments;
mod before;
mod build;
mod check;
mod compare;
mod counts;
mod document;
mod explain;
mod export;
mod freeze;
mod json_lines;
mod lines;
mod make;
mod number;
mod progress;
mod reasons;
mod sign;
mod talk;
mod terminal;
mod verify;
mod watch;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use arguments::HELP;
pub use explain::explain;

/// Lập báo cáo, kế hoạch cải cách hành chính theo thể thức Nghị định 30/2020/NĐ-CP, từ hồ sơ YAML ra PDF
#[derive(Debug, Parser)]
#[command(
    name = "cchc",
    version,
    help_template = HELP,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    subcommand_help_heading = "Lệnh",
    next_help_heading = arguments::OPTIONS,
    subcommand_value_name = "LỆNH"
)]
pub struct CommandLine {
    /// In hướng dẫn (còn gọi: --huong-dan)
    #[arg(short = 'h', long = "help", alias = "huong-dan", action = clap::ArgAction::Help, global = true, display_order = 99)]
    help: Option<bool>,

    /// In số phiên bản (còn gọi: --phien-ban)
    #[arg(short = 'V', long = "version", alias = "phien-ban", action = clap::ArgAction::Version)]
    version: Option<bool>,

    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    #[command(name = "kiem-tra", alias = "check")]
    Check(check::CheckArgs),
    /// The command of each kind of document.
    #[command(flatten)]
    Make(document::DocumentArgs<make::MakingArgs>),
    #[command(name = "cap-nhat", alias = "build")]
    Build(build::BuildArgs),
    #[command(name = "so-sanh", alias = "diff")]
    Compare(compare::CompareArgs),
    #[command(name = "chot-so-lieu", alias = "freeze")]
    Freeze(freeze::FreezeArgs),
    #[command(name = "cap-so", alias = "number")]
    Number(number::NumberArgs),
    #[command(name = "ky-so", alias = "sign")]
    Sign(sign::SignArgs),
    #[command(name = "kiem-tra-chu-ky", alias = "verify")]
    Verify(verify::VerifyArgs),
    #[command(name = "xuat-typst", alias = "export")]
    Export(export::ExportArgs),
}

impl Command {
    /// Runs the command; gives the exit code.
    pub fn run(&self) -> ExitCode {
        match self {
            Self::Check(args) => check::run(args),
            Self::Make(args) => make::run(args),
            Self::Build(args) => build::run(args),
            Self::Compare(args) => compare::run(args),
            Self::Freeze(args) => freeze::run(args),
            Self::Number(args) => number::run(args),
            Self::Sign(args) => sign::run(args),
            Self::Verify(args) => verify::run(args),
            Self::Export(args) => export::run(args),
        }
    }
}
