//! SHA-256 of bytes.

use ring::digest::{SHA256, digest};

/// The 32 bytes of the digest.
pub(crate) fn sha256(bytes: &[u8]) -> Vec<u8> {
    digest(&SHA256, bytes).as_ref().to_vec()
}
