//! The follow-up plan goes on with exactly what the report of its quarter leaves unfinished.

use std::path::Path;

use super::plain;
use super::units::{UNITS, unit};
use crate::figures::{self, NewDue};
use crate::read::{Evidence, Quarterly, Status};
use crate::words::{AnnexContent, Block, Row, Words};
use crate::{Document, Quarter, Sound};

fn follow_up(unit: &Sound, after: Quarter) -> Words {
    unit.steps(Document::FollowUp { after }, None).unwrap().words().unwrap().0
}

fn quarters(unit: &Sound) -> Vec<Quarter> {
    unit.checked.quarters.iter().map(|(quarter, ..)| *quarter).collect()
}

/// Ids and texts of what is left after a quarter, counted from the records alone: unfinished, owing evidence.
fn expected(unit: &Sound, after: Quarter) -> [Vec<(String, String)>; 2] {
    let records: Vec<&Quarterly> = unit.checked.quarters_until(after).into_iter().map(|(record, _)| record).collect();
    let (_, plan) = unit.checked.plans.iter().find(|(year, _)| *year == after.year).unwrap();
    let mut left = [Vec::new(), Vec::new()];
    for action in plan.fields.iter().flat_map(|field| &field.actions) {
        let reports = records.iter().flat_map(|record| &record.progress);
        let reports: Vec<_> = reports.filter(|progress| progress.action.0.value == action.id.0.value).collect();
        let status = reports.last().map_or(Status::NotStarted, |progress| progress.status.value);
        let evidence: Vec<&Evidence> = reports.iter().flat_map(|progress| &progress.evidence).collect();
        let place = match status {
            Status::NotStarted | Status::InProgress => 0,
            Status::Done if evidence.is_empty() => 1,
            Status::Done | Status::Continuous => continue,
        };
        left[place].push((action.id.0.value.clone(), action.text.value.clone()));
    }
    left
}

/// The items under the headings of part III with this title, in order.
fn listed(words: &Words, title: &str) -> Vec<String> {
    let mut items = Vec::new();
    let mut inside = false;
    for block in &words.body {
        match block {
            Block::Heading { title: own, .. } => inside = own == title,
            Block::Dashes { items: own } if inside => items.extend(own.iter().cloned()),
            _ => {}
        }
    }
    items
}

/// The cells of the annex, row by row.
fn annex(words: &Words) -> Vec<&[String]> {
    let [annex] = words.annexes.as_slice() else { panic!("one annex") };
    let AnnexContent::Tables { tables } = &annex.content else { panic!("a table") };
    let [table] = tables.as_slice() else { panic!("one table") };
    let mut rows = Vec::new();
    for row in &table.rows {
        if let Row::Cells { cells, .. } = row {
            rows.push(cells.as_slice());
        }
    }
    rows
}

/// The follow-up plan after a quarter, its text and its annex, against the records.
pub(crate) fn goes_on_with_what_is_left(unit: &Sound, after: Quarter, folder: &Path) {
    let what = format!("{}, after quý {}", folder.display(), after.roman());
    let report = unit.steps(Document::Report { quarter: after, charts: false }, None).unwrap();
    let records = unit.checked.quarters_until(after);
    let figures = report.figures(&records, after);
    let left = figures::left(&figures, None);
    let [unfinished, owing] = expected(unit, after);

    let ids = |states: &mut dyn Iterator<Item = &figures::ActionState>| -> Vec<(String, String)> {
        states.map(|state| (state.action.id.0.value.clone(), state.action.text.value.clone())).collect()
    };
    assert_eq!(ids(&mut left.unfinished.iter().map(|unfinished| unfinished.state)), unfinished, "{what}");
    assert_eq!(ids(&mut left.owing.iter().map(|owing| owing.state)), owing, "{what}");
    assert_eq!(unfinished.len(), figures.total.in_progress + figures.total.not_started, "{what}");
    assert_eq!(owing.len(), figures.total.without_evidence, "{what}");
    assert_eq!(unit.all_done(after, None).unwrap(), unfinished.is_empty() && owing.is_empty(), "{what}");

    let words = follow_up(unit, after);
    let parts = [
        ("Nhiệm vụ chưa hoàn thành", &unfinished),
        ("Nhiệm vụ đã hoàn thành nhưng phải bổ sung tài liệu kiểm chứng", &owing),
    ];
    for (title, wanted) in parts {
        let items = listed(&words, title);
        assert_eq!(items.len(), wanted.len(), "{what}, {title}");
        for (item, (id, text)) in items.iter().zip(wanted) {
            assert!(item.starts_with(text.trim_end_matches(['.', ';'])), "{what}, {title}, {id}: {item}");
        }
    }
    // The annex has the same ones, field by field.
    let mut rows: Vec<&str> = annex(&words).iter().map(|cells| cells[1].as_str()).collect();
    let mut wanted: Vec<&str> = unfinished.iter().chain(&owing).map(|(_, text)| text.as_str()).collect();
    rows.sort_unstable();
    wanted.sort_unstable();
    assert_eq!(rows, wanted, "{what}, annex");
}

#[test]
fn it_lists_exactly_what_the_report_of_its_quarter_leaves_unfinished() {
    for folder in UNITS {
        let unit = unit(folder);
        for after in quarters(&unit) {
            goes_on_with_what_is_left(&unit, after, Path::new(folder));
        }
    }
}

#[test]
fn fields_and_actions_have_the_plan_s_numbers_in_the_annex() {
    for folder in UNITS {
        let unit = unit(folder);
        for after in quarters(&unit) {
            let words = follow_up(&unit, after);
            let AnnexContent::Tables { tables } = &words.annexes[0].content else { panic!("a table") };
            let (_, plan) = unit.checked.plans.iter().find(|(year, _)| *year == after.year).unwrap();
            let mut field = 0;
            for row in &tables[0].rows {
                match row {
                    Row::Group { text, .. } => {
                        field = text.split('.').next().unwrap().parse::<usize>().unwrap();
                        assert_eq!(*text, format!("{field}. {}", plan.fields[field - 1].name.value));
                    }
                    Row::Cells { cells, .. } => {
                        let (of, place) = cells[0].split_once('.').unwrap();
                        assert_eq!(of.parse::<usize>().unwrap(), field);
                        let action = &plan.fields[field - 1].actions[place.parse::<usize>().unwrap() - 1];
                        assert_eq!(cells[1], action.text.value);
                    }
                }
            }
        }
    }
}

#[test]
fn new_due_dates_are_told_apart() {
    let unit = unit("tests/cases/phuong-2026");
    let after = Quarter { year: 2026, number: 2 };
    let words = follow_up(&unit, after);
    let due = |start: &str| {
        let rows = annex(&words);
        let cells = rows.iter().find(|cells| cells[1].starts_with(start)).unwrap();
        let notes: Vec<&str> = cells[5].lines().filter(|note| !note.starts_with("Lý do")).collect();
        (cells[3].clone(), notes.join("; "))
    };
    let pair = |new: &str, notes: &str| (new.to_owned(), notes.to_owned());
    assert_eq!(due("Phê duyệt đề án"), pair("14/9/2026", ""));
    let granted = "Gia hạn theo Thông báo số 29/TB-UBND ngày 05/6/2026; Thời hạn cũ: 30/6/2026";
    assert_eq!(due("Rà soát, đề nghị bãi bỏ"), pair("31/10/2026", granted));
    let proposed = |old: &str| format!("Thời hạn mới theo Kế hoạch này; Thời hạn cũ: {old}");
    // Due on the very day of the figures: that day is over when the plan is made.
    let over = pair("14/9/2026", &proposed("Quý II/2026 (14/6/2026)"));
    assert_eq!(due("Số hóa hồ sơ hộ tịch của Khu phố 15."), over);
    // Asked for by who leads.
    assert_eq!(due("Rà soát văn bản trước"), pair("31/8/2026", &proposed("Quý II/2026 (14/6/2026)")));
    // Proposed by the record.
    assert_eq!(due("Hoàn thiện quy chế"), pair("15/8/2026", &proposed("31/5/2026")));

    // Overdue, and nobody proposes a date: the end of the next quarter's period.
    let after = Quarter { year: 2026, number: 3 };
    let steps = unit.steps(Document::FollowUp { after }, None).unwrap();
    let records = unit.checked.quarters_until(after);
    let figures = steps.figures(&records, after);
    let left = figures::left(&figures, None);
    let (mut planned, mut proposed) = (0, 0);
    for unfinished in &left.unfinished {
        let day = unfinished.state.due.unwrap();
        match unfinished.due {
            NewDue::Planned(new) => {
                planned += 1;
                assert!(new == day && day > figures.as_of);
            }
            NewDue::Proposed(new) => {
                proposed += 1;
                assert!(new > figures.as_of && new > day);
            }
            NewDue::Continuous => panic!("every action of the ward's seventh field has a day"),
            NewDue::Granted(new, document) => assert!(new == day && !document.is_empty()),
        }
    }
    assert!(planned > 10 && proposed > 5, "{planned} {proposed}");
}

#[test]
fn after_the_fourth_quarter_it_is_next_years_plan() {
    let unit = unit("data/toc-tien");
    let after = Quarter { year: 2021, number: 4 };
    let words = follow_up(&unit, after);
    assert_eq!(words.header.year, "2022");
    assert!(words.heading.subject.ends_with("năm 2022") && words.heading.subject.contains("hành chính năm 2021,"));
    assert!(words.annexes[0].title.ends_with("NĂM 2022"));
    assert!(words.annexes[0].attached.after.starts_with("năm 2022"));
    for cells in annex(&words) {
        let day = crate::parse_date(&cells[3]).unwrap();
        assert!(day > crate::parse_date("31/12/2021").unwrap(), "{cells:?}");
    }
    // Scores turn over: what counts is the year that ends.
    assert!(plain::text(&words).contains("Điểm tự chấm năm 2021"));
    let earlier = follow_up(&unit, Quarter { year: 2021, number: 3 });
    assert_eq!(earlier.header.year, "2021");
    assert!(!plain::text(&earlier).contains("2022"));
}

#[test]
fn nothing_is_left_when_everything_is_done_with_evidence() {
    let unit = unit("tests/cases/phuong-2026");
    let done = |number| unit.all_done(Quarter { year: 2026, number }, None).unwrap();
    assert_eq!([1, 2, 3, 4].map(done), [false, false, false, true]);
}
