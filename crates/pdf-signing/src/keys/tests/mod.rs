//! Signing with each kind of key, and reading it back.

mod files;
mod outside;
mod tokens;

use crate::cms::{Certificate, Cms, CmsFault, Digest, Encoding, Profile, SigningCertificate, Verified};
use crate::fixtures::{bytes, certificate, moment};
use crate::keys::{KeyError, Secret, SigningKey};
use crate::signing::{Unsigned, largest};

const AT: &str = "2025-06-01";

fn password() -> Secret {
    Secret::new("test-password".into())
}

/// The SHA-256 of the content that the test signatures are over.
fn digest() -> [u8; 32] {
    Digest::Sha256.of(&[&bytes("content.bin")]).try_into().unwrap()
}

/// Signs the content, and verifies what comes out as a reader would.
fn sign(key: &dyn SigningKey) -> Vec<u8> {
    let unsigned = Unsigned::new(digest(), key.certificate(), key.chain()).unwrap();
    let cms = unsigned.with_signature(&key.sign(unsigned.signed_attributes()).unwrap()).unwrap();
    let most = largest(key.certificate(), key.chain()).unwrap();
    assert!((most - 8..=most).contains(&cms.len()), "{} of {most}", cms.len());
    let verified = verify(&cms);
    assert_eq!(verified.signer, *key.certificate());
    assert_eq!(verified.others.len(), key.chain().len());
    assert_eq!(verified.signing_time, None);
    assert_eq!(verified.signing_certificate, Some(SigningCertificate::V2));
    assert_eq!(verified.encoding, Encoding::Der);
    cms
}

fn verify(cms: &[u8]) -> Verified {
    Cms::read(cms).unwrap().verify(&digest(), Profile::Cades).unwrap()
}

/// Leaves a CMS for the judges, if they ask for it.
fn leave(name: &str, cms: &[u8]) {
    if let Ok(folder) = std::env::var("PDF_SIGNING_JUDGE_FOLDER") {
        #[expect(clippy::disallowed_methods, reason = "a test's own file")]
        std::fs::write(format!("{folder}/{name}.cms"), cms).unwrap();
    }
}
