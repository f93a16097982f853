//! PDF files for tests: the program's own, and small ones written by hand.

use std::sync::OnceLock;

use crate::sign::Places;
use crate::{Document, Quarter, Unit};

/// A report of the program, number and date blank: PDF/A-2a, PDF/UA-1, cross-reference table.
pub(crate) fn report() -> Vec<u8> {
    static MADE: OnceLock<(Vec<u8>, Places)> = OnceLock::new();
    let report = Document::report(Quarter { year: 2021, number: 2 });
    MADE.get_or_init(|| made(report)).0.clone()
}

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
    let (sound, _) = Unit::open(&super::sample::folder(), Some(&document)).check();
    let sound = sound.unwrap();
    let steps = sound.steps(document, None).unwrap();
    let mut words = steps.words().unwrap();
    words.0.header.number = None;
    words.0.header.day_month = None;
    let pages = steps.lay_out(&words).unwrap();
    let places = crate::signing::places(&pages.laid_out.blanks(), steps.issuer(), None).unwrap();
    (pages.export().unwrap(), places)
}

/// A plan with object streams and a cross-reference stream.
pub(crate) fn with_xref_stream() -> Vec<u8> {
    include_bytes!("../../tests/cases/pdf/xref-stream.pdf").to_vec()
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

/// Whether the last cross-references are a table.
pub(crate) fn ends_in_table(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(&bytes[bytes.len() - 40..]).into_owned();
    let start = text.split("startxref").nth(1).unwrap().split_whitespace().next().unwrap().parse::<usize>().unwrap();
    bytes[start..].starts_with(b"xref")
}

/// A page of 200 by 800 points without tags.
pub(crate) fn small() -> Vec<u8> {
    with_content("0 0 10 10 re f")
}

/// The same with other contents.
pub(crate) fn with_content(content: &str) -> Vec<u8> {
    written(&[
        "<</Type /Catalog /Pages 2 0 R>>",
        "<</Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 200 800]>>",
        "<</Type /Page /Parent 2 0 R /Contents 4 0 R /Resources <<>>>>",
        &stream(content),
    ])
}

/// A tagged page made unlike Typst does: single kids, a parent tree of two levels, a list of annotations and a form of its
/// own with one foreign field.
pub(crate) fn foreign() -> Vec<u8> {
    written(&[
        "<</Type /Catalog /Pages 2 0 R /StructTreeRoot 5 0 R /AcroForm <</Fields [10 0 R] /DA (x)>>>>",
        "<</Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 200 800] /Resources <<>>>>",
        "<</Type /Page /Parent 2 0 R /Contents 4 0 R /StructParents 0 /Annots 9 0 R>>",
        &stream("/Strong <</MCID 0>> BDC BT 20 700 Td (So:) Tj ET EMC"),
        "<</Type /StructTreeRoot /K 6 0 R /ParentTree 8 0 R /RoleMap <</Strong /Span>>>>",
        "<</Type /StructElem /S /P /P 5 0 R /K 7 0 R>>",
        "<</Type /StructElem /S /Strong /P 6 0 R /Pg 3 0 R /K 0>>",
        "<</Kids [11 0 R]>>",
        "[10 0 R]",
        "<</Type /Annot /Subtype /Widget /FT /Tx /T (other) /Rect [0 0 1 1] /F 4>>",
        "<</Limits [0 3] /Nums [0 [7 0 R] 3 6 0 R]>>",
    ])
}

fn stream(content: &str) -> String {
    format!("<</Length {}>>\nstream\n{content}\nendstream", content.len())
}

fn written(objects: &[&str]) -> Vec<u8> {
    let (mut out, mut offsets) = ("%PDF-1.7\n".to_owned(), Vec::new());
    for (at, body) in objects.iter().enumerate() {
        offsets.push(out.len());
        out += &format!("{} 0 obj\n{body}\nendobj\n", at + 1);
    }
    let (start, size) = (out.len(), objects.len() + 1);
    out += &format!("xref\n0 {size}\n0000000000 65535 f \n");
    offsets.iter().for_each(|offset| out += &format!("{offset:010} 00000 n \n"));
    out += &format!("trailer\n<</Size {size} /Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
    out.into_bytes()
}
