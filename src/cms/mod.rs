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

pub(crate) use algorithm::{Digest, KeyKind, Scheme, Verdict, WeakDigest, oid, verify};
pub(crate) use ber::{Encoding, element, tlv};
#[cfg(test)]
pub(crate) use certificate::Uid;
pub(crate) use certificate::{Certificate, certificates, hex, modulus};
pub(crate) use elements::{Elements, context};
pub(crate) use revocation::{Revocation, RevocationData, revocation};
pub(crate) use signed::{AttributeKind, Cms, Fault as CmsFault, Profile, SigningCertificate, Verified};
pub(crate) use stamp::Stamped;
pub(crate) use trust::{Roots, Rule, Trust, judge};
