//! Sentences of the report that depend on counts, with none, one, several and all; said with what the report hands over.

mod opening;
mod review;

use super::*;

/// What every sentence may name, of a report of quý II.
fn speaker() -> Speaker<ReportCommon<'static>> {
    let common = ReportCommon {
        don_vi: UnitNames { ten: "Ủy ban nhân dân xã An Bình", ten_goi: "xã An Bình", cap: "xã" },
        van_phong: "Văn phòng",
        nguoi_nhan: "Chủ tịch Ủy ban nhân dân xã An Bình",
        nam: 2026,
        nam_truoc: 2025,
        nam_van_ban: 2026,
        quy: "II",
        ky_gop: false,
        ky: "quý II năm 2026".into(),
        cuoi_quy: "30/6/2026".into(),
        quy_toi: "III",
        nam_quy_toi: 2026,
        cuoi_quy_toi: "30/9/2026".into(),
        tu: "15/3/2026".into(),
        den: "14/6/2026".into(),
        ngay_chot: "14/6/2026".into(),
        dau_tien: false,
        ke_hoach: CitedPlan {
            so: Some("05/KH-UBND".into()),
            ngay: Some("02 tháng 01 năm 2026".into()),
            ngay_so: Some("02/01/2026".into()),
            trich_yeu: "Khắc phục tồn tại".into(),
        },
        thay_the: None,
        phu_luc_1: "Phụ lục I".into(),
        phu_luc_2: "Phụ lục II".into(),
        phu_luc_3: None,
    };
    Speaker::of(Kind::Report, &Overrides::default(), Vocabulary::default(), common).unwrap()
}

/// Holds sentences with names of their own against what they have to be.
fn says<'a, N: Serialize + 'a>(cases: impl IntoIterator<Item = (&'a str, N, &'a str)>) {
    let speaker = speaker();
    for (key, own, wanted) in cases {
        assert_eq!(speaker.say_with(key, own).unwrap(), wanted, "{key}");
    }
}

fn numbers(all: &[&str]) -> Vec<String> {
    all.iter().map(|one| (*one).to_owned()).collect()
}
