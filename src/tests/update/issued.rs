//! Documents that were signed, numbered or changed by hand, and everything else that is not simply made again.

use std::fs;
use std::path::Path;

use super::super::{samples, signing};
use super::{ALL, Office, PLAN, file_name, kept, made, names, no_longer, unchanged};
use crate::{
    Document, Held, News, Outcome, Quarter, Reason, RecordChange, Step, Target, Unit, Updater, Wanted, Wish,
    differences,
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
pub(super) fn overwrite(path: &Path, bytes: &[u8]) {
    fs::write(path, bytes).unwrap();
}

/// Prepares a document for signing, as its own command does.
pub(super) fn prepare(office: &Office, wanted: impl Into<Wanted>) -> Vec<News> {
    let mut news = Vec::new();
    let mut updater = Updater::new(Wish { again: true, ..office.wish() });
    updater.one(&Target::one(&office.unit()), wanted, true, &mut |one| news.push(one)).unwrap();
    news
}

/// A plan that somebody signed.
fn signed() -> Vec<u8> {
    signing::signed(&signing::prepared(&samples::plan()), "ky-lanh-dao")
}

/// The plan as the records have it now, as a draft.
fn drafted_plan(office: &Office) -> Vec<u8> {
    let (sound, _) = Unit::open(&office.unit(), None).check();
    let sound = sound.unwrap();
    let steps = sound.steps(Document::plan(2021), None).unwrap();
    steps.lay_out(&steps.words().unwrap().drafted()).unwrap().export().unwrap()
}

pub(super) fn is_prepared(pdf: &[u8]) -> bool {
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
    assert_eq!(names(&prepare(&office, Document::plan(2021)), made), "K");
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
    let expected = [Step::Key("tien_do".into()), Step::Named("nhiem_vu", "nv-1.2".into()), Step::Key("ket_qua".into())];
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
fn of_several_records_that_changed_only_those_are_named_that_a_document_shows() {
    let office = Office::made();
    office.change("2021/quy-3.yaml", "ket_qua: Đã gửi đủ, đúng hạn", "ket_qua: Đã gửi đầy đủ, đúng hạn");
    change_plan(&office);
    let signer = "  bao_cao:\n";
    let agency = office.read("don-vi.yaml");
    assert!(agency.contains(signer));
    office.write("don-vi.yaml", agency.replacen(signer, "  bao_cao:\n    ten_tep: BC-<quy>-<nam>\n", 1).as_bytes());
    let news = office.run(Wish { preview: true, ..office.wish() });
    let files = |name: &str| {
        let why = news.iter().find_map(|news| match news {
            News::Document(Outcome::Made { path, why, .. }) if path.ends_with(name) => Some(why.clone()),
            _ => None,
        });
        let Some([Reason::Records(changes)]) = why.as_deref() else { panic!("{name}: {why:?}") };
        changes.iter().map(|change| change.file.clone()).collect::<Vec<_>>()
    };
    assert_eq!(files("ke-hoach.pdf"), ["2021/ke-hoach.yaml"]);
    assert_eq!(files("bao-cao-quy-3.pdf"), ["2021/quy-3.yaml"]);
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
    let later = Wish { date: crate::NaiveDate::from_ymd_opt(2021, 12, 31), ..office.wish() };
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
    prepare(&office, Document::follow_up(Quarter { year: 2021, number: 2 }));
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
    assert_eq!(names(Target::find(&[at("tinh")], &mut Vec::new()).unwrap()), ["huyen-a/xa-1", "huyen-a/xa-2", "xa-3"]);
    assert_eq!(
        names(Target::find(&[at("tinh/xa-3"), at("tinh")], &mut Vec::new()).unwrap()),
        ["xa-3", "huyen-a/xa-1", "huyen-a/xa-2"]
    );
    let codes = |paths: &[std::path::PathBuf]| {
        let problems = Target::find(paths, &mut Vec::new()).unwrap_err();
        problems.iter().map(|problem| problem.code().as_str()).collect::<Vec<_>>()
    };
    assert_eq!(codes(&[at("tinh"), at("khac")]), ["GH005"]);
    assert_eq!(codes(&[at("tinh/trong"), at("khong-co")]), ["GH006", "GH006"]);
}

/// A plan with number 45 whose records changed since, and the draft beside it.
fn with_draft() -> Office {
    let office = Office::new();
    issue_plan(&office);
    office.update();
    change_plan(&office);
    let (name, _, draft, _) = the_made(&office.run(office.wish()));
    assert_eq!((name.as_str(), draft), ("ke-hoach.ban-2.pdf", true));
    office
}

#[test]
fn a_draft_that_somebody_touches_makes_nothing_official() {
    let office = with_draft();
    let second = office.output("ke-hoach.ban-2.pdf");
    let touched = [fs::read(&second).unwrap(), b"\n% a note\n".to_vec()].concat();
    overwrite(&second, &touched);
    let news = office.run(office.wish());
    assert_eq!((names(&news, made), names(&news, kept)), (String::new(), "K.ban-2".to_owned()));
    office.change(PLAN, "loi_ket: Đề nghị", "loi_ket: Kính đề nghị");
    let (name, kept, draft, _) = the_made(&office.run(office.wish()));
    assert_eq!(
        (name.as_str(), kept, draft),
        ("ke-hoach.ban-3.pdf", Some(("ke-hoach.ban-2.pdf".into(), Held::Changed)), true)
    );
    assert_eq!(fs::read(office.output(&name)).unwrap(), drafted_plan(&office));
    assert_eq!(fs::read(&second).unwrap(), touched);
}

#[test]
fn a_draft_is_fresh_as_long_as_what_it_stands_beside() {
    let office = with_draft();
    let news = office.run(office.wish());
    assert!(news.iter().any(|news| matches!(news, News::Fresh { .. })), "nothing was read");
    assert_eq!(names(&news, unchanged), "K.ban-2 B2 T2 B3 T3 B4 T4");
}

#[test]
fn what_was_signed_is_known_also_without_the_file_that_it_was_made_of() {
    let office = Office::made();
    prepare(&office, Document::plan(2021));
    let plan = office.output("ke-hoach.pdf");
    overwrite(&office.output("ke-hoach.da-ky.pdf"), &signed());
    fs::remove_file(&plan).unwrap();
    let news = office.run(office.wish());
    assert_eq!((names(&news, made), names(&news, kept)), (String::new(), "K.da-ky".to_owned()));
    assert_eq!((names(&office.run(office.wish()), kept), plan.exists()), ("K.da-ky".to_owned(), false));
    change_plan(&office);
    let (name, kept, draft, _) = the_made(&office.run(office.wish()));
    assert_eq!(
        (name.as_str(), kept, draft),
        ("ke-hoach.ban-2.pdf", Some(("ke-hoach.da-ky.pdf".into(), Held::Signed)), true)
    );
}

#[test]
fn what_lay_beside_a_document_holds_it_only_as_long_as_it_is_there() {
    let office = Office::made();
    let step = office.output("ke-hoach.da-ky.pdf");
    overwrite(&step, &signed());
    issue_plan(&office);
    office.update();
    assert_eq!(names(&office.run(office.wish()), kept), "K");
    fs::remove_file(step).unwrap();
    assert_eq!(names(&office.run(office.wish()), kept), "");
}

#[test]
fn a_signed_copy_of_any_name_keeps_the_document_that_it_begins_with() {
    let office = Office::made();
    prepare(&office, Document::plan(2021));
    let prepared = fs::read(office.output("ke-hoach.pdf")).unwrap();
    overwrite(&office.output("ke hoach_signed.pdf"), &[prepared.as_slice(), b"\nsigned elsewhere"].concat());
    change_plan(&office);
    let (name, kept, draft, _) = the_made(&office.run(office.wish()));
    assert_eq!((name.as_str(), kept, draft), ("ke-hoach.ban-2.pdf", Some(("ke-hoach.pdf".into(), Held::Signed)), true));
    assert_eq!(fs::read(office.output("ke-hoach.pdf")).unwrap(), prepared);
}

#[test]
fn a_document_that_was_issued_under_its_own_name_is_not_made_anew_under_the_usual_one() {
    let office = Office::new();
    office.change("don-vi.yaml", "van_ban:\n  ke_hoach:\n", "van_ban:\n  ke_hoach:\n    ten_tep: KH-<nam>\n");
    office.update();
    prepare(&office, Document::plan(2021));
    overwrite(&office.output("KH-2021.da-ky.pdf"), &signed());
    issue_plan(&office);
    office.update();
    let plain = fs::read(office.output("ke-hoach.pdf")).unwrap();
    change_plan(&office);
    let news = office.run(office.wish());
    assert_eq!(names(&news, made), "KH-2021.ban-2 K.ban-2");
    // The plain one bore the number already: it stays, and both new ones are drafts.
    for (path, draft) in news.iter().filter_map(|news| match news {
        News::Document(Outcome::Made { path, draft, .. }) => Some((path, draft)),
        _ => None,
    }) {
        assert!(draft, "{}", path.display());
    }
    assert!(fs::read(office.output("ke-hoach.pdf")).unwrap() == plain);
}

#[test]
fn the_form_of_a_document_outlives_a_record_that_was_away() {
    let office = Office::made();
    prepare(&office, Document::report(Quarter { year: 2021, number: 3 }).with_charts());
    let prepared = fs::read(office.output("bao-cao-quy-3.pdf")).unwrap();
    let record = office.read("2021/quy-3.yaml");
    fs::remove_file(office.unit().join("2021/quy-3.yaml")).unwrap();
    let news = office.run(office.wish());
    assert_eq!(names(&news, no_longer), "B3 T3");
    assert_eq!(names(&office.run(office.wish()), no_longer), "", "it is told once");
    office.write("2021/quy-3.yaml", record.as_bytes());
    office.update();
    assert!(fs::read(office.output("bao-cao-quy-3.pdf")).unwrap() == prepared);
}

#[test]
fn another_name_for_a_document_leaves_the_old_file_and_says_so() {
    let office = Office::made();
    let name = |from: &str, to: &str| office.change("don-vi.yaml", from, to);
    name("van_ban:\n  ke_hoach:\n", "van_ban:\n  ke_hoach:\n    ten_tep: KH-<nam>\n");
    prepare(&office, Document::plan(2021));
    name("ten_tep: KH-<nam>", "ten_tep: Ke hoach <nam>");
    let news = office.run(office.wish());
    assert_eq!((names(&news, made), names(&news, no_longer)), ("Ke hoach 2021".into(), "KH-2021".into()));
    assert_eq!(names(&office.run(office.wish()), unchanged).matches("KH-2021").count(), 0);
}

#[test]
fn what_bears_its_number_is_prepared_for_signing_beside_it_and_is_no_draft() {
    let office = Office::new();
    issue_plan(&office);
    office.update();
    let (name, kept, draft, why) = the_made(&prepare(&office, Document::plan(2021)));
    assert_eq!(
        (name.as_str(), kept, draft),
        ("ke-hoach.ban-2.pdf", Some(("ke-hoach.pdf".into(), Held::Numbered)), false)
    );
    assert!(is_prepared(&fs::read(office.output(&name)).unwrap()) && why == [Reason::Form], "{why:?}");
}

#[test]
fn outputs_of_another_unit_are_left_alone_and_a_unit_may_move_or_get_another_name() {
    let office = Office::made();
    let before = fs::read(office.output("ke-hoach.pdf")).unwrap();
    let other = office.folder.path().join("khac/xa");
    super::copy(&office.unit(), &other);
    let run = |folder: &Path| Updater::new(office.wish()).unit(&Target::one(folder), &mut |_| ());
    // Moved: still the same unit.
    assert!(run(&other).is_ok() && run(&office.unit()).is_ok());
    office.change("don-vi.yaml", "ten: Ủy ban nhân dân xã Tóc Tiên", "ten: Ủy ban nhân dân xã Tóc Tiên Mới");
    assert!(run(&office.unit()).is_ok());
    let renamed = fs::read(office.output("ke-hoach.pdf")).unwrap();
    assert!(renamed != before);
    let problem = run(&other).unwrap_err();
    assert_eq!(problem.code().as_str(), "GH009");
    assert!(fs::read(office.output("ke-hoach.pdf")).unwrap() == renamed);
}

#[test]
fn outputs_never_go_among_the_records() {
    let office = Office::new();
    let wish = Wish { out: office.folder.path().to_owned(), ..Wish::default() };
    let problem = Updater::new(wish).unit(&Target::one(&office.unit()), &mut |_| ()).unwrap_err();
    assert_eq!(problem.code().as_str(), "GH008");
    // Inside the unit they are, and what changes in the records is still seen.
    let inside = Wish { out: office.unit(), ..Wish::default() };
    let run = || {
        let mut news = Vec::new();
        Updater::new(inside.clone()).unit(&Target::one(&office.unit()), &mut |one| news.push(one)).unwrap();
        names(&news, made)
    };
    assert_eq!((run(), run()), (ALL.to_owned(), String::new()));
    change_plan(&office);
    assert_eq!(run(), "K");
}

#[test]
fn a_folder_in_the_place_of_a_document_stops_that_document_only() {
    let office = Office::made();
    fs::remove_file(office.output("ke-hoach.pdf")).unwrap();
    fs::create_dir(office.output("ke-hoach.pdf")).unwrap();
    office.change("2021/quy-3.yaml", "ket_qua: Đã gửi đủ, đúng hạn", "ket_qua: Đã gửi đầy đủ, đúng hạn");
    let news = office.run(office.wish());
    assert!(news.iter().any(|news| matches!(news, News::Failed { path, .. } if path.ends_with("ke-hoach.pdf"))));
    assert!(
        news.iter().any(
            |news| matches!(news, News::Document(Outcome::Made { path, .. }) if path.ends_with("bao-cao-quy-3.pdf"))
        )
    );
}

#[test]
fn a_file_in_a_hidden_folder_counts_when_a_record_names_it() {
    let office = Office::new();
    office.write(".anh/chu-ky.png", b"no picture");
    let signer = "van_ban:\n  ke_hoach:\n    nguoi_ky:\n";
    office.change("don-vi.yaml", signer, &format!("{signer}      anh_chu_ky: .anh/chu-ky.png\n"));
    let failed = |news: &[News]| {
        news.iter().any(|news| matches!(news, News::Problems(found) if !found.is_empty() && found.iter().any(|one| one.code().as_str().starts_with("HA"))))
    };
    assert!(failed(&office.run(office.wish())));
    let text = office.read("don-vi.yaml").replace("      anh_chu_ky: .anh/chu-ky.png\n", "");
    let with = office.read("don-vi.yaml");
    office.write("don-vi.yaml", text.as_bytes());
    office.update();
    office.write("don-vi.yaml", with.as_bytes());
    assert!(failed(&office.run(office.wish())));
}
