//! Digest and signature algorithms of a CMS: identifiers in, their names out, and whether a signature is right.

use der::asn1::ObjectIdentifier;
use ring::{digest, signature};

/// Object identifiers of algorithms, where they come from in brackets.
pub(crate) mod oid {
    use der::asn1::ObjectIdentifier;

    const fn oid(text: &str) -> ObjectIdentifier {
        ObjectIdentifier::new_unwrap(text)
    }

    // RFC 8017 and RFC 4055.
    pub(crate) const RSA: ObjectIdentifier = oid("1.2.840.113549.1.1.1");
    pub(crate) const RSA_MD5: ObjectIdentifier = oid("1.2.840.113549.1.1.4");
    pub(crate) const RSA_SHA1: ObjectIdentifier = oid("1.2.840.113549.1.1.5");
    pub(crate) const MGF1: ObjectIdentifier = oid("1.2.840.113549.1.1.8");
    pub(crate) const RSA_PSS: ObjectIdentifier = oid("1.2.840.113549.1.1.10");
    pub(crate) const RSA_SHA256: ObjectIdentifier = oid("1.2.840.113549.1.1.11");
    pub(crate) const RSA_SHA384: ObjectIdentifier = oid("1.2.840.113549.1.1.12");
    pub(crate) const RSA_SHA512: ObjectIdentifier = oid("1.2.840.113549.1.1.13");
    // RFC 5480 and RFC 5758.
    pub(crate) const EC: ObjectIdentifier = oid("1.2.840.10045.2.1");
    pub(crate) const P256: ObjectIdentifier = oid("1.2.840.10045.3.1.7");
    pub(crate) const P384: ObjectIdentifier = oid("1.3.132.0.34");
    pub(crate) const ECDSA_SHA1: ObjectIdentifier = oid("1.2.840.10045.4.1");
    pub(crate) const ECDSA_SHA256: ObjectIdentifier = oid("1.2.840.10045.4.3.2");
    pub(crate) const ECDSA_SHA384: ObjectIdentifier = oid("1.2.840.10045.4.3.3");
    pub(crate) const ECDSA_SHA512: ObjectIdentifier = oid("1.2.840.10045.4.3.4");
    // RFC 1321, FIPS 180.
    pub(crate) const MD5: ObjectIdentifier = oid("1.2.840.113549.2.5");
    pub(crate) const SHA1: ObjectIdentifier = oid("1.3.14.3.2.26");
    pub(crate) const SHA256: ObjectIdentifier = oid("2.16.840.1.101.3.4.2.1");
    pub(crate) const SHA384: ObjectIdentifier = oid("2.16.840.1.101.3.4.2.2");
    pub(crate) const SHA512: ObjectIdentifier = oid("2.16.840.1.101.3.4.2.3");
}

/// A digest that can be trusted to hold a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Digest {
    /// SHA-256 (FIPS 180-4).
    Sha256,
    /// SHA-384.
    Sha384,
    /// SHA-512.
    Sha512,
}

/// A digest that cannot: documents with the same digest have been made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WeakDigest {
    /// MD5 (RFC 1321).
    Md5,
    /// SHA-1.
    Sha1,
}

/// How a key signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// RSASSA-PKCS1-v1_5.
    RsaPkcs1,
    /// RSASSA-PSS with the same digest in MGF1 and a salt as long as the digest.
    RsaPss,
    /// ECDSA (FIPS 186-5).
    Ecdsa,
}

/// The kind of a public key and its strength.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyKind {
    /// RSA with a modulus of so many bits.
    Rsa {
        /// Bits of the modulus.
        bits: usize,
    },
    /// The curve P-256.
    P256,
    /// The curve P-384.
    P384,
    /// Another curve or algorithm, by its object identifier.
    Other {
        /// Dotted.
        oid: String,
    },
}

/// What checking a signature with a key says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SignatureMatch {
    Right,
    Wrong,
    /// Key and scheme do not go together, or the combination is not known here.
    Unsupported,
}

impl Digest {
    /// By the identifier of a digest algorithm: trusted, weak, or not known.
    pub(crate) fn by(oid: ObjectIdentifier) -> Option<Result<Self, WeakDigest>> {
        match oid {
            oid::SHA256 => Some(Ok(Self::Sha256)),
            oid::SHA384 => Some(Ok(Self::Sha384)),
            oid::SHA512 => Some(Ok(Self::Sha512)),
            oid::SHA1 => Some(Err(WeakDigest::Sha1)),
            oid::MD5 => Some(Err(WeakDigest::Md5)),
            _ => None,
        }
    }

    /// The digest of `parts`, one after another: the two halves of a byte range, for example.
    pub(crate) fn of(self, parts: &[&[u8]]) -> Vec<u8> {
        let algorithm = match self {
            Self::Sha256 => &digest::SHA256,
            Self::Sha384 => &digest::SHA384,
            Self::Sha512 => &digest::SHA512,
        };
        let mut context = digest::Context::new(algorithm);
        parts.iter().for_each(|part| context.update(part));
        context.finish().as_ref().to_vec()
    }
}

/// SHA-1, only for the old form of the signing certificate attribute (RFC 5035, 5.4.2), which names a certificate that
/// the signature itself checks.
pub(crate) fn sha1(bytes: &[u8]) -> Vec<u8> {
    digest::digest(&digest::SHA1_FOR_LEGACY_USE_ONLY, bytes).as_ref().to_vec()
}

/// A signature algorithm that names its digest: scheme and digest, weak, or not known. RSASSA-PSS names its digest in
/// its parameters and is not among them.
pub(crate) fn scheme(oid: ObjectIdentifier) -> Option<(Scheme, Result<Digest, WeakDigest>)> {
    Some(match oid {
        oid::RSA_SHA256 => (Scheme::RsaPkcs1, Ok(Digest::Sha256)),
        oid::RSA_SHA384 => (Scheme::RsaPkcs1, Ok(Digest::Sha384)),
        oid::RSA_SHA512 => (Scheme::RsaPkcs1, Ok(Digest::Sha512)),
        oid::RSA_SHA1 => (Scheme::RsaPkcs1, Err(WeakDigest::Sha1)),
        oid::RSA_MD5 => (Scheme::RsaPkcs1, Err(WeakDigest::Md5)),
        oid::ECDSA_SHA256 => (Scheme::Ecdsa, Ok(Digest::Sha256)),
        oid::ECDSA_SHA384 => (Scheme::Ecdsa, Ok(Digest::Sha384)),
        oid::ECDSA_SHA512 => (Scheme::Ecdsa, Ok(Digest::Sha512)),
        oid::ECDSA_SHA1 => (Scheme::Ecdsa, Err(WeakDigest::Sha1)),
        _ => return None,
    })
}

/// Whether `signature` over `message` was made with the key whose public half is `public`: an `RSAPublicKey` or an
/// uncompressed point, as it stands in the certificate. RSA keys under 2048 bits are unsupported here.
pub(crate) fn verify(
    key: &KeyKind,
    public: &[u8],
    (scheme, digest): (Scheme, Digest),
    message: &[u8],
    signature: &[u8],
) -> SignatureMatch {
    let algorithm: &dyn signature::VerificationAlgorithm = match (key, scheme, digest) {
        (KeyKind::Rsa { bits: ..2048 }, ..) => return SignatureMatch::Unsupported,
        (KeyKind::Rsa { .. }, Scheme::RsaPkcs1, Digest::Sha256) => &signature::RSA_PKCS1_2048_8192_SHA256,
        (KeyKind::Rsa { .. }, Scheme::RsaPkcs1, Digest::Sha384) => &signature::RSA_PKCS1_2048_8192_SHA384,
        (KeyKind::Rsa { .. }, Scheme::RsaPkcs1, Digest::Sha512) => &signature::RSA_PKCS1_2048_8192_SHA512,
        (KeyKind::Rsa { .. }, Scheme::RsaPss, Digest::Sha256) => &signature::RSA_PSS_2048_8192_SHA256,
        (KeyKind::Rsa { .. }, Scheme::RsaPss, Digest::Sha384) => &signature::RSA_PSS_2048_8192_SHA384,
        (KeyKind::Rsa { .. }, Scheme::RsaPss, Digest::Sha512) => &signature::RSA_PSS_2048_8192_SHA512,
        (KeyKind::P256, Scheme::Ecdsa, Digest::Sha256) => &signature::ECDSA_P256_SHA256_ASN1,
        (KeyKind::P256, Scheme::Ecdsa, Digest::Sha384) => &signature::ECDSA_P256_SHA384_ASN1,
        (KeyKind::P384, Scheme::Ecdsa, Digest::Sha256) => &signature::ECDSA_P384_SHA256_ASN1,
        (KeyKind::P384, Scheme::Ecdsa, Digest::Sha384) => &signature::ECDSA_P384_SHA384_ASN1,
        _ => return SignatureMatch::Unsupported,
    };
    match signature::UnparsedPublicKey::new(algorithm, public).verify(message, signature) {
        Ok(()) => SignatureMatch::Right,
        Err(_) => SignatureMatch::Wrong,
    }
}
