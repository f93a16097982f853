//! Rules about evidence (tài liệu kiểm chứng): completed actions have it, it is cited completely, is dated within the
//! year, and is not used for two unrelated actions.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::lists::TYPES;
use super::rule::{PlanYear, Rule, View, at, at_state};
use crate::period::short;
use crate::problem::{Problem, problems};
use crate::read::{Action, Evidence, EvidenceKind, Field, Span};

problems! {
    KC001 Warning Data "Nhiệm vụ hoàn thành chưa có tài liệu kiểm chứng." [
        "Hoàn thành mà không có tài liệu kiểm chứng thì không được tính điểm; báo cáo nêu rõ.",
        "kế hoạch nguồn: \"không có tài liệu kiểm chứng\""
    ] {
        DoneWithoutEvidence { action: String } =>
            format!("Nhiệm vụ \"{action}\" ghi hoàn thành nhưng chưa có tài liệu kiểm chứng."),
            "thêm tai_lieu_kiem_chung (số, ký hiệu, ngày, tên tài liệu); nếu thật ra chưa xong thì sửa tinh_trang.";
    }
    KC005 Warning Data "Văn bản kiểm chứng thiếu số, ký hiệu hoặc ngày." [
        "Văn bản kiểm chứng phải đủ số, ký hiệu, ngày thì mới tra cứu được.",
        "NĐ 30/2020, PL I, II.6.a (viện dẫn văn bản)"
    ] {
        EvidenceIncomplete { missing: Vec<&'static str> } =>
            format!("Văn bản kiểm chứng thiếu {}.", missing.join(", ")),
            "ghi đủ so, ky_hieu và ngay của văn bản.";
    }
    KC006 Warning Data "Tài liệu kiểm chứng ngoài thời gian báo cáo." [
        "Tài liệu ngoài kỳ báo cáo khó được tính điểm cho năm; báo cáo nêu rõ.",
        "kế hoạch nguồn: \"tiến độ thực hiện chậm so với yêu cầu\""
    ] {
        EvidenceOutside { date: NaiveDate, late: bool } =>
            match late {
                true => format!("Tài liệu kiểm chứng ngày {} có sau ngày chốt số liệu của báo cáo.", short(*date)),
                false => format!("Tài liệu kiểm chứng ngày {} có trước kỳ báo cáo đầu tiên của năm.", short(*date)),
            },
            "kiểm tra lại ngày; nếu đúng, tài liệu này khó được tính điểm cho năm nay.";
    }
    KC010 Warning Data "Một tài liệu kiểm chứng cho hai nhiệm vụ không liên quan." [
        "Một văn bản dùng cho hai nhiệm vụ không liên quan thường là chép nhầm.",
        "kế hoạch nguồn: \"tài liệu kiểm chứng không thuyết phục\""
    ] {
        EvidenceShared { document: String, other: String } =>
            format!("{document} đã dùng để kiểm chứng nhiệm vụ \"{other}\", không liên quan đến nhiệm vụ này."),
            "kiểm tra xem có chép nhầm không; nếu đúng thì giữ lại và ghi bo_qua kèm lý do.";
    }
    TT002 Warning Data "Ký hiệu không phải của loại văn bản." [
        "Ký hiệu phải khớp loại văn bản: KH kế hoạch, BC báo cáo, QĐ quyết định …",
        "NĐ 30/2020, Phụ lục III"
    ] {
        SymbolNotType { symbol: String, kind: &'static str, wanted: &'static str } =>
            format!("Ký hiệu \"{symbol}\" không phải của loại văn bản {kind}."),
            format!("ký hiệu của {kind} bắt đầu bằng {wanted}; sửa ký hiệu hoặc tên văn bản.");
    }
    TT003 Warning Data "Số văn bản nhỏ hơn 10 thiếu số 0." [
        "Số dưới 10 phải ghi thêm số 0 ở trước.",
        "NĐ 30/2020, PL I, II.3"
    ] {
        NumberUnpadded { number: String } =>
            format!("Số văn bản \"{number}\" nhỏ hơn 10 thiếu số 0 ở trước."),
            format!("ghi \"0{number}\".");
    }
    TT004 Warning Data "Số, ký hiệu có khoảng trắng." [
        "Ký hiệu văn bản viết liền, không có khoảng trắng.",
        "NĐ 30/2020, PL I, II.3"
    ] {
        SymbolSpaced { symbol: String } =>
            format!("Ký hiệu \"{symbol}\" có khoảng trắng."),
            format!("ghi \"{}\".", symbol.split_whitespace().collect::<String>());
    }
    TT012 Error Data "Số văn bản gõ cả ký hiệu." [
        "Số gõ cả ký hiệu thì trang in ký hiệu hai lần.",
        "NĐ 30/2020, PL I, II.3; II.6.b"
    ] {
        /// A number into which the symbol was typed: `7/QC-UBND`.
        SymbolInNumber { typed: String, number: String, symbol: String } =>
            format!("Số văn bản \"{typed}\" gõ cả ký hiệu."),
            format!("ghi \"so: {number}\" và \"ky_hieu: {symbol}\".");
    }
    TT019 Warning Data "Số, ký hiệu của tài liệu gõ thừa." [
        "Chữ \"Số\", dấu gạch chéo, dấu chấm do trang đặt; gõ thêm thì in thành hai.",
        "NĐ 30/2020, PL I, II.3; II.6.b"
    ] {
        /// A word or a sign that the page puts itself: `Số 57`, `57-QĐ`.
        MoreThanNumber { typed: String } =>
            format!("\"{typed}\" không chỉ có số văn bản."),
            "chỉ ghi số, ví dụ \"so: 57\"; ký hiệu ghi ở ky_hieu.";
        /// A symbol into which the number, a slash or a final point was typed: `57/QĐ-UBND`, `/QĐ-UBND`, `QĐ-UBND.`.
        MoreThanSymbol { typed: String, symbol: String } =>
            format!("Ký hiệu \"{typed}\" gõ cả số hoặc dấu thừa."),
            format!("ghi \"ky_hieu: {symbol}\"; số ghi ở so.");
    }
}

pub(super) const RULES: &[Rule] = &[without, files, incomplete, symbols, outside, shared];

/// Actions that are done by the last quarter and have evidence in no quarter of the year (KC001).
fn without(view: &View, found: &mut Vec<Problem>) {
    for year in view.years.iter().filter(|_| view.is_read_well()) {
        let Some((_, figures)) = year.last() else { continue };
        for state in figures.actions.iter().filter(|state| state.without_evidence()) {
            let fault = DoneWithoutEvidence { action: state.action.id.to_string() };
            found.push(at_state(year, state, fault));
        }
    }
}

/// Problems of the evidence files themselves, found when they were read.
fn files(view: &View, found: &mut Vec<Problem>) {
    for file in &view.raw.quarters {
        found.extend(file.evidence_faults.iter().map(|(span, fault)| at(&file.source, *span, fault.clone())));
    }
}

/// Every piece of evidence, with the file that cites it.
fn every<'v>(view: &'v View) -> impl Iterator<Item = (&'v crate::read::QuarterFile, &'v Evidence)> {
    let of = |file: &'v crate::read::QuarterFile| file.record.progress.iter().flat_map(|progress| &progress.evidence);
    view.raw.quarters.iter().flat_map(move |file| of(file).map(move |evidence| (file, evidence)))
}

/// A document without number, symbol or date, or with a number or symbol that is not written as the decree wants it.
fn incomplete(view: &View, found: &mut Vec<Problem>) {
    for (file, evidence) in every(view) {
        if evidence.kind.value == EvidenceKind::Document {
            let parts = [
                ("số", evidence.number.is_none()),
                ("ký hiệu", evidence.symbol.is_none()),
                ("ngày", evidence.date.is_none()),
            ];
            let missing: Vec<_> = parts.into_iter().filter(|(_, missing)| *missing).map(|(name, _)| name).collect();
            if !missing.is_empty() && view.is_read_well() {
                found.push(at(&file.source, evidence.name.span, EvidenceIncomplete { missing }));
            }
        }
        if let Some(number) = evidence.number.as_ref().filter(|number| unpadded(&number.value)) {
            let fault = NumberUnpadded { number: number.value.clone() };
            found.push(at(&file.source, number.span, fault));
        }
        if let Some((number, fault)) = evidence.number.as_ref().and_then(|at| Some((at, with_symbol(&at.value)?))) {
            found.push(at(&file.source, number.span, fault));
        } else if let Some(number) = evidence.number.as_ref().filter(|number| !is_number(&number.value)) {
            found.push(at(&file.source, number.span, MoreThanNumber { typed: number.value.clone() }));
        }
        if let Some((symbol, fault)) = evidence.symbol.as_ref().and_then(|at| Some((at, with_number(&at.value)?))) {
            found.push(at(&file.source, symbol.span, fault));
        }
        if let Some(symbol) = evidence.symbol.as_ref().filter(|symbol| symbol.value.contains(' ')) {
            let fault = SymbolSpaced { symbol: symbol.value.clone() };
            found.push(at(&file.source, symbol.span, fault));
        }
    }
}

/// The problem of a number that contains the symbol: after the slash, and perhaps a year, stands a letter. `25/2026`
/// has only the year and is right.
fn with_symbol(typed: &str) -> Option<SymbolInNumber> {
    let (number, symbol) = typed.split_once('/')?;
    let (number, symbol) = (number.trim(), symbol.trim());
    let is_number = number.starts_with(|sign: char| sign.is_ascii_digit()) && number.chars().all(char::is_alphanumeric);
    let is_symbol =
        symbol.trim_start_matches(|sign: char| sign.is_ascii_digit() || sign == '/').starts_with(char::is_alphabetic);
    let padded = if unpadded(number) { format!("0{number}") } else { number.to_owned() };
    (is_number && is_symbol).then(|| SymbolInNumber {
        typed: typed.to_owned(),
        number: padded,
        symbol: symbol.to_owned(),
    })
}

/// Whether a text is a document's number: figures, perhaps with a letter (`57a`) or a year (`25/2026`).
fn is_number(text: &str) -> bool {
    let figures =
        |part: &str| part.starts_with(|sign: char| sign.is_ascii_digit()) && part.chars().all(char::is_alphanumeric);
    text.split('/').all(|part| figures(part.trim()))
}

/// The problem of a symbol that has the number or a sign besides. `2021/QĐ-UBND` has the year and is right.
fn with_number(typed: &str) -> Option<MoreThanSymbol> {
    let ended = typed.trim_end_matches(['.', ',', ';']);
    let (first, rest) = ended.split_once('/').unwrap_or(("", ended));
    let number = first.bytes().all(|byte| byte.is_ascii_digit()) && first.len() != 4 && ended.contains('/');
    let symbol = if number { rest } else { ended };
    (symbol != typed && !symbol.is_empty())
        .then(|| MoreThanSymbol { typed: typed.to_owned(), symbol: symbol.to_owned() })
}

/// Whether a number is one digit from 1 to 9, which must be written with a 0 before it (NĐ 30/2020, PL I, II.3).
pub(super) fn unpadded(number: &str) -> bool {
    number.len() == 1 && number.bytes().all(|byte| (b'1'..=b'9').contains(&byte))
}

/// Compares the type in a document's name with its symbol. If the symbol belongs to another type: the type in the name
/// and what its symbol begins with.
pub(super) fn other_type(name: &str, symbol: &str) -> Option<(&'static str, &'static str)> {
    let (kind, wanted) = TYPES.iter().find(|(kind, _)| {
        name.strip_prefix(kind).is_some_and(|rest| !rest.chars().next().is_some_and(char::is_alphanumeric))
    })?;
    // In `2021/QĐ-UBND` a year stands before the abbreviation of the type.
    let symbol = symbol.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '/');
    let first = symbol.split(['-', '–', '/', ' ']).next().unwrap_or_default();
    // The National Assembly and its standing committee have symbols of their own; a document issued with another one
    // (`kèm theo`) has the symbol of that one.
    let own = first.starts_with("QH") || first.starts_with("UBTVQH") || name.contains("kèm theo");
    (!first.is_empty() && !first.starts_with(wanted) && !own).then_some((*kind, *wanted))
}

/// A symbol of another type of document than the title names.
fn symbols(view: &View, found: &mut Vec<Problem>) {
    for (file, evidence) in every(view).filter(|(_, evidence)| evidence.kind.value == EvidenceKind::Document) {
        let Some(symbol) = &evidence.symbol else { continue };
        if let Some((kind, wanted)) = other_type(&evidence.name.value, &symbol.value) {
            let fault = SymbolNotType { symbol: symbol.value.clone(), kind, wanted };
            found.push(at(&file.source, symbol.span, fault));
        }
    }
}

/// Evidence from before the year's first period, or from after the figures were taken.
fn outside(view: &View, found: &mut Vec<Problem>) {
    for (file, evidence) in every(view).filter(|(file, evidence)| evidence.is_outside(&file.record)) {
        let Some(date) = &evidence.date else { continue };
        let late = date.value > file.record.as_of_day();
        found.push(at(&file.source, date.span, EvidenceOutside { date: date.value, late }));
    }
}

/// The key by which the same evidence is recognised, and what a message calls it. `None` without a file and without
/// number and symbol.
fn identity(evidence: &Evidence) -> Option<(String, String)> {
    if let Some(file) = &evidence.file {
        return Some((file.0.value.clone(), format!("Tệp \"{}\"", file.0.value)));
    }
    let (number, symbol) = (evidence.number.as_ref()?, evidence.symbol.as_ref()?);
    let date = evidence.date.as_ref().map(|date| short(date.value)).unwrap_or_default();
    let called = format!("Văn bản số {}/{}", number.value, symbol.value);
    Some((format!("{}/{} {date}", number.value, symbol.value), called))
}

/// The same evidence for two unrelated actions (KC010).
fn shared(view: &View, found: &mut Vec<Problem>) {
    for year in &view.years {
        shared_in(year, found);
    }
}

fn shared_in(year: &PlanYear, found: &mut Vec<Problem>) {
    let actions: BTreeMap<&str, (&Field, &Action)> =
        year.actions().map(|(field, action)| (action.id.as_str(), (field, action))).collect();
    let mut first: BTreeMap<String, &str> = BTreeMap::new();
    for file in year.quarters {
        for progress in &file.record.progress {
            let id = progress.action.as_str();
            for evidence in &progress.evidence {
                let Some((key, called)) = identity(evidence) else { continue };
                let other = *first.entry(key).or_insert(id);
                let (Some(one), Some(two)) = (actions.get(other), actions.get(id)) else { continue };
                if !related(*one, *two) {
                    let fault = EvidenceShared { document: called, other: other.to_owned() };
                    found.push(at(&file.source, cited(evidence), fault));
                }
            }
        }
    }
}

/// Whether two actions belong to one field or remedy a common shortcoming.
fn related(one: (&Field, &Action), two: (&Field, &Action)) -> bool {
    let remedied = |action: &Action| action.remedies.iter().map(|id| id.to_string()).collect::<Vec<_>>();
    let common = remedied(one.1);
    one.0.id.as_str() == two.0.id.as_str() || remedied(two.1).iter().any(|id| common.contains(id))
}

/// The span to show for a piece of evidence: its file, else its number, else its name.
fn cited(evidence: &Evidence) -> Span {
    let file = evidence.file.as_ref().map(|file| file.0.span);
    file.or_else(|| evidence.number.as_ref().map(|number| number.span)).unwrap_or(evidence.name.span)
}
