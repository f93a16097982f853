//! The objects of a PDF file as values (ISO 32000-2, 7.3), compared as they were written.

use std::ops::Range;

/// A reference to an indirect object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Ref {
    pub(crate) number: u32,
    pub(crate) generation: u16,
}

/// One object. Two are equal when no reader can tell them apart; a stream is equal only to itself, since its bytes stand
/// in the file (`difference` compares the bytes of streams).
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum PdfValue {
    Null,
    Bool(bool),
    Int(i64),
    Real(f64),
    Name(Vec<u8>),
    /// A string, its escapes or hexadecimal digits decoded.
    Text(Vec<u8>),
    Array(Vec<PdfValue>),
    Dict(Dict),
    Stream(Stream),
    Ref(Ref),
}

/// A dictionary, its keys sorted. A small vector, not a map: a hostile file of empty dictionaries must stay small.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Dict(Vec<(Vec<u8>, PdfValue)>);

/// A stream: its dictionary, and where its encoded bytes stand in the file.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Stream {
    pub(crate) dict: Dict,
    pub(crate) data: Range<usize>,
}

impl Dict {
    /// A dictionary of `entries`; `None` when a key stands there twice.
    pub(crate) fn new(mut entries: Vec<(Vec<u8>, PdfValue)>) -> Option<Self> {
        entries.sort_by(|a, b| a.0.cmp(&b.0));
        entries.shrink_to_fit();
        entries.windows(2).all(|pair| pair[0].0 != pair[1].0).then_some(Self(entries))
    }

    /// The value of `key` as written: a reference stays a reference. Null is as good as absent (7.3.7).
    pub(crate) fn get(&self, key: &[u8]) -> Option<&PdfValue> {
        self.written(key).filter(|value| !matches!(value, PdfValue::Null))
    }

    /// The value of `key` as written, null too.
    pub(crate) fn written(&self, key: &[u8]) -> Option<&PdfValue> {
        let at = self.0.binary_search_by(|entry| entry.0.as_slice().cmp(key)).ok()?;
        self.0.get(at).map(|entry| &entry.1)
    }

    pub(crate) fn entries(&self) -> impl Iterator<Item = (&[u8], &PdfValue)> {
        self.0.iter().map(|(key, value)| (key.as_slice(), value))
    }

    pub(crate) fn keys(&self) -> impl Iterator<Item = &[u8]> {
        self.0.iter().map(|(key, _)| key.as_slice())
    }

    /// Whether `key` has the name `name`.
    pub(crate) fn is(&self, key: &[u8], name: &[u8]) -> bool {
        self.get(key).and_then(PdfValue::name) == Some(name)
    }
}

impl PdfValue {
    pub(crate) fn int(&self) -> Option<i64> {
        if let Self::Int(number) = self { Some(*number) } else { None }
    }

    pub(crate) fn number(&self) -> Option<f64> {
        match self {
            Self::Int(number) => Some(*number as f64),
            Self::Real(number) => Some(*number),
            _ => None,
        }
    }

    pub(crate) fn name(&self) -> Option<&[u8]> {
        if let Self::Name(name) = self { Some(name) } else { None }
    }

    pub(crate) fn text(&self) -> Option<&[u8]> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    pub(crate) fn array(&self) -> Option<&[PdfValue]> {
        if let Self::Array(items) = self { Some(items) } else { None }
    }

    /// The dictionary of a dictionary, not of a stream.
    pub(crate) fn dict(&self) -> Option<&Dict> {
        if let Self::Dict(dict) = self { Some(dict) } else { None }
    }

    /// The dictionary of a dictionary or of a stream.
    pub(crate) fn any_dict(&self) -> Option<&Dict> {
        match self {
            Self::Dict(dict) => Some(dict),
            Self::Stream(stream) => Some(&stream.dict),
            _ => None,
        }
    }

    pub(crate) fn stream(&self) -> Option<&Stream> {
        if let Self::Stream(stream) = self { Some(stream) } else { None }
    }

    pub(crate) fn reference(&self) -> Option<Ref> {
        if let Self::Ref(reference) = self { Some(*reference) } else { None }
    }

    /// Calls `visit` with every reference in this value, streams' dictionaries included. How many values it has come by is
    /// given back.
    pub(crate) fn each_reference(&self, visit: &mut impl FnMut(Ref)) -> usize {
        match self {
            Self::Ref(reference) => {
                visit(*reference);
                1
            }
            // The parser bounds the depth, so plain recursion is safe here.
            Self::Array(items) => 1 + items.iter().map(|item| item.each_reference(visit)).sum::<usize>(),
            Self::Dict(dict) | Self::Stream(Stream { dict, .. }) => {
                1 + dict.entries().map(|(_, value)| value.each_reference(visit)).sum::<usize>()
            }
            _ => 1,
        }
    }
}
