//! Sentences of one document: the templates together with the names that all of its sentences share.

use serde::Serialize;

use super::document::Block;
use super::engine::{Engine, Values};
use super::numerals::roman;
use super::terms::clause;
use super::vocabulary::Vocabulary;
use crate::kinds::Kind;
use crate::problem::Problem;
use crate::read::{Duty, Overrides, Sentences, Text};

/// Says the sentences of one document: those of its kind, and those that all kinds share. `C` holds the names that every sentence
/// of the kind may use.
pub(crate) struct Speaker<C> {
    sentences: &'static Sentences,
    engine: Engine,
    common: C,
    values: Values,
    pub(crate) shared: Vocabulary,
}

impl<C: Serialize> Speaker<C> {
    /// The sentences of a kind of document, some of which the office may word itself.
    pub(crate) fn of(kind: Kind, overrides: &Overrides, shared: Vocabulary, common: C) -> Result<Self, Problem> {
        let sentences = Sentences::of(kind);
        let engine = Engine::of(sentences, overrides.of(kind))?;
        let values = Values::of(&common);
        Ok(Self { sentences, engine, common, values, shared })
    }

    /// Changes the names that all sentences use, for one that is itself a sentence.
    pub(crate) fn rename(&mut self, change: impl FnOnce(&mut C)) {
        change(&mut self.common);
        self.values = Values::of(&self.common);
    }

    /// A sentence that needs only the shared names.
    pub(crate) fn say(&self, key: &str) -> Result<String, Problem> {
        if self.sentences.has(key) { self.said(key, &self.values) } else { self.shared.say(key) }
    }

    /// A sentence with names of its own.
    pub(crate) fn say_with(&self, key: &str, own: impl Serialize) -> Result<String, Problem> {
        if self.sentences.has(key) { self.said(key, &self.values.with(&own)) } else { self.shared.say_with(key, own) }
    }

    fn said(&self, key: &str, values: &Values) -> Result<String, Problem> {
        let said = self.engine.say(key, values)?;
        #[cfg(test)]
        super::contract::keep(self.sentences.file(), key, values, &said);
        Ok(said)
    }

    /// A heading whose title is a sentence.
    pub(crate) fn heading(&self, level: u8, number: String, key: &str) -> Result<Block, Problem> {
        Ok(Block::Heading { level, number, title: self.say(key)?, rest: None })
    }
}

/// Counts the parts of a document: `I.`, `II.`, ….
#[derive(Default)]
pub(crate) struct Sections(usize);

impl Sections {
    pub(crate) fn next(&mut self) -> String {
        self.0 += 1;
        format!("{}.", roman(self.0))
    }
}

/// A paragraph of the body.
pub(crate) fn paragraph(text: String) -> Block {
    Block::Paragraph { lead: None, text }
}

/// A paragraph for each text.
pub(crate) fn paragraphs(texts: &[Text]) -> Vec<Block> {
    texts.iter().map(|text| paragraph(text.value.clone())).collect()
}

/// The bases of a document: each ends with a semicolon, the last with a full stop (NĐ 30/2020, PL I, II.6.a).
pub(crate) fn bases(texts: &[String]) -> Vec<Block> {
    let end = |index: usize| if index + 1 == texts.len() { '.' } else { ';' };
    let basis = |(index, text): (usize, &String)| Block::Basis { text: format!("{}{}", clause(text), end(index)) };
    texts.iter().enumerate().map(basis).collect()
}

/// Items with dashes; a single one is set as a paragraph.
pub(crate) fn items(mut items: Vec<String>) -> Vec<Block> {
    match items.len() {
        0 => Vec::new(),
        1 => items.pop().map(paragraph).into_iter().collect(),
        _ => vec![Block::Dashes { items }],
    }
}

/// A sentence with what it introduces: several items stand below it with dashes, a single one in the sentence itself.
pub(crate) fn listed(head: String, mut items: Vec<String>) -> Vec<Block> {
    match items.len() {
        0 => Vec::new(),
        1 => items.pop().map(|item| paragraph(format!("{head} {item}"))).into_iter().collect(),
        _ => vec![paragraph(head), Block::Dashes { items }],
    }
}

/// The strings of texts.
pub(crate) fn values(texts: &[Text]) -> Vec<String> {
    texts.iter().map(|text| text.value.clone()).collect()
}

/// The last paragraph, ending `./.` (all models of NĐ 30/2020, PL III); a full stop at the end of the typed text is not doubled.
pub(crate) fn last_paragraph(text: String) -> Block {
    let end = match text.as_str() {
        text if text.ends_with("./.") => "",
        text if text.ends_with('.') => "/.",
        _ => "./.",
    };
    paragraph(text + end)
}

/// Who has to do what, a title on a line of its own unless the record says otherwise, with the dashes and paragraphs that
/// follow.
pub(crate) fn duties(duties: &[Duty]) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (index, duty) in duties.iter().enumerate() {
        let number = format!("{}.", index + 1);
        let text = &duty.text.value;
        match &duty.who {
            Some(who) if duty.who_on_own_line.as_ref().is_none_or(|own| own.0) => {
                let title = clause(&who.value).trim_end_matches(':').to_owned();
                blocks.push(Block::Heading { level: 2, number, title, rest: None });
                blocks.push(paragraph(text.clone()));
            }
            Some(who) => {
                blocks.push(Block::Paragraph { lead: Some(format!("{number} {}:", who.value)), text: text.clone() });
            }
            None => blocks.push(paragraph(format!("{number} {text}"))),
        }
        if !duty.items.is_empty() {
            blocks.push(Block::Dashes { items: values(&duty.items) });
        }
        blocks.extend(paragraphs(&duty.paragraphs));
    }
    blocks
}
