//! What several tests begin with: keys and certificates, copies of unit folders, sizes of runs.

use std::fs;

use chrono::{DateTime, NaiveDate, Utc};

pub(crate) use super::office::copy;

/// The bytes of a file in tests/cases/chu-ky.
pub(crate) fn bytes(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/cases/chu-ky/{name}", env!("CARGO_MANIFEST_DIR"));
    fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Midnight of a day, UTC.
pub(crate) fn moment(day: &str) -> DateTime<Utc> {
    day.parse::<NaiveDate>().unwrap().and_hms_opt(0, 0, 0).unwrap().and_utc()
}

/// How many cases a property is tried on: PROPTEST_CASES, for long runs by hand, else so many.
pub(crate) fn cases(usual: u32) -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(usual)
}

/// A folder with these files, which goes away with what is returned.
#[allow(clippy::disallowed_methods, reason = "a fixture, written once")]
pub(crate) fn written(files: &[(String, String)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// The folder of a made-up unit of which only what is counted matters; `don-vi.yaml` is the sample's.
pub(crate) fn bare_unit(made: &super::made_up::bare::Made) -> tempfile::TempDir {
    let agency = fs::read_to_string(super::sample::folder().join("don-vi.yaml")).unwrap();
    let mut files = super::made_up::bare::records(made);
    files.push(("don-vi.yaml".to_owned(), agency));
    written(&files)
}
