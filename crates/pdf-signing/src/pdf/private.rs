//! What a program keeps in a document for itself: page-piece data of the catalog (ISO 32000-2, 14.5), which stays also when
//! the file is renamed or moved.

use std::collections::BTreeMap;

use super::{Append, AppendError, Dictionary, Object, decode_text_string, dictionary, text_string};

/// One thing that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrivateValue {
    /// A text string.
    Text(String),
    /// A whole number.
    Number(i64),
}

/// Data of one program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrivateData<'a> {
    /// The program, as the key of `/PieceInfo`.
    pub owner: &'a str,
    /// When it was written (`/LastModified`), as ISO 32000-2, 7.9.4 has it: `D:20210506`.
    pub modified: &'a str,
    /// What is kept, by key, in the order in which it is written.
    pub entries: Vec<(&'a str, PrivateValue)>,
}

/// Writes it into the catalog, in place of any page-piece data there.
pub(crate) fn put_private_data(file: &mut Append, data: &PrivateData) {
    let mut private = Dictionary::new();
    for (key, value) in &data.entries {
        let object = match value {
            PrivateValue::Text(text) => text_string(text),
            PrivateValue::Number(number) => Object::Integer(*number),
        };
        private.set(*key, object);
    }
    let piece = dictionary! { "LastModified" => Object::string_literal(data.modified), "Private" => private };
    if let Some(catalog) = file.catalog_id().and_then(|catalog| file.edit(catalog)) {
        catalog.set("PieceInfo", dictionary! { data.owner => piece });
    }
}

/// Reads what `owner` keeps in a document, by key; `None` when it keeps nothing. Values of other kinds are left out.
///
/// # Errors
/// A document that cannot be read.
pub fn private_data(pdf: &[u8], owner: &str) -> Result<Option<BTreeMap<String, PrivateValue>>, AppendError> {
    let file = Append::open(pdf)?;
    let catalog = file.catalog();
    let mut at = Some(&catalog);
    for key in [b"PieceInfo".as_slice(), owner.as_bytes(), b"Private"] {
        at = at.and_then(|dictionary| file.entry(dictionary, key).as_dict().ok());
    }
    let Some(private) = at else { return Ok(None) };
    let value = |object: &Object| match file.follow(object) {
        Object::Integer(number) => Some(PrivateValue::Number(*number)),
        text => decode_text_string(text).ok().map(PrivateValue::Text),
    };
    let entries =
        private.iter().filter_map(|(key, object)| Some((String::from_utf8(key.clone()).ok()?, value(object)?)));
    Ok(Some(entries.collect()))
}
