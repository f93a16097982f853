//! Rules about actions added to or withdrawn from an issued plan: an added action comes last in its field, so that no
//! number changes, and a withdrawn action is no longer reported.

use chrono::NaiveDate;

use super::rule::{Rule, View, at};
use crate::period::short;
use crate::problem::{Problem, problems};
use crate::read::Action;

problems! {
    TC010 Warning Data "Nhiệm vụ bổ sung không đứng cuối lĩnh vực." [
        "Số của nhiệm vụ giữ nguyên suốt năm; nhiệm vụ bổ sung đứng trước thì số của các nhiệm vụ sau đổi hết.",
        "cách đánh số nhiệm vụ: một số dùng suốt năm, ở kế hoạch, báo cáo và kế hoạch tiếp tục"
    ] {
        AddedNotLast { action: String } =>
            format!("Nhiệm vụ bổ sung \"{action}\" đứng trước nhiệm vụ đã có, làm đổi số của nhiệm vụ đó."),
            "chuyển nhiệm vụ bổ sung xuống cuối lĩnh vực, theo thứ tự ngày bổ sung.";
    }
    TG013 Warning Data "Báo cáo nhiệm vụ đã thôi thực hiện." [
        "Nhiệm vụ đã thôi thực hiện thì không báo cáo tiến độ nữa.",
        "NĐ 09/2019/NĐ-CP, Điều 5 (tính chính xác của báo cáo)"
    ] {
        ReportedAfterWithdrawal { action: String, since: NaiveDate } =>
            format!("Nhiệm vụ \"{action}\" đã thôi thực hiện từ ngày {} mà vẫn báo cáo tiến độ.", short(*since)),
            "bỏ tiến độ này, hoặc sửa ngày ở rut của nhiệm vụ.";
    }
}

pub(super) const RULES: &[Rule] = &[added, withdrawn];

/// Added actions that stand before an action of the issued plan or before one that was added earlier (TC010).
fn added(view: &View, found: &mut Vec<Problem>) {
    for year in view.years.iter().filter(|_| view.is_complete()) {
        let day = |action: &Action| action.added.as_ref().map(|added| added.date.value);
        for field in &year.plan.plan.fields {
            for (index, action) in field.actions.iter().enumerate() {
                let later = &field.actions[index + 1..];
                let first =
                    day(action).is_some_and(|since| later.iter().any(|other| day(other).is_none_or(|d| d < since)));
                if first {
                    let fault = AddedNotLast { action: action.id.to_string() };
                    found.push(at(&year.plan.source, action.id.span(), fault));
                }
            }
        }
    }
}

/// Reports of withdrawn actions, if the period began or the action was completed after the day of withdrawal (TG013).
fn withdrawn(view: &View, found: &mut Vec<Problem>) {
    for year in &view.years {
        for (_, action) in year.actions() {
            let Some(withdrawn) = &action.withdrawn else { continue };
            let since = withdrawn.date.value;
            for report in year.reports_of(action) {
                let completed = report.progress.completed_on.as_ref().is_some_and(|day| day.value > since);
                if completed || report.file.record.reporting_period().0 > since {
                    let fault = ReportedAfterWithdrawal { action: action.id.to_string(), since };
                    found.push(at(&report.file.source, report.progress.action.span(), fault));
                }
            }
        }
    }
}
