//! Frozen figures of an earlier quarter that differ from what the records give now.

use super::tally::Tally;
use crate::period::Quarter;
use crate::problem::{Fault, problems};
use crate::read::{Frozen, FrozenTally, Span};

problems! {
    SL001 Warning Data "Số liệu khác với số liệu đã chốt." [
        "Số liệu đã báo cáo mà hồ sơ không còn cho ra thì phải giải thích; báo cáo quý sau nêu rõ.",
        "NĐ 09/2019/NĐ-CP, Điều 5; kế hoạch nguồn: \"tổng hợp, thu thập số liệu\""
    ] {
        FiguresRestated { quarter: String, what: &'static str, reported: usize, now: usize } =>
            format!("Số liệu quý {quarter} đã chốt là {reported} ({what}), nhưng hồ sơ hiện nay cho ra {now}."),
            "nếu hồ sơ đúng, báo cáo quý này sẽ nêu số liệu được điều chỉnh; nếu không, sửa lại hồ sơ quý đó.";
    }
}

/// The counts that are compared with frozen figures of version 1. The others had another meaning there: due dates of
/// quarters and unreported actions were counted in another way.
const SINCE_VERSION_1: [&str; 5] = ["nhiem_vu", "hoan_thanh", "dang_thuc_hien", "thuong_xuyen", "thieu_kiem_chung"];

/// A frozen figure of an earlier quarter that differs from what the records give now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Restated {
    pub(crate) quarter: Quarter,
    /// The key of what is counted: `hoan_thanh`.
    pub(crate) key: &'static str,
    /// How messages call it: `số nhiệm vụ hoàn thành`.
    pub(crate) what: &'static str,
    pub(crate) reported: usize,
    pub(crate) now: usize,
    /// The frozen figure in its file.
    pub(crate) span: Span,
}

impl Restated {
    /// The same as a problem.
    pub(crate) fn fault(&self) -> Fault {
        FiguresRestated {
            quarter: self.quarter.roman().to_owned(),
            what: self.what,
            reported: self.reported,
            now: self.now,
        }
        .into()
    }
}

/// The frozen counts of `quarter` that differ from what is counted `now`.
pub(super) fn restated(quarter: Quarter, frozen: &Frozen, now: &Tally) -> Vec<Restated> {
    let counted = now.parts();
    let pairs = parts(&frozen.total)
        .into_iter()
        .filter(|(key, ..)| !frozen.version.is_first() || SINCE_VERSION_1.contains(key));
    let changed = |(key, reported, span): (&'static str, usize, Span)| {
        let (key, what, now) = *counted.iter().find(|(name, ..)| *name == key)?;
        (reported != now).then_some(Restated { quarter, key, what, reported, now, span })
    };
    pairs.filter_map(changed).collect()
}

/// Frozen counts by key, each with its place; counts that their version does not know are left out.
fn parts(frozen: &FrozenTally) -> Vec<(&'static str, usize, Span)> {
    let all = [
        ("nhiem_vu", Some(&frozen.total)),
        ("hoan_thanh", Some(&frozen.done)),
        ("dang_thuc_hien", Some(&frozen.in_progress)),
        ("chua_thuc_hien", Some(&frozen.not_started)),
        ("thuong_xuyen", Some(&frozen.continuous)),
        ("chua_bao_cao", frozen.unreported.as_ref()),
        ("khong_bao_cao_ky_nay", frozen.without_report.as_ref()),
        ("dung_han", Some(&frozen.on_time)),
        ("tre_han", Some(&frozen.late)),
        ("qua_han", Some(&frozen.overdue)),
        ("thieu_kiem_chung", Some(&frozen.without_evidence)),
        ("no_kiem_chung", Some(&frozen.evidence_owed)),
    ];
    all.into_iter().filter_map(|(key, count)| count.map(|count| (key, count.0.value as usize, count.0.span))).collect()
}
