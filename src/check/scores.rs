//! Scores and ranks can be true: none above its maximum.

use rust_decimal::Decimal;

use crate::problem::{Fault, Problem};
use crate::read::PlanFile;

/// Score over maximum, maximum of nothing, rank over the number of ranked units.
pub(super) fn check(file: &PlanFile, problems: &mut Vec<Problem>) {
    let mut report = |span, fault| problems.push(Problem::at(file.source.place(span), fault));
    for field in &file.plan.fields {
        let (achieved, maximum) = (&field.score.achieved, &field.score.maximum);
        if maximum.value == Decimal::ZERO {
            report(maximum.span, Fault::MaximumZero);
        } else if achieved.value > maximum.value {
            let shown = |score: Decimal| score.to_string().replace('.', ",");
            let fault = Fault::ScoreOverMaximum { score: shown(achieved.value), maximum: shown(maximum.value) };
            report(achieved.span, fault);
        }
    }
    if let Some(rank) = &file.plan.assessment.rank
        && rank.rank.value > rank.total.value
    {
        report(rank.rank.span, Fault::RankOverTotal { rank: rank.rank.value, total: rank.total.value });
    }
}
