//! Where private keys are: a token, a key file, or outside. What each can do is one trait.

mod choice;
pub(crate) mod outside;
mod p12;
mod pbe;
mod token;

use crate::cms::Certificate;
use crate::refusals::KeyRefusal;
pub(crate) use p12::KeyFile;
pub(crate) use token::Library;
#[cfg(test)]
pub(crate) use token::Token;

/// A private key that is ready to sign, with its certificate.
pub(crate) trait SigningKey {
    fn certificate(&self) -> &Certificate;

    /// The other certificates that the key's home has of the path, from the issuer upwards.
    fn chain(&self) -> &[Certificate];

    /// The signature over `signed_attributes` with SHA-256: PKCS #1 v1.5, or the DER of an ECDSA signature.
    fn sign(&self, signed_attributes: &[u8]) -> Result<Vec<u8>, KeyRefusal>;
}
