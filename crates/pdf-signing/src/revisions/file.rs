//! A PDF file of untrusted bytes: cut into its revisions along the chain of cross-reference sections, or refused.
//!
//! The reader is our own and strict. lopdf repairs: it takes an object from an offset whatever number stands there,
//! ends a cyclic `/Prev` in silence, rebuilds a missing table by scanning, adds members of object streams that no table
//! names, keeps the last of doubled keys and the readable half of damaged streams. Each of these lets one file be two
//! documents. Here lopdf only undoes the rows of PNG predictors.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::budget::Budget;
use super::decoded::decoded;
use super::indirect::{Indirect, ValueRanges};
use super::sections::{XrefEntry, XrefSection, section};
use super::syntax::{Cursor, is_space};
use super::unreadable::{Many, Unreadable};
use super::value::{Dict, PdfValue};

/// Bytes of a file. Documents with scanned annexes stay below 50 MB.
pub(crate) const MOST_BYTES: usize = 100 << 20;
/// Values of all objects together; one takes some hundred bytes at worst.
const MOST_VALUES: usize = 2_000_000;
/// Bytes that the structure's streams decode to, all together.
const MOST_DECODED: usize = 64 << 20;
/// Revisions of a file. Plan to issue takes five.
const MOST_REVISIONS: usize = 128;

/// One revision: what one incremental update appended, or the first writing of the file.
#[derive(Debug)]
pub(crate) struct Revision {
    /// Its first byte: the end of the revision before.
    pub(crate) start: usize,
    /// The first byte behind its `%%EOF`, and the one behind the end of line that may follow.
    pub(crate) ends: (usize, usize),
    pub(crate) entries: BTreeMap<u32, XrefEntry>,
    pub(crate) trailer: Dict,
    /// The numbers of its cross-reference streams.
    pub(crate) structure: Vec<u32>,
    /// Where its cross-reference sections stand, with `startxref` and `%%EOF`.
    pub(super) sections: Vec<(usize, usize)>,
}

/// The members of an object stream, each with its number.
pub(super) type Members = Vec<(u32, Rc<PdfValue>)>;

/// A file in whole revisions, each of which can be viewed as a document.
#[derive(Debug)]
pub(crate) struct RevisionFile<'a> {
    pub(crate) bytes: &'a [u8],
    pub(super) revisions: Vec<Revision>,
    pub(super) budget: Budget,
    /// Objects that were read, by their offsets.
    pub(super) plain: RefCell<BTreeMap<usize, Indirect>>,
    /// The members of object streams that were read, by the offsets of the streams.
    pub(super) packed: RefCell<BTreeMap<usize, Rc<Members>>>,
    /// Whether the metadata is a packet, by where its stream begins: it is asked of every revision.
    pub(super) packets: RefCell<BTreeMap<usize, bool>>,
}

impl<'a> RevisionFile<'a> {
    /// Finds the revisions of `bytes`. Objects are read when asked for.
    pub(crate) fn read(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        if bytes.len() > MOST_BYTES {
            return Err(Unreadable::TooLarge { bytes: bytes.len(), limit: MOST_BYTES });
        }
        let header = bytes.strip_prefix(b"%PDF-").and_then(|rest| rest.get(..3));
        if !header.is_some_and(|version| matches!(version, [b'1', b'.', b'0'..=b'9'] | b"2.0")) {
            return Err(Unreadable::NotPdf);
        }
        let budget = Budget::new(MOST_VALUES, MOST_DECODED);
        let revisions = revisions(bytes, &budget)?;
        Ok(Self {
            bytes,
            revisions,
            budget,
            plain: RefCell::default(),
            packed: RefCell::default(),
            packets: RefCell::default(),
        })
    }

    /// The revisions, oldest first; never none.
    pub(crate) fn revisions(&self) -> &[Revision] {
        &self.revisions
    }

    /// The bytes of a stream as they stand in the file.
    pub(crate) fn data(&self, value: &PdfValue) -> &'a [u8] {
        value.stream().and_then(|stream| self.bytes.get(stream.data.clone())).unwrap_or_default()
    }

    /// A stream's bytes decoded, within the file's budget.
    pub(crate) fn decoded(&self, value: &PdfValue) -> Result<Vec<u8>, Unreadable> {
        value.stream().map_or_else(|| Ok(Vec::new()), |stream| decoded(self.bytes, stream, &self.budget))
    }

    /// Where the values stand of the dictionary that is the object at `offset`.
    pub(crate) fn places(&self, offset: usize) -> Result<ValueRanges, Unreadable> {
        Cursor::new(self.bytes, offset, &self.budget).places()
    }
}

/// Where the last `startxref` leads, from the end of the file (7.5.5).
fn last_section(bytes: &[u8]) -> Option<usize> {
    let space = bytes.iter().rev().take_while(|&&byte| is_space(byte)).count();
    let end = bytes.get(..bytes.len() - space)?.strip_suffix(b"%%EOF")?;
    let word = b"startxref";
    let from = end.len().saturating_sub(64);
    let at = end.get(from..)?.windows(word.len()).rposition(|window| window == word)?;
    let budget = Budget::new(0, 0);
    let mut cursor = Cursor::new(bytes, from + at + word.len(), &budget);
    cursor.blank();
    cursor.unsigned().ok()
}

fn revisions(bytes: &[u8], budget: &Budget) -> Result<Vec<Revision>, Unreadable> {
    let last = last_section(bytes).ok_or(Unreadable::EndMissing)?;
    let mut sections = vec![section(bytes, last, budget)?];
    while let Some(section_read) = sections.last() {
        let Some(previous) = section_read.trailer.get(b"Prev") else { break };
        let offset = section_read.offset;
        let previous = previous.int().and_then(|previous| usize::try_from(previous).ok());
        let previous = previous.ok_or(Unreadable::CrossReference { offset })?;
        if sections.len() > MOST_REVISIONS {
            return Err(Unreadable::TooMany(Many::Revisions));
        }
        let older = section(bytes, previous, budget)?;
        // A later section may only be the oldest of all, the second half of a linearized file.
        if previous >= offset && older.trailer.get(b"Prev").is_some() {
            return Err(Unreadable::RevisionOrder { offset });
        }
        sections.push(older);
    }
    sections.reverse();
    chained(bytes, sections, budget)
}

/// Makes revisions of the sections, oldest first: each ends with its own `startxref` and `%%EOF`, and the next begins
/// there.
fn chained(bytes: &[u8], sections: Vec<XrefSection>, budget: &Budget) -> Result<Vec<Revision>, Unreadable> {
    let mut sections = sections.into_iter().peekable();
    let mut revisions: Vec<Revision> = Vec::new();
    let (mut used, mut freed) = (BTreeSet::new(), BTreeSet::new());
    while let Some(section) = sections.next() {
        let start = revisions.last().map_or(0, |revision| revision.ends.1);
        let mut parts = Vec::new();
        let first = match sections.next_if(|next| revisions.is_empty() && next.offset < section.offset) {
            // Linearized (Annex F): the first page's section stands first and is read first. What closes it says
            // nothing; qpdf leaves it out behind a cross-reference stream.
            Some(first) => {
                parts.push((first.offset, first.end));
                Some(first)
            }
            None => None,
        };
        let stated = first.as_ref().map_or(section.offset, |first| first.offset);
        let ends = closed(bytes, &section, stated, budget)?;
        parts.push((section.offset, ends.1));
        if section.offset < start || first.as_ref().is_some_and(|first| first.end > section.offset) {
            return Err(Unreadable::RevisionOrder { offset: section.offset });
        }
        let structure = [&Some(&section), &first.as_ref()].iter().filter_map(|s| s.and_then(|s| s.stream)).collect();
        let mut entries = section.entries;
        let mut trailer = section.trailer;
        if let Some(first) = first {
            entries.extend(first.entries);
            trailer = first.trailer;
        }
        // A number that was freed comes back in a later generation (7.5.4), else readers differ in whether it is there.
        for (&number, entry) in &entries {
            let again = matches!(entry, XrefEntry::Packed { .. } | XrefEntry::Plain { generation: 0, .. });
            match entry {
                XrefEntry::Free if used.contains(&number) => drop(freed.insert(number)),
                XrefEntry::Free => {}
                _ if again && freed.contains(&number) => {
                    return Err(Unreadable::CrossReference { offset: section.offset });
                }
                _ => drop(used.insert(number)),
            }
        }
        // A smaller size would hide objects from some readers, who then look for others.
        let size = |trailer: &Dict| trailer.get(b"Size").and_then(PdfValue::int);
        if revisions.last().is_some_and(|older: &Revision| size(&trailer) < size(&older.trailer)) {
            return Err(Unreadable::CrossReference { offset: section.offset });
        }
        revisions.push(Revision { start, ends, entries, trailer, structure, sections: parts });
    }
    match revisions.last() {
        // Nothing may stand behind the last end but its own line break, and one more.
        Some(last) if bytes.len() <= last.ends.1 + 2 && bytes.iter().skip(last.ends.0).all(|&byte| is_space(byte)) => {
            Ok(revisions)
        }
        _ => Err(Unreadable::EndMissing),
    }
}

/// Reads `startxref`, the offset `stated` and `%%EOF` behind a section.
fn closed(bytes: &[u8], section: &XrefSection, stated: usize, budget: &Budget) -> Result<(usize, usize), Unreadable> {
    let wrong = Unreadable::RevisionEnd { offset: section.offset };
    let mut cursor = Cursor::new(bytes, section.end, budget);
    cursor.blank();
    cursor.keyword(b"startxref").map_err(|_| wrong.clone())?;
    cursor.blank();
    if cursor.unsigned().map_err(|_| wrong.clone())? != stated {
        return Err(wrong);
    }
    cursor.blank();
    if !cursor.take(b"%%EOF") {
        return Err(wrong);
    }
    let end = cursor.at();
    let _ = cursor.take(b"\r\n") || cursor.take(b"\n") || cursor.take(b"\r");
    Ok((end, cursor.at()))
}
