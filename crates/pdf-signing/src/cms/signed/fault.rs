//! Why a CMS is no valid signature, as data.

use crate::cms::algorithm::WeakDigest;

/// Attributes that RFC 5652, RFC 5035 and RFC 6211 define.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttributeKind {
    /// contentType (RFC 5652, 11.1).
    ContentType,
    /// messageDigest (RFC 5652, 11.2).
    MessageDigest,
    /// signingTime (RFC 5652, 11.3).
    SigningTime,
    /// Of either version.
    SigningCertificate,
    /// CMSAlgorithmProtection (RFC 6211).
    AlgorithmProtection,
}

/// Why a CMS is no valid signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CmsFault {
    /// No CMS at all, cut short, or followed by something else than zeros.
    NotCms,
    /// A CMS of another content type than id-signedData.
    NotSignedData {
        /// The type, dotted.
        oid: String,
    },
    /// The encapsulated content type is not id-data (RFC 5652, 4).
    ContentNotData {
        /// The type, dotted.
        oid: String,
    },
    /// The content stands inside (ISO 32000-2, 12.8.3.3.1 wants it outside).
    NotDetached,
    /// ISO 32000-2, 12.8.3.3.1: exactly one signer.
    SignerCount {
        /// How many there are.
        count: usize,
    },
    /// There are no signed attributes.
    SignedAttributesMissing,
    /// An attribute that must be there is not.
    AttributeMissing {
        /// Which.
        attribute: AttributeKind,
    },
    /// The attribute stands twice, or has not exactly one value.
    AttributeDoubled {
        /// Which.
        attribute: AttributeKind,
    },
    /// The value of an attribute is not as defined.
    AttributeUnreadable {
        /// Which.
        attribute: AttributeKind,
    },
    /// The attribute contentType is not the content's type.
    ContentTypeDiffers,
    /// The signer's certificate is not in the CMS.
    CertificateMissing,
    /// The signer's certificate may be among those that cannot be read.
    CertificateUnreadable,
    /// The digest algorithm is known to be weak.
    DigestWeak {
        /// Which.
        digest: WeakDigest,
    },
    /// The digest algorithm is not known here.
    DigestUnknown {
        /// Its identifier, dotted.
        oid: String,
    },
    /// The signature algorithm is not known here.
    SignatureAlgorithmUnknown {
        /// Its identifier, dotted.
        oid: String,
    },
    /// Digest algorithm and signature algorithm, or what protects them, do not agree.
    AlgorithmsDiffer,
    /// RSA under 2048 bits.
    KeyWeak {
        /// Bits of the modulus.
        bits: usize,
    },
    /// The certificate's key cannot be used with the signature's algorithm here.
    KeyUnsupported,
    /// What is signed is not this content: it was changed after signing.
    ContentChanged,
    /// The signing certificate attribute names another certificate than the one given.
    SigningCertificateDiffers,
    /// The key did not make this signature over these attributes.
    SignatureWrong,
}
