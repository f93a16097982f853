//! What a document has that [`prepare`](crate::fields::prepare) did not put there: fields, annotations, actions, layers,
//! files, bytes that belong to no object. Found before signing, because the signature would cover it.

use std::collections::BTreeSet;

use super::change::Change;
use super::changes;
use super::covering::covering;
use super::fields::{fields, rect};
use super::file::RevisionFile;
use super::pages::pages;
use super::signatures::signature_fields;
use super::text::text;
use super::unreadable::Unreadable;
use super::uses::Uses;
use super::value::{Dict, PdfValue, Stream};
use super::view::RevisionView;

/// A field as preparing makes it.
#[derive(Debug, Clone, Copy)]
pub struct Expected<'a> {
    /// Its full name.
    pub name: &'a str,
    /// Whether it takes a signature, and not text.
    pub signature: bool,
    /// At most so wide and high, in points.
    pub size: (f64, f64),
    /// Whether it lies over text of the page by intention: a seal.
    pub over_text: bool,
}

/// Something that preparing does not make.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Oddity {
    /// The file is not the document with its preparation appended to it, but was written anew.
    Rewritten,
    /// An update before the first signature changed something that filling and reserving do not change.
    Updated {
        /// The revision, counted from 1.
        revision: usize,
    },
    /// Bytes that belong to no object.
    StrayBytes {
        /// The revision, counted from 1.
        revision: usize,
    },
    /// Objects that nothing leads to: another document may be hidden in them.
    HiddenObjects {
        /// How many.
        count: usize,
    },
    /// A field that is not expected.
    Field {
        /// Its full name.
        name: String,
    },
    /// An expected field of another kind, larger than it is made, or with widgets apart.
    FieldShape {
        /// Its full name.
        name: String,
    },
    /// An expected field that lies over text.
    FieldOverText {
        /// Its full name.
        name: String,
    },
    /// An annotation that is no expected field, by its kind.
    Annotation {
        /// The page, counted from 1.
        page: usize,
        /// Its `/Subtype`.
        kind: String,
    },
    /// Something that acts, or is shown only at times, by its key.
    Key {
        /// The key.
        key: String,
    },
}

/// Keys that let a document act, hide or carry something (12.6, 8.11, 7.11, 12.7.8), wherever they stand.
const SUSPECT: [&[u8]; 17] = [
    b"AA",
    b"OpenAction",
    b"JS",
    b"JavaScript",
    b"OC",
    b"OCProperties",
    b"OCGs",
    b"EF",
    b"EmbeddedFiles",
    b"AF",
    b"XFA",
    b"NeedAppearances",
    b"Collection",
    b"RichMediaContent",
    b"Launch",
    b"Alternates",
    b"Requirements",
];

/// Values of `/F` (12.5.3) with which an annotation is shown both on the screen and on paper: Print, alone or with Locked or
/// LockedContents.
const SEEN: [i64; 4] = [4, 4 | 128, 4 | 512, 4 | 128 | 512];

/// What a prepared document has, up to its first signature, that [`prepare`](crate::fields::prepare) and the steps after it
/// do not make: each thing once. A signature would vouch for it all.
///
/// # Errors
/// A file that is not read for certain.
pub fn oddities(bytes: &[u8], expected: &[Expected]) -> Result<Vec<Oddity>, Unreadable> {
    let file = RevisionFile::read(bytes)?;
    let mut found = BTreeSet::new();
    let signed = signature_fields(&file)?.into_iter().filter_map(|field| Some(field.signature?.range.ok()?.revision));
    let last = file.revisions().len() - 1;
    // The revisions before the first signature; later ones are judged by `review`.
    let until = signed.min().map_or(last, |revision| revision.saturating_sub(1));
    let first = file.view(0)?;
    if last == 0 || !fields(&first)?.is_empty() {
        found.insert(Oddity::Rewritten);
    }
    let mut old = first;
    let mut prepared = BTreeSet::new();
    for revision in 1..=until {
        let new = old.next()?;
        if new.stray()?.is_some() {
            found.insert(Oddity::StrayBytes { revision: revision + 1 });
        }
        // The first update is the preparation.
        if revision > 1 && unexplained(&old, &new)? {
            found.insert(Oddity::Updated { revision: revision + 1 });
        }
        if revision == 1 {
            let uses = Uses::of(&new)?;
            prepared = new.numbers().filter(|number| uses.shows(*number)).collect();
        }
        old = new;
    }
    hidden(&old, &prepared, &mut found)?;
    of_view(&old, expected, &mut found)?;
    Ok(found.into_iter().collect())
}

fn unexplained(old: &RevisionView<'_, '_>, new: &RevisionView<'_, '_>) -> Result<bool, Unreadable> {
    let steps = changes::made_by(old, new)?;
    Ok(steps.iter().any(|step| matches!(step.change, Change::Unexplained { .. })))
}

fn of_view(view: &RevisionView<'_, '_>, expected: &[Expected], found: &mut BTreeSet<Oddity>) -> Result<(), Unreadable> {
    let mut own = BTreeSet::new();
    let mut flat = Vec::new();
    for field in fields(view)? {
        let name = field.name.clone();
        let Some(wanted) = expected.iter().find(|wanted| wanted.name == name) else {
            found.insert(Oddity::Field { name });
            own.extend([field.id].into_iter().chain(field.widgets));
            continue;
        };
        own.insert(field.id);
        let size = field.entries().and_then(rect).map(|[a, b, c, d]| ((c - a).abs(), (d - b).abs()));
        let fits = size.is_some_and(|size| size.0 <= wanted.size.0 && size.1 <= wanted.size.1);
        if !fits || !field.widgets.is_empty() || field.is_signature() != wanted.signature {
            found.insert(Oddity::FieldShape { name: name.clone() });
        }
        if !wanted.over_text {
            flat.push(wanted.name);
        }
    }
    found.extend(covering(view, &flat)?.into_keys().map(|name| Oddity::FieldOverText { name }));
    for (index, page) in pages(view)?.into_iter().enumerate() {
        let Some(object) = view.get(page)? else { continue };
        let list = object.dict().map_or(Ok(None), |dict| view.at(dict, b"Annots"))?;
        for one in list.as_deref().and_then(PdfValue::array).unwrap_or_default() {
            let annotation = view.follow(one)?;
            let dict = annotation.as_deref().and_then(PdfValue::dict);
            let is_own = one.reference().is_some_and(|id| own.contains(&id));
            let flags = dict.and_then(|dict| dict.get(b"F")).and_then(PdfValue::int).unwrap_or_default();
            if !is_own || !SEEN.contains(&flags) {
                let kind = dict.and_then(|dict| dict.get(b"Subtype")).and_then(PdfValue::name).unwrap_or_default();
                found.insert(Oddity::Annotation { page: index + 1, kind: text(kind) });
            }
        }
    }
    for number in view.numbers() {
        if let Some(value) = view.object(number)? {
            suspect(&value, found);
        }
    }
    Ok(())
}

/// Counts objects that nothing leads to and nothing led to when the document was prepared. What was reachable then may be
/// unreachable now without deceit: an appearance that was replaced since.
fn hidden(
    view: &RevisionView<'_, '_>,
    prepared: &BTreeSet<u32>,
    found: &mut BTreeSet<Oddity>,
) -> Result<(), Unreadable> {
    let uses = Uses::of(view)?;
    let structure: BTreeSet<u32> = view.sections().into_iter().chain(view.containers()).collect();
    let known = |number: &u32| uses.shows(*number) || structure.contains(number) || prepared.contains(number);
    let count = view.numbers().filter(|number| !known(number)).count();
    if count > 0 {
        found.insert(Oddity::HiddenObjects { count });
    }
    Ok(())
}

/// Notes the suspect keys of a value. The parser bounds the depth, so plain recursion is safe here.
fn suspect(value: &PdfValue, found: &mut BTreeSet<Oddity>) {
    match value {
        PdfValue::Array(items) => items.iter().for_each(|item| suspect(item, found)),
        PdfValue::Dict(dict) | PdfValue::Stream(Stream { dict, .. }) => {
            for (key, value) in dict.entries() {
                if SUSPECT.contains(&key) || acts(dict, key) {
                    found.insert(Oddity::Key { key: text(key) });
                }
                suspect(value, found);
            }
        }
        _ => {}
    }
}

/// `/A` is an action on an annotation or an outline item, and attributes on an element of the structure tree.
fn acts(dict: &Dict, key: &[u8]) -> bool {
    key == b"A" && (dict.get(b"Subtype").is_some() || dict.get(b"Title").is_some())
}
