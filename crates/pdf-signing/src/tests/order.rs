//! What is refused, and that nothing panics.

use super::*;
use crate::fields::{NewField, States, values};
use crate::pdf::AppendError;

fn prepare_at(pdf: &[u8], fields: &[NewField]) -> Error {
    prepare(pdf, fields, None).unwrap_err()
}

fn field(name: &str) -> String {
    name.to_owned()
}

#[test]
fn a_document_is_prepared_once_and_not_after_it_was_signed() {
    let ready = prepared(&samples::plain());
    assert_eq!(prepare_at(&ready, &at(places())), Error::FieldExists { field: field("number") });
    // A field that is not to be made is asked for all the same.
    assert_eq!(prepare_at(&ready, &at([None; 5])), Error::FieldExists { field: field("number") });
    let signed = signed(&ready, "author");
    assert_eq!(prepare_at(&signed, &at(places())), Error::AlreadySigned { field: field("author") });
    assert_eq!(prepare_at(&samples::small(), &at(places())), Error::Untagged);
}

#[test]
fn places_must_lie_on_a_page() {
    let plain = samples::plain();
    let author = |page, rect| {
        let [number, day, month, _, agency] = places();
        at([number, day, month, Some(FieldPlace { page, rect }), agency])
    };
    let missing = Error::PageMissing { field: field("author"), page: 2, pages: 2 };
    assert_eq!(prepare_at(&plain, &author(2, [1.0, 1.0, 2.0, 2.0])), missing);
    let outside = Error::PlaceOutsidePage { field: field("author") };
    for rect in [[-1.0, 1.0, 2.0, 2.0], [1.0, 1.0, 600.0, 2.0], [2.0, 1.0, 2.0, 2.0], [1.0, 1.0, f64::NAN, 2.0]] {
        assert_eq!(prepare_at(&plain, &author(1, rect)), outside);
    }
}

#[test]
fn text_goes_into_empty_fields_of_a_prepared_document() {
    let refused = |pdf: &[u8], fillings: &[TextFilling]| fill(pdf, fillings).unwrap_err();
    assert_eq!(refused(&samples::plain(), &all()), Error::FieldMissing { field: field("number") });
    let ready = prepared(&samples::plain());
    assert_eq!(refused(&ready, &[]), Error::NothingToFill);
    assert_eq!(refused(&ready, &[filling("number", "")]), Error::NothingToFill);
    let numbered = fill(&ready, &all()[..1]).unwrap();
    assert_eq!(values(&numbered, ["number", "day", "author"]).unwrap(), [Some("45".to_owned()), None, None]);
    assert_eq!(refused(&numbered, &all()), Error::FieldFilled { field: field("number") });
    fill(&numbered, &all()[1..]).unwrap();
    assert_eq!(refused(&ready, &[filling("author", "x")]), Error::FieldUnfit { field: field("author") });
    let unreadable = TextFilling { appearance: b"no PDF", ..filling("number", "45") };
    assert_eq!(refused(&ready, &[unreadable]), Error::Appearance(AppendError::NotPdf));
}

#[test]
fn a_signature_goes_into_an_empty_field_and_waits_for_no_other() {
    let refused = |pdf: &[u8], request: &Request| reserve(pdf, request).unwrap_err();
    let signer = request("author");
    assert_eq!(refused(&samples::plain(), &signer), Error::FieldMissing { field: field("author") });
    let ready = prepared(&samples::plain());
    assert_eq!(refused(&ready, &request("number")), Error::FieldUnfit { field: field("number") });
    assert_eq!(refused(&ready, &Request { capacity: 0, ..signer }), Error::CapacityUnfit { bytes: 0 });
    let pending = Error::ReservationPending { field: field("author") };
    let waiting = reserve(&ready, &signer).unwrap().bytes;
    assert_eq!(refused(&waiting, &signer), pending);
    assert_eq!(refused(&waiting, &request("agency")), pending);
    assert_eq!(fill(&waiting, &all()).unwrap_err(), pending);
    let signed = signed(&ready, "author");
    assert_eq!(refused(&signed, &signer), Error::FieldFilled { field: field("author") });
    let certify = Request { certify: true, ..request("agency") };
    assert_eq!(refused(&signed, &certify), Error::CertificationNotFirst { field: field("author") });
    let [number, day, month, author, _] = places();
    let without_seal = prepare(&samples::plain(), &at([number, day, month, author, None]), None).unwrap();
    let missing = Error::FieldMissing { field: field("agency") };
    assert_eq!(refused(&without_seal, &request("agency")), missing);
}

#[test]
fn a_signature_must_fit_its_room() {
    let ready = prepared(&samples::plain());
    let reserved = reserve(&ready, &Request { capacity: 4, ..request("author") }).unwrap();
    assert_eq!(reserved.insert(b"").unwrap_err(), Error::CmsEmpty);
    assert_eq!(reserved.insert(b"12345").unwrap_err(), Error::CmsTooLarge { bytes: 5, capacity: 4 });
    assert!(reserved.insert(b"1234").is_ok());
}

/// All that can be done with a file.
fn everything(pdf: &[u8]) {
    let signer = FieldPlace { page: 0, rect: [10.0, 600.0, 60.0, 650.0] };
    let small = samples::small();
    let request = Request { appearance: Some(&small), capacity: 9, ..request("author") };
    let _ = States::read(pdf);
    let _ = prepare(pdf, &at([Some(signer), None, None, Some(signer), Some(signer)]), None);
    let _ = fill(pdf, &[TextFilling { field: "number", text: "1", appearance: &small }]);
    let _ = reserve(pdf, &request);
    let _ = reserve(&small, &Request { appearance: Some(pdf), ..request });
    let _ = Reserved::find(pdf).map(|reserved| reserved.insert(b"123456789"));
}

#[test]
fn damaged_files_are_refused_or_done_but_never_a_panic() {
    let signer = FieldPlace { page: 0, rect: [10.0, 600.0, 60.0, 650.0] };
    let fields = at([Some(signer), None, None, Some(signer), Some(signer)]);
    let ready = prepare(&samples::foreign(), &fields, None).unwrap();
    let waiting = reserve(&ready, &Request { appearance: None, capacity: 9, ..request("author") }).unwrap();
    let rounds: u64 = std::env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(400);
    // A fixed sequence of numbers (Knuth's MMIX generator).
    let mut state: u64 = 1;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    const PIECES: [&[u8]; 8] = [b"0", b"9999999999", b"-1", b" R", b"<<", b"null", b"1 0 R", b"[[["];
    for _ in 0..rounds {
        for whole in [&waiting.bytes, &ready] {
            let mut bytes = whole.clone();
            for _ in 0..=next(3) {
                let at = next(bytes.len());
                match next(4) {
                    0 => bytes[at] = next(256) as u8,
                    1 => drop(bytes.drain(at..(at + next(40)).min(bytes.len()))),
                    2 => drop(bytes.splice(at..at, PIECES[next(PIECES.len())].iter().copied())),
                    _ => {
                        let piece = PIECES[next(PIECES.len())];
                        let end = (at + piece.len()).min(bytes.len());
                        bytes[at..end].copy_from_slice(&piece[..end - at]);
                    }
                }
            }
            everything(&bytes);
        }
    }
}
