//! Tests of whole documents: what lands where on the laid-out pages, and what the PDF says of itself.

mod annexes;
mod decree;
mod drafts;
mod endings;
mod figures;
pub(crate) mod fixtures;
mod follow_up;
mod form;
mod formats;
mod generated;
mod heads;
mod letters;
mod listings;
#[path = "../../tests/support/made_up/mod.rs"]
mod made_up;
mod measure;
#[allow(dead_code, reason = "the tests of the program use the rest")]
#[path = "../../tests/support/office.rs"]
mod office;
mod own_words;
mod patterns;
mod pdf;
mod places;
mod plain;
mod recount;
mod rendering;
mod reports;
mod rules;
mod said;
mod sample;
pub(crate) mod samples;
mod sentence_book;
mod sentences;
mod signing;
mod source_plan;
mod units;
mod update;
mod urgency;
