//! Made-up units for the recount: what was typed, and the unit that is read of it.

use std::fmt::Write as _;

use chrono::{Duration, NaiveDate};

use crate::tests::dice::Dice;
use crate::tests::sample;
use crate::{Sound, Unit};

pub(super) const YEAR: i32 = 2021;
const STATUSES: [&str; 4] = ["hoan_thanh", "dang_thuc_hien", "chua_thuc_hien", "thuong_xuyen"];
pub(super) const DONE: usize = 0;
pub(super) const UNDER_WAY: usize = 1;
pub(super) const NOT_BEGUN: usize = 2;
pub(super) const GOING_ON: usize = 3;
pub(super) const LEADS: [&str; 3] = ["van-phong", "tu-phap-ho-tich", "tai-chinh"];

#[derive(Debug, Clone, Copy)]
pub(super) enum Due {
    None,
    On(NaiveDate),
    Quarter(usize),
    InYear,
    Continuous,
}

/// What a quarter reports of an action.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) status: usize,
    pub(super) completed: Option<NaiveDate>,
    pub(super) evidence: bool,
    pub(super) reason: bool,
}

#[derive(Debug, Clone)]
pub(super) struct Task {
    pub(super) id: String,
    pub(super) due: Due,
    pub(super) lead: usize,
    pub(super) remedies: bool,
    pub(super) added: Option<NaiveDate>,
    pub(super) withdrawn: Option<NaiveDate>,
    pub(super) reports: [Option<Entry>; 4],
}

/// A field: what it reached of its maximum, in thousandths; its self-scores by quarter; its actions.
pub(super) type Field = (u64, u64, [Option<u64>; 4], Vec<Task>);

/// A made-up unit: its fields, each with its score, its self-scores by quarter, and its actions.
#[derive(Debug)]
pub(super) struct Made {
    pub(super) fields: Vec<Field>,
    pub(super) quarters: [bool; 4],
}

pub(super) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// First and last day of the reporting period of a quarter, from 0.
pub(super) fn period(quarter: usize) -> (NaiveDate, NaiveDate) {
    let month = |at: usize| u32::try_from(at * 3).unwrap();
    let first = if quarter == 0 { day(YEAR - 1, 12, 15) } else { day(YEAR, month(quarter), 15) };
    (first, day(YEAR, month(quarter + 1), 14))
}

pub(super) fn last_day(quarter: usize) -> NaiveDate {
    [day(YEAR, 3, 31), day(YEAR, 6, 30), day(YEAR, 9, 30), day(YEAR, 12, 31)][quarter.min(3)]
}

pub(super) fn made(seed: u64) -> Made {
    let mut dice = Dice(seed);
    let mut quarters = [false; 4];
    while quarters == [false; 4] {
        quarters = [0; 4].map(|_| !dice.one_in(3));
    }
    let fields = 1 + dice.roll(5);
    let fields = (0..fields)
        .map(|field| {
            let maximum = 1 + dice.roll(30_000) as u64;
            let reached = if dice.one_in(4) { maximum } else { dice.roll(maximum as usize + 1) as u64 };
            let own = [0; 4].map(|_| dice.one_in(3).then(|| dice.roll(maximum as usize + 1) as u64));
            let tasks = dice.roll(8);
            let tasks = (0..tasks).map(|at| task(&mut dice, format!("a{field}.{at}"), at + 1 == tasks, &quarters));
            (reached, maximum, own, tasks.collect())
        })
        .collect();
    Made { fields, quarters }
}

fn task(dice: &mut Dice, id: String, last: bool, quarters: &[bool; 4]) -> Task {
    let some_day = |dice: &mut Dice| day(YEAR, 1, 10) + Duration::days(dice.roll(340) as i64);
    let due = match dice.roll(7) {
        0 => Due::None,
        1 => Due::Quarter(dice.roll(4)),
        2 => Due::InYear,
        3 => Due::Continuous,
        _ => Due::On(some_day(dice)),
    };
    let mut unfinished_since: Option<NaiveDate> = None;
    let mut reports: [Option<Entry>; 4] = Default::default();
    for quarter in (0..4).filter(|&quarter| quarters[quarter]) {
        if dice.one_in(3) {
            continue;
        }
        let (first, as_of) = period(quarter);
        let status = dice.roll(4);
        let from = unfinished_since.unwrap_or(if dice.one_in(2) { first } else { day(YEAR - 1, 12, 20) });
        let span = (as_of - from).num_days() as usize + 1;
        reports[quarter] = Some(Entry {
            status,
            completed: (status == DONE).then(|| from + Duration::days(dice.roll(span) as i64)),
            evidence: dice.one_in(2),
            reason: dice.one_in(3),
        });
        if matches!(status, UNDER_WAY | NOT_BEGUN) {
            unfinished_since = Some(as_of);
        }
    }
    let withdrawn = dice.one_in(9).then(|| some_day(dice));
    Task {
        id,
        due,
        lead: dice.roll(3),
        remedies: dice.one_in(2),
        added: (last && dice.one_in(4)).then(|| some_day(dice)),
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

/// Writes the unit and reads it again; what the rules find comes with it.
pub(super) fn unit(made: &Made) -> (Sound, Vec<crate::Problem>) {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        crate::store::write_whole(&folder.path().join(name), text.as_bytes()).unwrap();
    };
    std::fs::create_dir(folder.path().join("2021")).unwrap();
    write("don-vi.yaml", &std::fs::read_to_string(sample::folder().join("don-vi.yaml")).unwrap());
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
            if task.remedies {
                let _ = writeln!(plan, "        khac_phuc: [t{f}]");
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
    write("2021/ke-hoach.yaml", &plan);
    for quarter in (0..4).filter(|&quarter| made.quarters[quarter]) {
        let mut text = format!("phien_ban: 1\nquy: {}/2021\n", quarter + 1);
        let mut entries = String::new();
        for task in made.fields.iter().flat_map(|(.., tasks)| tasks) {
            let Some(entry) = &task.reports[quarter] else { continue };
            let _ = writeln!(entries, "  - nhiem_vu: {}\n    tinh_trang: {}", task.id, STATUSES[entry.status]);
            if let Some(completed) = entry.completed {
                let _ = writeln!(entries, "    ngay_hoan_thanh: {}", typed(completed));
            }
            entries += if entry.evidence { "    tai_lieu_kiem_chung: [{loai: khac, ten: Hồ sơ}]\n" } else { "" };
            entries += if entry.reason { "    ly_do: Chờ hướng dẫn\n" } else { "" };
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
        text += &if entries.is_empty() { String::new() } else { format!("tien_do:\n{entries}") };
        write(&format!("2021/quy-{}.yaml", quarter + 1), &text);
    }
    let (sound, problems) = Unit::open(folder.path(), None).check();
    (sound.unwrap_or_else(|| panic!("{}", crate::render(&problems, crate::Style::default()))), problems)
}
