//! Records may ask to pass over a warning, with a reason. What is passed over stays listed; an error is never.

use crate::problem::{Code, Finding, Problem, Severity};
use crate::read::{Raw, Silencing, Source, Span, nearest};

/// Marks the warnings that records ask to pass over, and says of each request that is wrong or not needed.
pub(super) fn apply(raw: &Raw, problems: Vec<Problem>, read_well: bool) -> Vec<Problem> {
    if raw.silences.is_empty() {
        return problems;
    }
    let source = |name: &str| raw.records.iter().map(|(_, source)| source).find(|source| source.name == name);
    let asked: Vec<Asked> =
        raw.silences.iter().filter_map(|(name, asked)| Some(Asked::new(source(name)?, asked))).collect();
    let mut used = vec![false; asked.len()];
    let mut all: Vec<Problem> = problems
        .into_iter()
        .map(|problem| {
            let found = asked.iter().position(|asked| asked.covers(&problem));
            match found.filter(|_| problem.severity() == Severity::Warning) {
                Some(index) => {
                    used[index] = true;
                    problem.silence(&asked[index].silencing.reason.value)
                }
                None => problem,
            }
        })
        .collect();
    for (Asked { source, silencing: asked, .. }, used) in asked.iter().zip(used) {
        let typed = &asked.code.value;
        let code = || typed.clone();
        let wrong = match Code::ALL.iter().find(|code| code.as_str() == typed) {
            None => {
                let known = Code::ALL.iter().filter(|code| code.severity() == Severity::Warning);
                let nearest = nearest(typed, known.map(|code| code.as_str())).map(str::to_owned);
                Some(Finding::SilenceUnknown { code: code(), nearest })
            }
            Some(known) if known.severity() == Severity::Error => Some(Finding::SilenceForbidden { code: code() }),
            // A quarter that was not read may have it.
            Some(_) if !used && raw.whole && read_well => Some(Finding::SilenceUnused { code: code() }),
            Some(_) => None,
        };
        all.extend(wrong.map(|wrong| super::rule::at(source, asked.code.span, wrong)));
    }
    all
}

/// A request, and where in its file it holds: from a line and column to another.
struct Asked<'r> {
    source: &'r Source,
    silencing: &'r Silencing,
    from: (usize, usize),
    to: (usize, usize),
}

impl<'r> Asked<'r> {
    fn new(source: &'r Source, silencing: &'r Silencing) -> Self {
        let place = |at: usize| {
            let place = source.place(Span { start: at, end: at });
            (place.line, place.column)
        };
        Self { source, silencing, from: place(silencing.within.start), to: place(silencing.within.end) }
    }

    /// Whether a problem is of the rule that is asked for and lies in the record that asks.
    fn covers(&self, problem: &Problem) -> bool {
        problem.code().as_str() == self.silencing.code.value
            && problem.place().is_some_and(|place| {
                place.file == self.source.name && (self.from..=self.to).contains(&(place.line, place.column))
            })
    }
}

/// What is said of requests: code, why and source.
#[cfg(test)]
pub(super) const ENTRIES: [(Code, &str, &str); 3] = [
    (Code::BQ001, "Mã viết sai thì không bỏ qua được gì, và không ai biết.", "định dạng hồ sơ"),
    (Code::BQ002, "Lỗi thể thức, lỗi số liệu không bao giờ bỏ qua được.", "nguyên tắc: văn bản sai không được lập"),
    (Code::BQ003, "Yêu cầu bỏ qua còn lại sau khi đã sửa có thể che một lỗi về sau.", "thực hành kiểm tra hồ sơ"),
];
