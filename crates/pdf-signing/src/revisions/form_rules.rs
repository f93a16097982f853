//! What may follow a signature in the form: fields filled, signatures added (ISO 32000-2, 12.7; ETSI EN 319 142-1).

use super::annotation_rules::annotations;
use super::appearance_rules::{appearance, appearance_is_plain, appearance_touched, blank};
use std::collections::{BTreeMap, BTreeSet};

use super::annotation_rules::Lists;
use super::change::{Change, FoundChange, Needs, Why};
use super::difference::{Fate, RevisionDifference, SiteVersions, differing, references};
use super::fields::{FormField, fields, visible};
use super::signatures::{SignatureKind, signature};
use super::text::text;
use super::unreadable::Unreadable;
use super::uses::UseSite;
use super::value::{PdfValue, Ref};

/// Keys that a new signature field with its widget may have. No action, no additional action.
const OF_A_NEW_FIELD: [&[u8]; 15] =
    [b"Type", b"Subtype", b"FT", b"T", b"TU", b"TM", b"F", b"Ff", b"Rect", b"P", b"V", b"AP", b"Lock", b"SV", b"M"];

pub(crate) fn form_rules(difference: &mut RevisionDifference) -> Result<(), Unreadable> {
    let ((_, old_root), (id, root)) = (difference.old.root()?, difference.new.root()?);
    let (Some(old_root), Some(root)) = (old_root.dict(), root.dict()) else { return Ok(()) };
    let form = difference.entry(SiteVersions::of(id.number), Some(old_root), root, b"AcroForm")?;
    let old_form = form.old.as_deref().and_then(PdfValue::dict);
    let new_form = form.new.as_deref().and_then(PdfValue::dict);
    let (Some(old_form), Some(new_form)) = (old_form, new_form) else {
        if form.old != form.new {
            difference.unexplained(form.holder(), Why::FormKey { key: "AcroForm".into() });
        }
        return Ok(());
    };
    for key in [&b"DR"[..], b"DA", b"Q", b"SigFlags", b"NeedAppearances"] {
        // When the value is a stream, which the standard does not allow, some readers report every later revision as an
        // error.
        if difference.old.at(old_form, key)?.is_some_and(|value| value.stream().is_some()) {
            difference.unexplained(form.holder(), Why::FormKey { key: text(key) });
        }
    }
    for key in differing(old_form, new_form) {
        if key != b"Fields" {
            difference.unexplained(form.holder(), Why::FormKey { key: text(&key) });
        }
    }
    let list = difference.entry(form.spot, Some(old_form), new_form, b"Fields")?;
    let old_list = references(list.old.as_deref()).unwrap_or_default();
    let new_list = references(list.new.as_deref()).unwrap_or_default();
    if !new_list.starts_with(&old_list) {
        difference.unexplained(list.holder(), Why::FieldRemoved);
        return Ok(());
    }
    let added: Vec<Ref> = new_list.iter().skip(old_list.len()).copied().collect();
    let before = fields(difference.old)?;
    let after: BTreeMap<Ref, FormField> = fields(difference.new)?.into_iter().map(|field| (field.id, field)).collect();
    let annotated = annotations(difference, &added)?;
    // When something else than the catalog refers to the form or its list, the fields may be shown from there too: then
    // no field may be replaced.
    let alone = list.spot.alone;
    let groups = before.iter().filter(|field| !field.below.is_empty()).map(|field| (field.id, field.clone()));
    let lists = Lists { fields: alone.then_some(list.spot.old), annotated, groups: groups.collect() };
    for field in &before {
        // When a field has no /FT, some readers report every later revision as an error.
        if field.kind.is_none() && field.below.is_empty() {
            difference.unexplained(field.id.number, Why::FieldKey { field: field.name.clone(), key: "FT".into() });
        }
        match after.get(&field.id) {
            Some(now) if now.name == field.name && now.kind == field.kind => {
                kept_field(difference, field, now, &lists)?
            }
            _ => difference.unexplained(field.id.number, Why::FieldRemoved),
        }
    }
    for id in added {
        match after.get(&id) {
            Some(field) => new_field(difference, field)?,
            None => difference.unexplained(id.number, Why::FieldAdded),
        }
    }
    Ok(())
}

/// A field that was there before.
fn kept_field(
    difference: &mut RevisionDifference,
    old: &FormField,
    new: &FormField,
    lists: &Lists,
) -> Result<(), Unreadable> {
    let parts: Vec<Ref> = [old.id].into_iter().chain(old.widgets.iter().copied()).collect();
    difference.old.file.budget.steps(parts.len())?;
    let touched = appearance_touched(difference, &parts)?;
    if !old.is_signature() && !appearance_is_plain(difference, old)? {
        difference.unexplained(old.id.number, Why::Appearance { field: old.name.clone() });
    }
    if !touched && !parts.iter().any(|part| difference.fates.contains_key(&part.number)) {
        return Ok(());
    }
    let (Some(was), Some(is)) = (old.entries(), new.entries()) else {
        difference.unexplained(old.id.number, Why::FieldKey { field: old.name.clone(), key: String::new() });
        return Ok(());
    };
    if old.is_signature() && was.get(b"V").is_some() {
        difference.unexplained(old.id.number, Why::SignedFieldChanged { field: old.name.clone() });
        return Ok(());
    }
    let filled = is.get(b"V").is_some() && was.get(b"V") != is.get(b"V");
    let mut keys_changed = 0;
    let mut shown_anew = false;
    for part in &parts {
        let (before, now) = (difference.old.get(*part)?, difference.new.get(*part)?);
        let before_now = (before.as_deref().and_then(PdfValue::dict), now.as_deref().and_then(PdfValue::dict));
        // When a field has several widgets, each has an appearance of its own, and one could be made to show another value
        // than the others: none of them may change.
        if *part != old.id && (difference.fates.contains_key(&part.number) || appearance_touched(difference, &[*part])?)
        {
            difference.unexplained(part.number, Why::Appearance { field: old.name.clone() });
        }
        let (Some(before), Some(now)) = before_now else {
            difference.unexplained(part.number, Why::FieldRemoved);
            continue;
        };
        // An entry that is null counts as absent here (7.3.7), but some readers take it for present.
        if before.entries().any(|(_, value)| matches!(value, PdfValue::Null)) {
            difference.unexplained(part.number, Why::FieldKey { field: old.name.clone(), key: "null".into() });
        }
        for key in differing(before, now) {
            keys_changed += 1;
            shown_anew |= key == b"AP";
            let allowed = match key.as_slice() {
                b"V" => *part == old.id && filled,
                b"AP" => !matches!(old.kind.as_deref(), Some(b"Btn")),
                b"AS" => matches!(old.kind.as_deref(), Some(b"Btn")),
                _ => false,
            };
            if !allowed {
                let key = text(&key);
                difference.unexplained(part.number, Why::FieldKey { field: old.name.clone(), key });
            }
        }
        if touched || difference.is(part.number, Fate::Replaced) {
            allow_field(difference, *part, old, lists)?;
        }
        if !appearance(difference, part.number, before, now)? {
            difference.unexplained(part.number, Why::Appearance { field: old.name.clone() });
        }
    }
    if !filled {
        // When the appearance changes and the value does not, the page shows something that the value does not say.
        if touched || keys_changed > 0 {
            difference.unexplained(old.id.number, Why::Appearance { field: old.name.clone() });
        }
        return Ok(());
    }
    if old.is_signature() {
        if !appearance_is_plain(difference, old)? {
            difference.unexplained(old.id.number, Why::Appearance { field: old.name.clone() });
        }
        return signed(difference, new, false, touched);
    }
    // A button or a field with states is changed by naming another state in /AS; the pictures of the states must stay.
    if touched && (was.get(b"AS").is_some() || old.kind.as_deref() == Some(b"Btn")) {
        difference.unexplained(old.id.number, Why::Appearance { field: old.name.clone() });
    }
    // A text or choice that was filled in may not change again; a new text needs a new appearance, so that the page shows it.
    let empty = |value: &PdfValue| value.text().is_some_and(<[u8]>::is_empty);
    let was_filled = old.entries().and_then(|dict| dict.get(b"V")).is_some_and(|value| !empty(value));
    let words = matches!(old.kind.as_deref(), Some(b"Tx" | b"Ch"));
    let unseen = old.kind.as_deref() == Some(b"Tx") && !(shown_anew || touched);
    if words && was_filled || unseen {
        difference.unexplained(old.id.number, Why::FieldKey { field: old.name.clone(), key: "V".into() });
    }
    value(difference, new)
}

/// Allows a replaced field or widget where fields and widgets are used, and nowhere else.
fn allow_field(
    difference: &mut RevisionDifference,
    part: Ref,
    field: &FormField,
    lists: &Lists,
) -> Result<(), Unreadable> {
    // When something else than the field tree refers to a group, its fields may be shown from there too.
    let (kids, up) = (difference.uses.place(0, &[b"Kids"]).path, difference.uses.place(0, &[b"Parent"]).path);
    for group in &lists.groups_above(field) {
        let uses = difference.uses.at(group.id.number);
        difference.old.file.budget.steps(uses.len())?;
        let own: BTreeSet<u32> = group.below.iter().chain(&group.parent).map(|id| id.number).collect();
        let known = |place: &UseSite| {
            lists.fields == Some(*place) || (own.contains(&place.object) && [kids, up].contains(&place.path))
        };
        if !uses.iter().all(known) {
            difference.unexplained(part.number, Why::UsedElsewhere);
        }
    }
    let kin: BTreeSet<u32> =
        field.below.iter().chain(&field.widgets).chain(&field.parent).chain([&field.id]).map(|id| id.number).collect();
    let uses = difference.uses.at(part.number).to_vec();
    difference.old.file.budget.steps(uses.len())?;
    let objects = [&[&b"Obj"[..]][..], &[b"K", b"Obj"]].map(|keys| difference.uses.place(0, keys).path);
    let above = [b"Parent", &b"Kids"[..]].map(|key| difference.uses.place(0, &[key]).path);
    let mut elements = 0;
    for place in uses.iter().filter(|place| objects.contains(&place.path)) {
        let element = difference.old.object(place.object)?;
        let element = element.as_deref().and_then(PdfValue::dict);
        elements += usize::from(element.is_some_and(|e| e.is(b"Type", b"OBJR") || e.get(b"S").is_some()));
    }
    difference.allow(part.number, |place| match place.path {
        path if above.contains(&path) => kin.contains(&place.object),
        path if objects.contains(&path) => elements == 1,
        _ => lists.fields == Some(*place) || lists.annotated.contains(place),
    });
    Ok(())
}

/// Checks the value of a field that is no signature field: a text, a name of a state, or a list of texts.
fn value(difference: &mut RevisionDifference, field: &FormField) -> Result<(), Unreadable> {
    let Some(value) = field.entries().and_then(|dict| dict.get(b"V")) else { return Ok(()) };
    let plain = match value {
        PdfValue::Text(_) | PdfValue::Name(_) => true,
        PdfValue::Array(items) => items.iter().all(|item| item.text().is_some()),
        PdfValue::Ref(reference) if difference.is(reference.number, Fate::Added) => {
            difference.allow_added(reference.number);
            difference.new.get(*reference)?.is_some_and(|value| value.text().is_some())
        }
        _ => false,
    };
    if plain && matches!(field.kind.as_deref(), Some(b"Tx" | b"Btn" | b"Ch")) {
        let name = field.name.clone();
        difference.found(FoundChange { field: Some(name.clone()), ..FoundChange::of(Change::FieldFilled { name }) });
    } else {
        difference.unexplained(field.id.number, Why::FieldKey { field: field.name.clone(), key: "V".into() });
    }
    Ok(())
}

/// Allows a signature field to be filled, with a signature that covers exactly this revision.
fn signed(
    difference: &mut RevisionDifference,
    field: &FormField,
    new: bool,
    appearance: bool,
) -> Result<(), Unreadable> {
    let Some(dict) = field.entries() else { return Ok(()) };
    let Some(value) = dict.get(b"V") else { return Ok(()) };
    let Some(object) = value.reference().filter(|reference| difference.is(reference.number, Fate::Added)) else {
        difference.unexplained(field.id.number, Why::SignatureNotNew { field: field.name.clone() });
        return Ok(());
    };
    difference.allow_below(value)?;
    let found = signature(difference.new, field, value)?;
    match found.range {
        Ok(range) if range.revision == difference.new.index => {}
        Ok(_) => {
            difference.unexplained(object.number, Why::SignatureNotNew { field: field.name.clone() });
            return Ok(());
        }
        Err(fault) => {
            difference.unexplained(object.number, Why::SignatureRange { field: field.name.clone(), fault });
            return Ok(());
        }
    }
    // What the signature forbids afterwards (/Reference) must stand in the signature dictionary itself: in an object of its
    // own it could be replaced.
    let signature = difference.new.follow(value)?;
    let references = signature.as_deref().and_then(PdfValue::dict).and_then(|dict| dict.get(b"Reference"));
    let apart =
        references.and_then(PdfValue::array).is_some_and(|list| list.iter().any(|one| one.reference().is_some()));
    if found.kind == SignatureKind::Contradictory || found.permission.unknown || apart {
        difference.unexplained(object.number, Why::SignatureKind { field: field.name.clone() });
        return Ok(());
    }
    let widget = field.widgets.first().map_or(Ok(None), |widget| difference.new.get(*widget))?;
    let shown = visible(dict) || widget.as_deref().and_then(PdfValue::dict).is_some_and(visible);
    let widget_changed = field.widgets.iter().any(|widget| difference.fates.contains_key(&widget.number));
    if found.kind == SignatureKind::DocumentTimeStamp && widget_changed && !new {
        difference.unexplained(field.id.number, Why::Appearance { field: field.name.clone() });
    }
    // A time stamp that shows nothing and locks nothing is validation data.
    let locks = references.is_some() || dict.get(b"Lock").is_some();
    let plain = !shown && !appearance && dict.get(b"AP").is_none() && !locks;
    let plain_stamp = found.kind == SignatureKind::DocumentTimeStamp && plain;
    let name = field.name.clone();
    let change = match found.kind {
        SignatureKind::DocumentTimeStamp => Change::DocumentTimeStamp { field: name.clone() },
        SignatureKind::Signature | SignatureKind::Contradictory => Change::SignatureAdded { field: name.clone() },
    };
    difference.found(FoundChange {
        needs: if plain_stamp { Needs::Validation } else { Needs::Filling },
        // A field that is new and made for an invisible time stamp is not held against locks; a field that was there is.
        field: (!new || !plain_stamp).then_some(name),
        change,
    });
    Ok(())
}

/// A field at the root of the form that was not there before: a signature field, one with its widget.
fn new_field(difference: &mut RevisionDifference, field: &FormField) -> Result<(), Unreadable> {
    let number = field.id.number;
    let Some(dict) = field.entries() else { return Ok(()) };
    if !difference.is(number, Fate::Added) || !dict.is(b"FT", b"Sig") {
        difference.unexplained(number, Why::FieldAdded);
        return Ok(());
    }
    if let Some(key) = dict.keys().find(|key| !OF_A_NEW_FIELD.contains(key)) {
        difference.unexplained(number, Why::FieldKey { field: field.name.clone(), key: text(key) });
        return Ok(());
    }
    difference.allow_added(number);
    if let Some(appearance) = dict.get(b"AP") {
        // A new field that is not signed must show nothing: its appearance would cover the page, and no signer would answer
        // for it.
        if dict.get(b"V").is_none() && !blank(difference, appearance)? {
            difference.unexplained(number, Why::Appearance { field: field.name.clone() });
        }
        difference.allow_below(appearance)?;
    }
    for key in dict.keys().filter(|key| !matches!(*key, b"AP" | b"V")) {
        if let Some(value) = dict.get(key) {
            difference.allow_below(value)?;
        }
    }
    let shown = visible(dict);
    // When a visible field has no appearance, the reader draws one itself, and readers differ.
    if shown && dict.get(b"AP").is_none() {
        difference.unexplained(number, Why::Appearance { field: field.name.clone() });
    }
    let appears = shown || dict.get(b"AP").is_some();
    let name = field.name.clone();
    difference.found(FoundChange {
        needs: if appears { Needs::NewVisibleField } else { Needs::Validation },
        field: (appears || dict.get(b"Lock").is_some()).then(|| name.clone()),
        change: Change::SignatureFieldAdded { field: name },
    });
    signed(difference, field, true, dict.get(b"AP").is_some())
}
