//! Signatures of other programs, right and broken; no bytes make the reader panic.

use proptest::prelude::*;

use super::*;
use crate::cms::WeakDigest;
use crate::fixtures::{bytes, certificate, moment};

fn read(name: &str) -> Cms {
    Cms::read(&bytes(&format!("{name}.cms"))).unwrap()
}

fn verify(cms: &[u8], content: &[u8], profile: Profile) -> Result<Verified, CmsFault> {
    let cms = Cms::read(cms)?;
    cms.verify(&cms.digest()?.of(&[content]), profile)
}

fn fault(name: &str) -> Option<CmsFault> {
    verify(&bytes(&format!("{name}.cms")), &bytes("content.bin"), Profile::Cades).err()
}

#[test]
fn signatures_of_other_programs_are_right() {
    for (name, digest, scheme, signer) in [
        ("openssl-rsa2048", Digest::Sha256, Scheme::RsaPkcs1, "rsa2048"),
        ("openssl-p256", Digest::Sha256, Scheme::Ecdsa, "p256"),
        ("openssl-p384", Digest::Sha384, Scheme::Ecdsa, "p384"),
        ("openssl-sha512", Digest::Sha512, Scheme::RsaPkcs1, "rsa3072"),
        ("openssl-pss", Digest::Sha256, Scheme::RsaPss, "rsa2048"),
        ("openssl-keyid", Digest::Sha256, Scheme::Ecdsa, "p256"),
        ("pyhanko-rsa2048", Digest::Sha256, Scheme::RsaPkcs1, "rsa2048"),
        ("pyhanko-p256", Digest::Sha256, Scheme::Ecdsa, "p256"),
    ] {
        let verified = verify(&bytes(&format!("{name}.cms")), &bytes("content.bin"), Profile::Cades).expect(name);
        assert_eq!((verified.digest, verified.scheme), (digest, scheme), "{name}");
        assert_eq!(verified.signer, certificate(signer), "{name}");
        assert_eq!(verified.signing_certificate, Some(SigningCertificate::V2), "{name}");
        assert!(verified.others.contains(&certificate("intermediate")), "{name}");
    }
    let verified = verify(&bytes("openssl-p256.cms"), &bytes("content.bin"), Profile::Cades).unwrap();
    assert!(verified.signing_time.is_some_and(|time| time > moment("2024-01-01")));
    assert_eq!((verified.time_stamp, verified.encoding), (None, Encoding::Der));
}

#[test]
fn what_is_wrong_with_others_has_its_own_fault() {
    assert_eq!(fault("openssl-sha1"), Some(CmsFault::DigestWeak { digest: WeakDigest::Sha1 }));
    assert_eq!(fault("openssl-md5"), Some(CmsFault::DigestWeak { digest: WeakDigest::Md5 }));
    let other_salt = CmsFault::SignatureAlgorithmUnknown { oid: "1.2.840.113549.1.1.10".into() };
    assert_eq!(fault("openssl-pss-other-salt"), Some(other_salt));
    assert_eq!(fault("openssl-rsa1024"), Some(CmsFault::KeyWeak { bits: 1024 }));
    assert_eq!(fault("openssl-with-content"), Some(CmsFault::NotDetached));
    assert_eq!(fault("openssl-without-attributes"), Some(CmsFault::SignedAttributesMissing));
    assert_eq!(fault("openssl-without-certificate"), Some(CmsFault::CertificateMissing));
    assert_eq!(fault("openssl-two-signers"), Some(CmsFault::SignerCount { count: 2 }));
    let missing = CmsFault::AttributeMissing { attribute: AttributeKind::SigningCertificate };
    assert_eq!(fault("openssl-without-cades"), Some(missing));
    let plain = verify(&bytes("openssl-without-cades.cms"), &bytes("content.bin"), Profile::Pkcs7).unwrap();
    assert_eq!(plain.signing_certificate, None);
}

#[test]
fn a_changed_content_is_told() {
    let mut content = bytes("content.bin");
    content[3] ^= 1;
    assert_eq!(verify(&bytes("openssl-p256.cms"), &content, Profile::Cades).err(), Some(CmsFault::ContentChanged));
}

#[test]
fn a_changed_attribute_or_signature_is_told() {
    let whole = bytes("openssl-p256.cms");
    let content = bytes("content.bin");
    let parts = read("openssl-p256").parts;
    let place = |part: &[u8]| whole.windows(part.len()).position(|window| window == part).unwrap();
    // The last digit of the signing time, which no other rule looks at.
    let mut changed = whole.clone();
    let time = parts.signed_attributes.iter().find(|one| one.oid.to_string() == "1.2.840.113549.1.9.5").unwrap();
    changed[place(&time.values[0]) + time.values[0].len() - 2] ^= 1;
    assert_eq!(verify(&changed, &content, Profile::Cades).err(), Some(CmsFault::SignatureWrong));
    let mut changed = whole.clone();
    changed[place(&parts.signature) + parts.signature.len() - 1] ^= 1;
    assert_eq!(verify(&changed, &content, Profile::Cades).err(), Some(CmsFault::SignatureWrong));
}

#[test]
fn a_swapped_certificate_is_told() {
    // The attacker's certificate under the signer's own issuer and serial number.
    let mut cms = read("openssl-p256");
    cms.signer = certificate("minimal");
    let content = Digest::Sha256.of(&[&bytes("content.bin")]);
    assert_eq!(cms.verify(&content, Profile::Cades), Err(CmsFault::SigningCertificateDiffers));
    let mut cms = read("openssl-without-cades");
    cms.signer = certificate("rsa3072");
    assert_eq!(cms.verify(&content, Profile::Pkcs7), Err(CmsFault::SignatureWrong));
}

#[test]
fn padding_is_no_fault_and_anything_else_is() {
    let whole = bytes("openssl-p256.cms");
    let padded = [&whole[..], &[0; 5000]].concat();
    assert!(verify(&padded, &bytes("content.bin"), Profile::Cades).is_ok());
    assert_eq!(Cms::read(&padded).unwrap().bytes(&padded), whole);
    let hidden = [&whole[..], &[0; 50], b"x"].concat();
    assert_eq!(Cms::read(&hidden), Err(CmsFault::NotCms));
}

/// A CMS with `more` behind the certificates that it brings.
fn with_certificates(whole: &[u8], more: &[u8]) -> Vec<u8> {
    let der = |element: AnyRef<'_>| der::Encode::to_der(&element).unwrap();
    let mut info = Elements::inside(AnyRef::from_der(whole).unwrap()).unwrap();
    let kind = der(info.any().unwrap());
    let data = Elements::inside(info.any().unwrap()).unwrap().any().unwrap();
    let parts = Elements::inside(data).unwrap().rest().unwrap().into_iter().map(|part| {
        let certificates = part.tag() == context(TagNumber::N0);
        if certificates { ber::tlv(0xa0, &[part.value(), more].concat()) } else { der(part) }
    });
    let data = ber::tlv(0x30, &parts.collect::<Vec<_>>().concat());
    ber::tlv(0x30, &[kind, ber::tlv(0xa0, &data)].concat())
}

#[test]
fn a_certificate_that_stands_there_twice_or_is_of_another_kind_does_not_matter() {
    let (whole, content) = (bytes("openssl-p256.cms"), bytes("content.bin"));
    assert_eq!(with_certificates(&whole, &[]), whole);
    // AttributeCertificateV2 (RFC 5652, 10.2.2), as far as it can be told.
    for more in [certificate("p256").der(), &[0xa2, 2, 0x30, 0]] {
        let verified = verify(&with_certificates(&whole, more), &content, Profile::Cades).unwrap();
        assert_eq!(verified.signer, certificate("p256"));
    }
}

#[test]
fn indefinite_lengths_are_read() {
    // ContentInfo, the [0] in it and SignedData rewritten with indefinite lengths.
    let whole = bytes("openssl-p256.cms");
    let info = AnyRef::from_der(&whole).unwrap();
    let mut inside = Elements::inside(info).unwrap();
    let kind = der::Encode::to_der(&inside.any().unwrap()).unwrap();
    let data = Elements::inside(inside.any().unwrap()).unwrap().any().unwrap();
    let ber = [&[0x30, 0x80], &kind[..], &[0xa0, 0x80, 0x30, 0x80], data.value(), &[0; 6]].concat();
    let verified = verify(&ber, &bytes("content.bin"), Profile::Cades).unwrap();
    assert_eq!(verified.encoding, Encoding::Ber);
}

#[test]
fn every_truncation_is_an_error() {
    let whole = bytes("pyhanko-rsa2048.cms");
    for length in 0..whole.len() {
        assert_eq!(Cms::read(&whole[..length]), Err(CmsFault::NotCms), "{length}");
    }
}

#[test]
fn no_flipped_bit_of_what_is_signed_passes() {
    // Not signed are: versions, other certificates, encodings that mean the same, unsigned attributes.
    let whole = bytes("openssl-rsa2048.cms");
    let cms = read("openssl-rsa2048");
    let content = bytes("content.bin");
    for part in [&cms.parts.signed, &cms.parts.signature, &cms.signer.der().to_vec()] {
        let start = whole.windows(part.len()).position(|window| window == part.as_slice()).unwrap();
        for at in start..start + part.len() {
            let mut changed = whole.clone();
            changed[at] ^= 1 << (at % 8);
            assert!(verify(&changed, &content, Profile::Cades).is_err(), "byte {at}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn random_bytes_are_an_error(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(Cms::read(&bytes).is_err());
    }

    #[test]
    fn mutations_never_make_another_signature(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in any::<Option<prop::sample::Index>>(),
        doubled in any::<Option<(prop::sample::Index, u8)>>(),
    ) {
        let mut mutant = bytes("pyhanko-p256.cms");
        for (index, byte) in changes {
            let at = index.index(mutant.len());
            mutant[at] = byte;
        }
        if let Some((from, length)) = doubled {
            let at = from.index(mutant.len());
            let piece = mutant[at..mutant.len().min(at + usize::from(length))].to_vec();
            mutant.splice(at..at, piece);
        }
        if let Some(cut) = cut {
            mutant.truncate(cut.index(mutant.len()));
        }
        if let Ok(verified) = verify(&mutant, &bytes("content.bin"), Profile::Cades) {
            // What is not signed may have changed, but never who signed.
            prop_assert_eq!(verified.signer, certificate("p256"));
        }
    }

    #[test]
    fn mutated_certificates_never_stop_the_reader(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let mut mutant = bytes("rsa2048.cer");
        for (index, byte) in changes {
            let at = index.index(mutant.len());
            mutant[at] = byte;
        }
        if let Some(one) = Certificate::read(&mutant) {
            prop_assert!(one == certificate("rsa2048") || !one.is_signed_by(&certificate("intermediate")));
        }
    }
}
