//! Appearances (ISO 32000-2, 12.5.5): page 1 of a small PDF in, a Form XObject in the document out.

use crate::pdf::{Append, Dictionary, Object, ObjectId, Stream, contents, dictionary};

use crate::error::Error;

/// An appearance that shows nothing, for a widget of that rectangle: PDF/A asks for one even then (ISO 19005-2, 6.3.3).
pub(crate) fn blank(rect: [f64; 4]) -> Stream {
    let [left, bottom, right, top] = rect;
    let mut form = head([0.0, 0.0, right - left, top - bottom]);
    form.set("Resources", Dictionary::new());
    Stream::new(form, Vec::new())
}

/// Takes page 1 of `pdf` over, with fonts and images, as an appearance for a widget of that rectangle: as large as fits,
/// centred, its proportions kept. The page must be untagged.
pub(crate) fn import(into: &mut Append, pdf: &[u8], rect: [f64; 4]) -> Result<ObjectId, Error> {
    let source = Append::open(pdf).map_err(Error::Appearance)?;
    if source.catalog().has(b"StructTreeRoot") {
        return Err(Error::AppearanceTagged);
    }
    let page = source.pages().first().and_then(|id| source.dictionary(*id)).ok_or(Error::AppearanceEmpty)?;
    let size = numbers(&source, source.inherited(page, b"MediaBox")).ok_or(Error::AppearanceEmpty)?;
    let mut form = head(around(size, rect).ok_or(Error::AppearanceEmpty)?);
    let resources = match source.inherited(page, b"Resources") {
        Object::Dictionary(resources) => into.copy(&source, &Object::Dictionary(resources.clone())),
        _ => Object::Dictionary(Dictionary::new()),
    };
    form.set("Resources", resources);
    // Where the page blends its colours in a group of its own, the form must too.
    if let Object::Dictionary(group) = source.entry(page, b"Group") {
        form.set("Group", into.copy(&source, &Object::Dictionary(group.clone())));
    }
    let mut content = match source.entry(page, b"Contents") {
        Object::Stream(one) => one.clone(),
        _ => Stream::new(Dictionary::new(), contents(&source, page).ok_or(Error::AppearanceEmpty)?),
    };
    if content.content.is_empty() {
        return Err(Error::AppearanceEmpty);
    }
    for key in [b"Filter".as_slice(), b"DecodeParms"] {
        if let Ok(value) = content.dict.get(key) {
            form.set(key, into.copy(&source, value));
        }
    }
    content.dict = form;
    Ok(into.add(Object::Stream(content)))
}

/// The entries that every form has, with its box.
fn head(bounds: [f64; 4]) -> Dictionary {
    dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "FormType" => 1,
        "BBox" => rectangle(bounds),
    }
}

/// The smallest box of the rectangle's proportions around the page. A widget's appearance is stretched until its box fills
/// the rectangle (12.5.5); from a box of the same proportions nothing is distorted.
fn around(page: [f64; 4], rect: [f64; 4]) -> Option<[f64; 4]> {
    let [left, bottom, right, top] = page;
    let [width, height] = [rect[2] - rect[0], rect[3] - rect[1]];
    if [right - left, top - bottom, width, height].iter().any(|side| !side.is_finite() || *side <= 0.0) {
        return None;
    }
    let scale = (width / (right - left)).min(height / (top - bottom));
    let (x, y) = ((left + right) / 2.0, (bottom + top) / 2.0);
    let (half_width, half_height) = (width / scale / 2.0, height / scale / 2.0);
    Some([x - half_width, y - half_height, x + half_width, y + half_height])
}

/// A rectangle as PDF writes it; a hundredth of a point is finer than any printer, and survives being read and written by
/// other programs.
pub(crate) fn rectangle(rect: [f64; 4]) -> Object {
    Object::Array(rect.map(|side| Object::Real(((side * 100.0).round() / 100.0) as f32)).to_vec())
}

/// Four numbers, as left, bottom, right, top.
pub(crate) fn numbers(file: &Append, array: &Object) -> Option<[f64; 4]> {
    let items = array.as_array().ok()?.iter().map(|item| match file.follow(item) {
        Object::Integer(value) => Some(*value as f64),
        Object::Real(value) => Some(f64::from(*value)),
        _ => None,
    });
    let [a, b, c, d]: [f64; 4] = items.collect::<Option<Vec<_>>>()?.try_into().ok()?;
    Some([a.min(c), b.min(d), a.max(c), b.max(d)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    #[test]
    fn the_box_has_the_proportions_of_the_rectangle_and_the_page_in_its_middle() {
        let wide = around([0.0, 0.0, 100.0, 100.0], [0.0, 0.0, 60.0, 20.0]).unwrap();
        assert_eq!(wide, [-100.0, 0.0, 200.0, 100.0]);
        let same = around([0.0, 0.0, 100.0, 50.0], [10.0, 10.0, 30.0, 20.0]).unwrap();
        assert_eq!(same, [0.0, 0.0, 100.0, 50.0]);
        assert_eq!(around([0.0, 0.0, 0.0, 50.0], [0.0, 0.0, 1.0, 1.0]), None);
    }

    #[test]
    fn what_is_no_page_or_tagged_is_no_appearance() {
        let document = samples::plain();
        let refused =
            |pdf: &[u8]| import(&mut Append::open(&document).unwrap(), pdf, [0.0, 0.0, 10.0, 10.0]).unwrap_err();
        assert_eq!(refused(b""), Error::Appearance(crate::pdf::AppendError::NotPdf));
        assert_eq!(refused(&document), Error::AppearanceTagged);
    }
}
