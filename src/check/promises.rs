//! What a plan names and does not have: enclosures without an annex, shortcomings that no action answers.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::language::span_of;
use super::rule::{Rule, View, at};
use crate::problem::{Problem, problems};
use crate::read::{RecordText, Texts};

problems! {
    TC012 Warning Data "Tồn tại, hạn chế không có nhiệm vụ khắc phục." [
        "Nêu tồn tại mà không giao việc khắc phục thì báo cáo quý mãi không có kết quả.",
        "kế hoạch nguồn: mỗi tồn tại có giải pháp"
    ] {
        ShortcomingUnanswered { id: String } =>
            format!("Không có nhiệm vụ nào khắc phục tồn tại, hạn chế \"{id}\"."),
            format!("thêm \"khac_phuc: [{id}]\" vào nhiệm vụ khắc phục, hoặc thêm nhiệm vụ; nếu không giao việc thì \
             ghi bo_qua kèm lý do.");
    }
    TT017 Warning Data "Nhắc tài liệu kèm theo mà không có phụ lục." [
        "Văn bản nhắc danh mục kèm theo mà không kèm thì người nhận không biết việc của mình.",
        "NĐ 30/2020, PL I, II.8 (phụ lục kèm theo văn bản)"
    ] {
        EnclosureMissing { text: String } =>
            format!("Câu này nhắc \"{text}\", nhưng kế hoạch không có phụ lục."),
            "ghi \"kem_danh_muc: có\" để kèm danh mục nhiệm vụ, hoặc bỏ lời nhắc này.";
    }
}

pub(super) const RULES: &[Rule] = &[unanswered, enclosures];

fn unanswered(view: &View, found: &mut Vec<Problem>) {
    for year in &view.years {
        let source = &year.plan.source;
        if !view.is_whole(source) {
            continue;
        }
        let answered: BTreeSet<&str> =
            year.actions().flat_map(|(_, action)| &action.remedies).map(|id| id.as_str()).collect();
        let shortcomings = || year.plan.plan.fields.iter().flat_map(|field| &field.shortcomings);
        // A misspelt id (TC002) may mean any of them.
        if answered.iter().any(|id| shortcomings().all(|one| one.id.as_str() != *id)) {
            continue;
        }
        found.extend(
            shortcomings()
                .filter(|one| !answered.contains(one.id.as_str()))
                .map(|one| at(source, one.id.span(), ShortcomingUnanswered { id: one.id.to_string() })),
        );
    }
}

/// Words by which a text points to an annex of its own.
static ENCLOSED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let what = r"(?:[Dd]anh mục|[Dd]anh sách|[Pp]hụ lục|[Bb]ảng|[Bb]iểu|[Pp]hân công)";
    let how = r"(?:[Kk]èm theo|[Đđ]ính kèm)";
    let forms = [
        &format!(r"{what}[^.,;:()0-9]* {how}"),
        &format!(r"{how} {what}"),
        r"(?:[Tt]ại|[Tt]heo|[Xx]em) (?:các )?[Pp]hụ lục(?: [IVX0-9]+)?",
        &format!(r"\([^()]*{how}\)"),
    ];
    Regex::new(&forms.join("|")).ok()
});

fn enclosures(view: &View, found: &mut Vec<Problem>) {
    let Some(enclosed) = ENCLOSED.as_ref() else { return };
    for file in view.years.iter().map(|year| year.plan).filter(|file| !file.plan.with_tasks.0) {
        if !view.is_whole(&file.source) {
            continue;
        }
        file.plan.texts(None, &mut |RecordText { text, .. }| {
            if !["kèm", "Kèm", "hụ lục"].iter().any(|word| text.value.contains(word)) {
                return;
            }
            let Some(words) = enclosed.find(&text.value) else { return };
            // What belongs to a cited document: `ban hành kèm theo Quyết định số …`, `Phụ lục II Nghị định số …`.
            let rest = text.value[words.end()..].trim_start();
            let before = text.value[..words.start()].trim_end();
            let of_another = ["Quyết định", "Nghị định", "Thông tư", "Kế hoạch số", "Công văn", "của ", "ban hành kèm"];
            if before.ends_with("ban hành") || of_another.iter().any(|word| rest.starts_with(word)) {
                return;
            }
            let span = span_of(&file.source, text, words.start(), words.end());
            found.push(at(&file.source, span, EnclosureMissing { text: words.as_str().to_owned() }));
        });
    }
}
