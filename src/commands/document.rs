//! One document, asked for by the command of its kind: unit, year or quarter. The table of kinds says what each is called.

use std::path::{Path, PathBuf};

use cchc::kinds::{Document, Kind, KindCommand, Wanted};
use clap::builder::ValueParser;
use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches, Subcommand};

use super::arguments::{HELP, OPTIONS, UnitArgs, quarter, year};

/// The ids of the arguments within a command.
const TIME: &str = "time";
const CHARTS: &str = "charts";

/// What a command adds to the name of a document: its words, and the arguments that are its own.
pub trait DocumentCommand: Args {
    /// What stands before the command of the kind: `cchc`, `cchc xuat-typst`.
    const BEFORE: &'static str;
    /// What the usage says after unit and time.
    const USAGE: &'static str;

    /// What `--help` says of the command.
    fn about(kind: &KindCommand) -> String;
}

/// A document, and how it is to be made or written out.
#[derive(Debug)]
pub struct DocumentArgs<A> {
    unit: PathBuf,
    wanted: Wanted,
    /// The arguments of the command's own.
    pub own: A,
}

impl<A> DocumentArgs<A> {
    /// The unit's folder, and the document that is asked for.
    pub fn wanted(&self) -> (&Path, Wanted) {
        (&self.unit, self.wanted.clone())
    }
}

/// The command of a kind.
fn command<A: DocumentCommand>(kind: Kind) -> Command {
    let words = kind.command();
    let value = if kind.is_of_quarter() { "QUÝ" } else { "NĂM" };
    let parser = if kind.is_of_quarter() { ValueParser::new(quarter) } else { ValueParser::new(year) };
    let (name, option) = (words.name, words.option);
    let usage = format!("{} {name} <ĐƠN VỊ> --{option} <{value}> {}", A::BEFORE, A::USAGE);
    let time = Arg::new(TIME).long(option).value_name(value).value_parser(parser).required(true);
    let command = Command::new(name).alias(words.alias);
    let command = command.help_template(HELP).override_usage(usage).next_help_heading(OPTIONS);
    let command = UnitArgs::augment_args(command).arg(time.help(words.option_help));
    let charts = Arg::new(CHARTS).long("bieu-do").action(ArgAction::SetTrue).help("Kèm phụ lục biểu đồ");
    // The arguments of its own come with words of their own, which are not those of the command.
    A::augment_args(if words.charts { command.arg(charts) } else { command }).about(A::about(&words))
}

impl<A: DocumentCommand> FromArgMatches for DocumentArgs<A> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let missing = || clap::Error::new(ErrorKind::MissingSubcommand);
        let (name, matches) = matches.subcommand().ok_or_else(missing)?;
        let kind = Kind::all().find(|kind| kind.command().name == name).ok_or_else(missing)?;
        let document = match kind.is_of_quarter() {
            true => matches.get_one(TIME).map(|quarter| Document::about_quarter(kind, *quarter)),
            false => matches.get_one(TIME).map(|year| Document::about_year(kind, *year)),
        };
        let document = document.ok_or_else(|| clap::Error::new(ErrorKind::MissingRequiredArgument))?;
        Ok(Self {
            unit: UnitArgs::from_arg_matches(matches)?.unit,
            wanted: Wanted { document, charts: kind.command().charts && matches.get_flag(CHARTS) },
            own: A::from_arg_matches(matches)?,
        })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl<A: DocumentCommand> Subcommand for DocumentArgs<A> {
    fn augment_subcommands(under: Command) -> Command {
        Kind::all().fold(under, |under, kind| under.subcommand(command::<A>(kind)))
    }

    fn augment_subcommands_for_update(under: Command) -> Command {
        Self::augment_subcommands(under)
    }

    fn has_subcommand(name: &str) -> bool {
        Kind::all().any(|kind| kind.command().name == name)
    }
}
