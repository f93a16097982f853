//! What is refused: a document that is prepared twice, a number in one that is not, a step that would break a signature.

use pdf_signing::Error;
use pdf_signing::keys::{KeyFile, Secret, SigningKey};
use pdf_signing::signing::Unsigned;

use super::*;
use crate::signing::{self, NotPrepared, PdfFile, fill_number};
use crate::tests::fixtures::moment;
use crate::tests::samples;

fn field(name: &str) -> String {
    name.to_owned()
}

#[test]
fn a_document_is_prepared_once_and_not_after_it_was_signed() {
    let ready = prepared(&samples::plan());
    let refused = |pdf: &[u8], places: &Places| append_fields(pdf, places, None).unwrap_err();
    assert_eq!(refused(&ready, &places()), Error::FieldExists { field: field("so") }.into());
    let signed = signed(&ready, "ky-lanh-dao");
    assert_eq!(refused(&signed, &places()), Error::AlreadySigned { field: field("ky-lanh-dao") }.into());
}

#[test]
fn a_number_goes_into_an_empty_field_of_a_prepared_document() {
    let refused = |pdf: &[u8], numbering: &Numbering| fill_number(pdf, numbering).unwrap_err();
    assert_eq!(refused(&samples::plan(), &all()), NotPrepared {}.into());
    let ready = prepared(&samples::plan());
    assert_eq!(refused(&ready, &Numbering::default()), Error::NothingToFill.into());
    let numbered = fill_number(&ready, &Numbering { number: Some(filling("45", 0)), ..Numbering::default() }).unwrap();
    assert_eq!(refused(&numbered, &all()), Error::FieldFilled { field: field("so") }.into());
    fill_number(&numbered, &Numbering { number: None, ..all() }).unwrap();
    let printed = Places { number: None, ..places() };
    let printed = append_fields(&samples::plan(), &printed, None).unwrap();
    assert_eq!(refused(&printed, &all()), Error::FieldMissing { field: field("so") }.into());
    let waiting = reserve(&ready, &request("ky-lanh-dao")).unwrap().bytes;
    assert_eq!(refused(&waiting, &all()), Error::ReservationPending { field: field("ky-lanh-dao") }.into());
}

#[test]
fn a_step_that_would_break_a_signature_is_refused() {
    // The first signature allows filling in and signing (2), or nothing at all (1).
    let certified = |permitted: &str| {
        let ready = prepared(&samples::plan());
        let mut reserved = reserve(&ready, &Request { certify: true, ..request("ky-lanh-dao") }).unwrap();
        let at = reserved.bytes.windows(16).position(|window| window == b"/TransformParams").unwrap();
        let at = at + reserved.bytes[at..].windows(4).position(|window| window == b"/P 2").unwrap();
        reserved.bytes[at..at + 4].copy_from_slice(permitted.as_bytes());
        let digest = reserved.digest();
        let file = include_bytes!("../../../tests/cases/chu-ky/p256-aes.p12");
        let file = KeyFile::open(file, &Secret::new("mat-khau-thu".into())).unwrap();
        let key = file.choose(None, moment("2025-06-01")).unwrap();
        let unsigned = Unsigned::new(digest, key.certificate(), key.chain()).unwrap();
        let cms = unsigned.with_signature(&key.sign(unsigned.signed_attributes()).unwrap()).unwrap();
        PdfFile::from_bytes(std::path::Path::new("x.pdf"), reserved.insert(&cms).unwrap())
    };
    let number = |draft: &PdfFile| {
        let day = chrono::NaiveDate::from_ymd_opt(2021, 5, 6).unwrap();
        signing::number(draft, 45, day, false).map_err(|problem| problem.code().as_str())
    };
    assert!(number(&certified("/P 2")).is_ok());
    assert_eq!(number(&certified("/P 1")).err(), Some("KY024"));
}
