//! Why a key does not sign.

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
