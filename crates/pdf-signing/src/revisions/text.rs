//! Text strings and dates of PDF (ISO 32000-2, 7.9.2 and 7.9.4) as Rust values.

use chrono::{DateTime, FixedOffset, NaiveDate};

/// A text string: UTF-16 with its mark, UTF-8 with its mark, or PDFDocEncoding.
pub(crate) fn text(bytes: &[u8]) -> String {
    if let Some(rest) = bytes.strip_prefix(&[0xFE, 0xFF]) {
        let units = rest.chunks(2).map(|pair| pair.iter().fold(0, |unit, &byte| unit << 8 | u16::from(byte)));
        return char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    }
    if let Some(rest) = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]) {
        return String::from_utf8_lossy(rest).into_owned();
    }
    bytes.iter().map(|&byte| document_letter(byte)).collect()
}

/// A letter of PDFDocEncoding (Annex D.3); it differs from Latin-1 in two ranges.
fn document_letter(byte: u8) -> char {
    const LOW: [char; 8] = ['˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '˜'];
    const HIGH: [char; 33] = [
        '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚', '™', 'ﬁ', 'ﬂ', 'Ł',
        'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{FFFD}', '€',
    ];
    let letter = match byte {
        0x18..=0x1F => LOW.get(usize::from(byte - 0x18)),
        0x80..=0xA0 => HIGH.get(usize::from(byte - 0x80)),
        _ => None,
    };
    letter.copied().unwrap_or(char::from(byte))
}

/// `D:20210506101500+07'00'` as a time; a date without time zone is none, since it names no moment.
pub(crate) fn date(bytes: &[u8]) -> Option<DateTime<FixedOffset>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let rest = text.strip_prefix("D:").unwrap_or(text);
    let (digits, zone) = rest.split_at_checked(14)?;
    let part = |from: usize, to: usize| -> Option<u32> {
        let part = digits.get(from..to)?;
        part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse().ok())?
    };
    let day = NaiveDate::from_ymd_opt(i32::try_from(part(0, 4)?).ok()?, part(4, 6)?, part(6, 8)?)?;
    let time = day.and_hms_opt(part(8, 10)?, part(10, 12)?, part(12, 14)?)?;
    let zone: String = zone.chars().filter(|letter| *letter != '\'').collect();
    let offset = match zone.split_at_checked(1)? {
        ("Z", "" | "00" | "0000") => 0,
        (sign @ ("+" | "-"), rest) if rest.len() == 4 && rest.bytes().all(|byte| byte.is_ascii_digit()) => {
            let minutes = rest.get(..2)?.parse::<i32>().ok()? * 60 + rest.get(2..)?.parse::<i32>().ok()?;
            if sign == "+" { minutes } else { -minutes }
        }
        _ => return None,
    };
    time.and_local_timezone(FixedOffset::east_opt(offset * 60)?).single()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_in_either_encoding() {
        assert_eq!(text(&[0xFE, 0xFF, 0x1E, 0x9E, 0, b'n']), "ẞn");
        assert_eq!(text("\u{FEFF}Å ẞ".as_bytes()), "Å ẞ");
        assert_eq!(text(b"A\x92"), "A™");
    }

    #[test]
    fn a_date_needs_a_zone_and_a_calendar_day() {
        assert_eq!(date(b"D:20210506101500+07'00'").unwrap().to_rfc3339(), "2021-05-06T10:15:00+07:00");
        assert_eq!(date(b"D:20210506101500Z").unwrap().to_rfc3339(), "2021-05-06T10:15:00+00:00");
        for wrong in [&b"D:20210506101500"[..], b"D:20210231101500Z", b"D:2021", b"", b"D:20210506101500+0\xC3\xA900"] {
            assert_eq!(date(wrong), None);
        }
    }
}
