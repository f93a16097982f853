//! The figures of a quarter by leading department and by person in charge.

use std::collections::BTreeMap;

use super::state::ActionState;
use super::tally::Tally;
use crate::read::{Department, Id};

/// The actions of a department or person.
#[derive(Debug)]
pub(crate) struct Group<'a> {
    pub(crate) id: Option<&'a Id>,
    /// All its actions, as they are at the end of the quarter.
    pub(crate) tally: Tally,
    /// Those that the quarter reports.
    pub(crate) in_quarter: Tally,
    /// How many were completed within the quarter.
    pub(crate) done_in_quarter: usize,
    /// Indexes of its actions in the figures.
    pub(crate) actions: Vec<usize>,
    /// The same by person in charge; a department's people add up to the department.
    pub(crate) people: Vec<Group<'a>>,
}

fn text(id: Option<&Id>) -> Option<&str> {
    id.map(|id| id.0.value.as_str())
}

/// By first leading department, in the order of the agency's record; departments without actions are left out.
pub(super) fn by_department<'a>(departments: &'a [Department], actions: &[ActionState<'a>]) -> Vec<Group<'a>> {
    let mut led: BTreeMap<Option<&str>, Vec<usize>> = BTreeMap::new();
    for (index, state) in actions.iter().enumerate() {
        led.entry(text(state.lead())).or_default().push(index);
    }
    let order = departments.iter().map(|department| Some(&department.id)).chain([None]);
    let groups = order.filter_map(|id| Some((id, led.remove(&text(id))?)));
    groups
        .map(|(id, indexes)| {
            let mut people: Vec<(Option<&'a Id>, Vec<usize>)> = Vec::new();
            for &index in &indexes {
                let person = actions[index].person;
                match people.iter_mut().find(|(id, _)| text(*id) == text(person)) {
                    Some((_, list)) => list.push(index),
                    None => people.push((person, vec![index])),
                }
            }
            let people = people.into_iter().map(|(id, indexes)| group(id, indexes, actions, Vec::new())).collect();
            group(id, indexes, actions, people)
        })
        .collect()
}

fn group<'a>(
    id: Option<&'a Id>,
    indexes: Vec<usize>,
    actions: &[ActionState<'a>],
    people: Vec<Group<'a>>,
) -> Group<'a> {
    let states = || indexes.iter().map(|&index| &actions[index]);
    Group {
        id,
        tally: Tally::of(states()),
        in_quarter: Tally::of(states().filter(|state| state.in_quarter)),
        done_in_quarter: states().filter(|state| state.done_in_quarter).count(),
        actions: indexes,
        people,
    }
}
