//! A signature's CMS (RFC 5652, ETSI EN 319 122-1): the bytes of `/Contents` in, verified facts or the one reason against
//! it out. Whether the signer is trusted is asked in `trust`.

mod attributes;
mod fault;
mod structure;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Utc};
use der::asn1::AnyRef;
use der::{Decode, Tag, TagNumber, Tagged};

use super::algorithm::{self, Digest, KeyKind, Scheme, SignatureMatch, oid};
use super::ber::{self, Encoding};
use super::certificate::{self, Certificate};
use super::elements::{Elements, context};
use super::stamp::Stamped;
pub use attributes::SigningCertificate;
pub use fault::{AttributeKind, CmsFault};
use structure::{Algorithm, Parts, SignerId};

/// Which rules a signature is under, by its `/SubFilter`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// `ETSI.CAdES.detached`: the signing certificate attribute must be there.
    Cades,
    /// `adbe.pkcs7.detached`: it may be absent.
    Pkcs7,
}

/// A CMS that could be read. What it says is claimed only until `verify` has been asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cms {
    parts: Parts,
    encoding: Encoding,
    /// Bytes of the CMS in what it was read from.
    length: usize,
    signer: Certificate,
    others: Vec<Certificate>,
}

/// What a CMS whose signature is right says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// The certificate of the one who signed.
    pub signer: Certificate,
    /// The other certificates in the CMS.
    pub others: Vec<Certificate>,
    /// What was signed is a digest of this kind.
    pub digest: Digest,
    /// How the key signed.
    pub scheme: Scheme,
    /// What the signer's computer said, if the attribute is there; proves nothing.
    pub signing_time: Option<DateTime<Utc>>,
    /// The signing certificate attribute, if it is there; its hash was compared.
    pub signing_certificate: Option<SigningCertificate>,
    /// The signature's own time stamp, if there is one.
    pub time_stamp: Option<Stamped>,
    /// How the CMS was encoded.
    pub encoding: Encoding,
}

impl Cms {
    /// Reads `contents`: one CMS, after which only zeros may come.
    pub(crate) fn read(contents: &[u8]) -> Result<Self, CmsFault> {
        let (der, encoding, length) = ber::element(contents).ok_or(CmsFault::NotCms)?;
        let parts = Parts::read(&der)?;
        let certificates: Vec<_> = parts.certificates.iter().map(|der| Certificate::read(der)).collect();
        let unreadable = certificates.iter().any(Option::is_none);
        let (signers, others): (Vec<_>, Vec<_>) =
            certificates.into_iter().flatten().partition(|certificate| parts.signer.is(certificate));
        // The same certificate may stand there twice; which of two different ones is meant, the signature decides.
        let signer = match signers.into_iter().next() {
            Some(signer) => signer,
            None if unreadable => return Err(CmsFault::CertificateUnreadable),
            None => return Err(CmsFault::CertificateMissing),
        };
        Ok(Self { parts, encoding, length, signer, others })
    }

    /// Who is said to have signed.
    pub(crate) fn claimed_signer(&self) -> &Certificate {
        &self.signer
    }

    /// The CMS as it stands in the `contents` it was read from, without padding.
    pub(crate) fn bytes<'a>(&self, contents: &'a [u8]) -> &'a [u8] {
        contents.get(..self.length).unwrap_or(contents)
    }

    /// The digest to be taken of the content before `verify`.
    pub(crate) fn digest(&self) -> Result<Digest, CmsFault> {
        let oid = self.parts.digest.oid;
        match Digest::by(oid) {
            Some(Ok(digest)) => Ok(digest),
            Some(Err(digest)) => Err(CmsFault::DigestWeak { digest }),
            None => Err(CmsFault::DigestUnknown { oid: oid.to_string() }),
        }
    }

    /// Verifies the signature over content with the digest `content`, taken by `digest()`.
    pub(crate) fn verify(&self, content: &[u8], profile: Profile) -> Result<Verified, CmsFault> {
        let digest = self.digest()?;
        let scheme = self.scheme(digest)?;
        if let KeyKind::Rsa { bits: bits @ ..2048 } = self.signer.key {
            return Err(CmsFault::KeyWeak { bits });
        }
        self.parts.check_content_type()?;
        if self.parts.message_digest()? != content {
            return Err(CmsFault::ContentChanged);
        }
        self.parts.check_algorithm_protection()?;
        let signing_certificate = self.parts.check_signing_certificate(&self.signer)?;
        if signing_certificate.is_none() && profile == Profile::Cades {
            return Err(CmsFault::AttributeMissing { attribute: AttributeKind::SigningCertificate });
        }
        // RFC 5652, 5.4: signed is the SET OF, not the [0] that stands in the CMS.
        let message = ber::tlv(0x31, &self.parts.signed);
        let key = &self.signer;
        match algorithm::verify(&key.key, key.public_key(), (scheme, digest), &message, &self.parts.signature) {
            SignatureMatch::Right => {}
            SignatureMatch::Wrong => return Err(CmsFault::SignatureWrong),
            SignatureMatch::Unsupported => return Err(CmsFault::KeyUnsupported),
        }
        Ok(Verified {
            signer: self.signer.clone(),
            others: self.others.clone(),
            digest,
            scheme,
            signing_time: self.parts.signing_time()?,
            signing_certificate,
            time_stamp: self.parts.time_stamp().map(|token| Stamped::of(token, &self.parts.signature)),
            encoding: self.encoding,
        })
    }

    /// The signature scheme, which must go with the digest algorithm.
    fn scheme(&self, digest: Digest) -> Result<Scheme, CmsFault> {
        let Algorithm { oid, parameters } = &self.parts.algorithm;
        let unknown = || CmsFault::SignatureAlgorithmUnknown { oid: oid.to_string() };
        let (scheme, named) = match *oid {
            // RFC 3370, 3.2: the digest is then the digest algorithm's.
            oid::RSA => (Scheme::RsaPkcs1, digest),
            oid::RSA_PSS => (Scheme::RsaPss, pss_digest(parameters.as_deref()).ok_or_else(unknown)?),
            _ => match algorithm::scheme(*oid) {
                Some((scheme, Ok(digest))) => (scheme, digest),
                Some((_, Err(digest))) => return Err(CmsFault::DigestWeak { digest }),
                None => return Err(unknown()),
            },
        };
        if named == digest { Ok(scheme) } else { Err(CmsFault::AlgorithmsDiffer) }
    }
}

impl SignerId {
    fn is(&self, certificate: &Certificate) -> bool {
        match self {
            Self::IssuerAndSerial(issuer, serial) => {
                certificate::name(issuer).as_deref() == Some(certificate.issuer_name()) && *serial == certificate.serial
            }
            Self::KeyIdentifier(id) => certificate.key_identifier.as_ref() == Some(id),
        }
    }
}

/// The one digest of RSASSA-PSS parameters (RFC 4055, 3.1) with the salt as long as the digest; `None` for others.
fn pss_digest(parameters: Option<&[u8]>) -> Option<Digest> {
    let mut parts = Elements::of(AnyRef::from_der(parameters?).ok()?, Tag::Sequence)?;
    let hash = Algorithm::read(Elements::inside(parts.take(context(TagNumber::N0))?)?.any()?)?;
    let mask = Algorithm::read(Elements::inside(parts.take(context(TagNumber::N1))?)?.any()?)?;
    let salt = Elements::inside(parts.take(context(TagNumber::N2))?)?.take(Tag::Integer)?;
    let trailer = parts.any();
    let digest = Digest::by(hash.oid)?.ok()?;
    let mask_hash = Algorithm::read(AnyRef::from_der(mask.parameters.as_deref()?).ok()?)?;
    let right = mask.oid == oid::MGF1
        && mask_hash.oid == hash.oid
        && salt.value() == [u8::try_from(digest.of(&[]).len()).ok()?]
        && trailer.is_none_or(|trailer| trailer.tag() == context(TagNumber::N3) && trailer.value() == [2, 1, 1]);
    right.then_some(digest)
}
