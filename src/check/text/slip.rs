//! What a rule of language finds: its kind, and the words for one place.

use crate::problem::{Fault, ProblemKind, excerpt};

/// A kind of slip of language, with its words.
pub(in crate::check) struct Slip {
    pub(in crate::check) kind: &'static ProblemKind,
    /// What is wrong with the part of the text that is found.
    pub(in crate::check) message: fn(&str) -> String,
    /// What to do next, given what is meant by the part or what it lacks, if that is known.
    pub(in crate::check) hint: fn(Option<&str>) -> String,
}

impl Slip {
    /// The fault of this kind for a part of a text. `better`: what is meant by it, if that is known.
    pub(in crate::check) fn fault(&self, found: &str, better: Option<&str>) -> Fault {
        let better = better.map(excerpt);
        Fault::new(self.kind, (self.message)(&excerpt(found)), (self.hint)(better.as_deref()))
    }
}

/// The hint that asks whether `better` is meant.
pub(in crate::check) fn meant(better: Option<&str>) -> String {
    better.map_or_else(unclear, |better| format!("có phải là \"{better}\"?"))
}

/// The hint where nothing better is known.
pub(in crate::check) fn unclear() -> String {
    "xem lại chỗ này.".into()
}

/// The code point of the first character of a part.
pub(in crate::check) fn number(found: &str) -> u32 {
    found.chars().next().map_or(0, u32::from)
}

/// Declares slips where they are found, each with its kind: code, severity, title, why it matters and its source, then message
/// and hint.
macro_rules! slips {
    ($(
        $code:ident $severity:ident $title:literal [$why:literal, $source:literal $(,)?] $name:ident =>
            $message:expr, $hint:expr;
    )+) => {
        $crate::problem::problem_kinds! { $($code $severity Data $title [$why, $source];)+ }
        $(
            #[doc = $title]
            pub(in crate::check) static $name: $crate::check::text::slip::Slip =
                $crate::check::text::slip::Slip { kind: &$code, message: $message, hint: $hint };
        )+
    };
}
pub(in crate::check) use slips;
