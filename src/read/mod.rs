//! Reading: the files of a unit's folder become typed records, and what is wrong with their form becomes problems.

mod agency;
mod amendments;
mod bare;
pub(crate) mod bounds;
mod choices;
mod compare;
mod content;
mod days;
mod decode;
mod disk;
mod due;
mod facts;
mod file_names;
mod file_stem;
mod font_files;
mod frozen;
mod id;
mod indicators;
mod inputs;
mod issue;
mod issues;
mod key;
mod lines;
mod lists;
mod missing;
mod name_words;
mod near_name;
mod nearest;
mod overrides;
mod paths;
mod pictures;
mod placeholder;
mod plan;
mod quarterly;
mod record;
mod repealed;
mod role;
mod secrecy;
mod sentence_names;
mod sentences;
mod shape;
mod silence;
mod source;
mod stat;
#[cfg(test)]
mod tables;
mod tree;
mod unit;
mod units;
mod unread;
mod urgency;
mod values;
mod walk;

pub(crate) use amendments::{Amendment, Replaced};

pub(crate) use agency::{Agency, Department, Documents, Issuer, Person, Signing};
pub(crate) use bare::folded_words;
pub(crate) use choices::{EvidenceKind, Status};
pub use compare::Step;
pub(crate) use compare::{ValueChange, changes};
pub(crate) use disk::{key_file, pdf_file, pdf_files_in, record_bytes};
pub(crate) use due::Due;
pub(crate) use facts::{cited_dates, granted, office_department};
pub(crate) use file_names::{folded, own_stem};
pub(crate) use frozen::{Frozen, FrozenAction, FrozenTally};
pub(crate) use id::{ActionId, DepartmentId, Id, PersonId};
pub(crate) use indicators::{Indicator, IndicatorResult};
pub(crate) use inputs::{Freshness, Inputs};
pub(crate) use issue::issued;
pub(crate) use issues::Issue;
pub(crate) use key::{RecordKey, RecordText, Texts};
pub(crate) use missing::RecordFileMissing;
pub(crate) use nearest::nearest;
pub(crate) use overrides::{Overrides, SentenceOverrides, TEMPLATE_VERSION};
pub(crate) use pictures::{picture_file, picture_size};
pub(crate) use placeholder::is_placeholder;
pub(crate) use plan::{Action, Criterion, Duty, Field, Plan, Responsibility, ScoreOfMaximum, Shortcoming};
pub(crate) use quarterly::{
    Evidence, Extension, ExtensionRequest, FollowUp, Instruction, Progress, Proposal, Quarterly,
};
pub(crate) use repealed::{RepealedAct, known as known_repealed};
pub(crate) use role::TextRole;
pub(crate) use sentence_names::Names;
pub(crate) use sentences::Sentences;
pub(crate) use shape::KeyMissing;
pub(crate) use silence::Silencing;
pub(crate) use source::{At, Source, Span};
pub(crate) use stat::{Stat, nanoseconds};
#[cfg(test)]
pub(crate) use tables::tables;
pub(crate) use tree::ControlCharacter;
pub(crate) use unit::{PlanFile, QuarterFile, Raw, Scope, of_texts, open};
pub(crate) use units::{own_name, record_files, units};
pub(crate) use urgency::Urgency;
pub(crate) use values::{FROZEN_VERSION, Score, Text};
pub(crate) use walk::FolderCut;

use crate::problem::ProblemKind;

/// A record from its YAML text.
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "texts of tests are right")]
pub(crate) fn decoded<T: decode::Decode>(text: &str) -> T {
    let source = Source::from_bytes("t.yaml", text.as_bytes().to_vec()).unwrap();
    T::decode(&tree::parse(&source).unwrap(), &mut decode::Decoder::new(&source)).unwrap()
}

/// Every kind of problem that is declared in this room.
pub(crate) fn problem_kinds() -> impl Iterator<Item = &'static ProblemKind> {
    [
        bounds::PROBLEM_KINDS,
        choices::PROBLEM_KINDS,
        content::PROBLEM_KINDS,
        days::PROBLEM_KINDS,
        disk::PROBLEM_KINDS,
        due::PROBLEM_KINDS,
        file_stem::PROBLEM_KINDS,
        font_files::PROBLEM_KINDS,
        id::PROBLEM_KINDS,
        issue::PROBLEM_KINDS,
        missing::PROBLEM_KINDS,
        overrides::PROBLEM_KINDS,
        paths::PROBLEM_KINDS,
        pictures::PROBLEM_KINDS,
        secrecy::PROBLEM_KINDS,
        shape::PROBLEM_KINDS,
        source::PROBLEM_KINDS,
        tree::PROBLEM_KINDS,
        unread::PROBLEM_KINDS,
        values::PROBLEM_KINDS,
        walk::PROBLEM_KINDS,
    ]
    .into_iter()
    .flatten()
    .copied()
}
#[cfg(test)]
pub(crate) use {
    missing::FolderMissing,
    shape::{KeyUnknown, ValueEmpty},
    source::Utf16,
    tree::Empty,
};
