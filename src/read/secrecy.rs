//! Marks of secrecy, which no record may have: documents with state secrets are not made here.

use super::bare::bare;
use crate::problem::problems;

problems! {
    GT030 Error Data "Văn bản có bí mật nhà nước không lập bằng cchc." [
        "Văn bản có bí mật nhà nước không được soạn thảo, lưu giữ trên máy đang kết nối mạng Internet.",
        "Luật Bảo vệ bí mật nhà nước (số 117/2025/QH15), Điều 5 khoản 2; NĐ 30/2020, PL I, III.2.a"
    ] {
        /// The key or the value that says it, as typed.
        SecrecyMark { typed: String } =>
            format!(
                "\"{typed}\": cchc không lập văn bản có bí mật nhà nước. Văn bản ấy theo Luật Bảo vệ bí mật nhà nước, \
                 không được soạn thảo, lưu giữ trên máy đang kết nối mạng Internet."
            ),
            "văn bản có bí mật nhà nước thì dừng lại, soạn trên thiết bị dành riêng cho văn bản mật; không có thì bỏ dòng này.";
    }
}

/// The words of keys that name a degree of secrecy: `do_mat`, `muc_do_mat`, `bi_mat_nha_nuoc`. None begins another, so that a key
/// can be taken apart in one way only.
const WORDS: [&str; 17] = [
    "mat", "do", "muc", "dau", "chi", "cap", "bao", "bi", "nha", "nuoc", "tai", "lieu", "van", "ban", "tuyet", "toi",
    "hieu",
];

/// The degrees: MẬT, TỐI MẬT, TUYỆT MẬT.
const DEGREES: [&str; 3] = ["mat", "toimat", "tuyetmat"];

/// Whether a key asks for a mark of secrecy.
pub(super) fn is_key(key: &str) -> bool {
    let key = bare(key);
    let mut rest = key.as_str();
    while let Some(next) = WORDS.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = next;
    }
    // Not `mat_do`, density.
    rest.is_empty() && key.contains("mat") && (key == "mat" || !key.starts_with("mat"))
}

/// Whether a value is a degree of secrecy.
pub(super) fn is_degree(value: &str) -> bool {
    DEGREES.contains(&bare(value).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_that_name_a_degree_of_secrecy_are_known_however_they_are_typed() {
        for key in [
            "do_mat",
            "độ_mật",
            "Độ mật",
            "DO-MAT",
            "domat",
            "muc_do_mat",
            "mức độ mật",
            "dau_chi_do_mat",
            "mat",
            "toi_mat",
            "tuyet_mat",
            "bi_mat_nha_nuoc",
            "muc_do_bao_mat",
            "van_ban_mat",
            "tai_lieu_mat",
        ] {
            assert!(is_key(key), "{key}");
        }
        for key in ["do_khan", "muc_do_khan", "co_mat", "vang_mat", "mat_do", "muc_do", "van_ban", "ban_hanh", "", "_"]
        {
            assert!(!is_key(key), "{key}");
        }
    }

    #[test]
    fn no_word_begins_another_and_no_key_of_a_record_is_refused() {
        for word in WORDS {
            assert_eq!(WORDS.iter().filter(|other| other.starts_with(word)).count(), 1, "{word}");
        }
        let keys = crate::read::tables().into_iter().flat_map(|(_, keys)| keys);
        assert!(keys.into_iter().all(|key| !is_key(key.name)));
    }
}
