//! The same actions by department and by person.

use std::collections::BTreeMap;

use super::state::ActionState;
use super::tally::Tally;
use crate::read::{Department, Person};

/// The actions that a department leads first.
#[derive(Debug)]
pub(crate) struct DepartmentGroup<'a> {
    /// `None`: no department leads them.
    pub(crate) department: Option<&'a Department>,
    pub(crate) counts: GroupCounts,
    /// The same by person in charge, `None` where there is none; they add up to the department.
    pub(crate) people: Vec<(Option<&'a Person>, GroupCounts)>,
}

/// What is counted of a group of actions.
#[derive(Debug)]
pub(crate) struct GroupCounts {
    /// Up to the quarter.
    pub(crate) tally: Tally,
    /// Those that the quarter reports.
    pub(crate) in_quarter: Tally,
    /// Done within the quarter.
    pub(crate) done_in_quarter: usize,
    /// Indexes of its actions in the figures.
    pub(crate) actions: Vec<usize>,
}

/// By first leading department, in the order of the agency's record; departments without actions are left out.
pub(super) fn by_department<'a>(
    departments: &'a [Department],
    actions: &[ActionState<'a>],
) -> Vec<DepartmentGroup<'a>> {
    let mut led: BTreeMap<Option<&str>, Vec<usize>> = BTreeMap::new();
    for (index, state) in actions.iter().enumerate() {
        led.entry(state.lead().map(|lead| lead.id.as_str())).or_default().push(index);
    }
    let order = departments.iter().map(Some).chain([None]);
    let groups = order.filter_map(|one| Some((one, led.remove(&one.map(|department| department.id.as_str()))?)));
    groups
        .map(|(department, indexes)| {
            let mut people: Vec<(Option<&'a Person>, Vec<usize>)> = Vec::new();
            for &index in &indexes {
                let person = actions[index].person;
                match people.iter_mut().find(|(one, _)| one.map(|one| &one.id) == person.map(|person| &person.id)) {
                    Some((_, list)) => list.push(index),
                    None => people.push((person, vec![index])),
                }
            }
            let people = people.into_iter().map(|(person, indexes)| (person, counts(indexes, actions))).collect();
            DepartmentGroup { department, counts: counts(indexes, actions), people }
        })
        .collect()
}

fn counts(indexes: Vec<usize>, actions: &[ActionState]) -> GroupCounts {
    let states = || indexes.iter().map(|&index| &actions[index]);
    GroupCounts {
        tally: Tally::of(states()),
        in_quarter: Tally::of(states().filter(|state| state.in_quarter)),
        done_in_quarter: states().filter(|state| state.done_in_quarter).count(),
        actions: indexes,
    }
}
