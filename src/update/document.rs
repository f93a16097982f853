//! One document: whether it is stale, in which file it goes, and whether it can only be a draft.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::why::{Reason, reasons, used};
use super::{Updater, why};
use crate::document::Document;
use crate::hash::sha256;
use crate::page::Makings;
use crate::period::Quarter;
use crate::problem::{Field, Problem};
use crate::read::Source;
use crate::sign::{self, State};
use crate::signature::Role;
use crate::steps::{Steps, Worded};
use crate::store::{Current, Form, Made, Outputs, Standing, Stored, versioned};
use crate::unit::Sound;
use crate::verify;

pub use crate::store::Held;

/// Files beside a document that say it was signed or numbered by the steps of this program.
const ISSUED_STAGES: [&str; 3] = ["da-ky", "da-cap-so", "ban-hanh"];

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
    /// The records no longer ask for it; its file stays.
    NoLonger {
        /// The file.
        path: PathBuf,
    },
}

/// The year and the usual name of a document, whatever form it has.
pub(super) fn usual_name(document: Document) -> String {
    format!("{}/{}", document.year(), document.file_name())
}

/// The document that is usually called so.
pub(super) fn called(name: &str) -> Option<Document> {
    let year = name.split('/').next()?.parse().ok()?;
    let quarters = (1..=4).map(|number| Quarter { year, number });
    let of_quarter = |quarter| [Document::Report { quarter, charts: false }, Document::FollowUp { after: quarter }];
    let mut all = std::iter::once(Document::Plan { year }).chain(quarters.flat_map(of_quarter));
    all.find(|document| usual_name(*document) == name)
}

/// The documents that were made, in the order in which they are told of.
pub(super) fn in_order(outputs: &Outputs) -> Vec<&Current> {
    let place = |current: &&Current| match called(&current.document) {
        Some(Document::Plan { year }) => (year, 0, 0),
        Some(Document::Report { quarter, .. }) => (quarter.year, quarter.number, 1),
        Some(Document::FollowUp { after }) => (after.year, after.number, 2),
        None => (i32::MAX, 0, 0),
    };
    let mut all: Vec<_> = outputs.manifest.documents.values().collect();
    all.sort_by_key(place);
    all
}

/// A document on its way into a file.
struct Task<'a> {
    sound: &'a Sound,
    steps: Steps<'a>,
    document: Document,
    form: Form,
    /// The words as they would be printed, were nothing kept.
    words: Worded,
    makings: Makings,
    /// The first version's name.
    base: String,
}

/// A document's files: the PDF, and what goes with it by the ending that replaces `pdf`.
struct Files {
    pdf: Vec<u8>,
    others: Vec<(&'static str, String)>,
}

/// Where a document goes.
enum Place {
    /// It is in this file already.
    Fresh(String),
    /// It is in this file, which is no longer ours.
    Kept(String, Held),
    /// Into this file.
    Into(String),
}

impl Updater {
    /// Brings a document up to date. With it come warnings for whoever signs it.
    pub(super) fn document(
        &mut self,
        sound: &Sound,
        outputs: &mut Outputs,
        document: Document,
        form: Form,
    ) -> Result<(Outcome, Vec<Problem>), Problem> {
        let document = match document {
            Document::Report { quarter, .. } => Document::Report { quarter, charts: form.charts },
            other => other,
        };
        let steps = sound.steps(document, self.wish.as_of)?;
        let words = steps.words()?;
        let words = if form.prepared { words.unissued() } else { words };
        let picture = if form.prepared { sound.picture_of(document, Role::Signer) } else { None };
        let makings = steps.makings(&words, picture)?;
        let name = if form.prepared { steps.file_name() } else { document.file_name() };
        let base = format!("{}/{name}", document.year());
        let task = Task { sound, steps, document, form, words, makings, base };

        let mut held: Option<(String, Held)> = None;
        let place = self.place(&task, outputs, &mut held)?;
        let path_of =
            |outputs: &Outputs, held: Option<(String, Held)>| held.map(|(name, how)| (outputs.path(&name), how));
        let (outcome, warnings) = match place {
            Place::Fresh(name) => {
                task.note(outputs, &name);
                (Outcome::Unchanged { path: outputs.path(&name), kept: path_of(outputs, held) }, Vec::new())
            }
            Place::Kept(name, held) => {
                task.note(outputs, &name);
                (Outcome::Kept { path: outputs.path(&name), held }, Vec::new())
            }
            Place::Into(name) => {
                let draft = held.as_ref().is_some_and(|(_, how)| how.is_issued());
                let mut made = task.made(draft);
                let before = task.before(outputs);
                let changes = match &before {
                    why::Before::Made(before) => why::changes(outputs, &before.records, task.records(), document),
                    _ => Vec::new(),
                };
                let why = reasons(&before, &made, changes, self.wish.again);
                if self.wish.preview {
                    let path = outputs.path(&name);
                    let kept = path_of(outputs, held);
                    return Ok((Outcome::Made { path, others: Vec::new(), kept, draft, why }, Vec::new()));
                }
                let files = self.files(&task, draft)?;
                let numbered = task.words.is_numbered() && !draft;
                for (file, source) in used(task.records(), document) {
                    made.records.insert(file.to_owned(), outputs.keep_record(&source.text)?);
                }
                let stored = outputs.write(&name, &files.pdf, numbered, Some(made))?;
                let mut others = Vec::new();
                for (ending, text) in &files.others {
                    others.extend(beside(outputs, &name, ending, text.as_bytes())?);
                }
                task.note(outputs, &name);
                let path = outputs.path(&name);
                let kept = path_of(outputs, held);
                let outcome = match stored {
                    Stored::Unchanged(_) if others.is_empty() => Outcome::Unchanged { path, kept },
                    _ => Outcome::Made { path, others, kept, draft, why },
                };
                (outcome, task.steps.warnings())
            }
        };
        Ok((outcome, warnings))
    }

    /// Goes through the versions of a document to the one that holds it or is to hold it. `held` becomes the last one on the
    /// way that must stay as it is.
    fn place(
        &mut self,
        task: &Task,
        outputs: &mut Outputs,
        held: &mut Option<(String, Held)>,
    ) -> Result<Place, Problem> {
        let again = self.wish.again;
        for version in 1.. {
            let name = versioned(&task.base, version);
            let standing = outputs.standing(&name)?;
            let known = outputs.manifest.files.get(&name).cloned().unwrap_or_default();
            let made = known.made.as_ref();
            let draft = held.as_ref().is_some_and(|(_, how)| how.is_issued());
            let fresh = made.is_some_and(|made| made.makings == task.makings && made.draft == draft);
            let how = match standing {
                Standing::Free => return Ok(Place::Into(name)),
                Standing::Ours if outputs.has_beside(&name, &ISSUED_STAGES) => Held::Signed,
                Standing::Ours if known.numbered => Held::Numbered,
                Standing::Ours if fresh && !again && task.has_others(outputs, &name) => return Ok(Place::Fresh(name)),
                Standing::Ours => return Ok(Place::Into(name)),
                Standing::Foreign => match outputs.bytes(&name)? {
                    // What nothing is known of may be what would be made.
                    Some(bytes) if made.is_none() && !self.wish.preview && self.files(task, draft)?.pdf == bytes => {
                        return Ok(Place::Into(name));
                    }
                    Some(bytes) => how_changed(&bytes),
                    None => return Ok(Place::Into(name)),
                },
            };
            outputs.hold(&name, if standing == Standing::Foreign { Some(how) } else { None });
            if standing == Standing::Ours && fresh {
                return Ok(Place::Fresh(name));
            }
            let says_the_same = made.is_some_and(|made| match how {
                Held::Changed => made.makings == task.makings && !again,
                _ => !task.is_another(outputs, made, again),
            });
            if says_the_same && !made.is_some_and(|made| made.draft) {
                return Ok(Place::Kept(name, how));
            }
            *held = Some((name, how));
        }
        Ok(Place::Into(task.base.clone()))
    }

    fn files(&mut self, task: &Task, draft: bool) -> Result<Files, Problem> {
        if task.form.prepared && !draft {
            let prepared = task.sound.prepare_in(&mut self.world, &task.steps, task.document)?;
            let others = OTHERS.into_iter().zip([prepared.json, prepared.xml]).collect();
            return Ok(Files { pdf: prepared.pdf.bytes, others });
        }
        let words = if draft { &task.steps.words()?.drafted() } else { &task.words };
        let pages = task.steps.lay_out_in(&mut self.world, words)?;
        Ok(Files { pdf: pages.export()?, others: Vec::new() })
    }
}

impl Task<'_> {
    /// Whether what goes with the document is there.
    fn has_others(&self, outputs: &Outputs, name: &str) -> bool {
        !self.form.prepared || OTHERS.iter().all(|ending| outputs.path(&with_ending(name, ending)).exists())
    }

    /// Notes in which file the document is now.
    fn note(&self, outputs: &mut Outputs, name: &str) {
        let current = Current { document: usual_name(self.document), form: self.form, file: name.to_owned() };
        outputs.manifest.documents.insert(self.base.clone(), current);
    }

    /// What the file was made of that holds the document until now.
    fn before(&self, outputs: &Outputs) -> why::Before {
        let Some(current) = outputs.manifest.documents.get(&self.base) else { return why::Before::Never };
        let made = outputs.manifest.files.get(&current.file).and_then(|known| known.made.clone());
        match made {
            Some(made) if outputs.path(&current.file).exists() => why::Before::Made(Box::new(made)),
            _ => why::Before::Gone,
        }
    }

    fn records(&self) -> &[(String, Source)] {
        &self.sound.checked.records
    }

    /// The hash of the office's own sentences.
    fn sentences(&self) -> Option<String> {
        let own = self.steps.own_sentences()?;
        let sentences = own.sentences.iter().map(|(key, text)| format!("{key}: {}\n", text.value));
        Some(sha256(sentences.collect::<String>().as_bytes()))
    }

    /// What the document is made of now; copies of the records are still to be kept.
    fn made(&self, draft: bool) -> Made {
        let makings = self.makings.clone();
        Made { makings, sentences: self.sentences(), records: BTreeMap::new(), charts: self.form.charts, draft }
    }

    /// Whether what was issued is no longer what the office wants: because the records, the command line or the office's own
    /// templates say something else, and not because this program does. That it got its number meanwhile is no such change;
    /// what only looks different is, where it was asked for.
    fn is_another(&self, outputs: &Outputs, made: &Made, again: bool) -> bool {
        let (old, new) = (&made.makings, &self.makings);
        let renumbered = !old.issue.is_empty() && old.issue != new.issue;
        let looks = old.layout != new.layout || old.fonts != new.fonts || old.picture != new.picture;
        let asked = made.charts != self.form.charts || old.date != new.date || made.sentences != self.sentences();
        let by_records = || {
            let changes = why::changes(outputs, &made.records, self.records(), self.document);
            changes.iter().any(|change| !change.is_issue_of(self.document))
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
    format!("{}{ending}", name.strip_suffix("pdf").unwrap_or(name))
}

/// What happened to a file that is no longer as it was made.
fn how_changed(bytes: &[u8]) -> Held {
    let signed = match verify::verify(bytes, None, chrono::DateTime::default()) {
        Ok(verdict) => !verdict.signatures.is_empty(),
        // A file that is not read for certain may still be signed.
        Err(_) => bytes.windows(10).any(|part| part == b"/ByteRange"),
    };
    if signed {
        return Held::Signed;
    }
    let numbered = sign::blanks(bytes).is_ok_and(|blanks| blanks.state(Field::Number) == State::Filled);
    if numbered { Held::Numbered } else { Held::Changed }
}
