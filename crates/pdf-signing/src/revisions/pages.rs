//! The pages of a document and what stands in their lists of annotations (ISO 32000-2, 7.7.3, 12.5).

use std::collections::BTreeSet;
use std::rc::Rc;

use super::unreadable::{Many, Unreadable};
use super::value::{PdfValue, Ref};
use super::view::RevisionView;

/// Pages and nodes of the page tree.
const MOST_PAGES: usize = 100_000;

/// Levels of the page tree. Programs make trees of less than ten.
const DEEPEST_TREE: usize = 500;

/// Nodes above a page that are asked for what it inherits.
const DEEPEST: usize = 32;

/// The pages in the order of the page tree. One that stands there twice counts once.
pub(crate) fn pages(view: &RevisionView<'_, '_>) -> Result<Vec<Ref>, Unreadable> {
    let (_, root) = view.root()?;
    let top = root.dict().and_then(|root| root.get(b"Pages")).and_then(PdfValue::reference);
    let mut next: Vec<(Ref, usize)> = top.map(|top| (top, 0)).into_iter().collect();
    let mut seen: BTreeSet<Ref> = top.into_iter().collect();
    let mut pages = Vec::new();
    while let Some((node, depth)) = next.pop() {
        view.file.budget.look_ups(1)?;
        if depth > DEEPEST_TREE {
            return Err(Unreadable::TooMany(Many::PageLevels));
        }
        let Some(object) = view.get(node)? else { continue };
        let Some(dict) = object.dict() else { continue };
        let Some(kids) = view.at(dict, b"Kids")? else {
            pages.push(node);
            continue;
        };
        let kids = kids.array().unwrap_or_default();
        view.file.budget.steps(kids.len())?;
        let kids = kids.iter().rev().filter_map(PdfValue::reference).filter(|kid| seen.insert(*kid));
        next.extend(kids.map(|kid| (kid, depth + 1)));
        if seen.len() > MOST_PAGES {
            return Err(Unreadable::TooMany(Many::Pages));
        }
    }
    Ok(pages)
}

/// The page whose annotations have the widget, with its index from 0.
pub(crate) fn page_of(
    view: &RevisionView<'_, '_>,
    pages: &[Ref],
    widget: Ref,
) -> Result<Option<(usize, Ref)>, Unreadable> {
    for (index, &page) in pages.iter().enumerate() {
        let Some(object) = view.get(page)? else { continue };
        let Some(dict) = object.dict() else { continue };
        let Some(list) = view.at(dict, b"Annots")? else { continue };
        let list = list.array().unwrap_or_default();
        view.file.budget.steps(1 + list.len())?;
        if list.iter().any(|one| one.reference() == Some(widget)) {
            return Ok(Some((index, page)));
        }
    }
    Ok(None)
}

/// The value of a key of a page, its own or inherited.
pub(crate) fn inherited(
    view: &RevisionView<'_, '_>,
    page: Ref,
    key: &[u8],
) -> Result<Option<Rc<PdfValue>>, Unreadable> {
    let mut at = Some(page);
    for _ in 0..DEEPEST {
        let Some(object) = at.map_or(Ok(None), |at| view.get(at))? else { break };
        let Some(dict) = object.dict() else { break };
        if let Some(found) = view.at(dict, key)? {
            return Ok(Some(found));
        }
        at = dict.get(b"Parent").and_then(PdfValue::reference);
    }
    Ok(None)
}
