//! `cchc xuat-typst`: a document as files for stock Typst, through the real program.

#![allow(clippy::unwrap_used, reason = "a test may fail anywhere")]

use std::fs;
use std::path::Path;

use assert_cmd::Command;

const UNIT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/toc-tien");

fn run(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let output = Command::cargo_bin("cchc").unwrap().current_dir(folder).args(args).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn the_files_are_all_there_and_the_line_names_every_option_that_matters() {
    let folder = tempfile::tempdir().unwrap();
    let args = ["xuat-typst", "bao-cao", UNIT, "--quy", "2/2021", "--bieu-do", "--luu-vao", "d"];
    let (code, out, err) = run(folder.path(), &args);
    assert_eq!(code, 0, "{err}");
    let named: Vec<&str> = out.lines().collect();
    let wanted = [
        "d/main.typ",
        "d/data.json",
        "d/layout.typ",
        "d/layout/annex.typ",
        "d/layout/body.typ",
        "d/layout/chart.typ",
        "d/layout/ending.typ",
        "d/layout/foot.typ",
        "d/layout/head.typ",
        "d/layout/page.typ",
        "d/layout/parts.typ",
        "d/layout/table.typ",
        "d/layout/text.typ",
        "d/layout/urgency.typ",
        "d/nd30.typ",
        "d/overrides.typ",
        "d/fonts/thuong.ttf",
        "d/fonts/dam.ttf",
        "d/fonts/nghieng.ttf",
        "d/fonts/dam-nghieng.ttf",
        "d/fonts/LiberationSerif-LICENSE",
        "d/lenh.txt",
    ];
    assert_eq!(named, wanted);
    for name in wanted {
        assert!(fs::metadata(folder.path().join(name)).unwrap().len() > 0, "{name}");
    }
    let line = fs::read_to_string(folder.path().join("d/lenh.txt")).unwrap();
    assert_eq!(
        line,
        "typst compile --root . --font-path fonts --ignore-system-fonts --ignore-embedded-fonts \
         --pdf-standard a-2a,ua-1 --creation-timestamp 1623628800 main.typ bao-cao-quy-2.pdf\n"
    );
    let data: String = fs::read_to_string(folder.path().join("d/data.json")).unwrap();
    assert!(data.contains("\"BÁO CÁO\"") && data.contains("Phụ lục III"));
    // The same again changes nothing.
    assert_eq!(run(folder.path(), &args).0, 0);
}

#[test]
fn an_office_s_own_layout_goes_along() {
    let folder = tempfile::tempdir().unwrap();
    let unit = folder.path().join("xa");
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/chi-ke-hoach");
    for name in ["don-vi.yaml", "2021/ke-hoach.yaml", "mau/bo-cuc.typ"] {
        fs::create_dir_all(unit.join(name).parent().unwrap()).unwrap();
        let text = fs::read_to_string(cases.join(name));
        let own = "#let phien-ban-mau = 2\n#let thay = (:)\n".to_owned();
        write(&unit.join(name), &text.unwrap_or(own));
    }
    let (code, out, err) = run(folder.path(), &["xuat-typst", "ke-hoach", "xa", "--nam", "2021", "--luu-vao", "d"]);
    assert_eq!(code, 0, "{err}");
    assert!(out.lines().any(|line| line == "d/mau/bo-cuc.typ"), "{out}");
    let overrides = fs::read_to_string(folder.path().join("d/overrides.typ")).unwrap();
    assert!(overrides.contains("#import \"mau/bo-cuc.typ\""), "{overrides}");
}

#[test]
fn a_file_changed_by_hand_stops_the_export_before_anything_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let export = |year: &str| run(folder.path(), &["xuat-typst", "ke-hoach", UNIT, "--nam", year, "--luu-vao", "d"]);
    assert_eq!(export("2021").0, 0);
    write(&folder.path().join("d/layout.typ"), "// by hand\n");
    let before = fs::read(folder.path().join("d/data.json")).unwrap();
    let (code, out, err) = export("2021");
    assert_eq!((code, out.as_str()), (3, ""), "{err}");
    assert!(err.contains("GH002") && err.contains("d/layout.typ"), "{err}");
    assert_eq!(fs::read_to_string(folder.path().join("d/layout.typ")).unwrap(), "// by hand\n");
    assert_eq!(fs::read(folder.path().join("d/data.json")).unwrap(), before);
}

#[test]
fn nothing_is_written_from_wrong_records_and_the_folder_must_be_named() {
    let folder = tempfile::tempdir().unwrap();
    let (code, _, err) = run(folder.path(), &["xuat-typst", "ke-hoach", UNIT, "--nam", "2030", "--luu-vao", "d"]);
    assert_eq!(code, 1);
    assert!(err.contains("TM003"), "{err}");
    assert!(!folder.path().join("d").exists());
    assert_eq!(run(folder.path(), &["xuat-typst", "ke-hoach", UNIT, "--nam", "2021"]).0, 2);
}

#[allow(clippy::disallowed_methods, reason = "a fixture, written once")]
fn write(path: &Path, text: &str) {
    fs::write(path, text).unwrap();
}
