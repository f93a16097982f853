//! Signing outside of the program: what is to be signed goes out, a CMS comes in and is checked before it is used.

use chrono::{DateTime, Utc};

use crate::cms::{Certificate, Cms, Digest, Profile, Verified};
use crate::keys::KeyError;
use crate::keys::fitness;

/// Where a CMS that is accepted departs from ETSI EN 319 142-1, 6.3 without being invalid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Departure {
    /// signingTime is there, which PAdES leaves to `/M`. `openssl cms` cannot do without; validators take it.
    SigningTime,
    /// Only the signer's certificate is there, not the chain.
    NoChain,
    /// ESSCertID with SHA-1 in place of ESSCertIDv2.
    SigningCertificateV1,
    /// Written in BER, where ISO 32000-2, 12.8.3.3.1 asks for DER.
    Ber,
}

/// A CMS from outside that may go into `/Contents`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// Without padding.
    pub cms: Vec<u8>,
    /// What it says.
    pub verified: Verified,
    /// Where it departs from PAdES.
    pub departures: Vec<Departure>,
}

/// Checks a CMS from outside as if this program had made it: detached, over the digest that was sent out, SHA-256, signature right,
/// certificate fit to sign at `at`, the signing certificate named, and within `capacity`. `expected`: whose it has to
/// be, if that was known when it was sent out.
///
/// # Errors
/// The first reason against it.
pub fn take_in(
    contents: &[u8],
    digest: [u8; 32],
    capacity: usize,
    expected: Option<&Certificate>,
    at: DateTime<Utc>,
) -> Result<Accepted, KeyError> {
    let refuse = |fault| KeyError::Cms { fault };
    let cms = Cms::read(contents).map_err(refuse)?;
    let signer = cms.claimed_signer();
    if let Some(expected) = expected.filter(|expected| *expected != signer) {
        return Err(KeyError::OtherSigner { expected: expected.subject.clone(), found: signer.subject.clone() });
    }
    // The digest that was sent out is SHA-256, so that no other one can be compared with it.
    match cms.digest().map_err(refuse)? {
        Digest::Sha256 => {}
        other @ (Digest::Sha384 | Digest::Sha512) => return Err(KeyError::OtherDigest { found: other }),
    }
    fitness::check(signer, at)?;
    let verified = cms.verify(&digest, Profile::Cades).map_err(refuse)?;
    let bytes = cms.bytes(contents);
    if bytes.len() > capacity {
        return Err(KeyError::TooLarge { needed: bytes.len(), capacity });
    }
    let departures = departures(&verified);
    Ok(Accepted { cms: bytes.to_vec(), verified, departures })
}

fn departures(verified: &Verified) -> Vec<Departure> {
    use crate::cms::{Encoding, SigningCertificate};
    let found = [
        (verified.signing_time.is_some(), Departure::SigningTime),
        (verified.others.is_empty() && !verified.signer.is_self_issued(), Departure::NoChain),
        (verified.signing_certificate == Some(SigningCertificate::V1), Departure::SigningCertificateV1),
        (verified.encoding == Encoding::Ber, Departure::Ber),
    ];
    found.into_iter().filter_map(|(is, departure)| is.then_some(departure)).collect()
}
