//! `bo_qua`: a record asks to pass over a rule, and says why. Every record may have this key.

use super::decode::{Decode, Decoder, SilenceRequest};
use super::record::record;
use super::source::{At, Span};
use super::tree::NodeKind;
use super::values::Text;

record! {
    /// A rule that a record asks to pass over.
    Silence, "mục bo_qua" {
        "ma" required code: Text, "mã của quy tắc, chỉ cảnh báo mới bỏ qua được", "KC001";
        "ly_do" required reason: Text, "lý do bỏ qua, được liệt kê trong kết quả kiểm tra", "tài liệu thuộc danh mục bí mật nhà nước";
    }
}

/// A rule to pass over, and where.
#[derive(Debug, Clone)]
pub(crate) struct Silencing {
    /// The record that asks.
    pub(crate) within: Span,
    pub(crate) code: At<String>,
    pub(crate) reason: At<String>,
}

/// Decodes what the records of a file ask to pass over, once the rest of the file is decoded.
pub(super) fn decode(decoder: &mut Decoder) -> Vec<Silencing> {
    let mut all = Vec::new();
    // A request is a record, too, and may have the key itself.
    while !decoder.requests.is_empty() {
        for SilenceRequest { within, asked } in std::mem::take(&mut decoder.requests) {
            if !matches!(asked.kind, NodeKind::Null) {
                let decoded = Vec::<Silence>::decode(&asked, decoder).into_iter().flatten();
                all.extend(decoded.map(|silence| Silencing { within, code: silence.code, reason: silence.reason }));
            }
        }
    }
    all
}
