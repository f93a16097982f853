//! Time: what is done when, due when, reported when.

use chrono::NaiveDate;

use super::language::{few, span_of};
use super::rule::{Rule, View, at, at_state, rule};
use crate::figures;
use crate::period::Quarter;
use crate::problem::{Disorder, Fault, Finding, Problem};
use crate::read::{At, Source, Status, cited_dates};

pub(super) const RULES: &[Rule] = &[
    rule!(
        completion,
        (TG001, "Xong trước khi bắt đầu là ghi nhầm ngày.", "thực hành báo cáo định kỳ"),
        (
            TG002,
            "Báo cáo không thể nêu kết quả có sau ngày chốt số liệu.",
            "NĐ 09/2019/NĐ-CP, Điều 12 (thời gian chốt số liệu)"
        ),
        (
            TG003,
            "Không có ngày hoàn thành thì không biết đúng hạn hay trễ hạn.",
            "kế hoạch nguồn: \"tiến độ thực hiện chậm\""
        ),
        (TG004, "Chưa hoàn thành thì không có ngày hoàn thành.", "NĐ 09/2019/NĐ-CP, Điều 5"),
    ),
    rule!(dues, (TG005, "Thời hạn ngoài năm kế hoạch thường là ghi nhầm năm.", "kế hoạch nguồn: kế hoạch của một năm")),
    rule!(
        overdue,
        (
            TG006,
            "Việc quá hạn phải được đôn đốc; báo cáo nêu rõ với Chủ tịch.",
            "kế hoạch nguồn: \"tiến độ thực hiện chậm so với yêu cầu\""
        )
    ),
    rule!(
        grants,
        (TG007, "Thời hạn chỉ thay đổi khi có văn bản cho phép.", "nguyên tắc: đề nghị gia hạn chưa phải là gia hạn"),
        (
            TG012,
            "Văn bản có sau ngày chốt số liệu chưa cho phép điều gì vào ngày chốt.",
            "NĐ 09/2019/NĐ-CP, Điều 12 (thời gian chốt số liệu)"
        ),
    ),
    rule!(
        documents,
        (TG011, "Văn bản ghi ngày không có trong lịch thì không tra cứu được.", "NĐ 30/2020, PL I, II.4, II.6.b")
    ),
    rule!(
        early_reports,
        (TG008, "Báo cáo ghi ngày trước khi hết kỳ thì số liệu chưa thể đủ.", "NĐ 09/2019/NĐ-CP, Điều 12")
    ),
    rule!(
        quarters,
        (TC008, "Tệp quý để sai chỗ thì số liệu vào sai quý, sai năm.", "cách đặt tên tệp hồ sơ"),
        (
            TG009,
            "Thiếu một quý thì số lũy kế không đủ; báo cáo nêu rõ.",
            "kế hoạch nguồn: \"định kỳ hàng quý báo cáo\""
        ),
    ),
    rule!(new_dues, (TC009, "Thời hạn mới cho việc đã xong hoặc thường xuyên không được dùng đến.", "định dạng hồ sơ")),
];

/// When actions were completed.
fn completion(view: &View, found: &mut Vec<Problem>) {
    for (year, file) in view.quarters() {
        let first = Quarter { number: 1, ..file.named }.reporting_period().0;
        let as_of = file.record.as_of_day();
        for progress in &file.record.progress {
            let action = || progress.action.0.value.clone();
            let done = progress.status.value == Status::Done;
            let Some(completed) = &progress.completed_on else {
                if done && view.is_read_well() {
                    found.push(at(&file.source, progress.status.span, Finding::CompletedWhen { action: action() }));
                }
                continue;
            };
            let day = completed.value;
            if !done {
                found.push(at(&file.source, completed.span, Finding::CompletedNotDone { action: action() }));
                continue;
            }
            if day > as_of {
                found.push(at(&file.source, completed.span, Finding::CompletedAfterAsOf { day, as_of }));
            }
            let unfinished = |status| matches!(status, Status::NotStarted | Status::InProgress);
            let reported = year
                .before(file, &progress.action.0.value)
                .filter(|report| unfinished(report.progress.status.value))
                .map(|report| report.file.record.as_of_day())
                .filter(|reported| day < *reported)
                .max();
            let too_early = match reported {
                Some(since) => Some(Finding::CompletedTooEarly { day, since, reported: true }),
                None => (day < first).then_some(Finding::CompletedTooEarly { day, since: first, reported: false }),
            };
            found.extend(too_early.map(|fault| at(&file.source, completed.span, fault)));
        }
    }
}

/// Dues before the plan or after its year.
fn dues(view: &View, found: &mut Vec<Problem>) {
    for year in &view.years {
        let named = year.plan.folder_year;
        let start = Quarter { year: named, number: 1 }.reporting_period().0;
        let first = year.plan.plan.date.as_ref().map_or(start, |date| date.value);
        let Some(last) = NaiveDate::from_ymd_opt(named, 12, 31) else { continue };
        for (_, action) in year.actions() {
            let day = action.planned_day(named);
            let outside = day.filter(|due| *due < first || *due > last).zip(action.due.as_ref());
            found.extend(
                outside.map(|(due, typed)| at(&year.plan.source, typed.span, Finding::DueOutside { due, first, last })),
            );
        }
    }
}

/// What is past its due date on the day of the last quarter's figures.
fn overdue(view: &View, found: &mut Vec<Problem>) {
    // A status that could not be read may say that it is done.
    for year in view.years.iter().filter(|_| view.is_read_well()) {
        let Some((_, figures)) = year.last() else { continue };
        for state in &figures.actions {
            let (Some(days), Some(due)) = (state.days_overdue(), state.due) else { continue };
            let told = state.progress.is_some_and(|progress| progress.reason.is_some());
            let fault = Finding::Overdue { action: state.action.id.0.value.clone(), days, due, told };
            found.push(at_state(year, state, fault));
        }
    }
}

/// Extensions by a document that is not cited as one, by a number and a date; that is of a later day than the figures.
fn grants(view: &View, found: &mut Vec<Problem>) {
    for (_, file) in view.quarters() {
        for grant in file.record.progress.iter().filter_map(|progress| progress.granted.as_ref()) {
            let text = &grant.document.value;
            let digits = |part: &str| part.starts_with(|letter: char| letter.is_ascii_digit());
            let date = |part: &str| {
                let parts: Vec<&str> = part.trim_end_matches(['.', ',', ';', ')']).split(['/', '-']).collect();
                parts.len() == 3 && parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
            };
            let letters = |part: &str| part.contains('/') && part.chars().any(char::is_alphabetic);
            let numbered = text.split_whitespace().any(|word| digits(word) && letters(word));
            let dated = text.split_whitespace().any(date) || (text.contains(" tháng ") && text.contains(" năm "));
            if !(numbered && dated) {
                let fault = Finding::GrantNotCited { text: text.clone() };
                found.push(at(&file.source, grant.document.span, fault));
            }
            // The day of another quarter's figures says nothing here.
            if file.record.quarter.value != file.named {
                continue;
            }
            let as_of = file.record.as_of_day();
            let Some((place, date)) = grant.cited_date() else { continue };
            let span = span_of(&file.source, &grant.document, place.start, place.end);
            if let Some(date) = date.filter(|date| *date > as_of) {
                found.push(at(&file.source, span, Disorder::GrantAfterAsOf { date, as_of }));
            }
        }
    }
}

/// Documents that are cited with a day that the calendar has not: bases, amendments, changes of lead, instructions,
/// extensions.
fn documents(view: &View, found: &mut Vec<Problem>) {
    let mut look = |source: &Source, cited: &At<String>| {
        let none: Vec<_> = cited_dates(&cited.value).into_iter().filter(|(_, date)| date.is_none()).collect();
        few(none, found, |(place, _)| {
            let span = span_of(source, cited, place.start, place.end);
            at(source, span, Disorder::CitedOnNoDay { text: cited.value[place].to_owned() })
        });
    };
    for file in &view.raw.plans {
        let plan = &file.plan;
        plan.bases.iter().chain(&plan.opening).chain(&plan.assessment.basis).for_each(|text| look(&file.source, text));
        for action in plan.fields.iter().flat_map(|field| &field.actions) {
            let amendments = action.added.iter().chain(&action.withdrawn).map(|by| &by.document);
            amendments
                .chain(action.lead_changes.iter().map(|by| &by.document))
                .for_each(|text| look(&file.source, text));
        }
    }
    for file in &view.raw.quarters {
        let instructions = file.record.instructions.iter().filter_map(|one| one.document.as_ref());
        let grants = file.record.progress.iter().filter_map(|one| one.granted.as_ref()).map(|grant| &grant.document);
        instructions.chain(grants).for_each(|text| look(&file.source, text));
    }
}

/// Reports dated before the period that they report on has ended.
fn early_reports(view: &View, found: &mut Vec<Problem>) {
    for file in &view.raw.quarters {
        let end = file.record.reporting_period().1;
        let early = file.record.date.iter().filter(|date| date.value < end);
        found.extend(early.map(|date| at(&file.source, date.span, Finding::ReportTooEarly { date: date.value, end })));
    }
}

/// A file of another quarter than it is named by, and quarters without a record before one that has it.
fn quarters(view: &View, found: &mut Vec<Problem>) {
    for file in &view.raw.quarters {
        let stated = file.record.quarter.value;
        if stated != file.named {
            let shown = |quarter: Quarter| format!("{}/{}", quarter.number, quarter.year);
            let fault = Fault::QuarterNotFile { quarter: shown(stated), file: shown(file.named) };
            found.push(at(&file.source, file.record.quarter.span, fault));
        }
    }
    for year in view.years.iter().filter(|_| view.is_read_well()) {
        for (file, figures) in year.counted() {
            // The quarter just before: those before it are told where it is missing.
            let skipped = figures.unreported.iter().filter(|quarter| file.named.before() == Some(**quarter));
            found.extend(skipped.map(|quarter| {
                let quarter = format!("{}/{}", quarter.roman(), quarter.year);
                at(&file.source, file.record.quarter.span, Finding::QuarterSkipped { quarter })
            }));
        }
    }
}

/// New due dates of the follow-up plan for what does not go on: continuous work, and what is done with its evidence.
fn new_dues(view: &View, found: &mut Vec<Problem>) {
    for year in &view.years {
        for (file, figures) in year.counted() {
            let Some(follow_up) = file.record.follow_up.as_ref().filter(|follow_up| !follow_up.new_dues.is_empty())
            else {
                continue;
            };
            let left = figures::left(figures, Some(follow_up));
            let goes_on =
                |id: &str| left.unfinished.iter().chain(&left.owing).any(|one| one.state.action.id.0.value == id);
            let known = |id: &str| figures.actions.iter().any(|state| state.action.id.0.value == id);
            for due in &follow_up.new_dues {
                let id = &due.action.0;
                if known(&id.value) && !goes_on(&id.value) {
                    found.push(at(&file.source, id.span, Fault::NewDueUnused { action: id.value.clone() }));
                }
            }
        }
    }
}
