//! What one revision changed in the document before it: every object compared, every use of it known, and what the rules
//! have explained so far.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::change::{Change, FoundChange, ObjectRole, Why};
use super::sections::XrefEntry;
use super::text::text;
use super::unreadable::Unreadable;
use super::uses::{UseSite, Uses};
use super::value::{Dict, PdfValue, Ref, Stream};
use super::view::RevisionView;

/// The most unexplained changes that are reported of one revision: when a whole new file was put around a signature, the
/// first ones are enough.
const MOST_UNEXPLAINED: usize = 50;

/// How an object differs from itself one revision before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    Added,
    Replaced,
    Freed,
}

/// Two views of one file, one revision apart.
#[derive(Debug)]
pub(crate) struct RevisionDifference<'v, 'f, 'a> {
    pub(crate) old: &'v RevisionView<'f, 'a>,
    pub(crate) new: &'v RevisionView<'f, 'a>,
    pub(crate) fates: BTreeMap<u32, Fate>,
    /// Who refers to which object in the old document.
    pub(crate) uses: Uses,
    explained: BTreeSet<u32>,
    pub(crate) changes: Vec<FoundChange>,
    /// The same changes as a set, so that each is reported once.
    told: BTreeSet<FoundChange>,
    unexplained: usize,
}

impl<'v, 'f, 'a> RevisionDifference<'v, 'f, 'a> {
    pub(crate) fn between(old: &'v RevisionView<'f, 'a>, new: &'v RevisionView<'f, 'a>) -> Result<Self, Unreadable> {
        let budget = &old.file.budget;
        let numbers: BTreeSet<u32> = old.numbers().chain(new.numbers()).collect();
        // Some dozen look-ups each.
        budget.look_ups(numbers.len())?;
        let mut fates = BTreeMap::new();
        for &number in &numbers {
            if let Some(fate) = fate(old, new, number)? {
                fates.insert(number, fate);
            }
        }
        let uses = Uses::of(old)?;
        // A reference of the signed document to an object that is not there could be given one later; some readers report it
        // as an error.
        let mut astray = uses.astray.clone();
        let trailer = new.revision().into_iter().flat_map(|revision| revision.trailer.entries());
        for (_, value) in trailer {
            budget.steps(value.each_reference(&mut |to| astray.extend((!new.has(to)).then_some(to.number))))?;
        }
        for &number in fates.keys() {
            if let Some(value) = new.object(number)? {
                budget.steps(value.each_reference(&mut |to| astray.extend((!new.has(to)).then_some(to.number))))?;
            }
        }
        let mut difference = Self {
            old,
            new,
            fates,
            uses,
            explained: BTreeSet::new(),
            changes: Vec::new(),
            told: BTreeSet::new(),
            unexplained: 0,
        };
        for number in astray {
            difference.found(FoundChange::of(Change::Unexplained {
                object: number,
                role: ObjectRole::Other,
                why: Why::DanglingReference,
            }));
        }
        Ok(difference)
    }

    pub(crate) fn is(&self, number: u32, fate: Fate) -> bool {
        self.fates.get(&number) == Some(&fate)
    }

    /// Notes a change, unless it was noted before.
    pub(crate) fn found(&mut self, step: FoundChange) {
        self.unexplained += usize::from(matches!(step.change, Change::Unexplained { .. }));
        if self.told.insert(step.clone()) {
            self.changes.push(step);
        }
    }

    pub(crate) fn unexplained(&mut self, object: u32, why: Why) {
        if self.unexplained < MOST_UNEXPLAINED {
            let role = self.role(object);
            self.found(FoundChange::of(Change::Unexplained { object, role, why }));
        }
        // So that `rest` does not report the object again.
        self.explained.insert(object);
    }

    /// Allows the replaced object `number`, used in the old document only as in `allowed`.
    pub(crate) fn allow(&mut self, number: u32, allowed: impl Fn(&UseSite) -> bool) {
        let elsewhere = !self.uses.at(number).iter().all(allowed);
        if elsewhere {
            self.unexplained(number, Why::UsedElsewhere);
        } else {
            self.explained.insert(number);
        }
    }

    /// How many objects have been explained so far.
    pub(crate) fn explained_count(&self) -> usize {
        self.explained.len()
    }

    /// Whether `place` is the one place in which the old document uses an object.
    pub(crate) fn used_only(&self, number: u32, place: UseSite) -> bool {
        self.uses.at(number) == [place]
    }

    /// Allows the added object `number` itself, not what it refers to. An object that the old document already referred
    /// to while it was not there would come to light in signed content.
    pub(crate) fn allow_added(&mut self, number: u32) {
        let size = self.old.revision().and_then(|revision| revision.trailer.get(b"Size")).and_then(PdfValue::int);
        if !self.uses.at(number).is_empty() {
            self.unexplained(number, Why::FillsDanglingReference);
        } else if size.is_none_or(|size| i64::from(number) < size) {
            self.unexplained(number, Why::NumberBelowSize);
        } else {
            self.explained.insert(number);
        }
    }

    /// Allows what `value` refers to: added objects and what these lead to, and objects that the old document showed
    /// already.
    pub(crate) fn allow_below(&mut self, value: &PdfValue) -> Result<(), Unreadable> {
        let budget = &self.old.file.budget;
        let mut next = Vec::new();
        let mut seen = BTreeSet::new();
        budget.steps(value.each_reference(&mut |reference| next.push(reference)))?;
        while let Some(reference) = next.pop() {
            let number = reference.number;
            budget.look_ups(1)?;
            if !seen.insert(number) {
                continue;
            }
            if self.is(number, Fate::Added) {
                self.allow_added(number);
                if let Some(value) = self.new.object(number)? {
                    budget.steps(value.each_reference(&mut |reference| next.push(reference)))?;
                }
            } else if self.new.get(reference)?.is_none() || !self.uses.shows(number) {
                self.unexplained(number, Why::ShowsHiddenObject);
            }
        }
        Ok(())
    }

    /// The value of `key` in two versions of a dictionary, when it stands in a place of its own: directly, or in an object
    /// that only this entry uses. `holder` is where the dictionary stands.
    pub(crate) fn entry(
        &mut self,
        holder: SiteVersions,
        old: Option<&Dict>,
        new: &Dict,
        key: &[u8],
    ) -> Result<EntryVersions, Unreadable> {
        let before = old.and_then(|old| old.get(key));
        let after = new.get(key);
        let here = |place: UseSite, uses: &mut Uses| UseSite { path: uses.below(place.path, key), ..place };
        let (was, is) = (here(holder.old, &mut self.uses), here(holder.new, &mut self.uses));
        let inside = |value: Option<&PdfValue>, place| {
            value.and_then(PdfValue::reference).map_or(place, |reference| UseSite::of(reference.number))
        };
        let pair = EntryVersions {
            old: before.map_or(Ok(None), |value| self.old.follow(value))?,
            new: after.map_or(Ok(None), |value| self.new.follow(value))?,
            spot: SiteVersions {
                old: inside(before, was),
                new: inside(after, is),
                alone: holder.alone
                    && before.and_then(PdfValue::reference).is_none_or(|of| self.used_only(of.number, was)),
            },
        };
        if let Some(reference) = after.and_then(PdfValue::reference) {
            let number = reference.number;
            if before.and_then(PdfValue::reference) == Some(reference) {
                if self.is(number, Fate::Replaced) {
                    self.allow(number, |one| *one == was && holder.alone);
                }
            } else if self.is(number, Fate::Added) {
                self.allow_added(number);
            } else {
                self.unexplained(number, Why::ShowsHiddenObject);
            }
        }
        Ok(pair)
    }

    /// Reports every difference that no rule has explained.
    pub(crate) fn rest(&mut self) {
        let left: Vec<(u32, Fate)> = self.fates.iter().map(|(&number, &fate)| (number, fate)).collect();
        for (number, fate) in left {
            match fate {
                Fate::Freed => self.unexplained(number, Why::Freed),
                _ if self.explained.contains(&number) => {}
                Fate::Added => self.unexplained(number, Why::AddedForNothing),
                Fate::Replaced => self.unexplained(number, Why::NotOnList),
            }
        }
    }

    /// What an object is for, as far as a message needs it.
    fn role(&self, number: u32) -> ObjectRole {
        let object = self.old.object(number).ok().flatten().or_else(|| self.new.object(number).ok().flatten());
        let dict = object.as_deref().and_then(PdfValue::any_dict);
        let name = |key: &[u8]| dict.and_then(|dict| dict.get(key)).and_then(PdfValue::name).unwrap_or_default();
        let used = |wanted: &[u8]| {
            self.uses.at(number).iter().any(|place| self.uses.keys(place.path).last().is_some_and(|key| *key == wanted))
        };
        match (name(b"Type"), name(b"Subtype")) {
            (b"Catalog", _) => ObjectRole::Catalog,
            (b"Page" | b"Pages", _) => ObjectRole::Page,
            (b"Annot", _) | (_, b"Widget" | b"Stamp" | b"FreeText" | b"Link") => ObjectRole::Annotation,
            (b"Font" | b"FontDescriptor", _) => ObjectRole::Font,
            (b"StructElem" | b"StructTreeRoot", _) => ObjectRole::StructureTree,
            (b"Sig" | b"DocTimeStamp", _) => ObjectRole::Signature,
            (b"Metadata", _) => ObjectRole::Metadata,
            _ if used(b"Contents") => ObjectRole::PageContent,
            _ if used(b"FontFile") || used(b"FontFile2") || used(b"FontFile3") || used(b"ToUnicode") => {
                ObjectRole::Font
            }
            (b"XObject", _) | (_, b"Form" | b"Image") => ObjectRole::Graphic,
            _ if used(b"Resources") => ObjectRole::Resources,
            _ if name(b"FT") != b"" => ObjectRole::Field,
            _ => ObjectRole::Other,
        }
    }
}

/// A value before and after, references followed.
#[derive(Debug)]
pub(crate) struct EntryVersions {
    pub(crate) old: Option<Rc<PdfValue>>,
    pub(crate) new: Option<Rc<PdfValue>>,
    /// Where the value stands.
    pub(crate) spot: SiteVersions,
}

impl EntryVersions {
    /// The object that the new value stands in.
    pub(crate) fn holder(&self) -> u32 {
        self.spot.new.object
    }
}

/// Where something stands before and after.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SiteVersions {
    pub(crate) old: UseSite,
    pub(crate) new: UseSite,
    /// Whether the signed document reaches it in this way alone.
    pub(crate) alone: bool,
}

impl SiteVersions {
    /// An object, 0 for the trailer.
    pub(crate) fn of(object: u32) -> Self {
        Self { old: UseSite::of(object), new: UseSite::of(object), alone: true }
    }
}

fn fate(old: &RevisionView<'_, '_>, new: &RevisionView<'_, '_>, number: u32) -> Result<Option<Fate>, Unreadable> {
    let (before, after) = match (old.entry(number), new.entry(number)) {
        (Some(before), Some(after)) => (before, after),
        (None, Some(_)) => {
            // Reading it checks that it stands where the cross-references say: an object that cannot be read is not allowed.
            new.object(number)?;
            return Ok(Some(Fate::Added));
        }
        (Some(_), None) => return Ok(Some(Fate::Freed)),
        (None, None) => return Ok(None),
    };
    let untouched = before == after
        && match after {
            XrefEntry::Packed { container, .. } => old.entry(container) == new.entry(container),
            _ => true,
        };
    if untouched {
        return Ok(None);
    }
    let generation = |entry| if let XrefEntry::Plain { generation, .. } = entry { generation } else { 0 };
    let (one, other) = (old.object(number)?, new.object(number)?);
    let same = match (one.as_deref(), other.as_deref()) {
        (Some(PdfValue::Stream(one)), Some(PdfValue::Stream(other))) => same_stream(old, one, other),
        (one, other) => one == other,
    };
    Ok((!same || generation(before) != generation(after)).then_some(Fate::Replaced))
}

fn same_stream(view: &RevisionView<'_, '_>, one: &Stream, other: &Stream) -> bool {
    one.dict == other.dict && view.file.bytes.get(one.data.clone()) == view.file.bytes.get(other.data.clone())
}

/// The keys under which two dictionaries differ. Text counts by its letters: writers that fill a form write its strings
/// anew in another encoding.
pub(crate) fn differing(old: &Dict, new: &Dict) -> Vec<Vec<u8>> {
    let keys: BTreeSet<&[u8]> = old.keys().chain(new.keys()).collect();
    let differs = |key: &&[u8]| match (old.written(key), new.written(key)) {
        (Some(old), Some(new)) => !says_the_same(old, new),
        _ => true,
    };
    keys.into_iter().filter(differs).map(<[u8]>::to_vec).collect()
}

fn says_the_same(old: &PdfValue, new: &PdfValue) -> bool {
    match (old, new) {
        (PdfValue::Text(old), PdfValue::Text(new)) => {
            let letters = text(old);
            old == new || (letters == text(new) && !letters.contains(char::REPLACEMENT_CHARACTER))
        }
        (PdfValue::Array(old), PdfValue::Array(new)) => {
            old.len() == new.len() && old.iter().zip(new).all(|(old, new)| says_the_same(old, new))
        }
        (PdfValue::Dict(old), PdfValue::Dict(new)) => differing(old, new).is_empty(),
        (old, new) => old == new,
    }
}

/// The references of an array, if it holds nothing else.
pub(crate) fn references(value: Option<&PdfValue>) -> Option<Vec<Ref>> {
    value.map_or(Some(Vec::new()), |value| value.array()?.iter().map(PdfValue::reference).collect())
}
