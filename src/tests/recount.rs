//! The oracle: every number that a report prints is counted again, from what was typed, in other words than the figures
//! count it; over made-up units. `CCHC_UNITS` asks for more of them than a test run has time for.

use std::fmt::Write as _;

use chrono::{Duration, NaiveDate};

use super::plain;
use super::sample;
use crate::words::{Block, Row, Table, Words};
use crate::{Document, Quarter, Sound, Unit};

const YEAR: i32 = 2021;
/// Made-up units of one test run.
const UNITS: u64 = 40;
const STATUSES: [&str; 4] = ["hoan_thanh", "dang_thuc_hien", "chua_thuc_hien", "thuong_xuyen"];
const DONE: usize = 0;
const UNDER_WAY: usize = 1;
const NOT_BEGUN: usize = 2;
const GOING_ON: usize = 3;
const LEADS: [&str; 3] = ["van-phong", "tu-phap-ho-tich", "tai-chinh"];

/// Numbers that follow from a seed (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % sides as u64) as usize
    }

    fn one_in(&mut self, sides: usize) -> bool {
        self.roll(sides) == 0
    }
}

#[derive(Debug, Clone, Copy)]
enum Due {
    None,
    On(NaiveDate),
    Quarter(usize),
    InYear,
    Continuous,
}

/// What a quarter reports of an action.
#[derive(Debug, Clone)]
struct Entry {
    status: usize,
    completed: Option<NaiveDate>,
    evidence: bool,
    reason: bool,
}

#[derive(Debug, Clone)]
struct Task {
    id: String,
    due: Due,
    lead: usize,
    remedies: bool,
    added: Option<NaiveDate>,
    withdrawn: Option<NaiveDate>,
    reports: [Option<Entry>; 4],
}

/// A made-up unit: its fields, each with its score, its self-scores by quarter, and its actions.
#[derive(Debug)]
struct Made {
    fields: Vec<(u64, u64, [Option<u64>; 4], Vec<Task>)>,
    quarters: [bool; 4],
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// First and last day of the reporting period of a quarter, from 0.
fn period(quarter: usize) -> (NaiveDate, NaiveDate) {
    let month = |at: usize| u32::try_from(at * 3).unwrap();
    let first = if quarter == 0 { day(YEAR - 1, 12, 15) } else { day(YEAR, month(quarter), 15) };
    (first, day(YEAR, month(quarter + 1), 14))
}

fn last_day(quarter: usize) -> NaiveDate {
    [day(YEAR, 3, 31), day(YEAR, 6, 30), day(YEAR, 9, 30), day(YEAR, 12, 31)][quarter.min(3)]
}

fn made(seed: u64) -> Made {
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
fn unit(made: &Made) -> (Sound, Vec<crate::Problem>) {
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

/// One action as somebody with the records in hand would see it at the end of a quarter.
struct Seen<'m> {
    task: &'m Task,
    /// Its number: field and place.
    number: String,
    field: usize,
    /// None where no quarter says anything.
    status: Option<usize>,
    this_quarter: bool,
    done_before: bool,
    /// Days past the due date: of what is done late, and of what is not reported done.
    late: Option<i64>,
    overdue: Option<i64>,
    on_time: bool,
    due: Option<NaiveDate>,
    evidence: bool,
    completed: Option<NaiveDate>,
}

/// The actions of the plan on the as-of day of a quarter.
fn seen(made: &Made, quarter: usize) -> Vec<Seen<'_>> {
    let as_of = period(quarter).1;
    let mut seen = Vec::new();
    for (field, (.., tasks)) in made.fields.iter().enumerate() {
        for (at, task) in tasks.iter().enumerate() {
            if task.added.is_some_and(|day| day > as_of) || task.withdrawn.is_some_and(|day| day <= as_of) {
                continue;
            }
            let told: Vec<(usize, &Entry)> =
                (0..=quarter).filter_map(|at| Some((at, task.reports[at].as_ref()?))).collect();
            let last = told.last();
            let status = last.map(|(_, entry)| entry.status);
            let due = match task.due {
                Due::None | Due::Continuous => None,
                Due::On(day) => Some(day),
                Due::Quarter(at) => Some(last_day(at)),
                Due::InYear => Some(day(YEAR, 12, 31)),
            };
            let completed = last.and_then(|(_, entry)| entry.completed);
            let after = due.zip(completed).map(|(due, completed)| (completed - due).num_days());
            let past = due.map(|due| (as_of - due).num_days()).filter(|days| *days > 0);
            let before = told.iter().rev().find(|(at, _)| *at < quarter).map(|(_, entry)| entry.status);
            let previous = (0..quarter).rev().find(|&at| made.quarters[at]).map(|at| period(at).1);
            let was_there = previous.is_some_and(|day| task.added.is_none_or(|added| added <= day));
            seen.push(Seen {
                task,
                number: format!("NV {}.{}", field + 1, at + 1),
                field,
                status,
                this_quarter: last.is_some_and(|(at, _)| *at == quarter),
                done_before: was_there && before == Some(DONE),
                late: after.filter(|days| status == Some(DONE) && *days > 0),
                on_time: status == Some(DONE) && after.is_some_and(|days| days <= 0),
                overdue: past.filter(|_| status != Some(DONE) && status != Some(GOING_ON)),
                due: due.filter(|_| status != Some(GOING_ON)),
                evidence: told.iter().any(|(_, entry)| entry.evidence),
                completed,
            });
        }
    }
    seen
}

impl Seen<'_> {
    fn continuous(&self) -> bool {
        self.status == Some(GOING_ON) || matches!(self.task.due, Due::Continuous) && self.status != Some(DONE)
    }

    fn silent(&self) -> bool {
        !self.this_quarter && self.status != Some(DONE)
    }

    fn newly_done(&self) -> bool {
        self.status == Some(DONE) && !self.done_before
    }
}

fn many<'s, 'm: 's>(seen: impl IntoIterator<Item = &'s Seen<'m>>, wanted: impl Fn(&Seen) -> bool) -> usize {
    seen.into_iter().filter(|one| wanted(one)).count()
}

/// The number right before some words, the first time that they stand there; 0 where they do not.
fn before(text: &str, words: &str) -> usize {
    let Some(at) = text.find(words) else { return 0 };
    let digits: String = text[..at].chars().rev().take_while(char::is_ascii_digit).collect();
    assert!(!digits.is_empty(), "no number before {words:?} in: {text}");
    digits.chars().rev().collect::<String>().parse().unwrap()
}

/// The number right after some words; 0 where they do not stand there.
fn after(text: &str, words: &str) -> usize {
    let Some(at) = text.find(words) else { return 0 };
    let digits: String = text[at + words.len()..].chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or_else(|_| panic!("no number after {words:?} in: {text}"))
}

/// How the fields' shortcomings stand: full, partly, not, nothing known.
fn remedies(made: &Made, seen: &[Seen]) -> [usize; 4] {
    let mut counts = [0; 4];
    for field in 0..made.fields.len() {
        let of: Vec<&Seen> = seen.iter().filter(|one| one.field == field && one.task.remedies).collect();
        let delivered = |one: &&Seen| one.status == Some(DONE) || one.status == Some(GOING_ON) && one.evidence;
        let begun = |one: &&Seen| matches!(one.status, Some(DONE | UNDER_WAY | GOING_ON));
        let place = match () {
            () if of.is_empty() => 2,
            () if of.iter().all(|one| delivered(&one)) => 0,
            () if of.iter().any(|one| begun(&one)) => 1,
            () if of.iter().all(|one| one.status.is_none()) => 3,
            () => 2,
        };
        counts[place] += 1;
    }
    counts
}

fn shown(thousandths: u64) -> String {
    let text = format!("{},{:03}", thousandths / 1000, thousandths % 1000);
    text.trim_end_matches('0').trim_end_matches(',').to_owned()
}

fn tables(words: &Words) -> Vec<&Table> {
    words.body.iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None }).collect()
}

/// A cell as a number: a dash is none.
fn number(cell: &str) -> usize {
    if cell == "-" { 0 } else { cell.parse().unwrap_or_else(|_| panic!("{cell}")) }
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
        for (name, cell) in names.iter().zip(cells).skip(2) {
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
        assert_eq!(before(said, " nhiệm vụ hoàn thành từ trước kỳ báo cáo"), earlier, "{said}");
        if let Some(was) = was.as_ref().filter(|was| many(was.iter(), |one| one.status == Some(DONE)) > 0) {
            // What was done, what is new, what is undone and what is gone make what is done now.
            let (was, now) =
                (many(was.iter(), |one| one.status == Some(DONE)), many(seen, |one| one.status == Some(DONE)));
            assert_eq!(after(said, "tổng số đã hoàn thành từ "), was, "{said}");
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
fn rules_hold(problems: &[crate::Problem], made: &Made, seen: &[Seen], quarter: usize) {
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
        let (sound, problems) = unit(&made);
        let last = made.quarters.iter().rposition(|there| *there).unwrap();
        crate::figures::runs::taken();
        let counted = sound.checked.figures(YEAR);
        let quarters = made.quarters.iter().filter(|there| **there).count();
        assert_eq!(
            (counted.len(), crate::figures::runs::taken()),
            (quarters, quarters),
            "each quarter is counted once"
        );
        rules_hold(&problems, &made, &seen(&made, last), last);
        for quarter in (0..4).filter(|&quarter| made.quarters[quarter]) {
            let named = Quarter { year: YEAR, number: u8::try_from(quarter + 1).unwrap() };
            let document = Document::Report { quarter: named, charts: true };
            let words = sound.steps(document, None).unwrap().words().unwrap().0;
            let seen = seen(&made, quarter);
            let body = plain::body(&words);
            let what = format!("unit {seed}, quarter {}", quarter + 1);
            let holds = || {
                summary_holds(&body[1], &made, &seen, quarter);
                field_table_holds(tables(&words)[0], &made, &seen);
                review_holds(&body, &made, &seen, quarter);
                ahead_holds(&body, &seen, quarter);
            };
            if let Err(reason) = std::panic::catch_unwind(std::panic::AssertUnwindSafe(holds)) {
                eprintln!("{what}: {body:#?}");
                std::panic::resume_unwind(reason);
            }
        }
    }
}
