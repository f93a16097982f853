//! Problems as JSON for other programs: `docs/kiem-tra.md` has the form.

use serde::Serialize;

use super::clean::steers;
use super::{Place, Problem, ReviewedUnit, Severity, SeverityCounts};

/// Version of the form, raised when a key is removed or changes its meaning.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Listing<'a> {
    phien_ban: u32,
    don_vi: Vec<&'a str>,
    so_luong: Numbers,
    van_de: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Numbers {
    loi: usize,
    canh_bao: usize,
    bo_qua: usize,
}

#[derive(Serialize)]
struct Item<'a> {
    don_vi: &'a str,
    ma: &'static str,
    muc: &'static str,
    noi_dung: String,
    goi_y: String,
    vi_tri: Option<PlaceListing<'a>>,
    ly_do_bo_qua: Option<&'a str>,
}

#[derive(Serialize)]
struct PlaceListing<'a> {
    tep: &'a str,
    dong: Option<usize>,
    cot: Option<usize>,
    do_rong: Option<usize>,
    trich: Option<&'a str>,
    trich_tu_cot: Option<usize>,
}

/// What is told of these units, in the order in which they are given.
pub fn as_json(units: &[ReviewedUnit]) -> String {
    let SeverityCounts { errors, warnings, passed_over } = ReviewedUnit::counts(units);
    document(&Listing {
        phien_ban: VERSION,
        don_vi: units.iter().map(|unit| unit.unit.as_str()).collect(),
        so_luong: Numbers { loi: errors, canh_bao: warnings, bo_qua: passed_over },
        van_de: units.iter().flat_map(|unit| unit.problems.iter().map(|problem| item(&unit.unit, problem))).collect(),
    })
}

fn item<'a>(unit: &'a str, problem: &'a Problem) -> Item<'a> {
    Item {
        don_vi: unit,
        ma: problem.code().as_str(),
        muc: match problem.severity() {
            Severity::Error => "loi",
            Severity::Warning => "canh_bao",
        },
        noi_dung: problem.message(),
        goi_y: problem.hint(),
        vi_tri: problem.place().map(spot),
        ly_do_bo_qua: problem.silenced(),
    }
}

fn spot(place: &Place) -> PlaceListing<'_> {
    let within = place.line > 0;
    PlaceListing {
        tep: &place.file,
        dong: within.then_some(place.line),
        cot: within.then_some(place.column),
        do_rong: within.then_some(place.width),
        trich: within.then_some(&place.text),
        trich_tu_cot: within.then_some(place.from),
    }
}

/// A value as one JSON document with an end of line. The texts in it are those of the records; what would steer a terminal
/// is written as `\u` and four digits, since a terminal may be where the document goes.
pub(super) fn document(value: &impl Serialize) -> String {
    let text = serde_json::to_string_pretty(value).unwrap_or_default();
    let mut out = String::with_capacity(text.len() + 1);
    for c in text.chars() {
        // Outside of texts only line ends are control characters.
        if c != '\n' && steers(c) {
            let mut units = [0; 2];
            out.extend(c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")));
        } else {
            out.push(c);
        }
    }
    out + "\n"
}
