//! Why a record file is not parsed, in Vietnamese, at the place that a clerk has to look at.

use serde_saphyr::Error;

use super::cause::{SyntaxCause, cause};
use super::lost::Sign;
use super::places::bytes;
use super::reasons::SyntaxReason;
use super::strange::{self, Strange};
use super::{Source, Span};
use crate::problem::{Fault, Place, Problem, problems};

problems! {
    CP001 Error Data "Tệp viết sai cú pháp YAML." {
        Syntax { reason: SyntaxReason } =>
            format!("Tệp viết sai cú pháp YAML: {}.", reason.words().0),
            reason.words().1;
    }
    CP002 Error Data "Nội dung YAML lồng nhau hoặc lặp lại quá mức." {
        TooComplex =>
            "Nội dung YAML lồng nhau hoặc lặp lại quá mức cho phép.",
            "bỏ các dấu neo (&, *) và các lớp lồng nhau không cần thiết.";
    }
    CP003 Error Data "Tệp không có nội dung." {
        Empty =>
            "Tệp không có nội dung.",
            "dòng đầu của tệp hồ sơ là \"phien_ban: 1\".";
    }
    CP005 Error Data "Ký tự lạ ở chỗ của dấu YAML." {
        StrangeSign { strange: Strange } =>
            strange.words().0,
            strange.words().1;
    }
    CU002 Error Data "Ký tự điều khiển trong văn bản." [
        "Ký tự điều khiển làm trang in khác với những gì đã gõ.",
        "TCVN 6909:2001"
    ] {
        ControlCharacter { letter: char } =>
            format!("Có ký tự điều khiển không nhìn thấy được (U+{:04X}) trong văn bản.", *letter as u32),
            "xóa ký tự đó rồi gõ lại chỗ này.";
    }
}

/// A word that would be missing from the page.
pub(super) fn lost(source: &Source, span: Span, sign: Sign) -> Problem {
    let name = match sign {
        Sign::Anchor => "anchor",
        Sign::Tag => "tag",
    };
    Problem::at(source.place(span), Syntax { reason: SyntaxReason::of_parser(name) })
}

/// A character in place of a sign of YAML.
pub(super) fn strange(source: &Source, span: Span) -> Problem {
    match strange::at(&source.text, span.start) {
        Some((strange, span)) => Problem::at(source.place(span), StrangeSign { strange }),
        None => Problem::at(source.place(span), Syntax { reason: SyntaxReason::Unknown }),
    }
}

/// Why the parser refuses a file.
pub(super) fn syntax_problem(source: &Source, error: &Error) -> Problem {
    let text = error.without_snippet().to_string();
    let at = error.location().map(|location| bytes(source, location));
    // The parser stops at the beginning of the value that a control character stands in.
    if text.contains("unexpected character")
        && let Some((start, letter)) = source.text.char_indices().find(|(_, c)| c.is_control() && !c.is_whitespace())
    {
        let span = Span { start, end: start + letter.len_utf8() };
        return Problem::at(source.place(span), ControlCharacter { letter });
    }
    let complex = ["budget", "limit exceeded", "limit breached", "too deep", "replay"];
    let complex = complex.iter().any(|word| text.contains(word));
    match (!complex).then(|| cause(&source.text)).flatten() {
        Some(SyntaxCause::Strange(span)) => return strange(source, span),
        Some(SyntaxCause::Typed(span, reason)) => return Problem::at(source.place(span), Syntax { reason }),
        None => {}
    }
    let fault =
        if complex { Fault::from(TooComplex {}) } else { Syntax { reason: SyntaxReason::of_parser(&text) }.into() };
    match at {
        Some(at) => Problem::at(source.place(at), fault),
        None => Problem::at(Place::file(&source.name), fault),
    }
}
