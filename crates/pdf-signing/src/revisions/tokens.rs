//! The contents of pages and forms as operands and operators (ISO 32000-2, 7.8.2).

use super::syntax::{Cursor, is_regular};
use super::unreadable::Unreadable;
use super::value::PdfValue;

/// A piece of a content stream.
#[derive(Debug, PartialEq)]
pub(super) enum ContentToken<'a> {
    Operand(PdfValue),
    Operator(&'a [u8]),
}

/// The next operand or operator; `None` at the end.
pub(super) fn next_token<'a>(cursor: &mut Cursor<'a>) -> Result<Option<ContentToken<'a>>, Unreadable> {
    cursor.space();
    let Some(first) = cursor.peek() else { return Ok(None) };
    if !(first.is_ascii_alphabetic() || matches!(first, b'\'' | b'"')) {
        return cursor.value().map(|value| Some(ContentToken::Operand(value)));
    }
    let rest = cursor.rest();
    let length = rest.iter().take_while(|&&byte| is_regular(byte)).count();
    let word = rest.get(..length).unwrap_or_default();
    if matches!(word, b"true" | b"false" | b"null") {
        return cursor.value().map(|value| Some(ContentToken::Operand(value)));
    }
    cursor.at += length;
    Ok(Some(ContentToken::Operator(word)))
}

/// Steps behind the `EI` of an inline image, whose `BI` was read.
pub(super) fn skip_inline_image(cursor: &mut Cursor) {
    let rest = cursor.rest();
    let ends = |window: &[u8]| window[0].is_ascii_whitespace() && window[1..3] == *b"EI" && !is_regular(window[3]);
    cursor.at += rest.windows(4).position(ends).map_or(rest.len(), |at| at + 3);
}

#[cfg(test)]
mod tests {
    use super::super::budget::Budget;
    use super::*;

    #[test]
    fn operands_and_operators_are_told_apart() {
        let budget = Budget::new(100, 0);
        let mut cursor = Cursor::new(b"q true f* /F 1.5 Tf [(a) -20 <62>] TJ (x)' BI /W 1 ID abc EI Q", 0, &budget);
        let mut operators = Vec::new();
        let mut operands = 0;
        while let Some(token) = next_token(&mut cursor).unwrap() {
            match token {
                ContentToken::Operator(b"BI") => skip_inline_image(&mut cursor),
                ContentToken::Operator(word) => operators.push(String::from_utf8_lossy(word).into_owned()),
                ContentToken::Operand(_) => operands += 1,
            }
        }
        assert_eq!((operators.join(" ").as_str(), operands), ("q f* Tf TJ ' Q", 5));
    }
}
