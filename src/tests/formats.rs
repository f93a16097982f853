//! `docs/dinh-dang.md` agrees with the declarations of all keys of record files, `docs/quy-tac.md` with those of the
//! rules.

use std::fmt::Write;

use super::rules::Case;
use crate::problem::{Because, families};

/// The document, from the declarations of the record types.
fn document() -> String {
    let mut text = String::from(
        "# Định dạng hồ sơ\n\nMỗi bảng là một loại mục; các khóa viết không dấu, giá trị viết có dấu. Bảng này lập từ chương \
         trình, không sửa bằng tay.\n",
    );
    text += &limits();
    for (label, keys) in crate::read::tables() {
        let mut letters = label.chars();
        let title: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
        let _ = write!(
            text,
            "\n## {title}\n\n| khóa | ý nghĩa | kiểu | ví dụ | bắt buộc |\n| --- | --- | --- | --- | --- |\n"
        );
        for key in keys {
            let example = if key.example.is_empty() { String::new() } else { format!("`{}`", key.example) };
            let required = if key.required { "có" } else { "" };
            let _ = writeln!(text, "| `{}` | {} | {} | {example} | {required} |", key.name, key.meaning, (key.kind)());
        }
    }
    text
}

/// The table of what a record may hold, from the bounds in the code.
fn limits() -> String {
    use crate::read::bounds::{FILE, IDS, ITEMS, MARKS, TEXT, VALUE};

    let rows = [
        ("một tệp hồ sơ", FILE / 1024 / 1024, "MB", "TM005"),
        ("văn bản", TEXT as u64, "ký tự", "GT015"),
        ("giá trị khác: ngày, số, mã, đường dẫn tệp", VALUE as u64, "ký tự", "GT015"),
        ("danh sách", ITEMS as u64, "mục", "GT016"),
        ("danh sách mã, danh sách tài liệu kiểm chứng của một nhiệm vụ", IDS as u64, "mục", "GT016"),
        ("dấu rời, ký tự không nhìn thấy liền nhau", MARKS as u64, "ký tự", "CU003"),
    ];
    let mut text = String::from(
        "\n## Giới hạn\n\nRộng hơn nhiều lần những gì một đơn vị cần; quá giới hạn là lỗi, nói rõ ở đâu, dài bao nhiêu.\n\n\
         | gì | nhiều nhất | mã lỗi |\n| --- | --- | --- |\n",
    );
    for (what, most, unit, code) in rows {
        let _ = writeln!(text, "| {what} | {} {unit} | {code} |", thousands(most));
    }
    text + "\nBố cục riêng (`mau/bo-cuc.typ`) được chạy trong một tiến trình riêng, nhiều nhất 30 giây của bộ xử lý và 1.024 MB bộ nhớ \
            (CA006); không dùng được `plugin`, gói của Typst, tệp ngoài thư mục `mau/`.\n"
}

/// A number with points between thousands.
fn thousands(number: u64) -> String {
    if number < 1_000 { number.to_string() } else { format!("{}.{:03}", number / 1_000, number % 1_000) }
}

/// The rule book, from the declarations of the rules and their cases.
fn rules() -> String {
    let mut text = String::from(
        "# Quy tắc kiểm tra\n\nMỗi quy tắc có mã cố định, không dùng lại. Lỗi cản việc lập văn bản, vì trang sẽ sai hoặc không đọc \
         được; cảnh báo thì không. Ví dụ là những dòng của hồ sơ `tests/cases/dung-muc` đã thay đổi (ở họ TM: tên tệp); mọi \
         thay đổi và kết quả nằm \
         ở `tests/cases/quy-tac`. Tệp này lập từ chương trình, không sửa bằng tay.\n\nMột mục của hồ sơ có thể bỏ qua một cảnh báo, \
         kèm lý do; cảnh báo bị bỏ qua vẫn được liệt kê trong kết quả kiểm tra:\n\n```yaml\nbo_qua:\n  - ma: KC001\n    \
         ly_do: tài liệu thuộc danh mục bí mật nhà nước\n```\n",
    );
    for (letters, family) in families() {
        let kinds = crate::problem_kinds().into_iter().filter(|kind| kind.code.as_str().starts_with(letters));
        let rules: Vec<_> = kinds.filter_map(|kind| Some((kind, kind.because?))).collect();
        if !rules.is_empty() {
            let _ = write!(text, "\n## {family} ({letters})\n");
        }
        for (kind, Because { why, source }) in rules {
            let code = kind.code;
            let severity = if kind.severity == crate::problem::Severity::Error { "lỗi" } else { "cảnh báo" };
            let _ = write!(text, "\n### {code}, {severity}\n\n{why} (Nguồn: {source}.)\n");
            for (right, called) in [(false, "Sai"), (true, "Đúng")] {
                let cases = super::rules::cases(code.as_str()).into_iter().filter(|case| case.right == right);
                // Rules about names are shown by names.
                let lines =
                    |case: Case| if letters == "TM" { case.files().join("\n") } else { case.new_lines().join("\n") };
                let lines: Vec<String> = cases.map(|case| shown(&lines(case))).collect();
                let _ = write!(text, "\n{called}:\n\n```yaml\n{}\n```\n", lines.join("\n…\n"));
            }
        }
    }
    text
}

/// A text in which invisible characters are written as their code points.
fn shown(text: &str) -> String {
    let seen = |letter: char| match letter {
        '\u{200B}' | '\u{300}'..='\u{36F}' => format!("[U+{:04X}]", u32::from(letter)),
        letter => letter.to_string(),
    };
    text.chars().map(seen).collect()
}

/// `UPDATE_DOCS=1 cargo test --lib in_step` writes the documents anew.
pub(super) fn in_step(name: &str, document: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        crate::store::write(&path, document.as_bytes()).unwrap();
    }
    let there = std::fs::read_to_string(path).unwrap_or_default();
    assert!(there == document, "docs/{name} is not in step: run UPDATE_DOCS=1 cargo test --lib in_step");
}

#[test]
fn the_tables_of_the_formats_are_in_step_with_the_code() {
    in_step("dinh-dang.md", &document());
}

#[test]
fn the_rule_book_is_in_step_with_the_rules() {
    in_step("quy-tac.md", &rules());
}

/// What a fuzzer types for keys: those of every record.
#[test]
fn the_keys_of_the_fuzz_target_are_in_step_with_the_records() {
    let mut keys: Vec<&str> =
        crate::read::tables().iter().flat_map(|(_, keys)| keys.iter().map(|key| key.name)).collect();
    keys.push("bo_qua");
    keys.sort_unstable();
    keys.dedup();
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/keys.dict");
    let before = std::fs::read_to_string(&path).unwrap();
    // Beside the keys there are values, which are kept by hand.
    let values = before.lines().filter(|line| !line.ends_with(": \"")).map(|line| format!("{line}\n"));
    let words: String = keys.iter().map(|key| format!("\"{key}: \"\n")).chain(values).collect();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        crate::store::write(&path, words.as_bytes()).unwrap();
    }
    let there = std::fs::read_to_string(path).unwrap_or_default();
    assert!(there == words, "fuzz/keys.dict is not in step: run UPDATE_DOCS=1 cargo test --lib in_step");
}

#[test]
fn every_code_stands_below_its_family() {
    let mut family = "";
    for line in include_str!("../problem/codes.txt").lines() {
        match line.strip_prefix("# ") {
            Some(heading) => family = &heading[..2],
            None => assert!(!family.is_empty() && line.starts_with(family), "{line} below {family}"),
        }
    }
    assert_eq!(
        families().map(|(letters, _)| letters).collect::<std::collections::BTreeSet<_>>().len(),
        families().count()
    );
}

/// A record type that is not in the list would have no page, no key in `moi-khoa` and no word for the fuzzer.
#[test]
fn every_record_type_is_listed() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/read");
    let mut declared = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap_or_default();
        for block in text.split("\nrecord! {\n").skip(1) {
            let line = block.lines().find(|line| !line.trim_start().starts_with("///")).unwrap();
            let label = line.split('"').nth(1).unwrap();
            assert!(
                crate::read::tables().iter().any(|(listed, _)| *listed == label),
                "{label} is not in read/tables.rs"
            );
            declared += 1;
        }
    }
    assert_eq!(declared, crate::read::tables().len());
}
