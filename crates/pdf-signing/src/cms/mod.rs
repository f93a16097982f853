//! Certificates and CMS (RFC 5280, RFC 5652): read, verified, and judged by given roots. Data in, facts out.

mod algorithm;
mod ber;
mod certificate;
mod elements;
mod ocsp;
mod revocation;
mod signed;
mod stamp;
mod trust;

pub use algorithm::{Digest, KeyKind, Scheme, WeakDigest};
pub(crate) use algorithm::{SignatureMatch, oid, verify};
pub use ber::Encoding;
pub(crate) use ber::{element, tlv};
pub use certificate::{Certificate, Uid, Usage, certificates};
pub(crate) use certificate::{hex, modulus};
pub(crate) use elements::{Elements, context};
pub use revocation::Revocation;
pub(crate) use revocation::{RevocationData, revocation};
pub use signed::{AttributeKind, CmsFault, SigningCertificate, Verified};
pub(crate) use signed::{Cms, Profile};
pub use stamp::Stamped;
pub(crate) use trust::judge;
pub use trust::{PathRule, Roots, Trust};
