//! Drafts beside what was issued, and by what an issued document is known.

use std::fs;

use super::{
    PLAN, SampleOffice, change_plan, drafted_plan, issue_plan, kept, made, names, overwrite, prepare, signed, the_made,
    unchanged,
};
use crate::building::{Event, KeptBecause};
use crate::kinds::Document;

/// A plan with number 45 whose records changed since, and the draft beside it.
fn with_draft() -> SampleOffice {
    let office = SampleOffice::new();
    issue_plan(&office);
    office.update();
    change_plan(&office);
    let (name, _, draft, _) = the_made(&office.run(office.options()));
    assert_eq!((name.as_str(), draft), ("ke-hoach.ban-2.pdf", true));
    office
}

#[test]
fn a_draft_that_somebody_touches_makes_nothing_official() {
    let office = with_draft();
    let second = office.output("ke-hoach.ban-2.pdf");
    let touched = [fs::read(&second).unwrap(), b"\n% a note\n".to_vec()].concat();
    overwrite(&second, &touched);
    let events = office.run(office.options());
    assert_eq!((names(&events, made), names(&events, kept)), (String::new(), "K.ban-2".to_owned()));
    office.change(PLAN, "loi_ket: Đề nghị", "loi_ket: Kính đề nghị");
    let (name, kept, draft, _) = the_made(&office.run(office.options()));
    assert_eq!(
        (name.as_str(), kept, draft),
        ("ke-hoach.ban-3.pdf", Some(("ke-hoach.ban-2.pdf".into(), KeptBecause::Changed)), true)
    );
    assert_eq!(fs::read(office.output(&name)).unwrap(), drafted_plan(&office));
    assert_eq!(fs::read(&second).unwrap(), touched);
}

#[test]
fn a_draft_is_fresh_as_long_as_what_it_stands_beside() {
    let office = with_draft();
    let events = office.run(office.options());
    assert!(events.iter().any(|events| matches!(events, Event::Fresh { .. })), "nothing was read");
    assert_eq!(names(&events, unchanged), "K.ban-2 B2 T2 B3 T3 B4 T4");
}

#[test]
fn what_was_signed_is_known_also_without_the_file_that_it_was_made_of() {
    let office = SampleOffice::made();
    prepare(&office, Document::plan(2021));
    let plan = office.output("ke-hoach.pdf");
    overwrite(&office.output("ke-hoach.da-ky.pdf"), &signed());
    fs::remove_file(&plan).unwrap();
    let events = office.run(office.options());
    assert_eq!((names(&events, made), names(&events, kept)), (String::new(), "K.da-ky".to_owned()));
    assert_eq!((names(&office.run(office.options()), kept), plan.exists()), ("K.da-ky".to_owned(), false));
    change_plan(&office);
    let (name, kept, draft, _) = the_made(&office.run(office.options()));
    assert_eq!(
        (name.as_str(), kept, draft),
        ("ke-hoach.ban-2.pdf", Some(("ke-hoach.da-ky.pdf".into(), KeptBecause::Signed)), true)
    );
}

#[test]
fn what_lay_beside_a_document_holds_it_only_as_long_as_it_is_there() {
    let office = SampleOffice::made();
    let step = office.output("ke-hoach.da-ky.pdf");
    overwrite(&step, &signed());
    issue_plan(&office);
    office.update();
    assert_eq!(names(&office.run(office.options()), kept), "K");
    fs::remove_file(step).unwrap();
    assert_eq!(names(&office.run(office.options()), kept), "");
}

#[test]
fn a_signed_copy_of_any_name_keeps_the_document_that_it_begins_with() {
    let office = SampleOffice::made();
    prepare(&office, Document::plan(2021));
    let prepared = fs::read(office.output("ke-hoach.pdf")).unwrap();
    overwrite(&office.output("ke hoach_signed.pdf"), &[prepared.as_slice(), b"\nsigned elsewhere"].concat());
    change_plan(&office);
    let (name, kept, draft, _) = the_made(&office.run(office.options()));
    assert_eq!(
        (name.as_str(), kept, draft),
        ("ke-hoach.ban-2.pdf", Some(("ke-hoach.pdf".into(), KeptBecause::Signed)), true)
    );
    assert_eq!(fs::read(office.output("ke-hoach.pdf")).unwrap(), prepared);
}
