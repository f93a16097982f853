//! How documents of every kind call things: the sentences that all kinds share, in the words of the office.

use serde::Serialize;

use super::engine::{Engine, Values};
use crate::kinds::Kind;
use crate::problem::Problem;
use crate::read::{Overrides, Sentences};

/// Says what all kinds of documents share. A sentence knows its own names alone: tables have hundreds of cells.
pub(crate) struct Vocabulary {
    engine: Engine,
    nothing: Values,
}

impl Vocabulary {
    /// For a document of a kind, whose own file may word them otherwise than `mau/chung.yaml` does.
    pub(crate) fn of(kind: Kind, overrides: &Overrides) -> Result<Self, Problem> {
        let engine = Engine::of(Sentences::shared(), overrides.of(kind))?;
        Ok(Self { engine, nothing: Values::of(&serde_json::Map::new()) })
    }

    /// A sentence without names.
    pub(crate) fn say(&self, key: &str) -> Result<String, Problem> {
        self.said(key, &self.nothing)
    }

    /// A sentence with its names.
    pub(crate) fn say_with(&self, key: &str, own: impl Serialize) -> Result<String, Problem> {
        self.said(key, &Values::of(&own))
    }

    fn said(&self, key: &str, values: &Values) -> Result<String, Problem> {
        let said = self.engine.say(key, values)?;
        #[cfg(test)]
        super::contract::keep(Sentences::shared().file(), key, values, &said);
        Ok(said)
    }

    /// What an annex is called; `number` where there are several.
    pub(crate) fn annex(&self, number: Option<&str>) -> Result<String, Problem> {
        #[derive(Serialize)]
        struct Numbered<'a> {
            so: Option<&'a str>,
        }
        self.say_with("nhan_phu_luc", Numbered { so: number })
    }
}

#[cfg(test)]
impl Default for Vocabulary {
    /// In the words that come with the program.
    fn default() -> Self {
        Self::of(Kind::all().next().unwrap(), &Overrides::default()).unwrap()
    }
}
