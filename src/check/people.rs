//! Rules about who is in charge: a leading department has a person, no department both leads and coordinates, and every
//! action is reported.

use std::collections::BTreeSet;

use super::rule::{Rule, View, at, at_state};
use crate::figures;
use crate::problem::{Problem, problems};
use crate::read::{DepartmentId, office_department};

problems! {
    TN001 Warning Data "Bộ phận chủ trì không có người phụ trách." [
        "Việc không có người phụ trách thì không ai chịu trách nhiệm khi chậm.",
        "kế hoạch nguồn: \"lĩnh vực được phân công của từng cá nhân, bộ phận\""
    ] {
        NobodyInCharge { department: String } =>
            format!("Bộ phận chủ trì \"{department}\" không có người phụ trách."),
            "ghi nguoi_phu_trach của bộ phận trong don-vi.yaml, hoặc của từng nhiệm vụ.";
    }
    TN002 Warning Data "Bộ phận vừa chủ trì vừa phối hợp." [
        "Chủ trì và phối hợp phải là hai bên khác nhau.",
        "kế hoạch nguồn: mục Trách nhiệm thực hiện"
    ] {
        LeadCoordinates { department: String } =>
            format!("Bộ phận \"{department}\" vừa chủ trì vừa phối hợp cùng một việc."),
            "bỏ bộ phận đó ở phoi_hop của chính mục này.";
    }
    TN003 Warning Data "Nhiệm vụ không được quý nào báo cáo." [
        "Nhiệm vụ cả năm không ai báo cáo là nhiệm vụ bị bỏ quên.",
        "kế hoạch nguồn: \"Định kỳ báo cáo kết quả\""
    ] {
        NeverReported { action: String } =>
            format!("Nhiệm vụ \"{action}\" không được quý nào trong năm báo cáo."),
            "thêm tiến độ của nhiệm vụ vào một quý, hoặc bỏ nhiệm vụ khỏi kế hoạch.";
    }
    TN004 Warning Data "Văn phòng chưa cập nhật nhiệm vụ của chính mình." [
        "Báo cáo nêu tên ai chưa báo cáo; văn phòng phải cập nhật việc của mình trước khi nêu người khác.",
        "kế hoạch nguồn: \"Văn phòng Ủy ban … tổng hợp, báo cáo\""
    ] {
        /// Actions that the office leads and the last quarter leaves out.
        OwnGaps { count: usize, quarter: String } =>
            format!("Văn phòng chưa cập nhật {count:02} nhiệm vụ do chính văn phòng chủ trì trong quý {quarter}."),
            "thêm tiến độ của các nhiệm vụ này vào tệp quý trước khi trình ký; báo cáo đã nêu số nhiệm vụ chưa cập nhật.";
    }
}

pub(super) const RULES: &[Rule] = &[in_charge, both_sides, never_reported, own_gaps];

/// Departments that lead something while neither they nor the action have a person in charge. Units that name no persons
/// at all report by department.
fn in_charge(view: &View, found: &mut Vec<Problem>) {
    let Some((_, agency)) = view.agency() else { return };
    if agency.people.is_empty() || !view.is_read_well() {
        return;
    }
    for year in &view.years {
        let planned = figures::of_plan_actions(view.directory, &year.plan.plan);
        let states = year.last().map_or(&planned, |(_, figures)| &figures.actions);
        let mut told = BTreeSet::new();
        for state in states.iter().filter(|state| !state.names_person) {
            if let (Some(lead), Some(named_at)) = (state.lead(), state.lead_named_at)
                && told.insert(lead.id.as_str())
            {
                let fault = NobodyInCharge { department: lead.id.to_string() };
                found.push(at(&year.plan.source, named_at, fault));
            }
        }
    }
}

/// Departments that both lead and coordinate one field or one action (TN002). A department that coordinates a field and
/// leads an action of it is no slip: no page names it as coordinating that action.
fn both_sides(view: &View, found: &mut Vec<Problem>) {
    for year in &view.years {
        let mut both = |lead: &[DepartmentId], coordinating: &[DepartmentId]| {
            let leads = |id: &&DepartmentId| lead.contains(id);
            found.extend(coordinating.iter().filter(leads).map(|id| {
                let fault = LeadCoordinates { department: id.to_string() };
                at(&year.plan.source, id.span(), fault)
            }));
        };
        for field in &year.plan.plan.fields {
            both(&field.responsibility.lead, &field.responsibility.coordinating);
            for action in &field.actions {
                // An action without a lead of its own has its field's.
                let lead = if action.lead.is_empty() { &field.responsibility.lead } else { &action.lead };
                both(lead, &action.coordinating);
            }
        }
    }
}

/// Actions that the office itself leads and that the last quarter of a year leaves out.
fn own_gaps(view: &View, found: &mut Vec<Problem>) {
    let office = view.agency().and_then(|(_, agency)| office_department(agency));
    let Some(office) = office.filter(|_| view.is_read_well()) else { return };
    for (file, figures) in view.years.iter().filter_map(|year| year.last()) {
        let own = figures.departments.iter().find(|group| group.department.is_some_and(|one| one.id == office.id));
        let count = own.map_or(0, |group| group.counts.tally.without_report);
        if count > 0 {
            let quarter = format!("{}/{}", file.named.roman(), file.named.year);
            found.push(at(&file.source, file.record.quarter.span, OwnGaps { count, quarter }));
        }
    }
}

/// Actions that no quarter of a year names, once the year's last quarter is reported.
fn never_reported(view: &View, found: &mut Vec<Problem>) {
    for year in view.years.iter().filter(|_| view.is_read_well()) {
        let closed = year.last().filter(|(file, _)| file.named.number == 4);
        let never = closed.iter().flat_map(|(_, figures)| &figures.actions).filter(|state| state.never_reported());
        found.extend(never.map(|state| at_state(year, state, NeverReported { action: state.action.id.to_string() })));
    }
}
