//! What a laid-out document leaves blank for later: number, day, month, signature, each with its page and rectangle.

use serde::{Deserialize, Serialize};
use typst::foundations::{Label, Selector, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

/// What is left blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum BlankKind {
    Number,
    Day,
    Month,
    Signature,
}

impl BlankKind {
    /// By the name that the templates give it.
    fn of(name: &str) -> Option<Self> {
        match name {
            "number" => Some(Self::Number),
            "day" => Some(Self::Day),
            "month" => Some(Self::Month),
            "signature" => Some(Self::Signature),
            _ => None,
        }
    }
}

/// A blank of the page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Blank {
    pub(crate) kind: BlankKind,
    /// Counted from 0.
    pub(crate) page: usize,
    /// Left, bottom, right, top in points, from the bottom left of the page (ISO 32000-2, 8.3.2.3).
    pub(crate) rect: [f64; 4],
}

/// The blanks of a document in the order of its pages. The templates mark each with a labelled metadata of name and size.
pub(crate) fn blanks(document: &PagedDocument) -> Vec<Blank> {
    let Some(label) = Label::new(PicoStr::intern("blank")) else { return Vec::new() };
    let marks = document.introspector().query(&Selector::Label(label));
    let blank = |mark: &typst::foundations::Content| {
        let Value::Dict(values) = &mark.to_packed::<MetadataElem>()?.value else { return None };
        let length = |key: &str| match values.get(key).ok()? {
            Value::Length(length) => Some(length.abs.to_pt()),
            _ => None,
        };
        let Ok(Value::Str(name)) = values.get("name") else { return None };
        let position = document.introspector().position(mark.location()?)?;
        let page = position.page.get() - 1;
        let height = document.pages().get(page)?.frame.height().to_pt();
        let (left, top) = (position.point.x.to_pt(), height - position.point.y.to_pt());
        let rect = [left, top - length("height")?, left + length("width")?, top];
        Some(Blank { kind: BlankKind::of(name)?, page, rect })
    };
    marks.iter().filter_map(blank).collect()
}
