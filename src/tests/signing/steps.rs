//! Prepared, signed, numbered, sealed: each step appends, gives the same bytes again and keeps the standards.

use pdf_signing::fields::FieldState;

use super::*;
use crate::signing::{blanks, fill_number};
use crate::tests::pdf::standards_hold_but;
use crate::tests::samples;

/// What the validator says of any signature that is followed by an update; each covers what it should.
const BYTE_RANGE: &str = "ISO 19005-2:2011:6.4.3:1";

fn standards_hold(bytes: &[u8], updated_since_signing: bool, what: &str) {
    standards_hold_but(bytes, if updated_since_signing { BYTE_RANGE } else { "" }, what);
}

/// All revisions of the plan, the first being the plan as it was made.
fn revisions(plan: Vec<u8>) -> [Vec<u8>; 5] {
    let ready = prepared(&plan);
    let with_signature = signed(&ready, "ky-lanh-dao");
    let numbered = fill_number(&with_signature, &all()).unwrap();
    let sealed = signed(&numbered, "ky-co-quan");
    [plan, ready, with_signature, numbered, sealed]
}

#[test]
fn pdf_a_2a_and_pdf_ua_1_hold_on_every_revision() {
    for (at, bytes) in revisions(samples::plan()).iter().enumerate() {
        standards_hold(bytes, at > 2, &format!("revision {at}"));
    }
}

#[test]
fn the_standards_hold_numbered_before_signing_and_certified() {
    let numbered = fill_number(&prepared(&samples::plan()), &all()).unwrap();
    standards_hold(&numbered, false, "numbered before signing");
    let certified = reserve(&numbered, &Request { certify: true, ..request("ky-lanh-dao") }).unwrap();
    standards_hold(&certified.bytes, false, "certified");
}

#[test]
fn the_facts_follow_the_steps() {
    let [plan, ready, with_signature, numbered, sealed] = revisions(samples::plan());
    assert!(!blanks(&plan).unwrap().prepared());
    let facts = |bytes: &[u8]| {
        let facts = blanks(bytes).unwrap();
        (facts.signer, facts.number, facts.month, facts.agency, facts.signatures)
    };
    use FieldState::{Blank, Filled, Pending};
    assert_eq!(facts(&ready), (Blank, Blank, Blank, Blank, 0));
    let waiting = reserve(&ready, &request("ky-lanh-dao")).unwrap();
    assert_eq!(facts(&waiting.bytes), (Pending, Blank, Blank, Blank, 0));
    assert_eq!(facts(&with_signature), (Filled, Blank, Blank, Blank, 1));
    assert_eq!(facts(&numbered), (Filled, Filled, Filled, Blank, 1));
    assert_eq!(facts(&sealed), (Filled, Filled, Filled, Filled, 2));
}

/// Plan and report of both larger units, as the program prepares them.
#[test]
fn the_standards_hold_on_every_revision_of_both_larger_units() {
    use crate::kinds::Document;
    use crate::period::Quarter;
    use crate::tests::units::unit;
    for (folder, year) in [("data/toc-tien", 2021), ("tests/cases/phuong-2026", 2026)] {
        let unit = unit(folder);
        let report = Document::report(Quarter { year, number: 2 });
        for document in [Document::plan(year), report.clone()] {
            let what = format!("{folder}, {document}");
            let ready = crate::signing::prepare(&unit, document.clone().with_charts(), None).unwrap().pdf.bytes;
            standards_hold(&ready, false, &what);
            let with_signature = signed(&ready, "ky-lanh-dao");
            standards_hold(&with_signature, false, &what);
            let numbered = fill_number(&with_signature, &all()).unwrap();
            standards_hold(&numbered, true, &what);
            if blanks(&numbered).unwrap().agency == FieldState::Blank {
                standards_hold(&signed(&numbered, "ky-co-quan"), true, &what);
            } else {
                assert_eq!((folder, &document), ("tests/cases/phuong-2026", &report), "only that office has no seal");
            }
        }
    }
}
