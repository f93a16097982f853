//! Why a key does not sign.

use std::fmt;

use chrono::{DateTime, Utc};

use crate::cms::{CmsFault, Digest};

/// A key or certificate from which to choose, so that a message can list it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The name that the token or file gives it.
    pub label: Option<String>,
    /// CKA_ID or localKeyId in hexadecimal.
    pub id: Option<String>,
    /// Serial number in hexadecimal.
    pub serial: String,
    /// Common name of the subject.
    pub subject: Option<String>,
    /// The end of its validity.
    pub not_after: DateTime<Utc>,
    /// Why it cannot sign; `None`: it can.
    pub unfit: Option<Box<KeyError>>,
}

/// A token in a slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenFacts {
    /// The label that its owner gave it.
    pub label: String,
    /// Its serial number, as printed on it.
    pub serial: String,
    /// Who made it.
    pub manufacturer: String,
    /// Which of the maker's models it is.
    pub model: String,
}

/// What is known of the tries that are left before a token locks itself. PKCS#11 has no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TriesLeft {
    /// CKF_USER_PIN_FINAL_TRY: the next wrong PIN locks it.
    One,
    /// CKF_USER_PIN_COUNT_LOW: wrong at least once since the last right one.
    Few,
    /// The token says nothing.
    NotSaid,
}

/// Why signing does not happen. `subject` is always the common name of the certificate's subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyError {
    // Certificates.
    /// Its validity is over.
    CertificateExpired {
        /// Whose certificate it is.
        subject: Option<String>,
        /// The end of its validity.
        since: DateTime<Utc>,
    },
    /// Its validity has not begun.
    CertificateNotYetValid {
        /// Whose certificate it is.
        subject: Option<String>,
        /// The beginning of its validity.
        until: DateTime<Utc>,
    },
    /// Key usage has neither digitalSignature nor contentCommitment.
    CertificateUsage {
        /// Whose certificate it is.
        subject: Option<String>,
    },
    /// Extended key usage names only purposes other than signing documents; dotted identifiers.
    CertificatePurpose {
        /// Whose certificate it is.
        subject: Option<String>,
        /// The purposes.
        purposes: Vec<String>,
    },
    /// It is an authority's, for issuing other certificates.
    CertificateOfAuthority {
        /// Whose certificate it is.
        subject: Option<String>,
    },
    /// RSA with a modulus of less than 2048 bits (NIST SP 800-131A).
    KeyTooSmall {
        /// Whose certificate it is.
        subject: Option<String>,
        /// Bits of the modulus.
        bits: usize,
    },
    /// Neither RSA nor P-256; the algorithm or curve as a dotted identifier.
    KeyKind {
        /// Whose certificate it is.
        subject: Option<String>,
        /// The identifier.
        oid: String,
    },
    // Choosing.
    /// There is none but those of authorities, or none is shown before the login.
    NoCertificate,
    /// No candidate is so called.
    NoneCalled {
        /// What was asked for.
        wanted: String,
        /// What there is.
        candidates: Vec<Candidate>,
    },
    /// Several would do, or several are so called.
    Several {
        /// Those that would do.
        candidates: Vec<Candidate>,
    },
    /// There are some, but none can sign.
    NoneFit {
        /// What there is, each with the reason against it.
        candidates: Vec<Candidate>,
    },
    // Key files.
    /// No PKCS #12 file, or a damaged one.
    KeyFileUnreadable,
    /// The password is wrong.
    KeyFilePassword,
    /// Either the password is wrong or the file is damaged: a file without a MAC cannot tell.
    KeyFilePasswordOrDamage,
    /// Encrypted or protected by an algorithm that is not read here.
    KeyFileAlgorithm,
    /// There is no private key in the file.
    KeyFileWithoutKey,
    /// The key in the file is damaged, or of a kind that cannot sign.
    KeyFileKey,
    // Tokens. `code` is the name of the PKCS#11 return value, if the library gave one.
    /// The PKCS #11 library cannot be loaded.
    LibraryUnloadable {
        /// What the system says.
        reason: String,
    },
    /// No token that is set up is in any slot.
    NoToken,
    /// No token has that label or serial number.
    NoTokenCalled {
        /// What was asked for.
        wanted: String,
        /// What there is.
        tokens: Vec<TokenFacts>,
    },
    /// Several tokens would do.
    SeveralTokens {
        /// Those that would do.
        tokens: Vec<TokenFacts>,
    },
    /// The PIN is wrong.
    PinWrong {
        /// What is known of the tries that are left.
        tries: TriesLeft,
    },
    /// The PIN's length is not one that the token allows.
    PinLength {
        /// Characters at least.
        least: usize,
        /// Characters at most.
        most: usize,
    },
    /// The token has locked the PIN after wrong ones.
    PinLocked,
    /// The PIN has to be changed.
    PinExpired,
    /// No PIN has been set.
    PinNotSet,
    /// The token has the certificate, but not its private key.
    NoPrivateKey {
        /// Whose certificate it is.
        subject: Option<String>,
    },
    /// The token was pulled out.
    TokenRemoved,
    /// The token or its library reports an error.
    TokenFailed {
        /// What was asked of it.
        step: TokenStep,
        /// The name of the return value; empty when there is none.
        code: String,
    },
    // The signature itself.
    /// The key that signed is not the certificate's.
    SignatureNotOfCertificate {
        /// Whose certificate it is.
        subject: Option<String>,
    },
    /// The signature could not be made or written.
    SigningFailed,
    /// The CMS needs more bytes than `/Contents` has room for.
    TooLarge {
        /// Bytes of the CMS.
        needed: usize,
        /// Bytes of the room.
        capacity: usize,
    },
    // From outside.
    /// The CMS that came in is not acceptable.
    Cms {
        /// Why not.
        fault: CmsFault,
    },
    /// The CMS takes another digest than the SHA-256 that was sent out.
    OtherDigest {
        /// The digest that it takes.
        found: Digest,
    },
    /// The CMS is not by the certificate that was expected.
    OtherSigner {
        /// Whose it was to be.
        expected: Option<String>,
        /// Whose it is.
        found: Option<String>,
    },
}

/// What was asked of a token when it failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenStep {
    /// Starting the library.
    Starting,
    /// Listing the slots with a token.
    ListingSlots,
    /// Opening a session.
    OpeningSession,
    /// Logging in.
    LoggingIn,
    /// Reading its certificates.
    ReadingCertificates,
    /// Finding the private key.
    FindingKey,
    /// Signing.
    Signing,
}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = |subject: &Option<String>| format!("{:?}", subject.as_deref().unwrap_or("(no name)"));
        match self {
            Self::CertificateExpired { subject, since } => {
                write!(f, "the certificate of {} has expired on {since}", named(subject))
            }
            Self::CertificateNotYetValid { subject, until } => {
                write!(f, "the certificate of {} is not valid before {until}", named(subject))
            }
            Self::CertificateUsage { subject } | Self::CertificatePurpose { subject, .. } => {
                write!(f, "the certificate of {} is not for signing documents", named(subject))
            }
            Self::CertificateOfAuthority { subject } => {
                write!(f, "the certificate of {} is an authority's", named(subject))
            }
            Self::KeyTooSmall { subject, bits } => write!(f, "the key of {} has only {bits} bits", named(subject)),
            Self::KeyKind { subject, oid } => {
                write!(f, "the key of {} is of a kind not used here: {oid}", named(subject))
            }
            Self::NoCertificate => f.write_str("there is no certificate"),
            Self::NoneCalled { wanted, .. } => write!(f, "no certificate is called {wanted:?}"),
            Self::Several { candidates } => write!(f, "{} certificates would do", candidates.len()),
            Self::NoneFit { candidates } => write!(f, "none of {} certificates can sign", candidates.len()),
            Self::KeyFileUnreadable => f.write_str("the key file is damaged or none"),
            Self::KeyFilePassword => f.write_str("the password of the key file is wrong"),
            Self::KeyFilePasswordOrDamage => f.write_str("the password is wrong, or the key file is damaged"),
            Self::KeyFileAlgorithm => f.write_str("the key file is protected in a way that is not read"),
            Self::KeyFileWithoutKey => f.write_str("the key file has no private key"),
            Self::KeyFileKey => f.write_str("the private key in the file is damaged or cannot sign"),
            Self::LibraryUnloadable { reason } => write!(f, "the PKCS #11 library cannot be loaded: {reason}"),
            Self::NoToken => f.write_str("there is no token"),
            Self::NoTokenCalled { wanted, .. } => write!(f, "no token is called {wanted:?}"),
            Self::SeveralTokens { tokens } => write!(f, "{} tokens would do", tokens.len()),
            Self::PinWrong { .. } => f.write_str("the PIN is wrong"),
            Self::PinLength { least, most } => write!(f, "a PIN has {least} to {most} characters"),
            Self::PinLocked => f.write_str("the PIN is locked"),
            Self::PinExpired => f.write_str("the PIN has expired"),
            Self::PinNotSet => f.write_str("no PIN has been set"),
            Self::NoPrivateKey { subject } => write!(f, "the token lacks the private key of {}", named(subject)),
            Self::TokenRemoved => f.write_str("the token was pulled out"),
            Self::TokenFailed { step, code } => write!(f, "the token failed ({step:?}): {code}"),
            Self::SignatureNotOfCertificate { subject } => {
                write!(f, "the signature is not by the key of {}", named(subject))
            }
            Self::SigningFailed => f.write_str("the signature could not be made"),
            Self::TooLarge { needed, capacity } => write!(f, "the CMS has {needed} bytes, its room {capacity}"),
            Self::Cms { fault } => write!(f, "the CMS cannot be used: {fault:?}"),
            Self::OtherDigest { found } => write!(f, "the CMS takes {found:?}, where SHA-256 was asked for"),
            Self::OtherSigner { expected, found } => {
                write!(f, "the CMS is by {}, where {} was expected", named(found), named(expected))
            }
        }
    }
}

impl std::error::Error for KeyError {}
