//! Whether a signer's certificate leads to a root that is trusted: certificates and a time in, path or reason out.
//!
//! The path is built by rustls-webpki: names, signatures, validity, CA flag, path length, name constraints, unknown
//! critical extensions, with limits on its work. Added here: the key usage of authorities (RFC 5280, 6.1.4 (n)), the
//! root's own validity, and the words for what is missing. Revocation is asked in `revocation`.

use chrono::{DateTime, Utc};
use rustls_pki_types::{CertificateDer, SignatureVerificationAlgorithm, TrustAnchor, UnixTime};
use webpki::{
    EndEntityCert, Error, ExtendedKeyUsageValidator, KeyPurposeIdIter, RevocationOptions, VerifiedPath,
    anchor_from_trusted_cert,
};

use super::certificate::Certificate;

/// Everything that is not known to be weak: no SHA-1, no RSA under 2048 bits.
static ALGORITHMS: &[&dyn SignatureVerificationAlgorithm] = &[
    webpki::ring::RSA_PKCS1_2048_8192_SHA256,
    webpki::ring::RSA_PKCS1_2048_8192_SHA256_ABSENT_PARAMS,
    webpki::ring::RSA_PKCS1_2048_8192_SHA384,
    webpki::ring::RSA_PKCS1_2048_8192_SHA384_ABSENT_PARAMS,
    webpki::ring::RSA_PKCS1_2048_8192_SHA512,
    webpki::ring::RSA_PKCS1_2048_8192_SHA512_ABSENT_PARAMS,
    webpki::ring::RSA_PSS_2048_8192_SHA256_LEGACY_KEY,
    webpki::ring::RSA_PSS_2048_8192_SHA384_LEGACY_KEY,
    webpki::ring::RSA_PSS_2048_8192_SHA512_LEGACY_KEY,
    webpki::ring::ECDSA_P256_SHA256,
    webpki::ring::ECDSA_P256_SHA384,
    webpki::ring::ECDSA_P384_SHA256,
    webpki::ring::ECDSA_P384_SHA384,
];

/// Whom to trust.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roots(Vec<Certificate>);

/// Whether the signer is trusted at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trust {
    /// Common names from the signer's issuer up to the root.
    Trusted {
        /// The names; `None` for a certificate without one.
        path: Vec<Option<String>>,
    },
    /// The path is complete, but its root is none of those given.
    RootUnknown {
        /// The common name of the root.
        root: Option<String>,
    },
    /// Nobody among the certificates has issued this one.
    IssuerMissing {
        /// The common name of its subject.
        subject: Option<String>,
        /// The common name of the issuer that is missing.
        issuer: Option<String>,
    },
    /// A certificate of the path was no longer valid.
    Expired {
        /// The common name of its subject.
        subject: Option<String>,
        /// The end of its validity.
        since: DateTime<Utc>,
    },
    /// A certificate of the path was not valid yet.
    NotYetValid {
        /// The common name of its subject.
        subject: Option<String>,
        /// The beginning of its validity.
        until: DateTime<Utc>,
    },
    /// There is a path, but it breaks a rule.
    Broken {
        /// Which.
        rule: PathRule,
    },
}

/// A rule of RFC 5280, 6 that a path breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathRule {
    /// A signature is wrong.
    Signature,
    /// SHA-1, MD5, RSA under 2048 bits, or an algorithm that is not known.
    Algorithm,
    /// One that is no authority has issued a certificate, or an authority is the signer.
    Authority,
    /// An authority may not sign certificates, or the signer's certificate not documents.
    KeyUsage,
    /// A name has letters that hide or turn around what stands beside them.
    Name,
    /// More authorities follow than an authority allows (pathLenConstraint).
    PathLength,
    /// A name is not among those that an authority may name.
    NameConstraint,
    /// A critical extension is not known.
    CriticalExtension,
    /// Malformed, or too much work.
    Form,
}

impl Roots {
    /// Reads roots in DER.
    ///
    /// # Errors
    /// The index of the first that is no certificate.
    pub fn read<'a>(ders: impl IntoIterator<Item = &'a [u8]>) -> Result<Self, usize> {
        let read = |(index, der)| {
            let certificate = Certificate::read(der).filter(|_| anchor(der).is_some());
            certificate.ok_or(index)
        };
        ders.into_iter().enumerate().map(read).collect::<Result<_, _>>().map(Self)
    }

    pub(super) fn certificates(&self) -> &[Certificate] {
        &self.0
    }
}

/// Builds a path from `signer` over `others` to one of `roots`, everything in it valid at `at`.
pub(crate) fn judge(signer: &Certificate, others: &[Certificate], roots: &Roots, at: DateTime<Utc>) -> Trust {
    // A root must itself be valid; RFC 5280 leaves that to the one who trusts it.
    let (valid, invalid): (Vec<_>, Vec<_>) =
        roots.0.iter().partition(|root| (root.not_before..=root.not_after).contains(&at));
    match search(signer, others, &valid, at) {
        Ok(path) => return Trust::Trusted { path },
        // A root of another name says nothing about this path; the reason is looked for below.
        Err(Error::UnknownIssuer) => {}
        Err(error) => return refused(error, signer, others),
    }
    if let Some((subject, root)) = invalid
        .into_iter()
        .find(|root| search(signer, others, &[*root], at).is_ok())
        .map(|root| (root.subject.clone(), root))
    {
        return match root.not_before > at {
            true => Trust::NotYetValid { subject, until: root.not_before },
            false => Trust::Expired { subject, since: root.not_after },
        };
    }
    let own: Vec<&Certificate> = others.iter().chain([signer]).filter(|one| one.is_signed_by(one)).collect();
    for root in own {
        if search(signer, others, &[root], at).is_ok() {
            return Trust::RootUnknown { root: root.subject.clone() };
        }
    }
    let chain = signer.chain(others);
    let last = chain.last().unwrap_or(signer);
    if last.is_signed_by(last) {
        // Complete, but even with its own root trusted it breaks a rule.
        return match search(signer, others, &[last], at) {
            Ok(_) => Trust::RootUnknown { root: last.subject.clone() },
            Err(error) => refused(error, signer, others),
        };
    }
    Trust::IssuerMissing { subject: last.subject.clone(), issuer: last.issuer.clone() }
}

/// The common names of a path to one of `roots`.
fn search(
    signer: &Certificate,
    others: &[Certificate],
    roots: &[&Certificate],
    at: DateTime<Utc>,
) -> Result<Vec<Option<String>>, Error> {
    let mut names: Vec<Option<String>> = Vec::new();
    along(signer, others, roots, at, None, |path, root| {
        let between = path.intermediate_certificates();
        names = between.map(|one| Certificate::read(&one.der()).and_then(|one| one.subject)).collect();
        names.push(root.and_then(|root| roots.get(root)?.subject.clone()));
    })?;
    Ok(names)
}

/// Builds a path to one of `roots`, where asked by revocation lists too, and shows it with the index of its root.
pub(super) fn along(
    signer: &Certificate,
    others: &[Certificate],
    roots: &[&Certificate],
    at: DateTime<Utc>,
    revocation: Option<RevocationOptions<'_>>,
    see: impl FnOnce(&VerifiedPath<'_>, Option<usize>),
) -> Result<(), Error> {
    let ders: Vec<CertificateDer<'_>> = roots.iter().map(|root| CertificateDer::from(root.der())).collect();
    let anchors: Vec<TrustAnchor<'_>> = ders.iter().map(anchor_from_trusted_cert).collect::<Result<_, _>>()?;
    let between: Vec<CertificateDer<'_>> = others.iter().map(|other| CertificateDer::from(other.der())).collect();
    let end = CertificateDer::from(signer.der());
    let end = EndEntityCert::try_from(&end)?;
    let seconds = u64::try_from(at.timestamp()).map_err(|_| Error::BadDerTime)?;
    let time = UnixTime::since_unix_epoch(std::time::Duration::from_secs(seconds));
    let path = end.verify_for_usage(ALGORITHMS, &anchors, &between, time, AnyPurpose, revocation, Some(&may_issue))?;
    see(&path, anchors.iter().position(|anchor| anchor == path.anchor()));
    Ok(())
}

/// Purposes are asked of the signer's certificate in `keys::fitness` and `verify`; a path is built for any.
struct AnyPurpose;

impl ExtendedKeyUsageValidator for AnyPurpose {
    fn validate(&self, _: KeyPurposeIdIter<'_, '_>) -> Result<(), Error> {
        Ok(())
    }
}

/// RFC 5280, 6.1.4 (n): where an authority's key usage is said, it contains keyCertSign.
fn may_issue(path: &VerifiedPath<'_>) -> Result<(), Error> {
    let may = |der: CertificateDer<'_>| {
        Certificate::read(&der).is_some_and(|one| one.usage.is_none_or(|usage| usage.certificate_signing))
    };
    match path.intermediate_certificates().all(|one| may(one.der())) {
        true => Ok(()),
        // webpki has no error for this rule: another one stands for it, and `refused` translates it back.
        false => Err(Error::IssuerNotCrlSigner),
    }
}

fn anchor(der: &[u8]) -> Option<()> {
    anchor_from_trusted_cert(&CertificateDer::from(der)).ok().map(|_| ())
}

/// What an error of the path says.
fn refused(error: Error, signer: &Certificate, others: &[Certificate]) -> Trust {
    let moment = |time: UnixTime| {
        i64::try_from(time.as_secs()).ok().and_then(|seconds| DateTime::from_timestamp(seconds, 0)).unwrap_or_default()
    };
    let whose = |is: &dyn Fn(&Certificate) -> bool| {
        [signer].into_iter().chain(others).find(|one| is(one)).and_then(|one| one.subject.clone())
    };
    let rule = match error {
        Error::CertExpired { not_after, .. } => {
            let since = moment(not_after);
            return Trust::Expired { subject: whose(&|one| one.not_after == since), since };
        }
        Error::CertNotValidYet { not_before, .. } => {
            let until = moment(not_before);
            return Trust::NotYetValid { subject: whose(&|one| one.not_before == until), until };
        }
        Error::InvalidSignatureForPublicKey => PathRule::Signature,
        Error::UnsupportedSignatureAlgorithmContext(_)
        | Error::UnsupportedSignatureAlgorithmForPublicKeyContext(_)
        | Error::SignatureAlgorithmMismatch => PathRule::Algorithm,
        Error::CaUsedAsEndEntity | Error::EndEntityUsedAsCa => PathRule::Authority,
        Error::IssuerNotCrlSigner => PathRule::KeyUsage,
        Error::PathLenConstraintViolated => PathRule::PathLength,
        Error::NameConstraintViolation => PathRule::NameConstraint,
        Error::UnsupportedCriticalExtension => PathRule::CriticalExtension,
        _ => PathRule::Form,
    };
    Trust::Broken { rule }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{certificate, moment};

    fn judged(signer: &str, others: &[&str], roots: &[&str], at: &str) -> Trust {
        let others: Vec<_> = others.iter().map(|name| certificate(name)).collect();
        let roots = Roots(roots.iter().map(|name| certificate(name)).collect());
        judge(&certificate(signer), &others, &roots, moment(at))
    }

    fn named(name: &str) -> Option<String> {
        Some(name.to_owned())
    }

    #[test]
    fn a_path_to_a_given_root_is_trusted() {
        for (signer, others) in
            [("rsa2048", vec!["intermediate"]), ("p256", vec!["root", "impostor", "intermediate", "p256"])]
        {
            let path = vec![named("Test intermediate"), named("Test root")];
            assert_eq!(judged(signer, &others, &["root-other", "root"], "2025-06-01"), Trust::Trusted { path });
        }
    }

    #[test]
    fn another_root_a_missing_issuer_and_a_false_namesake_are_told_apart() {
        let root = named("Test root");
        let chain = ["intermediate", "root"];
        assert_eq!(judged("p256", &chain, &["root-other"], "2025-06-01"), Trust::RootUnknown { root: root.clone() });
        assert_eq!(judged("p256", &chain, &[], "2025-06-01"), Trust::RootUnknown { root });
        let missing = Trust::IssuerMissing { subject: named("Bob Åkesson"), issuer: named("Test intermediate") };
        assert_eq!(judged("p256", &["root"], &["root"], "2025-06-01"), missing);
        let namesake = judged("p256", &["impostor"], &["root"], "2025-06-01");
        assert_eq!(namesake, Trust::Broken { rule: PathRule::Signature });
    }

    #[test]
    fn every_certificate_must_be_valid_at_the_time() {
        let chain = ["intermediate"];
        let expired = Trust::Expired { subject: named("Expired"), since: moment("2021-01-01") };
        assert_eq!(judged("expired", &chain, &["root"], "2025-06-01"), expired);
        assert!(matches!(judged("expired", &chain, &["root"], "2020-06-01"), Trust::Trusted { .. }));
        let early = Trust::NotYetValid { subject: named("Not yet valid"), until: moment("2090-01-01") };
        assert_eq!(judged("not-yet-valid", &chain, &["root"], "2025-06-01"), early);
        // The root itself: webpki alone would not ask.
        let root = Trust::Expired { subject: named("Test root"), since: moment("2021-01-01") };
        assert_eq!(judged("p256", &chain, &["root-expired"], "2025-06-01"), root);
        assert!(matches!(judged("p256", &chain, &["root-expired", "root"], "2025-06-01"), Trust::Trusted { .. }));
        assert!(matches!(judged("p256", &chain, &["root"], "2019-06-01"), Trust::NotYetValid { .. }));
    }

    #[test]
    fn broken_rules_are_named() {
        let broken = |rule| Trust::Broken { rule };
        let at = "2025-06-01";
        assert_eq!(judged("too-deep", &["second-level", "intermediate"], &["root"], at), broken(PathRule::PathLength));
        assert_eq!(judged("wrongly-issued", &["may-not-issue"], &["root"], at), broken(PathRule::KeyUsage));
        assert_eq!(judged("issued-by-person", &["p256", "intermediate"], &["root"], at), broken(PathRule::Authority));
        assert_eq!(judged("sha1", &["intermediate"], &["root"], at), broken(PathRule::Algorithm));
        assert_eq!(judged("intermediate", &[], &["root"], at), broken(PathRule::Authority));
    }

    #[test]
    fn one_who_has_signed_for_himself_is_trusted_only_where_given() {
        let path = vec![named("Self-signed")];
        assert_eq!(judged("self-signed", &[], &["self-signed"], "2025-06-01"), Trust::Trusted { path });
        assert_eq!(
            judged("self-signed", &[], &["root"], "2025-06-01"),
            Trust::RootUnknown { root: named("Self-signed") }
        );
    }

    #[test]
    fn authorities_in_a_circle_lead_nowhere() {
        let circle = ["circle-a", "circle-b"];
        assert!(matches!(judged("in-circle", &circle, &["root"], "2025-06-01"), Trust::IssuerMissing { .. }));
        assert_eq!(certificate("in-circle").chain(&circle.map(certificate)).len(), 2);
    }

    #[test]
    fn a_root_that_is_none_is_named_by_its_place() {
        assert_eq!(Roots::read([certificate("root").der(), b"x"]), Err(1));
    }
}
