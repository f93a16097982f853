//! Figures that a clerk typed into a sentence, held against the records: `7/9 tiêu chí`, `đạt 76,824 điểm`.

use std::ops::Range;

use rust_decimal::Decimal;

use super::figures::shown;
use super::language::{few, span_of};
use super::rule::{PlanYear, Rule, View, at};
use crate::problem::{Problem, excerpt, problems};
use crate::read::{At, Plan, QuarterFile, ScoreOfMaximum, Source};

problems! {
    DI009 Warning Data "Con số trong câu trái với hồ sơ." [
        "Con số gõ trong câu khác con số trong bảng thì văn bản tự mâu thuẫn.",
        "kế hoạch nguồn: \"7/9 tiêu chí\", \"đạt 76,824 điểm\""
    ] {
        TypedFigure { typed: String, records: String } =>
            format!("\"{typed}\" trái với hồ sơ: {records}."),
            "sửa câu, hoặc sửa số liệu của hồ sơ; con số trong câu phải khớp bảng.";
    }
}

pub(super) const RULES: &[Rule] = &[typed];

/// A figure that contradicts the records: its bytes in the text, and what the records say, in Vietnamese.
type Typed = (Range<usize>, String);

/// Typed figures of the year before in a plan's assessment, and counts of actions in quarters.
fn typed(view: &View, found: &mut Vec<Problem>) {
    for year in view.years.iter().filter(|_| view.is_complete()) {
        let (source, plan) = (&year.plan.source, &year.plan.plan);
        let assessment = &plan.assessment;
        let texts = assessment.basis.iter().chain(&assessment.remark).chain(&assessment.score_remark);
        for text in texts.chain(&assessment.causes) {
            few(of_assessment(text, plan), found, |typed| problem(source, text, typed));
        }
        for file in year.quarters {
            let record = &file.record;
            let texts = record.direction.iter().chain(&record.remarks).chain(&record.limits).chain(&record.causes);
            for text in texts.chain(&record.difficulties) {
                few(of_quarter(file, text, year), found, |typed| problem(&file.source, text, typed));
            }
        }
    }
}

/// Wrong figures in a text of the assessment: counts of fields and criteria, the rank, scores.
fn of_assessment(text: &At<String>, plan: &Plan) -> Vec<Typed> {
    let mut found = Vec::new();
    let fields: Vec<&ScoreOfMaximum> = plan.fields.iter().map(|field| &field.score).collect();
    let criteria: Vec<&ScoreOfMaximum> =
        plan.fields.iter().flat_map(|field| &field.criteria).map(|criterion| &criterion.score).collect();
    let below = |scores: &[&ScoreOfMaximum]| scores.iter().filter(|score| score.falls_short()).count();
    let own = |(range, _, after): &(Range<usize>, [&str; 2], &str)| {
        of_last_year(text, range, plan) && !after.contains("nông thôn mới")
    };
    for (range, [part, whole], after) in fractions(&text.value).map(clause).filter(own) {
        let of = |scores: &[&ScoreOfMaximum], name| {
            let (count, below) = (scores.len(), below(scores));
            // The sentence counts those below their maximum, those that reach it, or does not say which.
            let wanted = match (after.contains("chưa đạt") || after.contains("thấp"), after.contains("đạt điểm tối đa"))
            {
                (true, _) => vec![below],
                (false, true) => vec![count - below],
                (false, false) => vec![below, count - below],
            };
            let fits = whole == count.to_string() && wanted.iter().any(|n| part == n.to_string());
            (fits, format!("{below}/{count} {name} chưa đạt điểm tối đa"))
        };
        // In a plan without criteria `tiêu chí` means the fields.
        let checked = match (after.starts_with("tiêu chí"), after.starts_with("lĩnh vực")) {
            (true, _) if !criteria.is_empty() && whole != fields.len().to_string() => of(&criteria, "tiêu chí"),
            (true, _) | (_, true) => of(&fields, "lĩnh vực"),
            _ => continue,
        };
        if let (false, records) = checked {
            found.push((range.start..range.end + 1 + first_two(after), records));
        }
    }
    if let Some(rank) = &plan.assessment.rank {
        for (range, [part, whole], _) in fractions(&text.value) {
            let before = text.value[..range.start].trim_end();
            let ranked = before.ends_with("hạng") || before.ends_with("xếp thứ");
            let fits = part == rank.rank.value.to_string() && whole == rank.total.value.to_string();
            if ranked && !fits && of_last_year(text, &range, plan) {
                let records = format!("xếp hạng {}/{}", rank.rank.value, rank.total.value);
                found.push((range, records));
            }
        }
    }
    let total: Decimal = fields.iter().map(|score| score.achieved.value).sum();
    for (range, points) in points(&text.value).filter(|(range, _)| of_last_year(text, range, plan)) {
        let mut scores = fields.iter().chain(&criteria);
        // Averages of other units and scores of parts of a criterion are in no record.
        let others = ["bình quân", "trung bình", "thành phần"];
        let other = others.iter().any(|word| sentence(text, &range).contains(word));
        let known = other
            || points == total
            || scores.any(|score| [score.achieved.value, score.maximum.value].contains(&points));
        if !known {
            found.push((range, format!("tổng điểm các lĩnh vực là {}", shown(total))));
        }
    }
    found
}

/// Wrong counts of actions in a text of a quarterly record.
fn of_quarter(file: &QuarterFile, text: &At<String>, year: &PlanYear) -> Vec<Typed> {
    let fields = &year.plan.plan.fields;
    let all: usize = fields.iter().map(|field| field.actions.len()).sum();
    let counted = year.counted().find(|(other, _)| other.named == file.named);
    let done = counted.map_or(0, |(_, figures)| figures.total.done);
    let mut found = Vec::new();
    for (range, [part, whole], after) in fractions(&text.value) {
        // `12/15 nhiệm vụ Ủy ban nhân dân tỉnh giao` are no tasks of the plan.
        let after_word = after.strip_prefix("nhiệm vụ").map(str::trim_start);
        let own = |rest: &str| {
            let goes_on = ["của Kế hoạch", "trong Kế hoạch", "đã", "hoàn thành", "đúng hạn", "theo Kế hoạch"];
            rest.is_empty()
                || rest.starts_with(['.', ',', ';', ')'])
                || goes_on.iter().any(|word| rest.starts_with(word))
        };
        let Some(rest) = after_word.filter(|rest| own(rest)) else { continue };
        let mut counts = std::iter::once(all).chain(fields.iter().map(|field| field.actions.len()));
        let known = counts.any(|count| whole == count.to_string());
        let more = part.parse::<usize>().ok() > whole.parse().ok();
        let finished =
            text.value[..range.start].trim_end().ends_with("hoàn thành") || rest.starts_with("đã hoàn thành");
        let wrong = finished && whole == all.to_string() && part != done.to_string();
        if !known || more || wrong {
            let at = range.start..range.end + 1 + first_two(after);
            let records = format!("Kế hoạch có {all} nhiệm vụ, đã hoàn thành {done}");
            found.push((at, records));
        }
    }
    found
}

/// A fraction with what follows in its own clause.
fn clause<'t>((range, parts, after): (Range<usize>, [&'t str; 2], &'t str)) -> (Range<usize>, [&'t str; 2], &'t str) {
    let end = after.find([',', ';', '.']).unwrap_or(after.len());
    (range, parts, &after[..end])
}

/// The length in bytes of the first two words, or up to the first punctuation mark.
fn first_two(text: &str) -> usize {
    text.match_indices(' ')
        .nth(1)
        .map_or(text.len(), |(at, _)| at)
        .min(text.find([',', '.', ';']).unwrap_or(usize::MAX))
}

/// Fractions that are no date and no part of a symbol: their bytes, the two whole numbers without zeros before them,
/// and the text after the next space.
fn fractions(text: &str) -> impl Iterator<Item = (Range<usize>, [&str; 2], &str)> {
    let words = text.split(|letter: char| letter.is_whitespace() || matches!(letter, '(' | ')' | ',' | ';' | '.'));
    words.filter_map(|word| {
        let (part, whole) = word.split_once('/')?;
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        // Four digits after the slash are a year: `6/2021` is a month.
        let numbers = digits(part) && digits(whole) && whole.len() < 4;
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        let after = text[start + word.len()..].strip_prefix(' ').unwrap_or_default();
        let plain = |number: &'_ str| number.len() - number.trim_start_matches('0').len();
        numbers.then(|| (start..start + word.len(), [&part[plain(part)..], &whole[plain(whole)..]], after))
    })
}

/// Scores: a number after `đạt` and before `điểm`, or before a slash.
fn points(text: &str) -> impl Iterator<Item = (Range<usize>, Decimal)> {
    text.match_indices("đạt ").filter_map(|(at, word)| {
        let start = at + word.len();
        let rest = &text[start..];
        let length = rest.find(|letter: char| !letter.is_ascii_digit() && letter != ',').unwrap_or(rest.len());
        let number = rest[..length].trim_end_matches(',');
        let after = &rest[number.len()..];
        let of_maximum = after.strip_prefix('/').is_some_and(|after| {
            after.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == ',').starts_with(" điểm")
        });
        if !(after.starts_with(" điểm") || of_maximum) {
            return None;
        }
        let points = number.replace(',', ".").parse().ok()?;
        Some((start..start + number.len(), points))
    })
}

/// The sentence that a figure stands in.
fn sentence<'t>(text: &'t At<String>, range: &Range<usize>) -> &'t str {
    let start = text.value[..range.start].rfind(". ").map_or(0, |at| at + 2);
    let end = text.value[range.end..].find(". ").map_or(text.value.len(), |at| range.end + at);
    &text.value[start..end]
}

/// Whether the year that is named nearest before a figure, or first after it, is the one that the plan looks back on; a
/// sentence that names none is about it.
fn of_last_year(text: &At<String>, range: &Range<usize>, plan: &Plan) -> bool {
    let sentence = sentence(text, range);
    let here = range.start - (sentence.as_ptr() as usize - text.value.as_ptr() as usize);
    let years: Vec<(usize, i32)> = sentence
        .match_indices("ăm ")
        .filter_map(|(at, word)| Some((at, sentence[at + word.len()..].get(..4)?.parse::<i32>().ok()?)))
        .collect();
    let before = years.iter().rfind(|(at, _)| *at < here);
    before.or(years.first()).is_none_or(|(_, year)| *year == plan.year.0.value - 1)
}

fn problem(source: &Source, text: &At<String>, (at_text, records): Typed) -> Problem {
    let at_text = at_text.start..at_text.end.min(text.value.len());
    let part = text.value.get(at_text.clone()).unwrap_or(&text.value).to_owned();
    let span = span_of(source, text, at_text.start, at_text.start + part.len());
    at(source, span, TypedFigure { typed: excerpt(&part), records })
}
