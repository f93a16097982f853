//! No number is given twice: one number and symbol belong to one document of a year (NĐ 30/2020, Điều 15).

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::rule::{Rule, View, at};
use crate::period::{Quarter, short};
use crate::problem::{Fault, Problem, problems};
use crate::read::{Agency, At, Issuer, Plan, Quarterly, Replaced, Source};

problems! {
    CS003 Error Data "Số văn bản dùng hai lần." [
        "Một số và ký hiệu trong một năm chỉ thuộc một văn bản.",
        "NĐ 30/2020, Điều 15; PL I, II.3"
    ] {
        /// Two documents of one year have one number and symbol.
        NumberTwice { number: String, year: i32, other: String } =>
            format!("Số {number} năm {year} đã dùng cho {other}."),
            "xem sổ đăng ký văn bản đi, sửa \"so\" của văn bản ghi sai; mỗi số chỉ cấp một lần trong năm.";
    }
    CS004 Error Data "Văn bản bị thay thế có sau văn bản thay thế." [
        "Văn bản chỉ thay thế văn bản đã ban hành trước đó.",
        "NĐ 30/2020, Điều 18 (sửa đổi, thay thế văn bản đã phát hành)"
    ] {
        ReplacesLater { replaced: NaiveDate, date: NaiveDate } =>
            format!("Văn bản ngày {} không thể thay thế văn bản ngày {}.", short(*date), short(*replaced)),
            "kiểm tra lại ngay của văn bản và ngay ở thay_the.";
    }
    CS005 Error Data "Văn bản thay thế chính nó." [
        "Văn bản thay thế phải có số, ngày của mình, khác văn bản cũ.",
        "NĐ 30/2020, Điều 15; PL I, II.3"
    ] {
        ReplacesItself =>
            "Văn bản ghi là thay thế chính nó: cùng số, cùng ngày.",
            "ghi ở thay_the số, ký hiệu, ngày của văn bản cũ; số, ngày của văn bản mới để trống khi chưa cấp.";
    }
}

pub(super) const RULES: &[Rule] = &[twice, replaced];

/// A number that a record gives to a document.
#[derive(Debug)]
pub(crate) struct Given<'a> {
    pub(crate) number: &'a At<u32>,
    /// What follows the number: `KH-UBND`.
    pub(crate) symbol: String,
    /// The year of issue, in which numbers begin anew.
    pub(crate) year: i32,
    /// What messages call the document.
    pub(crate) called: String,
    /// The record file, by path inside the unit.
    pub(crate) file: String,
    /// Whether it is the number of a follow-up plan, which stands below a key of its own.
    pub(crate) follow_up: bool,
}

/// The numbers that plans (by the year of their folder) and quarters give to documents.
pub(super) fn given<'a>(
    agency: &Agency,
    plans: impl Iterator<Item = (i32, &'a Plan)>,
    quarters: impl Iterator<Item = (Quarter, &'a Quarterly)>,
) -> Vec<Given<'a>> {
    let plan_symbol = symbol("KH", &agency.committee);
    let report_symbol = symbol("BC", agency.office.as_ref().unwrap_or(&agency.committee));
    let mut all = Vec::new();
    for (year, plan) in plans {
        all.extend(plan.number.as_ref().map(|number| Given {
            number,
            symbol: plan_symbol.clone(),
            year: plan.date.as_ref().map_or(year, |date| date.value.year()),
            called: format!("kế hoạch năm {year}"),
            file: format!("{year}/ke-hoach.yaml"),
            follow_up: false,
        }));
    }
    for (quarter, record) in quarters {
        let of = format!("quý {} năm {}", quarter.roman(), quarter.year);
        let file = format!("{}/quy-{}.yaml", quarter.year, quarter.number);
        all.extend(record.number.as_ref().map(|number| Given {
            number,
            symbol: report_symbol.clone(),
            year: record.date.as_ref().map_or(quarter.year, |date| date.value.year()),
            called: format!("báo cáo {of}"),
            file: file.clone(),
            follow_up: false,
        }));
        let plan = record.follow_up.as_ref();
        all.extend(plan.and_then(|plan| Some((plan, plan.number.as_ref()?))).map(|(plan, number)| Given {
            number,
            symbol: plan_symbol.clone(),
            year: plan.date.as_ref().map_or(quarter.year, |date| date.value.year()),
            called: format!("kế hoạch tiếp tục sau {of}"),
            file,
            follow_up: true,
        }));
    }
    all
}

/// The symbol of a kind of document without its number.
fn symbol(kind: &str, issuer: &Issuer) -> String {
    format!("{kind}-{}", issuer.abbreviation.value)
}

/// Documents of one issuer, kind and year with the same number. The later record is at fault.
fn twice(view: &View, found: &mut Vec<Problem>) {
    let Some((_, agency)) = view.agency() else { return };
    let plans = view.raw.plans.iter().map(|file| (file.folder_year, &file.plan));
    let quarters = view.raw.quarters.iter().map(|file| (file.named, &file.record));
    let mut first: BTreeMap<(u32, String, i32), String> = BTreeMap::new();
    for given in given(agency, plans, quarters) {
        let key = (given.number.value, given.symbol.clone(), given.year);
        let Some(other) = first.get(&key) else {
            first.insert(key, given.called);
            continue;
        };
        let fault = given.twice(other);
        let source = view.raw.records.iter().find(|(file, _)| *file == given.file);
        found.push(match source {
            Some((_, source)) => Problem::at(source.place(given.number.span), fault),
            None => Problem::general(fault),
        });
    }
}

/// Documents that replace one of a later day, or themselves.
fn replaced(view: &View, found: &mut Vec<Problem>) {
    type Issue<'a> = (Option<&'a At<u32>>, Option<&'a At<NaiveDate>>, Option<&'a Replaced>);
    let mut check = |source: &Source, (number, date, replaced): Issue| {
        let Some((date, replaced)) = date.zip(replaced) else { return };
        let same = number.is_some_and(|number| number.value == replaced.number.value);
        if replaced.date.value > date.value {
            let fault = ReplacesLater { replaced: replaced.date.value, date: date.value };
            found.push(at(source, replaced.date.span, fault));
        } else if same && replaced.date.value == date.value {
            found.push(at(source, replaced.number.span, ReplacesItself {}));
        }
    };
    for file in &view.raw.plans {
        let plan = &file.plan;
        check(&file.source, (plan.number.as_ref(), plan.date.as_ref(), plan.replaced.as_ref()));
    }
    for file in &view.raw.quarters {
        let record = &file.record;
        check(&file.source, (record.number.as_ref(), record.date.as_ref(), record.replaced.as_ref()));
        if let Some(own) = &record.follow_up {
            check(&file.source, (own.number.as_ref(), own.date.as_ref(), own.replaced.as_ref()));
        }
    }
}

impl Given<'_> {
    /// That another document has the number already.
    pub(crate) fn twice(&self, other: &str) -> Fault {
        let number = format!("{}/{}", self.number.value, self.symbol);
        NumberTwice { number, year: self.year, other: other.to_owned() }.into()
    }
}
