//! Documents that replace issued ones, and follow-up plans, which are made only where they are asked for.

use std::fs;

use super::super::{samples, signing};
use super::{ALL, FOLLOW_UP, PLAN, SampleOffice, made, names, no_longer, replaced, unchanged};
use crate::building::{Event, Outcome, Target, Updater};
use crate::kinds::Document;
use crate::period::Quarter;

const REPLACED: &str = "nam: 2021\nthay_the: {so: 45, ky_hieu: KH-UBND, ngay: 06/5/2021}\n";

/// Takes what the quarters have of their own for a follow-up plan out of their records.
fn without_follow_up(office: &SampleOffice) {
    for number in 2..=4 {
        office.change(&format!("2021/quy-{number}.yaml"), FOLLOW_UP, "\n");
    }
}

#[test]
fn a_plan_that_replaces_a_signed_one_goes_beside_it_and_both_are_told() {
    let office = SampleOffice::made();
    let plan = office.output("ke-hoach.pdf");
    let signed = signing::signed(&signing::prepared(&samples::plan()), "ky-lanh-dao");
    #[allow(clippy::disallowed_methods, reason = "somebody else's program writes as it likes")]
    fs::write(&plan, &signed).unwrap();
    office.change(PLAN, "nam: 2021\n", REPLACED);
    let events = office.run(office.options());
    assert_eq!((names(&events, made), names(&events, replaced)), ("K-thay-the-45".to_owned(), "K".to_owned()));
    assert_eq!(names(&events, no_longer), "");
    assert!(fs::read(&plan).unwrap() == signed, "the signed file stays");
    let drafts = events.iter().filter(|one| matches!(one, Event::Document(_, Outcome::Made { draft: true, .. })));
    assert_eq!(drafts.count(), 0, "what replaces an issued document is no draft");
    // Both are told of again.
    let events = office.run(office.options());
    assert_eq!((names(&events, made), names(&events, replaced)), (String::new(), "K".to_owned()));
    assert!(names(&events, unchanged).contains("K-thay-the-45"));
    // Once it is moved away there is only the new one.
    fs::remove_file(&plan).unwrap();
    let events = office.run(office.options());
    assert_eq!((names(&events, made), names(&events, replaced)), (String::new(), String::new()));
}

#[test]
fn an_unsigned_plan_stays_too_when_it_is_replaced() {
    let office = SampleOffice::made();
    let before = fs::read(office.output("ke-hoach.pdf")).unwrap();
    office.change(PLAN, "nam: 2021\n", REPLACED);
    let events = office.run(office.options());
    assert_eq!(names(&events, made), "K-thay-the-45");
    assert_eq!(names(&events, replaced), "K");
    assert!(fs::read(office.output("ke-hoach.pdf")).unwrap() == before);
}

#[test]
fn a_follow_up_plan_is_made_where_the_record_asks_for_it_or_its_command_made_it() {
    let office = SampleOffice::new();
    without_follow_up(&office);
    assert_eq!(office.update(), "K B2 B3 B4");
    let after = Quarter { year: 2021, number: 3 };
    let mut events = Vec::new();
    let mut updater = Updater::new(office.options());
    updater.one(&Target::one(&office.unit()), Document::follow_up(after), false, &mut |one| events.push(one)).unwrap();
    assert_eq!(names(&events, made), "T3");
    // From now on it is kept up to date.
    let status = "- nhiem_vu: nv-1.1\n    tinh_trang: dang_thuc_hien\n    ti_le: 70";
    office.change("2021/quy-3.yaml", status, "- nhiem_vu: nv-1.1\n    tinh_trang: chua_thuc_hien");
    assert_eq!(office.update(), "B3 T3");
    assert_eq!(names(&office.run(office.options()), no_longer), "");
}

#[test]
fn a_follow_up_plan_that_is_no_longer_asked_for_stays_and_is_told_once() {
    let office = SampleOffice::made();
    without_follow_up(&office);
    let events = office.run(office.options());
    assert_eq!((names(&events, made), names(&events, no_longer)), (String::new(), "T2 T3 T4".to_owned()));
    assert_eq!(names(&office.run(office.options()), no_longer), "");
    assert!(ALL.contains("T3") && office.output("ke-hoach-tiep-tuc-sau-quy-3.pdf").exists());
}
