//! The one diagnostic type: what is wrong, where, how grave, and what to do next.

mod clean;
mod foreign;
mod kind;
mod listing;
mod phrases;
mod place;
mod quote;
mod render;
mod reviewed;
mod sarif;
mod uri;

pub use clean::clean;
pub(crate) use foreign::Foreign;
pub use foreign::detail;
pub use kind::{Because, Code, ProblemKind};
pub use listing::as_json;
pub(crate) use place::Index;
pub use place::Place;
pub use render::{Style, render};
pub use reviewed::ReviewedUnit;
pub use sarif::as_sarif;
#[cfg(test)]
pub(crate) use {clean::steers, kind::families};

pub(crate) use kind::{Fault, because, problem_kinds, problems, registered};
pub(crate) use phrases::{disk, excerpt, slashed, thousands};

problems! {
    QN001 Warning Data "Còn vấn đề không nêu ra." {
        /// Stands for problems that are not told one by one.
        Untold { errors: usize, warnings: usize } =>
            match (errors, warnings) {
                (0, warnings) => format!("Còn {} cảnh báo nữa không nêu ra ở đây.", thousands(*warnings)),
                (errors, 0) => format!("Còn {} lỗi nữa không nêu ra ở đây.", thousands(*errors)),
                (errors, warnings) => {
                    format!("Còn {} lỗi, {} cảnh báo nữa không nêu ra ở đây.", thousands(*errors), thousands(*warnings))
                }
            },
            "sửa những chỗ đã nêu rồi kiểm tra lại.";
    }
}

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
    /// The numbers of errors and warnings that it stands for, if it stands for others.
    stands_for: Option<(usize, usize)>,
    /// How many more of the kind are in the same value and not told.
    more: usize,
}

impl Problem {
    /// A problem at a place of a file.
    pub(crate) fn at(place: Place, fault: impl Into<Fault>) -> Self {
        Self { place: Some(place), ..Self::general(fault) }
    }

    /// A problem that no line of a file can show.
    pub(crate) fn general(fault: impl Into<Fault>) -> Self {
        Self { fault: fault.into(), place: None, silenced: None, stands_for: None, more: 0 }
    }

    /// A problem that stands for so many that are not told one by one.
    pub(crate) fn untold(errors: usize, warnings: usize) -> Self {
        Self { stands_for: Some((errors, warnings)), ..Self::general(Untold { errors, warnings }) }
    }

    /// Its kind.
    pub fn kind(&self) -> &'static ProblemKind {
        self.fault.kind
    }

    /// The stable code, as printed: two letters and three digits.
    pub fn code(&self) -> Code {
        self.kind().code
    }

    /// How grave it is. What a record passes over, with a reason, is no error.
    pub fn severity(&self) -> Severity {
        if self.silenced.is_some() { Severity::Warning } else { self.kind().severity }
    }

    /// Who has to act.
    pub fn blame(&self) -> Blame {
        self.kind().blame
    }

    /// What is wrong, one Vietnamese sentence.
    pub fn message(&self) -> String {
        let message = &self.fault.message;
        if self.more == 0 { message.clone().into_owned() } else { format!("{message} {}", phrases::more(self.more)) }
    }

    /// What to do next, one Vietnamese sentence.
    pub fn hint(&self) -> String {
        self.fault.hint.clone().into_owned()
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

    /// The numbers of errors and warnings that it stands for, if it stands for others.
    pub fn stands_for(&self) -> Option<(usize, usize)> {
        self.stands_for
    }

    /// Where it is.
    pub fn place(&self) -> Option<&Place> {
        self.place.as_ref()
    }
}

/// How many problems there are of each kind; what is passed over counts as nothing else.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SeverityCounts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// What the records ask to pass over.
    pub passed_over: usize,
}

impl SeverityCounts {
    /// Of these problems.
    pub fn of(problems: &[Problem]) -> Self {
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
