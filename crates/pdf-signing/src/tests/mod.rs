//! Preparing, filling and reserving on real documents.

mod form;
mod order;
mod steps;

use std::sync::LazyLock;

use chrono::{DateTime, FixedOffset};

use crate::Error;
use crate::fields::{FieldPlace, TextFilling, fill, prepare};
use crate::samples::{self, at, places};
use crate::signing::{Request, Reserved, reserve};

static PICTURE: LazyLock<Vec<u8>> = LazyLock::new(samples::small);

fn filling(field: &'static str, text: &'static str) -> TextFilling<'static> {
    TextFilling { field, text, appearance: &PICTURE }
}

fn all() -> [TextFilling<'static>; 3] {
    [filling("number", "45"), filling("day", "06"), filling("month", "5")]
}

fn prepared(pdf: &[u8]) -> Vec<u8> {
    prepare(pdf, &at(places()), None).unwrap()
}

fn time() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2021-05-06T08:09:10+07:00").unwrap()
}

fn request(field: &str) -> Request<'_> {
    let appearance = Some(PICTURE.as_slice());
    let capacity = 12_000;
    Request { field, appearance, time: time(), name: None, reason: None, location: None, capacity, certify: false }
}

/// Signed by what is no signature: enough for what the bytes show.
fn signed(pdf: &[u8], field: &str) -> Vec<u8> {
    reserve(pdf, &request(field)).unwrap().insert(b"not a signature").unwrap()
}
