//! The keys, certificates and signatures of `tests/data/keys`.

use std::fs;

use chrono::{DateTime, NaiveDate, Utc};

use crate::cms::Certificate;

/// The bytes of a file there.
pub(crate) fn bytes(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/data/keys/{name}", env!("CARGO_MANIFEST_DIR"));
    fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

pub(crate) fn certificate(name: &str) -> Certificate {
    Certificate::read(&bytes(&format!("{name}.cer"))).unwrap()
}

/// Midnight of a day, UTC.
pub(crate) fn moment(day: &str) -> DateTime<Utc> {
    day.parse::<NaiveDate>().unwrap().and_hms_opt(0, 0, 0).unwrap().and_utc()
}
