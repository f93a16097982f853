//! Reads the syntax of PDF objects (ISO 32000-2, 7.2 and 7.3) from untrusted bytes, within a budget of depth and values.

use std::ops::Range;

use super::budget::Budget;
use super::unreadable::Unreadable;
use super::value::{Dict, PdfValue, Ref};

/// Arrays and dictionaries within each other. Honest files stay below ten.
const DEEPEST: usize = 48;

/// A name is short (ISO 32000-1, Annex C: 127 bytes).
const LONGEST_NAME: usize = 255;

/// A place in bytes from which objects are read.
#[derive(Debug, Clone)]
pub(crate) struct Cursor<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) at: usize,
    budget: &'a Budget,
}

/// White space. NUL and form feed are so by the standard (table 1), but not to every reader: a file that needs them is
/// refused.
pub(crate) fn is_space(byte: u8) -> bool {
    matches!(byte, 9 | 10 | 13 | 32)
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

pub(super) fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !is_delimiter(byte)
}

fn hex(byte: u8) -> Option<u8> {
    (byte as char).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

impl<'a> Cursor<'a> {
    pub(crate) fn new(bytes: &'a [u8], at: usize, budget: &'a Budget) -> Self {
        Self { bytes, at, budget }
    }

    pub(crate) fn at(&self) -> usize {
        self.at
    }

    pub(crate) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    pub(super) fn wrong<T>(&self) -> Result<T, Unreadable> {
        Err(Unreadable::Syntax { offset: self.at })
    }

    pub(super) fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Steps over `word` if it stands here, whatever follows it.
    pub(crate) fn take(&mut self, word: &[u8]) -> bool {
        let found = self.rest().starts_with(word);
        if found {
            self.at += word.len();
        }
        found
    }

    /// Steps over the keyword `word`: the next byte must end it.
    pub(crate) fn keyword(&mut self, word: &[u8]) -> Result<(), Unreadable> {
        let ends = self.bytes.get(self.at + word.len()).is_none_or(|&byte| !is_regular(byte));
        if ends && self.take(word) { Ok(()) } else { self.wrong() }
    }

    /// Steps over white space alone: between the parts of the file's structure a comment has no business, and readers
    /// differ in whether they take it.
    pub(crate) fn blank(&mut self) {
        while self.peek().is_some_and(is_space) {
            self.at += 1;
        }
    }

    /// Steps over white space and comments. `%%EOF` is no comment here: nothing may run over the end of a revision.
    pub(crate) fn space(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' && !self.rest().starts_with(b"%%EOF") {
                let from = self.at;
                while self.peek().is_some_and(|byte| byte != b'\r' && byte != b'\n') {
                    self.at += 1;
                }
                self.budget.letters(self.at - from);
            } else if is_space(byte) {
                self.at += 1;
            } else {
                break;
            }
        }
    }

    /// Steps over the next twenty bytes.
    pub(crate) fn line(&mut self) -> Option<&'a [u8; 20]> {
        let line = self.rest().first_chunk()?;
        self.at += line.len();
        Some(line)
    }

    /// An unsigned number of at most ten digits.
    pub(crate) fn unsigned(&mut self) -> Result<usize, Unreadable> {
        let digits = self.rest().iter().take_while(|byte| byte.is_ascii_digit()).count();
        if digits == 0 || digits > 10 {
            return self.wrong();
        }
        let number = self.rest().iter().take(digits).fold(0_usize, |sum, byte| sum * 10 + usize::from(byte - b'0'));
        self.at += digits;
        if self.peek().is_some_and(is_regular) { self.wrong() } else { Ok(number) }
    }

    /// One direct object or reference; the cursor stands behind it.
    pub(crate) fn value(&mut self) -> Result<PdfValue, Unreadable> {
        self.value_at(0)
    }

    fn value_at(&mut self, depth: usize) -> Result<PdfValue, Unreadable> {
        if depth > DEEPEST {
            return Err(Unreadable::TooDeep { offset: self.at });
        }
        self.budget.value()?;
        match self.peek() {
            Some(b'/') => self.name().map(PdfValue::Name),
            Some(b'(') => self.literal().map(PdfValue::Text),
            Some(b'<') if self.rest().starts_with(b"<<") => self.dictionary(depth, &mut |_, _| ()).map(PdfValue::Dict),
            Some(b'<') => self.hexadecimal().map(PdfValue::Text),
            Some(b'[') => self.array(depth),
            Some(b'0'..=b'9') => {
                Ok(self.reference().map_or_else(|| self.number(), |found| Ok(PdfValue::Ref(found)))?)
            }
            Some(b'+' | b'-' | b'.') => self.number(),
            Some(b't') => self.keyword(b"true").map(|()| PdfValue::Bool(true)),
            Some(b'f') => self.keyword(b"false").map(|()| PdfValue::Bool(false)),
            Some(b'n') => self.keyword(b"null").map(|()| PdfValue::Null),
            _ => self.wrong(),
        }
    }

    /// `12 0 R`, if that is what stands here.
    fn reference(&mut self) -> Option<Ref> {
        let mut ahead = self.clone();
        let number = u32::try_from(ahead.unsigned().ok()?).ok()?;
        ahead.blank();
        let generation = u16::try_from(ahead.unsigned().ok()?).ok()?;
        ahead.blank();
        ahead.keyword(b"R").ok()?;
        self.at = ahead.at;
        Some(Ref { number, generation })
    }

    fn number(&mut self) -> Result<PdfValue, Unreadable> {
        let length = self.rest().iter().take(64).take_while(|&&byte| is_regular(byte)).count();
        let written = self.rest().get(..length).unwrap_or_default();
        let (unsigned, whole) = (written.strip_prefix(b"-").or(written.strip_prefix(b"+")).unwrap_or(written), written);
        let text = std::str::from_utf8(whole).unwrap_or_default();
        let digits = unsigned.iter().filter(|byte| byte.is_ascii_digit()).count();
        let points = unsigned.iter().filter(|&&byte| byte == b'.').count();
        if digits == 0 || points > 1 || digits + points != unsigned.len() {
            return self.wrong();
        }
        let value = match points {
            0 => text.parse().map(PdfValue::Int).ok(),
            _ => text.parse().map(PdfValue::Real).ok(),
        };
        match value {
            Some(value) => {
                self.at += length;
                Ok(value)
            }
            None => self.wrong(),
        }
    }

    fn name(&mut self) -> Result<Vec<u8>, Unreadable> {
        self.at += 1;
        let mut name = Vec::new();
        while let Some(byte) = self.peek().filter(|&byte| is_regular(byte)) {
            self.at += 1;
            if byte == b'#' {
                let digits = (self.peek().and_then(hex), self.bytes.get(self.at + 1).copied().and_then(hex));
                let (Some(high), Some(low)) = digits else { return self.wrong() };
                name.push(high << 4 | low);
                self.at += 2;
            } else {
                name.push(byte);
            }
        }
        self.budget.letters(name.len());
        if name.len() > LONGEST_NAME { self.wrong() } else { Ok(name) }
    }

    fn literal(&mut self) -> Result<Vec<u8>, Unreadable> {
        self.at += 1;
        let mut text = Vec::new();
        let mut open = 1_usize;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'(' => open += 1,
                b')' if open == 1 => {
                    self.budget.letters(text.len());
                    return Ok(text);
                }
                b')' => open -= 1,
                b'\\' => {
                    self.escape(&mut text);
                    continue;
                }
                // An end of line in a string is one line feed, however written (7.3.4.2).
                b'\r' => {
                    self.take(b"\n");
                    text.push(b'\n');
                    continue;
                }
                _ => {}
            }
            text.push(byte);
        }
        self.wrong()
    }

    fn escape(&mut self, text: &mut Vec<u8>) {
        let Some(byte) = self.peek() else { return };
        self.at += 1;
        match byte {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' => text.push(8),
            b'f' => text.push(12),
            b'\n' => {}
            b'\r' => {
                self.take(b"\n");
            }
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit) = self.peek().filter(|digit| (b'0'..=b'7').contains(digit)) else { break };
                    code = code * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                // High-order overflow is ignored (7.3.4.2).
                text.push((code & 0xff) as u8);
            }
            other => text.push(other),
        }
    }

    fn hexadecimal(&mut self) -> Result<Vec<u8>, Unreadable> {
        self.at += 1;
        let mut text = Vec::new();
        let mut high = None;
        while let Some(byte) = self.peek() {
            self.at += 1;
            if byte == b'>' {
                text.extend(high.map(|high: u8| high << 4));
                self.budget.letters(text.len());
                return Ok(text);
            }
            if is_space(byte) {
                continue;
            }
            let Some(digit) = hex(byte) else { return self.wrong() };
            match high.take() {
                Some(high) => text.push(high << 4 | digit),
                None => high = Some(digit),
            }
        }
        self.wrong()
    }

    fn array(&mut self, depth: usize) -> Result<PdfValue, Unreadable> {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.space();
            if self.take(b"]") {
                items.shrink_to_fit();
                return Ok(PdfValue::Array(items));
            }
            items.push(self.value_at(depth + 1)?);
        }
    }

    /// A dictionary; `seen` is told where each value stands.
    pub(super) fn dictionary(
        &mut self,
        depth: usize,
        seen: &mut dyn FnMut(&[u8], Range<usize>),
    ) -> Result<Dict, Unreadable> {
        let offset = self.at;
        if !self.take(b"<<") {
            return self.wrong();
        }
        let mut entries = Vec::new();
        loop {
            self.space();
            if self.take(b">>") {
                return Dict::new(entries).ok_or(Unreadable::KeyDoubled { offset });
            }
            if self.peek() != Some(b'/') {
                return self.wrong();
            }
            let key = self.name()?;
            self.space();
            let start = self.at;
            let value = self.value_at(depth + 1)?;
            seen(&key, start..self.at);
            entries.push((key, value));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::unreadable::Many;
    use super::*;

    fn read(text: &[u8]) -> Result<PdfValue, Unreadable> {
        let budget = Budget::new(100_000, 0);
        let mut cursor = Cursor::new(text, 0, &budget);
        let value = cursor.value()?;
        cursor.space();
        if cursor.peek().is_some() { cursor.wrong() } else { Ok(value) }
    }

    #[test]
    fn strings_are_equal_however_written() {
        assert_eq!(read(b"(a\\)\\050\\\r\nb)").unwrap(), read(b"<61 29 28 6 2>").unwrap());
        assert_eq!(read(b"((a)\r\n)").unwrap(), PdfValue::Text(b"(a)\n".to_vec()));
        assert_eq!(read(b"/A#42").unwrap(), PdfValue::Name(b"AB".to_vec()));
    }

    #[test]
    fn numbers_and_references_are_told_apart() {
        assert_eq!(read(b"12 0 R").unwrap(), PdfValue::Ref(Ref { number: 12, generation: 0 }));
        assert_eq!(read(b"[12 0 1 -.5]").unwrap().array().unwrap().len(), 4);
        for wrong in [&b"1.2.3"[..], b"--1", b"1e5", b"0x1", b"nul", b"truer", b"99999999999999999999", b"<0g>", b"(a"]
        {
            assert!(read(wrong).is_err(), "{}", String::from_utf8_lossy(wrong));
        }
    }

    #[test]
    fn a_key_given_twice_is_refused() {
        assert_eq!(read(b"<< /A 1 /#41 2 >>"), Err(Unreadable::KeyDoubled { offset: 0 }));
    }

    #[test]
    fn depth_and_number_of_values_are_bounded() {
        assert!(matches!(read(&b"[".repeat(100_000)), Err(Unreadable::TooDeep { .. })));
        assert!(matches!(read(&b"<</A".repeat(100_000)), Err(Unreadable::TooDeep { .. })));
        let long = [b"[".to_vec(), b"0 ".repeat(200_000), b"]".to_vec()].concat();
        assert_eq!(read(&long), Err(Unreadable::TooMany(Many::Values)));
    }
}
