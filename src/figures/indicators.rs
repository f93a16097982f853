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
    year_is_over: bool,
}

impl IndicatorState<'_> {
    /// Whether it is a share, which each quarter has of its own; other indicators add up over the year.
    pub(crate) fn is_share(&self) -> bool {
        self.indicator.unit.value.starts_with(['%', '‰'])
    }

    /// What is held against the target: of a share what the quarter reached, of a sum what the year has reached so far.
    pub(crate) fn reached(&self) -> Option<Decimal> {
        let result = self.result?;
        let (first, second) = match self.is_share() {
            true => (&result.in_period, &result.cumulative),
            false => (&result.cumulative, &result.in_period),
        };
        first.as_ref().or(second.as_ref()).map(|score| score.value)
    }

    /// Whether what was reached falls short of the target, or is above one that is a limit. A sum falls short only when
    /// the year is over.
    pub(crate) fn is_missed(&self) -> bool {
        let target = self.indicator.target.value;
        let of = |reached: Decimal| match self.indicator.at_most.0 {
            true => reached > target,
            false => reached < target && (self.is_share() || self.year_is_over),
        };
        self.reached().is_some_and(of)
    }
}

/// The indicators of a plan after the `reports`, the last of which is the quarter's own.
pub(super) fn of<'a>(
    plan: &'a Plan,
    quarter: Quarter,
    reports: impl DoubleEndedIterator<Item = &'a Quarterly> + Clone,
) -> Vec<IndicatorState<'a>> {
    let of = |indicator: &'a Indicator| {
        let named =
            move |report: &&'a Quarterly| report.indicators.iter().find(|result| result.indicator == indicator.id);
        let mut back = reports.clone().rev();
        let result = back.next().and_then(|report| named(&report));
        let earlier = back.rev().filter_map(|report| {
            let reached = named(&report)?.in_period.as_ref()?;
            Some((report.quarter.value, reached.value))
        });
        IndicatorState { indicator, result, earlier: earlier.collect(), year_is_over: quarter.number == 4 }
    };
    plan.indicators.iter().map(of).collect()
}
