//! What a report says with none, one, several and all of a kind: small units, whose reports were read.

use std::fmt::Write as _;

use super::plain;
use super::sample;
use crate::kinds::Document;
use crate::period::Quarter;
use crate::unit::Unit;

/// The body of the report of a quarter of a unit with this plan and these quarters, from the first.
fn body(plan: &str, quarters: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("2026")).unwrap();
    let write = |name: &str, text: &str| {
        crate::store::write(&folder.path().join(name), text.as_bytes()).unwrap();
    };
    let agency = std::fs::read_to_string(sample::folder().join("don-vi.yaml")).unwrap();
    write("don-vi.yaml", &(agency + "ky_gop: có\n"));
    let head =
        "phien_ban: 1\nnam: 2026\nso: 7\nngay: 09/01/2026\ntrich_yeu: Cần Thơ chung sức\ndanh_gia: {nhan_xet: X.}\n";
    write("2026/ke-hoach.yaml", &format!("{head}{plan}"));
    for (text, number) in quarters.iter().zip(1..) {
        write(&format!("2026/quy-{number}.yaml"), &format!("phien_ban: 1\nquy: {number}/2026\n{text}"));
    }
    let quarter = Quarter { year: 2026, number: u8::try_from(quarters.len()).unwrap() };
    let document = Document::report(quarter);
    let (unit, problems) = Unit::open(folder.path(), Some(&document)).check();
    let unit =
        unit.unwrap_or_else(|| panic!("{}", crate::problem::render(&problems, crate::problem::Style::default())));
    let words = unit.steps(document, None).unwrap().words().unwrap().0;
    let mut said = format!("{}\n", words.heading.subject);
    plain::body(&words).iter().for_each(|line| {
        let _ = writeln!(said, "{line}");
    });
    said
}

/// A plan of one field with these actions, each given by its last keys.
fn plan(actions: &[&str]) -> String {
    let mut text = String::from(
        "linh_vuc:\n  - id: l1\n    ten: Cải cách thể chế\n    diem: {dat: 3, toi_da: 5}\n    ton_tai: [{id: t1, noi_dung: Chậm.}]\n    \
         trach_nhiem: {chu_tri: [van-phong], phoi_hop: [tai-chinh]}\n",
    );
    text += if actions.is_empty() { "" } else { "    nhiem_vu:\n" };
    for (action, at) in actions.iter().zip(1..) {
        let _ =
            writeln!(text, "      - {{id: a{at}, noi_dung: \"Sở Nội vụ và xã làm việc {at}, có kết quả\", {action}}}");
    }
    text
}

const DONE: &str = "tinh_trang: hoan_thanh, tai_lieu_kiem_chung: [{loai: khac, ten: Hồ sơ}]";

#[test]
fn no_action_at_all() {
    insta::assert_snapshot!("khong-nhiem-vu", body(&plan(&[]), &[""]));
}

#[test]
fn one_action_that_nobody_reports() {
    insta::assert_snapshot!("mot-chua-bao-cao", body(&plan(&["khac_phuc: [t1], thoi_han: 28/02/2026"]), &[""]));
}

#[test]
fn one_action_that_is_done() {
    let quarter =
        format!("tien_do:\n  - {{nhiem_vu: a1, ngay_hoan_thanh: 02/3/2026, ket_qua: Trần Thị Lan đã làm, {DONE}}}\n");
    insta::assert_snapshot!("mot-hoan-thanh", body(&plan(&["khac_phuc: [t1], thoi_han: 03/3/2026"]), &[&quarter]));
}

#[test]
fn several_actions_all_done_and_all_late() {
    let actions = ["khac_phuc: [t1], thoi_han: 01/02/2026"; 7];
    let quarter: String =
        (1..=7).map(|at| format!("  - {{nhiem_vu: a{at}, ngay_hoan_thanh: 0{at}/3/2026, {DONE}}}\n")).collect();
    insta::assert_snapshot!("tat-ca-hoan-thanh", body(&plan(&actions), &[&format!("tien_do:\n{quarter}")]));
}

/// Each state once, in a second quarter: new and old, moved, added and withdrawn, with everything that an office may type.
#[test]
fn one_of_everything() {
    let actions = [
        "khac_phuc: [t1], thoi_han: 31/3/2026, chu_tri: [tai-chinh], phoi_hop: [tai-chinh, mot-cua]",
        "thoi_han: quý I/2026",
        "thoi_han: 30/6/2026, doi_chu_tri: [{tu_ngay: 01/4/2026, chu_tri: [tai-chinh], van_ban: Thông báo số 3/TB-UBND ngày 30/3/2026}]",
        "thoi_han: thuong-xuyen",
        "thoi_han: thuong-xuyen",
        "ten_ngan: Việc chưa ai báo cáo",
        "thoi_han: tháng 7/2026",
        "thoi_han: 14/6/2026",
        "rut: {van_ban: Quyết định số 9/QĐ-UBND ngày 02/4/2026, ngay: 02/4/2026}",
        "thoi_han: trong-nam, bo_sung: {van_ban: Quyết định số 9/QĐ-UBND ngày 02/4/2026, ngay: 02/4/2026}",
    ];
    let indicators = "chi_tieu:\n  - {id: c1, ten: Tỷ lệ hồ sơ giải quyết đúng hạn, don_vi_tinh: \"%\", ke_hoach: 100}\n  \
                      - {id: c2, ten: Số hồ sơ trễ hạn, don_vi_tinh: hồ sơ, ke_hoach: 5, toi_da: có}\n";
    let first = format!(
        "chi_tieu: [{{chi_tieu: c1, trong_ky: \"99,5\"}}, {{chi_tieu: c2, trong_ky: 3}}]\n\
         tien_do:\n  - {{nhiem_vu: a1, ngay_hoan_thanh: 02/3/2026, {DONE}}}\n  \
         - {{nhiem_vu: a3, tinh_trang: dang_thuc_hien, ti_le: 20}}\n  - {{nhiem_vu: a9, ngay_hoan_thanh: 03/3/2026, {DONE}}}\n"
    );
    let second = "thay_the: {so: 4, ky_hieu: BC-VP, ngay: 15/6/2026}\n\
        chi_tieu: [{chi_tieu: c1, trong_ky: \"99,3\", luy_ke: \"99,4\", cung_ky: 98}, {chi_tieu: c2, trong_ky: 4, luy_ke: 7}]\n\
        y_kien_chi_dao: [{noi_dung: Ban hành ngay, nhiem_vu: [a2]}]\n\
        diem_tu_cham: [{linh_vuc: l1, diem: \"3,5\"}]\n\
        nhan_xet: [Có chuyển biến.]\nhan_che: [Còn chậm.]\nkho_khan: [Thiếu máy.]\n\
        bieu_duong: [Bộ phận Một cửa]\nnhac_nho: [Công chức A]\n\
        kien_nghi: [{noi_dung: Bố trí kinh phí, nguoi_quyet_dinh: Chủ tịch Ủy ban nhân dân xã, thoi_han: 30/6/2026, ly_do: Máy hỏng}, \
        {noi_dung: Mở lớp, nguoi_quyet_dinh: Sở Nội vụ}]\n\
        tien_do:\n  - {nhiem_vu: a1, tinh_trang: dang_thuc_hien, ti_le: 80, ly_do: Phải làm lại}\n  \
        - {nhiem_vu: a2, tinh_trang: hoan_thanh, ngay_hoan_thanh: 10/3/2026}\n  \
        - {nhiem_vu: a4, tinh_trang: thuong_xuyen, ket_qua: Ủy ban nhân dân xã vẫn làm}\n  \
        - {nhiem_vu: a7, tinh_trang: dang_thuc_hien, ti_le: 10, de_nghi_gia_han: {den_ngay: 30/9/2026, ly_do: Đảng ủy chưa họp}}\n  \
        - {nhiem_vu: a8, tinh_trang: chua_thuc_hien}\n  - {nhiem_vu: a10, tinh_trang: dang_thuc_hien}\n";
    insta::assert_snapshot!("moi-thu-mot", body(&format!("{indicators}{}", plan(&actions)), &[&first, second]));
}
