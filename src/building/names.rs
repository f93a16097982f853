//! Names of documents and their files in the manifest, and the order in which they are told of.

use super::manifest::{DocumentEntry, Form};
use super::outputs::Outputs;
use crate::kinds::{Document, FileFormat, FileName, METADATA, METADATA_ENDINGS};
use crate::unit::{CheckedUnit, signing_name, usual_name};

/// The year and the name of a document's first version in this form.
pub(super) fn first_name(unit: &CheckedUnit, document: &Document, form: Form) -> String {
    if form.prepared {
        return format!("{}/{}", document.year(), signing_name(&unit.checked, document));
    }
    usual_name(&unit.checked, document).to_string()
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
pub(super) fn in_order(outputs: &Outputs) -> Vec<&DocumentEntry> {
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

/// The forms in which a document of this usual name was asked for; the plain one when it never was.
pub(super) fn forms(outputs: &Outputs, name: &str) -> Vec<Form> {
    let asked = outputs.manifest.documents.values().filter(|current| current.document == name);
    let mut forms: Vec<Form> = asked.map(|current| current.form).collect();
    forms.dedup();
    if forms.is_empty() { vec![Form::default()] } else { forms }
}

/// Whether a document of this usual name was once made by its own command.
pub(super) fn is_asked(outputs: &Outputs, name: &str) -> bool {
    outputs.manifest.documents.values().any(|current| current.document == name && current.asked)
}

/// The names of what goes with a document that is prepared for signing: its metadata, twice.
pub(super) fn metadata_names(name: &str) -> [String; 2] {
    let stem = FileFormat::Pdf.stem(name).unwrap_or(name);
    METADATA_ENDINGS.map(|ending| format!("{stem}.{METADATA}.{ending}"))
}
