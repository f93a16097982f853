//! Everything at once, and the list of codes.

use crate::support::{AGENCY, Office, PLAN};

#[test]
fn ten_slips_in_two_files_are_found_in_one_run_in_the_order_of_files_and_lines() {
    let office = Office::with_plan_made();
    office.change(PLAN, "ngay: 06/5/2021", "ngay: 31/4/2021");
    office.change(PLAN, "dat: 10,947", "dat: 17,5");
    office.change(PLAN, "năm 2020 dưới 100%", "năm \u{202E}2020 dưới 100%");
    office.change(PLAN, "          - tt-1.1\n", "          - tt-1.9\n");
    office.change(PLAN, "thoi_han: thuong-xuyen", "thoi_han: khi có thể");
    office.change(PLAN, "        - van-phong\n", "        - van-phongg\n");
    office.change(AGENCY, "cap: xã\n", "cap: xã\ncapp: xã\n");
    office.change(AGENCY, "uy_ban:", "dia_danh: Nơi khác\nuy_ban:");
    office.change(AGENCY, "van_ban:", "  - id: mot-cua\n    ten: Bộ phận khác\nvan_ban:");
    office.change(AGENCY, "Nguyễn Phi Trường", "Nguyễn 漢 Trường");

    let found: Vec<_> = office.refused().into_iter().map(|found| (found.code, found.place)).collect();
    let expected = [
        ("GT004", PLAN, "31/4/2021"),
        ("DI001", PLAN, "17,5"),
        ("CU002", PLAN, "\u{202E}"),
        ("TC002", PLAN, "tt-1.9"),
        ("GT008", PLAN, "khi có thể\n      - id: nv-1.3"),
        ("TC001", PLAN, "van-phongg"),
        ("KH001", AGENCY, "capp"),
        ("KH002", AGENCY, "dia_danh: Nơi khác"),
        ("TC003", AGENCY, "mot-cua\n    ten: Bộ phận khác"),
        ("CU001", AGENCY, "漢"),
    ];
    let expected = expected.map(|(code, file, marker)| (code.to_owned(), office.at(file, marker)));
    assert_eq!(found, expected);
    assert!(office.make_plan().err.ends_with("\n\n10 lỗi.\n"));
}

#[test]
fn the_problem_codes_are_those_that_were_given_out() {
    let committed: Vec<&str> =
        include_str!("../../src/problem/codes.txt").lines().filter(|line| !line.starts_with("# ")).collect();
    let severity = |kind: &cchc::problem::ProblemKind| {
        if kind.severity == cchc::problem::Severity::Error { "loi" } else { "canh_bao" }
    };
    let declared: Vec<String> =
        cchc::problem_kinds().iter().map(|kind| format!("{} {}", kind.code, severity(kind))).collect();
    assert_eq!(
        declared, committed,
        "a new code is added to src/problem/codes.txt by hand, at the end of its family; an old one is never taken away"
    );
}
