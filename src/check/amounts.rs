//! Amounts of indicators that can be read in two ways: `1.500` is one and a half for a program, and fifteen hundred for
//! most readers.

use super::rule::{Rule, View, at};
use crate::problem::{Problem, problems};
use crate::read::{Score, Source};

problems! {
    DI012 Error Data "Số đọc được hai cách." [
        "Dấu chấm trước ba chữ số ai cũng đọc là hàng nghìn, còn hồ sơ nhận cả dấu chấm thập phân; con số không được hiểu hai cách.",
        "thực hành: dấu chấm ngăn hàng nghìn, dấu phẩy ngăn phần thập phân"
    ] {
        AmountOfTwoReadings { typed: String, whole: String, decimal: String } =>
            format!("\"{typed}\" không rõ là {whole} hay {decimal}."),
            format!("ghi {whole} nếu dấu chấm ngăn hàng nghìn, {decimal} nếu là số thập phân.");
    }
}

pub(super) const RULES: &[Rule] = &[amounts];

fn amounts(view: &View, found: &mut Vec<Problem>) {
    let mut look = |source: &Source, amount: &Score| {
        let typed = source.text.get(amount.span.start..amount.span.end).unwrap_or_default().trim_matches(['"', '\'']);
        let Some((whole, part)) = typed.split_once('.') else { return };
        let figures = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        // `0.125` and `1500.250` are no thousands.
        let thousands = part.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
        if thousands && figures(whole) && figures(part) {
            let decimal = format!("{whole},{}", part.trim_end_matches('0')).trim_end_matches(',').to_owned();
            let fault = AmountOfTwoReadings { typed: typed.to_owned(), whole: format!("{whole}{part}"), decimal };
            found.push(at(source, amount.span, fault));
        }
    };
    for file in &view.raw.plans {
        file.plan.indicators.iter().for_each(|indicator| look(&file.source, &indicator.target));
    }
    for file in &view.raw.quarters {
        for of in &file.record.indicators {
            let all = [&of.in_period, &of.cumulative, &of.same_period_last_year];
            all.into_iter().flatten().for_each(|amount| look(&file.source, amount));
        }
    }
}
