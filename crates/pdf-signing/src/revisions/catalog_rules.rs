//! What may follow a signature outside of the form: entries of trailer and catalog, document information, metadata,
//! validation data (ISO 32000-2, 7.5.5, 7.7.2, 12.8.4.3).

use std::rc::Rc;

use super::change::{Change, FoundChange, Needs, Why};
use super::difference::{EntryVersions, Fate, RevisionDifference, SiteVersions, differing};
use super::text::text;
use super::titles::titles;
use super::unreadable::Unreadable;
use super::value::{Dict, PdfValue};
use super::xmp;

/// Entries that a cross-reference stream has as a stream, and those that say where things are.
const OF_THE_SECTION: [&[u8]; 10] =
    [b"Type", b"W", b"Index", b"Filter", b"DecodeParms", b"Length", b"Size", b"Prev", b"ID", b"Info"];

/// Whether bytes hold what a reader looks for who rebuilds a broken file: `12 0 obj`, `trailer`, `startxref`.
fn looks_like_structure(bytes: &[u8]) -> bool {
    let object =
        |window: &[u8]| window.starts_with(b" obj") || window.starts_with(b"\nobj") || window.starts_with(b"\robj");
    let words = [b"startxref".as_slice(), b"trailer"];
    bytes.windows(5).any(|window| window[0].is_ascii_digit() && object(&window[1..]))
        || words.iter().any(|word| bytes.windows(word.len()).any(|window| window == *word))
}

pub(crate) fn catalog_rules(difference: &mut RevisionDifference) -> Result<(), Unreadable> {
    trailer(difference)?;
    structure(difference)?;
    let ((old_id, old_root), (id, root)) = (difference.old.root()?, difference.new.root()?);
    if old_id != id {
        difference.unexplained(id.number, Why::CatalogReplaced);
        return Ok(());
    }
    let (Some(old), Some(new)) = (old_root.dict(), root.dict()) else { return Ok(()) };
    for key in [&b"Extensions"[..], b"MarkInfo"] {
        // When the value is a stream, which the standard does not allow, some readers report every later revision as an
        // error.
        if difference.old.at(old, key)?.is_some_and(|value| value.stream().is_some()) {
            difference.unexplained(id.number, Why::CatalogKey { key: text(key) });
        }
    }
    for key in differing(old, new) {
        let allowed = match key.as_slice() {
            b"AcroForm" | b"DSS" | b"Extensions" | b"Metadata" => new.get(&key).is_some(),
            b"Version" => newer(old.get(&key), new.get(&key)),
            _ => false,
        };
        if !allowed {
            difference.unexplained(id.number, Why::CatalogKey { key: text(&key) });
        }
    }
    if difference.is(id.number, Fate::Replaced) {
        difference.allow(id.number, |_| true);
    }
    extensions(difference, id.number, old, new)?;
    metadata(difference, id.number, old, new)?;
    validation_data(difference, id.number, old, new)
}

fn trailer(difference: &mut RevisionDifference) -> Result<(), Unreadable> {
    let (Some(old), Some(new)) = (difference.old.revision(), difference.new.revision()) else { return Ok(()) };
    let (old, new) = (&old.trailer, &new.trailer);
    for key in differing(old, new) {
        if !OF_THE_SECTION.contains(&key.as_slice()) && key != b"Root" {
            difference.unexplained(0, Why::TrailerKey { key: text(&key) });
        }
    }
    // The first half of /ID names the document for good (14.4).
    let first = |dict: &Dict| -> Result<Option<PdfValue>, Unreadable> {
        let id = difference.new.at(dict, b"ID")?;
        Ok(id.as_deref().and_then(PdfValue::array).and_then(<[PdfValue]>::first).cloned())
    };
    if old.get(b"ID").is_some() && first(old)? != first(new)? {
        difference.unexplained(0, Why::TrailerKey { key: "ID".into() });
    }
    if new.get(b"Info").is_some() {
        information(difference, old, new)?;
    }
    Ok(())
}

/// Dates and producer may change; what names the document may not.
fn information(difference: &mut RevisionDifference, old: &Dict, new: &Dict) -> Result<(), Unreadable> {
    let steps = difference.changes.len();
    let info = difference.entry(SiteVersions::of(0), Some(old), new, b"Info")?;
    let empty = Dict::default();
    let before = info.old.as_deref().and_then(PdfValue::dict).unwrap_or(&empty);
    let Some(after) = info.new.as_deref().and_then(PdfValue::dict) else {
        difference.unexplained(info.holder(), Why::TrailerKey { key: "Info".into() });
        return Ok(());
    };
    let changed = differing(before, after);
    for key in &changed {
        let said = |dict: &Dict| dict.get(key).and_then(PdfValue::text).map(text);
        let dated = matches!(key.as_slice(), b"ModDate" | b"Producer") && said(after).is_some();
        let first = key == b"CreationDate" && before.get(key).is_none() && said(after).is_some();
        // The same words may be written in another encoding.
        if !dated && !first && (said(before).is_none() || said(before) != said(after)) {
            difference.unexplained(info.holder(), Why::InformationKey { key: text(key) });
        }
    }
    if !changed.is_empty() && difference.changes.len() == steps {
        difference.found(FoundChange { needs: Needs::Validation, ..FoundChange::of(Change::DocumentInformation) });
    }
    Ok(())
}

/// Allows new cross-reference streams and object streams; the objects within an object stream must be allowed by other
/// rules.
fn structure(difference: &mut RevisionDifference) -> Result<(), Unreadable> {
    let Some(revision) = difference.new.revision() else { return Ok(()) };
    let containers = difference.new.containers();
    let added: Vec<u32> = difference.fates.iter().filter(|(_, fate)| **fate == Fate::Added).map(|(&n, _)| n).collect();
    for number in added {
        let object = difference.new.object(number)?;
        let dict = object.as_deref().and_then(PdfValue::stream).map(|stream| &stream.dict);
        let section = revision.structure.contains(&number) && dict.is_some_and(|dict| dict.is(b"Type", b"XRef"));
        if section || (containers.contains(&number) && dict.is_some_and(|dict| dict.is(b"Type", b"ObjStm"))) {
            difference.allow_added(number);
        }
    }
    Ok(())
}

/// Developer extensions are announced in direct dictionaries (7.12) and change no content.
fn extensions(difference: &mut RevisionDifference, root: u32, old: &Dict, new: &Dict) -> Result<(), Unreadable> {
    let pair = difference.entry(SiteVersions::of(root), Some(old), new, b"Extensions")?;
    let Some(value) = pair.new.clone() else { return Ok(()) };
    let mut references = 0;
    value.each_reference(&mut |_| references += 1);
    if pair.old.as_ref() != Some(&value) && (references > 0 || value.dict().is_none()) {
        difference.unexplained(pair.holder(), Why::CatalogKey { key: "Extensions".into() });
    }
    Ok(())
}

/// Metadata may be rewritten, as long as old and new are XMP and nothing else. Asked of every revision, changed or
/// not, as pyHanko does.
fn metadata(difference: &mut RevisionDifference, root: u32, old: &Dict, new: &Dict) -> Result<(), Unreadable> {
    let pair = difference.entry(SiteVersions::of(root), Some(old), new, b"Metadata")?;
    let Some(value) = pair.new.clone() else { return Ok(()) };
    let mut references = 0;
    value.each_reference(&mut |_| references += 1);
    let packet = |value: &Rc<PdfValue>| -> Result<bool, Unreadable> {
        let begins = value.stream().map(|stream| stream.data.start);
        if let Some(known) = begins.and_then(|begins| difference.new.file.packets.borrow().get(&begins).copied()) {
            return Ok(known);
        }
        let packet = difference.new.file.decoded(value)?;
        // Bytes that a reader who rebuilds a broken file would take for objects are refused.
        let guessed =
            [packet.as_slice(), difference.new.file.data(value)].iter().any(|bytes| looks_like_structure(bytes));
        let sound = value.stream().is_some() && !guessed && xmp::is_packet(&packet);
        if let Some(begins) = begins {
            difference.new.file.packets.borrow_mut().insert(begins, sound);
        }
        Ok(sound)
    };
    let sound = references == 0 && packet(&value)? && pair.old.as_ref().map_or(Ok(true), packet)?;
    if !sound {
        difference.unexplained(pair.holder(), Why::Metadata);
    } else if old.get(b"Metadata") != new.get(b"Metadata") || difference.is(pair.holder(), Fate::Replaced) {
        difference.found(FoundChange { needs: Needs::Validation, ..FoundChange::of(Change::DocumentInformation) });
        let said = |value: Option<&Rc<PdfValue>>| -> Result<Option<[String; 3]>, Unreadable> {
            let packet = value.map(|value| difference.new.file.decoded(value)).transpose()?;
            Ok(packet.map_or_else(|| Some(Default::default()), |packet| titles(&packet)))
        };
        let (was, is) = (said(pair.old.as_ref())?, said(Some(&value))?);
        if was != is {
            let words = |titles: Option<[String; 3]>| titles.unwrap_or_default().join(" ").trim().to_owned();
            let change = Change::TitleChanged { was: words(was), is: words(is) };
            difference.found(FoundChange { needs: Needs::Validation, ..FoundChange::of(change) });
        }
    }
    Ok(())
}

/// The document security store: certificates, revocation lists and answers as streams, and by signature (12.8.4.3).
fn validation_data(difference: &mut RevisionDifference, root: u32, old: &Dict, new: &Dict) -> Result<(), Unreadable> {
    let changed = difference.changes.len();
    let before = difference.explained_count();
    // A /DSS that is null counts as absent here (7.3.7); some readers report it as an error.
    if [old, new].iter().any(|root| root.get(b"DSS").is_none() && root.written(b"DSS").is_some()) {
        difference.unexplained(root, Why::ValidationData);
    }
    let store = difference.entry(SiteVersions::of(root), Some(old), new, b"DSS")?;
    let Some(value) = &store.new else {
        return Ok(());
    };
    let empty = Dict::default();
    let old_store = store.old.as_deref().and_then(PdfValue::dict).unwrap_or(&empty);
    let Some(new_store) = value.dict() else {
        difference.unexplained(store.holder(), Why::ValidationData);
        return Ok(());
    };
    if !new_store.keys().all(|key| matches!(key, b"Type" | b"VRI" | b"Certs" | b"CRLs" | b"OCSPs")) {
        difference.unexplained(store.holder(), Why::ValidationData);
    }
    for key in [&b"Certs"[..], b"CRLs", b"OCSPs"] {
        let streams = difference.entry(store.spot, Some(old_store), new_store, key)?;
        all_streams(difference, streams)?;
    }
    let by_signature = difference.entry(store.spot, Some(old_store), new_store, b"VRI")?;
    let old_each = by_signature.old.as_deref().and_then(PdfValue::dict).unwrap_or(&empty);
    let new_each = match &by_signature.new {
        Some(value) => value.dict(),
        None => Some(&empty),
    };
    let Some(new_each) = new_each else {
        difference.unexplained(by_signature.holder(), Why::ValidationData);
        return Ok(());
    };
    for key in differing(old_each, new_each) {
        let named = key.len() == 40 && key.iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        if old_each.get(&key).is_some() || !named {
            difference.unexplained(by_signature.holder(), Why::ValidationData);
            continue;
        }
        let one = difference.entry(by_signature.spot, Some(old_each), new_each, &key)?;
        of_one_signature(difference, &one)?;
    }
    let anything = store.old.as_ref() != Some(value) || difference.explained_count() > before;
    if anything && difference.changes.len() == changed {
        difference.found(FoundChange { needs: Needs::Validation, ..FoundChange::of(Change::ValidationData) });
    }
    Ok(())
}

fn of_one_signature(difference: &mut RevisionDifference, one: &EntryVersions) -> Result<(), Unreadable> {
    let dict = one.new.as_deref().and_then(PdfValue::dict);
    let known = |key: &[u8]| matches!(key, b"Type" | b"TU" | b"TS" | b"Cert" | b"CRL" | b"OCSP");
    let Some(dict) = dict.filter(|dict| dict.keys().all(known)) else {
        difference.unexplained(one.holder(), Why::ValidationData);
        return Ok(());
    };
    for key in [&b"Cert"[..], b"CRL", b"OCSP"] {
        let streams = difference.entry(one.spot, None, dict, key)?;
        all_streams(difference, streams)?;
    }
    if let Some(stamp) = dict.get(b"TS") {
        stream(difference, stamp)?;
    }
    Ok(())
}

/// An array of streams, each new or shown before.
fn all_streams(difference: &mut RevisionDifference, pair: EntryVersions) -> Result<(), Unreadable> {
    let Some(value) = pair.new.clone() else { return Ok(()) };
    match value.array() {
        Some(items) => items.iter().try_for_each(|item| stream(difference, item)),
        None => {
            difference.unexplained(pair.holder(), Why::ValidationData);
            Ok(())
        }
    }
}

fn stream(difference: &mut RevisionDifference, item: &PdfValue) -> Result<(), Unreadable> {
    difference.new.file.budget.look_ups(1)?;
    let object = difference.new.follow(item)?;
    let plain = object.as_deref().and_then(PdfValue::stream).is_some_and(|stream| {
        stream.dict.keys().all(|key| matches!(key, b"Length" | b"Filter" | b"DecodeParms" | b"Type"))
    });
    match item.reference() {
        Some(_) if plain => difference.allow_below(item),
        reference => {
            difference.unexplained(reference.map_or(0, |reference| reference.number), Why::ValidationData);
            Ok(())
        }
    }
}

/// Whether a version entry stays or rises.
fn newer(old: Option<&PdfValue>, new: Option<&PdfValue>) -> bool {
    let known = |value: Option<&PdfValue>| -> Option<Vec<u8>> {
        let name = value?.name()?;
        matches!(name, [b'1', b'.', b'4'..=b'7'] | b"2.0").then(|| name.to_vec())
    };
    match (old, known(new)) {
        (None, Some(_)) => true,
        (old, Some(new)) => known(old).is_some_and(|old| old <= new),
        _ => false,
    }
}
