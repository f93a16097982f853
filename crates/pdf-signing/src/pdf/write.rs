//! The bytes of an incremental update: changed objects and the trailer before in; body, cross-references and trailer out.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId, StringFormat};

use crate::hash;

/// What is appended to a file.
pub(crate) struct IncrementalUpdate<'a> {
    /// The changed and the new objects.
    pub(crate) objects: &'a BTreeMap<ObjectId, Object>,
    /// The trailer before.
    pub(crate) trailer: &'a Dictionary,
    /// Where the cross-references before begin.
    pub(crate) previous: usize,
    /// The highest object number in use.
    pub(crate) last: u32,
}

/// Object number: offset and generation.
pub(crate) type Offsets = BTreeMap<u32, (usize, u16)>;

/// Entries of a trailer that belong to one cross-reference section (ISO 32000-2, 7.5.5 and 7.5.8.2).
const OF_ONE_SECTION: [&[u8]; 10] =
    [b"Size", b"Prev", b"XRefStm", b"Type", b"Index", b"W", b"Length", b"Filter", b"DecodeParms", b"ID"];

/// The file with the section after it, and where each object begins. Cross-references keep the form that the file has: what
/// could read the file can read its update.
pub(crate) fn append(input: &[u8], section: &IncrementalUpdate, as_stream: bool) -> (Vec<u8>, Offsets) {
    let mut out = input.to_vec();
    if !out.ends_with(b"\n") {
        out.push(b'\n');
    }
    let mut offsets = Offsets::new();
    for (id, body) in section.objects {
        offsets.insert(id.0, (out.len(), id.1));
        indirect(&mut out, *id, body);
    }
    let mut trailer = Dictionary::new();
    for (key, value) in section.trailer.iter().filter(|(key, _)| !OF_ONE_SECTION.contains(&key.as_slice())) {
        trailer.set(key.clone(), value.clone());
    }
    trailer.set("ID", identifiers(section.trailer, &out));
    trailer.set("Prev", Object::Integer(section.previous as i64));
    let start = out.len();
    if as_stream {
        let id = section.last.saturating_add(1);
        offsets.insert(id, (start, 0));
        trailer.set("Size", Object::Integer(i64::from(id) + 1));
        reference_stream(&mut out, id, trailer, &offsets);
    } else {
        trailer.set("Size", Object::Integer(i64::from(section.last) + 1));
        reference_table(&mut out, &offsets);
        out.extend(b"trailer\n");
        dictionary(&mut out, &trailer);
    }
    out.extend(format!("\nstartxref\n{start}\n%%EOF\n").bytes());
    (out, offsets)
}

/// The first identifier stays; the second follows the contents (14.4). Both are new if the file had none.
fn identifiers(trailer: &Dictionary, contents: &[u8]) -> Object {
    let now: Vec<u8> = hash::sha256(contents).into_iter().take(16).collect();
    let now = Object::String(now, StringFormat::Hexadecimal);
    let first = trailer.get(b"ID").and_then(Object::as_array).ok().and_then(|ids| ids.first());
    let first = first.filter(|id| matches!(id, Object::String(..))).cloned();
    Object::Array(vec![first.unwrap_or_else(|| now.clone()), now])
}

/// Runs of consecutive object numbers: their entries.
fn runs(offsets: &Offsets) -> Vec<(u32, Vec<(usize, u16)>)> {
    let mut runs: Vec<(u32, Vec<(usize, u16)>)> = Vec::new();
    for (id, entry) in offsets {
        match runs.last_mut() {
            Some((first, entries)) if *first as usize + entries.len() == *id as usize => entries.push(*entry),
            _ => runs.push((*id, vec![*entry])),
        }
    }
    runs
}

/// 7.5.4: every entry is 20 bytes long.
fn reference_table(out: &mut Vec<u8>, offsets: &Offsets) {
    out.extend(b"xref\n");
    for (first, entries) in runs(offsets) {
        out.extend(format!("{first} {}\n", entries.len()).bytes());
        for (offset, generation) in entries {
            out.extend(format!("{offset:010} {generation:05} n \n").bytes());
        }
    }
}

/// 7.5.8: entries of 1, 4 and 2 bytes, not compressed.
fn reference_stream(out: &mut Vec<u8>, id: u32, mut trailer: Dictionary, offsets: &Offsets) {
    let (mut index, mut data) = (Vec::new(), Vec::new());
    for (first, entries) in runs(offsets) {
        index.extend([Object::Integer(i64::from(first)), Object::Integer(entries.len() as i64)]);
        for (offset, generation) in entries {
            data.push(1);
            data.extend((offset as u32).to_be_bytes());
            data.extend(generation.to_be_bytes());
        }
    }
    trailer.set("Type", Object::Name(b"XRef".to_vec()));
    trailer.set("W", Object::Array([1, 4, 2].map(Object::Integer).to_vec()));
    trailer.set("Index", Object::Array(index));
    indirect(out, (id, 0), &Object::Stream(lopdf::Stream::new(trailer, data)));
    // `startxref` follows on a line of its own.
    out.pop();
}

fn indirect(out: &mut Vec<u8>, id: ObjectId, body: &Object) {
    out.extend(format!("{} {} obj\n", id.0, id.1).bytes());
    object(out, body);
    out.extend(b"\nendobj\n");
}

/// An object as 7.3 writes it.
fn object(out: &mut Vec<u8>, body: &Object) {
    match body {
        Object::Null => out.extend(b"null"),
        Object::Boolean(value) => out.extend(value.to_string().bytes()),
        Object::Integer(value) => out.extend(value.to_string().bytes()),
        // PDF knows neither infinity nor exponents; Rust writes floats without the latter.
        Object::Real(value) if value.is_finite() => out.extend(value.to_string().bytes()),
        Object::Real(_) => out.extend(b"0"),
        Object::Name(value) => name(out, value),
        Object::String(value, StringFormat::Hexadecimal) => hexadecimal(out, value),
        Object::String(value, StringFormat::Literal) => literal(out, value),
        Object::Array(items) => {
            out.push(b'[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.push(b' ');
                }
                object(out, item);
            }
            out.push(b']');
        }
        Object::Dictionary(entries) => dictionary(out, entries),
        Object::Stream(stream) => {
            let mut entries = stream.dict.clone();
            entries.set("Length", Object::Integer(stream.content.len() as i64));
            dictionary(out, &entries);
            out.extend(b"\nstream\n");
            out.extend(&stream.content);
            out.extend(b"\nendstream");
        }
        Object::Reference((number, generation)) => out.extend(format!("{number} {generation} R").bytes()),
    }
}

fn dictionary(out: &mut Vec<u8>, entries: &Dictionary) {
    out.extend(b"<<");
    for (at, (key, value)) in entries.iter().enumerate() {
        if at > 0 {
            out.push(b' ');
        }
        name(out, key);
        out.push(b' ');
        object(out, value);
    }
    out.extend(b">>");
}

fn name(out: &mut Vec<u8>, value: &[u8]) {
    out.push(b'/');
    for byte in value {
        match byte {
            b'#' | b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%' => escaped(out, *byte),
            b'!'..=b'~' => out.push(*byte),
            _ => escaped(out, *byte),
        }
    }
}

fn escaped(out: &mut Vec<u8>, byte: u8) {
    out.extend(format!("#{byte:02X}").bytes());
}

fn hexadecimal(out: &mut Vec<u8>, value: &[u8]) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    out.push(b'<');
    for byte in value {
        out.extend([DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]);
    }
    out.push(b'>');
}

fn literal(out: &mut Vec<u8>, value: &[u8]) {
    out.push(b'(');
    for byte in value {
        match byte {
            b'(' | b')' | b'\\' => out.extend([b'\\', *byte]),
            b'\r' => out.extend(b"\\r"),
            b'\n' => out.extend(b"\\n"),
            _ => out.push(*byte),
        }
    }
    out.push(b')');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(body: Object) -> String {
        let mut out = Vec::new();
        object(&mut out, &body);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn objects_are_written_as_the_standard_spells_them() {
        assert_eq!(written(Object::Name(b"A B#\xff".to_vec())), "/A#20B#23#FF");
        assert_eq!(written(Object::String(b"a(\\)\r".to_vec(), StringFormat::Literal)), r"(a\(\\\)\r)");
        assert_eq!(written(Object::String(vec![0, 0xAB], StringFormat::Hexadecimal)), "<00ab>");
        assert_eq!(written(Object::Array(vec![Object::Real(0.0000001), Object::Real(f32::NAN)])), "[0.0000001 0]");
        assert_eq!(written(lopdf::dictionary! { "K" => Object::Reference((3, 1)) }.into()), "<</K 3 1 R>>");
        let stream = lopdf::Stream { content: b"ab".to_vec(), ..lopdf::Stream::new(Dictionary::new(), vec![]) };
        assert_eq!(written(Object::Stream(stream)), "<</Length 2>>\nstream\nab\nendstream");
    }

    #[test]
    fn runs_break_where_a_number_is_missing() {
        let offsets = BTreeMap::from([(3, (10, 0)), (4, (20, 0)), (7, (30, 1))]);
        assert_eq!(runs(&offsets), [(3, vec![(10, 0), (20, 0)]), (7, vec![(30, 1)])]);
        let mut table = Vec::new();
        reference_table(&mut table, &offsets);
        let lines: Vec<&[u8]> = table.split_inclusive(|byte| *byte == b'\n').collect();
        assert!(lines.iter().filter(|line| line.ends_with(b"n \n")).all(|line| line.len() == 20));
    }
}
