//! The test keys and certificates that fixtures.sh makes.

use chrono::{DateTime, NaiveDate, Utc};

use crate::cms::Certificate;

/// The bytes of a file in tests/cases/chu-ky.
pub(crate) fn bytes(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/cases/chu-ky/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

pub(crate) fn certificate(name: &str) -> Certificate {
    Certificate::read(&bytes(&format!("{name}.cer"))).unwrap()
}

/// Midnight of a day, UTC.
pub(crate) fn moment(day: &str) -> DateTime<Utc> {
    day.parse::<NaiveDate>().unwrap().and_hms_opt(0, 0, 0).unwrap().and_utc()
}

/// How many cases a property is tried on: PROPTEST_CASES, for long runs by hand, else so many.
pub(crate) fn cases(usual: u32) -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(usual)
}
