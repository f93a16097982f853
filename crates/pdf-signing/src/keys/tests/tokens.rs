//! A real token: SoftHSM as `.ci/judges/keys.sh` sets it up, named by PDF_SIGNING_PKCS11. Without the variable these tests pass over.

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::*;
use crate::keys::{Library, Token, TriesLeft};

/// A token's login state belongs to the whole process.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

fn library() -> Option<(Library, MutexGuard<'static, ()>)> {
    let path = std::env::var_os("PDF_SIGNING_PKCS11")?;
    let guard = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    Some((Library::load(Path::new(&path)).unwrap(), guard))
}

fn several(token: &Token) -> Vec<Option<String>> {
    match token.choose(None, moment(AT)) {
        Err(KeyError::Several { candidates }) => candidates.into_iter().map(|one| one.label).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn each_key_of_a_token_signs() {
    let Some((library, _guard)) = library() else { return };
    for (wanted, name) in [
        ("Head", "rsa2048"),
        ("B1", "rsa2048"),
        (certificate("rsa3072").serial_hex().as_str(), "rsa3072"),
        ("Bob Åkesson", "p256"),
    ] {
        let token = library.token(Some("several")).unwrap();
        let chosen = token.choose(Some(wanted), moment(AT)).unwrap();
        assert_eq!(*chosen.certificate(), certificate(name));
        assert_eq!(chosen.chain(), [certificate("intermediate"), certificate("root")]);
        token.log_in(Some(&password())).unwrap();
        leave(&format!("token-{name}"), &sign(&token.key(chosen).unwrap()));
    }
}

#[test]
fn tokens_are_found_by_label_or_serial_and_listed_when_several() {
    let Some((library, _guard)) = library() else { return };
    let Err(KeyError::SeveralTokens { tokens }) = library.token(None) else { panic!() };
    assert_eq!(tokens.len(), 3);
    let one = tokens.iter().find(|one| one.label == "one").unwrap();
    assert!(library.token(Some(&one.serial)).is_ok());
    let Err(KeyError::NoTokenCalled { wanted, tokens }) = library.token(Some("absent")) else { panic!() };
    assert_eq!((wanted.as_str(), tokens.len()), ("absent", 3));
}

#[test]
fn the_only_fit_certificate_needs_no_name() {
    let Some((library, _guard)) = library() else { return };
    let token = library.token(Some("one")).unwrap();
    let chosen = token.choose(None, moment(AT)).unwrap();
    assert_eq!(*chosen.certificate(), certificate("p256"));
    let labels = several(&library.token(Some("several")).unwrap());
    assert!(labels.contains(&Some("Head".into())) && labels.len() >= 3, "{labels:?}");
}

#[test]
fn a_certificate_without_its_key_is_told() {
    let Some((library, _guard)) = library() else { return };
    let token = library.token(Some("without-key")).unwrap();
    let chosen = token.choose(None, moment(AT)).unwrap();
    token.log_in(Some(&password())).unwrap();
    let subject = Some("Bob Åkesson".to_owned());
    assert_eq!(token.key(chosen).err(), Some(KeyError::NoPrivateKey { subject }));
}

#[test]
fn a_wrong_pin_is_told_and_never_shown() {
    let Some((library, _guard)) = library() else { return };
    let token = library.token(Some("one")).unwrap();
    let refusal = token.log_in(Some(&Secret::new("wrong-9271".into()))).unwrap_err();
    // SoftHSM counts but never locks.
    assert!(matches!(refusal, KeyError::PinWrong { tries: TriesLeft::Few | TriesLeft::NotSaid }), "{refusal:?}");
    assert!(!format!("{refusal:?}").contains("9271"));
    let short = token.log_in(Some(&Secret::new("1".into()))).unwrap_err();
    assert!(matches!(short, KeyError::PinLength { least: 4, .. } | KeyError::PinWrong { .. }), "{short:?}");
    token.log_in(Some(&password())).unwrap();
}

#[test]
fn a_file_that_is_no_library_is_told() {
    for path in ["/no-such-library", concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")] {
        assert!(matches!(Library::load(Path::new(path)).err(), Some(KeyError::LibraryUnloadable { .. })), "{path}");
    }
}
