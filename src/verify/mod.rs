//! Verifies the signatures of any PDF: bytes, trusted roots and a moment in, one verdict per signature out.
//!
//! A signature holds when its CMS is right, it covers what it must, everything after it is on the closed list of changes,
//! and its signer leads to a root that is trusted.

use chrono::{DateTime, FixedOffset, Utc};

use crate::cms::{self, Certificate, Cms, CmsFault, Profile, Roots, Rule, Trust, Verified};
use crate::revisions::{self, Kind, Later, RangeFault, Reviewed, Unreadable};

/// What is known of a document's signatures.
#[derive(Debug, Clone)]
pub(crate) struct Verdict {
    /// Every filled signature field, in the order of the form.
    pub(crate) signatures: Vec<Checked>,
    /// Names of signature fields that are still empty.
    pub(crate) empty: Vec<String>,
    /// How many times the file was written: once, and once for every update.
    pub(crate) revisions: usize,
    /// Objects that look like signatures but stand in no field.
    pub(crate) unlisted: usize,
}

/// One signature.
#[derive(Debug, Clone)]
pub(crate) struct Checked {
    pub(crate) field: String,
    pub(crate) time_stamp: bool,
    /// `/M`: when it was signed, as the signer's computer said.
    pub(crate) time: Option<DateTime<FixedOffset>>,
    /// Who signed, or is said to have.
    pub(crate) signer: Option<Certificate>,
    /// What the signature is, or why it is none.
    pub(crate) integrity: Result<Box<Verified>, Broken>,
    /// Whether it covers the whole file; else later revisions follow.
    pub(crate) whole_file: bool,
    /// What came after it.
    pub(crate) after: Vec<Later>,
    /// Whether the signer is trusted; `None` when the signature does not hold or no roots were given.
    pub(crate) trust: Option<Trust>,
}

/// Why a signature does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Broken {
    /// It does not cover what it seems to cover.
    Range(RangeFault),
    /// Its kind (`/SubFilter`) is not verified here.
    Kind(Option<String>),
    /// Its CMS.
    Cms(CmsFault),
}

impl Checked {
    /// Whether signature and document are as they were signed.
    pub(crate) fn intact(&self) -> bool {
        self.integrity.is_ok() && self.unexplained().next().is_none()
    }

    /// Whether it is also by somebody who is trusted.
    pub(crate) fn trusted(&self) -> bool {
        matches!(self.trust, Some(Trust::Trusted { .. }))
    }

    /// Changes after it that are on no list.
    pub(crate) fn unexplained(&self) -> impl Iterator<Item = &Later> {
        self.after.iter().filter(|later| matches!(later.change, revisions::Change::Unexplained { .. }))
    }
}

impl Verdict {
    /// Whether there is a signature, and every one holds.
    pub(crate) fn intact(&self) -> bool {
        !self.signatures.is_empty() && self.unlisted == 0 && self.signatures.iter().all(Checked::intact)
    }

    /// Whether all of them are also by trusted signers.
    pub(crate) fn valid(&self) -> bool {
        self.intact() && self.signatures.iter().all(Checked::trusted)
    }
}

/// Verifies every signature of a file. `now` is the moment at which certificates must be valid: a signing time is only
/// claimed as long as no time stamp proves it.
///
/// # Errors
/// A file that is not read for certain.
pub(crate) fn verify(bytes: &[u8], roots: Option<&Roots>, now: DateTime<Utc>) -> Result<Verdict, Unreadable> {
    let review = revisions::review(bytes)?;
    let empty = review.fields.iter().filter(|one| one.field.signature.is_none());
    Ok(Verdict {
        empty: empty.map(|one| one.field.name.clone()).collect(),
        revisions: review.revisions,
        unlisted: review.unlisted.len(),
        signatures: review.fields.iter().filter_map(|one| checked(bytes, one, roots, now)).collect(),
    })
}

fn checked(bytes: &[u8], reviewed: &Reviewed, roots: Option<&Roots>, now: DateTime<Utc>) -> Option<Checked> {
    let signature = reviewed.field.signature.as_ref()?;
    let range = signature.range.as_ref();
    let read = Cms::read(&signature.cms);
    let signer = read.as_ref().ok().map(|cms| cms.claimed_signer().clone());
    let profile = match signature.sub_filter.as_deref() {
        Some("ETSI.CAdES.detached") => Ok(Profile::Cades),
        Some("adbe.pkcs7.detached") => Ok(Profile::Pkcs7),
        other => Err(Broken::Kind(other.map(str::to_owned))),
    };
    let integrity = range.map_err(|fault| Broken::Range(fault.clone())).and_then(|range| {
        let profile = profile?;
        let cms = read.map_err(Broken::Cms)?;
        let digest = cms.digest().map_err(Broken::Cms)?.of(&range.of(bytes));
        cms.verify(&digest, profile).map(Box::new).map_err(Broken::Cms)
    });
    let trust = match (&integrity, roots) {
        // A signature on a document is meant to bind its signer (RFC 5280, 4.2.1.3); other programs ask for that too.
        (Ok(verified), Some(_)) if !verified.signer.usage.is_some_and(|usage| usage.content_commitment) => {
            Some(Trust::Broken { rule: Rule::KeyUsage })
        }
        (Ok(verified), Some(roots)) => Some(cms::judge(&verified.signer, &verified.others, roots, now)),
        _ => None,
    };
    Some(Checked {
        field: reviewed.field.name.clone(),
        time_stamp: signature.kind == Kind::DocumentTimeStamp,
        time: signature.time,
        signer,
        integrity,
        whole_file: range.is_ok_and(|range| range.whole_file),
        after: reviewed.after.clone(),
        trust,
    })
}
