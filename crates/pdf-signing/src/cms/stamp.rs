//! Time stamp tokens (RFC 3161), as far as they can be judged without their authority: a token in, what it stamps out.

use der::asn1::{AnyRef, ObjectIdentifier};
use der::{Decode, Tag, TagNumber};

use super::algorithm::Digest;
use super::ber;
use super::elements::{Elements, context};

const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
const TST_INFO: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.1.4");

/// What a token says that it stamps.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Imprint {
    /// The digest of something, and which.
    Digest(Digest, Vec<u8>),
    /// One of an algorithm that is not taken here.
    Other,
}

/// What a time stamp is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stamped {
    /// It is of these bytes, as it says; whether its authority is to be trusted is not asked.
    This,
    /// It is of other bytes, or no time stamp at all.
    Other,
    /// Its digest is of an algorithm that is not taken here.
    Unknown,
}

impl Stamped {
    /// Holds a token against the bytes that it is to stamp.
    pub(crate) fn of(token: &[u8], bytes: &[u8]) -> Self {
        Self::judge(token, |digest| digest.of(&[bytes]))
    }

    /// The same for bytes in pieces.
    pub(crate) fn of_parts(token: &[u8], parts: &[&[u8]]) -> Self {
        Self::judge(token, |digest| digest.of(parts))
    }

    fn judge(token: &[u8], digest: impl Fn(Digest) -> Vec<u8>) -> Self {
        match imprint(token) {
            Some(Imprint::Digest(algorithm, stamped)) if digest(algorithm) == stamped => Self::This,
            Some(Imprint::Other) => Self::Unknown,
            _ => Self::Other,
        }
    }
}

/// The imprint of a token, padded with zeros or not; `None` when it is no token.
fn imprint(token: &[u8]) -> Option<Imprint> {
    let (der, ..) = ber::element(token)?;
    let mut info = Elements::of(AnyRef::from_der(&der).ok()?, Tag::Sequence)?;
    let kind: ObjectIdentifier = info.any()?.decode_as().ok()?;
    let mut data =
        Elements::inside(info.take(context(TagNumber::N0))?)?.take(Tag::Sequence).and_then(Elements::inside)?;
    data.take(Tag::Integer)?;
    data.take(Tag::Set)?;
    let mut content = Elements::inside(data.take(Tag::Sequence)?)?;
    let inner: ObjectIdentifier = content.any()?.decode_as().ok()?;
    if kind != SIGNED_DATA || inner != TST_INFO {
        return None;
    }
    let octets = Elements::inside(content.take(context(TagNumber::N0))?)?.take(Tag::OctetString)?;
    let mut stamp = Elements::of(AnyRef::from_der(octets.value()).ok()?, Tag::Sequence)?;
    stamp.take(Tag::Integer)?;
    stamp.take(Tag::ObjectIdentifier)?;
    let mut imprint = Elements::inside(stamp.take(Tag::Sequence)?)?;
    let algorithm: ObjectIdentifier = Elements::inside(imprint.take(Tag::Sequence)?)?.any()?.decode_as().ok()?;
    let digest = imprint.take(Tag::OctetString)?.value().to_vec();
    Some(match Digest::by(algorithm) {
        Some(Ok(known)) => Imprint::Digest(known, digest),
        _ => Imprint::Other,
    })
}
