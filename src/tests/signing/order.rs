//! What is refused, and that nothing panics.

use super::*;
use crate::pdf::Unreadable;
use crate::refusals::{Field, Refusal};
use crate::sign::{Reserved, blanks, fill_number};
use crate::tests::samples;

fn prepare_at(pdf: &[u8], places: &Places) -> Refusal {
    prepare(pdf, places, &crate::signing::LABELS, None).unwrap_err()
}

fn field(name: &str) -> String {
    name.to_owned()
}

#[test]
fn a_document_is_prepared_once_and_not_after_it_was_signed() {
    let ready = prepared(&samples::plan());
    assert_eq!(prepare_at(&ready, &places()), Refusal::AlreadyPrepared { field: Field::Number });
    let signed = signed(&ready, "ky-lanh-dao");
    assert_eq!(prepare_at(&signed, &places()), Refusal::AlreadySigned { field: field("ky-lanh-dao") });
    assert_eq!(prepare_at(&samples::small(), &places()), Refusal::Untagged);
}

#[test]
fn places_must_lie_on_a_page() {
    let plan = samples::plan();
    let at = |page, rect| Places { signer: Place { page, rect }, ..places() };
    let missing = Refusal::PageMissing { field: Field::Signer, page: 10, pages: 10 };
    assert_eq!(prepare_at(&plan, &at(10, [1.0, 1.0, 2.0, 2.0])), missing);
    let outside = Refusal::PlaceOutsidePage { field: Field::Signer };
    for rect in [[-1.0, 1.0, 2.0, 2.0], [1.0, 1.0, 600.0, 2.0], [2.0, 1.0, 2.0, 2.0], [1.0, 1.0, f64::NAN, 2.0]] {
        assert_eq!(prepare_at(&plan, &at(9, rect)), outside);
    }
}

#[test]
fn a_number_goes_into_an_empty_field_of_a_prepared_document() {
    let refused = |pdf: &[u8], numbering: &Numbering| fill_number(pdf, numbering).unwrap_err();
    assert_eq!(refused(&samples::plan(), &all()), Refusal::NotPrepared);
    let ready = prepared(&samples::plan());
    assert_eq!(refused(&ready, &Numbering::default()), Refusal::NothingToFill);
    let numbered = fill_number(&ready, &Numbering { number: Some(filling("45", 0)), ..Numbering::default() }).unwrap();
    assert_eq!(refused(&numbered, &all()), Refusal::FieldFilled { field: field("so") });
    fill_number(&numbered, &Numbering { number: None, ..all() }).unwrap();
    let printed = Places { number: None, ..places() };
    let printed = prepare(&samples::plan(), &printed, &crate::signing::LABELS, None).unwrap();
    assert_eq!(refused(&printed, &all()), Refusal::FieldMissing { field: field("so") });
    let unreadable = Filling { appearance: b"no PDF", ..filling("45", 0) };
    let unreadable = Numbering { number: Some(unreadable), ..all() };
    assert_eq!(refused(&ready, &unreadable), Refusal::Appearance(Unreadable::NotPdf));
}

#[test]
fn a_signature_goes_into_an_empty_field_and_waits_for_no_other() {
    let refused = |pdf: &[u8], request: &Request| reserve(pdf, request).unwrap_err();
    let signer = request("ky-lanh-dao");
    assert_eq!(refused(&samples::plan(), &signer), Refusal::FieldMissing { field: field("ky-lanh-dao") });
    let ready = prepared(&samples::plan());
    assert_eq!(refused(&ready, &request("so")), Refusal::FieldUnfit { field: field("so") });
    assert_eq!(refused(&ready, &Request { capacity: 0, ..signer }), Refusal::CapacityUnfit { bytes: 0 });
    let pending = Refusal::ReservationPending { field: field("ky-lanh-dao") };
    let waiting = reserve(&ready, &signer).unwrap().bytes;
    assert_eq!(refused(&waiting, &signer), pending);
    assert_eq!(refused(&waiting, &request("ky-co-quan")), pending);
    assert_eq!(fill_number(&waiting, &all()).unwrap_err(), pending);
    let signed = signed(&ready, "ky-lanh-dao");
    assert_eq!(refused(&signed, &signer), Refusal::FieldFilled { field: field("ky-lanh-dao") });
    let certify = Request { certify: true, ..request("ky-co-quan") };
    assert_eq!(refused(&signed, &certify), Refusal::CertificationNotFirst { field: field("ky-lanh-dao") });
    let without_seal = Places { seal: None, ..places() };
    let without_seal = prepare(&samples::plan(), &without_seal, &crate::signing::LABELS, None).unwrap();
    let missing = Refusal::FieldMissing { field: field("ky-co-quan") };
    assert_eq!(refused(&without_seal, &request("ky-co-quan")), missing);
}

#[test]
fn a_signature_must_fit_its_room() {
    let ready = prepared(&samples::plan());
    let reserved = reserve(&ready, &Request { capacity: 4, ..request("ky-lanh-dao") }).unwrap();
    assert_eq!(reserved.insert(b"").unwrap_err(), Refusal::CmsEmpty);
    assert_eq!(reserved.insert(b"12345").unwrap_err(), Refusal::CmsTooLarge { bytes: 5, capacity: 4 });
    assert!(reserved.insert(b"1234").is_ok());
}

/// All that can be done with a file.
fn everything(pdf: &[u8]) {
    let signer = Place { page: 0, rect: [10.0, 600.0, 60.0, 650.0] };
    let places = Places { signer, seal: Some(signer), number: Some(signer), day: None, month: None };
    let small = samples::small();
    let numbering = Numbering { number: Some(Filling { text: "1", appearance: &small }), ..Numbering::default() };
    let request = Request { appearance: Some(&small), capacity: 9, ..request("ky-lanh-dao") };
    let _ = blanks(pdf);
    let _ = prepare(pdf, &places, &crate::signing::LABELS, None);
    let _ = fill_number(pdf, &numbering);
    let _ = reserve(pdf, &request);
    let _ = reserve(&small, &Request { appearance: Some(pdf), ..request });
    let _ = Reserved::find(pdf).map(|reserved| reserved.insert(b"123456789"));
}

#[test]
fn damaged_files_are_refused_or_done_but_never_a_panic() {
    let signer = Place { page: 0, rect: [10.0, 600.0, 60.0, 650.0] };
    let places = Places { signer, seal: Some(signer), number: Some(signer), day: None, month: None };
    let ready = prepare(&samples::foreign(), &places, &crate::signing::LABELS, None).unwrap();
    let waiting = reserve(&ready, &Request { appearance: None, capacity: 9, ..request("ky-lanh-dao") }).unwrap();
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

#[test]
fn a_step_that_would_break_a_signature_is_refused() {
    use crate::sign::{KeyFile, Secret, SigningKey, Unsigned};
    use crate::tests::fixtures::moment;
    // The first signature allows filling in and signing (2), or nothing at all (1).
    let certified = |permitted: &str| {
        let ready = prepared(&samples::plan());
        let mut reserved = reserve(&ready, &Request { certify: true, ..request("ky-lanh-dao") }).unwrap();
        let at = reserved.bytes.windows(16).position(|window| window == b"/TransformParams").unwrap();
        let at = at + reserved.bytes[at..].windows(4).position(|window| window == b"/P 2").unwrap();
        reserved.bytes[at..at + 4].copy_from_slice(permitted.as_bytes());
        let digest = crate::cms::Digest::Sha256.of(&reserved.signed()).try_into().unwrap();
        let file = include_bytes!("../../../tests/cases/chu-ky/p256-aes.p12");
        let file = KeyFile::open(file, &Secret::new("mat-khau-thu".into())).unwrap();
        let key = file.choose(None, moment("2025-06-01")).unwrap();
        let unsigned = Unsigned::new(digest, key.certificate(), key.chain()).unwrap();
        let cms = unsigned.with_signature(&key.sign(unsigned.signed_attributes()).unwrap()).unwrap();
        crate::Draft::from_bytes(std::path::Path::new("x.pdf"), reserved.insert(&cms).unwrap())
    };
    let number = |draft: &crate::Draft| {
        let day = chrono::NaiveDate::from_ymd_opt(2021, 5, 6).unwrap();
        draft.number(45, day, false).map_err(|problem| problem.code().as_str())
    };
    assert!(number(&certified("/P 2")).is_ok());
    assert_eq!(number(&certified("/P 1")).err(), Some("KY024"));
}
