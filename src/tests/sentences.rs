//! Sentences that depend on counts, with none, one, several and all.

use serde_json::{Value, json};

use crate::read::Sentences;
use crate::words::Engine;

fn counts(counts: [usize; 10]) -> Value {
    let keys = [
        "nhiem_vu",
        "hoan_thanh",
        "dang_thuc_hien",
        "chua_thuc_hien",
        "thuong_xuyen",
        "dung_han",
        "tre_han",
        "qua_han",
        "thieu_kiem_chung",
        "no_kiem_chung",
    ];
    keys.into_iter()
        .zip(counts)
        .map(|(key, count)| (key.to_owned(), json!(count)))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

/// What every sentence may name, with the names of one sentence.
fn with(own: Value) -> Value {
    let mut names = json!({
        "don_vi": {"ten": "Ủy ban nhân dân xã An Bình", "ten_goi": "xã An Bình", "cap": "xã"},
        "van_phong": "Văn phòng", "nguoi_nhan": "Chủ tịch", "nam": 2026, "nam_truoc": 2025, "nam_van_ban": 2026,
        "nam_toi": 2026, "quy": "II", "quy_toi": "III", "nam_quy_toi": 2026, "cuoi_quy_toi": "30/9/2026", "cuoi_nam": false,
        "tu": "15/3/2026", "den": "14/6/2026", "ngay_chot": "14/6/2026", "trich_yeu": "Tiếp tục khắc phục",
        "ke_hoach": {"so": "05/KH-UBND", "ngay": "02 tháng 01 năm 2026", "trich_yeu": "Khắc phục tồn tại"},
        "bao_cao": {"so": null, "ngay": null, "trich_yeu": ""}, "phu_luc": "Phụ lục",
    });
    let (Value::Object(all), Value::Object(own)) = (&mut names, own) else { panic!("names are objects") };
    all.extend(own);
    names
}

fn says(sentences: &Sentences, cases: &[(&str, Value, &str)]) {
    let engine = Engine::new(sentences, None).unwrap();
    for (key, own, wanted) in cases {
        let said = engine.say(key, &with(own.clone())).unwrap_or_else(|problem| panic!("{}", problem.message()));
        assert_eq!(said, *wanted, "{key} with {own}");
    }
}

fn summary(tally: [usize; 10], full: usize, partial: usize, shortcomings: usize) -> Value {
    json!({"so_lieu": counts(tally), "khac_phuc": full, "khac_phuc_mot_phan": partial, "ton_tai": shortcomings})
}

#[test]
fn the_summary_suffices_alone_and_counts_no_zeros() {
    says(
        &Sentences::report(),
        &[
            ("tom_tat", summary([0; 10], 0, 0, 0), "Tính đến ngày 14/6/2026, Kế hoạch không có nhiệm vụ nào."),
            (
                "tom_tat",
                summary([5, 0, 0, 5, 0, 0, 0, 2, 0, 0], 0, 0, 3),
                "Tính đến ngày 14/6/2026, trong tổng số 05 nhiệm vụ của Kế hoạch, chưa có nhiệm vụ nào được các bộ phận báo cáo \
             triển khai; 02 nhiệm vụ đã quá hạn. Chưa khắc phục được tồn tại, hạn chế nào trong 03 tồn tại, hạn chế của năm 2025.",
            ),
            (
                "tom_tat",
                summary([12, 1, 0, 11, 0, 1, 0, 0, 0, 0], 1, 0, 3),
                "Tính đến ngày 14/6/2026, trong tổng số 12 nhiệm vụ của Kế hoạch, 01 nhiệm vụ đã hoàn thành (đúng hạn 01), \
             11 nhiệm vụ chưa thực hiện. Trong 03 tồn tại, hạn chế của năm 2025, đã khắc phục 01.",
            ),
            (
                "tom_tat",
                summary([20, 6, 5, 4, 5, 3, 2, 1, 2, 0], 2, 4, 9),
                "Tính đến ngày 14/6/2026, trong tổng số 20 nhiệm vụ của Kế hoạch, 06 nhiệm vụ đã hoàn thành (đúng hạn 03, trễ hạn \
             02, không tính hạn 01), 05 nhiệm vụ đang thực hiện, 04 nhiệm vụ chưa thực hiện, 05 nhiệm vụ được thực hiện thường xuyên; 01 nhiệm vụ \
             quá hạn; 02 nhiệm vụ đã hoàn thành nhưng chưa có tài liệu kiểm chứng. Trong 09 tồn tại, hạn chế của năm 2025, \
             đã khắc phục 02, khắc phục một phần 04.",
            ),
            (
                "tom_tat",
                summary([12, 12, 0, 0, 0, 12, 0, 0, 0, 0], 3, 0, 3),
                "Tính đến ngày 14/6/2026, trong tổng số 12 nhiệm vụ của Kế hoạch, toàn bộ 12 nhiệm vụ đã hoàn thành (đúng hạn 12). \
             Đã khắc phục toàn bộ 03 tồn tại, hạn chế của năm 2025.",
            ),
        ],
    );
}

#[test]
fn a_field_s_shortcomings_and_actions_with_none_one_several_and_all() {
    let remedied = |tong: usize, full: usize, partial: usize| json!({"tong": tong, "khac_phuc": full, "mot_phan": partial, "chua": tong - full - partial});
    let actions =
        |tally: [usize; 10], parts: &[&str]| json!({"so_lieu": counts(tally), "phan": parts, "chu_tri": "Văn phòng"});
    says(
        &Sentences::report(),
        &[
            ("ton_tai_linh_vuc", remedied(1, 1, 0), "Đã khắc phục 01 tồn tại, hạn chế."),
            ("ton_tai_linh_vuc", remedied(3, 3, 0), "Đã khắc phục cả 03 tồn tại, hạn chế."),
            (
                "ton_tai_linh_vuc",
                remedied(3, 0, 0),
                "Chưa khắc phục được tồn tại, hạn chế nào trong 03 tồn tại, hạn chế.",
            ),
            (
                "ton_tai_linh_vuc",
                remedied(3, 1, 1),
                "Trong 03 tồn tại, hạn chế: đã khắc phục 01, khắc phục một phần 01, chưa khắc phục 01.",
            ),
            (
                "ton_tai_linh_vuc",
                remedied(2, 0, 1),
                "Trong 02 tồn tại, hạn chế: khắc phục một phần 01, chưa khắc phục 01.",
            ),
            (
                "nhiem_vu_linh_vuc",
                actions([1, 1, 0, 0, 0, 1, 0, 0, 0, 0], &["hoàn thành 01"]),
                "Đã hoàn thành 01 nhiệm vụ. Chủ trì: Văn phòng.",
            ),
            (
                "nhiem_vu_linh_vuc",
                actions([4, 4, 0, 0, 0, 3, 1, 0, 1, 0], &["hoàn thành 04"]),
                "Đã hoàn thành toàn bộ 04 nhiệm vụ; trễ hạn 01; thiếu tài liệu kiểm chứng 01. Chủ trì: Văn phòng.",
            ),
            (
                "nhiem_vu_linh_vuc",
                actions([2, 0, 0, 2, 0, 0, 0, 0, 0, 0], &["chưa thực hiện 02"]),
                "Chưa có nhiệm vụ nào trong 02 nhiệm vụ được báo cáo triển khai. Chủ trì: Văn phòng.",
            ),
            (
                "nhiem_vu_linh_vuc",
                actions([3, 1, 0, 2, 0, 1, 0, 2, 0, 0], &["hoàn thành 01", "chưa thực hiện 02"]),
                "Trong 03 nhiệm vụ: hoàn thành 01, chưa thực hiện 02; quá hạn 02. Chủ trì: Văn phòng.",
            ),
            (
                "diem_linh_vuc",
                json!({"dat": "3", "toi_da": "5", "tu_cham": null, "rui_ro": "2"}),
                "Năm 2025 đạt 3/5 điểm; còn 2 điểm có nguy cơ không đạt.",
            ),
            (
                "diem_linh_vuc",
                json!({"dat": "5", "toi_da": "5", "tu_cham": "5", "rui_ro": null}),
                "Năm 2025 đạt 5/5 điểm; năm 2026 tự chấm 5/5 điểm.",
            ),
        ],
    );
}

#[test]
fn comparison_restatement_and_what_is_left() {
    let pair = |before: [usize; 2], now: [usize; 2]| {
        let tally = |[done, overdue]: [usize; 2]| counts([9, done, 0, 0, 0, 0, 0, overdue, 0, 0]);
        json!({"quy_truoc": "I", "truoc": tally(before), "nay": tally(now)})
    };
    let change = |name: &str, old: usize, new: usize| json!({"ten": name, "cu": old, "moi": new});
    says(
        &Sentences::report(),
        &[
            ("so_sanh", pair([0, 0], [3, 0]), "So với cuối quý I, tổng số nhiệm vụ hoàn thành tăng 03 (từ 0 lên 03)."),
            (
                "so_sanh",
                pair([3, 2], [3, 1]),
                "So với cuối quý I, tổng số nhiệm vụ hoàn thành không thay đổi, số nhiệm vụ quá hạn giảm 01.",
            ),
            (
                "so_sanh",
                pair([3, 0], [0, 2]),
                "So với cuối quý I, tổng số nhiệm vụ hoàn thành giảm 03 (từ 03 xuống 0).",
            ),
            ("trong_quy", json!({"hoan_thanh": 0}), "Trong quý II không có nhiệm vụ nào hoàn thành."),
            ("trong_quy", json!({"hoan_thanh": 12}), "Trong quý II có 12 nhiệm vụ hoàn thành."),
            (
                "dieu_chinh",
                json!({"quy_cu": "I", "thay_doi": [change("số nhiệm vụ hoàn thành", 2, 3)]}),
                "Số liệu quý I được điều chỉnh: số nhiệm vụ hoàn thành từ 02 thành 03.",
            ),
            (
                "dieu_chinh",
                json!({"quy_cu": "I", "thay_doi": [change("a", 0, 1), change("b", 1, 0)]}),
                "Số liệu quý I được điều chỉnh: a từ 0 thành 01; b từ 01 thành 0.",
            ),
            (
                "ton_tai_con_lai",
                json!({"tong": 5, "mot_phan": 0, "chua": 1}),
                "Còn 01/05 tồn tại, hạn chế của năm 2025 chưa được khắc phục xong:",
            ),
            (
                "ton_tai_con_lai",
                json!({"tong": 5, "mot_phan": 2, "chua": 0}),
                "Còn 02/05 tồn tại, hạn chế của năm 2025 chưa được khắc phục xong (đều đã khắc phục một phần):",
            ),
            (
                "ton_tai_con_lai",
                json!({"tong": 5, "mot_phan": 2, "chua": 3}),
                "Còn 05/05 tồn tại, hạn chế của năm 2025 chưa được khắc phục xong (khắc phục một phần 02, chưa khắc phục 03):",
            ),
        ],
    );
}

#[test]
fn single_items_with_and_without_what_is_optional() {
    says(
        &Sentences::report(),
        &[
            (
                "mot_chi_dao",
                json!({"noi_dung": "Ban hành quy chế", "van_ban": null, "ket_qua": null}),
                "Ban hành quy chế: chưa có kết quả báo cáo",
            ),
            (
                "mot_chi_dao",
                json!({"noi_dung": "Ban hành quy chế", "van_ban": "Thông báo số 20/TB-UBND", "ket_qua": "Đã ban hành"}),
                "Ban hành quy chế (Thông báo số 20/TB-UBND): đã ban hành",
            ),
            (
                "mot_qua_han",
                json!({"nhiem_vu": "Niêm yết", "ai": "An, Văn phòng", "so_ngay": 4, "thoi_han": "10/6/2026", "de_nghi": null, "ly_do": null}),
                "Niêm yết (An, Văn phòng): quá hạn 04 ngày (thời hạn 10/6/2026).",
            ),
            (
                "mot_qua_han",
                json!({"nhiem_vu": "Niêm yết", "ai": "An, Văn phòng", "so_ngay": 14, "thoi_han": "31/5/2026", "de_nghi": "30/9/2026", "ly_do": "Chờ hướng dẫn"}),
                "Niêm yết (An, Văn phòng): quá hạn 14 ngày (thời hạn 31/5/2026; đang đề nghị gia hạn đến 30/9/2026); lý do: chờ hướng dẫn.",
            ),
            (
                "mot_kien_nghi",
                json!({"noi_dung": "Bố trí kinh phí", "nguoi_quyet_dinh": "Chủ tịch", "thoi_han": null}),
                "Đề nghị Chủ tịch bố trí kinh phí",
            ),
            (
                "mot_kien_nghi",
                json!({"noi_dung": "Bố trí kinh phí", "nguoi_quyet_dinh": "Chủ tịch", "thoi_han": "30/6/2026"}),
                "Đề nghị Chủ tịch bố trí kinh phí (trước ngày 30/6/2026)",
            ),
            (
                "mo_dau",
                json!({}),
                "Thực hiện Kế hoạch số 05/KH-UBND ngày 02 tháng 01 năm 2026 của Ủy ban nhân dân xã An Bình về khắc phục tồn tại, Văn phòng báo cáo kết quả thực hiện quý II năm 2026 (số liệu từ ngày 15/3/2026 đến ngày 14/6/2026) như sau:",
            ),
            (
                "mo_dau",
                json!({"ke_hoach": {"so": null, "ngay": null, "trich_yeu": "Khắc phục tồn tại"}}),
                "Thực hiện Kế hoạch của Ủy ban nhân dân xã An Bình về khắc phục tồn tại, Văn phòng báo cáo kết quả thực hiện quý II năm 2026 (số liệu từ ngày 15/3/2026 đến ngày 14/6/2026) như sau:",
            ),
        ],
    );
}

#[test]
fn headings_of_lists_and_what_comes_next_count_one_and_several() {
    let many = |so: usize| json!({"so": so});
    says(
        &Sentences::report(),
        &[
            ("qua_han", many(1), "Nhiệm vụ quá hạn (01):"),
            ("qua_han", many(12), "Nhiệm vụ quá hạn (12):"),
            ("thieu_kiem_chung", many(1), "Nhiệm vụ đã hoàn thành nhưng chưa có tài liệu kiểm chứng (01):"),
            ("lam_dut_diem", many(3), "Hoàn thành dứt điểm 03 nhiệm vụ quá hạn nêu tại mục III.2."),
            (
                "bo_sung_kiem_chung",
                many(1),
                "Bổ sung tài liệu kiểm chứng của 01 nhiệm vụ đã hoàn thành nêu tại mục III.2.",
            ),
            ("den_han", many(2), "Từ nay đến hết quý III năm 2026 (ngày 30/9/2026), hoàn thành 02 nhiệm vụ đến hạn:"),
            ("thuong_xuyen", many(8), "Duy trì 08 nhiệm vụ thực hiện thường xuyên."),
            ("khong_bao_cao", json!({}), "Trong quý II, các bộ phận chưa báo cáo tiến độ của nhiệm vụ nào."),
            ("quy_chua_bao_cao", json!({"quy_cu": "I"}), "Quý I chưa có số liệu báo cáo."),
            (
                "gia_han",
                json!({"nhiem_vu": "Niêm yết", "tu": "30/6/2026", "den": "30/9/2026", "ly_do": "Chờ lớp học"}),
                "Đề nghị Chủ tịch cho gia hạn nhiệm vụ: Niêm yết, từ ngày 30/6/2026 đến ngày 30/9/2026; lý do: chờ lớp học.",
            ),
            (
                "gia_han",
                json!({"nhiem_vu": "Niêm yết", "tu": null, "den": "30/9/2026", "ly_do": null}),
                "Đề nghị Chủ tịch cho gia hạn nhiệm vụ: Niêm yết, đến ngày 30/9/2026.",
            ),
        ],
    );
    let amount = |unfinished: usize, owed: usize, shortcomings: usize| json!({"so_lieu": counts([0; 10]), "chua_xong": unfinished, "den_han": unfinished.min(4), "no_kiem_chung": owed, "con_ton_tai": shortcomings});
    says(
        &Sentences::follow_up(),
        &[
            ("muc_dich_san", amount(1, 0, 0), "Hoàn thành 01 nhiệm vụ còn lại của Kế hoạch."),
            (
                "muc_dich_san",
                amount(5, 2, 3),
                "Hoàn thành 04 nhiệm vụ đến hạn trong quý III, tiếp tục thực hiện 01 nhiệm vụ còn lại của Kế \
                 hoạch, bổ sung tài liệu kiểm chứng của 02 nhiệm vụ đã hoàn thành, khắc phục 03 tồn tại, hạn chế còn lại.",
            ),
            ("muc_dich_chi_kiem_chung", amount(0, 3, 0), "Bổ sung tài liệu kiểm chứng của 03 nhiệm vụ đã hoàn thành."),
            (
                "han_de_xuat",
                json!({"ngay": "14/9/2026", "cu": null, "van_ban": null}),
                "14/9/2026 (thời hạn mới theo Kế hoạch này)",
            ),
            (
                "han_de_xuat",
                json!({"ngay": "14/9/2026", "cu": "1/6/2026", "van_ban": null}),
                "14/9/2026 (thời hạn mới theo Kế hoạch này, thay thời hạn 1/6/2026)",
            ),
            (
                "han_gia_han",
                json!({"ngay": "14/9/2026", "cu": null, "van_ban": "Thông báo số 5"}),
                "14/9/2026 (gia hạn theo Thông báo số 5)",
            ),
        ],
    );
}

#[test]
fn the_plan_s_scores_with_none_one_and_several_fields_below_their_maximum() {
    let scores = |low: &[&str], fields: usize, rank: Value| json!({"linh_vuc_thap": low, "so_linh_vuc": fields, "tieu_chi_thap": 0, "so_tieu_chi": 0, "tong_diem": "76,824", "nhan_xet_diem": null, "xep_hang": rank});
    let rank = json!({"hang": 3, "tong_so": 82, "pham_vi": "xã, phường"});
    says(
        &Sentences::plan(),
        &[
            (
                "diem_chung",
                scores(&[], 9, rank.clone()),
                "Năm 2025, 9/9 tiêu chí đạt điểm tối đa; vị trí xếp hạng CCHC của xã năm 2025 đạt 76,824 điểm, xếp hạng 3/82 xã, phường.",
            ),
            (
                "diem_chung",
                scores(&["cải cách thể chế"], 9, Value::Null),
                "Năm 2025 có 1/9 tiêu chí có điểm đạt được thấp hơn thang điểm: Cải cách thể chế; do đó chỉ số CCHC của xã năm 2025 đạt 76,824 điểm.",
            ),
            (
                "diem_chung",
                scores(&["cải cách thể chế", "tài chính công"], 2, rank),
                "Năm 2025 có 2/2 tiêu chí có điểm đạt được thấp hơn thang điểm như: Cải cách thể chế; tài chính công… do đó vị trí xếp hạng CCHC của xã năm 2025 đạt 76,824 điểm, xếp hạng 3/82 xã, phường.",
            ),
            (
                "diem_chung",
                json!({"linh_vuc_thap": ["thể chế"], "so_linh_vuc": 7, "tieu_chi_thap": 2, "so_tieu_chi": 38, "tong_diem": "80",
                       "nhan_xet_diem": null, "xep_hang": null}),
                "Năm 2025 có 1/7 lĩnh vực (2/38 tiêu chí) có điểm đạt được thấp hơn thang điểm: Thể chế; do đó chỉ số CCHC của \
             xã năm 2025 đạt 80 điểm.",
            ),
        ],
    );
}

#[test]
fn no_sentence_of_any_file_is_malformed() {
    for sentences in [Sentences::plan(), Sentences::report(), Sentences::follow_up()] {
        assert!(Engine::new(&sentences, None).is_ok());
        for (key, text) in sentences.iter() {
            assert!(!text.trim().is_empty() && !text.contains("  "), "{key}");
        }
    }
}
