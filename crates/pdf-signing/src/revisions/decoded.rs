//! The decoded bytes of the streams that a file's structure is written in: cross-reference and object streams.

use crate::pdf::{Dictionary, FilterType, InflateError, Inflated, Object, decode_row};

use super::budget::Budget;
use super::unreadable::Unreadable;
use super::value::{Dict, Stream, Value};

/// Decodes `stream` of the file `bytes`: no filter, or Flate alone, with a PNG predictor or none. Structure is written
/// in no other way by the writers that sign.
pub(crate) fn decoded(bytes: &[u8], stream: &Stream, budget: &Budget) -> Result<Vec<u8>, Unreadable> {
    let damaged = Unreadable::StreamDamaged { offset: stream.data.start };
    let data = bytes.get(stream.data.clone()).unwrap_or_default();
    budget.worked(data.len())?;
    let filter = match stream.dict.get(b"Filter") {
        None => None,
        Some(Value::Array(one)) if one.len() == 1 => one.first(),
        Some(other) => Some(other),
    };
    let parameters = match stream.dict.get(b"DecodeParms") {
        None => None,
        Some(Value::Array(one)) if one.len() == 1 => one.first(),
        Some(other) => Some(other),
    };
    match (filter.map(Value::name), parameters) {
        (None, None) => {
            budget.decoded(data.len())?;
            Ok(data.to_vec())
        }
        (Some(Some(b"FlateDecode")), parameters) => {
            let plain = inflated(data, budget)?.ok_or(damaged.clone())?;
            match parameters {
                None | Some(Value::Null) => Ok(plain),
                Some(Value::Dict(parameters)) => unpredicted(&plain, parameters).ok_or(damaged),
                Some(_) => Err(damaged),
            }
        }
        _ => Err(damaged),
    }
}

/// lopdf inflates within the limit, but hands out what it has when the data is cut or damaged: the checksum says whether
/// it is whole (RFC 1950, 2.2).
fn inflated(data: &[u8], budget: &Budget) -> Result<Option<Vec<u8>>, Unreadable> {
    let mut dict = Dictionary::new();
    dict.set("Filter", Object::Name(b"FlateDecode".to_vec()));
    let stream = Inflated::new(dict, data.to_vec());
    let plain = match stream.decompressed_content_with_limit(budget.decodable()) {
        Ok(plain) => plain,
        Err(InflateError::Decompress(_)) => {
            budget.decoded(usize::MAX)?;
            return Ok(None);
        }
        Err(_) => return Ok(None),
    };
    budget.decoded(plain.len())?;
    let sum = adler32(&plain).to_be_bytes();
    let whole = [data, data.strip_suffix(b"\n").unwrap_or(data), data.strip_suffix(b"\r\n").unwrap_or(data)]
        .iter()
        .any(|data| data.ends_with(&sum));
    Ok(whole.then_some(plain))
}

fn adler32(bytes: &[u8]) -> u32 {
    let (mut a, mut b) = (1_u32, 0_u32);
    for part in bytes.chunks(5000) {
        for &byte in part {
            a += u32::from(byte);
            b += a;
        }
        a %= 65521;
        b %= 65521;
    }
    b << 16 | a
}

/// Undoes the PNG predictors (7.4.4.4); rows of one component of eight bits, as structure is written.
fn unpredicted(data: &[u8], parameters: &Dict) -> Option<Vec<u8>> {
    let number = |key: &[u8], default| parameters.get(key).map_or(Some(default), Value::int);
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
    use super::*;

    #[test]
    fn the_checksum_is_that_of_the_specification() {
        assert_eq!(adler32(b"Wikipedia"), 0x11E6_0398);
    }

    #[test]
    fn predictors_are_undone() {
        let parameters =
            Dict::new(vec![(b"Predictor".to_vec(), Value::Int(12)), (b"Columns".to_vec(), Value::Int(2))]).unwrap();
        assert_eq!(unpredicted(&[2, 1, 2, 2, 1, 1], &parameters), Some(vec![1, 2, 2, 3]));
        let rows = [1, 5, 5, 3, 1, 1, 4, 1, 1, 0, 9, 9];
        assert_eq!(unpredicted(&rows, &parameters), Some(vec![5, 10, 3, 7, 4, 8, 9, 9]));
        assert_eq!(unpredicted(&[2, 1, 2, 2, 1], &parameters), None);
        assert_eq!(unpredicted(&[5, 1, 2], &parameters), None);
    }
}
