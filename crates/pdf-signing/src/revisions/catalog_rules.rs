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

impl RevisionDifference<'_, '_, '_> {
    pub(crate) fn catalog_rules(&mut self) -> Result<(), Unreadable> {
        self.trailer()?;
        self.structure()?;
        let ((old_id, old_root), (id, root)) = (self.old.root()?, self.new.root()?);
        if old_id != id {
            self.unexplained(id.number, Why::CatalogReplaced);
            return Ok(());
        }
        let (Some(old), Some(new)) = (old_root.dict(), root.dict()) else { return Ok(()) };
        for key in [&b"Extensions"[..], b"MarkInfo"] {
            // When the value is a stream, which the standard does not allow, some readers report every later revision as an
            // error.
            if self.old.at(old, key)?.is_some_and(|value| value.stream().is_some()) {
                self.unexplained(id.number, Why::CatalogKey { key: text(key) });
            }
        }
        for key in differing(old, new) {
            let allowed = match key.as_slice() {
                b"AcroForm" | b"DSS" | b"Extensions" | b"Metadata" => new.get(&key).is_some(),
                b"Version" => newer(old.get(&key), new.get(&key)),
                _ => false,
            };
            if !allowed {
                self.unexplained(id.number, Why::CatalogKey { key: text(&key) });
            }
        }
        if self.is(id.number, Fate::Replaced) {
            self.allow(id.number, |_| true);
        }
        self.extensions(id.number, old, new)?;
        self.metadata(id.number, old, new)?;
        self.validation_data(id.number, old, new)
    }

    fn trailer(&mut self) -> Result<(), Unreadable> {
        let (Some(old), Some(new)) = (self.old.revision(), self.new.revision()) else { return Ok(()) };
        let (old, new) = (&old.trailer, &new.trailer);
        for key in differing(old, new) {
            if !OF_THE_SECTION.contains(&key.as_slice()) && key != b"Root" {
                self.unexplained(0, Why::TrailerKey { key: text(&key) });
            }
        }
        // The first half of /ID names the document for good (14.4).
        let first = |dict: &Dict| -> Result<Option<PdfValue>, Unreadable> {
            let id = self.new.at(dict, b"ID")?;
            Ok(id.as_deref().and_then(PdfValue::array).and_then(<[PdfValue]>::first).cloned())
        };
        if old.get(b"ID").is_some() && first(old)? != first(new)? {
            self.unexplained(0, Why::TrailerKey { key: "ID".into() });
        }
        if new.get(b"Info").is_some() {
            self.information(old, new)?;
        }
        Ok(())
    }

    /// Dates and producer may change; what names the document may not.
    fn information(&mut self, old: &Dict, new: &Dict) -> Result<(), Unreadable> {
        let steps = self.changes.len();
        let info = self.entry(SiteVersions::of(0), Some(old), new, b"Info")?;
        let empty = Dict::default();
        let before = info.old.as_deref().and_then(PdfValue::dict).unwrap_or(&empty);
        let Some(after) = info.new.as_deref().and_then(PdfValue::dict) else {
            self.unexplained(info.holder(), Why::TrailerKey { key: "Info".into() });
            return Ok(());
        };
        let changed = differing(before, after);
        for key in &changed {
            let said = |dict: &Dict| dict.get(key).and_then(PdfValue::text).map(text);
            let dated = matches!(key.as_slice(), b"ModDate" | b"Producer") && said(after).is_some();
            let first = key == b"CreationDate" && before.get(key).is_none() && said(after).is_some();
            // The same words may be written in another encoding.
            if !dated && !first && (said(before).is_none() || said(before) != said(after)) {
                self.unexplained(info.holder(), Why::InformationKey { key: text(key) });
            }
        }
        if !changed.is_empty() && self.changes.len() == steps {
            self.found(FoundChange { needs: Needs::Validation, ..FoundChange::of(Change::DocumentInformation) });
        }
        Ok(())
    }

    /// Allows new cross-reference streams and object streams; the objects within an object stream must be allowed by other
    /// rules.
    fn structure(&mut self) -> Result<(), Unreadable> {
        let Some(revision) = self.new.revision() else { return Ok(()) };
        let containers = self.new.containers();
        let added: Vec<u32> = self.fates.iter().filter(|(_, fate)| **fate == Fate::Added).map(|(&n, _)| n).collect();
        for number in added {
            let object = self.new.object(number)?;
            let dict = object.as_deref().and_then(PdfValue::stream).map(|stream| &stream.dict);
            let section = revision.structure.contains(&number) && dict.is_some_and(|dict| dict.is(b"Type", b"XRef"));
            if section || (containers.contains(&number) && dict.is_some_and(|dict| dict.is(b"Type", b"ObjStm"))) {
                self.allow_added(number);
            }
        }
        Ok(())
    }

    /// Developer extensions are announced in direct dictionaries (7.12) and change no content.
    fn extensions(&mut self, root: u32, old: &Dict, new: &Dict) -> Result<(), Unreadable> {
        let pair = self.entry(SiteVersions::of(root), Some(old), new, b"Extensions")?;
        let Some(value) = pair.new.clone() else { return Ok(()) };
        let mut references = 0;
        value.each_reference(&mut |_| references += 1);
        if pair.old.as_ref() != Some(&value) && (references > 0 || value.dict().is_none()) {
            self.unexplained(pair.holder(), Why::CatalogKey { key: "Extensions".into() });
        }
        Ok(())
    }

    /// Metadata may be rewritten, as long as old and new are XMP and nothing else. Asked of every revision, changed or
    /// not, as pyHanko does.
    fn metadata(&mut self, root: u32, old: &Dict, new: &Dict) -> Result<(), Unreadable> {
        let pair = self.entry(SiteVersions::of(root), Some(old), new, b"Metadata")?;
        let Some(value) = pair.new.clone() else { return Ok(()) };
        let mut references = 0;
        value.each_reference(&mut |_| references += 1);
        let packet = |value: &Rc<PdfValue>| -> Result<bool, Unreadable> {
            let begins = value.stream().map(|stream| stream.data.start);
            if let Some(known) = begins.and_then(|begins| self.new.file.packets.borrow().get(&begins).copied()) {
                return Ok(known);
            }
            let packet = self.new.file.decoded(value)?;
            // Bytes that a reader who rebuilds a broken file would take for objects are refused.
            let guessed =
                [packet.as_slice(), self.new.file.data(value)].iter().any(|bytes| looks_like_structure(bytes));
            let sound = value.stream().is_some() && !guessed && xmp::is_packet(&packet);
            if let Some(begins) = begins {
                self.new.file.packets.borrow_mut().insert(begins, sound);
            }
            Ok(sound)
        };
        let sound = references == 0 && packet(&value)? && pair.old.as_ref().map_or(Ok(true), packet)?;
        if !sound {
            self.unexplained(pair.holder(), Why::Metadata);
        } else if old.get(b"Metadata") != new.get(b"Metadata") || self.is(pair.holder(), Fate::Replaced) {
            self.found(FoundChange { needs: Needs::Validation, ..FoundChange::of(Change::DocumentInformation) });
            let said = |value: Option<&Rc<PdfValue>>| -> Result<Option<[String; 3]>, Unreadable> {
                let packet = value.map(|value| self.new.file.decoded(value)).transpose()?;
                Ok(packet.map_or_else(|| Some(Default::default()), |packet| titles(&packet)))
            };
            let (was, is) = (said(pair.old.as_ref())?, said(Some(&value))?);
            if was != is {
                let words = |titles: Option<[String; 3]>| titles.unwrap_or_default().join(" ").trim().to_owned();
                let change = Change::TitleChanged { was: words(was), is: words(is) };
                self.found(FoundChange { needs: Needs::Validation, ..FoundChange::of(change) });
            }
        }
        Ok(())
    }

    /// The document security store: certificates, revocation lists and answers as streams, and by signature (12.8.4.3).
    fn validation_data(&mut self, root: u32, old: &Dict, new: &Dict) -> Result<(), Unreadable> {
        let changed = self.changes.len();
        let before = self.explained_count();
        // A /DSS that is null counts as absent here (7.3.7); some readers report it as an error.
        if [old, new].iter().any(|root| root.get(b"DSS").is_none() && root.written(b"DSS").is_some()) {
            self.unexplained(root, Why::ValidationData);
        }
        let store = self.entry(SiteVersions::of(root), Some(old), new, b"DSS")?;
        let Some(value) = &store.new else {
            return Ok(());
        };
        let empty = Dict::default();
        let old_store = store.old.as_deref().and_then(PdfValue::dict).unwrap_or(&empty);
        let Some(new_store) = value.dict() else {
            self.unexplained(store.holder(), Why::ValidationData);
            return Ok(());
        };
        if !new_store.keys().all(|key| matches!(key, b"Type" | b"VRI" | b"Certs" | b"CRLs" | b"OCSPs")) {
            self.unexplained(store.holder(), Why::ValidationData);
        }
        for key in [&b"Certs"[..], b"CRLs", b"OCSPs"] {
            let streams = self.entry(store.spot, Some(old_store), new_store, key)?;
            self.streams(streams)?;
        }
        let by_signature = self.entry(store.spot, Some(old_store), new_store, b"VRI")?;
        let old_each = by_signature.old.as_deref().and_then(PdfValue::dict).unwrap_or(&empty);
        let new_each = match &by_signature.new {
            Some(value) => value.dict(),
            None => Some(&empty),
        };
        let Some(new_each) = new_each else {
            self.unexplained(by_signature.holder(), Why::ValidationData);
            return Ok(());
        };
        for key in differing(old_each, new_each) {
            let named = key.len() == 40 && key.iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
            if old_each.get(&key).is_some() || !named {
                self.unexplained(by_signature.holder(), Why::ValidationData);
                continue;
            }
            let one = self.entry(by_signature.spot, Some(old_each), new_each, &key)?;
            self.of_one_signature(&one)?;
        }
        let anything = store.old.as_ref() != Some(value) || self.explained_count() > before;
        if anything && self.changes.len() == changed {
            self.found(FoundChange { needs: Needs::Validation, ..FoundChange::of(Change::ValidationData) });
        }
        Ok(())
    }

    fn of_one_signature(&mut self, one: &EntryVersions) -> Result<(), Unreadable> {
        let dict = one.new.as_deref().and_then(PdfValue::dict);
        let known = |key: &[u8]| matches!(key, b"Type" | b"TU" | b"TS" | b"Cert" | b"CRL" | b"OCSP");
        let Some(dict) = dict.filter(|dict| dict.keys().all(known)) else {
            self.unexplained(one.holder(), Why::ValidationData);
            return Ok(());
        };
        for key in [&b"Cert"[..], b"CRL", b"OCSP"] {
            let streams = self.entry(one.spot, None, dict, key)?;
            self.streams(streams)?;
        }
        if let Some(stamp) = dict.get(b"TS") {
            self.stream(stamp)?;
        }
        Ok(())
    }

    /// An array of streams, each new or shown before.
    fn streams(&mut self, pair: EntryVersions) -> Result<(), Unreadable> {
        let Some(value) = pair.new.clone() else { return Ok(()) };
        match value.array() {
            Some(items) => items.iter().try_for_each(|item| self.stream(item)),
            None => {
                self.unexplained(pair.holder(), Why::ValidationData);
                Ok(())
            }
        }
    }

    fn stream(&mut self, item: &PdfValue) -> Result<(), Unreadable> {
        self.new.file.budget.look_ups(1)?;
        let object = self.new.follow(item)?;
        let plain = object.as_deref().and_then(PdfValue::stream).is_some_and(|stream| {
            stream.dict.keys().all(|key| matches!(key, b"Length" | b"Filter" | b"DecodeParms" | b"Type"))
        });
        match item.reference() {
            Some(_) if plain => self.allow_below(item),
            reference => {
                self.unexplained(reference.map_or(0, |reference| reference.number), Why::ValidationData);
                Ok(())
            }
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
