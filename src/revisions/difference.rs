//! What one revision changed in the document before it: every object compared, every use of it known, and what the rules
//! have explained so far.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::rc::Rc;

use super::changes::{Change, Role, Step, Why};
use super::sections::Entry;
use super::text::text;
use super::unreadable::Unreadable;
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

/// A use of an object: the object that refers to it (0 is the trailer) and the key under which it does.
pub(crate) type Use = (u32, Vec<u8>);

/// Two views of one file, one revision apart.
#[derive(Debug)]
pub(crate) struct Difference<'v, 'f, 'a> {
    pub(crate) old: &'v View<'f, 'a>,
    pub(crate) new: &'v View<'f, 'a>,
    pub(crate) fates: BTreeMap<u32, Fate>,
    /// Who refers to which object in the old document, objects that nothing shows included.
    uses: BTreeMap<u32, Vec<Use>>,
    /// Objects that the old document's trailer leads to.
    shown: BTreeSet<u32>,
    explained: BTreeSet<u32>,
    pub(crate) steps: Vec<Step>,
    /// The same, to tell each once.
    told: HashSet<Step>,
    unexplained: usize,
}

impl<'v, 'f, 'a> Difference<'v, 'f, 'a> {
    pub(crate) fn between(old: &'v View<'f, 'a>, new: &'v View<'f, 'a>) -> Result<Self, Unreadable> {
        let budget = &old.file.budget;
        let numbers: BTreeSet<u32> = old.numbers().chain(new.numbers()).collect();
        // Some dozen look-ups each.
        budget.steps(numbers.len().saturating_mul(8))?;
        let mut fates = BTreeMap::new();
        for &number in &numbers {
            if let Some(fate) = fate(old, new, number)? {
                fates.insert(number, fate);
            }
        }
        let mut uses: BTreeMap<u32, Vec<Use>> = BTreeMap::new();
        let mut leads: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
        let mut dangling: Vec<(u32, u32)> = Vec::new();
        let mut note = |user: u32, value: &Value| {
            let passed = value.each_reference(&mut |key, reference| {
                if !old.has(reference) {
                    dangling.push((user, reference.number));
                }
                uses.entry(reference.number).or_default().push((user, key.to_vec()));
                leads.entry(user).or_default().insert(reference.number);
            });
            budget.steps(passed)
        };
        // A reader may hold on to what an older trailer says.
        for revision in old.file.revisions().iter().take(old.index + 1) {
            for (key, value) in revision.trailer.entries() {
                if let Some(one) = Dict::new(vec![(key.to_vec(), value.clone())]) {
                    note(0, &Value::Dict(one))?;
                }
            }
        }
        let sections = old.sections();
        for number in old.numbers() {
            let value = old.object(number)?;
            // What a cross-reference stream refers to it does as a trailer.
            if let Some(value) = value.filter(|_| !sections.contains(&number)) {
                note(number, &value)?;
            }
        }
        let mut shown = BTreeSet::new();
        let mut next = vec![0];
        while let Some(number) = next.pop() {
            next.extend(leads.get(&number).into_iter().flatten().filter(|&&number| shown.insert(number)));
        }
        // What leads nowhere in the signed document could be made to lead somewhere; to some readers it is an error.
        let mut astray: BTreeSet<u32> =
            dangling.into_iter().filter(|(user, _)| *user == 0 || shown.contains(user)).map(|(_, to)| to).collect();
        let trailer = new.revision().into_iter().flat_map(|revision| revision.trailer.entries());
        for (_, value) in trailer {
            budget.steps(value.each_reference(&mut |_, to| astray.extend((!new.has(to)).then_some(to.number))))?;
        }
        for &number in fates.keys() {
            if let Some(value) = new.object(number)? {
                budget.steps(value.each_reference(&mut |_, to| astray.extend((!new.has(to)).then_some(to.number))))?;
            }
        }
        let mut difference = Self {
            old,
            new,
            fates,
            uses,
            shown,
            explained: BTreeSet::new(),
            steps: Vec::new(),
            told: HashSet::new(),
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
    pub(crate) fn allow(&mut self, number: u32, allowed: impl Fn(&Use) -> bool) {
        let elsewhere = self.uses.get(&number).is_some_and(|uses| !uses.iter().all(allowed));
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
    pub(crate) fn used_only(&self, number: u32, user: u32, under: &[u8]) -> bool {
        matches!(self.uses(number), [(one, key)] if *one == user && key == under)
    }

    /// How often the old document uses an object.
    pub(crate) fn uses(&self, number: u32) -> &[Use] {
        self.uses.get(&number).map(Vec::as_slice).unwrap_or_default()
    }

    /// Allows the added object `number` itself, not what it refers to. An object that the old document already referred
    /// to while it was not there would come to light in signed content.
    pub(crate) fn allow_added(&mut self, number: u32) {
        let size = self.old.revision().and_then(|revision| revision.trailer.get(b"Size")).and_then(Value::int);
        if !self.uses(number).is_empty() {
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
        budget.steps(value.each_reference(&mut |_, reference| next.push(reference)))?;
        while let Some(reference) = next.pop() {
            let number = reference.number;
            if !seen.insert(number) {
                continue;
            }
            if self.is(number, Fate::Added) {
                self.allow_added(number);
                if let Some(value) = self.new.object(number)? {
                    budget.steps(value.each_reference(&mut |_, reference| next.push(reference)))?;
                }
            } else if self.new.get(reference)?.is_none() || !self.shown.contains(&number) {
                self.unexplained(number, Why::ShowsHiddenObject);
            }
        }
        Ok(())
    }

    /// The value of `key` in two versions of a dictionary, when it stands in a place of its own: directly, or in an object
    /// that only this entry uses. `holder` is the object that the dictionary belongs to.
    pub(crate) fn entry(
        &mut self,
        holder: u32,
        old: Option<&Dict>,
        new: &Dict,
        key: &[u8],
    ) -> Result<Pair, Unreadable> {
        let before = old.and_then(|old| old.get(key));
        let after = new.get(key);
        let pair = Pair {
            old: before.map_or(Ok(None), |value| self.old.follow(value))?,
            new: after.map_or(Ok(None), |value| self.new.follow(value))?,
            holder: after.and_then(Value::reference).map_or(holder, |reference| reference.number),
        };
        if let Some(reference) = after.and_then(Value::reference) {
            let number = reference.number;
            if before.and_then(Value::reference) == Some(reference) {
                if self.is(number, Fate::Replaced) {
                    let key = key.to_vec();
                    self.allow(number, |one| one.0 == holder && one.1 == key);
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
        let used = |wanted: &[u8]| self.uses(number).iter().any(|(_, key)| key == wanted);
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
    /// The object that the new value stands in.
    pub(crate) holder: u32,
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
