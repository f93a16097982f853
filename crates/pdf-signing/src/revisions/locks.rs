//! What a signature forbids after it: DocMDP, FieldMDP and the field's lock (ISO 32000-2, 12.8.2.2, 12.8.2.4, table 236).

use super::text::text;
use super::unreadable::Unreadable;
use super::value::{Dict, PdfValue};
use super::view::RevisionView;

/// What may follow a signature.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Permission {
    /// The strictest of `/P`: 1 nothing but validation data, 2 filling and signing, 3 annotations too (which we never
    /// allow). `None` when neither certification nor lock says.
    pub(crate) level: Option<u8>,
    pub(crate) locks: Vec<FieldLock>,
    /// Whether it says what the standard does not know, such as `/P 9`, or leaves it open: what it allows depends on the
    /// reader.
    pub(crate) unknown: bool,
}

/// Fields that may not be filled any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum FieldLock {
    All,
    Only(Vec<String>),
    Except(Vec<String>),
}

impl Permission {
    /// Whether the field `name` is locked; a group's name stands for all below it.
    pub(crate) fn locks(&self, name: &str) -> bool {
        let named = |names: &[String]| {
            names
                .iter()
                .any(|listed| name.strip_prefix(listed.as_str()).is_some_and(|r| r.is_empty() || r.starts_with('.')))
        };
        self.locks.iter().any(|lock| match lock {
            FieldLock::All => true,
            FieldLock::Only(names) => named(names),
            FieldLock::Except(names) => !named(names),
        })
    }

    /// How many names are compared for each field.
    pub(crate) fn names(&self) -> usize {
        let names = |lock: &FieldLock| match lock {
            FieldLock::All => 0,
            FieldLock::Only(names) | FieldLock::Except(names) => names.len(),
        };
        self.locks.iter().map(names).sum()
    }

    /// Takes a `/P` into account; one that is unknown forbids everything.
    fn at_level(&mut self, level: &PdfValue) {
        let known = level.int().and_then(|level| u8::try_from(level).ok()).filter(|level| (1..=3).contains(level));
        self.unknown |= known.is_none();
        self.at_most(known.unwrap_or(1));
    }

    fn at_most(&mut self, level: u8) {
        self.level = Some(self.level.map_or(level, |old| old.min(level)));
    }
}

/// The permission of the signature dictionary `signature` in the field `field`. What cannot be read forbids everything.
pub(crate) fn permission(
    view: &RevisionView<'_, '_>,
    field: &Dict,
    signature: &Dict,
) -> Result<Permission, Unreadable> {
    let unknown = signature.get(b"Reference").is_some_and(|list| list.array().is_none());
    let mut permission = Permission { unknown, ..Permission::default() };
    if let Some(references) = view.at(signature, b"Reference")? {
        for reference in references.array().unwrap_or(&[PdfValue::Null]) {
            let reference = view.follow(reference)?;
            let dict = reference.as_deref().and_then(PdfValue::dict);
            let parameters = dict.map_or(Ok(None), |dict| view.at(dict, b"TransformParams"))?;
            let parameters = parameters.as_deref().and_then(PdfValue::dict);
            match (dict.and_then(|dict| dict.get(b"TransformMethod")).and_then(PdfValue::name), parameters) {
                (Some(b"DocMDP"), parameters) => {
                    match parameters.map(|parameters| view.at(parameters, b"P")).transpose()? {
                        Some(Some(level)) => permission.at_level(&level),
                        // By table 257 the level is then 2; other readers take it for no restriction, or for an error.
                        Some(None) | None => permission.at_level(&PdfValue::Null),
                    }
                }
                (Some(b"FieldMDP"), Some(parameters)) => permission.locks.push(lock(view, parameters)?),
                (Some(b"UR3" | b"UR" | b"Identity"), _) => {}
                _ => {
                    permission.at_most(1);
                    permission.locks.push(FieldLock::All);
                }
            }
        }
    }
    // When /Type of a seed value or a lock names another type, some readers do not take it for one.
    for (key, kind) in [(&b"SV"[..], &b"SV"[..]), (b"Lock", b"SigFieldLock")] {
        let found = view.at(field, key)?;
        let other = found.as_deref().is_some_and(|value| match value.dict() {
            Some(dict) => dict.get(b"Type").is_some() && !dict.is(b"Type", kind),
            None => true,
        });
        permission.unknown |= other;
    }
    if let Some(found) = view.at(field, b"Lock")? {
        match found.dict() {
            Some(dict) => {
                permission.locks.push(lock(view, dict)?);
                if let Some(level) = view.at(dict, b"P")? {
                    permission.at_level(&level);
                }
            }
            None => permission.at_most(1),
        }
    }
    Ok(permission)
}

fn lock(view: &RevisionView<'_, '_>, dict: &Dict) -> Result<FieldLock, Unreadable> {
    let fields = view.at(dict, b"Fields")?;
    let names = fields
        .as_deref()
        .and_then(PdfValue::array)
        .and_then(|items| items.iter().map(|item| item.text().map(text)).collect::<Option<Vec<_>>>());
    Ok(match (dict.get(b"Action").and_then(PdfValue::name), names) {
        (Some(b"Include"), Some(names)) => FieldLock::Only(names),
        (Some(b"Exclude"), Some(names)) => FieldLock::Except(names),
        _ => FieldLock::All,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_locks_what_is_below_it_and_no_namesake() {
        let permission = Permission { locks: vec![FieldLock::Only(vec!["number".into()])], ..Permission::default() };
        assert!(permission.locks("number") && permission.locks("number.1") && !permission.locks("numbers"));
        let permission = Permission { locks: vec![FieldLock::Except(vec!["number".into()])], ..Permission::default() };
        assert!(!permission.locks("number") && !permission.locks("number.1") && permission.locks("numbers"));
    }

    #[test]
    fn an_empty_list_locks_nothing_by_name() {
        let permission = Permission { level: Some(1), locks: vec![FieldLock::Only(vec![])], ..Permission::default() };
        assert!(!permission.locks("number"));
    }
}
