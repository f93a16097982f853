//! No number is given twice: one number and symbol belong to one document of a year (NĐ 30/2020, Điều 15).

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::rule::{Rule, View, at};
use crate::kinds::Document;
use crate::period::short;
use crate::problem::{Fault, Problem, problems};
use crate::read::{Agency, At, Issue};

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
    pub(crate) document: Document,
    pub(crate) number: &'a At<u32>,
    /// What follows the number: `KH-UBND`.
    pub(crate) symbol: String,
    /// The year of issue, in which numbers begin anew.
    pub(crate) year: i32,
}

impl<'a> Given<'a> {
    /// The number that the record of a document gives to it, if it does.
    pub(super) fn of(agency: &Agency, document: Document, issue: Issue<'a>) -> Option<Self> {
        let year = issue.date.map_or(document.year(), |date| date.value.year());
        Some(Self { number: issue.number?, symbol: agency.symbol(document.kind()), year, document })
    }
}

/// Documents of one issuer, kind and year with the same number. The later record is at fault.
fn twice(view: &View, found: &mut Vec<Problem>) {
    let Some((_, agency)) = view.agency() else { return };
    let mut first: BTreeMap<(u32, String, i32), Document> = BTreeMap::new();
    for (document, issue, source) in view.raw.issues() {
        let Some(given) = Given::of(agency, document, issue) else { continue };
        let key = (given.number.value, given.symbol.clone(), given.year);
        match first.get(&key) {
            Some(other) => found.push(at(source, given.number.span, given.twice(other))),
            None => {
                first.insert(key, given.document);
            }
        }
    }
}

/// Documents that replace one of a later day, or themselves.
fn replaced(view: &View, found: &mut Vec<Problem>) {
    for (_, Issue { number, date, replaced }, source) in view.raw.issues() {
        let Some((date, replaced)) = date.zip(replaced) else { continue };
        let same = number.is_some_and(|number| number.value == replaced.number.value);
        if replaced.date.value > date.value {
            let fault = ReplacesLater { replaced: replaced.date.value, date: date.value };
            found.push(at(source, replaced.date.span, fault));
        } else if same && replaced.date.value == date.value {
            found.push(at(source, replaced.number.span, ReplacesItself {}));
        }
    }
}

impl Given<'_> {
    /// The problem that another document has this number already.
    pub(crate) fn twice(&self, other: &Document) -> Fault {
        let number = format!("{}/{}", self.number.value, self.symbol);
        NumberTwice { number, year: self.year, other: other.called_in_full() }.into()
    }
}
