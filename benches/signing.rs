//! What preparing, signing, numbering and verifying take, and how many bytes each adds: `cargo bench --bench signing`.
//!
//! Measured on plans of some twelve and some two hundred pages, with an RSA key of 2048 bits from a file.

#![allow(clippy::expect_used, clippy::disallowed_methods, reason = "a bench that cannot prepare its records must stop")]

#[path = "../tests/support/made_up/mod.rs"]
mod made_up;

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use cchc::kinds::Document;
use cchc::signing::{self, KeySource, PdfFile, Role, Secret, SigningOptions, Verification};
use cchc::unit::{CheckedUnit, Unit};
use chrono::{DateTime, FixedOffset, NaiveDate};
use divan::Bencher;
use made_up::realistic::{self, Size};

const PLAN: Document = Document::plan(2026);
const KEY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/chu-ky/rsa2048-aes.p12");

static DOCUMENTS: OnceLock<Vec<Measured>> = OnceLock::new();

fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let documents = [66, 1_830].map(|actions| Measured::new(&folder.path().join(actions.to_string()), actions));
    for Measured { pages, prepared, signed, numbered, sealed, .. } in &documents {
        println!(
            "{pages} pages: {} bytes prepared; signing adds {}, the number {}, the seal {}",
            prepared.len(),
            signed.len() - prepared.len(),
            numbered.len() - signed.len(),
            sealed.len() - numbered.len()
        );
    }
    DOCUMENTS.set(documents.into()).expect("set once");
    divan::main();
}

fn documents() -> &'static [Measured] {
    DOCUMENTS.get().map_or(&[], Vec::as_slice)
}

/// Everything from checked records to the prepared file; `make` is the part without preparing.
#[divan::bench(args = documents(), sample_count = 10)]
fn make_and_prepare(bencher: Bencher, document: &Measured) {
    let unit = checked(&document.unit);
    bencher.bench(|| signing::prepare(&unit, PLAN, None));
}

#[divan::bench(args = documents(), sample_count = 10)]
fn make(bencher: Bencher, document: &Measured) {
    let unit = checked(&document.unit);
    bencher.bench(|| unit.make(PLAN, None));
}

#[divan::bench(args = documents(), sample_count = 20)]
fn sign(bencher: Bencher, document: &Measured) {
    let draft = draft(&document.prepared);
    bencher.bench(|| signed(&draft, Role::Signer));
}

#[divan::bench(args = documents(), sample_count = 20)]
fn number(bencher: Bencher, document: &Measured) {
    let draft = draft(&document.signed);
    bencher.bench(|| numbered(&draft));
}

#[divan::bench(args = documents(), sample_count = 20)]
fn verify(bencher: Bencher, document: &Measured) {
    let draft = draft(&document.sealed);
    bencher.bench(|| Verification::of(&draft, None, time()));
}

/// A plan at every step.
#[derive(Debug)]
struct Measured {
    unit: PathBuf,
    pages: usize,
    prepared: Vec<u8>,
    signed: Vec<u8>,
    numbered: Vec<u8>,
    sealed: Vec<u8>,
}

impl Measured {
    fn new(unit: &Path, actions: u32) -> Self {
        write_unit(unit, actions);
        let made = signing::prepare(&checked(unit), PLAN, None).expect("the plan can be made");
        let prepared = made.pdf.bytes;
        let signed = signed(&draft(&prepared), Role::Signer);
        let numbered = numbered(&draft(&signed));
        let sealed = self::signed(&draft(&numbered), Role::Agency);
        Self { unit: unit.to_owned(), pages: made.pdf.pages, prepared, signed, numbered, sealed }
    }
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} pages", self.pages)
    }
}

fn draft(bytes: &[u8]) -> PdfFile {
    PdfFile::from_bytes(Path::new("ke-hoach.pdf"), bytes.to_vec())
}

fn signed(draft: &PdfFile, role: Role) -> Vec<u8> {
    let how = SigningOptions {
        role,
        certificate: None,
        picture: None,
        certify: false,
        signed_elsewhere: false,
        time: time(),
    };
    let ask = |_| Ok(Secret::new("mat-khau-thu".to_owned()));
    signing::sign(draft, KeySource::File(Path::new(KEY)), &how, &ask).expect("the plan can be signed").bytes().to_vec()
}

fn numbered(draft: &PdfFile) -> Vec<u8> {
    let date = NaiveDate::from_ymd_opt(2026, 1, 9).expect("a day");
    signing::number(draft, 8, date, false).expect("the plan can be numbered").bytes().to_vec()
}

fn time() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-01-09T08:00:00+07:00").expect("a time")
}

fn checked(unit: &Path) -> CheckedUnit {
    let (unit, problems) = Unit::open(unit, Some(&PLAN)).check();
    unit.unwrap_or_else(|| unreachable!("the made-up unit has problems: {problems:?}"))
}

/// A unit as offices have them, with its plan.
fn write_unit(folder: &Path, actions: u32) {
    fs::create_dir_all(folder.join("2026")).expect("the folder can be made");
    for (name, text) in realistic::unit(Size { year: 2026, actions, quarters: 0 }, 1, 1) {
        fs::write(folder.join(name), text).expect("the record can be written");
    }
}
