//! Annex III: the figures as bars, each picture with words that say the same.

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

use serde_json::json;

use super::ReportWriter;
use crate::figures::{FieldFigures, State, Tally};
use crate::problem::Problem;
use crate::read::Field;
use crate::words::document::{Bar, Chart, Part};
use crate::words::numerals::score;
use crate::words::terms::{self, points};

/// Scores in per cent of their maximum, progress by field, and, from the second quarter on, change over the quarters.
pub(super) fn charts(writer: &ReportWriter) -> Result<Vec<Chart>, Problem> {
    let mut charts = vec![scores(writer)?, progress(writer)?];
    if !writer.from.figures.history.is_empty() {
        charts.push(quarters(writer)?);
    }
    Ok(charts)
}

/// A field as its heading calls it.
fn name(index: usize, field: &Field) -> String {
    format!("{}. {}", index + 1, field.name.value)
}

/// One bar a field for last year, and one for this year where the field is self-scored. All are of one length: the maximum.
fn scores(writer: &ReportWriter) -> Result<Chart, Problem> {
    let (speaker, plan, figures) = (&writer.speaker, writer.from.plan, writer.from.figures);
    let both = figures.scores.scored > 0;
    let mut bars = Vec::new();
    let mut said = Vec::new();
    for (index, (field, of)) in plan.fields.iter().zip(&figures.fields).enumerate() {
        let name = name(index, field);
        let names = json!({
            "linh_vuc": name,
            "toi_da": points(of.score.maximum),
            "dat": points(of.score.last_year),
            "ti_le": percent(of.score.last_year, of),
            "da_cham": both,
            "tu_cham": of.score.own.map(points),
            "ti_le_tu_cham": of.score.own.map(|own| percent(own, of)),
        });
        said.push(speaker.say_with("bieu_do_mot_linh_vuc", names)?);
        bars.push(score_bar(name, of.score.last_year, of, 0));
        bars.extend(of.score.own.map(|own| score_bar(String::new(), own, of, 1)));
    }
    let title = speaker.say_with("bieu_do_diem", json!({ "da_cham": both }))?;
    let mut legend = vec![speaker.say("chu_giai_diem")?];
    if both {
        legend.push(speaker.say("chu_giai_tu_cham")?);
    }
    Ok(Chart {
        alt: format!("{title}. {}.", said.join("; ")),
        title,
        tints: TINTS_OF_YEARS[..legend.len()].to_vec(),
        legend,
        bars,
    })
}

/// Last year light, this year dark; white is what is wanting.
const TINTS_OF_YEARS: [u8; 2] = [2, 0];

fn percent(reached: Decimal, of: &FieldFigures) -> String {
    let shares = share(reached, of.score.maximum);
    score(Decimal::new(i64::from(shares), 1).normalize()) + "%"
}

fn score_bar(name: String, reached: Decimal, of: &FieldFigures, shade: usize) -> Bar {
    let part = share(reached, of.score.maximum);
    Bar {
        name,
        parts: vec![
            Part { share: part, of: Some(shade), figure: String::new() },
            Part { share: 1000 - part.min(1000), of: None, figure: String::new() },
        ],
        label: format!("{} ({}/{})", percent(reached, of), points(reached), points(of.score.maximum)),
    }
}

/// The statuses that bars show, in order, with their tints.
const STATUSES: [(State, u8); 5] =
    [(State::Done, 0), (State::Continuous, 1), (State::InProgress, 2), (State::NotStarted, 3), (State::Unreported, 4)];

fn counts(tally: &Tally) -> [usize; 5] {
    [tally.done, tally.continuous, tally.in_progress, tally.not_started, tally.unreported]
}

/// The statuses as shares of all actions; each part has its figure in it.
fn status_bar(name: String, tally: &Tally, label: String) -> Bar {
    let parts = counts(tally).into_iter().enumerate().map(|(index, count)| Part {
        share: share(Decimal::from(count), Decimal::from(tally.total)),
        of: Some(index),
        figure: count.to_string(),
    });
    let parts = parts.filter(|part| part.share > 0).collect();
    Bar { name, parts, label }
}

fn progress(writer: &ReportWriter) -> Result<Chart, Problem> {
    let of_field = writer.from.plan.fields.iter().zip(&writer.from.figures.fields).enumerate();
    let of_field = of_field.map(|(index, (field, of))| (name(index, field), of.tally));
    status_chart(writer, "bieu_do_linh_vuc", of_field.collect())
}

fn quarters(writer: &ReportWriter) -> Result<Chart, Problem> {
    let figures = writer.from.figures;
    let mut of_quarter = Vec::new();
    for (quarter, tally) in figures.history.iter().copied().chain([(figures.quarter, figures.total)]) {
        let names = json!({ "quy_ve": quarter.roman(), "nam_ve": quarter.year });
        of_quarter.push((writer.speaker.say_with("bieu_do_mot_quy", names)?, tally));
    }
    status_chart(writer, "bieu_do_cac_quy", of_quarter)
}

fn status_chart(writer: &ReportWriter, title: &str, tallies: Vec<(String, Tally)>) -> Result<Chart, Problem> {
    let speaker = &writer.speaker;
    let called = STATUSES.map(|(state, _)| terms::state_in_sentence(&speaker.shared, state));
    let called: Vec<String> = called.into_iter().collect::<Result<_, _>>()?;
    let said = |(name, tally): &(String, Tally)| {
        let named = called.iter().zip(counts(tally)).map(|(status, count)| format!("{status} {count}"));
        format!("{name}: {}", named.collect::<Vec<_>>().join(", "))
    };
    let title = speaker.say(title)?;
    let alt = format!("{title}. {}.", tallies.iter().map(said).collect::<Vec<_>>().join("; "));
    let bar = |(name, tally): (String, Tally)| {
        Ok(status_bar(name, &tally, speaker.say_with("bieu_do_so_nhiem_vu", json!({ "so": tally.total }))?))
    };
    let legend = STATUSES.map(|(state, _)| terms::state(&speaker.shared, state));
    Ok(Chart {
        title,
        alt,
        legend: legend.into_iter().collect::<Result<_, _>>()?,
        tints: STATUSES.map(|(_, tint)| tint).to_vec(),
        bars: tallies.into_iter().map(bar).collect::<Result<_, Problem>>()?,
    })
}

/// Thousandths of the full length, half up as in the tables.
fn share(part: Decimal, whole: Decimal) -> u32 {
    let whole = if whole.is_zero() { Decimal::ONE } else { whole };
    (part * Decimal::ONE_THOUSAND / whole)
        .round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero)
        .to_u32()
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Half a thousandth goes up; to the even neighbour it would vanish.
    #[test]
    fn half_a_thousandth_of_a_bar_goes_up() {
        assert_eq!(share(Decimal::ONE, Decimal::from(2000)), 1);
    }
}
