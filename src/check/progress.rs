//! Quarterly records name what the plan has, and what a report needs is there.

use std::collections::{BTreeMap, BTreeSet};

use crate::problem::{Fault, Problem};
use crate::read::{Agency, Id, Plan, QuarterFile, Raw, Source, Span, Status, nearest};

/// Unknown and doubled actions, unknown fields and people, scores, evidence, and the office that reports.
pub(super) fn check(raw: &Raw, problems: &mut Vec<Problem>) {
    let Some((agency_source, agency)) = &raw.agency else { return };
    if !raw.quarters.is_empty() {
        reporting_office(agency_source, agency, problems);
    }
    for file in &raw.quarters {
        let Some(plan) = raw.plans.iter().find(|plan| plan.folder_year == file.named.year) else { continue };
        let earlier =
            raw.quarters.iter().filter(|other| other.named.year == file.named.year && other.named < file.named);
        let shown = earlier.flat_map(|other| &other.record.progress).filter(|progress| !progress.evidence.is_empty());
        let shown: BTreeSet<&str> = shown.map(|progress| progress.action.0.value.as_str()).collect();
        quarter(file, &plan.plan, &shown, raw.incomplete, problems);
        new_dues(file, raw, problems);
    }
}

/// What a report needs of `don-vi.yaml` and a plan does not.
fn reporting_office(source: &Source, agency: &Agency, problems: &mut Vec<Problem>) {
    let mut missing = |span: Span, keys: &'static [crate::read::Key], key: &'static str, of: &'static str| {
        if let Some(key) = keys.iter().find(|known| known.name == key) {
            let fault = Fault::KeyMissing { key: key.name, meaning: key.meaning, example: key.example, of };
            problems.push(Problem::at(source.place(span), fault));
        }
    };
    if agency.office.is_none() {
        missing(agency.span, Agency::KEYS, "van_phong", "tệp don-vi.yaml");
    }
    match &agency.documents.report {
        None => missing(agency.documents.span, crate::read::Documents::KEYS, "bao_cao", "mục van_ban"),
        Some(report) if report.addressee.is_none() => {
            missing(report.span, crate::read::Signing::KEYS, "kinh_gui", "mục bao_cao");
        }
        Some(_) => {}
    }
}

/// New due dates of the follow-up plan for what does not go on: continuous work, and what is done with its evidence.
fn new_dues(file: &QuarterFile, raw: &Raw, problems: &mut Vec<Problem>) {
    let until = |other: &&QuarterFile| other.named.year == file.named.year && other.named <= file.named;
    let mut states: BTreeMap<&str, (Status, bool)> = BTreeMap::new();
    for progress in raw.quarters.iter().filter(until).flat_map(|other| &other.record.progress) {
        let evidence = states.get(progress.action.0.value.as_str()).is_some_and(|(_, evidence)| *evidence);
        let state = (progress.status.value, evidence || !progress.evidence.is_empty());
        states.insert(&progress.action.0.value, state);
    }
    for due in file.record.follow_up.iter().flat_map(|follow_up| &follow_up.new_dues) {
        let id = &due.action.0;
        if let Some((Status::Continuous, _) | (Status::Done, true)) = states.get(id.value.as_str()) {
            problems.push(Problem::at(file.source.place(id.span), Fault::NewDueUnused { action: id.value.clone() }));
        }
    }
}

/// `shown` are the actions that earlier quarters of the year have evidence of.
fn quarter(file: &QuarterFile, plan: &Plan, shown: &BTreeSet<&str>, incomplete: bool, problems: &mut Vec<Problem>) {
    let mut report = |span: Span, fault| problems.push(Problem::at(file.source.place(span), fault));
    let record = &file.record;
    if record.quarter.value != file.named {
        let shown = |quarter: crate::period::Quarter| format!("{}/{}", quarter.number, quarter.year);
        let fault = Fault::QuarterNotFile { quarter: shown(record.quarter.value), file: shown(file.named) };
        report(record.quarter.span, fault);
    }
    for (span, fault) in &file.evidence_faults {
        let fault = match fault.clone() {
            Fault::CitedFileMissing { path, nearest } => Fault::EvidenceFileMissing { path, nearest },
            other => other,
        };
        report(*span, fault);
    }
    for score in &record.self_scores {
        match plan.fields.iter().find(|field| field.id.0.value == score.field.0.value) {
            Some(field) if score.score.value > field.score.maximum.value => {
                let shown = |score: rust_decimal::Decimal| score.to_string().replace('.', ",");
                let (score_shown, maximum) = (shown(score.score.value), shown(field.score.maximum.value));
                report(score.score.span, Fault::ScoreOverMaximum { score: score_shown, maximum });
            }
            None if !incomplete => {
                let fields = plan.fields.iter().map(|field| field.id.0.value.clone());
                let nearest = nearest(&score.field.0.value, fields);
                report(score.field.0.span, Fault::FieldUnknown { id: score.field.0.value.clone(), nearest });
            }
            _ => {}
        }
    }
    let actions = || plan.fields.iter().flat_map(|field| &field.actions);
    for due in record.follow_up.iter().flat_map(|follow_up| &follow_up.new_dues) {
        let id = &due.action.0;
        if !incomplete && !actions().any(|action| action.id.0.value == id.value) {
            let nearest = nearest(&id.value, actions().map(|action| action.id.0.value.clone()));
            report(id.span, Fault::ActionUnknown { id: id.value.clone(), nearest });
        }
    }
    let mut seen: BTreeMap<&str, &Id> = BTreeMap::new();
    for progress in &record.progress {
        let id = &progress.action;
        if let Some(first) = seen.get(id.0.value.as_str()) {
            let first_line = file.source.line(first.0.span);
            report(id.0.span, Fault::IdDoubled { id: id.0.value.clone(), first_line });
        }
        seen.entry(&id.0.value).or_insert(id);
        if !incomplete && !actions().any(|action| action.id.0.value == id.0.value) {
            let nearest = nearest(&id.0.value, actions().map(|action| action.id.0.value.clone()));
            report(id.0.span, Fault::ActionUnknown { id: id.0.value.clone(), nearest });
        }
        let evidence = !progress.evidence.is_empty() || shown.contains(id.0.value.as_str());
        if progress.status.value == Status::Done && !evidence {
            report(progress.status.span, Fault::DoneWithoutEvidence { action: id.0.value.clone() });
        }
    }
}
