//! The summary, with the fields that have no result.

use super::super::opening::{Missed, ReportSummary, ScoreNames, Surveyed};
use super::super::results::Without;
use super::{numbers, says};
use crate::figures::{Remedies, Tally};
use crate::words::counts::Remedied;

#[test]
fn the_summary_with_none_one_several_and_all() {
    let plain = |tally: Tally, owing: &[&str]| ReportSummary {
        so_lieu: tally.into(),
        them: 0,
        rut: 0,
        no_bao_cao: numbers(owing),
        cu: Vec::new(),
        lau_nhat: 9,
    };
    says([
        ("tom_tat", plain(Tally::default(), &[]), "Tính đến ngày 14/6/2026, Kế hoạch không có nhiệm vụ nào."),
        (
            "tom_tat",
            plain(
                Tally { total: 1, unreported: 1, without_report: 1, ..Tally::default() },
                &["Phòng Kinh tế chưa báo cáo 01"],
            ),
            "Tính đến ngày 14/6/2026, nhiệm vụ duy nhất của Kế hoạch chưa có báo cáo (Phòng Kinh tế chưa báo cáo \
             01).",
        ),
        (
            "tom_tat",
            plain(
                Tally { total: 4, unreported: 4, without_report: 4, ..Tally::default() },
                &["A chưa báo cáo 03", "B chưa báo cáo 01"],
            ),
            "Tính đến ngày 14/6/2026, cả 04 nhiệm vụ của Kế hoạch chưa có báo cáo (A chưa báo cáo 03, B chưa báo \
             cáo 01).",
        ),
        (
            "tom_tat",
            plain(Tally { total: 1, done: 1, late: 1, ..Tally::default() }, &[]),
            "Tính đến ngày 14/6/2026, nhiệm vụ duy nhất của Kế hoạch đã hoàn thành (quá hạn 01).",
        ),
        (
            "tom_tat",
            plain(Tally { total: 3, done: 3, on_time: 2, ..Tally::default() }, &[]),
            "Tính đến ngày 14/6/2026, toàn bộ 03 nhiệm vụ của Kế hoạch đã hoàn thành (đúng hạn 02, không có thời \
             hạn 01).",
        ),
        (
            "tom_tat",
            plain(Tally { total: 4, in_progress: 3, not_started: 1, overdue: 1, ..Tally::default() }, &[]),
            "Tính đến ngày 14/6/2026, trong 04 nhiệm vụ của Kế hoạch: chưa có nhiệm vụ nào hoàn thành; 03 nhiệm vụ \
             đang thực hiện; 01 nhiệm vụ chưa thực hiện. Có 01 nhiệm vụ chưa hoàn thành, đã quá hạn (09 ngày).",
        ),
        (
            "tom_tat",
            ReportSummary {
                them: 2,
                rut: 1,
                cu: numbers(&["02 nhiệm vụ kỳ trước đang thực hiện"]),
                ..plain(
                    Tally {
                        total: 20,
                        done: 5,
                        on_time: 3,
                        late: 1,
                        in_progress: 6,
                        continuous: 3,
                        not_started: 1,
                        unreported: 5,
                        without_report: 7,
                        overdue: 2,
                        without_evidence: 1,
                        ..Tally::default()
                    },
                    &["Văn phòng chưa cập nhật 07"],
                )
            },
            "Tính đến ngày 14/6/2026, trong 20 nhiệm vụ của Kế hoạch (ban hành 19, thêm 02, rút 01): 05 nhiệm vụ đã \
             hoàn thành, đạt 25% (đúng hạn 03, quá hạn 01, không có thời hạn 01); 06 nhiệm vụ đang thực hiện; 03 \
             nhiệm vụ thực hiện thường xuyên; 01 nhiệm vụ chưa thực hiện; 05 nhiệm vụ chưa có báo cáo. Kỳ này có 07 \
             nhiệm vụ không có báo cáo: 05 nhiệm vụ chưa báo cáo lần nào, 02 nhiệm vụ kỳ trước đang thực hiện (Văn \
             phòng chưa cập nhật 07). Có 02 nhiệm vụ chưa hoàn thành, đã quá hạn (lâu nhất 09 ngày) và 01 nhiệm vụ \
             đã hoàn thành nhưng chưa có tài liệu kiểm chứng.",
        ),
    ]);
}

#[test]
fn shortcomings_and_indicators_with_none_one_several_and_all() {
    let remedied =
        |[full, partial, none, unreported]: [usize; 4]| Remedied::from(Remedies { full, partial, none, unreported });
    says([
        ("tom_tat_ton_tai", remedied([1, 0, 0, 0]), "Đã khắc phục 01 tồn tại, hạn chế của năm 2025."),
        ("tom_tat_ton_tai", remedied([3, 0, 0, 0]), "Đã khắc phục toàn bộ 03 tồn tại, hạn chế của năm 2025."),
        ("tom_tat_ton_tai", remedied([0, 2, 0, 0]), "Trong 02 tồn tại, hạn chế của năm 2025: khắc phục một phần 02."),
        ("tom_tat_ton_tai", remedied([0, 0, 2, 0]), "Chưa khắc phục 02/02 tồn tại, hạn chế của năm 2025."),
        (
            "tom_tat_ton_tai",
            remedied([0, 0, 0, 7]),
            "Chưa có báo cáo về việc khắc phục 07 tồn tại, hạn chế của năm 2025.",
        ),
        (
            "tom_tat_ton_tai",
            remedied([4, 8, 2, 3]),
            "Trong 17 tồn tại, hạn chế của năm 2025: đã khắc phục 04, khắc phục một phần 08, chưa khắc phục 02, \
             chưa có báo cáo 03.",
        ),
        (
            "ton_tai_con_lai",
            remedied([1, 2, 0, 0]),
            "Còn 02/03 tồn tại, hạn chế của năm 2025 mới khắc phục một phần (bảng cuối Phụ lục I).",
        ),
        (
            "ton_tai_con_lai",
            remedied([0, 0, 1, 0]),
            "Còn 01/01 tồn tại, hạn chế của năm 2025 chưa khắc phục (bảng cuối Phụ lục I).",
        ),
        (
            "ton_tai_con_lai",
            remedied([0, 0, 0, 1]),
            "Còn 01/01 tồn tại, hạn chế của năm 2025 chưa có báo cáo khắc phục (bảng cuối Phụ lục I).",
        ),
        (
            "ton_tai_con_lai",
            remedied([4, 8, 2, 3]),
            "Còn 13/17 tồn tại, hạn chế của năm 2025 chưa khắc phục xong: chưa khắc phục 02, khắc phục một phần 08, \
             chưa có báo cáo 03 (bảng cuối Phụ lục I).",
        ),
    ]);
    says([
        ("tom_tat_chi_tieu", Missed { so: 1, tong: 1 }, "Có 01/01 chỉ tiêu chưa đạt mức kế hoạch."),
        ("tom_tat_chi_tieu", Missed { so: 2, tong: 12 }, "Có 02/12 chỉ tiêu chưa đạt mức kế hoạch."),
    ]);
}

#[test]
fn scores_of_none_some_and_all_fields() {
    let scores = |scored: usize, unscored: usize, change: Option<&str>| ScoreNames {
        dat: "76,5".into(),
        toi_da: "100".into(),
        mat: Some("23,5".into()),
        da_cham: scored,
        linh_vuc: 9,
        tu_cham: "60".into(),
        tu_cham_toi_da: "65".into(),
        so_voi: change.map(str::to_owned),
        chenh: "1,5".into(),
        chua_cham: unscored,
        khao_sat: Vec::new(),
    };
    let surveyed = vec![Surveyed { ten: "tác động", toi_da: "10".into() }];
    says([
        ("tom_tat_diem", scores(0, 9, None), "Năm 2025 xã đạt 76,5/100 điểm, bị trừ 23,5 điểm."),
        ("tom_tat_diem", ScoreNames { mat: None, ..scores(0, 9, None) }, "Năm 2025 xã đạt 76,5/100 điểm."),
        (
            "tom_tat_diem",
            scores(1, 8, Some("giảm")),
            "Năm 2025 xã đạt 76,5/100 điểm, bị trừ 23,5 điểm. Đến nay đã tự chấm 01/9 lĩnh vực: 60/65 điểm, giảm \
             1,5 điểm so với năm 2025; 08 lĩnh vực chưa tự chấm.",
        ),
        (
            "tom_tat_diem",
            scores(9, 0, None),
            "Năm 2025 xã đạt 76,5/100 điểm, bị trừ 23,5 điểm. Đến nay đã tự chấm 09/9 lĩnh vực: 60/65 điểm, bằng \
             năm 2025.",
        ),
        (
            "tom_tat_diem",
            ScoreNames { khao_sat: surveyed, ..scores(8, 0, Some("tăng")) },
            "Năm 2025 xã đạt 76,5/100 điểm, bị trừ 23,5 điểm. Đến nay đã tự chấm 08/9 lĩnh vực: 60/65 điểm, tăng \
             1,5 điểm so với năm 2025; lĩnh vực tác động (10 điểm) do cấp trên khảo sát, xã không tự chấm.",
        ),
    ]);
    let without = |fields: &[usize], all: bool| Without { tat_ca: all, linh_vuc: fields.to_vec() };
    says([
        ("khong_ket_qua", without(&[3], false), "Lĩnh vực 3 chưa có kết quả trong quý."),
        ("khong_ket_qua", without(&[1, 3, 5], false), "Các lĩnh vực 1, 3, 5 chưa có kết quả trong quý."),
        ("khong_ket_qua", without(&[1], true), "Trong quý chưa có kết quả nào được báo cáo."),
    ]);
}
