//! Makes a PAdES B-B signature (ETSI EN 319 142-1, 6.3): digest of the byte range, certificate and chain in; first what the
//! key has to sign, then, with the signature, the CMS for `/Contents` out.

use der::Encode;
use der::asn1::{Null, ObjectIdentifier, OctetStringRef};

use crate::cms::{Certificate, Digest, KeyKind, Scheme, SignatureMatch, oid, tlv, verify};
use crate::keys::KeyError;

const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
const DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");
const CONTENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
const SIGNING_CERTIFICATE_V2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");

const SEQUENCE: u8 = 0x30;
const SET: u8 = 0x31;
const INTEGER: u8 = 0x02;
const CONTEXT_0: u8 = 0xa0;

/// Longest DER of an ECDSA signature with P-256: two integers of 33 octets.
const LONGEST_P256: usize = 2 + 2 * (2 + 33);

/// A signature that only lacks its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsigned {
    signer: Certificate,
    chain: Vec<Certificate>,
    signed_attributes: Vec<u8>,
}

impl Unsigned {
    /// For content with the SHA-256 `digest`, to be signed by `signer`. `chain` are the other certificates to include.
    ///
    /// # Errors
    /// A certificate that cannot be written.
    pub fn new(digest: [u8; 32], signer: &Certificate, chain: &[Certificate]) -> Result<Self, KeyError> {
        Ok(Self {
            signer: signer.clone(),
            chain: chain.iter().filter(|one| *one != signer).cloned().collect(),
            signed_attributes: signed_attributes(digest, signer).map_err(|_| KeyError::SigningFailed)?,
        })
    }

    /// The DER of the signed attributes as SET OF: what the key signs with SHA-256 (RFC 5652, 5.4).
    pub fn signed_attributes(&self) -> &[u8] {
        &self.signed_attributes
    }

    /// The CMS, if `signature` over the signed attributes is by the certificate's key: a PKCS #1 v1.5 signature, or the
    /// DER of an ECDSA one.
    ///
    /// # Errors
    /// It is not.
    pub fn with_signature(&self, signature: &[u8]) -> Result<Vec<u8>, KeyError> {
        let scheme = match self.signer.key {
            KeyKind::Rsa { .. } => Scheme::RsaPkcs1,
            _ => Scheme::Ecdsa,
        };
        let key = &self.signer;
        let how = (scheme, Digest::Sha256);
        if verify(&key.key, key.public_key(), how, &self.signed_attributes, signature) != SignatureMatch::Right {
            return Err(KeyError::SignatureNotOfCertificate { subject: key.subject.clone() });
        }
        self.assemble(signature).map_err(|_| KeyError::SigningFailed)
    }

    /// Lays out ContentInfo, SignedData and SignerInfo (RFC 5652, 3 to 5.3).
    fn assemble(&self, signature: &[u8]) -> der::Result<Vec<u8>> {
        let sha256 = sequence(&[oid::SHA256.to_der()?, Null.to_der()?]);
        let algorithm = match self.signer.key {
            // RFC 4055, 5: NULL parameters; RFC 5758, 3.2: none.
            KeyKind::Rsa { .. } => sequence(&[oid::RSA_SHA256.to_der()?, Null.to_der()?]),
            _ => sequence(&[oid::ECDSA_SHA256.to_der()?]),
        };
        // The same attributes, under an implicit [0] in place of SET OF.
        let attributes = [&[CONTEXT_0], self.signed_attributes.get(1..).unwrap_or_default()].concat();
        let signer_info = sequence(&[
            tlv(INTEGER, &[1]),
            sequence(&[self.signer.issuer_name().to_vec(), tlv(INTEGER, &self.signer.serial)]),
            sha256.clone(),
            attributes,
            algorithm,
            OctetStringRef::new(signature)?.to_der()?,
        ]);
        let certificates = [&self.signer].into_iter().chain(&self.chain).map(|one| one.der().to_vec()).collect();
        let signed_data = sequence(&[
            tlv(INTEGER, &[1]),
            set_of(SET, vec![sha256]),
            sequence(&[DATA.to_der()?]),
            set_of(CONTEXT_0, certificates),
            set_of(SET, vec![signer_info]),
        ]);
        Ok(sequence(&[SIGNED_DATA.to_der()?, tlv(CONTEXT_0, &signed_data)]))
    }
}

/// No CMS by this signer with this chain has more bytes: known before a PIN is asked for.
///
/// # Errors
/// A certificate that cannot be written.
pub fn largest(signer: &Certificate, chain: &[Certificate]) -> Result<usize, KeyError> {
    let signature = match signer.key {
        KeyKind::Rsa { bits } => bits.div_ceil(8),
        _ => LONGEST_P256,
    };
    let cms = Unsigned::new([0; 32], signer, chain)?.assemble(&vec![0; signature]);
    cms.map(|cms| cms.len()).map_err(|_| KeyError::SigningFailed)
}

/// contentType, messageDigest and signingCertificateV2 as SET OF. No signingTime: the time stands in `/M` (ETSI EN 319
/// 142-1, 6.3).
fn signed_attributes(digest: [u8; 32], signer: &Certificate) -> der::Result<Vec<u8>> {
    let attribute = |oid: ObjectIdentifier, value: Vec<u8>| Ok(sequence(&[oid.to_der()?, tlv(SET, &value)]));
    // ESSCertIDv2 with the default SHA-256 left out, as DER asks, and without issuerSerial: the SignerInfo has it.
    let hash = Digest::Sha256.of(&[signer.der()]);
    let id = sequence(&[OctetStringRef::new(&hash)?.to_der()?]);
    let all: der::Result<Vec<_>> = [
        attribute(CONTENT_TYPE, DATA.to_der()?),
        attribute(MESSAGE_DIGEST, OctetStringRef::new(&digest)?.to_der()?),
        attribute(SIGNING_CERTIFICATE_V2, sequence(&[sequence(&[id])])),
    ]
    .into_iter()
    .collect();
    Ok(set_of(SET, all?))
}

fn sequence(parts: &[Vec<u8>]) -> Vec<u8> {
    tlv(SEQUENCE, &parts.concat())
}

/// Elements of a SET OF in the order that DER wants (X.690, 11.6).
fn set_of(tag: u8, mut elements: Vec<Vec<u8>>) -> Vec<u8> {
    elements.sort();
    tlv(tag, &elements.concat())
}

#[cfg(test)]
mod tests {
    //! Signatures whose attributes are wrong though the key has signed them: the reader must tell.

    use super::*;
    use crate::cms::{AttributeKind, Cms, CmsFault, Profile, SigningCertificate, Verified};
    use crate::fixtures::{bytes, moment};
    use crate::keys::Secret;
    use crate::keys::{KeyFile, SigningKey};

    const ALGORITHM_PROTECTION: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.52");
    const SIGNING_CERTIFICATE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.12");
    const CONTENT: [u8; 32] = [9; 32];

    fn attribute(oid: ObjectIdentifier, value: &[u8]) -> Vec<u8> {
        sequence(&[oid.to_der().unwrap(), tlv(SET, value)])
    }

    fn content_type() -> Vec<u8> {
        attribute(CONTENT_TYPE, &DATA.to_der().unwrap())
    }

    fn message_digest() -> Vec<u8> {
        attribute(MESSAGE_DIGEST, &tlv(4, &CONTENT))
    }

    /// The attribute with the hash of `certificate`, and issuer and serial number of another.
    fn named(signer: &Certificate, issuer_serial: Option<&Certificate>) -> Vec<u8> {
        let mut id = vec![tlv(4, &Digest::Sha256.of(&[signer.der()]))];
        id.extend(issuer_serial.map(|one| {
            let name = tlv(0xa4, one.issuer_name());
            sequence(&[tlv(SEQUENCE, &name), tlv(INTEGER, &one.serial)])
        }));
        attribute(SIGNING_CERTIFICATE_V2, &sequence(&[sequence(&[sequence(&id)])]))
    }

    /// Signs whatever attributes `make` gives for the signer.
    fn verified(make: impl Fn(&Certificate) -> Vec<Vec<u8>>) -> Result<Verified, CmsFault> {
        let file = KeyFile::open(&bytes("p256-aes.p12"), &Secret::new("test-password".into())).unwrap();
        let key = file.choose(None, moment("2025-06-01")).unwrap();
        let signed_attributes = set_of(SET, make(key.certificate()));
        let unsigned = Unsigned { signer: key.certificate().clone(), chain: Vec::new(), signed_attributes };
        let cms = unsigned.with_signature(&key.sign(unsigned.signed_attributes()).unwrap()).unwrap();
        Cms::read(&cms)?.verify(&CONTENT, Profile::Cades)
    }

    #[test]
    fn attributes_that_must_be_there_once() {
        let missing = |attribute| Err(CmsFault::AttributeMissing { attribute });
        assert!(verified(|one| vec![content_type(), message_digest(), named(one, None)]).is_ok());
        assert_eq!(verified(|one| vec![message_digest(), named(one, None)]), missing(AttributeKind::ContentType));
        assert_eq!(verified(|one| vec![content_type(), named(one, None)]), missing(AttributeKind::MessageDigest));
        let lacking = verified(|_| vec![content_type(), message_digest()]);
        assert_eq!(lacking, missing(AttributeKind::SigningCertificate));
        let doubled = verified(|one| vec![content_type(), message_digest(), message_digest(), named(one, None)]);
        assert_eq!(doubled, Err(CmsFault::AttributeDoubled { attribute: AttributeKind::MessageDigest }));
        let both = [tlv(4, &CONTENT), tlv(4, &[8; 32])].concat();
        let two_values = verified(|one| vec![content_type(), attribute(MESSAGE_DIGEST, &both), named(one, None)]);
        assert_eq!(two_values, Err(CmsFault::AttributeDoubled { attribute: AttributeKind::MessageDigest }));
    }

    #[test]
    fn attributes_that_contradict_the_signature() {
        let other = attribute(CONTENT_TYPE, &SIGNED_DATA.to_der().unwrap());
        let differs = verified(|one| vec![other.clone(), message_digest(), named(one, None)]);
        assert_eq!(differs, Err(CmsFault::ContentTypeDiffers));
        let stranger = crate::fixtures::certificate("rsa2048");
        assert!(verified(|one| vec![content_type(), message_digest(), named(one, Some(one))]).is_ok());
        let hash_of_another = verified(|_| vec![content_type(), message_digest(), named(&stranger, None)]);
        assert_eq!(hash_of_another, Err(CmsFault::SigningCertificateDiffers));
        let serial_of_another = verified(|one| vec![content_type(), message_digest(), named(one, Some(&stranger))]);
        assert_eq!(serial_of_another, Err(CmsFault::SigningCertificateDiffers));
    }

    #[test]
    fn algorithms_are_the_protected_ones() {
        let protection = |digest: ObjectIdentifier, signature: ObjectIdentifier| {
            let digest = sequence(&[digest.to_der().unwrap()]);
            attribute(ALGORITHM_PROTECTION, &sequence(&[digest, tlv(0xa1, &signature.to_der().unwrap())]))
        };
        let with = |one: Vec<u8>| {
            verified(move |signer| vec![content_type(), message_digest(), named(signer, None), one.clone()])
        };
        assert!(with(protection(oid::SHA256, oid::ECDSA_SHA256)).is_ok());
        assert_eq!(with(protection(oid::SHA1, oid::ECDSA_SHA256)), Err(CmsFault::AlgorithmsDiffer));
        assert_eq!(with(protection(oid::SHA256, oid::ECDSA_SHA384)), Err(CmsFault::AlgorithmsDiffer));
    }

    #[test]
    fn the_old_form_of_the_signing_certificate_is_read_and_compared() {
        let old = |hash: &[u8]| attribute(SIGNING_CERTIFICATE, &sequence(&[sequence(&[sequence(&[tlv(4, hash)])])]));
        let hash = |one: &Certificate| {
            ring::digest::digest(&ring::digest::SHA1_FOR_LEGACY_USE_ONLY, one.der()).as_ref().to_vec()
        };
        let right = verified(|one| vec![content_type(), message_digest(), old(&hash(one))]).unwrap();
        assert_eq!(right.signing_certificate, Some(SigningCertificate::V1));
        let wrong = verified(|_| vec![content_type(), message_digest(), old(&[0; 20])]);
        assert_eq!(wrong, Err(CmsFault::SigningCertificateDiffers));
    }
}
