//! The numbers of the annexes: the progress table, the shortcomings, the departments, the charts.

use super::seen::{Seen, many, number, remedies, shown};
use crate::tests::made_up::bare::{DONE, GOING_ON, LEADS, Made, NOT_BEGUN, UNDER_WAY, period};
use crate::words::{AnnexContent, Row, Table, Words};

/// What Annex I says of an action.
fn status(one: &Seen) -> String {
    let status = match one.status {
        Some(DONE) => "Hoàn thành",
        Some(UNDER_WAY) => "Đang thực hiện",
        Some(NOT_BEGUN) => "Chưa thực hiện",
        Some(_) => "Thực hiện thường xuyên",
        None if one.continuous() => "Thường xuyên, chưa có báo cáo",
        None => "Chưa có báo cáo",
    };
    let mark = match (one.late, one.overdue) {
        (Some(days), _) => format!(", quá hạn {days:02} ngày"),
        (_, Some(days)) => format!(", đã quá hạn {days:02} ngày"),
        _ if one.on_time => ", đúng hạn".to_owned(),
        _ => String::new(),
    };
    let earlier = one.told.filter(|_| one.silent());
    let earlier = earlier.map(|at| format!(" (theo báo cáo quý {})", ["I", "II", "III", "IV"][at])).unwrap_or_default();
    format!("{status}{mark}{earlier}")
}

fn cells(table: &Table) -> Vec<&[String]> {
    let mut all = Vec::new();
    for row in &table.rows {
        if let Row::Cells { cells, .. } = row {
            all.push(cells.as_slice());
        }
    }
    all
}

/// Annex I: every action once, with its state, and the withdrawn ones; then every shortcoming.
fn progress_holds(tables: &[Table], made: &Made, seen: &[Seen], quarter: usize) {
    let rows = cells(&tables[0]);
    let as_of = period(quarter).1;
    let all = made.fields.iter().flat_map(|(.., tasks)| tasks);
    let there = all.clone().filter(|task| task.added.is_none_or(|day| day <= as_of)).count();
    assert_eq!(rows.len(), there);
    for one in seen {
        let row = rows.iter().find(|row| row[0] == one.number).unwrap_or_else(|| panic!("{}", one.number));
        assert_eq!(row[5].lines().next().unwrap(), status(one), "{row:?}");
    }
    let withdrawn = rows.iter().filter(|row| row[5].starts_with("Thôi thực hiện theo")).count();
    assert_eq!(withdrawn, there - seen.len());
    let marks = ["Đã khắc phục", "Khắc phục một phần", "Chưa khắc phục", "Chưa có báo cáo"];
    let shortcomings = cells(&tables[1]);
    let counted = marks.map(|mark| shortcomings.iter().filter(|row| row[3] == mark).count());
    assert_eq!(counted, remedies(made, seen));
}

/// Annex II: each department and its people, and the last row.
fn departments_hold(table: &Table, seen: &[Seen], first: chrono::NaiveDate) {
    let names: Vec<&str> = table.header[1].iter().map(|cell| cell.text.as_str()).collect();
    let rows = cells(table);
    let departments = ["Văn phòng Ủy ban", "Công chức Tư pháp – Hộ tịch", "Công chức Tài chính – Kế toán"];
    for (row, lead) in departments
        .iter()
        .enumerate()
        .filter_map(|(lead, name)| Some((rows.iter().find(|row| row[0] == *name)?, Some(lead))))
        .chain(rows.last().map(|row| (row, None)))
    {
        let own: Vec<&Seen> = seen.iter().filter(|one| lead.is_none_or(|lead| one.task.lead == lead)).collect();
        assert!(lead.is_none_or(|lead| lead < LEADS.len()));
        for (at, name) in names.iter().enumerate() {
            let count = |wanted: &dyn Fn(&Seen) -> bool| many(own.iter().copied(), wanted);
            let wanted = match *name {
                "Có báo cáo" => count(&|one| one.this_quarter),
                "Hoàn thành" => count(&|one| one.newly_done() && one.completed.is_none_or(|day| day >= first)),
                "Tổng số" => own.len(),
                "Hoàn thành đúng hạn" => count(&|one| one.on_time),
                "Hoàn thành quá hạn" => count(&|one| one.late.is_some()),
                "Hoàn thành, không tính hạn" => {
                    count(&|one| one.status == Some(DONE) && !one.on_time && one.late.is_none())
                }
                "Đang thực hiện" => count(&|one| one.status == Some(UNDER_WAY)),
                "Chưa thực hiện" => count(&|one| one.status == Some(NOT_BEGUN)),
                "Thường xuyên" => count(&|one| one.status == Some(GOING_ON)),
                "Chưa báo cáo" => count(&|one| one.status.is_none()),
                "Đã quá hạn" => count(&|one| one.overdue.is_some()),
                "Thiếu kiểm chứng" => count(&|one| one.status == Some(DONE) && !one.evidence),
                other => panic!("column {other}"),
            };
            assert_eq!(number(&row[at + 1]), wanted, "{name}: {row:?}");
        }
    }
}

/// The words of the charts: points of each field, and how its actions stand.
fn charts_hold(alts: &[&str], made: &Made, seen: &[Seen], quarter: usize) {
    for (at, (reached, maximum, own, _)) in made.fields.iter().enumerate() {
        let of_last_year =
            format!("{}. Lĩnh vực {at}: năm 2020 đạt {}/{} điểm", at + 1, shown(*reached), shown(*maximum));
        assert!(alts[0].contains(&of_last_year), "{of_last_year}: {}", alts[0]);
        let known = (0..=quarter).rev().filter(|&at| made.quarters[at]).find_map(|at| own[at]);
        if let Some(own) = known {
            let scored = format!("năm 2021 tự chấm {}/{} điểm", shown(own), shown(*maximum));
            assert!(alts[0].contains(&scored), "{scored}: {}", alts[0]);
        }
        let count = |status: Option<usize>| many(seen, |one| one.field == at && one.status == status);
        let states = format!(
            "{}. Lĩnh vực {at}: hoàn thành {}, thực hiện thường xuyên {}, đang thực hiện {}, chưa thực hiện {}, chưa có báo cáo {}",
            at + 1,
            count(Some(DONE)),
            count(Some(GOING_ON)),
            count(Some(UNDER_WAY)),
            count(Some(NOT_BEGUN)),
            count(None)
        );
        assert!(alts[1].contains(&states), "{states}: {}", alts[1]);
    }
}

/// Every number of the annexes against the records.
pub(super) fn hold(words: &Words, made: &Made, seen: &[Seen], quarter: usize) {
    let [first, second, third] = words.annexes.as_slice() else { panic!("three annexes") };
    let AnnexContent::Tables { tables } = &first.content else { panic!("tables") };
    progress_holds(tables, made, seen, quarter);
    let AnnexContent::Tables { tables } = &second.content else { panic!("a table") };
    departments_hold(&tables[0], seen, period(quarter).0);
    let AnnexContent::Charts { charts } = &third.content else { panic!("charts") };
    let alts: Vec<&str> = charts.iter().map(|chart| chart.alt.as_str()).collect();
    assert_eq!(alts.len(), if made.quarters[..quarter].contains(&true) { 3 } else { 2 }, "no chart of one quarter");
    charts_hold(&alts, made, seen, quarter);
}
