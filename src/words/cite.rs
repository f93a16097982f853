//! How a piece of evidence is cited: type, number and symbol, date, agency, then the rest of its name (NĐ 30/2020, PL I,
//! II.6.b). Laws and ordinances go by their names.

use serde::Serialize;

use super::terms::clause;
use super::vocabulary::Vocabulary;
use crate::period::short;
use crate::problem::Problem;
use crate::read::Evidence;

/// Types of documents, longer names before those that they begin with.
const TYPES: [&str; 36] = [
    "Bộ luật",
    "Luật",
    "Pháp lệnh",
    "Lệnh",
    "Nghị quyết liên tịch",
    "Nghị quyết",
    "Nghị định",
    "Thông tư liên tịch",
    "Thông tư",
    "Quyết định",
    "Chỉ thị",
    "Quy chế",
    "Quy định",
    "Thông cáo",
    "Thông báo",
    "Hướng dẫn",
    "Chương trình",
    "Kế hoạch",
    "Phương án",
    "Đề án",
    "Dự án",
    "Báo cáo",
    "Biên bản",
    "Tờ trình",
    "Hợp đồng",
    "Công văn",
    "Công điện",
    "Bản ghi nhớ",
    "Bản thỏa thuận",
    "Giấy ủy quyền",
    "Giấy mời",
    "Giấy giới thiệu",
    "Phiếu gửi",
    "Phiếu chuyển",
    "Phiếu báo",
    "Kết luận",
];

/// Types that are cited by name alone.
const BY_NAME: [&str; 3] = ["Bộ luật", "Luật", "Pháp lệnh"];

/// The type that a name begins with, and the rest of the name.
fn parts(name: &str) -> Option<(&str, &str)> {
    TYPES.into_iter().find_map(|kind| {
        // The type may be typed with a small letter, and stands as typed.
        let (typed, rest) = name.split_at_checked(kind.len())?;
        let same = typed.to_lowercase() == kind.to_lowercase();
        (same && (rest.is_empty() || rest.starts_with(char::is_whitespace))).then(|| (typed, rest.trim_start()))
    })
}

fn by_name(kind: &str) -> bool {
    BY_NAME.iter().any(|name| name.to_lowercase() == kind.to_lowercase())
}

/// What a citation is made of.
#[derive(Serialize)]
struct Cited<'a> {
    /// Its type, where number or nothing follows it.
    loai: Option<&'a str>,
    /// Its name; beside a type the rest of it.
    ten: &'a str,
    so: Option<String>,
    ngay: Option<String>,
    co_quan: Option<&'a str>,
}

/// `210/QĐ-UBND`; a number that was typed with its symbol has it once.
fn number(evidence: &Evidence) -> Option<String> {
    let number = evidence.number.as_ref()?.value.as_str();
    let symbol = evidence.symbol.as_ref().map(|symbol| symbol.value.as_str());
    Some(match symbol.filter(|symbol| !number.contains(symbol)) {
        Some(symbol) => format!("{}/{symbol}", padded(number)),
        None => padded(number),
    })
}

/// Whether a name has the number already: `Quyết định số 57/QĐ-UBND …`.
fn has_number(name: &str, number: &str) -> bool {
    let number = number.split('/').next().unwrap_or(number);
    name.match_indices("số ").any(|(at, word)| {
        let rest = name[at + word.len()..].trim_start_matches('0');
        rest.strip_prefix(number.trim_start_matches('0'))
            .is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()))
    })
}

/// A number of one figure with a zero before it (NĐ 30/2020, PL I, II.3).
fn padded(number: &str) -> String {
    let figures = number.bytes().take_while(u8::is_ascii_digit).count();
    if figures == 1 && !number.starts_with('0') { format!("0{number}") } else { number.to_owned() }
}

/// In full, as a sentence cites it.
pub(crate) fn in_full(shared: &Vocabulary, evidence: &Evidence) -> Result<String, Problem> {
    let name = clause(&evidence.name.value);
    if evidence.number.as_ref().is_some_and(|number| has_number(name, &number.value)) {
        return Ok(name.to_owned());
    }
    // An agency that the name already contains is not repeated.
    let agency = evidence.agency.as_ref().map(|agency| clause(&agency.value)).filter(|agency| !name.contains(agency));
    let (kind, rest) = match parts(name) {
        Some((kind, _)) if by_name(kind) => return Ok(name.to_owned()),
        Some((kind, rest)) if rest.is_empty() || evidence.number.is_some() => (Some(kind), rest),
        _ => (None, name),
    };
    shared.say_with("vien_dan", cited(evidence, kind, rest, agency))
}

/// By type, number and date, as a table cites it; what has no number goes by its name.
pub(crate) fn in_short(shared: &Vocabulary, evidence: &Evidence) -> Result<String, Problem> {
    let unknown;
    let kind = match parts(clause(&evidence.name.value)) {
        _ if evidence.number.is_none() => return in_full(shared, evidence),
        Some((kind, _)) if by_name(kind) => return in_full(shared, evidence),
        Some((kind, _)) => kind,
        None => {
            unknown = shared.say("vien_dan_khong_ro_loai")?;
            &unknown
        }
    };
    shared.say_with("vien_dan", cited(evidence, Some(kind), "", None))
}

fn cited<'a>(evidence: &'a Evidence, kind: Option<&'a str>, name: &'a str, agency: Option<&'a str>) -> Cited<'a> {
    let date = evidence.date.as_ref().map(|date| short(date.value));
    Cited { loai: kind, ten: name, so: number(evidence), ngay: date, co_quan: agency }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::decoded;

    fn in_full(evidence: &Evidence) -> String {
        super::in_full(&Vocabulary::default(), evidence).unwrap()
    }

    fn in_short(evidence: &Evidence) -> String {
        super::in_short(&Vocabulary::default(), evidence).unwrap()
    }

    fn evidence(text: &str) -> Evidence {
        decoded(&format!("loai: van_ban\n{text}\n"))
    }

    #[test]
    fn type_number_and_date_stand_before_the_rest_of_the_name() {
        let order =
            evidence("ten: Quyết định sửa đổi Quy chế chi tiêu nội bộ\nso: 74\nky_hieu: QĐ-UBND\nngay: 22/4/2021");
        assert_eq!(in_full(&order), "Quyết định số 74/QĐ-UBND ngày 22/4/2021 sửa đổi Quy chế chi tiêu nội bộ");
        assert_eq!(in_short(&order), "Quyết định số 74/QĐ-UBND ngày 22/4/2021");
        let others =
            evidence("ten: Công văn về rà soát thủ tục\nso: 7\nky_hieu: STP-HC\nngay: 02/3/2021\nco_quan: Sở Tư pháp");
        assert_eq!(in_full(&others), "Công văn số 07/STP-HC ngày 02/3/2021 của Sở Tư pháp về rà soát thủ tục");
    }

    #[test]
    fn no_symbol_stands_twice_and_laws_go_by_their_names() {
        let twice = evidence("ten: Quy chế làm việc\nso: 7/QC-UBND\nky_hieu: QC-UBND\nngay: 22/4/2021");
        assert_eq!(in_full(&twice), "Quy chế số 07/QC-UBND ngày 22/4/2021 làm việc");
        let law = evidence("ten: Luật Cán bộ, công chức\nso: 22\nky_hieu: 2008/QH12\nngay: 13/11/2008");
        assert_eq!((in_full(&law), in_short(&law)), ("Luật Cán bộ, công chức".into(), "Luật Cán bộ, công chức".into()));
    }

    #[test]
    fn what_has_no_type_or_number_goes_by_its_name() {
        let minutes = evidence("ten: Hình ảnh niêm yết.\nngay: 28/5/2021");
        assert_eq!(
            (in_full(&minutes), in_short(&minutes)),
            ("Hình ảnh niêm yết ngày 28/5/2021".into(), "Hình ảnh niêm yết ngày 28/5/2021".into())
        );
        let typed =
            evidence("ten: Quyết định số 57/QĐ-UBND ban hành quy chế\nso: 57\nky_hieu: QĐ-UBND\nngay: 10/6/2026");
        assert_eq!(in_full(&typed), "Quyết định số 57/QĐ-UBND ban hành quy chế");
        let own =
            evidence("ten: quyết định của Đảng ủy xã\nso: 58\nky_hieu: QĐ-ĐU\nngay: 10/6/2026\nco_quan: Đảng ủy xã");
        assert_eq!(in_full(&own), "quyết định số 58/QĐ-ĐU ngày 10/6/2026 của Đảng ủy xã");
        let named = evidence("ten: Sổ theo dõi\nso: 3\nngay: 28/5/2021");
        assert_eq!(in_full(&named), "Sổ theo dõi, số 03 ngày 28/5/2021");
    }
}
