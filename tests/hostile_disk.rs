//! Pipes, sockets and devices where files are expected, links upwards, folders too deep: nothing hangs, and it is told.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail anywhere, and writes its fixtures")]

use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use support::{Office, Run};

mod support;

/// Runs the program for at most a minute.
fn run(commune: &Office, args: &[&str]) -> Run {
    let mut command = assert_cmd::Command::cargo_bin("cchc").unwrap();
    let output = command.current_dir(commune.below("")).args(args).timeout(Duration::from_secs(60)).output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code().is_some(), "{args:?} did not end: {err}");
    Run { code: output.status.code().unwrap(), out: String::from_utf8(output.stdout).unwrap(), err }
}

/// What is put in the place of a file.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Pipe,
    Socket,
    Device,
    Folder,
}

const PROBLEM_KINDS: [Kind; 4] = [Kind::Pipe, Kind::Socket, Kind::Device, Kind::Folder];

fn put(kind: Kind, path: &Path) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    match kind {
        Kind::Pipe => assert!(Command::new("mkfifo").arg(path).status().unwrap().success()),
        Kind::Socket => {
            // The path of a socket may have about a hundred bytes only.
            let folder = tempfile::tempdir().unwrap();
            let short = folder.path().join("s");
            drop(UnixListener::bind(&short).unwrap());
            if fs::rename(&short, path).is_err() {
                put(Kind::Pipe, path);
            }
        }
        Kind::Device => symlink("/dev/zero", path).unwrap(),
        Kind::Folder => fs::create_dir(path).unwrap(),
    }
}

fn take(kind: Kind, path: &Path) {
    if matches!(kind, Kind::Folder) { fs::remove_dir(path).unwrap() } else { fs::remove_file(path).unwrap() }
}

fn small() -> Office {
    let commune = Office::sample();
    commune.add("tests/cases/thon-nho", "nho");
    commune
}

#[test]
fn what_is_no_file_in_the_place_of_lock_manifest_or_output_hangs_nothing_and_stays() {
    for name in [".cchc/khoa", ".cchc/so-sach.json", "2025/ke-hoach.pdf"] {
        for kind in PROBLEM_KINDS {
            let commune = small();
            let path = commune.below("ket-qua/nho").join(name);
            put(kind, &path);
            let run_ = run(&commune, &["cap-nhat", "nho"]);
            assert_eq!(run_.code, 3, "{kind:?} as {name}: {}", run_.err);
            let words = ["Không ghi được", "không phải tệp thường", "đó là thư mục", name];
            let told = run_.err.contains("lỗi GH001: ") && words[1..3].iter().any(|word| run_.err.contains(word));
            assert!(told && run_.err.contains(words[0]) && run_.err.contains(name), "{kind:?} as {name}: {}", run_.err);
            assert!(!fs::symlink_metadata(&path).unwrap().is_file(), "{kind:?} as {name} stays");
            take(kind, &path);
            let again = run(&commune, &["cap-nhat", "nho"]);
            assert_eq!(again.code, 0, "{kind:?} as {name}, taken away: {}", again.err);
        }
    }
}

#[test]
fn a_lock_that_is_somebody_elses_file_is_not_emptied() {
    let commune = small();
    let lock = commune.below("ket-qua/nho/.cchc/khoa");
    fs::create_dir_all(lock.parent().unwrap()).unwrap();
    fs::write(commune.below("quan-trong.pdf"), "%PDF").unwrap();
    symlink(commune.below("quan-trong.pdf"), &lock).unwrap();
    assert_eq!(run(&commune, &["cap-nhat", "nho"]).code, 3);
    fs::remove_file(&lock).unwrap();
    fs::hard_link(commune.below("quan-trong.pdf"), &lock).unwrap();
    let found = run(&commune, &["cap-nhat", "nho"]);
    assert!(found.code == 3 && found.err.contains("lỗi GH002: "), "{}", found.err);
    assert_eq!(commune.bytes("quan-trong.pdf"), b"%PDF");
}

#[test]
fn a_pipe_beside_an_output_hangs_nothing() {
    let commune = small();
    for name in ["ky-roi.pdf", "ke-hoach.ban-2.pdf", ".cchc-x.tam"] {
        put(Kind::Pipe, &commune.below("ket-qua/nho/2025").join(name));
    }
    put(Kind::Pipe, &commune.below("nho/2025/ghi-chu"));
    assert_eq!(run(&commune, &["cap-nhat", "nho"]).code, 0);
    assert_eq!(run(&commune, &["cap-nhat", "nho", "--lam-lai"]).code, 0);
}

#[test]
fn sentences_and_layout_that_cannot_be_read_are_an_error_and_never_the_standard_ones() {
    let files = ["ke-hoach.yaml", "bao-cao.yaml", "ke-hoach-tiep-tuc.yaml", "bo-cuc.typ"];
    for file in files {
        for kind in PROBLEM_KINDS {
            let commune = small();
            put(kind, &commune.below("nho/mau").join(file));
            for args in [&["cap-nhat", "nho"][..], &["ke-hoach", "nho", "--nam", "2025"], &["kiem-tra", "nho"]] {
                let found = run(&commune, args);
                assert!(found.code != 0 && found.err.contains(&format!("nho/mau/{file}")), "{kind:?}: {}", found.err);
                assert!(["TM004", "TM006"].iter().any(|code| found.err.contains(code)), "{kind:?}: {}", found.err);
            }
            assert!(!commune.written(), "{kind:?} as mau/{file}");
        }
    }
    // Also where nothing else has changed since documents were made.
    let commune = small();
    assert_eq!(run(&commune, &["cap-nhat", "nho"]).code, 0);
    put(Kind::Pipe, &commune.below("nho/mau/bo-cuc.typ"));
    let found = run(&commune, &["cap-nhat", "nho"]);
    assert!(found.code == 3 && found.err.contains("nho/mau/bo-cuc.typ"), "{}", found.err);
    // The folder itself.
    for kind in ["file", "pipe", "nowhere"] {
        let commune = small();
        let path = commune.below("nho/mau");
        match kind {
            "file" => fs::write(&path, "x").unwrap(),
            "pipe" => put(Kind::Pipe, &path),
            _ => symlink("khong-co", &path).unwrap(),
        }
        let found = run(&commune, &["cap-nhat", "nho"]);
        assert!(
            found.code != 0 && found.err.contains("lỗi TM004: Không đọc được \"nho/mau\""),
            "{kind}: {}",
            found.err
        );
        assert!(!commune.written(), "{kind}");
    }
}

#[test]
fn links_upwards_end_and_are_told() {
    let commune = small();
    symlink("/", commune.below("nho/2025/dia")).unwrap();
    let found = run(&commune, &["kiem-tra", "nho"]);
    assert!(found.code == 0 && found.err.contains("cảnh báo GH012: Liên kết \"nho/2025/dia\""), "{}", found.err);
    fs::create_dir_all(commune.below("tinh/huyen")).unwrap();
    fs::rename(commune.below("nho"), commune.below("tinh/huyen/nho")).unwrap();
    symlink("/", commune.below("tinh/dia")).unwrap();
    symlink(commune.below("tinh"), commune.below("tinh/huyen/vong")).unwrap();
    let found = run(&commune, &["cap-nhat", "tinh"]);
    assert!(found.code == 0 && found.err.contains("cảnh báo GH012: Liên kết \"tinh/dia\""), "{}", found.err);
    assert!(commune.below("ket-qua/huyen/nho/2025/ke-hoach.pdf").exists(), "{}", found.err);
    let again = run(&commune, &["cap-nhat", "tinh"]);
    assert!(again.err.contains("đã lập 0, không đổi 2"), "{}", again.err);
}

#[test]
fn units_that_lie_too_deep_are_told_of() {
    let commune = small();
    let deep = format!("tinh/{}", ["thu-muc"; 17].join("/"));
    fs::create_dir_all(commune.below(&deep)).unwrap();
    fs::rename(commune.below("nho"), commune.below(&deep).join("nho")).unwrap();
    let found = run(&commune, &["cap-nhat", "tinh"]);
    assert!(found.code == 1 && found.err.contains("lỗi GH006: Chưa thấy đơn vị nào"), "{}", found.err);
    assert!(found.err.contains("cảnh báo GH012: ") && found.err.contains("cấp thứ 16"), "{}", found.err);
    // A unit that is found is made although another folder is too deep.
    fs::rename(commune.below("xa"), commune.below("tinh/xa")).unwrap();
    let found = run(&commune, &["cap-nhat", "tinh", "--xem-truoc"]);
    assert!(found.code == 0 && found.err.contains("GH012") && found.err.contains("sẽ lập: "), "{}", found.err);
    fs::rename(commune.below(&deep).join("nho"), commune.below(&deep).parent().unwrap().with_file_name("nho")).unwrap();
    let found = run(&commune, &["cap-nhat", "tinh", "--xem-truoc"]);
    assert!(found.err.contains("sẽ lập: ket-qua/thu-muc/"), "{}", found.err);
}
