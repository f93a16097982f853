//! The sample unit's plan in words, to lay out as it is or changed.

use std::path::{Path, PathBuf};

use typst_layout::PagedDocument;

use super::measure::{Sheet, measure};
use crate::kinds::Document;
use crate::unit::{CheckedUnit, Unit};
use crate::words::Words;

/// The sample plan.
pub(crate) const PLAN: Document = Document::plan(2021);

/// The sample unit's folder.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/toc-tien")
}

/// The sample unit, read and checked.
pub(crate) fn unit() -> CheckedUnit {
    let (unit, problems) = Unit::open(&folder(), Some(&PLAN)).check();
    // Its warnings are told one by one in `rules`.
    unit.unwrap_or_else(|| panic!("{}", crate::problem::render(&problems, crate::problem::Style::default())))
}

/// The sample plan in words.
pub(crate) fn words() -> Words {
    unit().steps(PLAN, None).unwrap().words().unwrap().0
}

/// Lays words out with the bundled fonts.
pub(crate) fn pages(words: &Words) -> PagedDocument {
    let day = chrono::NaiveDate::from_ymd_opt(2021, 5, 6).unwrap();
    crate::page::lay_out(
        &mut crate::page::OfficeWorld::empty(0),
        "kế hoạch",
        words,
        &crate::fonts::FontSet::bundled(),
        &Default::default(),
        day,
    )
    .unwrap_or_else(|problem| panic!("{}", problem.message()))
    .here()
    .clone()
}

/// Lays words out and measures the pages.
pub(crate) fn sheets(words: &Words) -> Vec<Sheet> {
    measure(&pages(words))
}
