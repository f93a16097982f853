//! A text that may be given as a list of its lines: a subject that is broken where the office wants it.

use std::ops::Deref;

use super::decode::{Decode, Decoder};
use super::key::{RecordKey, RecordText, Texts};
use super::source::{At, Span};
use super::tree::{Node, NodeKind};
use super::values::Text;

/// A text, or the lines of one; lines are joined by a line break.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lines(Text);

impl Deref for Lines {
    type Target = Text;

    fn deref(&self) -> &Text {
        &self.0
    }
}

impl Decode for Lines {
    #[cfg(test)]
    fn kind() -> String {
        "văn bản, hoặc danh sách các dòng".to_owned()
    }

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        let NodeKind::Sequence(items) = &node.kind else {
            return Text::decode(node, decoder).map(Self);
        };
        let lines = Vec::<Text>::decode(node, decoder)?;
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
            return Text::decode(&Node { kind: NodeKind::Null, span: node.span }, decoder).map(Self);
        };
        let span = Span { start: first.span.start, end: last.span.end };
        let whole = lines.len() == items.len();
        let value = lines.into_iter().map(|line| line.value).collect::<Vec<_>>().join("\n");
        whole.then_some(Self(At { value, span }))
    }
}

impl Texts for Lines {
    fn texts<'t>(&'t self, key: Option<&'static RecordKey>, visit: &mut dyn FnMut(RecordText<'t>)) {
        self.0.texts(key, visit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::source::Source;
    use crate::read::tree::parse;

    fn decode(text: &str) -> Result<String, &'static str> {
        let source = Source::from_bytes("t.yaml", text.as_bytes().to_vec()).unwrap();
        let mut decoder = Decoder::new(&source);
        let lines = Lines::decode(&parse(&source).unwrap(), &mut decoder);
        lines.map(|lines| lines.value.clone()).ok_or_else(|| decoder.problems[0].code().as_str())
    }

    #[test]
    fn lines_are_one_text_with_breaks_and_a_text_is_itself() {
        assert_eq!(decode("[Khắc phục những tồn tại, hạn chế, \"năm 2020\"]").unwrap().lines().count(), 3);
        assert_eq!(decode("- Khắc phục\n- những tồn tại\n").as_deref(), Ok("Khắc phục\nnhững tồn tại"));
        assert_eq!(decode("Khắc phục").as_deref(), Ok("Khắc phục"));
        assert!(decode("[]").is_err() && decode("- a\n-\n").is_err() && decode("[[a], b]").is_err());
    }
}
