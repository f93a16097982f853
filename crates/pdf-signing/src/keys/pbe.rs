//! Password-based encryption and MAC of key files (RFC 7292, RFC 8018): algorithm, password and bytes in, plain bytes out.

use std::cell::Cell;
use std::num::NonZeroU32;

use aes::cipher::block_padding::Pkcs7;
use aes::cipher::{BlockDecryptMut, KeyIvInit};
use der::Tag;
use der::asn1::{AnyRef, ObjectIdentifier, OctetStringRef};
use ring::{digest, hmac, pbkdf2};
use zeroize::Zeroizing;

use crate::cms::{Elements, oid};
use crate::keys::Secret;

const PBES2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.5.13");
const PBKDF2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.5.12");
const HMAC_SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.2.9");
const HMAC_SHA384: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.2.10");
const HMAC_SHA512: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.2.11");
const HMAC_SHA1: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.2.7");
const AES_128: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.1.2");
const AES_192: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.1.22");
const AES_256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.1.42");
const TRIPLE_DES: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.3.7");
// RFC 7292, appendix C.
const PBE_3DES: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.1.3");
const PBE_RC2_128: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.1.5");
const PBE_RC2_40: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.12.1.6");

/// More rounds than any program uses, of one derivation and of all in a file: a file that asks for more would only stop the
/// program. Three derivations of 2,000,000 rounds, ten times what is usual, stay within it.
const MOST_ROUNDS: u32 = 5_000_000;
const MOST_ROUNDS_OF_ALL: u32 = 8_000_000;

/// The rounds that a key file may still ask for.
#[derive(Debug)]
pub(super) struct IterationBudget(Cell<u32>);

impl Default for IterationBudget {
    fn default() -> Self {
        Self(Cell::new(MOST_ROUNDS_OF_ALL))
    }
}

impl IterationBudget {
    /// The rounds that a derivation states, which it goes through so many times.
    fn stated(&self, element: Option<AnyRef<'_>>, times: u32) -> Result<u32, Closed> {
        let rounds = element.and_then(|element| element.decode_as::<u32>().ok()).ok_or(Closed::Malformed)?;
        let left = self.0.get().checked_sub(rounds.saturating_mul(times)).filter(|_| rounds <= MOST_ROUNDS);
        self.0.set(left.ok_or(Closed::Algorithm)?);
        Ok(rounds)
    }
}

/// Why something stays closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Closed {
    /// Malformed parameters.
    Malformed,
    /// An algorithm that is not read here.
    Algorithm,
    /// The password is wrong, or the bytes are damaged.
    Password,
}

/// Opens `sealed`, encrypted under the AlgorithmIdentifier `algorithm`.
pub(super) fn open(
    algorithm: AnyRef<'_>,
    password: &Secret,
    sealed: &[u8],
    left: &IterationBudget,
) -> Result<Zeroizing<Vec<u8>>, Closed> {
    let mut parts = Elements::of(algorithm, Tag::Sequence).ok_or(Closed::Malformed)?;
    let oid = parts.any().and_then(|oid| oid.decode_as().ok()).ok_or(Closed::Malformed)?;
    let parameters = parts.take(Tag::Sequence);
    let parameters = || parameters.and_then(Elements::inside).ok_or(Closed::Malformed);
    let (key_length, iv_length, cipher) = match oid {
        PBES2 => return open_pbes2(parameters()?, password, sealed, left),
        PBE_3DES => (24, 8, TRIPLE_DES),
        PBE_RC2_128 => (16, 8, PBE_RC2_128),
        PBE_RC2_40 => (5, 8, PBE_RC2_40),
        _ => return Err(Closed::Algorithm),
    };
    let mut parameters = parameters()?;
    let salt = octets(&mut parameters).ok_or(Closed::Malformed)?;
    // Key and first block are derived each by itself; SHA-1 gives 20 bytes at a time.
    let rounds = left.stated(parameters.any(), if key_length > 20 { 3 } else { 2 })?;
    let derived = |purpose, length| {
        let bmp = bmp(password.expose());
        derive(&digest::SHA1_FOR_LEGACY_USE_ONLY, purpose, &bmp, salt, rounds, length)
    };
    decrypt(cipher, &derived(KEY, key_length), &derived(IV, iv_length), sealed)
}

/// RFC 8018, 6.2 with PBKDF2.
fn open_pbes2(
    mut parameters: Elements<'_>,
    password: &Secret,
    sealed: &[u8],
    left: &IterationBudget,
) -> Result<Zeroizing<Vec<u8>>, Closed> {
    let mut derivation = parameters.take(Tag::Sequence).and_then(Elements::inside).ok_or(Closed::Malformed)?;
    let mut cipher = parameters.take(Tag::Sequence).and_then(Elements::inside).ok_or(Closed::Malformed)?;
    if oid_of(&mut derivation)? != PBKDF2 {
        return Err(Closed::Algorithm);
    }
    let mut derivation = derivation.take(Tag::Sequence).and_then(Elements::inside).ok_or(Closed::Malformed)?;
    let salt = octets(&mut derivation).ok_or(Closed::Malformed)?;
    let stated = derivation.any();
    let _key_length = derivation.take_if(Tag::Integer);
    let function = match derivation.take_if(Tag::Sequence).and_then(Elements::inside) {
        None => pbkdf2::PBKDF2_HMAC_SHA1,
        Some(mut function) => match oid_of(&mut function)? {
            HMAC_SHA1 => pbkdf2::PBKDF2_HMAC_SHA1,
            HMAC_SHA256 => pbkdf2::PBKDF2_HMAC_SHA256,
            HMAC_SHA384 => pbkdf2::PBKDF2_HMAC_SHA384,
            HMAC_SHA512 => pbkdf2::PBKDF2_HMAC_SHA512,
            _ => return Err(Closed::Algorithm),
        },
    };
    let cipher_oid = oid_of(&mut cipher)?;
    let length = match cipher_oid {
        AES_128 => 16,
        AES_192 | TRIPLE_DES => 24,
        AES_256 => 32,
        _ => return Err(Closed::Algorithm),
    };
    let iv = octets(&mut cipher).ok_or(Closed::Malformed)?;
    let short = function == pbkdf2::PBKDF2_HMAC_SHA1 && length > 20;
    let rounds = NonZeroU32::new(left.stated(stated, if short { 2 } else { 1 })?).ok_or(Closed::Malformed)?;
    let mut key = Zeroizing::new(vec![0; length]);
    pbkdf2::derive(function, rounds, salt, password.expose().as_bytes(), &mut key);
    decrypt(cipher_oid, &key, iv, sealed)
}

/// CBC with the padding of RFC 5652, 6.3.
fn decrypt(cipher: ObjectIdentifier, key: &[u8], iv: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Closed> {
    fn with<C>(cipher: Result<C, aes::cipher::InvalidLength>, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Closed>
    where
        C: BlockDecryptMut,
    {
        let plain = cipher.map_err(|_| Closed::Malformed)?.decrypt_padded_vec_mut::<Pkcs7>(sealed);
        plain.map(Zeroizing::new).map_err(|_| Closed::Password)
    }
    match cipher {
        AES_128 => with(cbc::Decryptor::<aes::Aes128>::new_from_slices(key, iv), sealed),
        AES_192 => with(cbc::Decryptor::<aes::Aes192>::new_from_slices(key, iv), sealed),
        AES_256 => with(cbc::Decryptor::<aes::Aes256>::new_from_slices(key, iv), sealed),
        TRIPLE_DES => with(cbc::Decryptor::<des::TdesEde3>::new_from_slices(key, iv), sealed),
        PBE_RC2_128 | PBE_RC2_40 => {
            use aes::cipher::InnerIvInit;
            // The effective key length is that of the key (RFC 2268, 2).
            let rc2 = rc2::Rc2::new_with_eff_key_len(key, key.len() * 8);
            with(cbc::Decryptor::<rc2::Rc2>::inner_iv_slice_init(rc2, iv), sealed)
        }
        _ => Err(Closed::Algorithm),
    }
}

/// Whether `mac`, a MacData (RFC 7292, 4), is right for `content` under the password.
pub(super) fn check_mac(
    mac: AnyRef<'_>,
    password: &Secret,
    content: &[u8],
    left: &IterationBudget,
) -> Result<(), Closed> {
    let mut parts = Elements::of(mac, Tag::Sequence).ok_or(Closed::Malformed)?;
    let mut info = parts.take(Tag::Sequence).and_then(Elements::inside).ok_or(Closed::Malformed)?;
    let mut algorithm = info.take(Tag::Sequence).and_then(Elements::inside).ok_or(Closed::Malformed)?;
    let (digest, hmac) = match oid_of(&mut algorithm)? {
        oid::SHA1 => (&digest::SHA1_FOR_LEGACY_USE_ONLY, hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY),
        oid::SHA256 => (&digest::SHA256, hmac::HMAC_SHA256),
        oid::SHA384 => (&digest::SHA384, hmac::HMAC_SHA384),
        oid::SHA512 => (&digest::SHA512, hmac::HMAC_SHA512),
        _ => return Err(Closed::Algorithm),
    };
    let expected = octets(&mut info).ok_or(Closed::Malformed)?;
    let salt = octets(&mut parts).ok_or(Closed::Malformed)?;
    let rounds = if parts.is_at_end() { 1 } else { left.stated(parts.any(), 1)? };
    let right = |bmp: &[u8]| {
        let key = derive(digest, MAC, bmp, salt, rounds, digest.output_len());
        hmac::verify(&hmac::Key::new(hmac, &key), content, expected).is_ok()
    };
    // Programs differ on whether an empty password still has its closing zero.
    let right = right(&bmp(password.expose())) || (password.expose().is_empty() && right(&[]));
    if right { Ok(()) } else { Err(Closed::Password) }
}

/// Purposes of derived bytes (RFC 7292, B.3).
const KEY: u8 = 1;
const IV: u8 = 2;
const MAC: u8 = 3;

/// The password as BMPString with a closing zero (RFC 7292, B.1).
fn bmp(password: &str) -> Zeroizing<Vec<u8>> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(password.len() * 2 + 2));
    bytes.extend(password.encode_utf16().flat_map(u16::to_be_bytes));
    bytes.extend([0, 0]);
    bytes
}

/// Derives `length` bytes for `purpose` (RFC 7292, B.2).
fn derive(
    algorithm: &'static digest::Algorithm,
    purpose: u8,
    password: &[u8],
    salt: &[u8],
    rounds: u32,
    length: usize,
) -> Zeroizing<Vec<u8>> {
    let block = algorithm.block_len();
    let filled = |bytes: &[u8]| bytes.len().div_ceil(block) * block;
    let diversifier = vec![purpose; block];
    // All at once: a vector that grows would leave the password behind.
    let mut input = Zeroizing::new(Vec::with_capacity(filled(salt) + filled(password)));
    for part in [salt, password] {
        input.extend(part.iter().copied().cycle().take(filled(part)));
    }
    let mut out = Zeroizing::new(Vec::new());
    loop {
        let mut context = digest::Context::new(algorithm);
        context.update(&diversifier);
        context.update(&input);
        let mut value = context.finish();
        for _ in 1..rounds {
            value = digest::digest(algorithm, value.as_ref());
        }
        out.extend_from_slice(value.as_ref());
        if out.len() >= length {
            out.truncate(length);
            return out;
        }
        // Every block of the input becomes itself plus the value plus one.
        for part in input.chunks_mut(block) {
            let mut carry = 1_u16;
            for (at, byte) in part.iter_mut().enumerate().rev() {
                let addend = value.as_ref().get(at % algorithm.output_len()).copied().unwrap_or(0);
                carry += u16::from(*byte) + u16::from(addend);
                *byte = carry.to_be_bytes()[1];
                carry >>= 8;
            }
        }
    }
}

fn oid_of(parts: &mut Elements<'_>) -> Result<ObjectIdentifier, Closed> {
    parts.any().and_then(|oid| oid.decode_as().ok()).ok_or(Closed::Malformed)
}

fn octets<'a>(parts: &mut Elements<'a>) -> Option<&'a [u8]> {
    Some(parts.any()?.decode_as::<OctetStringRef<'a>>().ok()?.as_bytes())
}
