//! Instructions of the chairman that point to actions: their outcome is that of the actions.

use super::rule::{Rule, View, at, rule};
use crate::figures::State;
use crate::problem::{Disorder, Problem};
use crate::read::Id;

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
    for year in view.years.iter().filter(|_| view.is_read_well()) {
        for (file, figures) in year.counted() {
            let status = |id: &Id| figures.status_of(&id.0.value);
            for instruction in file.record.instructions.iter().filter(|instruction| !instruction.actions.is_empty()) {
                let states = || instruction.actions.iter().map(|id| (id, status(id)));
                let undone = states().find(|(_, status)| !matches!(status, Some(State::Done | State::Continuous)));
                let all = states().all(|(_, status)| status == Some(State::Done));
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
}
