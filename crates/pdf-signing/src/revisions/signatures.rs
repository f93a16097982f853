//! Signature fields of a document and what their signature dictionaries say (ISO 32000-2, 12.8.1): facts, no judgement
//! of keys or trust.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset};

use super::fields::{FormField, fields};
use super::file::RevisionFile;
use super::locks::{Permission, permission};
use super::sections::XrefEntry;
use super::text::date;
use super::unreadable::{Many, Unreadable};
use super::value::{Dict, PdfValue, Ref};
use super::view::RevisionView;

/// Signatures of a file. The longest chains that are known have some dozens.
const MOST_SIGNATURES: usize = 128;

/// A signature field, empty or filled.
#[derive(Debug, Clone)]
pub(crate) struct SignatureField {
    /// Full name.
    pub(crate) name: String,
    pub(crate) signature: Option<SignatureDictionary>,
}

/// What a filled field holds.
#[derive(Debug, Clone)]
pub(crate) struct SignatureDictionary {
    /// Object number of the signature dictionary.
    pub(crate) object: u32,
    pub(crate) kind: SignatureKind,
    pub(crate) sub_filter: Option<String>,
    /// `/M`: claimed, not proven.
    pub(crate) time: Option<DateTime<FixedOffset>>,
    /// The bytes it covers.
    pub(crate) range: Result<SignedRange, RangeFault>,
    /// `/Contents` decoded: DER, then the zeros of the reserved room.
    pub(crate) cms: Vec<u8>,
    pub(crate) permission: Permission,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SignatureKind {
    Signature,
    /// `/Type /DocTimeStamp` and `/SubFilter /ETSI.RFC3161` (12.8.5).
    DocumentTimeStamp,
    /// `/Type` and `/SubFilter` contradict each other: what it is depends on the reader.
    Contradictory,
}

/// A byte range that has passed every check: `0..gap.start` and `gap.end..end`, with nothing but its own `/Contents`
/// between.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SignedRange {
    pub(crate) gap: std::ops::Range<usize>,
    pub(crate) end: usize,
    /// Index of the revision it closes.
    pub(crate) revision: usize,
    /// Whether nothing but space follows.
    pub(crate) whole_file: bool,
}

/// Why a signature does not cover what it seems to cover.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum RangeFault {
    /// The field's value is no reference to a dictionary that stands plainly in the file, in its own revision.
    Value,
    /// Another field has the same value.
    Shared {
        /// Its full name.
        field: String,
    },
    /// `/Contents` is missing or not written as hexadecimal digits without space.
    Contents,
    /// `/ByteRange` is missing or not four numbers.
    Numbers,
    /// It does not begin with the file.
    Start,
    /// The gap is not exactly the `/Contents` of this dictionary.
    Gap {
        /// First byte of the gap and the first behind it, as `/ByteRange` says.
        stated: (usize, usize),
        /// The same of `/Contents`.
        contents: (usize, usize),
    },
    /// It does not end with the revision that holds the signature.
    End {
        /// The first byte that it does not cover, as `/ByteRange` says.
        stated: usize,
        /// The first byte behind the revision.
        revision_ends: usize,
    },
}

/// The signature fields of the latest revision, in the order of the form.
pub(crate) fn signature_fields(file: &RevisionFile<'_>) -> Result<Vec<SignatureField>, Unreadable> {
    in_view(&file.latest()?)
}

/// The signature fields of one view.
pub(crate) fn in_view(view: &RevisionView<'_, '_>) -> Result<Vec<SignatureField>, Unreadable> {
    let mut holders: BTreeMap<Ref, String> = BTreeMap::new();
    let mut found = Vec::new();
    let mut signed = 0;
    for field in fields(view)?.into_iter().filter(|field| field.is_signature() && field.below.is_empty()) {
        let Some(dict) = field.entries() else { continue };
        // A value that is no dictionary is no signature, and some readers refuse the whole form because of it.
        let value = view.at(dict, b"V")?;
        if dict.get(b"V").is_some() && value.as_deref().and_then(PdfValue::dict).is_none() {
            return Err(Unreadable::FieldTree { object: field.id.number });
        }
        let mut signature = dict.get(b"V").map(|value| signature(view, &field, value)).transpose()?;
        if let (Some(signature), Some(reference)) = (&mut signature, dict.get(b"V").and_then(PdfValue::reference))
            && let Some(other) = holders.insert(reference, field.name.clone())
        {
            signature.range = Err(RangeFault::Shared { field: other });
            signature.cms = Vec::new();
        }
        signed += usize::from(signature.is_some());
        if signed > MOST_SIGNATURES {
            return Err(Unreadable::TooMany(Many::Signatures));
        }
        found.push(SignatureField { name: field.name, signature });
    }
    Ok(found)
}

/// The signature that is the value of `field` in `view`.
pub(crate) fn signature(
    view: &RevisionView<'_, '_>,
    field: &FormField,
    value: &PdfValue,
) -> Result<SignatureDictionary, Unreadable> {
    let object = view.follow(value)?;
    let empty = Dict::default();
    let dict = object.as_deref().and_then(PdfValue::dict);
    let place = value.reference().and_then(|reference| place(view, reference));
    let range = match (dict, place) {
        (Some(dict), Some((offset, revision))) => signed_range(view, dict, offset, revision)?,
        _ => Err(RangeFault::Value),
    };
    let dict = dict.unwrap_or(&empty);
    let name =
        |key: &[u8]| dict.get(key).and_then(PdfValue::name).map(|name| String::from_utf8_lossy(name).into_owned());
    let stamped = dict.is(b"SubFilter", b"ETSI.RFC3161");
    let kind = match dict.get(b"Type").map(PdfValue::name) {
        None | Some(Some(b"Sig")) if !stamped => SignatureKind::Signature,
        Some(Some(b"DocTimeStamp")) if stamped => SignatureKind::DocumentTimeStamp,
        _ => SignatureKind::Contradictory,
    };
    let contents = dict.get(b"Contents").and_then(PdfValue::text).unwrap_or_default();
    view.file.budget.steps(contents.len() / 64)?;
    Ok(SignatureDictionary {
        object: value.reference().map_or(0, |reference| reference.number),
        kind,
        sub_filter: name(b"SubFilter"),
        time: view.at(dict, b"M")?.as_deref().and_then(PdfValue::text).and_then(date),
        range,
        cms: contents.to_vec(),
        permission: match field.entries() {
            Some(field) => permission(view, field, dict)?,
            None => Permission { level: Some(1), ..Permission::default() },
        },
    })
}

/// Offset of a plain object and the revision whose bytes and table both hold it.
fn place(view: &RevisionView<'_, '_>, reference: Ref) -> Option<(usize, usize)> {
    let Some(XrefEntry::Plain { offset, generation }) = view.entry(reference.number) else { return None };
    let revisions = view.file.revisions().get(..=view.index)?;
    let named = revisions.iter().rposition(|revision| revision.entries.contains_key(&reference.number))?;
    let bytes = revisions.iter().position(|revision| (revision.start..revision.ends.0).contains(&offset))?;
    (generation == reference.generation && named == bytes).then_some((offset, bytes))
}

fn signed_range(
    view: &RevisionView<'_, '_>,
    dict: &Dict,
    offset: usize,
    revision: usize,
) -> Result<Result<SignedRange, RangeFault>, Unreadable> {
    let bytes = view.file.bytes;
    let places = view.file.places(offset)?;
    let Some((_, contents)) = places.into_iter().find(|(key, _)| key == b"Contents") else {
        return Ok(Err(RangeFault::Contents));
    };
    let written = bytes.get(contents.clone()).unwrap_or_default();
    let digits = written.strip_prefix(b"<").and_then(|rest| rest.strip_suffix(b">"));
    if !digits.is_some_and(|digits| digits.len() % 2 == 0 && digits.iter().all(u8::is_ascii_hexdigit)) {
        return Ok(Err(RangeFault::Contents));
    }
    let numbers: Option<Vec<usize>> = dict
        .get(b"ByteRange")
        .and_then(PdfValue::array)
        .and_then(|items| items.iter().map(|item| item.int().and_then(|item| usize::try_from(item).ok())).collect());
    let Some(&[start, first, second, length]) = numbers.as_deref() else { return Ok(Err(RangeFault::Numbers)) };
    if start != 0 {
        return Ok(Err(RangeFault::Start));
    }
    if (first, second) != (contents.start, contents.end) {
        let contents = (contents.start, contents.end);
        return Ok(Err(RangeFault::Gap { stated: (first, second), contents }));
    }
    let end = second.saturating_add(length);
    let revisions = view.file.revisions();
    let Some(ends) = revisions.get(revision).map(|revision| revision.ends) else { return Ok(Err(RangeFault::Value)) };
    if end != ends.0 && end != ends.1 {
        return Ok(Err(RangeFault::End { stated: end, revision_ends: ends.1 }));
    }
    let whole_file = revision + 1 == revisions.len();
    Ok(Ok(SignedRange { gap: contents, end, revision, whole_file }))
}

impl SignedRange {
    /// The covered bytes of the file `bytes`: what `messageDigest` is of (RFC 5652, 11.2).
    pub(crate) fn of<'b>(&self, bytes: &'b [u8]) -> [&'b [u8]; 2] {
        let before = bytes.get(..self.gap.start).unwrap_or_default();
        [before, bytes.get(self.gap.end..self.end).unwrap_or_default()]
    }
}
