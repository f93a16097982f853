//! Fifth room: words become pages, pages become a PDF. The only home of Typst.

mod columns;
mod export;
mod input;
mod makings;
mod phrases;
mod pieces;
mod places;
mod stamp;
mod stock;
mod world;

use chrono::{Datelike, NaiveDate};

use crate::fonts::FontSet;
use crate::problem::{Fault, Problem};
use crate::read::{Overrides, Span};
use crate::words::Words;
use world::Files;

pub(crate) use export::export;
pub(crate) use makings::{Makings, tool};
pub(crate) use places::{Blank, blanks};
pub(crate) use stamp::{Stamp, stamp};
pub(crate) use stock::stock;
pub(crate) use typst_layout::PagedDocument;
pub(crate) use world::OfficeWorld;

/// Lays out a document. A warning of Typst's is refused like an error: an official page has neither.
pub(crate) fn lay_out(
    world: &mut OfficeWorld,
    document: &'static str,
    words: &Words,
    fonts: &FontSet,
    overrides: &Overrides,
    date: NaiveDate,
) -> Result<PagedDocument, Problem> {
    let [year, month, day] = [date.year(), date.month() as i32, date.day() as i32];
    world.take(fonts, Files::of(data(document, words, fonts)?, overrides), [year, month, day]);
    world.compile().map_err(|world::Refusal { reason, own_layout }| match (own_layout, &overrides.layout) {
        // The office's own layout functions are at fault, not the program.
        (Some((start, end)), Some(source)) => {
            Problem::at(source.place(Span { start, end }), Fault::LayoutOverride { reason })
        }
        _ => Problem::general(Fault::PageRefused { document, reason }),
    })
}

/// The words as Typst reads them: `data.json`.
fn data(document: &'static str, words: &Words, fonts: &FontSet) -> Result<Vec<u8>, Problem> {
    let refuse = |error: serde_json::Error| Fault::PageRefused { document, reason: error.to_string() };
    serde_json::to_vec(&input::Input::of(words, fonts)).map_err(|error| Problem::general(refuse(error)))
}

/// A paragraph of the body as Typst gets it.
#[cfg(test)]
pub(crate) fn paragraph_pieces(text: &str, fonts: &FontSet) -> serde_json::Value {
    let line = pieces::Line { fonts, bold: false, size: input::BODY_SIZE, width: input::BODY[0], cell: false };
    serde_json::to_value(line.pieces(text)).unwrap_or_default()
}
