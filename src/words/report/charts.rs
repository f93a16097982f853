//! Annex III: the figures as bars, each picture with words that say the same.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::figures::{FieldFigures, Figures, Tally};
use crate::read::{Field, Plan};
use crate::words::document::{Bar, Chart, Part};
use crate::words::numerals::score;
use crate::words::terms::points;

/// Scores in per cent of their maximum, progress by field, and, from the second quarter on, change over the quarters.
pub(super) fn charts(plan: &Plan, figures: &Figures) -> Vec<Chart> {
    let mut charts = vec![scores(plan, figures), progress(plan, figures)];
    charts.extend((!figures.history.is_empty()).then(|| quarters(figures)));
    charts
}

/// A field as its heading calls it.
fn name(index: usize, field: &Field) -> String {
    format!("{}. {}", index + 1, field.name.value)
}

/// One bar a field for last year, and one for this year where the field is self-scored. All are of one length: the maximum.
fn scores(plan: &Plan, figures: &Figures) -> Chart {
    let year = figures.quarter.year;
    let both = figures.scores.scored > 0;
    let mut bars = Vec::new();
    let mut said = Vec::new();
    for (index, (field, of)) in plan.fields.iter().zip(&figures.fields).enumerate() {
        let name = name(index, field);
        let told = |reached: Decimal| {
            format!("{}/{} điểm ({})", points(reached), points(of.score.maximum), percent(reached, of))
        };
        let mut words = format!("{name}: năm {} đạt {}", year - 1, told(of.score.last_year));
        bars.push(score_bar(name, of.score.last_year, of, 0));
        if let Some(own) = of.score.own {
            words += &format!(", năm {year} tự chấm {}", told(own));
            bars.push(score_bar(String::new(), own, of, 1));
        } else if both {
            words += &format!(", năm {year} chưa tự chấm");
        }
        said.push(words);
    }
    let title = match both {
        true => format!("Điểm năm {} và điểm tự chấm năm {year}, tính theo tỷ lệ so với điểm tối đa", year - 1),
        false => format!("Điểm năm {}, tính theo tỷ lệ so với điểm tối đa", year - 1),
    };
    let mut legend = vec![format!("Điểm năm {}", year - 1)];
    legend.extend(both.then(|| format!("Điểm tự chấm năm {year}")));
    Chart {
        alt: format!("{title}. {}.", said.join("; ")),
        title,
        tints: TINTS_OF_YEARS[..legend.len()].to_vec(),
        legend,
        bars,
    }
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
const STATUSES: [(&str, u8); 5] = [
    ("Hoàn thành", 0),
    ("Thực hiện thường xuyên", 1),
    ("Đang thực hiện", 2),
    ("Chưa thực hiện", 3),
    ("Chưa có báo cáo", 4),
];

fn counts(tally: &Tally) -> [usize; 5] {
    [tally.done, tally.continuous, tally.in_progress, tally.not_started, tally.unreported]
}

/// The statuses as shares of all actions; each part has its figure in it.
fn status_bar(name: String, tally: &Tally) -> Bar {
    let parts = counts(tally).into_iter().enumerate().map(|(index, count)| Part {
        share: share(Decimal::from(count), Decimal::from(tally.total)),
        of: Some(index),
        figure: count.to_string(),
    });
    let parts = parts.filter(|part| part.share > 0).collect();
    Bar { name, parts, label: format!("{} nhiệm vụ", tally.total) }
}

fn progress(plan: &Plan, figures: &Figures) -> Chart {
    let of_field = plan.fields.iter().zip(&figures.fields).enumerate();
    let of_field = of_field.map(|(index, (field, of))| (name(index, field), of.tally));
    status_chart("Nhiệm vụ theo tình trạng của từng lĩnh vực", of_field.collect())
}

fn quarters(figures: &Figures) -> Chart {
    let all = figures.history.iter().copied().chain([(figures.quarter, figures.total)]);
    let of_quarter = all.map(|(quarter, tally)| (format!("Quý {}/{}", quarter.roman(), quarter.year), tally));
    status_chart("Nhiệm vụ theo tình trạng qua các quý", of_quarter.collect())
}

fn status_chart(title: &str, tallies: Vec<(String, Tally)>) -> Chart {
    let said = |(name, tally): &(String, Tally)| {
        let named =
            STATUSES.iter().zip(counts(tally)).map(|((status, _), count)| format!("{} {count}", status.to_lowercase()));
        format!("{name}: {}", named.collect::<Vec<_>>().join(", "))
    };
    Chart {
        title: title.to_owned(),
        alt: format!("{title}. {}.", tallies.iter().map(said).collect::<Vec<_>>().join("; ")),
        legend: STATUSES.map(|(status, _)| status.to_owned()).to_vec(),
        tints: STATUSES.map(|(_, tint)| tint).to_vec(),
        bars: tallies.into_iter().map(|(name, tally)| status_bar(name, &tally)).collect(),
    }
}

/// Thousandths of the full length.
fn share(part: Decimal, whole: Decimal) -> u32 {
    let whole = if whole.is_zero() { Decimal::ONE } else { whole };
    (part * Decimal::ONE_THOUSAND / whole).round().to_u32().unwrap_or(0)
}
