//! The one diagnostic type: what is wrong, where, how grave, and what to do next.

mod clean;
mod code;
mod cut;
mod disorder;
mod excess;
mod fault;
mod finding;
mod form;
mod keys;
mod listing;
mod oddity;
mod place;
mod quote;
mod refusal;
mod render;
mod sarif;
mod signing;
mod slip;
mod stem;
mod titles;
mod uri;
mod wording;

#[cfg(test)]
mod tests;

pub use clean::clean;
pub use code::Code;
pub use listing::as_json;
pub(crate) use place::Index;
pub use place::Place;
pub use render::{Style, render};
pub use sarif::as_sarif;

pub(crate) use cut::Cut;
pub(crate) use disorder::Disorder;
pub(crate) use excess::{Excess, excerpt};
pub(crate) use fault::{Fault, Shape};
pub(crate) use finding::Finding;
pub(crate) use form::{AuthoritySlip, FormFault};
pub(crate) use keys::{KeyRefusal, cms};
pub(crate) use oddity::oddity;
pub(crate) use refusal::{Field, Refusal};
pub(crate) use signing::called as field_called;
pub(crate) use slip::Slip;
pub(crate) use stem::NoStem;

/// How grave a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The page would be false or unreadable: nothing is written.
    Error,
    /// The clerk should know; the document is made.
    Warning,
}

/// Who has to act: decides the exit code of the command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Blame {
    /// The records are wrong.
    Data,
    /// The disk or the tool itself is in the way.
    Tool,
}

/// One thing that is wrong, with its place if it has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    fault: Fault,
    place: Option<Place>,
    silenced: Option<String>,
    /// So many more of the kind are in the same value, and are not told.
    more: usize,
}

impl Problem {
    /// A problem at a place of a file.
    pub(crate) fn at(place: Place, fault: Fault) -> Self {
        Self { fault, place: Some(place), silenced: None, more: 0 }
    }

    /// A problem that no line of a file can show.
    pub(crate) fn general(fault: Fault) -> Self {
        Self { fault, place: None, silenced: None, more: 0 }
    }

    /// A document that is not prepared, numbered or signed.
    pub(crate) fn refusal(refusal: impl Into<Refusal>) -> Self {
        Self::general(Fault::Signing(refusal.into()))
    }

    /// A key or certificate that does not sign.
    pub(crate) fn key(refusal: impl Into<KeyRefusal>) -> Self {
        Self::general(Fault::Key(refusal.into()))
    }

    /// What is wrong.
    #[cfg(test)]
    pub(crate) fn into_fault(self) -> Fault {
        self.fault
    }

    /// The stable code, as printed: two letters and three digits.
    pub fn code(&self) -> Code {
        self.fault.code()
    }

    /// How grave it is.
    pub fn severity(&self) -> Severity {
        self.code().severity()
    }

    /// Who has to act.
    pub fn blame(&self) -> Blame {
        self.code().blame()
    }

    /// What is wrong, one Vietnamese sentence.
    pub fn message(&self) -> String {
        let message = excess::bounded(wording::message(&self.fault));
        if self.more == 0 { message } else { format!("{message} {}", excess::more(self.more)) }
    }

    /// What to do next, one Vietnamese sentence.
    pub fn hint(&self) -> String {
        excess::bounded(wording::hint(&self.fault))
    }

    /// The same, passed over for the reason that the record gives (`bo_qua`).
    pub(crate) fn silence(self, reason: &str) -> Self {
        Self { silenced: Some(reason.to_owned()), ..self }
    }

    /// Why the record asks to pass over it; such a problem counts no longer and is only listed.
    pub fn silenced(&self) -> Option<&str> {
        self.silenced.as_deref()
    }

    /// The same, with so many more of the kind in the same value that are not told.
    pub(crate) fn and_more(self, more: usize) -> Self {
        Self { more, ..self }
    }

    /// The errors and warnings that it stands for, where it tells of others.
    pub(crate) fn stands_for(&self) -> Option<(usize, usize)> {
        match self.fault {
            Fault::Excess(Excess::Problems { errors, warnings }) => Some((errors, warnings)),
            _ => None,
        }
    }

    /// Where it is.
    pub fn place(&self) -> Option<&Place> {
        self.place.as_ref()
    }
}

/// How many problems there are of each kind; what is passed over counts as nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Counts {
    errors: usize,
    warnings: usize,
    passed_over: usize,
}

impl Counts {
    fn of(problems: &[Problem]) -> Self {
        let open = |severity| problems.iter().filter(|p| p.silenced().is_none() && p.severity() == severity).count();
        Self {
            errors: open(Severity::Error),
            warnings: open(Severity::Warning),
            passed_over: problems.iter().filter(|p| p.silenced().is_some()).count(),
        }
    }
}

/// Orders problems as a reader walks through the files: by file, line, column, then code; those without a place first.
pub(crate) fn sort(problems: &mut [Problem]) {
    fn key(problem: &Problem) -> Option<(&str, usize, usize)> {
        problem.place.as_ref().map(|place| (place.file.as_str(), place.line, place.column))
    }
    problems.sort_by(|a, b| key(a).cmp(&key(b)).then_with(|| a.code().cmp(&b.code())));
}
