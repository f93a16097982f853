//! `bo_qua`: a record asks to pass over a rule, and says why. Every record may have it.

use super::decode::{At, Decode, Decoder, record};
use super::source::Span;
use super::tree::{Kind, Node};
use super::values::Text;

/// The key, the same in every record.
pub(super) const KEY: &str = "bo_qua";

record! {
    /// A rule that a record asks to pass over.
    Silence, "mục bo_qua" {
        "ma" required code: Text, "mã của quy tắc, chỉ cảnh báo mới bỏ qua được", "KC001";
        "ly_do" required reason: Text, "lý do bỏ qua, được liệt kê ở cuối kết quả kiểm tra", "tài liệu thuộc danh mục bí mật nhà nước";
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

/// What the record at `within` asks to pass over.
pub(super) fn decode(within: &Node, asked: &Node, decoder: &mut Decoder) -> Vec<Silencing> {
    let all = if matches!(asked.kind, Kind::Null) { None } else { Vec::<Silence>::decode(asked, decoder) };
    let within = Span { start: within.span.start, end: end(within) };
    let silencing = |silence: Silence| Silencing { within, code: silence.code, reason: silence.reason };
    all.into_iter().flatten().map(silencing).collect()
}

/// Where the last value of a node ends.
fn end(node: &Node) -> usize {
    let inner = match &node.kind {
        Kind::Null | Kind::Scalar(_) => None,
        Kind::Sequence(items) => items.iter().map(end).max(),
        Kind::Mapping(entries) => entries.iter().map(|entry| end(&entry.value).max(entry.key_span.end)).max(),
    };
    node.span.end.max(inner.unwrap_or_default())
}
