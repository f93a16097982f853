//! The layout of a detached SignedData (RFC 5652, 5): DER in, its parts as byte strings out, nothing judged yet.
//!
//! Read here and not by `cms` 0.2.3 or 0.3.0-rc.0: these sort the signed attributes anew, so that a signature over another
//! order cannot be verified, refuse indefinite lengths, and refuse the whole CMS for a kind of certificate that they do not
//! know; 0.2.3 also when a certificate stands there twice.

use der::asn1::{AnyRef, ObjectIdentifier};
use der::{Decode, Encode, Tag, TagNumber, Tagged};

use super::fault::CmsFault;
use crate::cms::elements::{Elements, context};

/// Certificates that a CMS may bring: a path is seldom longer than four.
const MOST_CERTIFICATES: usize = 32;

const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
pub(super) const DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");

/// An algorithm with its parameters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Algorithm {
    pub(super) oid: ObjectIdentifier,
    /// DER of the parameters, absent and NULL being the same.
    pub(super) parameters: Option<Vec<u8>>,
}

impl Algorithm {
    pub(super) fn read(element: AnyRef<'_>) -> Option<Self> {
        Self::inside(Elements::of(element, Tag::Sequence)?)
    }

    /// Of the elements of an AlgorithmIdentifier.
    pub(super) fn inside(mut elements: Elements<'_>) -> Option<Self> {
        let oid = elements.any()?.decode_as().ok()?;
        if elements.is_at_end() {
            return Some(Self { oid, parameters: None });
        }
        let parameters = elements.any()?;
        elements.is_at_end().then_some(())?;
        let parameters = if parameters.tag() == Tag::Null { None } else { Some(parameters.to_der().ok()?) };
        Some(Self { oid, parameters })
    }
}

/// How the signer's certificate is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum SignerId {
    /// DER of the issuer's name, and the serial number's octets.
    IssuerAndSerial(Vec<u8>, Vec<u8>),
    KeyIdentifier(Vec<u8>),
}

/// One attribute: its kind, and the DER of each of its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Attribute {
    pub(super) oid: ObjectIdentifier,
    pub(super) values: Vec<Vec<u8>>,
}

/// The parts of a SignedData with one signer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Parts {
    pub(super) certificates: Vec<Vec<u8>>,
    pub(super) signer: SignerId,
    pub(super) digest: Algorithm,
    pub(super) algorithm: Algorithm,
    /// The content of the set of signed attributes, byte for byte.
    pub(super) signed: Vec<u8>,
    pub(super) signed_attributes: Vec<Attribute>,
    pub(super) unsigned_attributes: Vec<Attribute>,
    pub(super) signature: Vec<u8>,
}

impl Parts {
    /// Takes apart a ContentInfo.
    pub(super) fn read(der: &[u8]) -> Result<Self, CmsFault> {
        let mut info =
            AnyRef::from_der(der).ok().and_then(|info| Elements::of(info, Tag::Sequence)).ok_or(CmsFault::NotCms)?;
        let kind: ObjectIdentifier = info.any().and_then(|kind| kind.decode_as().ok()).ok_or(CmsFault::NotCms)?;
        if kind != SIGNED_DATA {
            return Err(CmsFault::NotSignedData { oid: kind.to_string() });
        }
        signed_data(info)
    }
}

fn signed_data(mut info: Elements<'_>) -> Result<Parts, CmsFault> {
    let mut data = info
        .take(context(TagNumber::N0))
        .filter(|_| info.is_at_end())
        .and_then(|content| Elements::inside(content)?.take(Tag::Sequence))
        .and_then(Elements::inside)
        .ok_or(CmsFault::NotCms)?;
    let begin = data.take(Tag::Integer).and_then(|_| data.take(Tag::Set)).and_then(|_| data.take(Tag::Sequence));
    let mut content = begin.and_then(Elements::inside).ok_or(CmsFault::NotCms)?;
    let kind: ObjectIdentifier = content.any().and_then(|kind| kind.decode_as().ok()).ok_or(CmsFault::NotCms)?;
    if kind != DATA {
        return Err(CmsFault::ContentNotData { oid: kind.to_string() });
    }
    if !content.is_at_end() {
        return Err(CmsFault::NotDetached);
    }
    let mut certificates = Vec::new();
    if let Some(set) = data.take_if(context(TagNumber::N0)) {
        for element in Elements::inside(set).and_then(Elements::rest).ok_or(CmsFault::NotCms)? {
            // Other kinds of certificates (RFC 5652, 10.2.2) have context tags.
            if certificates.len() >= MOST_CERTIFICATES {
                return Err(CmsFault::NotCms);
            }
            if element.tag() == Tag::Sequence {
                certificates.push(element.to_der().map_err(|_| CmsFault::NotCms)?);
            }
        }
    }
    let _revocation = data.take_if(context(TagNumber::N1));
    let signers = data.take(Tag::Set).filter(|_| data.is_at_end()).and_then(Elements::inside);
    let signers = signers.and_then(Elements::rest).ok_or(CmsFault::NotCms)?;
    let &[signer] = signers.as_slice() else { return Err(CmsFault::SignerCount { count: signers.len() }) };
    signer_info(signer, certificates)
}

fn signer_info(signer: AnyRef<'_>, certificates: Vec<Vec<u8>>) -> Result<Parts, CmsFault> {
    let read = || {
        let mut info = Elements::of(signer, Tag::Sequence)?;
        info.take(Tag::Integer)?;
        let identity = signer_id(info.any()?)?;
        let digest = Algorithm::read(info.any()?)?;
        let signed = info.take_if(context(TagNumber::N0));
        let algorithm = Algorithm::read(info.any()?)?;
        let signature = info.take(Tag::OctetString)?.value().to_vec();
        let unsigned = info.take_if(context(TagNumber::N1));
        info.is_at_end().then_some(())?;
        Some((identity, digest, signed, algorithm, signature, unsigned))
    };
    let (signer, digest, signed, algorithm, signature, unsigned) = read().ok_or(CmsFault::NotCms)?;
    let signed = signed.ok_or(CmsFault::SignedAttributesMissing)?;
    Ok(Parts {
        certificates,
        signer,
        digest,
        algorithm,
        signed: signed.value().to_vec(),
        signed_attributes: attributes(signed).ok_or(CmsFault::NotCms)?,
        unsigned_attributes: unsigned.map_or(Some(Vec::new()), attributes).ok_or(CmsFault::NotCms)?,
        signature,
    })
}

fn signer_id(element: AnyRef<'_>) -> Option<SignerId> {
    if let Tag::ContextSpecific { constructed: false, number: TagNumber::N0 } = element.tag() {
        return Some(SignerId::KeyIdentifier(element.value().to_vec()));
    }
    let mut parts = Elements::of(element, Tag::Sequence)?;
    let issuer = parts.take(Tag::Sequence)?.to_der().ok()?;
    let serial = parts.take(Tag::Integer)?.value().to_vec();
    parts.is_at_end().then_some(SignerId::IssuerAndSerial(issuer, serial))
}

fn attributes(set: AnyRef<'_>) -> Option<Vec<Attribute>> {
    let read = |element| {
        let mut parts = Elements::of(element, Tag::Sequence)?;
        let oid = parts.any()?.decode_as().ok()?;
        let values = Elements::inside(parts.take(Tag::Set)?)?.rest()?;
        parts.is_at_end().then_some(())?;
        let values = values.iter().map(|value| value.to_der().ok()).collect::<Option<_>>()?;
        Some(Attribute { oid, values })
    };
    Elements::inside(set)?.rest()?.into_iter().map(read).collect()
}
