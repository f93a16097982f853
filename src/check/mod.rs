//! Checking: applies every rule to the records that were read. Documents are made only of records without an error.

mod amendments;
mod authority;
mod evidence;
mod figures;
mod form;
mod initials;
mod instructions;
mod issuers;
mod language;
mod letters;
mod lists;
mod numbers;
mod people;
mod prose;
mod references;
mod rule;
mod silence;
mod text;
mod time;
mod typed;

use std::path::PathBuf;

pub(crate) use numbers::{CS003 as NUMBER_TWICE, Given};
#[cfg(test)]
pub(crate) use {evidence::DoneWithoutEvidence, figures::ScoreOverMaximum, references::ActionUnknown};

use crate::figures::{self as figures_room, Figures};
use crate::fonts::FontSet;
use crate::kinds::Document;
use crate::period::Quarter;
use crate::problem::{Problem, ProblemKind, Severity, sort};
use crate::read::{Agency, At, Frozen, Inputs, Issue, Overrides, Pictures, Plan, Quarterly, Raw, Source, Texts};

/// Records without an error: every reference resolves, every score fits, every letter can be shown.
#[derive(Debug)]
pub(crate) struct Checked {
    /// Where the unit is.
    pub(crate) root: PathBuf,
    pub(crate) agency: Agency,
    /// The plans by year, in order.
    pub(crate) plans: Vec<(i32, Plan)>,
    /// The quarterly records in the order of time, each with its frozen figures if there are any.
    pub(crate) quarters: Vec<(Quarter, Quarterly, Option<Frozen>)>,
    /// The record files by path inside the unit.
    pub(crate) records: Vec<(String, Source)>,
    /// Everything that the unit was read from.
    pub(crate) inputs: Inputs,
    pub(crate) fonts: FontSet,
    pub(crate) overrides: Overrides,
    pub(crate) pictures: Pictures,
}

impl Checked {
    /// The document numbers that the records state.
    pub(crate) fn numbers(&self) -> Vec<Given<'_>> {
        let plans = self.plans.iter().flat_map(|(year, plan)| plan.issues(*year));
        let quarters = self.quarters.iter().flat_map(|(quarter, record, _)| record.issues(*quarter));
        plans.chain(quarters).filter_map(|(document, issue)| Given::of(&self.agency, document, issue)).collect()
    }

    /// What the records say of the issue of a document; `None` when they say nothing of the document.
    pub(crate) fn issue(&self, document: &Document) -> Option<Issue<'_>> {
        match document.quarter() {
            None => self.plan(document.year())?.issue(document.kind()),
            Some(quarter) => self.quarter(quarter)?.issue(document.kind()),
        }
    }

    /// The plan of a year.
    pub(crate) fn plan(&self, year: i32) -> Option<&Plan> {
        self.plans.iter().find(|(of, _)| *of == year).map(|(_, plan)| plan)
    }

    /// The record of a quarter.
    pub(crate) fn quarter(&self, quarter: Quarter) -> Option<&Quarterly> {
        self.quarters.iter().find(|(named, ..)| *named == quarter).map(|(_, record, _)| record)
    }

    /// The figures of every quarter of a plan's year that has a record, in the order of time.
    pub(crate) fn figures(&self, year: i32) -> Vec<Figures<'_>> {
        let Some(plan) = self.plan(year) else { return Vec::new() };
        let quarters = self.quarters.iter().filter(|(named, ..)| named.year == year);
        figures_room::of_year(&figures_room::Reports {
            departments: &self.agency.departments,
            plan,
            quarters: quarters.map(|(named, record, frozen)| (*named, record, frozen.as_ref())).collect(),
        })
    }
}

/// Visits every text that stands on a page, with the file that it is from.
fn texts<'r>(raw: &'r Raw, visit: &mut dyn FnMut(&'r Source, &'r At<String>)) {
    if let Some((source, agency)) = &raw.agency {
        agency.texts(&mut |text| visit(source, text));
    }
    for (_, own) in raw.overrides.files() {
        own.sentences.iter().for_each(|(_, text)| visit(&own.source, text));
    }
    for file in &raw.quarters {
        file.record.texts(&mut |text| visit(&file.source, text));
    }
    for file in &raw.plans {
        file.plan.texts(&mut |text| visit(&file.source, text));
    }
}

/// The rule book, by family; the rules of language are in `text`.
const RULES: [&[rule::Rule]; 13] = [
    figures::RULES,
    typed::RULES,
    references::RULES,
    amendments::RULES,
    instructions::RULES,
    people::RULES,
    time::RULES,
    evidence::RULES,
    numbers::RULES,
    form::RULES,
    prose::RULES,
    initials::RULES,
    letters::RULES,
];

/// The most problems told of a unit. A commune's plan with every slip that the rules know has some 300.
const MOST_TOLD: usize = 1_000;

/// Keeps `MOST_TOLD` problems in their order; one more at the end says how many errors and warnings were left out.
/// Warnings are left out before errors. A number that was given twice (CS003) always stays, because making a single
/// document asks for that problem alone.
fn most_told(problems: Vec<Problem>) -> Vec<Problem> {
    let (others, problems): (Vec<_>, Vec<_>) = problems.into_iter().partition(|one| one.stands_for().is_some());
    let mut more =
        others.iter().filter_map(Problem::stands_for).fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    let is_error = |problem: &Problem| problem.severity() == Severity::Error;
    let errors = problems.iter().filter(|problem| is_error(problem)).count();
    let mut left = (errors.min(MOST_TOLD), MOST_TOLD.saturating_sub(errors));
    let mut told = Vec::new();
    for problem in problems {
        let (left, more) = if is_error(&problem) { (&mut left.0, &mut more.0) } else { (&mut left.1, &mut more.1) };
        if *left > 0 || problem.code() == numbers::CS003.code {
            *left = left.saturating_sub(1);
            told.push(problem);
        } else {
            *more += usize::from(problem.silenced().is_none());
        }
    }
    let (errors, warnings) = more;
    if (errors, warnings) != (0, 0) {
        told.push(Problem::untold(errors, warnings));
    }
    told
}

/// Applies every rule. The problems come back, those of reading included, in the order of files and lines; the records
/// only when none of the problems is an error.
pub(crate) fn check(raw: Raw, mut problems: Vec<Problem>) -> (Option<Checked>, Vec<Problem>) {
    let read_well = problems.iter().all(|problem| problem.severity() != Severity::Error);
    let view = rule::View::new(&raw, &problems);
    for rule in RULES.iter().copied().flatten() {
        rule(&view, &mut problems);
    }
    language::check(&raw, &mut problems);
    let mut problems = silence::apply(&raw, problems, read_well);
    sort(&mut problems);
    let sound = problems.iter().all(|problem| problem.severity() != Severity::Error);
    let problems = most_told(problems);
    let Some((_, agency)) = raw.agency.filter(|_| sound) else {
        return (None, problems);
    };
    let plans = raw.plans.into_iter().map(|file| (file.folder_year, file.plan)).collect();
    let quarters = raw.quarters.into_iter().map(|file| (file.named, file.record, file.frozen)).collect();
    (
        Some(Checked {
            root: raw.root,
            records: raw.records,
            inputs: raw.inputs,
            agency,
            plans,
            quarters,
            fonts: raw.fonts,
            overrides: raw.overrides,
            pictures: raw.pictures,
        }),
        problems,
    )
}

/// Every kind of problem that is declared in this room.
pub(crate) fn kinds() -> impl Iterator<Item = &'static ProblemKind> {
    [
        amendments::KINDS,
        authority::KINDS,
        evidence::KINDS,
        figures::KINDS,
        form::KINDS,
        initials::KINDS,
        instructions::KINDS,
        letters::KINDS,
        numbers::KINDS,
        people::KINDS,
        prose::KINDS,
        references::KINDS,
        silence::KINDS,
        time::KINDS,
        typed::KINDS,
    ]
    .into_iter()
    .flatten()
    .copied()
    .chain(text::kinds())
}
