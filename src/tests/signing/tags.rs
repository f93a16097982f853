//! Where the fields stand in the order of reading.

use pdf_signing::pdf::{Append, Dictionary, Object, ObjectId};

use super::*;
use crate::tests::samples;

/// The fields of the form: number and entries.
fn fields(file: &Append) -> Vec<(ObjectId, Dictionary)> {
    let catalog = file.catalog();
    let form = file.entry(&catalog, b"AcroForm").as_dict().unwrap();
    let fields = file.entry(form, b"Fields").as_array().unwrap().iter();
    fields.map(|field| (field.as_reference().unwrap(), file.follow(field).as_dict().unwrap().clone())).collect()
}

/// The element that a widget's key leads to, and the kids of its parent.
fn tags(file: &Append, widget: &Dictionary) -> (ObjectId, Vec<Object>) {
    let catalog = file.catalog();
    let root = file.entry(&catalog, b"StructTreeRoot").as_dict().unwrap();
    let key = widget.get(b"StructParent").unwrap().as_i64().unwrap();
    let tree = file.entry(root, b"ParentTree").as_dict().unwrap();
    let leaves: Vec<&Dictionary> = match file.entry(tree, b"Kids") {
        Object::Array(kids) => kids.iter().map(|kid| file.follow(kid).as_dict().unwrap()).collect(),
        _ => vec![tree],
    };
    let mut pairs = leaves.iter().flat_map(|leaf| file.entry(leaf, b"Nums").as_array().unwrap().chunks_exact(2));
    let element = pairs.find(|pair| pair[0].as_i64().unwrap() == key).unwrap()[1].as_reference().unwrap();
    let parent = file.dictionary(element).unwrap().get(b"P").unwrap().as_reference().unwrap();
    (element, file.entry(file.dictionary(parent).unwrap(), b"K").as_array().unwrap().clone())
}

#[test]
fn each_field_is_read_beside_the_text_it_belongs_to() {
    let bytes = prepared(&samples::plan());
    let file = Append::open(&bytes).unwrap();
    let fields = fields(&file);
    let found: Vec<(ObjectId, Vec<Object>)> = fields.iter().map(|(_, entries)| tags(&file, entries)).collect();
    let [number, day, month, signer, seal] = [0, 1, 2, 3, 4].map(|at: usize| Object::Reference(found[at].0));
    // "Số:", the number, "/KH-UBND".
    assert_eq!(found[0].1, [Object::Integer(4), number, Object::Integer(5)]);
    let line = &found[1].1;
    // "…, ngày", the day, "tháng", the month, "năm …".
    let text = |object: &Object| matches!(object, Object::Integer(_));
    let order: Vec<bool> = line.iter().map(text).collect();
    assert_eq!(order, [true, true, false, true, false, true, true]);
    assert_eq!((&line[2], &line[4]), (&day, &month));
    // Authority, position, signature, seal, name.
    let block = &found[3].1;
    assert_eq!((block.len(), &block[2], &block[3]), (5, &signer, &seal));
}
