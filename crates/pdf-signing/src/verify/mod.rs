//! Verifies the signatures of any PDF: bytes, trusted roots and a moment in, one verdict per signature out.
//!
//! A signature holds when its CMS is right, it covers what it must, everything after it is on the closed list of changes,
//! and its signer leads to a root that is trusted. What cannot be found out is not known, which is neither right nor wrong.

mod answer;

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, Utc};

pub use answer::Answer;

use crate::cms::{
    self, Certificate, Cms, CmsFault, PathRule, Profile, Revocation, RevocationData, Roots, Stamped, Trust, Verified,
};
use crate::revisions::{
    self, Change, Cover, Later, RangeFault, Reviewed, SignatureDictionary, SignatureKind, Unreadable,
};

/// Certificates whose trust is judged, those that come with each signature counted: a path is built over all of them.
const MOST_CERTIFICATES: usize = 256;

/// What is known of a document's signatures.
#[derive(Debug, Clone)]
pub struct Verdict {
    /// Every filled signature field, in the order of the form.
    pub signatures: Vec<SignatureVerdict>,
    /// Names of signature fields that are still empty.
    pub empty: Vec<String>,
    /// How many times the file was written: once, and once for every update.
    pub revisions: usize,
    /// Objects that look like signatures but stand in no field.
    pub unlisted: usize,
    /// The first byte behind each revision.
    pub ends: Vec<usize>,
}

/// One signature.
#[derive(Debug, Clone)]
pub struct SignatureVerdict {
    /// The field's full name.
    pub field: String,
    /// Whether it is a document time stamp (ISO 32000-2, 12.8.5).
    pub time_stamp: bool,
    /// `/M`: when it was signed, as the signer's computer said.
    pub time: Option<DateTime<FixedOffset>>,
    /// Who signed, or is said to have.
    pub signer: Option<Certificate>,
    /// What the signature says, or why it does not hold.
    pub integrity: Result<Box<Verified>, Broken>,
    /// Whether it covers the whole file; else later revisions follow.
    pub whole_file: bool,
    /// What came after it.
    pub after: Vec<Later>,
    /// Whether the signer is trusted; `None` when the signature does not hold or no roots were given.
    pub trust: Option<Trust>,
    /// What lists in the file say of the signer's certificate.
    pub revocation: Revocation,
    /// What is to be told of a signature that holds, and of the changes after it.
    pub remarks: Vec<Remark>,
}

/// What the standard allows and a reader might be deceived by, or should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// A field that was filled or signed afterwards covers text of its page, or it is not known whether it does.
    Covers {
        /// The field's full name.
        field: String,
        /// What it covers.
        cover: Cover,
    },
    /// Title, author or description in the metadata were changed afterwards.
    Title {
        /// Before.
        was: String,
        /// After.
        is: String,
    },
    /// The signature has a time stamp, whose authority is not asked.
    TimeStamp,
    /// The name of a field has letters that hide or turn around what stands beside them.
    FieldName {
        /// Its full name.
        field: String,
    },
    /// Too many certificates to judge.
    TooManyCertificates,
}

/// Why a signature does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Broken {
    /// It does not cover what it seems to cover.
    Range(RangeFault),
    /// Its kind (`/SubFilter`) is not verified here.
    Kind(Option<String>),
    /// It contradicts itself in what kind it is.
    Contradictory,
    /// What it allows afterwards (DocMDP, FieldMDP) is said in a way that the standard does not have.
    Permission,
    /// A document time stamp that is of other bytes, or none.
    StampOfOther,
    /// Its CMS is no valid signature.
    Cms(CmsFault),
}

impl SignatureVerdict {
    /// Whether signature and document are as they were signed.
    pub fn intact(&self) -> bool {
        self.integrity() == Answer::Right
    }

    /// Changes after it that are on no list.
    pub fn unexplained(&self) -> impl Iterator<Item = &Later> {
        self.after.iter().filter(|later| matches!(later.change, Change::Unexplained { .. }))
    }
}

/// Verifies every signature of a file. `now` is the moment at which certificates must be valid: a signing time is only
/// claimed as long as no time stamp proves it.
///
/// # Errors
/// A file that is not read for certain.
pub fn verify(bytes: &[u8], roots: Option<&Roots>, now: DateTime<Utc>) -> Result<Verdict, Unreadable> {
    let mut review = revisions::review(bytes)?;
    let revocation = RevocationData {
        lists: std::mem::take(&mut review.revocation_lists),
        answers: std::mem::take(&mut review.revocation_answers),
    };
    let empty = review.fields.iter().filter(|one| one.field.signature.is_none());
    let mut verifier = Verifier { bytes, roots, now, review: &review, revocation, certificates: 0 };
    let mut signatures = Vec::new();
    for one in &review.fields {
        if let Some(signature) = &one.field.signature {
            signatures.push(verifier.checked(one, signature)?);
        }
    }
    Ok(Verdict {
        empty: empty.map(|one| one.field.name.clone()).collect(),
        revisions: review.ends.len(),
        unlisted: review.unlisted.len(),
        ends: review.ends.clone(),
        signatures,
    })
}

/// What the signatures of one file are asked.
struct Verifier<'a> {
    bytes: &'a [u8],
    roots: Option<&'a Roots>,
    now: DateTime<Utc>,
    review: &'a revisions::Review,
    revocation: RevocationData,
    /// How many certificates were judged.
    certificates: usize,
}

impl Verifier<'_> {
    fn checked(
        &mut self,
        reviewed: &Reviewed,
        signature: &SignatureDictionary,
    ) -> Result<SignatureVerdict, Unreadable> {
        let read = Cms::read(&signature.cms);
        let signer = read.as_ref().ok().map(|cms| cms.claimed_signer().clone());
        let integrity = self.integrity(signature, read)?;
        let mut remarks = self.remarks(reviewed);
        if integrity.as_ref().is_ok_and(|verified| verified.time_stamp.is_some()) {
            remarks.push(Remark::TimeStamp);
        }
        let (trust, revocation) = match (&integrity, self.roots) {
            (Ok(verified), Some(roots)) => self.trust(verified, roots, &mut remarks),
            _ => (None, Revocation::Unknown),
        };
        Ok(SignatureVerdict {
            field: reviewed.field.name.clone(),
            time_stamp: signature.kind == SignatureKind::DocumentTimeStamp,
            time: signature.time,
            signer,
            integrity,
            whole_file: signature.range.as_ref().is_ok_and(|range| range.whole_file),
            after: reviewed.after.clone(),
            trust,
            revocation,
            remarks,
        })
    }

    fn integrity(
        &self,
        signature: &SignatureDictionary,
        read: Result<Cms, CmsFault>,
    ) -> Result<Result<Box<Verified>, Broken>, Unreadable> {
        let range = match &signature.range {
            Ok(range) => range,
            Err(fault) => return Ok(Err(Broken::Range(fault.clone()))),
        };
        let covered = range.of(self.bytes);
        if signature.kind == SignatureKind::Contradictory {
            return Ok(Err(Broken::Contradictory));
        }
        self.review.digestible(covered.iter().map(|part| part.len()).sum())?;
        let kind = || Broken::Kind(signature.sub_filter.clone());
        let profile = match signature.sub_filter.as_deref() {
            _ if signature.permission.unknown => return Ok(Err(Broken::Permission)),
            Some("ETSI.CAdES.detached") => Profile::Cades,
            Some("adbe.pkcs7.detached") => Profile::Pkcs7,
            Some("ETSI.RFC3161") => {
                let stamped = Stamped::of_parts(&signature.cms, &covered);
                return Ok(Err(if stamped == Stamped::Other { Broken::StampOfOther } else { kind() }));
            }
            _ => return Ok(Err(kind())),
        };
        Ok(read.map_err(Broken::Cms).and_then(|cms| {
            let digest = cms.digest().map_err(Broken::Cms)?.of(&covered);
            cms.verify(&digest, profile).map(Box::new).map_err(Broken::Cms)
        }))
    }

    /// Whether the signer is trusted, and what the lists in the file say.
    fn trust(&mut self, verified: &Verified, roots: &Roots, remarks: &mut Vec<Remark>) -> (Option<Trust>, Revocation) {
        self.certificates += 1 + verified.others.len();
        if self.certificates > MOST_CERTIFICATES {
            remarks.push(Remark::TooManyCertificates);
            return (None, Revocation::Unknown);
        }
        let rule = |rule| (Some(Trust::Broken { rule }), Revocation::Unknown);
        // A signature on a document is meant to bind its signer (RFC 5280, 4.2.1.3); other programs ask for that too.
        if !verified.signer.usage.is_some_and(|usage| usage.content_commitment) {
            return rule(PathRule::KeyUsage);
        }
        let names = [&verified.signer.subject, &verified.signer.issuer];
        if names.into_iter().flatten().any(|name| deceives(name)) {
            return rule(PathRule::Name);
        }
        let trust = cms::judge(&verified.signer, &verified.others, roots, self.now);
        let revocation = match &trust {
            Trust::Trusted { .. } => {
                cms::revocation(&verified.signer, &verified.others, roots, &self.revocation, self.now)
            }
            _ => Revocation::Unknown,
        };
        (Some(trust), revocation)
    }

    /// What is to be told of a signature's later changes.
    fn remarks(&self, reviewed: &Reviewed) -> Vec<Remark> {
        let mut remarks = Vec::new();
        let mut covers = BTreeMap::new();
        for later in &reviewed.after {
            if let Change::TitleChanged { was, is } = &later.change {
                remarks.push(Remark::Title { was: was.clone(), is: is.clone() });
            }
            if let Some((field, cover)) = later.change.filled().and_then(|name| self.review.covers.get_key_value(name))
            {
                covers.insert(field, *cover);
            }
        }
        remarks.extend(covers.into_iter().map(|(field, cover)| Remark::Covers { field: field.clone(), cover }));
        if deceives(&reviewed.field.name) {
            remarks.push(Remark::FieldName { field: reviewed.field.name.clone() });
        }
        remarks
    }
}

/// Whether a name has letters that are not seen, or that turn around what stands beside them (Unicode, UAX 9).
fn deceives(name: &str) -> bool {
    name.chars().any(|letter| {
        letter.is_control()
            || matches!(letter, '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}')
            || matches!(letter, '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
    })
}

#[cfg(test)]
mod tests {
    use super::deceives;

    #[test]
    fn letters_that_turn_a_name_around_are_found() {
        assert!(deceives("Müller\u{202E}nnA") && deceives("one\u{200B}"));
        assert!(!deceives("Zoë Ångström (Board of Größe)"));
    }
}
