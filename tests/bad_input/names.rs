//! Files that are meant as records, under names that are not theirs.

use std::fs;

use crate::support::Office;

/// Names that the record of quý II may come by.
const NAMES: [&str; 14] = [
    "quy-2.yaml.txt",
    "quy-2.yml",
    "quy-2.txt",
    "quy-2",
    "Quy-2.yaml",
    "QUY-2.YAML",
    "quý-2.yaml",
    "quy\u{301}-2.yaml",
    "quy-02.yaml",
    "quy2.yaml",
    "quy-II.yaml",
    "quy-2 (1).yaml",
    "quy-2 - Copy.yaml",
    "Báo cáo quý 2.yaml",
];

fn office() -> Office {
    Office::copy_of("tests/cases/dung-muc", "xa")
}

#[test]
fn a_record_under_another_name_is_named_by_every_command_with_the_name_that_it_should_have() {
    for name in NAMES {
        let office = office();
        fs::rename(office.path("2026/quy-2.yaml"), office.path(&format!("2026/{name}"))).unwrap();
        let run = office.run(["kiem-tra", "xa"]);
        assert_eq!((run.code, run.err.matches("cảnh báo T").count()), (0, 1), "{}", run.err);
        for told in [
            format!("cảnh báo TM009: Tệp \"{name}\" không được đọc"),
            format!("--> xa/2026/{name}\n"),
            "gợi ý: đổi tên thành \"quy-2.yaml\"".to_owned(),
        ] {
            assert!(run.err.contains(&told), "{told}: {}", run.err);
        }
        let run = office.run(["cap-nhat", "xa", "--xem-truoc"]);
        assert!(run.err.contains("TM009") && !run.err.contains("bao-cao-quy-2"), "{}", run.err);
        // Where it is asked for, the error names it, and nothing else does.
        for args in [
            ["bao-cao", "xa", "--quy", "2/2026"],
            ["ke-hoach-tiep-tuc", "xa", "--sau-quy", "2/2026"],
            ["chot-so-lieu", "xa", "--quy", "2/2026"],
        ] {
            let run = office.run(args);
            let found = run.problems();
            assert_eq!((run.code, found.len(), found[0].code.as_str()), (1, 1, "TM003"), "{}", run.err);
            let hint = &found[0].hint;
            assert!(hint.contains(&format!("\"2026/{name}\": đổi tên thành \"quy-2.yaml\"")), "{hint}");
        }
        // What does not need it says nothing of it.
        assert_eq!(office.run(["ke-hoach", "xa", "--nam", "2026"]).err, "");
        assert_eq!(office.run(["bao-cao", "xa", "--quy", "1/2026"]).err, "");
    }
}

#[test]
fn a_hint_names_the_option_of_its_own_command() {
    let office = office();
    for (args, option) in [
        (&["ke-hoach", "xa", "--nam", "2030"][..], Some("--nam")),
        (&["bao-cao", "xa", "--quy", "4/2026"], Some("--quy")),
        (&["bao-cao", "xa", "--quy", "4/2030"], Some("--quy")),
        (&["ke-hoach-tiep-tuc", "xa", "--sau-quy", "4/2026"], Some("--sau-quy")),
        (&["chot-so-lieu", "xa", "--quy", "4/2026"], Some("--quy")),
        (&["xuat-typst", "bao-cao", "xa", "--quy", "4/2026", "--luu-vao", "ra"], Some("--quy")),
        (&["kiem-tra", "tran"], None),
        (&["cap-nhat", "tran"], None),
    ] {
        office.write_below("tran/don-vi.yaml", office.text("don-vi.yaml"));
        let run = office.run(args);
        assert!(run.code == 1 && run.err.contains("lỗi TM003: "), "{args:?}: {}", run.err);
        for hint in run.err.lines().filter(|line| line.starts_with("gợi ý: ")) {
            let named: Vec<&str> = hint.split(['.', ' ']).filter(|word| word.starts_with("--")).collect();
            assert_eq!(named, option.into_iter().collect::<Vec<_>>(), "{args:?}: {hint}");
        }
    }
}

#[test]
fn a_copy_beside_the_right_file_is_told_and_never_to_be_written_over_it() {
    let office = office();
    for name in ["2026/quy-2 (1).yaml", "2026/ke-hoach.yml", "don-vi - Copy.yaml"] {
        office.write(name, "phien_ban: 1\n");
        let run = office.run(["kiem-tra", "xa"]);
        assert_eq!((run.code, run.err.matches("cảnh báo T").count()), (0, 1), "{}", run.err);
        assert!(run.err.contains("cảnh báo TM009: ") && run.err.contains("đã có \""), "{}", run.err);
        assert!(!run.err.contains("đổi tên"), "{}", run.err);
        fs::remove_file(office.path(name)).unwrap();
    }
}

#[test]
fn the_units_of_the_project_have_no_file_that_lies_there_unread() {
    let root = env!("CARGO_MANIFEST_DIR");
    let office = office();
    let mut units = vec![format!("{root}/data/toc-tien")];
    for entry in fs::read_dir(format!("{root}/tests/cases")).unwrap() {
        let path = entry.unwrap().path();
        units.extend(path.join("don-vi.yaml").exists().then(|| path.to_string_lossy().into_owned()));
    }
    assert!(units.len() > 6, "{units:?}");
    for unit in &units {
        let run = office.run(["kiem-tra", unit]);
        assert!(!run.err.contains("TM0"), "{unit}: {}", run.err);
    }
    let all = ["cap-nhat", &format!("{root}/data"), &format!("{root}/tests"), "--xem-truoc"];
    let run = office.run(all);
    assert!(run.err.contains("đơn vị: sẽ lập") && !run.err.contains("TM0"), "{}", run.err);
}
