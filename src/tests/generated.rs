//! Every document of made-up units of any size: made without a warning, everything inside its page, and the follow-up plan
//! in step with its report.

use std::path::Path;

use proptest::prelude::*;

use super::fixtures::written;
use super::follow_up::goes_on_with_what_is_left;
use super::made_up::realistic;
use super::made_up::wild::{self, Size, YEAR};
use super::measure::{keeps_to_the_page, measure, nothing_overlaps};
use super::units::{documents, unit};
use crate::kinds::{Document, Wanted};
use crate::period::Quarter;
use crate::unit::CheckedUnit;

/// A made-up unit. Its records are good, so that it has no error.
fn made_up(size: &Size) -> CheckedUnit {
    unit(written(&wild::records(size)).path())
}

/// A document is made without a warning of Typst's, which would be a problem, and keeps to its pages.
fn holds(unit: &CheckedUnit, wanted: impl Into<Wanted>, what: &str) {
    let wanted = wanted.into();
    let what = format!("{what}, {}", wanted.document);
    let steps = unit.steps(wanted, None).unwrap_or_else(|problem| panic!("{what}: {}", problem.message()));
    let words = steps.words().unwrap_or_else(|problem| panic!("{what}: {}", problem.message()));
    let pages = steps.lay_out(&words).unwrap_or_else(|problem| panic!("{what}: {}", problem.message()));
    let sheets = measure(pages.laid_out.here());
    keeps_to_the_page(&sheets, &what);
    nothing_overlaps(&sheets, &what);
    pages.export().unwrap_or_else(|problem| panic!("{what}: {}", problem.message()));
}

fn size() -> impl Strategy<Value = Size> {
    // Most fields are small, some have up to 60 actions.
    let actions = prop_oneof![4 => 0usize..4, 2 => 4usize..12, 1 => 12usize..=60];
    (any::<u64>(), prop::collection::vec(actions, 1..=15), any::<[bool; 4]>())
        .prop_map(|(seed, fields, quarters)| Size { seed, fields, quarters })
}

/// Twelve units, or as many as the variable says.
fn config() -> ProptestConfig {
    let given = std::env::var_os("PROPTEST_CASES").is_some();
    let config = ProptestConfig { failure_persistence: None, max_shrink_iters: 60, ..ProptestConfig::default() };
    if given { config } else { ProptestConfig { cases: 12, ..config } }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_unit_s_documents_keep_to_their_pages_and_its_follow_up_plans_to_its_reports(size in size()) {
        let unit = made_up(&size);
        for document in documents(&unit) {
            holds(&unit, document, &format!("{size:?}"));
        }
        for number in (1..=4u8).filter(|number| size.quarters[usize::from(number - 1)]) {
            goes_on_with_what_is_left(&unit, Quarter { year: YEAR, number }, Path::new("made up"));
        }
    }
}

#[test]
fn the_smallest_and_the_largest_unit_hold() {
    let smallest = Size { seed: 1, fields: vec![0], quarters: [false; 4] };
    let unit = made_up(&smallest);
    assert_eq!(documents(&unit).len(), 1);
    holds(&unit, Document::plan(YEAR), "the smallest");

    let largest = Size { seed: 2, fields: vec![60; 15], quarters: [true; 4] };
    let unit = made_up(&largest);
    let fourth = Quarter { year: YEAR, number: 4 };
    holds(&unit, Document::plan(YEAR), "the largest");
    holds(&unit, Document::report(fourth).with_charts(), "the largest");
    holds(&unit, Document::follow_up(fourth), "the largest");
    goes_on_with_what_is_left(&unit, fourth, Path::new("the largest"));
}

/// What benches are measured over is what an office would have: no error, and every document is made.
#[test]
fn realistic_units_are_sound() {
    for (seed, quarters) in [(1, 3), (7, 4)] {
        let size = realistic::Size { year: 2021, actions: 20, quarters };
        let unit = unit(written(&realistic::unit(size, seed, 1)).path());
        for document in documents(&unit) {
            holds(&unit, document, &format!("seed {seed}"));
        }
    }
}
