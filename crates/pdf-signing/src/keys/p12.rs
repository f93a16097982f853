//! A key file (PKCS #12, RFC 7292): bytes and password in, keys with their certificates out.
//!
//! Read here and not by `p12-keystore` 0.4.1, which keeps every key now, as 0.2 did not, but refuses RC2 with 128 bits, BER
//! (other programs export it) and more than 1,000,000 rounds, refuses the whole file for one certificate that it cannot read,
//! and does not tell a damaged file from a wrong password.

use chrono::{DateTime, Utc};
use der::asn1::{AnyRef, BmpString, ObjectIdentifier, OctetStringRef, UintRef};
use der::{Decode, Encode, Tag, TagNumber};
use ring::rand::SystemRandom;
use ring::signature::{self, EcdsaKeyPair, RsaKeyPair};
use zeroize::Zeroizing;

use super::SigningKey;
use super::choice::{self, Listed};
use super::pbe::{self, Closed};
use crate::cms::{self, Certificate, Elements, KeyKind, context, oid};
use crate::keys::KeyError;
use crate::keys::Secret;

const DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");
const ENCRYPTED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.6");
// RFC 7292, 4.2.
const KEY_BAG: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.10.1.1");
const SHROUDED_KEY_BAG: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.10.1.2");
const CERTIFICATE_BAG: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.10.1.3");
const X509: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.22.1");
const FRIENDLY_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.20");
const LOCAL_KEY_ID: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.21");

/// Every certificate and key of a file.
#[derive(Default)]
pub struct KeyFile {
    certificates: Vec<Listed>,
    keys: Vec<PrivateKey>,
    /// Whether the password has opened a key.
    opened: bool,
    rounds: pbe::IterationBudget,
}

struct PrivateKey {
    /// PrivateKeyInfo (RFC 5958).
    info: Zeroizing<Vec<u8>>,
    label: Option<String>,
    id: Option<Vec<u8>>,
}

/// A key of a file, ready to sign.
pub struct FileKey {
    certificate: Certificate,
    chain: Vec<Certificate>,
    pair: KeyPair,
}

enum KeyPair {
    Rsa(RsaKeyPair),
    Ecdsa(EcdsaKeyPair),
}

impl KeyFile {
    /// Opens a file with its password.
    ///
    /// # Errors
    /// No such file, a wrong password, no key in it, or a way of encryption that is not read.
    pub fn open(bytes: &[u8], password: &Secret) -> Result<Self, KeyError> {
        let (der, ..) = cms::element(bytes).ok_or(KeyError::KeyFileUnreadable)?;
        let (content, mac) = outer(&der).ok_or(KeyError::KeyFileUnreadable)?;
        let mut file = Self::default();
        let read = file.read_all(content, password);
        match mac.map(|mac| pbe::check_mac(mac, password, content, &file.rounds)) {
            // The password is right: what is wrong then is the file.
            Some(Ok(())) => read.map_err(|closed| match closed {
                Closed::Algorithm => KeyError::KeyFileAlgorithm,
                Closed::Malformed | Closed::Password => KeyError::KeyFileUnreadable,
            })?,
            // A key could be opened all the same: the password is right and the bytes are not.
            Some(Err(Closed::Password)) if file.opened => return Err(KeyError::KeyFileUnreadable),
            Some(Err(Closed::Password)) => return Err(KeyError::KeyFilePassword),
            Some(Err(Closed::Algorithm)) => return Err(KeyError::KeyFileAlgorithm),
            Some(Err(Closed::Malformed)) => return Err(KeyError::KeyFileUnreadable),
            None => read.map_err(|closed| match closed {
                Closed::Algorithm => KeyError::KeyFileAlgorithm,
                Closed::Malformed | Closed::Password => KeyError::KeyFilePasswordOrDamage,
            })?,
        }
        if file.keys.is_empty() {
            return Err(KeyError::KeyFileWithoutKey);
        }
        Ok(file)
    }

    /// The key whose certificate is called `wanted` (name, subject, id or serial number), or the only one that may sign.
    ///
    /// # Errors
    /// None or several are so called, or the one may not sign at `at`.
    pub fn choose(&self, wanted: Option<&str>, at: DateTime<Utc>) -> Result<FileKey, KeyError> {
        let pairs: Vec<(&PrivateKey, &Listed)> =
            self.keys.iter().filter_map(|key| Some((key, self.certificate_of(key)?))).collect();
        let listed: Vec<Listed> = pairs
            .iter()
            .map(|(key, one)| Listed { label: key.label.clone().or(one.label.clone()), ..(*one).clone() })
            .collect();
        let index = choice::choose(&listed, wanted, at)?;
        let (key, one) = pairs.get(index).ok_or(KeyError::NoCertificate)?;
        let pool: Vec<Certificate> = self.certificates.iter().map(|one| one.certificate.clone()).collect();
        Ok(FileKey {
            certificate: one.certificate.clone(),
            chain: one.certificate.chain(&pool),
            pair: KeyPair::read(&key.info, &one.certificate).ok_or(KeyError::KeyFileKey)?,
        })
    }

    /// The certificate of a key: with its localKeyId, or else with its public key.
    fn certificate_of(&self, key: &PrivateKey) -> Option<&Listed> {
        let by_id = self.certificates.iter().find(|one| one.id.is_some() && one.id == key.id);
        by_id.or_else(|| self.certificates.iter().find(|one| KeyPair::read(&key.info, &one.certificate).is_some()))
    }

    /// AuthenticatedSafe (RFC 7292, 4.1). After a part that stays closed the others are still read; the first reason is
    /// given.
    fn read_all(&mut self, content: &[u8], password: &Secret) -> Result<(), Closed> {
        let (content, ..) = cms::element(content).ok_or(Closed::Malformed)?;
        let safes = AnyRef::from_der(&content).ok().and_then(|all| Elements::of(all, Tag::Sequence)?.rest());
        let mut first = Ok(());
        for safe in safes.ok_or(Closed::Malformed)? {
            first = first.and(self.read_safe(safe, password));
        }
        first
    }

    /// One ContentInfo with SafeContents in it.
    fn read_safe(&mut self, safe: AnyRef<'_>, password: &Secret) -> Result<(), Closed> {
        let mut info = Elements::of(safe, Tag::Sequence).ok_or(Closed::Malformed)?;
        let kind = oid_of(&mut info)?;
        let inside = info.take(context(TagNumber::N0)).and_then(Elements::inside).and_then(|mut one| one.any());
        let inside = inside.ok_or(Closed::Malformed)?;
        match kind {
            DATA => {
                let octets = inside.decode_as::<OctetStringRef<'_>>().map_err(|_| Closed::Malformed)?;
                self.read_bags(octets.as_bytes(), password)
            }
            ENCRYPTED_DATA => {
                let (algorithm, sealed) = encrypted(inside).ok_or(Closed::Malformed)?;
                let plain = pbe::open(algorithm, password, sealed, &self.rounds)?;
                self.read_bags(&plain, password)
            }
            // Sealed for a public key (RFC 7292, 3.1).
            _ => Err(Closed::Algorithm),
        }
    }

    fn read_bags(&mut self, contents: &[u8], password: &Secret) -> Result<(), Closed> {
        let bags = AnyRef::from_der(contents).ok().and_then(|all| Elements::of(all, Tag::Sequence)?.rest());
        for bag in bags.ok_or(Closed::Malformed)? {
            let mut bag = Elements::of(bag, Tag::Sequence).ok_or(Closed::Malformed)?;
            let kind = oid_of(&mut bag)?;
            let value = bag.take(context(TagNumber::N0)).and_then(Elements::inside).and_then(|mut one| one.any());
            let value = value.ok_or(Closed::Malformed)?;
            let (label, id) = attributes(bag.take_if(Tag::Set));
            match kind {
                KEY_BAG => {
                    let info = Zeroizing::new(value.to_der().map_err(|_| Closed::Malformed)?);
                    self.keys.push(PrivateKey { info, label, id });
                }
                SHROUDED_KEY_BAG => {
                    let mut parts = Elements::of(value, Tag::Sequence).ok_or(Closed::Malformed)?;
                    let algorithm = parts.any().ok_or(Closed::Malformed)?;
                    let sealed = parts.take(Tag::OctetString).ok_or(Closed::Malformed)?;
                    let info = pbe::open(algorithm, password, sealed.value(), &self.rounds)?;
                    // A wrong key may unpad by chance; what comes out must at least be an element.
                    AnyRef::from_der(&info).map_err(|_| Closed::Password)?;
                    self.opened = true;
                    self.keys.push(PrivateKey { info, label, id });
                }
                CERTIFICATE_BAG => {
                    if let Some(certificate) = certificate(value).ok_or(Closed::Malformed)? {
                        self.certificates.push(Listed { certificate, label, id });
                    }
                }
                // Revocation lists and secrets.
                _ => {}
            }
        }
        Ok(())
    }
}

/// The content of a PFX that is protected by a password, and its MacData.
fn outer(der: &[u8]) -> Option<(&[u8], Option<AnyRef<'_>>)> {
    let mut pfx = Elements::of(AnyRef::from_der(der).ok()?, Tag::Sequence)?;
    (pfx.take(Tag::Integer)?.value() == [3]).then_some(())?;
    let mut info = Elements::inside(pfx.take(Tag::Sequence)?)?;
    let kind: ObjectIdentifier = info.any()?.decode_as().ok()?;
    (kind == DATA).then_some(())?;
    let content = Elements::inside(info.take(context(TagNumber::N0))?)?.take(Tag::OctetString)?;
    Some((content.value(), pfx.take_if(Tag::Sequence)))
}

/// Algorithm and content of an EncryptedData (RFC 5652, 8).
fn encrypted(data: AnyRef<'_>) -> Option<(AnyRef<'_>, &[u8])> {
    let mut data = Elements::of(data, Tag::Sequence)?;
    data.take(Tag::Integer)?;
    let mut info = Elements::inside(data.take(Tag::Sequence)?)?;
    let _kind = info.any()?;
    let algorithm = info.any()?;
    let sealed = info.take_if(Tag::ContextSpecific { constructed: false, number: TagNumber::N0 })?;
    Some((algorithm, sealed.value()))
}

/// The certificate of a CertBag; `Some(None)` for one that is not X.509 or cannot be read.
fn certificate(bag: AnyRef<'_>) -> Option<Option<Certificate>> {
    let mut bag = Elements::of(bag, Tag::Sequence)?;
    let kind: ObjectIdentifier = bag.any()?.decode_as().ok()?;
    let octets = Elements::inside(bag.take(context(TagNumber::N0))?)?.take(Tag::OctetString)?;
    Some((kind == X509).then(|| Certificate::read(octets.value())).flatten())
}

/// friendlyName and localKeyId of a bag, as far as they can be read.
fn attributes(set: Option<AnyRef<'_>>) -> (Option<String>, Option<Vec<u8>>) {
    let (mut name, mut id) = (None, None);
    let all = set.and_then(Elements::inside).and_then(Elements::rest).unwrap_or_default();
    for mut attribute in all.into_iter().filter_map(Elements::inside) {
        let kind = attribute.any().and_then(|kind| kind.decode_as::<ObjectIdentifier>().ok());
        let value = attribute.take(Tag::Set).and_then(Elements::inside).and_then(|mut values| values.any());
        let (Some(kind), Some(value)) = (kind, value) else { continue };
        match kind {
            FRIENDLY_NAME => name = value.decode_as::<BmpString>().ok().map(|name| name.to_string()),
            LOCAL_KEY_ID => id = value.decode_as::<OctetStringRef<'_>>().ok().map(|id| id.as_bytes().to_vec()),
            _ => {}
        }
    }
    (name, id)
}

impl KeyPair {
    /// From a PrivateKeyInfo, if it is the key of `certificate` and of a kind that signs.
    fn read(info: &[u8], certificate: &Certificate) -> Option<Self> {
        let mut parts = Elements::of(AnyRef::from_der(info).ok()?, Tag::Sequence)?;
        parts.take(Tag::Integer)?;
        let mut algorithm = Elements::inside(parts.take(Tag::Sequence)?)?;
        let kind: ObjectIdentifier = algorithm.any()?.decode_as().ok()?;
        let key = parts.take(Tag::OctetString)?.value();
        match (kind, &certificate.key) {
            (oid::RSA, KeyKind::Rsa { .. }) => {
                let pair = RsaKeyPair::from_der(key).ok()?;
                (pair.public().as_ref() == certificate.public_key()).then_some(Self::Rsa(pair))
            }
            (oid::EC, KeyKind::P256) => {
                // ECPrivateKey (RFC 5915, 3); some programs drop its leading zeros.
                let mut parts = Elements::of(AnyRef::from_der(key).ok()?, Tag::Sequence)?;
                parts.take(Tag::Integer)?;
                let number = UintRef::new(parts.take(Tag::OctetString)?.value()).ok()?.as_bytes();
                let mut private = Zeroizing::new([0_u8; 32]);
                private.get_mut(32_usize.checked_sub(number.len())?..)?.copy_from_slice(number);
                let algorithm = &signature::ECDSA_P256_SHA256_ASN1_SIGNING;
                let public = certificate.public_key();
                let pair = EcdsaKeyPair::from_private_key_and_public_key(
                    algorithm,
                    private.as_slice(),
                    public,
                    &SystemRandom::new(),
                );
                pair.ok().map(Self::Ecdsa)
            }
            _ => None,
        }
    }
}

impl SigningKey for FileKey {
    fn certificate(&self) -> &Certificate {
        &self.certificate
    }

    fn chain(&self) -> &[Certificate] {
        &self.chain
    }

    fn sign(&self, signed_attributes: &[u8]) -> Result<Vec<u8>, KeyError> {
        let random = SystemRandom::new();
        match &self.pair {
            KeyPair::Rsa(pair) => {
                let mut value = vec![0; pair.public().modulus_len()];
                let signed = pair.sign(&signature::RSA_PKCS1_SHA256, &random, signed_attributes, &mut value);
                signed.map(|()| value).map_err(|_| KeyError::SigningFailed)
            }
            KeyPair::Ecdsa(pair) => {
                let signed = pair.sign(&random, signed_attributes);
                signed.map(|value| value.as_ref().to_vec()).map_err(|_| KeyError::SigningFailed)
            }
        }
    }
}

fn oid_of(parts: &mut Elements<'_>) -> Result<ObjectIdentifier, Closed> {
    parts.any().and_then(|oid| oid.decode_as().ok()).ok_or(Closed::Malformed)
}
