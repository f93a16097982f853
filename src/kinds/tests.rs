use proptest::prelude::*;

use super::naming::{Naming, find, order};
use super::subject::Subject;
use super::table::TABLE;
use super::*;
use crate::period::Quarter;

/// Some subjects of a kind, earlier ones first.
fn subjects(about: About) -> Vec<Subject> {
    let quarters = || [2021, 2022].into_iter().flat_map(|year| (1..=4).map(move |number| Quarter { year, number }));
    let part = |quarter: Quarter, id: &str| Subject::Part { quarter, id: id.to_owned() };
    match about {
        About::Year => vec![Subject::Year(2021), Subject::Year(2022)],
        About::Quarter => quarters().map(Subject::Quarter).collect(),
        About::Part => quarters().flat_map(|quarter| ["1-2", "van-phong"].map(|id| part(quarter, id))).collect(),
    }
}

/// Names of kinds are told apart: each leads back to its own kind and subject, whichever of the kinds is asked first, and
/// capitals, which some disks do not tell, make no difference. Documents are in order by time and then by kind.
fn are_told_apart(kinds: &[Naming]) {
    let mut names = std::collections::BTreeSet::new();
    for (place, kind) in kinds.iter().enumerate() {
        for subject in subjects(kind.about) {
            let name = kind.name(&subject);
            assert_eq!(find(kinds.iter().copied(), subject.year(), &name), Some((place, subject.clone())), "{name}");
            let readers = kinds.iter().filter(|kind| kind.subject(subject.year(), &name).is_some());
            assert_eq!(readers.count(), 1, "{name}");
            assert!(names.insert((subject.year(), name.to_lowercase())), "{name}");
        }
        let all = subjects(kind.about);
        assert!(all.is_sorted_by(|one, other| order(place, one) < order(place, other)), "{}", kind.stem);
    }
    for (place, kind) in kinds.iter().enumerate().skip(1) {
        let before = order(place - 1, &subjects(kind.about)[0]) < order(place, &subjects(kind.about)[0]);
        assert!(before, "{}: of one time, the kinds follow the table", kind.stem);
    }
}

fn namings() -> Vec<Naming> {
    TABLE.iter().map(|facts| facts.naming).collect()
}

#[test]
fn the_table_is_in_the_order_of_the_kinds_and_their_names_are_told_apart() {
    assert!(TABLE.iter().enumerate().all(|(place, facts)| facts.kind as usize == place));
    are_told_apart(&namings());
}

#[test]
fn a_fourth_kind_is_named_and_sorted_by_an_entry_alone() {
    for about in [About::Year, About::Quarter, About::Part] {
        are_told_apart(&[namings(), vec![Naming { stem: "don-doc", about }]].concat());
    }
    let letter = Naming { stem: "don-doc", about: About::Part };
    let quarter = Quarter { year: 2021, number: 2 };
    let subject = Subject::Part { quarter, id: "van-phong".to_owned() };
    assert_eq!(letter.name(&subject), "don-doc-2-van-phong");
    assert_eq!((subject.year(), subject.quarter()), (2021, Some(quarter)));
    for name in ["don-doc-2", "don-doc-2-", "don-doc-5-x", "don-doc-2-a/b", "don-doc-2-a.b", "don-doc-2-a-thay-the-3"] {
        assert_eq!(letter.subject(2021, name), None, "{name}");
    }
}

#[test]
#[should_panic(expected = "bao-cao-quy-1")]
fn a_kind_that_is_named_as_another_is_found_out() {
    are_told_apart(&[namings(), vec![Naming { stem: "bao-cao-quy", about: About::Quarter }]].concat());
}

#[test]
fn what_the_table_says_of_kinds_that_share_something_fits_together() {
    for (place, facts) in TABLE.iter().enumerate() {
        let others = || TABLE.iter().enumerate().filter(move |(other, _)| *other != place).map(|(_, facts)| facts);
        assert!(others().all(|other| other.sentences != facts.sentences), "{:?}", facts.kind);
        let at = |facts: &kind::Facts| (facts.naming.about == About::Year, facts.key);
        assert!(others().all(|other| at(other) != at(facts)), "{:?}: a place of its own in its record", facts.kind);
        let same_name = TABLE[..place].iter().any(|before| before.signed_as == facts.signed_as);
        assert!(!same_name || matches!(facts.own_name, OwnName::Always(_)), "{:?}", facts.kind);
    }
}

#[test]
fn names_are_what_they_always_were() {
    let quarter = Quarter { year: 2021, number: 2 };
    let documents = [Document::plan(2021), Document::report(quarter), Document::follow_up(quarter)];
    let names = documents.clone().map(|document| document.to_string());
    assert_eq!(names, ["2021/ke-hoach", "2021/bao-cao-quy-2", "2021/ke-hoach-tiep-tuc-sau-quy-2"]);
    let files = documents.clone().map(|document| document.file(Some(45), FileFormat::Pdf).to_string());
    assert_eq!(files[0], "2021/ke-hoach-thay-the-45.pdf");
    assert_eq!(files[2], "2021/ke-hoach-tiep-tuc-sau-quy-2-thay-the-45.pdf");
    assert_eq!(serde_json::to_string(&documents[1]).unwrap(), "\"2021/bao-cao-quy-2\"");
    assert_eq!(serde_json::from_str::<Document>("\"2021/bao-cao-quy-2\"").unwrap(), documents[1]);
    assert!(serde_json::from_str::<Document>("\"2021/bao-cao-quy-5\"").is_err());
    let called = documents.map(|document| document.called_in_full());
    let quarter = "quý II năm 2021";
    assert_eq!(called[..2], ["kế hoạch năm 2021".to_owned(), format!("báo cáo {quarter}")]);
    assert_eq!(called[2], format!("kế hoạch tiếp tục sau {quarter}"));
}

#[test]
fn names_of_something_else_are_refused() {
    for name in [
        "",
        "ke-hoach",
        "/ke-hoach",
        "2021/",
        "2021/ke-hoach.pdf",
        "2021/ke-hoach-2",
        "2021/Ke-hoach",
        "2021/bao-cao-quy",
        "2021/bao-cao-quy-",
        "2021/bao-cao-quy-0",
        "2021/bao-cao-quy-5",
        "2021/bao-cao-quy-02",
        "2021/bao-cao-quy-+2",
        "2021/bao-cao-quy-2 ",
        "2021/ke-hoach-tiep-tuc-sau-quy-12",
        "2021/x/ke-hoach",
        "02021/ke-hoach",
        "+2021/ke-hoach",
        "-2021/ke-hoach",
        "0/ke-hoach",
        "10000/ke-hoach",
        "nam/ke-hoach",
    ] {
        assert_eq!(name.parse::<Document>(), Err(NoDocument), "{name}");
        assert_eq!(format!("{name}.pdf").parse::<FileName>(), Err(NoDocument), "{name}");
    }
    for name in
        ["2021/ke-hoach", "2021/ke-hoach.docx", "2021/ke-hoach.PDF", "2021/ke-hoachpdf", "2021/ke-hoach.pdf.pdf"]
    {
        assert_eq!(name.parse::<FileName>(), Err(NoDocument), "{name}");
    }
    for number in ["", "x", "-1", "+1", "045", "4294967296", "1-thay-the-2"] {
        assert!(format!("2021/ke-hoach-thay-the-{number}.pdf").parse::<FileName>().is_err(), "{number}");
    }
    for path in [
        "",
        "2021/don-vi.yaml",
        "ke-hoach.yaml",
        "2021/ke-hoach.yml",
        "2021/quy-5.yaml",
        "2021/quy-02.yaml",
        "2021/quy-2.chot.chot.yaml",
        "2021/quy-2.chot",
        "xã/2021/quy-2.yaml",
        "021/quy-2.yaml",
        "mau/ke-hoach.yaml",
    ] {
        assert!(path.parse::<RecordFile>().is_err(), "{path}");
    }
}

#[test]
fn a_document_is_made_of_the_records_up_to_its_own() {
    let quarter = |number| Quarter { year: 2021, number };
    let used = |file: RecordFile, document: &Document| file.is_used_by(document);
    let (plan, report) = (Document::plan(2021), Document::report(quarter(2)));
    for document in [&plan, &report] {
        assert!(used(RecordFile::Agency, document) && used(RecordFile::Plan(2021), document));
        assert!(!used(RecordFile::Plan(2020), document));
        assert!(!used(RecordFile::Quarter(quarter(3)), document) && !used(RecordFile::Frozen(quarter(3)), document));
    }
    assert!(used(RecordFile::Quarter(quarter(2)), &report) && used(RecordFile::Frozen(quarter(1)), &report));
    assert!(!used(RecordFile::Quarter(quarter(1)), &plan));
    assert_eq!(RecordFile::of(&plan), RecordFile::Plan(2021));
    assert_eq!(RecordFile::of(&Document::follow_up(quarter(2))), RecordFile::Quarter(quarter(2)));
}

proptest! {
    #[test]
    fn every_document_and_its_file_are_found_by_their_names(
        year in 1..=9999i32,
        number in 1..=4u8,
        replaced in proptest::option::of(any::<u32>()),
    ) {
        for document in Document::of_year(year).chain(Document::of_quarter(Quarter { year, number })) {
            prop_assert_eq!(document.to_string().parse(), Ok(document.clone()));
            prop_assert_eq!(Document::of_stem(year, &document.stem()), Some(document.clone()));
            let file = document.file(replaced, FileFormat::Pdf);
            prop_assert_eq!(file.to_string().parse(), Ok(file.clone()));
            prop_assert!(file.to_string().ends_with(&file.without_folder()));
        }
    }

    #[test]
    fn every_record_file_is_found_by_its_name(year in 1..=9999i32, number in 1..=4u8) {
        let quarter = Quarter { year, number };
        let all =
            [RecordFile::Agency, RecordFile::Plan(year), RecordFile::Quarter(quarter), RecordFile::Frozen(quarter)];
        for file in all {
            prop_assert_eq!(file.to_string().parse(), Ok(file));
        }
    }

    #[test]
    fn a_text_that_is_taken_for_a_name_is_that_name(
        name in "(2021|21|0|x)/(ke-hoach|bao-cao-quy|quy|ke-hoach-tiep-tuc-sau-quy)(-[0-9]{0,2})?\
                 (-thay-the-[0-9]{0,3})?(\\.pdf|\\.yaml|\\.chot\\.yaml)?",
    ) {
        if let Ok(document) = name.parse::<Document>() {
            prop_assert_eq!(document.to_string(), name.clone());
        }
        if let Ok(file) = name.parse::<FileName>() {
            prop_assert_eq!(file.to_string(), name.clone());
        }
        if let Ok(file) = name.parse::<RecordFile>() {
            prop_assert_eq!(file.to_string(), name);
        }
    }
}
