//! A PDF on its way through the steps: each step makes a new file beside the one before.

use std::path::{Path, PathBuf};

use crate::kinds::{FileFormat, Stage};
use crate::problem::{Problem, slashed};
use crate::read;
use crate::store::{self, Stored};

/// A PDF of some step, as a file.
#[derive(Debug, Clone)]
pub struct PdfFile {
    path: PathBuf,
    bytes: Vec<u8>,
    /// Whether it may have what preparing does not make.
    pub(super) foreign_accepted: bool,
}

/// What a step has made of a document, to be stored.
#[derive(Debug, Clone)]
pub struct NewFile {
    /// Beside the file it was made of.
    folder: PathBuf,
    made_of: PathBuf,
    name: String,
    bytes: Vec<u8>,
}

impl PdfFile {
    /// Reads a PDF file.
    ///
    /// # Errors
    /// No such file, or one too large.
    pub fn open(path: &Path) -> Result<Self, Problem> {
        Ok(Self::from_bytes(path, read::pdf_file(path)?))
    }

    /// A PDF that is in memory, by the path that it is to be known by.
    pub fn from_bytes(path: &Path, bytes: Vec<u8>) -> Self {
        Self { path: path.to_owned(), bytes, foreign_accepted: false }
    }

    /// The same document, accepted with whatever [`oddities`](super::oddities) tells of it.
    #[must_use]
    pub fn accepting_foreign(self) -> Self {
        Self { foreign_accepted: true, ..self }
    }

    /// The file's name.
    pub(super) fn name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// The file's path, as it was given.
    pub(super) fn shown(&self) -> String {
        slashed(&self.path)
    }

    /// The file's bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The folder that the file is in.
    pub(super) fn folder(&self) -> &Path {
        self.path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
    }

    /// The result of a step under its own name, beside this file.
    pub(super) fn made(&self, stage: Stage, bytes: Vec<u8>) -> NewFile {
        self.made_as(stage, FileFormat::Pdf.ending(), bytes)
    }

    /// The same with another ending.
    pub(super) fn made_as(&self, stage: Stage, ending: &str, bytes: Vec<u8>) -> NewFile {
        let name = format!("{}.{}.{ending}", self.bare_stem(), stage.name());
        NewFile { folder: self.folder().to_owned(), name, bytes, made_of: self.path.clone() }
    }

    /// The file's name without its ending and without what the steps add to it.
    pub(super) fn bare_stem(&self) -> String {
        let stem = self.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        // `a.da-ky.ban-2` is a second signed file of `a`; `a.ban-2` is a document of its own.
        let first = store::unversioned(&stem);
        let bare = Stage::ALL.iter().find_map(|stage| first.strip_suffix(stage.name())?.strip_suffix('.'));
        bare.unwrap_or(&stem).to_owned()
    }
}

impl NewFile {
    /// The new file's name.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Another file that goes where this one goes.
    pub(super) fn beside(&self, name: String, bytes: Vec<u8>) -> Self {
        Self { name, bytes, ..self.clone() }
    }

    /// Whether it is the file of the last step, which the agency signs.
    pub fn is_issued(&self) -> bool {
        self.name.ends_with(&FileFormat::Pdf.named(&format!(".{}", Stage::Issued.name())))
    }

    /// The bytes of the new file.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Stores the new file beside the old one, or in `folder`; never over a file that is there.
    ///
    /// # Errors
    /// The folder or the file cannot be written.
    pub fn store(&self, folder: Option<&Path>) -> Result<Stored, Problem> {
        store::add(folder.unwrap_or(&self.folder), &self.name, &self.bytes, &self.made_of)
    }
}
