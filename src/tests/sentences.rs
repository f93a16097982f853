//! Sentences that depend on counts, with none, one, several and all.

use serde_json::{Value, json};

use crate::kinds::Kind;
use crate::read::Sentences;
use crate::words::Engine;

/// Counts of a quarter by key; the others are none.
fn counts(own: &[(&str, usize)]) -> Value {
    let keys = crate::figures::Tally::default().parts();
    let mut all: serde_json::Map<String, Value> =
        keys.into_iter().map(|(key, _, count)| (key.to_owned(), json!(count))).collect();
    all.extend(own.iter().map(|(key, count)| ((*key).to_owned(), json!(count))));
    Value::Object(all)
}

/// What every sentence may name, with the names of one sentence.
fn with(own: Value) -> Value {
    let mut names = json!({
        "don_vi": {"ten": "Ủy ban nhân dân xã An Bình", "ten_goi": "xã An Bình", "cap": "xã"},
        "van_phong": "Văn phòng", "nam": 2026, "nam_truoc": 2025, "nam_van_ban": 2026, "nam_toi": 2026, "quy": "II",
        "quy_toi": "III", "ky_toi": "quý III năm 2026", "cuoi_quy_toi": "30/9/2026", "cuoi_nam": false, "ky_gop": false,
        "ngay_chot": "14/6/2026", "trich_yeu": "Khắc phục tồn tại", "thay_the": null,
        "ke_hoach": {
            "so": "05/KH-UBND", "ngay": "02 tháng 01 năm 2026", "ngay_so": "02/01/2026", "trich_yeu": "Khắc phục tồn tại",
        },
        "bao_cao": {"so": "…/BC-VP", "ngay": null, "trich_yeu": null}, "phu_luc": "Phụ lục",
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

#[test]
fn the_follow_up_plan_is_called_by_the_plan_s_number() {
    let unissued = json!({"ke_hoach": {"so": null, "ngay": null, "ngay_so": null, "trich_yeu": "Khắc phục tồn tại"}});
    let issued = json!({"bao_cao": {"so": "12/BC-VP", "ngay": "16 tháng 6 năm 2026", "trich_yeu": null}});
    let titled = json!({"bao_cao": {"so": "12/BC-VP", "ngay": null, "trich_yeu": "Kết quả nửa năm"}});
    let year_s_end = json!({"ky_toi": "năm 2027", "cuoi_nam": true, "nam_toi": 2027, "quy": "IV", "ky_gop": true});
    let replaced = json!({"thay_the": {"so": "61/KH-UBND", "ngay": "25/6/2026", "ngay_chu": "25 tháng 6 năm 2026"}});
    says(
        Sentences::of(Kind::FollowUp),
        &[
            (
                "trich_yeu",
                json!({}),
                "Tiếp tục thực hiện Kế hoạch số 05/KH-UBND ngày 02/01/2026 trong quý III năm 2026",
            ),
            (
                "trich_yeu",
                unissued.clone(),
                "Tiếp tục thực hiện Kế hoạch của Ủy ban nhân dân xã An Bình trong quý III năm 2026",
            ),
            (
                "trich_yeu",
                year_s_end.clone(),
                "Tiếp tục thực hiện Kế hoạch số 05/KH-UBND ngày 02/01/2026 trong năm 2027",
            ),
            ("trich_yeu_thay_the", replaced.clone(), "(thay thế Kế hoạch số 61/KH-UBND ngày 25/6/2026)"),
            (
                "thay_the",
                replaced,
                "Kế hoạch này thay thế Kế hoạch số 61/KH-UBND ngày 25 tháng 6 năm 2026 của Ủy ban nhân dân xã An Bình.",
            ),
            (
                "can_cu_ke_hoach",
                json!({}),
                "Căn cứ Kế hoạch số 05/KH-UBND ngày 02 tháng 01 năm 2026 của Ủy ban nhân dân xã An Bình “Khắc phục tồn tại”",
            ),
            ("can_cu_ke_hoach", unissued.clone(), "Căn cứ Kế hoạch của Ủy ban nhân dân xã An Bình “Khắc phục tồn tại”"),
            (
                "theo_de_nghi",
                json!({}),
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
        ],
    );
}

#[test]
fn what_a_follow_up_plan_is_for_with_none_one_several_and_all() {
    let amount = |[chua_xong, den_han, qua_han, sau, khong_han]: [usize; 5], owed: usize, shortcomings: usize| {
        json!({
            "chua_xong": chua_xong, "den_han": den_han, "qua_han": qua_han, "sau": sau, "khong_han": khong_han,
            "qua_han_sau": usize::from(sau == 3),
            "no_kiem_chung": owed, "con_ton_tai": shortcomings,
        })
    };
    let named =
        |neu: usize, co_han: usize, khong_han: usize| json!({"neu": neu, "co_han": co_han, "khong_han": khong_han});
    says(
        Sentences::of(Kind::FollowUp),
        &[
            ("muc_dich_san", amount([1, 1, 1, 0, 0], 0, 0), "Hoàn thành 01 nhiệm vụ đã quá hạn."),
            (
                "muc_dich_san",
                amount([1, 1, 0, 0, 0], 0, 0),
                "Hoàn thành 01 nhiệm vụ có thời hạn đến hết ngày 30/9/2026.",
            ),
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
                 03 nhiệm vụ có thời hạn sau ngày 30/9/2026 (01 nhiệm vụ đã quá hạn, được giao thời hạn mới) và 02 nhiệm vụ chưa được giao thời hạn; bổ sung tài liệu kiểm chứng \
                 của 02 nhiệm vụ đã hoàn thành; khắc phục 03 tồn tại, hạn chế còn lại.",
            ),
            ("muc_dich_san", amount([0; 5], 3, 0), "Bổ sung tài liệu kiểm chứng của 03 nhiệm vụ đã hoàn thành."),
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
        ],
    );
}

#[test]
fn results_of_a_follow_up_plan_with_none_one_several_and_all() {
    let summary = |own: &[(&str, usize)], earlier: usize| json!({"so_lieu": counts(own), "theo_quy_truoc": earlier, "them": 0, "rut": 0});
    let remedied = |[full, partial, none, unreported]: [usize; 4]| {
        json!({
            "tong": full + partial + none + unreported, "khac_phuc": full, "mot_phan": partial, "chua": none,
            "chua_bao_cao": unreported,
        })
    };
    says(
        Sentences::of(Kind::FollowUp),
        &[
            (
                "tom_tat",
                summary(&[("nhiem_vu", 1), ("chua_bao_cao", 1)], 0),
                "Đến ngày 14/6/2026, nhiệm vụ duy nhất của Kế hoạch chưa có báo cáo.",
            ),
            (
                "tom_tat",
                summary(&[("nhiem_vu", 1), ("hoan_thanh", 1), ("tre_han", 1), ("thieu_kiem_chung", 1)], 0),
                "Đến ngày 14/6/2026, nhiệm vụ duy nhất của Kế hoạch đã hoàn thành (hoàn thành quá hạn). Có 01 nhiệm vụ đã hoàn \
                 thành nhưng chưa có tài liệu kiểm chứng.",
            ),
            (
                "tom_tat",
                summary(&[("nhiem_vu", 9), ("chua_bao_cao", 9), ("qua_han", 2)], 0),
                "Đến ngày 14/6/2026, toàn bộ 09 nhiệm vụ của Kế hoạch chưa có báo cáo. Có 02 nhiệm vụ chưa hoàn thành, đã quá hạn.",
            ),
            (
                "tom_tat",
                summary(
                    &[
                        ("nhiem_vu", 20),
                        ("hoan_thanh", 5),
                        ("tre_han", 1),
                        ("dang_thuc_hien", 6),
                        ("thuong_xuyen", 3),
                        ("chua_thuc_hien", 1),
                        ("chua_bao_cao", 5),
                        ("qua_han", 2),
                        ("thieu_kiem_chung", 1),
                    ],
                    2,
                ),
                "Đến ngày 14/6/2026, trong 20 nhiệm vụ của Kế hoạch: 05 nhiệm vụ đã hoàn thành (trong đó 01 nhiệm vụ hoàn thành quá \
                 hạn); 06 nhiệm vụ đang thực hiện; 03 nhiệm vụ thực hiện thường xuyên; 01 nhiệm vụ chưa thực hiện; 05 nhiệm vụ chưa \
                 có báo cáo. Trong số nhiệm vụ trên, 02 nhiệm vụ không có báo cáo trong quý II được tính theo báo cáo gần nhất. Có 02 nhiệm vụ chưa hoàn thành, \
                 đã quá hạn và 01 nhiệm vụ đã hoàn thành nhưng chưa có tài liệu kiểm chứng.",
            ),
            (
                "tom_tat",
                summary(&[("nhiem_vu", 4), ("dang_thuc_hien", 4)], 0),
                "Đến ngày 14/6/2026, trong 04 nhiệm vụ của Kế hoạch: chưa có nhiệm vụ nào hoàn thành; 04 nhiệm vụ đang thực hiện.",
            ),
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
            (
                "diem_cuoi_nam",
                json!({"dat": "89,75", "toi_da": "100", "da_cham": 9, "linh_vuc": 9}),
                "Năm 2026 xã tự chấm 89,75/100 điểm của 09 lĩnh vực.",
            ),
            (
                "diem_cuoi_nam",
                json!({"dat": "60", "toi_da": "65", "da_cham": 8, "linh_vuc": 9}),
                "Năm 2026 xã tự chấm 60/65 điểm của 08/9 lĩnh vực.",
            ),
            (
                "mot_nguyen_nhan",
                json!({"ly_do": "chờ Sở Nội vụ", "nhiem_vu": ["NV 2.1", "NV 2.3"]}),
                "chờ Sở Nội vụ (NV 2.1, NV 2.3).",
            ),
        ],
    );
}

#[test]
fn the_actions_of_a_follow_up_plan_with_and_without_what_is_optional() {
    let one = |own: Value| {
        let mut names = json!({
            "nhiem_vu": "NV 2.1", "ten": "Rà soát văn bản", "ai": "Trần Lan, Văn phòng", "thoi_han": "30/9/2026",
            "cu": "31/5/2026", "van_ban": null, "so_ngay": 14, "chua_bao_cao": false, "quy_cu": null, "san_pham": null,
            "ly_do": null, "chua_trien_khai": false,
        });
        let (Value::Object(all), Value::Object(own)) = (&mut names, own) else { panic!("names are objects") };
        all.extend(own);
        names
    };
    says(
        Sentences::of(Kind::FollowUp),
        &[
            (
                "mot_qua_han",
                one(json!({"ly_do": "Sở Nội vụ chưa trả lời"})),
                "NV 2.1 – Rà soát văn bản (Trần Lan, Văn phòng): thời hạn mới 30/9/2026; đã quá hạn 14 ngày so với thời hạn \
                 31/5/2026. Lý do: Sở Nội vụ chưa trả lời.",
            ),
            (
                "mot_qua_han",
                one(json!({"chua_bao_cao": true})),
                "NV 2.1 – Rà soát văn bản (Trần Lan, Văn phòng): thời hạn mới 30/9/2026; đã quá hạn 14 ngày so với thời hạn \
                 31/5/2026; chưa có báo cáo.",
            ),
            (
                "mot_doi_han",
                one(json!({"van_ban": "Thông báo số 5/TB-UBND", "quy_cu": "I"})),
                "NV 2.1 – Rà soát văn bản (Trần Lan, Văn phòng): thời hạn mới 30/9/2026 theo Thông báo số 5/TB-UBND thay thời hạn \
                 31/5/2026; theo báo cáo quý I.",
            ),
            (
                "mot_doi_han",
                one(json!({"cu": null})),
                "NV 2.1 – Rà soát văn bản (Trần Lan, Văn phòng): thời hạn mới 30/9/2026; trước đây chưa được giao thời hạn.",
            ),
            (
                "mot_bo_sung",
                one(json!({"san_pham": "Hình ảnh niêm yết"})),
                "NV 2.1 – Rà soát văn bản (Trần Lan, Văn phòng): chậm nhất ngày 30/9/2026. Tài liệu phải bổ sung: Hình ảnh niêm yết.",
            ),
            ("thuong_xuyen", json!({"so": 3}), "Duy trì 03 nhiệm vụ thường xuyên nêu tại Phụ lục."),
        ],
    );
}

#[test]
fn the_plan_s_scores_with_none_one_and_several_fields_below_their_maximum() {
    let scores = |low: &[&str], fields: usize, rank: Value| json!({"linh_vuc_thap": low, "so_linh_vuc": fields, "tieu_chi_thap": 0, "so_tieu_chi": 0, "tong_diem": "76,824", "tong_toi_da": "100", "nhan_xet_diem": "thấp hơn thang điểm", "xep_hang": rank});
    let rank = json!({"hang": 3, "tong_so": 82, "pham_vi": "xã, phường"});
    says(
        Sentences::of(Kind::Plan),
        &[
            (
                "diem_chung",
                scores(&[], 9, rank.clone()),
                "Năm 2025, 9/9 tiêu chí đạt điểm tối đa; vị trí xếp hạng CCHC của xã năm 2025 đạt 76,824 điểm, xếp hạng 3/82 xã, phường.",
            ),
            (
                "diem_chung",
                scores(&["cải cách thể chế"], 9, Value::Null),
                "Năm 2025 có 1/9 tiêu chí có điểm đạt được thấp hơn thang điểm: cải cách thể chế; do đó chỉ số CCHC của xã năm 2025 đạt 76,824 điểm.",
            ),
            (
                "diem_chung",
                scores(&["cải cách thể chế", "tài chính công"], 2, rank),
                "Năm 2025 có 2/2 tiêu chí có điểm đạt được thấp hơn thang điểm như: cải cách thể chế; tài chính công… do đó vị trí xếp hạng CCHC của xã năm 2025 đạt 76,824 điểm, xếp hạng 3/82 xã, phường.",
            ),
            (
                "diem_chung",
                json!({"linh_vuc_thap": ["thể chế"], "so_linh_vuc": 7, "tieu_chi_thap": 2, "so_tieu_chi": 38, "tong_diem": "80", "tong_toi_da": "85",
                       "nhan_xet_diem": null, "xep_hang": null}),
                "Năm 2025 xã đạt 80/85 điểm; 01/7 lĩnh vực (02/38 tiêu chí) chưa đạt điểm tối đa: thể chế.",
            ),
            (
                "diem_chung",
                json!({"linh_vuc_thap": [], "so_linh_vuc": 7, "tieu_chi_thap": 0, "so_tieu_chi": 38, "tong_diem": "85",
                       "tong_toi_da": "85", "nhan_xet_diem": null, "xep_hang": {"hang": 3, "tong_so": 82, "pham_vi": "xã, phường"}}),
                "Năm 2025 xã đạt 85/85 điểm, xếp hạng 3/82 xã, phường; cả 07 lĩnh vực đạt điểm tối đa.",
            ),
        ],
    );
}

#[test]
fn the_plan_s_opening_parts_and_indicators() {
    let indicator = |unit: &str, limit: bool| json!({"ten": "Tỷ lệ hồ sơ trễ hạn", "don_vi_tinh": unit, "ke_hoach": "1,5", "toi_da": limit});
    says(
        Sentences::of(Kind::Plan),
        &[
            (
                "mo_dau",
                json!({"menh_de": null}),
                "Ủy ban nhân dân xã An Bình xây dựng Kế hoạch “Khắc phục tồn tại” như sau:",
            ),
            (
                "mo_dau",
                json!({"menh_de": "Thực hiện Công văn số 5"}),
                "Thực hiện Công văn số 5, Ủy ban nhân dân xã An Bình xây dựng Kế hoạch “Khắc phục tồn tại” như sau:",
            ),
            ("muc_dich_yeu_cau", json!({"phan": ["muc_tieu", "yeu_cau"]}), "MỤC ĐÍCH, YÊU CẦU"),
            ("muc_dich_yeu_cau", json!({"phan": ["muc_tieu", "yeu_cau", "chi_tieu"]}), "MỤC ĐÍCH, YÊU CẦU, CHỈ TIÊU"),
            ("muc_dich_yeu_cau", json!({"phan": ["muc_tieu", "chi_tieu"]}), "MỤC ĐÍCH, CHỈ TIÊU"),
            ("muc_dich_yeu_cau", json!({"phan": ["yeu_cau"]}), "YÊU CẦU"),
            ("muc_dich_yeu_cau", json!({"phan": ["chi_tieu"]}), "CHỈ TIÊU"),
            ("mot_chi_tieu", indicator("%", false), "Tỷ lệ hồ sơ trễ hạn: 1,5%."),
            ("mot_chi_tieu", indicator("%", true), "Tỷ lệ hồ sơ trễ hạn: không quá 1,5%."),
            ("mot_chi_tieu", indicator("cuộc", false), "Tỷ lệ hồ sơ trễ hạn: 1,5 cuộc."),
            ("ket", json!({"loi_ket": null}), "Trên đây là Kế hoạch “Khắc phục tồn tại”."),
        ],
    );
}

/// No sentence changes the case of what an office typed: only heads that the decree wants in capitals are raised.
#[test]
fn no_sentence_lowers_or_raises_a_first_letter() {
    for sentences in [Sentences::of(Kind::Plan), Sentences::of(Kind::FollowUp)] {
        for (key, text) in sentences.iter() {
            assert!(!text.contains("thuong_dau") && !text.contains("hoa_dau"), "{key}");
            for raised in text.split("{{").filter(|piece| piece.contains("| hoa")) {
                assert!(["don_vi.cap | hoa", "ky_toi | hoa"].iter().any(|own| raised.contains(own)), "{key}: {raised}");
            }
        }
    }
}

#[test]
fn no_sentence_of_any_file_is_malformed() {
    for sentences in Kind::all().map(Sentences::of) {
        assert!(Engine::new(sentences, None).is_ok());
        for (key, text) in sentences.iter() {
            assert!(!text.trim().is_empty() && !text.contains("  "), "{key}");
        }
    }
}
