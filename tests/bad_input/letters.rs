//! Encodings, and letters that no page can show.

use std::fs;

use crate::support::{AGENCY, Office, PLAN};
use crate::{broken, broken_twice};
use unicode_normalization::UnicodeNormalization;

#[test]
fn a_byte_that_is_no_utf_8_is_shown_where_it_stands() {
    for file in [AGENCY, PLAN] {
        let office = Office::with_plan_made();
        let text = office.text(file);
        let at = text.find("Ủy").unwrap();
        let place = office.at(file, "Ủy");
        office.write(file, [&text.as_bytes()[..at], b"\xDB", &text.as_bytes()[at..]].concat());
        let found = office.refused_for("MH002", &place);
        assert!(found.message.contains("0xDB") && found.hint.contains("UTF-8"), "{found:#?}");
    }
}

#[test]
fn utf_16_is_named_with_and_without_its_mark() {
    for file in [AGENCY, PLAN] {
        for (mark, bytes_of) in [
            (b"\xFF\xFE".as_slice(), u16::to_le_bytes as fn(u16) -> [u8; 2]),
            (b"", u16::to_le_bytes),
            (b"\xFE\xFF", u16::to_be_bytes),
            (b"", u16::to_be_bytes),
        ] {
            let office = Office::with_plan_made();
            let units: Vec<u8> = office.text(file).encode_utf16().flat_map(bytes_of).collect();
            office.write(file, [mark, &units].concat());
            let found = office.refused_for("MH001", &Office::whole(file));
            assert!(found.hint.contains("UTF-8"), "{}", found.hint);
        }
    }
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_change_no_byte_of_the_page() {
    let office = Office::with_plan_made();
    let before = office.output();
    for file in [AGENCY, PLAN] {
        office.write(file, format!("\u{FEFF}{}", office.text(file).replace('\n', "\r\n")));
    }
    let run = office.make_plan();
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert_eq!(run.out, "ket-qua/toc-tien/2021/ke-hoach.pdf\n");
    assert!(office.output() == before, "the same bytes");
    // And where no earlier plan stands in the way.
    fs::remove_dir_all(office.root().join("ket-qua")).unwrap();
    assert_eq!(office.make_plan().code, 0);
    assert!(office.output() == before, "the same bytes, made afresh");
}

#[test]
fn letters_typed_on_a_mac_change_no_byte_of_the_page() {
    let office = Office::with_plan_made();
    let before = office.output();
    for file in [AGENCY, PLAN] {
        let decomposed: String = office.text(file).nfd().collect();
        assert_ne!(decomposed, office.text(file));
        office.write(file, decomposed);
    }
    assert_eq!(office.make_plan().err, "");
    assert!(office.output() == before);
}

#[test]
fn places_are_right_in_a_file_with_a_mark_and_windows_line_ends() {
    let office = Office::with_plan_made();
    office.change(PLAN, "phien_ban: 1", "phien_ban: 2");
    office.write(PLAN, format!("\u{FEFF}{}", office.text(PLAN).replace('\n', "\r\n")));
    assert_eq!(office.refused_for("GT010", &office.at(PLAN, "2\r\n")).quoted, "phien_ban: 2");

    office.change(PLAN, "phien_ban: 2", "phien_ban: 1");
    office.change(PLAN, "năm 2020 dưới 100%", "năm 😀 2020 dưới 100%");
    office.refused_for("CU001", &office.at(PLAN, "😀"));
}

#[test]
fn a_letter_that_no_face_has_is_shown_at_its_column() {
    for (file, from, to, letter) in [
        // One line, a folded block, its second line, and the other file.
        (PLAN, "Công tác niêm yết", "Công tác 😀 niêm yết", "😀"),
        (PLAN, "mức độ hoàn thành", "mức 漢 độ hoàn thành", "漢"),
        (PLAN, "năm 2020 dưới 100%", "năm 😀2020 dưới 100%", "😀"),
        (PLAN, "        Nông nghiệp – Môi trường", "        Nông nghiệp – 漢 Môi trường", "漢"),
        (AGENCY, "Nguyễn Phi Trường", "Nguyễn 漢 Trường", "漢"),
    ] {
        let found = broken(file, from, to, "CU001", letter);
        assert_eq!(found.underlined, letter);
        assert!(found.message.contains(&format!("U+{:04X}", letter.chars().next().unwrap() as u32)));
    }
    broken_twice(PLAN, "năm 2020 dưới 100%", "năm 😀 2020 dưới 漢 100%", &[("CU001", "😀"), ("CU001", "漢")]);
}

#[test]
fn a_letter_far_along_a_long_line_stays_in_sight() {
    let letters = |from| (from..from + 200).map(|count| format!("chữ {count} ")).collect::<String>();
    let long = format!("noi_dung: Gồm {}😀 {}", letters(0), letters(200).trim_end());
    let found = broken(PLAN, "noi_dung: Công tác", &long, "CU001", "😀");
    assert_eq!(found.underlined, "😀");
    assert!(found.quoted.chars().count() < 110, "{}", found.quoted);
}

#[test]
fn control_and_direction_characters_are_shown_at_their_column_and_never_reach_the_terminal() {
    for letter in ['\u{202E}', '\u{2066}', '\u{200F}', '\u{2028}', '\u{85}', '\u{1B}', '\u{7}', '\0', '\u{7F}', '\t'] {
        for (from, before) in [("Công tác niêm yết", "Công "), ("năm 2020 dưới 100%", "năm ")] {
            let office = Office::with_plan_made();
            office.change(PLAN, from, &from.replacen(before, &format!("{before}{letter}"), 1));
            let found = office.refused_for("CU002", &office.at(PLAN, &letter.to_string()));
            assert!(found.message.contains(&format!("U+{:04X}", letter as u32)), "{}", found.message);
            assert!(!office.make_plan().err.contains(letter), "{letter:?}");
        }
    }
}

#[test]
fn a_letter_written_as_an_escape_is_shown_with_its_value() {
    let line = "noi_dung: Công tác niêm yết công khai chưa đầy đủ, đảm bảo nội dung.";
    broken(PLAN, line, "noi_dung: \"Công \\U0001F600 tác.\"", "CU001", "\"Công");
    broken(PLAN, line, "noi_dung: \"Công \\x07 tác.\"", "CU002", "\"Công");
}
