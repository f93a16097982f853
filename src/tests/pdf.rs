//! The PDF itself: what it declares holds, and the same records give the same bytes.

use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

use super::sample;

#[test]
fn the_same_records_give_the_same_bytes() {
    let make = || sample::unit().make(sample::PLAN, None).unwrap().bytes;
    assert_eq!(make(), make());
}

#[test]
fn the_date_on_the_command_line_is_the_one_date_of_the_document() {
    let unit = sample::unit();
    let on = |day| unit.make(sample::PLAN, crate::NaiveDate::from_ymd_opt(2021, 5, day));
    assert_ne!(on(6).unwrap().bytes, on(7).unwrap().bytes);
    assert_eq!(on(6).unwrap().bytes, unit.make(sample::PLAN, None).unwrap().bytes);
    assert_eq!(on(5).unwrap_err().code().as_str(), "NG001");
}

#[test]
fn pdf_a_2a_and_pdf_ua_1_hold() {
    let bytes = sample::unit().make(sample::PLAN, None).unwrap().bytes;
    for profile in [ValidationProfile::PdfA2a, ValidationProfile::PdfUa1] {
        let report = validate_pdf_bytes(&bytes, &ValidationOptions::default().profile(profile)).unwrap();
        assert!(report.is_compliant, "{report}");
    }
}
