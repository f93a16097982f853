//! Records that are wrong, one kind of slip after the other: the problem stands at its file, line and column, nothing
//! is written, and the plan made earlier stays as it was.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail anywhere")]
#![allow(clippy::disallowed_methods, reason = "fixtures are written once and thrown away; a bomb is timed")]

mod files;
mod fonts;
mod keys;
mod letters;
mod names;
mod references;
#[path = "../support/mod.rs"]
mod support;
mod together;
mod values;
mod yaml;

use support::{Found, Office, PLAN};

/// Breaks one place of a file and gives the one problem that follows, which must be at `marker` (a text of the broken
/// file).
fn broken(file: &str, from: &str, to: &str, code: &str, marker: &str) -> Found {
    let office = Office::with_plan_made();
    office.change(file, from, to);
    office.refused_for(code, &office.at(file, marker))
}

/// The same with more than one problem.
fn broken_twice(file: &str, from: &str, to: &str, expected: &[(&str, &str)]) -> Vec<Found> {
    let office = Office::with_plan_made();
    office.change(file, from, to);
    let found = office.refused();
    let places: Vec<_> = found.iter().map(|found| (found.code.clone(), found.place.clone())).collect();
    let expected: Vec<_> = expected.iter().map(|(code, at)| ((*code).to_owned(), office.at(file, at))).collect();
    assert_eq!(places, expected, "{found:#?}");
    found
}

/// "dòng 78": where a text first stands in the sound plan.
fn first_line(text: &str) -> String {
    let place = Office::plan_only().at(PLAN, text);
    format!("dòng {}", place.split(':').nth(1).unwrap())
}
