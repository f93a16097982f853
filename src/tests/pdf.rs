//! The PDFs themselves: what they declare holds, the same records give the same bytes, tags say what the page shows.

use lopdf::{Dictionary, Document as Pdf, Object};
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

use super::sample;
use crate::kinds::{Document, Kind};
use crate::period::Quarter;
use crate::unit::Unit;

const SECOND: Quarter = Quarter { year: 2021, number: 2 };

/// Every kind of document of the sample unit.
const PROBLEM_KINDS: [Document; 3] = [sample::PLAN, Document::report(SECOND), Document::follow_up(SECOND)];

/// The file of a document, with charts where it may have some.
fn bytes(document: &Document) -> Vec<u8> {
    let (unit, _) = Unit::open(&sample::folder(), Some(document)).check();
    unit.unwrap().make(document.clone().with_charts(), None).unwrap().bytes
}

#[test]
fn the_same_records_give_the_same_bytes() {
    for document in PROBLEM_KINDS {
        assert!(bytes(&document) == bytes(&document), "{document:?}");
    }
}

#[test]
fn the_date_on_the_command_line_is_the_one_date_of_the_document() {
    let unit = sample::unit();
    let on = |day| unit.make(sample::PLAN, chrono::NaiveDate::from_ymd_opt(2021, 5, day));
    assert_ne!(on(6).unwrap().bytes, on(7).unwrap().bytes);
    assert_eq!(on(6).unwrap().bytes, unit.make(sample::PLAN, None).unwrap().bytes);
    assert_eq!(on(5).unwrap_err().code().as_str(), "NG001");
}

#[test]
fn pdf_a_2a_and_pdf_ua_1_hold() {
    let quarters = [3, 4].map(|number| Document::report(Quarter { number, ..SECOND }));
    for document in PROBLEM_KINDS.into_iter().chain(quarters) {
        standards_hold(&bytes(&document), &format!("{document:?}"));
    }
}

/// PDF/A-2a and PDF/UA-1 hold.
pub(crate) fn standards_hold(bytes: &[u8], what: &str) {
    standards_hold_but(bytes, "", what);
}

/// The same, but for what the validator is known to be wrong about: the rule of this name.
pub(crate) fn standards_hold_but(bytes: &[u8], known: &str, what: &str) {
    for profile in [ValidationProfile::PdfA2a, ValidationProfile::PdfUa1] {
        let report = validate_pdf_bytes(bytes, &ValidationOptions::default().profile(profile)).unwrap();
        // The validator takes a carriage return that is a stream's last byte for part of the line end before
        // `endstream`, and misses it in the length. Where that can be, the lengths are counted here.
        let misread = |failure: &page_validation::ValidationFailure| {
            failure.message.contains("/Length") && ends_in_a_carriage_return(bytes, what)
        };
        let failures: Vec<_> = report.failures.iter().filter(|f| !misread(f) && f.rule_id != known).collect();
        assert!(failures.is_empty(), "{what}: {report}");
    }
}

/// Every stream is as long as it says; whether one of them ends in a carriage return.
fn ends_in_a_carriage_return(bytes: &[u8], what: &str) -> bool {
    let find = |from: usize, wanted: &[u8]| bytes[from..].windows(wanted.len()).position(|w| w == wanted);
    let (mut at, mut found) = (0, false);
    while let Some(key) = find(at, b"/Length ") {
        let digits = at + key + b"/Length ".len();
        let number: String = bytes[digits..].iter().map(|&b| b as char).take_while(char::is_ascii_digit).collect();
        let start = digits + find(digits, b"\nstream\n").unwrap() + b"\nstream\n".len();
        at = start + number.parse::<usize>().unwrap();
        assert!(bytes[at..].starts_with(b"\nendstream"), "{what}: a stream is not {number} bytes long");
        found |= bytes[at - 1] == b'\r';
    }
    found
}

/// The structure elements of a PDF: their role and dictionary.
fn elements(pdf: &Pdf) -> Vec<(String, &Dictionary)> {
    let role = |dictionary: &Dictionary| {
        Some(String::from_utf8_lossy(dictionary.get(b"S").ok()?.as_name().ok()?).into_owned())
    };
    let element = |object: &Object| matches!(object, Object::Dictionary(d) if d.has(b"S") && d.has(b"P"));
    let found = pdf.objects.values().filter(|object| element(object)).filter_map(|object| object.as_dict().ok());
    found.filter_map(|dictionary| role(dictionary).map(|role| (role, dictionary))).collect()
}

/// A text string of a PDF.
fn text(dictionary: &Dictionary, key: &[u8]) -> String {
    dictionary.get(key).ok().and_then(|object| lopdf::decode_text_string(object).ok()).unwrap_or_default()
}

/// The children of a structure element that are elements themselves, with their roles.
fn children<'a>(pdf: &'a Pdf, element: &'a Dictionary) -> Vec<(String, &'a Dictionary)> {
    let resolved = |object: &'a Object| pdf.dereference(object).ok().map(|(_, object)| object);
    let kids = match element.get(b"K").ok().and_then(resolved) {
        Some(Object::Array(kids)) => kids.iter().filter_map(resolved).collect(),
        other => other.into_iter().collect::<Vec<_>>(),
    };
    let dictionaries = kids.into_iter().filter_map(|kid| kid.as_dict().ok());
    let named = dictionaries.filter_map(|kid| Some((kid.get(b"S").ok()?.as_name().ok()?, kid)));
    named.map(|(role, kid)| (String::from_utf8_lossy(role).into_owned(), kid)).collect()
}

/// What an element's attributes say under a key.
fn attribute<'a>(pdf: &'a Pdf, element: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    let (_, attributes) = pdf.dereference(element.get(b"A").ok()?).ok()?;
    let all = match attributes {
        Object::Array(all) => all.iter().collect(),
        one => vec![one],
    };
    all.into_iter().find_map(|one| pdf.dereference(one).ok()?.1.as_dict().ok()?.get(key).ok())
}

#[test]
fn every_cell_of_an_annex_names_the_header_of_its_own_column() {
    for document in &PROBLEM_KINDS[1..] {
        let pdf = Pdf::load_mem(&bytes(document)).unwrap();
        let all = elements(&pdf);
        let tables: Vec<_> = all.iter().filter(|(role, _)| role == "Table").collect();
        let mut six = 0;
        for (_, table) in tables {
            let groups = children(&pdf, table);
            let rows = groups.iter().flat_map(|(_, group)| children(&pdf, group));
            let rows: Vec<Vec<(String, &Dictionary)>> = rows.map(|(_, row)| children(&pdf, row)).collect();
            let headers: Vec<&[u8]> =
                rows[0].iter().map(|(_, cell)| cell.get(b"ID").unwrap().as_str().unwrap()).collect();
            if rows[0].iter().any(|(role, _)| role != "TH") || rows[1][0].0 == "TH" {
                continue;
            }
            six += usize::from(headers.len() == 6);
            for row in rows[1..].iter().filter(|row| row.len() >= headers.len()) {
                for ((role, cell), header) in row.iter().zip(&headers) {
                    assert_eq!(role, "TD", "{document:?}");
                    let named = attribute(&pdf, cell, b"Headers").unwrap().as_array().unwrap();
                    let named: Vec<&[u8]> = named.iter().map(|name| name.as_str().unwrap()).collect();
                    assert_eq!(named, [*header], "{document:?}");
                }
            }
        }
        assert_eq!(six, 1, "{document:?}: one table of six columns");
    }
}

#[test]
fn tags_name_titles_lists_header_cells_and_say_what_each_chart_shows() {
    for document in PROBLEM_KINDS {
        let pdf = Pdf::load_mem(&bytes(&document)).unwrap();
        let elements = elements(&pdf);
        let count = |role: &str| elements.iter().filter(|(of, _)| of == role).count();
        // The document's title and its annexes; the parts stand below.
        let annexes = match document.kind() {
            Kind::Plan => 0,
            Kind::Report => 3,
            Kind::FollowUp => 1,
        };
        assert_eq!(count("H1"), 1 + annexes, "{document:?}");
        assert!(count("H2") >= 3 && count("LI") == count("LBody"), "{document:?}: {}", count("H2"));
        assert!(
            count("L") > if matches!(document.kind(), Kind::FollowUp) { 1 } else { 3 },
            "{document:?}: {}",
            count("L")
        );
        let tables = count("Table");
        let figures: Vec<String> =
            elements.iter().filter(|(role, _)| role == "Figure").map(|(_, figure)| text(figure, b"Alt")).collect();
        match document.kind() {
            Kind::Plan => assert_eq!((tables, figures.len()), (0, 0)),
            Kind::Report => {
                // The first quarter that is reported has no chart of the quarters.
                // The table of fields in part II, the two of Annex I, and Annex II.
                assert_eq!((tables, figures.len()), (4, 2));
                // Six columns of Annex I and four of its shortcomings beside those of the other two.
                assert!(count("TH") >= 6 + 4 + 14);
                let scored = "năm 2020 đạt 3/5 điểm (60%), năm 2021 tự chấm 2,5/5 điểm (50%)";
                assert!(figures.iter().any(|alt| alt.contains(scored)), "{figures:?}");
                assert!(figures.iter().any(|alt| alt.contains("hoàn thành 1, thực hiện thường xuyên")), "{figures:?}");
            }
            Kind::FollowUp => {
                assert_eq!((tables, figures.len()), (1, 0));
                assert_eq!(count("TH"), 6);
            }
        }
    }
}

#[test]
fn a_mark_of_urgency_is_a_paragraph_of_its_own_and_the_standards_hold_with_it() {
    use crate::read::Urgency::{HoaToc, Khan, ThuongKhan};
    let unit = super::units::unit(sample::folder());
    for (document, urgency) in PROBLEM_KINDS.into_iter().zip([HoaToc, ThuongKhan, Khan]) {
        let steps = unit.steps(&document, None).unwrap();
        let paragraphs = |urgency: Option<crate::read::Urgency>| {
            let mut words = steps.words().unwrap();
            words.0.header.urgency = urgency;
            let bytes = steps.lay_out(&words).unwrap().export().unwrap();
            standards_hold(&bytes, &format!("{document:?}, {urgency:?}"));
            elements(&Pdf::load_mem(&bytes).unwrap()).iter().filter(|(role, _)| role == "P").count()
        };
        assert_eq!(paragraphs(Some(urgency)), paragraphs(None) + 1, "{document:?}");
    }
}
