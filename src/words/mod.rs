//! Fourth room: figures and records become sentences, in the order of the page.

mod document;
mod engine;
mod frame;
mod frozen;
mod numerals;
mod plan;
mod report;
mod speaker;

pub(crate) use document::Words;
#[cfg(test)]
pub(crate) use document::{AnnexContent, Block, Row, Table};
pub(crate) use frozen::frozen;
pub(crate) use plan::plan;
pub(crate) use report::{Sources, report};
