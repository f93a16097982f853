//! Why a record file is not parsed, in Vietnamese, at the place that a clerk has to look at.

use serde_saphyr::Error;

use super::lost::Sign;
use super::places::bytes;
use super::{Source, Span};
use crate::problem::{Fault, Place, Problem, problems};

problems! {
    CP001 Error Data "Tệp viết sai cú pháp YAML." {
        Syntax { reason: String } =>
            format!("Tệp viết sai cú pháp YAML: {reason}."),
            "xem dòng này và dòng ngay trên: khoảng trắng đầu dòng, dấu hai chấm, dấu ngoặc kép.";
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
    Problem::at(source.place(span), Syntax { reason: reason(name).to_owned() })
}

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
    // A quote left open is closed by the next quote, perhaps hundreds of lines below: shown where it was opened.
    if text.contains("trailing content")
        && let Some(open) = at.and_then(|at| quote_left_open(&source.text, at.start))
    {
        let span = Span { start: open, end: open + 1 };
        return Problem::at(source.place(span), Syntax { reason: reason("unclosed quote").to_owned() });
    }
    let fault = if ["budget", "limit exceeded", "limit breached", "too deep", "replay"].iter().any(|w| text.contains(w))
    {
        Fault::from(TooComplex {})
    } else {
        Syntax { reason: reason(&text).to_owned() }.into()
    };
    match at {
        Some(at) => Problem::at(source.place(at), fault),
        None => Problem::at(Place::file(&source.name), fault),
    }
}

/// Where the quoted text before `end` begins, if that is on another line.
fn quote_left_open(text: &str, end: usize) -> Option<usize> {
    let before = text.get(..end)?.trim_end();
    let quote = before.chars().next_back().filter(|c| matches!(c, '"' | '\''))?;
    let inside = &before[..before.len() - 1];
    let open = inside.rfind(quote)?;
    inside[open..].contains('\n').then_some(open)
}

/// The parser's English reason in Vietnamese, by the first words that occur in it. Others share one sentence, since the
/// place is shown anyway.
fn reason(text: &str) -> &'static str {
    const REASONS: &[(&str, &str)] = &[
        ("tab", "đầu dòng thụt vào bằng phím Tab; chỉ được dùng khoảng trắng"),
        ("unclosed quote", "chưa đóng dấu ngoặc kép hoặc ngoặc đơn"),
        (
            "mapping values are not allowed",
            "trong giá trị có dấu hai chấm (hãy để cả giá trị trong dấu ngoặc kép), hoặc dòng này thụt vào sâu hơn dòng trên",
        ),
        (
            "did not find expected key",
            "đầu dòng thụt vào không đều với các dòng cùng cấp, hoặc còn chữ sau dấu ngoặc đóng",
        ),
        ("did not find expected '-'", "đầu dòng thụt vào không đều với các dòng cùng cấp"),
        ("trailing content", "còn chữ sau dấu ngoặc kép đóng; hãy để cả giá trị trong một cặp dấu ngoặc"),
        (
            "block scalar",
            "dấu | hoặc > đứng đầu giá trị; hãy xuống dòng ngay sau dấu đó, hoặc để cả giá trị trong dấu ngoặc kép",
        ),
        ("are not allowed in this context", "dấu - hoặc ? đứng đầu giá trị; hãy để cả giá trị trong dấu ngoặc kép"),
        ("multiple YAML documents", "có dòng \"---\" chia tệp làm hai"),
        ("expected string scalar", "khóa phải là một từ, không phải danh sách"),
        ("unknown anchor", "dấu * đứng đầu giá trị; hãy để cả giá trị trong dấu ngoặc kép"),
        ("anchor", "dấu & hoặc * đứng đầu giá trị; hãy để cả giá trị trong dấu ngoặc kép"),
        ("alias", "dấu * đứng đầu giá trị; hãy để cả giá trị trong dấu ngoặc kép"),
        ("tag", "dấu ! đứng đầu giá trị; hãy để cả giá trị trong dấu ngoặc kép"),
        ("escape", "dấu \\ trong ngoặc kép; hãy dùng ngoặc đơn thay cho ngoặc kép"),
        (
            "simple key",
            "sau khóa phải có dấu hai chấm và một khoảng trắng; nếu dòng này nối tiếp dòng trên thì thụt vào như dòng trên",
        ),
        ("expected ':'", "thiếu dấu hai chấm sau khóa"),
        ("flow", "chưa đóng dấu ngoặc [ ] hoặc { }"),
        ("illegal placement of ':'", "chưa đóng dấu ngoặc [ ] hoặc { } ở trên"),
        ("indent", "thụt đầu dòng không đều với các dòng cùng cấp"),
        ("control", "có ký tự điều khiển"),
        ("unexpected character", "giá trị bắt đầu bằng một dấu riêng của YAML; hãy để trong dấu ngoặc kép"),
    ];
    REASONS.iter().find(|(english, _)| text.contains(english)).map_or("không hiểu được chỗ này", |(_, words)| words)
}
