//! Counts of actions. The four statuses add up to the total; lateness and evidence are counted beside them.

use std::ops::AddAssign;

use super::state::{ActionState, Lateness};
use crate::read::Status;

/// Counts of a group of actions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Tally {
    pub(crate) total: usize,
    pub(crate) done: usize,
    pub(crate) in_progress: usize,
    pub(crate) not_started: usize,
    pub(crate) continuous: usize,
    pub(crate) on_time: usize,
    pub(crate) late: usize,
    pub(crate) overdue: usize,
    pub(crate) without_evidence: usize,
    pub(crate) evidence_owed: usize,
}

impl Tally {
    /// Counts a group.
    pub(crate) fn of<'s, 'a: 's>(states: impl IntoIterator<Item = &'s ActionState<'a>>) -> Self {
        let mut tally = Self::default();
        states.into_iter().for_each(|state| tally += Self::one(state));
        tally
    }

    /// Done, but neither on time nor late: there was no day to measure against.
    pub(crate) fn unmeasured(&self) -> usize {
        self.done - self.on_time - self.late
    }

    fn one(state: &ActionState) -> Self {
        let is = usize::from;
        Self {
            total: 1,
            done: is(state.status == Status::Done),
            in_progress: is(state.status == Status::InProgress),
            not_started: is(state.status == Status::NotStarted),
            continuous: is(state.status == Status::Continuous),
            on_time: is(state.lateness == Lateness::OnTime),
            late: is(matches!(state.lateness, Lateness::Late(_))),
            overdue: is(matches!(state.lateness, Lateness::Overdue(_))),
            without_evidence: is(state.without_evidence()),
            evidence_owed: is(state.owes_evidence()),
        }
    }

    /// Every count with its key in records and its name.
    pub(crate) fn parts(&self) -> [(&'static str, &'static str, usize); 10] {
        [
            ("nhiem_vu", "số nhiệm vụ", self.total),
            ("hoan_thanh", "số nhiệm vụ hoàn thành", self.done),
            ("dang_thuc_hien", "số nhiệm vụ đang thực hiện", self.in_progress),
            ("chua_thuc_hien", "số nhiệm vụ chưa thực hiện", self.not_started),
            ("thuong_xuyen", "số nhiệm vụ thực hiện thường xuyên", self.continuous),
            ("dung_han", "số nhiệm vụ hoàn thành đúng hạn", self.on_time),
            ("tre_han", "số nhiệm vụ hoàn thành trễ hạn", self.late),
            ("qua_han", "số nhiệm vụ quá hạn", self.overdue),
            ("thieu_kiem_chung", "số nhiệm vụ hoàn thành chưa có tài liệu kiểm chứng", self.without_evidence),
            ("no_kiem_chung", "số nhiệm vụ còn nợ tài liệu kiểm chứng", self.evidence_owed),
        ]
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.total += other.total;
        self.done += other.done;
        self.in_progress += other.in_progress;
        self.not_started += other.not_started;
        self.continuous += other.continuous;
        self.on_time += other.on_time;
        self.late += other.late;
        self.overdue += other.overdue;
        self.without_evidence += other.without_evidence;
        self.evidence_owed += other.evidence_owed;
    }
}
