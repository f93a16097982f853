//! An X.509 certificate (RFC 5280): DER in, the facts that people and verification ask for out.

use chrono::{DateTime, Utc};
use der::asn1::{
    Any, AnyRef, BmpString, Ia5StringRef, ObjectIdentifier, PrintableStringRef, TeletexStringRef, UintRef,
    Utf8StringRef,
};
use der::{Decode, Encode, Reader, SliceReader, Tag, Tagged};
use x509_cert::certificate::{CertificateInner, Raw};
use x509_cert::ext::pkix;
use x509_cert::name::RdnSequence;
use x509_cert::time::Time;

use super::algorithm::{self, KeyKind, SignatureMatch, oid};

const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");
/// RFC 4519, 2.39: some authorities write a citizen number or tax code here.
const USER_ID: ObjectIdentifier = ObjectIdentifier::new_unwrap("0.9.2342.19200300.100.1.1");

/// A certificate that could be read, with its bytes as they were.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    der: Vec<u8>,
    /// Common name of the subject.
    pub subject: Option<String>,
    /// Common name of the issuer.
    pub issuer: Option<String>,
    /// The user id of the subject (RFC 4519, 2.39).
    pub uid: Option<Uid>,
    /// Big-endian, as it stands in the certificate.
    pub serial: Vec<u8>,
    /// The beginning of its validity.
    pub not_before: DateTime<Utc>,
    /// The end of its validity, itself included.
    pub not_after: DateTime<Utc>,
    /// What its key is.
    pub key: KeyKind,
    /// `None`: the extension is absent and every usage allowed.
    pub usage: Option<Usage>,
    /// Extended key usages as dotted identifiers. `None`: absent, every purpose allowed.
    pub purposes: Option<Vec<String>>,
    /// Whether it is an authority's (basicConstraints, RFC 5280, 4.2.1.9).
    pub authority: bool,
    /// The subject key identifier (RFC 5280, 4.2.1.2).
    pub key_identifier: Option<Vec<u8>>,
    /// Subject and issuer as DER names.
    names: (Vec<u8>, Vec<u8>),
    /// The content of the public key's bit string.
    public_key: Vec<u8>,
    /// What the issuer signed, and the signature with its algorithm.
    signed: (Vec<u8>, ObjectIdentifier, Vec<u8>),
}

/// The subject's user id: `ID:0101234567` has scheme `ID`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uid {
    /// What kind of number it is, by the letters that the authority uses.
    pub scheme: Option<String>,
    /// What stands behind the colon, or all of it.
    pub number: String,
}

/// The key usages that matter for signing (RFC 5280, 4.2.1.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Usage {
    /// digitalSignature.
    pub digital_signature: bool,
    /// contentCommitment, formerly called nonRepudiation.
    pub content_commitment: bool,
    /// keyCertSign.
    pub certificate_signing: bool,
}

impl Certificate {
    /// Reads exactly one certificate in DER; `None` if it is none.
    pub fn read(der: &[u8]) -> Option<Self> {
        // Authorities have issued serial numbers that RFC 5280 forbids; they are read all the same.
        let parsed = CertificateInner::<Raw>::from_der(der).ok()?;
        let tbs = &parsed.tbs_certificate;
        let signed = AnyRef::from_der(der).ok()?;
        let mut inside = SliceReader::new(signed.value()).ok()?;
        let signed = inside.tlv_bytes().ok()?.to_vec();
        let info = &tbs.subject_public_key_info;
        let public_key = info.subject_public_key.as_bytes()?.to_vec();
        let usage = tbs.get::<pkix::KeyUsage>().ok()?.map(|(_, usage)| Usage {
            digital_signature: usage.digital_signature(),
            content_commitment: usage.non_repudiation(),
            certificate_signing: usage.key_cert_sign(),
        });
        let purposes = tbs.get::<pkix::ExtendedKeyUsage>().ok()?;
        let constraints = tbs.get::<pkix::BasicConstraints>().ok()?;
        Some(Self {
            der: der.to_vec(),
            subject: attribute(&tbs.subject, COMMON_NAME),
            issuer: attribute(&tbs.issuer, COMMON_NAME),
            uid: attribute(&tbs.subject, USER_ID).map(Uid::of),
            serial: tbs.serial_number.as_bytes().to_vec(),
            not_before: moment(tbs.validity.not_before)?,
            not_after: moment(tbs.validity.not_after)?,
            key: kind(info.algorithm.oid, info.algorithm.parameters.as_ref(), &public_key),
            usage,
            purposes: purposes.map(|(_, list)| list.0.iter().map(ObjectIdentifier::to_string).collect()),
            authority: constraints.is_some_and(|(_, constraints)| constraints.ca),
            key_identifier: tbs.get::<pkix::SubjectKeyIdentifier>().ok()?.map(|(_, id)| id.0.as_bytes().to_vec()),
            names: (tbs.subject.to_der().ok()?, tbs.issuer.to_der().ok()?),
            public_key,
            signed: (signed, parsed.signature_algorithm.oid, parsed.signature.as_bytes()?.to_vec()),
        })
    }

    /// The bytes it was read from.
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// The serial number in lower-case hexadecimal, without a leading zero octet.
    pub fn serial_hex(&self) -> String {
        let digits = self.serial.strip_prefix(&[0]).filter(|rest| !rest.is_empty()).unwrap_or(&self.serial);
        hex(digits)
    }

    /// The issuer as a DER name.
    pub(crate) fn issuer_name(&self) -> &[u8] {
        &self.names.1
    }

    /// The public key as `algorithm::verify` wants it.
    pub(crate) fn public_key(&self) -> &[u8] {
        &self.public_key
    }

    /// Whether subject and issuer are the same.
    pub(crate) fn is_self_issued(&self) -> bool {
        self.names.0 == self.names.1
    }

    /// Whether `issuer` has this certificate's issuer name and its key made this certificate's signature. A weak or
    /// unknown signature algorithm is a no.
    pub(crate) fn is_signed_by(&self, issuer: &Self) -> bool {
        let (message, algorithm, signature) = &self.signed;
        let Some((scheme, Ok(digest))) = algorithm::scheme(*algorithm) else { return false };
        self.names.1 == issuer.names.0
            && algorithm::verify(&issuer.key, &issuer.public_key, (scheme, digest), message, signature)
                == SignatureMatch::Right
    }

    /// The certificates of `pool` that lead from this one upwards, issuer by issuer, the root included if it is there.
    pub(crate) fn chain(&self, pool: &[Self]) -> Vec<Self> {
        let mut chain: Vec<Self> = Vec::new();
        let mut last = self;
        while !last.is_self_issued() {
            let issuer = pool.iter().find(|issuer| last.is_signed_by(issuer));
            // Authorities may certify each other in a circle.
            match issuer.filter(|issuer| !chain.contains(issuer) && *issuer != self) {
                Some(issuer) => chain.push(issuer.clone()),
                None => break,
            }
            last = chain.last().unwrap_or(self);
        }
        chain
    }
}

impl Uid {
    fn of(text: String) -> Self {
        match text.split_once(':') {
            Some((scheme, number)) if !scheme.is_empty() && scheme.chars().all(|c| c.is_ascii_alphabetic()) => {
                Self { scheme: Some(scheme.to_ascii_uppercase()), number: number.trim().to_owned() }
            }
            _ => Self { scheme: None, number: text },
        }
    }
}

/// The certificates of a file as DER: one in DER, or any number in PEM. `None` when there is none.
pub fn certificates(file: &[u8]) -> Option<Vec<Vec<u8>>> {
    if Certificate::read(file).is_some() {
        return Some(vec![file.to_vec()]);
    }
    let chain = x509_cert::Certificate::load_pem_chain(file).ok().filter(|chain| !chain.is_empty())?;
    chain.iter().map(|certificate| der::Encode::to_der(certificate).ok()).collect()
}

/// A DER name in the form in which `issuer_name` gives it.
pub(crate) fn name(der: &[u8]) -> Option<Vec<u8>> {
    RdnSequence::from_der(der).ok()?.to_der().ok()
}

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn moment(time: Time) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp(i64::try_from(time.to_unix_duration().as_secs()).ok()?, 0)
}

/// The last value of an attribute: names go from the general to the special.
fn attribute(name: &RdnSequence, wanted: ObjectIdentifier) -> Option<String> {
    let all = name.0.iter().flat_map(|part| part.0.iter());
    all.filter(|part| part.oid == wanted).filter_map(|part| text(&part.value)).next_back()
}

/// A DirectoryString (RFC 5280, 4.1.2.4).
fn text(value: &Any) -> Option<String> {
    Some(match value.tag() {
        Tag::Utf8String => value.decode_as::<Utf8StringRef<'_>>().ok()?.as_str().to_owned(),
        Tag::PrintableString => value.decode_as::<PrintableStringRef<'_>>().ok()?.as_str().to_owned(),
        Tag::Ia5String => value.decode_as::<Ia5StringRef<'_>>().ok()?.as_str().to_owned(),
        Tag::TeletexString => value.decode_as::<TeletexStringRef<'_>>().ok()?.as_str().to_owned(),
        Tag::BmpString => value.decode_as::<BmpString>().ok()?.to_string(),
        _ => return None,
    })
}

fn kind(algorithm: ObjectIdentifier, parameters: Option<&Any>, public_key: &[u8]) -> KeyKind {
    match algorithm {
        oid::RSA => match modulus_bits(public_key) {
            Some(bits) => KeyKind::Rsa { bits },
            None => KeyKind::Other { oid: algorithm.to_string() },
        },
        oid::EC => match parameters.and_then(|any| any.decode_as::<ObjectIdentifier>().ok()) {
            Some(oid::P256) => KeyKind::P256,
            Some(oid::P384) => KeyKind::P384,
            curve => KeyKind::Other { oid: curve.unwrap_or(algorithm).to_string() },
        },
        _ => KeyKind::Other { oid: algorithm.to_string() },
    }
}

/// Bits of the modulus of an `RSAPublicKey` (RFC 8017, A.1.1).
fn modulus_bits(public_key: &[u8]) -> Option<usize> {
    let modulus = modulus(public_key)?;
    let zeros = usize::try_from(modulus.first()?.leading_zeros()).ok()?;
    Some(modulus.len() * 8 - zeros)
}

/// The modulus of an `RSAPublicKey`, big-endian, without leading zeros.
pub(crate) fn modulus(public_key: &[u8]) -> Option<&[u8]> {
    let sequence = AnyRef::from_der(public_key).ok()?;
    if sequence.tag() != Tag::Sequence {
        return None;
    }
    let mut inside = SliceReader::new(sequence.value()).ok()?;
    Some(UintRef::decode(&mut inside).ok()?.as_bytes())
}
