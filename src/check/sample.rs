//! No value of a sample goes into a document.

use super::language::span_of;
use super::lists::SAMPLE;
use super::rule::{Rule, View, at, rule};
use crate::problem::{Finding, Problem};

pub(super) const RULES: &[Rule] = &[rule!(
    left,
    (MM001, "Văn bản có giá trị mẫu mà được ký là văn bản sai.", "thực tế: văn bản mẫu đã từng được ký, phát hành")
)];

/// Texts that carry the mark of a sample.
fn left(view: &View, found: &mut Vec<Problem>) {
    super::texts(view.raw, &mut |source, text| {
        if let Some(from) = text.value.find(SAMPLE) {
            let span = span_of(source, text, from, from + SAMPLE.len());
            found.push(at(source, span, Finding::SampleLeft { mark: SAMPLE }));
        }
    });
}
