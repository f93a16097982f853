//! Documents whose place another has taken, and those that the records no longer ask for: their files stay.

use std::collections::BTreeSet;

use super::event::Outcome;
use super::manifest::DocumentEntry;
use super::names::called;
use super::outputs::Outputs;
use crate::kinds::Document;

/// The usual name of the document that takes the place of one under another name, if one does.
fn replacement<'w>(current: &DocumentEntry, wanted: &'w [String]) -> Option<&'w String> {
    let document = Some(called(&current.document)?);
    let another = wanted.iter().find(|name| called(name) == document)?;
    (*another != current.document).then_some(another)
}

/// Whether a document is withheld: what is noted of it stays as it is.
fn is_withheld(current: &DocumentEntry, withheld: &BTreeSet<Document>) -> bool {
    called(&current.document).is_some_and(|document| withheld.contains(&document))
}

/// Notes the documents that were made and then replaced by others: their files stay, and are told of beside the new ones.
pub(super) fn replaced(
    outputs: &mut Outputs,
    wanted: &[String],
    withheld: &BTreeSet<Document>,
) -> Vec<(Option<Document>, Outcome)> {
    let folder = outputs.path("");
    let judged = |current: &&mut DocumentEntry| !current.gone && !is_withheld(current, withheld);
    for current in outputs.manifest.documents.values_mut().filter(judged) {
        current.replaced_by = replacement(current, wanted).cloned();
        current.gone = current.replaced_by.is_some() && !folder.join(&current.file).exists();
    }
    let documents = outputs.manifest.documents.values().filter(|current| !current.gone);
    documents.filter_map(|current| Some((called(&current.document), replaced_outcome(outputs, current)?))).collect()
}

pub(super) fn replaced_outcome(outputs: &Outputs, current: &DocumentEntry) -> Option<Outcome> {
    let name = current.replaced_by.as_ref()?;
    let other = outputs.manifest.documents.values().find(|other| other.document == *name);
    let by = outputs.path(other.map_or(name, |other| &other.file));
    Some(Outcome::Replaced { path: outputs.path(&current.file), by })
}

/// The documents that were made, are no longer wanted, and were not yet told of.
pub(super) fn no_longer(
    outputs: &mut Outputs,
    wanted: &[String],
    withheld: &BTreeSet<Document>,
) -> Vec<(Option<Document>, Outcome)> {
    let gone = |current: &&mut DocumentEntry| {
        !current.gone
            && !is_withheld(current, withheld)
            && !wanted.contains(&current.document)
            && current.replaced_by.is_none()
    };
    let gone: Vec<(Option<Document>, String)> = outputs
        .manifest
        .documents
        .values_mut()
        .filter(gone)
        .map(|current| {
            current.gone = true;
            (called(&current.document), current.file.clone())
        })
        .collect();
    gone.into_iter().map(|(document, file)| (document, Outcome::NoLonger { path: outputs.path(&file) })).collect()
}
