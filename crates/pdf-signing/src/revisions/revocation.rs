//! The revocation data that a document carries in its security store (ISO 32000-2, 12.8.4.3).

use super::unreadable::Unreadable;
use super::value::PdfValue;
use super::view::RevisionView;

/// Lists and answers that are read, and bytes of all of them. Lists of large authorities have some megabytes.
const MOST_LISTS: usize = 32;
const MOST_BYTES: usize = 16 << 20;

/// Streams in DER.
type Ders = Vec<Vec<u8>>;

/// Revocation lists (`/CRLs`) and answers of an OCSP service (`/OCSPs`) in DER.
pub(crate) fn revocation_data(view: &RevisionView<'_, '_>) -> Result<(Ders, Ders), Unreadable> {
    let (_, root) = view.root()?;
    let store = root.dict().map_or(Ok(None), |root| view.at(root, b"DSS"))?;
    // A security store that is no dictionary: some readers report it as an error.
    let written = root.dict().is_some_and(|root| root.written(b"DSS").is_some());
    if written && store.as_deref().and_then(PdfValue::dict).is_none() {
        return Err(Unreadable::CatalogMissing);
    }
    let Some(store) = store.as_deref().and_then(PdfValue::dict) else { return Ok(Default::default()) };
    let mut left = MOST_BYTES;
    let mut all = |key: &[u8]| -> Result<Ders, Unreadable> {
        let list = view.at(store, key)?;
        let mut found = Vec::new();
        for one in list.as_deref().and_then(PdfValue::array).unwrap_or_default().iter().take(MOST_LISTS) {
            let Some(stream) = view.follow(one)? else { continue };
            // A stream that cannot be decoded is passed over: it can neither revoke nor confirm.
            let Ok(bytes) = view.file.decoded(&stream) else { continue };
            let Some(rest) = left.checked_sub(bytes.len()) else { break };
            left = rest;
            found.push(bytes);
        }
        Ok(found)
    };
    Ok((all(b"CRLs")?, all(b"OCSPs")?))
}
