//! What the form, its fields and their tags say, read back.

use super::*;
use crate::pdf::{Append, Dictionary, Object, ObjectId};

fn open(bytes: &[u8]) -> Append<'_> {
    Append::open(bytes).unwrap()
}

fn dictionary<'s>(file: &'s Append, object: &'s Object) -> &'s Dictionary {
    file.follow(object).as_dict().unwrap()
}

/// The fields of the form by name: number and entries.
fn fields(file: &Append) -> Vec<(String, ObjectId, Dictionary)> {
    let catalog = file.catalog();
    let form = file.entry(&catalog, b"AcroForm").as_dict().unwrap();
    let fields = file.entry(form, b"Fields").as_array().unwrap().iter().map(|field| {
        let entries = dictionary(file, field).clone();
        let name = String::from_utf8(entries.get(b"T").unwrap().as_str().unwrap().to_vec()).unwrap();
        (name, field.as_reference().unwrap(), entries)
    });
    fields.collect()
}

fn flags(file: &Append) -> i64 {
    let catalog = file.catalog();
    file.entry(file.entry(&catalog, b"AcroForm").as_dict().unwrap(), b"SigFlags").as_i64().unwrap()
}

#[test]
fn fields_are_widgets_with_label_flags_and_appearance_while_empty() {
    let bytes = prepared(&samples::plain());
    let file = open(&bytes);
    let fields = fields(&file);
    let names: Vec<&str> = fields.iter().map(|(name, ..)| name.as_str()).collect();
    assert_eq!(names, ["number", "day", "month", "author", "agency"]);
    for (name, _, field) in &fields {
        let signature = ["author", "agency"].contains(&name.as_str());
        let integer = |key: &[u8]| field.get(key).and_then(Object::as_i64).ok();
        assert_eq!(integer(b"F"), Some(if signature { 132 } else { 4 }), "{name}");
        assert_eq!(integer(b"Ff"), if signature { None } else { Some(1) }, "{name}");
        assert!(field.has(b"TU") && !field.has(b"V") && !field.has(b"A") && !field.has(b"AA"), "{name}");
        assert_eq!(field.has(b"DA"), !signature, "{name}");
        // ISO 32000-2, Table 235: an object of its own.
        assert_eq!(field.get(b"Lock").and_then(Object::as_reference).is_ok(), name == "agency", "{name}");
        let shown = file.entry(file.entry(field, b"AP").as_dict().unwrap(), b"N");
        assert!(shown.as_stream().unwrap().content.is_empty(), "{name}");
    }
    assert_eq!(flags(&file), 1);
    let catalog = file.catalog();
    assert!(!file.entry(&catalog, b"AcroForm").as_dict().unwrap().has(b"NeedAppearances"));
}

#[test]
fn the_agencys_signature_locks_the_document_and_the_signers_does_not() {
    let ready = prepared(&samples::plain());
    let reference = |bytes: &[u8], field: &str| {
        let file = open(bytes);
        let (.., entries) = fields(&file).into_iter().find(|(name, ..)| name == field).unwrap();
        let signature = file.entry(&entries, b"V").as_dict().unwrap();
        let references = file.entry(signature, b"Reference").as_array().cloned().unwrap_or_default();
        let of = |reference: &Object| {
            let reference = dictionary(&file, reference);
            let method = String::from_utf8_lossy(reference.get(b"TransformMethod").unwrap().as_name().unwrap());
            let params = file.entry(reference, b"TransformParams").as_dict().unwrap();
            (method.into_owned(), file.entry(params, b"P").as_i64().unwrap())
        };
        references.iter().map(of).collect::<Vec<_>>()
    };
    let with_signature = signed(&ready, "author");
    assert_eq!(reference(&with_signature, "author"), []);
    assert_eq!(flags(&open(&with_signature)), 3);
    let sealed = signed(&with_signature, "agency");
    assert_eq!(reference(&sealed, "agency"), [("FieldMDP".to_owned(), 1)]);
    let certified = reserve(&ready, &Request { certify: true, ..request("author") }).unwrap().bytes;
    assert_eq!(reference(&certified, "author"), [("DocMDP".to_owned(), 2)]);
    let catalog = open(&certified).catalog();
    assert!(open(&certified).entry(&catalog, b"Perms").as_dict().unwrap().has(b"DocMDP"));
}

#[test]
fn filling_changes_nothing_but_value_and_appearance() {
    let ready = prepared(&samples::plain());
    let numbered = fill(&ready, &all()).unwrap();
    let (before, after) = (open(&ready), open(&numbered));
    for ((name, id, old), (_, same, new)) in fields(&before).into_iter().zip(fields(&after)) {
        assert_eq!(id, same);
        let text = name != "author" && name != "agency";
        let value = new.get(b"V").ok().map(|value| value.as_str().unwrap());
        let wanted: [(&str, &[u8]); 3] = [("number", b"45"), ("day", b"06"), ("month", b"5")];
        assert_eq!(value, wanted.iter().find(|(field, _)| *field == name).map(|(_, text)| *text));
        for (key, entry) in old.iter().filter(|(key, _)| !text || key.as_slice() != b"AP") {
            assert_eq!(new.get(key).unwrap(), entry, "{name}");
        }
    }
    // The three fields, their appearances with what they need, and nothing that was there before.
    let known = before.pages().iter().all(|page| before.dictionary(*page) == after.dictionary(*page));
    assert!(known && before.catalog() == after.catalog());
}

/// The kids of the element that a widget's key leads to, and of its parent.
fn tags(file: &Append, widget: (ObjectId, &Dictionary)) -> (ObjectId, Vec<Object>) {
    let catalog = file.catalog();
    let root = file.entry(&catalog, b"StructTreeRoot").as_dict().unwrap();
    let key = widget.1.get(b"StructParent").unwrap().as_i64().unwrap();
    let tree = file.entry(root, b"ParentTree").as_dict().unwrap();
    assert!(key < file.entry(root, b"ParentTreeNextKey").as_i64().unwrap());
    let leaves: Vec<&Dictionary> = match file.entry(tree, b"Kids") {
        Object::Array(kids) => kids.iter().map(|kid| dictionary(file, kid)).collect(),
        _ => vec![tree],
    };
    let pairs = leaves.iter().flat_map(|leaf| file.entry(leaf, b"Nums").as_array().unwrap().chunks_exact(2));
    let found: Vec<_> = pairs.filter(|pair| pair[0].as_i64().unwrap() == key).collect();
    assert_eq!(found.len(), 1);
    let element = found[0][1].as_reference().unwrap();
    let form = file.dictionary(element).unwrap();
    assert_eq!(form.get(b"S").unwrap().as_name().unwrap(), b"Form");
    let object = file.entry(form, b"K").as_dict().unwrap();
    assert_eq!(object.get(b"Obj").unwrap().as_reference().unwrap(), widget.0);
    let parent = dictionary(file, form.get(b"P").unwrap());
    (element, file.entry(parent, b"K").as_array().unwrap().clone())
}

#[test]
fn each_field_is_read_beside_the_text_it_belongs_to() {
    let bytes = prepared(&samples::plain());
    let file = open(&bytes);
    let fields = fields(&file);
    let found: Vec<(ObjectId, Vec<Object>)> =
        fields.iter().map(|(_, id, entries)| tags(&file, (*id, entries))).collect();
    let [number, day, month, author, agency] = [0, 1, 2, 3, 4].map(|at: usize| Object::Reference(found[at].0));
    // The number stands between two texts.
    assert_eq!(found[0].1, [Object::Integer(0), number, Object::Integer(1)]);
    let line = &found[1].1;
    // Text, the day, text, the month, text.
    let text = |object: &Object| matches!(object, Object::Integer(_));
    let order: Vec<bool> = line.iter().map(text).collect();
    assert_eq!(order, [true, false, true, false, true]);
    assert_eq!((&line[1], &line[3]), (&day, &month));
    // Authority, position, the author's signature, the agency's, name.
    let block = &found[3].1;
    assert_eq!((block.len(), &block[2], &block[3]), (5, &author, &agency));
}

#[test]
fn a_document_of_another_make_keeps_its_own_form_and_tags() {
    let bytes = samples::foreign();
    let signer = FieldPlace { page: 0, rect: [40.0, 695.0, 90.0, 712.0] };
    let ready = prepare(&bytes, &at([Some(signer), None, None, Some(signer), None]), None).unwrap();
    let file = open(&ready);
    let fields = fields(&file);
    let names: Vec<&str> = fields.iter().map(|(name, ..)| name.as_str()).collect();
    assert_eq!(names, ["other", "number", "author"]);
    let page = file.dictionary(file.pages()[0]).unwrap();
    assert_eq!(page.get(b"Annots").unwrap().as_reference().unwrap(), (9, 0));
    assert_eq!(file.entry(page, b"Annots").as_array().unwrap().len(), 3);
    // Beside the span in its paragraph; the signature finds no text above it in an element with siblings.
    let (number, kids) = tags(&file, (fields[1].1, &fields[1].2));
    assert_eq!(kids[..2], [Object::Reference((7, 0)), Object::Reference(number)]);
    assert_eq!(fields[1].2.get(b"StructParent").unwrap().as_i64().unwrap(), 4);
}
