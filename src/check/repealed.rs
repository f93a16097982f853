//! Legal bases that are no longer in force on the day of the document.

use chrono::NaiveDate;

use super::language::span_of;
use super::rule::{Rule, View, at};
use super::text::stands_alone;
use crate::period::short;
use crate::problem::{Problem, problems};
use crate::read::{RecordText, RepealedAct, Texts, known_repealed};

problems! {
    TT018 Warning Data "Căn cứ hết hiệu lực." [
        "Căn cứ đã hết hiệu lực vào ngày ban hành thì văn bản không có căn cứ.",
        "NĐ 30/2020, PL I, II.6.a (văn bản quy định thẩm quyền, nội dung đang có hiệu lực)"
    ] {
        BasisRepealed { code: String, name: String, from: NaiveDate, source: String, by: Option<String> } =>
            format!("{name} số {code} hết hiệu lực từ ngày {} ({source}).", short(*from)),
            match by {
                Some(by) => format!("xem {by} có thay được không; vẫn giữ thì ghi bo_qua kèm lý do."),
                None => "tìm văn bản đang có hiệu lực; vẫn giữ thì ghi bo_qua kèm lý do.".into(),
            };
    }
}

pub(super) const RULES: &[Rule] = &[repealed];

/// Bases of plans, which follow-up plans repeat, and what their openings and assessments go by.
fn repealed(view: &View, found: &mut Vec<Problem>) {
    for file in &view.raw.plans {
        // A plan without a date is issued in its year: only what ended before counts.
        let first = NaiveDate::from_ymd_opt(file.folder_year, 1, 1);
        let quarters = view.raw.quarters.iter().filter(|quarter| quarter.named.year == file.folder_year);
        let follow_ups = quarters.filter_map(|quarter| Some(quarter.record.follow_up.as_ref()?.date.as_ref()?.value));
        let issued = file.plan.date.as_ref().map(|date| date.value).or(first).into_iter().chain(follow_ups).max();
        let Some(issued) = issued else { continue };
        let acts = || known_repealed().iter().chain(&view.raw.repealed).filter(|act| act.from.value <= issued);
        file.plan.texts(None, &mut |RecordText { text, key }| {
            if !key.is_some_and(|key| ["can_cu", "mo_dau"].contains(&key.name)) {
                return;
            }
            for RepealedAct { code, name, from, by, source, .. } in acts() {
                let places = text.value.match_indices(&code.value).map(|(at, code)| at..at + code.len());
                let cited = places.into_iter().find(|place| {
                    // `5/110/2004/NĐ-CP` is another act.
                    stands_alone(&text.value, place.clone()) && !text.value[..place.start].ends_with(['/', '-'])
                });
                found.extend(cited.map(|place| {
                    let span = span_of(&file.source, text, place.start, place.end);
                    let fault = BasisRepealed {
                        code: code.value.clone(),
                        name: name.value.clone(),
                        from: from.value,
                        source: source.value.clone(),
                        by: by.as_ref().map(|by| by.value.clone()),
                    };
                    at(&file.source, span, fault)
                }));
            }
        });
    }
}
