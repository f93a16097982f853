//! Where outputs go, and what else may lie there.

use std::fs;
use std::path::Path;

use super::{ALL, SampleOffice, change_plan, made, names, overwrite};
use crate::building::{Event, Options, Outcome, Target, Updater};
use crate::problem::Problem;

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

#[test]
fn outputs_of_another_unit_are_left_alone_and_a_unit_may_move_or_get_another_name() {
    let office = SampleOffice::made();
    let before = fs::read(office.output("ke-hoach.pdf")).unwrap();
    let other = office.root().join("khac/xa");
    super::copy(&office.unit(), &other);
    let run = |folder: &Path| Updater::new(office.options()).unit(&Target::one(folder), &mut |_| ());
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
    let office = SampleOffice::new();
    let options = Options { out: office.root().to_owned(), ..Options::default() };
    let problem = Updater::new(options).unit(&Target::one(&office.unit()), &mut |_| ()).unwrap_err();
    assert_eq!(problem.code().as_str(), "GH008");
    // Outputs may lie inside the unit; changes of the records are still noticed.
    let inside = Options { out: office.unit(), ..Options::default() };
    let run = || {
        let mut events = Vec::new();
        Updater::new(inside.clone()).unit(&Target::one(&office.unit()), &mut |one| events.push(one)).unwrap();
        names(&events, made)
    };
    assert_eq!((run(), run()), (ALL.to_owned(), String::new()));
    change_plan(&office);
    assert_eq!(run(), "K");
}

#[test]
fn a_folder_in_the_place_of_a_document_stops_that_document_only() {
    let office = SampleOffice::made();
    fs::remove_file(office.output("ke-hoach.pdf")).unwrap();
    fs::create_dir(office.output("ke-hoach.pdf")).unwrap();
    office.change("2021/quy-3.yaml", "ket_qua: Đã gửi đủ, đúng hạn", "ket_qua: Đã gửi đầy đủ, đúng hạn");
    let events = office.run(office.options());
    assert!(events.iter().any(|events| matches!(events, Event::Failed { path, .. } if path.ends_with("ke-hoach.pdf"))));
    assert!(events.iter().any(
        |events| matches!(events, Event::Document(_, Outcome::Made { path, .. }) if path.ends_with("bao-cao-quy-3.pdf"))
    ));
}

#[test]
fn a_file_in_a_hidden_folder_counts_when_a_record_names_it() {
    let office = SampleOffice::new();
    office.write(".anh/chu-ky.png", b"no picture");
    let signer = "van_ban:\n  ke_hoach:\n    nguoi_ky:\n";
    office.change("don-vi.yaml", signer, &format!("{signer}      anh_chu_ky: .anh/chu-ky.png\n"));
    let failed = |events: &[Event]| {
        events.iter().any(|events| {
            let of_pictures = |one: &Problem| one.code().as_str().starts_with("HA");
            matches!(events, Event::Problems(found) if found.iter().any(of_pictures))
        })
    };
    assert!(failed(&office.run(office.options())));
    let text = office.text("don-vi.yaml").replace("      anh_chu_ky: .anh/chu-ky.png\n", "");
    let with = office.text("don-vi.yaml");
    office.write("don-vi.yaml", text.as_bytes());
    office.update();
    office.write("don-vi.yaml", with.as_bytes());
    assert!(failed(&office.run(office.options())));
}
