//! The shortcomings that are not remedied yet, by name: one sentence each.

use serde::Serialize;

use super::speaker::Speaker;
use super::terms::clause;
use crate::figures::{Figures, Remedy};
use crate::problem::Problem;
use crate::read::Plan;

#[derive(Serialize)]
struct Shortcoming<'a> {
    noi_dung: &'a str,
    mot_phan: bool,
}

/// `partly`: those that are remedied in part are marked.
pub(crate) fn unremedied<C: Serialize>(
    speaker: &Speaker<C>,
    plan: &Plan,
    figures: &Figures,
    partly: bool,
) -> Result<Vec<String>, Problem> {
    let fields = plan.fields.iter().zip(&figures.fields);
    let all = fields.flat_map(|(field, of)| field.shortcomings.iter().zip(&of.remedies));
    let left = all.filter(|(_, remedy)| **remedy != Remedy::Full);
    let said = left.map(|(shortcoming, remedy)| {
        let noi_dung = clause(&shortcoming.text.value);
        speaker.say_with("mot_ton_tai", Shortcoming { noi_dung, mot_phan: partly && *remedy == Remedy::Partial })
    });
    said.collect()
}
