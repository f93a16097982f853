//! Files are written whole, one process at a time, and what is not ours stays.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use super::manifest::{FileNote, Form};
use super::opening;
use super::outputs::{Outputs, Ownership};
use super::own_folder::{MANIFEST, OWN};
use super::together::store_together;
use crate::problem::Problem;
use crate::store::{self, Stored};

const NAME: &str = "2021/ke-hoach.pdf";

fn open(folder: &Path) -> Outputs {
    opening::open(folder, &mut || panic!("nobody else is here")).unwrap()
}

fn write(folder: &Path, bytes: &[u8]) -> Result<Stored, Problem> {
    let mut outputs = open(folder);
    let stored = outputs.write(NAME, bytes, false, None);
    outputs.finish(|_, _| false).unwrap();
    stored
}

#[test]
fn a_file_of_ours_is_replaced_and_one_changed_since_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(NAME);
    assert_eq!(write(folder.path(), b"one"), Ok(Stored::Written(path.clone())));
    assert_eq!(write(folder.path(), b"one"), Ok(Stored::Unchanged(path.clone())));
    assert_eq!(write(folder.path(), b"two"), Ok(Stored::Written(path.clone())));
    assert_eq!(open(folder.path()).ownership(NAME), Ok(Ownership::Ours));

    store::write(&path, b"two, signed").unwrap();
    assert_eq!(open(folder.path()).ownership(NAME), Ok(Ownership::Foreign));
    assert_eq!(write(folder.path(), b"three").unwrap_err().code().as_str(), "GH002");
    assert_eq!(fs::read(&path).unwrap(), b"two, signed");
}

#[test]
fn a_change_that_leaves_size_and_time_is_found_before_anything_is_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(NAME);
    write(folder.path(), b"one").unwrap();
    let time = fs::metadata(&path).unwrap().modified().unwrap();
    let file = File::options().write(true).open(&path).unwrap();
    io::Write::write_all(&mut &file, b"0ne").unwrap();
    file.set_modified(time).unwrap();
    drop(file);
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), time);
    assert_eq!(write(folder.path(), b"two").unwrap_err().code().as_str(), "GH002");
    assert_eq!(fs::read(&path).unwrap(), b"0ne");
}

#[test]
fn a_file_of_unknown_origin_is_foreign_unless_it_is_what_would_be_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(NAME);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    store::write(&path, b"somebody's").unwrap();
    assert_eq!(write(folder.path(), b"ours").unwrap_err().code().as_str(), "GH002");
    assert_eq!(write(folder.path(), b"somebody's"), Ok(Stored::Unchanged(path)));
    assert_eq!(open(folder.path()).ownership(NAME), Ok(Ownership::Ours));
}

#[test]
fn a_spoilt_manifest_knows_nothing() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), b"one").unwrap();
    let manifest = folder.path().join(OWN).join(MANIFEST);
    let whole = fs::read(&manifest).unwrap();
    for tenth in 0..10 {
        store::write(&manifest, &whole[..whole.len() * tenth / 10]).unwrap();
        let mut outputs = open(folder.path());
        assert_eq!(outputs.ownership(NAME), Ok(Ownership::Foreign), "{tenth} tenths");
        assert_eq!(outputs.warning.as_ref().map(|warning| warning.code().as_str()), Some("GH011"));
        assert!(manifest.with_file_name("so-sach.hong.json").exists());
    }
    let newer = String::from_utf8(whole.clone()).unwrap().replacen("\"version\":1", "\"version\":2", 1);
    store::write(&manifest, newer.as_bytes()).unwrap();
    let problem = opening::open(folder.path(), &mut || ()).unwrap_err();
    assert_eq!(problem.code().as_str(), "GH010");
    assert_eq!(fs::read(&manifest).unwrap(), newer.as_bytes(), "what a newer version knows is not lost");
    store::write(&manifest, &whole).unwrap();
    assert_eq!(open(folder.path()).ownership(NAME), Ok(Ownership::Ours));
}

#[test]
fn bytes_that_were_about_to_be_written_when_the_process_was_killed_are_ours() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), b"one").unwrap();
    let mut outputs = open(folder.path());
    outputs.write(NAME, b"two", true, None).unwrap();
    // Killed here: what `finish` would have noted is lost.
    drop(outputs);
    let numbered = || {
        let mut outputs = open(folder.path());
        assert_eq!(outputs.ownership(NAME), Ok(Ownership::Ours));
        outputs.is_numbered(NAME)
    };
    assert!(numbered(), "killed after the file was renamed, which bears its number");
    store::write(&folder.path().join(NAME), b"one").unwrap();
    assert!(!numbered(), "killed before");
}

/// What is noted of a plan that was made of words of this hash.
fn noted(content: &str) -> FileNote {
    let made = serde_json::json!({
        "document": NAME, "form": Form::default(), "sentences": null, "records": {}, "draft": false, "beside": null,
        "makings": {"content": content, "issue": "45", "date": "", "layout": null, "fonts": "", "picture": null, "tool": ""},
    });
    let current = serde_json::json!({ "document": NAME, "form": Form::default(), "file": NAME, "gone": false });
    FileNote {
        made: serde_json::from_value(made).unwrap(),
        base: NAME.to_owned(),
        current: serde_json::from_value(current).unwrap(),
    }
}

#[test]
fn what_a_file_was_made_of_is_known_although_the_process_was_killed_right_after_its_rename() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(NAME);
    let known = || {
        let outputs = opening::look(folder.path()).unwrap();
        let known = outputs.manifest.files.get(NAME).cloned().unwrap_or_default();
        assert_eq!(known.coming, None, "settled");
        (known.made.map(|made| made.fingerprint.content), outputs.manifest.documents.contains_key(NAME))
    };
    open(folder.path()).write(NAME, b"one", true, Some(noted("a"))).unwrap();
    assert_eq!(known(), (Some("a".to_owned()), true));
    open(folder.path()).finish(|_, _| false).unwrap();

    open(folder.path()).write(NAME, b"two", true, Some(noted("b"))).unwrap();
    assert_eq!(known(), (Some("b".to_owned()), true));
    for (signed, found) in [(b"two, signed".as_slice(), "b"), (b"one", "a"), (b"tw", "a"), (b"by hand", "a")] {
        store::write(&path, signed).unwrap();
        assert_eq!(known().0.as_deref(), Some(found), "{}", String::from_utf8_lossy(signed));
    }
    // Signed under another name, and the first file thrown away.
    store::write(&path.with_file_name("ke-hoach.da-ky.pdf"), b"two, signed").unwrap();
    assert_eq!(known().0.as_deref(), Some("a"), "the old file is still there");
    fs::remove_file(&path).unwrap();
    assert_eq!(known().0.as_deref(), Some("b"));
}

#[test]
fn what_a_killed_process_left_is_removed_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), b"one").unwrap();
    let names = [".cchc-abc.tam", "2021/.cchc-x.tam", ".cchc/.cchc-y.tam", ".cchc/ho-so/.cchc-z.tam"];
    let others = ["2021/.cchc-x.them", "2021/ghi-chu.tam", "khac/.cchc-q.tam"];
    fs::create_dir_all(folder.path().join(".cchc/ho-so")).unwrap();
    fs::create_dir_all(folder.path().join("khac")).unwrap();
    for name in names.iter().chain(&others) {
        store::write(&folder.path().join(name), b"x").unwrap();
    }
    open(folder.path());
    assert!(names.iter().all(|name| !folder.path().join(name).exists()));
    assert!(others.iter().all(|name| folder.path().join(name).exists()));
}

#[test]
fn one_process_after_the_other() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), b"one").unwrap();
    let first = open(folder.path());
    let path = folder.path().to_owned();
    let (told, wait) = std::sync::mpsc::channel();
    let second = std::thread::spawn(move || drop(opening::open(&path, &mut || told.send(()).unwrap()).unwrap()));
    wait.recv().unwrap();
    assert!(!second.is_finished(), "it waits");
    drop(first);
    second.join().unwrap();
}

#[test]
fn a_lock_that_went_with_its_folder_is_taken_anew() {
    let folder = tempfile::tempdir().unwrap();
    let unit = folder.path().join("ra/xa");
    let first = open(&unit);
    let path = unit.clone();
    let (told, wait) = std::sync::mpsc::channel();
    let second = std::thread::spawn(move || opening::open(&path, &mut || told.send(()).unwrap()).unwrap());
    wait.recv().unwrap();
    // It wrote nothing: folder and lock go, while the other one waits for that lock.
    drop(first);
    let second = second.join().unwrap();
    let third = File::options().write(true).open(unit.join(OWN).join("khoa")).unwrap();
    assert!(third.try_lock().is_err(), "the lock that lies there is the one that is held");
    drop(second);
    assert!(!unit.exists());
}

#[test]
fn a_file_that_is_open_elsewhere_stays_and_the_new_one_goes_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), b"one").unwrap();
    let mut outputs = open(folder.path());
    for bytes in [b"two".as_slice(), b"two", b"three"] {
        let problem = outputs.in_the_way(NAME, bytes, &io::ErrorKind::ResourceBusy.into());
        assert_eq!(problem.code().as_str(), "GH004");
        assert!(problem.hint().contains("2021/ke-hoach.ban-2.pdf"), "{}", problem.hint());
        assert_eq!(fs::read(folder.path().join(NAME)).unwrap(), b"one");
        assert_eq!(fs::read(folder.path().join("2021/ke-hoach.ban-2.pdf")).unwrap(), bytes);
    }
    assert!(
        !folder.path().join("2021/ke-hoach.ban-3.pdf").exists(),
        "there is one new file, however often it is tried"
    );
    // Another error is none of the kind.
    let problem = outputs.in_the_way(NAME, b"two", &io::ErrorKind::StorageFull.into());
    assert_eq!(problem.code().as_str(), "GH001");
    // Closed there, the file is replaced and the one beside it goes.
    outputs.write(NAME, b"three", false, None).unwrap();
    assert!(!folder.path().join("2021/ke-hoach.ban-2.pdf").exists());
}

#[test]
fn copies_of_records_are_kept_as_long_as_something_was_made_of_them() {
    let folder = tempfile::tempdir().unwrap();
    let mut outputs = open(folder.path());
    outputs.write(NAME, b"one", false, None).unwrap();
    let hash = outputs.records().keep("a: 1", Path::new("khong-co")).unwrap();
    assert_eq!(outputs.records().text(&hash).as_deref(), Some("a: 1"));
    outputs.finish(|_, _| false).unwrap();
    assert_eq!(outputs.records().text(&hash), None);
}

#[test]
fn a_folder_that_cannot_be_written_is_a_problem_and_leaves_no_scrap() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("tep");
    store::write(&file, b"x").unwrap();
    let problem = opening::open(&file.join("con"), &mut || ()).unwrap_err();
    assert_eq!(problem.code().as_str(), "GH001");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn files_that_belong_together_are_written_all_or_none() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("d");
    let at = |name: &str| out.join(name);
    let store = |a: &str, b: &str| store_together(&out, &[("a.typ", a.as_bytes()), ("fonts/b.ttf", b.as_bytes())]);
    let (a, b) = (at("a.typ"), at("fonts/b.ttf"));
    assert_eq!(store("one", "one").unwrap(), [Stored::Written(a.clone()), Stored::Written(b.clone())]);
    assert_eq!(store("two", "one").unwrap(), [Stored::Written(a.clone()), Stored::Unchanged(b.clone())]);

    store::write(&b, b"by hand").unwrap();
    let problems = store("three", "two").unwrap_err();
    assert_eq!(problems.iter().map(|problem| problem.code().as_str()).collect::<Vec<_>>(), ["GH002"]);
    assert!(problems[0].message().contains("d/fonts/b.ttf"));
    assert_eq!(std::fs::read(&a).unwrap(), b"two");
    assert_eq!(std::fs::read(&b).unwrap(), b"by hand");
    // What was changed by hand into what would be written is no change.
    assert_eq!(store("three", "by hand").unwrap(), [Stored::Written(a), Stored::Unchanged(b)]);
}

#[test]
fn where_nothing_is_written_nothing_stays() {
    let folder = tempfile::tempdir().unwrap();
    drop(open(&folder.path().join("ra/xa")));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    fs::create_dir(folder.path().join("ra")).unwrap();
    drop(open(&folder.path().join("ra/xa")));
    assert!(folder.path().join("ra").exists() && !folder.path().join("ra/xa").exists());
    write(&folder.path().join("ra/xa"), b"one").unwrap();
    assert!(folder.path().join("ra/xa").join(NAME).exists());
}

#[test]
fn a_file_that_is_signed_while_its_successor_is_written_stays() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), b"one").unwrap();
    let path = folder.path().join(NAME);
    let mut outputs = open(folder.path());
    // Looked at, then signed, before anything is written.
    assert_eq!(outputs.ownership(NAME), Ok(Ownership::Ours));
    store::write(&path, b"one, signed").unwrap();
    assert_eq!(outputs.write(NAME, b"two", false, None).unwrap_err().code().as_str(), "GH002");
    assert_eq!(fs::read(&path).unwrap(), b"one, signed");
    let names = fs::read_dir(path.parent().unwrap()).unwrap().count();
    assert_eq!(names, 1, "no scrap");
}

#[test]
fn a_signed_copy_is_known_by_its_beginning_and_a_step_by_its_name() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), b"one").unwrap();
    let outputs = open(folder.path());
    assert_eq!((outputs.copy_of(NAME), outputs.beside(NAME)), (None, None));
    store::write(&folder.path().join("2021/ky roi.pdf"), b"one, signed").unwrap();
    assert_eq!(outputs.copy_of(NAME).as_deref(), Some("2021/ky roi.pdf"));
    store::write(&folder.path().join("2021/ke-hoach.ban-2.da-ky.pdf"), b"x").unwrap();
    assert_eq!(outputs.beside(NAME), None);
    store::write(&folder.path().join("2021/ke-hoach.da-ky.ban-2.pdf"), b"x").unwrap();
    assert_eq!(outputs.beside(NAME).as_deref(), Some("2021/ke-hoach.da-ky.ban-2.pdf"));
}
