//! What may become of appearances after a signature (ISO 32000-2, 12.5.5): what is rewritten is reached from its own widget alone.

use super::change::Why;
use super::difference::{Fate, RevisionDifference, SiteVersions, differing};
use super::fields::FormField;
use super::unreadable::Unreadable;
use super::uses::UseSite;
use super::value::{Dict, PdfValue, Ref};

/// Whether the appearance of a field that is its own widget is a dictionary that nothing else uses, with a picture or
/// with states of which one is chosen. Checked in every revision, whether the field changed or not, because readers differ
/// in how they take other forms.
pub(super) fn appearance_is_plain(difference: &mut RevisionDifference, field: &FormField) -> Result<bool, Unreadable> {
    let Some(entry) = field.entries().and_then(|dict| dict.written(b"AP")) else { return Ok(true) };
    let own = difference.uses.place(field.id.number, &[b"AP"]);
    let shared = entry.reference().is_some_and(|of| !difference.used_only(of.number, own));
    let appearance = difference.old.follow(entry)?;
    let Some(appearance) = appearance.as_deref().and_then(PdfValue::dict) else { return Ok(false) };
    let states = appearance.written(b"N").is_some_and(|normal| matches!(normal, PdfValue::Dict(_) | PdfValue::Null));
    let chosen = field.entries().is_some_and(|dict| dict.get(b"AS").is_some());
    Ok(!shared && (!states || chosen))
}

/// Whether an object of an appearance that these widgets have in the old document is replaced.
pub(super) fn appearance_touched(difference: &RevisionDifference, parts: &[Ref]) -> Result<bool, Unreadable> {
    for part in parts {
        let Some(widget) = difference.old.get(*part)? else { continue };
        let Some(entry) = widget.dict().and_then(|dict| dict.get(b"AP")) else { continue };
        let appearance = difference.old.follow(entry)?;
        let normal = appearance.as_deref().and_then(PdfValue::dict).and_then(|dict| dict.get(b"N"));
        let replaced = |value: Option<&PdfValue>| {
            value
                .and_then(PdfValue::reference)
                .is_some_and(|reference| difference.fates.contains_key(&reference.number))
        };
        if replaced(Some(entry)) || replaced(normal) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// `/AP` of a widget: the normal appearance may become a new form XObject, or its own one may be replaced.
pub(super) fn appearance(
    difference: &mut RevisionDifference,
    widget: u32,
    old: &Dict,
    new: &Dict,
) -> Result<bool, Unreadable> {
    let pair = difference.entry(SiteVersions::of(widget), Some(old), new, b"AP")?;
    let Some(now) = pair.new.as_deref() else { return Ok(old.get(b"AP").is_none()) };
    let Some(now) = now.dict() else { return Ok(false) };
    let empty = Dict::default();
    let before = pair.old.as_deref().and_then(PdfValue::dict).unwrap_or(&empty);
    if differing(before, now).iter().any(|key| key != b"N") {
        return Ok(false);
    }
    let (was, is) = (before.get(b"N"), now.get(b"N"));
    let Some(PdfValue::Ref(normal)) = is else { return Ok(was == is) };
    // What is rewritten must be reachable from this widget alone: another place would be rewritten with it.
    let place = difference.uses.place(widget, &[b"AP"]);
    let shared = old.get(b"AP").and_then(PdfValue::reference).filter(|of| !difference.used_only(of.number, place));
    let replaced = difference.is(normal.number, Fate::Replaced);
    if was == is && !replaced {
        return Ok(true);
    }
    let stream = difference.new.get(*normal)?;
    if !stream.as_deref().and_then(PdfValue::stream).is_some_and(|stream| stream.dict.is(b"Subtype", b"Form")) {
        return Ok(false);
    }
    if replaced && was != is {
        difference.unexplained(normal.number, Why::ShowsHiddenObject);
    } else if replaced {
        let place = UseSite { path: difference.uses.below(pair.spot.old.path, b"N"), ..pair.spot.old };
        let alone = shared.is_none() && difference.used_only(normal.number, place);
        difference.allow(normal.number, |_| alone);
    } else if !difference.is(normal.number, Fate::Added) {
        difference.unexplained(normal.number, Why::ShowsHiddenObject);
    } else {
        difference.allow_added(normal.number);
    }
    if let Some(stream) = stream {
        difference.allow_below(&stream)?;
    }
    Ok(true)
}

/// Whether an appearance draws nothing: its one stream is empty.
pub(super) fn blank(difference: &RevisionDifference, appearance: &PdfValue) -> Result<bool, Unreadable> {
    let appearance = difference.new.follow(appearance)?;
    let Some(dict) = appearance.as_deref().and_then(PdfValue::dict) else { return Ok(false) };
    let only = dict.keys().all(|key| key == b"N");
    let stream = difference.new.at(dict, b"N")?;
    Ok(only && stream.is_some_and(|stream| stream.stream().is_some() && difference.new.file.data(&stream).is_empty()))
}
