//! Rules about dates: of completion, due dates, extensions, cited documents, reports, and which quarter a file is of.

use chrono::NaiveDate;

use super::language::span_of;
use super::rule::{Rule, View, at, at_state};
use crate::figures;
use crate::period::{Quarter, short};
use crate::problem::{Problem, problems};
use crate::read::{ActionId, Status};

problems! {
    TC008 Error Data "Quý ghi trong tệp khác quý ở tên tệp." [
        "Tệp quý để sai chỗ thì số liệu vào sai quý, sai năm.",
        "cách đặt tên tệp hồ sơ"
    ] {
        QuarterNotFile { quarter: String, file: String } =>
            format!("Tệp ghi quý {quarter} nhưng tên tệp là quý {file}."),
            format!("sửa thành \"quy: {file}\", hoặc đổi tên tệp.");
    }
    TC009 Warning Data "Thời hạn mới không dùng đến." [
        "Thời hạn mới cho việc đã xong hoặc thường xuyên không được dùng đến.",
        "định dạng hồ sơ"
    ] {
        NewDueUnused { action: String } =>
            format!(
                "Thời hạn mới của nhiệm vụ \"{action}\" không dùng đến: nhiệm vụ đã xong, đủ tài liệu kiểm chứng, hoặc được thực \
                 hiện thường xuyên."
            ),
            "bỏ mục này khỏi thoi_han_moi, hoặc sửa mã nhiệm vụ.";
    }
    TG001 Warning Data "Hoàn thành trước khi bắt đầu." [
        "Xong trước khi bắt đầu là ghi nhầm ngày.",
        "thực hành báo cáo định kỳ"
    ] {
        CompletedTooEarly { day: NaiveDate, since: NaiveDate, reported: bool } =>
            match reported {
                true => format!("Hoàn thành ngày {}, nhưng đến ngày {} báo cáo trước vẫn ghi chưa xong.", short(*day), short(*since)),
                false => format!("Hoàn thành ngày {}, trước khi năm kế hoạch bắt đầu (ngày {}).", short(*day), short(*since)),
            },
            "kiểm tra lại ngày hoàn thành; nếu báo cáo quý trước đã sai thì nêu điều chỉnh.";
    }
    TG002 Error Data "Hoàn thành sau ngày chốt số liệu." [
        "Báo cáo không thể nêu kết quả có sau ngày chốt số liệu.",
        "NĐ 09/2019/NĐ-CP, Điều 12 (thời gian chốt số liệu)"
    ] {
        CompletedAfterAsOf { day: NaiveDate, as_of: NaiveDate } =>
            format!("Hoàn thành ngày {}, sau ngày chốt số liệu {}.", short(*day), short(*as_of)),
            "việc xong sau ngày chốt thì để quý sau báo cáo; nếu ngày chốt sai thì sửa ngay_chot.";
    }
    TG003 Warning Data "Hoàn thành mà không có ngày hoàn thành." [
        "Không có ngày hoàn thành thì không biết đúng hạn hay trễ hạn.",
        "kế hoạch nguồn: \"tiến độ thực hiện chậm\""
    ] {
        CompletedWhen { action: String } =>
            format!("Nhiệm vụ \"{action}\" ghi hoàn thành nhưng không có ngày hoàn thành."),
            "ghi ngay_hoan_thanh, để biết đúng hạn hay trễ hạn.";
    }
    TG004 Error Data "Có ngày hoàn thành mà chưa hoàn thành." [
        "Chưa hoàn thành thì không có ngày hoàn thành.",
        "NĐ 09/2019/NĐ-CP, Điều 5"
    ] {
        CompletedNotDone { action: String } =>
            format!("Nhiệm vụ \"{action}\" có ngày hoàn thành nhưng tình trạng chưa phải là hoàn thành."),
            "sửa tinh_trang thành hoan_thanh, hoặc bỏ ngay_hoan_thanh.";
    }
    TG005 Warning Data "Thời hạn ngoài thời gian của kế hoạch." [
        "Thời hạn ngoài năm kế hoạch thường là ghi nhầm năm.",
        "kế hoạch nguồn: kế hoạch của một năm"
    ] {
        DueOutside { due: NaiveDate, first: NaiveDate, last: NaiveDate } =>
            format!("Thời hạn {} nằm ngoài thời gian của kế hoạch ({} – {}).", short(*due), short(*first), short(*last)),
            "kiểm tra lại ngày, năm của thời hạn.";
    }
    TG006 Warning Data "Nhiệm vụ quá hạn." [
        "Việc quá hạn phải được đôn đốc; báo cáo nêu rõ với Chủ tịch.",
        "kế hoạch nguồn: \"tiến độ thực hiện chậm so với yêu cầu\""
    ] {
        /// `told`: the record says why.
        Overdue { action: String, days: i64, due: NaiveDate, told: bool } =>
            format!("Nhiệm vụ \"{action}\" quá hạn {days:02} ngày (thời hạn {}).", short(*due)),
            match told {
                true => "đôn đốc bộ phận chủ trì; báo cáo đã nêu việc này với Chủ tịch.",
                false => "đôn đốc bộ phận chủ trì và ghi lý do ở ly_do; báo cáo đã nêu việc này với Chủ tịch.",
            };
    }
    TG007 Error Data "Gia hạn mà không nêu văn bản cho phép." [
        "Thời hạn chỉ thay đổi khi có văn bản cho phép.",
        "nguyên tắc: đề nghị gia hạn chưa phải là gia hạn"
    ] {
        GrantNotCited { text: String, year: i32 } =>
            format!("\"{text}\" không nêu số, ngày của văn bản cho gia hạn."),
            format!(
                "ghi loại, số, ký hiệu, ngày của văn bản, ví dụ Thông báo số 31/TB-UBND ngày 20/6/{year}; chưa có văn bản thì chỉ \
                 ghi de_nghi_gia_han."
            );
    }
    TG008 Error Data "Báo cáo ghi ngày trước khi hết kỳ." [
        "Báo cáo ghi ngày trước khi hết kỳ thì số liệu chưa thể đủ.",
        "NĐ 09/2019/NĐ-CP, Điều 12"
    ] {
        ReportTooEarly { date: NaiveDate, end: NaiveDate } =>
            format!("Báo cáo ghi ngày {}, trước ngày cuối kỳ báo cáo {}.", short(*date), short(*end)),
            "sửa ngay, hoặc ghi kỳ lấy số liệu khác ở ky_bao_cao.";
    }
    TG009 Warning Data "Quý trước chưa có hồ sơ." [
        "Thiếu một quý thì số lũy kế không đủ; báo cáo nêu rõ.",
        "kế hoạch nguồn: \"định kỳ hàng quý báo cáo\""
    ] {
        QuarterSkipped { quarter: String } =>
            format!("Chưa có hồ sơ của quý {quarter}, quý ngay trước quý này."),
            "lập hồ sơ của quý đó, hoặc để báo cáo nêu là chưa có số liệu.";
    }
    TG012 Error Data "Văn bản gia hạn có sau ngày chốt số liệu." [
        "Văn bản có sau ngày chốt số liệu chưa cho phép điều gì vào ngày chốt.",
        "NĐ 09/2019/NĐ-CP, Điều 12 (thời gian chốt số liệu)"
    ] {
        GrantAfterAsOf { date: NaiveDate, as_of: NaiveDate } =>
            format!("Văn bản cho gia hạn ngày {} có sau ngày chốt số liệu {}.", short(*date), short(*as_of)),
            "để quý sau ghi gia_han này, quý này chỉ ghi de_nghi_gia_han; nếu ngày sai thì sửa lại.";
    }
}

pub(super) const RULES: &[Rule] = &[completion, dues, overdue, grants, early_reports, quarters, new_dues];

/// Days of completion that are missing, too early, after the day of the figures, or of an action that is not done
/// (TG001 to TG004).
fn completion(view: &View, found: &mut Vec<Problem>) {
    for (year, file) in view.quarters() {
        let first = Quarter { number: 1, ..file.named }.reporting_period().0;
        let as_of = file.record.as_of_day();
        for progress in &file.record.progress {
            let action = || progress.action.to_string();
            let done = progress.status.value == Status::Done;
            let Some(completed) = &progress.completed_on else {
                if done && view.is_read_well() {
                    found.push(at(&file.source, progress.status.span, CompletedWhen { action: action() }));
                }
                continue;
            };
            let day = completed.value;
            if !done {
                found.push(at(&file.source, completed.span, CompletedNotDone { action: action() }));
                continue;
            }
            if day > as_of {
                found.push(at(&file.source, completed.span, CompletedAfterAsOf { day, as_of }));
            }
            let unfinished = |status| matches!(status, Status::NotStarted | Status::InProgress);
            let reported = year
                .before(file, progress.action.as_str())
                .filter(|report| unfinished(report.progress.status.value))
                .map(|report| report.file.record.as_of_day())
                .filter(|reported| day < *reported)
                .max();
            let too_early = match reported {
                Some(since) => Some(CompletedTooEarly { day, since, reported: true }),
                None => (day < first).then_some(CompletedTooEarly { day, since: first, reported: false }),
            };
            found.extend(too_early.map(|fault| at(&file.source, completed.span, fault)));
        }
    }
}

/// Due dates before the day of the plan or after its year (TG005).
fn dues(view: &View, found: &mut Vec<Problem>) {
    for year in &view.years {
        let named = year.plan.folder_year;
        let start = Quarter { year: named, number: 1 }.reporting_period().0;
        let first = year.plan.plan.date.as_ref().map_or(start, |date| date.value);
        let Some(last) = NaiveDate::from_ymd_opt(named, 12, 31) else { continue };
        for (_, action) in year.actions() {
            let day = action.planned_day(named);
            let outside = day.filter(|due| *due < first || *due > last).zip(action.due.as_ref());
            found
                .extend(outside.map(|(due, typed)| at(&year.plan.source, typed.span, DueOutside { due, first, last })));
        }
    }
}

/// Actions that are past their due date on the day of the last quarter's figures (TG006).
fn overdue(view: &View, found: &mut Vec<Problem>) {
    // Only if every value was read: an unread status may be `hoan_thanh`.
    for year in view.years.iter().filter(|_| view.is_read_well()) {
        let Some((_, figures)) = year.last() else { continue };
        for state in &figures.actions {
            let (Some(days), Some(due)) = (state.days_overdue(), state.due) else { continue };
            let told = state.progress.is_some_and(|progress| progress.reason.is_some());
            let fault = Overdue { action: state.action.id.to_string(), days, due, told };
            found.push(at_state(year, state, fault));
        }
    }
}

/// Extensions whose document is cited without number and symbol or without date (TG007), or is dated after the day of
/// the figures (TG012).
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
                let fault = GrantNotCited { text: text.clone(), year: file.named.year };
                found.push(at(&file.source, grant.document.span, fault));
            }
            // If the file states another quarter than its name does (TC008), its day of figures says nothing.
            if file.record.quarter.value != file.named {
                continue;
            }
            let as_of = file.record.as_of_day();
            let Some((place, date)) = grant.cited_date() else { continue };
            let span = span_of(&file.source, &grant.document, place.start, place.end);
            if let Some(date) = date.filter(|date| *date > as_of) {
                found.push(at(&file.source, span, GrantAfterAsOf { date, as_of }));
            }
        }
    }
}

/// Reports dated before the period that they report on has ended.
fn early_reports(view: &View, found: &mut Vec<Problem>) {
    for file in &view.raw.quarters {
        let end = file.record.reporting_period().1;
        let early = file.record.date.iter().filter(|date| date.value < end);
        found.extend(early.map(|date| at(&file.source, date.span, ReportTooEarly { date: date.value, end })));
    }
}

/// Files that state another quarter than their name does (TC008), and quarters without a record before one that has it
/// (TG009).
fn quarters(view: &View, found: &mut Vec<Problem>) {
    for file in &view.raw.quarters {
        let stated = file.record.quarter.value;
        if stated != file.named {
            let shown = |quarter: Quarter| format!("{}/{}", quarter.number, quarter.year);
            let fault = QuarterNotFile { quarter: shown(stated), file: shown(file.named) };
            found.push(at(&file.source, file.record.quarter.span, fault));
        }
    }
    for year in view.years.iter().filter(|_| view.is_read_well()) {
        for (file, figures) in year.counted() {
            // Only the quarter directly before this one: an earlier gap is told at the record that follows the gap.
            let skipped = figures.unreported.iter().filter(|quarter| file.named.before() == Some(**quarter));
            found.extend(skipped.map(|quarter| {
                let quarter = format!("{}/{}", quarter.roman(), quarter.year);
                at(&file.source, file.record.quarter.span, QuarterSkipped { quarter })
            }));
        }
    }
}

/// New due dates for actions that the follow-up plan does not take up: continuous ones, and those done with evidence
/// (TC009).
fn new_dues(view: &View, found: &mut Vec<Problem>) {
    for year in &view.years {
        for (file, figures) in year.counted() {
            let Some(follow_up) = file.record.follow_up.as_ref().filter(|follow_up| !follow_up.new_dues.is_empty())
            else {
                continue;
            };
            let left = figures::left(figures, Some(follow_up));
            let goes_on =
                |id: &ActionId| left.unfinished.iter().chain(&left.owing).any(|one| one.state.action.id == *id);
            let known = |id: &ActionId| figures.actions.iter().any(|state| state.action.id == *id);
            for due in &follow_up.new_dues {
                let id = &due.action;
                if known(id) && !goes_on(id) {
                    found.push(at(&file.source, id.span(), NewDueUnused { action: id.to_string() }));
                }
            }
        }
    }
}
