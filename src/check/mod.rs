//! Checking: applies every rule to the records that were read. Documents are made only of records without an error.

mod amendments;
mod amounts;
mod authority;
mod breaks;
mod checked;
mod dates;
mod evidence;
mod figures;
mod form;
mod heads;
mod initials;
mod instructions;
mod issuers;
mod language;
mod letters;
mod lists;
mod numbers;
mod pasted;
mod people;
mod promises;
mod prose;
mod references;
mod repealed;
mod rule;
mod silence;
mod text;
mod time;
mod typed;

pub(crate) use checked::{Checked, Planned, Reported};
pub(crate) use numbers::{CS003 as NUMBER_TWICE, Given};
#[cfg(test)]
pub(crate) use {evidence::DoneWithoutEvidence, figures::ScoreOverMaximum, references::ActionUnknown};

use crate::figures::Counted;
use crate::problem::{Problem, ProblemKind, Severity, sort};
use crate::read::{Raw, RecordText, Source, Texts};

/// Visits every text that stands on a page, with the file that it is from.
fn texts<'r>(raw: &'r Raw, visit: &mut dyn FnMut(&'r Source, RecordText<'r>)) {
    if let Some((source, agency)) = &raw.agency {
        agency.texts(None, &mut |text| visit(source, text));
    }
    for (_, own) in raw.overrides.files() {
        own.sentences.iter().for_each(|(_, text)| visit(&own.source, RecordText { text, key: None }));
    }
    for file in &raw.quarters {
        file.record.texts(None, &mut |text| visit(&file.source, text));
    }
    for file in &raw.plans {
        file.plan.texts(None, &mut |text| visit(&file.source, text));
    }
}

/// The rule book, by family; the rules of language are in `text`.
const RULES: [&[rule::Rule]; 20] = [
    figures::RULES,
    amounts::RULES,
    typed::RULES,
    references::RULES,
    amendments::RULES,
    instructions::RULES,
    people::RULES,
    time::RULES,
    dates::RULES,
    promises::RULES,
    repealed::RULES,
    evidence::RULES,
    numbers::RULES,
    form::RULES,
    heads::RULES,
    prose::RULES,
    initials::RULES,
    pasted::RULES,
    breaks::RULES,
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
    let counted = Counted::of(raw);
    let view = rule::View::new(&counted, &problems);
    for rule in RULES.iter().copied().flatten() {
        rule(&view, &mut problems);
    }
    let raw = counted.raw();
    language::check(raw, &mut problems);
    let mut problems = silence::apply(raw, problems, read_well);
    sort(&mut problems);
    let sound = problems.iter().all(|problem| problem.severity() != Severity::Error);
    (if sound { Checked::of(counted) } else { None }, most_told(problems))
}

/// Every kind of problem that is declared in this room.
pub(crate) fn problem_kinds() -> impl Iterator<Item = &'static ProblemKind> {
    [
        amendments::PROBLEM_KINDS,
        amounts::PROBLEM_KINDS,
        authority::PROBLEM_KINDS,
        breaks::PROBLEM_KINDS,
        dates::PROBLEM_KINDS,
        evidence::PROBLEM_KINDS,
        figures::PROBLEM_KINDS,
        form::PROBLEM_KINDS,
        heads::PROBLEM_KINDS,
        initials::PROBLEM_KINDS,
        instructions::PROBLEM_KINDS,
        letters::PROBLEM_KINDS,
        numbers::PROBLEM_KINDS,
        pasted::PROBLEM_KINDS,
        people::PROBLEM_KINDS,
        promises::PROBLEM_KINDS,
        repealed::PROBLEM_KINDS,
        prose::PROBLEM_KINDS,
        references::PROBLEM_KINDS,
        silence::PROBLEM_KINDS,
        time::PROBLEM_KINDS,
        typed::PROBLEM_KINDS,
    ]
    .into_iter()
    .flatten()
    .copied()
    .chain(text::problem_kinds())
}
