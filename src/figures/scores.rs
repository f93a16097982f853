//! Points: what was lost in the year before, and the self-scores of this year. The two are never added.

use rust_decimal::Decimal;

use crate::read::{Field, Quarterly};

/// The points of one field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FieldScore {
    pub(crate) last_year: Decimal,
    pub(crate) maximum: Decimal,
    /// The latest self-score up to the quarter.
    pub(crate) own: Option<Decimal>,
    /// The province measures it by survey: the unit does not score itself.
    pub(crate) survey: bool,
}

impl FieldScore {
    /// The score of a field, given the reports of the year in the order of time.
    pub(super) fn of<'r>(field: &Field, reports: impl DoubleEndedIterator<Item = &'r Quarterly>) -> Self {
        let scores = reports.rev().flat_map(|record| &record.self_scores);
        let own = scores.into_iter().find(|score| score.field == field.id);
        Self {
            last_year: field.score.achieved.value,
            maximum: field.score.maximum.value,
            own: own.map(|score| score.score.value),
            survey: field.survey.0,
        }
    }

    /// What the field lacks of its maximum by the latest score there is: this year's own, else last year's.
    pub(crate) fn lacking(&self) -> Decimal {
        self.maximum - self.own.unwrap_or(self.last_year)
    }
}

/// The points of the year before, and of the fields that are scored this year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Scores {
    pub(crate) last_year: Decimal,
    pub(crate) maximum: Decimal,
    pub(crate) fields: usize,
    /// Of the fields with a self-score: how many, their sum, their maxima, and what they reached in the year before.
    pub(crate) scored: usize,
    pub(crate) own: Decimal,
    pub(crate) own_maximum: Decimal,
    pub(crate) own_last_year: Decimal,
    /// Of the fields that are surveyed: how many, and their maxima.
    pub(crate) surveyed: usize,
    pub(crate) surveyed_maximum: Decimal,
}

impl Scores {
    pub(super) fn of(fields: impl IntoIterator<Item = FieldScore>) -> Self {
        let mut scores = Self::default();
        for field in fields {
            scores.fields += 1;
            scores.last_year += field.last_year;
            scores.maximum += field.maximum;
            if let Some(own) = field.own {
                scores.scored += 1;
                scores.own += own;
                scores.own_maximum += field.maximum;
                scores.own_last_year += field.last_year;
            } else if field.survey {
                scores.surveyed += 1;
                scores.surveyed_maximum += field.maximum;
            }
        }
        scores
    }

    /// Fields that the unit scores itself and has not scored yet.
    pub(crate) fn unscored(&self) -> usize {
        self.fields - self.scored - self.surveyed
    }
}
