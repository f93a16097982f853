//! Which change of which input makes which documents again.

use std::fs;
use std::path::Path;

use super::{AGENCY, ALL, FACES, FOLLOW_UP, PLAN, SampleOffice, file_name, made, names};
use crate::building::Options;
use crate::unit::{self, Unit};

/// Freezes the figures of quý II.
fn freeze(office: &SampleOffice) {
    let (unit, _) = Unit::open(&office.unit(), None).check();
    unit::freeze(&unit.unwrap(), crate::period::Quarter { year: 2021, number: 2 }).unwrap();
}

/// A kind of change, how it is done, and which documents are made again.
type Row = (&'static str, fn(&SampleOffice), &'static str);

const ROWS: &[Row] = &[
    ("nothing", |_| {}, ""),
    ("a record is saved again as it was", |office| office.write(PLAN, office.text(PLAN).as_bytes()), ""),
    (
        "a comment in every record",
        |office| {
            for file in [AGENCY, PLAN, "2021/quy-2.yaml", "2021/quy-3.yaml", "2021/quy-4.yaml"] {
                office.write(file, format!("# ghi chú\n{}\n# hết\n", office.text(file)).as_bytes());
            }
        },
        "",
    ),
    ("a file that no record names", |office| office.write("2021/ghi-chu.txt", b"x"), ""),
    ("the name of a person", |office| office.change(AGENCY, "Lê Thị Thu Hà", "Lê Thị Thu Hằng"), "B2 T2 B3 T3 B4 T4"),
    ("the issuer's header", |office| office.change(AGENCY, "- XÃ TÓC TIÊN", "- XÃ TÓC TIÊN MỚI"), "K T2 T3 T4"),
    ("the plan's closing sentence", |office| office.change(PLAN, "loi_ket: Yêu cầu", "loi_ket: Đề nghị"), "K"),
    ("an annex to the plan", |office| office.change(PLAN, "nam: 2021", "nam: 2021\nkem_danh_muc: có"), "K"),
    (
        "an outcome in quý II",
        |office| office.change("2021/quy-2.yaml", "nhan_xet:\n  - >-", "nhan_xet:\n  - Thêm.\n  - >-"),
        "B2",
    ),
    (
        "an outcome in quý III",
        |office| office.change("2021/quy-3.yaml", "ket_qua: Đã gửi đủ, đúng hạn", "ket_qua: Đã gửi đầy đủ, đúng hạn"),
        "B3",
    ),
    (
        "a status in quý III",
        |office| {
            let status = "- nhiem_vu: nv-1.1\n    tinh_trang: dang_thuc_hien\n    ti_le: 70";
            office.change("2021/quy-3.yaml", status, "- nhiem_vu: nv-1.1\n    tinh_trang: chua_thuc_hien");
        },
        "B3 T3",
    ),
    (
        "a remark in the last quarter",
        |office| office.change("2021/quy-4.yaml", "nhan_xet:\n  - >-", "nhan_xet:\n  - Thêm.\n  - >-"),
        "B4",
    ),
    ("a new quarter", |office| office.write("2021/quy-1.yaml", b"phien_ban: 1\nquy: 1/2021\n"), "B1 B2 B3 B4"),
    (
        "a new quarter with a follow-up plan",
        |office| office.write("2021/quy-1.yaml", format!("phien_ban: 1\nquy: 1/2021{FOLLOW_UP}").as_bytes()),
        "B1 T1 B2 B3 B4",
    ),
    ("a quarter taken away", |office| fs::remove_file(office.unit().join("2021/quy-4.yaml")).unwrap(), ""),
    ("figures frozen", freeze, ""),
    (
        "frozen figures other than the records give",
        |office| {
            freeze(office);
            let file = "2021/quy-2.chot.yaml";
            let line = office.text(file).lines().find(|line| line.contains("hoan_thanh: ")).unwrap().to_owned();
            office.change(file, &line, "  hoan_thanh: 1");
        },
        "B3 B4",
    ),
    (
        "a sentence of the report",
        |office| {
            office.write("mau/bao-cao.yaml", "phien_ban_mau: 2\ncau:\n  luu: \"Lưu {{ noi_luu[0] }}\"\n".as_bytes())
        },
        "B2 B3 B4",
    ),
    (
        "a head of columns that documents of all kinds share",
        |office| {
            office.write("mau/chung.yaml", "phien_ban_mau: 2\ncau:\n  cot_chu_tri: Đầu mối thực hiện\n".as_bytes())
        },
        "B2 T2 B3 T3 B4 T4",
    ),
    (
        "a layout function",
        |office| {
            let text = "#let phien-ban-mau = 2\n#let thay = (signature: (original, it) => { v(2pt); original(it) })\n";
            office.write("mau/bo-cuc.typ", text.as_bytes());
        },
        ALL,
    ),
    (
        "other fonts",
        |office| {
            for face in FACES {
                let file = format!("fonts/LiberationSerif-{face}.ttf");
                let mut bytes = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
                // The same letters, a family of another name.
                let wide = |name: &str| name.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
                for (old, new) in
                    [(b"Liberation".to_vec(), b"Liberatium".to_vec()), (wide("Liberation"), wide("Liberatium"))]
                {
                    let places = (0..bytes.len() - old.len()).filter(|at| bytes[*at..].starts_with(&old));
                    for at in places.collect::<Vec<_>>() {
                        bytes[at..at + new.len()].copy_from_slice(&new);
                    }
                }
                office.write(&format!("phong-chu/{face}.ttf"), &bytes);
            }
            let keys = ["thuong", "dam", "nghieng", "dam_nghieng"];
            let lines = keys.iter().zip(FACES).map(|(key, face)| format!("  {key}: phong-chu/{face}.ttf\n"));
            let text = format!("{}\nphong_chu:\n{}", office.text(AGENCY), lines.collect::<String>());
            office.write(AGENCY, text.as_bytes());
        },
        ALL,
    ),
    ("another version of the program", |office| office.change_manifest("cchc 0", "cchc 9"), ALL),
    ("another version of Typst", |office| office.change_manifest("Typst 0", "Typst 9"), ALL),
    (
        "another version of the templates that come with the program",
        |office| {
            let templates = crate::building::tool().rsplit(' ').next().unwrap();
            office.change_manifest(templates, &"0".repeat(16));
        },
        ALL,
    ),
    ("an output taken away", |office| fs::remove_file(office.output("bao-cao-quy-3.pdf")).unwrap(), "B3"),
];

#[test]
fn each_change_makes_again_exactly_what_it_concerns() {
    let base = SampleOffice::made();
    let mut wrong = Vec::new();
    for (what, change, expected) in ROWS {
        let office = base.twin();
        // Files that are copied have another time and place; this settles it.
        assert_eq!(office.update(), "", "before {what}");
        change(&office);
        let bytes = || ALL.split(' ').map(|name| fs::read(office.output(&file_name(name))).ok()).collect::<Vec<_>>();
        let before = bytes();
        let stale = names(&office.run(Options { preview: true, ..office.options() }), made);
        assert_eq!(bytes(), before, "a preview writes nothing: {what}");
        if stale != *expected {
            wrong.push(format!("{what}: {stale}, not {expected}"));
        }
        // Another version that makes the same bytes has made nothing new.
        let found = office.update();
        let same = if what.contains("version") { "" } else { *expected };
        if found != same {
            wrong.push(format!("{what}: {found} made, not {same}"));
        }
        for ((name, before), after) in ALL.split(' ').zip(before).zip(bytes()) {
            assert!(expected.split(' ').any(|stale| stale == name) || after == before, "{what}: {name} was written");
        }
        assert_eq!(office.update(), "", "after {what}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
