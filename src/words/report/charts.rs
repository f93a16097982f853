//! Annex III: the figures as bars, each picture with words that say the same.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::figures::{Figures, Tally};
use crate::read::{Field, Plan};
use crate::words::document::{Bar, Chart};
use crate::words::engine::capital;
use crate::words::numerals::score;

/// Score against maximum, progress by field, change over the quarters.
pub(super) fn charts(plan: &Plan, figures: &Figures) -> Vec<Chart> {
    vec![scores(plan, figures), progress(plan, figures), quarters(figures)]
}

fn name(field: &Field) -> String {
    capital(&field.short_name.as_ref().unwrap_or(&field.name).value)
}

fn scores(plan: &Plan, figures: &Figures) -> Chart {
    let longest = figures.fields.iter().map(|of| of.score.maximum).max().unwrap_or(Decimal::ONE);
    let bar = |(field, of): (&Field, &crate::figures::FieldFigures)| {
        let reached = of.score.own.unwrap_or(of.score.last_year);
        Bar {
            name: name(field),
            parts: vec![share(reached, longest), share(of.score.maximum - reached, longest)],
            label: format!("{}/{}", score(reached), score(of.score.maximum)),
        }
    };
    let bars: Vec<Bar> = plan.fields.iter().zip(&figures.fields).map(bar).collect();
    Chart {
        title: format!(
            "Điểm đạt được so với điểm tối đa (điểm tự chấm năm {} nếu có, nếu không là điểm năm {})",
            figures.quarter.year,
            figures.quarter.year - 1
        ),
        alt: said("Điểm đạt được trên điểm tối đa của từng lĩnh vực", &bars),
        legend: vec!["Điểm đạt được".into(), "Còn thiếu so với tối đa".into()],
        bars,
    }
}

/// The statuses that bars show, in order.
const STATUSES: [&str; 4] = ["Hoàn thành", "Thực hiện thường xuyên", "Đang thực hiện", "Chưa thực hiện"];

fn status_bar(name: String, tally: &Tally, longest: usize) -> Bar {
    let counts = [tally.done, tally.continuous, tally.in_progress, tally.not_started];
    Bar {
        name,
        parts: counts.iter().map(|&count| share(Decimal::from(count), Decimal::from(longest.max(1)))).collect(),
        label: counts.iter().map(usize::to_string).collect::<Vec<_>>().join(" - "),
    }
}

fn progress(plan: &Plan, figures: &Figures) -> Chart {
    let longest = figures.fields.iter().map(|of| of.tally.total).max().unwrap_or(1);
    let bars: Vec<Bar> = plan
        .fields
        .iter()
        .zip(&figures.fields)
        .map(|(field, of)| status_bar(name(field), &of.tally, longest))
        .collect();
    status_chart("Số nhiệm vụ theo tình trạng của từng lĩnh vực", bars)
}

fn quarters(figures: &Figures) -> Chart {
    let all: Vec<_> = figures.history.iter().copied().chain([(figures.quarter, figures.total)]).collect();
    let longest = all.iter().map(|(_, tally)| tally.total).max().unwrap_or(1);
    let bars = all
        .iter()
        .map(|(quarter, tally)| status_bar(format!("Quý {}/{}", quarter.roman(), quarter.year), tally, longest));
    status_chart("Số nhiệm vụ theo tình trạng qua các quý", bars.collect())
}

fn status_chart(title: &str, bars: Vec<Bar>) -> Chart {
    let names = STATUSES.map(str::to_lowercase).join(" - ");
    Chart {
        title: format!("{title} ({names})"),
        alt: said(&format!("{title}, theo thứ tự {}", names.replace(" - ", ", ")), &bars),
        legend: STATUSES.map(str::to_owned).to_vec(),
        bars,
    }
}

/// The picture in words.
fn said(what: &str, bars: &[Bar]) -> String {
    let bars: Vec<String> = bars.iter().map(|bar| format!("{}: {}", bar.name, bar.label)).collect();
    format!("{what}. {}.", bars.join("; "))
}

/// Thousandths of the longest bar.
fn share(part: Decimal, longest: Decimal) -> u32 {
    let longest = if longest.is_zero() { Decimal::ONE } else { longest };
    (part * Decimal::ONE_THOUSAND / longest).round().to_u32().unwrap_or(0)
}
