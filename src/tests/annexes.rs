//! Annexes on their pages: numbered by themselves, header rows repeated, rows whole, group rows never last.

use super::measure::{Line, MM, Run, Sheet, keeps_to_the_page, nothing_overlaps, part_starts};
use super::sample;
use crate::kinds::{Document, Wanted};
use crate::period::Quarter;
use crate::unit::Unit;
use crate::words::{AnnexContent, Row, Words};

fn words(wanted: Wanted) -> Words {
    let (unit, _) = Unit::open(&sample::folder(), Some(&wanted.document)).check();
    unit.unwrap().steps(wanted, None).unwrap().words().unwrap().0
}

fn report(number: u8) -> Words {
    words(Document::report(Quarter { year: 2021, number }).with_charts())
}

/// The table of the first annex.
fn table(words: &mut Words) -> &mut crate::words::Table {
    match &mut words.annexes[0].content {
        AnnexContent::Tables { tables } => &mut tables[0],
        AnnexContent::Charts { .. } => panic!("the first annex is a table"),
    }
}

/// Heights at which a table draws its lines across the page, from top to bottom.
fn row_lines(sheet: &Sheet) -> Vec<f64> {
    let mut heights: Vec<f64> = sheet.rules.iter().map(|rule| rule.y).collect();
    heights.sort_by(f64::total_cmp);
    heights.dedup_by(|a, b| (*a - *b).abs() < 0.6);
    heights
}

/// Every page of a progress table has its header row, whole rows, and no group row at its end.
fn breaks_well(sheets: &[Sheet], first_column: f64, what: &str) {
    for (index, sheet) in sheets.iter().enumerate() {
        let what = format!("{what}, page {}", index + 1);
        assert!(sheet.runs.iter().any(|run| run.text == "STT" && run.bold), "{what}: no header row");
        // The table of shortcomings closes the annex.
        if sheet.runs.iter().any(|run| run.text.starts_with("Tồn tại") && run.bold) {
            return;
        }
        let lines = row_lines(sheet);
        let mut last_is_group = None;
        for pair in lines.windows(2) {
            let inside: Vec<&Run> = sheet.runs.iter().filter(|run| run.y > pair[0] && run.y < pair[1]).collect();
            if inside.is_empty() || inside.iter().any(|run| run.text == "STT") {
                continue;
            }
            let group = inside[0].bold && inside[0].x < first_column;
            if !group {
                let numbers = inside.iter().filter(|run| run.x < first_column && run.text.starts_with("NV ")).count();
                assert_eq!(
                    numbers,
                    1,
                    "{what}: a row is cut or two run together at {:.0} mm: {:?}",
                    pair[0] / MM,
                    inside[0]
                );
            }
            last_is_group = Some(group);
        }
        assert_eq!(last_is_group, Some(false), "{what}: it ends with a group row");
    }
}

/// The pages of each annex.
fn annexes(sheets: &[Sheet]) -> Vec<&[Sheet]> {
    let starts = part_starts(sheets);
    let ends = starts.iter().skip(1).copied().chain([sheets.len()]);
    starts.iter().zip(ends).skip(1).map(|(&start, end)| &sheets[start..end]).collect()
}

/// Where the first column of Annex I ends.
const FIRST_COLUMN: f64 = 41.0 * MM;

#[test]
fn the_reports_keep_every_measure_and_their_annexes_break_well() {
    for number in 2..=4 {
        let what = format!("report of quarter {number}");
        let sheets = sample::sheets(&report(number));
        keeps_to_the_page(&sheets, &what);
        nothing_overlaps(&sheets, &what);
        let annexes = annexes(&sheets);
        assert_eq!(annexes.len(), 3, "{what}");
        let landscape: Vec<bool> = annexes.iter().map(|pages| pages[0].width > pages[0].height).collect();
        assert_eq!(landscape, [true, true, false], "{what}");
        breaks_well(annexes[0], FIRST_COLUMN, &what);
    }
}

#[test]
fn an_annex_begins_with_its_label_title_and_what_it_goes_with() {
    for issued in [true, false] {
        let words = if issued { report(2) } else { report(2).unissued() };
        begins_well(&sample::sheets(&words), issued);
    }
}

/// The head of each annex; `issued` with number and date, else with room for them.
fn begins_well(sheets: &[Sheet], issued: bool) {
    for (label, pages) in ["Phụ lục I", "Phụ lục II", "Phụ lục III"].into_iter().zip(annexes(sheets)) {
        let sheet = &pages[0];
        let middle = (30.0 * MM + sheet.width - 15.0 * MM) / 2.0;
        let lines = sheet.lines();
        let [first, title, attached]: [&Line; 3] = [&lines[0], &lines[1], &lines[2]];
        assert_eq!(first.text().trim_end(), label);
        assert!(first.runs.iter().all(|run| run.bold && run.size == 14.0));
        assert!(title.runs.iter().all(|run| run.bold && (13.0..=14.0).contains(&run.size)));
        assert_eq!(title.text(), title.text().to_uppercase());
        assert!(attached.text().starts_with("(Kèm theo Báo cáo số"), "{}", attached.text());
        assert!(attached.runs.iter().all(|run| run.italic && (13.0..=14.0).contains(&run.size)));
        for line in [first, title, attached] {
            assert!((line.centre() - middle).abs() < 0.1, "{}", line.text());
        }
        let text: Vec<String> = lines.iter().skip(2).take(2).map(Line::text).collect();
        let text = text.concat();
        assert_eq!(text.contains("số 12/BC-VP ngày 16 tháng 6 năm 2021"), issued, "{text}");
        let gaps: Vec<f64> = attached.runs.windows(2).map(|pair| pair[1].x - pair[0].x - pair[0].width).collect();
        let room = gaps.iter().filter(|gap| **gap > 8.0 * MM).count();
        assert!(if issued { room == 0 } else { room >= 2 }, "room for number, day and month: {gaps:?}");
    }
}

#[test]
fn the_report_s_head_names_parent_office_and_addressee() {
    let sheet = &sample::sheets(&report(2))[0];
    let (left, _) = sheet.columns(98.0 * MM);
    let parts = [("UBND XÃ TÓC TIÊN", false), ("VĂN PHÒNG ỦY BAN NHÂN DÂN", true)];
    for (line, (text, bold)) in left.iter().zip(parts) {
        assert_eq!(line.text(), text);
        assert!(line.runs.iter().all(|run| run.bold == bold && !run.italic && (12.0..=13.0).contains(&run.size)));
    }
    let symbol = sheet.line("Số: 12/BC-VP");
    assert!(symbol.text().contains("Tóc Tiên, ngày 16 tháng 6 năm 2021"), "one line: {}", symbol.text());
    let addressee = sheet.line("Kính gửi: Chủ tịch Ủy ban nhân dân xã Tóc Tiên");
    assert!(addressee.runs.iter().all(|run| !run.bold && !run.italic && (13.0..=14.0).contains(&run.size)));
    let last = sample::sheets(&report(2))
        .into_iter()
        .find(|sheet| sheet.lines().iter().any(|l| l.text().contains("Nơi nhận:")))
        .unwrap();
    let (left, _) = last.columns(98.0 * MM);
    let at = left.iter().position(|line| line.text() == "Nơi nhận:").unwrap();
    assert_eq!(left[at + 1].text(), "-Như trên;");
}

#[test]
fn three_hundred_actions_in_one_field_break_well() {
    let mut words = report(3);
    if let AnnexContent::Tables { tables } = &mut words.annexes[0].content {
        tables.truncate(1);
    }
    let table = table(&mut words);
    let rows: Vec<Vec<String>> = table
        .rows
        .iter()
        .filter_map(|row| match row {
            Row::Cells { cells, .. } => Some(cells.clone()),
            Row::Group { .. } => None,
        })
        .collect();
    let group = table.rows[0].clone();
    let many = rows.iter().cycle().take(300).enumerate().map(|(index, cells)| {
        let mut cells = cells.clone();
        cells[0] = format!("NV 1.{}", index + 1);
        Row::Cells { cells, bold: false }
    });
    table.rows = std::iter::once(group).chain(many).collect();
    let sheets = sample::sheets(&words);
    keeps_to_the_page(&sheets, "300 actions");
    let annex = annexes(&sheets)[0];
    breaks_well(annex, FIRST_COLUMN, "300 actions");
    let numbers: Vec<usize> = annex
        .iter()
        .flat_map(|sheet| sheet.runs.iter().filter(|run| run.x < FIRST_COLUMN && run.size == 11.0 && !run.bold))
        .filter_map(|run| run.text.strip_prefix("NV 1.")?.parse().ok())
        .collect();
    assert_eq!(numbers, (1..=300).collect::<Vec<_>>());
}

#[test]
fn a_cell_longer_than_a_page_goes_on_and_a_word_wider_than_its_cell_stays_inside() {
    let mut words = report(2);
    let table = table(&mut words);
    let long: String = (1..=900).map(|word| format!("từ{word} ")).collect();
    let wide = "Khôngcókhoảngtrắngnào".repeat(3);
    for row in &mut table.rows {
        if let Row::Cells { cells, .. } = row {
            cells[4] = long.clone();
            cells[1] = wide.clone();
            break;
        }
    }
    table.rows.truncate(4);
    let sheets = sample::sheets(&words);
    keeps_to_the_page(&sheets, "long cell");
    nothing_overlaps(&sheets, "long cell");
    let text: String = annexes(&sheets)[0].iter().flat_map(|sheet| &sheet.runs).map(|run| run.text.as_str()).collect();
    for word in 1..=900 {
        assert!(text.contains(&format!("từ{word}")), "{word}");
    }
    assert!(text.contains(&wide));
}
