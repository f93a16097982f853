//! Documents that were signed, numbered or changed by hand.

use std::fs;

use super::{
    ALL, PLAN, SampleOffice, change_plan, drafted_plan, is_prepared, issue_plan, kept, made, names, overwrite, prepare,
    signed, the_made,
};
use crate::building::{Event, KeptBecause, Outcome, Reason};
use crate::kinds::Document;

#[test]
fn a_document_changed_by_hand_stays_and_what_the_records_say_goes_beside_it() {
    let office = SampleOffice::made();
    let plan = office.output("ke-hoach.pdf");
    let by_hand = [fs::read(&plan).unwrap(), b"\n% by hand\n".to_vec()].concat();
    overwrite(&plan, &by_hand);
    let events = office.run(office.options());
    assert_eq!((names(&events, made), names(&events, kept)), (String::new(), "K".to_owned()), "nothing else to say");
    change_plan(&office);
    let (name, kept, draft, _) = the_made(&office.run(office.options()));
    assert_eq!(
        (name.as_str(), kept, draft),
        ("ke-hoach.ban-2.pdf", Some(("ke-hoach.pdf".into(), KeptBecause::Changed)), false)
    );
    assert_eq!(fs::read(&plan).unwrap(), by_hand);
    // The version beside it is ours, and is replaced as long as it is.
    office.change(PLAN, "loi_ket: Đề nghị", "loi_ket: Kính đề nghị");
    let (name, ..) = the_made(&office.run(office.options()));
    assert_eq!(name, "ke-hoach.ban-2.pdf");
    overwrite(&office.output("ke-hoach.ban-2.pdf"), b"%PDF by hand too");
    office.change(PLAN, "loi_ket: Kính đề nghị", "loi_ket: Đề nghị");
    let (name, kept, ..) = the_made(&office.run(office.options()));
    assert_eq!(
        (name.as_str(), kept),
        ("ke-hoach.ban-3.pdf", Some(("ke-hoach.ban-2.pdf".into(), KeptBecause::Changed)))
    );
    assert_eq!(fs::read(&plan).unwrap(), by_hand);
}

#[test]
fn a_numbered_document_stays_and_a_second_version_is_a_draft_without_number_and_date() {
    let office = SampleOffice::new();
    issue_plan(&office);
    assert_eq!(office.update(), ALL);
    let plan = office.output("ke-hoach.pdf");
    let issued = fs::read(&plan).unwrap();
    change_plan(&office);
    let events = office.run(office.options());
    let (name, kept, draft, _) = the_made(&events);
    assert_eq!(
        (name.as_str(), kept, draft),
        ("ke-hoach.ban-2.pdf", Some(("ke-hoach.pdf".into(), KeptBecause::Numbered)), true)
    );
    assert_eq!(fs::read(&plan).unwrap(), issued);
    assert_eq!(fs::read(office.output(&name)).unwrap(), drafted_plan(&office));
    assert_eq!(office.update(), "");
    // The signed or numbered file moved to the archive, the document is made under its own name again.
    fs::rename(&plan, office.root().join("luu.pdf")).unwrap();
    let (name, kept, draft, _) = the_made(&office.run(office.options()));
    assert_eq!((name.as_str(), kept, draft), ("ke-hoach.pdf", None, false));
}

#[test]
fn number_and_date_alone_make_no_second_version_of_what_was_signed() {
    let office = SampleOffice::made();
    let plan = office.output("ke-hoach.pdf");
    overwrite(&plan, &signed());
    issue_plan(&office);
    let events = office.run(office.options());
    assert_eq!(names(&events, kept), "K");
    assert!(!names(&events, made).contains('K'), "the reports cite the plan, the plan itself stays");
    change_plan(&office);
    let (name, kept, draft, _) = the_made(&office.run(office.options()));
    assert_eq!(
        (name.as_str(), kept, draft),
        ("ke-hoach.ban-2.pdf", Some(("ke-hoach.pdf".into(), KeptBecause::Signed)), true)
    );
    assert_eq!(fs::read(&plan).unwrap(), signed());
}

#[test]
fn a_signed_file_beside_it_keeps_a_prepared_document_as_it_is() {
    let office = SampleOffice::made();
    assert_eq!(names(&prepare(&office, Document::plan(2021)), made), "K");
    let plan = office.output("ke-hoach.pdf");
    let prepared = fs::read(&plan).unwrap();
    assert!(is_prepared(&prepared) && office.output("ke-hoach.thong-tin.json").exists());
    fs::remove_file(office.output("ke-hoach.thong-tin.xml")).unwrap();
    assert_eq!(office.update(), "K", "what goes with it is made again");
    assert!(office.output("ke-hoach.thong-tin.xml").exists() && fs::read(&plan).unwrap() == prepared);
    // As long as nobody has signed it, it is made again in that form.
    change_plan(&office);
    assert_eq!(office.update(), "K");
    let prepared_again = fs::read(&plan).unwrap();
    assert!(is_prepared(&prepared_again) && prepared_again != prepared);
    overwrite(&office.output("ke-hoach.da-ky.pdf"), &signed());
    office.change(PLAN, "loi_ket: Đề nghị", "loi_ket: Kính đề nghị");
    let (name, kept, draft, _) = the_made(&office.run(office.options()));
    assert_eq!(
        (name.as_str(), kept, draft),
        ("ke-hoach.ban-2.pdf", Some(("ke-hoach.pdf".into(), KeptBecause::Signed)), true)
    );
    assert_eq!(fs::read(&plan).unwrap(), prepared_again);
}

#[test]
fn another_version_of_the_program_makes_nothing_of_what_was_issued() {
    let office = SampleOffice::new();
    issue_plan(&office);
    office.update();
    let content = {
        let text = fs::read_to_string(office.out().join("xa/.cchc/so-sach.json")).unwrap();
        let at = text.find("\"2021/ke-hoach.pdf\":{\"ours\"").unwrap();
        let from = at + text[at..].find("\"content\":\"").unwrap() + 11;
        text[from..from + 64].to_owned()
    };
    // As if another version worded the plan otherwise.
    office.change_manifest(&content, &"0".repeat(64));
    office.change_manifest("cchc 0", "cchc 9");
    let events = office.run(office.options());
    assert_eq!((names(&events, kept), names(&events, made)), ("K".to_owned(), String::new()));
}

#[test]
fn a_document_that_was_issued_under_its_own_name_is_not_made_anew_under_the_usual_one() {
    let office = SampleOffice::new();
    office.change("don-vi.yaml", "van_ban:\n  ke_hoach:\n", "van_ban:\n  ke_hoach:\n    ten_tep: KH-<nam>\n");
    office.update();
    prepare(&office, Document::plan(2021));
    overwrite(&office.output("KH-2021.da-ky.pdf"), &signed());
    issue_plan(&office);
    office.update();
    let plain = fs::read(office.output("ke-hoach.pdf")).unwrap();
    change_plan(&office);
    let events = office.run(office.options());
    assert_eq!(names(&events, made), "KH-2021.ban-2 K.ban-2");
    // The plain one bore the number already: it stays, and both new ones are drafts.
    for (path, draft) in events.iter().filter_map(|events| match events {
        Event::Document(_, Outcome::Made { path, draft, .. }) => Some((path, draft)),
        _ => None,
    }) {
        assert!(draft, "{}", path.display());
    }
    assert!(fs::read(office.output("ke-hoach.pdf")).unwrap() == plain);
}

#[test]
fn what_bears_its_number_is_prepared_for_signing_beside_it_and_is_no_draft() {
    let office = SampleOffice::new();
    issue_plan(&office);
    office.update();
    let (name, kept, draft, why) = the_made(&prepare(&office, Document::plan(2021)));
    assert_eq!(
        (name.as_str(), kept, draft),
        ("ke-hoach.ban-2.pdf", Some(("ke-hoach.pdf".into(), KeptBecause::Numbered)), false)
    );
    assert!(is_prepared(&fs::read(office.output(&name)).unwrap()) && why == [Reason::Form], "{why:?}");
}
