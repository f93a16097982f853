//! BER in, DER lengths out: some programs write their CMS with indefinite lengths, and every PDF pads it with zeros.

/// Deepest nesting that is followed; a CMS with certificates in it needs about 15.
const DEEPEST: usize = 40;

/// Largest CMS that is read, in bytes; real ones with time stamp and revocation data stay below 100 KB.
const LARGEST: usize = 4 << 20;

/// How the bytes in `/Contents` were encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// As ISO 32000-2, 12.8.3.3.1 asks.
    Der,
    /// With indefinite or long lengths, or strings in pieces; read all the same.
    Ber,
}

/// The one element that `bytes` hold, with definite shortest lengths and strings in one piece. After it only zeros may
/// come (the padding of `/Contents`); anything else is `None`, since it could hide something. Also how it was encoded and
/// how many bytes it took there.
pub(crate) fn element(bytes: &[u8]) -> Option<(Vec<u8>, Encoding, usize)> {
    if bytes.len() > LARGEST {
        return None;
    }
    let (der, used) = definite(bytes, 0)?;
    let (element, padding) = bytes.split_at_checked(used)?;
    if padding.iter().any(|byte| *byte != 0) {
        return None;
    }
    let encoding = if der == element { Encoding::Der } else { Encoding::Ber };
    Some((der, encoding, used))
}

/// One element with its tag byte `tag` and `content`, in DER.
pub(crate) fn tlv(tag: u8, content: &[u8]) -> Vec<u8> {
    let mut out = vec![tag];
    push_length(&mut out, content.len());
    out.extend_from_slice(content);
    out
}

/// DER length octets (X.690, 10.1).
fn push_length(out: &mut Vec<u8>, length: usize) {
    if let Ok(short @ 0..0x80) = u8::try_from(length) {
        out.push(short);
        return;
    }
    let bytes = length.to_be_bytes();
    let long: Vec<u8> = bytes.into_iter().skip_while(|byte| *byte == 0).collect();
    out.push(0x80 | u8::try_from(long.len()).unwrap_or(0));
    out.extend_from_slice(&long);
}

/// The first element of `bytes` in DER lengths, and how many bytes it took.
fn definite(bytes: &[u8], depth: usize) -> Option<(Vec<u8>, usize)> {
    let tag = *bytes.first()?;
    // Tags above 30 (X.690, 8.1.2.4) occur in no CMS.
    if depth > DEEPEST || tag & 0x1f == 0x1f {
        return None;
    }
    let (length, head) = length(bytes.get(1..)?)?;
    let head = head + 1;
    let constructed = tag & 0x20 != 0;
    let content = match length {
        Some(length) => bytes.get(head..head.checked_add(length)?)?,
        None if constructed => bytes.get(head..)?,
        None => return None,
    };
    if !constructed {
        return Some((tlv(tag, content), head + content.len()));
    }
    let mut parts = Vec::new();
    let mut at = 0;
    loop {
        match length {
            Some(length) if at == length => break,
            None if content.get(at..at + 2)? == [0, 0] => {
                at += 2;
                break;
            }
            _ => {}
        }
        let (part, used) = definite(content.get(at..)?, depth + 1)?;
        at += used;
        parts.push(part);
    }
    // An octet string in pieces (X.690, 8.7.3) becomes one; other strings in pieces are not met.
    let whole = if tag == 0x24 {
        let mut octets = Vec::new();
        for part in &parts {
            let (Some(length), head) = self::length(part.get(1..)?)? else { return None };
            if part.first() != Some(&0x04) {
                return None;
            }
            octets.extend_from_slice(part.get(head + 1..head + 1 + length)?);
        }
        tlv(0x04, &octets)
    } else {
        tlv(tag, &parts.concat())
    };
    Some((whole, head + at))
}

/// Length octets: the length (`None`: indefinite) and how many octets said it.
fn length(bytes: &[u8]) -> Option<(Option<usize>, usize)> {
    let first = *bytes.first()?;
    match first {
        0x80 => Some((None, 1)),
        0..0x80 => Some((Some(usize::from(first)), 1)),
        _ => {
            let octets = bytes.get(1..1 + usize::from(first & 0x7f))?;
            if octets.len() > 8 {
                return None;
            }
            let length = octets.iter().fold(0_u64, |sum, octet| sum << 8 | u64::from(*octet));
            Some((Some(usize::try_from(length).ok()?), 1 + octets.len()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn der_stays_as_it_is_and_padding_goes() {
        let der = [0x30, 0x03, 0x02, 0x01, 0x05];
        let padded = [&der[..], &[0; 9]].concat();
        assert_eq!(element(&padded), Some((der.to_vec(), Encoding::Der, 5)));
    }

    #[test]
    fn indefinite_lengths_and_strings_in_pieces_become_definite() {
        let ber =
            [0x30, 0x80, 0x24, 0x80, 0x04, 0x01, 0xaa, 0x04, 0x01, 0xbb, 0, 0, 0x02, 0x81, 0x01, 0x05, 0, 0, 0, 0];
        let der = vec![0x30, 0x07, 0x04, 0x02, 0xaa, 0xbb, 0x02, 0x01, 0x05];
        assert_eq!(element(&ber), Some((der, Encoding::Ber, 18)));
    }

    #[test]
    fn what_follows_the_element_may_only_be_zeros() {
        assert_eq!(element(&[0x30, 0x00, 0x00, 0x01]), None);
    }

    #[test]
    fn deep_nesting_and_false_lengths_end_without_an_element() {
        assert_eq!(element(&[0x30; 5000]), None);
        assert_eq!(element(&[0x30, 0x80].repeat(5000)), None);
        assert_eq!(element(&[0x30, 0x88, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]), None);
        assert_eq!(element(&[0x30, 0x84, 0x7f, 0xff, 0xff, 0xff]), None);
    }

    #[test]
    fn long_lengths_have_as_many_octets_as_they_need() {
        assert_eq!(tlv(4, &[0; 0x7f])[..2], [4, 0x7f]);
        assert_eq!(tlv(4, &[0; 0x80])[..3], [4, 0x81, 0x80]);
        assert_eq!(tlv(4, &[0; 0x1234])[..4], [4, 0x82, 0x12, 0x34]);
    }
}
