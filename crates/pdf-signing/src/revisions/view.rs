//! The document as one revision left it: object numbers in, the objects out, read where its cross-references say.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::budget::Budget;
use super::file::{Members, Revision, RevisionFile};
use super::indirect::Indirect;
use super::sections::XrefEntry;
use super::syntax::Cursor;
use super::unreadable::Unreadable;
use super::value::{Dict, PdfValue, Ref};

/// The document as it was after one revision.
#[derive(Debug)]
pub(crate) struct RevisionView<'f, 'a> {
    pub(crate) file: &'f RevisionFile<'a>,
    pub(crate) index: usize,
    pub(super) table: BTreeMap<u32, XrefEntry>,
}

impl<'a> RevisionFile<'a> {
    /// The document as it was after revision `index` (from 0).
    pub(crate) fn view(&self, index: usize) -> Result<RevisionView<'_, 'a>, Unreadable> {
        let mut table = BTreeMap::new();
        for revision in self.revisions.iter().take(index + 1) {
            self.budget.steps(revision.entries.len())?;
            table.extend(revision.entries.iter().map(|(&number, &entry)| (number, entry)));
        }
        Ok(RevisionView { file: self, index, table })
    }

    /// The document as the whole file shows it.
    pub(crate) fn latest(&self) -> Result<RevisionView<'_, 'a>, Unreadable> {
        self.view(self.revisions.len().saturating_sub(1))
    }
}

impl<'f, 'a> RevisionView<'f, 'a> {
    /// The document one revision later.
    pub(crate) fn next(&self) -> Result<RevisionView<'f, 'a>, Unreadable> {
        let index = self.index + 1;
        let entries = self.file.revisions.get(index).map(|revision| &revision.entries);
        self.file.budget.steps(self.table.len() + entries.map_or(0, BTreeMap::len))?;
        let mut table = self.table.clone();
        table.extend(entries.into_iter().flatten().map(|(&number, &entry)| (number, entry)));
        Ok(RevisionView { file: self.file, index, table })
    }

    pub(crate) fn revision(&self) -> Option<&'f Revision> {
        self.file.revisions.get(self.index)
    }

    pub(crate) fn entry(&self, number: u32) -> Option<XrefEntry> {
        self.table.get(&number).copied().filter(|entry| *entry != XrefEntry::Free)
    }

    /// Every object number in use.
    pub(crate) fn numbers(&self) -> impl Iterator<Item = u32> {
        self.table.iter().filter(|(_, entry)| **entry != XrefEntry::Free).map(|(&number, _)| number)
    }

    /// Whether an object stands where a reference leads.
    pub(crate) fn has(&self, reference: Ref) -> bool {
        match self.entry(reference.number) {
            Some(XrefEntry::Plain { generation, .. }) => generation == reference.generation,
            Some(XrefEntry::Packed { .. }) => reference.generation == 0,
            _ => false,
        }
    }

    /// The object behind a reference; `None` is the null object.
    pub(crate) fn get(&self, reference: Ref) -> Result<Option<Rc<PdfValue>>, Unreadable> {
        match self.entry(reference.number) {
            Some(XrefEntry::Plain { generation, .. }) if generation != reference.generation => Ok(None),
            Some(XrefEntry::Packed { .. }) if reference.generation != 0 => Ok(None),
            Some(_) => self.object(reference.number),
            None => Ok(None),
        }
    }

    /// The object of a number, whatever its generation.
    pub(crate) fn object(&self, number: u32) -> Result<Option<Rc<PdfValue>>, Unreadable> {
        match self.entry(number) {
            Some(XrefEntry::Plain { offset, generation }) => {
                self.plain(Ref { number, generation }, offset).map(|read| Some(read.value))
            }
            Some(XrefEntry::Packed { container, index }) => {
                let members = self.members(container)?;
                match members.get(index) {
                    Some((found, value)) if *found == number => Ok(Some(value.clone())),
                    _ => Err(Unreadable::ObjectStream { object: container }),
                }
            }
            _ => Ok(None),
        }
    }

    /// Follows references; `None` is null.
    pub(crate) fn follow(&self, value: &PdfValue) -> Result<Option<Rc<PdfValue>>, Unreadable> {
        match value {
            PdfValue::Ref(reference) => self.get(*reference),
            PdfValue::Null => Ok(None),
            direct => Ok(Some(Rc::new(direct.clone()))),
        }
    }

    /// The value of `key` in `dict`, references followed.
    pub(crate) fn at(&self, dict: &Dict, key: &[u8]) -> Result<Option<Rc<PdfValue>>, Unreadable> {
        dict.get(key).map_or(Ok(None), |value| self.follow(value))
    }

    pub(crate) fn root(&self) -> Result<(Ref, Rc<PdfValue>), Unreadable> {
        let trailer = self.revision().map(|revision| &revision.trailer);
        let reference = trailer.and_then(|trailer| trailer.get(b"Root")).and_then(PdfValue::reference);
        let reference = reference.ok_or(Unreadable::CatalogMissing)?;
        let root = self.get(reference)?.filter(|root| root.dict().is_some()).ok_or(Unreadable::CatalogMissing)?;
        Ok((reference, root))
    }

    fn plain(&self, id: Ref, offset: usize) -> Result<Indirect, Unreadable> {
        let misplaced = Unreadable::ObjectMisplaced { object: id.number, offset };
        let kept = self.file.plain.borrow().get(&offset).cloned();
        let read = match kept {
            Some(read) => read,
            None => {
                let mut cursor = Cursor::new(self.file.bytes, offset, &self.file.budget);
                if offset == 0 || !cursor.peek().is_some_and(|byte| byte.is_ascii_digit()) {
                    return Err(misplaced);
                }
                let read = cursor.indirect(&|length| self.length(length))?;
                self.file.plain.borrow_mut().insert(offset, read.clone());
                read
            }
        };
        if read.id == id { Ok(read) } else { Err(misplaced) }
    }

    /// A `/Length` that is a reference. Its own object is read here without following anything, so that lengths cannot
    /// lead in circles; one in an object stream is not taken.
    fn length(&self, reference: Ref) -> Result<Option<usize>, Unreadable> {
        let value = match self.entry(reference.number) {
            Some(XrefEntry::Plain { offset, generation }) if generation == reference.generation => {
                let object = Cursor::new(self.file.bytes, offset, &self.file.budget).indirect(&|_| Ok(None))?;
                (object.id == reference).then_some(object.value)
            }
            _ => None,
        };
        Ok(value.and_then(|value| value.int()).and_then(|length| usize::try_from(length).ok()))
    }

    fn members(&self, container: u32) -> Result<Rc<Members>, Unreadable> {
        let wrong = Unreadable::ObjectStream { object: container };
        let Some(XrefEntry::Plain { offset, generation: 0 }) = self.entry(container) else { return Err(wrong) };
        if let Some(members) = self.file.packed.borrow().get(&offset) {
            return Ok(members.clone());
        }
        let stream = self.plain(Ref { number: container, generation: 0 }, offset)?.value;
        let dict = stream.stream().map(|stream| &stream.dict).filter(|dict| dict.is(b"Type", b"ObjStm"));
        let number = |key: &[u8]| dict.and_then(|dict| dict.get(key)).and_then(PdfValue::int);
        let size = |key: &[u8]| number(key).and_then(|number| usize::try_from(number).ok()).ok_or(wrong.clone());
        let (count, first) = (size(b"N")?, size(b"First")?);
        let plain = self.file.decoded(&stream)?;
        let members = Rc::new(unpacked(&plain, count, first, &self.file.budget)?.ok_or(wrong)?);
        self.file.packed.borrow_mut().insert(offset, members.clone());
        Ok(members)
    }

    /// The object streams that members are read from.
    pub(crate) fn containers(&self) -> BTreeSet<u32> {
        let container =
            |entry: &XrefEntry| if let XrefEntry::Packed { container, .. } = entry { Some(*container) } else { None };
        self.table.values().filter_map(container).collect()
    }

    /// The numbers of the objects that are cross-reference streams: a section was read at their offset.
    pub(crate) fn sections(&self) -> BTreeSet<u32> {
        let revisions = self.file.revisions.iter();
        let read: BTreeSet<usize> = revisions.flat_map(|one| &one.sections).map(|section| section.0).collect();
        let at = |entry: &XrefEntry| matches!(entry, XrefEntry::Plain { offset, .. } if read.contains(offset));
        self.table.iter().filter(|(_, entry)| at(entry)).map(|(&number, _)| number).collect()
    }

    /// Objects that this revision's cross-reference section places elsewhere than `old` had them, and not in bytes of
    /// its own.
    pub(crate) fn older(&self, old: &RevisionView<'_, '_>) -> Vec<u32> {
        let Some(revision) = self.revision() else { return Vec::new() };
        let own = |entry: XrefEntry| match entry {
            XrefEntry::Plain { offset, .. } => (revision.start..revision.ends.0).contains(&offset),
            XrefEntry::Packed { container, .. } => matches!(
                revision.entries.get(&container),
                Some(XrefEntry::Plain { offset, .. }) if (revision.start..revision.ends.0).contains(offset)
            ),
            XrefEntry::Free => true,
        };
        let moved =
            revision.entries.iter().filter(|(number, entry)| !own(**entry) && old.entry(**number) != Some(**entry));
        moved.map(|(&number, _)| number).collect()
    }

    /// Bytes of this revision that belong to no object, cross-reference section, or space between them: the first
    /// offset. `None` when every byte is accounted for.
    pub(crate) fn stray(&self) -> Result<Option<usize>, Unreadable> {
        let Some(revision) = self.revision() else { return Ok(None) };
        let mut parts: Vec<(usize, usize)> = revision.sections.clone();
        for (&number, entry) in &revision.entries {
            if let XrefEntry::Plain { offset, generation } = *entry
                && offset >= revision.start
                && !revision.sections.iter().any(|section| section.0 == offset)
            {
                parts.push((offset, self.plain(Ref { number, generation }, offset)?.end));
            }
        }
        parts.sort_unstable();
        let mut at = revision.start;
        for (start, end) in parts {
            let mut gap = Cursor::new(self.file.bytes, at, &self.file.budget);
            // Before the first object of a file a comment may stand that marks it as binary (7.5.2); before the first object of
            // an update only white space.
            if at == 0 {
                gap.space()
            } else {
                gap.blank()
            }
            if gap.at() < start || start < at {
                return Ok(Some(at));
            }
            at = end;
        }
        Ok((at > revision.ends.1).then_some(at))
    }
}

fn unpacked(plain: &[u8], count: usize, first: usize, budget: &Budget) -> Result<Option<Members>, Unreadable> {
    // Each member takes at least four bytes of the header.
    if count > plain.len() / 4 || first > plain.len() {
        return Ok(None);
    }
    let mut header = Cursor::new(plain.get(..first).unwrap_or_default(), 0, budget);
    let mut places = Vec::with_capacity(count);
    for _ in 0..count {
        header.blank();
        let number = header.unsigned()?;
        header.blank();
        let offset = header.unsigned()?;
        let (Ok(number), Some(offset)) = (u32::try_from(number), first.checked_add(offset)) else { return Ok(None) };
        places.push((number, offset));
    }
    let ends = places.iter().skip(1).map(|place| place.1).chain([plain.len()]);
    let mut members = Vec::with_capacity(count);
    for (&(number, offset), end) in places.iter().zip(ends) {
        let Some(text) = plain.get(offset..end) else { return Ok(None) };
        let mut member = Cursor::new(text, 0, budget);
        member.blank();
        let value = member.value()?;
        member.blank();
        // A member may be anything but a reference to another object (7.5.7).
        if member.peek().is_some() || value.reference().is_some() {
            return Ok(None);
        }
        members.push((number, Rc::new(value)));
    }
    Ok(Some(members))
}
