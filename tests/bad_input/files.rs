//! Folders and files that are not what they should be.

use std::fs;
use std::time::{Duration, Instant};

use crate::support::{AGENCY, Office, PLAN};

#[test]
fn a_plan_that_is_not_there_is_named_with_its_path() {
    let office = Office::with_plan_made();
    let before = office.output();
    let run = office.run(["ke-hoach", "toc-tien", "--nam", "2022", "--luu-vao", "ket-qua"]);
    let found = run.problems();
    assert_eq!((run.code, run.out.as_str(), found.len()), (1, "", 1));
    assert_eq!((found[0].code.as_str(), found[0].place.as_str()), ("TM003", ""));
    assert!(found[0].message.contains("\"toc-tien/2022/ke-hoach.yaml\"") && found[0].hint.contains("--nam"));
    assert!(office.output() == before);
}

#[test]
fn a_folder_that_is_no_unit_lists_the_units_below_it() {
    let office = Office::with_plan_made();
    let found = office.run(["ke-hoach", ".", "--nam", "2021"]).problems();
    assert_eq!((found.len(), found[0].code.as_str()), (1, "TM002"));
    assert!(found[0].hint.contains("toc-tien"), "{}", found[0].hint);
    // The check takes the units below.
    let run = office.run(["kiem-tra", "."]);
    assert_eq!((run.code, run.err.as_str()), (0, "Không thấy lỗi nào.\n"));

    fs::remove_file(office.path(AGENCY)).unwrap();
    let found = office.refused_for("TM002", "");
    assert!(found.message.contains("don-vi.yaml"), "{}", found.message);
}

#[test]
fn the_folder_of_all_data_lists_the_sample_unit() {
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/data");
    let run = Office::plan_only().run(["ke-hoach", data, "--nam", "2021"]);
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    assert!(run.problems()[0].hint.contains("toc-tien"));
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let office = Office::plan_only();
    for path in ["toc-tienn", "toc-tien/don-vi.yaml"] {
        let run = office.run(["ke-hoach", path, "--nam", "2021", "--luu-vao", "ket-qua"]);
        let found = run.problems();
        assert_eq!((run.code, found.len(), found[0].code.as_str()), (1, 1, "TM001"));
        assert!(found[0].message.contains(path), "{}", found[0].message);
    }
    assert!(!office.root().join("ket-qua").exists(), "not even the output folder is made");
}

#[test]
fn a_file_or_a_folder_inside_a_unit_is_answered_with_the_unit() {
    let office = Office::plan_only();
    for (path, code) in
        [("toc-tien/don-vi.yaml", "TM001"), ("toc-tien/2021/ke-hoach.yaml", "TM001"), ("toc-tien/2021", "TM002")]
    {
        for args in [&["kiem-tra", path][..], &["ke-hoach", path, "--nam", "2021"]] {
            let run = office.run(args);
            let found = run.problems();
            assert_eq!((run.code, found.len(), found[0].code.as_str()), (1, 1, code), "{}", run.err);
            assert_eq!(found[0].hint, "ghi thư mục của đơn vị: \"toc-tien\".", "{args:?}");
        }
    }
}

#[test]
fn a_file_of_fifty_megabytes_is_refused_unread() {
    let office = Office::with_plan_made();
    // Fifty megabytes of nothing, where the file system knows holes.
    fs::OpenOptions::new().write(true).open(office.path(PLAN)).unwrap().set_len(50 * 1024 * 1024).unwrap();
    let start = Instant::now();
    let found = office.refused_for("TM005", &Office::whole(PLAN));
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
    assert!(found.message.contains("50,0 MB"), "{}", found.message);
}

#[test]
fn a_record_that_is_a_folder_is_a_matter_of_the_disk() {
    let office = Office::with_plan_made();
    fs::remove_file(office.path(PLAN)).unwrap();
    fs::create_dir(office.path(PLAN)).unwrap();
    let before = office.output();
    let run = office.make_plan();
    let found = run.problems();
    assert_eq!((run.code, found.len(), found[0].code.as_str()), (3, 1, "TM004"));
    assert!(office.output() == before);
}
