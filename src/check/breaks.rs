//! TypedLine breaks in a value: those that YAML keeps, which the page would show at the margin, and those that it joins though
//! a list was meant.

use super::rule::{Rule, View, at};
use crate::problem::{Problem, problems};
use crate::read::{At, Source, Span};

problems! {
    NN034 Warning Data "Xuống dòng trong giá trị." [
        "Dòng xuống giữa giá trị in ra sát lề, không thụt đầu dòng, dính với câu lập sẵn.",
        "NĐ 30/2020, PL I, II.6.đ (trình bày đoạn văn)"
    ] {
        /// A line further in than those above, which YAML does not join to them.
        DeeperLine =>
            "Dòng này thụt vào sâu hơn các dòng trên nên không nối với chúng: trang xuống dòng ở đây.",
            "cho dòng này thụt vào bằng các dòng trên.";
        BrokenValue =>
            "Giá trị có chỗ xuống dòng: trang xuống dòng ở đây, không thụt đầu dòng.",
            "mỗi đoạn để thành một mục riêng (\"- …\") nếu khóa nhận danh sách; nếu không thì viết liền một đoạn (\">-\", không có \
             dòng trống).";
    }
    NN035 Warning Data "Các dòng bị nối thành một." [
        "YAML nối các dòng của một giá trị; gạch đầu dòng ở giữa in liền trong câu.",
        "quy tắc của YAML 1.2, mục 6.5"
    ] {
        JoinedLines =>
            "Các dòng từ đây bị nối thành một dòng trên trang.",
            "mỗi gạch đầu dòng để thành một mục riêng của danh sách, nếu khóa nhận danh sách; nếu không thì viết thành câu.";
    }
}

pub(super) const RULES: &[Rule] = &[breaks];

fn breaks(view: &View, found: &mut Vec<Problem>) {
    super::texts(view.raw, &mut |source, text| {
        // A subject may be given line by line.
        if text.key.is_none_or(|key| key.name == "trich_yeu") {
            return;
        }
        let lines = TypedLine::all(source, text.text);
        if lines.len() < 2 {
            return;
        }
        if text.text.value.contains('\n') {
            found.push(match deeper(&lines) {
                Some(line) => at(source, line.span, DeeperLine {}),
                None => at(source, after_a_break(&lines, &text.text.value).unwrap_or(text.text.span), BrokenValue {}),
            });
        } else if let Some(line) = first_item(&lines) {
            found.push(at(source, line.span, JoinedLines {}));
        }
    });
}

/// A line of a value as typed, without the sign of a block before it.
struct TypedLine<'s> {
    text: &'s str,
    span: Span,
    /// How far in it begins; unknown of a line that stands behind its key.
    indent: Option<usize>,
}

impl<'s> TypedLine<'s> {
    /// The lines that hold text.
    fn all(source: &'s Source, text: &At<String>) -> Vec<Self> {
        let typed = source.text.get(text.span.start..text.span.end).unwrap_or_default();
        let block = typed.starts_with(['|', '>']);
        let mut start = text.span.start;
        let mut lines = Vec::new();
        for (index, line) in typed.split_inclusive('\n').enumerate() {
            let bare = line.trim();
            let from = start + line.len() - line.trim_start().len();
            let sign = block && index == 0;
            if !bare.is_empty() && !sign {
                let before = source.text.get(..from).and_then(|before| before.rsplit('\n').next()).unwrap_or_default();
                let indent = before.trim().is_empty().then_some(before.len());
                lines.push(TypedLine { text: bare, span: Span { start: from, end: from + bare.len() }, indent });
            }
            start += line.len();
        }
        lines
    }
}

/// The first line of a block that is further in than the first.
fn deeper<'l, 's>(lines: &'l [TypedLine<'s>]) -> Option<&'l TypedLine<'s>> {
    let first = lines.first()?.indent?;
    lines.iter().find(|line| line.indent.is_some_and(|indent| indent > first))
}

/// The line with which the text goes on after its first break.
fn after_a_break(lines: &[TypedLine], value: &str) -> Option<Span> {
    let next = value.split('\n').skip(1).find(|line| !line.trim().is_empty())?;
    let first = next.split_whitespace().next()?;
    lines.iter().skip(1).find(|line| line.text.split_whitespace().next() == Some(first)).map(|line| line.span)
}

/// The first of several lines that begin as items of a list do, or of one behind a colon.
fn first_item<'l, 's>(lines: &'l [TypedLine<'s>]) -> Option<&'l TypedLine<'s>> {
    let items: Vec<(&TypedLine, &TypedLine)> =
        lines.windows(2).map(|pair| (&pair[0], &pair[1])).filter(|(_, line)| is_item(line.text)).collect();
    let (before, first) = items.first()?;
    (items.len() > 1 || before.text.ends_with([':', ';'])).then_some(first)
}

fn is_item(line: &str) -> bool {
    let (first, rest) = line.split_once(' ').unwrap_or((line, ""));
    let number = first.strip_suffix(['.', ')']).is_some_and(|number| {
        let letters = number.chars().count();
        (letters == 1 && number.chars().all(char::is_lowercase) && first.ends_with(')'))
            || (letters < 3 && letters > 0 && number.bytes().all(|digit| digit.is_ascii_digit()))
    });
    !rest.is_empty() && (matches!(first, "-" | "–" | "+" | "•" | "*") || number)
}
