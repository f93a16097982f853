//! What the name of a file plainly means where it is not exactly the name of a record file or of a template of the office's
//! own: `quy-2.yaml.txt`, `Quý II.yml`, `ke-hoach - Copy.yaml`. By names alone; the disk is not asked.
//!
//! Only what is text counts, by its ending: `yaml` and what comes near it, `txt`, `json`, `typ`, or none. What editors put
//! aside for themselves (`quy-2.yaml~`, `.bak`, `.swp`, names that begin with `.` or `~`) is nobody's record, and so is
//! anything else that somebody gave an ending of another kind.

use super::bare::unmarked;
use super::name_words::{NameEnding, NameWords, as_year};
use super::nearest::is_one_slip_from;
use super::overrides::templates;

/// A record file that is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MeantRecord {
    Agency,
    Plan,
    Quarter(u8),
    Frozen(u8),
    /// That of a quarter that no year has.
    NoQuarter,
}

/// What a name means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NameMeaning {
    pub(super) record: MeantRecord,
    /// The year that stands in the name.
    pub(super) year: Option<i32>,
    /// Nothing else stands in the name. If something does (`bao-cao-quy-2.yaml`, `quy-2-cu.yaml`), it is meant only where the
    /// right file is missing.
    pub(super) sure: bool,
    /// It ends like a record.
    pub(super) ends_well: bool,
}

/// How `quý` is written: with and without marks, as the keys of Telex leave it, and with one slip. Another tone is another
/// word: `quỹ` is a fund.
const QUARTERS: [&str; 10] = ["quy", "quý", "qúy", "qui", "quí", "quys", "qy", "quyy", "qyu", "q"];

const ROMAN: [&str; 4] = ["i", "ii", "iii", "iv"];
const NUMERALS: [(&str, u8); 6] = [("mot", 1), ("nhat", 1), ("hai", 2), ("ba", 3), ("bon", 4), ("tu", 4)];

/// The record that is meant by the name of a file.
pub(super) fn meant_record(name: &str) -> Option<NameMeaning> {
    let words = NameWords::of(name)?;
    let ends_well = words.ending == NameEnding::Yaml;
    if words.ending == NameEnding::Typst {
        return None;
    }
    let found = |record, sure| Some(NameMeaning { record, year: words.year, sure, ends_well });
    if let Some(record) = whole(&words, ends_well) {
        return found(record, true);
    }
    // Other words stand around it: only where it ends like a record.
    if !ends_well {
        return None;
    }
    let all: Vec<&str> = words.words.iter().map(|(_, word)| word.as_str()).collect();
    let around = |own: &[&str]| all.starts_with(own) || all.ends_with(own);
    let quarter = (0..all.len()).find_map(|at| quarter(words.words.get(at..at + 2)?, true));
    match quarter {
        Some(record @ MeantRecord::Quarter(_)) => found(record, false),
        _ if around(&["don", "vi"]) || around(&["donvi"]) => found(MeantRecord::Agency, false),
        _ if around(&["ke", "hoach"]) || around(&["kehoach"]) => found(MeantRecord::Plan, false),
        _ => None,
    }
}

/// The record that the words mean, all of them.
fn whole(words: &NameWords, ends_well: bool) -> Option<MeantRecord> {
    let together = words.together();
    // One slip is forgiven where the ending says that it is a record.
    let is = |name: &str| together == name || (ends_well && is_one_slip_from(&together, name));
    if is("donvi") {
        return Some(MeantRecord::Agency);
    }
    if is("kehoach") || (ends_well && together == "kh") {
        return Some(MeantRecord::Plan);
    }
    match (words.words.as_slice(), words.copy) {
        // Renaming several files at once numbers them like copies.
        ([one], Some(number)) if QUARTERS.contains(&one.0.as_str()) => numbered(number, ends_well),
        ([one], _) => {
            let written = |roman: &&str| {
                let word = one.0.strip_suffix(*roman);
                word.is_some_and(|word| word != "q" && QUARTERS.contains(&word))
            };
            roman(ROMAN.iter().rposition(written)?)
        }
        ([_, _], _) => quarter(&words.words, ends_well),
        ([first, second, rest @ ..], _) => {
            let rest: String = rest.iter().map(|(_, word)| word.as_str()).collect();
            let frozen = ["chot", "dachot", "chotsolieu"].contains(&rest.as_str());
            match quarter(&[first.clone(), second.clone()], ends_well).filter(|_| frozen)? {
                MeantRecord::Quarter(number) => Some(MeantRecord::Frozen(number)),
                _ => None,
            }
        }
        _ => None,
    }
}

/// `quý` and a number.
fn quarter(pair: &[(String, String)], ends_well: bool) -> Option<MeantRecord> {
    let [(word, _), (_, number)] = pair else { return None };
    if !QUARTERS.contains(&word.as_str()) || (word == "q" && !ends_well) {
        return None;
    }
    if let Ok(number) = number.parse() {
        return numbered(number, ends_well);
    }
    let numeral = NUMERALS.iter().find(|(numeral, _)| ends_well && numeral == number);
    match ROMAN.iter().position(|roman| roman == number) {
        Some(at) => roman(at),
        None => numeral.map(|(_, number)| MeantRecord::Quarter(*number)),
    }
}

/// The quarter of the Roman number at this place.
fn roman(at: usize) -> Option<MeantRecord> {
    u8::try_from(at + 1).ok().map(MeantRecord::Quarter)
}

fn numbered(number: u8, ends_well: bool) -> Option<MeantRecord> {
    match number {
        1..=4 => Some(MeantRecord::Quarter(number)),
        _ => ends_well.then_some(MeantRecord::NoQuarter),
    }
}

/// The template of the office's own that is meant by the name of a file in its folder.
pub(super) fn meant_template(name: &str) -> Option<&'static str> {
    let words = NameWords::of(name)?;
    let together = words.together();
    templates().find(|template| {
        let (stem, ending) = template.split_once('.').unwrap_or((template, ""));
        // Files that the layout uses may be of any form: a sentence file is never taken for one of them.
        let fits = match ending {
            "typ" => true,
            _ => words.ending == NameEnding::Yaml || (words.ending == NameEnding::Other && !name.ends_with(".json")),
        };
        let stem = stem.replace('-', "");
        let slip = stem.len() > 5 && words.ending == NameEnding::Yaml && is_one_slip_from(&together, &stem);
        fits && (together == stem || slip)
    })
}

/// What the name of a folder that holds records means: the year, and whether nothing else stands in the name.
pub(super) fn meant_year(folder: &str) -> Option<(i32, bool)> {
    let words = NameWords::of(folder)?;
    match (words.year, words.together().as_str()) {
        (Some(year), rest) => Some((year, rest.is_empty())),
        (None, short) if short.len() == 2 => {
            as_year(&format!("20{short}")).filter(|year| *year > 2009).map(|year| (year, true))
        }
        _ => None,
    }
}

/// Whether the name of a folder means that of the office's own templates.
pub(super) fn means_templates(folder: &str) -> bool {
    let name = unmarked(folder.trim());
    name == super::overrides::FOLDER || NameWords::of(folder).is_some_and(|words| words.together() == "mau")
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::MeantRecord::{Agency, Frozen, NoQuarter, Plan, Quarter};
    use super::*;

    fn sure(name: &str) -> Option<MeantRecord> {
        meant_record(name).filter(|meaning| meaning.sure).map(|meaning| meaning.record)
    }

    #[test]
    fn what_is_plainly_meant_as_a_record_is_taken_for_it() {
        for name in [
            "quy-2.yaml.txt",
            "quy-2.yml",
            "quy-2.txt",
            "quy-2",
            "quy-2.json",
            "Quy-2.yaml",
            "QUY-2.YAML",
            "quý-2.yaml",
            "Quý 2.yaml",
            "quí-2.yaml",
            "quy-02.yaml",
            "quy2.yaml",
            "quy_2.yaml",
            "quy 2.yaml",
            "quy.2.yaml",
            "quy-II.yaml",
            "QuyII.yaml",
            "Quý II.yml",
            "q2.yaml",
            "Q-2.yml",
            "quy-hai.yaml",
            "quy-2 (1).yaml",
            "quy-2(1).yaml",
            "quy-2[2].yaml",
            "quy-2 - Copy.yaml",
            "quy-2 - Copy (2).yaml",
            "Copy of quy-2.yaml",
            "quy-2 copy 3.yaml",
            "quy-2_copy.yaml",
            "quy-2 - Bản sao.yaml",
            "Bản sao của quy-2.yaml",
            "quy-2 - Sao chép.yaml",
            "quy-2 (bản sao).yaml",
            "quy-2 (Lan's conflicted copy 2026-01-02).yaml",
            "quy-2.sync-conflict-20260101-X.yaml",
            "quy-2.yaml (1)",
            "quy-2.yaml - Copy",
            "quy-2.yaml - Copy.txt",
            "quy-2.yaml.yaml",
            "quy-2.yalm",
            "quy-2.yam",
            "quy-2.yaml_",
            "quy-2-2026.yaml",
            "quy-2.2026.yaml",
            "quy 2 năm 2026.yaml",
            "2026-quy-2.yaml",
            "quy-2-moi.yaml",
            "quy-2 (mới nhất).yaml",
            "quy-2-final.yaml",
            "quy-2-v2.yaml",
            "quy-2 lần 2.yaml",
            "quy-2 đã sửa.yaml",
            "quy-2.yaml ",
            " quy-2.yaml",
            "quy-2 .yaml",
            "quy-2..yaml",
            "quy-2.yaml.",
            "quys-2.yaml",
            "quy (2).yaml",
        ] {
            for name in [name.nfc().collect::<String>(), name.nfd().collect()] {
                assert_eq!(sure(&name), Some(Quarter(2)), "{name}");
            }
        }
        for (name, record) in [
            ("quy-IV.yaml", Quarter(4)),
            ("quy-5.yaml", NoQuarter),
            ("quy-0.yaml", NoQuarter),
            ("Quý 12.yml", NoQuarter),
            ("ke-hoach.yml", Plan),
            ("kehoach.yaml", Plan),
            ("Kế hoạch.yaml", Plan),
            ("KẾ HOẠCH.txt", Plan),
            ("ke-hoach-2026.yaml", Plan),
            ("Kế hoạch năm 2026.yaml", Plan),
            ("ke-hoạch.yaml", Plan),
            ("ke-hoac.yaml", Plan),
            ("kê-hoahc.yaml", Plan),
            ("ke_hoach (1).yaml", Plan),
            ("KH-2026.yaml", Plan),
            ("ke-hoach", Plan),
            ("don-vi.yaml.txt", Agency),
            ("donvi.yaml", Agency),
            ("đơn vị.yaml", Agency),
            ("don-vi.yml", Agency),
            ("Don-Vi.yaml", Agency),
            ("dơn-vị.yaml", Agency),
            ("don-vj.yaml", Agency),
            ("ĐƠN VỊ - Copy.yaml", Agency),
            ("quy-2.chot.yaml.txt", Frozen(2)),
            ("quy-2.chot (1).yaml", Frozen(2)),
            ("quy-2-chot.yaml", Frozen(2)),
            ("quý 3 đã chốt.yaml", Frozen(3)),
            ("quy-2.chot", Frozen(2)),
        ] {
            for name in [name.nfc().collect::<String>(), name.nfd().collect()] {
                assert_eq!(sure(&name), Some(record), "{name}");
            }
        }
        assert_eq!(meant_record("quy-2-2025.yaml").and_then(|meaning| meaning.year), Some(2025));
    }

    #[test]
    fn what_stands_beside_other_words_is_meant_only_where_the_right_file_is_missing() {
        for (name, record) in [
            ("bao-cao-quy-2.yaml", Quarter(2)),
            ("quy-2-cu.yaml", Quarter(2)),
            ("tien-do-quy-II.yml", Quarter(2)),
            ("quy-2-1.yaml", Quarter(2)),
            ("don-vi-suoi-hoa.yaml", Agency),
            ("ke-hoach-goc.yaml", Plan),
        ] {
            let meaning = meant_record(name).unwrap();
            assert_eq!((meaning.record, meaning.sure), (record, false), "{name}");
        }
    }

    #[test]
    fn what_has_nothing_to_do_with_records_is_left_alone() {
        for name in [
            "ghi-chu.txt",
            "README.md",
            "readme",
            "ke-hoach.docx",
            "Ke hoach.pdf",
            "ke-hoach-15.pdf",
            "Kế hoạch.xlsx",
            "quy-2.png",
            "quy-2.yaml~",
            "quy-2.yaml.bak",
            "quy-2.yaml.old",
            "quy-2.yaml.orig",
            "quy-2.yaml.tmp",
            ".quy-2.yaml.swp",
            "._quy-2.yaml",
            "~$quy-2.yaml",
            "#quy-2.yaml#",
            ".ke-hoach.yaml",
            "quy-che.yaml",
            "quy-trinh.txt",
            "Quỹ 2.txt",
            "quỹ-2.yaml",
            "bao-cao.yaml",
            "q2.txt",
            "quy-ba.txt",
            "quy-12.txt",
            "ke-hoach-hop.txt",
            "bao-cao-quy-2.txt",
            "danh-sach.yaml",
            "docker-compose.yml",
            "ke-hoach.thong-tin.json",
            "lenh.txt",
            "data.json",
            "main.typ",
            "",
            "ke-hoach.typ",
            "tai-lieu",
            "LICENSE",
            "don-gia.yaml",
            "hoach.yaml",
            "desktop.ini",
            "Thumbs.db",
            "quy.txt",
            "quy",
        ] {
            for name in [name.nfc().collect::<String>(), name.nfd().collect()] {
                assert_eq!(meant_record(&name), None, "{name}");
            }
        }
    }

    #[test]
    fn templates_and_folders_are_told_by_the_same_signs() {
        for (name, template) in [
            ("ke-hoach.yml", "ke-hoach.yaml"),
            ("Báo cáo.yaml", "bao-cao.yaml"),
            ("bao-cao (1).yaml", "bao-cao.yaml"),
            ("ke-hoach-tiep-tuc.yaml.txt", "ke-hoach-tiep-tuc.yaml"),
            ("chung.yml", "chung.yaml"),
            ("bo-cuc.typ.txt", "bo-cuc.typ"),
            ("Bố cục.typ", "bo-cuc.typ"),
            ("bocuc.typ", "bo-cuc.typ"),
            ("bo-cuc.yaml", "bo-cuc.typ"),
            ("bo-cuc - Copy.typ", "bo-cuc.typ"),
        ] {
            assert_eq!(meant_template(name), Some(template), "{name}");
        }
        for name in
            ["bang.typ", "chung.typ", "bo-cuc-bang.typ", "logo.png", "ke-hoach.json", "don-vi.yaml", "bo-cuc.typ.bak"]
        {
            assert_eq!(meant_template(name), None, "{name}");
        }
        for (folder, year) in [
            ("nam-2026", Some((2026, true))),
            ("Năm 2026", Some((2026, true))),
            ("2026 ", Some((2026, true))),
            ("26", Some((2026, true))),
            ("2026 - Copy", Some((2026, true))),
            ("2026-cu", Some((2026, false))),
            ("CCHC 2026", Some((2026, false))),
            ("kiem-chung", None),
            ("01", None),
            ("2026.bak", None),
            ("12345", None),
        ] {
            assert_eq!(meant_year(folder), year, "{folder}");
        }
        for (folder, is) in
            [("Mau", true), ("Mẫu", true), ("mau ", true), ("mau - Copy", true), ("mau-cu", false), ("mầm", false)]
        {
            assert_eq!(means_templates(folder), is, "{folder}");
        }
    }
}
