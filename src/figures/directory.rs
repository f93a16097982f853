//! The departments and people of an agency, by the ids that plans give: each id is looked up once, here.

use std::collections::BTreeMap;

use crate::read::{Agency, Department, DepartmentId, Person, PersonId, Responsibility};

/// The departments and people of an agency.
#[derive(Debug, Clone, Default)]
pub(crate) struct Directory<'a> {
    /// In the order of the record.
    pub(super) departments: &'a [Department],
    by_department: BTreeMap<&'a str, &'a Department>,
    by_person: BTreeMap<&'a str, &'a Person>,
}

impl<'a> Directory<'a> {
    /// Of an agency. An id that is given twice names the first that has it; the rules refuse such records.
    pub(crate) fn of(agency: &'a Agency) -> Self {
        let mut directory = Self { departments: &agency.departments, ..Self::default() };
        for department in &agency.departments {
            directory.by_department.entry(department.id.as_str()).or_insert(department);
        }
        for person in &agency.people {
            directory.by_person.entry(person.id.as_str()).or_insert(person);
        }
        directory
    }

    /// The departments of these ids; one that names none is left out, and refused by the rules.
    pub(crate) fn departments<'i>(&self, ids: impl IntoIterator<Item = &'i DepartmentId>) -> Vec<&'a Department> {
        ids.into_iter().filter_map(|id| self.by_department.get(id.as_str()).copied()).collect()
    }

    /// The person of this id.
    pub(crate) fn person(&self, id: &PersonId) -> Option<&'a Person> {
        self.by_person.get(id.as_str()).copied()
    }

    /// The departments that take part in the actions of a field, without those that lead them.
    pub(crate) fn coordinating(&self, of: &Responsibility) -> Vec<&'a Department> {
        self.departments(of.coordinating.iter().filter(|id| !of.lead.contains(id)))
    }
}
