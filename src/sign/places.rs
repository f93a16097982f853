//! The places of signature, seal, number and date on the pages of a document.

use pdf_signing::fields::Place;

/// Points per millimetre.
const POINTS: f64 = 72.0 / 25.4;

/// Where a document is to be signed, sealed and numbered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Places {
    /// The signer's signature, between position and name.
    pub(crate) signer: Place,
    /// The agency's seal; an agency may have none.
    pub(crate) seal: Option<Place>,
    /// The number, where it is not printed already.
    pub(crate) number: Option<Place>,
    /// The day of the date, where it is not printed already.
    pub(crate) day: Option<Place>,
    /// The month of the date, where it is not printed already.
    pub(crate) month: Option<Place>,
}

/// The square of a seal that is `diameter` millimetres wide: its right edge a third into the signature's rectangle, half of
/// it above the signature's middle (NĐ 30/2020, PL I, II.8: the seal covers about a third of the signature on its left).
pub(crate) fn seal_beside(signature: [f64; 4], diameter: f64) -> [f64; 4] {
    let [left, bottom, right, top] = signature;
    let side = diameter * POINTS;
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
