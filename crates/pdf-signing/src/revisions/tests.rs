//! Signed files and what is appended to them, through the whole reader.

use super::change::{ObjectRole, Why};
use super::*;

const SEALED: &[u8] = include_bytes!("../../tests/data/pdf/sealed.pdf");
const STREAMS: &[u8] = include_bytes!("../../tests/data/pdf/sealed-streams.pdf");

/// The sealed file as it was before its last revisions.
fn until(revisions: usize) -> &'static [u8] {
    let ends = review(SEALED).unwrap().ends;
    &SEALED[..ends[revisions - 1]]
}

fn prepared() -> &'static [u8] {
    until(2)
}

fn numbered() -> &'static [u8] {
    until(4)
}

/// Where the last cross-reference section begins.
fn last(bytes: &[u8]) -> usize {
    let text = String::from_utf8_lossy(&bytes[bytes.len() - 80..]).into_owned();
    text.rsplit("startxref").next().unwrap().split_whitespace().next().unwrap().parse().unwrap()
}

/// The text of an object as it stands last in the file.
fn object(bytes: &[u8], number: u32) -> String {
    let text: String = bytes.iter().map(|&byte| char::from(byte)).collect();
    let start = text.rfind(&format!("\n{number} 0 obj\n")).unwrap();
    let body = text[start..].split_once(" obj\n").unwrap().1;
    body.split_once("endobj").unwrap().0.to_owned()
}

/// `bytes` with a revision that writes `objects`, and `more` in its trailer.
fn updated(bytes: &[u8], objects: &[(u32, &str)], more: &str) -> Vec<u8> {
    let mut out = bytes.to_vec();
    let mut rows = String::new();
    for (number, body) in objects {
        rows.push_str(&format!("{number} 1\n{:010} 00000 n \n", out.len()));
        let letters = format!("{number} 0 obj\n{body}\nendobj\n");
        out.extend(letters.chars().map(|letter| letter as u8));
    }
    let at = out.len();
    let file = file::RevisionFile::read(bytes).unwrap();
    let root = file.latest().unwrap().root().unwrap().0.number;
    let (previous, id) = (last(bytes), id(&file));
    out.extend(
        format!("xref\n{rows}trailer\n<< /Size 5000 /Root {root} 0 R /ID [{id} {id}] /Prev {previous}{more} >>\n")
            .bytes(),
    );
    out.extend(format!("startxref\n{at}\n%%EOF\n").bytes());
    out
}

fn id(file: &file::RevisionFile<'_>) -> String {
    let trailer = &file.revisions().last().unwrap().trailer;
    let first = trailer.get(b"ID").unwrap().array().unwrap()[0].text().unwrap().to_vec();
    format!("<{}>", first.iter().map(|byte| format!("{byte:02x}")).collect::<String>())
}

fn unexplained(bytes: &[u8], field: &str) -> Vec<(ObjectRole, Why)> {
    let review = review(bytes).unwrap();
    let reviewed = review.fields.iter().find(|reviewed| reviewed.field.name == field).unwrap();
    let changes = reviewed.after.iter().filter_map(|later| match &later.change {
        Change::Unexplained { role, why, .. } => Some((*role, why.clone())),
        _ => None,
    });
    changes.collect()
}

fn number_of(bytes: &[u8], field: &str) -> u32 {
    let file = file::RevisionFile::read(bytes).unwrap();
    let fields = fields::fields(&file.latest().unwrap()).unwrap();
    fields.iter().find(|one| one.name == field).unwrap().id.number
}

#[test]
fn signature_number_and_seal_are_told_as_they_came() {
    for bytes in [SEALED, STREAMS] {
        let review = review(bytes).unwrap();
        assert_eq!((review.ends.len(), review.unlisted.as_slice()), (5, &[][..]));
        let [author, agency] = review.fields.as_slice() else { panic!("{:?}", review.fields) };
        assert!(author.is_sound() && agency.is_sound());
        let changes: Vec<_> = author
            .after
            .iter()
            .filter(|later| later.change != Change::DocumentInformation)
            .map(|later| (later.revision, later.change.clone()))
            .collect();
        let filled = |name: &str| (3, Change::FieldFilled { name: name.into() });
        let added = (4, Change::SignatureAdded { field: "agency".into() });
        assert_eq!(changes, [filled("number"), filled("day"), filled("month"), added]);
        let signature = agency.field.signature.as_ref().unwrap();
        let range = signature.range.as_ref().unwrap();
        assert!(range.whole_file && range.end == bytes.len() && range.revision == 4);
        assert_eq!(signature.permission.level, Some(1));
        assert_eq!(signature.sub_filter.as_deref(), Some("ETSI.CAdES.detached"));
        assert!(signature.time.is_some() && signature.cms.starts_with(&[0x30, 0x82]));
    }
}

#[test]
fn places_of_a_prepared_file_are_empty() {
    let review = review(prepared()).unwrap();
    assert!(
        review.fields.len() == 2 && review.fields.iter().all(|one| one.field.signature.is_none() && !one.is_sound())
    );
}

#[test]
fn the_digest_is_that_of_all_but_the_contents() {
    let review = review(SEALED).unwrap();
    let range = review.fields[1].field.signature.as_ref().unwrap().range.clone().unwrap();
    let mut other = SEALED.to_vec();
    other[range.gap.start + 1] = b'0';
    assert_eq!(range.of(SEALED), range.of(&other));
    other[range.gap.end] ^= 1;
    assert_ne!(range.of(SEALED), range.of(&other));
}

#[test]
fn a_revision_that_repeats_an_object_changes_nothing() {
    let number = number_of(SEALED, "number");
    let bytes = updated(SEALED, &[(number, &object(SEALED, number))], "");
    assert_eq!(unexplained(&bytes, "agency"), []);
}

#[test]
fn a_number_is_filled_in_once_and_never_changed() {
    let number = number_of(SEALED, "number");
    let changed = |bytes: &[u8]| {
        let body = object(bytes, number);
        assert!(body.contains("/V (45)"), "{body}");
        updated(bytes, &[(number, &body.replace("/V (45)", "/V (46)"))], "")
    };
    let again = Why::FieldKey { field: "number".into(), key: "V".into() };
    assert!(unexplained(&changed(numbered()), "author").iter().any(|one| one.1 == again));
    let after = changed(SEALED);
    assert!(unexplained(&after, "author").iter().any(|one| one.1 == again));
    assert!(unexplained(&after, "agency").iter().any(|one| one.1 == Why::Level { level: 1 }));
}

#[test]
fn what_some_readers_would_have_to_guess_is_refused() {
    // A smaller size than before, a comment within the structure, lines behind the end.
    let number = number_of(SEALED, "number");
    let whole = updated(SEALED, &[(number, &object(SEALED, number))], "");
    assert_eq!(unexplained(&whole, "agency"), []);
    let with = |old: &str, new: &str| {
        let (before, added) = whole.split_at(SEALED.len());
        let added = String::from_utf8(added.to_vec()).unwrap();
        assert!(added.contains(old));
        [before, added.replace(old, new).as_bytes()].concat()
    };
    assert!(review(&with("/Size 5000", "/Size 5")).is_err());
    assert!(review(&with("startxref\n", "startxref %c\n")).is_err());
    assert!(review(&[SEALED, b"\n\n\n\n"].concat()).is_err());
}

#[test]
fn other_keys_of_a_field_may_not_change() {
    let number = number_of(numbered(), "number");
    let body = object(numbered(), number).replace("/V (45)", "/V (46) /AA << >>");
    let bytes = updated(numbered(), &[(number, &body)], "");
    let why = Why::FieldKey { field: "number".into(), key: "AA".into() };
    assert!(unexplained(&bytes, "author").iter().any(|one| one.1 == why));
}

#[test]
fn replaced_content_is_not_on_the_list_and_says_what_it_is() {
    let file = file::RevisionFile::read(SEALED).unwrap();
    let view = file.latest().unwrap();
    let content = view
        .numbers()
        .find_map(|number| {
            let object = view.object(number).unwrap()?;
            object.dict().filter(|dict| dict.is(b"Type", b"Page"))?.get(b"Contents")?.reference()
        })
        .unwrap();
    let bytes = updated(SEALED, &[(content.number, "<< /Length 1 >>\nstream\nq\nendstream")], "");
    assert_eq!(unexplained(&bytes, "agency"), [(ObjectRole::PageContent, Why::NotOnList)]);
    let bytes = updated(SEALED, &[(4000, "<< /Length 1 >>\nstream\nq\nendstream")], "");
    assert_eq!(unexplained(&bytes, "agency"), [(ObjectRole::Other, Why::AddedForNothing)]);
    let bytes = updated(SEALED, &[(4000, "null")], " /Other 1");
    assert!(unexplained(&bytes, "agency").iter().any(|one| one.1 == Why::TrailerKey { key: "Other".into() }));
}

#[test]
fn bytes_between_revisions_belong_to_something() {
    let number = number_of(SEALED, "number");
    let padded = [SEALED, b"7000 0 obj\n<< >>\nendobj\n"].concat();
    assert_eq!(review(&padded).map(|_| ()), Err(Unreadable::EndMissing));
    let mut bytes = updated(&padded[..SEALED.len()], &[(number, &object(SEALED, number))], "");
    let hidden = b"7000 0 obj\n<< >>\nendobj\n";
    // Into the space before the section, and its offset moved with it.
    let at = last(&bytes);
    let tail =
        String::from_utf8_lossy(&bytes[at..]).replace(&format!("\n{at}\n"), &format!("\n{}\n", at + hidden.len()));
    bytes.truncate(at);
    bytes.extend(hidden);
    bytes.extend(tail.bytes());
    assert!(unexplained(&bytes, "agency").iter().any(|one| matches!(one.1, Why::StrayBytes { .. })));
}

#[test]
fn encrypted_hybrid_and_cyclic_files_are_refused() {
    let number = number_of(SEALED, "number");
    let with = |more: &str| review(&updated(SEALED, &[(number, &object(SEALED, number))], more)).map(|_| ());
    assert_eq!(with(" /Encrypt << >>"), Err(Unreadable::Encrypted));
    assert_eq!(with(" /XRefStm 9"), Err(Unreadable::Hybrid));
    assert!(matches!(with(" /Prev 9"), Err(Unreadable::KeyDoubled { .. })));
}

#[test]
fn every_cut_is_refused_or_a_shorter_chain() {
    for end in (0..STREAMS.len()).step_by(397) {
        assert!(review(&STREAMS[..end]).is_err(), "{end}");
    }
}

#[test]
fn flipped_bytes_never_panic() {
    let mut state = 7_u64;
    for _ in 0..200 {
        let mut bytes = STREAMS.to_vec();
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let at = STREAMS.len() * 3 / 4 + (state >> 33) as usize % (STREAMS.len() / 4);
        bytes[at] ^= 1 << (state >> 61);
        let _ = review(&bytes);
    }
}

#[test]
fn a_page_tree_of_more_levels_than_any_program_makes_is_refused() {
    let deep = |levels: u32| {
        let root = file::RevisionFile::read(prepared()).unwrap().latest().unwrap().root().unwrap().0.number;
        let node = |level: u32| (1000 + level, format!("<< /Type /Pages /Kids [{} 0 R] >>", 1001 + level));
        let mut objects: Vec<(u32, String)> = (0..levels).map(node).collect();
        objects.push((1000 + levels, "<< /Type /Page >>".into()));
        objects.push((root, "<< /Type /Catalog /Pages 1000 0 R >>".into()));
        let objects: Vec<(u32, &str)> = objects.iter().map(|(number, body)| (*number, body.as_str())).collect();
        let bytes = updated(prepared(), &objects, "");
        let file = file::RevisionFile::read(&bytes).unwrap();
        pages::pages(&file.latest().unwrap()).map(|pages| pages.len())
    };
    assert_eq!(deep(500), Ok(1));
    assert_eq!(deep(501), Err(Unreadable::TooMany(unreadable::Many::PageLevels)));
}
