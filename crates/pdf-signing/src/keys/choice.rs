//! Chooses the certificate to sign with, among those that a token or key file has.

use chrono::{DateTime, Utc};

use crate::cms::{Certificate, hex};
use crate::keys::Candidate;
use crate::keys::KeyError;
use crate::keys::fitness;

/// A certificate as its home lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Listed {
    pub(super) certificate: Certificate,
    pub(super) label: Option<String>,
    /// CKA_ID or localKeyId.
    pub(super) id: Option<Vec<u8>>,
}

impl Listed {
    fn candidate(&self, at: DateTime<Utc>) -> Candidate {
        Candidate {
            label: self.label.clone(),
            id: self.id.as_deref().map(hex),
            serial: self.certificate.serial_hex(),
            subject: self.certificate.subject.clone(),
            not_after: self.certificate.not_after,
            unfit: fitness::check(&self.certificate, at).err().map(Box::new),
        }
    }

    /// Whether `wanted` is its label or subject, or its id or serial number in hexadecimal.
    fn is_called(&self, wanted: &str) -> bool {
        let digits: String =
            wanted.chars().filter(|c| !matches!(c, ':' | ' ')).collect::<String>().to_ascii_lowercase();
        let serial = self.certificate.serial_hex();
        self.label.as_deref() == Some(wanted)
            || self.certificate.subject.as_deref() == Some(wanted)
            || self.id.as_deref().is_some_and(|id| hex(id) == digits)
            || (!digits.is_empty() && serial.trim_start_matches('0') == digits.trim_start_matches('0'))
    }
}

/// The index of the one that is called `wanted`, or of the only one that may sign at `at`.
pub(super) fn choose(all: &[Listed], wanted: Option<&str>, at: DateTime<Utc>) -> Result<usize, KeyError> {
    // Authorities stand there only for the chain.
    let signers: Vec<(usize, &Listed)> = all.iter().enumerate().filter(|(_, one)| !one.certificate.authority).collect();
    let candidates = |of: &[(usize, &Listed)]| of.iter().map(|(_, one)| one.candidate(at)).collect::<Vec<_>>();
    if signers.is_empty() {
        return Err(KeyError::NoCertificate);
    }
    let called: Vec<_> = match wanted {
        Some(wanted) => signers.iter().copied().filter(|(_, one)| one.is_called(wanted)).collect(),
        None => signers.clone(),
    };
    if let (Some(wanted), []) = (wanted, called.as_slice()) {
        return Err(KeyError::NoneCalled { wanted: wanted.to_owned(), candidates: candidates(&signers) });
    }
    if let [(index, one)] = called.as_slice() {
        return fitness::check(&one.certificate, at).map(|()| *index);
    }
    let fit: Vec<_> = called.iter().copied().filter(|(_, one)| fitness::check(&one.certificate, at).is_ok()).collect();
    match fit.as_slice() {
        [(index, _)] => Ok(*index),
        [] => Err(KeyError::NoneFit { candidates: candidates(&called) }),
        _ => Err(KeyError::Several { candidates: candidates(&called) }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{certificate, moment};

    fn listed(names: &[&str]) -> Vec<Listed> {
        let one = |(n, name): (usize, &&str)| Listed {
            certificate: certificate(name),
            label: Some((*name).to_owned()),
            id: u8::try_from(n).ok().map(|n| vec![0xa0 + n]),
        };
        names.iter().enumerate().map(one).collect()
    }

    #[test]
    fn the_only_fit_one_is_taken_and_the_authorities_passed_over() {
        let all = listed(&["root", "expired", "p256", "intermediate"]);
        assert_eq!(choose(&all, None, moment("2025-06-01")), Ok(2));
    }

    #[test]
    fn several_are_listed_with_what_is_against_each() {
        let all = listed(&["p256", "rsa2048", "expired"]);
        let Err(KeyError::Several { candidates }) = choose(&all, None, moment("2025-06-01")) else { panic!() };
        assert_eq!(candidates.iter().map(|one| one.unfit.is_some()).collect::<Vec<_>>(), [false, false, true]);
    }

    #[test]
    fn label_subject_id_and_serial_name_one() {
        let all = listed(&["p256", "rsa2048"]);
        let serial = certificate("rsa2048").serial_hex();
        let spaced = format!("{}:{}", &serial[..2], serial[2..].to_uppercase());
        for wanted in ["rsa2048", "Ann Müller", "A1", &serial, &spaced, &format!("00{serial}")] {
            assert_eq!(choose(&all, Some(wanted), moment("2025-06-01")), Ok(1), "{wanted}");
        }
        assert!(matches!(choose(&all, Some(""), moment("2025-06-01")), Err(KeyError::NoneCalled { .. })));
    }

    #[test]
    fn one_that_is_named_but_unfit_is_refused_for_its_own_reason() {
        let all = listed(&["p256", "expired"]);
        let refusal = choose(&all, Some("expired"), moment("2025-06-01"));
        assert!(matches!(refusal, Err(KeyError::CertificateExpired { .. })));
        assert_eq!(choose(&listed(&["root"]), None, moment("2025-06-01")), Err(KeyError::NoCertificate));
    }
}
