//! Why a document is made again, and what is told of one that the records no longer ask for.

use std::fs;

use super::{ALL, SampleOffice, change_plan, file_name, made, names, no_longer, prepare, the_made, unchanged};
use crate::building::{Event, Options, Outcome, Reason, RecordChange, Step, Target, differences};
use crate::kinds::Document;
use crate::period::Quarter;

#[test]
fn a_preview_says_why_and_names_record_and_key() {
    let office = SampleOffice::made();
    office.change("2021/quy-3.yaml", "ket_qua: Đã gửi đủ, đúng hạn", "ket_qua: Đã gửi đầy đủ, đúng hạn");
    let (name, _, _, why) = the_made(&office.run(Options { preview: true, ..office.options() }));
    assert_eq!(name, "bao-cao-quy-3.pdf");
    let [Reason::Records(changes)] = why.as_slice() else { panic!("{why:?}") };
    let [RecordChange { file, way, old, new }] = changes.as_slice() else { panic!("{changes:?}") };
    assert_eq!(file, "2021/quy-3.yaml");
    let expected = [Step::Key("tien_do".into()), Step::Named("nhiem_vu", "nv-1.2".into()), Step::Key("ket_qua".into())];
    assert_eq!(way, &expected);
    assert!(old.as_ref().unwrap().starts_with("Đã gửi đủ") && new.as_ref().unwrap().starts_with("Đã gửi đầy đủ"));
    assert_eq!(changes[0].action(), Some("nv-1.2"));
    // The same is what changed since the report was made.
    let (found, problems) = differences(&Target::one(&office.unit()), &office.out()).unwrap();
    assert!(problems.iter().all(|problem| problem.severity() == crate::problem::Severity::Warning));
    let report = found.iter().find(|one| one.path.ends_with("bao-cao-quy-3.pdf")).unwrap();
    assert_eq!(&report.changes, changes);
    let plan = found.iter().find(|one| one.path.ends_with("ke-hoach.pdf")).unwrap();
    assert_eq!(plan.changes, []);
}

#[test]
fn of_several_records_that_changed_only_those_are_named_that_a_document_shows() {
    let office = SampleOffice::made();
    office.change("2021/quy-3.yaml", "ket_qua: Đã gửi đủ, đúng hạn", "ket_qua: Đã gửi đầy đủ, đúng hạn");
    change_plan(&office);
    let signer = "  bao_cao:\n";
    let agency = office.text("don-vi.yaml");
    assert!(agency.contains(signer));
    office.write("don-vi.yaml", agency.replacen(signer, "  bao_cao:\n    ten_tep: BC-<quy>-<nam>\n", 1).as_bytes());
    let events = office.run(Options { preview: true, ..office.options() });
    let files = |name: &str| {
        let why = events.iter().find_map(|events| match events {
            Event::Document(_, Outcome::Made { path, why, .. }) if path.ends_with(name) => Some(why.clone()),
            _ => None,
        });
        let Some([Reason::Records(changes)]) = why.as_deref() else { panic!("{name}: {why:?}") };
        changes.iter().map(|change| change.file.clone()).collect::<Vec<_>>()
    };
    assert_eq!(files("ke-hoach.pdf"), ["2021/ke-hoach.yaml"]);
    assert_eq!(files("bao-cao-quy-3.pdf"), ["2021/quy-3.yaml"]);
}

#[test]
fn what_the_records_no_longer_ask_for_stays_and_is_told_once() {
    let office = SampleOffice::made();
    fs::remove_file(office.unit().join("2021/quy-4.yaml")).unwrap();
    let events = office.run(office.options());
    assert_eq!((names(&events, made), names(&events, no_longer)), (String::new(), "B4 T4".to_owned()));
    assert!(["B4", "T4"].iter().all(|name| office.output(&file_name(name)).exists()));
    let events = office.run(office.options());
    assert_eq!((names(&events, unchanged), names(&events, no_longer)), ("K B2 T2 B3 T3".to_owned(), String::new()));
}

#[test]
fn the_date_of_the_command_line_enters_and_leaves() {
    let office = SampleOffice::made();
    let later = Options { date: chrono::NaiveDate::from_ymd_opt(2021, 12, 31), ..office.options() };
    assert_eq!(names(&office.run(later.clone()), made), ALL.replace(" B4", "").replace(" T4", "") + " B4 T4");
    assert_eq!(names(&office.run(later), made), "");
    assert_eq!(office.update(), ALL);
}

#[test]
fn the_picture_of_a_signature_concerns_what_is_prepared_for_signing_only() {
    let office = SampleOffice::made();
    let picture = |width: u32| {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, width, 300);
        encoder.set_color(png::ColorType::Rgba);
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(&vec![0; (width * 300 * 4) as usize]).unwrap();
        writer.finish().unwrap();
        bytes
    };
    office.write("chu-ky.png", picture(600));
    office.change(
        "don-vi.yaml",
        "van_ban:\n  ke_hoach:\n    nguoi_ky:\n",
        "van_ban:\n  ke_hoach:\n    nguoi_ky:\n      anh_chu_ky: chu-ky.png\n",
    );
    assert_eq!(office.update(), "");
    prepare(&office, Document::follow_up(Quarter { year: 2021, number: 2 }));
    assert_eq!(office.update(), "");
    office.write("chu-ky.png", picture(500));
    assert_eq!(office.update(), "T2");
}

#[test]
fn the_form_of_a_document_outlives_a_record_that_was_away() {
    let office = SampleOffice::made();
    prepare(&office, Document::report(Quarter { year: 2021, number: 3 }).with_charts());
    let prepared = fs::read(office.output("bao-cao-quy-3.pdf")).unwrap();
    let record = office.text("2021/quy-3.yaml");
    fs::remove_file(office.unit().join("2021/quy-3.yaml")).unwrap();
    let events = office.run(office.options());
    assert_eq!(names(&events, no_longer), "B3 T3");
    assert_eq!(names(&office.run(office.options()), no_longer), "", "it is told once");
    office.write("2021/quy-3.yaml", record.as_bytes());
    office.update();
    assert!(fs::read(office.output("bao-cao-quy-3.pdf")).unwrap() == prepared);
}

#[test]
fn another_name_for_a_document_leaves_the_old_file_and_says_so() {
    let office = SampleOffice::made();
    let name = |from: &str, to: &str| office.change("don-vi.yaml", from, to);
    name("van_ban:\n  ke_hoach:\n", "van_ban:\n  ke_hoach:\n    ten_tep: KH-<nam>\n");
    prepare(&office, Document::plan(2021));
    name("ten_tep: KH-<nam>", "ten_tep: Ke hoach <nam>");
    let events = office.run(office.options());
    assert_eq!((names(&events, made), names(&events, no_longer)), ("Ke hoach 2021".into(), "KH-2021".into()));
    assert_eq!(names(&office.run(office.options()), unchanged).matches("KH-2021").count(), 0);
}
