//! Brings the documents of units up to date: what is fresh is left alone, what is stale is made again, and what was signed,
//! numbered or changed by hand is never written over.

mod document;
mod since;
mod why;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::document::Document;
use crate::page::{OfficeWorld, tool};
use crate::problem::{Fault, Problem, Severity};
use crate::read::{self, Freshness};
use crate::store::{Form, Known, Outputs, Standing, UnitNote};
use crate::unit::{Sound, Unit};

pub use document::{Held, Outcome};
pub use since::{Difference, differences};
pub use why::{Reason, RecordChange, Way};

/// Laid-out pieces are remembered for this many documents while records are being watched: the documents of a year and of
/// the quarters before are made in turn. Chosen by measurement, see `docs/cap-nhat.md`.
const WATCHED_AGE: usize = 4;

/// What is to be done with the units.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    /// The folder of outputs.
    pub out: PathBuf,
    /// The date in place of the records'.
    pub as_of: Option<NaiveDate>,
    /// Make what is fresh too.
    pub again: bool,
    /// Make nothing: say what would be made.
    pub preview: bool,
}

/// Brings one unit after the other up to date.
pub struct Updater {
    wish: Wish,
    world: OfficeWorld,
}

/// What is told of a unit while it is brought up to date, in this order.
#[derive(Debug)]
pub enum News {
    /// Another process has the unit's outputs: this one waits.
    Busy,
    /// What is wrong with the records; with an error nothing is made.
    Problems(Vec<Problem>),
    /// Nothing was read; this many warnings were told when the documents were made.
    Fresh {
        /// Warnings.
        warnings: usize,
    },
    /// A document.
    Document(Outcome),
    /// A document that could not be made.
    Failed {
        /// The file that it would have been.
        path: PathBuf,
        /// Why.
        problem: Problem,
    },
}

/// A unit to bring up to date: its folder, and where its documents go below the folder of outputs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The unit's folder.
    pub folder: PathBuf,
    /// The path of its outputs below the folder of outputs, with `/`.
    pub name: String,
}

impl Target {
    /// The units at or below the paths, in order.
    ///
    /// # Errors
    /// A path without a unit, and two units whose documents would go to one place.
    pub fn find(paths: &[PathBuf]) -> Result<Vec<Self>, Vec<Problem>> {
        let shown = |path: &Path| path.to_string_lossy().replace('\\', "/");
        let mut found: Vec<Self> = Vec::new();
        let mut problems = Vec::new();
        let mut folders = BTreeSet::new();
        let mut names: BTreeMap<String, PathBuf> = BTreeMap::new();
        for path in paths {
            let units = read::units(path);
            if units.is_empty() {
                problems.push(Problem::general(Fault::NoUnits { path: shown(path) }));
            }
            for (folder, name) in units {
                // Named twice, a unit is still one.
                if !folders.insert(folder.canonicalize().unwrap_or_else(|_| folder.clone())) {
                    continue;
                }
                // Names that differ by capitals only are one name to many a disk.
                if let Some(other) = names.insert(name.to_lowercase(), folder.clone()) {
                    let (first, second) = (shown(&other), shown(&folder));
                    problems.push(Problem::general(Fault::OutputShared { first, second, name: name.clone() }));
                }
                found.push(Self { folder, name });
            }
        }
        if problems.is_empty() { Ok(found) } else { Err(problems) }
    }

    /// The one unit that a folder is, also when it turns out to be none.
    pub fn one(path: &Path) -> Self {
        let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let name = real.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        Self { folder: path.to_owned(), name }
    }
}

impl Updater {
    /// For one run over units.
    pub fn new(wish: Wish) -> Self {
        Self { wish, world: OfficeWorld::empty(0) }
    }

    /// For units that are made again and again.
    pub fn watching(wish: Wish) -> Self {
        Self { wish, world: OfficeWorld::empty(WATCHED_AGE) }
    }

    /// Makes what is fresh too from now on, or no longer.
    pub fn set_again(&mut self, again: bool) {
        self.wish.again = again;
    }

    /// Brings every document of a unit up to date. One that fails does not stop the others.
    ///
    /// # Errors
    /// The outputs cannot be read or written.
    pub fn unit(&mut self, target: &Target, tell: &mut dyn FnMut(News)) -> Result<(), Problem> {
        let mut outputs = self.outputs(target, tell)?;
        if !self.wish.again && self.is_fresh(target, &mut outputs)? {
            let warnings = outputs.manifest.unit.as_ref().map_or(0, |note| note.warnings);
            tell(News::Fresh { warnings });
            for current in document::in_order(&outputs) {
                let path = outputs.path(&current.file);
                tell(News::Document(match outputs.held(&current.file) {
                    Some(held) => Outcome::Kept { path, held },
                    None => Outcome::Unchanged { path, kept: None },
                }));
            }
            return if self.wish.preview { Ok(()) } else { outputs.finish() };
        }
        let (sound, problems) = Unit::open_but(&target.folder, None, Some(&self.wish.out)).check();
        let mut warnings = problems.iter().filter(|problem| problem.severity() == Severity::Warning).count();
        tell(News::Problems(problems));
        let Some(sound) = sound else { return Ok(()) };
        let mut whole = true;
        let mut documents = sound.documents();
        documents.retain(|document| !self.has_nothing_left(&sound, *document));
        for document in &documents {
            for form in forms(&outputs, *document) {
                let made = self.document(&sound, &mut outputs, *document, form);
                match made {
                    Ok((outcome, told)) => {
                        warnings += told.len();
                        if !told.is_empty() {
                            tell(News::Problems(told));
                        }
                        tell(News::Document(outcome));
                    }
                    Err(problem) => {
                        whole = false;
                        let path = outputs.path(&document::usual_name(*document));
                        tell(News::Failed { path, problem });
                    }
                }
            }
        }
        let wanted: Vec<_> = documents.iter().map(|document| document::usual_name(*document)).collect();
        for name in gone(&outputs, &wanted) {
            if let Some(current) = outputs.manifest.documents.remove(&name) {
                tell(News::Document(Outcome::NoLonger { path: outputs.path(&current.file) }));
            }
        }
        if self.wish.preview {
            return Ok(());
        }
        outputs.manifest.unit = whole.then(|| UnitNote {
            tool: tool().to_owned(),
            as_of: self.wish.as_of.map(|date| date.to_string()),
            inputs: sound.checked.inputs.clone(),
            warnings,
        });
        outputs.finish()
    }

    /// Makes one document of a unit, also when it is fresh.
    ///
    /// # Errors
    /// A record that is missing, a page that Typst refuses, or a file that cannot be written.
    pub fn one(
        &mut self,
        target: &Target,
        sound: &Sound,
        document: Document,
        prepared: bool,
        tell: &mut dyn FnMut(News),
    ) -> Result<(), Problem> {
        let charts = matches!(document, Document::Report { charts: true, .. });
        let mut outputs = self.outputs(target, tell)?;
        let (outcome, told) = self.document(sound, &mut outputs, document, Form { prepared, charts })?;
        tell(News::Problems(told));
        tell(News::Document(outcome));
        outputs.finish()
    }

    fn outputs(&self, target: &Target, tell: &mut dyn FnMut(News)) -> Result<Outputs, Problem> {
        let folder = self.wish.out.join(&target.name);
        if self.wish.preview { Ok(Outputs::look(&folder)) } else { Outputs::open(&folder, &mut || tell(News::Busy)) }
    }

    /// Whether every document is up to date, as far as the system and the hashes of what was touched tell.
    fn is_fresh(&self, target: &Target, outputs: &mut Outputs) -> Result<bool, Problem> {
        let manifest = &outputs.manifest;
        let (Some(note), Some(noted)) = (&manifest.unit, outputs.noted) else { return Ok(false) };
        if note.tool != tool() || note.as_of != self.wish.as_of.map(|date| date.to_string()) {
            return Ok(false);
        }
        // A draft is one only as long as the signed version is there.
        if manifest.files.values().any(|known| known.made.as_ref().is_some_and(|made| made.draft)) {
            return Ok(false);
        }
        let touched = match note.inputs.freshness(&target.folder, Some(&self.wish.out), noted) {
            Freshness::Same => None,
            Freshness::Touched(inputs) => Some(inputs),
            Freshness::Changed => return Ok(false),
        };
        let files: Vec<String> = manifest.files.keys().cloned().collect();
        for file in files {
            let before = outputs.manifest.files.get(&file).and_then(Known::seen_hash).map(str::to_owned);
            let standing = outputs.standing(&file)?;
            let now = outputs.manifest.files.get(&file).and_then(Known::seen_hash);
            if standing == Standing::Free || before.as_deref() != now {
                return Ok(false);
            }
        }
        if let Some(note) = outputs.manifest.unit.as_mut()
            && let Some(inputs) = touched
        {
            note.inputs = inputs;
            outputs.renew();
        }
        Ok(true)
    }

    /// Whether a follow-up plan would have nothing in it.
    fn has_nothing_left(&self, sound: &Sound, document: Document) -> bool {
        matches!(document, Document::FollowUp { after } if sound.all_done(after, self.wish.as_of).unwrap_or(false))
    }
}

/// The forms in which a document was asked for; the plain one when it never was.
fn forms(outputs: &Outputs, document: Document) -> Vec<Form> {
    let name = document::usual_name(document);
    let asked = outputs.manifest.documents.values().filter(|current| current.document == name);
    let forms: Vec<Form> = asked.map(|current| current.form).collect();
    if forms.is_empty() { vec![Form::default()] } else { forms }
}

/// The documents that were made and are no longer wanted.
fn gone(outputs: &Outputs, wanted: &[String]) -> Vec<String> {
    let gone = outputs.manifest.documents.iter().filter(|(_, current)| !wanted.contains(&current.document));
    gone.map(|(name, _)| name.clone()).collect()
}
