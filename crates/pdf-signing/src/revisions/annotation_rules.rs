//! What may become of the pages' lists of annotations after a signature, and where fields are listed.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::change::Why;
use super::difference::{Fate, RevisionDifference, SiteVersions, differing, references};
use super::fields::FormField;
use super::pages::pages;
use super::unreadable::Unreadable;
use super::uses::UseSite;
use super::value::{PdfValue, Ref};

/// Pages may gain the widgets of new signature fields and nothing else. Returns where annotations are listed: the
/// object and the key.
pub(super) fn annotations(difference: &mut RevisionDifference, added: &[Ref]) -> Result<BTreeSet<UseSite>, Unreadable> {
    let added: BTreeSet<Ref> = added.iter().copied().collect();
    let mut listed = BTreeSet::new();
    // Pages may share a list, which is then compared once.
    let mut compared = BTreeMap::new();
    let pages = pages(difference.old)?;
    let numbers: BTreeSet<u32> = pages.iter().map(|page| page.number).collect();
    let path = difference.uses.place(0, &[b"Annots"]).path;
    for page in pages {
        let (old, new) = (difference.old.get(page)?, difference.new.get(page)?);
        let Some(was) = old.as_deref().and_then(PdfValue::dict) else { continue };
        match was.get(b"Annots").and_then(PdfValue::reference) {
            None => drop(listed.insert(UseSite { object: page.number, path })),
            Some(array) if listed.contains(&UseSite::of(array.number)) => {}
            Some(array) => {
                let uses = difference.uses.at(array.number);
                difference.old.file.budget.steps(uses.len())?;
                // A list that something else than a page refers to does not count: changing it would change that too.
                if uses.iter().all(|place| place.path == path && numbers.contains(&place.object)) {
                    listed.insert(UseSite::of(array.number));
                }
            }
        }
        // Only a new field gives a reason to replace a page object.
        if added.is_empty() {
            continue;
        }
        let Some(is) = new.as_deref().and_then(PdfValue::dict) else { continue };
        let replaced = difference.is(page.number, Fate::Replaced);
        if replaced && differing(was, is).iter().any(|key| key != b"Annots") {
            continue;
        }
        let lists = [was, is].map(|dict| dict.get(b"Annots").and_then(PdfValue::reference));
        if let ([Some(_), Some(_)], Some(sound)) = (lists, compared.get(&lists)) {
            match sound {
                false => difference.unexplained(page.number, Why::AnnotationAdded),
                true if replaced => difference.allow(page.number, |_| true),
                true => {}
            }
            continue;
        }
        let pair = difference.entry(SiteVersions::of(page.number), Some(was), is, b"Annots")?;
        let count =
            |value: &Option<Rc<PdfValue>>| value.as_deref().and_then(PdfValue::array).map_or(0, <[PdfValue]>::len);
        difference.old.file.budget.steps(count(&pair.old) + count(&pair.new))?;
        let (before, now) = (references(pair.old.as_deref()), references(pair.new.as_deref()));
        let (Some(before), Some(now)) = (before, now) else {
            if replaced || pair.old != pair.new {
                difference.unexplained(page.number, Why::AnnotationAdded);
            }
            continue;
        };
        let sound = now.starts_with(&before) && now.iter().skip(before.len()).all(|one| added.contains(one));
        compared.insert(lists, sound);
        if !sound {
            difference.unexplained(page.number, Why::AnnotationAdded);
        } else if replaced {
            difference.allow(page.number, |_| true);
        }
    }
    Ok(listed)
}

/// Where fields and annotations are listed in the old document.
pub(super) struct Lists {
    /// `None` when something else than the form refers to the list of fields.
    pub(super) fields: Option<UseSite>,
    pub(super) annotated: BTreeSet<UseSite>,
    /// Fields that have fields below them.
    pub(super) groups: BTreeMap<Ref, FormField>,
}

impl Lists {
    /// The groups that a field is in, the nearest first.
    pub(super) fn groups_above(&self, field: &FormField) -> Vec<FormField> {
        let mut groups: Vec<FormField> = Vec::new();
        let mut above = field.parent;
        while let Some(group) = above.and_then(|id| self.groups.get(&id)) {
            groups.push(group.clone());
            above = group.parent;
        }
        groups
    }
}
