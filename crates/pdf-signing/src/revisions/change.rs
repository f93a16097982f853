//! What a change is: its kinds, what it needs to be allowed, and why one is not explained.

use super::locks::Permission;
use super::signatures::RangeFault;

/// One change, and the index of the revision that made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Later {
    /// The revision, counted from 0.
    pub revision: usize,
    /// What it did.
    pub change: Change,
}

/// Kinds of change. Everything but `Unexplained` is on the list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// A field that takes text or a choice was filled.
    FieldFilled {
        /// The field's full name.
        name: String,
    },
    /// An empty signature field was signed.
    SignatureAdded {
        /// The field's full name.
        field: String,
    },
    /// A field for a signature was added.
    SignatureFieldAdded {
        /// The field's full name.
        field: String,
    },
    /// Certificates and revocation data for long-term validation.
    ValidationData,
    /// A document time stamp was added (12.8.5).
    DocumentTimeStamp {
        /// The field's full name.
        field: String,
    },
    /// Producer, date of change, metadata.
    DocumentInformation,
    /// What readers show as title, author or description: words before and after.
    TitleChanged {
        /// Before.
        was: String,
        /// After.
        is: String,
    },
    /// Not on the list: the document counts as changed. `object` 0 is the trailer or the file itself.
    Unexplained {
        /// The number of the object.
        object: u32,
        /// What the object is for.
        role: ObjectRole,
        /// Why the list does not have it.
        why: Why,
    },
}

/// What an object is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ObjectRole {
    /// The catalog.
    Catalog,
    /// A page, or a node of the page tree.
    Page,
    /// The contents of a page.
    PageContent,
    /// Resources of a page.
    Resources,
    /// A font.
    Font,
    /// An image or a form.
    Graphic,
    /// An annotation.
    Annotation,
    /// A form field.
    Field,
    /// A signature dictionary.
    Signature,
    /// An element of the structure tree.
    StructureTree,
    /// Metadata.
    Metadata,
    /// Anything else.
    Other,
}

/// Why a change is not explained.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// An object was replaced that no rule speaks of.
    NotOnList,
    /// An object was removed.
    Freed,
    /// An object was added that nothing allowed leads to.
    AddedForNothing,
    /// A replaced object is used in another place too.
    UsedElsewhere,
    /// New content refers to an object that the signed document held but did not show, or that is not there.
    ShowsHiddenObject,
    /// An added object fills a reference of the signed document that led nowhere.
    FillsDanglingReference,
    /// A reference that is reached from the trailer leads nowhere.
    DanglingReference,
    /// An added object has a number below the `/Size` of the signed document.
    NumberBelowSize,
    /// The cross-reference section brings back older bytes.
    OlderBytes,
    /// Bytes of the revision belong to nothing, from this offset.
    StrayBytes {
        /// Bytes from the start of the file.
        offset: usize,
    },
    /// An entry of the trailer was changed.
    TrailerKey {
        /// Its key.
        key: String,
    },
    /// The catalog is another object.
    CatalogReplaced,
    /// An entry of the catalog was changed that may not be.
    CatalogKey {
        /// Its key.
        key: String,
    },
    /// An entry of the document information was changed that may not be.
    InformationKey {
        /// Its key.
        key: String,
    },
    /// The metadata are not as metadata may be changed.
    Metadata,
    /// The validation data are not only certificates, lists and answers (12.8.4.3).
    ValidationData,
    /// An entry of the form was changed that may not be.
    FormKey {
        /// Its key.
        key: String,
    },
    /// A field is gone, or has another name or kind.
    FieldRemoved,
    /// A new field that is no signature field.
    FieldAdded,
    /// An entry of a field was changed that may not be.
    FieldKey {
        /// The field's full name.
        field: String,
        /// The key.
        key: String,
    },
    /// An appearance that does not go with a new value or signature.
    Appearance {
        /// The field's full name.
        field: String,
    },
    /// A field that was signed before was changed.
    SignedFieldChanged {
        /// The field's full name.
        field: String,
    },
    /// A signature that was not made in this revision.
    SignatureNotNew {
        /// The field's full name.
        field: String,
    },
    /// A signature that contradicts itself in what kind it is.
    SignatureKind {
        /// The field's full name.
        field: String,
    },
    /// A signature that does not cover its revision.
    SignatureRange {
        /// The field's full name.
        field: String,
        /// What is at fault.
        fault: RangeFault,
    },
    /// An annotation was added.
    AnnotationAdded,
    /// The signature, or its field's lock, allows less: 1 to 3, as DocMDP counts.
    Level {
        /// The level that is allowed.
        level: u8,
    },
    /// The signature locks this field.
    Locked {
        /// The field's full name.
        field: String,
    },
}

/// What a signature's permission must allow for a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Needs {
    /// Always allowed.
    Validation,
    /// Level 2 or more.
    Filling,
    /// Neither certification nor lock.
    NewVisibleField,
}

/// A change before it is held against a signature's permission.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct FoundChange {
    pub(crate) change: Change,
    pub(crate) needs: Needs,
    /// The field that must not be locked.
    pub(crate) field: Option<String>,
}

impl Change {
    /// The field that was filled or signed.
    pub fn filled(&self) -> Option<&str> {
        match self {
            Self::FieldFilled { name } => Some(name),
            Self::SignatureAdded { field } | Self::DocumentTimeStamp { field } => Some(field),
            _ => None,
        }
    }
}

impl FoundChange {
    pub(crate) fn of(change: Change) -> Self {
        Self { change, needs: Needs::Filling, field: None }
    }

    pub(super) fn under(&self, permission: &Permission) -> Change {
        if matches!(self.change, Change::Unexplained { .. }) {
            return self.change.clone();
        }
        let refused = match (self.needs, permission.level) {
            (Needs::Filling, Some(1)) => Some(Why::Level { level: 1 }),
            (Needs::NewVisibleField, Some(level)) => Some(Why::Level { level }),
            _ => None,
        };
        let locked = self.field.as_ref().filter(|field| permission.locks(field));
        match refused.or_else(|| locked.map(|field| Why::Locked { field: field.clone() })) {
            Some(why) => Change::Unexplained { object: 0, role: ObjectRole::Field, why },
            None => self.change.clone(),
        }
    }
}
