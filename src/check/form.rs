//! The form of documents (NĐ 30/2020, phụ lục I) as far as `don-vi.yaml` decides it: symbol, issuer, recipients.

use chrono::NaiveDate;

use super::authority;
use super::issuers::{issuers, plain, signings};
use super::language::span_of;
use super::lists::{ABOLISHED, ADDRESS, COLLECTIVE, FAMILY_NAMES, OFFICES, TITLES};
use super::rule::{Rule, View, at};
use super::text::{first_style, stands_alone};
use crate::kinds::Kind;
use crate::problem::{Problem, problems};
use crate::read::{Agency, Documents, KeyMissing, RecordKey, Signing, Source, Span};

problems! {
    TT001 Error Data "Chữ viết tắt trong ký hiệu không đúng." [
        "Ký hiệu sai thì văn bản không phải của cơ quan ghi trên đó.",
        "NĐ 30/2020, PL I, II.3; Phụ lục III"
    ] {
        SymbolForm { abbreviation: String } =>
            format!("\"{abbreviation}\" không dùng trong ký hiệu văn bản được."),
            "chỉ ghi chữ viết tắt của cơ quan, viết hoa, liền nhau, không kèm loại văn bản, ví dụ UBND, VP.";
        SymbolNotIssuer { abbreviation: String, wanted: &'static str } =>
            format!("Ký hiệu \"{abbreviation}\" không khớp tên cơ quan ban hành ({wanted})."),
            format!("ghi \"{wanted}\".");
    }
    TT007 Warning Data "Học hàm, học vị trước họ tên." [
        "Trước họ tên người ký không ghi học hàm, học vị, danh hiệu.",
        "NĐ 30/2020, PL I, II.7.b"
    ] {
        AcademicTitle { title: String } =>
            format!("Trước họ tên người ký ghi \"{title}\"."),
            "chỉ ghi họ và tên; không ghi học hàm, học vị, danh hiệu.";
    }
    TT008 Warning Data "Tên ở đầu trang khác tên đầy đủ." [
        "Tên cơ quan ở đầu trang phải là tên chính thức, đầy đủ.",
        "NĐ 30/2020, PL I, II.2.a"
    ] {
        HeaderNotName { header: String, name: String } =>
            format!("Tên cơ quan ở đầu trang \"{header}\" không khớp tên đầy đủ \"{name}\"."),
            "sửa tieu_de hoặc ten; phần tên ghi ở co_quan_chu_quan không phải lặp lại.";
    }
    TT009 Warning Data "Tên cơ quan ban hành viết tắt." [
        "Chỉ tên cơ quan chủ quản được viết tắt.",
        "NĐ 30/2020, PL I, II.2.b"
    ] {
        ShortIssuer { short: &'static str, full: &'static str } =>
            format!("Tên cơ quan ban hành viết tắt ({short})."),
            format!("ghi đầy đủ \"{full}\"; chỉ cơ quan chủ quản mới được viết tắt.");
    }
    TT010 Warning Data "Nơi lưu không có VT." [
        "Mục nơi nhận phải có \"Lưu: VT\".",
        "NĐ 30/2020, PL I, II.9.c"
    ] {
        NotArchived =>
            "Nơi lưu không có \"VT\".",
            "thêm VT (văn thư) vào luu.";
    }
    TT011 Warning Data "Nơi nhận đã kết thúc hoạt động." [
        "Gửi cơ quan đã giải thể thì văn bản không tới ai.",
        "Luật Tổ chức chính quyền địa phương 2025 (số 72/2025/QH15)"
    ] {
        Abolished { body: &'static str } =>
            format!("\"{body}\" đã kết thúc hoạt động từ ngày 01/7/2025."),
            "ghi cơ quan đang tiếp nhận nhiệm vụ đó.";
    }
}

pub(super) const RULES: &[Rule] = &[
    symbols,
    authority::lines,
    authority::by_order,
    titles,
    headers,
    short_names,
    archived,
    abolished,
    reporting_office,
];

/// Abbreviations that cannot stand in a symbol, or are not those of the issuer.
fn symbols(view: &View, found: &mut Vec<Problem>) {
    let Some((source, agency)) = view.agency() else { return };
    for issuer in issuers(agency) {
        let short = &issuer.abbreviation;
        let letters = |letter: char| letter.is_uppercase() || letter.is_ascii_digit() || "-.&".contains(letter);
        let kind = Kind::all()
            .any(|kind| short.value.strip_prefix(kind.facts().symbol).is_some_and(|rest| rest.starts_with('-')));
        let edged = short.value.starts_with(['-', '.', '&']) || short.value.ends_with(['-', '.', '&']);
        if kind || edged || !short.value.chars().all(letters) {
            let fault = SymbolForm { abbreviation: short.value.clone() };
            found.push(at(source, short.span, fault));
            continue;
        }
        let name = first_style(&issuer.name.value);
        let known = COLLECTIVE.iter().chain(&OFFICES).find(|(begins, _)| name.starts_with(begins));
        if let Some((_, wanted)) = known.filter(|(_, wanted)| !short.value.starts_with(wanted)) {
            let fault = SymbolNotIssuer { abbreviation: short.value.clone(), wanted };
            found.push(at(source, short.span, fault));
        }
    }
}

/// Ranks, degrees and forms of address before a signer's name.
fn titles(view: &View, found: &mut Vec<Problem>) {
    let Some((source, agency)) = view.agency() else { return };
    for (signing, _) in signings(agency) {
        let name = &signing.signer.name;
        let begins = |title: &&&str| {
            let rest = name.value.strip_prefix(**title);
            rest.is_some_and(|rest| title.ends_with('.') || rest.starts_with([' ', '.', ',']))
        };
        let title = TITLES.iter().find(begins);
        // `Ông` may be a family name; it is a form of address only before another family name.
        let family = || name.value.split_whitespace().nth(1).is_some_and(|word| FAMILY_NAMES.contains(&word));
        let address = || ADDRESS.iter().find(begins).filter(|_| family());
        if let Some(title) = title.or_else(address) {
            let fault = AcademicTitle { title: (*title).to_owned() };
            let span = span_of(source, name, 0, title.len());
            found.push(at(source, span, fault));
        }
    }
}

/// Headers that do not give the issuer's full name (TT008). The end of the name may stand in the lines of the parent
/// body instead.
fn headers(view: &View, found: &mut Vec<Problem>) {
    let Some((source, agency)) = view.agency() else { return };
    for issuer in issuers(agency) {
        let joined = |lines: &[crate::read::Text]| {
            let lines: Vec<String> = lines.iter().map(|line| plain(&line.value)).collect();
            lines.join(" ")
        };
        let (header, parent, name) = (joined(&issuer.header), joined(&issuer.parent), plain(&issuer.name.value));
        let rest = name.strip_prefix(&header).map(str::trim_start);
        // Abbreviated names are reported by `short_names`.
        let short = short_form(&header).is_some() || short_form(&name).is_some();
        if !short && rest.is_none_or(|rest| !parent.ends_with(rest)) {
            let shown: Vec<&str> = issuer.header.iter().map(|line| line.value.as_str()).collect();
            let fault = HeaderNotName { header: shown.join(" "), name: issuer.name.value.clone() };
            let span = issuer.header.first().map_or(issuer.span, |line| line.span);
            found.push(at(source, span, fault));
        }
    }
}

/// The abbreviation of a committee or council that a text contains, with the full name.
fn short_form(text: &str) -> Option<(&'static str, &'static str)> {
    let word = |short: &str| text.split(|letter: char| !letter.is_alphanumeric()).any(|word| word == short);
    COLLECTIVE.iter().find(|(_, short)| word(short)).map(|(full, short)| (*short, *full))
}

/// Abbreviations in the issuer's own name and header (TT009). The parent body may be abbreviated.
fn short_names(view: &View, found: &mut Vec<Problem>) {
    let Some((source, agency)) = view.agency() else { return };
    for issuer in issuers(agency) {
        for text in std::iter::once(&issuer.name).chain(&issuer.header) {
            if let Some((short, full)) = short_form(&text.value) {
                let span =
                    text.value.find(short).map_or(text.span, |from| span_of(source, text, from, from + short.len()));
                found.push(at(source, span, ShortIssuer { short, full }));
            }
        }
    }
}

/// Lists of recipients whose archive line lacks `VT`, the clerical office (TT010).
fn archived(view: &View, found: &mut Vec<Problem>) {
    let Some((source, agency)) = view.agency() else { return };
    for (signing, _) in signings(agency) {
        let kept = |place: &str| place.split(|letter: char| !letter.is_alphanumeric()).any(|word| word == "VT");
        if !signing.archived.iter().any(|place| kept(&place.value)) {
            let span = signing.archived.first().map_or(signing.span, |place| place.span);
            found.push(at(source, span, NotArchived {}));
        }
    }
}

/// Recipients and addressees that were abolished on 01/7/2025, if a record of the unit is dated that day or later
/// (TT011).
fn abolished(view: &View, found: &mut Vec<Problem>) {
    let Some((source, agency)) = view.agency() else { return };
    let Some(end) = NaiveDate::from_ymd_opt(2025, 7, 1) else { return };
    let issued = view.years.iter().flat_map(|year| {
        let plan = year.plan.plan.date.as_ref().map(|date| date.value);
        let plan = plan.or_else(|| NaiveDate::from_ymd_opt(year.plan.folder_year, 1, 1));
        plan.into_iter().chain(year.quarters.iter().map(|file| file.record.as_of_day()))
    });
    if issued.max().is_none_or(|last| last < end) {
        return;
    }
    for (signing, _) in signings(agency) {
        for text in signing.recipients.iter().chain(&signing.addressee) {
            let name = first_style(&text.value);
            let gone = |body: &&&str| {
                let places = name.match_indices(**body);
                places.into_iter().any(|(from, _)| stands_alone(&name, from..from + body.len()))
            };
            found.extend(ABOLISHED.iter().find(gone).map(|body| at(source, text.span, Abolished { body })));
        }
    }
}

/// Keys of `don-vi.yaml` that only reports need: required as soon as there is a quarterly record.
fn reporting_office(view: &View, found: &mut Vec<Problem>) {
    let Some((source, agency)) = view.agency() else { return };
    let Some(year) = view.raw.quarters.last().map(|file| file.named.year) else { return };
    let mut missing = |span: Span, keys: &'static [RecordKey], key: &'static str, of: &'static str| {
        found.extend(keys.iter().find(|known| known.name == key).map(|key| missing_key(source, span, key, year, of)));
    };
    if agency.office.is_none() {
        missing(agency.span, Agency::KEYS, "van_phong", "tệp don-vi.yaml");
    }
    match &agency.documents.report {
        None => missing(agency.documents.span, Documents::KEYS, "bao_cao", "mục van_ban"),
        Some(report) if report.addressee.is_none() => missing(report.span, Signing::KEYS, "kinh_gui", "mục bao_cao"),
        Some(_) => {}
    }
}

fn missing_key(source: &Source, span: Span, key: &RecordKey, year: i32, of: &'static str) -> Problem {
    at(source, span, KeyMissing { key: key.name, meaning: key.meaning, example: key.example_in(year), of })
}
