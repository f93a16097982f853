//! `docs/dinh-dang.md` agrees with the declarations of all keys of record files, `docs/quy-tac.md` with those of the
//! rules.

use std::fmt::Write;

use crate::problem::Because;

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

/// The families of rules, by the letters of their codes, in the order of the book.
const FAMILIES: [(&str, &str); 14] = [
    ("DI", "Số liệu"),
    ("SL", "Số liệu đã chốt"),
    ("KC", "Tài liệu kiểm chứng"),
    ("TG", "Thời gian"),
    ("TC", "Mã và tham chiếu"),
    ("TN", "Trách nhiệm"),
    ("TT", "Thể thức"),
    ("KH", "Khóa bắt buộc"),
    ("GT", "Giá trị"),
    ("CS", "Số văn bản"),
    ("NN", "Câu chữ"),
    ("CU", "Chữ và phông"),
    ("MM", "Giá trị mẫu"),
    ("BQ", "Bỏ qua quy tắc"),
];

/// The rule book, from the declarations of the rules and their cases.
fn rules() -> String {
    let mut text = String::from(
        "# Quy tắc kiểm tra\n\nMỗi quy tắc có mã cố định, không dùng lại. Lỗi cản việc lập văn bản, vì trang sẽ sai hoặc không đọc \
         được; cảnh báo thì không. Ví dụ là những dòng của hồ sơ `tests/cases/dung-muc` đã thay đổi; mọi thay đổi và kết quả nằm \
         ở `tests/cases/quy-tac`. Tệp này lập từ chương trình, không sửa bằng tay.\n\nMột mục của hồ sơ có thể bỏ qua một cảnh báo, \
         kèm lý do; cảnh báo bị bỏ qua vẫn được liệt kê ở cuối kết quả kiểm tra:\n\n```yaml\nbo_qua:\n  - ma: KC001\n    \
         ly_do: tài liệu thuộc danh mục bí mật nhà nước\n```\n",
    );
    for (letters, family) in FAMILIES {
        let _ = write!(text, "\n## {family}\n");
        for kind in crate::kinds_of_problems().into_iter().filter(|kind| kind.code.as_str().starts_with(letters)) {
            let Some(Because { why, source }) = kind.because else { continue };
            let code = kind.code;
            let severity = if kind.severity == crate::problem::Severity::Error { "lỗi" } else { "cảnh báo" };
            let _ = write!(text, "\n### {code}, {severity}\n\n{why} (Nguồn: {source}.)\n");
            for (right, called) in [(false, "Sai"), (true, "Đúng")] {
                let cases = super::rules::cases(code.as_str()).into_iter().filter(|case| case.right == right);
                let lines: Vec<String> = cases.map(|case| shown(&case.new_lines().join("\n"))).collect();
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

/// UPDATE_DOCS=1 cargo test --lib in_step: writes the documents anew.
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
