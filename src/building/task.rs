//! One document on its way into a file: what it is made of now, and whether that differs from what its file was made of.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::NaiveDate;

use super::event::Outcome;
use super::fingerprint::Fingerprint;
use super::manifest::{DocumentEntry, Form, MadeOf};
use super::names::{first_name, metadata_names};
use super::outputs::Outputs;
use super::reasons::{Before, RecordChange, changes};
use crate::hash::sha256;
use crate::kinds::{Document, RecordFile, Wanted};
use crate::problem::Problem;
use crate::read::{At, Source};
use crate::signing::{Role, picture_of};
use crate::unit::{CheckedUnit, Steps, Unit, Worded, usual_name};

/// A document on its way into a file.
pub(super) struct Task<'a> {
    pub(super) unit: &'a CheckedUnit,
    pub(super) steps: Steps<'a>,
    pub(super) document: Document,
    pub(super) form: Form,
    /// The words as a new document would print them, whatever version of it is kept.
    pub(super) words: Worded,
    pub(super) fingerprint: Fingerprint,
    /// The year and the usual name.
    pub(super) name: String,
    /// The first version's name.
    pub(super) base: String,
    /// It is made by its own command.
    pub(super) asked: bool,
}

impl<'a> Task<'a> {
    pub(super) fn of(
        unit: &'a CheckedUnit,
        document: &Document,
        form: Form,
        date: Option<NaiveDate>,
    ) -> Result<Self, Problem> {
        let document = document.clone();
        let steps = unit.steps(Wanted { document: document.clone(), charts: form.charts }, date)?;
        let words = steps.words()?;
        let words = if form.prepared { words.unissued() } else { words };
        let picture = if form.prepared { picture_of(unit, document.kind(), Role::Signer) } else { None };
        let fingerprint = Fingerprint::of(&steps, &words, picture)?;
        let name = usual_name(&unit.checked, &document).to_string();
        let base = first_name(unit, &document, form);
        Ok(Self { unit, steps, document, form, words, fingerprint, name, base, asked: false })
    }

    /// Whether what goes with the document is there.
    pub(super) fn has_others(&self, outputs: &Outputs, name: &str) -> bool {
        !self.form.prepared || metadata_names(name).iter().all(|name| outputs.path(name).exists())
    }

    /// Notes in which file the document is now. Under another name it was in a file before, which is left.
    pub(super) fn note(&self, outputs: &mut Outputs, name: &str) -> Option<Outcome> {
        let left = outputs.manifest.note(self.base.clone(), self.entry(name));
        left.map(|current| Outcome::NoLonger { path: outputs.path(&current.file) })
    }

    /// The document in this file.
    pub(super) fn entry(&self, name: &str) -> DocumentEntry {
        let (document, file) = (self.name.clone(), name.to_owned());
        DocumentEntry { document, form: self.form, file, gone: false, asked: self.asked, replaced_by: None }
    }

    /// What the file was made of that holds the document until now.
    pub(super) fn before(&self, outputs: &Outputs) -> Before {
        let there = |name: &str| outputs.path(name).exists();
        let Some(current) = outputs.manifest.documents.get(&self.base) else {
            return if there(&self.base) { Before::Unknown } else { Before::Never };
        };
        let made = outputs.manifest.files.get(&current.file).and_then(|known| known.made.clone());
        match made {
            Some(made) if there(&current.file) => Before::Made(Box::new(made)),
            None if there(&current.file) => Before::Unknown,
            _ => Before::Gone,
        }
    }

    /// The folder of the unit's records.
    pub(super) fn root(&self) -> &Path {
        &self.unit.checked.raw().root
    }

    pub(super) fn records(&self) -> &[(String, Source)] {
        &self.unit.checked.raw().records
    }

    /// Whether it is the report of a quarter whose figures are frozen.
    pub(super) fn is_frozen(&self) -> bool {
        let frozen = self.document.quarter().map(|quarter| RecordFile::Frozen(quarter).to_string());
        // What is left after a quarter is planned anew at any time.
        let sent = !self.document.kind().facts().of_what_is_left;
        sent && frozen.is_some_and(|frozen| self.records().iter().any(|(file, _)| *file == frozen))
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
    pub(super) fn concerned(
        &self,
        changes: Vec<RecordChange>,
        date: Option<NaiveDate>,
        old: impl Fn(&str) -> Option<String>,
    ) -> Vec<RecordChange> {
        let files: BTreeSet<&str> = changes.iter().map(|change| change.file.as_str()).collect();
        if files.len() < 2 {
            return changes;
        }
        let root = &self.unit.checked.raw().root;
        let shows = |file: &&str| {
            let Some(text) = old(file) else { return true };
            let instead = Some(((*file).to_owned(), text));
            let (unit, _) = Unit::open_as(root, Some(&self.document), None, instead).check();
            let content = unit.and_then(|unit| {
                let task = Task::of(&unit, &self.document, self.form, date).ok()?;
                Some((task.fingerprint.content, task.fingerprint.issue))
            });
            content.is_none_or(|content| content != (self.fingerprint.content.clone(), self.fingerprint.issue.clone()))
        };
        let shown: BTreeSet<String> = files.into_iter().filter(shows).map(str::to_owned).collect();
        if shown.is_empty() {
            return changes;
        }
        changes.into_iter().filter(|change| shown.contains(&change.file)).collect()
    }

    /// What the document is made of now; copies of the records are still to be kept. `beside`: the file that it is not to take
    /// the place of.
    pub(super) fn made_of(&self, draft: bool, beside: Option<String>) -> MadeOf {
        MadeOf {
            document: self.name.clone(),
            form: self.form,
            fingerprint: self.fingerprint.clone(),
            sentences: self.sentences(),
            records: BTreeMap::new(),
            draft,
            beside,
        }
    }

    /// Whether what was issued is no longer what the office wants: because the records, the command line or the office's own
    /// templates say something else, and not because this program does. That it got its number meanwhile is no such change;
    /// what only looks different is, where it was asked for.
    pub(super) fn is_another(&self, outputs: &Outputs, made: &MadeOf, again: bool) -> bool {
        let (old, new) = (&made.fingerprint, &self.fingerprint);
        // Prepared for signing it shows no number.
        let same_form = made.form.prepared == self.form.prepared;
        let renumbered = same_form && !old.issue.is_empty() && old.issue != new.issue;
        let looks = same_form && (old.layout != new.layout || old.fonts != new.fonts || old.picture != new.picture);
        let asked = made.form.charts != self.form.charts || old.date != new.date || made.sentences != self.sentences();
        let by_records = || {
            changes(outputs, &made.records, self.records(), &self.document)
                .iter()
                .any(|change| !change.is_issue_of(&self.document) && !change.is_frozen_of(&self.document))
        };
        renumbered || (again && looks) || old.content != new.content && (asked || by_records())
    }
}
