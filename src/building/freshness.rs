//! Whether all documents of a unit are up to date, without reading its records again.

use super::event::Outcome;
use super::fingerprint::tool;
use super::manifest::{DocumentEntry, FileEntry, KeptBecause};
use super::names::{called, in_order};
use super::options::Options;
use super::outputs::{Outputs, Ownership};
use super::replaced::replaced_outcome;
use super::target::Target;
use super::versions::is_remembered;
use crate::kinds::Document;
use crate::read::Freshness;

/// Whether every document is up to date, as far as the times and sizes of files tell, and the hashes of files that were touched. If
/// something cannot be looked at, the documents count as not up to date.
pub(super) fn is_fresh(options: &Options, target: &Target, outputs: &mut Outputs) -> bool {
    let manifest = &outputs.manifest;
    let Some(note) = &manifest.unit else { return false };
    if note.tool != tool() || note.as_of != options.date.map(|date| date.to_string()) {
        return false;
    }
    // A draft is no longer one when the issued version, because of which it is a draft, is gone.
    let beside = manifest.files.values().filter_map(|known| known.made.as_ref()?.beside.as_ref());
    if beside.into_iter().any(|name| !outputs.path(name).exists()) {
        return false;
    }
    let out = options.out.join(&target.name);
    let touched = match note.inputs.freshness(&target.folder, Some(&out), note.looked) {
        Freshness::Same => None,
        Freshness::Touched(inputs) => Some(inputs),
        Freshness::Changed => return false,
    };
    let files: Vec<String> = manifest.files.keys().cloned().collect();
    for file in files {
        let before = outputs.manifest.files.get(&file).and_then(FileEntry::seen_hash).map(str::to_owned);
        let ownership = outputs.ownership(&file);
        let now = outputs.manifest.files.get(&file).and_then(FileEntry::seen_hash);
        let gone = ownership == Ok(Ownership::Free) && !is_remembered(outputs, &file);
        if ownership.is_err() || gone || before.as_deref() != now {
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

/// What is told of documents that are all up to date.
pub(super) fn fresh_outcomes(outputs: &Outputs) -> Vec<(Option<Document>, Outcome)> {
    let outcome = |current: &DocumentEntry| {
        if let Some(replaced) = replaced_outcome(outputs, current) {
            return replaced;
        }
        let path = outputs.path(&current.file);
        let known = outputs.manifest.files.get(&current.file);
        let held = match known {
            // Made by the steps of signing, of a first version that is gone.
            None => Some(KeptBecause::Signed),
            // A file that is as it was made is held only while a signed or numbered version of it lies beside it.
            Some(_) if outputs.is_ours(&current.file) && !is_remembered(outputs, &current.file) => None,
            Some(_) => outputs.held(&current.file).filter(|held| *held != KeptBecause::Numbered),
        };
        match held {
            Some(held) => Outcome::Kept { path, because: held },
            None => {
                let beside = known.and_then(|known| known.made.as_ref()?.beside.clone());
                let kept = beside.map(|name| (outputs.path(&name), outputs.held(&name).unwrap_or(KeptBecause::Signed)));
                Outcome::Unchanged { path, kept }
            }
        }
    };
    in_order(outputs).into_iter().map(|current| (called(&current.document), outcome(current))).collect()
}
