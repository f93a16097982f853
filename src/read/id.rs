//! The names by which records refer to one another (`id`). The type says what an id names, so that one of a person is never
//! looked for among departments.

use std::fmt;
use std::marker::PhantomData;

use unicode_normalization::UnicodeNormalization;

use super::bounds;
use super::decode::{Decode, Decoder};
use super::source::At;
use super::source::Span;
use super::tree::Node;
use super::values::no_texts;
use crate::problem::problems;

problems! {
    GT009 Error Data "Không dùng làm mã được." {
        NoId { text: String } =>
            format!("\"{text}\" không dùng làm mã được."),
            "mã gồm chữ cái, chữ số, dấu chấm và gạch nối, không có khoảng trắng, ví dụ nv-1.1.";
    }
}

/// What an id can name.
pub(crate) mod named {
    /// A department of `don-vi.yaml`.
    pub(crate) enum OfDepartment {}
    /// A person of `don-vi.yaml`.
    pub(crate) enum OfPerson {}
    /// A field of a plan.
    pub(crate) enum OfField {}
    /// A criterion of a field.
    pub(crate) enum OfCriterion {}
    /// A shortcoming of a field.
    pub(crate) enum OfShortcoming {}
    /// An action of a field.
    pub(crate) enum OfAction {}
    /// An indicator of a plan.
    pub(crate) enum OfIndicator {}
}

pub(crate) type DepartmentId = Id<named::OfDepartment>;
pub(crate) type PersonId = Id<named::OfPerson>;
pub(crate) type FieldId = Id<named::OfField>;
pub(crate) type CriterionId = Id<named::OfCriterion>;
pub(crate) type ShortcomingId = Id<named::OfShortcoming>;
pub(crate) type ActionId = Id<named::OfAction>;
pub(crate) type IndicatorId = Id<named::OfIndicator>;

/// The id of what `N` says: letters, digits, points and hyphens, at most 80 bytes, in NFC. Two are equal when their texts are.
pub(crate) struct Id<N> {
    text: At<String>,
    names: PhantomData<N>,
}

impl<N> Id<N> {
    /// The text.
    pub(crate) fn as_str(&self) -> &str {
        &self.text.value
    }

    /// Where it is written.
    pub(crate) fn span(&self) -> Span {
        self.text.span
    }
}

impl<N> fmt::Debug for Id<N> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(out)
    }
}

impl<N> fmt::Display for Id<N> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

impl<N> Clone for Id<N> {
    fn clone(&self) -> Self {
        Self { text: self.text.clone(), names: PhantomData }
    }
}

impl<N> PartialEq for Id<N> {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl<N> Eq for Id<N> {}

impl<N> Decode for Id<N> {
    #[cfg(test)]
    fn kind() -> String {
        "mã".to_owned()
    }

    const MOST: usize = bounds::IDS;
    const PARTED: bool = true;

    fn decode(node: &Node, decoder: &mut Decoder) -> Option<Self> {
        let text: String = decoder.scalar(node)?.trim().nfc().collect();
        let good = text.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_')) && text.len() <= 80;
        match good {
            true => Some(Self { text: At { value: text, span: node.span }, names: PhantomData }),
            false => decoder.refuse(node.span, NoId { text }),
        }
    }
}

no_texts!(DepartmentId, PersonId, FieldId, CriterionId, ShortcomingId, ActionId, IndicatorId);
