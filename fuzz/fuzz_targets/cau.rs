//! Any texts in every text field of sound records: each is among the words of the documents, letter for letter.
//!
//! `cargo fuzz run cau fuzz/corpus/cau` (nightly).
#![no_main]

use std::collections::BTreeSet;

use cchc::kinds::Document;
use cchc::period::Quarter;
use cchc::problem::Severity;
use cchc::unit::Unit;
use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

/// Records in which every text field stands as `@@` or, where no page shows it, as `@-`.
const FILES: [&str; 3] = [
    include_str!("../../tests/cases/moi-khoa/don-vi.yaml"),
    include_str!("../../tests/cases/moi-khoa/2021/ke-hoach.yaml"),
    include_str!("../../tests/cases/moi-khoa/2021/quy-2.yaml"),
];

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let mut lines = text.split('\n').cycle();
    let mut count = 100;
    let mut shown = BTreeSet::new();
    let files = FILES.map(|pattern| {
        let mut parts = pattern.split('@');
        let mut record = parts.next().unwrap_or_default().to_owned();
        while let Some(part) = parts.next() {
            count += 1;
            // As the property test of the page has it: no trimming, no other capital, no text that passes for another.
            let text = format!("ĐX{}{count}y", lines.next().unwrap_or_default());
            record += &serde_json::to_string(&text).unwrap_or_default();
            match part {
                "" => {
                    shown.insert(tight(&text));
                    record += parts.next().unwrap_or_default();
                }
                unprinted => record += unprinted.strip_prefix('-').unwrap_or_default(),
            }
        }
        record
    });
    let quarter = Quarter { year: 2021, number: 2 };
    let (checked, problems) = Unit::of_texts(quarter, &files[0], &files[1], &files[2]).check();
    let Some(checked) = checked else {
        // Letters without a glyph, control characters, remains of old encodings, letters that were lost, marks of samples,
        // placeholders, days that the calendar has not.
        let told = ["CU001", "CU002", "NN004", "NN030", "MM001", "MM002", "TG011"];
        let errors = problems.iter().filter(|problem| problem.severity() == Severity::Error);
        assert!(errors.into_iter().all(|problem| told.contains(&problem.code().as_str())), "{problems:?}");
        return;
    };
    let mut said = String::new();
    for document in Document::of_year(2021).chain(Document::of_quarter(quarter)).map(Document::with_charts) {
        let files = checked.export_typst(document, None).expect("sound records have words");
        let (_, data) = files.files().find(|(name, _)| *name == "data.json").expect("with data");
        strings(&serde_json::from_slice(data).expect("that is JSON"), &mut said);
    }
    let lost: Vec<&String> = shown.iter().filter(|text| !said.contains(text.as_str())).collect();
    assert!(lost.is_empty(), "{lost:?} not in {said}");
});

/// Composed, without white space, which folds.
fn tight(text: &str) -> String {
    text.nfc().filter(|letter| !letter.is_whitespace()).collect()
}

/// Every string, one behind the other: the pieces of a text follow one another without anything between them, wherever a
/// line may break.
fn strings(value: &Value, out: &mut String) {
    match value {
        Value::String(text) => *out += &tight(text),
        Value::Array(items) => items.iter().for_each(|item| strings(item, out)),
        Value::Object(entries) if entries.get("new").is_some_and(|new| new == "paragraph") => {}
        Value::Object(entries) => entries.values().for_each(|value| strings(value, out)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
