//! Whether a field that is filled or signed later covers text of its page: the standard allows it, but it deceives whoever
//! reads the page. Names of fields in, what each covers out.

use std::collections::BTreeMap;

use super::fields::{FormField, fields, rect};
use super::pages::{page_of, pages};
use super::shown::{Rect, text_boxes};
use super::unreadable::Unreadable;
use super::value::{PdfValue, Ref};
use super::view::RevisionView;

/// Pages whose text is looked for.
const MOST_PAGES: usize = 20;

/// Points by which a field may overlap text before it counts as covering it: so little hides no stroke of a letter.
const TOLERANCE: f64 = 2.0;

/// What a field covers when it is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cover {
    /// Text of this page, from 1.
    Text {
        /// The page.
        page: usize,
    },
    /// Not known: the contents of the page could not be read, or the field is on no page.
    Unknown,
}

/// What the fields of these names cover in a document; one that covers nothing has no entry.
pub(crate) fn covering(view: &RevisionView<'_, '_>, names: &[&str]) -> Result<BTreeMap<String, Cover>, Unreadable> {
    let mut found = BTreeMap::new();
    if names.is_empty() {
        return Ok(found);
    }
    let pages = pages(view)?;
    let mut boxes: BTreeMap<usize, Option<Vec<Rect>>> = BTreeMap::new();
    let all: BTreeMap<String, FormField> = fields(view)?.into_iter().map(|field| (field.name.clone(), field)).collect();
    for &name in names {
        let Some(field) = all.get(name) else { continue };
        for widget in [field.id].iter().chain(&field.widgets) {
            if let Some(cover) = covers(view, &pages, &mut boxes, *widget)? {
                found.insert(name.to_owned(), cover);
            }
        }
    }
    Ok(found)
}

fn covers(
    view: &RevisionView<'_, '_>,
    pages: &[Ref],
    boxes: &mut BTreeMap<usize, Option<Vec<Rect>>>,
    widget: Ref,
) -> Result<Option<Cover>, Unreadable> {
    let object = view.get(widget)?;
    let Some([a, b, c, d]) = object.as_deref().and_then(PdfValue::dict).and_then(rect) else { return Ok(None) };
    let inner = [a.min(c) + TOLERANCE, b.min(d) + TOLERANCE, a.max(c) - TOLERANCE, b.max(d) - TOLERANCE];
    if inner[0] >= inner[2] || inner[1] >= inner[3] {
        return Ok(None);
    }
    let Some((index, page)) = page_of(view, pages, widget)? else { return Ok(Some(Cover::Unknown)) };
    if !boxes.contains_key(&index) {
        let read = if boxes.len() < MOST_PAGES { text_boxes(view, page).ok() } else { None };
        boxes.insert(index, read);
    }
    let Some(Some(text)) = boxes.get(&index) else { return Ok(Some(Cover::Unknown)) };
    view.file.budget.steps(text.len())?;
    let meets = |text: &Rect| text[0] < inner[2] && text[2] > inner[0] && text[1] < inner[3] && text[3] > inner[1];
    Ok(text.iter().any(meets).then_some(Cover::Text { page: index + 1 }))
}
