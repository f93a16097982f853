//! What is filled into a blank after the document was made, as a page of its own of just that size: a few letters in the
//! style of the printed line, or a picture.

use typst::foundations::Bytes;
use typst_pdf::PdfOptions;

use super::world::{MAIN, OfficeWorld, WorldFiles, reasons};
use crate::fonts::FontSet;
use crate::page::PageRefused;
use crate::problem::Problem;
use crate::read::Overrides;

/// What is filled in.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Stamp<'a> {
    /// In the style of the number (NĐ 30/2020, PL I, II.3).
    Number(&'a str),
    /// In the style of place and date (II.4).
    Day(&'a str),
    /// A PNG, as large as fits.
    Picture(&'a [u8]),
}

const TEMPLATE: &str = include_str!("../../templates/stamp.typ");

/// One untagged page, `width` by `height` points, to be drawn over the blank.
pub(crate) fn stamp(stamp: Stamp, width: f64, height: f64, fonts: &FontSet) -> Result<Vec<u8>, Problem> {
    let refuse = |reason: String| Problem::general(PageRefused { document: "phần điền sau", reason });
    let (style, text) = match stamp {
        Stamp::Number(text) => ("number", text),
        Stamp::Day(text) => ("place", text),
        Stamp::Picture(_) => ("picture", ""),
    };
    let data = serde_json::json!({
        "style": style, "text": text, "width": width, "height": height, "font": fonts.family(),
    });
    let mut files = WorldFiles::of(data.to_string().into_bytes(), &Overrides::default());
    files.0.insert(MAIN.to_owned(), Bytes::from_string(TEMPLATE));
    if let Stamp::Picture(png) = stamp {
        files.0.insert("picture.png".to_owned(), Bytes::new(png.to_vec()));
    }
    let world = OfficeWorld::with_files(fonts, files, [2000, 1, 1]);
    let page = world.compile().map_err(|refusal| refuse(refusal.reason))?;
    let options = PdfOptions { tagged: false, ..PdfOptions::default() };
    typst_pdf::pdf(&page, &options).map_err(|errors| refuse(reasons(&errors)))
}
