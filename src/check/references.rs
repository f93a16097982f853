//! Every id is given once, and every reference names one that exists.

use std::collections::BTreeMap;

use crate::problem::{Fault, Problem};
use crate::read::{Id, PlanFile, Raw, Source, Span, nearest};

/// Doubled ids, unknown departments and shortcomings, a plan in another year's folder.
pub(super) fn check(raw: &Raw, problems: &mut Vec<Problem>) {
    let mut known = None;
    if let Some((source, agency)) = &raw.agency {
        let departments = unique(source, agency.departments.iter().map(|d| &d.id), problems);
        let people = unique(source, agency.people.iter().map(|person| &person.id), problems);
        // An id that could not be read would make every reference to it look wrong.
        if !raw.incomplete {
            let heads = agency.departments.iter().filter_map(|department| department.head.as_ref());
            problems.extend(unknown(source, heads, &people, PERSON));
            let posts = agency.people.iter().map(|person| &person.department);
            problems.extend(unknown(source, posts, &departments, DEPARTMENT));
            known = Some(Known { departments, people });
        }
    }
    for file in &raw.plans {
        plan(file, known.as_ref(), problems);
    }
}

/// The ids of an agency's record, each with its place.
struct Known<'a> {
    departments: BTreeMap<&'a str, Span>,
    people: BTreeMap<&'a str, Span>,
}

/// What is wrong with a reference to something unknown, with the nearest known id.
type Unknown = fn(String, Option<String>) -> Fault;

const DEPARTMENT: Unknown = |id, nearest| Fault::DepartmentUnknown { id, nearest };
const PERSON: Unknown = |id, nearest| Fault::PersonUnknown { id, nearest };
const SHORTCOMING: Unknown = |id, nearest| Fault::ShortcomingUnknown { id, nearest };

fn unknown<'i>(
    source: &Source,
    ids: impl IntoIterator<Item = &'i Id>,
    known: &BTreeMap<&str, Span>,
    fault: Unknown,
) -> Vec<Problem> {
    let missing = ids.into_iter().filter(|id| !known.contains_key(id.0.value.as_str()));
    let problem = |id: &Id| {
        let nearest = nearest(&id.0.value, known.keys()).map(|id| (*id).to_owned());
        Problem::at(source.place(id.0.span), fault(id.0.value.clone(), nearest))
    };
    missing.map(problem).collect()
}

/// `known` is `None` when it cannot be said which ids exist.
fn plan(file: &PlanFile, known: Option<&Known>, problems: &mut Vec<Problem>) {
    let (source, plan) = (&file.source, &file.plan);
    if plan.year.0.value != file.folder_year {
        let fault = Fault::YearNotFolder { year: plan.year.0.value, folder: file.folder_year };
        problems.push(Problem::at(source.place(plan.year.0.span), fault));
    }
    unique(source, plan.fields.iter().map(|field| &field.id), problems);
    let criteria = plan.fields.iter().flat_map(|field| &field.criteria).map(|criterion| &criterion.id);
    unique(source, criteria, problems);
    // Shortcomings and actions are spoken of side by side, so one id means one thing.
    let shortcomings = plan.fields.iter().flat_map(|field| &field.shortcomings).map(|s| &s.id);
    let actions = plan.fields.iter().flat_map(|field| &field.actions);
    unique(source, shortcomings.clone().chain(actions.clone().map(|a| &a.id)), problems);
    let Some(Known { departments, people }) = known else { return };
    let shortcomings: BTreeMap<&str, Span> = shortcomings.map(|id| (id.0.value.as_str(), id.0.span)).collect();

    for action in actions {
        problems.extend(unknown(source, &action.remedies, &shortcomings, SHORTCOMING));
        problems.extend(unknown(source, &action.lead, departments, DEPARTMENT));
        problems.extend(unknown(source, &action.coordinating, departments, DEPARTMENT));
        problems.extend(unknown(source, &action.person, people, PERSON));
    }
    for responsibility in plan.fields.iter().map(|field| &field.responsibility) {
        problems.extend(unknown(source, &responsibility.lead, departments, DEPARTMENT));
        problems.extend(unknown(source, &responsibility.coordinating, departments, DEPARTMENT));
    }
}

/// The ids with the place of their first use; a second use is a problem.
fn unique<'i>(
    source: &Source,
    ids: impl Iterator<Item = &'i Id>,
    problems: &mut Vec<Problem>,
) -> BTreeMap<&'i str, Span> {
    let mut first_uses = BTreeMap::new();
    for id in ids {
        match first_uses.get(id.0.value.as_str()) {
            None => {
                first_uses.insert(id.0.value.as_str(), id.0.span);
            }
            Some(&first) => {
                let fault = Fault::IdDoubled { id: id.0.value.clone(), first_line: source.line(first) };
                problems.push(Problem::at(source.place(id.0.span), fault));
            }
        }
    }
    first_uses
}
