//! Kinds of problems: what is the same for all problems of a code, and the macros that declare kinds and problems.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

use super::{Blame, Severity};

/// Every code that was ever given out, one a line, in the order in which listings sort them.
const REGISTRY: &str = include_str!("codes.txt");

/// What is the same wherever a problem of a code is found. Declared beside the reading or the rule that finds it, by
/// [`problems`](crate::problem::problems).
#[derive(Debug, PartialEq, Eq)]
pub struct ProblemKind {
    /// The stable code.
    pub code: Code,
    /// How grave it is.
    pub severity: Severity,
    /// Who has to act.
    pub blame: Blame,
    /// A few Vietnamese words that name it, in listings for programs.
    pub title: &'static str,
    /// Of a rule of the book: why it matters, and where it comes from.
    pub because: Option<Because>,
}

/// Why a rule is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Because {
    /// Why it matters, one Vietnamese sentence.
    pub why: &'static str,
    /// The clause of the decree, or the document in which the slip was found.
    pub source: &'static str,
}

/// A stable problem code: two letters for the family, three digits. It is never reused. The registry, `codes.txt`, names the
/// families.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Code(&'static str);

impl Code {
    /// A code that a declaration gives.
    pub(crate) const fn new(code: &'static str) -> Self {
        Self(code)
    }

    /// The code as printed.
    pub fn as_str(self) -> &'static str {
        self.0
    }

    /// Whether it is about language alone.
    pub fn is_language(self) -> bool {
        self.0.starts_with("NN")
    }

    /// Whether it is about folders and files, not about what stands in them.
    pub fn is_of_files(self) -> bool {
        self.0.starts_with("TM")
    }

    /// Its place in the registry.
    fn rank(self) -> usize {
        static RANKS: LazyLock<BTreeMap<&str, usize>> =
            LazyLock::new(|| registered().enumerate().map(|(rank, (code, _))| (code, rank)).collect());
        RANKS.get(self.0).copied().unwrap_or(usize::MAX)
    }
}

impl PartialOrd for Code {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Code {
    fn cmp(&self, other: &Self) -> Ordering {
        self.rank().cmp(&other.rank()).then_with(|| self.0.cmp(other.0))
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// Every code with its severity, in the order of the registry. The registry is a file, which a test compares with what
/// is declared, so that code can look up codes of rooms above its own.
pub(crate) fn registered() -> impl Iterator<Item = (&'static str, Severity)> {
    REGISTRY.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let (code, severity) = line.split_once(' ')?;
        Some((code, if severity == "canh_bao" { Severity::Warning } else { Severity::Error }))
    })
}

/// The families of codes in the order of the registry: their letters, and what they are about in a few Vietnamese words.
#[cfg(test)]
pub(crate) fn families() -> impl Iterator<Item = (&'static str, &'static str)> {
    REGISTRY.lines().filter_map(|line| line.strip_prefix("# ")?.split_once(' '))
}

/// What is wrong: a kind of problem with message and hint for one case. With a place it becomes a
/// [`Problem`](super::Problem).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(super) kind: &'static ProblemKind,
    pub(super) message: Cow<'static, str>,
    pub(super) hint: Cow<'static, str>,
}

impl Fault {
    /// `message`: what is wrong, one Vietnamese sentence. `hint`: what to do next, one Vietnamese sentence.
    pub(crate) fn new(
        kind: &'static ProblemKind,
        message: impl Into<Cow<'static, str>>,
        hint: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self { kind, message: super::phrases::bounded(message.into()), hint: super::phrases::bounded(hint.into()) }
    }

    /// Whether it is of a kind.
    #[cfg(test)]
    pub(crate) fn is(&self, kind: &ProblemKind) -> bool {
        self.kind.code == kind.code
    }
}

/// Declares kinds of problems, each with its code, severity, who has to act, title, and of a rule why it matters and its source;
/// and the list `PROBLEM_KINDS` of them.
macro_rules! problem_kinds {
    ($($code:ident $severity:ident $blame:ident $title:literal $([$why:literal, $source:literal $(,)?])?;)+) => {
        $(
            #[doc = $title]
            pub(crate) static $code: $crate::problem::ProblemKind = $crate::problem::ProblemKind {
                code: $crate::problem::Code::new(stringify!($code)),
                severity: $crate::problem::Severity::$severity,
                blame: $crate::problem::Blame::$blame,
                title: $title,
                because: $crate::problem::because!($($why, $source)?),
            };
        )+
        /// The kinds of problems that are declared here.
        pub(crate) static PROBLEM_KINDS: &[&$crate::problem::ProblemKind] = &[$(&$code),+];
    };
}

/// Declares problems where they are found. Under each kind stand its cases: a struct of what the words need, and
/// expressions for message and hint, in which the fields can be used by reference. A case becomes a [`Fault`] by
/// `into()`.
macro_rules! problems {
    ($(
        $code:ident $severity:ident $blame:ident $title:literal $([$why:literal, $source:literal $(,)?])? {
            $(
                $(#[$doc:meta])*
                $name:ident $({ $($(#[$note:meta])* $field:ident: $type:ty),* $(,)? })? =>
                    $message:expr, $hint:expr;
            )+
        }
    )+) => {
        $crate::problem::problem_kinds! { $($code $severity $blame $title $([$why, $source])?;)+ }
        $($(
            $(#[$doc])*
            #[derive(Debug, Clone, PartialEq, Eq)]
            pub(crate) struct $name { $($($(#[$note])* pub(crate) $field: $type,)*)? }

            impl From<$name> for $crate::problem::Fault {
                fn from(found: $name) -> Self {
                    #[allow(unused_variables, reason = "message and hint each need some of what is known")]
                    let $name { $($($field,)*)? } = &found;
                    Self::new(&$code, $message, $hint)
                }
            }
        )+)+
    };
}

macro_rules! because {
    () => {
        None
    };
    ($why:literal, $source:literal) => {
        Some($crate::problem::Because { why: $why, source: $source })
    };
}

pub(crate) use {because, problem_kinds, problems};
