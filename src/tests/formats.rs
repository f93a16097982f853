//! `docs/dinh-dang.md` says of every key of every record file what the code says, `docs/quy-tac.md` of the rules.

use std::fmt::Write;

/// The document, from the declarations of the record types.
fn document() -> String {
    let mut text = String::from(
        "# Định dạng hồ sơ\n\nMỗi bảng là một loại mục; các khóa viết không dấu, giá trị viết có dấu. Bảng này lập từ chương \
         trình, không sửa bằng tay.\n",
    );
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

/// The rule book, from the declarations of the rules.
fn rules() -> String {
    let mut text = String::from(
        "# Quy tắc kiểm tra\n\nMỗi quy tắc có mã cố định, không dùng lại. Cảnh báo không cản việc lập văn bản; lỗi thì có. Bảng này \
         lập từ chương trình, không sửa bằng tay; các quy tắc khác xem thông báo của lệnh kiem-tra.\n\n\
         | mã | mức | vì sao | nguồn | sai | đúng |\n| --- | --- | --- | --- | --- | --- |\n",
    );
    for (code, why, source, [wrong, right]) in crate::check::book() {
        let severity = if code.severity() == crate::Severity::Error { "lỗi" } else { "cảnh báo" };
        // What cannot be seen is told by its number.
        let shown = |text: &str| {
            let seen = |letter: char| match letter {
                '\u{200B}' | '\u{300}'..='\u{36F}' => format!("[U+{:04X}]", u32::from(letter)),
                letter => letter.to_string(),
            };
            text.chars().map(seen).collect::<String>()
        };
        let _ = writeln!(text, "| {code} | {severity} | {why} | {source} | `{}` | `{}` |", shown(wrong), shown(right));
    }
    text
}

/// UPDATE_DOCS=1 cargo test formats: writes the documents anew.
fn in_step(name: &str, document: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        crate::store::write_whole(&path, document.as_bytes()).unwrap();
    }
    let there = std::fs::read_to_string(path).unwrap_or_default();
    assert!(there == document, "docs/{name} is not in step: run UPDATE_DOCS=1 cargo test formats");
}

#[test]
fn the_tables_of_the_formats_are_in_step_with_the_code() {
    in_step("dinh-dang.md", &document());
}

#[test]
fn the_rule_book_is_in_step_with_the_rules() {
    in_step("quy-tac.md", &rules());
}
