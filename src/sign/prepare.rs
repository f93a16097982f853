//! A finished document in; the document with fields for signatures, number and date appended out.

use super::appearance::{self, rectangle};
use super::fields;
use super::identity::Identity;
use super::places::{Place, Places};
use super::structure::Tree;
use crate::pdf::{Append, Dictionary, Object, ObjectId, dictionary, text_string};
use crate::refusals::{Field, Refusal};

/// Print; for signature fields also Locked: the widget itself is not moved or deleted (ISO 32000-2, 12.5.3).
const PRINT: i64 = 4;
const PRINT_LOCKED: i64 = 132;

/// ReadOnly (12.7.4.1): only our command fills the field.
const READ_ONLY: i64 = 1;

/// SignaturesExist (12.7.3); AppendOnly is added with the first signature.
const SIGNATURES_EXIST: i64 = 1;

/// The size of letters in a text field's default appearance, in points.
const LETTERS: i64 = 13;

/// What a reader's software calls each field (`/TU`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Labels<'a> {
    pub(crate) signer: &'a str,
    pub(crate) seal: &'a str,
    pub(crate) number: &'a str,
    pub(crate) day: &'a str,
    pub(crate) month: &'a str,
}

/// Appends an interactive form with a field for every place, and which document it is with the date of that. A file that
/// has one of these fields, or is signed, is refused.
pub(crate) fn prepare(
    pdf: &[u8],
    places: &Places,
    labels: &Labels,
    identity: Option<(&Identity, &str)>,
) -> Result<Vec<u8>, Refusal> {
    let mut file = Append::open(pdf)?;
    let known = fields::fields(&file);
    if let Some(signed) = known.iter().find(|field| field.is_signature() && field.value(&file).is_some()) {
        return Err(Refusal::AlreadySigned { field: signed.name.clone() });
    }
    if let Some(field) = Field::ALL.into_iter().find(|field| known.iter().any(|known| known.name == field.name())) {
        return Err(Refusal::AlreadyPrepared { field });
    }
    let wanted = [
        (Field::Number, places.number, labels.number),
        (Field::Day, places.day, labels.day),
        (Field::Month, places.month, labels.month),
        (Field::Signer, Some(places.signer), labels.signer),
        (Field::Agency, places.seal, labels.seal),
    ];
    let mut tree = Tree::open(&file)?;
    let (mut ids, mut font) = (Vec::new(), None);
    for (field, place, label) in wanted {
        let Some(place) = place else { continue };
        let page = page_of(&file, field, place)?;
        font = font.or_else(|| font_of(&file, page));
        let mut widget = widget(field, page, place.rect, label);
        match field.is_signature() {
            false => {
                if let Some((name, _)) = &font {
                    let mut default = b"/".to_vec();
                    default.extend(name);
                    default.extend(format!(" {LETTERS} Tf 0 g").bytes());
                    widget.set("DA", Object::string_literal(default));
                }
            }
            true if field == Field::Agency => widget.set("Lock", file.add(lock())),
            true => {}
        }
        let blank = file.add(appearance::blank(place.rect));
        widget.set("AP", dictionary! { "N" => blank });
        let id = file.add(widget);
        let key = tree.add(&mut file, field, page, place.rect, id)?;
        if let Some(widget) = file.edit(id) {
            widget.set("StructParent", key);
        }
        annotate(&mut file, page, id);
        ids.push(Object::Reference(id));
    }
    tree.close(&mut file)?;
    form(&mut file, ids, font);
    if let Some((identity, date)) = identity {
        identity.put(&mut file, date);
    }
    Ok(file.save()?)
}

/// The page of a place, which must lie inside it.
fn page_of(file: &Append, field: Field, place: Place) -> Result<ObjectId, Refusal> {
    let pages = file.pages();
    let missing = Refusal::PageMissing { field, page: place.page, pages: pages.len() };
    let id = *pages.get(place.page).ok_or(missing)?;
    let outside = Refusal::PlaceOutsidePage { field };
    let Some(page) = file.dictionary(id) else { return Err(outside) };
    let Some(sheet) = appearance::numbers(file, file.inherited(page, b"MediaBox")) else { return Err(outside) };
    let [left, bottom, right, top] = place.rect;
    let inside = left >= sheet[0] && bottom >= sheet[1] && right <= sheet[2] && top <= sheet[3];
    if inside && left < right && bottom < top { Ok(id) } else { Err(outside) }
}

/// A field that is its own widget (12.5.6.19).
fn widget(field: Field, page: ObjectId, rect: [f64; 4], label: &str) -> Dictionary {
    let (kind, flags) = if field.is_signature() { ("Sig", PRINT_LOCKED) } else { ("Tx", PRINT) };
    let mut widget = dictionary! {
        "Type" => "Annot",
        "Subtype" => "Widget",
        "FT" => kind,
        "T" => Object::string_literal(field.name()),
        "TU" => text_string(label),
        "F" => flags,
        "Rect" => rectangle(rect),
        "P" => page,
    };
    if !field.is_signature() {
        widget.set("Ff", READ_ONLY);
    }
    widget
}

/// After the agency's signature nothing may change (12.7.5.5, Table 236). No field is named: with `/Action /All` even
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
    let (id, known) = fields::form(file);
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
