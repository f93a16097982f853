//! The office's own names of the files of documents, and which names are refused.

use unicode_normalization::UnicodeNormalization;

use super::agency::Agency;
use super::file_stem::{FileStem, NoFileStem, NoStem};
use super::source::Source;
use crate::kinds::{Document, FileFormat, METADATA, REPLACING, Stage};
use crate::period::Quarter;
use crate::problem::Problem;

/// The most bytes of a name with quarter and year filled in. File systems take 255; steps of signing, versions and
/// endings are added later.
const LONGEST: usize = 180;

/// The office's own name of a document's file, without the ending.
pub(crate) fn own_stem(agency: &Agency, document: &Document) -> Option<String> {
    Some(own(agency, document)?.stem(document))
}

fn own<'a>(agency: &'a Agency, document: &Document) -> Option<&'a FileStem> {
    agency.documents.signing(document.kind())?.file_name.as_ref()
}

/// Refuses names that some system does not take, that the program gives to other files, or that two documents would share.
pub(super) fn check(source: &Source, agency: &Agency, problems: &mut Vec<Problem>) {
    // Any one year will do: documents of different years lie in different folders.
    let year = 2026;
    let quarters = (1..=4).map(|number| Quarter { year, number });
    let all: Vec<_> = Document::of_year(year).chain(quarters.flat_map(Document::of_quarter)).collect();
    let mut told: Vec<&FileStem> = Vec::new();
    for document in &all {
        let Some(own) = own(agency, document) else { continue };
        let name = folded(&own.stem(document));
        let clash = || {
            let others = all.iter().filter(|other| *other != document);
            let mut taken = others.flat_map(|other| std::iter::once(other.stem()).chain(own_stem(agency, other)));
            let taken = taken.find(|other| is_taken(&name, &folded(other)));
            taken.map(|other| NoStem::Taken(FileFormat::Pdf.named(&other)))
        };
        if let Some(why) = unfit(&name).or_else(clash)
            && !told.iter().any(|other| other.0.span == own.0.span)
        {
            told.push(own);
            let fault = NoFileStem { text: own.0.value.clone(), why };
            problems.push(Problem::at(source.place(own.0.span), fault));
        }
    }
}

/// A name as many file systems compare it: without regard to capitals and to how letters are composed.
pub(crate) fn folded(name: &str) -> String {
    name.nfc().collect::<String>().to_lowercase().nfc().collect()
}

/// Whether a name is that of another document, or of one that replaces the other.
fn is_taken(name: &str, other: &str) -> bool {
    let rest = name.strip_prefix(other);
    rest.is_some_and(|rest| rest.is_empty() || rest.strip_prefix(REPLACING).is_some_and(is_number))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// What is wrong with a name by itself.
fn unfit(name: &str) -> Option<NoStem> {
    if name.is_empty() || name.starts_with(['.', '-']) || name.ends_with(['.', ' ']) {
        return Some(NoStem::Edge);
    }
    if name.len() > LONGEST {
        return Some(NoStem::Long);
    }
    let mut parts = name.split('.').map(str::trim);
    let first = parts.next().unwrap_or_default();
    let port = ["com", "lpt"].iter().find_map(|port| first.strip_prefix(port));
    let numbered = port.is_some_and(|number| number.chars().count() == 1 && number.chars().all(char::is_numeric));
    if ["con", "prn", "aux", "nul"].contains(&first) || numbered {
        return Some(NoStem::Device(first.to_uppercase()));
    }
    // What the program puts between a document's name and the ending in the names of files made from it.
    let of_step = |part: &str| part == METADATA || Stage::ALL.iter().any(|stage| stage.name() == part);
    let own = |part: &&str| of_step(part) || part.strip_prefix("ban-").is_some_and(is_number);
    parts.find(own).map(|part| NoStem::OwnPart(format!(".{part}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::decode::{Decode, Decoder};
    use crate::read::file_stem::GT013;

    /// A message without the name that it begins with.
    fn told(message: &str) -> String {
        message.split_once("\" ").map(|(_, told)| told.to_owned()).unwrap_or_default()
    }

    /// What is told of the names of plan and report, without the names.
    fn found(plan: &str, report: &str) -> Vec<String> {
        let text = include_str!("../../tests/cases/thon-nho/don-vi.yaml");
        let named = text.replacen("  ke_hoach:\n", &format!("  ke_hoach:\n    ten_tep: \"{plan}\"\n"), 1).replacen(
            "  bao_cao:\n",
            &format!("  bao_cao:\n    ten_tep: \"{report}\"\n"),
            1,
        );
        let source = Source::from_bytes("don-vi.yaml", named.into_bytes()).unwrap();
        let mut decoder = Decoder::new(&source);
        let agency = Agency::decode(&super::super::tree::parse(&source).unwrap(), &mut decoder);
        let mut problems = std::mem::take(&mut decoder.problems);
        if let Some(agency) = agency {
            check(&source, &agency, &mut problems);
        }
        assert!(problems.iter().all(|problem| problem.place().is_some_and(|place| place.line > 1)));
        assert!(problems.iter().all(|problem| problem.code() == GT013.code), "{problems:?}");
        problems.iter().map(|problem| told(&problem.message())).collect()
    }

    #[test]
    fn names_that_are_no_trouble_are_taken() {
        let names = [
            ("KH-CCHC-<nam>", "BC-CCHC-<nam>"),
            ("KH-CCHC-<nam>", "BC quý <quy> năm <nam>"),
            ("KH <quy>", "<quy>-<nam> BC"),
            ("ke-hoach", "bao-cao"),
            ("Kế hoạch số 1.2", "Báo cáo v1.0"),
            ("CONG", "COM12"),
            ("KH", "KH"),
            ("ke-hoach-1", "nul_1"),
        ];
        for (plan, report) in names {
            assert_eq!(found(plan, report), [""; 0], "{plan}, {report}");
        }
    }

    #[test]
    fn names_that_a_system_does_not_take_are_refused() {
        use NoStem::{Device, Edge, Letters, Long};
        let why = |why: NoStem| [told(&why.message("x"))];
        for name in ["a/b", "a\\\\b", "a:b", "a*", "a?", "a|b", "<a>", "a.pdf", "a.PDF", "a\\tb"] {
            assert_eq!(found(name, "BC"), why(Letters), "{name}");
        }
        for name in ["-x", "-rf", ".an", "a.", "<quy>", "<quy>-KH", "KH.<quy>", "<quy>.KH"] {
            assert_eq!(found(name, "BC"), why(Edge), "{name}");
        }
        for (name, device) in
            [("CON", "CON"), ("nul", "NUL"), ("Aux.2026", "AUX"), ("prn .x", "PRN"), ("COM1", "COM1"), ("lpt³", "LPT³")]
        {
            assert_eq!(found(name, "BC"), why(Device(device.into())), "{name}");
        }
        assert_eq!(found("KH", "COM<quy>"), why(Device("COM1".into())), "as it is for a quarter");
        assert_eq!(found(&"a".repeat(101), "BC"), why(Long));
        assert_eq!(found("KH", &"Ậ".repeat(90)), why(Long), "in bytes");
    }

    #[test]
    fn names_of_other_outputs_are_refused_also_by_other_capitals_and_composed_otherwise() {
        let taken = |other: &str| [told(&NoStem::Taken(format!("{other}.pdf")).message("x"))];
        assert_eq!(found("bao-cao-quy-2", "BC"), taken("bao-cao-quy-2"));
        assert_eq!(found("BAO-cao-QUY-2", "BC"), taken("bao-cao-quy-2"));
        assert_eq!(found("bao-cao-quy-4-thay-the-12", "BC"), taken("bao-cao-quy-4"));
        assert_eq!(found("KH", "ke-hoach-tiep-tuc-sau-quy-<quy>"), taken("ke-hoach-tiep-tuc-sau-quy-1"));
        let decomposed: String = "Báo cáo-quy-3".nfd().collect();
        assert_eq!(found(&decomposed, "BÁO CÁO").len(), 2, "each of the two is told");
        assert_eq!(found("A", "A-tiep-tuc-sau-quy-<quy>").len(), 2);
        for name in
            ["ke-hoach.da-ky", "KH.Cho-Ky", "KH.da-cap-so", "KH.ban-hanh", "KH.ban-2", "KH.BAN-13.cu", "KH.thong-tin"]
        {
            let found = found(name, "BC");
            assert!(matches!(found.as_slice(), [told] if told.contains("phần \".")), "{name}: {found:?}");
        }
    }
}
