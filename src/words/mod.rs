//! Fourth room: figures and records become sentences, in the order of the page.

mod document;
mod engine;
mod numerals;
mod plan;

pub(crate) use document::Words;
pub(crate) use plan::plan;
