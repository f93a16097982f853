//! Units of any size whose texts are of any length, with what Typst and templates would read as markup.

use serde_json::{Map, Value, json};

use super::Files;
use super::random::Random;

/// How large a made-up unit is; what it says follows from the seed.
#[derive(Debug, Clone)]
pub struct Size {
    pub seed: u64,
    /// Number of actions of each field.
    pub fields: Vec<usize>,
    /// Which quarters have a record.
    pub quarters: [bool; 4],
}

impl Random {
    /// A name of 1 to 90 letters.
    fn name(&mut self) -> String {
        const WORDS: [&str; 16] = [
            "Ý",
            "An",
            "Bến Nghé",
            "Kho Năm",
            "Xóm Chiếu",
            "Long Hòa Thượng",
            "Ứng",
            "cầu Mống –",
            "Đỗ",
            "Nghĩa",
            "Rẫy Cháy",
            "45/KH-UBND",
            "Phường 12",
            "Quỳnh",
            "(khu vực II)",
            "Thượng Nghĩa",
        ];
        let letters = 1 + self.below(90);
        if self.one_in(25) {
            return "Nghiêng".chars().cycle().take(letters).collect();
        }
        let mut name = String::new();
        while name.chars().count() < letters {
            name += self.pick(&WORDS);
            name.push(' ');
        }
        let cut: String = name.chars().take(letters).collect();
        cut.trim().to_owned()
    }

    /// A sentence of up to some 400 letters, with what Typst and templates would read as markup.
    fn sentence(&mut self) -> String {
        const PIECES: [&str; 14] = [
            "niêm yết công khai đầy đủ",
            "theo Quyết định số 412/QĐ-UBND ngày 22/12/2025",
            "đạt 98,9% (76,824 điểm)",
            "# $ * _ @ < > \\ \" [x] // {{ x }} {% y %}",
            "https://dichvucong.example.vn/a_b?c=1&d=2#e",
            "rà soát, hệ thống hóa văn bản",
            "quý IV năm 2026",
            "'a' “b” … – --- ~",
            "số hóa hồ sơ",
            "ỦY BAN",
            "TODO",
            "một cửa, một cửa liên thông",
            "ngày 06 tháng 5 năm 2021",
            "hồ sơ trễ hạn",
        ];
        let mut text = String::from(self.pick(&["Đã", "Thực hiện", "Ý", "Công khai", "Rà soát"]));
        for _ in 0..self.below(12) {
            text.push(' ');
            text += self.pick(&PIECES);
        }
        text + self.pick(&[".", ".", ".", ";", "", "…"])
    }

    fn sentences(&mut self, most: usize) -> Vec<String> {
        (0..self.below(most + 1)).map(|_| self.sentence()).collect()
    }

    fn day(&mut self, year: i32) -> String {
        format!("{}/{}/{year}", 1 + self.below(28), 1 + self.below(12))
    }

    /// An achieved score and its maximum.
    fn score(&mut self) -> Value {
        let maximum = 1 + self.below(40_000);
        let achieved = if self.one_in(4) { maximum } else { self.below(maximum + 1) };
        let shown = |thousandths: usize| format!("{},{:03}", thousandths / 1000, thousandths % 1000);
        json!({"dat": shown(achieved), "toi_da": shown(maximum)})
    }
}

pub const YEAR: i32 = 2026;
const DEPARTMENTS: usize = 6;

fn departments(random: &mut Random, most: usize) -> Vec<String> {
    (0..1 + random.below(most)).map(|_| format!("b{}", random.below(DEPARTMENTS))).collect()
}

fn agency(random: &mut Random) -> Value {
    let issuer = |random: &mut Random| {
        let name = random.name();
        let lines: Vec<String> = (0..1 + random.below(3)).map(|_| random.name().to_uppercase()).collect();
        let parent: Vec<String> = (0..random.below(3)).map(|_| random.name().to_uppercase()).collect();
        json!({"ten": name, "tieu_de": lines, "co_quan_chu_quan": parent, "chu_viet_tat": random.pick(&["UBND", "VP", "HĐND-VP"])})
    };
    let signing = |random: &mut Random| {
        // Whatever the issuer is called, somebody may sign by order.
        let authority: Vec<&str> = ["TL. CHỦ TỊCH", "TUQ. CHỦ TỊCH"].into_iter().take(1 + random.below(2)).collect();
        let recipients: Vec<String> = (0..random.below(14)).map(|_| random.name()).collect();
        json!({
            "kinh_gui": random.name(), "noi_nhan": recipients, "luu": ["VT"],
            "nguoi_ky": {"tham_quyen": authority, "chuc_vu": random.name().to_uppercase(), "ho_ten": random.name()},
        })
    };
    let departments: Vec<Value> = (0..DEPARTMENTS)
        .map(|i| json!({"id": format!("b{i}"), "ten": random.name(), "nguoi_phu_trach": format!("p{i}")}))
        .collect();
    let people: Vec<Value> = (0..DEPARTMENTS)
        .map(|i| json!({"id": format!("p{i}"), "ho_ten": random.name(), "bo_phan": format!("b{i}")}))
        .collect();
    json!({
        "phien_ban": 1, "ten_goi": random.name(), "cap": random.pick(&["xã", "phường", "đặc khu"]), "dia_danh": random.name(),
        "uy_ban": issuer(random), "van_phong": issuer(random), "bo_phan": departments, "nguoi": people,
        "van_ban": {"ke_hoach": signing(random), "bao_cao": signing(random)},
        "bieu_do": if random.one_in(2) { "có" } else { "không" },
    })
}

fn plan(random: &mut Random, size: &Size) -> Value {
    let mut fields = Vec::new();
    for (f, actions) in size.fields.iter().enumerate() {
        let shortcomings: Vec<Value> =
            (0..random.below(4)).map(|t| json!({"id": format!("t{f}.{t}"), "noi_dung": random.sentence()})).collect();
        let mut tasks = Vec::new();
        for a in 0..*actions {
            let mut task = Map::new();
            task.insert("id".into(), json!(format!("n{f}.{a}")));
            task.insert("noi_dung".into(), json!(random.sentence()));
            if random.one_in(2) {
                let day = random.day(YEAR);
                let due =
                    [day.as_str(), "I/2026", "quý II/2026", "III/2026", "tháng 5/2026", "trong-nam", "thuong-xuyen"]
                        [random.below(7)];
                task.insert("thoi_han".into(), json!(due));
            }
            if random.one_in(2) {
                task.insert("san_pham".into(), json!(random.sentence()));
            }
            if random.one_in(4) {
                task.insert("chu_tri".into(), json!(departments(random, 2)));
                task.insert("phoi_hop".into(), json!(departments(random, 4)));
            }
            if !shortcomings.is_empty() && random.one_in(2) {
                task.insert("khac_phuc".into(), json!([format!("t{f}.{}", random.below(shortcomings.len()))]));
            }
            tasks.push(Value::Object(task));
        }
        let score = random.score();
        // A single criterion adds up to its field.
        let criteria = if random.one_in(4) {
            vec![json!({"id": format!("c{f}"), "ten": random.name(), "diem": score})]
        } else {
            vec![]
        };
        fields.push(json!({
            "id": format!("f{f}"), "ten": random.name(), "diem": score, "tieu_chi": criteria, "ton_tai": shortcomings,
            "nhiem_vu": tasks, "trach_nhiem": {"chu_tri": departments(random, 2), "phoi_hop": departments(random, 4)},
        }));
    }
    let mut plan = json!({
        "phien_ban": 1, "nam": YEAR, "trich_yeu": random.name(), "can_cu": random.sentences(4), "muc_tieu": random.sentences(3),
        "yeu_cau": random.sentences(3), "linh_vuc": fields,
        "kem_danh_muc": if random.one_in(2) { "có" } else { "không" },
        "danh_gia": {"nhan_xet": random.sentence(), "nguyen_nhan": random.sentences(2)},
        "to_chuc_thuc_hien": [{"tieu_de": random.name(), "noi_dung": random.sentence(), "gach_dau_dong": random.sentences(3)}],
    });
    if random.one_in(2) {
        plan["so"] = json!(1 + random.below(400));
        plan["ngay"] = json!("09/01/2026");
        plan["danh_gia"]["xep_hang"] = json!({"hang": 3, "tong_so": 168, "pham_vi": random.name()});
    }
    plan
}

fn quarter(random: &mut Random, size: &Size, number: usize) -> Value {
    let mut progress = Vec::new();
    for (f, actions) in size.fields.iter().enumerate() {
        for a in 0..*actions {
            if random.one_in(3) {
                continue;
            }
            let status = random.pick(&["hoan_thanh", "dang_thuc_hien", "chua_thuc_hien", "thuong_xuyen"]);
            let mut entry = json!({"nhiem_vu": format!("n{f}.{a}"), "tinh_trang": status});
            if status == "hoan_thanh" {
                // Not after the day of the figures, the 14th of the quarter's last month.
                entry["ngay_hoan_thanh"] =
                    json!(format!("{}/{}/{YEAR}", 1 + random.below(14), 1 + random.below(3 * number)));
            }
            if random.one_in(2) {
                entry["ket_qua"] = json!(random.sentence());
                entry["tai_lieu_kiem_chung"] = json!([{
                    "loai": "van_ban", "ten": random.name(), "so": "15", "ky_hieu": "KH-UBND", "ngay": random.day(YEAR),
                }]);
            }
            if random.one_in(3) {
                entry["ly_do"] = json!(random.sentence());
                entry["de_nghi_gia_han"] = json!({"den_ngay": "31/12/2026", "ly_do": random.sentence()});
            }
            if random.one_in(8) {
                // By a document that is there on the day of the figures.
                let day = format!("{}/{}/{YEAR}", 1 + random.below(14), 1 + random.below(3 * number));
                entry["gia_han"] =
                    json!({"den_ngay": random.day(YEAR), "van_ban": format!("Thông báo số 31/TB-UBND ngày {day}")});
            }
            progress.push(entry);
        }
    }
    let scores: Vec<Value> = if random.one_in(2) {
        (0..size.fields.len()).map(|f| json!({"linh_vuc": format!("f{f}"), "diem": "0"})).collect()
    } else {
        vec![]
    };
    let proposals: Vec<Value> = (0..random.below(4))
        .map(
            |_| json!({"noi_dung": random.sentence(), "nguoi_quyet_dinh": random.name(), "thoi_han": random.day(YEAR)}),
        )
        .collect();
    json!({
        "phien_ban": 1, "quy": format!("{number}/{YEAR}"), "tien_do": progress, "diem_tu_cham": scores, "kien_nghi": proposals,
        "chi_dao": random.sentences(3), "nhan_xet": random.sentences(2), "nguyen_nhan": random.sentences(2),
        "kho_khan": random.sentences(2),
    })
}

/// The records of a unit. JSON is YAML.
pub fn records(size: &Size) -> Files {
    records_by(&mut Random::new(size.seed), size)
}

/// The same, where others choose what it says than the seed.
pub fn records_by(random: &mut Random, size: &Size) -> Files {
    let text = |record: &Value| format!("{record:#}");
    let mut files = vec![("don-vi.yaml".to_owned(), text(&agency(random)))];
    files.push((format!("{YEAR}/ke-hoach.yaml"), text(&plan(random, size))));
    for number in (1..=4).filter(|number| size.quarters[number - 1]) {
        files.push((format!("{YEAR}/quy-{number}.yaml"), text(&quarter(random, size, number))));
    }
    files
}
