//! The record of a quarter.

use super::super::random::Random;
use super::super::yaml::Yaml;
use super::action::{Action, State};
use super::plan::Plan;
use super::sayings::{CAUSES, DIFFICULTIES, DIRECTIONS, INSTRUCTION_OUTCOMES, INSTRUCTIONS, PROPOSALS, REMARKS};
use super::unit::Unit;
use super::values::{Date, Score};

/// The record of a quarter, which brings the actions forward.
pub fn quarterly(unit: &Unit, plan: &mut Plan, quarter: u32, issued: bool, random: &mut Random) -> String {
    let year = unit.year;
    let mut yaml = Yaml::new();
    yaml.keys(0, &[("quy", &format!("{quarter}/{year}"))]);
    let number = 6 * quarter + random.between(1, 5);
    if issued {
        yaml.keys(0, &[("so", &number), ("ngay", &Date { year, month: 3 * quarter, day: 16 })]);
    }
    yaml.list(0, "chi_dao", &random.two(&DIRECTIONS).map(|pattern| unit.words(pattern, "", random)));
    yaml.line(0, "y_kien_chi_dao:");
    for _ in 0..3 {
        let work = plan.some_work(random);
        let notice = notice(Date::within(year, quarter, random), random);
        let text = unit.any(&INSTRUCTIONS, work, random);
        yaml.item(1, &[("noi_dung", &text), ("van_ban", &notice)]);
        if random.chance(70) {
            yaml.keys(2, &[("ket_qua", &unit.any(&INSTRUCTION_OUTCOMES, work, random))]);
        }
    }
    yaml.line(0, "tien_do:");
    let mut late = Vec::new();
    for action in moving(plan, random) {
        if action.advance(&mut yaml, unit, quarter, random) {
            late.push(action.id.clone());
        }
    }
    yaml.line(0, "diem_tu_cham:");
    for (place, field) in plan.fields.iter().enumerate() {
        if place == 0 || random.chance(60) {
            let points = field.kind.maximum / 1_000 * random.between(600, 1_000) / 250 * 250;
            yaml.item(1, &[("linh_vuc", &format!("lv-{}", field.number)), ("diem", &Score(points))]);
        }
    }
    for (key, patterns) in [("nhan_xet", &REMARKS), ("nguyen_nhan", &CAUSES), ("kho_khan", &DIFFICULTIES)] {
        let work = plan.some_work(random);
        yaml.list(0, key, &random.two(patterns).map(|pattern| unit.words(pattern, work, random)));
    }
    yaml.line(0, "kien_nghi:");
    for pattern in random.two(&PROPOSALS) {
        yaml.item(1, &[("noi_dung", &unit.words(pattern, "", random))]);
        yaml.keys(2, &[("nguoi_quyet_dinh", &format!("Chủ tịch Ủy ban nhân dân {}", unit.level))]);
        yaml.keys(2, &[("thoi_han", &Date { year, month: 3 * quarter, day: random.between(22, 30) })]);
    }
    if quarter.is_multiple_of(2) {
        yaml.line(0, "ke_hoach_tiep_tuc:");
        let date = Date { year, month: 3 * quarter, day: 25 };
        if issued {
            yaml.keys(1, &[("so", &(plan.number + 9 * quarter)), ("ngay", &date)]);
        }
        if let Some(first) = late.first() {
            yaml.line(1, "thoi_han_moi:");
            yaml.item(2, &[("nhiem_vu", first), ("den_ngay", &Date::after(year, quarter, random))]);
        }
    }
    yaml.text
}

pub fn notice(date: Date, random: &mut Random) -> String {
    format!("Thông báo số {}/TB-UBND ngày {date}", random.between(10, 90))
}

/// A third to two thirds of all actions, in the order of the plan, of those that are not done with evidence.
pub fn moving<'p>(plan: &'p mut Plan, random: &mut Random) -> Vec<&'p mut Action> {
    let all: usize = plan.fields.iter().map(|field| field.actions.len()).sum();
    let wished = (all * random.between(34, 66) as usize).div_ceil(100);
    let actions = plan.fields.iter_mut().flat_map(|field| &mut field.actions);
    let open: Vec<_> = actions.filter(|action| action.state != State::Done || !action.shown).collect();
    let (mut wanting, mut left) = (wished.min(open.len()), open.len());
    let mut chosen = Vec::new();
    for action in open {
        if random.below(left) < wanting {
            chosen.push(action);
            wanting -= 1;
        }
        left -= 1;
    }
    chosen
}
