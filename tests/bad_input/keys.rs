//! Keys that are unknown, doubled or missing.

use crate::support::{AGENCY, Office, PLAN};
use crate::{broken, first_line};

#[test]
fn an_unknown_key_is_answered_with_the_nearest_known_one() {
    let found = broken(PLAN, "      toi_da: 16", "      toi_da: 16\n      toida: 16", "KH001", "toida");
    assert!(found.hint.contains("\"toi_da\""), "{}", found.hint);
    assert_eq!((found.quoted.as_str(), found.underlined.as_str()), ("      toida: 16", "toida"));

    let found = broken(AGENCY, "cap: xã", "cap: xã\nghi_chu: x", "KH001", "ghi_chu");
    assert!(found.hint.contains("dia_danh, uy_ban"), "without a near one, all that are known: {}", found.hint);
}

#[test]
fn a_misspelt_list_of_shortcomings_is_one_problem_not_one_for_each_reference() {
    let found = broken(PLAN, "    ton_tai:", "    tồn_tại:", "KH001", "tồn_tại");
    assert!(found.hint.contains("\"ton_tai\""), "{}", found.hint);
}

#[test]
fn a_doubled_key_names_the_line_of_the_first() {
    let found = broken(PLAN, "so: 45\n", "so: 45\nso: 46\n", "KH002", "so: 46");
    assert!(found.message.contains(&first_line("so: 45")), "{}", found.message);
    assert_eq!(found.underlined, "so");
}

#[test]
fn a_missing_key_is_named_with_an_example_to_copy() {
    let found = broken(PLAN, "      toi_da: 16\n", "", "KH003", "dat: 10,947");
    assert!(found.message.contains("\"toi_da\"") && found.hint.contains("toi_da: 16"), "{found:#?}");
    let found = broken(AGENCY, "dia_danh: Tóc Tiên\n", "", "KH003", "phien_ban");
    assert!(found.message.contains("\"dia_danh\"") && found.hint.contains("dia_danh: "), "{found:#?}");
    // A list has no example on one line.
    let office = Office::with_plan_made();
    office.write(PLAN, "phien_ban: 1\nnam: 2021\ntrich_yeu: x\ndanh_gia:\n  nhan_xet: x\n");
    let found = office.refused_for("KH003", &office.at(PLAN, "phien_ban"));
    assert!(found.message.contains("\"linh_vuc\"") && !found.hint.contains(": \""), "{found:#?}");
}

#[test]
fn a_decimal_comma_inside_braces_is_told_to_take_quotes() {
    let diem = "    diem:\n      dat: 10,947\n      toi_da: 16\n";
    let found = broken(PLAN, diem, "    diem: {dat: 10,947, toi_da: 16}\n", "KH001", "947, toi");
    assert!(found.hint.contains("\"10,947\""), "{}", found.hint);
}
