//! PDF files for tests: the program's own, and small ones written by hand.

use std::sync::OnceLock;

use crate::kinds::Document;
use crate::signing::Places;
use crate::unit::Unit;

/// A plan of the program, number and date blank.
pub(crate) fn plan() -> Vec<u8> {
    blank_plan().0.clone()
}

/// The places of the plan.
pub(crate) fn places() -> Places {
    blank_plan().1
}

fn blank_plan() -> &'static (Vec<u8>, Places) {
    static MADE: OnceLock<(Vec<u8>, Places)> = OnceLock::new();
    MADE.get_or_init(|| made(super::sample::PLAN))
}

/// A document of the sample unit that leaves all places blank, and where they are.
fn made(document: Document) -> (Vec<u8>, Places) {
    let (unit, _) = Unit::open(&super::sample::folder(), Some(&document)).check();
    let unit = unit.unwrap();
    let steps = unit.steps(document, None).unwrap();
    let mut words = steps.words().unwrap();
    words.0.header.number = None;
    words.0.header.day_month = None;
    let pages = steps.lay_out(&words).unwrap();
    let places = crate::signing::places(&pages.laid_out.blanks(), steps.issuer(), None).unwrap();
    (pages.export().unwrap(), places)
}

/// A picture as large as a signature or a seal, as a page of its own.
pub(crate) fn picture(colour: [u8; 3], width: f64, height: f64) -> Vec<u8> {
    let mut png = Vec::new();
    let mut encoder = png::Encoder::new(&mut png, 400, 400);
    encoder.set_color(png::ColorType::Rgba);
    let mut writer = encoder.write_header().unwrap();
    let [r, g, b] = colour;
    let inked = |x: i32, y: i32| ((x - 200).pow(2) + (y - 200).pow(2) - 180 * 180).abs() < 4000;
    let dots = (0..160_000).flat_map(|at| [r, g, b, if inked(at % 400, at / 400) { 255 } else { 0 }]);
    writer.write_image_data(&dots.collect::<Vec<u8>>()).unwrap();
    writer.finish().unwrap();
    crate::page::stamp(crate::page::Stamp::Picture(&png), width, height, &crate::fonts::FontSet::bundled()).unwrap()
}

/// Letters for the number or the date.
pub(crate) fn letters(stamp: crate::page::Stamp, rect: [f64; 4]) -> Vec<u8> {
    let [left, bottom, right, top] = rect;
    crate::page::stamp(stamp, right - left, top - bottom, &crate::fonts::FontSet::bundled()).unwrap()
}
