//! The attributes of a signer: what each that matters says.

use chrono::{DateTime, Utc};
use der::asn1::{AnyRef, ObjectIdentifier, OctetStringRef};
use der::{Decode, Encode, Tag, TagNumber};
use x509_cert::time::Time;

use super::fault::{AttributeKind, CmsFault};
use super::structure::{Algorithm, Attribute, DATA, Parts};
use crate::cms::algorithm::{self, Digest};
use crate::cms::certificate::{self, Certificate};
use crate::cms::elements::{Elements, context};

const CONTENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
const SIGNING_TIME: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.5");
const ALGORITHM_PROTECTION: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.52");
const SIGNING_CERTIFICATE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.12");
const SIGNING_CERTIFICATE_V2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");
const TIME_STAMP: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.14");

/// Which form of the attribute names the signer's certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SigningCertificate {
    /// ESSCertID, by SHA-1 (RFC 2634).
    V1,
    /// ESSCertIDv2 (RFC 5035).
    V2,
}

/// The one value of an attribute; `None` if it is absent.
fn single(
    attributes: &[Attribute],
    oid: ObjectIdentifier,
    kind: AttributeKind,
) -> Result<Option<AnyRef<'_>>, CmsFault> {
    let mut found = attributes.iter().filter(|attribute| attribute.oid == oid);
    let Some(attribute) = found.next() else { return Ok(None) };
    match (attribute.values.as_slice(), found.next()) {
        ([value], None) => {
            AnyRef::from_der(value).map(Some).map_err(|_| CmsFault::AttributeUnreadable { attribute: kind })
        }
        _ => Err(CmsFault::AttributeDoubled { attribute: kind }),
    }
}

impl Parts {
    /// RFC 5652, 11.1: the attribute must be there and name the content's type.
    pub(super) fn check_content_type(&self) -> Result<(), CmsFault> {
        let attribute = AttributeKind::ContentType;
        let value = single(&self.signed_attributes, CONTENT_TYPE, attribute)?;
        let value = value.ok_or(CmsFault::AttributeMissing { attribute })?;
        let oid: ObjectIdentifier = value.decode_as().map_err(|_| CmsFault::AttributeUnreadable { attribute })?;
        if oid == DATA { Ok(()) } else { Err(CmsFault::ContentTypeDiffers) }
    }

    /// RFC 5652, 11.2.
    pub(super) fn message_digest(&self) -> Result<&[u8], CmsFault> {
        let attribute = AttributeKind::MessageDigest;
        let value = single(&self.signed_attributes, MESSAGE_DIGEST, attribute)?;
        let value = value.ok_or(CmsFault::AttributeMissing { attribute })?;
        let octets: OctetStringRef<'_> = value.decode_as().map_err(|_| CmsFault::AttributeUnreadable { attribute })?;
        Ok(octets.as_bytes())
    }

    /// RFC 5652, 11.3: what the signer's computer said.
    pub(super) fn signing_time(&self) -> Result<Option<DateTime<Utc>>, CmsFault> {
        let attribute = AttributeKind::SigningTime;
        let Some(value) = single(&self.signed_attributes, SIGNING_TIME, attribute)? else { return Ok(None) };
        let read = || {
            let time = Time::from_der(&value.to_der().ok()?).ok()?;
            DateTime::from_timestamp(i64::try_from(time.to_unix_duration().as_secs()).ok()?, 0)
        };
        read().map(Some).ok_or(CmsFault::AttributeUnreadable { attribute })
    }

    /// RFC 6211: where the algorithms are protected, they are the ones used.
    pub(super) fn check_algorithm_protection(&self) -> Result<(), CmsFault> {
        let attribute = AttributeKind::AlgorithmProtection;
        let Some(value) = single(&self.signed_attributes, ALGORITHM_PROTECTION, attribute)? else { return Ok(()) };
        let read = || {
            let mut parts = Elements::of(value, Tag::Sequence)?;
            let digest = Algorithm::read(parts.any()?)?;
            let signature = Algorithm::inside(Elements::inside(parts.take(context(TagNumber::N1))?)?)?;
            parts.is_at_end().then_some((digest, signature))
        };
        let (digest, signature) = read().ok_or(CmsFault::AttributeUnreadable { attribute })?;
        if digest == self.digest && signature == self.algorithm { Ok(()) } else { Err(CmsFault::AlgorithmsDiffer) }
    }

    /// RFC 5035: the attribute's first certificate is the signer's. Both forms are looked at if both are there.
    pub(super) fn check_signing_certificate(
        &self,
        signer: &Certificate,
    ) -> Result<Option<SigningCertificate>, CmsFault> {
        let attribute = AttributeKind::SigningCertificate;
        let mut found = None;
        for (oid, version) in
            [(SIGNING_CERTIFICATE, SigningCertificate::V1), (SIGNING_CERTIFICATE_V2, SigningCertificate::V2)]
        {
            let Some(value) = single(&self.signed_attributes, oid, attribute)? else { continue };
            match names(value, version, signer) {
                Some(Ok(true)) => found = Some(version),
                Some(Ok(false)) => return Err(CmsFault::SigningCertificateDiffers),
                Some(Err(fault)) => return Err(fault),
                None => return Err(CmsFault::AttributeUnreadable { attribute }),
            }
        }
        Ok(found)
    }

    /// The signature time stamp token (RFC 3161, appendix A), as it stands there: not verified.
    pub(super) fn time_stamp(&self) -> Option<&[u8]> {
        let attribute = self.unsigned_attributes.iter().find(|attribute| attribute.oid == TIME_STAMP)?;
        attribute.values.first().map(Vec::as_slice)
    }
}

/// Whether a SigningCertificate or SigningCertificateV2 names `signer`; `None` if it cannot be read.
fn names(value: AnyRef<'_>, version: SigningCertificate, signer: &Certificate) -> Option<Result<bool, CmsFault>> {
    let list = Elements::of(value, Tag::Sequence)?.take(Tag::Sequence)?;
    let mut id = Elements::of(Elements::inside(list)?.any()?, Tag::Sequence)?;
    let digest = match (version, id.take_if(Tag::Sequence)) {
        (SigningCertificate::V1, None) => algorithm::sha1(signer.der()),
        (SigningCertificate::V1, Some(_)) => return None,
        (SigningCertificate::V2, None) => Digest::Sha256.of(&[signer.der()]),
        (SigningCertificate::V2, Some(algorithm)) => {
            let oid = Algorithm::read(algorithm)?.oid;
            match Digest::by(oid) {
                Some(Ok(digest)) => digest.of(&[signer.der()]),
                Some(Err(digest)) => return Some(Err(CmsFault::DigestWeak { digest })),
                None => return Some(Err(CmsFault::DigestUnknown { oid: oid.to_string() })),
            }
        }
    };
    let same = id.take(Tag::OctetString)?.value() == digest.as_slice();
    let Some(issuer_serial) = id.take_if(Tag::Sequence) else { return Some(Ok(same)) };
    let mut parts = Elements::inside(issuer_serial)?;
    let mut general_names = Elements::of(parts.any()?, Tag::Sequence)?;
    let directory_name = general_names.take(context(TagNumber::N4))?;
    let issuer = certificate::name(directory_name.value())?;
    let serial = parts.take(Tag::Integer)?;
    Some(Ok(same && issuer == signer.issuer_name() && serial.value() == signer.serial))
}
