//! Third room: every rule over what was read; only checked records go on.

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

pub(crate) use numbers::Given;

use crate::figures::{self as figures_room, Figures};
use crate::fonts::FontSet;
use crate::period::Quarter;
use crate::problem::{Code, Excess, Fault, Problem, Severity, sort};
use crate::read::{Agency, At, Frozen, Inputs, Issuer, Overrides, Pictures, Plan, Quarterly, Raw, Source, Texts};

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
    /// Who issues a document: the office the reports where there is one, the committee the rest.
    pub(crate) fn issuer(&self, report: bool) -> &Issuer {
        self.agency.office.as_ref().filter(|_| report).unwrap_or(&self.agency.committee)
    }

    /// The numbers that the records give to documents.
    pub(crate) fn numbers(&self) -> Vec<Given<'_>> {
        let plans = self.plans.iter().map(|(year, plan)| (*year, plan));
        let quarters = self.quarters.iter().map(|(quarter, record, _)| (*quarter, record));
        numbers::given(&self.agency, plans, quarters)
    }

    /// The figures of every quarter of a plan's year that has a record, in the order of time.
    pub(crate) fn figures(&self, year: i32) -> Vec<Figures<'_>> {
        let Some((_, plan)) = self.plans.iter().find(|(of, _)| *of == year) else { return Vec::new() };
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
    for own in [&raw.overrides.plan, &raw.overrides.report, &raw.overrides.follow_up].into_iter().flatten() {
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

/// Code, why and source of every rule of the book.
#[cfg(test)]
pub(crate) fn book() -> Vec<(crate::problem::Code, &'static str, &'static str)> {
    let rules = RULES.iter().copied().flatten().flat_map(|rule| rule.entries.iter().copied());
    // Told where values are decoded: no kind of value may be a sample's, and a due date says one thing.
    let sample = (
        Code::MM001,
        "Văn bản có giá trị mẫu mà được ký là văn bản sai.",
        "thực tế: văn bản mẫu đã từng được ký, phát hành",
    );
    let readings = (
        Code::GT014,
        "3/2026 ai cũng đọc là tháng 3, còn quy của hồ sơ đọc là quý III; thời hạn không được hiểu hai cách.",
        "thực hành: ghi tháng bằng số",
    );
    let read = [sample, readings];
    let mut all: Vec<_> = rules.chain(text::entries()).chain(silence::ENTRIES).chain(read).collect();
    all.sort_by_key(|(code, ..)| code.as_str());
    all
}

/// So many problems of a unit are told. The plan of a commune with every slip that the rules know has some three hundred.
const MOST_TOLD: usize = 1_000;

/// The first problems, errors before warnings, in the order that they have; the last one tells how many more there are. An
/// error is never left out as long as a warning is told, nor is a number that was given twice: whoever makes one document asks
/// for that alone.
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
        if *left > 0 || problem.code() == Code::CS003 {
            *left = left.saturating_sub(1);
            told.push(problem);
        } else {
            *more += usize::from(problem.silenced().is_none());
        }
    }
    let (errors, warnings) = more;
    if (errors, warnings) != (0, 0) {
        told.push(Problem::general(Fault::Excess(Excess::Problems { errors, warnings })));
    }
    told
}

/// Applies every rule. The problems come back, those of reading included, in the order of files and lines; the records
/// only when none of the problems is an error.
pub(crate) fn check(raw: Raw, mut problems: Vec<Problem>) -> (Option<Checked>, Vec<Problem>) {
    let read_well = problems.iter().all(|problem| problem.severity() != Severity::Error);
    let view = rule::View::new(&raw, &problems);
    for rule in RULES.iter().copied().flatten() {
        (rule.find)(&view, &mut problems);
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
