//! Indirect objects in the bytes of a file (ISO 32000-2, 7.3.10, 7.3.8), streams with them.

use std::ops::Range;
use std::rc::Rc;

use super::syntax::Cursor;
use super::unreadable::Unreadable;
use super::value::{Dict, PdfValue, Ref, Stream};

/// An indirect object as it stands in the file.
#[derive(Debug, Clone)]
pub(crate) struct Indirect {
    pub(crate) id: Ref,
    pub(crate) value: Rc<PdfValue>,
    /// The first byte after `endobj`.
    pub(crate) end: usize,
}

/// The values of a dictionary: key, and where the value stands.
pub(crate) type ValueRanges = Vec<(Vec<u8>, Range<usize>)>;

impl Cursor<'_> {
    /// `12 0 obj`.
    fn head(&mut self) -> Result<Ref, Unreadable> {
        let number = self.unsigned()?;
        self.blank();
        let generation = self.unsigned()?;
        self.blank();
        self.keyword(b"obj")?;
        self.blank();
        match (u32::try_from(number), u16::try_from(generation)) {
            (Ok(number), Ok(generation)) => Ok(Ref { number, generation }),
            _ => self.wrong(),
        }
    }

    /// An indirect object. `length` resolves a `/Length` that is a reference.
    pub(crate) fn indirect(
        &mut self,
        length: &dyn Fn(Ref) -> Result<Option<usize>, Unreadable>,
    ) -> Result<Indirect, Unreadable> {
        let id = self.head()?;
        let value = self.value()?;
        self.blank();
        let value = match value {
            PdfValue::Dict(dict) if self.rest().starts_with(b"stream") => self.stream(dict, length)?,
            value => value,
        };
        self.blank();
        self.keyword(b"endobj")?;
        Ok(Indirect { id, value: Rc::new(value), end: self.at })
    }

    fn stream(
        &mut self,
        dict: Dict,
        length: &dyn Fn(Ref) -> Result<Option<usize>, Unreadable>,
    ) -> Result<PdfValue, Unreadable> {
        let wrong = Unreadable::StreamLength { offset: self.at };
        self.at += b"stream".len();
        if !self.take(b"\r\n") && !self.take(b"\n") {
            return self.wrong();
        }
        let stated = match dict.get(b"Length") {
            Some(PdfValue::Int(stated)) => usize::try_from(*stated).ok(),
            Some(PdfValue::Ref(reference)) => length(*reference)?,
            _ => None,
        };
        let start = self.at;
        let Some(end) = stated.and_then(|stated| start.checked_add(stated)).filter(|&end| end <= self.bytes.len())
        else {
            return Err(wrong);
        };
        self.at = end;
        let _ = self.take(b"\r\n") || self.take(b"\n") || self.take(b"\r");
        self.keyword(b"endstream").map_err(|_| wrong)?;
        Ok(PdfValue::Stream(Stream { dict, data: start..end }))
    }

    /// Where the values of the dictionary stand that is the indirect object here.
    pub(crate) fn places(&mut self) -> Result<ValueRanges, Unreadable> {
        self.head()?;
        let mut places = Vec::new();
        self.dictionary(0, &mut |key, range| places.push((key.to_vec(), range)))?;
        Ok(places)
    }
}
