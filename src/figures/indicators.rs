//! Indicators (chỉ tiêu): what the plan promises in numbers, against what the quarters reached.

use rust_decimal::Decimal;

use crate::period::Quarter;
use crate::read::{Indicator, IndicatorResult, Plan, Quarterly};

/// An indicator at the end of a quarter.
#[derive(Debug, Clone)]
pub(crate) struct IndicatorState<'a> {
    pub(crate) indicator: &'a Indicator,
    /// What the quarter reports of it.
    pub(crate) result: Option<&'a IndicatorResult>,
    /// What the earlier quarters of the year reported for their own time, in the order of time.
    pub(crate) earlier: Vec<(Quarter, Decimal)>,
}

impl IndicatorState<'_> {
    /// What is held against the target: what was reached since the start of the year, else in the quarter.
    pub(crate) fn reached(&self) -> Option<Decimal> {
        let result = self.result?;
        result.cumulative.as_ref().or(result.in_period.as_ref()).map(|score| score.value)
    }

    /// Whether what was reached falls short of the target, or is above one that is a limit.
    pub(crate) fn is_missed(&self) -> bool {
        let target = self.indicator.target.value;
        self.reached().is_some_and(|reached| if self.indicator.at_most.0 { reached > target } else { reached < target })
    }
}

/// The indicators of a plan after the `reports`, the last of which is the quarter's own.
pub(super) fn of<'a>(
    plan: &'a Plan,
    reports: impl DoubleEndedIterator<Item = &'a Quarterly> + Clone,
) -> Vec<IndicatorState<'a>> {
    let of = |indicator: &'a Indicator| {
        let named = move |report: &&'a Quarterly| {
            report.indicators.iter().find(|result| result.indicator.0.value == indicator.id.0.value)
        };
        let mut back = reports.clone().rev();
        let result = back.next().and_then(|report| named(&report));
        let earlier = back.rev().filter_map(|report| {
            let reached = named(&report)?.in_period.as_ref()?;
            Some((report.quarter.value, reached.value))
        });
        IndicatorState { indicator, result, earlier: earlier.collect() }
    };
    plan.indicators.iter().map(of).collect()
}
