//! Suppressions (`bo_qua`): a record may ask, with a reason, that warnings of a code be passed over. They stay listed
//! as passed over. Errors cannot be passed over, but for those that only a reader can judge.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::problem::{Fault, Problem, Severity, problems, registered};
use crate::read::{Raw, Silencing, Source, Span, nearest};

problems! {
    BQ001 Error Data "Mã của quy tắc cần bỏ qua không có." [
        "Mã viết sai thì không bỏ qua được gì, và không ai biết.",
        "định dạng hồ sơ"
    ] {
        SilenceUnknown { code: String, nearest: Option<String> } =>
            format!("Không có quy tắc nào mang mã \"{code}\"."),
            match nearest {
                Some(nearest) => format!("có phải là \"{nearest}\"?"),
                None => "chép mã từ kết quả kiểm tra.".into(),
            };
    }
    BQ002 Error Data "Lỗi không bỏ qua được." [
        "Lỗi thể thức, lỗi số liệu không bao giờ bỏ qua được.",
        "nguyên tắc: văn bản sai không được lập"
    ] {
        SilenceForbidden { code: String } =>
            format!("{code} là lỗi, không bỏ qua được."),
            "sửa chỗ sai; chỉ cảnh báo, và lỗi MM002, NN004, NN030, TG011, mới bỏ qua được.";
    }
    BQ003 Warning Data "Không có gì để bỏ qua." [
        "Yêu cầu bỏ qua còn lại sau khi đã sửa có thể che một lỗi về sau.",
        "thực hành kiểm tra hồ sơ"
    ] {
        SilenceUnused { code: String } =>
            format!("Ở đây không có cảnh báo {code} nào để bỏ qua."),
            "bỏ mục bo_qua này.";
    }
}

/// Errors that can be passed over: what looks like a placeholder, damaged, or a day may be something else.
const PASSABLE: [&str; 4] = ["MM002", "NN004", "NN030", "TG011"];

/// Marks the warnings that records ask to pass over, and says of each request that is wrong or not needed.
pub(super) fn apply(raw: &Raw, problems: Vec<Problem>, read_well: bool) -> Vec<Problem> {
    if raw.silences.is_empty() {
        return problems;
    }
    let source = |name: &str| raw.records.iter().map(|(_, source)| source).find(|source| source.name == name);
    let asked: Vec<AskedSilence> =
        raw.silences.iter().filter_map(|(name, asked)| Some(AskedSilence::new(source(name)?, asked))).collect();
    let outermost = outermost(&asked);
    let mut used = vec![false; asked.len()];
    let mut all: Vec<Problem> = problems
        .into_iter()
        .map(|problem| {
            let found = covering(&asked, &outermost, &problem);
            match found.filter(|_| may_pass(problem.code().as_str(), problem.severity())) {
                Some(index) => {
                    used[index] = true;
                    problem.silence(&asked[index].silencing.reason.value)
                }
                None => problem,
            }
        })
        .collect();
    for (AskedSilence { source, silencing: asked, .. }, used) in asked.iter().zip(used) {
        let typed = &asked.code.value;
        let code = || typed.clone();
        let wrong = match registered().find(|(code, _)| code == typed) {
            None => {
                let warnings = registered().filter(|(code, severity)| may_pass(code, *severity));
                let nearest = nearest(typed, warnings.map(|(code, _)| code)).map(str::to_owned);
                Some(Fault::from(SilenceUnknown { code: code(), nearest }))
            }
            Some((code, severity)) if !may_pass(code, severity) => {
                Some(SilenceForbidden { code: code.to_owned() }.into())
            }
            // Only if everything was read: the warning may come from a quarter that was left out.
            Some(_) if !used && raw.whole && read_well => Some(SilenceUnused { code: code() }.into()),
            Some(_) => None,
        };
        all.extend(wrong.map(|wrong| super::rule::at(source, asked.code.span, wrong)));
    }
    all
}

fn may_pass(code: &str, severity: Severity) -> bool {
    severity == Severity::Warning || PASSABLE.contains(&code)
}

/// A request, and the part of its file in which it holds, from one (line, column) to another.
struct AskedSilence<'r> {
    source: &'r Source,
    silencing: &'r Silencing,
    from: (usize, usize),
    to: (usize, usize),
}

impl<'r> AskedSilence<'r> {
    fn new(source: &'r Source, silencing: &'r Silencing) -> Self {
        let place = |at: usize| {
            let place = source.place(Span { start: at, end: at });
            (place.line, place.column)
        };
        Self { source, silencing, from: place(silencing.within.start), to: place(silencing.within.end) }
    }
}

/// By file and code, the indices of the requests that no other one encloses, in the order of the file. Records either
/// contain each other or are apart, so that these do not overlap; of two requests for one record the first counts.
type Outermost<'r> = BTreeMap<(&'r str, &'r str), Vec<usize>>;

fn outermost<'r>(asked: &[AskedSilence<'r>]) -> Outermost<'r> {
    let mut order: Vec<usize> = (0..asked.len()).collect();
    order.sort_by_key(|&index| (asked[index].from, Reverse(asked[index].to), index));
    let mut outermost = Outermost::new();
    for index in order {
        let one = &asked[index];
        let known = outermost.entry((one.source.name.as_str(), one.silencing.code.value.as_str())).or_default();
        if known.last().is_none_or(|&last| asked[last].to < one.from) {
            known.push(index);
        }
    }
    outermost
}

/// The index of the request that covers a problem: of its code, for a record that contains its place.
fn covering(asked: &[AskedSilence], outermost: &Outermost, problem: &Problem) -> Option<usize> {
    let place = problem.place()?;
    let at = (place.line, place.column);
    let known = outermost.get(&(place.file.as_str(), problem.code().as_str()))?;
    let index = *known.get(known.partition_point(|&index| asked[index].from <= at).checked_sub(1)?)?;
    (at <= asked[index].to).then_some(index)
}
