//! Sound records of any shape, made up by the generator of tests and benches with the bytes for its choices: no error is
//! found in them, and every document has words.
//!
//! `cargo fuzz run don_vi fuzz/corpus/don_vi` (nightly).
#![no_main]

#[path = "../../tests/support/made_up/mod.rs"]
mod made_up;

use cchc::kinds::Document;
use cchc::period::Quarter;
use cchc::unit::Unit;
use libfuzzer_sys::fuzz_target;
use made_up::random::Random;
use made_up::wild::{self, Size, YEAR};

fuzz_target!(|bytes: &[u8]| {
    let mut random = Random::of_bytes(bytes);
    let quarter = random.below(4);
    let fields = (0..1 + random.below(4)).map(|_| random.below(6)).collect();
    let mut size = Size { seed: 0, fields, quarters: [false; 4] };
    size.quarters[quarter] = true;
    let files = wild::records_by(&mut random, &size);
    let [(_, agency), (_, plan), (_, report)] = files.as_slice() else { panic!("an agency, a plan and a quarter") };
    let quarter = Quarter { year: YEAR, number: quarter as u8 + 1 };
    let (checked, problems) = Unit::of_texts(quarter, agency, plan, report).check();
    let checked = checked.unwrap_or_else(|| panic!("{problems:?}"));
    for document in Document::of_year(YEAR).chain(Document::of_quarter(quarter)).map(Document::with_charts) {
        let words = checked.steps(document, None).and_then(|steps| steps.words().map(|_| ()));
        words.unwrap_or_else(|problem| panic!("{problem:?}"));
    }
});
