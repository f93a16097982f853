//! The keys of records: what is known of each, and the texts that are their values.

use super::role::TextRole;
use super::source::At;

/// The year of the examples of keys.
pub(super) const EXAMPLE_YEAR: i32 = 2021;

/// One key of a record type.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RecordKey {
    pub(crate) name: &'static str,
    /// What it means, for messages and tables, in Vietnamese.
    pub(crate) meaning: &'static str,
    pub(crate) example: &'static str,
    /// What its texts are on the page.
    pub(crate) role: TextRole,
    /// Whether it must be there, and what its value is: for the tables of the documents.
    #[cfg(test)]
    pub(crate) required: bool,
    #[cfg(test)]
    pub(crate) kind: fn() -> String,
}

impl RecordKey {
    /// The example, with the years of a plan of `year`.
    pub(crate) fn example_in(&self, year: i32) -> String {
        let (now, before) = (EXAMPLE_YEAR.to_string(), (EXAMPLE_YEAR - 1).to_string());
        self.example.replace(&before, &(year - 1).to_string()).replace(&now, &year.to_string())
    }
}

/// A text for the page, with the key that it is the value of; sentences of templates have none.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RecordText<'t> {
    pub(crate) text: &'t At<String>,
    pub(crate) key: Option<&'static RecordKey>,
}

impl RecordText<'_> {
    /// What it is on the page.
    pub(crate) fn role(&self) -> TextRole {
        self.key.map_or(TextRole::Phrase, |key| key.role)
    }
}

/// A type whose texts for the page can be visited, each with its place.
pub(crate) trait Texts {
    /// `key`: the key that this is the value of.
    fn texts<'t>(&'t self, key: Option<&'static RecordKey>, visit: &mut dyn FnMut(RecordText<'t>));
}

impl<T: Texts> Texts for Vec<T> {
    fn texts<'t>(&'t self, key: Option<&'static RecordKey>, visit: &mut dyn FnMut(RecordText<'t>)) {
        self.iter().for_each(|item| item.texts(key, visit));
    }
}

impl<T: Texts> Texts for Option<T> {
    fn texts<'t>(&'t self, key: Option<&'static RecordKey>, visit: &mut dyn FnMut(RecordText<'t>)) {
        self.iter().for_each(|item| item.texts(key, visit));
    }
}
