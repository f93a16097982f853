//! Counts of actions, each declared once. The five states add up to the total; lateness, reports and evidence are counted
//! beside them.

use std::ops::AddAssign;

use super::state::{ActionState, Lateness, State};

/// Declares the counts: field, key in records and sentences, name, and which actions are counted.
macro_rules! tally {
    ($($(#[$doc:meta])* $field:ident $key:literal $name:literal $counts:expr;)*) => {
        /// Counts of a group of actions.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        pub(crate) struct Tally {
            $($(#[$doc])* pub(crate) $field: usize,)*
        }

        impl Tally {
            fn one(state: &ActionState) -> Self {
                $(let $field: fn(&ActionState) -> bool = $counts;)*
                Self { $($field: usize::from($field(state)),)* }
            }

            /// Every count with its key and its name.
            pub(crate) fn parts(&self) -> Vec<(&'static str, &'static str, usize)> {
                vec![$(($key, $name, self.$field),)*]
            }
        }

        impl AddAssign for Tally {
            fn add_assign(&mut self, other: Self) {
                $(self.$field += other.$field;)*
            }
        }
    };
}

tally! {
    total "nhiem_vu" "số nhiệm vụ" |_| true;
    done "hoan_thanh" "số nhiệm vụ hoàn thành" |state| state.status == State::Done;
    in_progress "dang_thuc_hien" "số nhiệm vụ đang thực hiện" |state| state.status == State::InProgress;
    not_started "chua_thuc_hien" "số nhiệm vụ chưa thực hiện" |state| state.status == State::NotStarted;
    continuous "thuong_xuyen" "số nhiệm vụ thực hiện thường xuyên" |state| state.status == State::Continuous;
    /// No quarter has reported it yet, continuous work included.
    unreported "chua_bao_cao" "số nhiệm vụ chưa có báo cáo" |state| state.never_reported();
    /// Not done and not reported in the quarter: the unreported ones, and those as an earlier quarter reported them.
    without_report "khong_bao_cao_ky_nay" "số nhiệm vụ không có báo cáo trong quý" |state| state.without_report();
    on_time "dung_han" "số nhiệm vụ hoàn thành đúng hạn" |state| state.lateness == Lateness::OnTime;
    late "tre_han" "số nhiệm vụ hoàn thành quá hạn" |state| state.days_late().is_some();
    overdue "qua_han" "số nhiệm vụ chưa hoàn thành, đã quá hạn" |state| state.is_overdue();
    without_evidence "thieu_kiem_chung" "số nhiệm vụ hoàn thành chưa có tài liệu kiểm chứng" |state| state.without_evidence();
    evidence_owed "no_kiem_chung" "số nhiệm vụ còn nợ tài liệu kiểm chứng" |state| state.owes_evidence();
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
}
