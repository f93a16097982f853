//! Blanks of the page lie where clerk and signer expect them: in the gaps of their lines, between position and name.

use super::measure::{Line, MM, Sheet, measure};
use super::sample;
use crate::page::{Blank, BlankKind, blanks};
use crate::words::Words;

fn laid_out(words: &Words) -> (Vec<Sheet>, Vec<Blank>) {
    let document = sample::pages(words);
    (measure(&document), blanks(&document))
}

fn line<'l>(lines: &'l [Line], start: &str) -> &'l Line {
    lines.iter().find(|line| line.text().trim_start().starts_with(start)).unwrap()
}

#[test]
fn number_day_and_month_stand_in_the_gaps_of_their_lines_while_they_are_open() {
    let mut words = sample::words();
    words.header.number = None;
    words.header.day_month = None;
    let (sheets, blanks) = laid_out(&words);
    let kinds: Vec<BlankKind> = blanks.iter().map(|blank| blank.kind).collect();
    assert_eq!(kinds, [BlankKind::Number, BlankKind::Day, BlankKind::Month, BlankKind::Signature]);
    let sheet = &sheets[0];
    for (kind, before, after) in
        [(BlankKind::Number, "Số:", "/KH-UBND"), (BlankKind::Day, "ngày", "tháng"), (BlankKind::Month, "tháng", "năm")]
    {
        let blank = blanks.iter().find(|blank| blank.kind == kind).unwrap();
        assert_eq!(blank.page, 0);
        let [left, bottom, right, top] = blank.rect;
        let at = |word: &str| {
            sheet.runs.iter().find(|run| run.text.trim().ends_with(word) || run.text.trim().starts_with(word))
        };
        let (from, to) = (at(before).unwrap(), at(after).unwrap());
        assert!(from.x + from.width <= left + 0.1 && right <= to.x + 0.1, "{blank:?} {from:?} {to:?}");
        // The box is the line's own: from ascender to descender around the baseline.
        assert!((sheet.height - top - (to.y - 0.891 * to.size)).abs() < 0.05, "{blank:?} {to:?}");
        assert!((sheet.height - bottom - (to.y + 0.216 * to.size)).abs() < 0.05, "{blank:?} {to:?}");
        assert!(right - left >= 7.0 * MM - 0.1);
    }
}

#[test]
fn a_printed_number_and_date_leave_no_blank() {
    let (_, blanks) = laid_out(&sample::words());
    let kinds: Vec<BlankKind> = blanks.iter().map(|blank| blank.kind).collect();
    assert_eq!(kinds, [BlankKind::Signature]);
}

#[test]
fn the_signature_s_place_lies_centred_between_position_and_name() {
    let words = sample::words();
    let (sheets, blanks) = laid_out(&words);
    let [.., blank] = blanks.as_slice() else { panic!("no blank") };
    let sheet = &sheets[blank.page];
    let lines = sheet.lines();
    let (_, right) = sheet.columns(120.0 * MM);
    let (position, name) =
        (line(&right, &words.signature.position), line(&lines, "").y.max(line(&right, &words.signature.name).y));
    let [left, bottom, to, top] = blank.rect;
    let named = line(&right, &words.signature.name);
    assert!(sheet.height - top >= position.y && sheet.height - bottom <= name - 0.6 * 14.0, "{blank:?}");
    assert!(((left + to) / 2.0 - named.centre()).abs() < 0.5, "{blank:?} {}", named.centre());
    assert!((top - bottom - 28.0 * MM).abs() < 0.1);
}
