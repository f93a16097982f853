//! A kind of document, and what is the same of all documents of a kind.

use super::naming::Naming;

/// A kind of document that can be made of a unit's records, in the order in which documents about one time are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The plan of a year.
    Plan,
    /// The office's report of a quarter to the chairman.
    Report,
    /// The plan of what is unfinished after a quarter.
    FollowUp,
}

/// What is the same of all documents of a kind.
#[derive(Debug)]
pub(crate) struct Facts {
    pub(super) kind: Kind,
    pub(super) naming: Naming,
    /// The key of the record below which number, date and other data of the document stand; `None` if they stand at the
    /// top.
    pub(crate) key: Option<&'static str>,
    /// The type's part of the symbol (NĐ 30/2020, PL III).
    pub(crate) symbol: &'static str,
    pub(crate) issued_by: IssuedBy,
    pub(crate) signed_as: SignedAs,
    /// Whether it goes to the addressee that is named beside its recipients.
    pub(crate) addressed: bool,
    /// The name of its sentence file, among the templates and in an office's `mau`.
    pub(crate) sentences: &'static str,
    /// The sentences that come with the program.
    pub(crate) template: &'static str,
    /// What messages call a document of the kind.
    pub(crate) called: &'static str,
    /// What messages put before the subject to call one document: `báo cáo` quý II năm 2021.
    pub(crate) of: &'static str,
    pub(crate) own_name: OwnName,
    pub(super) command: KindCommand,
    /// Whether it is made only if something is left to be done.
    pub(crate) of_what_is_left: bool,
}

/// How the documents of a kind are asked for on a command line.
#[derive(Debug, Clone, Copy)]
pub struct KindCommand {
    /// The command's name.
    pub name: &'static str,
    /// The name in English.
    pub alias: &'static str,
    /// What the command makes, after `Lập`: `kế hoạch của một năm`.
    pub makes: &'static str,
    /// The option that says which year or quarter, without `--`.
    pub option: &'static str,
    /// What the option is, with an example.
    pub option_help: &'static str,
    /// Whether charts can be asked for.
    pub charts: bool,
}

/// Who issues the documents of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum IssuedBy {
    Committee,
    /// The office, where there is one.
    Office,
}

/// By which of the agency's blocks a document is signed, sent and filed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SignedAs {
    Plan,
    Report,
}

/// What is added to the office's own name of a file, so that documents of several quarters never share one: these words and
/// the quarter's number.
#[derive(Debug, Clone, Copy)]
pub(crate) enum OwnName {
    /// Nothing: there is one in a year.
    AsIs,
    /// Unless the name has the quarter.
    UnlessQuarter(&'static str),
    /// Always: another kind has the same name.
    Always(&'static str),
}
