//! Key files, new and old, right and wrong.

use der::asn1::AnyRef;
use der::{Decode, Encode, Tagged};
use proptest::prelude::*;

use super::*;
use crate::cms::Elements;
use crate::keys::KeyFile;

fn open(name: &str) -> Result<KeyFile, KeyError> {
    KeyFile::open(&bytes(&format!("{name}.p12")), &password())
}

fn refusal(bytes: &[u8], password: &str) -> Option<KeyError> {
    KeyFile::open(bytes, &Secret::new(password.into())).err()
}

#[test]
fn new_and_old_files_sign() {
    for name in ["rsa2048-aes", "rsa2048-3des", "rsa2048-rc2", "p256-aes", "p256-3des", "without-mac", "mac-sha512"] {
        let key = open(name).expect(name).choose(None, moment(AT)).expect(name);
        assert_eq!(key.chain(), [certificate("intermediate"), certificate("root")], "{name}");
        leave(name, &sign(&key));
    }
}

/// An element in BER: every constructed one of indefinite length.
fn indefinite(element: AnyRef<'_>) -> Vec<u8> {
    match Elements::inside(element).filter(|_| element.tag().is_constructed()).and_then(Elements::rest) {
        Some(inside) => {
            let tag = element.to_der().unwrap()[0];
            [vec![tag, 0x80], inside.into_iter().flat_map(indefinite).collect(), vec![0, 0]].concat()
        }
        None => element.to_der().unwrap(),
    }
}

#[test]
fn a_file_in_ber_signs() {
    let file = indefinite(AnyRef::from_der(&bytes("p256-aes.p12")).unwrap());
    sign(&KeyFile::open(&file, &password()).unwrap().choose(None, moment(AT)).unwrap());
}

#[test]
fn an_empty_password_is_a_password() {
    let file = KeyFile::open(&bytes("empty-password.p12"), &Secret::new(String::new())).unwrap();
    sign(&file.choose(None, moment(AT)).unwrap());
}

#[test]
fn the_signed_attributes_are_in_der_order_and_signed_as_a_set() {
    let unsigned = Unsigned::new(digest(), &certificate("p256"), &[]).unwrap();
    let attributes = unsigned.signed_attributes();
    assert_eq!(attributes[0], 0x31);
    // contentType (26 bytes), messageDigest (49), signingCertificateV2: by their bytes, so by their lengths.
    assert_eq!([attributes[3 + 1], attributes[3 + 26 + 1], attributes[3 + 26 + 49 + 1]], [24, 47, 55]);
}

#[test]
fn a_signature_by_another_key_is_not_put_in() {
    let key = open("rsa2048-aes").unwrap().choose(None, moment(AT)).unwrap();
    let unsigned = Unsigned::new(digest(), &certificate("rsa3072"), &[]).unwrap();
    let signature = key.sign(unsigned.signed_attributes()).unwrap();
    let subject = Some("Test office".to_owned());
    assert_eq!(unsigned.with_signature(&signature), Err(KeyError::SignatureNotOfCertificate { subject }));
}

#[test]
fn a_wrong_password_and_a_damaged_file_are_told_apart() {
    for name in ["rsa2048-aes", "rsa2048-3des", "p256-aes"] {
        let mut file = bytes(&format!("{name}.p12"));
        assert_eq!(refusal(&file, "wrong"), Some(KeyError::KeyFilePassword), "{name}");
        assert_eq!(refusal(&file, ""), Some(KeyError::KeyFilePassword), "{name}");
        assert_eq!(refusal(&file[..file.len() - 9], "test-password"), Some(KeyError::KeyFileUnreadable), "{name}");
        // Within the encrypted certificates: the key still opens, so that the password is known to be right.
        file[600] ^= 1;
        assert_eq!(refusal(&file, "test-password"), Some(KeyError::KeyFileUnreadable), "{name}");
    }
    assert_eq!(refusal(b"no key file", ""), Some(KeyError::KeyFileUnreadable));
    assert_eq!(refusal(&bytes("without-mac.p12"), "wrong"), Some(KeyError::KeyFilePasswordOrDamage));
    assert_eq!(refusal(&bytes("without-key.p12"), "test-password"), Some(KeyError::KeyFileWithoutKey));
}

#[test]
fn unfit_certificates_are_refused_before_signing() {
    let choose = |name: &str| open(name).unwrap().choose(None, moment(AT)).err();
    assert!(matches!(choose("rsa1024-aes"), Some(KeyError::KeyTooSmall { bits: 1024, .. })));
    assert!(matches!(choose("expired-aes"), Some(KeyError::CertificateExpired { .. })));
}

#[test]
fn several_keys_of_one_name_are_all_there() {
    let file = open("two-keys").unwrap();
    let Err(KeyError::Several { candidates }) = file.choose(None, moment(AT)) else { panic!() };
    assert_eq!(candidates.len(), 2);
    for name in ["rsa2048", "p256"] {
        let key = file.choose(Some(&certificate(name).serial_hex()), moment(AT)).unwrap();
        assert_eq!(*key.certificate(), certificate(name));
        sign(&key);
    }
}

#[test]
fn any_byte_of_a_key_file_may_be_wrong() {
    let whole = bytes("p256-3des.p12");
    for at in (0..whole.len()).step_by(3) {
        let mut changed = whole.clone();
        changed[at] = changed[at].wrapping_add(1);
        // When the changed byte does not matter, the key must still be the same.
        if let Ok(file) = KeyFile::open(&changed, &password()) {
            assert_eq!(*file.choose(None, moment(AT)).unwrap().certificate(), certificate("p256"), "byte {at}");
        }
    }
}

#[test]
fn no_error_holds_the_password() {
    for name in ["rsa2048-aes", "without-mac", "without-key"] {
        let refusal = refusal(&bytes(&format!("{name}.p12")), "secret-9271");
        assert!(!format!("{refusal:?}").contains("9271"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn random_and_mutated_files_never_stop_the_reader(
        random in proptest::collection::vec(any::<u8>(), 0..300),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..5),
        cut in any::<Option<prop::sample::Index>>(),
    ) {
        prop_assert!(KeyFile::open(&random, &password()).is_err());
        let mut mutant = bytes("without-mac.p12");
        for (index, byte) in changes {
            let at = index.index(mutant.len());
            mutant[at] = byte;
        }
        if let Some(cut) = cut {
            mutant.truncate(cut.index(mutant.len()));
        }
        // A file without a MAC may be read or refused after any change, but nothing may panic.
        if let Ok(file) = KeyFile::open(&mutant, &password()) {
            let _ = file.choose(None, moment(AT));
        }
    }
}
