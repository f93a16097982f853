//! Brings the documents of units up to date, unit by unit.

use std::path::Path;

use super::document::bring_up_to_date;
use super::event::Event;
use super::fingerprint::tool;
use super::freshness::{fresh_outcomes, is_fresh};
use super::judgement::{Judgement, WithheldDocument};
use super::manifest::{Form, UnitNote, UnitOwner};
use super::names::{called, first_name, forms, is_asked};
use super::opening;
use super::options::{Options, Run};
use super::outputs::Outputs;
use super::replaced::{no_longer, replaced};
use super::target::Target;
use super::versions::{FilesTaken, is_remembered};
use crate::check::NUMBER_TWICE;
use crate::kinds::{Document, FileFormat, Wanted};
use crate::problem::{Problem, Severity, problems, slashed};
use crate::unit::{CheckedUnit, Unit, usual_name};

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

/// Brings one unit after the other up to date.
pub struct Updater(Run);

impl Updater {
    /// For one run over units.
    pub fn new(options: Options) -> Self {
        Self(Run::once(options))
    }

    /// For units that are made again and again.
    pub fn watching(options: Options) -> Self {
        Self(Run::repeated(options))
    }

    /// Makes what is fresh too from now on, or no longer.
    pub(super) fn set_again(&mut self, again: bool) {
        self.0.options.again = again;
        self.0.options.over_frozen &= again;
    }

    /// Brings every document of a unit up to date. One that fails does not stop the others, nor does a record with an error
    /// the documents that are not made of it.
    ///
    /// # Errors
    /// The outputs cannot be read or written.
    pub fn unit(&mut self, target: &Target, tell: &mut dyn FnMut(Event)) -> Result<(), Problem> {
        let mut outputs = outputs(&self.0.options, target, tell)?;
        if !self.0.options.again && is_fresh(&self.0.options, target, &mut outputs) {
            let warnings = outputs.manifest.unit.as_ref().map_or(0, |note| note.warnings);
            tell(Event::Fresh { warnings });
            for (document, outcome) in fresh_outcomes(&outputs) {
                tell(Event::Document(document, outcome));
            }
            return finish(&self.0.options, target, &mut outputs);
        }
        let out = self.0.options.out.join(&target.name);
        let Judgement { sound, withheld, problems } = Judgement::of(&target.folder, &out);
        let mut warnings = problems.iter().filter(|problem| problem.severity() == Severity::Warning).count();
        let mut whole = warnings == problems.len();
        let told = withheld_files(&outputs, &withheld);
        let some = !sound.is_empty() && !told.is_empty();
        tell(if some { Event::ProblemsOfSome(problems) } else { Event::Problems(problems) });
        let Some((unit, _)) = sound.first() else { return Ok(()) };
        own(&mut outputs, target, unit)?;
        let all = sound.iter().flat_map(|(unit, documents)| documents.iter().map(move |document| (unit, document)));
        let documents: Vec<(&CheckedUnit, &Document)> = all
            .filter(|(unit, document)| {
                (unit.asks_for(document) || is_asked(&outputs, &usual_name(&unit.checked, document).to_string()))
                    && !has_nothing_left(unit, document)
            })
            .collect();
        let name = |(unit, document): &(&CheckedUnit, &Document)| usual_name(&unit.checked, document).to_string();
        let wanted: Vec<_> = documents.iter().map(name).collect();
        // The forms of all documents are read before anything is noted, since one document may be about to get the name of another.
        let forms: Vec<_> = wanted.iter().map(|name| forms(&outputs, name)).collect();
        let mut taken = FilesTaken::default();
        for (((unit, document), name), forms) in documents.iter().zip(&wanted).zip(forms) {
            for form in forms {
                let first = first_name(unit, document, form);
                let done = taken
                    .take(&first, name, &outputs)
                    .and_then(|()| bring_up_to_date(&mut self.0, unit, &mut outputs, document, form, false));
                match done {
                    Ok(done) => {
                        warnings += done.warnings.len();
                        done.tell(tell);
                    }
                    Err(problem) => {
                        whole = false;
                        tell(Event::Failed { document: (*document).clone(), path: outputs.path(name), problem });
                    }
                }
            }
        }
        told.into_iter().for_each(&mut *tell);
        let withheld = withheld.into_iter().map(|one| one.document).collect();
        let mut left = replaced(&mut outputs, &wanted, &withheld);
        left.extend(no_longer(&mut outputs, &wanted, &withheld));
        for (document, outcome) in left {
            tell(Event::Document(document, outcome));
        }
        outputs.manifest.unit = whole.then(|| UnitNote {
            tool: tool().to_owned(),
            as_of: self.0.options.date.map(|date| date.to_string()),
            inputs: unit.checked.raw().inputs.clone(),
            looked: outputs.taken,
            warnings,
        });
        finish(&self.0.options, target, &mut outputs)
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
        tell: &mut dyn FnMut(Event),
    ) -> Result<(), Problem> {
        let Wanted { document, charts } = wanted.into();
        let mut outputs = outputs(&self.0.options, target, tell)?;
        let (unit, problems) = open(&self.0.options, target, Some(&document)).check();
        tell(Event::Problems(problems));
        let Some(unit) = unit else { return Ok(()) };
        // Numbers are given once in the whole unit, not only in the records of this document.
        let twice: Vec<_> = open(&self.0.options, target, None)
            .check()
            .1
            .into_iter()
            .filter(|problem| problem.code() == NUMBER_TWICE.code)
            .collect();
        if !twice.is_empty() {
            tell(Event::Problems(twice));
            return Ok(());
        }
        if has_nothing_left(&unit, &document) {
            tell(Event::NothingLeft);
            return Ok(());
        }
        own(&mut outputs, target, &unit)?;
        bring_up_to_date(&mut self.0, &unit, &mut outputs, &document, Form { prepared, charts }, true)?.tell(tell);
        let name = usual_name(&unit.checked, &document).to_string();
        for current in outputs.manifest.documents.values_mut().filter(|current| current.document == name) {
            current.asked = true;
        }
        finish(&self.0.options, target, &mut outputs)
    }
}

/// The unit's records, read while nobody else writes its outputs.
fn open(options: &Options, target: &Target, document: Option<&Document>) -> Unit {
    Unit::open_but(&target.folder, document, Some(&options.out.join(&target.name)))
}

fn outputs(options: &Options, target: &Target, tell: &mut dyn FnMut(Event)) -> Result<Outputs, Problem> {
    let folder = options.out.join(&target.name);
    let real = |path: &Path| path.canonicalize().ok();
    if real(&folder).is_some() && real(&folder) == real(&target.folder) {
        return Err(Problem::general(OutputInRecords { path: slashed(&target.folder) }));
    }
    let mut outputs =
        if options.preview { opening::look(&folder)? } else { opening::open(&folder, &mut || tell(Event::Busy))? };
    if let Some(warning) = outputs.warning.take() {
        tell(Event::Noted(vec![warning]));
    }
    Ok(outputs)
}

fn finish(options: &Options, target: &Target, outputs: &mut Outputs) -> Result<(), Problem> {
    if options.preview {
        return Ok(());
    }
    // Copies have no more rights than the records of which they are.
    let records = outputs.records();
    for made in outputs.manifest.files.values().filter_map(|file| file.made.as_ref()) {
        records.narrow(&target.folder, &made.records);
    }
    outputs.finish(is_remembered)
}

/// Tells of the documents that are withheld: those that the records ask for and those that were made before.
fn withheld_files(outputs: &Outputs, withheld: &[WithheldDocument]) -> Vec<Event> {
    let event = |one: &WithheldDocument| {
        let made = outputs.manifest.documents.values().find(|made| {
            !made.gone && made.replaced_by.is_none() && called(&made.document).as_ref() == Some(&one.document)
        });
        if made.is_none() && !one.asked {
            return None;
        }
        let usual = || one.document.file(None, FileFormat::Pdf).to_string();
        let path = outputs.path(&made.map_or_else(usual, |made| made.file.clone()));
        Some(Event::Withheld { document: one.document.clone(), kept: path.exists(), path, faults: one.faults.clone() })
    };
    withheld.iter().filter_map(event).collect()
}

/// Whether a document would have nothing in it: one of what is left to be done after a quarter, where nothing is.
fn has_nothing_left(unit: &CheckedUnit, document: &Document) -> bool {
    let after = document.quarter().filter(|_| document.kind().facts().of_what_is_left);
    after.is_some_and(|after| unit.all_done(after).unwrap_or(false))
}

/// Takes the outputs for a unit.
///
/// # Errors
/// They are another unit's: of another name, and made from another folder.
fn own(outputs: &mut Outputs, target: &Target, unit: &CheckedUnit) -> Result<(), Problem> {
    let folder = target.folder.canonicalize().unwrap_or_else(|_| target.folder.clone());
    let now = UnitOwner { folder: slashed(&folder), name: unit.checked.agency().committee.name.value.clone() };
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
