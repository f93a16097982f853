//! Cross-reference sections (ISO 32000-2, 7.5.4 and 7.5.8): an offset in, its entries, trailer and the place behind it out.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::budget::Budget;
use super::decoded::decoded;
use super::syntax::Cursor;
use super::unreadable::{Many, Unreadable};
use super::value::{Dict, PdfValue, Stream};

/// Objects in a file. A report of 200 pages has some thousands.
const MOST_OBJECTS: usize = 300_000;

/// Where an object is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum XrefEntry {
    Free,
    /// At an offset of the file, with its generation.
    Plain {
        offset: usize,
        generation: u16,
    },
    /// In an object stream, at an index.
    Packed {
        container: u32,
        index: usize,
    },
}

/// One cross-reference section.
#[derive(Debug)]
pub(crate) struct XrefSection {
    /// Where it stands: what `startxref` says.
    pub(crate) offset: usize,
    pub(crate) entries: BTreeMap<u32, XrefEntry>,
    pub(crate) trailer: Dict,
    /// The number of the cross-reference stream, if it is one.
    pub(crate) stream: Option<u32>,
    /// The first byte behind the section.
    pub(crate) end: usize,
}

/// Reads the section at `offset`.
pub(crate) fn section(bytes: &[u8], offset: usize, budget: &Budget) -> Result<XrefSection, Unreadable> {
    let cursor = Cursor::new(bytes, offset, budget);
    let wrong = Unreadable::CrossReference { offset };
    let section = match cursor.peek() {
        Some(b'x') => table(cursor, budget),
        Some(b'0'..=b'9') => stream(bytes, cursor, budget),
        _ => return Err(wrong),
    };
    let section = section.map_err(|error| match error {
        // Whatever is wrong here, it is not a cross-reference section.
        Unreadable::Syntax { .. } | Unreadable::StreamLength { .. } => wrong.clone(),
        other => other,
    })?;
    if section.trailer.get(b"Encrypt").is_some() {
        return Err(Unreadable::Encrypted);
    }
    if section.trailer.get(b"XRefStm").is_some() {
        return Err(Unreadable::Hybrid);
    }
    let size = section.trailer.get(b"Size").and_then(PdfValue::int).and_then(|size| usize::try_from(size).ok());
    let size = size.ok_or(wrong.clone())?;
    if size > MOST_OBJECTS {
        return Err(Unreadable::TooMany(Many::Objects));
    }
    // A section without entries is a revision that says nothing; pyHanko does not read it.
    // An object numbered beyond /Size is null to one reader and there to another (7.5.5).
    match section.entries.last_key_value() {
        Some((&last, _)) if (last as usize) < size => Ok(section),
        _ => Err(wrong),
    }
}

fn table(mut cursor: Cursor<'_>, budget: &Budget) -> Result<XrefSection, Unreadable> {
    let offset = cursor.at();
    let wrong = Unreadable::CrossReference { offset };
    cursor.keyword(b"xref")?;
    cursor.blank();
    let mut entries = BTreeMap::new();
    while cursor.peek().is_some_and(|byte| byte.is_ascii_digit()) {
        let first = cursor.unsigned()?;
        cursor.blank();
        let count = cursor.unsigned()?;
        cursor.blank();
        if first.saturating_add(count) > MOST_OBJECTS {
            return Err(Unreadable::TooMany(Many::Objects));
        }
        budget.look_ups(count)?;
        for number in first..first + count {
            let entry = cursor.line().and_then(row).ok_or(wrong.clone())?;
            insert(&mut entries, number, entry, &wrong)?;
        }
    }
    cursor.keyword(b"trailer")?;
    cursor.blank();
    let PdfValue::Dict(trailer) = cursor.value()? else { return Err(wrong) };
    Ok(XrefSection { offset, entries, trailer, stream: None, end: cursor.at() })
}

/// One entry of exactly twenty bytes (7.5.4): readers that count bytes and readers that split at spaces agree.
fn row(line: &[u8; 20]) -> Option<XrefEntry> {
    let digits = |digits: &[u8]| -> Option<usize> {
        digits.iter().all(u8::is_ascii_digit).then(|| std::str::from_utf8(digits).ok()?.parse().ok())?
    };
    let (offset, generation) = (digits(line.get(..10)?)?, digits(line.get(11..16)?)?);
    if line[10] != b' ' || line[16] != b' ' || !matches!(&line[18..], b" \n" | b" \r" | b"\r\n") {
        return None;
    }
    match line[17] {
        b'n' => Some(XrefEntry::Plain { offset, generation: u16::try_from(generation).ok()? }),
        b'f' => Some(XrefEntry::Free),
        _ => None,
    }
}

fn insert(
    entries: &mut BTreeMap<u32, XrefEntry>,
    number: usize,
    entry: XrefEntry,
    wrong: &Unreadable,
) -> Result<(), Unreadable> {
    let number = u32::try_from(number).map_err(|_| wrong.clone())?;
    // Object 0 is the head of the free list and never an object.
    let possible = number != 0 || entry == XrefEntry::Free;
    if possible && entries.insert(number, entry).is_none() { Ok(()) } else { Err(wrong.clone()) }
}

fn stream(bytes: &[u8], mut cursor: Cursor<'_>, budget: &Budget) -> Result<XrefSection, Unreadable> {
    let offset = cursor.at();
    let wrong = Unreadable::CrossReference { offset };
    let object = cursor.indirect(&|_| Ok(None))?;
    let PdfValue::Stream(stream) = Rc::unwrap_or_clone(object.value) else { return Err(wrong) };
    if !stream.dict.is(b"Type", b"XRef") || object.id.generation != 0 {
        return Err(wrong);
    }
    let rows = decoded(bytes, &stream, budget)?;
    let entries = entries(&stream, &rows, budget, &wrong)?;
    Ok(XrefSection { offset, entries, trailer: stream.dict, stream: Some(object.id.number), end: object.end })
}

fn entries(
    stream: &Stream,
    rows: &[u8],
    budget: &Budget,
    wrong: &Unreadable,
) -> Result<BTreeMap<u32, XrefEntry>, Unreadable> {
    let numbers = |key: &[u8]| -> Option<Option<Vec<usize>>> {
        let Some(value) = stream.dict.get(key) else { return Some(None) };
        let items = value.array()?.iter().map(|item| item.int().and_then(|item| usize::try_from(item).ok()));
        items.collect::<Option<Vec<_>>>().map(Some)
    };
    let read = || {
        let widths = numbers(b"W")??;
        let size = stream.dict.get(b"Size")?.int().and_then(|size| usize::try_from(size).ok())?;
        Some((widths, numbers(b"Index")?.unwrap_or_else(|| vec![0, size])))
    };
    let (widths, index) = read().ok_or(wrong.clone())?;
    let &[kind, second, third] = widths.as_slice() else { return Err(wrong.clone()) };
    if kind > 2 || second == 0 || second > 8 || third > 8 || index.len() % 2 != 0 {
        return Err(wrong.clone());
    }
    let mut rows = rows.chunks(kind + second + third);
    let mut entries = BTreeMap::new();
    for run in index.chunks(2) {
        let &[first, count] = run else { return Err(wrong.clone()) };
        if first.saturating_add(count) > MOST_OBJECTS {
            return Err(Unreadable::TooMany(Many::Objects));
        }
        budget.look_ups(count)?;
        for number in first..first + count {
            let row = rows.next().filter(|row| row.len() == kind + second + third).ok_or(wrong.clone())?;
            let (one, row) = row.split_at(kind);
            let (two, three) = row.split_at(second);
            let place = whole(two).ok_or(wrong.clone())?;
            let last = whole(three).ok_or(wrong.clone())?;
            let entry = match if kind == 0 { Some(1) } else { whole(one) } {
                Some(0) => XrefEntry::Free,
                Some(1) => {
                    XrefEntry::Plain { offset: place, generation: u16::try_from(last).map_err(|_| wrong.clone())? }
                }
                Some(2) => {
                    XrefEntry::Packed { container: u32::try_from(place).map_err(|_| wrong.clone())?, index: last }
                }
                _ => return Err(wrong.clone()),
            };
            insert(&mut entries, number, entry, wrong)?;
        }
    }
    if rows.next().is_some() { Err(wrong.clone()) } else { Ok(entries) }
}

fn whole(bytes: &[u8]) -> Option<usize> {
    bytes.iter().try_fold(0_usize, |sum, &byte| Some(sum.checked_mul(256)? + usize::from(byte)))
}
