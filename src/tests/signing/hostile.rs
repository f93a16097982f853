//! Files that nobody honest would make: every way in ends in an answer, and never in a panic.

use std::path::Path;

use chrono::NaiveDate;

use super::*;
use crate::signing::{self, KeySource, PdfFile, Role, Secret, SigningOptions, Verification};

/// Everything that the program does with a PDF that it is given.
fn handled(bytes: Vec<u8>) {
    let draft = PdfFile::from_bytes(Path::new("x.pdf"), bytes);
    let day = NaiveDate::from_ymd_opt(2021, 5, 6).unwrap();
    let how = SigningOptions {
        role: Role::Signer,
        certificate: None,
        picture: None,
        certify: false,
        signed_elsewhere: false,
        time: time(),
    };
    let _ = Verification::of(&draft, None, time())
        .map(|verification| (verification.text(), Verification::json(&[verification], &[])));
    let _ = signing::number(&draft, 45, day, true);
    let _ = signing::reserve(&draft, &how);
    let key = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/chu-ky/p256-aes.p12");
    let _ = signing::sign(&draft, KeySource::File(Path::new(key)), &how, &|_| Ok(Secret::new("mat-khau-thu".into())));
}

fn small(objects: &str) -> Vec<u8> {
    let body = format!("%PDF-1.7\n{objects}");
    let at = body.len();
    format!("{body}xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 9 /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n")
        .into_bytes()
}

#[test]
fn malformed_files_are_answered() {
    let sealed = include_bytes!("../../../tests/cases/pdf/sealed.pdf").to_vec();
    for part in 0..60 {
        handled(sealed[..sealed.len() * part / 60].to_vec());
    }
    let replaced = |from: &str, to: &str| {
        let at = sealed.windows(from.len()).position(|window| window == from.as_bytes());
        let mut bytes = sealed.clone();
        if let Some(at) = at {
            bytes.splice(at..at + from.len(), to.bytes());
        }
        bytes
    };
    let end = format!("startxref\n{}\n%%EOF\n", sealed.len());
    let cyclic = |prev: usize| {
        let section = format!("xref\n0 0\ntrailer\n<< /Size 9 /Root 1 0 R /Prev {prev} >>\n");
        [sealed.as_slice(), section.as_bytes(), end.as_bytes()].concat()
    };
    for bytes in [
        Vec::new(),
        b"no PDF at all".to_vec(),
        b"%PDF-1.7\n%%EOF\n".to_vec(),
        include_bytes!("../../../tests/cases/pdf/encrypted.pdf").to_vec(),
        include_bytes!("../../../tests/cases/pdf/encrypted-user.pdf").to_vec(),
        cyclic(sealed.len()),
        cyclic(0),
        cyclic(usize::MAX),
        replaced("/Count 10", "/Count 999999999"),
        replaced("/Kids [", "/Kids [1 0 R 2 0 R 3 0 R "),
        replaced("/Size ", "/Size 99999999"),
        replaced("/ByteRange [0 ", "/ByteRange [-1 "),
        replaced("/ByteRange [0 ", "/ByteRange [0 99999999999999999999 "),
        replaced("/Length ", "/Length 99999999"),
        small(&format!("1 0 obj\n{}{}\nendobj\n", "[".repeat(100_000), "]".repeat(100_000))),
        small(&format!("1 0 obj\n{}\nendobj\n", "<< /A ".repeat(50_000))),
        small("1 0 obj\n<< /Type /Catalog /Pages 1 0 R /AcroForm << /Fields [1 0 R] >> /Kids [1 0 R] >>\nendobj\n"),
        [sealed.as_slice(), &vec![b' '; 1_000_000]].concat(),
    ] {
        handled(bytes);
    }
}
