//! Records may ask to pass over a warning, with a reason. What is passed over stays listed; an error is never.

use crate::problem::{Code, Finding, Problem, Severity};
use crate::read::{Raw, Silencing, Source, nearest};

/// Marks the warnings that records ask to pass over, and says of each request that is wrong or not needed.
pub(super) fn apply(raw: &Raw, problems: Vec<Problem>) -> Vec<Problem> {
    if raw.silences.is_empty() {
        return problems;
    }
    let source = |name: &str| raw.records.iter().map(|(_, source)| source).find(|source| source.name == name);
    let asked: Vec<(&Source, &Silencing)> =
        raw.silences.iter().filter_map(|(name, asked)| Some((source(name)?, asked))).collect();
    let mut used = vec![false; asked.len()];
    let mut all: Vec<Problem> = problems
        .into_iter()
        .map(|problem| {
            let found = asked.iter().position(|(source, asked)| covers(source, asked, &problem));
            match found.filter(|_| problem.severity() == Severity::Warning) {
                Some(index) => {
                    used[index] = true;
                    problem.silence(&asked[index].1.reason.value)
                }
                None => problem,
            }
        })
        .collect();
    for ((source, asked), used) in asked.iter().zip(used) {
        let typed = &asked.code.value;
        let code = || typed.clone();
        let wrong = match Code::ALL.iter().find(|code| code.as_str() == typed) {
            None => {
                let known = Code::ALL.iter().filter(|code| code.severity() == Severity::Warning);
                let nearest = nearest(typed, known.map(|code| code.as_str())).map(str::to_owned);
                Some(Finding::SilenceUnknown { code: code(), nearest })
            }
            Some(known) if known.severity() == Severity::Error => Some(Finding::SilenceForbidden { code: code() }),
            Some(_) if !used => Some(Finding::SilenceUnused { code: code() }),
            Some(_) => None,
        };
        all.extend(wrong.map(|wrong| super::rule::at(source, asked.code.span, wrong)));
    }
    all
}

/// Whether a problem is of the rule that is asked for and lies in the record that asks.
fn covers(source: &Source, asked: &Silencing, problem: &Problem) -> bool {
    let Some(place) = problem.place().filter(|place| place.file == source.name) else { return false };
    let (first, last) =
        (source.place(asked.within), source.line(crate::read::Span { start: asked.within.end, end: asked.within.end }));
    let begun = (place.line, place.column) >= (first.line, first.column);
    problem.code().as_str() == asked.code.value && begun && place.line <= last
}

/// What is said of requests: code, why and source.
#[cfg(test)]
pub(super) const ENTRIES: [(Code, &str, &str); 3] = [
    (Code::BQ001, "Mã viết sai thì không bỏ qua được gì, và không ai biết.", "định dạng hồ sơ"),
    (Code::BQ002, "Lỗi thể thức, lỗi số liệu không bao giờ bỏ qua được.", "nguyên tắc: văn bản sai không được lập"),
    (Code::BQ003, "Yêu cầu bỏ qua còn lại sau khi đã sửa có thể che một lỗi về sau.", "thực hành kiểm tra hồ sơ"),
];
