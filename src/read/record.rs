//! `record!`, by which record types are declared once.

use super::source::Span;
use super::tree::{Node, NodeKind};

/// The span to show for a record: the first key of a block of keys; the whole value in braces.
pub(crate) fn head(node: &Node) -> Span {
    match &node.kind {
        NodeKind::Mapping(entries) => {
            let first = entries.first().map(|entry| entry.key_span).filter(|key| key.start == node.span.start);
            first.unwrap_or(node.span)
        }
        _ => node.span,
    }
}

/// Declares a record type: `Name, "what a clerk calls it" { "key" required field: Type, "meaning", "example"; … }`,
/// with `optional` for a key that may be left out, and `as` a [`TextRole`] behind the type of texts that are not
/// [`TextRole::Phrase`]. `at most` before the brace bounds lists of this type, instead of `bounds::ITEMS`.
macro_rules! record {
    ($(#[$doc:meta])* $name:ident, $label:literal $(, at most $most:path)? {
        $($(#[$field_doc:meta])* $key:literal $need:ident $field:ident: $type:ty $(as $role:ident)?, $meaning:literal, $example:literal;)*
    }) => {
        $(#[$doc])*
        #[derive(Debug, Clone)]
        pub(crate) struct $name {
            $($(#[$field_doc])* pub(crate) $field: $type,)*
            /// Where the record stands in its file.
            #[allow(dead_code, reason = "not every record type is reported as a whole")]
            pub(crate) span: $crate::read::source::Span,
        }

        impl $name {
            /// What a clerk calls such a record.
            #[cfg(test)]
            #[allow(dead_code, reason = "the tables leave out the records that tests declare")]
            pub(crate) const LABEL: &'static str = $label;

            /// The keys of this record type, in the order of its declaration.
            pub(crate) const KEYS: &'static [$crate::read::key::RecordKey] = &[$(
                $crate::read::key::RecordKey {
                    name: $key,
                    meaning: $meaning,
                    example: $example,
                    role: record!(@role $($role)?),
                    #[cfg(test)]
                    required: record!(@required $need),
                    #[cfg(test)]
                    kind: <$type as $crate::read::decode::Decode>::kind,
                },
            )*];
        }

        impl $crate::read::decode::Decode for $name {
            #[cfg(test)]
            fn kind() -> String {
                $label.to_owned()
            }

            $(const MOST: usize = $most;)?

            const SHAPE: $crate::read::shape::Shape = $crate::read::shape::Shape::Mapping;

            fn decode(
                node: &$crate::read::tree::Node,
                decoder: &mut $crate::read::decode::Decoder,
            ) -> Option<Self> {
                let entries = decoder.mapping(node, Self::KEYS)?;
                let mut keys = Self::KEYS.iter();
                $(let $field = record!(@take $need decoder, entries, node, keys, $label);)*
                Some(Self { $($field: $field?,)* span: $crate::read::record::head(node) })
            }
        }

        impl $crate::read::key::Texts for $name {
            fn texts<'t>(
                &'t self,
                _: Option<&'static $crate::read::key::RecordKey>,
                visit: &mut dyn FnMut($crate::read::key::RecordText<'t>),
            ) {
                let mut keys = Self::KEYS.iter();
                $($crate::read::key::Texts::texts(&self.$field, keys.next(), visit);)*
            }
        }
    };
    (@role) => { $crate::read::role::TextRole::Phrase };
    (@role $role:ident) => { $crate::read::role::TextRole::$role };
    (@required required) => { true };
    (@required optional) => { false };
    (@take required $decoder:ident, $entries:ident, $node:ident, $keys:ident, $label:literal) => {
        $keys.next().and_then(|key| $decoder.required(&$entries, $crate::read::record::head($node), key, $label))
    };
    (@take optional $decoder:ident, $entries:ident, $node:ident, $keys:ident, $label:literal) => {
        $keys.next().and_then(|key| $decoder.optional(&$entries, key))
    };
}
pub(crate) use record;
