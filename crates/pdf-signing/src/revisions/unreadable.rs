//! Why a file of untrusted bytes is not read, as data. Whatever is not read for certain is not read at all.

use std::fmt;

/// A file that the reader does not take. Offsets are bytes from the start of the file; inside an object stream they are
/// the offset of the stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// Longer than the reader takes.
    TooLarge {
        /// Its length.
        bytes: usize,
        /// The most that is taken.
        limit: usize,
    },
    /// Does not begin with `%PDF-1.n` or `%PDF-2.n`.
    NotPdf,
    /// Does not end with `startxref`, an offset and `%%EOF` (ISO 32000-2, 7.5.5): cut off, or bytes were added.
    EndMissing,
    /// A trailer has `/Encrypt`.
    Encrypted,
    /// A hybrid-reference file (7.5.8.4): two readers may see two documents in it.
    Hybrid,
    /// No cross-reference section where `startxref` or `/Prev` says.
    CrossReference {
        /// Where.
        offset: usize,
    },
    /// A cross-reference section is not closed by its own `startxref` and `%%EOF`.
    RevisionEnd {
        /// Where.
        offset: usize,
    },
    /// `/Prev` does not lead to an older section: a cycle, or sections out of order.
    RevisionOrder {
        /// Where.
        offset: usize,
    },
    /// An object of the cross-reference table is not where the table says.
    ObjectMisplaced {
        /// The number of the object.
        object: u32,
        /// Where.
        offset: usize,
    },
    /// Not the syntax of PDF objects.
    Syntax {
        /// Where.
        offset: usize,
    },
    /// A dictionary names a key twice: readers differ in which one they take.
    KeyDoubled {
        /// Where.
        offset: usize,
    },
    /// A stream is not as long as its `/Length` says.
    StreamLength {
        /// Where.
        offset: usize,
    },
    /// A compressed stream that the reader needs does not decode whole.
    StreamDamaged {
        /// Where.
        offset: usize,
    },
    /// An object stream, or one of its members, is not as described (7.5.7).
    ObjectStream {
        /// The number of the object.
        object: u32,
    },
    /// A trailer or the catalog lacks what every document has.
    CatalogMissing,
    /// The form's field tree is not a tree of dictionaries with distinct names.
    FieldTree {
        /// The number of the object.
        object: u32,
    },
    /// Nested deeper than any honest file.
    TooDeep {
        /// Where.
        offset: usize,
    },
    /// More of something than the reader takes.
    TooMany(Many),
}

/// What a file has too much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Many {
    /// Objects.
    Objects,
    /// Values within objects.
    Values,
    /// Revisions.
    Revisions,
    /// Form fields.
    Fields,
    /// Bytes of streams that were decoded.
    DecodedBytes,
    /// Signatures.
    Signatures,
    /// Pages.
    Pages,
    /// Levels of the page tree.
    PageLevels,
    /// Changes that would have to be told.
    Changes,
    /// Steps of comparing revisions.
    Steps,
    /// Bytes inflated or digested.
    BytesWorked,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { bytes, limit } => write!(f, "{bytes} bytes, of which at most {limit} are read"),
            Self::NotPdf => f.write_str("no PDF"),
            Self::EndMissing => f.write_str("cut off, or added to at its end"),
            Self::Encrypted => f.write_str("encrypted"),
            Self::Hybrid => f.write_str("cross-references of two kinds, which may differ"),
            Self::CrossReference { offset } => write!(f, "no cross-references at byte {offset}"),
            Self::RevisionEnd { offset } => write!(f, "the revision at byte {offset} has no end of its own"),
            Self::RevisionOrder { offset } => write!(f, "the revision at byte {offset} is out of order"),
            Self::ObjectMisplaced { object, offset } => write!(f, "object {object} is not at byte {offset}"),
            Self::Syntax { offset } => write!(f, "no object of PDF at byte {offset}"),
            Self::KeyDoubled { offset } => write!(f, "a dictionary at byte {offset} has a key twice"),
            Self::StreamLength { offset } => write!(f, "the stream at byte {offset} has another length than it says"),
            Self::StreamDamaged { offset } => write!(f, "the stream at byte {offset} does not decode"),
            Self::ObjectStream { object } => write!(f, "the object stream {object} is not as described"),
            Self::CatalogMissing => f.write_str("no catalog"),
            Self::FieldTree { object } => write!(f, "the field {object} is in no tree of fields"),
            Self::TooDeep { offset } => write!(f, "nested too deep at byte {offset}"),
            Self::TooMany(what) => write!(f, "too much of one kind: {what:?}"),
        }
    }
}

impl std::error::Error for Unreadable {}
