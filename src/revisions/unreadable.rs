//! Why a file of untrusted bytes is not read, as data. Whatever is not read for certain is not read at all.

/// A file that the reader does not take. Offsets are bytes from the start of the file; inside an object stream they are
/// the offset of the stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// Longer than the reader takes.
    TooLarge { bytes: usize, limit: usize },
    /// Does not begin with `%PDF-1.n` or `%PDF-2.n`.
    NotPdf,
    /// Does not end with `startxref`, an offset and `%%EOF` (ISO 32000-2, 7.5.5): cut off, or bytes were added.
    EndMissing,
    /// A trailer has `/Encrypt`.
    Encrypted,
    /// A hybrid-reference file (7.5.8.4): two readers may see two documents in it.
    Hybrid,
    /// No cross-reference section where `startxref` or `/Prev` says.
    CrossReference { offset: usize },
    /// A cross-reference section is not closed by its own `startxref` and `%%EOF`.
    RevisionEnd { offset: usize },
    /// `/Prev` does not lead to an older section: a cycle, or sections out of order.
    RevisionOrder { offset: usize },
    /// An object of the cross-reference table is not where the table says.
    ObjectMisplaced { object: u32, offset: usize },
    /// Not the syntax of PDF objects.
    Syntax { offset: usize },
    /// A dictionary names a key twice: readers differ in which one they take.
    KeyDoubled { offset: usize },
    /// A stream is not as long as its `/Length` says.
    StreamLength { offset: usize },
    /// A compressed stream that the reader needs does not decode whole.
    StreamDamaged { offset: usize },
    /// An object stream, or one of its members, is not as described (7.5.7).
    ObjectStream { object: u32 },
    /// A trailer or the catalog lacks what every document has.
    CatalogMissing,
    /// The form's field tree is not a tree of dictionaries with distinct names.
    FieldTree { object: u32 },
    /// Nested deeper than any honest file.
    TooDeep { offset: usize },
    /// More of something than the reader takes.
    TooMany(Many),
}

/// What a file has too much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Many {
    Objects,
    Values,
    Revisions,
    Fields,
    DecodedBytes,
    Signatures,
    Pages,
    PageLevels,
    Changes,
    /// Steps of comparing revisions.
    Steps,
    /// Bytes inflated or digested.
    BytesWorked,
}
