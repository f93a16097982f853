//! What is told of units and documents while they are brought up to date.

use std::fs;
use std::path::{Path, PathBuf};

use super::judgement::RecordFaults;
use super::manifest::KeptBecause;
use super::reasons::Reason;
use crate::kinds::Document;
use crate::problem::Problem;

/// What is told of a unit while it is brought up to date, in this order.
#[derive(Debug)]
pub enum Event {
    /// Another process has the unit's outputs: this one waits.
    Busy,
    /// What is wrong with the records; with an error nothing is made of them.
    Problems(Vec<Problem>),
    /// What is wrong with the records, with errors that concern some documents only: those are withheld.
    ProblemsOfSome(Vec<Problem>),
    /// What `kiem-tra` does not say, since it is not about the records: templates of the office's own, a spoilt manifest.
    Noted(Vec<Problem>),
    /// A follow-up plan was asked for, and nothing is left to plan.
    NothingLeft,
    /// Nothing was read; this many warnings were told when the documents were made.
    Fresh {
        /// Warnings.
        warnings: usize,
    },
    /// A document, if its name is one that this version knows, and what became of it.
    Document(Option<Document>, Outcome),
    /// A document that is not made, since a record that it is made of has an error.
    Withheld {
        /// The document.
        document: Document,
        /// The file that holds it, or would.
        path: PathBuf,
        /// Whether that file is there: it stays as it is.
        kept: bool,
        /// Where the errors are.
        faults: Vec<RecordFaults>,
    },
    /// A document that could not be made.
    Failed {
        /// The document.
        document: Document,
        /// The file that it would have been.
        path: PathBuf,
        /// Why.
        problem: Problem,
    },
}

/// What became of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Made, or with a preview to be made.
    Made {
        /// The file that holds it.
        path: PathBuf,
        /// What goes with it.
        others: Vec<PathBuf>,
        /// An earlier version that was left as it is.
        kept: Option<(PathBuf, KeptBecause)>,
        /// Whether it is a draft, since that version was signed or numbered.
        draft: bool,
        /// Why it was made.
        why: Vec<Reason>,
    },
    /// It is up to date.
    Unchanged {
        /// The file that holds it.
        path: PathBuf,
        /// An earlier version that was left as it is.
        kept: Option<(PathBuf, KeptBecause)>,
    },
    /// The file there was signed, numbered or changed, and says what the records say.
    Kept {
        /// The file.
        path: PathBuf,
        /// What happened to it.
        because: KeptBecause,
    },
    /// Another document has taken its place, as its record says; its file stays.
    Replaced {
        /// The file.
        path: PathBuf,
        /// The file of the other.
        by: PathBuf,
    },
    /// The records no longer ask for it; its file stays.
    NoLonger {
        /// The file.
        path: PathBuf,
    },
}

impl Outcome {
    /// The file that it is about.
    pub fn path(&self) -> &Path {
        match self {
            Self::Made { path, .. }
            | Self::Unchanged { path, .. }
            | Self::Kept { path, .. }
            | Self::Replaced { path, .. }
            | Self::NoLonger { path } => path,
        }
    }

    /// How many bytes that file has now, if it is there.
    pub fn bytes(&self) -> Option<u64> {
        fs::metadata(self.path()).ok().filter(|facts| facts.is_file()).map(|facts| facts.len())
    }
}

/// What became of a document, and what else is to be told.
pub(super) struct Done {
    pub(super) document: Document,
    pub(super) outcome: Outcome,
    /// A file that held it under another name and does so no longer.
    pub(super) left: Option<Outcome>,
    /// For whoever signs it.
    pub(super) warnings: Vec<Problem>,
}

impl Done {
    /// Tells of it.
    pub(super) fn tell(self, tell: &mut dyn FnMut(Event)) {
        if !self.warnings.is_empty() {
            tell(Event::Noted(self.warnings));
        }
        tell(Event::Document(Some(self.document.clone()), self.outcome));
        if let Some(left) = self.left {
            tell(Event::Document(Some(self.document), left));
        }
    }
}
