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
//!    below, for all of these: system · period · hash · child · pdf · cms · revisions · verify · problem · fonts
//! ```
//!
//! Each hand-off is a type, so that no step can be skipped. Imports point to the left: a room uses those before it and the
//! leaves below, which use no room; `tests/house` holds this. One façade for everybody on top: [`Unit::open`], [`Unit::check`],
//! [`Sound::make`], [`Sound::prepare`], [`Updater`], [`Watching`], [`differences`], [`Draft`], [`Verification`].

#![warn(missing_docs)]

mod check;
mod child;
mod cms;
mod document;
mod figures;
mod fonts;
mod handover;
mod hash;
mod issuing;
mod page;
mod pdf;
mod period;
mod problem;
mod read;
mod revisions;
mod sign;
mod signature;
mod signing;
mod steps;
mod store;
mod system;
mod unit;
mod update;
mod verification;
mod verify;
mod watch;
mod words;

#[cfg(test)]
mod tests;

pub use chrono::{DateTime, FixedOffset, NaiveDate};
pub use document::Document;
pub use handover::Signed;
pub use issuing::{Draft, Made, NewRecord};
pub use period::Quarter;
pub use problem::{Blame, Code, Place, Problem, Severity, Style, as_json, as_sarif, clean, render};
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

/// Reads a day as records write it: `6/5/2021` or `2021-05-06`.
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    period::parse_date(text).ok()
}
