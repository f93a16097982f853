//! Any text as records: read, checked, told in every form, and, where nothing is wrong, counted and worded; never a panic.
//! Three files, with a line of `%%%` between them.
//!
//! `cargo fuzz run ho_so fuzz/corpus/ho_so fuzz/seeds/ho_so -- -dict=fuzz/keys.dict` (nightly).
#![no_main]

use cchc::kinds::Document;
use cchc::period::Quarter;
use cchc::problem::{ReviewedUnit, Style, as_json, as_sarif, render};
use cchc::unit::Unit;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let mut files = text.split("%%%\n");
    let mut next = || files.next().unwrap_or_default();
    let quarter = Quarter { year: 2021, number: 2 };
    let (checked, problems) = Unit::of_texts(quarter, next(), next(), next()).check();
    // Telling takes longer than finding: one in eight is told.
    if bytes.len() % 8 == 0 {
        render(&problems, Style::default());
        let reviewed = [ReviewedUnit::new("x".to_owned(), problems)];
        as_json(&reviewed);
        as_sarif(&reviewed);
    }
    let Some(checked) = checked else { return };
    for document in Document::of_year(2021).chain(Document::of_quarter(quarter)).map(Document::with_charts) {
        let _ = checked.steps(document, None).and_then(|steps| steps.words().map(|_| ()));
    }
});
