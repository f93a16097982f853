//! Acts that are no longer in force: those that the program knows, and those that an office adds beside `don-vi.yaml`.

use std::sync::LazyLock;

use super::days::Date;
use super::decode::{Decode, Decoder};
use super::record::record;
use super::source::Source;
use super::tree;
use super::values::{Text, Version};

/// The file in which an office adds acts, and its name in the program's own data.
pub(super) const FILE: &str = "can-cu-het-hieu-luc.yaml";

record! {
    /// `can-cu-het-hieu-luc.yaml`.
    RepealedActs, "tệp can-cu-het-hieu-luc.yaml" {
        "phien_ban" required version: Version, "phiên bản của tệp", "1";
        "van_ban" required acts: Vec<RepealedAct>, "các văn bản đã hết hiệu lực", "";
    }
}

record! {
    /// An act that is no longer in force.
    RepealedAct, "mục văn bản hết hiệu lực" {
        "so" required code: Text, "số, ký hiệu đầy đủ", "110/2004/NĐ-CP";
        "ten" required name: Text, "loại văn bản và tên gọi", "Nghị định về công tác văn thư";
        "tu_ngay" required from: Date, "ngày bắt đầu hết hiệu lực", "05/3/2020";
        "thay_bang" optional by: Option<Text>, "văn bản thay thế", "Nghị định số 30/2020/NĐ-CP";
        "nguon" required source: Text, "điều khoản hoặc nơi đọc được việc bãi bỏ", "Nghị định số 30/2020/NĐ-CP, Điều 37";
    }
}

/// The acts that the program knows.
pub(crate) fn known() -> &'static [RepealedAct] {
    static KNOWN: LazyLock<Vec<RepealedAct>> = LazyLock::new(|| {
        let text = include_str!("../../data/can-cu-het-hieu-luc.yaml");
        let read = Source::from_bytes(FILE, text.as_bytes().to_vec()).and_then(|source| {
            let tree = tree::parse(&source)?;
            Ok(RepealedActs::decode(&tree, &mut Decoder::new(&source)).map(|file| file.acts).unwrap_or_default())
        });
        read.unwrap_or_default()
    });
    &KNOWN
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_programs_own_table_is_read_whole() {
        let text = include_str!("../../data/can-cu-het-hieu-luc.yaml");
        assert_eq!(known().len(), text.matches("- so: ").count());
        assert!(known().len() > 5);
        let codes: std::collections::BTreeSet<&str> = known().iter().map(|act| act.code.value.as_str()).collect();
        assert_eq!(codes.len(), known().len(), "each once");
    }
}
