//! Every number that a report prints is counted again from what was typed, by other code than that of the figures, over
//! made-up units. `CCHC_UNITS` asks for more of them than a test run has time for.

mod annexes;
mod seen;

use chrono::NaiveDate;

use super::{fixtures, plain};
use crate::kinds::Document;
use crate::period::Quarter;
use crate::tests::made_up::bare::{
    DONE, GOING_ON, LEADS, Made, NOT_BEGUN, UNDER_WAY, YEAR, day, last_day, made, period,
};
use crate::unit::{CheckedUnit, Unit};
use crate::words::{Row, Table};

use seen::{Seen, after, before, many, number, remedies, seen, shown, tables};

/// Made-up units of one test run.
const UNITS: u64 = 40;

/// The unit, read; what the rules find comes with it.
fn unit(made: &Made) -> (CheckedUnit, Vec<crate::problem::Problem>) {
    let (unit, problems) = Unit::open(fixtures::bare_unit(made).path(), None).check();
    (
        unit.unwrap_or_else(|| panic!("{}", crate::problem::render(&problems, crate::problem::Style::default()))),
        problems,
    )
}

/// The first paragraph of a report against the records.
fn summary_holds(text: &str, made: &Made, seen: &[Seen], quarter: usize) {
    let of = |status: Option<usize>| many(seen, |one| one.status == status);
    let (total, done, silent) = (seen.len(), of(Some(DONE)), of(None));
    match () {
        () if total == 0 => assert!(text.contains("Kế hoạch không có nhiệm vụ nào"), "{text}"),
        () if silent == total && total == 1 => assert!(text.contains("nhiệm vụ duy nhất của Kế hoạch chưa có báo cáo")),
        () if silent == total => assert_eq!(before(text, " nhiệm vụ của Kế hoạch chưa có báo cáo"), total, "{text}"),
        () if done == total && total == 1 => assert!(text.contains("nhiệm vụ duy nhất của Kế hoạch đã hoàn thành")),
        () if done == total => assert_eq!(before(text, " nhiệm vụ của Kế hoạch đã hoàn thành"), total, "{text}"),
        () => {
            assert_eq!(before(text, " nhiệm vụ của Kế hoạch"), total, "{text}");
            assert_eq!(before(text, " nhiệm vụ đã hoàn thành, đạt"), done, "{text}");
            assert_eq!(
                before(text, " nhiệm vụ đang thực hiện;").max(before(text, " nhiệm vụ đang thực hiện.")).min(1),
                of(Some(UNDER_WAY)).min(1),
                "{text}"
            );
            assert_eq!(before(text, " nhiệm vụ thực hiện thường xuyên").min(1), of(Some(GOING_ON)).min(1), "{text}");
            let first = text.split(". ").next().unwrap();
            for (status, words) in [
                (Some(UNDER_WAY), " nhiệm vụ đang thực hiện"),
                (Some(GOING_ON), " nhiệm vụ thực hiện thường xuyên"),
                (Some(NOT_BEGUN), " nhiệm vụ chưa thực hiện"),
                (None, " nhiệm vụ chưa có báo cáo"),
            ] {
                assert_eq!(before(first, words), of(status), "{words}: {text}");
            }
        }
    }
    if done > 0 && total > 0 {
        assert_eq!(after(text, "đúng hạn "), many(seen, |one| one.on_time), "{text}");
        assert_eq!(
            after(text, ", quá hạn ").max(after(text, "(quá hạn ")),
            many(seen, |one| one.late.is_some()),
            "{text}"
        );
    }
    let owed = many(seen, |one| one.silent());
    let departments = LEADS.iter().enumerate().map(|(lead, _)| many(seen, |one| one.silent() && one.task.lead == lead));
    let departments: Vec<usize> = departments.collect();
    assert_eq!(departments.iter().sum::<usize>(), owed);
    if owed > 0 {
        assert_eq!(after(text, "Văn phòng Ủy ban chưa cập nhật "), departments[0], "{text}");
        assert_eq!(after(text, "Công chức Tư pháp – Hộ tịch chưa báo cáo "), departments[1], "{text}");
        assert_eq!(after(text, "Công chức Tài chính – Kế toán chưa báo cáo "), departments[2], "{text}");
    }
    if owed > silent {
        assert_eq!(before(text, " nhiệm vụ không có báo cáo"), owed, "{text}");
    }
    assert_eq!(
        before(text, " nhiệm vụ chưa hoàn thành, đã quá hạn"),
        many(seen, |one| one.overdue.is_some()),
        "{text}"
    );
    if let Some(longest) = seen.iter().filter_map(|one| one.overdue).max() {
        assert!(text.contains(&format!("{longest:02} ngày)")), "{longest}: {text}");
    }
    let bare = many(seen, |one| one.status == Some(DONE) && !one.evidence);
    assert_eq!(before(text, " nhiệm vụ đã hoàn thành nhưng chưa có tài liệu kiểm chứng"), bare, "{text}");
    let [full, partly, not, unknown] = remedies(made, seen);
    let all = made.fields.len();
    if full < all && not < all && unknown < all {
        let shortcomings = text.split("tồn tại, hạn chế của năm 2020:").nth(1).unwrap_or_else(|| panic!("{text}"));
        for (words, count) in [
            ("đã khắc phục ", full),
            ("khắc phục một phần ", partly),
            ("chưa khắc phục ", not),
            ("chưa có báo cáo ", unknown),
        ] {
            assert_eq!(after(shortcomings, words), count, "{words}: {text}");
        }
    }
    // Points: last year's, and this year's of the fields that are scored.
    let (reached, maximum): (u64, u64) = made.fields.iter().fold((0, 0), |(a, b), (c, d, ..)| (a + c, b + d));
    assert!(text.contains(&format!("đạt {}/{} điểm", shown(reached), shown(maximum))), "{text}");
    assert_eq!(text.contains("bị trừ"), reached < maximum);
    if reached < maximum {
        assert!(text.contains(&format!("bị trừ {} điểm", shown(maximum - reached))), "{text}");
    }
    let known = |own: &[Option<u64>; 4]| (0..=quarter).rev().filter(|&at| made.quarters[at]).find_map(|at| own[at]);
    let scored: Vec<_> = made.fields.iter().filter_map(|(r, m, own, _)| Some((*r, *m, known(own)?))).collect();
    if scored.is_empty() {
        assert!(!text.contains("tự chấm"), "{text}");
    } else {
        let sum = |of: fn(&(u64, u64, u64)) -> u64| scored.iter().map(of).sum::<u64>();
        let (own, of, last) = (sum(|one| one.2), sum(|one| one.1), sum(|one| one.0));
        let wanted = format!("đã tự chấm {:02}/{} lĩnh vực: {}/{} điểm", scored.len(), all, shown(own), shown(of));
        assert!(text.contains(&wanted), "{wanted}: {text}");
        let change = match own.cmp(&last) {
            std::cmp::Ordering::Less => format!("giảm {} điểm so với", shown(last - own)),
            std::cmp::Ordering::Greater => format!("tăng {} điểm so với", shown(own - last)),
            std::cmp::Ordering::Equal => "bằng năm 2020".to_owned(),
        };
        assert!(text.contains(&change), "{change}: {text}");
        assert_eq!(before(text, " lĩnh vực chưa tự chấm"), all - scored.len(), "{text}");
    }
}

/// The table of part II, row by row and in its last row.
fn field_table_holds(table: &Table, made: &Made, seen: &[Seen]) {
    let names: Vec<&str> =
        table.header.iter().flatten().map(|cell| cell.text.as_str()).filter(|name| *name != "Nhiệm vụ").collect();
    let fraction = |part: usize, whole: usize| if whole == 0 { "-".to_owned() } else { format!("{part}/{whole}") };
    assert_eq!(table.rows.len(), made.fields.len() + 1);
    for (at, row) in table.rows.iter().enumerate() {
        let Row::Cells { cells, .. } = row else { panic!("a row of cells") };
        assert_eq!(cells.len(), names.len(), "{names:?} {cells:?}");
        let of_all = at == made.fields.len();
        let own: Vec<&Seen> = seen.iter().filter(|one| of_all || one.field == at).collect();
        let count = |status: Option<usize>| many(own.iter().copied(), |one| one.status == status);
        for (name, cell) in names.iter().zip(cells).skip(1) {
            let wanted = match *name {
                "Hoàn thành" => {
                    assert_eq!(*cell, fraction(count(Some(DONE)), own.len()), "{cells:?}");
                    continue;
                }
                "Tồn tại đã khắc phục" if of_all => {
                    assert_eq!(*cell, fraction(remedies(made, seen)[0], made.fields.len()), "{cells:?}");
                    continue;
                }
                "Tồn tại đã khắc phục" | "Điểm 2020" | "Tự chấm 2021" => continue,
                "Đang làm" => count(Some(UNDER_WAY)),
                "Thường xuyên" => count(Some(GOING_ON)),
                "Chưa làm" => count(Some(NOT_BEGUN)),
                "Chưa báo cáo" => count(None),
                "Đã quá hạn" => many(own.iter().copied(), |one| one.overdue.is_some()),
                other => panic!("column {other}"),
            };
            assert_eq!(number(cell), wanted, "{name}: {cells:?}");
        }
    }
}

/// The lines of a part, from its heading to the next.
fn part<'b>(body: &'b [String], title: &str) -> Vec<&'b str> {
    let from = body.iter().position(|line| line.contains(title)).unwrap_or_else(|| panic!("{title}: {body:#?}"));
    let roman = |line: &str| ["I. ", "II. ", "III. ", "IV. ", "V. "].iter().any(|number| line.starts_with(number));
    body[from + 1..].iter().map(String::as_str).take_while(|line| !roman(line)).collect()
}

/// Part III against the records, and against the quarter before.
fn review_holds(body: &[String], made: &Made, seen: &[Seen], quarter: usize) {
    let lines = part(body, "ĐÁNH GIÁ CHUNG");
    let text = lines.join("\n");
    let overdue = many(seen, |one| one.overdue.is_some());
    assert_eq!(lines.iter().filter(|line| line.contains("): quá hạn ")).count(), overdue, "{text}");
    let days: Vec<i64> = lines
        .iter()
        .filter(|line| line.contains("): quá hạn "))
        .map(|line| i64::try_from(after(line, "): quá hạn ")).unwrap())
        .collect();
    assert!(days.is_sorted_by(|a, b| a >= b), "{days:?}");
    for one in seen.iter().filter(|one| one.overdue.is_some()) {
        let name = format!("{} – ", one.number);
        let line = lines.iter().find(|line| line.contains(&name) && line.contains("): quá hạn ")).unwrap();
        assert_eq!(i64::try_from(after(line, "): quá hạn ")).unwrap(), one.overdue.unwrap(), "{line}");
    }
    let new = many(seen, |one| one.newly_done());
    let first = period(quarter).0;
    let earlier = many(seen, |one| one.newly_done() && one.completed.is_some_and(|day| day < first));
    let previous = (0..quarter).rev().find(|&at| made.quarters[at]);
    let was = previous.map(|at| self::seen(made, at));
    if new > 0 {
        let said = lines.iter().find(|line| line.starts_with("Trong quý")).unwrap_or_else(|| panic!("{text}"));
        let goes_on = said.contains("hoàn thành thêm ");
        let told = after(said, if goes_on { "hoàn thành thêm " } else { " hoàn thành " });
        assert_eq!(told, new, "{said}");
        let all = said.contains("đều hoàn thành từ trước kỳ báo cáo");
        let told = if all { new } else { before(said, " nhiệm vụ hoàn thành từ trước kỳ báo cáo") };
        assert_eq!(told, earlier, "{said}");
        if let Some(was) = was.as_ref().filter(|was| many(was.iter(), |one| one.status == Some(DONE)) > 0) {
            // What was done, what is new, what is undone and what is gone make what is done now.
            let (was, now) =
                (many(was.iter(), |one| one.status == Some(DONE)), many(seen, |one| one.status == Some(DONE)));
            let told = after(said, "tổng số đã hoàn thành từ ").max(after(said, "tổng số đã hoàn thành vẫn là "));
            assert_eq!(told, was, "{said}");
            let undone = before(said, " nhiệm vụ đã báo cáo hoàn thành phải làm lại");
            let gone = before(said, " nhiệm vụ đã hoàn thành được rút khỏi Kế hoạch");
            assert_eq!(was + new - undone - gone, now, "{said}");
        }
    }
    if let Some(was) = &was {
        let was = many(was.iter(), |one| one.overdue.is_some());
        if was > 0 || overdue > 0 {
            let (_, said) = text.split_once("Số nhiệm vụ chưa hoàn thành, đã quá hạn").unwrap();
            match was.cmp(&overdue) {
                std::cmp::Ordering::Less => {
                    assert_eq!((after(said, "tăng từ "), after(said, " lên ")), (was, overdue), "{said}");
                }
                std::cmp::Ordering::Greater => {
                    assert_eq!((after(said, "giảm từ "), after(said, " xuống ")), (was, overdue), "{said}");
                }
                std::cmp::Ordering::Equal => assert_eq!(after(said, "vẫn là "), was, "{said}"),
            }
        }
    }
    let owed = many(seen, |one| one.silent());
    assert_eq!(before(&text, " nhiệm vụ không có báo cáo trong quý"), owed, "{text}");
    let late = many(seen, |one| one.newly_done() && one.late.is_some());
    assert_eq!(before(&text, " nhiệm vụ hoàn thành quá hạn:"), late, "{text}");
    let named = text.matches("(chậm ").count();
    assert_eq!(named, late.min(5), "{text}");
    let [full, ..] = remedies(made, seen);
    let all = made.fields.len();
    if full < all {
        assert!(text.contains(&format!("Còn {:02}/{all:02} tồn tại, hạn chế", all - full)), "{text}");
    }
}

/// Part IV: every action that is not done stands in one of its groups.
fn ahead_holds(body: &[String], seen: &[Seen], quarter: usize) {
    let text = part(body, "NHIỆM VỤ, GIẢI PHÁP QUÝ TIẾP THEO").join("\n");
    let as_of = period(quarter).1;
    let next = if quarter == 3 { day(YEAR + 1, 3, 31) } else { last_day(quarter + 1) };
    let open = |one: &Seen| one.status != Some(DONE) && !one.continuous() && one.overdue.is_none();
    let between = |from: NaiveDate, to: NaiveDate| {
        many(seen, |one| open(one) && one.due.is_some_and(|due| from < due && due <= to))
    };
    let groups = [
        ("đã quá hạn (", many(seen, |one| one.overdue.is_some() && !one.continuous())),
        ("nhiệm vụ đến hạn ngày", many(seen, |one| open(one) && one.due == Some(as_of))),
        ("nhiệm vụ còn lại đến hạn trong quý", between(as_of, last_day(quarter))),
        ("nhiệm vụ đến hạn sau quý", many(seen, |one| open(one) && one.due.is_some_and(|due| due > next))),
        ("nhiệm vụ chưa được giao thời hạn", many(seen, |one| open(one) && one.due.is_none())),
        ("nhiệm vụ thường xuyên", many(seen, |one| one.continuous() && one.overdue.is_none())),
    ];
    let mut sum = 0;
    for (words, count) in groups {
        let words = if words.starts_with("đã") { format!(" nhiệm vụ {words}") } else { format!(" {words}") };
        assert_eq!(before(&text, &words), count, "{words}: {text}");
        sum += count;
    }
    let coming = between(last_day(quarter), next);
    let said =
        text.lines().find(|line| line.contains("Trong quý ") && line.contains("nhiệm vụ đến hạn")).unwrap_or_default();
    assert_eq!(before(said, " nhiệm vụ đến hạn"), coming, "{text}");
    assert_eq!(sum + coming, many(seen, |one| one.status != Some(DONE)), "{text}");
}

/// What the rules find after the last quarter is what its report prints.
fn rules_hold(problems: &[crate::problem::Problem], made: &Made, seen: &[Seen], quarter: usize) {
    let found = |code: &str| problems.iter().filter(|problem| problem.code().as_str() == code).count();
    assert_eq!(found("TG006"), many(seen, |one| one.overdue.is_some()), "overdue");
    assert_eq!(found("KC001"), many(seen, |one| one.status == Some(DONE) && !one.evidence), "without evidence");
    let never = if quarter == 3 { many(seen, |one| one.status.is_none()) } else { 0 };
    assert_eq!(found("TN003"), never, "never reported");
    let own = many(seen, |one| one.silent() && one.task.lead == 0);
    assert_eq!(found("TN004"), usize::from(own > 0), "gaps of the office's own");
    let skipped = (1..4).filter(|&at| made.quarters[at] && !made.quarters[at - 1]).count();
    assert_eq!(found("TG009"), skipped, "quarters without a record");
}

#[test]
fn every_number_of_a_report_is_the_one_that_the_records_give() {
    let units = std::env::var("CCHC_UNITS").ok().and_then(|text| text.parse().ok()).unwrap_or(UNITS);
    for seed in 0..units {
        let made = made(seed);
        crate::figures::runs::taken();
        let (unit, problems) = unit(&made);
        let last = made.quarters.iter().rposition(|there| *there).unwrap();
        rules_hold(&problems, &made, &seen(&made, last), last);
        for quarter in (0..4).filter(|&quarter| made.quarters[quarter]) {
            let named = Quarter { year: YEAR, number: u8::try_from(quarter + 1).unwrap() };
            let document = Document::report(named).with_charts();
            let words = unit.steps(document, None).unwrap().words().unwrap().0;
            let seen = seen(&made, quarter);
            let body = plain::body(&words);
            let what = format!("unit {seed}, quarter {}", quarter + 1);
            let holds = || {
                summary_holds(&body[1], &made, &seen, quarter);
                field_table_holds(tables(&words)[0], &made, &seen);
                review_holds(&body, &made, &seen, quarter);
                ahead_holds(&body, &seen, quarter);
                annexes::hold(&words, &made, &seen, quarter);
            };
            if let Err(reason) = std::panic::catch_unwind(std::panic::AssertUnwindSafe(holds)) {
                eprintln!("{what}: {body:#?}");
                std::panic::resume_unwind(reason);
            }
        }
        let quarters = made.quarters.iter().filter(|there| **there).count();
        assert_eq!(crate::figures::runs::taken(), quarters, "rules and documents count each quarter once");
    }
}
