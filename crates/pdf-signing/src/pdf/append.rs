//! An incremental update (ISO 32000-2, 7.5.6): a file's bytes and changed objects in; the same bytes with more after
//! them out.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use lopdf::xref::XrefType;
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId};

use super::write;

/// A stream of the file's own structure that unfolds to more bytes than this is not read.
const STRUCTURE_LIMIT: usize = 64 << 20;

/// The largest number of an indirect object in a PDF/A-2 file (ISO 19005-2, 6.1.13).
const OBJECT_LIMIT: u32 = 8_388_607;

/// Offsets of lopdf are 32 bits wide.
const BYTE_LIMIT: usize = u32::MAX as usize - (64 << 20);

/// Chains of references and inherited entries end here.
const DEPTH: usize = 32;

static NULL: Object = Object::Null;

/// Why a file cannot be read, or nothing can be appended to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AppendError {
    /// It does not begin with `%PDF-`.
    NotPdf,
    /// Cross-references, trailer or catalog do not lead anywhere.
    Damaged,
    /// It is encrypted.
    Encrypted,
    /// More bytes or more objects than PDF/A-2 or this library can number.
    TooLarge,
}

impl fmt::Display for AppendError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotPdf => "it is no PDF",
            Self::Damaged => "it is damaged or cut off",
            Self::Encrypted => "it is encrypted",
            Self::TooLarge => "it is too large",
        })
    }
}

impl std::error::Error for AppendError {}

/// A file as it is seen at its end, and what is to be changed in it or added to it.
pub struct Append<'a> {
    input: &'a [u8],
    document: Document,
    changed: BTreeMap<ObjectId, Object>,
    next: u32,
}

impl<'a> Append<'a> {
    /// Reads the file. Files that have to be mended to be read are refused: what follows a signature must stand on the
    /// cross-references that were signed.
    ///
    /// # Errors
    /// No sound, unencrypted PDF below 4 GiB.
    pub fn open(input: &'a [u8]) -> Result<Self, AppendError> {
        if !input.starts_with(b"%PDF-") {
            return Err(AppendError::NotPdf);
        }
        if input.len() > BYTE_LIMIT {
            return Err(AppendError::TooLarge);
        }
        let options = LoadOptions::with_max_decompressed_size(STRUCTURE_LIMIT);
        let document = Document::load_mem_with_options(input, options).map_err(|_| AppendError::Damaged)?;
        if document.is_encrypted() || document.was_encrypted() {
            return Err(AppendError::Encrypted);
        }
        // Zero: lopdf found no cross-references and guessed the objects by scanning.
        if document.xref_start == 0 {
            return Err(AppendError::Damaged);
        }
        let size = document.trailer.get(b"Size").and_then(Object::as_i64).unwrap_or_default();
        let size = u32::try_from(size).map_err(|_| AppendError::Damaged)?;
        let next = size.max(document.max_id.saturating_add(1));
        if next > OBJECT_LIMIT {
            return Err(AppendError::TooLarge);
        }
        let append = Self { input, document, changed: BTreeMap::new(), next };
        let catalog = append.catalog_id().and_then(|id| append.dictionary(id));
        catalog.map(|_| ()).ok_or(AppendError::Damaged)?;
        Ok(append)
    }

    /// The catalog (document's root).
    pub fn catalog_id(&self) -> Option<ObjectId> {
        self.document.trailer.get(b"Root").and_then(Object::as_reference).ok()
    }

    /// The catalog's entries; empty if the catalog is gone.
    pub fn catalog(&self) -> Dictionary {
        self.catalog_id().and_then(|id| self.dictionary(id)).cloned().unwrap_or_default()
    }

    /// The pages in their order.
    pub fn pages(&self) -> Vec<ObjectId> {
        self.document.page_iter().collect()
    }

    /// An object as it is after the changes made so far.
    pub fn object(&self, id: ObjectId) -> Option<&Object> {
        self.changed.get(&id).or_else(|| self.document.objects.get(&id))
    }

    /// A dictionary as it is after the changes made so far; not that of a stream.
    pub fn dictionary(&self, id: ObjectId) -> Option<&Dictionary> {
        self.object(id).and_then(|object| object.as_dict().ok())
    }

    /// What an object stands for: itself, or what its reference leads to; null if it leads nowhere (7.3.10).
    pub fn follow<'s>(&'s self, object: &'s Object) -> &'s Object {
        let mut at = object;
        for _ in 0..DEPTH {
            match at {
                Object::Reference(id) => at = self.object(*id).unwrap_or(&NULL),
                other => return other,
            }
        }
        &NULL
    }

    /// What an entry stands for; null if there is none.
    pub fn entry<'s>(&'s self, of: &'s Dictionary, key: &[u8]) -> &'s Object {
        of.get(key).map_or(&NULL, |object| self.follow(object))
    }

    /// An entry of a page, its own or inherited from the page tree (7.7.3.4).
    pub fn inherited<'s>(&'s self, page: &'s Dictionary, key: &[u8]) -> &'s Object {
        let mut at = page;
        for _ in 0..DEPTH {
            match (self.entry(at, key), self.entry(at, b"Parent")) {
                (Object::Null, Object::Dictionary(parent)) => at = parent,
                (found, _) => return found,
            }
        }
        &NULL
    }

    /// Adds an object.
    pub fn add(&mut self, object: impl Into<Object>) -> ObjectId {
        let id = (self.next, 0);
        self.next += 1;
        self.changed.insert(id, object.into());
        id
    }

    /// Puts another object in an object's place.
    pub fn set(&mut self, id: ObjectId, object: impl Into<Object>) {
        self.changed.insert(id, object.into());
    }

    /// Takes a dictionary up for changing; `None` if there is none of that number.
    pub fn edit(&mut self, id: ObjectId) -> Option<&mut Dictionary> {
        if !self.changed.contains_key(&id) {
            let object = self.document.objects.get(&id)?.clone();
            object.as_dict().ok()?;
            self.changed.insert(id, object);
        }
        self.changed.get_mut(&id)?.as_dict_mut().ok()
    }

    /// Copies an object of another file with all that it leads to.
    pub(crate) fn copy(&mut self, other: &Append, object: &Object) -> Object {
        let mut known: BTreeMap<ObjectId, ObjectId> = BTreeMap::new();
        let mut waiting: Vec<ObjectId> = Vec::new();
        let copied = self.renumbered(object, &mut known, &mut waiting);
        let mut done: BTreeSet<ObjectId> = BTreeSet::new();
        while let Some(id) = waiting.pop() {
            if !done.insert(id) {
                continue;
            }
            let body = self.renumbered(other.object(id).unwrap_or(&NULL), &mut known, &mut waiting);
            if let Some(new) = known.get(&id) {
                self.set(*new, body);
            }
        }
        copied
    }

    /// Nesting inside one object is bounded by lopdf's parser.
    fn renumbered(
        &mut self,
        object: &Object,
        known: &mut BTreeMap<ObjectId, ObjectId>,
        waiting: &mut Vec<ObjectId>,
    ) -> Object {
        match object {
            Object::Reference(id) => {
                let new = match known.get(id) {
                    Some(new) => *new,
                    None => {
                        let new = self.add(Object::Null);
                        known.insert(*id, new);
                        new
                    }
                };
                waiting.push(*id);
                Object::Reference(new)
            }
            Object::Array(items) => {
                Object::Array(items.iter().map(|item| self.renumbered(item, known, waiting)).collect())
            }
            Object::Dictionary(dictionary) => {
                Object::Dictionary(self.renumbered_dictionary(dictionary, known, waiting))
            }
            Object::Stream(stream) => {
                let mut copy = stream.clone();
                copy.dict = self.renumbered_dictionary(&stream.dict, known, waiting);
                Object::Stream(copy)
            }
            other => other.clone(),
        }
    }

    fn renumbered_dictionary(
        &mut self,
        dictionary: &Dictionary,
        known: &mut BTreeMap<ObjectId, ObjectId>,
        waiting: &mut Vec<ObjectId>,
    ) -> Dictionary {
        let mut copy = Dictionary::new();
        for (key, value) in dictionary {
            // A stream is written with its real length; the other file's structure tree stays where it is.
            if ![b"Length".as_slice(), b"StructParent", b"StructParents"].contains(&key.as_slice()) {
                copy.set(key.clone(), self.renumbered(value, known, waiting));
            }
        }
        copy
    }

    /// The file with the changes appended. The same file and the same changes give the same bytes.
    ///
    /// # Errors
    /// More objects or bytes than can be numbered.
    pub fn save(self) -> Result<Vec<u8>, AppendError> {
        self.written().map(|(bytes, _)| bytes)
    }

    /// The same, and where a changed object begins.
    pub(crate) fn save_and_find(self, id: ObjectId) -> Result<(Vec<u8>, usize), AppendError> {
        let (bytes, offsets) = self.written()?;
        let (offset, _) = offsets.get(&id.0).ok_or(AppendError::Damaged)?;
        Ok((bytes, *offset))
    }

    fn written(self) -> Result<(Vec<u8>, write::Offsets), AppendError> {
        let last = self.next.checked_sub(1).filter(|last| *last <= OBJECT_LIMIT).ok_or(AppendError::TooLarge)?;
        let as_stream = matches!(self.document.reference_table.cross_reference_type, XrefType::CrossReferenceStream);
        let section = write::IncrementalUpdate {
            objects: &self.changed,
            trailer: &self.document.trailer,
            previous: self.document.xref_start,
            last,
        };
        let (bytes, offsets) = write::append(self.input, &section, as_stream);
        if bytes.len() > BYTE_LIMIT {
            return Err(AppendError::TooLarge);
        }
        Ok((bytes, offsets))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    fn with_one_object(bytes: &[u8]) -> Vec<u8> {
        let mut append = Append::open(bytes).unwrap();
        append.add(Object::Integer(7));
        append.save().unwrap()
    }

    #[test]
    fn the_file_is_the_prefix_of_its_update_in_both_forms_of_cross_references() {
        for bytes in [samples::plain(), samples::with_xref_stream()] {
            let first = with_one_object(&bytes);
            let second = with_one_object(&first);
            assert!(first.starts_with(&bytes) && second.starts_with(&first) && second.len() > first.len());
            assert_eq!(with_one_object(&bytes), first);
            let read = Append::open(&second).unwrap();
            let sevens = read.document.objects.values().filter(|object| **object == Object::Integer(7)).count();
            assert!(sevens >= 2);
            assert_eq!(samples::ends_in_table(&second), samples::ends_in_table(&bytes));
            assert_eq!(read.pages().len(), Append::open(&bytes).unwrap().pages().len());
        }
    }

    #[test]
    fn the_first_identifier_stays_and_the_second_follows_the_contents() {
        let ids = |bytes: &[u8]| {
            let document = Document::load_mem(bytes).unwrap();
            let ids = document.trailer.get(b"ID").unwrap().as_array().unwrap();
            [0, 1].map(|at: usize| ids[at].as_str().unwrap().to_vec())
        };
        let bytes = samples::plain();
        let (before, after) = (ids(&bytes), ids(&with_one_object(&bytes)));
        assert_eq!(before[0], after[0]);
        assert_ne!(before[1], after[1]);
    }

    #[test]
    fn what_is_not_a_sound_pdf_is_refused() {
        let bytes = samples::plain();
        let refused = |bytes: &[u8]| Append::open(bytes).err();
        assert_eq!(refused(b"PK\x03\x04"), Some(AppendError::NotPdf));
        assert_eq!(refused(b""), Some(AppendError::NotPdf));
        assert_eq!(refused(b"%PDF-1.7\n"), Some(AppendError::Damaged));
        assert_eq!(refused(&bytes[..bytes.len() / 2]), Some(AppendError::Damaged));
    }

    #[test]
    fn an_encrypted_file_is_refused_also_when_it_opens_without_a_password() {
        let refused = |bytes: &[u8]| Append::open(bytes).err();
        assert_eq!(refused(include_bytes!("../../tests/data/pdf/encrypted.pdf")), Some(AppendError::Encrypted));
        assert_eq!(refused(include_bytes!("../../tests/data/pdf/encrypted-user.pdf")), Some(AppendError::Encrypted));
    }

    #[test]
    fn cut_off_anywhere_it_is_refused_or_read_but_never_a_panic() {
        let bytes = samples::small();
        for end in 0..bytes.len() {
            if let Ok(append) = Append::open(&bytes[..end]) {
                let _ = append.save();
            }
        }
    }
}
