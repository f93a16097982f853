//! Text appears as typed, whatever letters it holds and wherever its lines break.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::measure::{Sheet, body_text, measure};
use super::sample;
use crate::fonts::FontSet;
use crate::kinds::Document;
use crate::page::OfficeWorld;
use crate::period::Quarter;

fn tight(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Lays a text out as a paragraph of the body, one page for each of 30 column widths.
fn columns(text: &str) -> Vec<Sheet> {
    let mut data = serde_json::to_value(sample::words()).unwrap();
    data["text"] = crate::page::paragraph_pieces(text, &FontSet::bundled());
    let main = r#"
        #import "layout.typ": *
        #let data = json("data.json")
        #show: document-page.with(data)
        #for step in range(30) {
          if step > 0 { pagebreak() }
          block(width: 48mm + step * 4mm, paragraph(none, data.text))
        }
    "#;
    let fonts = FontSet::bundled();
    let world = OfficeWorld::with_main(&fonts, serde_json::to_vec(&data).unwrap(), main.to_owned());
    let sheets = measure(&world.compile().unwrap());
    assert_eq!(sheets.len(), 30, "the text fits a page at every width");
    sheets
}

const TOKENS: [&str; 14] = [
    "45/KH-UBND",
    "NĐ-CP",
    "ngày 06",
    "tháng 5",
    "năm 2021",
    "Quý II",
    "quý IV/2021",
    "76,824 điểm",
    "10,947/16",
    "34/2019/NĐ-CP;",
    "(29/4/2021),",
    "100 %",
    "NĂM 2020",
    "TBXH–2021",
];

#[test]
fn a_line_never_breaks_inside_a_code_a_date_a_quarter_or_a_figure_with_its_unit() {
    // Every token falls on every column of the line sooner or later.
    let mut text = String::new();
    for turn in 0..3 {
        for (i, token) in TOKENS.iter().enumerate() {
            let filler = ["theo", "các quy định", "về", "hành chính", "xã"][(turn + i) % 5];
            let _ = write!(text, "{filler} {token} ");
        }
    }
    let text = text.trim();
    for (step, sheet) in columns(text).iter().enumerate() {
        let lines: Vec<String> =
            sheet.lines().iter().filter(|line| line.y > 57.0).map(|line| line.text().trim().to_owned()).collect();
        for token in TOKENS {
            let whole: usize = lines.iter().map(|line| line.matches(token).count()).sum();
            assert_eq!(whole, text.matches(token).count(), "{token} is broken at width {step}: {lines:#?}");
        }
    }
}

#[test]
fn the_code_points_on_the_page_are_the_record_s_at_thirty_column_widths() {
    let texts = [
        sample::words().body.iter().find_map(|block| match block {
            crate::words::Block::Paragraph { text, .. } if text.len() > 800 => Some(text.clone()),
            _ => None,
        }),
        Some(
            "Tại số 45/KH-UBND ngày 06 tháng 5 năm 2021 (Quý II) đạt 76,824 điểm, 98,9% – 100 %; \
             “trích” 'x' \"y\"... -- --- fi ffl <<a>> ~ 'tis"
                .to_owned(),
        ),
    ];
    for text in texts.into_iter().flatten() {
        for (step, sheet) in columns(&text).iter().enumerate() {
            let lines: Vec<String> =
                sheet.lines().iter().filter(|line| line.y > 57.0).map(|l| l.text().trim().to_owned()).collect();
            assert_eq!(lines.join(" "), text, "width {step}");
        }
    }
}

#[test]
fn what_no_line_can_hold_breaks_somewhere_and_loses_nothing() {
    let text = format!("Xem https://dichvucong.example/{} để biết {}.", "trang-con/".repeat(20), "x".repeat(300));
    for sheet in columns(&text) {
        let shown: String = sheet.lines().iter().filter(|line| line.y > 57.0).map(|line| line.text()).collect();
        assert_eq!(tight(&shown), tight(&text));
    }
}

/// Record files in which every text field stands as `@@` or, where the page shows nothing of it, as `@-`.
const FILES: [(&str, &str); 3] = [
    ("don-vi.yaml", include_str!("../../tests/cases/moi-khoa/don-vi.yaml")),
    ("2021/ke-hoach.yaml", include_str!("../../tests/cases/moi-khoa/2021/ke-hoach.yaml")),
    ("2021/quy-2.yaml", include_str!("../../tests/cases/moi-khoa/2021/quy-2.yaml")),
];

/// A unit with one of the given texts in every text field, and the texts that must be on a page.
fn unit_of(texts: &mut dyn FnMut() -> String) -> (tempfile::TempDir, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("2021")).unwrap();
    let mut shown = Vec::new();
    for (name, pattern) in FILES {
        let mut parts = pattern.split("@");
        let mut record = parts.next().unwrap().to_owned();
        while let Some(part) = parts.next() {
            let text = texts();
            // A JSON string is a YAML string.
            record += &serde_json::to_string(&text).unwrap();
            match part {
                "" => {
                    shown.push(text);
                    record += parts.next().unwrap();
                }
                unprinted => record += unprinted.strip_prefix('-').unwrap(),
            }
        }
        // Any text may look like a placeholder or like a damaged one.
        record += "\nbo_qua:\n";
        for code in ["MM002", "NN004", "NN030"] {
            record += &format!("  - {{ma: {code}, ly_do: gõ như vậy}}\n");
        }
        crate::store::write(&folder.path().join(name), record.as_bytes()).unwrap();
    }
    (folder, shown)
}

#[test]
fn the_unit_of_the_property_test_has_every_key_of_every_record() {
    let text: String = FILES.iter().map(|(_, text)| *text).collect();
    let other = ["phong_chu", "thuong", "dam", "nghieng", "dam_nghieng", "tep", "anh_con_dau", "anh_chu_ky"];
    // Keys of files of another kind: frozen figures, an office's own sentences and acts no longer in force.
    let frozen = [
        "phien_ban_mau",
        "cau",
        "nguon",
        "thay_bang",
        "sha256",
        "tong_so",
        "so_lieu",
        "so_nhiem_vu",
        "chua_bao_cao",
        "khong_bao_cao_ky_nay",
        "hoan_thanh",
        "dang_thuc_hien",
        "chua_thuc_hien",
        "thuong_xuyen",
        "dung_han",
        "tre_han",
        "qua_han",
        "thieu_kiem_chung",
        "no_kiem_chung",
    ];
    for key in crate::read::tables()
        .into_iter()
        .flat_map(|(_, keys)| keys)
        .map(|key| key.name)
        .filter(|key| !other.contains(key) && !frozen.contains(key))
    {
        assert!(text.contains(&format!("{key}: ")) || text.contains(&format!("{key}:\n")), "{key}");
    }
}

/// Letters that all four faces have, save those that are written from right to left, are no ink, or are marks that
/// cannot be composed (Typst prints them well, but gives a letter with such a mark twice in the text of its frames).
fn letters() -> Vec<char> {
    let fonts = FontSet::bundled();
    let other = |c: char| {
        let right_to_left = matches!(c as u32, 0x0590..=0x08FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFF);
        let no_ink =
            matches!(c as u32, 0x00AD | 0x034F | 0x200B..=0x200F | 0x2028..=0x202E | 0x2060..=0x206F | 0xFE00..=0xFE0F);
        right_to_left || no_ink || c.is_control() || unicode_normalization::char::is_combining_mark(c)
    };
    (' '..='\u{FFFD}').filter(|&c| fonts.shows(c) && !other(c)).collect()
}

/// What a template language, a shell or a markup might take for its own.
const SIGNS: [&str; 18] = [
    "# $ * _ @ < > \\ \" [x] // {{ }} {% %} https://a.vn/?b=c&d",
    "#let x = 1",
    "*đậm* _nghiêng_",
    "= Tiêu đề",
    "- gạch",
    "+ số",
    "/ Term: x",
    "@nhan <nhan>",
    "$x^2$",
    "`mã` ```x```",
    "// chú thích",
    "/* */",
    "{{ don_vi.ten }}",
    "{% if x %}",
    "{# #}",
    "~ -- --- ...",
    "\\u{41} \\n",
    "]#panic()[",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: super::fixtures::cases(40), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_in_any_field_appears_as_typed(
        picks in prop::collection::vec((0..SIGNS.len(), prop::collection::vec(any::<prop::sample::Index>(), 1..12)), 120)
    ) {
        let stock = letters();
        let mut picks = picks.iter();
        let mut count = 100;
        let mut next = || {
            let (sign, letters) = picks.next().expect("as many picks as text fields");
            let letters: String = letters.iter().map(|index| *index.get(&stock)).collect();
            // A letter at each end, so that trimming has nothing to do; a capital, since some sentences begin with it,
            // and another, since sentences leave abbreviations alone; a count, so that no text passes for another.
            count += 1;
            format!("ĐX{letters}{}{count}y", SIGNS[*sign])
        };
        let (folder, texts) = unit_of(&mut next);
        let report = Document::report(Quarter { year: 2021, number: 2 });
        let (unit, problems) = crate::unit::Unit::open(folder.path(), Some(&report)).check();
        // Such texts look like slips; a warning changes nothing.
        let sound_enough = problems.iter().all(|problem| problem.severity() == crate::problem::Severity::Warning);
        prop_assert!(sound_enough, "{}", crate::problem::render(&problems, crate::problem::Style::default()));
        let unit = unit.unwrap();
        let mut shown = String::new();
        let follow_up = Document::follow_up(Quarter { year: 2021, number: 2 });
        for document in [sample::PLAN, report, follow_up] {
            let words = unit.steps(document.with_charts(), None).unwrap().words().unwrap().0;
            shown += &body_text(&sample::sheets(&words));
        }
        let tight_nfc = |text: &String| tight(&text.nfc().collect::<String>());
        let lost: BTreeSet<&String> = texts.iter().filter(|text| !shown.contains(&tight_nfc(text))).collect();
        prop_assert!(lost.is_empty(), "{lost:?} not in {shown}");
    }
}
