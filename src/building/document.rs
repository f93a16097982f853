//! One document is brought up to date: made when it is stale, put in its file, and noted.

use std::path::PathBuf;

use super::event::{Done, Outcome};
use super::files::files;
use super::manifest::{FileNote, Form};
use super::names::metadata_names;
use super::options::Run;
use super::outputs::{Outputs, Ownership};
use super::reasons::{Before, changes, reasons, used};
use super::task::Task;
use super::versions::{Destination, OutputPlace, place};
use crate::kinds::Document;
use crate::problem::Problem;
use crate::store::{Stored, versioned};
use crate::unit::CheckedUnit;

/// Brings a document up to date. `asked`: by its own command.
pub(super) fn bring_up_to_date(
    run: &mut Run,
    unit: &CheckedUnit,
    outputs: &mut Outputs,
    document: &Document,
    form: Form,
    asked: bool,
) -> Result<Done, Problem> {
    let task = Task { asked, ..Task::of(unit, document, form, run.options.date)? };
    let Destination { place, kept, draft } = place(run, &task, outputs)?;
    let kept = kept.map(|(name, why)| (outputs.path(&name), why));
    let quiet = |outputs: &mut Outputs, name: &str, outcome| Done {
        document: document.clone(),
        outcome,
        left: task.note(outputs, name),
        warnings: Vec::new(),
    };
    let name = match place {
        OutputPlace::Fresh(name) => {
            let outcome = Outcome::Unchanged { path: outputs.path(&name), kept };
            return Ok(quiet(outputs, &name, outcome));
        }
        OutputPlace::Kept(name, because) => {
            let outcome = Outcome::Kept { path: outputs.path(&name), because };
            return Ok(quiet(outputs, &name, outcome));
        }
        OutputPlace::Into(name) => name,
    };
    let mut made = task.made_of(draft, kept.as_ref().and_then(|(path, _)| outputs.name_of(path)));
    let before = task.before(outputs);
    let changed = match &before {
        Before::Made(before) => {
            let changes = changes(outputs, &before.records, task.records(), document);
            let copies = outputs.records();
            let old = |file: &str| before.records.get(file).and_then(|hash| copies.text(hash));
            task.concerned(changes, run.options.date, old)
        }
        _ => Vec::new(),
    };
    let why = reasons(&before, &made, changed, run.options.again);
    let path = outputs.path(&name);
    if run.options.preview {
        let outcome = Outcome::Made { path, others: Vec::new(), kept, draft, why };
        return Ok(Done { document: document.clone(), outcome, left: None, warnings: Vec::new() });
    }
    let files = files(run, &task, draft)?;
    let numbered = task.words.is_numbered() && !draft;
    for (file, source) in used(task.records(), document) {
        let hash = outputs.records().keep(&source.text, &task.root().join(file))?;
        made.records.insert(file.to_owned(), hash);
    }
    let note = FileNote { made, base: task.base.clone(), current: task.entry(&name) };
    let stored = outputs.write(&name, &files.pdf, numbered, Some(note))?;
    let left = task.note(outputs, &name);
    let mut others = Vec::new();
    for (name, text) in metadata_names(&name).iter().zip(&files.others) {
        others.extend(beside(outputs, name, text.as_bytes())?);
    }
    let outcome = match stored {
        Stored::Unchanged(_) if others.is_empty() => Outcome::Unchanged { path, kept },
        _ => Outcome::Made { path, others, kept, draft, why },
    };
    Ok(Done { document: document.clone(), outcome, left, warnings: task.steps.warnings() })
}

/// Writes what goes with a document beside it, or as a further version beside a file that is not ours. Nothing when it is
/// there already.
fn beside(outputs: &mut Outputs, first: &str, bytes: &[u8]) -> Result<Option<PathBuf>, Problem> {
    let mut version = 0;
    loop {
        version += 1;
        let name = versioned(first, version);
        let same = outputs.bytes(&name)?.as_deref() == Some(bytes);
        if same || outputs.ownership(&name)? != Ownership::Foreign {
            return Ok(match outputs.write(&name, bytes, false, None)? {
                Stored::Written(path) => Some(path),
                _ => None,
            });
        }
    }
}
