//! Documents that would deceive a reader: something is signed that was not prepared, something changes after the
//! signature, or the page shows another value than the field has.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use pdf_signing::pdf::{Append, Dictionary, Object, ObjectId, Stream, dictionary, text_string};

use super::*;
use crate::problem::Problem;
use crate::signing::{
    self, Assurance, KeySource, PdfFile, Role, Secret, SigningOptions, TrustedRoots, Verification, fill_number,
    rectangle_of,
};
use crate::tests::sample;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/chu-ky").join(name)
}

fn ready() -> Vec<u8> {
    signing::prepare(&sample::unit(), sample::PLAN, None).unwrap().pdf.bytes
}

/// In a folder of its own, where no other step's file is.
fn draft(bytes: Vec<u8>) -> PdfFile {
    PdfFile::from_bytes(Path::new("khong-co/ke-hoach.pdf"), bytes)
}

fn sign(draft: &PdfFile, role: Role) -> Result<Vec<u8>, Problem> {
    let key = fixture(if role == Role::Signer { "rsa2048-aes.p12" } else { "p256-3des.p12" });
    let how = SigningOptions {
        role,
        certificate: None,
        picture: None,
        certify: false,
        signed_elsewhere: false,
        time: time(),
    };
    let made = signing::sign(draft, KeySource::File(&key), &how, &|_| Ok(Secret::new("mat-khau-thu".into())));
    made.map(|made| made.bytes().to_vec())
}

fn signed_plan() -> Vec<u8> {
    sign(&draft(ready()), Role::Signer).unwrap()
}

fn verified(bytes: &[u8], root: &str) -> Verification {
    let roots = TrustedRoots::open(&[fixture(root)]).unwrap();
    Verification::of(&draft(bytes.to_vec()), Some(&roots), time()).unwrap()
}

fn updated(bytes: &[u8], change: impl FnOnce(&mut Append)) -> Vec<u8> {
    let mut file = Append::open(bytes).unwrap();
    change(&mut file);
    file.save().unwrap()
}

/// The object of a field at the root of the form.
fn field_object(file: &Append, name: &str) -> Option<ObjectId> {
    let catalog = file.catalog();
    let form = file.entry(&catalog, b"AcroForm").as_dict().ok()?;
    let fields = file.entry(form, b"Fields").as_array().ok()?.iter().filter_map(|field| field.as_reference().ok());
    let named =
        |id: &ObjectId| file.dictionary(*id).is_some_and(|field| field.get(b"T").ok() == Some(&text_string(name)));
    fields.into_iter().find(named)
}

fn edit(file: &mut Append, field: &str, change: impl FnOnce(&mut Dictionary)) {
    let id = field_object(file, field).unwrap();
    change(file.edit(id).unwrap());
}

fn picture(words: &str, size: (i64, i64)) -> Stream {
    let form = dictionary! {
        "Type" => "XObject", "Subtype" => "Form",
        "BBox" => vec![0.into(), 0.into(), size.0.into(), size.1.into()], "Resources" => Dictionary::new(),
    };
    Stream::new(form, words.as_bytes().to_vec())
}

/// A text field of the first page, empty; the numbers are its rectangle.
fn add_field(file: &mut Append, name: &str, rect: [i64; 4]) {
    let page = file.pages()[0];
    let empty = file.add(Object::Stream(picture("", (10, 10))));
    let field = file.add(dictionary! {
        "Type" => "Annot", "Subtype" => "Widget", "FT" => "Tx", "T" => text_string(name), "F" => 4, "P" => page,
        "Rect" => rect.map(Object::from).to_vec(), "AP" => dictionary! { "N" => empty },
    });
    let mut annotations = match file.entry(&file.dictionary(page).unwrap().clone(), b"Annots") {
        Object::Array(list) => list.clone(),
        _ => Vec::new(),
    };
    annotations.push(field.into());
    file.edit(page).unwrap().set("Annots", annotations);
    let form = file.catalog().get(b"AcroForm").unwrap().as_reference().unwrap();
    let form = file.edit(form).unwrap();
    let mut fields = form.get(b"Fields").unwrap().as_array().unwrap().clone();
    fields.push(field.into());
    form.set("Fields", fields);
}

fn catalog(file: &mut Append, key: &str, value: impl Into<Object>) {
    let id = file.catalog_id().unwrap();
    file.edit(id).unwrap().set(key, value);
}

#[test]
fn what_preparing_does_not_make_is_not_signed_unless_it_is_accepted() {
    let ready = ready();
    let cases: [(&str, Vec<u8>); 8] = [
        (
            "OpenAction",
            updated(&ready, |file| {
                catalog(file, "OpenAction", dictionary! { "S" => "JavaScript", "JS" => text_string("x") });
            }),
        ),
        ("OCProperties", updated(&ready, |file| catalog(file, "OCProperties", Dictionary::new()))),
        (
            "EmbeddedFiles",
            updated(&ready, |file| {
                catalog(file, "Names", dictionary! { "EmbeddedFiles" => Dictionary::new() });
            }),
        ),
        ("trường lạ \"ghi-chu\"", updated(&ready, |file| add_field(file, "ghi-chu", [0, 0, 500, 700]))),
        (
            "số văn bản bị đổi loại hoặc lớn quá mức",
            updated(&ready, |file| {
                edit(file, "so", |so| so.set("Rect", vec![0.into(), 0.into(), 595.into(), 842.into()]));
            }),
        ),
        ("bị ẩn (Widget)", updated(&ready, |file| edit(file, "so", |so| so.set("F", 6)))),
        (
            "phần ẩn",
            updated(&ready, |file| {
                file.add(Object::Stream(picture("0 0 m", (9, 9))));
            }),
        ),
        (
            "sửa trước khi ký",
            updated(&ready, |file| {
                let page = file.pages()[0];
                file.edit(page).unwrap().set("Rotate", 90);
            }),
        ),
    ];
    assert_eq!(signing::oddities(&draft(ready)).unwrap(), Vec::<String>::new());
    for (what, bytes) in cases {
        let found = signing::oddities(&draft(bytes.clone())).unwrap();
        assert!(found.iter().any(|found| found.contains(what)), "{what}: {found:?}");
        let refused = sign(&draft(bytes.clone()), Role::Signer).unwrap_err();
        assert_eq!(refused.code().as_str(), "KY026", "{what}");
        let day = NaiveDate::from_ymd_opt(2021, 5, 6).unwrap();
        assert_eq!(
            signing::number(&draft(bytes.clone()), 45, day, true).unwrap_err().code().as_str(),
            "KY026",
            "{what}"
        );
        assert!(sign(&draft(bytes).accepting_foreign(), Role::Signer).is_ok(), "{what}");
    }
}

#[test]
fn a_file_that_another_program_wrote_anew_is_not_signed() {
    let mut whole = lopdf::Document::load_mem(&ready()).unwrap();
    let mut bytes = Vec::new();
    whole.save_to(&mut bytes).unwrap();
    assert_eq!(sign(&draft(bytes), Role::Signer).unwrap_err().code().as_str(), "KY026");
}

#[test]
fn an_appearance_that_is_used_elsewhere_too_is_never_rewritten() {
    // Before the signature: the number's appearance dictionary is that of a stamp over the page too.
    let mut dictionary_id = None;
    let mut stream_id = None;
    let shared = updated(&ready(), |file| {
        let stream = file.add(Object::Stream(picture("", (100, 100))));
        let entry = file.add(dictionary! { "N" => stream });
        (stream_id, dictionary_id) = (Some(stream), Some(entry));
        let page = file.pages()[0];
        let stamp = file.add(dictionary! {
            "Type" => "Annot", "Subtype" => "Stamp", "F" => 4, "AP" => entry,
            "Rect" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        });
        let page = file.edit(page).unwrap();
        let mut list = page.get(b"Annots").unwrap().as_array().unwrap().clone();
        list.push(stamp.into());
        page.set("Annots", list);
        edit(file, "so", |so| so.set("AP", entry));
    });
    let signed = sign(&draft(shared).accepting_foreign(), Role::Signer).unwrap();
    assert_eq!(verified(&signed, "goc.cer").assurance(), Assurance::Right);
    // Afterwards the number is filled in, and the stamp is another text.
    let forged = updated(&signed, |file| {
        edit(file, "so", |so| so.set("V", text_string("45")));
        file.set(stream_id.unwrap(), Object::Stream(picture("0 0 100 100 re f", (100, 100))));
    });
    assert_eq!(verified(&forged, "goc.cer").assurance(), Assurance::Wrong);
    assert_eq!(sign(&draft(forged).accepting_foreign(), Role::Agency).unwrap_err().code().as_str(), "KY016");
}

fn numbered(signed: &[u8], says: &str, shows: &str) -> Vec<u8> {
    let pages: Vec<Vec<u8>> = [("so", Stamp::Number(shows)), ("ngay", Stamp::Day("06")), ("thang", Stamp::Day("5"))]
        .into_iter()
        .map(|(name, stamp)| {
            let field = crate::signing::OfficeField::ALL.into_iter().find(|field| field.name() == name).unwrap();
            let [left, bottom, right, top] = rectangle_of(signed, field).unwrap();
            crate::page::stamp(stamp, right - left, top - bottom, &crate::fonts::FontSet::bundled()).unwrap()
        })
        .collect();
    let filling = |text, at: usize| Some(Filling { text, appearance: &pages[at] });
    let numbering = Numbering { number: filling(says, 0), day: filling("06", 1), month: filling("5", 2) };
    fill_number(signed, &numbering).unwrap()
}

#[test]
fn a_number_is_told_and_its_picture_held_against_it() {
    let signed = signed_plan();
    let honest = verified(&numbered(&signed, "45", "45"), "goc.cer");
    assert_eq!(honest.assurance(), Assurance::Right);
    assert!(honest.text().contains("Số văn bản: 45, ngày 06 tháng 5"), "{}", honest.text());
    let listed: serde_json::Value = serde_json::from_str(&Verification::json(&[honest], &[])).unwrap();
    let signed_at = listed["van_ban"][0]["chu_ky"][0]["thoi_gian_ky"].as_str().unwrap();
    let signed_at = chrono::DateTime::parse_from_rfc3339(signed_at).unwrap();
    assert_eq!((signed_at, signed_at.offset().local_minus_utc()), (time(), 7 * 3600));
    for (says, shows) in [("45", "99"), ("99", "45"), ("", "99")] {
        let told = verified(&numbered(&signed, says, shows), "goc.cer");
        assert_eq!(told.assurance(), Assurance::Unknown, "{says} {shows}");
        assert!(told.text().contains("CHƯA CHẮC ĐÚNG"), "{}", told.text());
        assert!(Verification::json(std::slice::from_ref(&told), &[]).contains("\"hinh_dung_gia_tri\": false"));
    }
}

#[test]
fn a_field_that_is_filled_over_text_is_told() {
    // Over the middle of the first page, and over the margin, where there is nothing.
    for (rect, over) in [([85, 300, 560, 600], true), ([2, 2, 40, 30], false)] {
        let with_field = updated(&ready(), |file| add_field(file, "ghi-chu", rect));
        let signed = sign(&draft(with_field).accepting_foreign(), Role::Signer).unwrap();
        let filled = updated(&signed, |file| {
            let shown = file.add(Object::Stream(picture("0 0 9 9 re f", (10, 10))));
            edit(file, "ghi-chu", |field| {
                field.set("V", text_string("x"));
                field.set("AP", dictionary! { "N" => shown });
            });
        });
        let told = verified(&filled, "goc.cer");
        let wanted = if over { Assurance::Unknown } else { Assurance::Right };
        assert_eq!(told.assurance(), wanted, "{}", told.text());
        assert_eq!(told.text().contains("trường \"ghi-chu\" nằm đè lên chữ của trang 1"), over, "{}", told.text());
    }
}

#[test]
fn a_title_that_is_changed_after_the_signature_is_told() {
    let signed = signed_plan();
    let changed = updated(&signed, |file| {
        let id = file.catalog().get(b"Metadata").unwrap().as_reference().unwrap();
        let Some(Object::Stream(stream)) = file.object(id) else { panic!() };
        let packet = String::from_utf8(stream.content.clone()).unwrap();
        let at = packet.find("KẾ HOẠCH").unwrap();
        let other = format!("{}QUYẾT ĐỊNH{}", &packet[..at], &packet[at + "KẾ HOẠCH".len()..]);
        let stream = Stream::new(stream.dict.clone(), other.into_bytes());
        file.set(id, Object::Stream(stream));
    });
    let told = verified(&changed, "goc.cer");
    assert_eq!(told.assurance(), Assurance::Unknown, "{}", told.text());
    assert!(told.text().contains("thành \"QUYẾT ĐỊNH"), "{}", told.text());
}

#[test]
fn nothing_is_built_on_a_signature_that_leads_to_no_given_root() {
    let signed = draft(signed_plan());
    let roots = |name: &str| TrustedRoots::open(&[fixture(name)]).unwrap();
    assert!(signing::trusted_so_far(&signed, &roots("goc.cer"), time()).is_ok());
    assert_eq!(signing::trusted_so_far(&signed, &roots("goc-khac.cer"), time()).unwrap_err().code().as_str(), "KY027");
    let [one] = &signing::signed_by(&signed, None, time()).unwrap()[..] else { panic!() };
    assert_eq!((one.signer.as_deref(), one.trusted), (Some("Nguyễn Văn An"), None));
    assert_eq!(one.expected.as_deref(), Some("Nguyễn Phi Trường"));
}

#[test]
fn no_day_before_the_signature_s_is_given() {
    let signed = draft(signed_plan());
    let day = |day| NaiveDate::from_ymd_opt(2021, 5, day).unwrap();
    assert_eq!(signing::number(&signed, 45, day(5), false).unwrap_err().code().as_str(), "KY028");
    assert!(signing::number(&signed, 45, day(6), false).is_ok());
}

#[test]
fn not_known_is_neither_right_nor_wrong() {
    let signed = signed_plan();
    let without = Verification::of(&draft(signed.clone()), None, time()).unwrap();
    assert_eq!(without.assurance(), Assurance::Unknown);
    assert!(
        without.text().contains("CHƯA XÁC ĐỊNH")
            && Verification::json(std::slice::from_ref(&without), &[]).contains("\"ket_qua\": \"chua-ro\"")
    );
    let other = verified(&signed, "goc-khac.cer");
    assert_eq!(other.assurance(), Assurance::Wrong);
    let first = other.text().lines().next().unwrap().to_owned();
    assert!(first.ends_with("nhưng có người ký KHÔNG đáng tin cậy"), "{first}");
}

#[test]
fn revocation_lists_and_answers_in_the_file_are_asked() {
    let key = fixture("thu-hoi/nguoi-ky.p12");
    let how = SigningOptions {
        role: Role::Signer,
        certificate: None,
        picture: None,
        certify: false,
        signed_elsewhere: false,
        time: time(),
    };
    let made = signing::sign(&draft(ready()), KeySource::File(&key), &how, &|_| Ok(Secret::new("mat-khau-thu".into())))
        .unwrap();
    let with = |key: &str, list: &str| {
        updated(made.bytes(), |file| {
            let bytes = crate::tests::fixtures::bytes(&format!("thu-hoi/{list}"));
            let list = file.add(Object::Stream(Stream::new(Dictionary::new(), bytes)));
            catalog(file, "DSS", dictionary! { key => vec![list.into()] });
        })
    };
    let says = |bytes: &[u8]| {
        let told = verified(bytes, "thu-hoi/goc.cer");
        (told.assurance(), told.text().lines().next().unwrap().split_once(": ").unwrap().1.to_owned())
    };
    let unasked = "mọi chữ ký hợp lệ; chưa kiểm tra được việc thu hồi chứng thư";
    assert_eq!(says(made.bytes()), (Assurance::Right, unasked.to_owned()));
    let good = "mọi chữ ký hợp lệ";
    let revoked = "văn bản toàn vẹn, nhưng có chứng thư ĐÃ BỊ THU HỒI";
    for (key, file, assurance, words) in [
        ("CRLs", "khong.crl", Assurance::Right, good),
        ("CRLs", "co.crl", Assurance::Wrong, revoked),
        ("OCSPs", "khong.ocsp", Assurance::Right, good),
        ("OCSPs", "co.ocsp", Assurance::Wrong, revoked),
        // Signed by one whom the authority has charged with it, and by one who says so himself.
        ("OCSPs", "co-uy-quyen.ocsp", Assurance::Wrong, revoked),
        ("OCSPs", "gia.ocsp", Assurance::Right, unasked),
    ] {
        assert_eq!(says(&with(key, file)), (assurance, words.to_owned()), "{file}");
    }
}
