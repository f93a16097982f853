//! Pages become a PDF file: PDF/A-2a and PDF/UA-1, tagged, the same bytes for the same pages.

use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::world::reasons;
use crate::page::PageRefused;
use crate::problem::{Problem, detail};

/// What the PDF declares, and Typst checks.
pub(crate) const STANDARDS: [PdfStandard; 2] = [PdfStandard::A_2a, PdfStandard::Ua_1];

/// The bytes of the PDF. Title, author, language and date come from the document itself.
pub(crate) fn export(document: &'static str, pages: &PagedDocument) -> Result<Vec<u8>, Problem> {
    pdf(pages).map_err(|reason| Problem::general(PageRefused { document, reason }))
}

/// The same with the reason alone where the pages break a rule.
pub(super) fn pdf(pages: &PagedDocument) -> Result<Vec<u8>, String> {
    let standards = PdfStandards::new(&STANDARDS).map_err(|error| detail(error.message()))?;
    let creator = format!("cchc {} (Typst {})", env!("CARGO_PKG_VERSION"), typst::utils::version().raw());
    let options = PdfOptions { creator: Smart::Custom(Some(creator)), standards, ..PdfOptions::default() };
    typst_pdf::pdf(pages, &options).map_err(|errors| reasons(&errors))
}
