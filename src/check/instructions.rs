//! Instructions of the chairman that point to actions: their outcome is that of the actions.

use super::rule::{Rule, View, Year, at, rule};
use crate::problem::{Disorder, Problem};
use crate::read::{Id, QuarterFile, Status};

pub(super) const RULES: &[Rule] = &[rule!(
    outcomes,
    (
        DI010,
        "Kết quả của ý kiến chỉ đạo và tình trạng của nhiệm vụ nói hai điều khác nhau thì báo cáo tự mâu thuẫn.",
        "NĐ 09/2019/NĐ-CP, Điều 5 (tính chính xác của báo cáo)"
    )
)];

/// An outcome while an action is not done, or none while all are. Continuous work is never done and never owing.
fn outcomes(view: &View, found: &mut Vec<Problem>) {
    // A status that could not be read may say that it is done.
    for (year, file) in view.quarters().filter(|_| view.is_read_well()) {
        for instruction in file.record.instructions.iter().filter(|instruction| !instruction.actions.is_empty()) {
            let states = || instruction.actions.iter().map(|id| (id, status(year, file, id)));
            let undone = states().find(|(_, status)| !matches!(status, Some(Status::Done | Status::Continuous)));
            let all = states().all(|(_, status)| status == Some(Status::Done));
            match (&instruction.outcome, undone) {
                (Some(outcome), Some((id, _))) => {
                    let fault = Disorder::InstructionUndone { action: id.0.value.clone() };
                    found.push(at(&file.source, outcome.span, fault));
                }
                (None, _) if all => found.push(at(&file.source, instruction.text.span, Disorder::InstructionDone)),
                _ => {}
            }
        }
    }
}

/// What the quarters up to one say of an action, the last of them.
fn status(year: &Year, file: &QuarterFile, id: &Id) -> Option<Status> {
    let reports = year.reports.get(id.0.value.as_str()).into_iter().flatten();
    let until = reports.filter(|report| report.file.named <= file.named);
    until.last().map(|report| report.progress.status.value)
}
