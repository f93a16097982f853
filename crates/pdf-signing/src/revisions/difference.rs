//! What one revision changed in the document before it: every object compared, every use of it known, and what the rules
//! have explained so far.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::change::{Change, Role, Step, Why};
use super::sections::Entry;
use super::text::text;
use super::unreadable::Unreadable;
use super::uses::{Place, Uses};
use super::value::{Dict, Ref, Stream, Value};
use super::view::View;

/// Unexplained changes that are told of one revision: a new file around a signature need not be listed whole.
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
pub(crate) struct Difference<'v, 'f, 'a> {
    pub(crate) old: &'v View<'f, 'a>,
    pub(crate) new: &'v View<'f, 'a>,
    pub(crate) fates: BTreeMap<u32, Fate>,
    /// Who refers to which object in the old document.
    pub(crate) uses: Uses,
    explained: BTreeSet<u32>,
    pub(crate) steps: Vec<Step>,
    /// The same, to tell each once.
    told: BTreeSet<Step>,
    unexplained: usize,
}

impl<'v, 'f, 'a> Difference<'v, 'f, 'a> {
    pub(crate) fn between(old: &'v View<'f, 'a>, new: &'v View<'f, 'a>) -> Result<Self, Unreadable> {
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
        // What leads nowhere in the signed document could be made to lead somewhere; to some readers it is an error.
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
            steps: Vec::new(),
            told: BTreeSet::new(),
            unexplained: 0,
        };
        for number in astray {
            difference.found(Step::of(Change::Unexplained {
                object: number,
                role: Role::Other,
                why: Why::DanglingReference,
            }));
        }
        Ok(difference)
    }

    pub(crate) fn is(&self, number: u32, fate: Fate) -> bool {
        self.fates.get(&number) == Some(&fate)
    }

    /// Notes a change, once; of what is not explained, the first ones.
    pub(crate) fn found(&mut self, step: Step) {
        self.unexplained += usize::from(matches!(step.change, Change::Unexplained { .. }));
        if self.told.insert(step.clone()) {
            self.steps.push(step);
        }
    }

    pub(crate) fn unexplained(&mut self, object: u32, why: Why) {
        if self.unexplained < MOST_UNEXPLAINED {
            let role = self.role(object);
            self.found(Step::of(Change::Unexplained { object, role, why }));
        }
        // Said once is enough.
        self.explained.insert(object);
    }

    /// Allows the replaced object `number`, used in the old document only as in `allowed`.
    pub(crate) fn allow(&mut self, number: u32, allowed: impl Fn(&Place) -> bool) {
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

    /// Whether the old document uses an object in one place only: there.
    pub(crate) fn used_only(&self, number: u32, place: Place) -> bool {
        self.uses.at(number) == [place]
    }

    /// Allows the added object `number` itself, not what it refers to. An object that the old document already referred
    /// to while it was not there would come to light in signed content.
    pub(crate) fn allow_added(&mut self, number: u32) {
        let size = self.old.revision().and_then(|revision| revision.trailer.get(b"Size")).and_then(Value::int);
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
    pub(crate) fn allow_below(&mut self, value: &Value) -> Result<(), Unreadable> {
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
        holder: Spot,
        old: Option<&Dict>,
        new: &Dict,
        key: &[u8],
    ) -> Result<Pair, Unreadable> {
        let before = old.and_then(|old| old.get(key));
        let after = new.get(key);
        let here = |place: Place, uses: &mut Uses| Place { path: uses.below(place.path, key), ..place };
        let (was, is) = (here(holder.old, &mut self.uses), here(holder.new, &mut self.uses));
        let inside = |value: Option<&Value>, place| {
            value.and_then(Value::reference).map_or(place, |reference| Place::of(reference.number))
        };
        let pair = Pair {
            old: before.map_or(Ok(None), |value| self.old.follow(value))?,
            new: after.map_or(Ok(None), |value| self.new.follow(value))?,
            spot: Spot {
                old: inside(before, was),
                new: inside(after, is),
                alone: holder.alone
                    && before.and_then(Value::reference).is_none_or(|of| self.used_only(of.number, was)),
            },
        };
        if let Some(reference) = after.and_then(Value::reference) {
            let number = reference.number;
            if before.and_then(Value::reference) == Some(reference) {
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

    /// Whatever no rule has explained.
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
    fn role(&self, number: u32) -> Role {
        let object = self.old.object(number).ok().flatten().or_else(|| self.new.object(number).ok().flatten());
        let dict = object.as_deref().and_then(Value::any_dict);
        let name = |key: &[u8]| dict.and_then(|dict| dict.get(key)).and_then(Value::name).unwrap_or_default();
        let used = |wanted: &[u8]| {
            self.uses.at(number).iter().any(|place| self.uses.keys(place.path).last().is_some_and(|key| *key == wanted))
        };
        match (name(b"Type"), name(b"Subtype")) {
            (b"Catalog", _) => Role::Catalog,
            (b"Page" | b"Pages", _) => Role::Page,
            (b"Annot", _) | (_, b"Widget" | b"Stamp" | b"FreeText" | b"Link") => Role::Annotation,
            (b"Font" | b"FontDescriptor", _) => Role::Font,
            (b"StructElem" | b"StructTreeRoot", _) => Role::StructureTree,
            (b"Sig" | b"DocTimeStamp", _) => Role::Signature,
            (b"Metadata", _) => Role::Metadata,
            _ if used(b"Contents") => Role::PageContent,
            _ if used(b"FontFile") || used(b"FontFile2") || used(b"FontFile3") || used(b"ToUnicode") => Role::Font,
            (b"XObject", _) | (_, b"Form" | b"Image") => Role::Graphic,
            _ if used(b"Resources") => Role::Resources,
            _ if name(b"FT") != b"" => Role::Field,
            _ => Role::Other,
        }
    }
}

/// A value before and after, references followed.
#[derive(Debug)]
pub(crate) struct Pair {
    pub(crate) old: Option<Rc<Value>>,
    pub(crate) new: Option<Rc<Value>>,
    /// Where the value stands.
    pub(crate) spot: Spot,
}

impl Pair {
    /// The object that the new value stands in.
    pub(crate) fn holder(&self) -> u32 {
        self.spot.new.object
    }
}

/// Where something stands before and after.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spot {
    pub(crate) old: Place,
    pub(crate) new: Place,
    /// Whether the signed document reaches it in this way alone.
    pub(crate) alone: bool,
}

impl Spot {
    /// An object, 0 for the trailer.
    pub(crate) fn of(object: u32) -> Self {
        Self { old: Place::of(object), new: Place::of(object), alone: true }
    }
}

fn fate(old: &View<'_, '_>, new: &View<'_, '_>, number: u32) -> Result<Option<Fate>, Unreadable> {
    let (before, after) = match (old.entry(number), new.entry(number)) {
        (Some(before), Some(after)) => (before, after),
        (None, Some(_)) => {
            // It must be readable to be allowed, and where it can be read is checked here.
            new.object(number)?;
            return Ok(Some(Fate::Added));
        }
        (Some(_), None) => return Ok(Some(Fate::Freed)),
        (None, None) => return Ok(None),
    };
    let untouched = before == after
        && match after {
            Entry::Packed { container, .. } => old.entry(container) == new.entry(container),
            _ => true,
        };
    if untouched {
        return Ok(None);
    }
    let generation = |entry| if let Entry::Plain { generation, .. } = entry { generation } else { 0 };
    let (one, other) = (old.object(number)?, new.object(number)?);
    let same = match (one.as_deref(), other.as_deref()) {
        (Some(Value::Stream(one)), Some(Value::Stream(other))) => same_stream(old, one, other),
        (one, other) => one == other,
    };
    Ok((!same || generation(before) != generation(after)).then_some(Fate::Replaced))
}

fn same_stream(view: &View<'_, '_>, one: &Stream, other: &Stream) -> bool {
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

fn says_the_same(old: &Value, new: &Value) -> bool {
    match (old, new) {
        (Value::Text(old), Value::Text(new)) => {
            let letters = text(old);
            old == new || (letters == text(new) && !letters.contains(char::REPLACEMENT_CHARACTER))
        }
        (Value::Array(old), Value::Array(new)) => {
            old.len() == new.len() && old.iter().zip(new).all(|(old, new)| says_the_same(old, new))
        }
        (Value::Dict(old), Value::Dict(new)) => differing(old, new).is_empty(),
        (old, new) => old == new,
    }
}

/// The references of an array, if it holds nothing else.
pub(crate) fn references(value: Option<&Value>) -> Option<Vec<Ref>> {
    value.map_or(Some(Vec::new()), |value| value.array()?.iter().map(Value::reference).collect())
}
