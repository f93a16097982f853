//! In which file a document goes: past the versions that must stay as they are to the one that holds it, or is to hold it.

use pdf_signing::fields::State;
use pdf_signing::verify;
use std::collections::BTreeMap;

use super::Updater;
use super::document::Task;
use crate::problem::{Problem, problems};
use crate::read::{folded, slashed};
use crate::refusals::Field;
use crate::sign;
use crate::store::{Held, Outputs, Standing, versioned};

problems! {
    GH013 Error Data "Hai văn bản cùng một tệp." {
        /// Two documents of one run would go into one file.
        OutputTwice { path: String, other: String } =>
            format!("Tệp \"{path}\" đã dành cho văn bản khác của đơn vị này: \"{other}\"."),
            "đặt ten_tep khác cho một trong hai văn bản. Tệp này chưa bị ghi.";
    }
}

/// Files beside a document that say that it was signed or numbered by the steps of this program, or waits to be.
const STAGES: [&str; 4] = ["da-ky", "da-cap-so", "ban-hanh", "cho-ky"];

/// The files that the documents of one run go into.
#[derive(Default)]
pub(crate) struct Taken(BTreeMap<String, String>);

impl Taken {
    /// Keeps a file for a document of this usual name.
    ///
    /// # Errors
    /// Another document has it.
    pub(crate) fn take(&mut self, file: &str, document: &str, outputs: &Outputs) -> Result<(), Problem> {
        let owner = self.0.entry(folded(file)).or_insert_with(|| document.to_owned());
        if owner == document {
            return Ok(());
        }
        let (path, other) = (slashed(&outputs.path(file)), owner.rsplit('/').next().unwrap_or_default().to_owned());
        Err(Problem::general(OutputTwice { path, other }))
    }
}

/// Where a document goes.
pub(super) enum Place {
    /// It is in this file already.
    Fresh(String),
    /// It is in this file, which stays as it is.
    Kept(String, Held),
    /// Into this file.
    Into(String),
}

/// Where a document goes, and what is on the way.
pub(super) struct Found {
    pub(super) place: Place,
    /// The last file on the way that stays as it is.
    pub(super) held: Option<(String, Held)>,
    /// Whether it can only be a draft: some version of it was issued and says something else.
    pub(super) draft: bool,
}

impl Updater {
    /// Goes through the versions of a document.
    pub(super) fn place(&mut self, task: &Task, outputs: &mut Outputs) -> Result<Found, Problem> {
        let again = self.wish.again;
        let mut draft = is_issued_elsewhere(task, outputs, again)?;
        let mut held: Option<(String, Held)> = None;
        for version in 1.. {
            let name = versioned(&task.base, version);
            let mut standing = outputs.standing(&name)?;
            let made = outputs.manifest.files.get(&name).and_then(|known| known.made.clone());
            let alike = made.as_ref().is_some_and(|made| {
                made.makings == task.makings && made.form.prepared == task.form.prepared && made.draft == draft
            });
            // The file of another document, which had this name before.
            if standing != Standing::Free && made.as_ref().is_some_and(|made| made.document != task.name) {
                held = Some((name, Held::Changed));
                continue;
            }
            let stage = outputs.beside(&name, &STAGES);
            if standing == Standing::Ours && stage.is_none() && alike && !again && task.has_others(outputs, &name) {
                return Ok(Found { place: Place::Fresh(name), held, draft });
            }
            if standing == Standing::Ours {
                // It may be written over: the bytes decide, not what the system says of them.
                standing = outputs.confirmed(&name)?;
            }
            let how = match how_held(outputs, &name, standing, stage.is_some())? {
                None => return Ok(Found { place: Place::Into(name), held, draft }),
                // A file that the manifest does not know may have exactly the bytes that would be made.
                Some(Held::Changed) if made.is_none() && self.would_be(task, outputs, &name, draft)? => {
                    return Ok(Found { place: Place::Into(name), held, draft });
                }
                Some(how) => how,
            };
            let shown = if standing == Standing::Free { stage.clone().unwrap_or(name.clone()) } else { name.clone() };
            if standing == Standing::Ours && stage.is_none() && alike {
                return Ok(Found { place: Place::Fresh(name), held, draft });
            }
            outputs.hold(&name, how);
            let same = made.as_ref().is_some_and(|made| match how {
                Held::Changed => alike && !again,
                _ => !task.is_another(outputs, made, again),
            });
            // A version that was made beside a file changed by hand holds the document from then on.
            let later = outputs.manifest.documents.get(&task.base).map(|current| current.file.clone());
            if how == Held::Changed && same && later.is_some_and(|later| is_later(task, &later, version, outputs)) {
                held = Some((shown, how));
                continue;
            }
            // The issued version says the same in another form (with charts, say): the new one is no draft.
            if same && made.is_some_and(|made| made.form.prepared == task.form.prepared) {
                let name = if standing == Standing::Free { shown } else { name };
                return Ok(Found { place: Place::Kept(name, how), held, draft });
            }
            draft |= !same && how.is_issued();
            held = Some((shown, how));
        }
        Ok(Found { place: Place::Into(task.base.clone()), held, draft })
    }

    /// Whether a file is, byte by byte, what would be made.
    fn would_be(&mut self, task: &Task, outputs: &Outputs, name: &str, draft: bool) -> Result<bool, Problem> {
        if self.wish.preview && !outputs.path(name).exists() {
            return Ok(false);
        }
        let bytes = outputs.bytes(name)?;
        Ok(bytes.is_some() && Some(self.files(task, draft)?.pdf) == bytes)
    }
}

/// Whether a file that is there is a later version of a document than this one.
fn is_later(task: &Task, file: &str, version: usize, outputs: &Outputs) -> bool {
    (version + 1..100).any(|later| versioned(&task.base, later) == file) && outputs.path(file).exists()
}

/// Why a file is to be left as it is, if it is. `stage`: a file beside it says that it was issued.
fn how_held(outputs: &Outputs, name: &str, standing: Standing, stage: bool) -> Result<Option<Held>, Problem> {
    Ok(match standing {
        _ if stage => Some(Held::Signed),
        Standing::Free => None,
        Standing::Ours if outputs.is_numbered(name) => Some(Held::Numbered),
        Standing::Ours => outputs.copy_of(name).map(|_| Held::Signed),
        Standing::Foreign => match outputs.held(name) {
            Some(held) => Some(held),
            None => outputs.bytes(name)?.map(|bytes| how_changed(&bytes)),
        },
    })
}

/// Whether the document was issued under another name, in words that are no longer its own.
fn is_issued_elsewhere(task: &Task, outputs: &mut Outputs, again: bool) -> Result<bool, Problem> {
    let document = task.name.as_str();
    let own = |name: &str| (1..100).any(|version| versioned(&task.base, version) == name);
    let others = outputs.manifest.files.iter().filter_map(|(name, known)| {
        let made = known.made.as_ref().filter(|made| made.document == document && !own(name))?;
        Some((name.clone(), made.clone()))
    });
    for (name, made) in others.collect::<Vec<_>>() {
        let standing = outputs.standing(&name)?;
        let stage = outputs.beside(&name, &STAGES).is_some();
        let held = how_held(outputs, &name, standing, stage)?;
        if held.is_some_and(Held::is_issued) && task.is_another(outputs, &made, again) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a file stays in the manifest although it is gone: a signed or numbered version of it lies beside its place.
pub(super) fn is_remembered(outputs: &Outputs, name: &str) -> bool {
    outputs.beside(name, &STAGES).is_some()
}

/// What happened to a file that is no longer as it was made.
fn how_changed(bytes: &[u8]) -> Held {
    let signed = match verify::verify(bytes, None, chrono::DateTime::default()) {
        Ok(verdict) => !verdict.signatures.is_empty(),
        // A PDF that cannot be read with certainty counts as signed.
        Err(_) => bytes.windows(10).any(|part| part == b"/ByteRange"),
    };
    if signed {
        return Held::Signed;
    }
    let numbered = sign::blanks(bytes).is_ok_and(|blanks| blanks.state(Field::Number) == State::Filled);
    if numbered { Held::Numbered } else { Held::Changed }
}
