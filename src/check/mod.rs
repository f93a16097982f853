//! Second room: every rule over what was read; only checked records go on.

mod language;
mod letters;
mod numbers;
mod progress;
mod references;
mod rules;
mod scores;

use std::path::PathBuf;

pub(crate) use numbers::Given;
#[cfg(test)]
pub(crate) use rules::book;

use crate::fonts::FontSet;
use crate::period::Quarter;
use crate::problem::{Problem, Severity, sort};
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

    /// The quarterly records of the quarter's year up to the quarter itself.
    pub(crate) fn quarters_until(&self, quarter: Quarter) -> Vec<(&Quarterly, Option<&Frozen>)> {
        let until =
            |(named, ..): &&(Quarter, Quarterly, Option<Frozen>)| named.year == quarter.year && *named <= quarter;
        self.quarters.iter().filter(until).map(|(_, record, frozen)| (record, frozen.as_ref())).collect()
    }
}

/// Visits every text that stands on a page, with the file that it is from.
fn texts(raw: &Raw, visit: &mut dyn FnMut(&Source, &At<String>)) {
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

/// Applies every rule. All problems come back, those of reading included, in the order of files and lines; the records
/// only when none of the problems is an error.
pub(crate) fn check(raw: Raw, mut problems: Vec<Problem>) -> (Option<Checked>, Vec<Problem>) {
    for plan in &raw.plans {
        scores::check(plan, raw.incomplete, &mut problems);
    }
    references::check(&raw, &mut problems);
    numbers::check(&raw, &mut problems);
    progress::check(&raw, &mut problems);
    letters::check(&raw, &mut problems);
    language::check(&raw, &mut problems);
    language::check_tones(&raw, &mut problems);
    sort(&mut problems);
    let sound = problems.iter().all(|problem| problem.severity() != Severity::Error);
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
