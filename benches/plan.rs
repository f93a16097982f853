//! What each step of making a document takes: `cargo bench --bench plan`.
//!
//! Measured on the plan in `data/` and on a made-up plan of 300 actions as offices have them. Throughput is counted in actions, so that a
//! step whose cost grows faster than the plan shows.

#![allow(clippy::expect_used, clippy::disallowed_methods, reason = "a bench that cannot prepare its records must stop")]

#[path = "../tests/support/made_up/mod.rs"]
mod made_up;

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use cchc::kinds::Document;
use cchc::period::Quarter;
use cchc::unit::{CheckedUnit, Unit};
use divan::Bencher;
use divan::counter::ItemsCount;
use made_up::realistic::{self, Size};

const PLAN: Document = Document::plan(2021);
const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/toc-tien");
const MADE_UP_ACTIONS: u32 = 300;

static UNITS: OnceLock<[Measured; 2]> = OnceLock::new();

fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    write_unit(folder.path());
    let toc_tien = Measured { name: "toc-tien", path: DATA.into(), actions: 47 };
    let made_up = Measured { name: "made-up", path: folder.path().to_owned(), actions: MADE_UP_ACTIONS };
    UNITS.set([toc_tien, made_up]).expect("set once");
    divan::main();
}

#[divan::bench(args = units())]
fn read(bencher: Bencher, unit: &Measured) {
    unit.counted(bencher).bench(|| Unit::open(&unit.path, Some(&PLAN)));
}

#[divan::bench(args = units())]
fn check(bencher: Bencher, unit: &Measured) {
    unit.counted(bencher).with_inputs(|| Unit::open(&unit.path, Some(&PLAN))).bench_values(Unit::check);
}

#[divan::bench(args = units())]
fn words(bencher: Bencher, unit: &Measured) {
    let checked = unit.checked();
    let steps = checked.steps(PLAN, None).expect("the plan was read");
    unit.counted(bencher).bench(|| steps.words());
}

#[divan::bench(args = units(), sample_count = 20)]
fn compile(bencher: Bencher, unit: &Measured) {
    let checked = unit.checked();
    let steps = checked.steps(PLAN, None).expect("the plan was read");
    let words = steps.words().expect("the sentences are well formed");
    unit.counted(bencher).bench(|| steps.lay_out(&words));
}

#[divan::bench(args = units(), sample_count = 20)]
fn export(bencher: Bencher, unit: &Measured) {
    let checked = unit.checked();
    let steps = checked.steps(PLAN, None).expect("the plan was read");
    let words = steps.words().expect("the sentences are well formed");
    let pages = steps.lay_out(&words).expect("the plan can be laid out");
    unit.counted(bencher).bench(|| pages.export());
}

#[divan::bench(args = units(), sample_count = 20)]
fn whole(bencher: Bencher, unit: &Measured) {
    unit.counted(bencher).bench(|| unit.checked().make(PLAN, None));
}

/// The report of quý II with its three annexes, from opening the folder to the bytes of the file.
#[divan::bench(sample_count = 20)]
fn whole_report(bencher: Bencher) {
    let report = Document::report(Quarter { year: 2021, number: 2 }).with_charts();
    bencher.counter(ItemsCount::new(47u32)).bench(|| {
        let (checked, _) = Unit::open(Path::new(DATA), Some(&report.document)).check();
        checked.expect("the records have no error").make(&report, None)
    });
}

/// A unit folder and the size of its plan.
#[derive(Debug)]
struct Measured {
    name: &'static str,
    path: PathBuf,
    actions: u32,
}

fn units() -> &'static [Measured] {
    UNITS.get().map_or(&[], |units| units)
}

impl Measured {
    fn counted<'a, 'b>(&self, bencher: Bencher<'a, 'b>) -> Bencher<'a, 'b> {
        bencher.counter(ItemsCount::new(self.actions))
    }

    fn checked(&self) -> CheckedUnit {
        let (checked, problems) = Unit::open(&self.path, Some(&PLAN)).check();
        checked.unwrap_or_else(|| unreachable!("{} has problems: {problems:?}", self.name))
    }
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {} actions", self.name, self.actions)
    }
}

/// Writes a unit as offices have them, with its plan.
fn write_unit(folder: &Path) {
    fs::create_dir(folder.join("2021")).expect("the folder is ours");
    for (name, text) in realistic::unit(Size { year: 2021, actions: MADE_UP_ACTIONS, quarters: 0 }, 1, 1) {
        fs::write(folder.join(name), text).expect("the folder is ours");
    }
}
