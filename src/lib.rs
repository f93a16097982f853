//! Official documents of a Vietnamese commune's administrative reform, from YAML records to PDF.
//!
//! ```text
//!  unit folder                                                                                      ket-qua/
//!      │                                                                                                ▲
//!      ▼                                                                                                │
//!    read ──Raw──▶ figures ──Figures──▶ check ──Checked──▶ words ──Words──▶ page ──PDF──▶ sign ──PDF──▶ store
//!  (the disk)     (counted, added)     (every rule)       (sentences)      (Typst)      (appended)    (whole files)
//!
//!    on top: steps · unit · issuing, signature, signing, verification, handover · update · watch
//!    below, for all of these: system · period · hash · child · kinds · problem · refusals · fonts; beside: pdf-signing, a crate
//! ```
//!
//! Each hand-off is a type, so that no step can be skipped. Imports point to the left: a room uses those before it and the
//! leaves below, which use no room; `tests/house` holds this. One façade for everybody on top: [`Unit::open`], [`Unit::check`],
//! [`Sound::make`], [`Sound::prepare`], [`Updater`], [`Watching`], [`differences`], [`Draft`], [`Verification`].

#![warn(missing_docs)]

mod check;
mod child;
mod figures;
mod fonts;
mod handover;
mod hash;
mod issuing;
mod kinds;
mod page;
mod period;
mod problem;
mod read;
mod refusals;
mod sign;
mod signature;
mod signing;
mod steps;
mod store;
mod system;
mod unit;
mod update;
mod verification;
mod watch;
mod words;

#[cfg(test)]
mod tests;

pub use chrono::{DateTime, FixedOffset, NaiveDate};
pub use handover::Signed;
pub use issuing::{Draft, Made, NewRecord};
pub use kinds::{About, Document, Kind, NoDocument, Subject, Wanted};
pub use period::Quarter;
pub use problem::{
    Because, Blame, Code, Place, Problem, ProblemKind, Severity, Style, as_json, as_sarif, clean, render,
};
pub use signature::{Ask, Asked, Key, Role, Secret, Signing, Waiting, picture_file};
pub use signing::Prepared;
pub use steps::{Pages, Steps, Worded};
pub use store::Stored;
pub use system::leave_no_core_dump;
pub use unit::{Pdf, Sound, TypstFiles, Unit};
pub use update::{Difference, Held, News, Outcome, Reason, RecordChange, Step, Target, Updater, Wish, differences};
pub use verification::{Assurance, TrustedRoots, Verification};
pub use watch::{StopWatching, Unwatchable, WatchEvent, Watching};

/// To be called first of all by a program that makes documents: `main` returns the exit code, if it gets one.
///
/// An office's own layout functions (`mau/bo-cuc.typ`) may take any time and memory. They are bounded by running them in a child
/// process, which is this program once more: it is started with an argument that this function knows, does its part and gives
/// its exit code. In a program that never calls this function no child is started, and own layouts are laid out in the
/// program's own process, without bounds.
pub fn as_child() -> Option<std::process::ExitCode> {
    child::serve(&[&page::JOB])
}

/// Every kind of problem that the program tells, in the order of the registry.
pub fn kinds() -> Vec<&'static ProblemKind> {
    let rooms = read::kinds().chain(check::kinds()).chain(figures::kinds()).chain(words::kinds()).chain(page::kinds());
    let above = store::kinds().chain(update::kinds()).chain(verification::kinds()).chain(refusals::kinds());
    let alone = [problem::KINDS, steps::KINDS, unit::KINDS].into_iter().flatten().copied();
    let mut all: Vec<_> = rooms.chain(above).chain(alone).collect();
    all.sort_by_key(|kind| kind.code);
    all
}

/// Reads a day as records write it: `6/5/2021` or `2021-05-06`.
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    period::parse_date(text).ok()
}
