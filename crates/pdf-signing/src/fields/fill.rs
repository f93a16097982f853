//! Text filled into empty fields of a prepared document, signed or not.

use crate::error::Error;
use crate::pdf::{Append, decode_text_string, dictionary, text_string};

use super::{appearance, tree};

/// What a text field is filled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextFilling<'a> {
    /// The field's name.
    pub field: &'a str,
    /// The field's value (`/V`).
    pub text: &'a str,
    /// A PDF of one untagged page that shows it, best as large as the place.
    pub appearance: &'a [u8],
}

/// Fills text fields in one incremental update. All of them are filled, or none. Only `/V` and `/AP` of these fields
/// change, so a signature made before stays valid, if it allows filling; whether it does, [`crate::verify::verify`] says
/// afterwards. The same input gives the same bytes.
///
/// # Errors
/// A document that waits for a signature, a field that is missing, filled or no text, an appearance that is not read.
pub fn fill(pdf: &[u8], fillings: &[TextFilling]) -> Result<Vec<u8>, Error> {
    let mut file = Append::open(pdf)?;
    if let Some(pending) = tree::fields(&file).into_iter().find(|field| field.is_pending(&file)) {
        return Err(Error::ReservationPending { field: pending.name });
    }
    if fillings.iter().all(|filling| filling.text.is_empty()) {
        return Err(Error::NothingToFill);
    }
    for filling in fillings {
        let (id, found) = tree::empty(&file, filling.field, false)?;
        let unfit = || Error::FieldUnfit { field: filling.field.to_owned() };
        let rect = appearance::numbers(&file, file.entry(&found.entries, b"Rect")).ok_or_else(unfit)?;
        let shown = appearance::import(&mut file, filling.appearance, rect)?;
        let widget = file.edit(id).ok_or_else(unfit)?;
        widget.set("V", text_string(filling.text));
        widget.set("AP", dictionary! { "N" => shown });
    }
    Ok(file.save()?)
}

/// What these fields are filled with; `None` for one that is absent, empty or no text.
///
/// # Errors
/// A document that cannot be read.
pub fn values<const N: usize>(pdf: &[u8], names: [&str; N]) -> Result<[Option<String>; N], Error> {
    let file = Append::open(pdf)?;
    let all = tree::fields(&file);
    Ok(names.map(|wanted| {
        let found = all.iter().find(|found| found.name == wanted)?;
        decode_text_string(found.value(&file)?).ok()
    }))
}
