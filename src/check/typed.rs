//! Figures that a clerk typed into a sentence, held against the records: `7/9 tiêu chí`, `đạt 76,824 điểm`.

use std::ops::Range;

use rust_decimal::Decimal;

use super::figures::shown;
use super::language::span_of;
use super::rule::{Rule, View, Year, at, rule};
use crate::problem::{Finding, Problem};
use crate::read::{At, Plan, ScoreOfMaximum, Source};

pub(super) const RULES: &[Rule] = &[rule!(
    typed,
    (
        DI009,
        "Con số gõ trong câu khác con số trong bảng thì văn bản tự mâu thuẫn.",
        "kế hoạch nguồn: \"7/9 tiêu chí\", \"đạt 76,824 điểm\""
    )
)];

/// Typed figures of the year before in a plan's assessment, and counts of actions in quarters.
fn typed(view: &View, found: &mut Vec<Problem>) {
    for year in view.years.iter().filter(|_| view.is_complete()) {
        let (source, plan) = (&year.plan.source, &year.plan.plan);
        let assessment = &plan.assessment;
        let texts = assessment.basis.iter().chain(&assessment.remark).chain(&assessment.score_remark);
        for text in texts.chain(&assessment.causes) {
            found.extend(of_assessment(source, text, plan));
        }
        for file in &year.quarters {
            let record = &file.record;
            let texts = record.direction.iter().chain(&record.remarks).chain(&record.causes);
            for text in texts.chain(&record.difficulties) {
                found.extend(of_quarter(&file.source, text, year));
            }
        }
    }
}

/// Whether a score is below its maximum.
fn is_below(score: &ScoreOfMaximum) -> bool {
    score.achieved.value < score.maximum.value
}

fn of_assessment(source: &Source, text: &At<String>, plan: &Plan) -> Vec<Problem> {
    let mut found = Vec::new();
    let fields: Vec<&ScoreOfMaximum> = plan.fields.iter().map(|field| &field.score).collect();
    let criteria: Vec<&ScoreOfMaximum> =
        plan.fields.iter().flat_map(|field| &field.criteria).map(|criterion| &criterion.score).collect();
    let below = |scores: &[&ScoreOfMaximum]| scores.iter().filter(|score| is_below(score)).count();
    for (range, [part, whole], after) in fractions(&text.value).filter(|(range, ..)| of_last_year(text, range, plan)) {
        let of = |scores: &[&ScoreOfMaximum], name| {
            let (count, below) = (scores.len(), below(scores));
            let fits = whole == count.to_string() && [below, count - below].iter().any(|n| part == n.to_string());
            (fits, format!("{below}/{count} {name} chưa đạt điểm tối đa"))
        };
        // Plans without criteria call their fields criteria.
        let checked = match (after.starts_with("tiêu chí"), after.starts_with("lĩnh vực")) {
            (true, _) if !criteria.is_empty() && whole != fields.len().to_string() => of(&criteria, "tiêu chí"),
            (true, _) | (_, true) => of(&fields, "lĩnh vực"),
            _ => continue,
        };
        if let (false, records) = checked {
            found.push(problem(source, text, range.start..range.end + 1 + first_two(after), records));
        }
    }
    if let Some(rank) = &plan.assessment.rank {
        for (range, [part, whole], _) in fractions(&text.value) {
            let ranked = text.value[..range.start].trim_end().ends_with("hạng");
            let fits = part == rank.rank.value.to_string() && whole == rank.total.value.to_string();
            if ranked && !fits && of_last_year(text, &range, plan) {
                let records = format!("xếp hạng {}/{}", rank.rank.value, rank.total.value);
                found.push(problem(source, text, range, records));
            }
        }
    }
    let total: Decimal = fields.iter().map(|score| score.achieved.value).sum();
    for (range, points) in points(&text.value).filter(|(range, _)| of_last_year(text, range, plan)) {
        let mut scores = fields.iter().chain(&criteria);
        let known =
            points == total || scores.any(|score| [score.achieved.value, score.maximum.value].contains(&points));
        if !known {
            found.push(problem(source, text, range, format!("tổng điểm các lĩnh vực là {}", shown(total))));
        }
    }
    found
}

fn of_quarter(source: &Source, text: &At<String>, year: &Year) -> Vec<Problem> {
    let fields = &year.plan.plan.fields;
    let all: usize = fields.iter().map(|field| field.actions.len()).sum();
    let wrong = fractions(&text.value).filter(|(_, [part, whole], after)| {
        let counts = || std::iter::once(all).chain(fields.iter().map(|field| field.actions.len()));
        let known = counts().any(|count| *whole == count.to_string());
        let more = part.parse::<usize>().ok() > whole.parse().ok();
        after.starts_with("nhiệm vụ") && (!known || more)
    });
    wrong
        .map(|(range, _, after)| {
            let at = range.start..range.end + 1 + first_two(after);
            problem(source, text, at, format!("Kế hoạch có {all} nhiệm vụ"))
        })
        .collect()
}

/// How many bytes the first two words take.
fn first_two(text: &str) -> usize {
    text.match_indices(' ')
        .nth(1)
        .map_or(text.len(), |(at, _)| at)
        .min(text.find([',', '.', ';']).unwrap_or(usize::MAX))
}

/// Two whole numbers with a slash between, that are no date and no part of a symbol, and what follows after a space.
fn fractions(text: &str) -> impl Iterator<Item = (Range<usize>, [&str; 2], &str)> {
    let words = text.split(|letter: char| letter.is_whitespace() || matches!(letter, '(' | ')' | ',' | ';' | '.'));
    words.filter_map(|word| {
        let (part, whole) = word.split_once('/')?;
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        // `6/2021` is a month.
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

/// Whether the sentence of a figure names no year, or the year that the plan looks back on.
fn of_last_year(text: &At<String>, range: &Range<usize>, plan: &Plan) -> bool {
    let start = text.value[..range.start].rfind(". ").map_or(0, |at| at + 2);
    let end = text.value[range.end..].find(". ").map_or(text.value.len(), |at| range.end + at);
    let sentence = &text.value[start..end];
    let years = sentence.match_indices("ăm ").filter_map(|(at, word)| {
        let year = sentence[at + word.len()..].get(..4)?;
        year.parse::<i32>().ok()
    });
    let mut years = years.peekable();
    years.peek().is_none() || years.any(|year| year == plan.year.0.value - 1)
}

fn problem(source: &Source, text: &At<String>, at_text: Range<usize>, records: String) -> Problem {
    let at_text = at_text.start..at_text.end.min(text.value.len());
    let part = text.value.get(at_text.clone()).unwrap_or(&text.value).to_owned();
    let span = span_of(source, text, at_text.start, at_text.start + part.len());
    at(source, span, Finding::TypedFigure { typed: part, records })
}
