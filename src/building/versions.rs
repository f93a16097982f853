//! In which file a document goes: past the versions that must stay as they are to the one that holds it, or is to hold it.

use pdf_signing::fields::FieldState;
use pdf_signing::verify;
use std::collections::BTreeMap;

use super::files::files;
use super::manifest::{KeptBecause, MadeOf};
use super::options::Run;
use super::outputs::{Outputs, Ownership};
use super::task::Task;
use crate::problem::{Problem, problems, slashed};
use crate::read::folded;
use crate::signing::{OfficeField, blanks};
use crate::store::{version_of, versioned};

problems! {
    GH013 Error Data "Hai văn bản cùng một tệp." {
        /// Two documents of one run would go into one file.
        OutputTwice { path: String, other: String } =>
            format!("Tệp \"{path}\" đã dành cho văn bản khác của đơn vị này: \"{other}\"."),
            "đặt ten_tep khác cho một trong hai văn bản. Tệp này chưa bị ghi.";
    }
}

/// The files that the documents of one run go into.
#[derive(Default)]
pub(crate) struct FilesTaken(BTreeMap<String, String>);

impl FilesTaken {
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
pub(super) enum OutputPlace {
    /// It is in this file already.
    Fresh(String),
    /// It is in this file, which stays as it is.
    Kept(String, KeptBecause),
    /// Into this file.
    Into(String),
}

/// Where a document goes, and what is on the way.
pub(super) struct Destination {
    pub(super) place: OutputPlace,
    /// The last file on the way that stays as it is.
    pub(super) kept: Option<(String, KeptBecause)>,
    /// Whether it can only be a draft: some version of it was issued and says something else.
    pub(super) draft: bool,
}

/// Goes through the versions of a document.
pub(super) fn place(run: &mut Run, task: &Task, outputs: &mut Outputs) -> Result<Destination, Problem> {
    let again = run.options.again;
    let mut draft = is_issued_elsewhere(task, outputs, again)?;
    let mut kept: Option<(String, KeptBecause)> = None;
    let mut version = 0;
    loop {
        version += 1;
        let name = versioned(&task.base, version);
        let mut ownership = outputs.ownership(&name)?;
        let made = outputs.manifest.files.get(&name).and_then(|known| known.made.clone());
        let alike = made.as_ref().is_some_and(|made| {
            made.fingerprint == task.fingerprint && made.form.prepared == task.form.prepared && made.draft == draft
        });
        // The file of another document, which had this name before.
        if ownership != Ownership::Free && made.as_ref().is_some_and(|made| made.document != task.name) {
            kept = Some((name, KeptBecause::Changed));
            continue;
        }
        let stage = outputs.beside(&name);
        if ownership == Ownership::Ours && stage.is_none() && alike && !again && task.has_others(outputs, &name) {
            return Ok(Destination { place: OutputPlace::Fresh(name), kept, draft });
        }
        if ownership == Ownership::Ours {
            // It may be written over: the bytes decide, not what the system says of them.
            ownership = outputs.confirmed(&name)?;
        }
        let how = match how_held(outputs, &name, ownership, stage.is_some())? {
            None if !run.options.over_frozen && is_sent(task, made.as_ref(), ownership) => KeptBecause::Frozen,
            None => return Ok(Destination { place: OutputPlace::Into(name), kept, draft }),
            // A file that the manifest does not know may have exactly the bytes that would be made.
            Some(KeptBecause::Changed) if made.is_none() && would_be(run, task, outputs, &name, draft)? => {
                return Ok(Destination { place: OutputPlace::Into(name), kept, draft });
            }
            Some(how) => how,
        };
        let shown = if ownership == Ownership::Free { stage.clone().unwrap_or(name.clone()) } else { name.clone() };
        if ownership == Ownership::Ours && stage.is_none() && alike {
            return Ok(Destination { place: OutputPlace::Fresh(name), kept, draft });
        }
        outputs.hold(&name, how);
        let same = made.as_ref().is_some_and(|made| match how {
            KeptBecause::Changed => alike && !again,
            _ => !task.is_another(outputs, made, again),
        });
        // A version that was made beside a file changed by hand holds the document from then on.
        let later = outputs.manifest.documents.get(&task.base).map(|current| current.file.clone());
        if how == KeptBecause::Changed && same && later.is_some_and(|later| is_later(task, &later, version, outputs)) {
            kept = Some((shown, how));
            continue;
        }
        // The issued version says the same in another form (with charts, say): the new one is no draft.
        if same && made.is_some_and(|made| made.form.prepared == task.form.prepared) {
            let name = if ownership == Ownership::Free { shown } else { name };
            return Ok(Destination { place: OutputPlace::Kept(name, how), kept, draft });
        }
        draft |= !same && how.is_issued();
        kept = Some((shown, how));
    }
}

/// Whether a file of ours is the report of a quarter whose figures were frozen since, in words that it would no longer say: a
/// quarter is frozen once its report was sent.
fn is_sent(task: &Task, made: Option<&MadeOf>, ownership: Ownership) -> bool {
    let other = |made: &MadeOf| !made.draft && made.fingerprint.content != task.fingerprint.content;
    ownership == Ownership::Ours && task.is_frozen() && made.is_some_and(other)
}

/// Whether a file is, byte by byte, what would be made.
fn would_be(run: &mut Run, task: &Task, outputs: &Outputs, name: &str, draft: bool) -> Result<bool, Problem> {
    if run.options.preview && !outputs.path(name).exists() {
        return Ok(false);
    }
    let bytes = outputs.bytes(name)?;
    Ok(bytes.is_some() && Some(files(run, task, draft)?.pdf) == bytes)
}

/// Whether a file that is there is a later version of a document than this one.
fn is_later(task: &Task, file: &str, version: usize, outputs: &Outputs) -> bool {
    version_of(&task.base, file).is_some_and(|other| other > version) && outputs.path(file).exists()
}

/// Why a file is to be left as it is, if it is. `stage`: a file beside it says that it was issued.
fn how_held(outputs: &Outputs, name: &str, ownership: Ownership, stage: bool) -> Result<Option<KeptBecause>, Problem> {
    Ok(match ownership {
        _ if stage => Some(KeptBecause::Signed),
        Ownership::Free => None,
        Ownership::Ours if outputs.is_numbered(name) => Some(KeptBecause::Numbered),
        Ownership::Ours => outputs.copy_of(name).map(|_| KeptBecause::Signed),
        Ownership::Foreign => match outputs.held(name) {
            Some(held) => Some(held),
            None => outputs.bytes(name)?.map(|bytes| how_changed(&bytes)),
        },
    })
}

/// Whether the document was issued under another name, in words that are no longer its own.
fn is_issued_elsewhere(task: &Task, outputs: &mut Outputs, again: bool) -> Result<bool, Problem> {
    let document = task.name.as_str();
    let own = |name: &str| version_of(&task.base, name).is_some();
    let others = outputs.manifest.files.iter().filter_map(|(name, known)| {
        let made = known.made.as_ref().filter(|made| made.document == document && !own(name))?;
        Some((name.clone(), made.clone()))
    });
    for (name, made) in others.collect::<Vec<_>>() {
        let ownership = outputs.ownership(&name)?;
        let stage = outputs.beside(&name).is_some();
        let held = how_held(outputs, &name, ownership, stage)?;
        if held.is_some_and(KeptBecause::is_issued) && task.is_another(outputs, &made, again) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a file stays in the manifest although it is gone: a signed or numbered version of it lies beside its place.
pub(super) fn is_remembered(outputs: &Outputs, name: &str) -> bool {
    outputs.beside(name).is_some()
}

/// What happened to a file that is no longer as it was made.
fn how_changed(bytes: &[u8]) -> KeptBecause {
    let signed = match verify::verify(bytes, None, chrono::DateTime::default()) {
        Ok(verdict) => !verdict.signatures.is_empty(),
        // A PDF that cannot be read with certainty counts as signed.
        Err(_) => bytes.windows(10).any(|part| part == b"/ByteRange"),
    };
    if signed {
        return KeptBecause::Signed;
    }
    let numbered = blanks(bytes).is_ok_and(|blanks| blanks.state(OfficeField::Number) == FieldState::Filled);
    if numbered { KeptBecause::Numbered } else { KeptBecause::Changed }
}
