//! Brings the documents of units up to date: what is fresh is left alone, what is stale is made again, and what was signed,
//! numbered or changed by hand is never written over.

mod document;
mod place;
mod replaced;
mod since;
mod target;
mod why;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::check::NUMBER_TWICE;
use crate::kinds::{Document, Wanted};
use crate::page::{OfficeWorld, tool};
use crate::problem::{Problem, ProblemKind, Severity, problems};
use crate::read::{Freshness, slashed};
use crate::steps::usual_name;
use crate::store::{Current, Form, Known, Outputs, Owner, Standing, UnitNote};
use crate::unit::{Sound, Unit};

pub use crate::read::Step;
pub use document::{Held, Outcome};
#[cfg(test)]
pub(crate) use place::Taken;
pub use since::{Difference, differences};
pub use target::Target;
pub use why::{Reason, RecordChange};

problems! {
    GH008 Error Data "Ghi kết quả." {
        /// The outputs of a unit would go among its records.
        OutputInRecords { path: String } =>
            format!("Kết quả sẽ ghi lẫn vào thư mục hồ sơ \"{path}\"."),
            "chọn thư mục khác bằng --luu-vao. Chưa tệp nào bị ghi.";
    }
    GH009 Error Data "Ghi kết quả." {
        /// The folder holds the outputs of another unit.
        OutputOfOther { path: String, owner: String, folder: String } =>
            format!("Thư mục \"{path}\" đang giữ văn bản của đơn vị khác: {owner} (hồ sơ ở \"{folder}\")."),
            "chọn thư mục khác bằng --luu-vao, hoặc chuyển thư mục kết quả cũ đi. Chưa tệp nào bị ghi.";
    }
}

/// Laid-out pieces are remembered for this many documents while records are being watched: the documents of a year and of
/// the quarters before are made in turn. Chosen by measurement, see `docs/cap-nhat.md`.
const WATCHED_AGE: usize = 4;

/// What is to be done with the units.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    /// The folder of outputs.
    pub out: PathBuf,
    /// The date in place of the records'.
    pub date: Option<NaiveDate>,
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
    /// A follow-up plan was asked for, and nothing is left to plan.
    NothingLeft,
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
        if !self.wish.again && self.is_fresh(target, &mut outputs) {
            let warnings = outputs.manifest.unit.as_ref().map_or(0, |note| note.warnings);
            tell(News::Fresh { warnings });
            for outcome in fresh_outcomes(&outputs) {
                tell(News::Document(outcome));
            }
            return self.finish(target, &mut outputs);
        }
        let (sound, problems) = self.open(target, None).check();
        let mut warnings = problems.iter().filter(|problem| problem.severity() == Severity::Warning).count();
        tell(News::Problems(problems));
        let Some(sound) = sound else { return Ok(()) };
        own(&mut outputs, target, &sound)?;
        let mut whole = true;
        let mut documents = sound.documents();
        documents.retain(|document| {
            (sound.asks_for(document) || is_asked(&outputs, &usual_name(&sound.checked, document).to_string()))
                && !has_nothing_left(&sound, document)
        });
        let wanted: Vec<_> =
            documents.iter().map(|document| usual_name(&sound.checked, document).to_string()).collect();
        // The forms of all documents are read before anything is noted, since one document may be about to get the name of another.
        let forms: Vec<_> = wanted.iter().map(|name| forms(&outputs, name)).collect();
        let mut taken = place::Taken::default();
        for ((document, name), forms) in documents.iter().zip(&wanted).zip(forms) {
            for form in forms {
                let first = document::first_name(&sound, document, form);
                let done = taken
                    .take(&first, name, &outputs)
                    .and_then(|()| self.document(&sound, &mut outputs, document, form, false));
                match done {
                    Ok(done) => {
                        warnings += done.warnings.len();
                        done.tell(tell);
                    }
                    Err(problem) => {
                        whole = false;
                        tell(News::Failed { path: outputs.path(name), problem });
                    }
                }
            }
        }
        for outcome in replaced::replaced(&mut outputs, &wanted) {
            tell(News::Document(outcome));
        }
        for path in replaced::no_longer(&mut outputs, &wanted) {
            tell(News::Document(Outcome::NoLonger { path }));
        }
        outputs.manifest.unit = whole.then(|| UnitNote {
            tool: tool().to_owned(),
            as_of: self.wish.date.map(|date| date.to_string()),
            inputs: sound.checked.inputs.clone(),
            looked: outputs.taken,
            warnings,
        });
        self.finish(target, &mut outputs)
    }

    /// Makes one document of a unit, also when it is fresh.
    ///
    /// # Errors
    /// A page that Typst refuses, or a file that cannot be written. What is wrong with the records is told.
    pub fn one(
        &mut self,
        target: &Target,
        wanted: impl Into<Wanted>,
        prepared: bool,
        tell: &mut dyn FnMut(News),
    ) -> Result<(), Problem> {
        let Wanted { document, charts } = wanted.into();
        let mut outputs = self.outputs(target, tell)?;
        let (sound, problems) = self.open(target, Some(&document)).check();
        tell(News::Problems(problems));
        let Some(sound) = sound else { return Ok(()) };
        // Numbers are given once in the whole unit, not only in the records of this document.
        let twice: Vec<_> = self
            .open(target, None)
            .check()
            .1
            .into_iter()
            .filter(|problem| problem.code() == NUMBER_TWICE.code)
            .collect();
        if !twice.is_empty() {
            tell(News::Problems(twice));
            return Ok(());
        }
        if has_nothing_left(&sound, &document) {
            tell(News::NothingLeft);
            return Ok(());
        }
        own(&mut outputs, target, &sound)?;
        self.document(&sound, &mut outputs, &document, Form { prepared, charts }, true)?.tell(tell);
        let name = usual_name(&sound.checked, &document).to_string();
        for current in outputs.manifest.documents.values_mut().filter(|current| current.document == name) {
            current.asked = true;
        }
        self.finish(target, &mut outputs)
    }

    /// The unit's records, read while nobody else writes its outputs.
    fn open(&self, target: &Target, document: Option<&Document>) -> Unit {
        Unit::open_but(&target.folder, document, Some(&self.wish.out.join(&target.name)))
    }

    fn outputs(&self, target: &Target, tell: &mut dyn FnMut(News)) -> Result<Outputs, Problem> {
        let folder = self.wish.out.join(&target.name);
        let real = |path: &Path| path.canonicalize().ok();
        if real(&folder).is_some() && real(&folder) == real(&target.folder) {
            return Err(Problem::general(OutputInRecords { path: slashed(&target.folder) }));
        }
        let mut outputs =
            if self.wish.preview { Outputs::look(&folder)? } else { Outputs::open(&folder, &mut || tell(News::Busy))? };
        if let Some(warning) = outputs.warning.take() {
            tell(News::Problems(vec![warning]));
        }
        Ok(outputs)
    }

    fn finish(&self, target: &Target, outputs: &mut Outputs) -> Result<(), Problem> {
        if self.wish.preview {
            return Ok(());
        }
        outputs.narrow_records(&target.folder);
        outputs.finish(place::is_remembered)
    }

    /// Whether every document is up to date, as far as the system and the hashes of what was touched tell. What cannot be
    /// looked at is not.
    fn is_fresh(&self, target: &Target, outputs: &mut Outputs) -> bool {
        let manifest = &outputs.manifest;
        let Some(note) = &manifest.unit else { return false };
        if note.tool != tool() || note.as_of != self.wish.date.map(|date| date.to_string()) {
            return false;
        }
        // A draft is no longer one when the issued version, because of which it is a draft, is gone.
        let beside = manifest.files.values().filter_map(|known| known.made.as_ref()?.beside.as_ref());
        if beside.into_iter().any(|name| !outputs.path(name).exists()) {
            return false;
        }
        let out = self.wish.out.join(&target.name);
        let touched = match note.inputs.freshness(&target.folder, Some(&out), note.looked) {
            Freshness::Same => None,
            Freshness::Touched(inputs) => Some(inputs),
            Freshness::Changed => return false,
        };
        let files: Vec<String> = manifest.files.keys().cloned().collect();
        for file in files {
            let before = outputs.manifest.files.get(&file).and_then(Known::seen_hash).map(str::to_owned);
            let standing = outputs.standing(&file);
            let now = outputs.manifest.files.get(&file).and_then(Known::seen_hash);
            let gone = standing == Ok(Standing::Free) && !place::is_remembered(outputs, &file);
            if standing.is_err() || gone || before.as_deref() != now {
                return false;
            }
        }
        let taken = outputs.taken;
        if let Some(note) = outputs.manifest.unit.as_mut()
            && let Some(inputs) = touched
        {
            (note.inputs, note.looked) = (inputs, taken);
        }
        true
    }
}

/// Whether a document would have nothing in it: one of what is left to be done after a quarter, where nothing is.
fn has_nothing_left(sound: &Sound, document: &Document) -> bool {
    let after = document.quarter().filter(|_| document.kind().facts().of_what_is_left);
    after.is_some_and(|after| sound.all_done(after).unwrap_or(false))
}

impl document::Done {
    fn tell(self, tell: &mut dyn FnMut(News)) {
        if !self.warnings.is_empty() {
            tell(News::Problems(self.warnings));
        }
        tell(News::Document(self.outcome));
        if let Some(left) = self.left {
            tell(News::Document(left));
        }
    }
}

/// What is told of documents that are all up to date.
fn fresh_outcomes(outputs: &Outputs) -> Vec<Outcome> {
    let outcome = |current: &Current| {
        if let Some(replaced) = replaced::replaced_outcome(outputs, current) {
            return replaced;
        }
        let path = outputs.path(&current.file);
        let known = outputs.manifest.files.get(&current.file);
        let held = match known {
            // Made by the steps of signing, of a first version that is gone.
            None => Some(Held::Signed),
            // A file that is as it was made is held only while a signed or numbered version of it lies beside it.
            Some(_) if outputs.is_ours(&current.file) && !place::is_remembered(outputs, &current.file) => None,
            Some(_) => outputs.held(&current.file).filter(|held| *held != Held::Numbered),
        };
        match held {
            Some(held) => Outcome::Kept { path, held },
            None => {
                let beside = known.and_then(|known| known.made.as_ref()?.beside.clone());
                let kept = beside.map(|name| (outputs.path(&name), outputs.held(&name).unwrap_or(Held::Signed)));
                Outcome::Unchanged { path, kept }
            }
        }
    };
    document::in_order(outputs).into_iter().map(outcome).collect()
}

/// Takes the outputs for a unit.
///
/// # Errors
/// They are another unit's: of another name, and made from another folder.
fn own(outputs: &mut Outputs, target: &Target, sound: &Sound) -> Result<(), Problem> {
    let folder = target.folder.canonicalize().unwrap_or_else(|_| target.folder.clone());
    let now = Owner { folder: slashed(&folder), name: sound.checked.agency.committee.name.value.clone() };
    if let Some(owner) = &outputs.manifest.owner
        && owner.folder != now.folder
        && owner.name != now.name
    {
        let (path, owner, folder) = (slashed(&outputs.path("")), owner.name.clone(), owner.folder.clone());
        return Err(Problem::general(OutputOfOther { path, owner, folder }));
    }
    outputs.manifest.owner = Some(now);
    Ok(())
}

/// The forms in which a document of this usual name was asked for; the plain one when it never was.
fn forms(outputs: &Outputs, name: &str) -> Vec<Form> {
    let asked = outputs.manifest.documents.values().filter(|current| current.document == name);
    let mut forms: Vec<Form> = asked.map(|current| current.form).collect();
    forms.dedup();
    if forms.is_empty() { vec![Form::default()] } else { forms }
}

/// Whether a document of this usual name was once made by its own command.
fn is_asked(outputs: &Outputs, name: &str) -> bool {
    outputs.manifest.documents.values().any(|current| current.document == name && current.asked)
}

/// Every kind of problem that is declared in this room.
pub(crate) fn kinds() -> impl Iterator<Item = &'static ProblemKind> {
    [KINDS, place::KINDS, since::KINDS, target::KINDS].into_iter().flatten().copied()
}
