//! Scores and ranks can be true: none above its maximum, and the criteria of a field add up to it.

use rust_decimal::Decimal;

use crate::problem::{Fault, Problem};
use crate::read::{PlanFile, ScoreOfMaximum};

/// Score over maximum, maximum of nothing, criteria that do not add up, rank over the number of ranked units.
pub(super) fn check(file: &PlanFile, incomplete: bool, problems: &mut Vec<Problem>) {
    let mut report = |span, fault| problems.push(Problem::at(file.source.place(span), fault));
    let shown = |score: Decimal| score.normalize().to_string().replace('.', ",");
    let scores =
        file.plan.fields.iter().flat_map(|field| {
            std::iter::once(&field.score).chain(field.criteria.iter().map(|criterion| &criterion.score))
        });
    for ScoreOfMaximum { achieved, maximum, .. } in scores {
        if maximum.value == Decimal::ZERO {
            report(maximum.span, Fault::MaximumZero);
        } else if achieved.value > maximum.value {
            let fault = Fault::ScoreOverMaximum { score: shown(achieved.value), maximum: shown(maximum.value) };
            report(achieved.span, fault);
        }
    }
    // Criteria that could not be read would be wanting in the sum.
    let fields = file.plan.fields.iter().filter(|field| !field.criteria.is_empty() && !incomplete);
    for field in fields {
        let criteria = || field.criteria.iter().map(|criterion| &criterion.score);
        let parts = [
            ("điểm đạt", criteria().map(|score| score.achieved.value).sum::<Decimal>(), &field.score.achieved),
            ("điểm tối đa", criteria().map(|score| score.maximum.value).sum::<Decimal>(), &field.score.maximum),
        ];
        for (what, sum, stated) in parts.into_iter().filter(|(_, sum, stated)| *sum != stated.value) {
            report(stated.span, Fault::CriteriaSum { what, sum: shown(sum), stated: shown(stated.value) });
        }
    }
    if let Some(rank) = &file.plan.assessment.rank
        && rank.rank.value > rank.total.value
    {
        report(rank.rank.span, Fault::RankOverTotal { rank: rank.rank.value, total: rank.total.value });
    }
}
