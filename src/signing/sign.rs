//! A prepared document is signed: with a key file, with a token, or outside in two goes.

use std::path::Path;

use chrono::{DateTime, FixedOffset, Utc};
use pdf_signing::cms::Certificate;
use pdf_signing::keys::Secret;
use pdf_signing::keys::{KeyError, KeyFile, Library, SigningKey};
use pdf_signing::signing::{self, Request, Reserved, Unsigned, largest};

use super::blanks::{blanks, rectangle_of};
use super::form_field::OfficeField;
use super::history::{as_prepared, earlier_signatures_hold, nothing_broken};
use super::order::{in_order, may_sign};
use super::pdf_file::{NewFile, PdfFile};
use super::record::document_of;
use crate::fonts::FontSet;
use crate::kinds::{Kind, Stage};
use crate::page::{self, Stamp};
use crate::problem::{Problem, problems};
use crate::read;
use crate::unit::CheckedUnit;

problems! {
    KS001 Error Data "Khóa và chứng thư số." {
        /// Neither a terminal to ask on nor the variable that would hold the secret.
        NoSecret { variable: &'static str } =>
            format!("Không có nơi nhập mật khẩu, mã PIN: không có bàn phím, biến {variable} cũng không được đặt."),
            format!("chạy ở cửa sổ lệnh, hoặc đặt biến môi trường {variable}.");
    }
}

/// Bytes of room for a CMS, at least: signature, chain, and later a time stamp.
const LEAST_ROOM: usize = 12 * 1024;

/// Bytes that are added to the size that was reckoned for a CMS, since a signature made later may need some more.
const SPARE_ROOM: usize = 2 * 1024;

/// As whom one signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The person who signs the document.
    Signer,
    /// The agency, with its seal.
    Agency,
}

impl Role {
    fn field(self) -> OfficeField {
        match self {
            Self::Signer => OfficeField::Signer,
            Self::Agency => OfficeField::Agency,
        }
    }
}

/// Where the private key is.
#[derive(Debug, Clone, Copy)]
pub enum KeySource<'k> {
    /// A PKCS#12 file.
    File(&'k Path),
    /// A PKCS#11 token: the path of its library, and label or serial number where there are several.
    Token {
        /// The library that the token's maker provides.
        library: &'k Path,
        /// Label or serial number of the token.
        token: Option<&'k str>,
    },
}

/// Which secret is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// The password of a key file.
    Password,
    /// The PIN of a token.
    Pin,
}

impl Asked {
    /// The environment variable that may hold it.
    pub fn variable(self) -> &'static str {
        match self {
            Self::Password => "CCHC_MAT_KHAU",
            Self::Pin => "CCHC_MA_PIN",
        }
    }

    /// The problem of having nowhere to ask.
    pub fn nowhere(self) -> Problem {
        Problem::general(NoSecret { variable: self.variable() })
    }
}

/// How a document is signed.
#[derive(Debug, Clone, Copy)]
pub struct SigningOptions<'s> {
    /// As whom.
    pub role: Role,
    /// Which certificate, by name or serial number, where there are several.
    pub certificate: Option<&'s str>,
    /// The picture of signature or seal: a PNG.
    pub picture: Option<&'s [u8]>,
    /// Whether the signature certifies the document: afterwards only filling in and signing is allowed (ISO 32000-2,
    /// 12.8.2.2). Only the first signature can.
    pub certify: bool,
    /// Whether the signer has signed in a field of another program's own.
    pub signed_elsewhere: bool,
    /// When.
    pub time: DateTime<FixedOffset>,
}

/// A document that waits for a signature made outside.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// The document with room for the signature.
    pub document: NewFile,
    /// The bytes that the signature is over.
    pub content: NewFile,
    /// Their SHA-256 in hexadecimal.
    pub digest: String,
}

/// Asks for a secret.
pub type Ask<'a> = &'a dyn Fn(Asked) -> Result<Secret, Problem>;

/// Signs the document.
///
/// # Errors
/// A step out of order, an earlier signature that does not hold, a key or certificate that cannot sign.
pub fn sign(file: &PdfFile, key: KeySource, signing: &SigningOptions, ask: Ask) -> Result<NewFile, Problem> {
    may_be_signed(file, signing)?;
    let now = signing.time.with_timezone(&Utc);
    let refuse = Problem::general;
    match key {
        KeySource::File(path) => {
            let bytes = read::key_file(path)?;
            let keys = KeyFile::open(&bytes, &ask(Asked::Password)?).map_err(refuse)?;
            let key = keys.choose(signing.certificate, now).map_err(refuse)?;
            let reserved = reserved(file, signing, key.certificate(), key.chain())?;
            finish(file, &reserved, &key, signing.role)
        }
        KeySource::Token { library, token } => {
            let library = Library::load(library).map_err(refuse)?;
            let token = library.token(token).map_err(refuse)?;
            // Whatever can be wrong is found before the PIN is asked for: tries are few.
            let pin = || if token.has_keypad() { Ok(None) } else { ask(Asked::Pin).map(Some) };
            let (chosen, reserved) = match token.choose(signing.certificate, now) {
                Ok(chosen) => {
                    let reserved = reserved(file, signing, chosen.certificate(), chosen.chain())?;
                    token.log_in(pin()?.as_ref()).map_err(refuse)?;
                    (chosen, reserved)
                }
                // Some tokens show their certificates only after the login.
                Err(KeyError::NoCertificate) => {
                    token.log_in(pin()?.as_ref()).map_err(refuse)?;
                    let chosen = token.choose(signing.certificate, now).map_err(refuse)?;
                    let reserved = reserved(file, signing, chosen.certificate(), chosen.chain())?;
                    (chosen, reserved)
                }
                Err(refusal) => return Err(refuse(refusal)),
            };
            let key = token.key(chosen).map_err(refuse)?;
            finish(file, &reserved, &key, signing.role)
        }
    }
}

/// Leaves room for a signature that is made outside, and gives what it is over.
///
/// # Errors
/// As [`sign`], but for keys.
pub fn reserve(file: &PdfFile, signing: &SigningOptions) -> Result<Waiting, Problem> {
    may_be_signed(file, signing)?;
    let reserved = room(file, signing, LEAST_ROOM, None)?;
    let digest = reserved.digest();
    Ok(Waiting {
        content: file.made_as(Stage::Waiting, "noi-dung", reserved.signed().concat()),
        document: file.made(Stage::Waiting, nothing_broken(reserved.bytes, Some(&reserved.field))?),
        digest: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
    })
}

/// Takes in a signature that was made outside, a CMS file.
///
/// # Errors
/// No signature is waited for, or the CMS is none of this content that may stand in a document.
pub fn take_in(file: &PdfFile, cms: &Path, now: DateTime<FixedOffset>) -> Result<NewFile, Problem> {
    let reserved = Reserved::find(file.bytes()).map_err(Problem::general)?;
    as_prepared(file)?;
    let role = if reserved.field == OfficeField::Agency.name() { Role::Agency } else { Role::Signer };
    let blanks = blanks(file.bytes()).map_err(Problem::general)?;
    in_order(&blanks, role.field(), true).map_err(Problem::general)?;
    let cms = read::key_file(cms)?;
    let accepted = signing::take_in(&cms, reserved.digest(), reserved.capacity(), None, now.with_timezone(&Utc));
    let accepted = accepted.map_err(Problem::general)?;
    let bytes = reserved.insert(&accepted.cms).map_err(Problem::general)?;
    Ok(file.made(stage(role), nothing_broken(bytes, None)?))
}

fn may_be_signed(file: &PdfFile, signing: &SigningOptions) -> Result<(), Problem> {
    let blanks = blanks(file.bytes()).map_err(Problem::general)?;
    may_sign(&blanks, signing.role.field(), signing.signed_elsewhere).map_err(Problem::general)?;
    as_prepared(file)?;
    earlier_signatures_hold(file).map(|_| ())
}

/// Room for what this certificate with its chain can need.
fn reserved(
    file: &PdfFile,
    signing: &SigningOptions,
    signer: &Certificate,
    chain: &[Certificate],
) -> Result<Reserved, Problem> {
    let largest = largest(signer, chain).map_err(Problem::general)?;
    room(file, signing, LEAST_ROOM.max(largest + SPARE_ROOM), signer.subject.as_deref())
}

fn room(file: &PdfFile, signing: &SigningOptions, capacity: usize, name: Option<&str>) -> Result<Reserved, Problem> {
    let field = signing.role.field();
    let picture = match signing.picture {
        None => None,
        Some(png) => {
            let [left, bottom, right, top] = rectangle_of(file.bytes(), field).map_err(Problem::general)?;
            Some(page::stamp(Stamp::Picture(png), right - left, top - bottom, &FontSet::bundled())?)
        }
    };
    let request = Request {
        field: field.name(),
        appearance: picture.as_deref(),
        time: signing.time,
        name,
        reason: None,
        location: None,
        capacity,
        certify: signing.certify,
    };
    signing::reserve(file.bytes(), &request).map_err(Problem::general)
}

fn finish(file: &PdfFile, reserved: &Reserved, key: &dyn SigningKey, role: Role) -> Result<NewFile, Problem> {
    let refuse = Problem::general;
    let unsigned = Unsigned::new(reserved.digest(), key.certificate(), key.chain()).map_err(refuse)?;
    let signature = key.sign(unsigned.signed_attributes()).map_err(refuse)?;
    let cms = unsigned.with_signature(&signature).map_err(refuse)?;
    let bytes = reserved.insert(&cms).map_err(Problem::general)?;
    Ok(file.made(stage(role), nothing_broken(bytes, None)?))
}

/// What the file is called after a signature.
fn stage(role: Role) -> Stage {
    match role {
        Role::Signer => Stage::Signed,
        Role::Agency => Stage::Issued,
    }
}

/// Reads a picture of a signature or a seal.
///
/// # Errors
/// No such file, or one that is no PNG on transparent ground with dots enough.
pub fn picture_file(path: &Path) -> Result<Vec<u8>, Problem> {
    read::picture_file(path)
}

/// The picture that the agency's record has for this document and role.
///
/// # Errors
/// A file that does not say which document it is, or is another unit's.
pub fn picture<'u>(unit: &'u CheckedUnit, file: &PdfFile, role: Role) -> Result<Option<&'u [u8]>, Problem> {
    Ok(picture_of(unit, document_of(unit, file)?.kind(), role))
}

/// The same for documents of a kind.
pub(crate) fn picture_of(unit: &CheckedUnit, kind: Kind, role: Role) -> Option<&[u8]> {
    match role {
        Role::Signer => unit.checked.raw().pictures.signature(kind),
        Role::Agency => unit.checked.raw().pictures.seal(kind),
    }
}
