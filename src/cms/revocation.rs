//! Whether a certificate of a path was revoked, by the lists that a document carries (RFC 5280, 5): certificates and lists in,
//! an answer out. Lists are only read here, never fetched; answers of an OCSP service are not read.

use chrono::{DateTime, Utc};
use rustls_pki_types::{CertificateDer, TrustAnchor, UnixTime};
use webpki::{
    BorrowedCertRevocationList, CertRevocationList, EndEntityCert, Error, ExpirationPolicy, RevocationCheckDepth,
    RevocationOptionsBuilder, UnknownStatusPolicy, anchor_from_trusted_cert,
};

use super::certificate::Certificate;
use super::trust::{ALGORITHMS, AnyPurpose, Roots};

/// What the lists say of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Revocation {
    /// Every certificate of the path is on a list of its issuer's, and none is revoked.
    Good,
    Revoked,
    /// There is no list for a certificate of the path.
    Unknown,
}

/// Asks the `lists`, in DER, of the path from `signer` over `others` to one of `roots`.
pub(crate) fn revocation(
    signer: &Certificate,
    others: &[Certificate],
    roots: &Roots,
    lists: &[Vec<u8>],
    at: DateTime<Utc>,
) -> Revocation {
    let lists: Vec<CertRevocationList<'_>> =
        lists.iter().filter_map(|der| BorrowedCertRevocationList::from_der(der).ok()).map(Into::into).collect();
    let lists: Vec<&CertRevocationList<'_>> = lists.iter().collect();
    // Any list that says so is enough for a refusal; for a good answer every certificate needs one.
    match asked(signer, others, roots, &lists, at, UnknownStatusPolicy::Allow) {
        Err(Error::CertRevoked) => Revocation::Revoked,
        Ok(()) if asked(signer, others, roots, &lists, at, UnknownStatusPolicy::Deny).is_ok() => Revocation::Good,
        _ => Revocation::Unknown,
    }
}

fn asked(
    signer: &Certificate,
    others: &[Certificate],
    roots: &Roots,
    lists: &[&CertRevocationList<'_>],
    at: DateTime<Utc>,
    unknown: UnknownStatusPolicy,
) -> Result<(), Error> {
    let options = RevocationOptionsBuilder::new(lists).map_err(|_| Error::UnknownRevocationStatus)?;
    let options = options
        .with_depth(RevocationCheckDepth::Chain)
        .with_status_policy(unknown)
        .with_expiration_policy(ExpirationPolicy::Ignore)
        .build();
    let ders: Vec<CertificateDer<'_>> = roots.ders().map(CertificateDer::from).collect();
    let anchors: Vec<TrustAnchor<'_>> = ders.iter().map(anchor_from_trusted_cert).collect::<Result<_, _>>()?;
    let between: Vec<CertificateDer<'_>> = others.iter().map(|other| CertificateDer::from(other.der())).collect();
    let end = CertificateDer::from(signer.der());
    let end = EndEntityCert::try_from(&end)?;
    let seconds = u64::try_from(at.timestamp()).map_err(|_| Error::BadDerTime)?;
    let time = UnixTime::since_unix_epoch(std::time::Duration::from_secs(seconds));
    end.verify_for_usage(ALGORITHMS, &anchors, &between, time, AnyPurpose, Some(options), None).map(|_| ())
}
