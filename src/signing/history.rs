//! What a prepared document is before somebody signs, numbers or seals it: whether it is as it was prepared, and who has
//! signed it so far.

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use pdf_signing::revisions::{self, Expected};
use pdf_signing::verify::{self, Answer, Verdict};

use super::form_field::{OfficeField, called, short};
use super::identity::Identity;
use super::pdf_file::PdfFile;
use super::places::MM;
use super::refusals::{self, PdfUncertain};
use super::roots::TrustedRoots;
use crate::period::in_vietnam;
use crate::problem::{Problem, problems};

problems! {
    KY017 Error Data "Ký số văn bản." {
        /// A signature made before does not hold.
        EarlierSignatureBroken { field: String } =>
            format!("Chữ ký trước đó ({}) không còn giá trị, không ký tiếp.", called(field)),
            "xem chi tiết bằng cchc kiem-tra-chu-ky; làm lại từ tệp còn nguyên vẹn.";
    }
    KY024 Error Data "Ký số văn bản." {
        /// The new step would break a signature made before.
        WouldBreak { field: String } =>
            format!("Bước này sẽ làm mất giá trị của {} đã có trong tệp, không ghi tệp nào.", called(field)),
            "xem chữ ký trước khóa những gì bằng cchc kiem-tra-chu-ky; cần bước này thì làm lại từ tệp chưa ký.";
    }
    KY026 Error Data "Ký số văn bản." {
        /// It has what preparing does not make: what, in words.
        NotAsPrepared { found: Vec<String> } =>
            format!("Tệp không còn đúng như khi lập để trình ký: {}.", found.join("; ")),
            "lập lại văn bản bằng cchc ke-hoach, cchc bao-cao hoặc cchc ke-hoach-tiep-tuc với --trinh-ky rồi ký tệp đó; \
             đã xem kỹ và chấp nhận tệp này thì thêm --chap-nhan-tep-la.";
    }
    KY027 Error Data "Ký số văn bản." {
        /// Roots were given, and a signature made before leads to none of them.
        SignerNotTrusted { field: String, signer: String } =>
            format!("Người đã ký \"{}\" ({}) không đáng tin cậy theo chứng thư gốc đã cho.", short(signer), called(field)),
            "xem chi tiết bằng cchc kiem-tra-chu-ky; hỏi lại người đã ký, hoặc cho đúng chứng thư gốc bằng --goc.";
    }
}

/// The fields that preparing makes, and the most room that any layout gives them: a number of five digits, two digits, a
/// signature, a seal with its rim.
const FIELDS: [(OfficeField, f64, f64); 5] = [
    (OfficeField::Number, 60.0, 12.0),
    (OfficeField::Day, 25.0, 12.0),
    (OfficeField::Month, 25.0, 12.0),
    (OfficeField::Signer, 110.0, 60.0),
    (OfficeField::Agency, 50.0, 50.0),
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

/// What is in the document that preparing does not make, in Vietnamese; nothing in an honest one.
///
/// # Errors
/// A file that is not read for certain.
pub fn oddities(file: &PdfFile) -> Result<Vec<String>, Problem> {
    let expected = FIELDS.map(|(field, width, height)| Expected {
        name: field.name(),
        signature: field.is_signature(),
        size: (width * MM, height * MM),
        over_text: field == OfficeField::Agency,
    });
    let found = revisions::oddities(file.bytes(), &expected);
    let found = found.map_err(|why| Problem::general(PdfUncertain { why }))?;
    Ok(found.iter().map(refusals::oddity).collect())
}

/// Refuses a document that is not as it was prepared, unless that was accepted.
pub(super) fn as_prepared(file: &PdfFile) -> Result<(), Problem> {
    if file.foreign_accepted {
        return Ok(());
    }
    match oddities(file)? {
        found if found.is_empty() => Ok(()),
        found => Err(Problem::general(NotAsPrepared { found })),
    }
}

/// The signatures that the document has, at the moment `now`.
///
/// # Errors
/// A file that is not read for certain.
pub fn signed_by(
    file: &PdfFile,
    roots: Option<&TrustedRoots>,
    now: DateTime<FixedOffset>,
) -> Result<Vec<Signed>, Problem> {
    let identity = Identity::read(file.bytes()).map_err(Problem::general)?;
    let verdict = verdict(file, roots, now)?;
    let signed = verdict.signatures.iter().map(|one| {
        let signer = one.signer.as_ref().and_then(|signer| signer.subject.clone());
        let expected = identity.as_ref().and_then(|identity| identity.whose(&one.field));
        let trusted = match one.trust() {
            Answer::Right => Some(true),
            Answer::Wrong => Some(false),
            Answer::Unknown => None,
        };
        Signed {
            field: called(&one.field),
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
pub fn trusted_so_far(file: &PdfFile, roots: &TrustedRoots, now: DateTime<FixedOffset>) -> Result<(), Problem> {
    let verdict = verdict(file, Some(roots), now)?;
    match verdict.signatures.iter().find(|one| one.trust() != Answer::Right) {
        Some(other) => {
            let signer = other.signer.as_ref().and_then(|signer| signer.subject.clone()).unwrap_or_default();
            Err(Problem::general(SignerNotTrusted { field: other.field.clone(), signer }))
        }
        None => Ok(()),
    }
}

/// Refuses a file in which a signature made before does not hold. Gives the day of the last one, by its signer's clock.
pub(super) fn earlier_signatures_hold(file: &PdfFile) -> Result<Option<NaiveDate>, Problem> {
    let verdict = verdict(file, None, DateTime::default())?;
    if let Some(broken) = verdict.signatures.iter().find(|one| !one.intact()) {
        return Err(Problem::general(EarlierSignatureBroken { field: broken.field.clone() }));
    }
    Ok(verdict.signatures.iter().filter_map(|one| one.time).map(|time| in_vietnam(&time).date()).max())
}

fn verdict(file: &PdfFile, roots: Option<&TrustedRoots>, now: DateTime<FixedOffset>) -> Result<Verdict, Problem> {
    let verdict = verify::verify(file.bytes(), roots.map(TrustedRoots::roots), now.with_timezone(&Utc));
    verdict.map_err(|why| Problem::general(PdfUncertain { why }))
}

/// Gives back what a step has made if every signature in it holds. The field that is `awaited` has no signature yet and is not looked
/// at.
pub(super) fn nothing_broken(bytes: Vec<u8>, awaited: Option<&str>) -> Result<Vec<u8>, Problem> {
    match first_broken(&bytes, awaited)? {
        Some(field) => Err(Problem::general(WouldBreak { field })),
        None => Ok(bytes),
    }
}

/// The field of the first signature that does not hold, but for the one that is `awaited`. Who signed is not asked here.
fn first_broken(bytes: &[u8], awaited: Option<&str>) -> Result<Option<String>, Problem> {
    let verdict = verify::verify(bytes, None, DateTime::default());
    let verdict = verdict.map_err(|why| Problem::general(PdfUncertain { why }))?;
    let mut signatures = verdict.signatures.into_iter().filter(|one| awaited != Some(one.field.as_str()));
    Ok(signatures.find(|signature| !signature.intact()).map(|broken| broken.field))
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
