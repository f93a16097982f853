//! Every id is given once, and every reference names one that exists.

use std::collections::BTreeMap;

use crate::problem::{Fault, Problem};
use crate::read::{Id, PlanFile, Raw, Source, nearest};

/// Doubled ids, unknown departments and shortcomings, a plan in another year's folder.
pub(super) fn check(raw: &Raw, problems: &mut Vec<Problem>) {
    let departments = match &raw.agency {
        Some((source, agency)) => unique(source, agency.departments.iter().map(|d| &d.id), problems),
        None => BTreeMap::new(),
    };
    // An id that could not be read would make every reference to it look wrong.
    let departments = (!raw.incomplete).then_some(&departments);
    for file in &raw.plans {
        plan(file, departments, problems);
    }
}

/// `departments` is `None` when it cannot be said which ids exist.
fn plan(file: &PlanFile, departments: Option<&BTreeMap<&str, usize>>, problems: &mut Vec<Problem>) {
    let (source, plan) = (&file.source, &file.plan);
    if plan.year.0.value != file.folder_year {
        let fault = Fault::YearNotFolder { year: plan.year.0.value, folder: file.folder_year };
        problems.push(Problem::at(source.place(plan.year.0.span), fault));
    }
    unique(source, plan.fields.iter().map(|field| &field.id), problems);
    // Shortcomings and actions are spoken of side by side, so one id means one thing.
    let shortcomings = plan.fields.iter().flat_map(|field| &field.shortcomings).map(|s| &s.id);
    let actions = plan.fields.iter().flat_map(|field| &field.actions);
    unique(source, shortcomings.clone().chain(actions.clone().map(|a| &a.id)), problems);
    let Some(departments) = departments else { return };
    let shortcomings: BTreeMap<&str, usize> = shortcomings.map(|id| (id.0.value.as_str(), 0)).collect();

    let unknown = |ids: &[Id], known: &BTreeMap<&str, usize>, fault: fn(String, Option<String>) -> Fault| {
        let missing = ids.iter().filter(|id| !known.contains_key(id.0.value.as_str()));
        let problem = |id: &Id| {
            let nearest = nearest(&id.0.value, known.keys()).map(|id| (*id).to_owned());
            Problem::at(source.place(id.0.span), fault(id.0.value.clone(), nearest))
        };
        missing.map(problem).collect::<Vec<_>>()
    };
    let department: fn(String, Option<String>) -> Fault = |id, nearest| Fault::DepartmentUnknown { id, nearest };
    let shortcoming: fn(String, Option<String>) -> Fault = |id, nearest| Fault::ShortcomingUnknown { id, nearest };
    for action in actions {
        problems.extend(unknown(&action.remedies, &shortcomings, shortcoming));
        problems.extend(unknown(&action.lead, departments, department));
        problems.extend(unknown(&action.coordinating, departments, department));
    }
    for responsibility in plan.fields.iter().map(|field| &field.responsibility) {
        problems.extend(unknown(&responsibility.lead, departments, department));
        problems.extend(unknown(&responsibility.coordinating, departments, department));
    }
}

/// The ids with the line of their first use; a second use is a problem.
fn unique<'i>(
    source: &Source,
    ids: impl Iterator<Item = &'i Id>,
    problems: &mut Vec<Problem>,
) -> BTreeMap<&'i str, usize> {
    let mut lines = BTreeMap::new();
    for id in ids {
        match lines.get(id.0.value.as_str()) {
            None => {
                lines.insert(id.0.value.as_str(), source.line(id.0.span));
            }
            Some(&first_line) => {
                let fault = Fault::IdDoubled { id: id.0.value.clone(), first_line };
                problems.push(Problem::at(source.place(id.0.span), fault));
            }
        }
    }
    lines
}
