//! Days and years that cannot be: of the document itself, of documents that it cites, of its subject.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate};

use super::language::{few, span_of};
use super::rule::{Rule, View, at};
use super::text::{DatedCitation, cited};
use crate::period::{Quarter, parse_date, short};
use crate::problem::{Problem, problems};
use crate::read::{At, Quarterly, RecordText, Source, Texts, cited_dates};

problems! {
    TG011 Error Data "Câu ghi ngày không có trong lịch." [
        "Ngày không có trong lịch thì không ai làm được, văn bản ghi ngày ấy không tra cứu được.",
        "NĐ 30/2020, PL I, II.4, II.6.b"
    ] {
        CitedOnNoDay { text: String } =>
            format!("Lịch không có ngày {text}."),
            "kiểm tra lại ngày, tháng; là ngày của văn bản được viện dẫn thì xem trên văn bản ấy.";
    }
    TG014 Warning Data "Ngày của văn bản ngoài thời gian có thể." [
        "Văn bản ghi ngày sai năm, hoặc trước khi có số liệu, là văn bản mang ngày giả.",
        "NĐ 30/2020, PL I, II.4; NĐ 09/2019/NĐ-CP, Điều 12"
    ] {
        /// A plan is issued in its year, or in the last quarter of the year before.
        DateOutOfPlan { date: NaiveDate, year: i32 } =>
            format!("Kế hoạch năm {year} ghi ngày ban hành {}.", short(*date)),
            "kiểm tra lại năm của ngày ban hành.";
        /// A document about a quarter is issued within half a year after its figures stand.
        DateFarFromFigures { date: NaiveDate, as_of: NaiveDate } =>
            match date < as_of {
                true => format!("Văn bản ghi ngày {}, trước ngày chốt số liệu {}.", short(*date), short(*as_of)),
                false => format!("Văn bản ghi ngày {}, quá xa ngày chốt số liệu {}.", short(*date), short(*as_of)),
            },
            "kiểm tra lại ngày, tháng, năm của văn bản.";
    }
    TG015 Warning Data "Văn bản được viện dẫn có sau văn bản này." [
        "Văn bản không thể viện dẫn văn bản chưa ban hành.",
        "NĐ 30/2020, PL I, II.6"
    ] {
        CitedLater { date: NaiveDate, own: NaiveDate } =>
            format!("Văn bản được viện dẫn ghi ngày {}, sau ngày {} của văn bản này.", short(*date), short(*own)),
            "kiểm tra lại ngày của văn bản được viện dẫn.";
    }
    TG016 Warning Data "Năm, quý trong trích yếu khác hồ sơ." [
        "Trích yếu chép từ năm trước mà quên sửa năm thì cả văn bản sai.",
        "thực tế: chép hồ sơ năm trước"
    ] {
        SubjectOfOtherYear { typed: String, year: i32 } =>
            format!("Trích yếu nêu năm {typed}, trong khi hồ sơ là của năm {year}."),
            "sửa năm trong trích yếu; nếu đúng là năm đó thì ghi bo_qua kèm lý do.";
        SubjectOfOtherQuarter { typed: String, quarter: &'static str } =>
            format!("Trích yếu nêu quý {typed}, trong khi hồ sơ là của quý {quarter}."),
            "sửa quý trong trích yếu.";
    }
    TG018 Warning Data "Thời hạn mới quá xa." [
        "Thời hạn ngoài năm sau năm kế hoạch thường là gõ nhầm năm.",
        "thực hành: kế hoạch của một năm"
    ] {
        DueFarAway { date: NaiveDate, year: i32 } =>
            format!("Thời hạn {} quá xa so với năm kế hoạch {year}.", short(*date)),
            "kiểm tra lại năm của thời hạn.";
    }
    TG017 Warning Data "Năm trong số, ký hiệu khác năm ban hành." [
        "Văn bản quy phạm pháp luật ghi năm ban hành trong số; khác năm của ngày là ghi nhầm một trong hai.",
        "Luật Ban hành văn bản quy phạm pháp luật (số, ký hiệu gồm năm ban hành)"
    ] {
        YearOfSymbol { code: String, date: NaiveDate } =>
            format!("Văn bản số {code} ghi ngày {}: năm trong số khác năm của ngày.", short(*date)),
            "kiểm tra lại số, ký hiệu và ngày của văn bản.";
    }
}

pub(super) const RULES: &[Rule] = &[no_days, own_dates, citations, subjects, new_dues];

/// New due dates, granted, asked for or proposed, that lie beyond the year after the plan's (TG018).
fn new_dues(view: &View, found: &mut Vec<Problem>) {
    for file in &view.raw.quarters {
        let record = &file.record;
        let Some(last) = NaiveDate::from_ymd_opt(file.named.year + 1, 12, 31) else { continue };
        let granted = record.progress.iter().filter_map(|one| one.granted.as_ref()).map(|one| &one.until);
        let requested = record.progress.iter().filter_map(|one| one.requested.as_ref()).map(|one| &one.until);
        let proposed = record.follow_up.iter().flat_map(|own| &own.new_dues).map(|one| &one.until);
        let decided = record.proposals.iter().filter_map(|one| one.until.as_ref());
        for date in granted.chain(requested).chain(proposed).chain(decided).filter(|date| date.value > last) {
            found.push(at(&file.source, date.span, DueFarAway { date: date.value, year: file.named.year }));
        }
    }
}

/// Dates in any text that the calendar has not (TG011).
fn no_days(view: &View, found: &mut Vec<Problem>) {
    super::texts(view.raw, &mut |source, RecordText { text, key }| {
        if key.is_none() {
            return;
        }
        let none: Vec<_> = cited_dates(&text.value).into_iter().filter(|(_, date)| date.is_none()).collect();
        few(none, found, |(place, _)| {
            let span = span_of(source, text, place.start, place.end);
            at(source, span, CitedOnNoDay { text: text.value[place].to_owned() })
        });
    });
}

/// How long after its figures stand a document about them may be issued, in days.
const LATEST: u64 = 184;

/// The days on which documents are issued (TG014).
fn own_dates(view: &View, found: &mut Vec<Problem>) {
    for file in &view.raw.plans {
        let year = file.folder_year;
        let possible = |day: NaiveDate| day.year() == year || (day.year() == year - 1 && day.month() > 9);
        if let Some(date) = file.plan.date.as_ref().filter(|date| !possible(date.value)) {
            found.push(at(&file.source, date.span, DateOutOfPlan { date: date.value, year }));
        }
    }
    for file in &view.raw.quarters {
        let Quarterly { date, follow_up, .. } = &file.record;
        // If the file states another quarter than its name does (TC008), its day of figures says nothing.
        if file.record.quarter.value != file.named {
            continue;
        }
        let as_of = file.record.as_of_day();
        // A report before the end of its period is an error of its own (TG008).
        let report = date.as_ref().map(|date| (date, false));
        let follow_up = follow_up.as_ref().and_then(|own| Some((own.date.as_ref()?, true)));
        for (date, early) in report.into_iter().chain(follow_up) {
            let day = date.value;
            let late = as_of.checked_add_days(Days::new(LATEST)).is_some_and(|last| day > last);
            if late || (early && day < as_of) {
                found.push(at(&file.source, date.span, DateFarFromFigures { date: day, as_of }));
            }
        }
    }
}

/// Citations of documents that came later than the one that cites them (TG015), or whose number has another year than
/// their date (TG017).
fn citations(view: &View, found: &mut Vec<Problem>) {
    let mut look = |source: &Source, text: &At<String>, own: Option<NaiveDate>| {
        for DatedCitation { code, date: (place, typed) } in cited(&text.value) {
            let Ok(date) = parse_date(&typed) else { continue };
            let span = || span_of(source, text, place.start, place.end);
            if let Some(own) = own.filter(|own| date > *own) {
                found.push(at(source, span(), CitedLater { date, own }));
            } else if year_of(&code).is_some_and(|year| year != date.year()) {
                found.push(at(source, span(), YearOfSymbol { code, date }));
            }
        }
    };
    for file in &view.raw.plans {
        let last = NaiveDate::from_ymd_opt(file.folder_year, 12, 31);
        let own = file.plan.date.as_ref().map(|date| date.value).or(last);
        // What changes a plan comes later.
        let changes = file.plan.fields.iter().flat_map(|field| &field.actions).flat_map(|action| {
            let by = action.added.iter().chain(&action.withdrawn).map(|by| &by.document);
            by.chain(action.lead_changes.iter().map(|by| &by.document))
        });
        let changes: BTreeSet<usize> = changes.map(|text| text.span.start).collect();
        file.plan.texts(None, &mut |RecordText { text, .. }| {
            let own = if changes.contains(&text.span.start) { last.max(own) } else { own };
            look(&file.source, text, own);
        });
    }
    for file in &view.raw.quarters {
        let named = file.record.quarter.value == file.named;
        let own = file.record.date.as_ref().map_or_else(|| file.record.as_of_day(), |date| date.value);
        let grants = file.record.progress.iter().filter_map(|one| one.granted.as_ref()).map(|grant| &grant.document);
        // Extensions of a later day are an error of their own (TG012).
        let grants: BTreeSet<usize> = grants.map(|text| text.span.start).collect();
        file.record.texts(None, &mut |RecordText { text, .. }| {
            look(&file.source, text, Some(own).filter(|_| named && !grants.contains(&text.span.start)));
        });
    }
}

/// The year in a number and symbol: `61/2018/NĐ-CP`.
fn year_of(code: &str) -> Option<i32> {
    let year = code.split('/').nth(1)?;
    let year = (year.len() == 4).then(|| year.parse().ok()).flatten()?;
    (1945..=2100).contains(&year).then_some(year)
}

/// Years and quarters in subjects (TG016).
fn subjects(view: &View, found: &mut Vec<Problem>) {
    for file in &view.raw.plans {
        let year = file.folder_year;
        found.extend(of_years(&file.source, &file.plan.subject, year, year - 1..=year));
    }
    for file in &view.raw.quarters {
        let year = file.named.year;
        let own = file.record.subject.iter().map(|lines| &**lines);
        for subject in own {
            found.extend(of_years(&file.source, subject, year, year - 1..=year));
            found.extend(of_quarter(&file.source, subject, file.named));
        }
        let next = file.record.follow_up.iter().filter_map(|own| own.subject.as_ref()).map(|lines| &**lines);
        for subject in next {
            found.extend(of_years(&file.source, subject, year, year - 1..=year + 1));
        }
    }
}

/// The first year that a subject names and that is none of these. Years of a period, `giai đoạn 2021 - 2030`, and of a
/// cited document are passed over.
fn of_years(source: &Source, subject: &At<String>, year: i32, right: std::ops::RangeInclusive<i32>) -> Option<Problem> {
    let text = &subject.value;
    let mut years = text.match_indices("năm").filter_map(|(at, word)| {
        let rest = text[at + word.len()..].trim_start();
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        let from = text.len() - rest.len();
        let stated = (digits.len() == 4).then(|| digits.parse::<i32>().ok()).flatten()?;
        // `ngày 05 tháng 3 năm 2020` is the date of a document.
        let mut before = text[..at].split_whitespace().rev();
        let cited = before.next().is_some_and(|word| word.contains('/'));
        let dated = cited || before.next() == Some("tháng");
        (!dated && !right.contains(&stated)).then(|| (from..from + 4, digits))
    });
    let (place, typed) = years.next()?;
    let span = span_of(source, subject, place.start, place.end);
    Some(at(source, span, SubjectOfOtherYear { typed, year }))
}

/// The quarter that a subject names, if it is another.
fn of_quarter(source: &Source, subject: &At<String>, named: Quarter) -> Option<Problem> {
    let text = &subject.value;
    let (at_word, word) = ["quý ", "Quý "].iter().find_map(|word| Some((text.find(word)?, word)))?;
    let rest = &text[at_word + word.len()..];
    let typed = rest.split(|sign: char| !sign.is_alphanumeric()).next().filter(|typed| !typed.is_empty())?;
    let stated = Quarter::parse(&format!("{typed}/{}", named.year))?;
    let start = at_word + word.len();
    let span = span_of(source, subject, start, start + typed.len());
    let fault = SubjectOfOtherQuarter { typed: typed.to_owned(), quarter: named.roman() };
    (stated.number != named.number).then(|| at(source, span, fault))
}
