//! The figures of a quarter are kept as they are reported.

use super::CheckedUnit;
use super::steps::missing;
use crate::kinds::RecordFile;
use crate::period::Quarter;
use crate::problem::{Problem, problems, slashed};
use crate::store::{self, Stored};
use crate::words;

problems! {
    SL002 Error Data "Số liệu của quý đã chốt rồi." {
        FrozenAlready { path: String } =>
            format!("Số liệu quý này đã chốt rồi, ở \"{path}\", và khác số liệu hiện nay."),
            "số liệu đã báo cáo thì giữ nguyên; chỉ xóa tệp đó nếu báo cáo chưa gửi đi.";
    }
}

/// Freezes the figures of a quarter as they are reported: writes `<year>/quy-<n>.chot.yaml` beside the record, which
/// later quarters compare themselves with. Figures that are frozen already are left as they are.
///
/// # Errors
/// No record of that quarter, other figures frozen already, or a file that cannot be written.
pub fn freeze(unit: &CheckedUnit, quarter: Quarter) -> Result<Stored, Problem> {
    let (checked, document) = (&unit.checked, RecordFile::Quarter(quarter).document());
    checked.plan(quarter.year).ok_or_else(|| missing(RecordFile::Plan(quarter.year), document))?;
    let reported = checked.reported(quarter).ok_or_else(|| missing(RecordFile::Quarter(quarter), document))?;
    // What was counted from: the plans and the quarters.
    let is_counted = |file: &str| matches!(file.parse(), Ok(RecordFile::Plan(_) | RecordFile::Quarter(_)));
    let records = checked.raw().records.iter().filter(|(file, _)| is_counted(file));
    let sources: Vec<_> = records.map(|(file, source)| (file.as_str(), source.hash.as_str())).collect();
    let text = words::frozen(&reported, &sources);
    let (_, name) = RecordFile::Frozen(quarter).parts();
    let path = checked.raw().root.join(quarter.year.to_string()).join(name);
    let stored = store::once(&path, text.as_bytes())?;
    stored.ok_or_else(|| Problem::general(FrozenAlready { path: slashed(&path) }))
}
