//! Why a file of untrusted bytes is not read, as data. Whatever is not read for certain is not read at all.

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
