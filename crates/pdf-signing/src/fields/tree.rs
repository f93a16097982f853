//! The fields of a document's form (ISO 32000-2, 12.7), by walking the field tree.

use std::collections::BTreeSet;

use crate::pdf::{Append, Dictionary, Object, ObjectId, decode_text_string};

use crate::error::Error;

/// The field tree is not followed deeper than this.
const DEPTH: usize = 32;

/// Letters of a field's full name, and fields, that are looked at.
const LONGEST_NAME: usize = 1_000;
const MOST: usize = 20_000;

/// A field as found in a document.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FoundField {
    /// `None`: written into its parent, not an object of its own.
    pub(crate) id: Option<ObjectId>,
    /// Fully qualified (12.7.4.2).
    pub(crate) name: String,
    /// `/FT`, its own or inherited.
    pub(crate) kind: Vec<u8>,
    pub(crate) entries: Dictionary,
}

impl FoundField {
    pub(crate) fn is_signature(&self) -> bool {
        self.kind == b"Sig"
    }

    /// What it is filled with; `None` while it is empty.
    pub(crate) fn value<'s>(&'s self, file: &'s Append) -> Option<&'s Object> {
        match file.entry(&self.entries, b"V") {
            Object::Null => None,
            Object::String(text, _) if text.is_empty() => None,
            value => Some(value),
        }
    }

    /// Whether it is a signature's room whose contents are still zeros.
    pub(crate) fn is_pending(&self, file: &Append) -> bool {
        let Some(Object::Dictionary(signature)) = self.value(file) else { return false };
        match file.entry(signature, b"Contents") {
            Object::String(contents, _) => self.is_signature() && contents.iter().all(|byte| *byte == 0),
            _ => false,
        }
    }
}

/// The interactive form: its entries, and its number if it is an object of its own.
pub(crate) fn form(file: &Append) -> (Option<ObjectId>, Option<Dictionary>) {
    let catalog = file.catalog();
    let id = catalog.get(b"AcroForm").and_then(Object::as_reference).ok();
    (id, file.entry(&catalog, b"AcroForm").as_dict().ok().cloned())
}

/// All fields that have a name, in the order of the tree. Their widgets, where they are objects of their own, are not among
/// them.
pub(crate) fn fields(file: &Append) -> Vec<FoundField> {
    let mut found = Vec::new();
    if let (_, Some(form)) = form(file) {
        walk(file, file.entry(&form, b"Fields"), ("", &[]), DEPTH, &mut BTreeSet::new(), &mut found);
    }
    found
}

fn walk(
    file: &Append,
    kids: &Object,
    (above, kind): (&str, &[u8]),
    depth: usize,
    seen: &mut BTreeSet<ObjectId>,
    found: &mut Vec<FoundField>,
) {
    let (Object::Array(kids), Some(depth)) = (kids, depth.checked_sub(1)) else { return };
    for kid in kids {
        let id = kid.as_reference().ok();
        let Object::Dictionary(entries) = file.follow(kid) else { continue };
        if id.is_some_and(|id| !seen.insert(id)) {
            continue;
        }
        let Ok(own) = decode_text_string(file.entry(entries, b"T")) else { continue };
        if own.len() + above.len() > LONGEST_NAME || found.len() >= MOST {
            continue;
        }
        let name = if above.is_empty() { own } else { format!("{above}.{own}") };
        let kind = file.entry(entries, b"FT").as_name().unwrap_or(kind).to_vec();
        found.push(FoundField { id, name: name.clone(), kind: kind.clone(), entries: entries.clone() });
        walk(file, file.entry(entries, b"Kids"), (&name, &kind), depth, seen, found);
    }
}

/// The first field of that name.
pub(crate) fn field(file: &Append, name: &str) -> Option<FoundField> {
    fields(file).into_iter().find(|field| field.name == name)
}

/// An empty field of that name, to be filled: an object of its own that is its own widget, as `prepare` makes them.
pub(crate) fn empty(file: &Append, name: &str, signature: bool) -> Result<(ObjectId, FoundField), Error> {
    let field = || name.to_owned();
    let found = self::field(file, name).ok_or(Error::FieldMissing { field: field() })?;
    if found.is_pending(file) {
        return Err(Error::ReservationPending { field: field() });
    }
    if found.value(file).is_some() {
        return Err(Error::FieldFilled { field: field() });
    }
    let kind: &[u8] = if signature { b"Sig" } else { b"Tx" };
    match found.id {
        Some(id) if found.kind == kind && found.entries.has(b"Rect") => Ok((id, found)),
        _ => Err(Error::FieldUnfit { field: field() }),
    }
}
