//! Any bytes as a PDF: verified, compared with its own preparation, prepared, filled, given room for a signature; an
//! answer, never a panic.
//!
//! In `crates/pdf-signing`: `cargo fuzz run pdf fuzz/corpus/pdf tests/data/pdf` (nightly).
#![no_main]

use std::sync::LazyLock;

use chrono::DateTime;
use libfuzzer_sys::fuzz_target;
use pdf_signing::fields::{FieldKind, TextFilling, NewField, FieldPlace, States, fill, prepare};
use pdf_signing::revisions::{Expected, oddities};
use pdf_signing::signing::{Request, Reserved, reserve};
use pdf_signing::verify::verify;

/// An untagged page of 10 by 10 points with a rectangle on it.
static PICTURE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let objects = [
        "<</Type /Catalog /Pages 2 0 R>>",
        "<</Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 10 10]>>",
        "<</Type /Page /Parent 2 0 R /Contents 4 0 R /Resources <<>>>>",
        "<</Length 12>>\nstream\n1 1 8 8 re f\nendstream",
    ];
    let (mut out, mut rows) = ("%PDF-1.7\n".to_owned(), "0000000000 65535 f \n".to_owned());
    for (at, body) in objects.iter().enumerate() {
        rows += &format!("{:010} 00000 n \n", out.len());
        out += &format!("{} 0 obj\n{body}\nendobj\n", at + 1);
    }
    let start = out.len();
    out += &format!("xref\n0 5\n{rows}trailer\n<</Size 5 /Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
    out.into_bytes()
});

fuzz_target!(|bytes: &[u8]| {
    let Ok(time) = DateTime::parse_from_rfc3339("2026-01-09T08:00:00+07:00") else { return };
    let _ = verify(bytes, None, time.to_utc()).map(|verdict| verdict.answer());
    let text = NewField {
        name: "text",
        kind: FieldKind::Text,
        label: "Text",
        place: Some(FieldPlace { page: 0, rect: [10.0, 10.0, 60.0, 30.0] }),
    };
    let signature = NewField { name: "signature", kind: FieldKind::Signature { locks: true }, ..text };
    let expected = [("text", false), ("signature", true)].map(|(name, signature)| Expected {
        name,
        signature,
        size: (200.0, 100.0),
        over_text: false,
    });
    let _ = oddities(bytes, &expected);
    let _ = States::read(bytes);
    let prepared = prepare(bytes, &[text, signature], None);
    let ready = prepared.as_deref().unwrap_or(bytes);
    let _ = fill(ready, &[TextFilling { field: "text", text: "8", appearance: &PICTURE }]);
    let request = Request {
        field: "signature",
        appearance: None,
        time,
        name: None,
        reason: None,
        location: None,
        capacity: 64,
        certify: true,
    };
    if let Ok(reserved) = reserve(ready, &request) {
        let _ = reserved.insert(&[0x30; 64]).map(|signed| verify(&signed, None, time.to_utc()).is_ok());
    }
    let _ = Reserved::find(bytes);
});
