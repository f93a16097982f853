//! Every document of three units that share nothing: the sample commune, a ward of 2026 made to be hard, a tiny one.
//! Whatever fails names unit, document, page and part.

use std::path::Path;

use super::measure::{Sheet, body_text, keeps_to_the_page, measure, nothing_overlaps};
use super::pdf::standards_hold;
use crate::kinds::{Document, Kind};
use crate::problem::{Problem, Severity};
use crate::unit::{CheckedUnit, Unit};
use crate::words::{AnnexContent, Block, Row, Words};

/// The units, by folder.
pub(crate) const UNITS: [&str; 3] = ["data/toc-tien", "tests/cases/phuong-2026", "tests/cases/thon-nho"];

/// A unit, read and checked: without an error.
pub(crate) fn unit(folder: impl AsRef<Path>) -> CheckedUnit {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let (unit, problems) = Unit::open(&folder, None).check();
    let errors: Vec<_> = problems.into_iter().filter(|problem| problem.severity() == Severity::Error).collect();
    assert!(
        errors.is_empty(),
        "{}:\n{}",
        folder.display(),
        crate::problem::render(&errors, crate::problem::Style::default())
    );
    unit.unwrap()
}

/// The documents that a unit makes.
pub(crate) fn documents(unit: &CheckedUnit) -> Vec<Document> {
    let made = |document: &Document| match (document.kind(), document.quarter()) {
        (Kind::FollowUp, Some(after)) => !unit.all_done(after).unwrap(),
        _ => true,
    };
    unit.documents().into_iter().filter(made).collect()
}

/// Every text of a document that its pages must show, with the part it belongs to.
fn texts(words: &Words) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    let mut add = |part: String, text: &str| texts.push((part, text.to_owned()));
    for line in words.header.parent.iter().chain(&words.header.issuer) {
        add("head".into(), line);
    }
    add("heading".into(), &words.heading.subject);
    let mut part = String::from("opening");
    for block in &words.body {
        match block {
            Block::Heading { number, title, .. } => {
                part = format!("{number} {title}");
                add(part.clone(), title);
            }
            Block::Paragraph { text, .. } | Block::Basis { text } => add(part.clone(), text),
            Block::Dashes { items } => items.iter().for_each(|item| add(part.clone(), item)),
            Block::Table(table) => {
                for row in &table.rows {
                    match row {
                        Row::Group { text, .. } => add(part.clone(), text),
                        Row::Cells { cells, .. } => cells.iter().for_each(|cell| add(part.clone(), cell)),
                    }
                }
            }
        }
    }
    words.recipients.iter().for_each(|item| add("recipients".into(), item));
    words.signature.authority.iter().for_each(|line| add("signature".into(), line));
    add("signature".into(), &words.signature.name);
    for annex in &words.annexes {
        add(annex.label.clone(), &annex.title);
        let AnnexContent::Tables { tables } = &annex.content else { continue };
        for row in tables.iter().flat_map(|table| &table.rows) {
            match row {
                Row::Group { text, .. } => add(annex.label.clone(), text),
                Row::Cells { cells, .. } => cells.iter().for_each(|cell| add(annex.label.clone(), cell)),
            }
        }
    }
    texts
}

/// Every text stands on the pages, letter for letter; a table cell may go on on the next page.
fn shows_everything(words: &Words, sheets: &[Sheet], what: &str) {
    let shown = body_text(sheets);
    for (part, text) in texts(words) {
        let tight: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let mut pieces = 0;
        let mut rest = tight.as_str();
        while !rest.is_empty() && pieces < 4 {
            let ends: Vec<usize> = rest.char_indices().map(|(at, c)| at + c.len_utf8()).collect();
            let longest = ends.partition_point(|&end| shown.contains(&rest[..end]));
            rest = &rest[longest.checked_sub(1).map_or(0, |last| ends[last])..];
            pieces += 1;
        }
        let whole = part.starts_with("Phụ lục") && pieces <= 3 || pieces <= 1;
        assert!(rest.is_empty() && whole, "{what}, {part}: not on the pages as it is: {text}");
    }
}

fn made<T>(result: Result<T, Problem>, what: &str) -> T {
    result.unwrap_or_else(|problem| panic!("{what}: {}", problem.message()))
}

/// All documents of a unit, whose names come back.
fn every_document_holds(folder: &str) -> Vec<String> {
    let unit = unit(folder);
    let mut names = Vec::new();
    for document in documents(&unit) {
        let what = format!("{folder}, {document}");
        let steps = made(unit.steps(&document, None), &what);
        let words = made(steps.words(), &what);
        let pages = made(steps.lay_out(&words), &what);
        let sheets = measure(pages.laid_out.here());
        keeps_to_the_page(&sheets, &what);
        nothing_overlaps(&sheets, &what);
        shows_everything(&words.0, &sheets, &what);

        let bytes = made(pages.export(), &what);
        let again = made(unit.make(document, None), &what);
        assert!(bytes == again.bytes, "{what}: other bytes the second time");
        assert_eq!(again.pages, sheets.len(), "{what}");
        let errors = again.warnings.iter().filter(|problem| problem.severity() == Severity::Error);
        assert_eq!(errors.count(), 0, "{what}");
        standards_hold(&bytes, &what);
        names.push(again.name);
    }
    names
}

#[test]
fn every_document_of_the_sample_commune_holds() {
    let names = every_document_holds("data/toc-tien");
    assert_eq!(names.len(), 7, "{names:?}");
}

#[test]
fn every_document_of_the_ward_holds() {
    let names = every_document_holds("tests/cases/phuong-2026");
    assert_eq!(names.len(), 8, "four reports, a plan, and no follow-up plan when everything is done: {names:?}");
}

#[test]
fn every_document_of_the_tiny_commune_holds() {
    let names = every_document_holds("tests/cases/thon-nho");
    assert_eq!(names, ["ke-hoach.pdf", "bao-cao-quy-3.pdf", "ke-hoach-tiep-tuc-sau-quy-3.pdf"]);
}
