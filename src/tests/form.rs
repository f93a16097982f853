//! The parts of every document of the sample against the figures of the decree (NĐ 30/2020, PL I), annexes and landscape
//! pages included: weights and sizes, lengths of rules, centring, indents, line pitch, bases, signature, page numbers.

use super::measure::{Line, MM, Run, Sheet, part_starts};
use super::sample;
use crate::kinds::{Document, Wanted};
use crate::unit::Unit;
use crate::words::{Block, Words};

/// Every document of the sample, with and without number and date.
fn documents() -> Vec<(String, Words, Vec<Sheet>)> {
    let (unit, _) = Unit::open(&sample::folder(), None).check();
    let unit = unit.unwrap();
    let words = |document: &Document| {
        let wanted = Wanted { document: document.clone(), charts: true };
        unit.steps(wanted, None).unwrap().words().unwrap().0
    };
    let mut documents = Vec::new();
    for document in unit.documents() {
        for words in [words(&document), words(&document).unissued()] {
            let sheets = sample::sheets(&words);
            documents.push((document.to_string(), words, sheets));
        }
    }
    documents
}

fn middle(sheet: &Sheet) -> f64 {
    (30.0 * MM + sheet.width - 15.0 * MM) / 2.0
}

fn inked(line: &Line) -> impl Iterator<Item = &Run> {
    line.runs.iter().filter(|run| !run.text.trim().is_empty())
}

fn set_as(line: &Line, size: f64, bold: bool, italic: bool) {
    for run in inked(line) {
        assert_eq!((run.size, run.bold, run.italic), (size, bold, italic), "{run:?}");
    }
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 0.1
}

#[test]
fn type_and_subject_are_bold_exactly_centred_and_underlined_by_a_third_to_a_half() {
    for (name, words, sheets) in documents() {
        let sheet = &sheets[0];
        let kind = sheet.line(&words.heading.kind);
        let rule = sheet.rules.iter().filter(|rule| rule.y > kind.y).min_by(|a, b| a.y.total_cmp(&b.y)).unwrap();
        let lines: Vec<Line> = sheet.lines().into_iter().filter(|line| line.y >= kind.y && line.y < rule.y).collect();
        let subject: Vec<String> = lines[1..].iter().map(|line| line.text().trim().to_owned()).collect();
        assert_eq!(subject.join(" "), words.heading.subject.replace('\n', " "), "{name}");
        for line in &lines {
            set_as(line, 14.0, true, false);
            assert!(near(line.centre(), middle(sheet)), "{name}: {} {}", line.text(), line.centre() - middle(sheet));
        }
        let width = |line: &Line| line.end() - line.start();
        let longest = lines[1..].iter().map(width).fold(0.0, f64::max);
        assert!((1.0 / 3.0..=0.5).contains(&(rule.length / longest)), "{name}");
        assert!(near(rule.x + rule.length / 2.0, middle(sheet)), "{name}");
    }
}

#[test]
fn a_subject_breaks_between_phrases() {
    const INSIDE: [&str; 6] = ["công tác", "hành chính", "cải cách", "tồn tại", "hạn chế", "chỉ số"];
    for (name, words, sheets) in documents() {
        let kind = sheets[0].line(&words.heading.kind);
        let lines: Vec<String> = sheets[0]
            .lines()
            .into_iter()
            .filter(|line| line.y > kind.y && inked(line).all(|run| run.bold))
            .map(|line| line.text().trim().to_lowercase())
            .collect();
        for pair in lines.windows(2).filter(|pair| words.heading.subject.to_lowercase().contains(pair[1].as_str())) {
            let (last, first) = (pair[0].rsplit(' ').next().unwrap(), pair[1].split(' ').next().unwrap());
            assert!(!INSIDE.contains(&format!("{last} {first}").as_str()), "{name}: {pair:?}");
        }
    }
}

#[test]
fn bases_are_italic_and_the_last_ends_with_a_full_stop() {
    let mut seen = 0;
    for (name, words, sheets) in documents() {
        let bases: Vec<&String> = words
            .body
            .iter()
            .filter_map(|block| match block {
                Block::Basis { text } => Some(text),
                _ => None,
            })
            .collect();
        let Some((last, others)) = bases.split_last() else { continue };
        assert!(last.ends_with('.'), "{name}: {last}");
        assert!(others.iter().all(|basis| basis.ends_with(';')), "{name}: {others:?}");
        for basis in &bases {
            let start: String = basis.split(' ').take(4).collect::<Vec<_>>().join(" ");
            let line = sheets[0].line(&start);
            assert!(near(line.start(), (30.0 + 12.7) * MM), "{name}");
            set_as(&line, 14.0, false, true);
            seen += 1;
        }
    }
    assert!(seen > 4, "{seen}");
}

#[test]
fn the_signature_stands_on_the_axis_of_its_column_bold_with_room_to_sign() {
    for (name, words, sheets) in documents() {
        let sheet = sheets.iter().find(|sheet| sheet.runs.iter().any(|run| run.text.contains("Nơi nhận:"))).unwrap();
        // 65 mm, 5 mm, 95 mm.
        let (left, right) = sheet.columns((30.0 + 65.0 + 2.0) * MM);
        let at = |lines: &[Line], text: &str| lines.iter().rev().find(|line| line.text() == text).cloned().unwrap();
        let axis = (195.0 - 95.0 / 2.0) * MM;
        let signature = &words.signature;
        let mut lines = vec![at(&right, &signature.name)];
        lines.extend(right.iter().filter(|line| signature.position.contains(line.text().as_str())).cloned());
        lines.extend(signature.authority.iter().map(|line| at(&right, line)));
        for line in &lines {
            set_as(line, 14.0, true, false);
            assert!(near(line.centre(), axis), "{name}: {}", line.text());
            let text = line.text();
            assert!(!text.starts_with('-') && !text.ends_with('-'), "{name}: broken beside a hyphen: {text}");
        }
        let label = at(&left, "Nơi nhận:");
        set_as(&label, 12.0, true, true);
        let top = lines.iter().map(|line| line.y).fold(f64::MAX, f64::min);
        assert!((label.y - top).abs() < 3.0, "{name}: both begin on one level");
        let position = lines[1..].iter().map(|line| line.y).fold(0.0, f64::max);
        assert!(lines[0].y - position > 28.0 * MM, "{name}: room for the seal");
    }
}

#[test]
fn annexes_have_heads_of_the_decree_and_numbers_of_their_own() {
    for (name, words, sheets) in documents() {
        let starts = part_starts(&sheets);
        assert_eq!(starts.len(), words.annexes.len() + 1, "{name}");
        for (index, sheet) in sheets.iter().enumerate() {
            let start = *starts.iter().rev().find(|&&start| start <= index).unwrap();
            let numbers: Vec<&Run> = sheet.runs.iter().filter(|run| run.y < 19.0 * MM).collect();
            if start == index {
                assert!(numbers.is_empty(), "{name}: a first page has no number");
            } else {
                assert_eq!(numbers.len(), 1, "{name}");
                assert_eq!(numbers[0].text, (index - start + 1).to_string(), "{name}");
                assert!(numbers[0].size == 13.0 && !numbers[0].bold && !numbers[0].italic, "{name}");
                assert!(near(numbers[0].x + numbers[0].width / 2.0, middle(sheet)), "{name}");
            }
        }
        for (annex, &start) in words.annexes.iter().zip(&starts[1..]) {
            let sheet = &sheets[start];
            assert_eq!(sheet.width > sheet.height, annex.landscape, "{name}");
            let lines = sheet.lines();
            assert_eq!(lines[0].text().trim(), annex.label);
            set_as(&lines[0], 14.0, true, false);
            set_as(&lines[1], 13.0, true, false);
            set_as(&lines[2], 13.0, false, true);
            for line in &lines[..3] {
                assert!(near(line.centre(), middle(sheet)), "{name}: {}", line.text());
            }
        }
    }
}

#[test]
fn the_lines_of_a_table_stand_one_pitch_apart_and_its_columns_are_left_or_centred() {
    for (name, words, sheets) in documents() {
        let starts = part_starts(&sheets);
        // The first annex has cells of many lines.
        for (annex, &start) in words.annexes.iter().zip(&starts[1..]).take(1) {
            let sheet = &sheets[start];
            let body: Vec<&Run> = sheet.runs.iter().filter(|run| run.size == 11.0).collect();
            assert!(body.len() > 10, "{name}, {}", annex.label);
            assert!(body.iter().all(|run| !run.italic), "{name}");
            let mut distances: Vec<f64> = Vec::new();
            for pair in body.windows(2) {
                let distance = pair[1].y - pair[0].y;
                if (pair[0].x - pair[1].x).abs() < 0.01 && distance > 1.0 && distance < 20.0 {
                    distances.push(distance / 11.0);
                }
            }
            assert!(distances.iter().any(|distance| (1.149..1.2).contains(distance)), "{name}: {distances:?}");
        }
    }
}
