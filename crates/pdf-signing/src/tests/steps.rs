//! Prepared, signed, filled, sealed: each step appends and gives the same bytes again.

use super::*;
use crate::fields::FieldState::{self, Blank, Filled, Pending};
use crate::fields::States;
use crate::pdf::{PrivateData, PrivateValue, private_data};

/// All revisions of a document, the first being the document as it was made.
fn revisions(plain: Vec<u8>) -> [Vec<u8>; 5] {
    let ready = prepared(&plain);
    let with_signature = signed(&ready, "author");
    let numbered = fill(&with_signature, &all()).unwrap();
    let sealed = signed(&numbered, "agency");
    [plain, ready, with_signature, numbered, sealed]
}

#[test]
fn each_revision_is_a_prefix_of_the_next_and_made_again_the_same() {
    for plain in [samples::plain(), samples::with_xref_stream()] {
        let all = revisions(plain);
        for pair in all.windows(2) {
            assert!(pair[1].starts_with(&pair[0]) && pair[1].len() > pair[0].len());
            assert_eq!(samples::ends_in_table(&pair[1]), samples::ends_in_table(&pair[0]));
        }
        assert!(revisions(all[0].clone()) == all);
    }
}

#[test]
fn the_states_follow_the_steps() {
    let [plain, ready, with_signature, numbered, sealed] = revisions(samples::plain());
    let states = |bytes: &[u8]| {
        let states = States::read(bytes).unwrap();
        (["author", "number", "agency"].map(|name| states.of(name)), states.signatures())
    };
    assert_eq!(states(&plain), ([FieldState::Absent; 3], 0));
    assert_eq!(states(&ready), ([Blank; 3], 0));
    let waiting = reserve(&ready, &request("author")).unwrap();
    assert_eq!(states(&waiting.bytes), ([Pending, Blank, Blank], 0));
    assert_eq!(states(&with_signature), ([Filled, Blank, Blank], 1));
    assert_eq!(states(&numbered), ([Filled, Filled, Blank], 1));
    assert_eq!(states(&sealed), ([Filled; 3], 2));
}

#[test]
fn the_range_covers_everything_but_the_contents() {
    let reserved = reserve(&prepared(&samples::plain()), &request("author")).unwrap();
    let [first, second] = reserved.signed();
    let gap = &reserved.bytes[first.len()..reserved.bytes.len() - second.len()];
    assert_eq!(gap.len(), 2 * 12_000 + 2);
    assert!(gap.starts_with(b"<0") && gap.ends_with(b"0>") && first.ends_with(b"/Contents "));
    assert_eq!(reserved.capacity(), 12_000);
    let signed = reserved.insert(&[0xAB; 12_000]).unwrap();
    assert!(signed.starts_with(first) && signed.ends_with(second) && signed.len() == reserved.bytes.len());
    assert!(signed[first.len()..].starts_with(b"<abab"));
}

#[test]
fn a_reservation_is_found_again_in_another_process_and_not_once_it_is_filled() {
    for plain in [samples::plain(), samples::with_xref_stream()] {
        let reserved = reserve(&prepared(&plain), &request("author")).unwrap();
        assert_eq!(Reserved::find(&reserved.bytes).unwrap(), reserved);
        let refused = |bytes: &[u8]| Reserved::find(bytes).unwrap_err();
        assert_eq!(refused(&reserved.insert(b"cms").unwrap()), Error::NoReservation);
        assert_eq!(refused(&plain), Error::NoReservation);
        // What was appended in the meantime would not be signed.
        let longer = [reserved.bytes.as_slice(), b"\n"].concat();
        assert_eq!(refused(&longer), Error::NoReservation);
    }
}

#[test]
fn what_a_program_keeps_in_a_document_is_read_again() {
    let entries = vec![("Name", PrivateValue::Text("ẞn".into())), ("Year", PrivateValue::Number(2021))];
    let data = PrivateData { owner: "somebody", modified: "D:20210506", entries: entries.clone() };
    let ready = prepare(&samples::plain(), &at(places()), Some(&data)).unwrap();
    let read = private_data(&signed(&ready, "author"), "somebody").unwrap().unwrap();
    assert_eq!(read, entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect());
    assert_eq!(private_data(&ready, "another"), Ok(None));
    assert_eq!(private_data(&samples::plain(), "somebody"), Ok(None));
}
