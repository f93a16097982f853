//! Sentences of the plan that depend on counts, with none, one, several and all; said with what the plan hands over.

use super::*;

/// What every sentence may name.
fn speaker() -> Speaker<PlanCommon<'static>> {
    let common = PlanCommon {
        don_vi: UnitNames { ten: "Ủy ban nhân dân xã An Bình", ten_goi: "xã An Bình", cap: "xã" },
        nam: 2026,
        nam_truoc: 2025,
        nam_van_ban: 2026,
        trich_yeu: "Khắc phục tồn tại",
        thay_the: None,
        phu_luc: "Phụ lục".into(),
    };
    Speaker::of(Kind::Plan, &Overrides::default(), Vocabulary::default(), common).unwrap()
}

/// Holds sentences with names of their own against what they have to be.
fn says<'a, N: Serialize + 'a>(cases: impl IntoIterator<Item = (&'a str, N, &'a str)>) {
    let speaker = speaker();
    for (key, own, wanted) in cases {
        assert_eq!(speaker.say_with(key, own).unwrap(), wanted, "{key}");
    }
}

#[test]
fn the_plan_s_scores_with_none_one_and_several_fields_below_their_maximum() {
    let rank = || Some(Ranked { hang: 3, tong_so: 82, pham_vi: "xã, phường" });
    let scores = |low: &[&'static str], fields: usize, xep_hang: Option<Ranked<'static>>| ScoresLastYear {
        linh_vuc_thap: low.to_vec(),
        so_linh_vuc: fields,
        tieu_chi_thap: 0,
        so_tieu_chi: 0,
        tong_diem: "76,824".into(),
        tong_toi_da: "100".into(),
        nhan_xet_diem: Some("thấp hơn thang điểm"),
        xep_hang,
    };
    let bare = |low: &[&'static str], below: usize, total: &str, xep_hang: Option<Ranked<'static>>| ScoresLastYear {
        linh_vuc_thap: low.to_vec(),
        so_linh_vuc: 7,
        tieu_chi_thap: below,
        so_tieu_chi: 38,
        tong_diem: total.into(),
        tong_toi_da: "85".into(),
        nhan_xet_diem: None,
        xep_hang,
    };
    says([
        (
            "diem_chung",
            scores(&[], 9, rank()),
            "Năm 2025, 9/9 tiêu chí đạt điểm tối đa; vị trí xếp hạng CCHC của xã năm 2025 đạt 76,824 điểm, xếp hạng 3/82 xã, phường.",
        ),
        (
            "diem_chung",
            scores(&["cải cách thể chế"], 9, None),
            "Năm 2025 có 1/9 tiêu chí có điểm đạt được thấp hơn thang điểm: cải cách thể chế; do đó chỉ số CCHC của xã \
             năm 2025 đạt 76,824 điểm.",
        ),
        (
            "diem_chung",
            scores(&["cải cách thể chế", "tài chính công"], 2, rank()),
            "Năm 2025 có 2/2 tiêu chí có điểm đạt được thấp hơn thang điểm như: cải cách thể chế; tài chính công… do đó \
             vị trí xếp hạng CCHC của xã năm 2025 đạt 76,824 điểm, xếp hạng 3/82 xã, phường.",
        ),
        (
            "diem_chung",
            bare(&["thể chế"], 2, "80", None),
            "Năm 2025 xã đạt 80/85 điểm; 01/7 lĩnh vực (02/38 tiêu chí) chưa đạt điểm tối đa: thể chế.",
        ),
        (
            "diem_chung",
            bare(&[], 0, "85", rank()),
            "Năm 2025 xã đạt 85/85 điểm, xếp hạng 3/82 xã, phường; cả 07 lĩnh vực đạt điểm tối đa.",
        ),
    ]);
}

#[test]
fn the_plan_s_opening_parts_and_indicators() {
    says([
        (
            "mo_dau",
            Opening { menh_de: None },
            "Ủy ban nhân dân xã An Bình xây dựng Kế hoạch “Khắc phục tồn tại” như sau:",
        ),
        (
            "mo_dau",
            Opening { menh_de: Some("Thực hiện Công văn số 5") },
            "Thực hiện Công văn số 5, Ủy ban nhân dân xã An Bình xây dựng Kế hoạch “Khắc phục tồn tại” như sau:",
        ),
    ]);
    says([
        ("muc_dich_yeu_cau", AimParts { phan: vec!["muc_tieu", "yeu_cau"] }, "MỤC ĐÍCH, YÊU CẦU"),
        ("muc_dich_yeu_cau", AimParts { phan: vec!["muc_tieu", "yeu_cau", "chi_tieu"] }, "MỤC ĐÍCH, YÊU CẦU, CHỈ TIÊU"),
        ("muc_dich_yeu_cau", AimParts { phan: vec!["muc_tieu", "chi_tieu"] }, "MỤC ĐÍCH, CHỈ TIÊU"),
        ("muc_dich_yeu_cau", AimParts { phan: vec!["yeu_cau"] }, "YÊU CẦU"),
        ("muc_dich_yeu_cau", AimParts { phan: vec!["chi_tieu"] }, "CHỈ TIÊU"),
    ]);
    let indicator = |unit: &'static str, limit: bool| TargetNames {
        ten: "Tỷ lệ hồ sơ trễ hạn",
        don_vi_tinh: unit,
        ke_hoach: "1,5".into(),
        toi_da: limit,
    };
    says([
        ("mot_chi_tieu", indicator("%", false), "Tỷ lệ hồ sơ trễ hạn: 1,5%."),
        ("mot_chi_tieu", indicator("%", true), "Tỷ lệ hồ sơ trễ hạn: không quá 1,5%."),
        ("mot_chi_tieu", indicator("cuộc", false), "Tỷ lệ hồ sơ trễ hạn: 1,5 cuộc."),
    ]);
    says([("ket", Closing { loi_ket: None }, "Trên đây là Kế hoạch “Khắc phục tồn tại”.")]);
}
