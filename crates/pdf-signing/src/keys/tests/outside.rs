//! CMS that other programs made for our digest.

use super::*;
use crate::signing::{Departure, take_in};

const ROOM: usize = 12_000;

fn taken(name: &str) -> Result<Vec<Departure>, KeyError> {
    let cms = bytes(&format!("{name}.cms"));
    // The time must lie in the certificates' validity only.
    take_in(&cms, digest(), ROOM, None, moment(AT)).map(|accepted| accepted.departures)
}

#[test]
fn signatures_of_other_programs_are_taken_and_what_departs_is_said() {
    for name in ["openssl-rsa2048", "openssl-p256", "openssl-pss", "pyhanko-rsa2048", "pyhanko-p256"] {
        assert_eq!(taken(name), Ok(vec![Departure::SigningTime]), "{name}");
    }
}

#[test]
fn others_are_refused_each_for_its_reason() {
    let cms = |fault| Err(KeyError::Cms { fault });
    assert_eq!(taken("openssl-with-content"), cms(CmsFault::NotDetached));
    assert_eq!(taken("openssl-without-attributes"), cms(CmsFault::SignedAttributesMissing));
    assert!(matches!(taken("openssl-without-cades"), Err(KeyError::Cms { fault: CmsFault::AttributeMissing { .. } })));
    assert!(matches!(taken("openssl-sha1"), Err(KeyError::Cms { fault: CmsFault::DigestWeak { .. } })));
    assert_eq!(taken("openssl-sha512"), Err(KeyError::OtherDigest { found: Digest::Sha512 }));
    assert!(matches!(taken("openssl-rsa1024"), Err(KeyError::KeyTooSmall { .. })));
    assert!(matches!(taken("openssl-expired"), Err(KeyError::CertificateExpired { .. })));
}

#[test]
fn it_must_be_over_our_digest_by_the_expected_signer_and_fit_in() {
    let cms = bytes("openssl-p256.cms");
    let take = |digest, room, expected: Option<&Certificate>| take_in(&cms, digest, room, expected, moment(AT)).err();
    assert_eq!(take([7; 32], ROOM, None), Some(KeyError::Cms { fault: CmsFault::ContentChanged }));
    let other = certificate("rsa2048");
    assert!(matches!(take(digest(), ROOM, Some(&other)), Some(KeyError::OtherSigner { .. })));
    assert_eq!(take(digest(), ROOM, Some(&certificate("p256"))), None);
    assert_eq!(take(digest(), cms.len(), None), None);
    let capacity = cms.len() - 1;
    assert_eq!(take(digest(), capacity, None), Some(KeyError::TooLarge { needed: cms.len(), capacity }));
}

#[test]
fn padding_from_outside_is_taken_off() {
    let cms = bytes("openssl-p256.cms");
    let padded = [&cms[..], &[0; 20_000]].concat();
    assert_eq!(take_in(&padded, digest(), ROOM, None, moment(AT)).unwrap().cms, cms);
}
