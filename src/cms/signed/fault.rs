//! Why a CMS is no valid signature, as data.

use crate::cms::algorithm::WeakDigest;

/// Attributes that RFC 5652, RFC 5035 and RFC 6211 define.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AttributeKind {
    ContentType,
    MessageDigest,
    SigningTime,
    /// Of either version.
    SigningCertificate,
    AlgorithmProtection,
}

/// Why a CMS is no valid signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fault {
    /// No CMS at all, cut short, or followed by something else than zeros.
    NotCms,
    NotSignedData {
        oid: String,
    },
    /// The encapsulated content type is not id-data (RFC 5652, 4).
    ContentNotData {
        oid: String,
    },
    /// The content stands inside (ISO 32000-2, 12.8.3.3.1 wants it outside).
    NotDetached,
    /// ISO 32000-2, 12.8.3.3.1: exactly one signer.
    SignerCount {
        count: usize,
    },
    SignedAttributesMissing,
    AttributeMissing {
        attribute: AttributeKind,
    },
    /// The attribute stands twice, or has not exactly one value.
    AttributeDoubled {
        attribute: AttributeKind,
    },
    AttributeUnreadable {
        attribute: AttributeKind,
    },
    /// The attribute contentType is not the content's type.
    ContentTypeDiffers,
    /// The signer's certificate is not in the CMS.
    CertificateMissing,
    CertificateUnreadable,
    DigestWeak {
        digest: WeakDigest,
    },
    DigestUnknown {
        oid: String,
    },
    SignatureAlgorithmUnknown {
        oid: String,
    },
    /// Digest algorithm and signature algorithm, or what protects them, do not agree.
    AlgorithmsDiffer,
    /// RSA under 2048 bits.
    KeyWeak {
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
