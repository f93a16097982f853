//! Words: figures and records become sentences, tables and charts, in the order of the page; nothing here knows of layout.

mod cite;
#[cfg(test)]
pub(crate) mod contract;
mod counts;
mod document;
mod engine;
mod follow_up;
mod frame;
mod frozen;
mod numerals;
mod plan;
mod plan_annex;
mod report;
mod short;
mod speaker;
mod tables;
mod terms;
mod vocabulary;

pub(crate) use document::{
    Annex, AnnexContent, Block, Chart, DocumentInfo, Header, HeaderCell, Row, Signature, Table, Words,
};
#[cfg(test)]
pub(crate) use engine::compiles;
pub(crate) use engine::refused_sentences;
pub(crate) use follow_up::{FollowUpSources, follow_up};
pub(crate) use frame::AS_ABOVE;
pub(crate) use frozen::frozen;
pub(crate) use numerals::document_number;
pub(crate) use plan::{PlanSources, plan};
pub(crate) use report::{Sources, report};

use crate::problem::ProblemKind;

/// Every kind of problem that is declared in this room.
pub(crate) fn problem_kinds() -> impl Iterator<Item = &'static ProblemKind> {
    [engine::PROBLEM_KINDS].into_iter().flatten().copied()
}
