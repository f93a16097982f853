//! What later revisions did to a signed document, judged by a closed list: a file in, per signature every change after it
//! out. What the list does not know is unexplained.
//!
//! The list may be stricter than pyHanko's default difference policy, never laxer.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use super::catalog_rules::catalog_rules;
use super::change::{Change, FoundChange, Later, ObjectRole, Why};
use super::covering::{Cover, covering};
use super::difference::RevisionDifference;
use super::fields::{FormField, fields};
use super::file::RevisionFile;
use super::form_rules::form_rules;
use super::locks::Permission;
use super::revocation::revocation_data;
use super::sections::XrefEntry;
use super::signatures::{SignatureField, signature_fields};
use super::unreadable::{Many, Unreadable};
use super::value::PdfValue;
use super::view::RevisionView;

/// The most changes that are reported; one change counts once for every signature before it.
const MOST_CHANGES: usize = 100_000;

/// A document's signatures and what came after each.
#[derive(Debug, Clone)]
pub(crate) struct Review {
    /// The first byte behind each revision of the file.
    pub(crate) ends: Vec<usize>,
    /// Every signature field, in the order of the form.
    pub(crate) fields: Vec<Reviewed>,
    /// Objects that look like signatures but are the value of no field.
    pub(crate) unlisted: Vec<u32>,
    /// What the fields cover that were filled or signed after a signature, by name.
    pub(crate) covers: BTreeMap<String, Cover>,
    /// Revocation lists and answers of an OCSP service that the file carries, in DER.
    pub(crate) revocation_lists: Vec<Vec<u8>>,
    pub(crate) revocation_answers: Vec<Vec<u8>>,
    /// Bytes that may still be digested.
    digestible: Cell<usize>,
}

impl Review {
    /// Takes bytes that are to be digested.
    pub(crate) fn digestible(&self, bytes: usize) -> Result<(), Unreadable> {
        let left = self.digestible.get().checked_sub(bytes).ok_or(Unreadable::TooMany(Many::BytesWorked))?;
        self.digestible.set(left);
        Ok(())
    }
}

/// A signature field with what came after its signature.
#[derive(Debug, Clone)]
pub(crate) struct Reviewed {
    pub(crate) field: SignatureField,
    /// Changes after the signature, oldest first; empty for an empty field and for one whose byte range is at fault.
    pub(crate) after: Vec<Later>,
}

impl Reviewed {
    /// Whether the field is filled, covers what it must, and everything after it is on the list.
    #[cfg(test)]
    pub(crate) fn is_sound(&self) -> bool {
        let covered = self.field.signature.as_ref().is_some_and(|signature| signature.range.is_ok());
        covered && !self.after.iter().any(|later| matches!(later.change, Change::Unexplained { .. }))
    }
}

/// Reads `bytes` and judges every change after every signature.
pub(crate) fn review(bytes: &[u8]) -> Result<Review, Unreadable> {
    review_file(&RevisionFile::read(bytes)?)
}

/// The same for a file that has been read.
pub(crate) fn review_file(file: &RevisionFile<'_>) -> Result<Review, Unreadable> {
    let signature_fields = signature_fields(file)?;
    let covered = |field: &SignatureField| {
        field.signature.as_ref().and_then(|signature| signature.range.as_ref().ok()).map(|range| range.revision)
    };
    let revisions = file.revisions().len();
    let mut steps: Vec<(usize, FoundChange)> = Vec::new();
    if let Some(first) = signature_fields.iter().filter_map(covered).min() {
        let mut old = file.view(first)?;
        for revision in first + 1..revisions {
            let new = old.next()?;
            steps.extend(made_by(&old, &new)?.into_iter().map(|step| (revision, step)));
            old = new;
        }
    }
    let unlisted = unlisted(file, &signature_fields)?;
    let mut locked = LockedAppearances { file, known: BTreeMap::new() };
    let mut told = 0_usize;
    let mut reviewed = Vec::new();
    for field in signature_fields {
        let signature = field.signature.as_ref();
        let mut after = Vec::new();
        if let (Some(signed), Some(signature)) = (covered(&field), signature) {
            let from = steps.partition_point(|(revision, _)| *revision <= signed);
            let later = steps.get(from..).unwrap_or_default();
            told = told.saturating_add(later.len());
            if told > MOST_CHANGES {
                return Err(Unreadable::TooMany(Many::Changes));
            }
            file.budget.steps(later.len().saturating_mul(1 + signature.permission.names()))?;
            after.extend(later.iter().map(|(revision, step)| {
                let change = step.under(&signature.permission);
                Later { revision: *revision, change }
            }));
            if signed + 1 < revisions
                && let Some(field) = locked.of(signed, &signature.permission)?
            {
                let change = Change::Unexplained { object: 0, role: ObjectRole::Field, why: Why::Locked { field } };
                after.push(Later { revision: signed + 1, change });
            }
        }
        reviewed.push(Reviewed { field, after });
    }
    let names: BTreeSet<&str> = steps.iter().filter_map(|(_, step)| step.change.filled()).collect();
    let names: Vec<&str> = names.into_iter().collect();
    let latest = file.latest()?;
    let covers = covering(&latest, &names)?;
    let (revocation_lists, revocation_answers) = revocation_data(&latest)?;
    let digestible = Cell::new(file.budget.left_to_work());
    let ends = file.revisions().iter().map(|revision| revision.ends.1).collect();
    Ok(Review { ends, fields: reviewed, unlisted, covers, revocation_lists, revocation_answers, digestible })
}

/// Names of the fields, other than signature fields, that have an appearance in a signed revision; each revision is read once.
struct LockedAppearances<'f, 'a> {
    file: &'f RevisionFile<'a>,
    known: BTreeMap<usize, Vec<String>>,
}

impl LockedAppearances<'_, '_> {
    /// A field with an appearance that the signature locks, if there is one. pyHanko 0.38 reports such a field as changed by
    /// any later revision, even by one that only adds validation data; this verifier must not accept more than pyHanko does.
    fn of(&mut self, signed: usize, permission: &Permission) -> Result<Option<String>, Unreadable> {
        if permission.locks.is_empty() {
            return Ok(None);
        }
        if !self.known.contains_key(&signed) {
            let shown = |field: &FormField| {
                field.entries().is_some_and(|dict| dict.get(b"AP").is_some()) || !field.widgets.is_empty()
            };
            let fields = fields(&self.file.view(signed)?)?.into_iter();
            let shown = fields.filter(|field| !field.is_signature() && shown(field)).map(|field| field.name);
            self.known.insert(signed, shown.collect());
        }
        let shown = self.known.get(&signed).map(Vec::as_slice).unwrap_or_default();
        self.file.budget.steps(shown.len().saturating_mul(1 + permission.names()))?;
        Ok(shown.iter().find(|name| permission.locks(name)).cloned())
    }
}

/// What one revision did to the document before it.
pub(super) fn made_by(old: &RevisionView<'_, '_>, new: &RevisionView<'_, '_>) -> Result<Vec<FoundChange>, Unreadable> {
    let mut difference = RevisionDifference::between(old, new)?;
    for number in new.older(old) {
        difference.unexplained(number, Why::OlderBytes);
    }
    if let Some(offset) = new.stray()? {
        difference.unexplained(0, Why::StrayBytes { offset });
    }
    catalog_rules(&mut difference)?;
    form_rules(&mut difference)?;
    difference.rest();
    Ok(difference.changes)
}

/// Dictionaries with `/ByteRange` and `/Contents` that no field has as its value.
fn unlisted(file: &RevisionFile<'_>, fields: &[SignatureField]) -> Result<Vec<u32>, Unreadable> {
    let view = file.latest()?;
    let listed: BTreeSet<u32> =
        fields.iter().filter_map(|field| field.signature.as_ref()).map(|signature| signature.object).collect();
    let mut found = Vec::new();
    for number in view.numbers() {
        if listed.contains(&number) || !matches!(view.entry(number), Some(XrefEntry::Plain { .. })) {
            continue;
        }
        let object = view.object(number)?;
        let dict = object.as_deref().and_then(PdfValue::dict);
        if dict.is_some_and(|dict| dict.get(b"ByteRange").is_some() && dict.get(b"Contents").is_some()) {
            found.push(number);
        }
    }
    Ok(found)
}
