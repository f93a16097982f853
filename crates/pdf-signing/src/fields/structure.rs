//! The structure tree (ISO 32000-2, 14.7): a widget gets its `Form` element beside the text it belongs to (ISO 14289-1,
//! 7.18.4).

use std::collections::{BTreeMap, BTreeSet};

use crate::pdf::{Append, Dictionary, Mark, Object, ObjectId, dictionary, marks};

use crate::error::Error;

/// The parent tree and ways up to the root are not followed further than this.
const DEPTH: usize = 64;

/// Points by which a text may leave the line or the column of a place and still belong to it.
const SLACK: f64 = 4.0;
const COLUMN: f64 = 60.0;

/// Standard elements within a line (14.8.4.7); anything else begins one.
const INLINE: [&[u8]; 10] =
    [b"Span", b"Quote", b"Note", b"Reference", b"BibEntry", b"Code", b"Link", b"Annot", b"Ruby", b"Warichu"];

/// Standard elements that may have a form beside them.
const PARAGRAPHS: [&[u8]; 8] = [b"P", b"H", b"H1", b"H2", b"H3", b"H4", b"H5", b"H6"];

/// The structure tree of a document while elements are added to it.
pub(super) struct Tree {
    root: ObjectId,
    /// The parent tree's entries by key (14.7.5.4).
    parents: BTreeMap<i64, Object>,
    next_key: i64,
    added: Vec<(i64, ObjectId)>,
}

impl Tree {
    /// Reads the tree's root and its parent tree.
    pub(super) fn open(file: &Append) -> Result<Self, Error> {
        let catalog = file.catalog();
        let root = catalog.get(b"StructTreeRoot").and_then(Object::as_reference).map_err(|_| Error::Untagged)?;
        let entries = file.dictionary(root).ok_or(Error::Untagged)?;
        let mut parents = BTreeMap::new();
        if let Object::Dictionary(tree) = file.entry(entries, b"ParentTree") {
            numbers(file, tree, DEPTH, &mut BTreeSet::new(), &mut parents);
        }
        let after_last = parents.keys().next_back().map_or(0, |last| last.saturating_add(1));
        let stated = file.entry(entries, b"ParentTreeNextKey").as_i64().unwrap_or(0);
        Ok(Self { root, parents, next_key: stated.max(after_last), added: Vec::new() })
    }

    /// Adds the element of a widget, of a signature or of text; gives the key for its `/StructParent`.
    pub(super) fn add(
        &mut self,
        file: &mut Append,
        signature: bool,
        page: ObjectId,
        rect: [f64; 4],
        widget: ObjectId,
    ) -> Result<i64, Error> {
        let anchor =
            self.beside(file, signature, page, rect).or_else(|| self.at_the_end(file)).ok_or(Error::Untagged)?;
        let element = file.add(dictionary! {
            "Type" => "StructElem",
            "S" => "Form",
            "P" => anchor.parent,
            "Pg" => page,
            "K" => dictionary! { "Type" => "OBJR", "Obj" => widget, "Pg" => page },
        });
        let mut kids = kids(file, anchor.parent);
        let mut at = anchor.after.map_or(kids.len(), |after| after + 1).min(kids.len());
        // Elements that were added behind the same text keep the order in which they were added.
        let just_added = |kid: &Object| self.added.iter().any(|(_, id)| is(kid, *id));
        while kids.get(at).is_some_and(just_added) {
            at += 1;
        }
        kids.insert(at, Object::Reference(element));
        file.edit(anchor.parent).ok_or(Error::Untagged)?.set("K", Object::Array(kids));
        let key = self.next_key;
        self.next_key = key.checked_add(1).ok_or(Error::Untagged)?;
        self.added.push((key, element));
        Ok(key)
    }

    /// Writes the parent tree's new entries; their keys are higher than all before.
    pub(super) fn close(self, file: &mut Append) -> Result<(), Error> {
        let pairs = self.added.iter().flat_map(|(key, id)| [Object::Integer(*key), Object::Reference(*id)]);
        let mut pairs: Vec<Object> = pairs.collect();
        let root = file.dictionary(self.root).ok_or(Error::Untagged)?;
        let indirect = root.get(b"ParentTree").and_then(Object::as_reference).ok();
        let mut tree = file.entry(root, b"ParentTree").as_dict().cloned().unwrap_or_default();
        match (file.entry(&tree, b"Kids").clone(), file.entry(&tree, b"Nums").clone()) {
            (Object::Array(mut kids), _) => {
                let limits = [self.added.first(), self.added.last()];
                let limits = limits.map(|at| Object::Integer(at.map_or(0, |(key, _)| *key)));
                let leaf = file.add(dictionary! { "Limits" => limits.to_vec(), "Nums" => pairs });
                kids.push(Object::Reference(leaf));
                tree.set("Kids", Object::Array(kids));
            }
            (_, Object::Array(mut known)) => {
                known.append(&mut pairs);
                tree.set("Nums", Object::Array(known));
            }
            _ => tree.set("Nums", Object::Array(pairs)),
        }
        if let Some(id) = indirect {
            file.set(id, tree.clone());
        }
        let root = file.edit(self.root).ok_or(Error::Untagged)?;
        if indirect.is_none() {
            root.set("ParentTree", Object::Dictionary(tree));
        }
        root.set("ParentTreeNextKey", Object::Integer(self.next_key));
        Ok(())
    }

    /// Beside the text that stands next to the place on the page.
    fn beside(&self, file: &Append, signature: bool, page: ObjectId, rect: [f64; 4]) -> Option<Anchor> {
        let marks = marks(file, page);
        let mark = if signature { above(&marks, rect) } else { before(&marks, rect) }?;
        let key = file.dictionary(page)?.get(b"StructParents").and_then(Object::as_i64).ok()?;
        let leaf = file.follow(self.parents.get(&key)?).as_array().ok()?.get(usize::try_from(mark.id).ok()?)?;
        let leaf = leaf.as_reference().ok()?;
        let marked = |kid: &Object| match file.follow(kid) {
            Object::Integer(id) => *id == mark.id,
            Object::Dictionary(kid) => kid.get(b"MCID").and_then(Object::as_i64).is_ok_and(|id| id == mark.id),
            _ => false,
        };
        let mut anchor = Anchor { parent: leaf, after: kids(file, leaf).iter().position(marked) };
        for _ in 0..DEPTH {
            let kind = self.role(file, anchor.parent)?;
            if INLINE.contains(&kind) {
                anchor = anchor.up(file, self.root)?;
            } else if signature && PARAGRAPHS.contains(&kind) {
                return anchor.up(file, self.root);
            } else {
                return Some(anchor);
            }
        }
        None
    }

    /// The standard type that an element's type stands for (14.7.3).
    fn role<'s>(&self, file: &'s Append, element: ObjectId) -> Option<&'s [u8]> {
        let mut kind = file.dictionary(element)?.get(b"S").and_then(Object::as_name).ok()?;
        let Object::Dictionary(roles) = file.entry(file.dictionary(self.root)?, b"RoleMap") else { return Some(kind) };
        for _ in 0..DEPTH {
            match file.entry(roles, kind) {
                Object::Name(other) if other != kind => kind = other,
                _ => break,
            }
        }
        Some(kind)
    }

    /// After everything else in the document's first element.
    fn at_the_end(&self, file: &Append) -> Option<Anchor> {
        let parent = kids(file, self.root).first()?.as_reference().ok()?;
        file.dictionary(parent).map(|_| Anchor { parent, after: None })
    }
}

/// Where an element is put: into `parent`, behind its kid of that index, or last.
struct Anchor {
    parent: ObjectId,
    after: Option<usize>,
}

impl Anchor {
    /// Behind the element that was the parent.
    fn up(self, file: &Append, root: ObjectId) -> Option<Self> {
        let parent = file.dictionary(self.parent)?.get(b"P").and_then(Object::as_reference).ok()?;
        // The root is no element; what is to be added stays inside the document's.
        if parent == root {
            return None;
        }
        let after = kids(file, parent).iter().position(|kid| is(kid, self.parent));
        Some(Self { parent, after })
    }
}

/// Whether a kid is this element.
fn is(kid: &Object, element: ObjectId) -> bool {
    kid.as_reference().is_ok_and(|id| id == element)
}

/// The text on the place's line that begins last before it.
fn before(marks: &[Mark], rect: [f64; 4]) -> Option<Mark> {
    let [left, bottom, _, top] = rect;
    let on_line = |mark: &&Mark| mark.y >= bottom - SLACK && mark.y <= top && mark.x <= left + SLACK;
    marks.iter().filter(on_line).max_by(|a, b| a.x.total_cmp(&b.x)).copied()
}

/// The text of the place's column that stands lowest above its middle.
fn above(marks: &[Mark], rect: [f64; 4]) -> Option<Mark> {
    let [left, bottom, right, top] = rect;
    let over = |mark: &&Mark| mark.y >= (bottom + top) / 2.0 && mark.x >= left - COLUMN && mark.x <= right;
    marks.iter().filter(over).min_by(|a, b| a.y.total_cmp(&b.y)).copied()
}

/// The kids of an element as a list; a single kid may stand without one (14.7.2).
fn kids(file: &Append, element: ObjectId) -> Vec<Object> {
    let Some(element) = file.dictionary(element) else { return Vec::new() };
    match (file.entry(element, b"K"), element.get(b"K")) {
        (Object::Array(kids), _) => kids.clone(),
        (Object::Null, _) | (_, Err(_)) => Vec::new(),
        (_, Ok(one)) => vec![one.clone()],
    }
}

/// The entries of a number tree (7.9.7).
fn numbers(
    file: &Append,
    tree: &Dictionary,
    depth: usize,
    seen: &mut BTreeSet<ObjectId>,
    found: &mut BTreeMap<i64, Object>,
) {
    let Some(depth) = depth.checked_sub(1) else { return };
    if let Object::Array(pairs) = file.entry(tree, b"Nums") {
        for pair in pairs.chunks_exact(2) {
            if let Object::Integer(key) = file.follow(&pair[0]) {
                found.insert(*key, pair[1].clone());
            }
        }
    }
    let Object::Array(kids) = file.entry(tree, b"Kids") else { return };
    for kid in kids {
        if let (Ok(id), Object::Dictionary(kid)) = (kid.as_reference(), file.follow(kid))
            && seen.insert(id)
        {
            numbers(file, kid, depth, seen, found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARKS: [Mark; 5] = [
        Mark { id: 0, x: 100.0, y: 700.0 },
        Mark { id: 1, x: 130.0, y: 700.0 },
        Mark { id: 2, x: 300.0, y: 700.0 },
        Mark { id: 3, x: 310.0, y: 300.0 },
        Mark { id: 4, x: 320.0, y: 200.0 },
    ];

    #[test]
    fn a_text_place_follows_what_begins_before_it_on_its_line() {
        assert_eq!(before(&MARKS, [125.0, 697.0, 150.0, 712.0]).map(|mark| mark.id), Some(0));
        assert_eq!(before(&MARKS, [200.0, 697.0, 220.0, 712.0]).map(|mark| mark.id), Some(1));
        assert_eq!(before(&MARKS, [200.0, 500.0, 220.0, 512.0]), None);
    }

    #[test]
    fn a_signature_follows_the_position_above_it_and_not_the_name_below() {
        assert_eq!(above(&MARKS, [280.0, 220.0, 420.0, 290.0]).map(|mark| mark.id), Some(3));
        assert_eq!(above(&MARKS, [500.0, 220.0, 540.0, 290.0]), None);
    }
}
