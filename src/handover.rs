//! What a prepared document is before somebody signs, numbers or seals it: whether it is as it was prepared, and who has
//! signed it so far.

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use pdf_signing::revisions::{self, Expected};
use pdf_signing::verify::{self, Answer, Verdict};

use crate::issuing::Draft;
use crate::period::in_vietnam;
use crate::problem::Problem;
use crate::refusals::{self, Field, PdfUncertain, Refusal};
use crate::sign::Identity;
use crate::verification::TrustedRoots;

/// Points of a millimetre.
const MM: f64 = 72.0 / 25.4;

/// The fields that preparing makes, and the most room that any layout gives them: a number of five digits, two digits, a
/// signature, a seal with its rim.
const FIELDS: [(Field, f64, f64); 5] = [
    (Field::Number, 60.0, 12.0),
    (Field::Day, 25.0, 12.0),
    (Field::Month, 25.0, 12.0),
    (Field::Signer, 110.0, 60.0),
    (Field::Agency, 50.0, 50.0),
];

/// A signature that a document has already.
#[derive(Debug, Clone)]
pub struct Signed {
    /// As what: `chữ ký của người ký`.
    pub field: String,
    /// The name in the certificate; `None` when there is none.
    pub signer: Option<String>,
    /// Whether the signer is trusted; `None` when it is not known.
    pub trusted: Option<bool>,
    /// Whose name the document has in that place, where it says so and the certificate another.
    pub expected: Option<String>,
}

impl Draft {
    /// What is in the document that preparing does not make, in Vietnamese; nothing in an honest one.
    ///
    /// # Errors
    /// A file that is not read for certain.
    pub fn oddities(&self) -> Result<Vec<String>, Problem> {
        let expected = FIELDS.map(|(field, width, height)| Expected {
            name: field.name(),
            signature: field.is_signature(),
            size: (width * MM, height * MM),
            over_text: field == Field::Agency,
        });
        let found = revisions::oddities(self.bytes(), &expected);
        let found = found.map_err(|why| Problem::general(PdfUncertain { why }))?;
        Ok(found.iter().map(refusals::oddity).collect())
    }

    /// Refuses a document that is not as it was prepared, unless that was accepted.
    pub(crate) fn as_prepared(&self) -> Result<(), Problem> {
        if self.foreign_accepted {
            return Ok(());
        }
        match self.oddities()? {
            found if found.is_empty() => Ok(()),
            found => Err(Problem::general(Refusal::NotAsPrepared { found })),
        }
    }

    /// The signatures that the document has, at the moment `now`.
    ///
    /// # Errors
    /// A file that is not read for certain.
    pub fn signed_by(&self, roots: Option<&TrustedRoots>, now: DateTime<FixedOffset>) -> Result<Vec<Signed>, Problem> {
        let identity = Identity::read(self.bytes()).map_err(Problem::general)?;
        let verdict = self.verdict(roots, now)?;
        let signed = verdict.signatures.iter().map(|one| {
            let signer = one.signer.as_ref().and_then(|signer| signer.subject.clone());
            let expected = identity.as_ref().and_then(|identity| identity.whose(&one.field));
            let trusted = match one.trust() {
                Answer::Right => Some(true),
                Answer::Wrong => Some(false),
                Answer::Unknown => None,
            };
            Signed {
                field: refusals::field_called(&one.field),
                expected: expected.filter(|name| !signer.as_deref().is_some_and(|signer| same_name(signer, name))),
                signer,
                trusted,
            }
        });
        Ok(signed.collect())
    }

    /// Refuses to build on a signature that is not trusted although roots were given.
    ///
    /// # Errors
    /// The first such signature, or a file that is not read for certain.
    pub fn trusted_so_far(&self, roots: &TrustedRoots, now: DateTime<FixedOffset>) -> Result<(), Problem> {
        let verdict = self.verdict(Some(roots), now)?;
        match verdict.signatures.iter().find(|one| one.trust() != Answer::Right) {
            Some(other) => {
                let signer = other.signer.as_ref().and_then(|signer| signer.subject.clone()).unwrap_or_default();
                Err(Problem::general(Refusal::SignerNotTrusted { field: other.field.clone(), signer }))
            }
            None => Ok(()),
        }
    }

    /// Signatures made before must hold: nothing is built on a broken one. The day of the last one, by its signer's clock.
    pub(crate) fn earlier_signatures_hold(&self) -> Result<Option<NaiveDate>, Problem> {
        let verdict = self.verdict(None, DateTime::default())?;
        if let Some(broken) = verdict.signatures.iter().find(|one| !one.intact()) {
            return Err(Problem::general(Refusal::EarlierSignatureBroken { field: broken.field.clone() }));
        }
        Ok(verdict.signatures.iter().filter_map(|one| one.time).map(|time| in_vietnam(&time).date()).max())
    }

    fn verdict(&self, roots: Option<&TrustedRoots>, now: DateTime<FixedOffset>) -> Result<Verdict, Problem> {
        let verdict = verify::verify(self.bytes(), roots.map(TrustedRoots::roots), now.with_timezone(&Utc));
        verdict.map_err(|why| Problem::general(PdfUncertain { why }))
    }
}

/// Whether two names are the same but for capitals, spaces and how their marks are composed.
fn same_name(one: &str, other: &str) -> bool {
    use unicode_normalization::UnicodeNormalization;
    let plain = |name: &str| {
        let letters: String = name.nfc().collect::<String>().to_lowercase();
        letters.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    plain(one) == plain(other)
}

#[cfg(test)]
mod tests {
    use super::same_name;

    #[test]
    fn names_are_compared_as_people_read_them() {
        assert!(same_name("NGUYỄN  VĂN AN", "Nguyễn Văn An"));
        assert!(same_name("Nguye\u{302}\u{303}n Văn An", "Nguyễn Văn An"));
        assert!(!same_name("Nguyễn Văn Anh", "Nguyễn Văn An"));
    }
}
