//! Every document of made-up units of any size: made without a warning, everything inside its page, and the follow-up plan
//! in step with its report.

use std::path::Path;

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::dice::Dice;
use super::follow_up::goes_on_with_what_is_left;
use super::measure::{keeps_to_the_page, measure, nothing_overlaps};
use super::units::{documents, unit};
use crate::{Document, Quarter, Sound, Wanted};

/// How large a made-up unit is; what it says follows from the seed.
#[derive(Debug, Clone)]
struct Size {
    seed: u64,
    /// Number of actions of each field.
    fields: Vec<usize>,
    /// Which quarters have a record.
    quarters: [bool; 4],
}

impl Dice {
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
        let letters = 1 + self.roll(90);
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
        for _ in 0..self.roll(12) {
            text.push(' ');
            text += self.pick(&PIECES);
        }
        text + self.pick(&[".", ".", ".", ";", "", "…"])
    }

    fn sentences(&mut self, most: usize) -> Vec<String> {
        (0..self.roll(most + 1)).map(|_| self.sentence()).collect()
    }

    fn day(&mut self, year: i32) -> String {
        format!("{}/{}/{year}", 1 + self.roll(28), 1 + self.roll(12))
    }

    /// An achieved score and its maximum.
    fn score(&mut self) -> Value {
        let maximum = 1 + self.roll(40_000);
        let achieved = if self.one_in(4) { maximum } else { self.roll(maximum + 1) };
        let shown = |thousandths: usize| format!("{},{:03}", thousandths / 1000, thousandths % 1000);
        json!({"dat": shown(achieved), "toi_da": shown(maximum)})
    }
}

const YEAR: i32 = 2026;
const DEPARTMENTS: usize = 6;

fn departments(dice: &mut Dice, most: usize) -> Vec<String> {
    (0..1 + dice.roll(most)).map(|_| format!("b{}", dice.roll(DEPARTMENTS))).collect()
}

fn agency(dice: &mut Dice) -> Value {
    let issuer = |dice: &mut Dice| {
        let name = dice.name();
        let lines: Vec<String> = (0..1 + dice.roll(3)).map(|_| dice.name().to_uppercase()).collect();
        let parent: Vec<String> = (0..dice.roll(3)).map(|_| dice.name().to_uppercase()).collect();
        json!({"ten": name, "tieu_de": lines, "co_quan_chu_quan": parent, "chu_viet_tat": dice.pick(&["UBND", "VP", "HĐND-VP"])})
    };
    let signing = |dice: &mut Dice| {
        // Whatever the issuer is called, somebody may sign by order.
        let authority: Vec<&str> = ["TL. CHỦ TỊCH", "TUQ. CHỦ TỊCH"].into_iter().take(1 + dice.roll(2)).collect();
        let recipients: Vec<String> = (0..dice.roll(14)).map(|_| dice.name()).collect();
        json!({
            "kinh_gui": dice.name(), "noi_nhan": recipients, "luu": ["VT"],
            "nguoi_ky": {"tham_quyen": authority, "chuc_vu": dice.name().to_uppercase(), "ho_ten": dice.name()},
        })
    };
    let departments: Vec<Value> = (0..DEPARTMENTS)
        .map(|i| json!({"id": format!("b{i}"), "ten": dice.name(), "nguoi_phu_trach": format!("p{i}")}))
        .collect();
    let people: Vec<Value> = (0..DEPARTMENTS)
        .map(|i| json!({"id": format!("p{i}"), "ho_ten": dice.name(), "bo_phan": format!("b{i}")}))
        .collect();
    json!({
        "phien_ban": 1, "ten_goi": dice.name(), "cap": dice.pick(&["xã", "phường", "đặc khu"]), "dia_danh": dice.name(),
        "uy_ban": issuer(dice), "van_phong": issuer(dice), "bo_phan": departments, "nguoi": people,
        "van_ban": {"ke_hoach": signing(dice), "bao_cao": signing(dice)},
        "bieu_do": if dice.one_in(2) { "có" } else { "không" },
    })
}

fn plan(dice: &mut Dice, size: &Size) -> Value {
    let mut fields = Vec::new();
    for (f, actions) in size.fields.iter().enumerate() {
        let shortcomings: Vec<Value> =
            (0..dice.roll(4)).map(|t| json!({"id": format!("t{f}.{t}"), "noi_dung": dice.sentence()})).collect();
        let mut tasks = Vec::new();
        for a in 0..*actions {
            let mut task = Map::new();
            task.insert("id".into(), json!(format!("n{f}.{a}")));
            task.insert("noi_dung".into(), json!(dice.sentence()));
            if dice.one_in(2) {
                let day = dice.day(YEAR);
                let due =
                    [day.as_str(), "I/2026", "quý II/2026", "III/2026", "tháng 5/2026", "trong-nam", "thuong-xuyen"]
                        [dice.roll(7)];
                task.insert("thoi_han".into(), json!(due));
            }
            if dice.one_in(2) {
                task.insert("san_pham".into(), json!(dice.sentence()));
            }
            if dice.one_in(4) {
                task.insert("chu_tri".into(), json!(departments(dice, 2)));
                task.insert("phoi_hop".into(), json!(departments(dice, 4)));
            }
            if !shortcomings.is_empty() && dice.one_in(2) {
                task.insert("khac_phuc".into(), json!([format!("t{f}.{}", dice.roll(shortcomings.len()))]));
            }
            tasks.push(Value::Object(task));
        }
        let score = dice.score();
        // A single criterion adds up to its field.
        let criteria = if dice.one_in(4) {
            vec![json!({"id": format!("c{f}"), "ten": dice.name(), "diem": score})]
        } else {
            vec![]
        };
        fields.push(json!({
            "id": format!("f{f}"), "ten": dice.name(), "diem": score, "tieu_chi": criteria, "ton_tai": shortcomings,
            "nhiem_vu": tasks, "trach_nhiem": {"chu_tri": departments(dice, 2), "phoi_hop": departments(dice, 4)},
        }));
    }
    let mut plan = json!({
        "phien_ban": 1, "nam": YEAR, "trich_yeu": dice.name(), "can_cu": dice.sentences(4), "muc_tieu": dice.sentences(3),
        "yeu_cau": dice.sentences(3), "linh_vuc": fields,
        "kem_danh_muc": if dice.one_in(2) { "có" } else { "không" },
        "danh_gia": {"nhan_xet": dice.sentence(), "nguyen_nhan": dice.sentences(2)},
        "to_chuc_thuc_hien": [{"tieu_de": dice.name(), "noi_dung": dice.sentence(), "gach_dau_dong": dice.sentences(3)}],
    });
    if dice.one_in(2) {
        plan["so"] = json!(1 + dice.roll(400));
        plan["ngay"] = json!("09/01/2026");
        plan["danh_gia"]["xep_hang"] = json!({"hang": 3, "tong_so": 168, "pham_vi": dice.name()});
    }
    plan
}

fn quarter(dice: &mut Dice, size: &Size, number: usize) -> Value {
    let mut progress = Vec::new();
    for (f, actions) in size.fields.iter().enumerate() {
        for a in 0..*actions {
            if dice.one_in(3) {
                continue;
            }
            let status = dice.pick(&["hoan_thanh", "dang_thuc_hien", "chua_thuc_hien", "thuong_xuyen"]);
            let mut entry = json!({"nhiem_vu": format!("n{f}.{a}"), "tinh_trang": status});
            if status == "hoan_thanh" {
                // Not after the day of the figures, the 14th of the quarter's last month.
                entry["ngay_hoan_thanh"] = json!(format!("{}/{}/{YEAR}", 1 + dice.roll(14), 1 + dice.roll(3 * number)));
            }
            if dice.one_in(2) {
                entry["ket_qua"] = json!(dice.sentence());
                entry["tai_lieu_kiem_chung"] = json!([{"loai": "van_ban", "ten": dice.name(), "so": "15", "ky_hieu": "KH-UBND", "ngay": dice.day(YEAR)}]);
            }
            if dice.one_in(3) {
                entry["ly_do"] = json!(dice.sentence());
                entry["de_nghi_gia_han"] = json!({"den_ngay": "31/12/2026", "ly_do": dice.sentence()});
            }
            if dice.one_in(8) {
                // By a document that is there on the day of the figures.
                let day = format!("{}/{}/{YEAR}", 1 + dice.roll(14), 1 + dice.roll(3 * number));
                entry["gia_han"] =
                    json!({"den_ngay": dice.day(YEAR), "van_ban": format!("Thông báo số 31/TB-UBND ngày {day}")});
            }
            progress.push(entry);
        }
    }
    let scores: Vec<Value> = if dice.one_in(2) {
        (0..size.fields.len()).map(|f| json!({"linh_vuc": format!("f{f}"), "diem": "0"})).collect()
    } else {
        vec![]
    };
    let proposals: Vec<Value> = (0..dice.roll(4))
        .map(|_| json!({"noi_dung": dice.sentence(), "nguoi_quyet_dinh": dice.name(), "thoi_han": dice.day(YEAR)}))
        .collect();
    json!({
        "phien_ban": 1, "quy": format!("{number}/{YEAR}"), "tien_do": progress, "diem_tu_cham": scores, "kien_nghi": proposals,
        "chi_dao": dice.sentences(3), "nhan_xet": dice.sentences(2), "nguyen_nhan": dice.sentences(2), "kho_khan": dice.sentences(2),
    })
}

/// Writes the unit into a folder and reads it: good records give no error. JSON is YAML.
fn made_up(size: &Size) -> Sound {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, record: &Value| {
        crate::store::write_whole(&folder.path().join(name), format!("{record:#}").as_bytes()).unwrap();
    };
    std::fs::create_dir(folder.path().join(YEAR.to_string())).unwrap();
    let mut dice = Dice(size.seed);
    write("don-vi.yaml", &agency(&mut dice));
    write(&format!("{YEAR}/ke-hoach.yaml"), &plan(&mut dice, size));
    for number in (1..=4).filter(|number| size.quarters[number - 1]) {
        write(&format!("{YEAR}/quy-{number}.yaml"), &quarter(&mut dice, size, number));
    }
    unit(folder.path())
}

/// A document is made without a warning of Typst's, which would be a problem, and keeps to its pages.
fn holds(unit: &Sound, wanted: impl Into<Wanted>, what: &str) {
    let wanted = wanted.into();
    let what = format!("{what}, {}", wanted.document);
    let steps = unit.steps(wanted, None).unwrap_or_else(|problem| panic!("{what}: {}", problem.message()));
    let words = steps.words().unwrap_or_else(|problem| panic!("{what}: {}", problem.message()));
    let pages = steps.lay_out(&words).unwrap_or_else(|problem| panic!("{what}: {}", problem.message()));
    let sheets = measure(pages.laid_out.here());
    keeps_to_the_page(&sheets, &what);
    nothing_overlaps(&sheets, &what);
    pages.export().unwrap_or_else(|problem| panic!("{what}: {}", problem.message()));
}

fn size() -> impl Strategy<Value = Size> {
    // Most fields are small, some have up to 60 actions.
    let actions = prop_oneof![4 => 0usize..4, 2 => 4usize..12, 1 => 12usize..=60];
    (any::<u64>(), prop::collection::vec(actions, 1..=15), any::<[bool; 4]>())
        .prop_map(|(seed, fields, quarters)| Size { seed, fields, quarters })
}

/// Twelve units, or as many as the variable says.
fn config() -> ProptestConfig {
    let given = std::env::var_os("PROPTEST_CASES").is_some();
    let config = ProptestConfig { failure_persistence: None, max_shrink_iters: 60, ..ProptestConfig::default() };
    if given { config } else { ProptestConfig { cases: 12, ..config } }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_unit_s_documents_keep_to_their_pages_and_its_follow_up_plans_to_its_reports(size in size()) {
        let unit = made_up(&size);
        for document in documents(&unit) {
            holds(&unit, document, &format!("{size:?}"));
        }
        for number in (1..=4u8).filter(|number| size.quarters[usize::from(number - 1)]) {
            goes_on_with_what_is_left(&unit, Quarter { year: YEAR, number }, Path::new("made up"));
        }
    }
}

#[test]
fn the_smallest_and_the_largest_unit_hold() {
    let smallest = Size { seed: 1, fields: vec![0], quarters: [false; 4] };
    let unit = made_up(&smallest);
    assert_eq!(documents(&unit).len(), 1);
    holds(&unit, Document::plan(YEAR), "the smallest");

    let largest = Size { seed: 2, fields: vec![60; 15], quarters: [true; 4] };
    let unit = made_up(&largest);
    let fourth = Quarter { year: YEAR, number: 4 };
    holds(&unit, Document::plan(YEAR), "the largest");
    holds(&unit, Document::report(fourth).with_charts(), "the largest");
    holds(&unit, Document::follow_up(fourth), "the largest");
    goes_on_with_what_is_left(&unit, fourth, Path::new("the largest"));
}
