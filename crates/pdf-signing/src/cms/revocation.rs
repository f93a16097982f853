//! Whether a certificate of a path was revoked, by the lists (RFC 5280, 5) and the answers of an OCSP service that a document
//! carries: certificates and these in, an answer out. Nothing is fetched.

use chrono::{DateTime, Utc};
use webpki::{
    BorrowedCertRevocationList, CertRevocationList, Error, ExpirationPolicy, RevocationCheckDepth,
    RevocationOptionsBuilder, UnknownStatusPolicy,
};

use super::certificate::Certificate;
use super::ocsp;
use super::trust::{Roots, along};

/// What a document carries, in DER.
#[derive(Debug, Clone, Default)]
pub(crate) struct RevocationData {
    pub(crate) lists: Vec<Vec<u8>>,
    /// Answers of an OCSP service.
    pub(crate) answers: Vec<Vec<u8>>,
}

/// What lists and answers say of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Revocation {
    /// For every certificate of the path there is a list of its issuer's, or an answer, and none is revoked.
    Good,
    /// A certificate of the path is revoked.
    Revoked,
    /// There is neither list nor answer for a certificate of the path.
    Unknown,
}

/// Asks lists and answers of the path from `signer` over `others` to one of `roots`.
pub(crate) fn revocation(
    signer: &Certificate,
    others: &[Certificate],
    roots: &Roots,
    data: &RevocationData,
    at: DateTime<Utc>,
) -> Revocation {
    match answered(signer, others, roots, &data.answers) {
        Some(Revocation::Revoked) => return Revocation::Revoked,
        Some(Revocation::Good) => {
            return match listed(signer, others, roots, &data.lists, at) {
                Revocation::Revoked => Revocation::Revoked,
                _ => Revocation::Good,
            };
        }
        _ => {}
    }
    listed(signer, others, roots, &data.lists, at)
}

/// What the answers say: `None` when there is not one for every certificate below the root.
fn answered(signer: &Certificate, others: &[Certificate], roots: &Roots, answers: &[Vec<u8>]) -> Option<Revocation> {
    if answers.is_empty() {
        return None;
    }
    let pool: Vec<Certificate> = others.iter().chain(roots.certificates()).cloned().collect();
    let chain = signer.chain(&pool);
    let path: Vec<&Certificate> = [signer].into_iter().chain(&chain).collect();
    let mut all = true;
    for pair in path.windows(2) {
        let &[certificate, issuer] = pair else { continue };
        let said: Vec<bool> = answers.iter().filter_map(|answer| ocsp::revoked(answer, certificate, issuer)).collect();
        if said.contains(&true) {
            return Some(Revocation::Revoked);
        }
        all &= !said.is_empty();
    }
    (all && path.len() > 1).then_some(Revocation::Good)
}

fn listed(
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
    let roots: Vec<&Certificate> = roots.certificates().iter().collect();
    along(signer, others, &roots, at, Some(options), |_, _| ())
}
