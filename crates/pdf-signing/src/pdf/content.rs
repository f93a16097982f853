//! Where marked content stands on a page (ISO 32000-2, 14.6): a page in, identifier and place of each run of text out.

use lopdf::content::Content;
use lopdf::{Dictionary, Object, ObjectId};

use super::Append;
use super::matrix::{IDENTITY, moved, product};

/// Contents that unfold to more bytes than this are not looked at.
const LIMIT: usize = 64 << 20;

/// The beginning of a run of text in marked content.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Mark {
    /// The marked-content identifier (MCID).
    pub(crate) id: i64,
    /// Points from the left edge of the page's coordinates.
    pub(crate) x: f64,
    /// The baseline, in points from below.
    pub(crate) y: f64,
}

/// The runs of marked text in the order of the contents; empty where they cannot be read.
pub(crate) fn marks(file: &Append, page: ObjectId) -> Vec<Mark> {
    let Some(page) = file.dictionary(page) else { return Vec::new() };
    let Some(bytes) = contents(file, page) else { return Vec::new() };
    let Ok(content) = Content::decode(&bytes) else { return Vec::new() };
    let properties = match file.inherited(page, b"Resources") {
        Object::Dictionary(resources) => file.entry(resources, b"Properties").as_dict().ok(),
        _ => None,
    };
    let mut found = Vec::new();
    let (mut space, mut line) = (IDENTITY, IDENTITY);
    let (mut leading, mut saved, mut open) = (0.0, Vec::new(), Vec::new());
    for operation in &content.operations {
        let numbers: Vec<f64> = operation.operands.iter().map(number).collect();
        match (operation.operator.as_str(), numbers.as_slice()) {
            ("q", _) => saved.push(space),
            ("Q", _) => space = saved.pop().unwrap_or(space),
            ("cm", &[a, b, c, d, e, f]) => space = product([a, b, c, d, e, f], space),
            ("BMC", _) => open.push(None),
            ("BDC", _) => open.push(operation.operands.get(1).and_then(|of| identifier(file, properties, of))),
            ("EMC", _) => drop(open.pop()),
            ("BT", _) => line = IDENTITY,
            ("Tm", &[a, b, c, d, e, f]) => line = [a, b, c, d, e, f],
            ("TL", &[by]) => leading = by,
            ("Td", &[x, y]) => line = moved(line, x, y),
            ("TD", &[x, y]) => (leading, line) = (-y, moved(line, x, y)),
            ("T*" | "'" | "\"", _) => line = moved(line, 0.0, -leading),
            _ => {}
        }
        if let ("Tj" | "TJ" | "'" | "\"", Some(id)) =
            (operation.operator.as_str(), open.iter().rev().find_map(|id| *id))
        {
            let place = product(line, space);
            found.push(Mark { id, x: place[4], y: place[5] });
        }
    }
    found
}

fn number(object: &Object) -> f64 {
    match object {
        Object::Integer(value) => *value as f64,
        Object::Real(value) => f64::from(*value),
        _ => 0.0,
    }
}

/// The identifier of a property list, given itself or by its name among the resources (14.6.2).
fn identifier(file: &Append, properties: Option<&Dictionary>, list: &Object) -> Option<i64> {
    let list = match list {
        Object::Name(name) => file.entry(properties?, name).as_dict().ok()?,
        other => other.as_dict().ok()?,
    };
    list.get(b"MCID").and_then(Object::as_i64).ok()
}

/// The contents of a page unpacked; several streams are one, with white space between them (7.7.3.3).
pub(crate) fn contents(file: &Append, page: &Dictionary) -> Option<Vec<u8>> {
    let streams: Vec<&Object> = match file.entry(page, b"Contents") {
        Object::Array(parts) => parts.iter().map(|part| file.follow(part)).collect(),
        Object::Null => Vec::new(),
        one => vec![one],
    };
    let mut bytes = Vec::new();
    for stream in streams {
        let stream = stream.as_stream().ok()?;
        bytes.extend(match stream.is_compressed() {
            true => stream.decompressed_content_with_limit(LIMIT).ok()?,
            false => stream.content.clone(),
        });
        bytes.push(b'\n');
        if bytes.len() > LIMIT {
            return None;
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    #[test]
    fn each_run_is_found_where_it_is_printed() {
        let bytes = samples::with_content(
            "/P <</MCID 3>> BDC q 1 0 0 -1 100 700 cm BT 1 0 0 -1 5 0 Tm (a) Tj ET Q EMC \
             /Artifact BMC BT 1 0 0 1 9 9 Tm (b) Tj ET EMC \
             /P <</MCID 4>> BDC BT 12 TL 10 20 Td (c) Tj T* (d) Tj ET EMC",
        );
        let file = Append::open(&bytes).unwrap();
        let mark = |id, x, y| Mark { id, x, y };
        let page = file.pages()[0];
        assert_eq!(marks(&file, page), [mark(3, 105.0, 700.0), mark(4, 10.0, 20.0), mark(4, 10.0, 8.0)]);
    }
}
