//! One document: whether it is stale, in which file it goes, and whether it can only be a draft.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use chrono::NaiveDate;

use super::place::{Found, Place};
use super::why::{Reason, RecordChange, reasons, used};
use super::{Updater, why};
use crate::hash::sha256;
use crate::kinds::{Document, FileName, Format, Wanted};
use crate::page::Makings;
use crate::problem::Problem;
use crate::read::{At, Source};
use crate::signature::Role;
use crate::steps::{Steps, Worded, signing_name, usual_name};
use crate::store::{Current, Form, Made, Noted, Outputs, Standing, Stored, versioned};
use crate::unit::{Sound, Unit};

pub use crate::store::Held;

/// What goes with a document that is prepared for signing: its metadata, twice.
const OTHERS: [&str; 2] = ["thong-tin.json", "thong-tin.xml"];

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
        kept: Option<(PathBuf, Held)>,
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
        kept: Option<(PathBuf, Held)>,
    },
    /// The file there was signed, numbered or changed, and says what the records say.
    Kept {
        /// The file.
        path: PathBuf,
        /// What happened to it.
        held: Held,
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

/// The year and the name of a document's first version in this form.
pub(super) fn first_name(sound: &Sound, document: &Document, form: Form) -> String {
    if form.prepared {
        return format!("{}/{}", document.year(), signing_name(&sound.checked, document));
    }
    usual_name(&sound.checked, document).to_string()
}

/// The document that is usually called so, whether it replaces another or not.
pub(super) fn called(name: &str) -> Option<Document> {
    name.parse().ok().map(|FileName { document, .. }| document)
}

/// Where a document stands among the others of its unit: a name that a newer version of this program may have given comes last.
fn rank(document: &str) -> (bool, Option<Document>) {
    let document = called(document);
    (document.is_none(), document)
}

/// The documents that were made and are wanted, in the order in which they are told of.
pub(super) fn in_order(outputs: &Outputs) -> Vec<&Current> {
    let mut all: Vec<_> = outputs.manifest.documents.values().filter(|current| !current.gone).collect();
    all.sort_by_key(|current| rank(&current.document));
    all
}

/// The files that were made of records, in the same order, earlier versions first.
pub(super) fn files_in_order(outputs: &Outputs) -> Vec<String> {
    let made = outputs.manifest.files.iter().filter_map(|(name, known)| Some((name, known.made.as_ref()?)));
    let mut all: Vec<_> = made.map(|(name, made)| (rank(&made.document), name.len(), name.clone())).collect();
    all.sort();
    all.into_iter().map(|(.., name)| name).collect()
}

/// A document on its way into a file.
pub(super) struct Task<'a> {
    sound: &'a Sound,
    steps: Steps<'a>,
    pub(super) document: Document,
    pub(super) form: Form,
    /// The words as they would be printed, were nothing kept.
    words: Worded,
    pub(super) makings: Makings,
    /// The year and the usual name.
    pub(super) name: String,
    /// The first version's name.
    pub(super) base: String,
    /// It is made by its own command.
    asked: bool,
}

/// A document's files: the PDF, and what goes with it by the ending that it has instead.
pub(super) struct Files {
    pub(super) pdf: Vec<u8>,
    others: Vec<(&'static str, String)>,
}

/// What became of a document, and what else is to be told.
pub(super) struct Done {
    pub(super) outcome: Outcome,
    /// A file that held it under another name and does so no longer.
    pub(super) left: Option<Outcome>,
    /// For whoever signs it.
    pub(super) warnings: Vec<Problem>,
}

impl Updater {
    /// Brings a document up to date. `asked`: by its own command.
    pub(super) fn document(
        &mut self,
        sound: &Sound,
        outputs: &mut Outputs,
        document: &Document,
        form: Form,
        asked: bool,
    ) -> Result<Done, Problem> {
        let task = Task { asked, ..Task::of(sound, document, form, self.wish.date)? };
        let Found { place, held, draft } = self.place(&task, outputs)?;
        let held = held.map(|(name, how)| (outputs.path(&name), how));
        let quiet = |outputs: &mut Outputs, name: &str, outcome| Done {
            outcome,
            left: task.note(outputs, name),
            warnings: Vec::new(),
        };
        match place {
            Place::Fresh(name) => {
                let outcome = Outcome::Unchanged { path: outputs.path(&name), kept: held };
                Ok(quiet(outputs, &name, outcome))
            }
            Place::Kept(name, how) => {
                let outcome = Outcome::Kept { path: outputs.path(&name), held: how };
                Ok(quiet(outputs, &name, outcome))
            }
            Place::Into(name) => {
                let mut made = task.made(draft, held.as_ref().and_then(|(path, _)| outputs.name_of(path)));
                let before = task.before(outputs);
                let changes = match &before {
                    why::Before::Made(before) => {
                        let changes = why::changes(outputs, &before.records, task.records(), document);
                        let old = |file: &str| before.records.get(file).and_then(|hash| outputs.record(hash));
                        task.concerned(changes, self.wish.date, old)
                    }
                    _ => Vec::new(),
                };
                let why = reasons(&before, &made, changes, self.wish.again);
                let path = outputs.path(&name);
                if self.wish.preview {
                    let outcome = Outcome::Made { path, others: Vec::new(), kept: held, draft, why };
                    return Ok(Done { outcome, left: None, warnings: Vec::new() });
                }
                let files = self.files(&task, draft)?;
                let numbered = task.words.is_numbered() && !draft;
                for (file, source) in used(task.records(), document) {
                    made.records
                        .insert(file.to_owned(), outputs.keep_record(&source.text, &sound.checked.root.join(file))?);
                }
                let noted = Noted { made, base: task.base.clone(), current: task.current(&name) };
                let stored = outputs.write(&name, &files.pdf, numbered, Some(noted))?;
                let left = task.note(outputs, &name);
                let mut others = Vec::new();
                for (ending, text) in &files.others {
                    others.extend(beside(outputs, &name, ending, text.as_bytes())?);
                }
                let outcome = match stored {
                    Stored::Unchanged(_) if others.is_empty() => Outcome::Unchanged { path, kept: held },
                    _ => Outcome::Made { path, others, kept: held, draft, why },
                };
                Ok(Done { outcome, left, warnings: task.steps.warnings() })
            }
        }
    }

    pub(super) fn files(&mut self, task: &Task, draft: bool) -> Result<Files, Problem> {
        if task.form.prepared && !draft {
            let prepared = task.sound.prepare_in(&mut self.world, &task.steps)?;
            let others = OTHERS.into_iter().zip([prepared.json, prepared.xml]).collect();
            return Ok(Files { pdf: prepared.pdf.bytes, others });
        }
        let words = if draft { &task.steps.words()?.drafted() } else { &task.words };
        let pages = task.steps.lay_out_in(&mut self.world, words)?;
        Ok(Files { pdf: pages.export()?, others: Vec::new() })
    }
}

impl<'a> Task<'a> {
    fn of(sound: &'a Sound, document: &Document, form: Form, date: Option<NaiveDate>) -> Result<Self, Problem> {
        let document = document.clone();
        let steps = sound.steps(Wanted { document: document.clone(), charts: form.charts }, date)?;
        let words = steps.words()?;
        let words = if form.prepared { words.unissued() } else { words };
        let picture = if form.prepared { sound.picture_of(document.kind(), Role::Signer) } else { None };
        let makings = steps.makings(&words, picture)?;
        let name = usual_name(&sound.checked, &document).to_string();
        let base = first_name(sound, &document, form);
        Ok(Self { sound, steps, document, form, words, makings, name, base, asked: false })
    }

    /// Whether what goes with the document is there.
    pub(super) fn has_others(&self, outputs: &Outputs, name: &str) -> bool {
        !self.form.prepared || OTHERS.iter().all(|ending| outputs.path(&with_ending(name, ending)).exists())
    }

    /// Notes in which file the document is now. Under another name it was in a file before, which is left.
    fn note(&self, outputs: &mut Outputs, name: &str) -> Option<Outcome> {
        let left = outputs.manifest.note(self.base.clone(), self.current(name));
        left.map(|current| Outcome::NoLonger { path: outputs.path(&current.file) })
    }

    /// The document in this file.
    fn current(&self, name: &str) -> Current {
        let (document, file) = (self.name.clone(), name.to_owned());
        Current { document, form: self.form, file, gone: false, asked: self.asked, replaced_by: None }
    }

    /// What the file was made of that holds the document until now.
    fn before(&self, outputs: &Outputs) -> why::Before {
        let there = |name: &str| outputs.path(name).exists();
        let Some(current) = outputs.manifest.documents.get(&self.base) else {
            return if there(&self.base) { why::Before::Unknown } else { why::Before::Never };
        };
        let made = outputs.manifest.files.get(&current.file).and_then(|known| known.made.clone());
        match made {
            Some(made) if there(&current.file) => why::Before::Made(Box::new(made)),
            None if there(&current.file) => why::Before::Unknown,
            _ => why::Before::Gone,
        }
    }

    fn records(&self) -> &[(String, Source)] {
        &self.sound.checked.records
    }

    /// The hash of the office's own sentences.
    fn sentences(&self) -> Option<String> {
        let line = |(key, text): &(String, At<String>)| format!("{key}: {}\n", text.value);
        let files: Vec<String> =
            self.steps.own_sentences().map(|own| own.sentences.iter().map(line).collect()).collect();
        (!files.is_empty()).then(|| sha256(files.concat().as_bytes()))
    }

    /// Those of the changes that the document shows: of several record files that changed, one with which it would say the
    /// same as it was before is left out. `old`: the text of a record file as it was.
    fn concerned(
        &self,
        changes: Vec<RecordChange>,
        date: Option<NaiveDate>,
        old: impl Fn(&str) -> Option<String>,
    ) -> Vec<RecordChange> {
        let files: BTreeSet<&str> = changes.iter().map(|change| change.file.as_str()).collect();
        if files.len() < 2 {
            return changes;
        }
        let root = &self.sound.checked.root;
        let shows = |file: &&str| {
            let Some(text) = old(file) else { return true };
            let instead = Some(((*file).to_owned(), text));
            let (sound, _) = Unit::open_as(root, Some(&self.document), None, instead).check();
            let content = sound.and_then(|sound| {
                let task = Task::of(&sound, &self.document, self.form, date).ok()?;
                Some((task.makings.content, task.makings.issue))
            });
            content.is_none_or(|content| content != (self.makings.content.clone(), self.makings.issue.clone()))
        };
        let shown: BTreeSet<String> = files.into_iter().filter(shows).map(str::to_owned).collect();
        if shown.is_empty() {
            return changes;
        }
        changes.into_iter().filter(|change| shown.contains(&change.file)).collect()
    }

    /// What the document is made of now; copies of the records are still to be kept. `beside`: the file that it is not to take
    /// the place of.
    fn made(&self, draft: bool, beside: Option<String>) -> Made {
        Made {
            document: self.name.clone(),
            form: self.form,
            makings: self.makings.clone(),
            sentences: self.sentences(),
            records: BTreeMap::new(),
            draft,
            beside,
        }
    }

    /// Whether what was issued is no longer what the office wants: because the records, the command line or the office's own
    /// templates say something else, and not because this program does. That it got its number meanwhile is no such change;
    /// what only looks different is, where it was asked for.
    pub(super) fn is_another(&self, outputs: &Outputs, made: &Made, again: bool) -> bool {
        let (old, new) = (&made.makings, &self.makings);
        // Prepared for signing it shows no number.
        let same_form = made.form.prepared == self.form.prepared;
        let renumbered = same_form && !old.issue.is_empty() && old.issue != new.issue;
        let looks = same_form && (old.layout != new.layout || old.fonts != new.fonts || old.picture != new.picture);
        let asked = made.form.charts != self.form.charts || old.date != new.date || made.sentences != self.sentences();
        let by_records = || {
            let changes = why::changes(outputs, &made.records, self.records(), &self.document);
            changes.iter().any(|change| !change.is_issue_of(&self.document))
        };
        renumbered || (again && looks) || old.content != new.content && (asked || by_records())
    }
}

/// Writes what goes with a document beside it, or as a further version beside a file that is not ours. Nothing when it is
/// there already.
fn beside(outputs: &mut Outputs, name: &str, ending: &str, bytes: &[u8]) -> Result<Option<PathBuf>, Problem> {
    let first = with_ending(name, ending);
    for version in 1.. {
        let name = versioned(&first, version);
        let same = outputs.bytes(&name)?.as_deref() == Some(bytes);
        if same || outputs.standing(&name)? != Standing::Foreign {
            return Ok(match outputs.write(&name, bytes, false, None)? {
                Stored::Written(path) => Some(path),
                _ => None,
            });
        }
    }
    Ok(None)
}

/// The name of what goes with a document.
fn with_ending(name: &str, ending: &str) -> String {
    format!("{}.{ending}", Format::Pdf.stem(name).unwrap_or(name))
}
