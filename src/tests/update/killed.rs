//! After a build that was killed, the next one makes what it would have made anyway.

use std::fs;

use super::overwrite;
use super::{ALL, FOLLOW_UP, PLAN, SampleOffice, kept, made, names, unchanged};
use crate::building::Options;

/// Gives plan and report of quý II their numbers.
fn issue(office: &SampleOffice) {
    office.change(PLAN, "nam: 2021\n", "nam: 2021\nso: 45\nngay: 06/5/2021\n");
    office.change("2021/quy-2.yaml", "quy: 2/2021\n", "quy: 2/2021\nso: 12\nngay: 14/6/2021\n");
}

#[test]
fn a_build_killed_between_file_and_manifest_leaves_no_draft_of_records_that_did_not_change() {
    let office = SampleOffice::new();
    issue(&office);
    assert_eq!(office.update(), ALL);
    let manifest = office.out().join("xa/.cchc/so-sach.json");
    let text = fs::read_to_string(&manifest).unwrap();
    // The manifest between the two: it says what is coming for every file, and nothing is noted as made.
    let mut between: serde_json::Value = serde_json::from_str(&text).unwrap();
    let documents = between["documents"].take();
    between["documents"] = serde_json::json!({});
    between["unit"] = serde_json::Value::Null;
    for (name, known) in between["files"].as_object_mut().unwrap() {
        let size = fs::metadata(office.out().join("xa").join(name)).unwrap().len();
        let noted = serde_json::json!({ "made": known["made"], "base": name, "current": documents[name] });
        *known = serde_json::json!({
            "ours": known["ours"], "seen": null, "made": null, "waiting": false,
            "coming": { "own": known["ours"][0], "size": size, "noted": noted },
        });
    }
    overwrite(&manifest, between.to_string().as_bytes());
    let events = office.run(office.options());
    assert_eq!(
        (names(&events, made), names(&events, unchanged), names(&events, kept)),
        (String::new(), ALL.into(), "".into())
    );
    assert_eq!(fs::read_dir(office.out().join("xa/2021")).unwrap().count(), ALL.split(' ').count(), "nothing beside");
}

#[test]
fn what_was_made_again_beside_a_changed_file_holds_the_document_from_then_on() {
    let office = SampleOffice::new();
    office.change("2021/quy-3.yaml", FOLLOW_UP, "\n");
    office.update();
    let plan = office.output("ke-hoach.pdf");
    let by_hand = [fs::read(&plan).unwrap(), b"\n% by hand\n".to_vec()].concat();
    overwrite(&plan, &by_hand);
    let beside = "ke-hoach.ban-2";
    let again = office.run(Options { again: true, ..office.options() });
    assert!(names(&again, made).contains("K.ban-2"), "{again:?}");
    // A record is read again and says the same.
    let text = office.text(PLAN);
    office.write(PLAN, format!("# ghi chú\n{text}").as_bytes());
    let events = office.run(office.options());
    assert!(names(&events, unchanged).contains("K.ban-2"), "{events:?}");
    fs::remove_file(office.output(&format!("{beside}.pdf"))).unwrap();
    let events = office.run(office.options());
    assert_eq!(
        (names(&events, kept), names(&events, made)),
        ("K".to_owned(), String::new()),
        "once it is gone, the first does"
    );
    assert_eq!(fs::read(&plan).unwrap(), by_hand);
}
