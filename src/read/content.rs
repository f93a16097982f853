//! What a file of evidence is, by its first bytes: PDF, PNG or JPG, as its ending says.

use std::path::Path;

use crate::problem::{Fault, Finding};

/// The kinds of files that evidence may be: how a kind is called, its endings, and the bytes that mark it.
const KINDS: [(&str, &[&str], &[u8]); 3] =
    [("PDF", &["pdf"], b"%PDF-"), ("PNG", &["png"], b"\x89PNG\r\n\x1a\n"), ("JPG", &["jpg", "jpeg"], b"\xff\xd8\xff")];

/// What is wrong with a file that begins with `head`: empty, of a kind that evidence is not, or another than its ending
/// says.
pub(super) fn fault(path: &str, head: &[u8]) -> Option<Fault> {
    finding(path, head).map(Fault::Finding)
}

fn finding(path: &str, head: &[u8]) -> Option<Finding> {
    let file = || path.to_owned();
    if head.is_empty() {
        return Some(Finding::EvidenceEmpty { path: file() });
    }
    let ending = Path::new(path).extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
    let Some((said, _, mark)) = KINDS.iter().find(|(_, endings, _)| endings.contains(&ending.as_str())) else {
        return Some(Finding::EvidenceForm { path: file() });
    };
    // The mark of a PDF may stand a little further on (ISO 32000-1, annex H.3.4.1).
    let is = |mark: &[u8]| {
        head.starts_with(mark) || (mark == b"%PDF-" && head.windows(mark.len()).any(|window| window == mark))
    };
    if is(mark) {
        return None;
    }
    let found = KINDS.iter().find(|(_, _, mark)| is(mark)).map(|(name, ..)| *name);
    Some(Finding::EvidenceNotAsNamed { path: file(), said, found })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_ending_says_or_the_fault_tells_what_it_is() {
        assert_eq!(finding("a/b.PDF", b"%PDF-1.7\n"), None);
        assert_eq!(finding("b.pdf", b"\n\n%PDF-1.4"), None);
        assert_eq!(finding("b.jpeg", b"\xff\xd8\xff\xe0"), None);
        let path = |path: &str| path.to_owned();
        assert_eq!(finding("b.pdf", b""), Some(Finding::EvidenceEmpty { path: path("b.pdf") }));
        assert_eq!(finding("b.docx", b"PK"), Some(Finding::EvidenceForm { path: path("b.docx") }));
        assert_eq!(finding("b", b"%PDF-"), Some(Finding::EvidenceForm { path: path("b") }));
        let not = |name: &str, said, found| Some(Finding::EvidenceNotAsNamed { path: path(name), said, found });
        assert_eq!(finding("b.pdf", b"\x89PNG\r\n\x1a\n"), not("b.pdf", "PDF", Some("PNG")));
        assert_eq!(finding("b.png", b"<html>"), not("b.png", "PNG", None));
    }
}
