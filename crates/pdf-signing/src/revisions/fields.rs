//! The fields of a document's form (ISO 32000-2, 12.7.4): a view in, one flat list with full names and kinds out.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::text::text;
use super::unreadable::{Many, Unreadable};
use super::value::{Dict, PdfValue, Ref};
use super::view::RevisionView;

const MOST_FIELDS: usize = 20_000;
const DEEPEST: usize = 16;

/// A field of the form that has no fields below it, or a group of fields.
#[derive(Debug, Clone)]
pub(crate) struct FormField {
    /// Full name: the partial names from the root, with dots.
    pub(crate) name: String,
    pub(crate) id: Ref,
    pub(crate) dict: Rc<PdfValue>,
    /// `/FT`, inherited.
    pub(crate) kind: Option<Vec<u8>>,
    pub(crate) parent: Option<Ref>,
    /// Widget annotations that are objects of their own; none when field and widget are one.
    pub(crate) widgets: Vec<Ref>,
    /// Fields below it.
    pub(crate) below: Vec<Ref>,
}

/// Letters of a field's full name.
const LONGEST_NAME: usize = 1_000;

impl FormField {
    pub(crate) fn is_signature(&self) -> bool {
        self.kind.as_deref() == Some(b"Sig")
    }

    pub(crate) fn entries(&self) -> Option<&Dict> {
        self.dict.dict()
    }
}

/// The form's dictionary.
pub(crate) fn form(view: &RevisionView<'_, '_>) -> Result<Option<Rc<PdfValue>>, Unreadable> {
    let (_, root) = view.root()?;
    root.dict().map_or(Ok(None), |root| view.at(root, b"AcroForm"))
}

/// All fields of the form, groups before what is below them. An object that stands twice in the tree, a nameless field
/// or a name given twice is refused: which one counts would depend on the reader.
pub(crate) fn fields(view: &RevisionView<'_, '_>) -> Result<Vec<FormField>, Unreadable> {
    let mut found = Vec::new();
    let Some(form) = form(view)? else { return Ok(found) };
    let wrong = Unreadable::FieldTree { object: 0 };
    let roots = view.at(form.dict().ok_or(wrong.clone())?, b"Fields")?;
    let Some(roots) = roots else { return Ok(found) };
    let mut walk = Walk { view, seen: BTreeSet::new(), names: BTreeSet::new(), found: &mut found };
    view.file.budget.steps(roots.array().map_or(0, <[PdfValue]>::len))?;
    for field in roots.array().ok_or(wrong.clone())? {
        let id = field.reference().ok_or(wrong.clone())?;
        walk.field(id, None, "", None, 0)?;
    }
    Ok(found)
}

struct Walk<'w, 'f, 'a> {
    view: &'w RevisionView<'f, 'a>,
    seen: BTreeSet<Ref>,
    names: BTreeSet<String>,
    found: &'w mut Vec<FormField>,
}

impl Walk<'_, '_, '_> {
    fn field(
        &mut self,
        id: Ref,
        parent: Option<Ref>,
        above: &str,
        inherited: Option<&[u8]>,
        depth: usize,
    ) -> Result<(), Unreadable> {
        let wrong = Unreadable::FieldTree { object: id.number };
        if depth > DEEPEST || !self.seen.insert(id) {
            return Err(wrong);
        }
        if self.found.len() >= MOST_FIELDS {
            return Err(Unreadable::TooMany(Many::Fields));
        }
        let object = self.view.get(id)?.ok_or(wrong.clone())?;
        let dict = object.dict().ok_or(wrong.clone())?;
        let partial = text(dict.get(b"T").and_then(PdfValue::text).ok_or(wrong.clone())?);
        let name = if above.is_empty() { partial.clone() } else { format!("{above}.{partial}") };
        self.view.file.budget.steps(24 + name.len() / 4)?;
        if name.len() > LONGEST_NAME || partial.contains('.') || !self.names.insert(name.clone()) {
            return Err(wrong);
        }
        let kind = match dict.get(b"FT") {
            Some(kind) => Some(kind.name().ok_or(wrong.clone())?),
            None => inherited,
        };
        let (mut widgets, mut below) = (Vec::new(), Vec::new());
        let kids = self.view.at(dict, b"Kids")?;
        let kids = kids.as_deref().map_or(Some(&[][..]), PdfValue::array).ok_or(wrong.clone())?;
        self.view.file.budget.steps(kids.len())?;
        for kid in kids {
            let kid = kid.reference().ok_or(wrong.clone())?;
            let object = self.view.get(kid)?.ok_or(wrong.clone())?;
            let named = object.dict().ok_or(wrong.clone())?.get(b"T").is_some();
            if named { below.push(kid) } else { widgets.push(kid) }
        }
        // A value on a group is inherited by every field below it; no program writes a signature in this way.
        let value_above = !below.is_empty() && dict.get(b"V").is_some();
        let value_null = matches!(dict.written(b"V"), Some(PdfValue::Null));
        if (kind == Some(b"Sig") && (value_above || value_null))
            || widgets.iter().any(|widget| !self.seen.insert(*widget))
        {
            return Err(wrong);
        }
        self.found.push(FormField {
            name: name.clone(),
            id,
            dict: object.clone(),
            kind: kind.map(<[u8]>::to_vec),
            parent,
            widgets,
            below: below.clone(),
        });
        for kid in below {
            self.field(kid, Some(id), &name, kind, depth + 1)?;
        }
        Ok(())
    }
}

/// `/Rect` as numbers, if it is one.
pub(crate) fn rect(dict: &Dict) -> Option<[f64; 4]> {
    let items = dict.get(b"Rect")?.array()?;
    let numbers: Vec<f64> = items.iter().map(PdfValue::number).collect::<Option<_>>()?;
    numbers.try_into().ok()
}

/// Whether a widget takes room on its page.
pub(crate) fn visible(dict: &Dict) -> bool {
    rect(dict).is_some_and(|[left, bottom, right, top]| (right - left) * (top - bottom) != 0.0)
}
