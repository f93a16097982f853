//! Answers of an OCSP service (RFC 6960), as a document carries them: a certificate, its issuer and an answer in, what the
//! answer says of the certificate out. Only an answer that the issuer signed, or one whom it has charged with that, counts.

use der::asn1::{AnyRef, BitStringRef, ObjectIdentifier};
use der::{Decode, Encode, Tag, TagNumber, Tagged};

use super::algorithm::{self, Digest, SignatureMatch};
use super::certificate::Certificate;
use super::elements::{Elements, context};

const BASIC: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.48.1.1");
const SHA1: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.14.3.2.26");
/// The purpose of one who answers for an issuer (4.2.2.2).
const OCSP_SIGNING: &str = "1.3.6.1.5.5.7.3.9";

/// Certificates that an answer may bring, and certificates that it may speak of.
const MOST: usize = 16;

/// Whether the answer says that `certificate`, which `issuer` issued, is revoked; `None` when it says nothing of it, or
/// nobody answers for it.
pub(super) fn revoked(answer: &[u8], certificate: &Certificate, issuer: &Certificate) -> Option<bool> {
    let mut response = Elements::of(AnyRef::from_der(answer).ok()?, Tag::Sequence)?;
    let successful = response.take(Tag::Enumerated)?.value() == [0];
    let mut bytes =
        Elements::inside(response.take(context(TagNumber::N0))?)?.take(Tag::Sequence).and_then(Elements::inside)?;
    let kind: ObjectIdentifier = bytes.any()?.decode_as().ok()?;
    let basic = bytes.take(Tag::OctetString).filter(|_| successful && kind == BASIC)?;
    let mut basic = Elements::of(AnyRef::from_der(basic.value()).ok()?, Tag::Sequence)?;
    let data = basic.take(Tag::Sequence)?;
    let algorithm: ObjectIdentifier = Elements::inside(basic.take(Tag::Sequence)?)?.any()?.decode_as().ok()?;
    let signature = basic.any()?.decode_as::<BitStringRef<'_>>().ok()?;
    let brought = match basic.take_if(context(TagNumber::N0)) {
        Some(list) => Elements::inside(list)?.take(Tag::Sequence).and_then(Elements::inside)?.rest()?,
        None => Vec::new(),
    };
    let (scheme, digest) = algorithm::scheme(algorithm)?;
    let digest = digest.ok()?;
    let message = data.to_der().ok()?;
    let charged = brought.iter().take(MOST).filter_map(|one| Certificate::read(&one.to_der().ok()?));
    let charged = charged.filter(|one| {
        let purpose = one.purposes.as_ref().is_some_and(|purposes| purposes.iter().any(|one| one == OCSP_SIGNING));
        purpose && one.is_signed_by(issuer)
    });
    let signed = [issuer.clone()].into_iter().chain(charged).any(|by| {
        let verdict = algorithm::verify(&by.key, by.public_key(), (scheme, digest), &message, signature.raw_bytes());
        verdict == SignatureMatch::Right
    });
    if !signed {
        return None;
    }
    let mut data = Elements::inside(data)?;
    let _version = data.take_if(context(TagNumber::N0));
    let _responder = data.any()?;
    data.take(Tag::GeneralizedTime)?;
    let singles = data.take(Tag::Sequence).and_then(Elements::inside)?.rest()?;
    let said: Vec<bool> =
        singles.into_iter().take(MOST).filter_map(|single| of_one(single, certificate, issuer)).collect();
    // One answer that says revoked is enough.
    if said.is_empty() { None } else { Some(said.contains(&true)) }
}

/// What a single answer says, if it is of this certificate and known.
fn of_one(single: AnyRef<'_>, certificate: &Certificate, issuer: &Certificate) -> Option<bool> {
    let mut single = Elements::of(single, Tag::Sequence)?;
    let mut id = Elements::inside(single.take(Tag::Sequence)?)?;
    let algorithm: ObjectIdentifier = Elements::inside(id.take(Tag::Sequence)?)?.any()?.decode_as().ok()?;
    let (name, key) = (id.take(Tag::OctetString)?.value(), id.take(Tag::OctetString)?.value());
    let serial = id.take(Tag::Integer)?.value();
    // These digests only name a certificate; SHA-1 is what is usual there (RFC 5019, 2.1.1).
    let digest = |bytes: &[u8]| match Digest::by(algorithm) {
        Some(Ok(known)) => Some(known.of(&[bytes])),
        _ if algorithm == SHA1 => Some(algorithm::sha1(bytes)),
        _ => None,
    };
    let own = digest(certificate.issuer_name())? == name
        && digest(issuer.public_key())? == key
        && serial == certificate.serial.as_slice();
    match single.any()?.tag() {
        _ if !own => None,
        Tag::ContextSpecific { number: TagNumber::N0, .. } => Some(false),
        Tag::ContextSpecific { number: TagNumber::N1, .. } => Some(true),
        _ => None,
    }
}
