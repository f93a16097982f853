//! A field of the plan: its score, what was wanting, what is to be done.

use super::super::random::Random;
use super::super::yaml::Yaml;
use super::action::{Action, State, action_text, due};
use super::kinds::FieldKind;
use super::measures::MEASURES;
use super::sayings::SHORTCOMINGS;
use super::unit::{DEPARTMENTS, OTHERS, Unit};
use super::values::{PersonId, Score};

pub struct Field {
    pub kind: &'static FieldKind,
    pub number: usize,
    /// Score and maximum of each criterion, in thousandths.
    pub criteria: Vec<(u32, u32)>,
    pub shortcomings: Vec<String>,
    pub actions: Vec<Action>,
}

impl Field {
    pub fn new(
        kind: &'static FieldKind,
        number: usize,
        actions: usize,
        with_criteria: bool,
        unit: &Unit,
        random: &mut Random,
    ) -> Self {
        let full = random.chance(15);
        let first = kind.maximum / 2;
        let maxima = if with_criteria { vec![first, kind.maximum - first] } else { vec![kind.maximum] };
        let mut score = |maximum| if full { maximum } else { maximum * random.between(550, 970) / 1_000 };
        let criteria = maxima.into_iter().map(|maximum| (score(maximum), maximum)).collect();
        let wanting = if full { 0 } else { actions.div_ceil(3) };
        let shortcoming = |_| {
            let work = random.pick(kind.works);
            unit.any(&SHORTCOMINGS, work, random)
        };
        let shortcomings = (0..wanting).map(shortcoming).collect();
        // Every measure for every kind of work comes once before one comes again.
        let mut pairs: Vec<_> =
            kind.works.iter().flat_map(|work| MEASURES.iter().map(move |measure| (*work, measure))).collect();
        random.shuffle(&mut pairs);
        let pairs = (1..=actions).zip(pairs.into_iter().cycle());
        let actions = pairs.map(|(action, (work, measure))| Action {
            id: format!("nv-{number}.{action}"),
            work,
            measure,
            text: action_text(measure, work, unit, random),
            remedies: (action <= wanting).then_some(action),
            due: due(measure, unit, random),
            state: State::NotStarted,
            percent: 0,
            shown: false,
        });
        let actions = actions.collect();
        Self { kind, number, criteria, shortcomings, actions }
    }

    pub fn record(&self, yaml: &mut Yaml, unit: &Unit, random: &mut Random) {
        let Self { kind, number, .. } = self;
        let score = |yaml: &mut Yaml, depth: usize, (achieved, maximum): (u32, u32)| {
            yaml.line(depth, "diem:");
            yaml.keys(depth + 1, &[("dat", &Score(achieved)), ("toi_da", &Score(maximum))]);
        };
        yaml.item(1, &[("id", &format!("lv-{number}")), ("ten", &kind.name), ("ten_ngan", &kind.short_name)]);
        score(yaml, 2, self.criteria.iter().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1)));
        if self.criteria.len() > 1 {
            yaml.line(2, "tieu_chi:");
            for (place, (criterion, work)) in (1..).zip(self.criteria.iter().zip(kind.works)) {
                yaml.item(3, &[("id", &format!("tc-{number}.{place}")), ("ten", &format!("Công tác {work}"))]);
                score(yaml, 4, *criterion);
            }
        }
        if !self.shortcomings.is_empty() {
            yaml.line(2, "ton_tai:");
        }
        for (place, text) in (1..).zip(&self.shortcomings) {
            yaml.item(3, &[("id", &format!("tt-{number}.{place}")), ("noi_dung", text)]);
        }
        yaml.line(2, "nhiem_vu:");
        for action in &self.actions {
            yaml.item(3, &[("id", &action.id), ("noi_dung", &action.text)]);
            if let Some(shortcoming) = action.remedies {
                yaml.keys(4, &[("khac_phuc", &format!("[tt-{number}.{shortcoming}]"))]);
            }
            if random.chance(8) {
                yaml.keys(4, &[("chu_tri", &format!("[{}]", random.pick(&DEPARTMENTS).id))]);
            }
            yaml.keys(4, &[("thoi_han", &action.due.record(unit.year))]);
            if random.chance(15) {
                yaml.keys(4, &[("nguoi_phu_trach", &PersonId(1 + random.below(unit.people.len())))]);
            }
            yaml.keys(4, &[("san_pham", &unit.words(action.measure.product, action.work, random))]);
        }
        yaml.line(2, "trach_nhiem:");
        yaml.keys(3, &[("chu_tri", &format!("[{}]", kind.lead)), ("phoi_hop", &format!("[{OTHERS}]"))]);
    }
}
