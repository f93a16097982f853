//! Any bytes as a PDF: verified, numbered, made ready for a signature; an answer, never a panic.
//!
//! `cargo fuzz run pdf fuzz/corpus/pdf tests/cases/pdf` (nightly).
#![no_main]

use std::path::Path;

use cchc::{DateTime, Draft, NaiveDate, Role, Signing, Verification};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let draft = Draft::from_bytes(Path::new("x.pdf"), bytes.to_vec());
    let Ok(time) = DateTime::parse_from_rfc3339("2026-01-09T08:00:00+07:00") else { return };
    let _ = Verification::of(&draft, None, time).map(|verification| verification.text());
    if let Some(day) = NaiveDate::from_ymd_opt(2026, 1, 9) {
        let _ = draft.number(8, day, true);
    }
    let _ = draft.wait(&Signing {
        role: Role::Signer,
        certificate: None,
        picture: None,
        certify: false,
        signed_elsewhere: false,
        time,
    });
});
