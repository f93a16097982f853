//! The sample unit's reports in full, as kept and read; and the reports of a quarter without and of one with everything.

use super::{plain, sample};
use crate::words::Words;
use crate::{Document, Quarter, Unit};

fn report(quarter: &str) -> Words {
    let quarter = Quarter::parse(quarter).unwrap();
    let document = Document::Report { quarter, charts: true };
    let (sound, _) = Unit::open(&sample::folder(), Some(document)).check();
    sound.unwrap().steps(document, None).unwrap().words().unwrap().0
}

#[test]
fn quarter_two() {
    insta::assert_snapshot!("bao-cao-quy-2", plain::text(&report("2/2021")));
}

#[test]
fn quarter_three() {
    insta::assert_snapshot!("bao-cao-quy-3", plain::text(&report("3/2021")));
}

#[test]
fn quarter_four() {
    insta::assert_snapshot!("bao-cao-quy-4", plain::text(&report("4/2021")));
}
