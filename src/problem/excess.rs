//! What is more than this program takes, and how much of it: long values, long lists, heaps of marks, too many problems, an own
//! layout without end.

use super::Code;

/// What is too much, as data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Excess {
    /// A value of so many letters.
    Value { letters: usize, most: usize },
    /// A list of so many items.
    List { items: usize, most: usize },
    /// So many marks and letters of no width, one after the other.
    Marks { letter: char, count: usize, most: usize },
    /// Problems of a unit that are not told one by one.
    Problems { errors: usize, warnings: usize },
    /// The office's own layout works longer than it may.
    LayoutTime { seconds: u64 },
    /// The office's own layout takes more memory than it may.
    LayoutMemory { mebibytes: u64 },
    /// The process that lays out by the office's own layout ended by itself, and said nothing.
    LayoutDied,
}

impl Excess {
    /// The registered code.
    pub(crate) fn code(&self) -> Code {
        match self {
            Self::Value { .. } => Code::GT015,
            Self::List { .. } => Code::GT016,
            Self::Marks { .. } => Code::CU003,
            Self::Problems { .. } => Code::QN001,
            Self::LayoutTime { .. } | Self::LayoutMemory { .. } | Self::LayoutDied => Code::CA006,
        }
    }
}

/// What is wrong, one sentence.
pub(super) fn message(excess: &Excess) -> String {
    match excess {
        Excess::Value { letters, most } => {
            format!("Giá trị dài {} ký tự; ở đây chỉ được tới {} ký tự.", thousands(*letters), thousands(*most))
        }
        Excess::List { items, most } => {
            format!("Danh sách có {} mục; một danh sách chỉ được tới {} mục.", thousands(*items), thousands(*most))
        }
        Excess::Marks { letter, count, most } => format!(
            "Có {} dấu rời hoặc ký tự không nhìn thấy (U+{:04X} …) liền nhau; chỉ được tới {most}.",
            thousands(*count),
            *letter as u32
        ),
        Excess::Problems { errors: 0, warnings } => {
            format!("Còn {} cảnh báo nữa không nêu ra ở đây.", thousands(*warnings))
        }
        Excess::Problems { errors, warnings: 0 } => format!("Còn {} lỗi nữa không nêu ra ở đây.", thousands(*errors)),
        Excess::Problems { errors, warnings } => {
            format!("Còn {} lỗi, {} cảnh báo nữa không nêu ra ở đây.", thousands(*errors), thousands(*warnings))
        }
        Excess::LayoutTime { seconds } => {
            format!("Bố cục riêng mau/bo-cuc.typ chạy quá {seconds} giây mà chưa dàn xong trang.")
        }
        Excess::LayoutMemory { mebibytes } => {
            format!(
                "Bố cục riêng mau/bo-cuc.typ cần nhiều bộ nhớ hơn mức cho phép ({} MB).",
                thousands(*mebibytes as usize)
            )
        }
        Excess::LayoutDied => "Bố cục riêng mau/bo-cuc.typ làm chương trình dàn trang dừng giữa chừng.".into(),
    }
}

/// What to do next, one sentence.
pub(super) fn hint(excess: &Excess) -> String {
    match excess {
        Excess::Value { .. } => {
            "chia thành nhiều mục, nhiều đoạn, hoặc để thành tệp riêng; xem có phải đã dán nhầm vào đây.".into()
        }
        Excess::List { .. } => "chia thành nhiều mục; xem có phải đã chép lặp nhiều lần.".into(),
        Excess::Marks { .. } => "xóa chỗ này rồi gõ lại, bằng bộ gõ Unicode dựng sẵn.".into(),
        Excess::Problems { .. } => "sửa những chỗ đã nêu rồi kiểm tra lại.".into(),
        Excess::LayoutTime { .. } => {
            "xem các vòng lặp và hàm tự gọi mình trong tệp đó, hoặc bỏ tệp đó để dùng bố cục sẵn có.".into()
        }
        Excess::LayoutMemory { .. } => {
            "xem các danh sách, chuỗi chữ dài ra mãi trong tệp đó, hoặc bỏ tệp đó để dùng bố cục sẵn có.".into()
        }
        Excess::LayoutDied => "xem lại các hàm trong tệp đó, hoặc bỏ tệp đó để dùng bố cục sẵn có.".into(),
    }
}

/// What follows the message of the last problem of its kind that is told of a value.
pub(super) fn more(count: usize) -> String {
    format!("Trong giá trị này còn {} chỗ như vậy nữa.", thousands(count))
}

/// A number with points between thousands.
pub(super) fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

/// A message or hint has at most so many letters; of a longer one the end is kept too, which says what is wrong.
const LONGEST: usize = 1_000;
const END: usize = 200;

/// A text with its middle cut out where it is too long.
pub(super) fn bounded(text: String) -> String {
    shortened(&text, LONGEST, END).unwrap_or(text)
}

/// What a problem keeps of a part of a value.
pub(crate) fn excerpt(text: &str) -> String {
    shortened(text, 200, 40).unwrap_or_else(|| text.to_owned())
}

/// The beginning and the last `end` letters of a text of more than `most` letters.
fn shortened(text: &str, most: usize, end: usize) -> Option<String> {
    // A letter has at least one byte.
    if text.len() <= most || text.chars().count() <= most {
        return None;
    }
    let head: String = text.chars().take(most - end - 3).collect();
    let tail_from = text.char_indices().rev().nth(end - 1).map_or(0, |(at, _)| at);
    Some(format!("{head} … {}", &text[tail_from..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_message_keeps_its_beginning_and_its_end() {
        let text = format!("Ngày \"{}\" không có.", "ủ".repeat(5_000));
        let cut = bounded(text);
        assert!(cut.starts_with("Ngày \"ủủ") && cut.contains("ủ … ủ") && cut.ends_with("ủ\" không có."), "{cut}");
        assert_eq!(cut.chars().count(), LONGEST);
        assert_eq!(bounded("ủ".repeat(LONGEST)), "ủ".repeat(LONGEST));
        assert_eq!(excerpt(&"ủ".repeat(300)).chars().count(), 200);
    }

    #[test]
    fn numbers_are_read_by_threes() {
        let written = [7, 999, 1_000, 20_000, 1_234_567].map(thousands);
        assert_eq!(written, ["7", "999", "1.000", "20.000", "1.234.567"]);
    }
}
