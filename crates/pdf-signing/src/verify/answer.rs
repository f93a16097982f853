//! Three answers to every question about a signature: right, wrong, not known.

use super::{Broken, SignatureVerdict, Verdict};
use crate::cms::{CmsFault, Revocation, Stamped, Trust};

/// An answer. They are ordered: of several questions the greatest answer is that of the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// It holds.
    Right,
    /// Nobody can say: roots that were not given, a time stamp or an algorithm that is not checked here, something that a
    /// reader should look at.
    Unknown,
    /// It does not hold.
    Wrong,
}

impl Broken {
    /// Whether it says only that the signature cannot be checked here.
    fn is_unchecked(&self) -> bool {
        match self {
            Self::Kind(_) | Self::Permission => true,
            Self::Cms(fault) => matches!(
                fault,
                CmsFault::DigestUnknown { .. }
                    | CmsFault::SignatureAlgorithmUnknown { .. }
                    | CmsFault::KeyUnsupported
                    | CmsFault::SignedAttributesMissing
            ),
            Self::Range(_) | Self::Contradictory | Self::StampOfOther => false,
        }
    }
}

impl SignatureVerdict {
    /// Whether document and signature are as they were signed.
    pub fn integrity(&self) -> Answer {
        match &self.integrity {
            _ if self.unexplained().next().is_some() => Answer::Wrong,
            Ok(verified) if verified.time_stamp == Some(Stamped::Other) => Answer::Wrong,
            Ok(_) => Answer::Right,
            Err(broken) if broken.is_unchecked() => Answer::Unknown,
            Err(_) => Answer::Wrong,
        }
    }

    /// Whether the signer is trusted and the certificate not revoked.
    pub fn trust(&self) -> Answer {
        match (&self.trust, self.revocation) {
            (_, Revocation::Revoked) => Answer::Wrong,
            (Some(Trust::Trusted { .. }), _) => Answer::Right,
            (None, _) => Answer::Unknown,
            (Some(_), _) => Answer::Wrong,
        }
    }

    /// The answer to all of it.
    pub fn answer(&self) -> Answer {
        let told = if self.remarks.is_empty() { Answer::Right } else { Answer::Unknown };
        // When the signature is wrong or cannot be checked, its trust does not change the answer.
        self.integrity().max(told).max(if self.integrity.is_ok() { self.trust() } else { Answer::Unknown })
    }
}

impl Verdict {
    /// Whether a signature is known not to hold, or something looks like one that is none.
    pub fn broken(&self) -> bool {
        self.unlisted > 0 || self.signatures.iter().any(|one| one.integrity() == Answer::Wrong)
    }

    /// The answer for the file; `None` when there is no signature.
    pub fn answer(&self) -> Option<Answer> {
        let unlisted = (self.unlisted > 0).then_some(Answer::Wrong);
        self.signatures.iter().map(SignatureVerdict::answer).chain(unlisted).max()
    }
}
