//! Preparing, numbering and reserving on real documents.

mod deceit;
mod hostile;
mod order;
mod steps;
mod tags;

use std::sync::LazyLock;

use chrono::{DateTime, FixedOffset};
use pdf_signing::fields::FieldPlace;
use pdf_signing::signing::{Request, reserve};

use super::samples::{self, places};
use crate::page::Stamp;
use crate::signing::{Filling, Numbering, Places, append_fields};

static SIGNATURE: LazyLock<Vec<u8>> = LazyLock::new(|| samples::picture([20, 40, 180], 140.0, 79.0));
static SEAL: LazyLock<Vec<u8>> = LazyLock::new(|| samples::picture([230, 20, 20], 102.0, 102.0));
static LETTERS: LazyLock<[Vec<u8>; 3]> = LazyLock::new(|| {
    let Places { number, day, month, .. } = places();
    let rect = |place: Option<FieldPlace>| place.unwrap().rect;
    [
        samples::letters(Stamp::Number("45"), rect(number)),
        samples::letters(Stamp::Day("06"), rect(day)),
        samples::letters(Stamp::Day("5"), rect(month)),
    ]
});

fn filling(text: &'static str, at: usize) -> Filling<'static> {
    Filling { text, appearance: &LETTERS[at] }
}

fn all() -> Numbering<'static> {
    Numbering { number: Some(filling("45", 0)), day: Some(filling("06", 1)), month: Some(filling("5", 2)) }
}

pub(crate) fn prepared(pdf: &[u8]) -> Vec<u8> {
    append_fields(pdf, &places(), None).unwrap()
}

pub(crate) fn time() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2021-05-06T08:09:10+07:00").unwrap()
}

pub(crate) fn request(field: &str) -> Request<'_> {
    let appearance = Some(if field == "ky-co-quan" { SEAL.as_slice() } else { SIGNATURE.as_slice() });
    let capacity = 12_000;
    Request { field, appearance, time: time(), name: None, reason: None, location: None, capacity, certify: false }
}

/// Signed with bytes that are no CMS signature: enough for tests that look at the structure of the file.
pub(crate) fn signed(pdf: &[u8], field: &str) -> Vec<u8> {
    reserve(pdf, &request(field)).unwrap().insert(b"not a signature").unwrap()
}
