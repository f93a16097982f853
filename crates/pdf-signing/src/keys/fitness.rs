//! Whether a certificate may sign a document at a time: certificate in, the reason against it out.

use chrono::{DateTime, Utc};

use crate::cms::{Certificate, KeyKind};
use crate::keys::KeyError;

/// Extended key usages that say nothing of documents: serverAuth, codeSigning, timeStamping, OCSPSigning (RFC 5280,
/// 4.2.1.12), the retired ipsec ones and ipsecIKE. A certificate with only these is refused. Purposes that are not
/// known stay allowed, since authorities have their own for documents.
const OTHER_PURPOSES: [&str; 8] = [
    "1.3.6.1.5.5.7.3.1",
    "1.3.6.1.5.5.7.3.3",
    "1.3.6.1.5.5.7.3.5",
    "1.3.6.1.5.5.7.3.6",
    "1.3.6.1.5.5.7.3.7",
    "1.3.6.1.5.5.7.3.8",
    "1.3.6.1.5.5.7.3.9",
    "1.3.6.1.5.5.7.3.17",
];

/// RSA keys below this are too weak (NIST SP 800-131A).
const LEAST_BITS: usize = 2048;

/// RSA keys above this cannot be verified here.
const MOST_BITS: usize = 8192;

/// Refuses a certificate that may not sign a document at `at`. Of several reasons the most lasting is given: the kind of
/// key before the dates.
pub(crate) fn check(certificate: &Certificate, at: DateTime<Utc>) -> Result<(), KeyError> {
    let subject = || certificate.subject.clone();
    match &certificate.key {
        KeyKind::Rsa { bits: LEAST_BITS..=MOST_BITS } | KeyKind::P256 => {}
        KeyKind::Rsa { bits: bits @ ..LEAST_BITS } => {
            return Err(KeyError::KeyTooSmall { subject: subject(), bits: *bits });
        }
        KeyKind::Rsa { .. } => {
            return Err(KeyError::KeyKind { subject: subject(), oid: "1.2.840.113549.1.1.1".into() });
        }
        KeyKind::P384 => return Err(KeyError::KeyKind { subject: subject(), oid: "1.3.132.0.34".into() }),
        KeyKind::Other { oid } => return Err(KeyError::KeyKind { subject: subject(), oid: oid.clone() }),
    }
    check_use(certificate, at)
}

/// The same without the kind of key: what a signature by others is asked, whose algorithm its CMS has been asked for.
pub(crate) fn check_use(certificate: &Certificate, at: DateTime<Utc>) -> Result<(), KeyError> {
    let subject = || certificate.subject.clone();
    if certificate.authority {
        return Err(KeyError::CertificateOfAuthority { subject: subject() });
    }
    if let Some(purposes) = &certificate.purposes
        && purposes.iter().all(|purpose| OTHER_PURPOSES.contains(&purpose.as_str()))
    {
        return Err(KeyError::CertificatePurpose { subject: subject(), purposes: purposes.clone() });
    }
    // A signature on a document binds its signer (RFC 5280, 4.2.1.3); verification asks for that too.
    if certificate.usage.is_some_and(|usage| !usage.content_commitment) {
        return Err(KeyError::CertificateUsage { subject: subject() });
    }
    if at > certificate.not_after {
        return Err(KeyError::CertificateExpired { subject: subject(), since: certificate.not_after });
    }
    if at < certificate.not_before {
        return Err(KeyError::CertificateNotYetValid { subject: subject(), until: certificate.not_before });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cms::Uid;
    use crate::fixtures::{certificate, moment};

    fn refusal(name: &str) -> Option<KeyError> {
        check(&certificate(name), moment("2025-06-01")).err()
    }

    #[test]
    fn keys_that_may_sign() {
        for name in ["rsa2048", "rsa3072", "p256", "minimal"] {
            assert_eq!(refusal(name), None, "{name}");
        }
    }

    #[test]
    fn each_reason_has_its_own_refusal_with_its_data() {
        let named = |name: &str| Some(name.to_owned());
        assert_eq!(refusal("rsa1024"), Some(KeyError::KeyTooSmall { subject: named("Weak key"), bits: 1024 }));
        assert_eq!(
            refusal("p384"),
            Some(KeyError::KeyKind { subject: named("P-384 key"), oid: "1.3.132.0.34".into() })
        );
        assert_eq!(refusal("encryption"), Some(KeyError::CertificateUsage { subject: named("Encryption only") }));
        assert_eq!(
            refusal("server"),
            Some(KeyError::CertificatePurpose {
                subject: named("server.example"),
                purposes: vec!["1.3.6.1.5.5.7.3.1".into()]
            })
        );
        assert_eq!(refusal("root"), Some(KeyError::CertificateOfAuthority { subject: named("Test root") }));
        assert_eq!(
            refusal("expired"),
            Some(KeyError::CertificateExpired { subject: named("Expired"), since: moment("2021-01-01") })
        );
        assert_eq!(
            refusal("not-yet-valid"),
            Some(KeyError::CertificateNotYetValid { subject: named("Not yet valid"), until: moment("2090-01-01") })
        );
    }

    #[test]
    fn validity_includes_both_ends() {
        let one = certificate("expired");
        assert_eq!(check(&one, one.not_before), Ok(()));
        assert_eq!(check(&one, one.not_after), Ok(()));
        assert!(check(&one, one.not_after + chrono::TimeDelta::seconds(1)).is_err());
        assert!(check(&one, one.not_before - chrono::TimeDelta::seconds(1)).is_err());
    }

    #[test]
    fn facts_for_people() {
        let one = certificate("rsa2048");
        assert_eq!(one.subject.as_deref(), Some("Ann Müller"));
        assert_eq!(one.issuer.as_deref(), Some("Test intermediate"));
        assert_eq!(one.uid, Some(Uid { scheme: Some("ID".into()), number: "001080012345".into() }));
        assert_eq!(certificate("rsa3072").uid, Some(Uid { scheme: Some("TAX".into()), number: "0101234567".into() }));
        // The sign octet of DER does not show.
        assert_eq!((one.serial.as_slice(), one.serial_hex().as_str()), (&[0, 0x81, 0x07][..], "8107"));
        assert_eq!(one.key, KeyKind::Rsa { bits: 2048 });
        assert_eq!(one.not_before, moment("2020-01-01"));
    }
}
