//! A record with an error stops the documents that are made of it, and no others.

use std::fs;

use super::{ALL, FOLLOW_UP, PLAN, SampleOffice, change_plan, file_name, made, names, no_longer, unchanged};
use crate::building::{Event, Options};
use crate::figures::runs;
use crate::unit::Unit;

/// What breaks the records: a file, what stands in it, what stands there instead, and the documents that are made nevertheless.
const BREAKAGES: [(&str, &str, &str, &str); 10] = [
    ("2021/quy-4.yaml", "quy: 4/2021\n", "quy: 4/2021\nx: [\n", "K B2 T2 B3 T3"),
    ("2021/quy-4.yaml", "ti_le: ", "ti_le: 1", "K B2 T2 B3 T3"),
    ("2021/quy-3.yaml", "quy: 3/2021\n", "quyy: 3/2021\n", "K B2 T2"),
    ("2021/quy-2.yaml", "quy: 2/2021\n", "quy: 1/2021\n", "K"),
    (PLAN, "nam: 2021\n", "namm: 2021\n", ""),
    ("don-vi.yaml", "ten_goi:", "ten_goii:", ""),
    ("don-vi.yaml", "  bao_cao:\n", "  bao_cao2:\n", ""),
    // A report has nobody to go to, a plan needs nobody.
    ("don-vi.yaml", "    kinh_gui: Chủ tịch Ủy ban nhân dân xã Tóc Tiên\n", "", "K"),
    ("2022/quy-1.yaml", "", "x: [\n", ALL),
    ("mau/ke-hoach.yaml", "", "phien_ban_mau: 2\ncau: {khong_co_cau_nay: x}\n", ""),
];

impl SampleOffice {
    fn break_by(&self, (file, from, to, _): (&str, &str, &str, &str)) {
        if from.is_empty() { self.write(file, to) } else { self.change(file, from, to) }
    }
}

/// The documents that are withheld, with how many files are named.
fn withheld(events: &[Event]) -> String {
    let name = |event: &Event| match event {
        Event::Withheld { path, .. } => Some(path.file_name().unwrap().to_string_lossy().into_owned()),
        _ => None,
    };
    let all = events.iter().filter_map(name);
    let short = |name: String| ALL.split(' ').find(|short| file_name(short) == name).map_or(name, str::to_owned);
    all.map(short).collect::<Vec<_>>().join(" ")
}

/// What is told as made by a run over records with errors.
fn made_of(office: &SampleOffice, options: Options) -> (String, String) {
    let events: Vec<Event> =
        office.run(options).into_iter().filter(|event| !matches!(event, Event::Problems(_))).collect();
    (names(&events, made), withheld(&events))
}

#[test]
fn what_is_made_of_no_wrong_record_is_made_as_by_its_own_command() {
    for breakage in BREAKAGES {
        let office = SampleOffice::new();
        let (healthy, _) = Unit::open(&office.unit(), None).check();
        let documents = healthy.unwrap().documents();
        office.break_by(breakage);
        let options = Options { preview: true, ..office.options() };
        let (made, withheld) = made_of(&office, options);
        assert_eq!(made, breakage.3, "{breakage:?}");
        let judged = documents.iter().zip(ALL.split(' '));
        let alone = judged.filter(|(document, _)| Unit::open(&office.unit(), Some(document)).check().0.is_some());
        assert_eq!(alone.map(|(_, short)| short).collect::<Vec<_>>().join(" "), made, "{breakage:?}");
        // Each document is made or withheld; where none can be made, the unit is told as a whole.
        let rest: Vec<&str> = ALL.split(' ').filter(|short| !made.split(' ').any(|made| made == *short)).collect();
        let told: Vec<&str> = withheld.split(' ').filter(|short| !short.is_empty()).collect();
        if breakage.0.starts_with("2022") {
            assert_eq!(told, ["bao-cao-quy-1.pdf"]);
            continue;
        }
        // Whether a record that cannot be read asks for a follow-up plan is not known.
        let known = |short: &&&str| !short.starts_with('T') || told.contains(*short);
        let expected: Vec<&str> =
            if made.is_empty() { told.clone() } else { rest.iter().filter(known).copied().collect() };
        assert_eq!(told, expected, "{breakage:?}");
    }
}

#[test]
fn what_is_withheld_stays_as_it_is_and_the_others_are_made_once() {
    let office = SampleOffice::made();
    let before = |short: &str| fs::read(office.output(&file_name(short))).unwrap();
    let (fourth, follow_up) = (before("B4"), before("T4"));
    let record = office.text("2021/quy-4.yaml");
    office.break_by(BREAKAGES[0]);
    change_plan(&office);
    let preview = Options { preview: true, ..office.options() };
    assert_eq!(made_of(&office, preview), ("K".to_owned(), "B4 T4".to_owned()), "a preview says the same");
    let events = office.run(office.options());
    assert_eq!((names(&events, made), withheld(&events)), ("K".to_owned(), "B4 T4".to_owned()));
    assert_eq!(names(&events, no_longer), "");
    assert!(events.iter().any(|event| matches!(event, Event::Withheld { kept: true, faults, .. }
        if faults.len() == 1 && faults[0].file.as_deref() == Some("2021/quy-4.yaml") && faults[0].errors == 1)));
    assert!(before("B4") == fourth && before("T4") == follow_up);
    // Again: nothing is made, and what was wrong is told again.
    let events = office.run(office.options());
    assert_eq!((names(&events, made), names(&events, unchanged)), (String::new(), "K B2 T2 B3 T3".to_owned()));
    assert_eq!(withheld(&events), "B4 T4");
    // Mended: everything is up to date, and from then on without being read.
    office.write("2021/quy-4.yaml", &record);
    let events = office.run(office.options());
    assert_eq!((names(&events, made), names(&events, unchanged)), (String::new(), ALL.to_owned()));
    assert!(office.run(office.options()).iter().any(|event| matches!(event, Event::Fresh { .. })));
}

#[test]
fn a_wrong_plan_stops_the_documents_of_its_year_alone() {
    let office = SampleOffice::new();
    let next = office.text(PLAN).replacen("nam: 2021\n", "nam: 2022\n", 1);
    office.write("2022/ke-hoach.yaml", &next);
    assert_eq!(office.update(), format!("{ALL} K"));
    change_plan(&office);
    office.write("2022/ke-hoach.yaml", next.replacen("nam: 2022\n", "nam: 2023\n", 1));
    let events = office.run(office.options());
    assert_eq!((names(&events, made), withheld(&events)), ("K".to_owned(), "K".to_owned()));
    let path = events.iter().find_map(|event| match event {
        Event::Withheld { path, .. } => Some(path.clone()),
        _ => None,
    });
    assert!(path.unwrap().ends_with("2022/ke-hoach.pdf"));
    // The other way round: the later year is made, though the earlier one is wrong.
    office.write("2022/ke-hoach.yaml", next.replacen("loi_ket: Yêu cầu", "loi_ket: Giao", 1));
    office.change(PLAN, "nam: 2021\n", "namm: 2021\n");
    let events = office.run(office.options());
    assert_eq!((names(&events, made), withheld(&events)), ("K".to_owned(), ALL.to_owned()));
}

#[test]
fn a_number_given_twice_stops_every_document_as_it_does_for_one() {
    let office = SampleOffice::new();
    office.change(PLAN, "nam: 2021\n", "nam: 2021\nso: 45\nngay: 06/5/2021\n");
    let own = "ke_hoach_tiep_tuc: {so: 45, ngay: 20/6/2021}\n";
    office.change("2021/quy-2.yaml", FOLLOW_UP.trim_start(), own);
    let events = office.run(office.options());
    assert!(events.iter().any(|event| matches!(event, Event::Problems(found)
        if found.iter().any(|problem| problem.code().as_str() == "CS003"))));
    assert!(!events.iter().any(|event| matches!(event, Event::Document(..) | Event::Withheld { .. })));
}

#[test]
fn records_without_an_error_are_counted_once() {
    let office = SampleOffice::new();
    runs::taken();
    assert_eq!(office.update(), ALL);
    assert_eq!(runs::taken(), 3, "a run for each quarter");
}
