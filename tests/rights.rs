//! The rights of files are kept, and no crash leaves a password on the disk.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail anywhere, and writes its fixtures")]

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use support::Office;

mod support;

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn set(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

/// The copies of records: the text and the mode of each.
fn copies(commune: &Office) -> Vec<(String, u32)> {
    let folder = commune.below("ket-qua/xa/.cchc/ho-so");
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| (fs::read_to_string(&path).unwrap(), mode(&path))).collect()
}

#[test]
fn what_is_made_anew_has_the_rights_that_it_had() {
    let commune = Office::sample();
    commune.unissue();
    commune.run(["cap-nhat", "xa"]);
    let plan = commune.below("ket-qua/xa/2021/ke-hoach.pdf");
    let report = commune.below("ket-qua/xa/2021/bao-cao-quy-2.pdf");
    let manifest = commune.below("ket-qua/xa/.cchc/so-sach.json");
    assert_eq!((mode(&plan), mode(&manifest)), (0o644, 0o644));
    for (path, rights) in [(&plan, 0o600), (&report, 0o640), (&manifest, 0o600)] {
        set(path, rights);
    }
    let before = commune.bytes("ket-qua/xa/2021/ke-hoach.pdf");
    commune.change("2021/ke-hoach.yaml", "dat: 10,947", "dat: 10,9");
    let run = commune.run(["cap-nhat", "xa"]);
    assert!(run.code == 0 && commune.bytes("ket-qua/xa/2021/ke-hoach.pdf") != before, "{}", run.err);
    assert_eq!((mode(&plan), mode(&report), mode(&manifest)), (0o600, 0o640, 0o600));
    // A version put beside a changed file has the mode of that file.
    fs::write(&plan, [commune.bytes("ket-qua/xa/2021/ke-hoach.pdf"), b"\n% by hand\n".to_vec()].concat()).unwrap();
    commune.change("2021/ke-hoach.yaml", "dat: 10,9", "dat: 10,8");
    commune.run(["cap-nhat", "xa"]);
    assert_eq!(mode(&commune.below("ket-qua/xa/2021/ke-hoach.ban-2.pdf")), 0o600);
}

#[test]
fn copies_of_records_are_read_by_nobody_who_may_not_read_the_records() {
    let commune = Office::sample();
    let plan = commune.below("xa/2021/ke-hoach.yaml");
    set(&plan, 0o600);
    set(&commune.below("xa/don-vi.yaml"), 0o640);
    commune.run(["cap-nhat", "xa"]);
    let of = |file: &str| {
        let text = String::from_utf8(commune.bytes(file)).unwrap();
        copies(&commune).into_iter().find(|(copy, _)| *copy == text).unwrap().1
    };
    assert_eq!((of("xa/2021/ke-hoach.yaml"), of("xa/don-vi.yaml"), of("xa/2021/quy-2.yaml")), (0o600, 0o640, 0o644));
    // A record closed later closes its copies, those of earlier texts too, even where no document is to be made.
    let quarter = commune.below("xa/2021/quy-2.yaml");
    let old = String::from_utf8(commune.bytes("xa/2021/quy-2.yaml")).unwrap();
    set(&quarter, 0o600);
    let run = commune.run(["cap-nhat", "xa"]);
    assert_eq!((run.out.as_str(), of("xa/2021/quy-2.yaml")), ("", 0o600), "{}", run.err);
    commune.change("2021/quy-2.yaml", "quy: 2/2021", "# ghi chú\nquy: 2/2021");
    commune.run(["cap-nhat", "xa"]);
    let all = copies(&commune);
    assert!(all.iter().all(|(text, rights)| *text != old || *rights == 0o600), "{all:?}");
    // Opened again, the copies stay as they are: never wider.
    set(&quarter, 0o644);
    commune.run(["cap-nhat", "xa"]);
    assert!(copies(&commune).iter().all(|(text, rights)| *text != old || *rights == 0o600));
}

#[cfg(target_os = "linux")]
#[test]
fn a_crash_leaves_no_password_on_the_disk() {
    use std::io::{BufRead, BufReader};
    use std::os::unix::process::ExitStatusExt;
    use std::process::{Command, Stdio};

    let commune = Office::sample();
    // The largest dump that this system allows.
    let line = "ulimit -c $(ulimit -H -c) && exec \"$0\" \"$@\"";
    let mut child = Command::new("sh")
        .args(["-c", line, env!("CARGO_BIN_EXE_cchc"), "cap-nhat", "xa", "--lien-tuc"])
        .env("CCHC_MAT_KHAU", "mat-khau-thu")
        .current_dir(commune.below(""))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap().contains("Đang theo dõi")), "it works until it is told to stop");
    let limits = fs::read_to_string(format!("/proc/{}/limits", child.id())).unwrap();
    let core: Vec<&str> =
        limits.lines().find(|line| line.starts_with("Max core")).unwrap().split_whitespace().collect();
    assert_eq!(core[4..6], ["0", "0"], "{limits}");
    assert!(Command::new("kill").args(["-QUIT", &child.id().to_string()]).status().unwrap().success());
    let ended = child.wait().unwrap();
    assert_eq!((ended.signal(), ended.core_dumped()), (Some(3), false));
}
