//! The plan of a year.

use super::super::random::Random;
use super::super::yaml::Yaml;
use super::field::Field;
use super::kinds::FIELDS;
use super::plan_words::{
    AIMS, ASSESSMENT, BASIS, CAUSE, CLOSING, CLOSING_PARAGRAPH, DUTIES, REMARK, REQUIREMENTS, SUBJECT,
};
use super::unit::Unit;
use super::values::Date;

pub struct Plan {
    pub number: u32,
    pub date: Date,
    pub fields: Vec<Field>,
    pub with_tasks: bool,
}

impl Plan {
    pub fn new(unit: &Unit, actions: u32, random: &mut Random) -> Self {
        let kinds = &FIELDS[..random.between(7, 9) as usize];
        let kinds = &kinds[..kinds.len().min(actions as usize)];
        let with_criteria = random.chance(50);
        let plan_date = Date { year: unit.year, month: 1, day: random.between(8, 28) };
        let (number, with_tasks) = (random.between(4, 40), random.chance(25));
        // Each field has one action; the rest are shared by weight.
        let weights: u32 = kinds.iter().map(|kind| kind.weight).sum();
        let (spare, mut before) = (actions - kinds.len() as u32, 0);
        let mut fields = Vec::new();
        for (number, kind) in (1..).zip(kinds) {
            let share = |weight: u32| spare * weight / weights;
            let count = 1 + share(before + kind.weight) - share(before);
            before += kind.weight;
            fields.push(Field::new(kind, number, count as usize, with_criteria, unit, random));
        }
        Self { number, date: plan_date, fields, with_tasks }
    }

    pub fn some_work(&self, random: &mut Random) -> &'static str {
        let works = self.fields[random.below(self.fields.len())].kind.works;
        random.pick(works)
    }

    pub fn record(&self, unit: &Unit, random: &mut Random) -> String {
        let mut yaml = Yaml::new();
        let ranked = random.between(40, 120);
        let rank = random.between(ranked / 2, ranked);
        let mut words = |pattern: &str| unit.words(pattern, "", random);
        yaml.keys(0, &[("nam", &unit.year), ("so", &self.number), ("ngay", &self.date)]);
        yaml.keys(0, &[("trich_yeu", &words(SUBJECT))]);
        yaml.list(0, "can_cu", &[words(BASIS)]);
        yaml.list(0, "muc_tieu", &AIMS.map(&mut words));
        yaml.list(0, "yeu_cau", &REQUIREMENTS.map(&mut words));
        yaml.line(0, "danh_gia:");
        yaml.keys(1, &[("can_cu", &words(ASSESSMENT)), ("nhan_xet", &words(REMARK))]);
        yaml.line(1, "xep_hang:");
        yaml.keys(2, &[("hang", &rank), ("tong_so", &ranked), ("pham_vi", &"xã, phường, thị trấn")]);
        yaml.list(1, "nguyen_nhan", &[words(CAUSE)]);
        yaml.line(0, "linh_vuc:");
        for field in &self.fields {
            field.record(&mut yaml, unit, random);
        }
        if self.with_tasks {
            yaml.line(0, "kem_danh_muc: có");
        }
        yaml.line(0, "to_chuc_thuc_hien:");
        for duty in DUTIES {
            let [who, text] = duty.map(|pattern| unit.words(pattern, "", random));
            yaml.item(1, &[("tieu_de", &who), ("noi_dung", &text)]);
        }
        yaml.list(0, "doan_cuoi", &[unit.words(CLOSING_PARAGRAPH, "", random)]);
        yaml.keys(0, &[("loi_ket", &CLOSING)]);
        yaml.text
    }
}
