//! Documents that were signed, numbered or changed by hand, and everything else that is not simply made again.

use std::fs;
use std::path::Path;

use super::super::{samples, signing};
use super::{ALL, Office, PLAN, file_name, kept, made, names, no_longer, unchanged};
use crate::{
    Document, Held, News, Outcome, Quarter, Reason, RecordChange, Target, Unit, Updater, Way, Wish, differences,
};

/// Changes what the plan says.
fn change_plan(office: &Office) {
    office.change(PLAN, "loi_ket: Yêu cầu", "loi_ket: Đề nghị");
}

/// Gives the plan number and date.
fn issue_plan(office: &Office) {
    office.change(PLAN, "nam: 2021\n", "nam: 2021\nso: 45\nngay: 06/5/2021\n");
}

/// The one document that was made, and an earlier version that stayed.
fn the_made(news: &[News]) -> (String, Option<(String, Held)>, bool, Vec<Reason>) {
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    let mut found = news.iter().filter_map(|news| match news {
        News::Document(Outcome::Made { path, kept, draft, why, .. }) => {
            let kept = kept.as_ref().map(|(path, held)| (name(path), *held));
            Some((name(path), kept, *draft, why.clone()))
        }
        _ => None,
    });
    let one = found.next().expect("a document was made");
    assert_eq!(found.next(), None, "one document was made");
    one
}

#[allow(clippy::disallowed_methods, reason = "somebody else's program writes as it likes")]
fn overwrite(path: &Path, bytes: &[u8]) {
    fs::write(path, bytes).unwrap();
}

/// A plan that somebody signed.
fn signed() -> Vec<u8> {
    signing::signed(&signing::prepared(&samples::plan()), "ky-lanh-dao")
}

/// The plan as the records have it now, as a draft.
fn drafted_plan(office: &Office) -> Vec<u8> {
    let (sound, _) = Unit::open(&office.unit(), None).check();
    let sound = sound.unwrap();
    let steps = sound.steps(Document::Plan { year: 2021 }, None).unwrap();
    steps.lay_out(&steps.words().unwrap().drafted()).unwrap().export().unwrap()
}

fn is_prepared(pdf: &[u8]) -> bool {
    pdf.windows(9).any(|part| part == b"/AcroForm")
}

#[test]
fn a_document_changed_by_hand_stays_and_what_the_records_say_goes_beside_it() {
    let office = Office::made();
    let plan = office.output("ke-hoach.pdf");
    let by_hand = [fs::read(&plan).unwrap(), b"\n% by hand\n".to_vec()].concat();
    overwrite(&plan, &by_hand);
    let news = office.run(office.wish());
    assert_eq!((names(&news, made), names(&news, kept)), (String::new(), "K".to_owned()), "nothing else to say");
    change_plan(&office);
    let (name, kept, draft, _) = the_made(&office.run(office.wish()));
    assert_eq!(
        (name.as_str(), kept, draft),
        ("ke-hoach.ban-2.pdf", Some(("ke-hoach.pdf".into(), Held::Changed)), false)
    );
    assert_eq!(fs::read(&plan).unwrap(), by_hand);
    // The version beside it is ours, and is replaced as long as it is.
    office.change(PLAN, "loi_ket: Đề nghị", "loi_ket: Kính đề nghị");
    let (name, ..) = the_made(&office.run(office.wish()));
    assert_eq!(name, "ke-hoach.ban-2.pdf");
    overwrite(&office.output("ke-hoach.ban-2.pdf"), b"%PDF by hand too");
    office.change(PLAN, "loi_ket: Kính đề nghị", "loi_ket: Đề nghị");
    let (name, kept, ..) = the_made(&office.run(office.wish()));
    assert_eq!((name.as_str(), kept), ("ke-hoach.ban-3.pdf", Some(("ke-hoach.ban-2.pdf".into(), Held::Changed))));
    assert_eq!(fs::read(&plan).unwrap(), by_hand);
}

#[test]
fn a_numbered_document_stays_and_a_second_version_is_a_draft_without_number_and_date() {
    let office = Office::new();
    issue_plan(&office);
    assert_eq!(office.update(), ALL);
    let plan = office.output("ke-hoach.pdf");
    let issued = fs::read(&plan).unwrap();
    change_plan(&office);
    let news = office.run(office.wish());
    let (name, kept, draft, _) = the_made(&news);
    assert_eq!(
        (name.as_str(), kept, draft),
        ("ke-hoach.ban-2.pdf", Some(("ke-hoach.pdf".into(), Held::Numbered)), true)
    );
    assert_eq!(fs::read(&plan).unwrap(), issued);
    assert_eq!(fs::read(office.output(&name)).unwrap(), drafted_plan(&office));
    assert_eq!(office.update(), "");
    // The signed or numbered file moved to the archive, the document is made under its own name again.
    fs::rename(&plan, office.folder.path().join("luu.pdf")).unwrap();
    let (name, kept, draft, _) = the_made(&office.run(office.wish()));
    assert_eq!((name.as_str(), kept, draft), ("ke-hoach.pdf", None, false));
}

#[test]
fn number_and_date_alone_make_no_second_version_of_what_was_signed() {
    let office = Office::made();
    let plan = office.output("ke-hoach.pdf");
    overwrite(&plan, &signed());
    issue_plan(&office);
    let news = office.run(office.wish());
    assert_eq!(names(&news, kept), "K");
    assert!(!names(&news, made).contains('K'), "the reports cite the plan, the plan itself stays");
    change_plan(&office);
    let (name, kept, draft, _) = the_made(&office.run(office.wish()));
    assert_eq!((name.as_str(), kept, draft), ("ke-hoach.ban-2.pdf", Some(("ke-hoach.pdf".into(), Held::Signed)), true));
    assert_eq!(fs::read(&plan).unwrap(), signed());
}

#[test]
fn a_signed_file_beside_it_keeps_a_prepared_document_as_it_is() {
    let office = Office::made();
    let (sound, _) = Unit::open(&office.unit(), None).check();
    let again = Wish { again: true, ..office.wish() };
    let mut updater = Updater::new(again);
    let document = Document::Plan { year: 2021 };
    let mut news = Vec::new();
    updater.one(&Target::one(&office.unit()), &sound.unwrap(), document, true, &mut |one| news.push(one)).unwrap();
    assert_eq!(names(&news, made), "K");
    let plan = office.output("ke-hoach.pdf");
    let prepared = fs::read(&plan).unwrap();
    assert!(is_prepared(&prepared) && office.output("ke-hoach.thong-tin.json").exists());
    fs::remove_file(office.output("ke-hoach.thong-tin.xml")).unwrap();
    assert_eq!(office.update(), "K", "what goes with it is made again");
    assert!(office.output("ke-hoach.thong-tin.xml").exists() && fs::read(&plan).unwrap() == prepared);
    // As long as nobody has signed it, it is made again in that form.
    change_plan(&office);
    assert_eq!(office.update(), "K");
    let prepared_again = fs::read(&plan).unwrap();
    assert!(is_prepared(&prepared_again) && prepared_again != prepared);
    overwrite(&office.output("ke-hoach.da-ky.pdf"), &signed());
    office.change(PLAN, "loi_ket: Đề nghị", "loi_ket: Kính đề nghị");
    let (name, kept, draft, _) = the_made(&office.run(office.wish()));
    assert_eq!((name.as_str(), kept, draft), ("ke-hoach.ban-2.pdf", Some(("ke-hoach.pdf".into(), Held::Signed)), true));
    assert_eq!(fs::read(&plan).unwrap(), prepared_again);
}

#[test]
fn another_version_of_the_program_makes_nothing_of_what_was_issued() {
    let office = Office::new();
    issue_plan(&office);
    office.update();
    let content = {
        let text = fs::read_to_string(office.out().join("xa/.cchc/so-sach.json")).unwrap();
        let at = text.find("\"2021/ke-hoach.pdf\":{\"ours\"").unwrap();
        let from = at + text[at..].find("\"content\":\"").unwrap() + 11;
        text[from..from + 64].to_owned()
    };
    // As if another version worded the plan otherwise.
    office.change_manifest(&content, &"0".repeat(64));
    office.change_manifest("cchc 0", "cchc 9");
    let news = office.run(office.wish());
    assert_eq!((names(&news, kept), names(&news, made)), ("K".to_owned(), String::new()));
}

#[test]
fn a_preview_says_why_and_names_record_and_key() {
    let office = Office::made();
    office.change("2021/quy-3.yaml", "ket_qua: Đã gửi đủ, đúng hạn", "ket_qua: Đã gửi đầy đủ, đúng hạn");
    let (name, _, _, why) = the_made(&office.run(Wish { preview: true, ..office.wish() }));
    assert_eq!(name, "bao-cao-quy-3.pdf");
    let [Reason::Records(changes)] = why.as_slice() else { panic!("{why:?}") };
    let [RecordChange { file, way, old, new }] = changes.as_slice() else { panic!("{changes:?}") };
    assert_eq!(file, "2021/quy-3.yaml");
    let expected = [Way::Key("tien_do".into()), Way::Named("nhiem_vu", "nv-1.2".into()), Way::Key("ket_qua".into())];
    assert_eq!(way, &expected);
    assert!(old.as_ref().unwrap().starts_with("Đã gửi đủ") && new.as_ref().unwrap().starts_with("Đã gửi đầy đủ"));
    assert_eq!(changes[0].action(), Some("nv-1.2"));
    // The same is what changed since the report was made.
    let (found, problems) = differences(&Target::one(&office.unit()), &office.out()).unwrap();
    assert!(problems.iter().all(|problem| problem.severity() == crate::Severity::Warning));
    let report = found.iter().find(|one| one.path.ends_with("bao-cao-quy-3.pdf")).unwrap();
    assert_eq!(&report.changes, changes);
    let plan = found.iter().find(|one| one.path.ends_with("ke-hoach.pdf")).unwrap();
    assert_eq!(plan.changes, []);
}

#[test]
fn what_the_records_no_longer_ask_for_stays_and_is_told_once() {
    let office = Office::made();
    fs::remove_file(office.unit().join("2021/quy-4.yaml")).unwrap();
    let news = office.run(office.wish());
    assert_eq!((names(&news, made), names(&news, no_longer)), (String::new(), "B4 T4".to_owned()));
    assert!(["B4", "T4"].iter().all(|name| office.output(&file_name(name)).exists()));
    let news = office.run(office.wish());
    assert_eq!((names(&news, unchanged), names(&news, no_longer)), ("K B2 T2 B3 T3".to_owned(), String::new()));
}

#[test]
fn the_date_of_the_command_line_enters_and_leaves() {
    let office = Office::made();
    let later = Wish { as_of: crate::NaiveDate::from_ymd_opt(2021, 12, 31), ..office.wish() };
    assert_eq!(names(&office.run(later.clone()), made), ALL.replace(" B4", "").replace(" T4", "") + " B4 T4");
    assert_eq!(names(&office.run(later), made), "");
    assert_eq!(office.update(), ALL);
}

#[test]
fn the_picture_of_a_signature_concerns_what_is_prepared_for_signing_only() {
    let office = Office::made();
    let picture = |width: u32| {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, width, 300);
        encoder.set_color(png::ColorType::Rgba);
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(&vec![0; (width * 300 * 4) as usize]).unwrap();
        writer.finish().unwrap();
        bytes
    };
    office.write("chu-ky.png", &picture(600));
    office.change(
        "don-vi.yaml",
        "van_ban:\n  ke_hoach:\n    nguoi_ky:\n",
        "van_ban:\n  ke_hoach:\n    nguoi_ky:\n      anh_chu_ky: chu-ky.png\n",
    );
    assert_eq!(office.update(), "");
    let (sound, _) = Unit::open(&office.unit(), None).check();
    let after = Document::FollowUp { after: Quarter { year: 2021, number: 2 } };
    Updater::new(office.wish()).one(&Target::one(&office.unit()), &sound.unwrap(), after, true, &mut |_| ()).unwrap();
    assert_eq!(office.update(), "");
    office.write("chu-ky.png", &picture(500));
    assert_eq!(office.update(), "T2");
}

#[test]
fn units_are_found_below_a_folder_and_two_never_share_their_outputs() {
    let folder = tempfile::tempdir().unwrap();
    for unit in ["tinh/huyen-a/xa-1", "tinh/huyen-a/xa-2", "tinh/xa-3", "khac/xa-3", "tinh/.an/xa-4", "tinh/trong"] {
        let path = folder.path().join(unit);
        fs::create_dir_all(&path).unwrap();
        if !unit.ends_with("trong") {
            overwrite(&path.join("don-vi.yaml"), b"phien_ban: 1\n");
        }
    }
    let at = |name: &str| folder.path().join(name);
    let names = |targets: Vec<Target>| targets.into_iter().map(|target| target.name).collect::<Vec<_>>();
    assert_eq!(names(Target::find(&[at("tinh")]).unwrap()), ["huyen-a/xa-1", "huyen-a/xa-2", "xa-3"]);
    assert_eq!(names(Target::find(&[at("tinh/xa-3"), at("tinh")]).unwrap()), ["xa-3", "huyen-a/xa-1", "huyen-a/xa-2"]);
    let codes = |paths: &[std::path::PathBuf]| {
        let problems = Target::find(paths).unwrap_err();
        problems.iter().map(|problem| problem.code().as_str()).collect::<Vec<_>>()
    };
    assert_eq!(codes(&[at("tinh"), at("khac")]), ["GH005"]);
    assert_eq!(codes(&[at("tinh/trong"), at("khong-co")]), ["GH006", "GH006"]);
}
