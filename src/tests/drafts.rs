//! A draft says so on every page, has neither number nor date, and is otherwise the document.

use super::measure::{MM, measure};
use super::pdf::standards_hold;
use super::sample::folder;
use crate::kinds::Document;
use crate::period::Quarter;
use crate::unit::Unit;

#[test]
fn every_page_of_a_draft_says_so_in_its_top_margin_and_bears_no_number() {
    let wanted = Document::report(Quarter { year: 2021, number: 2 }).with_charts();
    let (unit, _) = Unit::open(&folder(), Some(&wanted.document)).check();
    let unit = unit.unwrap();
    let steps = unit.steps(wanted, None).unwrap();
    let issued = steps.lay_out(&steps.words().unwrap()).unwrap();
    let draft = steps.lay_out(&steps.words().unwrap().drafted()).unwrap();
    assert_eq!(draft.count(), issued.count(), "nothing moves");
    let (issued, sheets) = (measure(issued.laid_out.here()), measure(draft.laid_out.here()));
    let mut wide = 0;
    for (number, (sheet, issued)) in sheets.iter().zip(&issued).enumerate() {
        let marks: Vec<_> = sheet.runs.iter().filter(|run| run.text == "DỰ THẢO").collect();
        let [mark] = marks.as_slice() else { panic!("page {}: {} marks", number + 1, marks.len()) };
        assert!(mark.bold && (mark.size - 13.0).abs() < 0.01);
        // In the top margin of 20 mm, from the left edge of the text, away from the page number.
        assert!((30.0 * MM..50.0 * MM).contains(&mark.x) && mark.y < 18.0 * MM, "page {}", number + 1);
        assert!(mark.x + mark.width < sheet.width / 2.0 - 10.0 * MM);
        assert!(!issued.runs.iter().any(|run| run.text.contains("DỰ THẢO")));
        wide += usize::from(sheet.width > sheet.height);
    }
    assert!(wide > 1, "annexes across the paper too");
    let text =
        |sheets: &[super::measure::Sheet]| sheets[0].runs.iter().map(|run| run.text.as_str()).collect::<String>();
    assert!(text(&issued).contains("12/BC-VP") && text(&issued).contains("ngày 16 tháng 6 năm 2021"));
    assert!(
        text(&sheets).contains("/BC-VP") && !text(&sheets).contains("12/BC-VP") && !text(&sheets).contains("ngày 16")
    );
    standards_hold(&draft.export().unwrap(), "the draft");
}
