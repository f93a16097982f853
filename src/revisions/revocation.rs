//! The revocation data that a document carries in its security store (ISO 32000-2, 12.8.4.3).

use super::unreadable::Unreadable;
use super::value::Value;
use super::view::View;

/// Lists that are read, and bytes of all of them. Lists of large authorities have some megabytes.
const MOST_LISTS: usize = 32;
const MOST_BYTES: usize = 16 << 20;

/// The revocation lists (`/CRLs`) in DER, and whether there are answers of an OCSP service.
pub(crate) fn revocation_data(view: &View<'_, '_>) -> Result<(Vec<Vec<u8>>, bool), Unreadable> {
    let (_, root) = view.root()?;
    let store = root.dict().map_or(Ok(None), |root| view.at(root, b"DSS"))?;
    // One that is no dictionary is an error to some readers.
    let written = root.dict().is_some_and(|root| root.written(b"DSS").is_some());
    if written && store.as_deref().and_then(Value::dict).is_none() {
        return Err(Unreadable::CatalogMissing);
    }
    let Some(store) = store.as_deref().and_then(Value::dict) else { return Ok((Vec::new(), false)) };
    let list = |key: &[u8]| -> Result<Vec<Value>, Unreadable> {
        Ok(view.at(store, key)?.as_deref().and_then(Value::array).map(<[Value]>::to_vec).unwrap_or_default())
    };
    let mut lists = Vec::new();
    let mut left = MOST_BYTES;
    for one in list(b"CRLs")?.iter().take(MOST_LISTS) {
        let Some(stream) = view.follow(one)? else { continue };
        // What cannot be decoded says nothing.
        let Ok(bytes) = view.file.decoded(&stream) else { continue };
        let Some(rest) = left.checked_sub(bytes.len()) else { break };
        left = rest;
        lists.push(bytes);
    }
    Ok((lists, !list(b"OCSPs")?.is_empty()))
}
