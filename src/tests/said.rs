//! What stands on the page: the cases of `tests/cases/trang`, each a change of the good unit.

use std::fs;

use super::plain;
use super::rules::{cases_folder, changed, read_cases};
use crate::kinds::Document;
use crate::period::Quarter;
use crate::unit::Unit;

/// The words of every document of the year and of quý II.
fn said(folder: &std::path::Path) -> String {
    let quarter = Quarter { year: 2026, number: 2 };
    let (unit, problems) = Unit::open(folder, None).check();
    let unit =
        unit.unwrap_or_else(|| panic!("{}", crate::problem::render(&problems, crate::problem::Style::default())));
    let documents = Document::of_year(2026).chain(Document::of_quarter(quarter));
    let words = |document: Document| plain::text(&unit.steps(document.with_charts(), None).unwrap().words().unwrap().0);
    documents.map(words).collect::<Vec<_>>().join("\n").replace('\n', "⏎").replace(" ⏎ ", "⏎")
}

#[test]
fn what_is_typed_stands_there_and_what_follows_from_it() {
    let mut seen = 0;
    for file in fs::read_dir(cases_folder().join("trang")).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "txt") {
            continue;
        }
        for case in read_cases(&path) {
            let text = said(changed(&case.changes).path());
            for wanted in &case.found {
                let (there, words) = wanted.strip_prefix('!').map_or((true, wanted.as_str()), |words| (false, words));
                assert_eq!(text.contains(words), there, "{}: {wanted}\n{}", path.display(), text.replace('⏎', "\n"));
                seen += 1;
            }
        }
    }
    assert!(seen > 25, "{seen}");
}
