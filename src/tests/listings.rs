//! The listings for other programs, letter by letter, and that their form is what `docs/kiem-tra.md` says.

use crate::check::{DoneWithoutEvidence, ScoreOverMaximum};
use crate::problem::{Index, Place, Problem, ReviewedUnit, as_json, as_sarif, steers};
use crate::read::{FolderMissing, KeyUnknown, Utf16, ValueEmpty};

const JSON: &str = include_str!("../../tests/cases/kiem-tra/van-de.json");
const SARIF: &str = include_str!("../../tests/cases/kiem-tra/van-de.sarif");
const DOCUMENT: &str = include_str!("../../docs/kiem-tra.md");

/// An error and a warning with their places, a whole file, an error without a place, one behind the end of its line, and
/// one that is passed over.
fn problems() -> Vec<Problem> {
    let at = |file: &str, source: &str, text: &str| {
        let start = source.find(text).unwrap();
        Place::within(file, source, (start, start + text.len()), &Index::of(source))
    };
    let plan = "phien_ban: 1\nlinh_vuc:\n  - diem: {dat: 10,947, toi_da: 16}\n";
    let quarter = "tien_do:\n  - nhiem_vu: \"nv-1\u{1b}\u{202e}\" # 漢\n    tinh_trang: hoan_thanh\n";
    let open_end = Place { text: "ten:".into(), column: 5, ..at("xã A/don-vi.yaml", "ten:", "ten") };
    vec![
        Problem::general(FolderMissing { path: "xã B".into() }),
        Problem::at(
            at("xã A/2026/ke-hoach.yaml", plan, "947"),
            KeyUnknown { key: "947".into(), nearest: None, known: Vec::new(), digits_in_flow: true },
        ),
        Problem::at(
            at("xã A/2026/quy-1.yaml", quarter, "nv-1\u{1b}\u{202e}"),
            DoneWithoutEvidence { action: "nv-1\u{1b}\u{202e}".into() },
        ),
        Problem::at(at("xã A/2026/quy-1.yaml", quarter, "hoan_thanh"), DoneWithoutEvidence { action: "nv-2".into() })
            .silence("tài liệu mật, không đưa vào hồ sơ"),
        Problem::at(Place::file("xã A/2026/quy-2.yaml"), Utf16 {}),
        Problem::at(Place { width: 1, ..open_end }, ValueEmpty {}),
    ]
}

fn xa(unit: &str, problems: Vec<Problem>) -> ReviewedUnit {
    ReviewedUnit::new(unit.to_owned(), problems)
}

fn version(text: &str) -> String {
    text.replace("VERSION", env!("CARGO_PKG_VERSION"))
}

#[test]
fn the_json_is_this() {
    assert_eq!(as_json(&[xa("xã A", problems()), xa("xã B", Vec::new())]), JSON);
    let none = "{\n  \"phien_ban\": 1,\n  \"don_vi\": [],\n  \"so_luong\": {\n\
                \x20   \"loi\": 0,\n    \"canh_bao\": 0,\n    \"bo_qua\": 0\n  },\n  \"van_de\": []\n}\n";
    assert_eq!(as_json(&[]), none);
}

#[test]
fn the_sarif_is_this() {
    assert_eq!(as_sarif(&[xa("xã A", problems())]), version(SARIF));
    let none: serde_json::Value = serde_json::from_str(&as_sarif(&[])).unwrap();
    assert_eq!(none["runs"][0]["results"], serde_json::json!([]));
    assert_eq!(none["runs"][0]["tool"]["driver"]["rules"], serde_json::json!([]));
}

#[test]
fn nothing_in_a_listing_can_steer_a_terminal_and_nothing_is_lost_of_a_text() {
    for text in [as_json(&[xa("xã A", problems())]), as_sarif(&[xa("xã A", problems())])] {
        assert_eq!(text.chars().filter(|&c| c != '\n' && steers(c)).count(), 0, "{text:?}");
        assert!(text.contains("nv-1\\u001b\\u202e"), "{text}");
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert!(read.to_string().contains("nv-1\\u001b\u{202e}"), "{read}");
    }
}

#[test]
fn the_document_has_every_key_and_value_of_the_json() {
    let keys = JSON.lines().filter_map(|line| line.trim().strip_prefix('"')?.split_once("\":")).map(|(key, _)| key);
    for key in keys.chain(["canh_bao", "loi"]) {
        assert!(DOCUMENT.contains(&format!("`{key}`")), "docs/kiem-tra.md does not explain {key}");
    }
}

/// A file of one long line: what a listing quotes of it is the part around the place, and says which part.
#[test]
fn listings_quote_of_a_very_long_line_the_part_around_the_place() {
    let line = format!("{}SAI{}", "ủ".repeat(50_000), "ò".repeat(50_000));
    let start = line.find("SAI").unwrap();
    let place = |to: usize| Place::within("a.yaml", &line, (start, to), &Index::of(&line));
    let short = [xa("xã A", vec![Problem::at(place(start + 3), ValueEmpty {})])];
    let json: serde_json::Value = serde_json::from_str(&as_json(&short)).unwrap();
    let spot = &json["van_de"][0]["vi_tri"];
    let (quoted, from) = (spot["trich"].as_str().unwrap(), spot["trich_tu_cot"].as_u64().unwrap());
    assert_eq!((spot["cot"].as_u64(), spot["do_rong"].as_u64()), (Some(50_001), Some(3)));
    let at = (50_001 - from) as usize;
    assert_eq!(quoted.chars().skip(at).take(3).collect::<String>(), "SAI");
    assert!(quoted.chars().count() < 1_000, "{quoted}");
    let sarif: serde_json::Value = serde_json::from_str(&as_sarif(&short)).unwrap();
    let physical = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(physical["region"]["endColumn"], 50_004);
    assert_eq!(physical["region"]["snippet"]["text"], "SAI");
    assert_eq!(physical["contextRegion"]["startColumn"], from);
    assert_eq!(physical["contextRegion"]["endColumn"], from + quoted.chars().count() as u64);
    // What the problem covers is longer than what is quoted: where it ends is told, and no part of it for the whole.
    let long = as_sarif(&[xa("xã A", vec![Problem::at(place(line.len()), ValueEmpty {})])]);
    let sarif: serde_json::Value = serde_json::from_str(&long).unwrap();
    let physical = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(physical["region"]["endColumn"], 100_004);
    assert!(physical["region"]["snippet"].is_null() && physical["contextRegion"].is_null());
    assert!(long.len() < 10_000);
}

#[test]
fn a_score_that_the_agency_gave_itself_is_mended_where_it_gave_it() {
    let told = |own| {
        let problem = Problem::general(ScoreOverMaximum { score: "12,5".into(), maximum: "12".into(), own });
        problem.message() + &problem.hint()
    };
    assert!(told(true).contains("Điểm tự chấm 12,5 lớn hơn điểm tối đa 12.") && told(true).contains("diem_tu_cham"));
    assert!(told(false).contains("Điểm đạt 12,5 lớn hơn") && told(false).contains("quyết định công bố"));
}
