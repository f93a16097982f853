//! References that lead nowhere, and figures that do not agree.

use crate::support::{AGENCY, Office, PLAN};
use crate::{broken, first_line};

#[test]
fn an_unknown_department_is_answered_with_the_nearest_id() {
    let found = broken(PLAN, "        - van-phong\n", "        - van-phongg\n", "TC001", "van-phongg");
    assert!(found.hint.contains("\"van-phong\""), "{}", found.hint);
    assert_eq!(found.underlined, "van-phongg");
    let found = broken(PLAN, "        - van-phong\n", "        - xyz\n", "TC001", "xyz");
    assert!(found.hint.contains("bo_phan"), "{}", found.hint);
}

#[test]
fn an_unknown_shortcoming_is_answered_with_the_nearest_id() {
    let found = broken(PLAN, "          - tt-1.1\n", "          - tt-1.11\n", "TC002", "tt-1.11");
    assert!(found.hint.contains("\"tt-1.1\""), "{}", found.hint);
}

#[test]
fn a_doubled_id_names_the_line_of_the_first() {
    let found =
        broken(PLAN, "id: nv-1.2", "id: tt-1.1", "TC003", "tt-1.1\n        noi_dung: >-\n          Thực hiện chế độ");
    assert!(found.message.contains(&first_line("id: tt-1.1")), "{}", found.message);
    broken(PLAN, "  - id: the-che", "  - id: chi-dao-dieu-hanh", "TC003", "chi-dao-dieu-hanh\n    ten: Về cải cách");
    broken(AGENCY, "van_ban:", "  - id: mot-cua\n    ten: x\nvan_ban:", "TC003", "mot-cua\n    ten: x");
}

#[test]
fn a_score_over_its_maximum_and_a_rank_over_its_total_are_refused() {
    let found = broken(PLAN, "dat: 10,947", "dat: 17,5", "DI001", "17,5");
    assert!(found.message.contains("17,5") && found.message.contains("16"), "{}", found.message);
    broken(PLAN, "toi_da: 16", "toi_da: 0", "DI002", "0\n    ton_tai");
    broken(PLAN, "hang: 82", "hang: 83", "DI003", "83");
}

#[test]
fn criteria_that_do_not_add_up_to_their_field_are_refused() {
    let criteria = |dat: &str, toi_da: &str| {
        format!(
            "dat: 10,947\n      toi_da: 16\n    tieu_chi:\n      - {{id: c-1, ten: A, diem: {{dat: \"10,9\", toi_da: 15}}}}\n      \
             - {{id: c-2, ten: B, diem: {{dat: \"{dat}\", toi_da: {toi_da}}}}}"
        )
    };
    let with = |dat: &str, toi_da: &str| {
        let office = Office::with_plan_made();
        office.change(PLAN, "dat: 10,947\n      toi_da: 16", &criteria(dat, toi_da));
        office
    };
    assert_eq!(with("0,047", "1").make_plan().code, 0);
    let office = with("0,05", "1");
    let found = office.refused_for("DI004", &office.at(PLAN, "10,947"));
    assert!(found.message.contains("10,95 ") || found.message.contains("10,95,"), "{}", found.message);
    let office = with("0,047", "2");
    let found = office.refused_for("DI004", &office.at(PLAN, "16\n    tieu_chi"));
    assert!(found.message.contains("17") && found.message.contains("16"), "{}", found.message);
    let office = with("1,5", "1");
    let found: Vec<_> = office.refused().into_iter().map(|found| found.code).collect();
    assert_eq!(found, ["DI004", "DI001"]);
}

#[test]
fn a_year_that_is_not_its_folders_is_refused() {
    let found = broken(PLAN, "nam: 2021", "nam: 2022", "TC004", "2022");
    assert!(found.hint.contains("nam: 2021"), "{}", found.hint);
}
