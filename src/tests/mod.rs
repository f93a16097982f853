//! Tests of whole documents: what lands where on the laid-out pages, and what the PDF says of itself.

mod annexes;
mod decree;
mod endings;
mod figures;
mod follow_up;
mod formats;
mod generated;
mod heads;
mod letters;
mod measure;
mod pdf;
mod plain;
mod reports;
mod sample;
mod sentences;
mod source_plan;
mod units;
