//! Why a key does not sign, as data; the words are in `keys`.

use chrono::{DateTime, Utc};

use crate::cms::{CmsFault, Digest};

/// A key or certificate from which to choose, so that a message can list it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Candidate {
    /// The name that the token or file gives it.
    pub(crate) label: Option<String>,
    /// CKA_ID or localKeyId in hexadecimal.
    pub(crate) id: Option<String>,
    /// Serial number in hexadecimal.
    pub(crate) serial: String,
    /// Common name of the subject.
    pub(crate) subject: Option<String>,
    pub(crate) not_after: DateTime<Utc>,
    /// Why it cannot sign; `None`: it can.
    pub(crate) unfit: Option<Box<KeyRefusal>>,
}

/// A token in a slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TokenFacts {
    pub(crate) label: String,
    pub(crate) serial: String,
    pub(crate) manufacturer: String,
    pub(crate) model: String,
}

/// What is known of the tries that are left before a token locks itself. PKCS#11 has no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TriesLeft {
    /// CKF_USER_PIN_FINAL_TRY: the next wrong PIN locks it.
    One,
    /// CKF_USER_PIN_COUNT_LOW: wrong at least once since the last right one.
    Few,
    NotSaid,
}

/// Why signing does not happen. `subject` is always the common name of the certificate's subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum KeyRefusal {
    // Certificates.
    CertificateExpired {
        subject: Option<String>,
        since: DateTime<Utc>,
    },
    CertificateNotYetValid {
        subject: Option<String>,
        until: DateTime<Utc>,
    },
    /// Key usage has neither digitalSignature nor contentCommitment.
    CertificateUsage {
        subject: Option<String>,
    },
    /// Extended key usage names only purposes other than signing documents; dotted identifiers.
    CertificatePurpose {
        subject: Option<String>,
        purposes: Vec<String>,
    },
    CertificateOfAuthority {
        subject: Option<String>,
    },
    KeyTooSmall {
        subject: Option<String>,
        bits: usize,
    },
    /// Neither RSA nor P-256; the algorithm or curve as a dotted identifier.
    KeyKind {
        subject: Option<String>,
        oid: String,
    },
    // Choosing.
    NoCertificate,
    /// No candidate is so called.
    NoneCalled {
        wanted: String,
        candidates: Vec<Candidate>,
    },
    /// Several would do, or several are so called.
    Several {
        candidates: Vec<Candidate>,
    },
    /// There are some, but none can sign.
    NoneFit {
        candidates: Vec<Candidate>,
    },
    // Key files.
    KeyFileUnreadable,
    KeyFilePassword,
    /// Either the password is wrong or the file is damaged: a file without a MAC cannot tell.
    KeyFilePasswordOrDamage,
    /// Encrypted or protected by an algorithm that is not read here.
    KeyFileAlgorithm,
    KeyFileWithoutKey,
    /// The key in the file is damaged, or of a kind that cannot sign.
    KeyFileKey,
    // Tokens. `code` is the name of the PKCS#11 return value, if the library gave one.
    LibraryUnloadable {
        reason: String,
    },
    NoToken,
    NoTokenCalled {
        wanted: String,
        tokens: Vec<TokenFacts>,
    },
    SeveralTokens {
        tokens: Vec<TokenFacts>,
    },
    PinWrong {
        tries: TriesLeft,
    },
    /// The PIN's length is not one that the token allows.
    PinLength {
        least: usize,
        most: usize,
    },
    PinLocked,
    PinExpired,
    PinNotSet,
    /// The token has the certificate, but not its private key.
    NoPrivateKey {
        subject: Option<String>,
    },
    TokenRemoved,
    TokenFailed {
        step: TokenStep,
        code: String,
    },
    // The signature itself.
    /// The key that signed is not the certificate's.
    SignatureNotOfCertificate {
        subject: Option<String>,
    },
    SigningFailed,
    /// The CMS needs more bytes than `/Contents` has room for.
    TooLarge {
        needed: usize,
        capacity: usize,
    },
    // From outside.
    /// The CMS that came in is not acceptable.
    Cms {
        fault: CmsFault,
    },
    /// The CMS takes another digest than the SHA-256 that was sent out.
    OtherDigest {
        found: Digest,
    },
    /// The CMS is not by the certificate that was expected.
    OtherSigner {
        expected: Option<String>,
        found: Option<String>,
    },
    /// Neither a terminal to ask on nor the variable that would hold the secret.
    NoSecret {
        variable: &'static str,
    },
}

/// What was asked of a token when it failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenStep {
    Starting,
    ListingSlots,
    OpeningSession,
    LoggingIn,
    ReadingCertificates,
    FindingKey,
    Signing,
}
