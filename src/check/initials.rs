//! Texts at the beginning of a sentence or a table cell must have a capital, because the page shows them as typed.

use super::language::slip;
use super::rule::{Rule, View};
use super::text::Finding;
use super::text::slip::{meant, slips};
use crate::problem::Problem;
use crate::read::{At, Duty, Plan, Quarterly, Source};

slips! {
    NN027 Warning "Câu, ô bắt đầu bằng chữ thường." [
        "Chữ đầu câu, đầu ô viết hoa; trang in đúng chữ đã gõ, không tự đổi.",
        "NĐ 30/2020, Phụ lục II, I.1 (viết hoa vì phép đặt câu)"
    ] SMALL_INITIAL =>
        |found| format!("Chữ đầu câu \"{found}\" viết thường; trang in đúng như đã gõ."),
        meant;
}

pub(super) const RULES: &[Rule] = &[initials];

/// Small initials of texts (NN027). Texts that the page puts inside a sentence are left out: short names, the subject
/// of a plan, the remark on low scores.
fn initials(view: &View, found: &mut Vec<Problem>) {
    let mut of = |source: &Source, text: &At<String>| found.extend(small_initial(source, text));
    for year in &view.years {
        of_plan(&year.plan.plan).into_iter().for_each(|text| of(&year.plan.source, text));
        for file in year.quarters {
            of_quarter(&file.record).into_iter().for_each(|text| of(&file.source, text));
        }
    }
}

fn of_plan(plan: &Plan) -> Vec<&At<String>> {
    let mut texts: Vec<&At<String>> = Vec::new();
    texts.extend(&plan.bases);
    texts.extend(&plan.opening);
    texts.extend(plan.aims.iter().chain(&plan.requirements));
    let assessment = &plan.assessment;
    texts.extend(assessment.basis.iter().chain(&assessment.remark).chain(&assessment.causes));
    texts.extend(plan.indicators.iter().map(|indicator| &indicator.name));
    for field in &plan.fields {
        texts.push(&field.name);
        texts.extend(field.criteria.iter().map(|criterion| &criterion.name));
        texts.extend(field.shortcomings.iter().map(|shortcoming| &shortcoming.text));
        texts.extend(&field.actions_title);
        for action in &field.actions {
            texts.push(&action.text);
            texts.extend(&action.deliverable);
        }
        texts.extend(field.responsibility.lead_words.iter().chain(&field.responsibility.coordinating_words));
    }
    texts.extend(duties(&plan.organisation));
    texts.extend(plan.closing_paragraphs.iter().chain(&plan.closing));
    texts
}

fn of_quarter(record: &Quarterly) -> Vec<&At<String>> {
    let mut texts: Vec<&At<String>> = Vec::new();
    texts.extend(record.subject.iter().map(|lines| &**lines));
    texts.extend(record.paragraphs());
    for instruction in &record.instructions {
        texts.push(&instruction.text);
        texts.extend(instruction.document.iter().chain(&instruction.outcome));
    }
    for progress in &record.progress {
        texts.extend(progress.outcome.iter().chain(&progress.reason).chain(&progress.note));
        texts.extend(progress.evidence.iter().map(|evidence| &evidence.name));
        texts.extend(progress.requested.iter().filter_map(|request| request.reason.as_ref()));
        texts.extend(progress.granted.iter().map(|granted| &granted.document));
    }
    for proposal in &record.proposals {
        texts.extend([&proposal.text, &proposal.decider]);
        texts.extend(&proposal.reason);
    }
    if let Some(own) = &record.follow_up {
        texts.extend(own.subject.iter().map(|lines| &**lines));
        texts.extend(own.aims.iter().chain(&own.requirements).chain(&own.closing));
        texts.extend(duties(&own.organisation));
    }
    texts
}

fn duties(duties: &[Duty]) -> impl Iterator<Item = &At<String>> {
    duties.iter().flat_map(|duty| {
        // A text after `Văn phòng Ủy ban:` stands on the same line and may begin either way.
        let text = duty.who.is_none().then_some(&duty.text);
        duty.who.iter().chain(text).chain(&duty.items).chain(&duty.paragraphs)
    })
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
