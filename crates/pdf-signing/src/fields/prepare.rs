//! A finished document in; the document with empty fields for text and signatures appended out.

use crate::pdf::{Append, Dictionary, Object, ObjectId, dictionary, text_string};

use super::appearance::{self, rectangle};
use super::structure::Tree;
use super::tree;
use crate::error::Error;
use crate::pdf::{PrivateData, put_private_data};

/// Print; for signature fields also Locked: the widget itself is not moved or deleted (ISO 32000-2, 12.5.3).
const PRINT: i64 = 4;
const PRINT_LOCKED: i64 = 132;

/// ReadOnly (12.7.4.1): only a program fills the field, not whoever reads the document.
const READ_ONLY: i64 = 1;

/// SignaturesExist (12.7.3); AppendOnly is added with the first signature.
const SIGNATURES_EXIST: i64 = 1;

/// The size of letters in a text field's default appearance, in points.
const LETTERS: i64 = 13;

/// A rectangle on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FieldPlace {
    /// The page, counted from 0.
    pub page: usize,
    /// Left, bottom, right, top in points (1/72 inch), from the page's lower left corner.
    pub rect: [f64; 4],
}

/// What a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// Text, which no reader's software lets a person change (ReadOnly).
    Text,
    /// A signature.
    Signature {
        /// Whether nothing but validation data may be added after this signature (ISO 32000-2, 12.7.5.5, Table 236).
        locks: bool,
    },
}

impl FieldKind {
    fn is_signature(self) -> bool {
        matches!(self, Self::Signature { .. })
    }
}

/// A field to be made.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NewField<'a> {
    /// The field's name (`/T`), without a dot.
    pub name: &'a str,
    /// What it takes.
    pub kind: FieldKind,
    /// What a reader's software calls it (`/TU`).
    pub label: &'a str,
    /// Where it goes; `None`: it is not made, but a document that has a field of this name is refused all the same.
    pub place: Option<FieldPlace>,
}

/// Appends an interactive form with a field for every place, in this order, and what a program keeps in the file beside.
/// Each field gets an empty appearance (PDF/A) and an element of the structure tree beside the text that it belongs to
/// (PDF/UA). The same input gives the same bytes.
///
/// # Errors
/// A document that is signed, untagged or has one of these fields; a place outside of its page.
pub fn prepare(pdf: &[u8], wanted: &[NewField], private: Option<&PrivateData>) -> Result<Vec<u8>, Error> {
    let mut file = Append::open(pdf)?;
    let known = tree::fields(&file);
    if let Some(signed) = known.iter().find(|field| field.is_signature() && field.value(&file).is_some()) {
        return Err(Error::AlreadySigned { field: signed.name.clone() });
    }
    if let Some(field) = wanted.iter().find(|field| known.iter().any(|known| known.name == field.name)) {
        return Err(Error::FieldExists { field: field.name.to_owned() });
    }
    let mut tree = Tree::open(&file)?;
    let (mut ids, mut font) = (Vec::new(), None);
    for field in wanted {
        let Some(place) = field.place else { continue };
        let page = page_of(&file, field, place)?;
        font = font.or_else(|| font_of(&file, page));
        let mut widget = widget(field, page, place.rect);
        match field.kind {
            FieldKind::Text => {
                if let Some((name, _)) = &font {
                    let mut default = b"/".to_vec();
                    default.extend(name);
                    default.extend(format!(" {LETTERS} Tf 0 g").bytes());
                    widget.set("DA", Object::string_literal(default));
                }
            }
            FieldKind::Signature { locks: true } => widget.set("Lock", file.add(lock())),
            FieldKind::Signature { locks: false } => {}
        }
        let blank = file.add(appearance::blank(place.rect));
        widget.set("AP", dictionary! { "N" => blank });
        let id = file.add(widget);
        let key = tree.add(&mut file, field.kind.is_signature(), page, place.rect, id)?;
        if let Some(widget) = file.edit(id) {
            widget.set("StructParent", key);
        }
        annotate(&mut file, page, id);
        ids.push(Object::Reference(id));
    }
    tree.close(&mut file)?;
    form(&mut file, ids, font);
    if let Some(private) = private {
        put_private_data(&mut file, private);
    }
    Ok(file.save()?)
}

/// The page of a place, which must lie inside it.
fn page_of(file: &Append, field: &NewField, place: FieldPlace) -> Result<ObjectId, Error> {
    let pages = file.pages();
    let missing = Error::PageMissing { field: field.name.to_owned(), page: place.page, pages: pages.len() };
    let id = *pages.get(place.page).ok_or(missing)?;
    let outside = Error::PlaceOutsidePage { field: field.name.to_owned() };
    let Some(page) = file.dictionary(id) else { return Err(outside) };
    let Some(sheet) = appearance::numbers(file, file.inherited(page, b"MediaBox")) else { return Err(outside) };
    let [left, bottom, right, top] = place.rect;
    let inside = left >= sheet[0] && bottom >= sheet[1] && right <= sheet[2] && top <= sheet[3];
    if inside && left < right && bottom < top { Ok(id) } else { Err(outside) }
}

/// A field that is its own widget (12.5.6.19).
fn widget(field: &NewField, page: ObjectId, rect: [f64; 4]) -> Dictionary {
    let (kind, flags) = if field.kind.is_signature() { ("Sig", PRINT_LOCKED) } else { ("Tx", PRINT) };
    let mut widget = dictionary! {
        "Type" => "Annot",
        "Subtype" => "Widget",
        "FT" => kind,
        "T" => text_string(field.name),
        "TU" => text_string(field.label),
        "F" => flags,
        "Rect" => rectangle(rect),
        "P" => page,
    };
    if !field.kind.is_signature() {
        widget.set("Ff", READ_ONLY);
    }
    widget
}

/// After this signature nothing may change (12.7.5.5, Table 236). No field is named: with `/Action /All` even
/// validation data could not be added afterwards.
fn lock() -> Dictionary {
    dictionary! { "Type" => "SigFieldLock", "Action" => "Include", "Fields" => Vec::<Object>::new(), "P" => 1 }
}

/// A font of the page, for default appearances: they must name one (12.7.4.3), and it is embedded already.
fn font_of(file: &Append, page: ObjectId) -> Option<(Vec<u8>, Object)> {
    let resources = file.inherited(file.dictionary(page)?, b"Resources").as_dict().ok()?;
    let fonts = file.entry(resources, b"Font").as_dict().ok()?;
    let named = fonts.iter().filter(|(_, font)| font.as_reference().is_ok());
    named.min_by_key(|(name, _)| name.as_slice()).map(|(name, font)| (name.clone(), font.clone()))
}

/// Puts the widget on its page, over what is there; the page's tab order follows the structure (ISO 14289-1, 7.18.3).
fn annotate(file: &mut Append, page: ObjectId, widget: ObjectId) {
    let Some(entries) = file.dictionary(page) else { return };
    let shared = entries.get(b"Annots").and_then(Object::as_reference).ok();
    let mut list = file.entry(entries, b"Annots").as_array().cloned().unwrap_or_default();
    list.push(Object::Reference(widget));
    match shared {
        Some(id) => file.set(id, list),
        None => {
            if let Some(page) = file.edit(page) {
                page.set("Annots", list);
            }
        }
    }
    if let Some(page) = file.edit(page) {
        page.set("Tabs", "S");
    }
}

/// The interactive form (12.7.3), made or added to. Never `NeedAppearances`: PDF/A forbids it.
fn form(file: &mut Append, ids: Vec<Object>, font: Option<(Vec<u8>, Object)>) {
    let (id, known) = tree::form(file);
    let mut form = known.unwrap_or_default();
    let mut list = file.entry(&form, b"Fields").as_array().cloned().unwrap_or_default();
    list.extend(ids);
    form.set("Fields", list);
    let flags = file.entry(&form, b"SigFlags").as_i64().unwrap_or(0);
    form.set("SigFlags", flags | SIGNATURES_EXIST);
    if let Some((name, font)) = font {
        let mut resources = file.entry(&form, b"DR").as_dict().cloned().unwrap_or_default();
        let mut fonts = file.entry(&resources, b"Font").as_dict().cloned().unwrap_or_default();
        if !fonts.has(&name) {
            fonts.set(name, font);
        }
        resources.set("Font", fonts);
        form.set("DR", resources);
    }
    match id {
        Some(id) => file.set(id, form),
        None => {
            let id = file.add(form);
            if let Some(catalog) = file.catalog_id().and_then(|catalog| file.edit(catalog)) {
                catalog.set("AcroForm", id);
            }
        }
    }
}
