//! `docs/dinh-dang.md` says of every key of every record file what the code says.

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

#[test]
fn the_tables_of_the_formats_are_in_step_with_the_code() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/dinh-dang.md");
    let document = document();
    // UPDATE_DOCS=1 cargo test formats: writes the document anew.
    if std::env::var_os("UPDATE_DOCS").is_some() {
        crate::store::write_whole(std::path::Path::new(path), document.as_bytes()).unwrap();
    }
    let there = std::fs::read_to_string(path).unwrap_or_default();
    assert!(there == document, "docs/dinh-dang.md is not in step: run UPDATE_DOCS=1 cargo test formats");
}
