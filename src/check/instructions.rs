//! Instructions of the chairman that name actions: their outcome must agree with the status of the actions.

use super::rule::{Rule, View, at};
use crate::figures::State;
use crate::problem::{Problem, problems};
use crate::read::ActionId;

problems! {
    DI010 Warning Data "Kết quả ý kiến chỉ đạo trái với nhiệm vụ." [
        "Kết quả của ý kiến chỉ đạo và tình trạng của nhiệm vụ nói hai điều khác nhau thì báo cáo tự mâu thuẫn.",
        "NĐ 09/2019/NĐ-CP, Điều 5 (tính chính xác của báo cáo)"
    ] {
        /// The instruction has an outcome, but this action of it is not done.
        InstructionUndone { action: String } =>
            format!( "Ý kiến chỉ đạo ghi đã có kết quả, nhưng nhiệm vụ \"{action}\" thực hiện ý kiến này chưa hoàn thành." ),
            "sửa tinh_trang của nhiệm vụ, bỏ nhiệm vụ khỏi mục này, hoặc để trống ket_qua.";
        /// The instruction has no outcome, but all its actions are done.
        InstructionDone =>
            "Các nhiệm vụ thực hiện ý kiến chỉ đạo này đã hoàn thành, nhưng ý kiến chưa ghi kết quả.",
            "ghi ket_qua của ý kiến chỉ đạo.";
    }
}

pub(super) const RULES: &[Rule] = &[outcomes];

/// Instructions with an outcome while an action is not done, or without one while all are (DI010). Continuous actions
/// count neither as done nor as not done.
fn outcomes(view: &View, found: &mut Vec<Problem>) {
    // Only if every value was read: an unread status may be `hoan_thanh`.
    for year in view.years.iter().filter(|_| view.is_read_well()) {
        for (file, figures) in year.counted() {
            let status = |id: &ActionId| figures.status_of(id);
            for instruction in file.record.instructions.iter().filter(|instruction| !instruction.actions.is_empty()) {
                let states = || instruction.actions.iter().map(|id| (id, status(id)));
                let undone = states().find(|(_, status)| !matches!(status, Some(State::Done | State::Continuous)));
                let all = states().all(|(_, status)| status == Some(State::Done));
                match (&instruction.outcome, undone) {
                    (Some(outcome), Some((id, _))) => {
                        let fault = InstructionUndone { action: id.to_string() };
                        found.push(at(&file.source, outcome.span, fault));
                    }
                    (None, _) if all => found.push(at(&file.source, instruction.text.span, InstructionDone {})),
                    _ => {}
                }
            }
        }
    }
}
