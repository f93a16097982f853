//! The places of signature, seal, number and date on the pages of a document.

use pdf_signing::fields::FieldPlace;

use super::form_field::OfficeField;
use crate::page::{self, BlankKind};
use crate::read::{self, Issuer};

/// Points in a millimetre.
pub(super) const MM: f64 = 72.0 / 25.4;

/// The diameter of a commune's seal in millimetres where the record gives none.
const SEAL_DIAMETER: u32 = 36;

/// Where a document is to be signed, sealed and numbered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Places {
    /// The signer's signature, between position and name.
    pub(crate) signer: FieldPlace,
    /// The agency's seal; an agency may have none.
    pub(crate) seal: Option<FieldPlace>,
    /// The number, where it is not printed already.
    pub(crate) number: Option<FieldPlace>,
    /// The day of the date, where it is not printed already.
    pub(crate) day: Option<FieldPlace>,
    /// The month of the date, where it is not printed already.
    pub(crate) month: Option<FieldPlace>,
}

impl Places {
    /// The place of a field, where it has one.
    pub(super) fn of(&self, field: OfficeField) -> Option<FieldPlace> {
        match field {
            OfficeField::Number => self.number,
            OfficeField::Day => self.day,
            OfficeField::Month => self.month,
            OfficeField::Signer => Some(self.signer),
            OfficeField::Agency => self.seal,
        }
    }
}

/// The places of the fields; `None` when the page has none for the signature.
pub(crate) fn places(blanks: &[page::Blank], issuer: &Issuer, picture: Option<&[u8]>) -> Option<Places> {
    let place = |kind: BlankKind| {
        let blank = blanks.iter().find(|blank| blank.kind == kind)?;
        Some(FieldPlace { page: blank.page, rect: blank.rect })
    };
    let signer = place(BlankKind::Signature)?;
    let has_seal = issuer.seal.as_ref().is_none_or(|seal| seal.0);
    let diameter = issuer.seal_size.as_ref().map_or(SEAL_DIAMETER, |size| size.value);
    // The seal covers a third of the signature itself, which may be narrower than its place.
    let inked = picture.and_then(|png| fitted(signer.rect, png)).unwrap_or(signer.rect);
    let seal = FieldPlace { rect: seal_beside(inked, f64::from(diameter)), ..signer };
    Some(Places {
        signer,
        seal: has_seal.then_some(seal),
        number: place(BlankKind::Number),
        day: place(BlankKind::Day),
        month: place(BlankKind::Month),
    })
}

/// Where in its place a picture lies: as large as fits, in the middle.
fn fitted([left, bottom, right, top]: [f64; 4], png: &[u8]) -> Option<[f64; 4]> {
    let (wide, high) = read::picture_size(png)?;
    let scale = ((right - left) / f64::from(wide)).min((top - bottom) / f64::from(high));
    let (width, height) = (f64::from(wide) * scale, f64::from(high) * scale);
    let (x, y) = ((left + right) / 2.0, (bottom + top) / 2.0);
    Some([x - width / 2.0, y - height / 2.0, x + width / 2.0, y + height / 2.0])
}

/// The square of a seal that is `diameter` millimetres wide: its right edge a third into the signature's rectangle, half of
/// it above the signature's middle (NĐ 30/2020, PL I, II.8: the seal covers about a third of the signature on its left).
fn seal_beside(signature: [f64; 4], diameter: f64) -> [f64; 4] {
    let [left, bottom, right, top] = signature;
    let side = diameter * MM;
    let (edge, middle) = (left + (right - left) / 3.0, (bottom + top) / 2.0);
    [edge - side, middle - side / 2.0, edge, middle + side / 2.0]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seal_has_its_real_size_and_covers_the_left_third_of_the_signature() {
        let [left, bottom, right, top] = seal_beside([300.0, 100.0, 450.0, 160.0], 36.0);
        assert!((right - 350.0).abs() < 1e-9);
        assert!(((bottom + top) / 2.0 - 130.0).abs() < 1e-9);
        assert!((right - left - 102.047).abs() < 1e-3 && (top - bottom - 102.047).abs() < 1e-3);
    }
}
