//! Sentences of the follow-up plan that depend on counts, with none, one, several and all; said with what the plan hands over.

use serde::Serialize;

use super::results::{Cause, Summary, YearScore};
use super::tasks::{Continuous, Named, Told};
use super::*;
use crate::figures::{Remedies, Tally};
use crate::read::decoded;
use crate::words::counts::Remedied;

/// What every sentence may name, of a follow-up plan after quý II.
fn common() -> FollowUpCommon<'static> {
    FollowUpCommon {
        don_vi: UnitNames { ten: "Ủy ban nhân dân xã An Bình", ten_goi: "xã An Bình", cap: "xã" },
        van_phong: "Văn phòng",
        nam: 2026,
        nam_truoc: 2025,
        nam_toi: 2026,
        nam_van_ban: 2026,
        quy: "II",
        quy_toi: "III",
        ky_toi: "quý III năm 2026".into(),
        cuoi_quy_toi: "30/9/2026".into(),
        cuoi_nam: false,
        ky_gop: false,
        ngay_chot: "14/6/2026".into(),
        ke_hoach: CitedPlan {
            so: Some("05/KH-UBND".into()),
            ngay: Some("02 tháng 01 năm 2026".into()),
            ngay_so: Some("02/01/2026".into()),
            trich_yeu: "Khắc phục tồn tại".into(),
        },
        bao_cao: CitedReport { so: "…/BC-VP".into(), ngay: None, trich_yeu: None },
        thay_the: None,
        so_lieu: Tally::default().into(),
        phu_luc: "Phụ lục".into(),
    }
}

fn speaker(change: impl FnOnce(&mut FollowUpCommon<'static>)) -> Speaker<FollowUpCommon<'static>> {
    let mut common = common();
    change(&mut common);
    Speaker::of(Kind::FollowUp, &Overrides::default(), Vocabulary::default(), common).unwrap()
}

/// Holds sentences with names of their own against what they have to be.
fn says<'a, N: Serialize + 'a>(cases: impl IntoIterator<Item = (&'a str, N, &'a str)>) {
    let speaker = speaker(|_| ());
    for (key, own, wanted) in cases {
        assert_eq!(speaker.say_with(key, own).unwrap(), wanted, "{key}");
    }
}

type Change = fn(&mut FollowUpCommon<'static>);

#[test]
fn the_follow_up_plan_is_called_by_the_plan_s_number() {
    let usual: Change = |_| ();
    let unissued: Change = |common| {
        common.ke_hoach =
            CitedPlan { so: None, ngay: None, ngay_so: None, trich_yeu: "Khắc phục tồn tại".into() };
    };
    let issued: Change = |common| {
        common.bao_cao.so = "12/BC-VP".into();
        common.bao_cao.ngay = Some("16 tháng 6 năm 2026".into());
    };
    let titled: Change = |common| {
        common.bao_cao.so = "12/BC-VP".into();
        common.bao_cao.trich_yeu = Some("Kết quả nửa năm".into());
    };
    let year_s_end: Change = |common| {
        common.ky_toi = "năm 2027".into();
        (common.cuoi_nam, common.nam_toi, common.quy, common.ky_gop) = (true, 2027, "IV", true);
    };
    let replaced: Change = |common| {
        let before = decoded("so: 61\nky_hieu: KH-UBND\nngay: 25/6/2026\n");
        common.thay_the = frame::replacing(Some(&before));
    };
    let cases: [(&str, Change, &str); 12] = [
        ("trich_yeu", usual, "Tiếp tục thực hiện Kế hoạch số 05/KH-UBND ngày 02/01/2026 trong quý III năm 2026"),
        ("trich_yeu", unissued, "Tiếp tục thực hiện Kế hoạch của Ủy ban nhân dân xã An Bình trong quý III năm 2026"),
        ("trich_yeu", year_s_end, "Tiếp tục thực hiện Kế hoạch số 05/KH-UBND ngày 02/01/2026 trong năm 2027"),
        ("trich_yeu_thay_the", replaced, "(thay thế Kế hoạch số 61/KH-UBND ngày 25/6/2026)"),
        (
            "thay_the",
            replaced,
            "Kế hoạch này thay thế Kế hoạch số 61/KH-UBND ngày 25 tháng 6 năm 2026 của Ủy ban nhân dân xã An Bình.",
        ),
        (
            "can_cu_ke_hoach",
            usual,
            "Căn cứ Kế hoạch số 05/KH-UBND ngày 02 tháng 01 năm 2026 của Ủy ban nhân dân xã An Bình “Khắc phục tồn tại”",
        ),
        ("can_cu_ke_hoach", unissued, "Căn cứ Kế hoạch của Ủy ban nhân dân xã An Bình “Khắc phục tồn tại”"),
        (
            "theo_de_nghi",
            usual,
            "Theo đề nghị của Văn phòng tại Báo cáo số …/BC-VP ngày … về kết quả thực hiện Kế hoạch số 05/KH-UBND \
                 trong quý II năm 2026",
        ),
        (
            "theo_de_nghi",
            issued,
            "Theo đề nghị của Văn phòng tại Báo cáo số 12/BC-VP ngày 16 tháng 6 năm 2026 về kết quả thực hiện Kế \
                 hoạch số 05/KH-UBND trong quý II năm 2026",
        ),
        ("theo_de_nghi", titled, "Theo đề nghị của Văn phòng tại Báo cáo số 12/BC-VP ngày … “Kết quả nửa năm”"),
        (
            "theo_de_nghi",
            year_s_end,
            "Theo đề nghị của Văn phòng tại Báo cáo số …/BC-VP ngày … về kết quả thực hiện Kế hoạch số 05/KH-UBND \
                 trong quý IV và năm 2026",
        ),
        (
            "mo_dau",
            unissued,
            "Ủy ban nhân dân xã An Bình xây dựng Kế hoạch tiếp tục thực hiện Kế hoạch nêu trên trong quý III năm 2026 như sau:",
        ),
    ];
    for (key, change, wanted) in cases {
        assert_eq!(speaker(change).say(key).unwrap(), wanted, "{key}");
    }
}

#[test]
fn what_a_follow_up_plan_is_for_with_none_one_several_and_all() {
    let amount =
        |[chua_xong, den_han, qua_han, sau, khong_han]: [usize; 5], owed: usize, shortcomings: usize| Amounts {
            chua_xong,
            den_han,
            qua_han,
            sau,
            qua_han_sau: usize::from(sau == 3),
            khong_han,
            no_kiem_chung: owed,
            con_ton_tai: shortcomings,
        };
    says([
        ("muc_dich_san", amount([1, 1, 1, 0, 0], 0, 0), "Hoàn thành 01 nhiệm vụ đã quá hạn."),
        ("muc_dich_san", amount([1, 1, 0, 0, 0], 0, 0), "Hoàn thành 01 nhiệm vụ có thời hạn đến hết ngày 30/9/2026."),
        (
            "muc_dich_san",
            amount([2, 0, 0, 2, 0], 0, 0),
            "Tiếp tục thực hiện 02 nhiệm vụ có thời hạn sau ngày 30/9/2026.",
        ),
        (
            "muc_dich_san",
            amount([1, 0, 0, 0, 1], 0, 1),
            "Tiếp tục thực hiện 01 nhiệm vụ chưa được giao thời hạn; khắc phục 01 tồn tại, hạn chế còn lại.",
        ),
        (
            "muc_dich_san",
            amount([9, 4, 2, 3, 2], 2, 3),
            "Hoàn thành 04 nhiệm vụ có thời hạn đến hết ngày 30/9/2026, trong đó 02 nhiệm vụ đã quá hạn; tiếp tục thực hiện \
                 03 nhiệm vụ có thời hạn sau ngày 30/9/2026 (01 nhiệm vụ đã quá hạn, được giao thời hạn mới) và 02 \
                 nhiệm vụ chưa được giao thời hạn; bổ sung tài liệu kiểm chứng \
                 của 02 nhiệm vụ đã hoàn thành; khắc phục 03 tồn tại, hạn chế còn lại.",
        ),
        ("muc_dich_san", amount([0; 5], 3, 0), "Bổ sung tài liệu kiểm chứng của 03 nhiệm vụ đã hoàn thành."),
    ]);
    let named = |neu: usize, co_han: usize, khong_han: usize| Named { neu, co_han, khong_han };
    says([
        ("chi_tiet", named(0, 0, 0), "Bổ sung tài liệu kiểm chứng theo thời hạn tại Phụ lục."),
        ("chi_tiet", named(2, 0, 0), "Hoàn thành 02 nhiệm vụ nêu dưới đây theo thời hạn mới."),
        (
            "chi_tiet",
            named(0, 9, 0),
            "Thực hiện 09 nhiệm vụ còn lại theo thời hạn tại Phụ lục. Thời hạn không ghi chú khác là thời hạn theo \
                 Kế hoạch số 05/KH-UBND.",
        ),
        ("chi_tiet", named(0, 0, 1), "Tiếp tục thực hiện 01 nhiệm vụ chưa được giao thời hạn, nêu tại Phụ lục."),
        (
            "chi_tiet",
            named(1, 2, 3),
            "Hoàn thành 01 nhiệm vụ nêu dưới đây theo thời hạn mới; thực hiện 02 nhiệm vụ khác theo thời hạn tại Phụ lục; \
                 tiếp tục thực hiện 03 nhiệm vụ chưa được giao thời hạn. Thời hạn không ghi chú khác là thời hạn theo Kế hoạch \
                 số 05/KH-UBND.",
        ),
    ]);
}

#[test]
fn results_of_a_follow_up_plan_with_none_one_several_and_all() {
    let summaries = [
        (
            (Tally { total: 1, unreported: 1, ..Tally::default() }, 0),
            "Đến ngày 14/6/2026, nhiệm vụ duy nhất của Kế hoạch chưa có báo cáo.",
        ),
        (
            (Tally { total: 1, done: 1, late: 1, without_evidence: 1, ..Tally::default() }, 0),
            "Đến ngày 14/6/2026, nhiệm vụ duy nhất của Kế hoạch đã hoàn thành (hoàn thành quá hạn). Có 01 nhiệm vụ đã hoàn \
                 thành nhưng chưa có tài liệu kiểm chứng.",
        ),
        (
            (Tally { total: 9, unreported: 9, overdue: 2, ..Tally::default() }, 0),
            "Đến ngày 14/6/2026, toàn bộ 09 nhiệm vụ của Kế hoạch chưa có báo cáo. Có 02 nhiệm vụ chưa hoàn thành, đã quá hạn.",
        ),
        (
            (
                Tally {
                    total: 20,
                    done: 5,
                    late: 1,
                    in_progress: 6,
                    continuous: 3,
                    not_started: 1,
                    unreported: 5,
                    overdue: 2,
                    without_evidence: 1,
                    ..Tally::default()
                },
                2,
            ),
            "Đến ngày 14/6/2026, trong 20 nhiệm vụ của Kế hoạch: 05 nhiệm vụ đã hoàn thành (trong đó 01 nhiệm vụ hoàn thành quá \
                 hạn); 06 nhiệm vụ đang thực hiện; 03 nhiệm vụ thực hiện thường xuyên; 01 nhiệm vụ chưa thực hiện; 05 nhiệm vụ chưa \
                 có báo cáo. Trong số nhiệm vụ trên, 02 nhiệm vụ không có báo cáo trong quý II được tính theo báo cáo \
                 gần nhất. Có 02 nhiệm vụ chưa hoàn thành, \
                 đã quá hạn và 01 nhiệm vụ đã hoàn thành nhưng chưa có tài liệu kiểm chứng.",
        ),
        (
            (Tally { total: 4, in_progress: 4, ..Tally::default() }, 0),
            "Đến ngày 14/6/2026, trong 04 nhiệm vụ của Kế hoạch: chưa có nhiệm vụ nào hoàn thành; 04 nhiệm vụ đang thực hiện.",
        ),
    ];
    for ((tally, earlier), wanted) in summaries {
        let own = Summary { theo_quy_truoc: earlier, them: 0, rut: 0 };
        assert_eq!(speaker(|common| common.so_lieu = tally.into()).say_with("tom_tat", own).unwrap(), wanted);
    }
    let remedied =
        |[full, partial, none, unreported]: [usize; 4]| Remedied::from(Remedies { full, partial, none, unreported });
    says([
        ("ton_tai", remedied([1, 0, 0, 0]), "Đã khắc phục 01 tồn tại, hạn chế của năm 2025."),
        ("ton_tai", remedied([3, 0, 0, 0]), "Đã khắc phục toàn bộ 03 tồn tại, hạn chế của năm 2025."),
        ("ton_tai", remedied([0, 2, 0, 0]), "Mới khắc phục một phần 02/02 tồn tại, hạn chế của năm 2025."),
        ("ton_tai", remedied([0, 0, 1, 0]), "Còn 01/01 tồn tại, hạn chế của năm 2025 chưa khắc phục."),
        ("ton_tai", remedied([0, 0, 0, 7]), "Chưa có báo cáo về việc khắc phục 07 tồn tại, hạn chế của năm 2025."),
        (
            "ton_tai",
            remedied([4, 8, 2, 3]),
            "Trong 17 tồn tại, hạn chế của năm 2025: đã khắc phục 04, khắc phục một phần 08, chưa khắc phục 02, chưa có báo \
                 cáo 03.",
        ),
    ]);
    says([
        (
            "diem_cuoi_nam",
            YearScore { dat: "89,75".into(), toi_da: "100".into(), da_cham: 9, linh_vuc: 9 },
            "Năm 2026 xã tự chấm 89,75/100 điểm của 09 lĩnh vực.",
        ),
        (
            "diem_cuoi_nam",
            YearScore { dat: "60".into(), toi_da: "65".into(), da_cham: 8, linh_vuc: 9 },
            "Năm 2026 xã tự chấm 60/65 điểm của 08/9 lĩnh vực.",
        ),
    ]);
    says([(
        "mot_nguyen_nhan",
        Cause { ly_do: "chờ Sở Nội vụ", nhiem_vu: &["NV 2.1".into(), "NV 2.3".into()] },
        "chờ Sở Nội vụ (NV 2.1, NV 2.3).",
    )]);
}

/// An action that is overdue.
fn one() -> Told<'static> {
    Told {
        nhiem_vu: "NV 2.1".into(),
        ten: "Rà soát văn bản",
        ai: "Trần Lan, Văn phòng".into(),
        thoi_han: Some("30/9/2026".into()),
        cu: Some("31/5/2026".into()),
        van_ban: None,
        so_ngay: Some(14),
        chua_bao_cao: false,
        quy_cu: None,
        san_pham: None,
        ly_do: None,
    }
}

#[test]
fn the_actions_of_a_follow_up_plan_with_and_without_what_is_optional() {
    says([
        (
            "mot_qua_han",
            Told { ly_do: Some("Sở Nội vụ chưa trả lời"), ..one() },
            "NV 2.1 – Rà soát văn bản (Trần Lan, Văn phòng): thời hạn mới 30/9/2026; đã quá hạn 14 ngày so với thời hạn \
                 31/5/2026. Lý do: Sở Nội vụ chưa trả lời.",
        ),
        (
            "mot_qua_han",
            Told { chua_bao_cao: true, ..one() },
            "NV 2.1 – Rà soát văn bản (Trần Lan, Văn phòng): thời hạn mới 30/9/2026; đã quá hạn 14 ngày so với thời hạn \
                 31/5/2026; chưa có báo cáo.",
        ),
        (
            "mot_doi_han",
            Told { van_ban: Some("Thông báo số 5/TB-UBND"), quy_cu: Some("I"), ..one() },
            "NV 2.1 – Rà soát văn bản (Trần Lan, Văn phòng): thời hạn mới 30/9/2026 theo Thông báo số 5/TB-UBND thay thời hạn \
                 31/5/2026; theo báo cáo quý I.",
        ),
        (
            "mot_doi_han",
            Told { cu: None, ..one() },
            "NV 2.1 – Rà soát văn bản (Trần Lan, Văn phòng): thời hạn mới 30/9/2026; trước đây chưa được giao thời hạn.",
        ),
        (
            "mot_bo_sung",
            Told { san_pham: Some("Hình ảnh niêm yết"), ..one() },
            "NV 2.1 – Rà soát văn bản (Trần Lan, Văn phòng): chậm nhất ngày 30/9/2026. Tài liệu phải bổ sung: Hình ảnh niêm yết.",
        ),
    ]);
    says([("thuong_xuyen", Continuous { so: 3 }, "Duy trì 03 nhiệm vụ thường xuyên nêu tại Phụ lục.")]);
}
