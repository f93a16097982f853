//! The decoded bytes of the streams that a file's structure is written in: cross-reference and object streams.

use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::{
    TINFL_FLAG_PARSE_ZLIB_HEADER, TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF,
};
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

use crate::pdf::{FilterType, decode_row};

use super::budget::Budget;
use super::unreadable::Unreadable;
use super::value::{Dict, PdfValue, Stream};

/// A zlib stream, whose checksum is compared, into one buffer.
const FLAGS: u32 = TINFL_FLAG_PARSE_ZLIB_HEADER | TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;

/// Decodes `stream` of the file `bytes`: no filter, or Flate alone, with a PNG predictor or none. Structure is written
/// in no other way by the writers that sign.
pub(crate) fn decoded(bytes: &[u8], stream: &Stream, budget: &Budget) -> Result<Vec<u8>, Unreadable> {
    let damaged = Unreadable::StreamDamaged { offset: stream.data.start };
    let data = bytes.get(stream.data.clone()).unwrap_or_default();
    budget.worked(data.len())?;
    let filter = match stream.dict.get(b"Filter") {
        None => None,
        Some(PdfValue::Array(one)) if one.len() == 1 => one.first(),
        Some(other) => Some(other),
    };
    let parameters = match stream.dict.get(b"DecodeParms") {
        None => None,
        Some(PdfValue::Array(one)) if one.len() == 1 => one.first(),
        Some(other) => Some(other),
    };
    match (filter.map(PdfValue::name), parameters) {
        (None, None) => {
            budget.decoded(data.len())?;
            Ok(data.to_vec())
        }
        (Some(Some(b"FlateDecode")), parameters) => {
            let plain = inflated(data, budget)?.ok_or(damaged.clone())?;
            match parameters {
                None | Some(PdfValue::Null) => Ok(plain),
                Some(PdfValue::Dict(parameters)) => unpredicted(&plain, parameters).ok_or(damaged),
                Some(_) => Err(damaged),
            }
        }
        _ => Err(damaged),
    }
}

/// The bytes of a zlib stream (RFC 1950). `None` when header, data or checksum are damaged, or anything but one line break
/// stands behind the checksum: readers that mend would take what is left for the whole.
fn inflated(data: &[u8], budget: &Budget) -> Result<Option<Vec<u8>>, Unreadable> {
    let limit = budget.decodable();
    let mut inflater = Box::<DecompressorOxide>::default();
    let mut plain = vec![0; data.len().saturating_mul(2).min(limit)];
    let (mut read, mut written) = (0, 0);
    loop {
        let left = data.get(read..).unwrap_or_default();
        let (status, taken, made) = decompress(&mut inflater, left, &mut plain, written, FLAGS);
        read += taken;
        written += made;
        match status {
            TINFLStatus::Done => break,
            TINFLStatus::HasMoreOutput if plain.len() < limit => {
                plain.resize(plain.len().saturating_mul(2).max(1024).min(limit), 0);
            }
            TINFLStatus::HasMoreOutput => {
                budget.decoded(usize::MAX)?;
                return Ok(None);
            }
            _ => return Ok(None),
        }
    }
    budget.decoded(written)?;
    plain.truncate(written);
    let whole = matches!(data.get(read..), Some(b"" | b"\n" | b"\r\n"));
    Ok(whole.then_some(plain))
}

/// Undoes the PNG predictors (7.4.4.4); rows of one component of eight bits, as structure is written.
fn unpredicted(data: &[u8], parameters: &Dict) -> Option<Vec<u8>> {
    let number = |key: &[u8], default| parameters.get(key).map_or(Some(default), PdfValue::int);
    match number(b"Predictor", 1)? {
        1 => return Some(data.to_vec()),
        10..=15 => {}
        _ => return None,
    }
    if number(b"Colors", 1)? != 1 || number(b"BitsPerComponent", 8)? != 8 {
        return None;
    }
    let columns = usize::try_from(number(b"Columns", 1)?).ok().filter(|columns| (1..=64).contains(columns))?;
    let mut plain: Vec<u8> = Vec::with_capacity(data.len());
    let mut above = vec![0_u8; columns];
    for row in data.chunks(columns + 1) {
        let (&kind, row) = row.split_first()?;
        let mut row = row.to_vec();
        if row.len() != columns {
            return None;
        }
        decode_row(FilterType::try_from(kind).ok()?, 1, &above, &mut row);
        plain.extend_from_slice(&row);
        above = row;
    }
    Some(plain)
}

#[cfg(test)]
mod tests {
    use super::super::unreadable::Many;
    use super::*;

    /// "Wikipedia" in one stored block, with its Adler-32 of 0x11E60398.
    const STORED: &[u8] = b"\x78\x01\x01\x09\x00\xF6\xFFWikipedia\x11\xE6\x03\x98";

    fn inflate(data: &[u8]) -> Option<Vec<u8>> {
        inflated(data, &Budget::new(0, 100)).unwrap()
    }

    #[test]
    fn a_whole_stream_is_inflated_and_one_line_break_behind_it_is_nothing() {
        for end in [&b""[..], b"\n", b"\r\n"] {
            assert_eq!(inflate(&[STORED, end].concat()).as_deref(), Some(&b"Wikipedia"[..]));
        }
        for end in [&b"\r"[..], b" ", b"\n\n", b"\x11\xE6\x03\x98"] {
            assert_eq!(inflate(&[STORED, end].concat()), None, "{end:?}");
        }
    }

    #[test]
    fn a_damaged_stream_is_not_mended() {
        for at in 0..STORED.len() {
            // The upper five bits of the third byte fill up the header of a stored block (RFC 1951, 3.2.4).
            for bit in if at == 2 { 0..3 } else { 0..8 } {
                let mut damaged = STORED.to_vec();
                damaged[at] ^= 1 << bit;
                assert_eq!(inflate(&damaged), None, "bit {bit} of byte {at}");
            }
            assert_eq!(inflate(&STORED[..at]), None, "cut off at {at}");
        }
        // lopdf 0.45 takes these two: a broken header before sound data, and bytes before the checksum.
        assert_eq!(inflate(&[&b"\0\0"[..], &STORED[2..]].concat()), None);
        let cut = [&STORED[..16], b"\0\0\0\0", &STORED[16..]].concat();
        assert_eq!(inflate(&cut), None);
    }

    #[test]
    fn what_unfolds_beyond_the_budget_is_refused() {
        let most = |most| inflated(STORED, &Budget::new(0, most)).map(|plain| plain.is_some());
        assert_eq!(most(9), Ok(true));
        assert_eq!(most(8), Err(Unreadable::TooMany(Many::DecodedBytes)));
        assert_eq!(most(0), Err(Unreadable::TooMany(Many::DecodedBytes)));
    }

    #[test]
    fn predictors_are_undone() {
        let parameters =
            Dict::new(vec![(b"Predictor".to_vec(), PdfValue::Int(12)), (b"Columns".to_vec(), PdfValue::Int(2))])
                .unwrap();
        assert_eq!(unpredicted(&[2, 1, 2, 2, 1, 1], &parameters), Some(vec![1, 2, 2, 3]));
        let rows = [1, 5, 5, 3, 1, 1, 4, 1, 1, 0, 9, 9];
        assert_eq!(unpredicted(&rows, &parameters), Some(vec![5, 10, 3, 7, 4, 8, 9, 9]));
        assert_eq!(unpredicted(&[2, 1, 2, 2, 1], &parameters), None);
        assert_eq!(unpredicted(&[5, 1, 2], &parameters), None);
    }
}
