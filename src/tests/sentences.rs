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

#[test]
fn headings_of_lists_and_what_comes_next_count_one_and_several() {
    let amount = |chua_xong: usize, no: usize, ton_tai: usize| json!({"chua_xong": chua_xong, "den_han": chua_xong.saturating_sub(1).max(usize::from(chua_xong == 1)), "no_kiem_chung": no, "con_ton_tai": ton_tai, "so_lieu": counts([9, 1, 1, 1, 1, 1, 1, 0, 1, 1])});
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
