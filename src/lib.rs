//! Official documents of a Vietnamese commune's administrative reform, from YAML records to PDF.
//!
//! ```text
//!  unit folder
//!      │
//!      ▼
//!    read ──Raw──▶ figures ──Figures──▶ check ──Checked──▶ words ──Words──▶ page ──▶ PDF
//!  (the disk)     (counted, added)    (every rule)      (sentences)       (Typst)
//!
//!    these steps for a whole unit:    unit  ─────▶  signing  ─────▶  building  ─────▶  the program
//!                             (open, check, make) (fields, keys) (what is stale, where it goes)
//!                                       │               │                │
//!                                       └──── bytes ────┴────────────────┴──▶ store ──▶ ket-qua/
//!                                                                         (whole files)
//!
//!    below, for all of these:  kinds · fonts · store
//!    and below those:          problem · system · period · hash · child;  beside: the crate pdf-signing
//! ```
//!
//! Each hand-off is a type, so that no step can be skipped. A room uses those before it in this order: read, figures, check,
//! words, page, unit, signing, building; and any of those below. `tests/house` holds this. [`unit`] opens, checks and makes,
//! [`signing`] takes a document to its seal, [`building`] keeps all documents of many units up to date.

#![warn(missing_docs)]

mod check;
mod child;
mod figures;
mod fonts;
mod hash;
mod page;
mod read;
mod store;
mod system;
mod words;

pub mod building;
pub mod kinds;
pub mod period;
pub mod problem;
pub mod signing;
pub mod unit;

#[cfg(test)]
mod tests;

pub use system::leave_no_core_dump;

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
pub fn problem_kinds() -> Vec<&'static problem::ProblemKind> {
    let rooms = read::problem_kinds()
        .chain(check::problem_kinds())
        .chain(figures::problem_kinds())
        .chain(words::problem_kinds())
        .chain(page::problem_kinds());
    let above = unit::problem_kinds().chain(signing::problem_kinds()).chain(building::problem_kinds());
    let alone = [problem::PROBLEM_KINDS, store::PROBLEM_KINDS].into_iter().flatten().copied();
    let mut all: Vec<_> = rooms.chain(above).chain(alone).collect();
    all.sort_by_key(|kind| kind.code);
    all
}
