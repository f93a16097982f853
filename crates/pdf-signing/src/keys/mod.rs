//! Private keys: in a PKCS #12 file or on a PKCS #11 token. What each can do is one trait.

mod choice;
mod error;
pub(crate) mod fitness;
mod p12;
mod pbe;
mod secret;
#[cfg(test)]
mod tests;
mod token;

use crate::cms::Certificate;
pub use error::{Candidate, KeyError, TokenFacts, TokenStep, TriesLeft};
pub use p12::{FileKey, KeyFile};
pub use secret::Secret;
pub use token::{Chosen, Library, Token, TokenKey};

/// A private key that is ready to sign, with its certificate.
pub trait SigningKey {
    /// The certificate of the key.
    fn certificate(&self) -> &Certificate;

    /// The other certificates that the key's home has of the path, from the issuer upwards.
    fn chain(&self) -> &[Certificate];

    /// The signature over `signed_attributes` with SHA-256: PKCS #1 v1.5 (RFC 8017, 8.2), or the DER of an ECDSA signature
    /// (RFC 3279, 2.2.3).
    ///
    /// # Errors
    /// The key's home is gone or refuses.
    fn sign(&self, signed_attributes: &[u8]) -> Result<Vec<u8>, KeyError>;
}
