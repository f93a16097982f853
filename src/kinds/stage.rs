//! What the files of the steps of signing are called: `ke-hoach.da-ky.pdf` is what `ke-hoach.pdf` becomes when it is signed.

/// A step of signing, by what its file has in its name before the ending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Waits for a signature made outside.
    Waiting,
    /// The signer has signed.
    Signed,
    /// Number and date are filled in.
    Numbered,
    /// The agency has signed: the last step.
    Issued,
}

/// What the names of the files that tell the document system of a document have before their endings.
pub(crate) const METADATA: &str = "thong-tin";

/// The endings of these files.
pub(crate) const METADATA_ENDINGS: [&str; 2] = ["json", "xml"];

impl Stage {
    /// In the order of the steps.
    pub(crate) const ALL: [Self; 4] = [Self::Waiting, Self::Signed, Self::Numbered, Self::Issued];

    /// What stands in the name.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Waiting => "cho-ky",
            Self::Signed => "da-ky",
            Self::Numbered => "da-cap-so",
            Self::Issued => "ban-hanh",
        }
    }
}
