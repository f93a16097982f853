//! The sample plan, measured against the decree's ranges (NĐ 30/2020, PL I).

use super::measure::{Line, MM, Sheet, keeps_to_the_page, nothing_overlaps};
use super::sample;

const LEFT: f64 = 30.0 * MM;
const RIGHT: f64 = 195.0 * MM;
const INDENT: f64 = 12.7 * MM;

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 0.1
}

/// A part of a page: its text, sizes that the decree allows, bold, italic.
struct Part(&'static str, std::ops::RangeInclusive<f64>, bool, bool);

#[test]
fn every_part_has_its_size_weight_and_slant() {
    let sheets = sample::sheets(&sample::words());
    let first = [
        Part("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12.0..=13.0, true, false),
        Part("Độc lập - Tự do - Hạnh phúc", 13.0..=14.0, true, false),
        Part("ỦY BAN NHÂN DÂN", 12.0..=13.0, true, false),
        Part("XÃ TÓC TIÊN", 12.0..=13.0, true, false),
        Part("Số: 45/KH-UBND", 13.0..=13.0, false, false),
        Part("Tóc Tiên, ngày 06 tháng 5 năm 2021", 13.0..=14.0, false, true),
        Part("KẾ HOẠCH", 13.0..=14.0, true, false),
        Part("Khắc phục những tồn tại, hạn chế trong công tác cải cách hành", 13.0..=14.0, true, false),
        Part("I. MỤC ĐÍCH, YÊU CẦU", 13.0..=14.0, true, false),
        Part("1. Mục tiêu", 13.0..=14.0, true, false),
        Part("-Hoàn thành", 13.0..=14.0, false, false),
    ];
    let last = [
        Part("TM. ỦY BAN NHÂN DÂN", 13.0..=14.0, true, false),
        Part("CHỦ TỊCH", 13.0..=14.0, true, false),
        Part("Nguyễn Phi Trường", 13.0..=14.0, true, false),
        Part("Nơi nhận:", 12.0..=12.0, true, true),
        Part("-UBND TX (b/c);", 11.0..=11.0, false, false),
        Part("-Lưu: VT.", 11.0..=11.0, false, false),
    ];
    let lettered = [Part("a) Tồn tại hạn chế", 13.0..=14.0, false, false)];
    let with_letter = sheets.iter().find(|sheet| sheet.lines().iter().any(|l| l.text() == lettered[0].0)).unwrap();
    let ends = [(&sheets[0], &first[..]), (with_letter, &lettered[..]), (sheets.last().unwrap(), &last[..])];
    for (sheet, parts) in ends {
        for Part(text, sizes, bold, italic) in parts {
            // Two parts may share a line: look at the column that has the text.
            let middle = (LEFT + RIGHT) / 2.0;
            let (left, right) = sheet.columns(middle);
            let all: Vec<Line> = sheet.lines().into_iter().chain(left).chain(right).collect();
            let line = all.iter().filter(|line| line.text().contains(text)).min_by_key(|line| line.runs.len());
            let line = line.unwrap_or_else(|| panic!("no line with {text:?}"));
            for run in line.runs.iter().filter(|run| text.contains(run.text.trim())) {
                assert!(sizes.contains(&run.size), "{run:?}");
                assert_eq!((run.bold, run.italic), (*bold, *italic), "{run:?}");
            }
        }
    }
}

#[test]
fn the_head_stands_in_two_columns_and_its_rules_have_the_decrees_lengths() {
    let sheet = &sample::sheets(&sample::words())[0];
    let (left, right) = sheet.columns(RIGHT - 97.0 * MM);
    let of = |lines: &[Line], text: &str| lines.iter().find(|line| line.text() == text).cloned().unwrap();
    let nation = of(&right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    let motto = of(&right, "Độc lập - Tự do - Hạnh phúc");
    let place = of(&right, "Tóc Tiên, ngày 06 tháng 5 năm 2021");
    let issuer = [of(&left, "ỦY BAN NHÂN DÂN"), of(&left, "XÃ TÓC TIÊN")];
    let symbol = of(&left, "Số: 45/KH-UBND");

    assert_eq!(symbol.y, place.y, "place and date stand on the symbol's line");
    assert!(near(motto.centre(), nation.centre()) && near(place.centre(), nation.centre()));
    assert!(near(issuer[0].centre(), issuer[1].centre()) && near(symbol.centre(), issuer[0].centre()));
    assert!(near(nation.y, issuer[0].y), "both columns begin on one line");

    let [under_issuer, under_motto, under_subject]: &[_; 3] = sheet.rules.as_slice().try_into().unwrap();
    let width = |line: &Line| line.end() - line.start();
    assert!(
        near(under_motto.length, width(&motto)) && near(under_motto.x, motto.start()),
        "exactly the Tiêu ngữ's length"
    );
    let subject: Vec<Line> =
        sheet.lines().into_iter().filter(|line| line.y > symbol.y && line.y < under_subject.y).collect();
    assert_eq!(subject.len(), 4);
    for (rule, lines) in [(under_issuer, issuer.to_vec()), (under_subject, subject[1..].to_vec())] {
        let longest = lines.iter().map(width).fold(0.0, f64::max);
        let last = width(lines.last().unwrap());
        for length in [longest, last] {
            let share = rule.length / length;
            assert!((1.0 / 3.0..=0.5).contains(&share), "{share}");
        }
        assert!(near(rule.x + rule.length / 2.0, lines[0].centre()), "set in the middle of the line");
        let gap = rule.y - lines.last().unwrap().y;
        assert!((2.0..9.0).contains(&gap), "close below the line: {gap}");
    }
    for line in &subject {
        assert!(near(line.centre(), (LEFT + RIGHT) / 2.0), "the title is centred: {}", line.text());
    }
}

/// Lines of the body, page by page: below the head on page 1, above the signature on the last, without annexes.
fn body(sheets: &[Sheet]) -> Vec<Vec<Line>> {
    let end = sheets.iter().position(|sheet| sheet.lines().iter().any(|l| l.text().contains("Nơi nhận:"))).unwrap();
    let foot = sheets[end].line("Nơi nhận:").y;
    let start = sheets[0].rules[2].y;
    let pages = sheets[..=end].iter().enumerate().map(|(index, sheet)| {
        let inside = |line: &Line| {
            let below = if index == 0 { start } else { 20.0 * MM };
            line.y > below && (index < end || line.y < foot) && !line.text().starts_with("Kính gửi")
        };
        // A table between the paragraphs has measures of its own.
        let lines = sheet.lines().into_iter().filter(inside);
        lines.filter(|line| line.runs.iter().all(|run| run.size == 14.0)).collect()
    });
    pages.collect()
}

/// Every document of the sample, by name.
fn documents() -> Vec<(String, Vec<Sheet>)> {
    let (unit, _) = crate::unit::Unit::open(&sample::folder(), None).check();
    let unit = unit.unwrap();
    let sheets =
        |document: &crate::kinds::Document| sample::sheets(&unit.steps(document, None).unwrap().words().unwrap().0);
    unit.documents().into_iter().map(|document| (document.to_string(), sheets(&document))).collect()
}

#[test]
fn indents_line_spacing_and_paragraph_gaps_lie_in_the_decrees_ranges() {
    let documents = documents();
    assert_eq!(documents.len(), 7);
    for (name, sheets) in documents {
        spacing(&name, &sheets);
    }
}

fn spacing(name: &str, sheets: &[Sheet]) {
    let (mut within, mut between, mut justified) = (0, 0, 0);
    for lines in body(sheets) {
        for pair in lines.windows(2) {
            let distance = pair[1].y - pair[0].y;
            let begins = near(pair[1].start(), LEFT + INDENT);
            assert!(begins || near(pair[1].start(), LEFT), "{name}: {}", pair[1].text());
            if begins {
                between += 1;
                let single_spacing = 14.0 * 1.149;
                assert!(distance - single_spacing >= 6.0, "gap before {}: {distance}", pair[1].text());
            } else {
                within += 1;
                let spacing = distance / 14.0;
                assert!((1.149..=1.724).contains(&spacing), "line spacing {spacing}");
                // A line that goes on is justified, headings excepted.
                let heading = pair[0].runs.iter().any(|run| run.bold);
                if !heading {
                    justified += 1;
                    assert!(near(pair[0].end(), RIGHT), "{} ends at {}", pair[0].text(), pair[0].end() / MM);
                }
            }
        }
    }
    assert!(within > 20 && between > 15 && justified > 20, "{name}: {within} {between} {justified}");
    // The gap is measured against this document's own line spacing too.
    let first = &body(sheets)[0];
    let pitch = first.windows(2).map(|p| p[1].y - p[0].y).find(|d| (16.0..18.5).contains(d)).unwrap();
    for lines in body(sheets) {
        for pair in lines.windows(2).filter(|pair| near(pair[1].start(), LEFT + INDENT)) {
            assert!(pair[1].y - pair[0].y - pitch >= 6.0 - 0.01);
        }
    }
}

#[test]
fn page_numbers_stand_in_the_middle_of_the_top_margin_from_page_2() {
    let sheets = sample::sheets(&sample::words());
    assert!(sheets.len() > 2);
    for (index, sheet) in sheets.iter().enumerate() {
        let in_margin: Vec<_> = sheet.runs.iter().filter(|run| run.y < 20.0 * MM).collect();
        if index == 0 {
            assert!(in_margin.is_empty(), "no number on the first page");
            continue;
        }
        let [number] = in_margin[..] else { panic!("page {}: {in_margin:?}", index + 1) };
        assert_eq!(number.text, (index + 1).to_string());
        assert!((13.0..=14.0).contains(&number.size) && !number.bold && !number.italic);
        assert!(near(number.x + number.width / 2.0, (LEFT + RIGHT) / 2.0));
        assert!((8.0 * MM..14.0 * MM).contains(&number.y), "{}", number.y / MM);
    }
}

#[test]
fn everything_lies_inside_its_page_and_no_heading_is_alone_at_its_foot() {
    for (name, sheets) in documents() {
        keeps_to_the_page(&sheets, &name);
        nothing_overlaps(&sheets, &name);
        for (index, lines) in body(&sheets).iter().enumerate() {
            let Some(last) = lines.last() else { continue };
            let heading = last.runs.iter().all(|run| run.bold || run.text.trim().is_empty());
            let lettered = last.text().chars().nth(1) == Some(')');
            // A line in the middle of a paragraph may end so too.
            let leads_on = last.text().trim_end().ends_with(':') && last.end() < RIGHT - MM;
            assert!(!heading && !lettered && !leads_on, "{name}: page {} ends with {}", index + 1, last.text());
        }
    }
}

#[test]
fn number_and_date_are_printed_or_real_room_is_left_for_them() {
    let mut words = sample::words();
    words.header.number = None;
    words.header.day_month = None;
    let sheet = &sample::sheets(&words)[0];
    let (left, right) = sheet.columns(RIGHT - 97.0 * MM);
    let line = |lines: &[Line], start: &str| lines.iter().find(|l| l.text().starts_with(start)).cloned().unwrap();
    let gap = |line: &Line, before: &str, after: &str| {
        let end = line.runs.iter().find(|run| run.text.trim().ends_with(before)).map(|run| run.x + run.width).unwrap();
        line.runs.iter().find(|run| run.text.trim().starts_with(after)).map(|run| run.x - end).unwrap()
    };
    let symbol = line(&left, "Số:");
    assert!(gap(&symbol, "Số:", "/KH-UBND") > 12.0 * MM, "{symbol:?}");
    let place = line(&right, "Tóc Tiên");
    assert!(gap(&place, "ngày", "tháng") > 8.0 * MM && gap(&place, "tháng", "năm") > 8.0 * MM, "{place:?}");
    assert!(place.text().ends_with("năm 2021"));
    assert_eq!(symbol.y, place.y);
}
