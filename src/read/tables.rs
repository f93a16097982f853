//! Every record type, for tests and for the documents that follow from the code.

use super::agency::{Agency, Department, Documents, FontFiles, Issuer, Person, Signer, Signing};
use super::amendments::{Amendment, LeadChange, Replaced};
use super::frozen::{Frozen, FrozenAction, FrozenField, FrozenSource, FrozenTally};
use super::indicators::{Indicator, IndicatorResult};
use super::plan::{
    Action, Assessment, Criterion, Duty, Field, Plan, Rank, Responsibility, ScoreOfMaximum, Shortcoming,
};
use super::quarterly::{
    Evidence, Extension, ExtensionRequest, FollowUp, Instruction, NewDue, Period, Progress, Proposal, Quarterly,
    SelfScore,
};
use super::repealed::{RepealedAct, RepealedActs};
use super::sentences::SentenceFile;

/// Every record type: what a clerk calls it, and its keys.
pub(crate) fn tables() -> Vec<(&'static str, &'static [super::key::RecordKey])> {
    vec![
        (Agency::LABEL, Agency::KEYS),
        (Issuer::LABEL, Issuer::KEYS),
        (Department::LABEL, Department::KEYS),
        (Person::LABEL, Person::KEYS),
        (Documents::LABEL, Documents::KEYS),
        (Signing::LABEL, Signing::KEYS),
        (Signer::LABEL, Signer::KEYS),
        (FontFiles::LABEL, FontFiles::KEYS),
        (Plan::LABEL, Plan::KEYS),
        (Replaced::LABEL, Replaced::KEYS),
        (Indicator::LABEL, Indicator::KEYS),
        (Assessment::LABEL, Assessment::KEYS),
        (Rank::LABEL, Rank::KEYS),
        (Field::LABEL, Field::KEYS),
        (Criterion::LABEL, Criterion::KEYS),
        (ScoreOfMaximum::LABEL, ScoreOfMaximum::KEYS),
        (Shortcoming::LABEL, Shortcoming::KEYS),
        (Action::LABEL, Action::KEYS),
        (LeadChange::LABEL, LeadChange::KEYS),
        (Amendment::LABEL, Amendment::KEYS),
        (Responsibility::LABEL, Responsibility::KEYS),
        (Duty::LABEL, Duty::KEYS),
        (Quarterly::LABEL, Quarterly::KEYS),
        (FollowUp::LABEL, FollowUp::KEYS),
        (NewDue::LABEL, NewDue::KEYS),
        (Period::LABEL, Period::KEYS),
        (Instruction::LABEL, Instruction::KEYS),
        (Progress::LABEL, Progress::KEYS),
        (IndicatorResult::LABEL, IndicatorResult::KEYS),
        (Evidence::LABEL, Evidence::KEYS),
        (ExtensionRequest::LABEL, ExtensionRequest::KEYS),
        (Extension::LABEL, Extension::KEYS),
        (SelfScore::LABEL, SelfScore::KEYS),
        (Proposal::LABEL, Proposal::KEYS),
        (Frozen::LABEL, Frozen::KEYS),
        (FrozenSource::LABEL, FrozenSource::KEYS),
        (FrozenAction::LABEL, FrozenAction::KEYS),
        (FrozenField::LABEL, FrozenField::KEYS),
        (FrozenTally::LABEL, FrozenTally::KEYS),
        (SentenceFile::LABEL, SentenceFile::KEYS),
        (RepealedActs::LABEL, RepealedActs::KEYS),
        (RepealedAct::LABEL, RepealedAct::KEYS),
        (super::silence::Silence::LABEL, super::silence::Silence::KEYS),
    ]
}
