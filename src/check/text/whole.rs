//! What must be the same throughout one file: style of tones, padding of dates, spelling, joints of names; and
//! abbreviations, which must be explained somewhere in it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::slip::{meant, slips};
use super::{FileTexts, Finding, InText, syllables, tones, words};
use crate::check::lists::{KNOWN_ABBREVIATIONS, SPELLINGS};

slips! {
    NN013 Warning "Cách đặt dấu thanh không thống nhất." [
        "Cả hai cách đặt dấu thanh (hòa, hoà) đều đúng, nhưng một văn bản chỉ theo một cách.",
        "NĐ 30/2020, PL I (thực hành); kế hoạch nguồn: \"uỷ\" và \"ủy\""
    ] MIXED_TONES =>
        |found| format!("Cách đặt dấu thanh của \"{found}\" khác với phần lớn các chữ trong tệp này."),
        meant;
    NN015 Warning "Ngày, tháng ghi nhiều cách." [
        "Ngày, tháng dưới 10 ghi cùng một cách trong một văn bản.",
        "NĐ 30/2020, PL I, II.4; kế hoạch nguồn: ngày có và không có số 0 ở trước"
    ] DATE_PADDING =>
        |found| format!("\"{found}\" ghi ngày, tháng khác cách với phần lớn các ngày trong tệp này."),
        meant;
    NN020 Warning "Một từ viết hai cách." [
        "Một từ có hai cách viết thì văn bản chỉ theo một cách.",
        "kế hoạch nguồn: \"tỉ lệ\" và \"tỷ lệ\""
    ] TWO_SPELLINGS =>
        |found| format!("\"{found}\" viết khác với những chỗ khác trong tệp này."),
        meant;
    NN021 Warning "Tên ghép nối nhiều cách." [
        "Một tên ghép viết một cách trong cả văn bản.",
        "kế hoạch nguồn: \"Tư pháp-Hộ tịch\" và \"Tư pháp – Hộ tịch\""
    ] JOINED_NAMES =>
        |found| format!("\"{found}\" nối khác với những chỗ khác trong tệp này."),
        meant;
    NN016 Warning "Chữ viết tắt chưa được giải thích." [
        "Chữ viết tắt không được giải thích thì người ngoài ngành không hiểu.",
        "NĐ 30/2020, PL I (thực hành); kế hoạch nguồn: \"ĐGNB\", \"XXLĐ\""
    ] ABBREVIATION =>
        |found| format!("Chữ viết tắt \"{found}\" chưa được giải thích."),
        |_| "viết đầy đủ ở lần đầu, ví dụ: cải cách hành chính (CCHC).".into();
}

/// A place that can be written in two ways, with the way that was chosen there.
struct Variant {
    index: usize,
    at: Range<usize>,
    /// Whether it is the second of the two ways.
    second: bool,
    /// The part written in the other way.
    other: String,
}

/// The first place of the rarer way, if both are there. Where both are as frequent, the first decides.
fn rarer(choices: Vec<Variant>) -> Option<InText> {
    let seconds = choices.iter().filter(|choice| choice.second).count();
    let firsts = choices.len() - seconds;
    let begins_second = choices.first().is_some_and(|choice| choice.second);
    if firsts == 0 || seconds == 0 {
        return None;
    }
    let second_is_rarer = seconds < firsts || (seconds == firsts && !begins_second);
    let choice = choices.into_iter().find(|choice| choice.second == second_is_rarer)?;
    Some(InText { index: choice.index, found: Finding { at: choice.at, better: Some(choice.other) } })
}

/// Tones in two styles (NN013).
pub(super) fn one_style_of_tones(file: &FileTexts) -> Vec<InText> {
    let choices = file.texts.iter().enumerate().flat_map(|(index, text)| {
        tones::choices(text).into_iter().map(move |choice| Variant {
            index,
            at: choice.at..choice.at + choice.word.len(),
            second: !choice.first,
            other: choice.other,
        })
    });
    rarer(choices.collect()).into_iter().collect()
}

/// Dates whose days and months below 10 are padded with 0 in some places and not in others (NN015). Months 1 and 2 are
/// left out: the decree always pads them (NĐ 30/2020, PL I, II.4).
pub(super) fn one_padding_of_dates(file: &FileTexts) -> Vec<InText> {
    let (mut days, mut months) = (Vec::new(), Vec::new());
    for (index, text) in file.texts.iter().enumerate() {
        for (at, [day, month, year]) in dates(text) {
            let padded = |number: &str| number.len() == 2;
            let other = |number: &str| match number.strip_prefix('0') {
                Some(bare) => bare.to_owned(),
                None => format!("0{number}"),
            };
            let small =
                |number: &str, least: u32| number.parse::<u32>().is_ok_and(|number| (least..10).contains(&number));
            if small(day, 1) {
                let other = format!("{}/{month}/{year}", other(day));
                days.push(Variant { index, at: at.clone(), second: !padded(day), other });
            }
            if small(month, 3) {
                let other = format!("{day}/{}/{year}", other(month));
                months.push(Variant { index, at, second: !padded(month), other });
            }
        }
    }
    rarer(days).into_iter().chain(rarer(months)).collect()
}

/// The dates in figures of a text, with day, month and year as typed.
fn dates(text: &str) -> Vec<(Range<usize>, [&str; 3])> {
    let words = text.split(|letter: char| !letter.is_ascii_digit() && letter != '/');
    let date = |word| {
        let mut parts = str::split(word, '/');
        let parts = [parts.next()?, parts.next()?, parts.next()?, parts.next().unwrap_or_default()];
        let lengths = parts.map(str::len);
        let is = (1..=2).contains(&lengths[0]) && (1..=2).contains(&lengths[1]) && lengths[2] == 4 && lengths[3] == 0;
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        is.then(|| (at..at + word.len(), [parts[0], parts[1], parts[2]]))
    };
    words.filter_map(date).collect()
}

/// Words of two spellings that have both in the file (NN020).
pub(super) fn one_spelling(file: &FileTexts) -> Vec<InText> {
    let small: Vec<String> = file.texts.iter().map(|text| text.to_lowercase()).collect();
    let pair = |(one, two): &(&str, &str)| {
        let mut choices = Vec::new();
        for (index, text) in small.iter().enumerate() {
            // If lower case has another length, offsets do not fit: such texts are passed over.
            if text.len() != file.texts[index].len() {
                continue;
            }
            for (word, other, second) in [(one, two, false), (two, one, true)] {
                let places = text.match_indices(word).map(|(at, _)| at..at + word.len());
                choices.extend(places.filter(|at| super::stands_alone(text, at.clone())).map(|at| Variant {
                    index,
                    at,
                    second,
                    other: (*other).to_owned(),
                }));
            }
        }
        choices.sort_by_key(|choice| (choice.index, choice.at.start));
        rarer(choices)
    };
    SPELLINGS.iter().filter_map(pair).collect()
}

/// Pairs of words that are joined by different dashes or spaces: `Tư pháp – Hộ tịch` (NN021).
pub(super) fn one_joint(file: &FileTexts) -> Vec<InText> {
    type Occurrences = Vec<(usize, Range<usize>, String)>;
    let mut joints: BTreeMap<[String; 2], Occurrences> = BTreeMap::new();
    for (index, text) in file.texts.iter().enumerate() {
        let all: Vec<(usize, &str)> = words(text).collect();
        for pair in all.windows(2) {
            let [(start, one), (next, two)] = pair else { continue };
            let between = &text[start + one.len()..*next];
            if matches!(between.trim_matches(' '), "-" | "–" | "—") {
                let key = [one.to_lowercase(), two.to_lowercase()];
                joints.entry(key).or_default().push((index, *start..next + two.len(), between.to_owned()));
            }
        }
    }
    let odd = |places: Occurrences| {
        let first = places.first()?.2.clone();
        let usual = places
            .iter()
            .map(|(.., joint)| joint)
            .max_by_key(|joint| (places.iter().filter(|(.., other)| other == *joint).count(), **joint == first))?;
        let (index, at, joint) = places.iter().find(|(.., joint)| joint != usual)?;
        let better = file.texts[*index][at.clone()].replacen(joint.as_str(), usual, 1);
        Some(InText { index: *index, found: Finding { at: at.clone(), better: Some(better) } })
    };
    joints.into_values().filter_map(odd).collect()
}

/// Abbreviations that the file introduces nowhere: in brackets, before brackets, by `viết tắt là`, `gọi tắt là`.
pub(super) fn abbreviations(file: &FileTexts) -> Vec<InText> {
    let mut known: BTreeSet<&str> = KNOWN_ABBREVIATIONS.into_iter().collect();
    let all = file.texts.iter().enumerate().flat_map(|(index, text)| {
        words(text).filter(|(_, word)| is_abbreviation(word)).map(move |(start, word)| (index, *text, start, word))
    });
    let all: Vec<(usize, &str, usize, &str)> = all.collect();
    for (_, text, start, word) in &all {
        let (before, after) = (&text[..*start], &text[start + word.len()..]);
        let within = before.rfind('(').is_some_and(|open| !before[open..].contains(')'));
        let told = ["tắt là", "tắt:", "tắt", "gọi là"].iter().any(|said| before.trim_end().ends_with(said));
        // `CCHC (cải cách hành chính)`
        let explained = after.strip_prefix(" (").is_some_and(|after| after.starts_with(char::is_lowercase));
        if (within && introduces(before)) || told || explained {
            known.insert(word);
        }
    }
    let mut found = Vec::new();
    for (index, text, start, word) in all {
        let (before, after) = (&text[..start], &text[start + word.len()..]);
        // Parts of symbols, numbers of standards and addresses, and quoted words, need no explanation.
        let joined =
            before.ends_with(['/', '-', '.', '–', '_', '@', '"', '“', '<']) || after.starts_with(['/', '-', '_', '@']);
        // `số BX 123456`, `CH00012`: the series of a number.
        let series = after.trim_start().starts_with(|next: char| next.is_ascii_digit()) && word.chars().count() < 4;
        if !joined && !series && known.insert(word) {
            found.push(InText { index, found: Finding { at: start..start + word.len(), better: None } });
        }
    }
    found
}

/// Whether brackets hold the abbreviation and little else: `(CCHC`, `(Tổ CNSCĐ`, `(sau đây viết tắt là X`; `(bổ sung hồ sơ X`
/// explains nothing.
fn introduces(before: &str) -> bool {
    let inside = before.rfind('(').map_or("", |open| &before[open + 1..]);
    inside.split_whitespace().count() < 2 || inside.contains("tắt") || inside.contains("gọi là")
}

/// Two to eight capitals that are neither a syllable nor a Roman numeral.
fn is_abbreviation(word: &str) -> bool {
    let letters = word.chars().count();
    let roman = word.chars().all(|letter| matches!(letter, 'I' | 'V' | 'X' | 'L' | 'C' | 'D' | 'M'));
    let capitals = letters > 1 && letters < 9 && word.chars().all(char::is_uppercase);
    capitals && !roman && !syllables::is_syllable(&word.to_lowercase())
}
