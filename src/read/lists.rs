//! Lists of records: of items, of one value alone, of values that commas part.

use super::bounds::ListTooLong;
use super::decode::{Decode, Decoder};
use super::shape::Shape;
use super::source::Span;
use super::tree::{Node, NodeKind};

impl<T: Decode> Decode for Vec<T> {
    #[cfg(test)]
    fn kind() -> String {
        format!("danh sách: {}", T::kind())
    }

    /// Items that cannot be decoded are reported and left out, so that the rest can still be checked. One value alone is a
    /// list of one.
    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        let parts = match &node.kind {
            NodeKind::Scalar(text) if T::SHAPE == Shape::Text => parts::<T>(node, text, decoder),
            NodeKind::Mapping(_) if T::SHAPE == Shape::Mapping => vec![node.clone()],
            _ => Vec::new(),
        };
        let items = match &node.kind {
            NodeKind::Sequence(items) => items,
            _ if !parts.is_empty() => &parts,
            _ => return decoder.wrong_shape(node, Shape::List),
        };
        if items.len() > T::MOST {
            decoder.incomplete = true;
            let excess = ListTooLong { items: items.len(), most: T::MOST };
            return decoder.refuse(node.span, excess);
        }
        let decoded: Self = items.iter().filter_map(|item| T::decode(item, decoder)).collect();
        decoder.incomplete |= decoded.len() < items.len();
        Some(decoded)
    }
}

/// The values that a text has where a list is wanted: one, or those that commas part.
fn parts<T: Decode>(node: &Node, text: &str, decoder: &Decoder) -> Vec<Node> {
    if !T::PARTED || !text.contains([',', ';']) {
        return vec![node.clone()];
    }
    let typed = decoder.typed(node.span);
    let mut from = 0;
    let part = |part: &str| {
        let span = typed[from..].find(part).map(|at| Span { start: node.span.start + from + at, end: 0 });
        from = span.map_or(from, |span| span.start - node.span.start + part.len());
        let span = span.map_or(node.span, |span| Span { end: span.start + part.len(), ..span });
        Node { kind: NodeKind::Scalar(part.to_owned()), span }
    };
    text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()).map(part).collect()
}

impl<T: Decode> Decode for Option<T> {
    #[cfg(test)]
    fn kind() -> String {
        T::kind()
    }

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        T::decode(node, decoder).map(Some)
    }
}
