//! Who issues: names, departments and people of a made-up commune, and how its words are drawn.

use super::super::random::Random;
use super::super::yaml::Yaml;
use super::names::{FAMILIES, MEN, MEN_GIVEN, PLACE_FIRST, PLACE_SECOND, WOMEN, WOMEN_GIVEN};
use super::values::{Date, PersonId};

pub struct Unit {
    pub year: u32,
    /// `xã` or `phường`.
    pub level: &'static str,
    /// What it is divided into: `thôn` or `khu phố`.
    pub part: &'static str,
    pub name: String,
    pub district: String,
    pub province: String,
    pub chairman: String,
    /// Name and department; the first of a department is its head.
    pub people: Vec<(String, Department)>,
    pub charts: bool,
}

#[derive(Clone, Copy)]
pub struct Department {
    pub id: &'static str,
    pub name: &'static str,
    pub post: &'static str,
}

pub const DEPARTMENTS: [Department; 6] = [
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
pub const OTHERS: &str = "lien-quan";

impl Unit {
    pub fn new(year: u32, random: &mut Random) -> Self {
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

    pub fn full_name(&self) -> String {
        format!("{} {}", self.level, self.name)
    }

    pub fn record(&self) -> String {
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

    pub fn any(&self, patterns: &[&str], work: &str, random: &mut Random) -> String {
        let pattern = random.pick(patterns);
        self.words(pattern, work, random)
    }

    /// The pattern with every `{…}` replaced: what work it is about, and figures and names drawn anew each time.
    pub fn words(&self, pattern: &str, work: &str, random: &mut Random) -> String {
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

pub fn place(random: &mut Random) -> String {
    format!("{} {}", random.pick(&PLACE_FIRST), random.pick(&PLACE_SECOND))
}

pub fn person(random: &mut Random) -> String {
    let (middle, given) = if random.chance(50) { (&WOMEN, &WOMEN_GIVEN) } else { (&MEN, &MEN_GIVEN) };
    format!("{} {} {}", random.pick(&FAMILIES), random.pick(middle), random.pick(given))
}
