//! A PKCS#11 token: its library and a choice in, a key that signs out. The PIN stays within the call that logs in.

use std::path::Path;

use chrono::{DateTime, Utc};
use cryptoki::context::{CInitializeArgs, CInitializeFlags, Pkcs11};
use cryptoki::error::{Error, RvError};
use cryptoki::mechanism::{Mechanism, MechanismType};
use cryptoki::object::{Attribute, AttributeType, CertificateType, ObjectClass, ObjectHandle};
use cryptoki::session::{Session, UserType};
use cryptoki::slot::{Slot, TokenInfo};
use cryptoki::types::AuthPin;
use der::Encode;
use der::asn1::UintRef;

use super::SigningKey;
use super::choice::{self, Listed};
use crate::cms::{Certificate, Digest, KeyKind, modulus, tlv};
use crate::keys::KeyError;
use crate::keys::Secret;
use crate::keys::{TokenFacts, TokenStep, TriesLeft};

/// DigestInfo of SHA-256 up to the digest itself (RFC 8017, 9.2, note 1).
const SHA256_DIGEST_INFO: [u8; 19] =
    [0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20];

/// A PKCS#11 library that is loaded and started. It stays started until the program ends, since another part of the
/// program may have it open too.
pub struct Library(Pkcs11);

/// A token with a session, logged in or not.
pub struct Token {
    library: Pkcs11,
    slot: Slot,
    session: Session,
}

/// A certificate of a token that may sign, with its chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    listed: Listed,
    chain: Vec<Certificate>,
}

/// A private key on a token that is logged in.
pub struct TokenKey {
    token: Token,
    chosen: Chosen,
    key: ObjectHandle,
}

impl Library {
    /// Loads and starts the library at `path`. It is code of another maker and runs in this process.
    ///
    /// # Errors
    /// No library, or one that does not start.
    pub fn load(path: &Path) -> Result<Self, KeyError> {
        let library = Pkcs11::new(path).map_err(|error| KeyError::LibraryUnloadable { reason: error.to_string() })?;
        match library.initialize(CInitializeArgs::new(CInitializeFlags::OS_LOCKING_OK)) {
            Ok(()) | Err(Error::Pkcs11(RvError::CryptokiAlreadyInitialized, _)) => Ok(Self(library)),
            Err(error) => Err(failed(TokenStep::Starting, &error)),
        }
    }

    /// The token with this label or serial number, or the only one.
    ///
    /// # Errors
    /// None, or several.
    pub fn token(&self, wanted: Option<&str>) -> Result<Token, KeyError> {
        let slots = self.slots()?;
        let facts = |slots: &[(Slot, TokenFacts)]| slots.iter().map(|(_, facts)| facts.clone()).collect::<Vec<_>>();
        if slots.is_empty() {
            return Err(KeyError::NoToken);
        }
        let called: Vec<_> = match wanted {
            Some(wanted) => {
                slots.iter().filter(|(_, one)| one.label == wanted || one.serial == wanted).cloned().collect()
            }
            None => slots.clone(),
        };
        match (called.as_slice(), wanted) {
            ([(slot, _)], _) => self.open(*slot),
            ([], Some(wanted)) => Err(KeyError::NoTokenCalled { wanted: wanted.to_owned(), tokens: facts(&slots) }),
            _ => Err(KeyError::SeveralTokens { tokens: facts(&called) }),
        }
    }

    fn open(&self, slot: Slot) -> Result<Token, KeyError> {
        let session = self.0.open_ro_session(slot).map_err(|error| failed(TokenStep::OpeningSession, &error))?;
        Ok(Token { library: self.0.clone(), slot, session })
    }

    fn slots(&self) -> Result<Vec<(Slot, TokenFacts)>, KeyError> {
        let slots = self.0.get_slots_with_token().map_err(|error| failed(TokenStep::ListingSlots, &error))?;
        let mut tokens = Vec::new();
        for slot in slots {
            match self.0.get_token_info(slot) {
                Ok(info) if info.token_initialized() => tokens.push((slot, facts(&info))),
                // Not set up, or pulled out since: no token to sign with.
                Ok(_) | Err(Error::Pkcs11(RvError::TokenNotPresent | RvError::TokenNotRecognized, _)) => {}
                Err(error) => return Err(failed(TokenStep::ListingSlots, &error)),
            }
        }
        Ok(tokens)
    }
}

impl Token {
    /// The certificate with this label, subject, id or serial number, or the only one that may sign at `at`. Needs no
    /// PIN as long as the token shows its certificates to everyone; otherwise `KeyError::NoCertificate` before `log_in`.
    ///
    /// # Errors
    /// None or several are so called, or the one may not sign at `at`.
    pub fn choose(&self, wanted: Option<&str>, at: DateTime<Utc>) -> Result<Chosen, KeyError> {
        let all = self.certificates()?;
        let index = choice::choose(&all, wanted, at)?;
        let listed = all.get(index).cloned().ok_or(KeyError::NoCertificate)?;
        let pool: Vec<Certificate> = all.into_iter().map(|one| one.certificate).collect();
        Ok(Chosen { chain: listed.certificate.chain(&pool), listed })
    }

    /// Whether the token has a keypad of its own, so that no PIN is asked for here.
    pub fn has_keypad(&self) -> bool {
        self.library.get_token_info(self.slot).is_ok_and(|info| info.protected_authentication_path())
    }

    /// Logs in with the PIN; `None` only for a token with a keypad.
    ///
    /// # Errors
    /// A wrong PIN, with what is known of the tries left; a locked one is found without a try.
    pub fn log_in(&self, pin: Option<&Secret>) -> Result<(), KeyError> {
        let info = self.info()?;
        if !info.user_pin_initialized() {
            return Err(KeyError::PinNotSet);
        }
        // The login would fail, and some tokens would count it as another wrong try.
        if info.user_pin_locked() {
            return Err(KeyError::PinLocked);
        }
        let pin = pin.map(|pin| AuthPin::new(pin.expose().into()));
        let error = match self.session.login(UserType::User, pin.as_ref()) {
            Ok(()) | Err(Error::Pkcs11(RvError::UserAlreadyLoggedIn, _)) => return Ok(()),
            Err(error) => error,
        };
        Err(match error {
            Error::Pkcs11(RvError::PinIncorrect | RvError::PinInvalid, _) => self.wrong_pin()?,
            Error::Pkcs11(RvError::PinLenRange, _) => {
                KeyError::PinLength { least: info.min_pin_length(), most: info.max_pin_length() }
            }
            Error::Pkcs11(RvError::PinLocked, _) => KeyError::PinLocked,
            Error::Pkcs11(RvError::PinExpired, _) => KeyError::PinExpired,
            Error::Pkcs11(RvError::UserPinNotInitialized, _) => KeyError::PinNotSet,
            error => failed(TokenStep::LoggingIn, &error),
        })
    }

    /// The private key of `chosen`; the token must be logged in.
    ///
    /// # Errors
    /// The token has no such key.
    pub fn key(self, chosen: Chosen) -> Result<TokenKey, KeyError> {
        let key = self.private_key(&chosen.listed)?;
        let key = key.ok_or(KeyError::NoPrivateKey { subject: chosen.listed.certificate.subject.clone() })?;
        Ok(TokenKey { token: self, chosen, key })
    }

    fn info(&self) -> Result<TokenInfo, KeyError> {
        self.library.get_token_info(self.slot).map_err(|error| failed(TokenStep::LoggingIn, &error))
    }

    /// What is known of the tries that are left after a wrong PIN.
    fn wrong_pin(&self) -> Result<KeyError, KeyError> {
        let info = self.info()?;
        Ok(match (info.user_pin_locked(), info.user_pin_final_try(), info.user_pin_count_low()) {
            (true, ..) => KeyError::PinLocked,
            (_, true, _) => KeyError::PinWrong { tries: TriesLeft::One },
            (_, _, true) => KeyError::PinWrong { tries: TriesLeft::Few },
            _ => KeyError::PinWrong { tries: TriesLeft::NotSaid },
        })
    }

    /// Every X.509 certificate that can be read.
    fn certificates(&self) -> Result<Vec<Listed>, KeyError> {
        let fail = |error| failed(TokenStep::ReadingCertificates, &error);
        let kind = [
            Attribute::Class(ObjectClass::CERTIFICATE),
            Attribute::Token(true),
            Attribute::CertificateType(CertificateType::X_509),
        ];
        let mut all: Vec<Listed> = Vec::new();
        for handle in self.session.find_objects(&kind).map_err(fail)? {
            let wanted = [AttributeType::Value, AttributeType::Label, AttributeType::Id];
            let (mut certificate, mut label, mut id) = (None, None, None);
            for attribute in self.session.get_attributes(handle, &wanted).map_err(fail)? {
                match attribute {
                    Attribute::Value(der) => certificate = Certificate::read(&der),
                    Attribute::Label(bytes) => label = String::from_utf8(bytes).ok().filter(|text| !text.is_empty()),
                    Attribute::Id(bytes) => id = Some(bytes).filter(|id| !id.is_empty()),
                    _ => {}
                }
            }
            // Some tokens show a certificate once for each of its uses.
            if let Some(certificate) = certificate
                && !all.iter().any(|one| one.certificate == certificate)
            {
                all.push(Listed { certificate, label, id });
            }
        }
        Ok(all)
    }

    /// By CKA_ID, as PKCS#11 wants it (4.6.3), or by the modulus, for tokens whose ids do not agree.
    fn private_key(&self, of: &Listed) -> Result<Option<ObjectHandle>, KeyError> {
        let fail = |error| failed(TokenStep::FindingKey, &error);
        let mut ways = Vec::new();
        ways.extend(of.id.clone().map(Attribute::Id));
        if let KeyKind::Rsa { .. } = of.certificate.key {
            ways.extend(modulus(of.certificate.public_key()).map(|modulus| Attribute::Modulus(modulus.to_vec())));
        }
        for way in ways {
            let wanted = [Attribute::Class(ObjectClass::PRIVATE_KEY), way];
            if let Some(key) = self.session.find_objects(&wanted).map_err(fail)?.first() {
                return Ok(Some(*key));
            }
        }
        Ok(None)
    }
}

impl Chosen {
    /// The certificate, which is known before the PIN is asked for.
    pub fn certificate(&self) -> &Certificate {
        &self.listed.certificate
    }

    /// The other certificates that the token has of the path.
    pub fn chain(&self) -> &[Certificate] {
        &self.chain
    }
}

impl TokenKey {
    fn ask(&self, mechanism: &Mechanism<'_>, data: &[u8]) -> Result<Vec<u8>, Error> {
        self.token.session.sign(mechanism, self.key, data)
    }

    fn sign_rsa(&self, signed_attributes: &[u8]) -> Result<Vec<u8>, Error> {
        let listed = self.token.library.get_mechanism_list(self.token.slot);
        let has = |wanted| listed.as_ref().map_or(true, |all| all.contains(&wanted));
        if has(MechanismType::SHA256_RSA_PKCS) {
            match self.ask(&Mechanism::Sha256RsaPkcs, signed_attributes) {
                // The token has the mechanism, but not for this key: the digest is signed instead.
                Err(Error::Pkcs11(RvError::MechanismInvalid | RvError::KeyFunctionNotPermitted, _)) => {}
                answer => return answer,
            }
        }
        let digest = Digest::Sha256.of(&[signed_attributes]);
        self.ask(&Mechanism::RsaPkcs, &[&SHA256_DIGEST_INFO[..], &digest].concat())
    }

    fn sign_ecdsa(&self, signed_attributes: &[u8]) -> Result<Vec<u8>, Error> {
        let raw = self.ask(&Mechanism::Ecdsa, &Digest::Sha256.of(&[signed_attributes]))?;
        ecdsa_der(&raw).ok_or(Error::InvalidValue)
    }
}

impl SigningKey for TokenKey {
    fn certificate(&self) -> &Certificate {
        self.chosen.certificate()
    }

    fn chain(&self) -> &[Certificate] {
        self.chosen.chain()
    }

    fn sign(&self, signed_attributes: &[u8]) -> Result<Vec<u8>, KeyError> {
        let answer = match self.certificate().key {
            KeyKind::Rsa { .. } => self.sign_rsa(signed_attributes),
            _ => self.sign_ecdsa(signed_attributes),
        };
        answer.map_err(|error| failed(TokenStep::Signing, &error))
    }
}

/// PKCS#11 gives r and s one after another (2.3.1), CMS wants a SEQUENCE of them (RFC 3279, 2.2.3).
fn ecdsa_der(raw: &[u8]) -> Option<Vec<u8>> {
    if raw.is_empty() || !raw.len().is_multiple_of(2) {
        return None;
    }
    let (r, s) = raw.split_at(raw.len() / 2);
    let integer = |bytes| UintRef::new(bytes).ok()?.to_der().ok();
    Some(tlv(0x30, &[integer(r)?, integer(s)?].concat()))
}

fn facts(info: &TokenInfo) -> TokenFacts {
    TokenFacts {
        label: info.label().to_owned(),
        serial: info.serial_number().to_owned(),
        manufacturer: info.manufacturer_id().to_owned(),
        model: info.model().to_owned(),
    }
}

/// The error for a return value that has no variant of its own. The name of the value is given; it holds no secret.
fn failed(step: TokenStep, error: &Error) -> KeyError {
    match error {
        Error::Pkcs11(RvError::TokenNotPresent | RvError::DeviceRemoved | RvError::SessionHandleInvalid, _) => {
            KeyError::TokenRemoved
        }
        Error::Pkcs11(code, _) => KeyError::TokenFailed { step, code: format!("{code:?}") },
        _ => KeyError::TokenFailed { step, code: String::new() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raw_ecdsa_becomes_der_with_signs_and_without_leading_zeros() {
        let raw = [[0, 0, 0x01], [0x80, 0, 0]].concat();
        assert_eq!(ecdsa_der(&raw), Some(vec![0x30, 0x09, 0x02, 0x01, 0x01, 0x02, 0x04, 0x00, 0x80, 0, 0]));
        assert_eq!(ecdsa_der(&[1, 2, 3]), None);
        assert_eq!(ecdsa_der(&[]), None);
    }
}
