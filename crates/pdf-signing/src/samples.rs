//! PDF files for tests: real ones of a letter, and small ones written by hand.

use crate::fields::{FieldKind, FieldPlace, NewField};

/// A letter of two pages: PDF/A-2a, PDF/UA-1, cross-reference table.
pub(crate) fn plain() -> Vec<u8> {
    include_bytes!("../tests/data/pdf/letter.pdf").to_vec()
}

/// The same with object streams and a cross-reference stream: the first revision of what was sealed.
pub(crate) fn with_xref_stream() -> Vec<u8> {
    let (sealed, end) = (include_bytes!("../tests/data/pdf/sealed-streams.pdf"), b"%%EOF\n");
    let at = sealed.windows(end.len()).position(|window| window == end).unwrap();
    sealed[..at + end.len()].to_vec()
}

/// The fields of the tests, in the order of reading.
const FIELDS: [(&str, FieldKind); 5] = [
    ("number", FieldKind::Text),
    ("day", FieldKind::Text),
    ("month", FieldKind::Text),
    ("author", FieldKind::Signature { locks: false }),
    ("agency", FieldKind::Signature { locks: true }),
];

/// Where they go in the letter: where it leaves room for them.
pub(crate) fn places() -> [Option<FieldPlace>; 5] {
    let places = [
        (0, [92.0, 757.0, 134.0, 771.0]),
        (0, [156.0, 735.0, 187.0, 749.0]),
        (0, [238.0, 735.0, 269.0, 749.0]),
        (1, [241.0, 578.0, 390.0, 648.0]),
        (1, [210.0, 570.0, 310.0, 670.0]),
    ];
    places.map(|(page, rect)| Some(FieldPlace { page, rect }))
}

/// The fields at places.
pub(crate) fn at(places: [Option<FieldPlace>; 5]) -> Vec<NewField<'static>> {
    let fields = FIELDS.iter().zip(places);
    fields.map(|((name, kind), place)| NewField { name, kind: *kind, label: "A field", place }).collect()
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

/// A tagged page made unlike most programs do: single kids, a parent tree of two levels, a list of annotations and a form of its
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
