//! Room for a signature: a signature field filled with a dictionary whose contents are zeros, the bytes to be digested,
//! and the CMS put in (ISO 32000-2, 12.8; ETSI EN 319 142-1, PAdES).

use chrono::{DateTime, FixedOffset};

use crate::pdf::{Append, Dictionary, Object, ObjectId, StringFormat, dictionary, text_string};

use crate::cms::Digest;
use crate::error::Error;
use crate::fields::{appearance, tree};

/// SignaturesExist and AppendOnly (12.7.3).
const SIGNED_APPEND_ONLY: i64 = 3;

/// More than any CMS with chain, time stamp and revocation data.
const MOST_CAPACITY: usize = 1 << 20;

/// Stands in `/ByteRange` until the real figures are known; as wide as the largest of them.
const UNKNOWN: i64 = 9_999_999_999;

/// What a certifying signature allows afterwards: filling in forms and signing (12.8.2.2, Table 257).
const FILL_AND_SIGN: i64 = 2;

/// What a signature is to say, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Request<'a> {
    /// The field's name.
    pub field: &'a str,
    /// A PDF of one untagged page: what the field shows afterwards.
    pub appearance: Option<&'a [u8]>,
    /// The time of signing (`/M`).
    pub time: DateTime<FixedOffset>,
    /// Who signs (`/Name`).
    pub name: Option<&'a str>,
    /// Why (`/Reason`).
    pub reason: Option<&'a str>,
    /// Where (`/Location`).
    pub location: Option<&'a str>,
    /// Bytes of room for the CMS.
    pub capacity: usize,
    /// Whether the signature certifies the document (DocMDP 2).
    pub certify: bool,
}

/// A document with room for one signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reserved {
    /// The document; the room is zeros.
    pub bytes: Vec<u8>,
    /// Offset and length, twice: what the signature covers, all but its own contents (12.8.1).
    pub byte_range: [usize; 4],
    /// The field that is being signed.
    pub field: String,
}

/// Appends a signature dictionary as the value of an empty signature field. The field's `/Lock` becomes part of what is
/// signed. The same input gives the same bytes.
///
/// # Errors
/// No empty signature field of that name, another one that waits, an appearance that is not read, a room of no size.
pub fn reserve(pdf: &[u8], request: &Request) -> Result<Reserved, Error> {
    let mut file = Append::open(pdf)?;
    let known = tree::fields(&file);
    if let Some(pending) = known.iter().find(|field| field.is_pending(&file)) {
        return Err(Error::ReservationPending { field: pending.name.clone() });
    }
    let (id, found) = tree::empty(&file, request.field, true)?;
    let signed = known.iter().find(|field| field.is_signature() && field.value(&file).is_some());
    if let (true, Some(signed)) = (request.certify, signed) {
        return Err(Error::CertificationNotFirst { field: signed.name.clone() });
    }
    if request.capacity == 0 || request.capacity > MOST_CAPACITY {
        return Err(Error::CapacityUnfit { bytes: request.capacity });
    }
    let first = signed.is_none();
    let unfit = || Error::FieldUnfit { field: request.field.to_owned() };
    let catalog = file.catalog_id().ok_or_else(unfit)?;
    let lock = file.entry(&found.entries, b"Lock").as_dict().ok().cloned();
    let mut signature = signature(request);
    let references = references(&file, lock.as_ref(), request.certify, catalog);
    if !references.is_empty() {
        signature.set("Reference", references);
    }
    let signature = file.add(signature);
    let shown = match request.appearance {
        Some(pdf) => {
            let rect = appearance::numbers(&file, file.entry(&found.entries, b"Rect")).ok_or_else(unfit)?;
            Some(appearance::import(&mut file, pdf, rect)?)
        }
        None => None,
    };
    let widget = file.edit(id).ok_or_else(unfit)?;
    widget.set("V", signature);
    if let Some(shown) = shown {
        widget.set("AP", dictionary! { "N" => shown });
    }
    // Only within the first signature's own update: afterwards it would be a change of the form.
    if first {
        append_only(&mut file, catalog);
    }
    if request.certify {
        let mut permissions = file.entry(&file.catalog(), b"Perms").as_dict().cloned().unwrap_or_default();
        permissions.set("DocMDP", signature);
        file.edit(catalog).ok_or_else(unfit)?.set("Perms", permissions);
    }
    let (bytes, at) = file.save_and_find(signature)?;
    measured(bytes, at, request).ok_or_else(unfit)
}

/// The signature dictionary (12.8.1, Table 255) with placeholders.
fn signature(request: &Request) -> Dictionary {
    let mut signature = dictionary! {
        "Type" => "Sig",
        "Filter" => "Adobe.PPKLite",
        "SubFilter" => "ETSI.CAdES.detached",
        "ByteRange" => vec![Object::Integer(0), UNKNOWN.into(), UNKNOWN.into(), UNKNOWN.into()],
        "Contents" => Object::String(vec![0; request.capacity], StringFormat::Hexadecimal),
        "M" => Object::string_literal(date(request.time)),
    };
    let texts = [("Name", request.name), ("Reason", request.reason), ("Location", request.location)];
    for (key, text) in texts.into_iter().filter_map(|(key, text)| Some((key, text?))) {
        signature.set(key, text_string(text));
    }
    signature
}

/// A time as 7.9.4 writes it.
fn date(time: DateTime<FixedOffset>) -> String {
    let minutes = time.offset().local_minus_utc() / 60;
    let (sign, minutes) = if minutes < 0 { ('-', -minutes) } else { ('+', minutes) };
    format!("D:{}{sign}{:02}'{:02}", time.format("%Y%m%d%H%M%S"), minutes / 60, minutes % 60)
}

/// What must not change afterwards, as signature reference dictionaries (12.8.1, Table 256): the certification, and the
/// field's lock with the permissions that it gives.
fn references(file: &Append, lock: Option<&Dictionary>, certify: bool, catalog: ObjectId) -> Vec<Object> {
    let permitted = lock.and_then(|lock| file.entry(lock, b"P").as_i64().ok());
    let mut references = Vec::new();
    if certify {
        let allowed = permitted.map_or(FILL_AND_SIGN, |permitted| permitted.min(FILL_AND_SIGN));
        references.push(Object::Dictionary(dictionary! {
            "Type" => "SigRef",
            "TransformMethod" => "DocMDP",
            "TransformParams" => dictionary! { "Type" => "TransformParams", "V" => "1.2", "P" => allowed },
        }));
    }
    if let Some(lock) = lock {
        let mut params = dictionary! { "Type" => "TransformParams", "V" => "1.2" };
        for key in [b"Action".as_slice(), b"Fields"] {
            match file.entry(lock, key) {
                Object::Null => {}
                value => params.set(key, value.clone()),
            }
        }
        // The standard keeps these permissions in `/Lock` alone; Acrobat and pyHanko write them here too, and verifiers
        // that look only at what is signed find them here.
        if let Some(permitted) = permitted {
            params.set("P", if certify { permitted.min(FILL_AND_SIGN) } else { permitted });
        }
        references.push(Object::Dictionary(dictionary! {
            "Type" => "SigRef",
            "TransformMethod" => "FieldMDP",
            "Data" => catalog,
            "TransformParams" => params,
        }));
    }
    references
}

fn append_only(file: &mut Append, catalog: ObjectId) {
    let (id, Some(mut form)) = tree::form(file) else { return };
    let flags = file.entry(&form, b"SigFlags").as_i64().unwrap_or(0);
    if flags & SIGNED_APPEND_ONLY == SIGNED_APPEND_ONLY {
        return;
    }
    form.set("SigFlags", flags | SIGNED_APPEND_ONLY);
    match id {
        Some(id) => file.set(id, form),
        None => {
            if let Some(catalog) = file.edit(catalog) {
                catalog.set("AcroForm", form);
            }
        }
    }
}

/// Puts the real figures into `/ByteRange`, which keeps its length by blanks.
fn measured(mut bytes: Vec<u8>, object: usize, request: &Request) -> Option<Reserved> {
    let range = format!("/ByteRange [0 {UNKNOWN} {UNKNOWN} {UNKNOWN}] /Contents <");
    let at = object + bytes.get(object..)?.windows(range.len()).position(|window| window == range.as_bytes())?;
    let start = at + range.len() - 1;
    let end = start + 2 * request.capacity + 2;
    let byte_range = [0, start, end, bytes.len().checked_sub(end)?];
    let [_, first, second, rest] = byte_range;
    let figures = format!("/ByteRange [0 {first} {second} {rest}]");
    let room = range.len() - " /Contents <".len();
    let figures = format!("{figures:<room$}");
    bytes.get_mut(at..at + room).filter(|room| room.len() == figures.len())?.copy_from_slice(figures.as_bytes());
    Some(Reserved { bytes, byte_range, field: request.field.to_owned() })
}

impl Reserved {
    /// Finds the room again in a file that went through other hands: the one signature whose contents are zeros and whose
    /// byte range is the whole file but for them.
    ///
    /// # Errors
    /// None or several, or a document that cannot be read.
    pub fn find(bytes: &[u8]) -> Result<Self, Error> {
        let file = Append::open(bytes)?;
        let pending = tree::fields(&file).into_iter().filter(|field| field.is_pending(&file));
        let found = pending.filter_map(|field| Some((byte_range(&file, &field, bytes)?, field.name)));
        let mut found: Vec<_> = found.collect();
        match (found.pop(), found.len()) {
            (Some((byte_range, field)), 0) => Ok(Self { bytes: bytes.to_vec(), byte_range, field }),
            _ => Err(Error::NoReservation),
        }
    }

    /// What is to be digested: the first slice, then the second.
    pub fn signed(&self) -> [&[u8]; 2] {
        let [_, first, second, _] = self.byte_range;
        [self.bytes.get(..first).unwrap_or_default(), self.bytes.get(second..).unwrap_or_default()]
    }

    /// The SHA-256 of what is to be digested.
    pub fn digest(&self) -> [u8; 32] {
        let mut digest = [0; 32];
        digest.copy_from_slice(&Digest::Sha256.of(&self.signed()));
        digest
    }

    /// Bytes of room for the CMS.
    pub fn capacity(&self) -> usize {
        let [_, first, second, _] = self.byte_range;
        second.saturating_sub(first).saturating_sub(2) / 2
    }

    /// The document with the CMS (DER) in its room; what is left of the room stays zero.
    ///
    /// # Errors
    /// A CMS that is empty or longer than the room.
    pub fn insert(&self, cms: &[u8]) -> Result<Vec<u8>, Error> {
        let capacity = self.capacity();
        if cms.is_empty() {
            return Err(Error::CmsEmpty);
        }
        if cms.len() > capacity {
            return Err(Error::CmsTooLarge { bytes: cms.len(), capacity });
        }
        let digits: String = cms.iter().map(|byte| format!("{byte:02x}")).collect();
        let mut bytes = self.bytes.clone();
        let start = self.byte_range[1] + 1;
        let room = bytes.get_mut(start..start + digits.len()).ok_or(Error::NoReservation)?;
        room.copy_from_slice(digits.as_bytes());
        Ok(bytes)
    }
}

/// The byte range of a pending signature, if it is that of the whole file and leaves out nothing but `<00…00>`.
fn byte_range(file: &Append, field: &tree::FoundField, bytes: &[u8]) -> Option<[usize; 4]> {
    let signature = field.value(file)?.as_dict().ok()?;
    let range = file.entry(signature, b"ByteRange").as_array().ok()?;
    let range = range.iter().map(|item| usize::try_from(file.follow(item).as_i64().ok()?).ok());
    let range: [usize; 4] = range.collect::<Option<Vec<_>>>()?.try_into().ok()?;
    let [from, first, second, rest] = range;
    let gap = bytes.get(first..second)?.strip_prefix(b"<")?.strip_suffix(b">")?;
    let empty = !gap.is_empty() && gap.len() % 2 == 0 && gap.iter().all(|digit| *digit == b'0');
    (from == 0 && empty && second.checked_add(rest)? == bytes.len()).then_some(range)
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;

    use super::*;

    #[test]
    fn times_keep_their_offset() {
        let at = |hours: i32, minutes: i32| {
            let offset = FixedOffset::east_opt(hours * 3600 + minutes * 60).unwrap();
            date(offset.with_ymd_and_hms(2021, 5, 6, 8, 9, 10).unwrap())
        };
        assert_eq!(at(7, 0), "D:20210506080910+07'00");
        assert_eq!(at(-3, -30), "D:20210506080910-03'30");
    }
}
