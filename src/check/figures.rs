//! Rules about figures: each one is possible, sums are right, and figures agree with the status beside them, with
//! earlier reports and with frozen figures.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::rule::{PlanYear, Report, Rule, View, at};
use crate::kinds::RecordFile;
use crate::period::short;
use crate::problem::{Problem, problems};
use crate::read::{FrozenAction, PlanFile, QuarterFile, ScoreOfMaximum, Source, Span, Status};

problems! {
    SL003 Warning Data "Số của nhiệm vụ đã chốt được dùng cho nhiệm vụ khác." [
        "Số của nhiệm vụ đã in trong văn bản đã báo cáo; dùng lại cho việc khác thì người đọc nhầm việc.",
        "nguyên tắc: mỗi nhiệm vụ một số trong mọi văn bản"
    ] {
        /// The number of an action in frozen figures that belongs to another action (`now`) or to none by now.
        NumberMoved { number: String, frozen: String, quarter: String, now: Option<String> } =>
            match now {
                Some(now) => format!(
                    "Số NV {number} trong số liệu quý {quarter} đã chốt là của nhiệm vụ \"{frozen}\", nay là của \"{now}\"."
                ),
                None => format!(
                    "Nhiệm vụ \"{frozen}\" (NV {number}) có trong số liệu quý {quarter} đã chốt, nay không còn trong kế hoạch."
                ),
            },
            "giữ nguyên thứ tự nhiệm vụ; nhiệm vụ mới thêm vào cuối lĩnh vực (khóa bo_sung), \
             nhiệm vụ thôi thực hiện thì giữ lại và thêm khóa rut.";
    }
    DI001 Error Data "Điểm lớn hơn điểm tối đa." [
        "Điểm đạt không thể vượt điểm tối đa.",
        "bộ chỉ số cải cách hành chính"
    ] {
        /// `own`: the score is a self-score.
        ScoreOverMaximum { score: String, maximum: String, own: bool } =>
            {
                let which = if *own { "Điểm tự chấm" } else { "Điểm đạt" };
                format!("{which} {score} lớn hơn điểm tối đa {maximum}.")
            },
            match own {
                true => "sửa diem ở diem_tu_cham; nếu điểm tối đa sai thì sửa toi_da của lĩnh vực trong ke-hoach.yaml.",
                false => "sửa diem: dat hoặc toi_da cho đúng với quyết định công bố.",
            };
    }
    DI002 Error Data "Điểm tối đa không lớn hơn 0." [
        "Điểm tối đa bằng 0 thì không tính được phần còn thiếu.",
        "bộ chỉ số cải cách hành chính"
    ] {
        MaximumZero =>
            "Điểm tối đa phải lớn hơn 0.",
            "ghi điểm tối đa của lĩnh vực theo bộ tiêu chí.";
    }
    DI003 Error Data "Hạng lớn hơn tổng số đơn vị được xếp hạng." [
        "Thứ hạng không thể lớn hơn số đơn vị được xếp hạng.",
        "kế hoạch nguồn: \"xếp hạng 82/82\""
    ] {
        RankOverTotal { rank: u32, total: u32 } =>
            format!("Hạng {rank} lớn hơn tổng số {total} đơn vị được xếp hạng."),
            "sửa hang hoặc tong_so cho đúng với quyết định công bố.";
    }
    DI004 Error Data "Điểm các tiêu chí cộng lại khác điểm của lĩnh vực." [
        "Điểm các tiêu chí cộng lại phải bằng điểm của lĩnh vực.",
        "bộ chỉ số cải cách hành chính"
    ] {
        CriteriaSum { what: &'static str, sum: String, stated: String } =>
            format!("Điểm các tiêu chí cộng lại được {sum}, khác {what} {stated} của lĩnh vực."),
            "sửa điểm của tiêu chí hoặc của lĩnh vực; nêu đủ các tiêu chí của lĩnh vực.";
    }
    DI005 Error Data "Điểm các lĩnh vực cộng lại khác tổng điểm đã công bố." [
        "Điểm các lĩnh vực cộng lại phải bằng tổng điểm đã công bố.",
        "kế hoạch nguồn: chín điểm cộng lại 76,824"
    ] {
        /// The scores of the fields and a stated total, as printed.
        SumOfScores { sum: String, stated: String } =>
            format!("Điểm các lĩnh vực cộng lại được {sum}, khác tổng điểm {stated} đã công bố."),
            "đối chiếu từng lĩnh vực và tong_diem với quyết định công bố.";
    }
    DI006 Error Data "Điểm tối đa cộng lại khác thang điểm." [
        "Điểm tối đa các lĩnh vực cộng lại phải bằng thang điểm.",
        "bộ chỉ số cải cách hành chính: thang điểm 100"
    ] {
        /// The maxima of the fields and the stated scale, as printed.
        SumOfMaxima { sum: String, stated: String } =>
            format!("Điểm tối đa các lĩnh vực cộng lại được {sum}, khác thang điểm {stated}."),
            "đối chiếu từng lĩnh vực và tong_diem với quyết định công bố.";
    }
    DI007 Error Data "Tỷ lệ trái với tình trạng." [
        "Tỷ lệ và tình trạng nói hai điều khác nhau thì bảng tiến độ sai.",
        "NĐ 09/2019/NĐ-CP, Điều 5 (tính chính xác của báo cáo)"
    ] {
        PercentAgainstStatus { percent: u32, status: &'static str } =>
            format!("Tỷ lệ {percent}% trái với tình trạng \"{status}\"."),
            "hoàn thành là 100%, đang thực hiện là 0–99%, chưa thực hiện là 0%; việc thường xuyên không ghi tỷ lệ.";
    }
    DI008 Warning Data "Tiến độ lùi lại mà không ghi vì sao." [
        "Tiến độ lùi lại mà không ghi vì sao thì người đọc không tin số liệu.",
        "thực hành báo cáo định kỳ"
    ] {
        WentBack { action: String, before: String, now: String } =>
            format!("Nhiệm vụ \"{action}\" báo cáo trước là {before}, nay lùi lại {now}."),
            "sửa số liệu, hoặc ghi rõ vì sao ở ghi_chu hoặc ly_do.";
    }
    DI011 Error Data "Tự chấm điểm lĩnh vực do cấp trên khảo sát." [
        "Điểm khảo sát do cấp trên cho; đơn vị tự chấm thì tổng điểm tự chấm sai.",
        "bộ chỉ số cải cách hành chính: điểm qua điều tra xã hội học"
    ] {
        SelfScoreOfSurvey { field: String } =>
            format!("Lĩnh vực \"{field}\" do cấp trên khảo sát (khao_sat: có), đơn vị không tự chấm điểm."),
            "bỏ điểm này khỏi diem_tu_cham, hoặc bỏ khao_sat của lĩnh vực.";
    }
    TG010 Error Data "Kỳ báo cáo kết thúc trước khi bắt đầu." [
        "Kỳ báo cáo phải có ngày đầu trước ngày cuối.",
        "NĐ 09/2019/NĐ-CP, Điều 12"
    ] {
        PeriodBackwards { from: NaiveDate, to: NaiveDate } =>
            format!("Kỳ báo cáo bắt đầu ngày {} nhưng kết thúc ngày {}.", short(*from), short(*to)),
            "sửa tu hoặc den của ky_bao_cao.";
    }
}

pub(super) const RULES: &[Rule] = &[scores, surveyed, ranks, criteria, totals, percents, going_back, frozen, periods];

/// A decimal as pages show it: a comma, no zeros at the end.
pub(super) fn shown(score: Decimal) -> String {
    score.normalize().to_string().replace('.', ",")
}

/// Scores of fields, criteria and self-scores above their maximum (DI001); maxima of 0 (DI002).
fn scores(view: &View, found: &mut Vec<Problem>) {
    let over = |source: &Source, span: Span, score: Decimal, maximum: Decimal, own: bool| {
        let fault = ScoreOverMaximum { score: shown(score), maximum: shown(maximum), own };
        (score > maximum).then(|| at(source, span, fault))
    };
    for year in &view.years {
        let PlanFile { source, plan, .. } = year.plan;
        let criteria = plan.fields.iter().flat_map(|field| &field.criteria).map(|criterion| &criterion.score);
        for ScoreOfMaximum { achieved, maximum, .. } in plan.fields.iter().map(|field| &field.score).chain(criteria) {
            if maximum.value == Decimal::ZERO {
                found.push(at(source, maximum.span, MaximumZero {}));
            } else {
                found.extend(over(source, achieved.span, achieved.value, maximum.value, false));
            }
        }
        for file in year.quarters {
            for own in &file.record.self_scores {
                let field = plan.fields.iter().find(|field| field.id.as_str() == own.field.as_str());
                found.extend(field.and_then(|field| {
                    over(&file.source, own.score.span, own.score.value, field.score.maximum.value, true)
                }));
            }
        }
    }
}

/// Self-scores of fields that are scored by a survey of the authority above (DI011).
fn surveyed(view: &View, found: &mut Vec<Problem>) {
    for (year, file) in view.quarters() {
        let surveyed = |id: &str| year.plan.plan.fields.iter().any(|field| field.id.as_str() == id && field.survey.0);
        for own in file.record.self_scores.iter().filter(|own| surveyed(own.field.as_str())) {
            let fault = SelfScoreOfSurvey { field: own.field.to_string() };
            found.push(at(&file.source, own.field.span(), fault));
        }
    }
}

fn ranks(view: &View, found: &mut Vec<Problem>) {
    for PlanFile { source, plan, .. } in view.years.iter().map(|year| year.plan) {
        let rank = plan.assessment.rank.iter().filter(|rank| rank.rank.value > rank.total.value);
        found.extend(rank.map(|rank| {
            let fault = RankOverTotal { rank: rank.rank.value, total: rank.total.value };
            at(source, rank.rank.span, fault)
        }));
    }
}

/// Criteria that do not add up to the score of their field (DI004). Checked only if everything was read: an unread
/// criterion would be missing from the sum.
fn criteria(view: &View, found: &mut Vec<Problem>) {
    let files = view.years.iter().map(|year| year.plan).filter(|_| view.is_complete());
    for PlanFile { source, plan, .. } in files {
        for field in plan.fields.iter().filter(|field| !field.criteria.is_empty()) {
            let criteria = || field.criteria.iter().map(|criterion| &criterion.score);
            let parts = [
                ("điểm đạt", criteria().map(|score| score.achieved.value).sum::<Decimal>(), &field.score.achieved),
                ("điểm tối đa", criteria().map(|score| score.maximum.value).sum::<Decimal>(), &field.score.maximum),
            ];
            for (what, sum, stated) in parts.into_iter().filter(|(_, sum, stated)| *sum != stated.value) {
                let fault = CriteriaSum { what, sum: shown(sum), stated: shown(stated.value) };
                found.push(at(source, stated.span, fault));
            }
        }
    }
}

/// Fields that do not add up to the published total and scale, where the record states them.
fn totals(view: &View, found: &mut Vec<Problem>) {
    let files = view.years.iter().map(|year| year.plan).filter(|_| view.is_complete());
    for PlanFile { source, plan, .. } in files {
        let Some(total) = &plan.assessment.total else { continue };
        let scores = || plan.fields.iter().map(|field| &field.score);
        let sum: Decimal = scores().map(|score| score.achieved.value).sum();
        if sum != total.achieved.value {
            let fault = SumOfScores { sum: shown(sum), stated: shown(total.achieved.value) };
            found.push(at(source, total.achieved.span, fault));
        }
        let sum: Decimal = scores().map(|score| score.maximum.value).sum();
        if sum != total.maximum.value {
            let fault = SumOfMaxima { sum: shown(sum), stated: shown(total.maximum.value) };
            found.push(at(source, total.maximum.span, fault));
        }
    }
}

/// A percentage that says something else than the status beside it.
fn percents(view: &View, found: &mut Vec<Problem>) {
    for (_, file) in view.quarters() {
        for progress in &file.record.progress {
            let Some(percent) = &progress.percent else { continue };
            let percent = &percent.0;
            let (fits, status) = match progress.status.value {
                Status::Done => (percent.value == 100, "hoàn thành"),
                Status::InProgress => (percent.value < 100, "đang thực hiện"),
                Status::NotStarted => (percent.value == 0, "chưa thực hiện"),
                Status::Continuous => (false, "thực hiện thường xuyên"),
            };
            if !fits {
                let fault = PercentAgainstStatus { percent: percent.value, status };
                found.push(at(&file.source, percent.span, fault));
            }
        }
    }
}

/// A status or percentage below the one of the report before, without a note or reason.
fn going_back(view: &View, found: &mut Vec<Problem>) {
    // Continuous work has no progress to compare.
    let far = |report: &Report| match report.progress.status.value {
        Status::NotStarted => Some((0, 0)),
        Status::InProgress => Some((1, report.progress.percent.as_ref().map_or(0, |percent| percent.0.value))),
        Status::Done => Some((2, 100)),
        Status::Continuous => None,
    };
    let said = |(step, percent): (u32, u32)| match step {
        0 => "chưa thực hiện".to_owned(),
        1 if percent > 0 => format!("đang thực hiện {percent}%"),
        1 => "đang thực hiện".to_owned(),
        _ => "hoàn thành".to_owned(),
    };
    for (action, reports) in view.years.iter().flat_map(|year| &year.reports) {
        for pair in reports.windows(2) {
            let [before, now] = pair else { continue };
            let (Some(was), Some(is)) = (far(before), far(now)) else { continue };
            // A percentage that is left out in the later report has not become smaller.
            let given = is.0 != 1 || now.progress.percent.is_some();
            let told = now.progress.note.is_some() || now.progress.reason.is_some();
            if (is.0 < was.0 || (is < was && given)) && !told {
                let span = match &now.progress.percent {
                    Some(percent) if is.0 == was.0 => percent.0.span,
                    _ => now.progress.status.span,
                };
                let fault = WentBack { action: (*action).to_owned(), before: said(was), now: said(is) };
                found.push(at(&now.file.source, span, fault));
            }
        }
    }
}

/// A reporting period that ends before it begins.
fn periods(view: &View, found: &mut Vec<Problem>) {
    for file in &view.raw.quarters {
        let period = file.record.period.iter().filter(|period| period.from.value > period.to.value);
        found.extend(period.map(|period| {
            let fault = PeriodBackwards { from: period.from.value, to: period.to.value };
            at(&file.source, period.to.span, fault)
        }));
    }
}

/// The span of a value, extended to its key at the beginning of the line.
fn with_key(source: &Source, value: Span) -> Span {
    let before = source.text.get(..value.start).unwrap_or_default();
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let indent = before[line..].len() - before[line..].trim_start().len();
    Span { start: line + indent, ..value }
}

/// The problem of a frozen number that no longer belongs to its action: shown at the action that has the number now,
/// else in the file of frozen figures.
fn moved(year: &PlanYear, file: &QuarterFile, frozen: &FrozenAction, source: &Source) -> Option<Problem> {
    let (field, own) = frozen.number.value.split_once('.')?;
    let (field, own): (usize, usize) = (field.parse().ok()?, own.parse().ok()?);
    let fields = &year.plan.plan.fields;
    let now = fields.get(field.checked_sub(1)?).and_then(|of| of.actions.get(own.checked_sub(1)?));
    let id = &frozen.id;
    let fault = |now: Option<&str>| NumberMoved {
        number: frozen.number.value.clone(),
        frozen: id.to_string(),
        quarter: file.named.roman().to_owned(),
        now: now.map(str::to_owned),
    };
    match now {
        Some(action) if action.id == *id => None,
        Some(action) => Some(at(&year.plan.source, action.id.span(), fault(Some(action.id.as_str())))),
        None => Some(at(source, id.span(), fault(None))),
    }
}

/// Frozen figures that differ from what the records give now, each shown at its key in the file of frozen figures;
/// frozen numbers that moved (SL003).
fn frozen(view: &View, found: &mut Vec<Problem>) {
    // Only quarters up to which everything was read: an unread record would look like a changed one.
    for year in &view.years {
        for (file, figures) in year.counted().filter(|(file, _)| view.is_read_well_until(file.named)) {
            let name = RecordFile::Frozen(file.named).to_string();
            let source = view.raw.records.iter().find(|(path, _)| *path == name).map(|(_, source)| source);
            let changes = source.iter().flat_map(|source| figures.restated_itself.iter().map(move |one| (source, one)));
            found.extend(
                changes.map(|(source, restated)| at(source, with_key(source, restated.span), restated.fault())),
            );
            let frozen = file.frozen.iter().flat_map(|frozen| &frozen.actions);
            found.extend(
                frozen.zip(source.into_iter().cycle()).filter_map(|(action, source)| moved(year, file, action, source)),
            );
        }
    }
}
