//! Rules of language that depend on what a text is for: an item or paragraph, a legal basis, a title, the unit's own
//! name.

use super::language::{few, slip};
use super::rule::{Rule, View};
use super::text::slip::{meant, slips};
use super::text::{Finding, words};
use crate::problem::Problem;
use crate::read::{At, RecordText, Source, TextRole};

slips! {
    NN025 Warning "Dấu cuối của căn cứ." [
        "Căn cứ cuối cùng kết thúc bằng dấu chấm, các căn cứ trước bằng dấu chấm phẩy.",
        "NĐ 30/2020, PL I, II.6.a; kế hoạch nguồn"
    ] BASIS_END =>
        |found| format!("Căn cứ kết thúc bằng \"{found}\"."),
        |_| "các căn cứ trước kết thúc bằng dấu chấm phẩy, căn cứ cuối cùng bằng dấu chấm.".into();
    NN026 Warning "Thừa dấu ở cuối." [
        "Dấu mà trang tự thêm thì gõ vào sẽ thành hai.",
        "cách in: nơi nhận, câu kết, trích yếu"
    ] EXTRA_SIGN =>
        |found| format!("Thừa \"{found}\" ở cuối: trang tự thêm dấu kết thúc."),
        |_| "bỏ dấu ở cuối.".into();
    NN014 Warning "Mục không có dấu kết thúc." [
        "Mỗi mục, mỗi đoạn kết thúc bằng dấu câu.",
        "kế hoạch nguồn: 14 gạch đầu dòng không có dấu cuối"
    ] NO_FINAL_STOP =>
        |found| match found.trim_end_matches([')', '"', '”']).ends_with('…') {
            true => format!("Câu kết thúc ở \"{found}\" bằng dấu chấm lửng, chưa có dấu chấm hoặc dấu chấm phẩy."),
            false => format!("Câu kết thúc ở \"{found}\" mà không có dấu câu."),
        },
        |_| "thêm dấu chấm hoặc dấu chấm phẩy ở cuối.".into();
    NN024 Warning "Tên của đơn vị viết khác don-vi.yaml." [
        "Tên của đơn vị viết một cách, như trong don-vi.yaml.",
        "NĐ 30/2020, Phụ lục II, III; kế hoạch nguồn: địa danh viết thường chữ thứ hai"
    ] OWN_NAME =>
        |found| format!("\"{found}\" viết khác tên ghi trong don-vi.yaml."),
        meant;
}

pub(super) const RULES: &[Rule] = &[endings, bases, extra, names];

/// Items and paragraphs that end without a punctuation mark (NN014).
fn endings(view: &View, found: &mut Vec<Problem>) {
    super::texts(view.raw, &mut |source, text| {
        if text.role() == TextRole::Sentence {
            found.extend(open_end(source, text.text));
        }
    });
}

fn open_end(source: &Source, text: &At<String>) -> Option<Problem> {
    let closed = text.value.trim_end_matches(['"', '”', '’', ')', ']', '»']);
    let last = text.value.split_whitespace().next_back()?;
    let address = last.contains("://") || last.starts_with("www.") || last.contains('@');
    if closed.ends_with(['.', ';', ':', '!', '?', ',']) || address {
        return None;
    }
    let start = last.as_ptr() as usize - text.value.as_ptr() as usize;
    Some(slip(source, text, &NO_FINAL_STOP, Finding { at: start..start + last.len(), better: None }))
}

/// Bases: `;` after each, `.` after the last.
fn bases(view: &View, found: &mut Vec<Problem>) {
    for file in view.years.iter().map(|year| year.plan) {
        let last = file.plan.bases.len().saturating_sub(1);
        for (index, basis) in file.plan.bases.iter().enumerate() {
            let (wrong, better) = if index == last { (';', ".") } else { ('.', ";") };
            if basis.value.ends_with(wrong) {
                let end = basis.value.len();
                let at = Finding { at: end - 1..end, better: Some(better.to_owned()) };
                found.push(slip(&file.source, basis, &BASIS_END, at));
            }
        }
    }
}

/// Signs typed at the end of texts that the page ends itself: recipients with `;`, a closing with `./.`, a title with
/// nothing (NN026).
fn extra(view: &View, found: &mut Vec<Problem>) {
    super::texts(view.raw, &mut |source, RecordText { text, key }| {
        let signs = key.map_or(&[][..], |key| key.role.signs_of_the_page());
        let bare = text.value.trim_end_matches(|sign: char| signs.contains(&sign) || sign == '/');
        let extra = bare.len()..text.value.len();
        if !bare.is_empty() && text.value[extra.clone()].contains(signs) {
            found.push(slip(source, text, &EXTRA_SIGN, Finding { at: extra, better: None }));
        }
    });
}

/// The unit's own name with other capitals, or its level with a capital inside a sentence.
fn names(view: &View, found: &mut Vec<Problem>) {
    let Some((_, agency)) = view.agency() else { return };
    // The short name `xã An Bình` is the level and the name.
    let (name, level) = (&agency.short_name.value, &agency.level.value);
    let levelled = name.get(..level.len()).is_some_and(|start| start.to_lowercase() == level.to_lowercase());
    let own = if levelled { name[level.len()..].trim() } else { name };
    let place: Vec<String> = words(own).map(|(_, word)| word.to_owned()).collect();
    let small: Vec<String> = place.iter().map(|word| word.to_lowercase()).collect();
    let level = agency.level.value.to_lowercase();
    if place.is_empty() {
        return;
    }
    super::texts(view.raw, &mut |source, RecordText { text, .. }| {
        let all: Vec<(usize, &str)> = words(&text.value).collect();
        let mut odd = Vec::new();
        for (index, run) in all.windows(place.len()).enumerate() {
            let same = |pair: (&(usize, &str), &String)| pair.0.1.to_lowercase() == *pair.1;
            if !run.iter().zip(&small).all(same) {
                continue;
            }
            let typed: Vec<&str> = run.iter().map(|(_, word)| *word).collect();
            let end = run.last().map_or(0, |(at, word)| at + word.len());
            // The name may be an ordinary word too: in small letters it counts as the name only after the level.
            let before = index.checked_sub(1).map(|before| all[before]);
            let named = before.is_some_and(|(_, word)| word.to_lowercase() == level);
            if !named && typed.iter().all(|word| word.starts_with(char::is_lowercase)) {
                continue;
            }
            let capitals = typed.iter().all(|word| word.to_uppercase() == **word);
            if typed.iter().zip(&place).any(|(typed, place)| typed != place) && !capitals {
                odd.push(Finding { at: run[0].0..end, better: Some(own.to_owned()) });
            }
            // At the beginning of a sentence, item or quotation the level rightly has a capital: `Xã`.
            if let Some((at, word)) = before.filter(|(_, word)| *word != level && word.to_lowercase() == level) {
                let starts = text.value[..at].trim_end().chars().next_back();
                let begins = starts.is_none_or(|sign| matches!(sign, '.' | ':' | ';' | '-' | '–' | '"' | '“' | '('));
                if !begins && word.to_uppercase() != word {
                    odd.push(Finding { at: at..at + word.len(), better: Some(level.clone()) });
                }
            }
        }
        few(odd, found, |odd| slip(source, text, &OWN_NAME, odd));
    });
}
