//! The mark of urgency (NĐ 30/2020, PL I, III.2.b) of every kind of document: its look and place on the page, what is beside it,
//! and what the document system is told of it.

use super::measure::{Frame, Line, MARKS, MM, Run, Sheet, is_bright_red, keeps_to_the_page, measure, nothing_overlaps};
use super::office::Office;
use super::sample;
use super::units::{documents, unit};
use crate::kinds::Document;
use crate::period::Quarter;
use crate::read::Urgency;
use crate::signing::prepare;
use crate::unit::CheckedUnit;
use crate::words::Words;

const SECOND: Quarter = Quarter { year: 2021, number: 2 };
const DOCUMENTS: [Document; 3] = [sample::PLAN, Document::report(SECOND), Document::follow_up(SECOND)];

/// What each degree prints, and the width of its stamp in millimetres.
const STAMPS: [(Urgency, &str, f64); 3] =
    [(Urgency::HoaToc, "HỎA TỐC", 30.0), (Urgency::ThuongKhan, "THƯỢNG KHẨN", 40.0), (Urgency::Khan, "KHẨN", 20.0)];

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 0.05
}

/// The sample commune, with a line in each of the three records.
fn marked(line: [&str; 3]) -> Office {
    let office = Office::sample();
    let [plan, report, follow_up] = line;
    office.change("2021/ke-hoach.yaml", "nam: 2021\n", &format!("nam: 2021\n{plan}\n"));
    let follow_up = format!("quy: 2/2021\n{report}\nke_hoach_tiep_tuc:\n  {follow_up}\n");
    office.change("2021/quy-2.yaml", "quy: 2/2021\n", &follow_up);
    office
}

fn words(unit: &CheckedUnit, document: &Document) -> Words {
    unit.steps(document, None).unwrap().words().unwrap().0
}

/// The letters of the mark, its frame, and everything else on the page with ink.
fn parts(sheet: &Sheet) -> (Run, Frame, Vec<&Run>) {
    let inked = sheet.runs.iter().filter(|run| !run.text.trim().is_empty());
    let (letters, others): (Vec<&Run>, Vec<&Run>) = inked.partition(|run| MARKS.contains(&run.text.as_str()));
    let [letters] = letters[..] else { panic!("one mark: {letters:?}") };
    let [frame] = &sheet.frames[..] else { panic!("one frame: {:?}", sheet.frames) };
    (letters.clone(), frame.clone(), others)
}

/// The mark of a first page has the decree's look and size, and stands by itself below the number, in the left half.
fn stands_as_the_decree_asks(sheet: &Sheet, text: &str, width: f64, what: &str) {
    let (letters, frame, others) = parts(sheet);
    assert_eq!(letters.text, text, "{what}");
    assert!((13.0..=14.0).contains(&letters.size) && letters.bold && !letters.italic, "{what}: {letters:?}");
    assert!(is_bright_red(letters.colour) && frame.colour == letters.colour, "{what}: {letters:?} {frame:?}");
    let [left, top, right, bottom] = frame.outside;
    assert!(near(right - left, width * MM) && near(bottom - top, 8.0 * MM), "{what}: {frame:?}");

    // In the middle of the frame, from side to side and with the middle of its capitals, 0.662 em high in Times metrics.
    assert!(near(letters.x + letters.width / 2.0, (left + right) / 2.0), "{what}: {letters:?} {frame:?}");
    let middle = letters.y - 0.662 * letters.size / 2.0;
    assert!((middle - (top + bottom) / 2.0).abs() < 0.5, "{what}: {middle} in {frame:?}");
    assert!(letters.x - left > 1.0 * MM, "{what}: {letters:?} {frame:?}");

    // Below the number, on the axis of number and issuer, left of the Quốc hiệu; the title below it.
    // A long place line reaches into the left column; it is italic.
    let line = sheet.lines().into_iter().find(|line| line.text().starts_with("Số:")).unwrap();
    let number = Line { runs: line.runs.into_iter().filter(|run| !run.italic).collect(), ..line };
    let end = number.runs.iter().map(|run| run.y + 0.216 * run.size).fold(0.0, f64::max);
    assert!((3.0..=3.0 * MM).contains(&(top - end)), "{what}: {} below {number:?}", top - end);
    assert!(near((left + right) / 2.0, number.centre()), "{what}: {frame:?} {number:?}");
    assert!(left >= 30.0 * MM && right < RIGHT_COLUMN, "{what}: {frame:?}");
    let title = sheet.lines().into_iter().find(|line| line.y > bottom).unwrap();
    assert!(["KẾ HOẠCH", "BÁO CÁO"].contains(&title.text().trim()), "{what}: {}", title.text());
    assert!(title.y - 0.891 * 14.0 - bottom > 2.0 * MM, "{what}: the title is too near");

    stands_alone(frame.outside, &others, what);
}

/// No ink of other parts lies in a rectangle.
fn stands_alone([left, top, right, bottom]: [f64; 4], others: &[&Run], what: &str) {
    for run in others {
        let apart = run.y + 0.216 * run.size <= top || run.y - 0.891 * run.size >= bottom;
        assert!(apart || run.x + run.width <= left || run.x >= right, "{what}: {run:?} lies on the mark");
    }
}

/// Where the right column of the head begins at the latest.
const RIGHT_COLUMN: f64 = 195.0 * MM - 88.0 * MM;

/// The lines of a page as text and place.
fn placed(lines: Vec<Line>) -> Vec<(String, String)> {
    lines.into_iter().map(|line| (line.text(), format!("{:.2} {:.2}", line.start(), line.y))).collect()
}

#[test]
fn every_kind_of_document_has_the_mark_that_its_own_record_asks_for() {
    let turns = [
        ["do_khan: hỏa tốc", "do_khan: THUONG-KHAN", "do_khan: Khẩn"],
        ["do_khan: thuong_khan", "do_khan: KHẨN", "do_khan: hoả tốc"],
        ["do_khan: khan", "do_khan: hoa-toc", "do_khan: Thượng khẩn"],
    ];
    let mut seen = 0;
    for (turn, lines) in turns.into_iter().enumerate() {
        let office = marked(lines);
        let unit = unit(office.unit());
        for (index, document) in DOCUMENTS.iter().enumerate() {
            let (urgency, text, width) = STAMPS[(turn + index) % 3];
            let words = words(&unit, document);
            assert_eq!(words.header.urgency, Some(urgency), "{document}, {lines:?}");
            for words in [words.clone(), words.unissued()] {
                let what = format!("{document}, {text}, number {:?}", words.header.number);
                let sheets = sample::sheets(&words);
                stands_as_the_decree_asks(&sheets[0], text, width, &what);
                keeps_to_the_page(&sheets, &what);
                nothing_overlaps(&sheets, &what);
                let later = sheets[1..].iter().flat_map(|sheet| &sheet.runs);
                assert_eq!(later.filter(|run| run.colour != [0; 3]).count(), 0, "{what}: on the first page alone");
                // Read aloud after number and date, before the title.
                let runs = &sheets[0].runs;
                let at = |found: &dyn Fn(&Run) -> bool| runs.iter().position(found).unwrap();
                let mark = at(&|run| run.text == text);
                assert!(at(&|run| run.text.contains("năm 20")) < mark, "{what}");
                assert!(mark < at(&|run| run.text == words.heading.kind), "{what}");
                seen += 1;
            }
        }
    }
    assert_eq!(seen, 18);
}

#[test]
fn a_document_without_the_key_or_that_is_not_urgent_has_nothing_red_and_the_same_pages() {
    for line in [["", "", "loi_ket:"], ["do_khan:", "do_khan: thường", "do_khan: không"]] {
        let office = marked(line);
        let (marked, plain) = (unit(office.unit()), unit(sample::folder()));
        for document in &DOCUMENTS {
            let words = words(&marked, document);
            assert_eq!(words.header.urgency, None, "{document}");
            let (sheets, without) = (sample::sheets(&words), sample::sheets(&self::words(&plain, document)));
            assert!(sheets[0].frames.is_empty(), "{document}");
            for (sheet, without) in sheets.iter().zip(&without) {
                assert!(sheet.runs.iter().all(|run| run.colour == [0; 3]), "{document}");
                assert_eq!(placed(sheet.lines()), placed(without.lines()), "{document}");
            }
            assert_eq!(sheets.len(), without.len());
        }
    }
}

#[test]
fn the_mark_moves_nothing_that_stands_above_it() {
    for (urgency, text, _) in STAMPS {
        let mut words = sample::words();
        words.header.urgency = Some(urgency);
        let (with, without) = (&sample::sheets(&words)[0], &sample::sheets(&sample::words())[0]);
        let above = |sheet: &Sheet, end: f64| placed(sheet.lines().into_iter().filter(|line| line.y < end).collect());
        let (letters, frame, _) = parts(with);
        let lines = above(with, frame.outside[1]);
        assert!(lines.len() == 4 && lines == above(without, letters.y), "{text}: {lines:?}");
        assert_eq!(with.rules.len(), without.rules.len(), "{text}");
    }
}

#[test]
fn the_mark_stands_alone_whatever_the_names_in_the_head() {
    let long = |letters: usize| "Thạnh Mỹ Lợi An Phú Đông Hưng ".chars().cycle().take(letters).collect::<String>();
    for (urgency, text, width) in STAMPS {
        for letters in [10, 35, 60, 90] {
            for numbered in [true, false] {
                let what = format!("{text}, {letters} letters, numbered: {numbered}");
                let mut words = sample::words();
                words.header.urgency = Some(urgency);
                words.header.place = long(letters).trim().to_owned();
                words.header.parent = vec![long(letters).trim().to_uppercase()];
                words.header.symbol = "/KH-VPHĐND&UBND".into();
                words.heading.subject = long(2 * letters).trim().to_owned();
                if !numbered {
                    words = words.unissued();
                }
                let sheets = sample::sheets(&words);
                keeps_to_the_page(&sheets, &what);
                nothing_overlaps(&sheets, &what);
                let (_, frame, others) = parts(&sheets[0]);
                let [left, top, right, bottom] = frame.outside;
                assert!(near(right - left, width * MM) && near(bottom - top, 8.0 * MM), "{what}: {frame:?}");
                stands_alone(frame.outside, &others, &what);
            }
        }
    }
}

#[test]
fn no_field_of_a_document_prepared_for_signing_lies_on_the_mark_and_its_metadata_name_the_degree() {
    let mut seen = 0;
    for (folder, plan, quarter, degree, told) in [
        ("data/toc-tien", "2021/ke-hoach.yaml", "2021/quy-2.yaml", "hỏa tốc", "Hỏa tốc"),
        ("tests/cases/thon-nho", "2025/ke-hoach.yaml", "2025/quy-3.yaml", "khẩn", "Khẩn"),
        ("tests/cases/dung-muc", "2026/ke-hoach.yaml", "2026/quy-1.yaml", "thượng khẩn", "Thượng khẩn"),
    ] {
        let office = Office::copy_of(folder, "xa");
        let line = format!("phien_ban: 1\ndo_khan: {degree}\n");
        office.change(plan, "phien_ban: 1\n", &line);
        let follow_up = format!("{line}ke_hoach_tiep_tuc: {{do_khan: {degree}}}\n");
        office.change(quarter, "phien_ban: 1\n", &follow_up);
        let unit = unit(office.unit());
        for document in documents(&unit) {
            let what = format!("{folder}, {document}");
            let steps = unit.steps(&document, None).unwrap();
            let words = steps.words().unwrap().unissued();
            let ready = prepare(&unit, &document, None).unwrap();
            let metadata: serde_json::Value = serde_json::from_str(&ready.json).unwrap();
            if words.0.header.urgency.is_none() {
                assert_eq!(metadata["Priority"], "Thường", "{what}");
                continue;
            }
            assert_eq!(metadata["Priority"], told, "{what}");
            assert!(ready.xml.contains(&format!("<Priority>{told}</Priority>")), "{what}");
            let sheets = measure(steps.lay_out(&words).unwrap().laid_out.here());
            let (_, frame, _) = parts(&sheets[0]);
            let [left, top, right, bottom] = frame.outside;
            let fields = metadata["Places"].as_array().unwrap();
            assert!(fields.len() >= 4, "{what}: {fields:?}");
            for field in fields.iter().filter(|field| field["Page"] == 1) {
                let side = |index: usize| field["Rectangle"][index].as_f64().unwrap();
                let height = sheets[0].height;
                let apart =
                    side(0) >= right || side(2) <= left || height - side(1) <= top || height - side(3) >= bottom;
                assert!(apart, "{what}: {field} lies on {frame:?}");
            }
            seen += 1;
        }
    }
    assert!(seen >= 7, "{seen}");
}
