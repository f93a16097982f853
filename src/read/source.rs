//! A record file as text: its encoding checked, and line and column found for a byte.

use std::sync::OnceLock;

use crate::hash::sha256;
use crate::problem::{Index, Place, Problem, problems};

problems! {
    MH001 Error Data "Tệp lưu theo mã UTF-16." {
        Utf16 =>
            "Tệp được lưu theo mã UTF-16 (Unicode), không phải UTF-8.",
            "mở tệp bằng Notepad, chọn Lưu thành (Save as), ở ô Mã hóa (Encoding) chọn UTF-8, rồi lưu lại.";
    }
    MH002 Error Data "Tệp không phải UTF-8." {
        Utf8 { byte: u8 } =>
            format!("Tệp không phải UTF-8: byte 0x{byte:02X} ở đây không thuộc chữ nào (có thể là TCVN3, VNI)."),
            "chuyển tệp sang Unicode dựng sẵn, lưu theo mã UTF-8.";
    }
}

/// A stretch of bytes of one record file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Span {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// A value and the bytes it was written in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct At<T> {
    pub(crate) value: T,
    pub(crate) span: Span,
}

/// One record file: how the user named it, and its text without a byte order mark.
#[derive(Debug, Clone)]
pub(crate) struct Source {
    pub(crate) name: String,
    pub(crate) text: String,
    /// SHA-256 of the file's bytes.
    pub(crate) hash: String,
    /// Where the lines begin, found when a place is first asked for.
    index: OnceLock<Index>,
}

impl Source {
    /// Checks the encoding. UTF-8 with or without a byte order mark is taken; UTF-16 and anything else is a problem.
    pub(crate) fn from_bytes(name: &str, bytes: Vec<u8>) -> Result<Self, Problem> {
        let hash = sha256(&bytes);
        if is_utf16(&bytes) {
            return Err(Problem::at(Place::file(name), Utf16 {}));
        }
        match String::from_utf8(bytes) {
            Ok(text) => {
                let text = text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text);
                Ok(Self { name: name.to_owned(), text, hash, index: OnceLock::new() })
            }
            Err(error) => {
                let start = error.utf8_error().valid_up_to();
                let bytes = error.into_bytes();
                let text = String::from_utf8_lossy(&bytes);
                // Everything before the bad byte is good, so the place in the repaired text is the same.
                let place = Place::within(name, &text, (start, start + 1), &Index::of(&text));
                Err(Problem::at(place, Utf8 { byte: bytes[start] }))
            }
        }
    }

    /// The place of a span.
    pub(crate) fn place(&self, span: Span) -> Place {
        Place::within(&self.name, &self.text, (span.start, span.end), self.index())
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::of(&self.text))
    }

    /// The line, from 1, on which a span begins.
    pub(crate) fn line(&self, span: Span) -> usize {
        self.index().line(span.start.min(self.text.len()))
    }
}

/// Whether bytes are UTF-16: by the byte order mark, or because more than a quarter of the first 512 are NUL, which
/// plain text does not have.
fn is_utf16(bytes: &[u8]) -> bool {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return true;
    }
    let head = &bytes[..bytes.len().min(512)];
    head.iter().filter(|&&b| b == 0).count() * 4 > head.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_text() {
        let source = Source::from_bytes("a.yaml", b"\xEF\xBB\xBFphien_ban: 1".to_vec()).unwrap();
        assert_eq!(source.text, "phien_ban: 1");
    }

    #[test]
    fn a_byte_of_another_encoding_is_shown_where_it_stands() {
        let problem = Source::from_bytes("a.yaml", b"a: 1\nten: x\xe3 b\n".to_vec()).unwrap_err();
        let place = problem.place().unwrap();
        assert_eq!((problem.code().as_str(), place.line, place.column), ("MH002", 2, 7));
    }

    #[test]
    fn utf_16_is_recognised_with_and_without_its_mark() {
        for bytes in [b"\xFF\xFEa\0:\0".to_vec(), b"\xFE\xFF\0a\0:".to_vec(), b"a\0:\0 \x001\0".to_vec()] {
            assert_eq!(Source::from_bytes("a.yaml", bytes).unwrap_err().code().as_str(), "MH001");
        }
    }
}
