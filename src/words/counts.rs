//! Counts under the names that sentences use.

use serde::Serialize;

use crate::figures::Tally;

/// A tally, for sentences.
#[derive(Serialize)]
pub(crate) struct Counts {
    nhiem_vu: usize,
    hoan_thanh: usize,
    dang_thuc_hien: usize,
    chua_thuc_hien: usize,
    thuong_xuyen: usize,
    dung_han: usize,
    tre_han: usize,
    qua_han: usize,
    thieu_kiem_chung: usize,
    no_kiem_chung: usize,
}

impl From<Tally> for Counts {
    fn from(tally: Tally) -> Self {
        Self {
            nhiem_vu: tally.total,
            hoan_thanh: tally.done,
            dang_thuc_hien: tally.in_progress,
            chua_thuc_hien: tally.not_started,
            thuong_xuyen: tally.continuous,
            dung_han: tally.on_time,
            tre_han: tally.late,
            qua_han: tally.overdue,
            thieu_kiem_chung: tally.without_evidence,
            no_kiem_chung: tally.evidence_owed,
        }
    }
}
