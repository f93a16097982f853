//! Phrases that messages of several rooms have in common, and how long a message may be.

use std::borrow::Cow;
use std::io::ErrorKind;
use std::path::Path;

use super::foreign::detail;

/// The sentence after the message of the last problem told of a value, if more were left out.
pub(super) fn more(count: usize) -> String {
    format!("Trong giá trị này còn {} chỗ như vậy nữa.", thousands(count))
}

/// Why the disk refuses, as part of a sentence.
pub(crate) fn disk(kind: ErrorKind) -> String {
    let words = match kind {
        ErrorKind::NotFound => "không có tệp hoặc thư mục đó",
        ErrorKind::PermissionDenied => "không được phép, hoặc tệp đang mở ở chương trình khác",
        ErrorKind::IsADirectory => "đó là thư mục, không phải tệp",
        ErrorKind::NotADirectory => "trên đường dẫn có tệp ở chỗ lẽ ra là thư mục",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => "đĩa đã đầy",
        ErrorKind::ReadOnlyFilesystem => "đĩa chỉ cho đọc",
        ErrorKind::InvalidInput => "đó không phải tệp thường",
        ErrorKind::TimedOut => "đợi quá lâu mà đĩa không trả lời",
        ErrorKind::InvalidFilename => "tên tệp không dùng được",
        other => return format!("đĩa không làm được việc này {}", detail(&other.to_string())),
    };
    words.into()
}

/// A path as messages show it, with `/`.
pub(crate) fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// A number with points between thousands.
pub(crate) fn thousands(number: usize) -> String {
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

/// The most characters of a message or hint. Of a longer one the middle is cut out; the last `END` characters stay,
/// since they often say what is wrong.
const LONGEST: usize = 1_000;
const END: usize = 200;

/// A text with its middle cut out where it is too long.
pub(super) fn bounded(text: Cow<'static, str>) -> Cow<'static, str> {
    match shortened(&text, LONGEST, END) {
        Some(short) => short.into(),
        None => text,
    }
}

/// A part of a value as messages quote it: at most 200 characters, the last 40 of them kept.
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
        let cut = bounded(text.into());
        assert!(cut.starts_with("Ngày \"ủủ") && cut.contains("ủ … ủ") && cut.ends_with("ủ\" không có."), "{cut}");
        assert_eq!(cut.chars().count(), LONGEST);
        assert_eq!(bounded("ủ".repeat(LONGEST).into()), "ủ".repeat(LONGEST));
        assert_eq!(excerpt(&"ủ".repeat(300)).chars().count(), 200);
    }

    #[test]
    fn numbers_are_read_by_threes() {
        let written = [7, 999, 1_000, 20_000, 1_234_567].map(thousands);
        assert_eq!(written, ["7", "999", "1.000", "20.000", "1.234.567"]);
    }
}
