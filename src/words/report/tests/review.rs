//! What was done, what is wanting, and what comes next.

use super::super::ahead::{AtOnce, DueActions, ManyDue, Rest};
use super::super::review::{InQuarter, Late, LateOne, OverdueSince, Unreported};
use super::{numbers, says};
use crate::figures::Tally;

#[test]
fn what_was_done_in_the_quarter_against_the_one_before() {
    let tally = |done: usize| Tally { total: 20, done, ..Tally::default() };
    let done = |more: usize, earlier: usize, before: Option<usize>, now: usize| InQuarter {
        them: more,
        tu_truoc: earlier,
        lam_lai: 0,
        rut: 0,
        quy_truoc: before.map(|_| "I"),
        truoc: before.map(|done| tally(done).into()),
        nay: tally(now).into(),
    };
    says([
        ("trong_quy", done(1, 0, None, 1), "Trong quý II năm 2026 hoàn thành 01/20 nhiệm vụ (5%)."),
        (
            "trong_quy",
            done(2, 1, None, 2),
            "Trong quý II năm 2026 hoàn thành 02/20 nhiệm vụ (10%), trong đó 01 nhiệm vụ hoàn thành từ trước kỳ báo \
             cáo, nay mới báo cáo.",
        ),
        (
            "trong_quy",
            done(2, 2, Some(0), 2),
            "Trong quý II năm 2026 hoàn thành 02/20 nhiệm vụ (10%), đều hoàn thành từ trước kỳ báo cáo, nay mới báo \
             cáo; quý I chưa có nhiệm vụ nào hoàn thành.",
        ),
        (
            "trong_quy",
            done(2, 0, Some(3), 5),
            "Trong quý II năm 2026 hoàn thành thêm 02 nhiệm vụ; tổng số đã hoàn thành từ 03 (quý I) lên 05/20 nhiệm \
             vụ (25%), tăng 66,7%.",
        ),
        (
            "trong_quy",
            done(2, 2, Some(3), 5),
            "Trong quý II năm 2026 hoàn thành thêm 02 nhiệm vụ (đều hoàn thành từ trước kỳ báo cáo, nay mới báo \
             cáo); tổng số đã hoàn thành từ 03 (quý I) lên 05/20 nhiệm vụ (25%), tăng 66,7%.",
        ),
        (
            "trong_quy",
            InQuarter { lam_lai: 1, rut: 1, ..done(2, 1, Some(3), 3) },
            "Trong quý II năm 2026 hoàn thành thêm 02 nhiệm vụ (01 nhiệm vụ hoàn thành từ trước kỳ báo cáo, nay mới \
             báo cáo); 01 nhiệm vụ đã báo cáo hoàn thành phải làm lại; 01 nhiệm vụ đã hoàn thành được rút khỏi Kế \
             hoạch; tổng số đã hoàn thành vẫn là 03/20 nhiệm vụ (15%) như quý I.",
        ),
        (
            "trong_quy",
            InQuarter { lam_lai: 3, ..done(1, 0, Some(4), 2) },
            "Trong quý II năm 2026 hoàn thành thêm 01 nhiệm vụ; 03 nhiệm vụ đã báo cáo hoàn thành phải làm lại; \
             tổng số đã hoàn thành từ 04 (quý I) xuống 02/20 nhiệm vụ (10%), giảm 50%.",
        ),
    ]);
    let overdue = |before: usize, now: usize| OverdueSince { quy_truoc: "I", truoc: before, nay: now };
    says([
        ("so_sanh_qua_han", overdue(0, 1), "Số nhiệm vụ chưa hoàn thành, đã quá hạn tăng từ 0 lên 01 so với quý I."),
        (
            "so_sanh_qua_han",
            overdue(2, 3),
            "Số nhiệm vụ chưa hoàn thành, đã quá hạn tăng từ 02 lên 03 (tăng 50%) so với quý I.",
        ),
        (
            "so_sanh_qua_han",
            overdue(3, 0),
            "Số nhiệm vụ chưa hoàn thành, đã quá hạn giảm từ 03 xuống 0 (giảm 100%) so với quý I.",
        ),
        ("so_sanh_qua_han", overdue(2, 2), "Số nhiệm vụ chưa hoàn thành, đã quá hạn vẫn là 02, bằng quý I."),
    ]);
    says([
        (
            "no_bao_cao",
            Unreported { so: 1, so_cu: 0 },
            "Có 01 nhiệm vụ không có báo cáo trong quý, nêu tại Phụ lục II.",
        ),
        (
            "no_bao_cao",
            Unreported { so: 5, so_cu: 2 },
            "Có 05 nhiệm vụ không có báo cáo trong quý (02 nhiệm vụ giữ tình trạng theo báo cáo kỳ trước), nêu tại \
             Phụ lục II.",
        ),
    ]);
    let late = |named: &[(&str, i64)], more: usize| Late {
        so: named.len() + more,
        ke: named
            .iter()
            .map(|(number, days)| LateOne { nhiem_vu: (*number).to_owned(), so_ngay: Some(*days) })
            .collect(),
        khac: more,
    };
    says([
        ("tre_han", late(&[("NV 1.1", 1)], 0), "Trong quý có 01 nhiệm vụ hoàn thành quá hạn: NV 1.1 (chậm 01 ngày)."),
        (
            "tre_han",
            late(&[("NV 1.1", 12), ("NV 2.3", 4)], 3),
            "Trong quý có 05 nhiệm vụ hoàn thành quá hạn: NV 1.1 (chậm 12 ngày), NV 2.3 (chậm 04 ngày) và 03 nhiệm \
             vụ khác nêu tại Phụ lục I.",
        ),
    ]);
}

#[test]
fn what_comes_next_with_none_one_and_several() {
    let at_once = |overdue: &[&str], bare: &[&str], silent: usize| AtOnce {
        qua_han: numbers(overdue),
        thieu: numbers(bare),
        khong_bao_cao: silent,
    };
    says([
        ("lam_ngay", at_once(&["NV 1.1"], &[], 0), "Hoàn thành dứt điểm 01 nhiệm vụ đã quá hạn (NV 1.1)."),
        (
            "lam_ngay",
            at_once(&[], &["NV 1.1", "NV 1.2"], 0),
            "Bổ sung tài liệu kiểm chứng của 02 nhiệm vụ đã hoàn thành (NV 1.1, NV 1.2).",
        ),
        (
            "lam_ngay",
            at_once(&[], &[], 3),
            "Báo cáo, cập nhật ngay kết quả của 03 nhiệm vụ không có báo cáo trong quý.",
        ),
        (
            "lam_ngay",
            at_once(&["NV 1.1", "NV 2.1, trừ khi được gia hạn"], &["NV 1.2"], 1),
            "Hoàn thành dứt điểm 02 nhiệm vụ đã quá hạn (NV 1.1; NV 2.1, trừ khi được gia hạn); bổ sung tài liệu \
             kiểm chứng của 01 nhiệm vụ đã hoàn thành (NV 1.2); báo cáo, cập nhật ngay kết quả của 01 nhiệm vụ \
             không có báo cáo trong quý.",
        ),
    ]);
    let due = |named: &[&str]| DueActions { so: named.len(), nhiem_vu: numbers(named) };
    says([
        (
            "den_han_hom_nay",
            due(&["NV 1.1 A (14/6/2026)"]),
            "Hoàn thành ngay 01 nhiệm vụ đến hạn ngày 14/6/2026: NV 1.1 A (14/6/2026).",
        ),
        (
            "den_han_quy_nay",
            due(&["NV 1.1 A (20/6/2026)", "NV 1.2 B (30/6/2026)"]),
            "Từ nay đến ngày 30/6/2026 hoàn thành 02 nhiệm vụ còn lại đến hạn trong quý II: NV 1.1 A (20/6/2026); \
             NV 1.2 B (30/6/2026).",
        ),
        (
            "den_han",
            due(&["NV 1.1 A (15/7/2026)"]),
            "Trong quý III năm 2026 (đến ngày 30/9/2026) hoàn thành 01 nhiệm vụ đến hạn: NV 1.1 A (15/7/2026).",
        ),
    ]);
    says([
        (
            "den_han_hom_nay_nhieu",
            ManyDue { so: 11 },
            "Hoàn thành ngay 11 nhiệm vụ đến hạn ngày 14/6/2026, nêu tại Phụ lục I.",
        ),
        (
            "den_han_quy_nay_nhieu",
            ManyDue { so: 11 },
            "Từ nay đến ngày 30/6/2026 hoàn thành 11 nhiệm vụ còn lại đến hạn trong quý II, nêu tại Phụ lục I.",
        ),
        (
            "den_han_nhieu",
            ManyDue { so: 11 },
            "Trong quý III năm 2026 (đến ngày 30/9/2026) hoàn thành 11 nhiệm vụ đến hạn, nêu tại Phụ lục I.",
        ),
    ]);
    let rest = |[sau, khong_han, thuong_xuyen, chua_bao_cao, chua_lam]: [usize; 5]| Rest {
        sau,
        khong_han,
        thuong_xuyen,
        chua_bao_cao,
        chua_lam,
    };
    says([
        ("con_lai", rest([1, 0, 0, 0, 0]), "Tiếp tục thực hiện 01 nhiệm vụ đến hạn sau quý III."),
        ("con_lai", rest([0, 2, 0, 0, 0]), "Tiếp tục thực hiện 02 nhiệm vụ chưa được giao thời hạn."),
        ("con_lai", rest([0, 0, 1, 0, 0]), "Duy trì 01 nhiệm vụ thường xuyên."),
        ("con_lai", rest([0, 0, 3, 3, 0]), "Duy trì 03 nhiệm vụ thường xuyên (03 nhiệm vụ chưa có báo cáo)."),
        (
            "con_lai",
            rest([4, 2, 6, 1, 2]),
            "Tiếp tục thực hiện 04 nhiệm vụ đến hạn sau quý III và 02 nhiệm vụ chưa được giao thời hạn; duy trì 06 \
             nhiệm vụ thường xuyên (01 nhiệm vụ chưa có báo cáo, 02 nhiệm vụ chưa làm thường xuyên).",
        ),
    ]);
}
