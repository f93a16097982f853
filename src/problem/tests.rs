//! The listings for other programs, letter by letter, and that their form is what `docs/kiem-tra.md` says.

use super::place::count_lines;
use super::*;

const JSON: &str = include_str!("../../tests/cases/kiem-tra/van-de.json");
const SARIF: &str = include_str!("../../tests/cases/kiem-tra/van-de.sarif");
const DOCUMENT: &str = include_str!("../../docs/kiem-tra.md");

/// An error and a warning with their places, a whole file, an error without a place, one behind the end of its line, and
/// one that is passed over.
fn problems() -> Vec<Problem> {
    let at = |file: &str, source: &str, text: &str| {
        let start = source.find(text).unwrap();
        Place::within(file, source, (start, start + text.len()), |at| count_lines(source, at))
    };
    let plan = "phien_ban: 1\nlinh_vuc:\n  - diem: {dat: 10,947, toi_da: 16}\n";
    let quarter = "tien_do:\n  - nhiem_vu: \"nv-1\u{1b}\u{202e}\" # 漢\n    tinh_trang: hoan_thanh\n";
    let open_end = Place { text: "ten:".into(), column: 5, ..at("xã A/don-vi.yaml", "ten:", "ten") };
    vec![
        Problem::general(Fault::FolderMissing { path: "xã B".into() }),
        Problem::at(
            at("xã A/2026/ke-hoach.yaml", plan, "947"),
            Fault::KeyUnknown { key: "947".into(), nearest: None, known: Vec::new(), digits_in_flow: true },
        ),
        Problem::at(
            at("xã A/2026/quy-1.yaml", quarter, "nv-1\u{1b}\u{202e}"),
            Fault::DoneWithoutEvidence { action: "nv-1\u{1b}\u{202e}".into() },
        ),
        Problem::at(
            at("xã A/2026/quy-1.yaml", quarter, "hoan_thanh"),
            Fault::DoneWithoutEvidence { action: "nv-2".into() },
        )
        .silence("tài liệu mật, không đưa vào hồ sơ"),
        Problem::at(Place::file("xã A/2026/quy-2.yaml"), Fault::Utf16),
        Problem::at(Place { width: 1, ..open_end }, Fault::ValueEmpty),
    ]
}

fn version(text: &str) -> String {
    text.replace("VERSION", env!("CARGO_PKG_VERSION"))
}

#[test]
fn the_json_is_this() {
    assert_eq!(as_json(&["xã A".into(), "xã B".into()], &problems()), JSON);
    let none = "{\n  \"phien_ban\": 1,\n  \"don_vi\": [],\n  \"so_luong\": {\n    \"loi\": 0,\n    \"canh_bao\": 0,\n    \"bo_qua\": 0\n  },\n  \"van_de\": []\n}\n";
    assert_eq!(as_json(&[], &[]), none);
}

#[test]
fn the_sarif_is_this() {
    assert_eq!(as_sarif(&problems()), version(SARIF));
    let none: serde_json::Value = serde_json::from_str(&as_sarif(&[])).unwrap();
    assert_eq!(none["runs"][0]["results"], serde_json::json!([]));
    assert_eq!(none["runs"][0]["tool"]["driver"]["rules"], serde_json::json!([]));
}

#[test]
fn nothing_in_a_listing_can_steer_a_terminal_and_nothing_is_lost_of_a_text() {
    for text in [as_json(&[], &problems()), as_sarif(&problems())] {
        assert_eq!(text.chars().filter(|&c| c != '\n' && clean::steers(c)).count(), 0, "{text:?}");
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

#[test]
fn a_score_that_the_agency_gave_itself_is_mended_where_it_gave_it() {
    let told = |own| {
        let problem = Problem::general(Fault::ScoreOverMaximum { score: "12,5".into(), maximum: "12".into(), own });
        problem.message() + &problem.hint()
    };
    assert!(told(true).contains("Điểm tự chấm 12,5 lớn hơn điểm tối đa 12.") && told(true).contains("diem_tu_cham"));
    assert!(told(false).contains("Điểm đạt 12,5 lớn hơn") && told(false).contains("quyết định công bố"));
}
