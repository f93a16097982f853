//! Every id is given once, and every reference names one that exists.

use std::collections::BTreeMap;

use super::rule::{Rule, View, at};
use crate::problem::{Fault, Problem, problems};
use crate::read::{Id, Source, Span, nearest};

problems! {
    TC001 Error Data "Không có bộ phận mang mã này." [
        "Việc giao cho bộ phận không có trong don-vi.yaml là giao nhầm.",
        "kế hoạch nguồn: mục Trách nhiệm thực hiện"
    ] {
        DepartmentUnknown { id: String, nearest: Option<String> } =>
            format!("Không có bộ phận nào mang mã \"{id}\" trong don-vi.yaml."),
            match nearest {
                Some(nearest) => format!("có phải là \"{nearest}\"?"),
                None => "thêm bộ phận vào mục bo_phan của don-vi.yaml, hoặc sửa mã.".into(),
            };
    }
    TC002 Error Data "Không có tồn tại, hạn chế mang mã này." [
        "Nhiệm vụ khắc phục tồn tại không có trong kế hoạch thì số liệu khắc phục sai.",
        "định dạng hồ sơ"
    ] {
        ShortcomingUnknown { id: String, nearest: Option<String> } =>
            format!("Không có tồn tại, hạn chế nào mang mã \"{id}\" trong kế hoạch."),
            match nearest {
                Some(nearest) => format!("có phải là \"{nearest}\"?"),
                None => "ghi mã của một mục ton_tai trong cùng kế hoạch, hoặc bỏ mã này.".into(),
            };
    }
    TC003 Error Data "Mã dùng hai lần." [
        "Một mã dùng cho hai mục thì không biết số liệu là của mục nào.",
        "định dạng hồ sơ"
    ] {
        IdDoubled { id: String, first_line: usize } =>
            format!("Mã \"{id}\" dùng hai lần (lần đầu ở dòng {first_line})."),
            "đặt mã khác cho một trong hai.";
    }
    TC004 Error Data "Năm của kế hoạch khác năm của thư mục." [
        "Kế hoạch để sai thư mục năm thì báo cáo lấy nhầm kế hoạch.",
        "cách đặt tên thư mục hồ sơ"
    ] {
        YearNotFolder { year: i32, folder: i32 } =>
            format!("Kế hoạch ghi năm {year} nhưng nằm trong thư mục năm {folder}."),
            format!("sửa thành \"nam: {folder}\", hoặc chuyển tệp sang thư mục khác.");
    }
    TC005 Error Data "Không có nhiệm vụ mang mã này." [
        "Tiến độ của nhiệm vụ không có trong kế hoạch sẽ bị mất.",
        "định dạng hồ sơ"
    ] {
        ActionUnknown { id: String, nearest: Option<String> } =>
            format!("Không có nhiệm vụ nào mang mã \"{id}\" trong kế hoạch."),
            match nearest {
                Some(nearest) => format!("có phải là \"{nearest}\"?"),
                None => "ghi mã của một mục nhiem_vu trong ke-hoach.yaml cùng năm.".into(),
            };
    }
    TC006 Error Data "Không có lĩnh vực mang mã này." [
        "Điểm tự chấm của lĩnh vực không có trong kế hoạch sẽ bị mất.",
        "định dạng hồ sơ"
    ] {
        FieldUnknown { id: String, nearest: Option<String> } =>
            format!("Không có lĩnh vực nào mang mã \"{id}\" trong kế hoạch."),
            match nearest {
                Some(nearest) => format!("có phải là \"{nearest}\"?"),
                None => "ghi mã của một mục linh_vuc trong ke-hoach.yaml cùng năm.".into(),
            };
    }
    TC007 Error Data "Không có người mang mã này." [
        "Việc giao cho người không có trong don-vi.yaml là giao nhầm.",
        "kế hoạch nguồn: \"phân công của từng cá nhân\""
    ] {
        PersonUnknown { id: String, nearest: Option<String> } =>
            format!("Không có người nào mang mã \"{id}\" trong don-vi.yaml."),
            match nearest {
                Some(nearest) => format!("có phải là \"{nearest}\"?"),
                None => "thêm người vào mục nguoi của don-vi.yaml, hoặc sửa mã.".into(),
            };
    }
    TC011 Error Data "Không có chỉ tiêu mang mã này." [
        "Kết quả của chỉ tiêu không có trong kế hoạch sẽ bị mất.",
        "định dạng hồ sơ"
    ] {
        IndicatorUnknown { id: String, nearest: Option<String> } =>
            format!("Không có chỉ tiêu nào mang mã \"{id}\" trong kế hoạch."),
            match nearest {
                Some(nearest) => format!("có phải là \"{nearest}\"?"),
                None => "ghi mã của một mục chi_tieu trong ke-hoach.yaml cùng năm.".into(),
            };
    }
}

pub(super) const RULES: &[Rule] = &[ids, years, of_agency, of_plan];

/// Makes the fault of an unknown id from that id and the nearest known one.
type Unknown = fn(String, Option<String>) -> Fault;

const DEPARTMENT: Unknown = |id, nearest| DepartmentUnknown { id, nearest }.into();
const PERSON: Unknown = |id, nearest| PersonUnknown { id, nearest }.into();
const SHORTCOMING: Unknown = |id, nearest| ShortcomingUnknown { id, nearest }.into();
const ACTION: Unknown = |id, nearest| ActionUnknown { id, nearest }.into();
const INDICATOR: Unknown = |id, nearest| IndicatorUnknown { id, nearest }.into();
const FIELD: Unknown = |id, nearest| FieldUnknown { id, nearest }.into();

/// Ids with the span of their first use.
type Known<'i> = BTreeMap<&'i str, Span>;

fn known<'i, N: 'i>(ids: impl Iterator<Item = &'i Id<N>>) -> Known<'i> {
    let mut first_uses = Known::new();
    ids.for_each(|id| {
        first_uses.entry(id.as_str()).or_insert(id.span());
    });
    first_uses
}

/// Adds a problem for each id that is not among the known ones.
fn unknown<'i, N: 'i>(
    view: &View,
    source: &Source,
    ids: impl IntoIterator<Item = &'i Id<N>>,
    known: &Known,
    fault: Unknown,
    found: &mut Vec<Problem>,
) {
    for id in ids.into_iter().filter(|id| !known.contains_key(id.as_str())) {
        // Looking for the nearest id compares with all known ones. When the unit's comparisons are used up, problems
        // come without that advice.
        let left = view.comparisons.get().checked_sub(known.len());
        view.comparisons.set(left.unwrap_or_default());
        let nearest = left.and_then(|_| nearest(id.as_str(), known.keys())).map(|id| (*id).to_owned());
        found.push(at(source, id.span(), fault(id.to_string(), nearest)));
    }
}

/// Second uses of an id.
fn doubled<'i, N: 'i>(source: &Source, ids: impl Iterator<Item = &'i Id<N>>, found: &mut Vec<Problem>) {
    doubled_texts(source, ids.map(|id| (id.as_str(), id.span())), found);
}

/// The same of ids of several kinds that share their names.
fn doubled_texts<'i>(source: &Source, ids: impl Iterator<Item = (&'i str, Span)>, found: &mut Vec<Problem>) {
    let mut first_uses = Known::new();
    for (id, span) in ids {
        match first_uses.get(id) {
            None => {
                first_uses.insert(id, span);
            }
            Some(&first) => {
                let fault = IdDoubled { id: id.to_string(), first_line: source.line(first) };
                found.push(at(source, span, fault));
            }
        }
    }
}

/// Ids that are given twice, and actions and indicators that a quarter reports twice.
fn ids(view: &View, found: &mut Vec<Problem>) {
    if let Some((source, agency)) = view.agency() {
        doubled(source, agency.departments.iter().map(|department| &department.id), found);
        doubled(source, agency.people.iter().map(|person| &person.id), found);
    }
    for year in &view.years {
        let (source, fields) = (&year.plan.source, || year.plan.plan.fields.iter());
        doubled(source, fields().map(|field| &field.id), found);
        doubled(source, year.plan.plan.indicators.iter().map(|indicator| &indicator.id), found);
        doubled(source, fields().flat_map(|field| &field.criteria).map(|criterion| &criterion.id), found);
        // Texts name shortcomings and actions side by side, so that both share one set of ids.
        let shortcomings = fields().flat_map(|field| &field.shortcomings).map(|one| (one.id.as_str(), one.id.span()));
        let actions = year.actions().map(|(_, action)| (action.id.as_str(), action.id.span()));
        doubled_texts(source, shortcomings.chain(actions), found);
        for file in year.quarters {
            doubled(&file.source, file.record.progress.iter().map(|progress| &progress.action), found);
            doubled(&file.source, file.record.indicators.iter().map(|result| &result.indicator), found);
        }
    }
}

/// A plan in another year's folder.
fn years(view: &View, found: &mut Vec<Problem>) {
    for file in view.years.iter().map(|year| year.plan) {
        let year = &file.plan.year.0;
        if year.value != file.folder_year {
            let fault = YearNotFolder { year: year.value, folder: file.folder_year };
            found.push(at(&file.source, year.span, fault));
        }
    }
}

/// Departments and persons that `don-vi.yaml` does not have. Skipped if that file has an error: an unread id would make
/// every reference to it look wrong.
fn of_agency(view: &View, found: &mut Vec<Problem>) {
    let Some((source, agency)) = view.agency().filter(|(source, _)| view.is_whole(source)) else { return };
    let departments = known(agency.departments.iter().map(|department| &department.id));
    let people = known(agency.people.iter().map(|person| &person.id));
    let heads = agency.departments.iter().filter_map(|department| department.head.as_ref());
    unknown(view, source, heads, &people, PERSON, found);
    unknown(view, source, agency.people.iter().map(|person| &person.department), &departments, DEPARTMENT, found);
    for year in &view.years {
        let source = &year.plan.source;
        for (_, action) in year.actions() {
            unknown(view, source, action.lead.iter().chain(&action.coordinating), &departments, DEPARTMENT, found);
            unknown(view, source, &action.person, &people, PERSON, found);
            for change in &action.lead_changes {
                unknown(view, source, &change.lead, &departments, DEPARTMENT, found);
                unknown(view, source, &change.person, &people, PERSON, found);
            }
        }
        for common in year.plan.plan.fields.iter().map(|field| &field.responsibility) {
            unknown(view, source, common.lead.iter().chain(&common.coordinating), &departments, DEPARTMENT, found);
        }
    }
}

/// Shortcomings, actions, fields and indicators that the plan does not have.
fn of_plan(view: &View, found: &mut Vec<Problem>) {
    for year in view.years.iter().filter(|year| view.is_whole(&year.plan.source)) {
        let fields = &year.plan.plan.fields;
        let shortcomings = known(fields.iter().flat_map(|field| &field.shortcomings).map(|one| &one.id));
        let remedied = year.actions().flat_map(|(_, action)| &action.remedies);
        unknown(view, &year.plan.source, remedied, &shortcomings, SHORTCOMING, found);
        let actions = known(year.actions().map(|(_, action)| &action.id));
        let fields = known(fields.iter().map(|field| &field.id));
        let indicators = known(year.plan.plan.indicators.iter().map(|indicator| &indicator.id));
        for file in year.quarters {
            let record = &file.record;
            let new_dues = record.follow_up.iter().flat_map(|follow_up| &follow_up.new_dues).map(|due| &due.action);
            let reported = record.progress.iter().map(|progress| &progress.action);
            let instructed = record.instructions.iter().flat_map(|instruction| &instruction.actions);
            unknown(view, &file.source, reported.chain(new_dues).chain(instructed), &actions, ACTION, found);
            let results = record.indicators.iter().map(|result| &result.indicator);
            unknown(view, &file.source, results, &indicators, INDICATOR, found);
            unknown(view, &file.source, record.self_scores.iter().map(|score| &score.field), &fields, FIELD, found);
        }
    }
}
