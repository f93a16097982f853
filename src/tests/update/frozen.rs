//! The report of a quarter whose figures were frozen was sent: it is kept as an issued one is.

use super::{ALL, SampleOffice, file_name, kept, made, names, the_made, unchanged};
use crate::building::{KeptBecause, Options, Reason, Target, Updater, differences};
use crate::kinds::Document;
use crate::period::Quarter;
use crate::unit::{Unit, freeze};

const QUARTER: Quarter = Quarter { year: 2021, number: 3 };
const RESULT: (&str, &str) = ("ket_qua: Đã gửi đủ, đúng hạn", "ket_qua: Đã gửi đầy đủ, đúng hạn");

fn freeze_it(office: &SampleOffice) {
    let (checked, problems) = Unit::open_until(&office.unit(), QUARTER).check();
    freeze(&checked.unwrap_or_else(|| panic!("{problems:?}")), QUARTER).unwrap();
}

#[test]
fn a_frozen_report_is_not_written_over_until_that_is_asked_for() {
    let office = SampleOffice::made();
    freeze_it(&office);
    assert_eq!(names(&office.run(office.options()), made), "", "freezing changes no words");
    let sent = std::fs::read(office.output(&file_name("B3"))).unwrap();
    office.change("2021/quy-3.yaml", RESULT.0, RESULT.1);
    for preview in [true, false] {
        let (name, beside, draft, _) = the_made(&office.run(Options { preview, ..office.options() }));
        let sent = Some((file_name("B3"), KeptBecause::Frozen));
        assert_eq!((name.as_str(), beside, draft), ("bao-cao-quy-3.ban-2.pdf", sent, true));
    }
    let now = || std::fs::read(office.output(&file_name("B3"))).unwrap();
    assert!(now() == sent);
    // Fresh now, and made again in the same place when the record changes once more.
    assert_eq!(names(&office.run(office.options()), made), "");
    office.change("2021/quy-3.yaml", RESULT.1, "ket_qua: Đã gửi trước hạn");
    assert_eq!(the_made(&office.run(office.options())).0, "bao-cao-quy-3.ban-2.pdf");
    assert!(now() == sent);
    // `--lam-lai`.
    let over = Options { again: true, over_frozen: true, ..office.options() };
    assert!(names(&office.run(over), made).contains("B3"));
    assert!(now() != sent);
    assert!(names(&office.run(office.options()), unchanged).contains("B3"));
}

#[test]
fn its_own_command_keeps_a_frozen_report_too() {
    let office = SampleOffice::made();
    freeze_it(&office);
    office.change("2021/quy-3.yaml", RESULT.0, RESULT.1);
    let sent = std::fs::read(office.output(&file_name("B3"))).unwrap();
    let report = Document::of_quarter(QUARTER).next().unwrap();
    let one = |over_frozen: bool| {
        let mut events = Vec::new();
        let mut updater = Updater::new(Options { again: true, over_frozen, ..office.options() });
        updater.one(&Target::one(&office.unit()), report.clone(), false, &mut |event| events.push(event)).unwrap();
        the_made(&events).0
    };
    assert_eq!(one(false), "bao-cao-quy-3.ban-2.pdf");
    assert!(std::fs::read(office.output(&file_name("B3"))).unwrap() == sent);
    assert_eq!(one(true), file_name("B3"));
}

#[test]
fn a_frozen_report_is_made_the_first_time_and_gets_its_number() {
    let office = SampleOffice::new();
    freeze_it(&office);
    assert_eq!(office.update(), ALL);
    // Number and date are no other words.
    office.change("2021/quy-3.yaml", "quy: 3/2021\n", "quy: 3/2021\nso: 19\nngay: 16/9/2021\n");
    let events = office.run(office.options());
    assert!(names(&events, made).split(' ').any(|name| name == "B3"), "{events:?}");
    assert_eq!(names(&events, kept), "");
}

#[test]
fn frozen_figures_are_no_change_of_the_records_and_no_reason() {
    let office = SampleOffice::made();
    freeze_it(&office);
    let changed = || {
        let (found, _) = differences(&Target::one(&office.unit()), &office.out()).unwrap();
        found.into_iter().flat_map(|one| one.changes).map(|change| change.file).collect::<Vec<_>>()
    };
    assert_eq!(changed(), Vec::<String>::new());
    office.change("2021/quy-3.yaml", RESULT.0, RESULT.1);
    assert!(!changed().is_empty() && changed().iter().all(|file| file == "2021/quy-3.yaml"), "{:?}", changed());
    let events = office.run(Options { preview: true, ..office.options() });
    let why: Vec<Reason> = events
        .iter()
        .filter_map(|event| match event {
            crate::building::Event::Document(_, crate::building::Outcome::Made { why, .. }) => Some(why.clone()),
            _ => None,
        })
        .flatten()
        .collect();
    assert!(!why.is_empty());
    for reason in why {
        let Reason::Records(changes) = reason else { panic!("{reason:?}") };
        assert!(changes.iter().all(|change| change.file == "2021/quy-3.yaml"), "{changes:?}");
    }
}
