//! What the file of a document is usually called, below a unit's folder of outputs.

use std::fmt;
use std::str::FromStr;

use super::document::{Document, NoDocument};
use super::naming::REPLACING;

/// In which format a document is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileFormat {
    Pdf,
}

/// The usual name of a document's file: `2021/ke-hoach.pdf`, and `2021/ke-hoach-thay-the-45.pdf` of one that replaces number
/// 45, whose file stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FileName {
    pub(crate) document: Document,
    /// The number of the issued document that it replaces.
    pub(crate) replaced: Option<u32>,
    pub(crate) format: FileFormat,
}

impl FileFormat {
    const ALL: [Self; 1] = [Self::Pdf];

    /// How the names of its files end, after the dot.
    pub(crate) fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
        }
    }

    /// A file's name without the ending of this format, if it has that.
    pub(crate) fn stem(self, name: &str) -> Option<&str> {
        name.strip_suffix(self.ending())?.strip_suffix('.')
    }

    /// The name of a file in this format.
    pub(crate) fn named(self, stem: &str) -> String {
        format!("{stem}.{}", self.ending())
    }
}

impl FileName {
    /// What is added to a name for the number of the document that it replaces.
    pub(crate) fn replacing(replaced: Option<u32>) -> String {
        replaced.map(|number| format!("{REPLACING}{number}")).unwrap_or_default()
    }

    /// The name without its folder.
    pub(crate) fn without_folder(&self) -> String {
        self.format.named(&format!("{}{}", self.document.stem(), Self::replacing(self.replaced)))
    }
}

impl fmt::Display for FileName {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "{}/{}", self.document.year(), self.without_folder())
    }
}

impl FromStr for FileName {
    type Err = NoDocument;

    fn from_str(name: &str) -> Result<Self, NoDocument> {
        let of = |format: &FileFormat| Some((*format, format.stem(name)?));
        let (format, stem) = FileFormat::ALL.iter().find_map(of).ok_or(NoDocument)?;
        let Some((stem, number)) = stem.split_once(REPLACING) else {
            return Ok(Self { document: stem.parse()?, replaced: None, format });
        };
        let replaced: u32 = number.parse().map_err(|_| NoDocument)?;
        if replaced.to_string() != number {
            return Err(NoDocument);
        }
        Ok(Self { document: stem.parse()?, replaced: Some(replaced), format })
    }
}

impl Document {
    /// The usual name of its file; `replaced` is the number of the issued document that it replaces.
    pub(crate) fn file(&self, replaced: Option<u32>, format: FileFormat) -> FileName {
        FileName { document: self.clone(), replaced, format }
    }
}
