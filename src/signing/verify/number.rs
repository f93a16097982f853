//! Number and day of one of our documents: whether the page shows what the fields say. `cap-so` always draws the same
//! picture of a number, so it is drawn again and compared.

use chrono::NaiveDate;
use pdf_signing::verify::{Remark, Verdict};

use crate::signing::blanks::rectangle_of;
use crate::signing::form_field::OfficeField;
use crate::signing::identity::Identity;
use crate::signing::number::{filled, number_values};
use crate::signing::places::MM;

/// What was filled in after a signature, and whether it is drawn as this program draws it.
pub(super) struct Shown {
    /// Number, day, month; `None` where the place is printed or empty.
    pub(super) values: [Option<String>; 3],
    pub(super) as_drawn: bool,
}

impl Shown {
    /// The value of one of our fields.
    pub(super) fn of(&self, field: &str) -> Option<&str> {
        OfficeField::NUMBERING.iter().zip(&self.values).find(|(own, _)| own.name() == field)?.1.as_deref()
    }
}

/// The largest side of a seal with its rim, in points: 50 mm.
const LARGEST_SEAL: f64 = 50.0 * MM;

/// The agency's seal covers a third of the signature, and so what is printed there (NĐ 30/2020, PL I, II.8): in a document
/// of ours, within the size of a seal, nothing is remarked.
pub(super) fn forget_seal(bytes: &[u8], verdict: &mut Verdict) {
    let seal = || {
        let [left, bottom, right, top] = rectangle_of(bytes, OfficeField::Agency).ok()?;
        Identity::read(bytes).ok()??;
        Some((right - left).max(top - bottom) <= LARGEST_SEAL)
    };
    let is_seal =
        |remark: &Remark| matches!(remark, Remark::Covers { field, .. } if field == OfficeField::Agency.name());
    if verdict.signatures.iter().flat_map(|one| &one.remarks).any(is_seal) && seal() == Some(true) {
        verdict.signatures.iter_mut().for_each(|one| one.remarks.retain(|remark| !is_seal(remark)));
    }
}

/// Number and day of a document of ours that got them after a signature; `None` for any other.
pub(super) fn shown(bytes: &[u8], verdict: &Verdict) -> Option<Shown> {
    let filled = verdict.signatures.iter().flat_map(|one| &one.after).find(|later| {
        later.change.filled().is_some_and(|name| OfficeField::NUMBERING.iter().any(|field| field.name() == name))
    })?;
    let identity = Identity::read(bytes).ok()??;
    let values = number_values(bytes).ok()?;
    let drawn = drawn_again(bytes, verdict, filled.revision, &identity, &values);
    Some(Shown { as_drawn: drawn.unwrap_or(false), values })
}

/// Whether the revision that filled them in is what `cap-so` makes of the document before it, byte for byte, and no later
/// one fills them again.
fn drawn_again(
    bytes: &[u8],
    verdict: &Verdict,
    revision: usize,
    identity: &Identity,
    values: &[Option<String>; 3],
) -> Option<bool> {
    let (&start, &end) = verdict.ends.get(revision.checked_sub(1)?).zip(verdict.ends.get(revision))?;
    let number = values[0].as_deref()?.parse().ok()?;
    let day = |text: &Option<String>, printed: u32| text.as_deref().map_or(Some(printed), |text| text.parse().ok());
    let date = NaiveDate::from_ymd_opt(identity.printed_year, day(&values[2], 1)?, day(&values[1], 1)?)?;
    let again = filled(bytes.get(..start)?, number, date).ok()?;
    Some(again.as_slice() == bytes.get(..end)?)
}
