//! Sentences from templates: a key and its values in, one sentence out. The only home of minijinja.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use minijinja::value::{Serde, merge_maps};
use minijinja::{Environment, UndefinedBehavior, Value};
use serde::Serialize;

use crate::kinds::Kind;
use crate::problem::{Foreign, Place, Problem, problems};
use crate::read::{Names, Overrides, SentenceOverrides, Sentences, Span, nearest};

problems! {
    CA001 Error Data "Không lập được câu mẫu." {
        SentenceRefused { key: String, reason: String } =>
            format!("Không lập được câu \"{key}\": {reason}."),
            "xem tên gọi được dùng trong câu (ghi trong docs/cau-mau.md) và các dấu {{ }}, {% %}.";
    }
}

/// Steps that one sentence may take; a sentence of the templates takes some hundreds.
const FUEL: u64 = 50_000;

/// By file, the sentences that come with the program. Each is compiled when it is first said, once.
static BUNDLED: LazyLock<BTreeMap<&'static str, Arc<Environment<'static>>>> =
    LazyLock::new(|| Sentences::all().map(|sentences| (sentences.file(), Arc::new(lazy(sentences)))).collect());

/// The sentence templates of one file, ready to be filled in.
pub(crate) struct Engine {
    bundled: Arc<Environment<'static>>,
    /// The sentences that an office words itself.
    own: Environment<'static>,
    /// Where these stand, by key.
    places: BTreeMap<String, Place>,
}

/// What sentences may name, with what it stands for.
pub(crate) struct Values(Value);

impl Values {
    pub(crate) fn of(names: &impl Serialize) -> Self {
        Self(Value::from(Serde(names)))
    }

    /// The same with names of a sentence's own, which hide those of all sentences.
    pub(crate) fn with(&self, own: &impl Serialize) -> Self {
        Self(merge_maps([self.0.clone(), Value::from(Serde(own))]))
    }

    /// The names.
    #[cfg(test)]
    pub(super) fn names(&self) -> BTreeSet<String> {
        self.0.try_iter().unwrap().map(|name| name.to_string()).collect()
    }
}

impl Engine {
    /// An office's own sentence takes the place of the one with the same key; of several the first does.
    pub(crate) fn of<'o>(
        sentences: &'static Sentences,
        own: impl IntoIterator<Item = &'o SentenceOverrides>,
    ) -> Result<Self, Problem> {
        let bundled = BUNDLED.get(sentences.file()).cloned().unwrap_or_else(|| Arc::new(lazy(sentences)));
        let mut engine = Self { bundled, own: environment(), places: BTreeMap::new() };
        for file in own {
            for (key, text) in file.sentences.iter().filter(|(key, _)| sentences.has(key)) {
                if engine.places.contains_key(key) {
                    continue;
                }
                let place = file.source.place(text.span);
                let added = engine.own.add_template_owned(key.clone(), text.value.clone());
                added.map_err(|error| refused(key, Some(&place), &said_of(&error)))?;
                engine.places.insert(key.clone(), place);
            }
        }
        Ok(engine)
    }

    /// The sentence of `key` with the names of `values` filled in.
    pub(crate) fn say(&self, key: &str, values: &Values) -> Result<String, Problem> {
        let place = self.places.get(key);
        let environment = if place.is_some() { &self.own } else { &*self.bundled };
        let said = environment.get_template(key).and_then(|template| template.render(values.0.clone()));
        said.map_err(|error| refused(key, place, &said_of(&error)))
    }
}

/// The sentences of a file, compiled when they are said.
fn lazy(sentences: &'static Sentences) -> Environment<'static> {
    let mut environment = environment();
    environment.set_loader(|key| Ok(sentences.get(key).map(str::to_owned)));
    environment
}

/// Undefined names are errors, templates cannot load files, and loops end.
fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    // Text appears as typed: nothing is escaped.
    environment.set_auto_escape_callback(|_| minijinja::AutoEscape::None);
    environment.add_filter("hoa", |text: String| text.to_uppercase());
    environment.add_filter("dem", counted);
    environment.add_filter("ti_le", |part: u64, whole: u64| share(part, whole));
    environment.add_filter("dem_khong", |number: u64| if number == 0 { "0".to_owned() } else { counted(number) });
    environment
}

/// What is wrong with the sentences that an office words itself, before any is said: signs that are no template, and names that a
/// sentence does not have, also where it says them only now and then.
pub(crate) fn refused_sentences(overrides: &Overrides) -> Vec<Problem> {
    let environment = environment();
    let of_file = |(kind, own): (Option<Kind>, &SentenceOverrides)| {
        let refused = own.sentences.iter().filter_map(|(key, text)| {
            let (found, reason) = wrong(&environment, names(kind, key), key, &text.value)?;
            // If the name stands in the typed text letter by letter, the problem points to it, else to the whole sentence.
            let typed = own.source.text.get(text.span.start..text.span.end).unwrap_or_default();
            let part = found.and_then(|found| Some((typed.find(&found)? + text.span.start, found.len())));
            let span = part.map_or(text.span, |(start, length)| Span { start, end: start + length });
            Some(refused(key, Some(&own.source.place(span)), &reason))
        });
        refused.collect::<Vec<_>>()
    };
    overrides.files().flat_map(of_file).collect()
}

/// The names of the sentence that an own one takes the place of: a kind's file may also reword what all kinds share.
fn names(kind: Option<Kind>, key: &str) -> Option<&'static Names> {
    let of_kind = kind.map(Sentences::of).filter(|sentences| sentences.has(key));
    of_kind.unwrap_or_else(Sentences::shared).names()
}

/// Why a sentence cannot be said, with the name that is at fault.
fn wrong(environment: &Environment, names: Option<&Names>, key: &str, text: &str) -> Option<(Option<String>, String)> {
    let template = match environment.template_from_named_str(key, text) {
        Ok(template) => template,
        Err(error) => return Some((None, said_of(&error))),
    };
    let names = names?;
    let global = |name: &str| environment.globals().any(|(global, _)| global == name);
    let asked: BTreeSet<String> = template.undeclared_variables(true).into_iter().collect();
    let unknown = asked.into_iter().find(|name| !names.knows(key, name) && !global(name))?;
    let known: Vec<&str> = names.own(key).iter().chain(&names.common).map(|one| one.name.as_str()).collect();
    let reason = match nearest(&unknown, known.iter().copied()) {
        _ if known.is_empty() => format!("không có tên gọi \"{unknown}\"; câu này không dùng tên gọi nào"),
        Some(nearest) => format!("không có tên gọi \"{unknown}\", có phải là \"{nearest}\""),
        None => format!("không có tên gọi \"{unknown}\"; câu này dùng được {}", known.join(", ")),
    };
    Some((Some(unknown), reason))
}

/// Why the template engine refuses a sentence.
fn said_of(error: &minijinja::Error) -> String {
    Foreign::Sentences.worded(&error.to_string())
}

/// Whether a sentence is a template.
#[cfg(test)]
pub(crate) fn compiles(key: &str, text: &str) -> bool {
    environment().template_from_named_str(key, text).is_ok()
}

fn refused(key: &str, place: Option<&Place>, reason: &str) -> Problem {
    let fault = SentenceRefused { key: key.to_owned(), reason: reason.to_owned() };
    match place {
        Some(place) => Problem::at(place.clone(), fault),
        None => Problem::general(fault),
    }
}

/// A small count with a zero before it, as offices write it: `02 nhiệm vụ` (practice).
fn counted(number: u64) -> String {
    format!("{number:02}")
}

/// A share in per cent with one decimal at most: `10,6%`; of nothing it is none.
fn share(part: u64, whole: u64) -> String {
    let tenths = if whole == 0 { 0 } else { (part * 2000 + whole) / (whole * 2) };
    match (tenths / 10, tenths % 10) {
        (whole, 0) => format!("{whole}%"),
        (whole, tenth) => format!("{whole},{tenth}%"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn engine(text: &str) -> Result<Engine, Problem> {
        Engine::of(Box::leak(Box::new(Sentences::parse("t", text)?)), None)
    }

    #[test]
    fn a_value_is_never_read_as_a_template() {
        let engine = engine("cau: \"Tên: {{ ten }}.\"").unwrap();
        let values = [("ten", "{{ 1 }} {% if %} <b> & \"x\"")];
        let values: std::collections::BTreeMap<_, _> = values.into();
        assert_eq!(engine.say("cau", &Values::of(&values)).unwrap(), "Tên: {{ 1 }} {% if %} <b> & \"x\".");
    }

    #[test]
    fn names_of_a_sentence_s_own_hide_those_of_all() {
        let common = Values::of(&std::collections::BTreeMap::from([("nam", 1), ("quy", 2)]));
        let own = common.with(&std::collections::BTreeMap::from([("nam", 3)]));
        assert_eq!(engine("cau: \"{{ nam }} {{ quy }}\"").unwrap().say("cau", &own).unwrap(), "3 2");
    }

    #[test]
    fn an_unknown_name_a_missing_sentence_and_an_endless_loop_are_problems() {
        let endless = "{% for i in range(9999) %}{% for j in range(9999) %}x{% endfor %}{% endfor %}";
        let engine = engine(&format!("cau: \"{{{{ ten }}}}\"\nvong: '{endless}'")).unwrap();
        let values: std::collections::BTreeMap<&str, &str> = [("khac", "x")].into();
        for key in ["cau", "khong-co", "vong"] {
            assert_eq!(engine.say(key, &Values::of(&values)).unwrap_err().code().as_str(), "CA001", "{key}");
        }
    }

    #[test]
    fn a_share_is_rounded_once_to_a_tenth_of_a_per_cent() {
        let shown: Vec<String> =
            [(5, 47), (14, 47), (1, 2), (47, 47), (0, 5), (3, 0), (1, 2000)].map(|(a, b)| share(a, b)).into();
        assert_eq!(shown, ["10,6%", "29,8%", "50%", "100%", "0%", "0%", "0,1%"]);
    }
}
