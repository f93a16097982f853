//! Every line of the source plan is on the pages, in order, once.

use super::measure::body_text;
use super::sample;

const SOURCE: &str = include_str!("../../tests/cases/ke-hoach-goc/nguon.txt");
const README: &str = include_str!("../../data/README.md");

/// The source with the listed slips mended: the table of `data/README.md` applied line by line.
fn mended() -> Vec<String> {
    let mut lines: Vec<String> = SOURCE.lines().map(str::to_owned).collect();
    let mut mends = 0;
    for row in README.lines().filter(|line| line.starts_with("| ") && line.matches('`').count() == 4) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let line: usize = cells[1].parse().unwrap();
        let quoted: Vec<&str> = row.split('`').collect();
        assert_eq!(lines[line - 1].matches(quoted[1]).count(), 1, "{row}");
        lines[line - 1] = lines[line - 1].replace(quoted[1], quoted[3]);
        mends += 1;
    }
    assert_eq!(mends, 36);
    // The extraction of the source set its parts apart by a lone bar.
    lines.into_iter().filter(|line| line.trim() != "|").collect()
}

fn tight(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn every_line_of_the_source_plan_is_on_the_pages_in_order_once() {
    let shown = body_text(&sample::sheets(&sample::words()));
    let mut rest = shown.as_str();
    let mut lines = mended();
    // The place line and the symbol share a line of the page, as do recipients and signature: the order is theirs.
    for line in lines.drain(..) {
        let wanted = tight(&line);
        assert!(
            rest.starts_with(&wanted),
            "{line:?} is not next; next is {:?}",
            rest.chars().take(60).collect::<String>()
        );
        rest = &rest[wanted.len()..];
    }
    assert_eq!(rest, "", "nothing may stand on the pages that is not in the source");
}
