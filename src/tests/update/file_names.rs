//! Which files documents get: never another's.

use std::fs;

use super::{AGENCY, PLAN, SampleOffice};
use super::{is_prepared, prepare};
use crate::kinds::Document;
use crate::period::Quarter;

#[test]
fn a_document_never_goes_into_the_file_of_another_that_had_its_name_before() {
    let office = SampleOffice::new();
    let named = |plan: &str, report: &str| {
        let text = office.text(AGENCY);
        let text: String =
            text.lines().filter(|line| !line.contains("ten_tep")).map(|line| format!("{line}\n")).collect();
        let named = text.replacen("  ke_hoach:\n", &format!("  ke_hoach:\n    ten_tep: {plan}\n"), 1);
        let named = named.replacen("  bao_cao:\n", &format!("  bao_cao:\n    ten_tep: {report}\n"), 1);
        office.write(AGENCY, named.as_bytes());
    };
    let quarter = Quarter { year: 2021, number: 2 };
    named("A-quy-2", "B");
    prepare(&office, Document::plan(2021));
    prepare(&office, Document::report(quarter));
    let plan = fs::read(office.output("A-quy-2.pdf")).unwrap();
    // The report gets the name that the plan had, which gets another.
    named("C", "A");
    let events = office.run(office.options());
    assert_eq!(fs::read(office.output("A-quy-2.pdf")).unwrap(), plan);
    assert!(is_prepared(&fs::read(office.output("A-quy-2.ban-2.pdf")).unwrap()), "{events:?}");
    assert!(is_prepared(&fs::read(office.output("C.pdf")).unwrap()), "each keeps its form");
    // Settled, nothing is to be done.
    office.change(PLAN, "nam: 2021\n", "nam: 2021 # ghi chú\n");
    assert_eq!(office.update(), "");
}

#[test]
fn two_documents_of_one_run_never_get_one_file() {
    let folder = tempfile::tempdir().unwrap();
    let outputs = crate::building::look(folder.path()).unwrap();
    let mut taken = crate::building::FilesTaken::default();
    assert_eq!(taken.take("2021/KH.pdf", "2021/ke-hoach.pdf", &outputs), Ok(()));
    assert_eq!(taken.take("2021/KH.pdf", "2021/ke-hoach.pdf", &outputs), Ok(()), "in another form");
    assert_eq!(taken.take("2022/KH.pdf", "2022/ke-hoach.pdf", &outputs), Ok(()));
    let problem = taken.take("2021/kh.PDF", "2021/bao-cao-quy-2.pdf", &outputs).unwrap_err();
    assert_eq!(problem.code().as_str(), "GH013");
    assert!(problem.message().contains("2021/kh.PDF") && problem.message().contains("\"ke-hoach.pdf\""));
}
