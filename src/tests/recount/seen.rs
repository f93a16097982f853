//! The actions at the end of a quarter, as somebody with the records in hand would count them; and numbers read from a
//! text.

use chrono::NaiveDate;

use crate::tests::made_up::bare::{DONE, Due, Entry, GOING_ON, Made, Task, UNDER_WAY, YEAR, day, last_day, period};
use crate::words::{Block, Table, Words};

/// One action as somebody with the records in hand would see it at the end of a quarter.
pub(super) struct Seen<'m> {
    pub(super) task: &'m Task,
    /// Its number: field and place.
    pub(super) number: String,
    pub(super) field: usize,
    /// None where no quarter says anything.
    pub(super) status: Option<usize>,
    pub(super) this_quarter: bool,
    /// The quarter that said so, from 0.
    pub(super) told: Option<usize>,
    pub(super) done_before: bool,
    /// Days past the due date: of what is done late, and of what is not reported done.
    pub(super) late: Option<i64>,
    pub(super) overdue: Option<i64>,
    pub(super) on_time: bool,
    pub(super) due: Option<NaiveDate>,
    pub(super) evidence: bool,
    pub(super) completed: Option<NaiveDate>,
}

/// The actions of the plan on the as-of day of a quarter.
pub(super) fn seen(made: &Made, quarter: usize) -> Vec<Seen<'_>> {
    let as_of = period(quarter).1;
    let mut seen = Vec::new();
    for (field, (.., tasks)) in made.fields.iter().enumerate() {
        for (at, task) in tasks.iter().enumerate() {
            if task.added.is_some_and(|day| day > as_of) || task.withdrawn.is_some_and(|day| day <= as_of) {
                continue;
            }
            let told: Vec<(usize, &Entry)> =
                (0..=quarter).filter_map(|at| Some((at, task.reports[at].as_ref()?))).collect();
            let last = told.last();
            let status = last.map(|(_, entry)| entry.status);
            let due = match task.due {
                Due::None | Due::Continuous => None,
                Due::On(day) => Some(day),
                Due::Quarter(at) => Some(last_day(at)),
                Due::InYear => Some(day(YEAR, 12, 31)),
            };
            let completed = last.and_then(|(_, entry)| entry.completed);
            let after = due.zip(completed).map(|(due, completed)| (completed - due).num_days());
            let past = due.map(|due| (as_of - due).num_days()).filter(|days| *days > 0);
            let before = told.iter().rev().find(|(at, _)| *at < quarter).map(|(_, entry)| entry.status);
            let previous = (0..quarter).rev().find(|&at| made.quarters[at]).map(|at| period(at).1);
            let was_there = previous.is_some_and(|day| task.added.is_none_or(|added| added <= day));
            seen.push(Seen {
                task,
                number: format!("NV {}.{}", field + 1, at + 1),
                field,
                status,
                told: last.map(|(at, _)| *at),
                this_quarter: last.is_some_and(|(at, _)| *at == quarter),
                done_before: was_there && before == Some(DONE),
                late: after.filter(|days| status == Some(DONE) && *days > 0),
                on_time: status == Some(DONE) && after.is_some_and(|days| days <= 0),
                overdue: past.filter(|_| status != Some(DONE) && status != Some(GOING_ON)),
                due: due.filter(|_| status != Some(GOING_ON)),
                evidence: told.iter().any(|(_, entry)| entry.evidence),
                completed,
            });
        }
    }
    seen
}

impl Seen<'_> {
    pub(super) fn continuous(&self) -> bool {
        self.status == Some(GOING_ON) || matches!(self.task.due, Due::Continuous) && self.status != Some(DONE)
    }

    pub(super) fn silent(&self) -> bool {
        !self.this_quarter && self.status != Some(DONE)
    }

    pub(super) fn newly_done(&self) -> bool {
        self.status == Some(DONE) && !self.done_before
    }
}

pub(super) fn many<'s, 'm: 's>(seen: impl IntoIterator<Item = &'s Seen<'m>>, wanted: impl Fn(&Seen) -> bool) -> usize {
    seen.into_iter().filter(|one| wanted(one)).count()
}

/// The number right before some words, the first time that they stand there; 0 where they do not.
pub(super) fn before(text: &str, words: &str) -> usize {
    let Some(at) = text.find(words) else { return 0 };
    let digits: String = text[..at].chars().rev().take_while(char::is_ascii_digit).collect();
    assert!(!digits.is_empty(), "no number before {words:?} in: {text}");
    digits.chars().rev().collect::<String>().parse().unwrap()
}

/// The number right after some words; 0 where they do not stand there.
pub(super) fn after(text: &str, words: &str) -> usize {
    let Some(at) = text.find(words) else { return 0 };
    let digits: String = text[at + words.len()..].chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or_else(|_| panic!("no number after {words:?} in: {text}"))
}

/// How many shortcomings are remedied fully, partly, not at all, and without any report. Each field has one.
pub(super) fn remedies(made: &Made, seen: &[Seen]) -> [usize; 4] {
    let mut counts = [0; 4];
    for field in 0..made.fields.len() {
        let of: Vec<&Seen> = seen.iter().filter(|one| one.field == field && one.task.remedies).collect();
        let delivered = |one: &&Seen| one.status == Some(DONE) || one.status == Some(GOING_ON) && one.evidence;
        let begun = |one: &&Seen| matches!(one.status, Some(DONE | UNDER_WAY | GOING_ON));
        let place = match () {
            () if of.is_empty() => 2,
            () if of.iter().all(delivered) => 0,
            () if of.iter().any(begun) => 1,
            () if of.iter().all(|one| one.status.is_none()) => 3,
            () => 2,
        };
        counts[place] += 1;
    }
    counts
}

pub(super) fn shown(thousandths: u64) -> String {
    let text = format!("{},{:03}", thousandths / 1000, thousandths % 1000);
    text.trim_end_matches('0').trim_end_matches(',').to_owned()
}

pub(super) fn tables(words: &Words) -> Vec<&Table> {
    words.body.iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None }).collect()
}

/// A cell as a number: a dash is 0.
pub(super) fn number(cell: &str) -> usize {
    if cell == "-" { 0 } else { cell.parse().unwrap_or_else(|_| panic!("{cell}")) }
}
