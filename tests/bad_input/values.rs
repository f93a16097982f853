//! Values of the wrong kind.

use crate::broken;
use crate::support::{AGENCY, Office, PLAN};

#[test]
fn a_value_of_the_wrong_shape_is_told_how_to_be_written() {
    let name = "    ten: Về cải cách thể chế";
    let cases = [
        // Lists for text, keys for text, text for keys, text and keys for a list.
        ("linh_vuc:\n", "linh_vuc: chín lĩnh vực\nlinh_vuc_1:\n", "chín lĩnh vực", "\"- \""),
        ("so: 45", "so: [45]", "[45]", "trên cùng dòng"),
        (name, "    ten:\n      - Về cải cách thể chế", "- Về cải cách thể chế", "trên cùng dòng"),
        (name, "    ten:\n      nhan: Về cải cách thể chế", "nhan: Về", "trên cùng dòng"),
        ("    diem:\n      dat: 10,947\n      toi_da: 16\n", "    diem: 10,947/16\n", "10,947/16", "\"khóa: giá trị\""),
        ("muc_tieu:\n", "muc_tieu:\n  a: b\nyeu_cau_1:\n", "a: b", "\"- \""),
    ];
    for (from, to, marker, word) in cases {
        let office = Office::with_plan_made();
        office.change(PLAN, from, to);
        let found = office.refused();
        let shapes: Vec<_> = found.iter().filter(|found| found.code == "GT001").collect();
        assert_eq!(shapes.len(), 1, "{found:#?}");
        assert_eq!(shapes[0].place, office.at(PLAN, marker));
        assert!(shapes[0].hint.contains(word), "{}", shapes[0].hint);
        assert!(found.iter().all(|found| ["GT001", "KH001"].contains(&found.code.as_str())), "{found:#?}");
    }
    for text in ["xin chào\n", "- a\n- b\n"] {
        let office = Office::with_plan_made();
        office.write(PLAN, text);
        office.refused_for("GT001", &format!("{}:1:1", Office::whole(PLAN)));
    }
}

#[test]
fn a_value_left_blank_is_shown_at_its_key() {
    assert_eq!(broken(PLAN, "nam: 2021", "nam:", "GT002", "nam:").underlined, "nam");
    assert_eq!(broken(PLAN, "nam: 2021", "nam: null", "GT002", "nam:").underlined, "nam");
    broken(PLAN, "so: 45", "so: \"\"", "GT002", "\"\"");
    broken(AGENCY, "      ho_ten: Nguyễn Phi Trường", "      ho_ten:", "GT002", "ho_ten");
}

#[test]
fn a_day_that_is_not_in_the_calendar_is_told_from_what_is_no_day() {
    for day in ["31/4/2021", "29/02/2021", "2021-13-01"] {
        assert_eq!(broken(PLAN, "06/5/2021", day, "GT004", day).underlined, day);
    }
    for text in ["tháng năm", "06/5/21", "tháng 5, 2021"] {
        let found = broken(PLAN, "ngay: 06/5/2021", &format!("ngay: {text}"), "GT003", text);
        assert!(found.hint.contains("06/5/2021"), "{}", found.hint);
    }
    broken(PLAN, "thoi_han: thuong-xuyen", "thoi_han: 31/6/2021", "GT004", "31/6/2021");
    broken(PLAN, "thoi_han: thuong-xuyen", "thoi_han: sớm nhất", "GT008", "sớm nhất");
    let found = broken(PLAN, "thoi_han: thuong-xuyen", "thoi_han: 3/2021", "GT014", "3/2021\n");
    assert!(found.hint.contains("\"tháng 3/2021\"") && found.hint.contains("\"quý III/2021\""), "{}", found.hint);
}

#[test]
fn a_value_out_of_its_kind_is_shown_with_what_may_stand_there() {
    let found = broken(PLAN, "so: 45", "so: bốn lăm", "GT006", "bốn lăm");
    assert!(found.hint.contains("99999"), "{}", found.hint);
    let found = broken(PLAN, "nam: 2021", "nam: 21", "GT006", "21");
    assert!(found.hint.contains("2000"), "{}", found.hint);
    broken(PLAN, "dat: 10,947", "dat: 10.947,5", "GT005", "10.947,5");
    let found = broken(PLAN, "toi_da: 16\n", "toi_da: 16\n    khao_sat: cóo\n", "GT007", "cóo");
    assert!(found.hint.contains("\"có\""), "{}", found.hint);
    broken(PLAN, "id: nv-1.1", "id: nv 1.1", "GT009", "nv 1.1");
}

#[test]
fn a_record_of_a_newer_version_is_told_so_and_nothing_else() {
    for file in [AGENCY, PLAN] {
        let office = Office::with_plan_made();
        office.change(file, "phien_ban: 1", "phien_ban: 2");
        office.append(file, "khoa_moi: x\n");
        assert_eq!(office.refused_for("GT010", &office.at(file, "2\n")).underlined, "2");
    }
    broken(PLAN, "phien_ban: 1", "phien_ban: 0", "GT011", "0\n");
}
