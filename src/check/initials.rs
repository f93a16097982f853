//! Texts at the beginning of a sentence or a table cell must have a capital, because the page shows them as typed.

use std::collections::BTreeSet;

use super::language::slip;
use super::rule::{PlanYear, Rule, View};
use super::text::Finding;
use super::text::slip::{meant, slips};
use crate::problem::Problem;
use crate::read::{At, Duty, Source};

slips! {
    NN027 Warning "Câu, ô bắt đầu bằng chữ thường." [
        "Chữ đầu câu, đầu ô viết hoa; trang in đúng chữ đã gõ, không tự đổi.",
        "NĐ 30/2020, Phụ lục II, I.1 (viết hoa vì phép đặt câu)"
    ] SMALL_INITIAL =>
        |found| format!("Chữ đầu câu \"{found}\" viết thường; trang in đúng như đã gõ."),
        meant;
}

pub(super) const RULES: &[Rule] = &[initials];

/// Small initials of texts that begin a sentence, an item or a cell (NN027).
fn initials(view: &View, found: &mut Vec<Problem>) {
    let after_a_title: BTreeSet<(&str, usize)> = view.years.iter().flat_map(after_a_title).collect();
    super::texts(view.raw, &mut |source, text| {
        if text.role().begins() && !after_a_title.contains(&(source.name.as_str(), text.text.span.start)) {
            found.extend(small_initial(source, text.text));
        }
    });
}

/// The duties that stand behind a title, `Văn phòng Ủy ban:`, on the same line and may begin either way: file and first
/// byte of each.
fn after_a_title<'a>(year: &PlanYear<'a>) -> Vec<(&'a str, usize)> {
    let plan = (&year.plan.source, &year.plan.plan.organisation);
    let follow_ups = year.quarters.iter().filter_map(|file| Some((&file.source, file.record.follow_up.as_ref()?)));
    let all = std::iter::once(plan).chain(follow_ups.map(|(source, own)| (source, &own.organisation)));
    let titled = |(source, duties): (&'a Source, &'a Vec<Duty>)| {
        let duties = duties.iter().filter(|duty| duty.who.is_some());
        duties.map(|duty| (source.name.as_str(), duty.text.span.start)).collect::<Vec<_>>()
    };
    all.flat_map(titled).collect()
}

/// The problem of a first word with a small initial, unless it numbers a list (`a)`), is an address, or is a name spelt
/// so (`iGate`).
fn small_initial(source: &Source, text: &At<String>) -> Option<Problem> {
    let word = text.value.split_whitespace().next()?;
    let first = word.chars().next().filter(|first| first.is_lowercase())?;
    let own = word.chars().any(char::is_uppercase)
        || word.ends_with(')')
        || word.starts_with("www.")
        || ["://", "@"].iter().any(|sign| word.contains(sign));
    if own {
        return None;
    }
    let word = word.trim_end_matches([',', ';', ':', '.']);
    let better: String = first.to_uppercase().chain(word.chars().skip(1)).collect();
    Some(slip(source, text, &SMALL_INITIAL, Finding { at: 0..word.len(), better: Some(better) }))
}
