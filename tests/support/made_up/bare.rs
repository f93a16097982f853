//! Units for tests of counting: scores, due dates, statuses. A test knows what was typed, and counts it again by
//! itself. The departments are those of the sample commune, whose `don-vi.yaml` goes with the records.

#![allow(clippy::unwrap_used, reason = "days of the calendar, and small numbers")]

use std::fmt::Write as _;

use chrono::{Duration, NaiveDate};

use super::Files;
use super::random::Random;

pub const YEAR: i32 = 2021;
const STATUSES: [&str; 4] = ["hoan_thanh", "dang_thuc_hien", "chua_thuc_hien", "thuong_xuyen"];
pub const DONE: usize = 0;
pub const UNDER_WAY: usize = 1;
pub const NOT_BEGUN: usize = 2;
pub const GOING_ON: usize = 3;
pub const LEADS: [&str; 3] = ["van-phong", "tu-phap-ho-tich", "tai-chinh"];

/// When an action is due.
#[derive(Debug, Clone, Copy)]
pub enum Due {
    None,
    On(NaiveDate),
    Quarter(usize),
    InYear,
    Continuous,
}

/// What a quarter reports of an action.
#[derive(Debug, Clone)]
pub struct Entry {
    pub status: usize,
    pub completed: Option<NaiveDate>,
    pub evidence: bool,
    pub reason: bool,
    pub request: bool,
    /// Until when more time was granted.
    pub granted: Option<NaiveDate>,
}

/// An action, and what the quarters report of it.
#[derive(Debug, Clone)]
pub struct Task {
    pub id: String,
    pub due: Due,
    pub lead: usize,
    pub remedies: bool,
    pub deliverable: bool,
    /// One person is in charge of it.
    pub person: bool,
    pub added: Option<NaiveDate>,
    pub withdrawn: Option<NaiveDate>,
    pub reports: [Option<Entry>; 4],
}

/// A field: what it reached of its maximum, in thousandths; its self-scores by quarter; its actions.
pub type Field = (u64, u64, [Option<u64>; 4], Vec<Task>);

/// A made-up unit: its fields, each with its score, its self-scores by quarter, and its actions.
#[derive(Debug)]
pub struct Made {
    pub fields: Vec<Field>,
    /// Which quarters have a record.
    pub quarters: [bool; 4],
    /// The day of a quarter's figures where it is not the usual one.
    pub as_of: [Option<NaiveDate>; 4],
    /// The records of quarters are written from back to front.
    pub turned: bool,
}

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// First and last day of the reporting period of a quarter, from 0.
pub fn period(quarter: usize) -> (NaiveDate, NaiveDate) {
    let month = |at: usize| u32::try_from(at * 3).unwrap();
    let first = if quarter == 0 { day(YEAR - 1, 12, 15) } else { day(YEAR, month(quarter), 15) };
    (first, day(YEAR, month(quarter + 1), 14))
}

pub fn last_day(quarter: usize) -> NaiveDate {
    [day(YEAR, 3, 31), day(YEAR, 6, 30), day(YEAR, 9, 30), day(YEAR, 12, 31)][quarter.min(3)]
}

/// The unit of a seed.
pub fn made(seed: u64) -> Made {
    let mut random = Random::new(seed);
    let mut quarters = [false; 4];
    while quarters == [false; 4] {
        quarters = [0; 4].map(|_| !random.one_in(3));
    }
    let fields = 1 + random.below(5);
    let fields = (0..fields)
        .map(|field| {
            let maximum = 1 + random.below(30_000) as u64;
            let reached = if random.one_in(4) { maximum } else { random.below(maximum as usize + 1) as u64 };
            let own = [0; 4].map(|_| random.one_in(3).then(|| random.below(maximum as usize + 1) as u64));
            let tasks = random.below(8);
            let tasks = (0..tasks).map(|at| task(&mut random, format!("a{field}.{at}"), at + 1 == tasks, &quarters));
            (reached, maximum, own, tasks.collect())
        })
        .collect();
    Made { fields, quarters, as_of: [None; 4], turned: false }
}

fn task(random: &mut Random, id: String, last: bool, quarters: &[bool; 4]) -> Task {
    let some_day = |random: &mut Random| day(YEAR, 1, 10) + Duration::days(random.below(340) as i64);
    let due = match random.below(7) {
        0 => Due::None,
        1 => Due::Quarter(random.below(4)),
        2 => Due::InYear,
        3 => Due::Continuous,
        _ => Due::On(some_day(random)),
    };
    let mut unfinished_since: Option<NaiveDate> = None;
    let mut reports: [Option<Entry>; 4] = Default::default();
    for quarter in (0..4).filter(|&quarter| quarters[quarter]) {
        if random.one_in(3) {
            continue;
        }
        let (first, as_of) = period(quarter);
        let status = random.below(4);
        let from = unfinished_since.unwrap_or(if random.one_in(2) { first } else { day(YEAR - 1, 12, 20) });
        let span = (as_of - from).num_days() as usize + 1;
        reports[quarter] = Some(Entry {
            status,
            completed: (status == DONE).then(|| from + Duration::days(random.below(span) as i64)),
            evidence: random.one_in(2),
            reason: random.one_in(3),
            request: false,
            granted: None,
        });
        if matches!(status, UNDER_WAY | NOT_BEGUN) {
            unfinished_since = Some(as_of);
        }
    }
    let withdrawn = random.one_in(9).then(|| some_day(random));
    Task {
        id,
        due,
        lead: random.below(3),
        remedies: random.one_in(2),
        deliverable: false,
        person: false,
        added: (last && random.one_in(4)).then(|| some_day(random)),
        withdrawn,
        reports,
    }
}

fn typed(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}

fn points(thousandths: u64) -> String {
    format!("{}.{:03}", thousandths / 1000, thousandths % 1000)
}

/// The records of the plan and of the quarters.
pub fn records(made: &Made) -> Files {
    let mut plan = String::from("phien_ban: 1\nnam: 2021\ntrich_yeu: X\ndanh_gia: {nhan_xet: X}\nlinh_vuc:\n");
    for (f, (reached, maximum, _, tasks)) in made.fields.iter().enumerate() {
        let score = format!("{{dat: \"{}\", toi_da: \"{}\"}}", points(*reached), points(*maximum));
        let _ = writeln!(plan, "  - id: f{f}\n    ten: Lĩnh vực {f}\n    diem: {score}");
        let _ = writeln!(plan, "    trach_nhiem: {{chu_tri: [van-phong]}}\n    ton_tai: [{{id: t{f}, noi_dung: T}}]");
        plan += if tasks.is_empty() { "" } else { "    nhiem_vu:\n" };
        for task in tasks {
            let _ = writeln!(
                plan,
                "      - id: {}\n        noi_dung: Việc {}\n        chu_tri: [{}]",
                task.id, task.id, LEADS[task.lead]
            );
            match task.due {
                Due::None => {}
                Due::On(day) => plan += &format!("        thoi_han: {}\n", typed(day)),
                Due::Quarter(at) => plan += &format!("        thoi_han: {}/2021\n", ["I", "II", "III", "IV"][at]),
                Due::InYear => plan += "        thoi_han: trong-nam\n",
                Due::Continuous => plan += "        thoi_han: thuong-xuyen\n",
            }
            for (wanted, line) in [
                (task.remedies, format!("khac_phuc: [t{f}]")),
                (task.deliverable, "san_pham: S".to_owned()),
                (task.person, "nguoi_phu_trach: ng-ha".to_owned()),
            ] {
                if wanted {
                    let _ = writeln!(plan, "        {line}");
                }
            }
            for (key, date) in [("bo_sung", task.added), ("rut", task.withdrawn)] {
                if let Some(date) = date {
                    let _ = writeln!(
                        plan,
                        "        {key}: {{van_ban: Quyết định số 88/QĐ-UBND ngày 05/1/2021, ngay: {}}}",
                        typed(date)
                    );
                }
            }
        }
    }
    let mut files = vec![("2021/ke-hoach.yaml".to_owned(), plan)];
    for quarter in (0..4).filter(|&quarter| made.quarters[quarter]) {
        let mut text = format!("phien_ban: 1\nquy: {}/2021\n", quarter + 1);
        if let Some(day) = made.as_of[quarter] {
            let _ = writeln!(text, "ngay_chot: {}", typed(day));
        }
        let mut progress = Vec::new();
        for task in made.fields.iter().flat_map(|(.., tasks)| tasks) {
            let Some(entry) = &task.reports[quarter] else { continue };
            let mut entries = String::new();
            let _ = writeln!(entries, "  - nhiem_vu: {}\n    tinh_trang: {}", task.id, STATUSES[entry.status]);
            if let Some(completed) = entry.completed {
                let _ = writeln!(entries, "    ngay_hoan_thanh: {}", typed(completed));
            }
            entries += if entry.evidence { "    tai_lieu_kiem_chung: [{loai: khac, ten: Hồ sơ}]\n" } else { "" };
            entries += if entry.reason { "    ly_do: Chờ hướng dẫn\n" } else { "" };
            entries += if entry.request { "    de_nghi_gia_han: {den_ngay: 2021-12-31}\n" } else { "" };
            if let Some(until) = entry.granted {
                let document = "Thông báo số 31/TB-UBND ngày 10/5/2021";
                let _ = writeln!(entries, "    gia_han: {{den_ngay: {}, van_ban: {document}}}", typed(until));
            }
            progress.push(entries);
        }
        let scores: String = made
            .fields
            .iter()
            .enumerate()
            .filter_map(|(f, (_, _, own, _))| {
                Some(format!("  - {{linh_vuc: f{f}, diem: \"{}\"}}\n", points(own[quarter]?)))
            })
            .collect();
        text += &if scores.is_empty() { String::new() } else { format!("diem_tu_cham:\n{scores}") };
        if made.turned {
            progress.reverse();
        }
        text += &if progress.is_empty() { String::new() } else { format!("tien_do:\n{}", progress.concat()) };
        files.push((format!("2021/quy-{}.yaml", quarter + 1), text));
    }
    files
}
