//! Number, day and month filled into a prepared document, signed or not.

use super::{appearance, blank, fields};
use crate::pdf::{Append, decode_text_string, dictionary, text_string};
use crate::refusals::{Field, Refusal};

/// What a text field is filled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Filling<'a> {
    /// The field's value (`/V`).
    pub(crate) text: &'a str,
    /// A PDF of one untagged page that shows it, best as large as the place.
    pub(crate) appearance: &'a [u8],
}

/// What is filled in; `None` where it is printed already.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Numbering<'a> {
    pub(crate) number: Option<Filling<'a>>,
    pub(crate) day: Option<Filling<'a>>,
    pub(crate) month: Option<Filling<'a>>,
}

/// What number, day and month are filled with; `None` for one that is absent or empty.
pub(crate) fn number_values(pdf: &[u8]) -> Result<[Option<String>; 3], Refusal> {
    let file = Append::open(pdf)?;
    let all = fields::fields(&file);
    Ok([Field::Number, Field::Day, Field::Month].map(|wanted| {
        let found = all.iter().find(|found| found.name == wanted.name())?;
        decode_text_string(found.value(&file)?).ok()
    }))
}

/// Fills fields of a prepared document in one incremental update. All of them are filled, or none. Only `/V` and `/AP` of
/// these fields change, so a signature made before stays valid; whether one made before allows it is not asked here.
pub(crate) fn fill_number(pdf: &[u8], numbering: &Numbering) -> Result<Vec<u8>, Refusal> {
    let mut file = Append::open(pdf)?;
    if !blank::of(&file).prepared() {
        return Err(Refusal::NotPrepared);
    }
    if let Some(pending) = fields::fields(&file).into_iter().find(|field| field.is_pending(&file)) {
        return Err(Refusal::ReservationPending { field: pending.name });
    }
    let fillings = [(Field::Number, numbering.number), (Field::Day, numbering.day), (Field::Month, numbering.month)];
    let given: Vec<_> = fillings.into_iter().filter_map(|(field, filling)| Some((field, filling?))).collect();
    if given.iter().all(|(_, filling)| filling.text.is_empty()) {
        return Err(Refusal::NothingToFill);
    }
    for (field, filling) in given {
        let (id, found) = fields::empty(&file, field.name(), false)?;
        let unfit = || Refusal::FieldUnfit { field: field.name().to_owned() };
        let rect = appearance::numbers(&file, file.entry(&found.entries, b"Rect")).ok_or_else(unfit)?;
        let shown = appearance::import(&mut file, filling.appearance, rect)?;
        let widget = file.edit(id).ok_or_else(unfit)?;
        widget.set("V", text_string(filling.text));
        widget.set("AP", dictionary! { "N" => shown });
    }
    Ok(file.save()?)
}
