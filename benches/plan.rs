//! What each step of making a document takes: `cargo bench --bench plan`.
//!
//! Measured on the plan in `data/` and on a plan of 300 actions made up here. Throughput is counted in actions, so that a
//! step whose cost grows faster than the plan shows.

#![allow(clippy::expect_used, clippy::disallowed_methods, reason = "a bench that cannot prepare its records must stop")]

use std::fmt::{self, Write as _};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use cchc::kinds::Document;
use cchc::period::Quarter;
use cchc::unit::{CheckedUnit, Unit};
use divan::Bencher;
use divan::counter::ItemsCount;

const PLAN: Document = Document::plan(2021);
const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/toc-tien");
const MADE_UP_FIELDS: usize = 10;
const ACTIONS_OF_FIELD: usize = 30;

static UNITS: OnceLock<[Measured; 2]> = OnceLock::new();

fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    write_unit(folder.path());
    let toc_tien = Measured { name: "toc-tien", path: DATA.into(), actions: 47 };
    let made_up =
        Measured { name: "made-up", path: folder.path().to_owned(), actions: MADE_UP_FIELDS * ACTIONS_OF_FIELD };
    UNITS.set([toc_tien, made_up]).expect("set once");
    divan::main();
}

#[divan::bench(args = units())]
fn read(bencher: Bencher, unit: &Measured) {
    unit.counted(bencher).bench(|| Unit::open(&unit.path, Some(&PLAN)));
}

#[divan::bench(args = units())]
fn check(bencher: Bencher, unit: &Measured) {
    unit.counted(bencher).with_inputs(|| Unit::open(&unit.path, Some(&PLAN))).bench_values(Unit::check);
}

#[divan::bench(args = units())]
fn words(bencher: Bencher, unit: &Measured) {
    let checked = unit.checked();
    let steps = checked.steps(PLAN, None).expect("the plan was read");
    unit.counted(bencher).bench(|| steps.words());
}

#[divan::bench(args = units(), sample_count = 20)]
fn compile(bencher: Bencher, unit: &Measured) {
    let checked = unit.checked();
    let steps = checked.steps(PLAN, None).expect("the plan was read");
    let words = steps.words().expect("the sentences are well formed");
    unit.counted(bencher).bench(|| steps.lay_out(&words));
}

#[divan::bench(args = units(), sample_count = 20)]
fn export(bencher: Bencher, unit: &Measured) {
    let checked = unit.checked();
    let steps = checked.steps(PLAN, None).expect("the plan was read");
    let words = steps.words().expect("the sentences are well formed");
    let pages = steps.lay_out(&words).expect("the plan can be laid out");
    unit.counted(bencher).bench(|| pages.export());
}

#[divan::bench(args = units(), sample_count = 20)]
fn whole(bencher: Bencher, unit: &Measured) {
    unit.counted(bencher).bench(|| unit.checked().make(PLAN, None));
}

/// The report of quý II with its three annexes, from opening the folder to the bytes of the file.
#[divan::bench(sample_count = 20)]
fn whole_report(bencher: Bencher) {
    let report = Document::report(Quarter { year: 2021, number: 2 }).with_charts();
    bencher.counter(ItemsCount::new(47u32)).bench(|| {
        let (checked, _) = Unit::open(Path::new(DATA), Some(&report.document)).check();
        checked.expect("the records have no error").make(&report, None)
    });
}

/// A unit folder and the size of its plan.
#[derive(Debug)]
struct Measured {
    name: &'static str,
    path: PathBuf,
    actions: usize,
}

fn units() -> &'static [Measured] {
    UNITS.get().map_or(&[], |units| units)
}

impl Measured {
    fn counted<'a, 'b>(&self, bencher: Bencher<'a, 'b>) -> Bencher<'a, 'b> {
        bencher.counter(ItemsCount::new(self.actions))
    }

    fn checked(&self) -> CheckedUnit {
        let (checked, problems) = Unit::open(&self.path, Some(&PLAN)).check();
        checked.unwrap_or_else(|| unreachable!("{} has problems: {problems:?}", self.name))
    }
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {} actions", self.name, self.actions)
    }
}

/// Writes the made-up unit: the agency of `data/`, and a plan whose texts are as long as those of a real one.
fn write_unit(folder: &Path) {
    let agency = fs::read(Path::new(DATA).join("don-vi.yaml")).expect("the data of this repository");
    fs::write(folder.join("don-vi.yaml"), agency).expect("the folder is ours");
    let year = folder.join("2021");
    fs::create_dir(&year).expect("the folder is ours");
    fs::write(year.join("ke-hoach.yaml"), plan().expect("a string takes what is written")).expect("the folder is ours");
}

fn plan() -> Result<String, fmt::Error> {
    let mut yaml = String::from(
        "phien_ban: 1\nnam: 2021\nso: 300\nngay: 06/5/2021\ntrich_yeu: Khắc phục những tồn tại, hạn chế năm 2020\n\
         danh_gia:\n  nhan_xet: Đã đạt được một số kết quả tích cực trên một số lĩnh vực.\nlinh_vuc:\n",
    );
    for field in 1..=MADE_UP_FIELDS {
        writeln!(yaml, "  - id: lv-{field}\n    ten: Lĩnh vực thứ {field}\n    ten_ngan: lĩnh vực thứ {field}")?;
        writeln!(yaml, "    diem:\n      dat: {field},5\n      toi_da: 12\n    ton_tai:")?;
        for action in 1..=ACTIONS_OF_FIELD {
            writeln!(yaml, "      - id: tt-{field}.{action}")?;
            writeln!(
                yaml,
                "        noi_dung: Kế hoạch số {action}/KH-UBND năm 2020 nội dung chưa đúng quy định, chưa ký số; mức độ hoàn \
                 thành dưới 100%, tài liệu kiểm chứng chưa thuyết phục."
            )?;
        }
        writeln!(yaml, "    nhiem_vu:")?;
        for action in 1..=ACTIONS_OF_FIELD {
            writeln!(yaml, "      - id: nv-{field}.{action}\n        khac_phuc: [tt-{field}.{action}]")?;
            writeln!(
                yaml,
                "        noi_dung: Ban hành kịp thời, thực hiện đầy đủ Kế hoạch số {action}/KH-UBND ngày 08/02/2021 của Ủy \
                 ban nhân dân xã; bảo đảm hoàn thành 100% nội dung, đúng thời gian và ký số đúng quy định; phát huy tinh \
                 thần chủ động, sáng tạo trong công tác chỉ đạo, điều hành."
            )?;
        }
        writeln!(yaml, "    trach_nhiem:\n      chu_tri: [van-phong]\n      phoi_hop: [lien-quan]")?;
    }
    writeln!(yaml, "loi_ket: Yêu cầu các bộ phận liên quan triển khai thực hiện nghiêm túc")?;
    Ok(yaml)
}
