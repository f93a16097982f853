//! Where the parser found something, as bytes of the file.

use super::{Source, Span};

/// The bytes of a location.
pub(super) fn bytes(source: &Source, location: serde_saphyr::Location) -> Span {
    let span = location.span();
    let size = |bytes: Option<u64>| bytes.and_then(|n| usize::try_from(n).ok());
    match (size(span.byte_offset()), size(span.byte_len())) {
        (Some(start), Some(len)) if start <= source.text.len() => {
            // The scanner includes the line end after a block or an empty value, which is not to be shown.
            let end = (start + len).min(source.text.len());
            let text = source.text.get(start..end).unwrap_or_default();
            Span { start, end: start + text.trim_end().len() }
        }
        _ => line_and_column(source, location),
    }
}

/// Scanner errors come without byte offsets: count to the line and column.
fn line_and_column(source: &Source, location: serde_saphyr::Location) -> Span {
    let line = usize::try_from(location.line()).unwrap_or(1).max(1);
    let column = usize::try_from(location.column()).unwrap_or(1).max(1);
    let line_start = source.text.split_inclusive('\n').take(line - 1).map(str::len).sum::<usize>();
    let rest = source.text.get(line_start..).unwrap_or_default();
    let offset = rest.char_indices().nth(column - 1).map_or(rest.len(), |(i, _)| i);
    let start = (line_start + offset).min(source.text.len());
    Span { start, end: start }
}
