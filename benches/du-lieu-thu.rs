//! Writes made-up units of realistic size, for measuring and trying out: the same arguments give the same bytes.
//!
//! ```text
//! cargo run --example du-lieu-thu -- DIR [--don-vi N] [--nhiem-vu N] [--quy N] [--hat-giong N] [--nam N]
//! ```
//!
//! Makes `DIR/don-vi-0001`, `DIR/don-vi-0002`, …, each with `don-vi.yaml`, a plan and the records of the first quarters.
//! Default is 1 unit of 47 actions (up to 3,000, in 7 to 9 fields) and 3 quarters in 2021, seed 1. A unit depends on the
//! seed and on its own number, not on how many there are. A unit's folder that is there already is an error.

#![allow(clippy::disallowed_methods, reason = "fixtures, written once, into folders of their own")]

use std::fmt::{self, Display};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "du-lieu-thu DIR [--don-vi N] [--nhiem-vu N] [--quy N] [--hat-giong N] [--nam N]";

fn main() -> ExitCode {
    let asked = match Asked::parse(std::env::args().skip(1)) {
        Ok(asked) => asked,
        Err(wrong) => {
            eprintln!("{wrong}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    for number in 1..=asked.units {
        let folder = asked.folder.join(format!("don-vi-{number:04}"));
        if let Err(error) = write_unit(&folder, number, &asked) {
            eprintln!("{}: {error}", folder.display());
            return ExitCode::from(3);
        }
    }
    ExitCode::SUCCESS
}

/// The command line.
struct Asked {
    folder: PathBuf,
    units: u32,
    actions: u32,
    quarters: u32,
    seed: u32,
    year: u32,
}

impl Asked {
    fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut asked = Self { folder: PathBuf::new(), units: 1, actions: 47, quarters: 3, seed: 1, year: 2021 };
        while let Some(argument) = arguments.next() {
            let (value, range) = match argument.as_str() {
                "--don-vi" => (&mut asked.units, 1..=9_999),
                "--nhiem-vu" => (&mut asked.actions, 1..=3_000),
                "--quy" => (&mut asked.quarters, 0..=4),
                "--hat-giong" => (&mut asked.seed, 0..=u32::MAX),
                "--nam" => (&mut asked.year, 2001..=2099),
                option if option.starts_with('-') => return Err(format!("unknown option {option}")),
                folder if asked.folder.as_os_str().is_empty() => {
                    asked.folder = folder.into();
                    continue;
                }
                more => return Err(format!("one folder only, not {more} too")),
            };
            let number = arguments.next().and_then(|text| text.parse().ok()).filter(|number| range.contains(number));
            *value = number.ok_or_else(|| format!("{argument} takes {} to {}", range.start(), range.end()))?;
        }
        if asked.folder.as_os_str().is_empty() {
            return Err("in which folder?".to_owned());
        }
        Ok(asked)
    }
}

fn write_unit(folder: &Path, number: u32, asked: &Asked) -> std::io::Result<()> {
    let mut random = Random::new(asked.seed, number);
    let unit = Unit::new(asked.year, &mut random);
    let mut plan = Plan::new(&unit, asked.actions, &mut random);
    fs::create_dir_all(&asked.folder)?;
    fs::create_dir(folder)?;
    fs::write(folder.join("don-vi.yaml"), unit.record())?;
    let year = folder.join(asked.year.to_string());
    fs::create_dir(&year)?;
    fs::write(year.join("ke-hoach.yaml"), plan.record(&unit, &mut random))?;
    for quarter in 1..=asked.quarters {
        // What is reported last is not issued yet: its documents change with the records.
        let issued = quarter < asked.quarters;
        let record = quarterly(&unit, &mut plan, quarter, issued, &mut random);
        fs::write(year.join(format!("quy-{quarter}.yaml")), record)?;
    }
    Ok(())
}

// ---------------------------------------------------------------------------------------------------------- the unit

struct Unit {
    year: u32,
    /// `xã` or `phường`.
    level: &'static str,
    /// What it is divided into: `thôn` or `khu phố`.
    part: &'static str,
    name: String,
    district: String,
    province: String,
    chairman: String,
    /// Name and department; the first of a department is its head.
    people: Vec<(String, Department)>,
    charts: bool,
}

#[derive(Clone, Copy)]
struct Department {
    id: &'static str,
    name: &'static str,
    post: &'static str,
}

const DEPARTMENTS: [Department; 6] = [
    Department { id: "van-phong", name: "Văn phòng Ủy ban", post: "Công chức Văn phòng – Thống kê" },
    Department {
        id: "tu-phap", name: "Công chức Tư pháp – Hộ tịch", post: "Công chức Tư pháp – Hộ tịch"
    },
    Department {
        id: "dia-chinh",
        name: "Công chức Địa chính – Xây dựng – Môi trường",
        post: "Công chức Địa chính – Xây dựng – Môi trường",
    },
    Department {
        id: "tai-chinh", name: "Công chức Tài chính – Kế toán", post: "Công chức Tài chính – Kế toán"
    },
    Department {
        id: "van-hoa", name: "Công chức Văn hóa – Xã hội", post: "Công chức Văn hóa – Xã hội"
    },
    Department {
        id: "mot-cua", name: "Bộ phận Tiếp nhận và Trả kết quả", post: "Công chức Bộ phận Một cửa"
    },
];
const OTHERS: &str = "lien-quan";

impl Unit {
    fn new(year: u32, random: &mut Random) -> Self {
        let (level, part, above) =
            if random.chance(75) { ("xã", "thôn", "huyện") } else { ("phường", "khu phố", "thành phố") };
        let mut people: Vec<_> = DEPARTMENTS.into_iter().map(|department| (person(random), department)).collect();
        for _ in 0..random.between(1, 4) {
            people.push((person(random), random.pick(&DEPARTMENTS)));
        }
        Self {
            year,
            level,
            part,
            name: place(random),
            district: format!("{above} {}", place(random)),
            province: format!("tỉnh {}", place(random)),
            chairman: person(random),
            people,
            charts: random.chance(25),
        }
    }

    fn full_name(&self) -> String {
        format!("{} {}", self.level, self.name)
    }

    fn record(&self) -> String {
        let mut yaml = Yaml::new();
        let full_name = self.full_name();
        let capitals = full_name.to_uppercase();
        yaml.keys(0, &[("ten_goi", &full_name), ("cap", &self.level), ("dia_danh", &self.name)]);
        yaml.line(0, "uy_ban:");
        yaml.keys(1, &[("ten", &format!("Ủy ban nhân dân {full_name}")), ("chu_viet_tat", &"UBND")]);
        yaml.list(1, "tieu_de", &["ỦY BAN NHÂN DÂN", &capitals]);
        yaml.line(0, "van_phong:");
        yaml.keys(1, &[("ten", &format!("Văn phòng Ủy ban nhân dân {full_name}")), ("chu_viet_tat", &"VP")]);
        yaml.list(1, "co_quan_chu_quan", &["ỦY BAN NHÂN DÂN", &capitals]);
        yaml.list(1, "tieu_de", &["VĂN PHÒNG", "ỦY BAN NHÂN DÂN"]);
        yaml.line(0, "bo_phan:");
        for (number, Department { id, name, .. }) in (1..).zip(&DEPARTMENTS) {
            yaml.item(1, &[("id", id), ("ten", name), ("nguoi_phu_trach", &PersonId(number))]);
        }
        yaml.item(1, &[("id", &OTHERS), ("ten", &"Các ngành, bộ phận, cán bộ, công chức liên quan")]);
        yaml.line(0, "nguoi:");
        for (number, (name, Department { id, post, .. })) in (1..).zip(&self.people) {
            yaml.item(1, &[("id", &PersonId(number)), ("ho_ten", name), ("chuc_vu", post), ("bo_phan", id)]);
        }
        yaml.line(0, "van_ban:");
        yaml.line(1, "ke_hoach:");
        yaml.line(2, "nguoi_ky:");
        yaml.list(3, "tham_quyen", &["TM. ỦY BAN NHÂN DÂN"]);
        yaml.keys(3, &[("chuc_vu", &"CHỦ TỊCH"), ("ho_ten", &self.chairman)]);
        let above = format!("UBND {} (b/c)", self.district);
        let party = format!("Đảng ủy, HĐND {} (b/c)", self.level);
        let front = format!("UBMTTQ Việt Nam {} (phối hợp)", self.level);
        yaml.list(2, "noi_nhan", &[&above, "Phòng Nội vụ (b/c)", &party, &front, "Các cán bộ, công chức (th/h)"]);
        yaml.list(2, "luu", &["VT"]);
        yaml.line(1, "bao_cao:");
        yaml.keys(2, &[("kinh_gui", &format!("Chủ tịch Ủy ban nhân dân {full_name}"))]);
        yaml.line(2, "nguoi_ky:");
        let reporter = self.people.first().map_or(&self.chairman, |(name, _)| name);
        yaml.keys(3, &[("chuc_vu", &"CÔNG CHỨC VĂN PHÒNG – THỐNG KÊ"), ("ho_ten", reporter)]);
        yaml.list(2, "noi_nhan", &["Như trên", &party, "Các bộ phận, cán bộ, công chức liên quan (th/h)"]);
        yaml.list(2, "luu", &["VP"]);
        if self.charts {
            yaml.line(0, "bieu_do: có");
        }
        yaml.text
    }

    fn any(&self, patterns: &[&str], work: &str, random: &mut Random) -> String {
        let pattern = random.pick(patterns);
        self.words(pattern, work, random)
    }

    /// The pattern with every `{…}` replaced: what work it is about, and figures and names drawn anew each time.
    fn words(&self, pattern: &str, work: &str, random: &mut Random) -> String {
        let mut words = String::new();
        let mut rest = pattern;
        while let Some((before, (name, after))) =
            rest.split_once('{').and_then(|(before, inside)| Some((before, inside.split_once('}')?)))
        {
            words.push_str(before);
            words.push_str(&match name {
                "việc" => work.to_owned(),
                "năm" => self.year.to_string(),
                "năm trước" => (self.year - 1).to_string(),
                "cấp" => self.level.to_owned(),
                "đơn vị" => self.full_name(),
                "huyện" => self.district.clone(),
                "tỉnh" => self.province.clone(),
                "khu" => self.part.to_owned(),
                "tên khu" => place(random),
                "số" => format!("{:02}", random.between(2, 36)),
                "số văn bản" => random.between(40, 1_900).to_string(),
                "phần trăm" => random.between(55, 92).to_string(),
                "ngày" => Date { year: self.year, month: 1, day: random.between(4, 9) }.to_string(),
                "phần" => {
                    let all = random.between(8, 60);
                    format!("{:02}/{all:02}", random.between(all / 4, all - 1))
                }
                _ => format!("{{{name}}}"),
            });
            rest = after;
        }
        words + rest
    }
}

fn place(random: &mut Random) -> String {
    format!("{} {}", random.pick(&PLACE_FIRST), random.pick(&PLACE_SECOND))
}

fn person(random: &mut Random) -> String {
    let (middle, given) = if random.chance(50) { (&WOMEN, &WOMEN_GIVEN) } else { (&MEN, &MEN_GIVEN) };
    format!("{} {} {}", random.pick(&FAMILIES), random.pick(middle), random.pick(given))
}

// ---------------------------------------------------------------------------------------------------------- the plan

struct Plan {
    number: u32,
    date: Date,
    fields: Vec<Field>,
    with_tasks: bool,
}

struct Field {
    kind: &'static FieldKind,
    number: usize,
    /// Score and maximum of each criterion, in thousandths.
    criteria: Vec<(u32, u32)>,
    shortcomings: Vec<String>,
    actions: Vec<Action>,
}

struct Action {
    id: String,
    work: &'static str,
    measure: &'static Measure,
    text: String,
    /// The number of the shortcoming that it remedies.
    remedies: Option<usize>,
    due: Due,
    state: State,
    percent: u32,
    shown: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    NotStarted,
    InProgress,
    Done,
    Continuous,
}

impl State {
    fn word(self) -> &'static str {
        match self {
            Self::NotStarted => "chua_thuc_hien",
            Self::InProgress => "dang_thuc_hien",
            Self::Done => "hoan_thanh",
            Self::Continuous => "thuong_xuyen",
        }
    }
}

#[derive(Clone, Copy)]
enum Due {
    On(Date),
    Within(u32),
    InYear,
    Continuous,
}

impl Plan {
    fn new(unit: &Unit, actions: u32, random: &mut Random) -> Self {
        let kinds = &FIELDS[..random.between(7, 9) as usize];
        let kinds = &kinds[..kinds.len().min(actions as usize)];
        let with_criteria = random.chance(50);
        let plan_date = Date { year: unit.year, month: 1, day: random.between(8, 28) };
        let (number, with_tasks) = (random.between(4, 40), random.chance(25));
        // Each field has one action, and of the rest as many as its weight says.
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

    fn some_work(&self, random: &mut Random) -> &'static str {
        let works = self.fields[random.below(self.fields.len())].kind.works;
        random.pick(works)
    }

    fn record(&self, unit: &Unit, random: &mut Random) -> String {
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

impl Field {
    fn new(
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

    fn record(&self, yaml: &mut Yaml, unit: &Unit, random: &mut Random) {
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

/// What is to be done, and how, in 80 to 350 letters.
fn action_text(measure: &Measure, work: &str, unit: &Unit, random: &mut Random) -> String {
    let mut text = unit.words(measure.action, work, random);
    let wished = random.between(90, 330) as usize;
    let mut clauses = CLAUSES;
    random.shuffle(&mut clauses);
    for clause in clauses {
        if text.chars().count() >= wished {
            break;
        }
        let longer = format!("{text}; {}", unit.words(clause, work, random));
        if longer.chars().count() < 350 {
            text = longer;
        }
    }
    text + "."
}

fn due(measure: &Measure, unit: &Unit, random: &mut Random) -> Due {
    match random.below(10) {
        _ if measure.continuous => Due::Continuous,
        0 | 1 => Due::InYear,
        2 | 3 => Due::Within(random.between(1, 4)),
        _ => Due::On(Date { year: unit.year, month: random.between(2, 11), day: random.between(15, 28) }),
    }
}

impl Due {
    fn record(self, year: u32) -> String {
        match self {
            Self::On(date) => date.to_string(),
            Self::Within(quarter) => format!("quý {quarter}/{year}"),
            Self::InYear => "trong-nam".to_owned(),
            Self::Continuous => "thuong-xuyen".to_owned(),
        }
    }

    fn last_day(self, year: u32) -> Option<Date> {
        match self {
            Self::On(date) => Some(date),
            Self::Within(quarter) => Some(Date::last_of(year, quarter)),
            Self::InYear => Some(Date { year, month: 12, day: 31 }),
            Self::Continuous => None,
        }
    }
}

// ------------------------------------------------------------------------------------------------------- the quarters

/// The record of a quarter, which brings the actions forward.
fn quarterly(unit: &Unit, plan: &mut Plan, quarter: u32, issued: bool, random: &mut Random) -> String {
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

fn notice(date: Date, random: &mut Random) -> String {
    format!("Thông báo số {}/TB-UBND ngày {date}", random.between(10, 90))
}

/// A third to two thirds of all actions, in the order of the plan, of those that are not done with evidence.
fn moving<'p>(plan: &'p mut Plan, random: &mut Random) -> Vec<&'p mut Action> {
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

impl Action {
    /// Writes how far the action is after the quarter; true when it is overdue and no more time was granted.
    fn advance(&mut self, yaml: &mut Yaml, unit: &Unit, quarter: u32, random: &mut Random) -> bool {
        let due = self.due.last_day(unit.year);
        let end = Date::end_of(unit.year, quarter);
        let is_due = due.is_some_and(|due| due <= end);
        let was = self.state;
        self.state = match (due, was, random.below(100)) {
            (None, ..) => State::Continuous,
            (_, State::Done, _) => State::Done,
            (_, _, 0..75) if is_due => State::Done,
            (_, _, 0..15) => State::Done,
            (_, State::NotStarted, 85..) => State::NotStarted,
            _ => State::InProgress,
        };
        let mut completed = Date::within(unit.year, quarter, random);
        if let Some(due) = due.filter(|due| *due < completed && Date::start_of(unit.year, quarter) < *due)
            && random.chance(75)
        {
            completed = due;
        }
        yaml.item(1, &[("nhiem_vu", &self.id), ("tinh_trang", &self.state.word())]);
        if self.state == State::InProgress {
            self.percent = (self.percent + 5 * random.between(3, 8)).min(95);
            yaml.keys(2, &[("ti_le", &self.percent)]);
        }
        if self.state == State::Done && was != State::Done {
            yaml.keys(2, &[("ngay_hoan_thanh", &completed)]);
        }
        if self.state != State::NotStarted {
            let pattern = if self.state == State::InProgress { self.measure.started } else { self.measure.done };
            let tail = random.pick(&OUTCOME_TAILS);
            yaml.keys(2, &[("ket_qua", &unit.words(&format!("{pattern}{tail}."), self.work, random))]);
        }
        let odds = match self.state {
            State::NotStarted => 0,
            State::InProgress => 35,
            State::Continuous => 70,
            State::Done if was == State::Done => 100,
            State::Done => 98,
        };
        if random.chance(odds) {
            self.evidence(yaml, unit, completed, random);
        }
        let overdue = is_due && self.state != State::Done;
        let late = self.state == State::Done && due.is_some_and(|due| due < completed);
        if overdue || late || self.state == State::NotStarted {
            yaml.keys(2, &[("ly_do", &unit.any(&REASONS, self.work, random))]);
        }
        if !overdue {
            return false;
        }
        let until = Date::after(unit.year, quarter, random);
        match random.below(10) {
            0 => {
                yaml.line(2, "gia_han:");
                yaml.keys(3, &[("den_ngay", &until), ("van_ban", &notice(completed, random))]);
                self.due = Due::On(until);
                return false;
            }
            1..=3 => {
                yaml.line(2, "de_nghi_gia_han:");
                let reason = unit.any(&REASONS, self.work, random);
                yaml.keys(3, &[("den_ngay", &until), ("ly_do", &reason)]);
            }
            _ => {}
        }
        true
    }

    fn evidence(&mut self, yaml: &mut Yaml, unit: &Unit, date: Date, random: &mut Random) {
        self.shown = true;
        let Measure { evidence, product, symbol, .. } = *self.measure;
        // What is under way has no product yet.
        let (kind, name, symbol) =
            if self.state == State::InProgress { ("bien_ban", MEETING, None) } else { (evidence, product, symbol) };
        yaml.line(2, "tai_lieu_kiem_chung:");
        yaml.item(3, &[("loai", &kind), ("ten", &unit.words(name, self.work, random))]);
        if let Some(symbol) = symbol {
            yaml.keys(4, &[("so", &random.between(20, 290)), ("ky_hieu", &symbol)]);
        }
        yaml.keys(4, &[("ngay", &date)]);
        if symbol.is_some() && random.chance(60) {
            yaml.line(4, "ky_so: có");
        }
        if random.chance(12) {
            let name = format!("Hình ảnh thực hiện công tác {}", self.work);
            yaml.item(3, &[("loai", &"hinh_anh"), ("ten", &name), ("ngay", &date)]);
        }
    }
}

// ------------------------------------------------------------------------------------------------------- small values

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Date {
    year: u32,
    month: u32,
    day: u32,
}

impl Date {
    /// The first day of a quarter's reporting period within the year.
    fn start_of(year: u32, quarter: u32) -> Self {
        if quarter == 1 { Self { year, month: 1, day: 1 } } else { Self { year, month: 3 * (quarter - 1), day: 15 } }
    }

    /// The last day of a quarter's reporting period.
    fn end_of(year: u32, quarter: u32) -> Self {
        Self { year, month: 3 * quarter, day: 14 }
    }

    /// The last day of a quarter.
    fn last_of(year: u32, quarter: u32) -> Self {
        Self { year, month: 3 * quarter, day: if matches!(quarter, 1 | 4) { 31 } else { 30 } }
    }

    /// Some day of a quarter's reporting period, of its last month in quý I, when the plan is there.
    fn within(year: u32, quarter: u32, random: &mut Random) -> Self {
        let month = 3 * (quarter - 1) + if quarter == 1 { 2 } else { random.between(0, 2) };
        if random.chance(45) {
            Self { year, month, day: random.between(15, 28) }
        } else {
            Self { year, month: month + 1, day: random.between(1, 14) }
        }
    }

    /// Some day in the second half of the next quarter's reporting period.
    fn after(year: u32, quarter: u32, random: &mut Random) -> Self {
        let (year, quarter) = if quarter == 4 { (year + 1, 1) } else { (year, quarter + 1) };
        Self { year, month: 3 * quarter - 1, day: random.between(10, 28) }
    }
}

impl Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { year, month, day } = self;
        if *month < 3 { write!(f, "{day:02}/{month:02}/{year}") } else { write!(f, "{day:02}/{month}/{year}") }
    }
}

/// `ng-01`, `ng-02`, …
struct PersonId(usize);

impl Display for PersonId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ng-{:02}", self.0)
    }
}

/// Points in thousandths, written as `10,947`.
struct Score(u32);

impl Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{},{:03}", self.0 / 1_000, self.0 % 1_000);
        f.write_str(text.trim_end_matches('0').trim_end_matches(','))
    }
}

/// A record file as it grows. No text in it needs quotes: none has a colon or a `#` beside a space.
struct Yaml {
    text: String,
}

impl Yaml {
    fn new() -> Self {
        Self { text: "phien_ban: 1\n".to_owned() }
    }

    fn line(&mut self, depth: usize, line: impl Display) {
        self.text.push_str(&format!("{:1$}{line}\n", "", 2 * depth));
    }

    fn keys(&mut self, depth: usize, pairs: &[(&str, &dyn Display)]) {
        for (key, value) in pairs {
            self.line(depth, format_args!("{key}: {value}"));
        }
    }

    /// The first keys of an item of a list; the rest follow one level deeper.
    fn item(&mut self, depth: usize, pairs: &[(&str, &dyn Display)]) {
        for (place, (key, value)) in pairs.iter().enumerate() {
            let (depth, dash) = if place == 0 { (depth, "- ") } else { (depth + 1, "") };
            self.line(depth, format_args!("{dash}{key}: {value}"));
        }
    }

    fn list(&mut self, depth: usize, key: &str, items: &[impl Display]) {
        self.line(depth, format_args!("{key}:"));
        for item in items {
            self.line(depth + 1, format_args!("- {item}"));
        }
    }
}

/// SplitMix64: small, and the same on every machine.
struct Random(u64);

impl Random {
    fn new(seed: u32, unit: u32) -> Self {
        Self(u64::from(seed) << 32 | u64::from(unit))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    fn between(&mut self, least: u32, most: u32) -> u32 {
        least + self.below((most - least + 1) as usize) as u32
    }

    fn chance(&mut self, percent: u32) -> bool {
        self.between(0, 99) < percent
    }

    fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }

    /// Two neighbours.
    fn two<T: Copy>(&mut self, items: &[T]) -> [T; 2] {
        let place = self.below(items.len());
        [items[place], items[(place + 1) % items.len()]]
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

// ------------------------------------------------------------------------------------------------------------- words

/// A field of the index: what work it is about, and the department that leads it.
struct FieldKind {
    name: &'static str,
    short_name: &'static str,
    /// In thousandths of a point.
    maximum: u32,
    weight: u32,
    lead: &'static str,
    /// Each follows the word "công tác".
    works: &'static [&'static str],
}

const FIELDS: [FieldKind; 9] = [
    FieldKind {
        name: "Công tác chỉ đạo, điều hành cải cách hành chính",
        short_name: "chỉ đạo, điều hành cải cách hành chính",
        maximum: 16_000,
        weight: 8,
        lead: "van-phong",
        works: &[
            "chỉ đạo, điều hành cải cách hành chính",
            "tự kiểm tra cải cách hành chính",
            "thông tin, tuyên truyền về cải cách hành chính",
            "tiếp công dân, giải quyết đơn thư khiếu nại, tố cáo",
            "thi đua, khen thưởng gắn với cải cách hành chính",
            "tự đánh giá, chấm điểm chỉ số cải cách hành chính",
            "nhân rộng sáng kiến, cách làm hay trong cải cách hành chính",
        ],
    },
    FieldKind {
        name: "Cải cách thể chế",
        short_name: "cải cách thể chế",
        maximum: 6_000,
        weight: 6,
        lead: "tu-phap",
        works: &[
            "theo dõi tình hình thi hành pháp luật",
            "rà soát, hệ thống hóa văn bản quy phạm pháp luật",
            "kiểm tra, xử lý văn bản quy phạm pháp luật",
            "phổ biến, giáo dục pháp luật",
            "hòa giải ở cơ sở",
            "chứng thực và đăng ký hộ tịch",
            "xây dựng, thực hiện hương ước, quy ước của khu dân cư",
        ],
    },
    FieldKind {
        name: "Cải cách thủ tục hành chính",
        short_name: "cải cách thủ tục hành chính",
        maximum: 8_000,
        weight: 5,
        lead: "van-phong",
        works: &[
            "kiểm soát thủ tục hành chính",
            "rà soát, đơn giản hóa thủ tục hành chính",
            "công khai, niêm yết thủ tục hành chính",
            "tiếp nhận, xử lý phản ánh, kiến nghị về thủ tục hành chính",
            "rút ngắn thời gian giải quyết thủ tục hành chính",
            "cập nhật thủ tục hành chính mới ban hành, sửa đổi, bãi bỏ",
        ],
    },
    FieldKind {
        name: "Cải cách tổ chức bộ máy hành chính",
        short_name: "cải cách tổ chức bộ máy hành chính",
        maximum: 5_500,
        weight: 4,
        lead: "van-phong",
        works: &[
            "kiện toàn người hoạt động không chuyên trách",
            "phối hợp giải quyết công việc giữa các bộ phận",
            "thực hiện quy chế làm việc của Ủy ban nhân dân",
            "phân cấp, ủy quyền trong quản lý",
            "thực hiện dân chủ ở cơ sở",
        ],
    },
    FieldKind {
        name: "Xây dựng và nâng cao chất lượng đội ngũ cán bộ, công chức",
        short_name: "xây dựng, nâng cao chất lượng đội ngũ cán bộ, công chức",
        maximum: 8_500,
        weight: 6,
        lead: "van-phong",
        works: &[
            "đào tạo, bồi dưỡng cán bộ, công chức",
            "đánh giá, xếp loại cán bộ, công chức",
            "cập nhật phần mềm quản lý cán bộ, công chức",
            "chấp hành kỷ luật, kỷ cương hành chính",
            "thực hiện văn hóa công sở, quy tắc ứng xử",
            "chuyển đổi vị trí công tác đối với công chức",
        ],
    },
    FieldKind {
        name: "Hiện đại hóa hành chính",
        short_name: "hiện đại hóa hành chính",
        maximum: 11_000,
        weight: 6,
        lead: "van-hoa",
        works: &[
            "ứng dụng công nghệ thông tin",
            "ký số và gửi, nhận văn bản điện tử",
            "cung cấp dịch vụ công trực tuyến mức độ 3, mức độ 4",
            "cập nhật Trang thông tin điện tử",
            "áp dụng Hệ thống quản lý chất lượng TCVN ISO 9001:2015",
            "số hóa hồ sơ, kết quả giải quyết thủ tục hành chính",
            "bảo đảm an toàn, an ninh thông tin mạng",
        ],
    },
    FieldKind {
        name: "Thực hiện cơ chế một cửa, một cửa liên thông",
        short_name: "thực hiện cơ chế một cửa, một cửa liên thông",
        maximum: 10_000,
        weight: 7,
        lead: "mot-cua",
        works: &[
            "tiếp nhận và trả kết quả theo cơ chế một cửa",
            "giải quyết hồ sơ liên thông về đất đai, hộ tịch",
            "cập nhật hồ sơ trên phần mềm một cửa điện tử",
            "khắc phục hồ sơ trễ hẹn, xin lỗi người dân",
            "bố trí trang thiết bị của Bộ phận Tiếp nhận và Trả kết quả",
            "trả kết quả qua dịch vụ bưu chính công ích",
        ],
    },
    FieldKind {
        name: "Cải cách tài chính công",
        short_name: "cải cách tài chính công",
        maximum: 6_000,
        weight: 4,
        lead: "tai-chinh",
        works: &[
            "công khai ngân sách",
            "quản lý, sử dụng tài sản công",
            "thực hành tiết kiệm, chống lãng phí",
            "thực hiện quy chế chi tiêu nội bộ",
            "giải ngân vốn đầu tư công",
            "kê khai tài sản, thu nhập",
        ],
    },
    FieldKind {
        name: "Tác động của cải cách hành chính đến người dân, tổ chức",
        short_name: "tác động của cải cách hành chính đến người dân, tổ chức",
        maximum: 29_000,
        weight: 3,
        lead: "dia-chinh",
        works: &[
            "đo lường sự hài lòng của người dân, tổ chức",
            "gửi thư chúc mừng, thư chia buồn, thư cảm ơn",
            "đối thoại với người dân, doanh nghiệp",
            "tiếp nhận phản ánh qua đường dây nóng",
            "giải quyết thủ tục về đất đai, xây dựng, môi trường",
        ],
    },
];

/// What can be done about some work, what comes of it, and what shows it.
struct Measure {
    action: &'static str,
    product: &'static str,
    evidence: &'static str,
    symbol: Option<&'static str>,
    started: &'static str,
    done: &'static str,
    continuous: bool,
}

const MEASURES: [Measure; 10] = [
    Measure {
        action: "Xây dựng, ban hành kịp thời kế hoạch {việc} năm {năm}",
        product: "Kế hoạch {việc} năm {năm}",
        evidence: "van_ban",
        symbol: Some("KH-UBND"),
        started: "Đã dự thảo kế hoạch {việc}, đang lấy ý kiến của {số} bộ phận, đoàn thể",
        done: "Đã ban hành kế hoạch {việc}, giao việc cho {số} bộ phận, cá nhân",
        continuous: false,
    },
    Measure {
        action: "Kiểm tra, đôn đốc công tác {việc} tại các bộ phận và các {khu} {tên khu}, {tên khu}, {tên khu}",
        product: "Biên bản kiểm tra công tác {việc}",
        evidence: "bien_ban",
        symbol: None,
        started: "Đã kiểm tra công tác {việc} tại {phần} bộ phận, {khu}",
        done: "Đã kiểm tra xong công tác {việc} tại {số} bộ phận, {khu}",
        continuous: false,
    },
    Measure {
        action: "Thực hiện đầy đủ chế độ thông tin, báo cáo về công tác {việc}",
        product: "Báo cáo kết quả công tác {việc} năm {năm}",
        evidence: "van_ban",
        symbol: Some("BC-UBND"),
        started: "Đã có số liệu về công tác {việc} của {phần} bộ phận, {khu}",
        done: "Đã gửi báo cáo kết quả công tác {việc} đúng mẫu, được ký số",
        continuous: false,
    },
    Measure {
        action: "Rà soát, lập danh mục và sắp xếp lại hồ sơ của công tác {việc} từ năm {năm trước}",
        product: "Danh mục hồ sơ của công tác {việc}",
        evidence: "ho_so",
        symbol: None,
        started: "Đã rà soát {phần} hồ sơ của công tác {việc}",
        done: "Đã rà soát xong {số} hồ sơ của công tác {việc} và lập danh mục",
        continuous: false,
    },
    Measure {
        action: "Tổ chức tập huấn về {việc} cho {số} cán bộ, công chức và người hoạt động không chuyên trách",
        product: "Thông báo kết quả tập huấn về {việc}",
        evidence: "van_ban",
        symbol: Some("TB-UBND"),
        started: "Đã tập huấn về {việc} cho {phần} người theo danh sách",
        done: "Đã tập huấn về {việc} cho {số} người, có bài kiểm tra cuối lớp",
        continuous: false,
    },
    Measure {
        action: "Công khai kết quả công tác {việc} tại trụ sở Ủy ban nhân dân {cấp} và các {khu} {tên khu}, {tên khu}",
        product: "Hình ảnh niêm yết công khai kết quả công tác {việc}",
        evidence: "hinh_anh",
        symbol: None,
        started: "Đã niêm yết kết quả công tác {việc} tại {phần} điểm",
        done: "Đã niêm yết đầy đủ kết quả công tác {việc} tại {số} điểm",
        continuous: false,
    },
    Measure {
        action: "Sửa đổi, bổ sung quy chế phối hợp giữa các bộ phận trong công tác {việc}",
        product: "Quyết định ban hành quy chế phối hợp trong công tác {việc}",
        evidence: "van_ban",
        symbol: Some("QĐ-UBND"),
        started: "Đã dự thảo quy chế phối hợp trong công tác {việc}, có {phần} ý kiến tham gia",
        done: "Đã ban hành quy chế phối hợp trong công tác {việc}",
        continuous: false,
    },
    Measure {
        action: "Lấy ý kiến của người dân, tổ chức về công tác {việc} bằng phiếu giấy và phiếu trực tuyến",
        product: "Báo cáo tổng hợp ý kiến về công tác {việc}",
        evidence: "van_ban",
        symbol: Some("BC-UBND"),
        started: "Đã thu về {phần} phiếu lấy ý kiến về công tác {việc}",
        done: "Đã tổng hợp {số} phiếu về công tác {việc}, {phần trăm}% hài lòng",
        continuous: false,
    },
    Measure {
        action: "Tiếp tục nâng cao chất lượng, hiệu quả công tác {việc}",
        product: "Báo cáo hằng quý về công tác {việc}",
        evidence: "van_ban",
        symbol: Some("BC-UBND"),
        started: "",
        done: "Đã duy trì công tác {việc}; trong quý giải quyết {phần} việc phát sinh",
        continuous: true,
    },
    Measure {
        action: "Thường xuyên đánh giá công tác {việc} trong các cuộc họp giao ban của Ủy ban nhân dân {cấp}",
        product: "Thông báo kết luận họp giao ban về công tác {việc}",
        evidence: "van_ban",
        symbol: Some("TB-UBND"),
        started: "",
        done: "Đã đánh giá công tác {việc} tại {số} cuộc họp giao ban trong quý",
        continuous: true,
    },
];

const MEETING: &str = "Biên bản họp triển khai công tác {việc}";

const CLAUSES: [&str; 14] = [
    "bảo đảm đúng nội dung, đúng thời gian và ký số đúng quy định",
    "phân công rõ người, rõ việc, rõ thời hạn và rõ kết quả",
    "gắn kết quả thực hiện với đánh giá, xếp loại cán bộ, công chức cuối năm",
    "lưu giữ đầy đủ văn bản, biên bản, hình ảnh làm tài liệu kiểm chứng",
    "kịp thời báo cáo Chủ tịch Ủy ban nhân dân {cấp} tháo gỡ khó khăn, vướng mắc",
    "ưu tiên các {khu} {tên khu}, {tên khu} là nơi còn nhiều tồn tại, hạn chế",
    "phấn đấu hoàn thành trên {phần trăm}% chỉ tiêu được giao trong 9 tháng đầu năm",
    "thực hiện theo Công văn số {số văn bản}/UBND-NV ngày {ngày} của Ủy ban nhân dân {huyện}",
    "phát trên hệ thống truyền thanh và trang Zalo của {cấp} ít nhất {số} tin, bài",
    "huy động sự giám sát của Mặt trận Tổ quốc, các đoàn thể và Nhân dân",
    "xử lý hoặc kiến nghị xử lý 100% vấn đề phát hiện trong quá trình thực hiện",
    "bố trí khoảng {số} triệu đồng từ nguồn chi thường xuyên",
    "không để phát sinh việc quá hạn mà không rõ lý do",
    "học tập cách làm của {cấp} {tên khu}",
];

const SHORTCOMINGS: [&str; 6] = [
    "Công tác {việc} triển khai chậm, mức độ hoàn thành mới đạt {phần trăm}%.",
    "Chưa thực hiện đầy đủ công tác {việc}; tài liệu kiểm chứng chưa thuyết phục.",
    "Văn bản về công tác {việc} có nội dung chưa đúng quy định, chưa được ký số.",
    "Công tác {việc} tại các {khu} {tên khu}, {tên khu} còn hình thức, chưa được kiểm tra, đôn đốc thường xuyên.",
    "Chưa phân công người theo dõi công tác {việc}, hồ sơ lưu trữ phân tán, khó tra cứu khi tự chấm điểm.",
    "Báo cáo về công tác {việc} gửi chậm {số} ngày so với quy định.",
];

const OUTCOME_TAILS: [&str; 8] = [
    "",
    "; hồ sơ lưu tại Văn phòng Ủy ban",
    ", đạt {phần trăm}% chỉ tiêu của quý",
    "; đã báo cáo tại cuộc họp giao ban của {cấp}",
    "; chuyển biến rõ nhất là {khu} {tên khu}",
    ", không phát sinh kiến nghị, phản ánh",
    "; {số} góp ý được tiếp thu đầy đủ",
    ", kinh phí {số} triệu đồng",
];

const REASONS: [&str; 8] = [
    "Chờ hướng dẫn của Ủy ban nhân dân {huyện}",
    "Công chức phụ trách kiêm nhiệm nhiều việc",
    "Các bộ phận gửi số liệu chậm, phải tổng hợp lại nhiều lần",
    "Hồ sơ các năm trước lưu trữ phân tán, khó tra cứu",
    "Phần mềm dùng chung của {tỉnh} được nâng cấp trong quý",
    "Chưa bố trí được kinh phí",
    "Công chức phụ trách công tác {việc} mới nhận nhiệm vụ",
    "Phải lấy lại ý kiến của {số} bộ phận, {khu}",
];

const INSTRUCTIONS: [&str; 4] = [
    "Hoàn thành dứt điểm công tác {việc} trước kỳ báo cáo tới",
    "Rà soát, bổ sung tài liệu kiểm chứng của công tác {việc}",
    "Làm rõ trách nhiệm của từng cá nhân trong công tác {việc}",
    "Báo cáo hằng tuần tiến độ công tác {việc} với Văn phòng Ủy ban",
];

const INSTRUCTION_OUTCOMES: [&str; 3] = [
    "Đã thực hiện xong, báo cáo tại cuộc họp giao ban của {cấp}",
    "Đã bổ sung {số} văn bản, biên bản về công tác {việc}",
    "Đang thực hiện, dự kiến xong trong quý tới",
];

const DIRECTIONS: [&str; 4] = [
    "Ủy ban nhân dân {cấp} đã phổ biến Kế hoạch đến toàn thể cán bộ, công chức tại cuộc họp giao ban; giao từng bộ phận rà \
     soát nhiệm vụ được phân công, xác định thời hạn và tài liệu kiểm chứng phải có.",
    "Văn phòng Ủy ban đã lập bảng theo dõi tiến độ chung, đôn đốc các bộ phận bằng văn bản điện tử vào ngày làm việc cuối \
     cùng của mỗi tuần.",
    "Chủ tịch Ủy ban nhân dân {cấp} đã làm việc trực tiếp với {số} bộ phận, {khu} có nhiệm vụ chậm tiến độ, thống nhất cách \
     tháo gỡ và thời hạn hoàn thành của từng việc.",
    "Ủy ban nhân dân {cấp} đã ban hành {số} văn bản chỉ đạo, điều hành về cải cách hành chính; các văn bản đều được ký số và \
     gửi trên phần mềm quản lý văn bản.",
];

const REMARKS: [&str; 3] = [
    "Các nhiệm vụ ban hành kế hoạch, niêm yết công khai được triển khai kịp thời; văn bản cơ bản được ký số đúng quy định.",
    "Công tác {việc} triển khai chậm, có nguy cơ mất điểm nếu không tập trung thực hiện trong thời gian tới.",
    "Tài liệu kiểm chứng được lưu giữ đầy đủ hơn quý trước; còn {số} tài liệu chưa được số hóa.",
];

const CAUSES: [&str; 3] = [
    "Một số bộ phận chưa chủ động báo cáo tiến độ, chưa lưu giữ tài liệu kiểm chứng ngay khi thực hiện.",
    "Công chức phụ trách công tác {việc} kiêm nhiệm nhiều việc, chưa được tập huấn đầy đủ.",
    "Việc phối hợp giữa các bộ phận và các {khu} có lúc chưa chặt chẽ, số liệu gửi về chậm.",
];

const DIFFICULTIES: [&str; 3] = [
    "Máy quét và đường truyền tại Bộ phận Tiếp nhận và Trả kết quả đã cũ, ảnh hưởng đến việc số hóa hồ sơ.",
    "Kinh phí dành cho công tác {việc} còn hạn chế.",
    "Người dân ở các {khu} {tên khu}, {tên khu} còn ít sử dụng dịch vụ công trực tuyến.",
];

const PROPOSALS: [&str; 4] = [
    "Bố trí {số} triệu đồng mua máy quét, máy tính cho Bộ phận Tiếp nhận và Trả kết quả",
    "Cấp bổ sung {số} tài khoản nhập liệu phần mềm quản lý cán bộ, công chức",
    "Phân công thêm 01 công chức hỗ trợ số hóa hồ sơ tại Bộ phận Tiếp nhận và Trả kết quả",
    "Tổ chức cuộc họp chuyên đề về các nhiệm vụ quá hạn",
];

const SUBJECT: &str = "Khắc phục những tồn tại, hạn chế trong công tác cải cách hành chính năm {năm trước} và giải pháp nâng \
                       cao chỉ số cải cách hành chính (PAR INDEX) năm {năm} trên địa bàn {đơn vị}";
const BASIS: &str = "Thực hiện Công văn số {số văn bản}/UBND-NV ngày {ngày} của Ủy ban nhân dân {huyện} về việc khắc phục tồn \
                     tại, hạn chế trong công tác cải cách hành chính;";
const AIMS: [&str; 3] = [
    "Khắc phục những tồn tại, hạn chế trong quá trình triển khai công tác cải cách hành chính năm {năm trước}; xác định cụ thể \
     nhiệm vụ, giải pháp và trách nhiệm của từng bộ phận, cán bộ, công chức.",
    "Hoàn thành 100% Kế hoạch cải cách hành chính năm {năm} của Ủy ban nhân dân {cấp}.",
    "Phấn đấu cải thiện điểm số và vị trí xếp hạng chỉ số cải cách hành chính của {cấp} trong năm {năm} và các năm tiếp theo.",
];
const REQUIREMENTS: [&str; 2] = [
    "Phát huy vai trò, trách nhiệm của người đứng đầu, cán bộ, công chức trong thực thi công vụ; nâng cao tính công khai, minh \
     bạch giữa chính quyền với người dân và doanh nghiệp trên địa bàn {cấp}.",
    "Các bộ phận chuyên môn đánh giá đúng thực trạng, xây dựng biện pháp khắc phục và tổ chức triển khai có hiệu quả, có tài \
     liệu kiểm chứng đầy đủ.",
];
const ASSESSMENT: &str = "Căn cứ Quyết định số {số văn bản}/QĐ-UBND ngày {ngày} của Ủy ban nhân dân {tỉnh} về việc công bố Chỉ \
                          số cải cách hành chính năm {năm trước} trên địa bàn {tỉnh}.";
const REMARK: &str = "Trong thời gian qua, {đơn vị} đã có cố gắng trong công tác cải cách hành chính và đạt được một số kết quả \
                      tích cực. Tuy nhiên, kết quả đạt được chưa đáp ứng yêu cầu của Ủy ban nhân dân {tỉnh}, {huyện}.";
const CAUSE: &str = "Người đứng đầu một số bộ phận chưa quyết liệt, chưa tăng cường kiểm tra, đánh giá kết quả thực hiện; cán \
                     bộ, công chức được phân công chưa chủ động tham mưu. Một số tiêu chí không được tính điểm do nội dung \
                     chưa triển khai, hoặc đã triển khai nhưng không có văn bản, tài liệu kiểm chứng cụ thể. Việc phối hợp \
                     giữa các bộ phận với các {khu} chưa chặt chẽ, ảnh hưởng đến việc thu thập, tổng hợp số liệu.";
/// Who, and what they have to do.
const DUTIES: [[&str; 2]; 3] = [
    [
        "Văn phòng Ủy ban",
        "Là đầu mối theo dõi, đôn đốc việc thực hiện Kế hoạch; hằng quý báo cáo Chủ tịch Ủy ban nhân dân {cấp} kết quả thực \
         hiện và đề xuất biện pháp khắc phục những hạn chế.",
    ],
    [
        "Các bộ phận, cán bộ, công chức được phân công chủ trì",
        "Chịu trách nhiệm trước Chủ tịch Ủy ban nhân dân {cấp} về kết quả các tiêu chí thuộc trách nhiệm của mình; gửi kết quả \
         và tài liệu kiểm chứng về Văn phòng Ủy ban đúng kỳ báo cáo.",
    ],
    [
        "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam {cấp} và các tổ chức thành viên",
        "Tăng cường thông tin, tuyên truyền về cải cách hành chính để Nhân dân trong {cấp} biết và giám sát việc thực hiện.",
    ],
];
const CLOSING_PARAGRAPH: &str = "Trong quá trình thực hiện, nếu có vướng mắc, các bộ phận, cán bộ, công chức kịp thời phản ánh \
                                 về Ủy ban nhân dân {cấp} (qua Văn phòng Ủy ban).";
const CLOSING: &str = "Yêu cầu cán bộ, công chức và các bộ phận liên quan triển khai thực hiện nghiêm túc";

const PLACE_FIRST: [&str; 24] = [
    "An", "Bình", "Cẩm", "Châu", "Đại", "Đông", "Hòa", "Hưng", "Long", "Minh", "Mỹ", "Nghĩa", "Nhơn", "Phú", "Phước",
    "Quảng", "Sơn", "Tam", "Tân", "Thạnh", "Thuận", "Vạn", "Vĩnh", "Xuân",
];
const PLACE_SECOND: [&str; 24] = [
    "Bảo",
    "Cường",
    "Điền",
    "Định",
    "Đức",
    "Giang",
    "Hải",
    "Hiệp",
    "Khánh",
    "Lạc",
    "Lập",
    "Lộc",
    "Lợi",
    "Nguyên",
    "Phong",
    "Quới",
    "Thành",
    "Thịnh",
    "Thọ",
    "Trị",
    "Trường",
    "Tường",
    "Xá",
    "Yên",
];
const FAMILIES: [&str; 20] = [
    "Bùi", "Cao", "Châu", "Dương", "Đặng", "Đinh", "Đỗ", "Hồ", "Huỳnh", "Lâm", "Lê", "Lý", "Mai", "Ngô", "Nguyễn",
    "Phạm", "Phan", "Trần", "Trương", "Võ",
];
const WOMEN: [&str; 6] = ["Thị", "Thị Thu", "Thị Ngọc", "Thị Kim", "Thị Thanh", "Mỹ"];
const WOMEN_GIVEN: [&str; 16] = [
    "Anh", "Diệp", "Dung", "Hà", "Hạnh", "Hằng", "Hương", "Lan", "Liễu", "Mai", "Nga", "Nhung", "Oanh", "Quyên",
    "Thảo", "Yến",
];
const MEN: [&str; 6] = ["Văn", "Hữu", "Đình", "Quốc", "Minh", "Công"];
const MEN_GIVEN: [&str; 16] = [
    "Bình", "Cường", "Dũng", "Đạt", "Hải", "Hiếu", "Hùng", "Khang", "Lộc", "Nam", "Phúc", "Quang", "Sơn", "Thắng",
    "Trung", "Vũ",
];
