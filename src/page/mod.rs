//! Pages: lays out the words of a document with Typst and makes the PDF. Typst is used nowhere else.

mod apart;
mod columns;
mod export;
mod input;
mod phrases;
mod pieces;
mod places;
mod stamp;
mod stock;
mod world;

use chrono::{Datelike, NaiveDate};
use world::WorldFiles;

use crate::child::ChildOutcome;
use crate::fonts::FontSet;
use crate::problem::{Fault, Place, Problem, ProblemKind, detail, disk, problems, thousands};
use crate::read::{Overrides, Source, Span};
use crate::words::Words;

pub(crate) use apart::JOB;
#[cfg(test)]
pub(crate) use places::blanks;
pub(crate) use places::{Blank, BlankKind};
pub(crate) use stamp::{Stamp, stamp};
pub(crate) use stock::stock;
use typst_layout::PagedDocument;
pub(crate) use world::{OfficeWorld, TEMPLATES, typst_version};

problems! {
    CA004 Error Data "Bố cục riêng không dùng được." {
        LayoutOverride { reason: String } =>
            format!("Bố cục riêng (bo-cuc.typ) không dùng được: {reason}."),
            "sửa lại hàm đó, hoặc bỏ tệp bo-cuc.typ để dùng bố cục sẵn có.";
    }
    CA006 Error Data "Bố cục riêng chạy quá lâu hoặc cần quá nhiều bộ nhớ." {
        /// The office's own layout works longer than it may.
        LayoutTime { seconds: u64 } =>
            format!("Bố cục riêng mau/bo-cuc.typ chạy quá {seconds} giây mà chưa dàn xong trang."),
            "xem các vòng lặp và hàm tự gọi mình trong tệp đó, hoặc bỏ tệp đó để dùng bố cục sẵn có.";
        /// The office's own layout takes more memory than it may.
        LayoutMemory { mebibytes: u64 } =>
            format!( "Bố cục riêng mau/bo-cuc.typ cần nhiều bộ nhớ hơn mức cho phép ({} MB).", thousands(*mebibytes as usize) ),
            "xem các danh sách, chuỗi chữ dài ra mãi trong tệp đó, hoặc bỏ tệp đó để dùng bố cục sẵn có.";
        /// The child process that lays out ended by itself without an answer.
        LayoutDied =>
            "Bố cục riêng mau/bo-cuc.typ làm chương trình dàn trang dừng giữa chừng.",
            "xem lại các hàm trong tệp đó, hoặc bỏ tệp đó để dùng bố cục sẵn có.";
    }
    TR001 Error Tool "Dàn trang." {
        PageRefused { document: &'static str, reason: String } =>
            format!("Không dàn được trang của {document}: {reason}."),
            "gửi hồ sơ kèm thông báo này cho người làm ra cchc.";
    }
}

/// A document that was laid out: here, or apart by the office's own layout functions.
#[derive(Debug)]
pub(crate) enum LaidOut {
    Here(PagedDocument),
    Apart(apart::Finished),
}

impl LaidOut {
    /// How many pages there are.
    pub(crate) fn count(&self) -> usize {
        match self {
            Self::Here(document) => document.pages().len(),
            Self::Apart(finished) => finished.pages,
        }
    }

    /// What is left blank for later.
    pub(crate) fn blanks(&self) -> Vec<Blank> {
        match self {
            Self::Here(document) => places::blanks(document),
            Self::Apart(finished) => finished.blanks.clone(),
        }
    }

    /// The PDF of the document that messages call so.
    pub(crate) fn export(&self, document: &'static str) -> Result<Vec<u8>, Problem> {
        match self {
            Self::Here(pages) => export::export(document, pages),
            Self::Apart(finished) => {
                finished.pdf.clone().map_err(|reason| Problem::general(PageRefused { document, reason }))
            }
        }
    }

    /// The pages, to be measured: tests lay out nothing apart.
    #[cfg(test)]
    pub(crate) fn here(&self) -> &PagedDocument {
        match self {
            Self::Here(document) => document,
            Self::Apart(_) => panic!("laid out apart"),
        }
    }
}

/// Lays out a document. A warning of Typst's is refused like an error: an official page has neither. Where the office has layout
/// functions of its own this is done apart, if the program that runs can be started for it.
pub(crate) fn lay_out(
    world: &mut OfficeWorld,
    document: &'static str,
    words: &Words,
    fonts: &FontSet,
    overrides: &Overrides,
    date: NaiveDate,
) -> Result<LaidOut, Problem> {
    let date = [date.year(), date.month() as i32, date.day() as i32];
    let mut files = WorldFiles::of(data(document, words, fonts)?, overrides);
    let refuse = |world::Refusal { reason, own_layout }| match (own_layout, &overrides.layout) {
        // The office's own layout functions are at fault, not the program.
        (Some((start, end)), Some(source)) => Problem::at(source.place(Span { start, end }), LayoutOverride { reason }),
        _ => Problem::general(PageRefused { document, reason }),
    };
    if let Some(source) = &overrides.layout {
        files = match apart::lay_out(fonts, files, date) {
            Ok(apart::Laid::Out(laid_out)) => return laid_out.map(LaidOut::Apart).map_err(refuse),
            Ok(apart::Laid::Ended(outcome)) => return Err(without_end(document, source, outcome)),
            Err(files) => files,
        };
    }
    world.take(fonts, files, date);
    world.compile().map(LaidOut::Here).map_err(refuse)
}

/// The problem of an own layout that gave no answer within its bounds.
fn without_end(document: &'static str, source: &Source, outcome: ChildOutcome) -> Problem {
    let excess = match outcome {
        ChildOutcome::OutOfTime => Fault::from(LayoutTime { seconds: apart::SECONDS }),
        ChildOutcome::OutOfMemory => LayoutMemory { mebibytes: apart::MEBIBYTES }.into(),
        ChildOutcome::Died | ChildOutcome::Finished(_) => LayoutDied {}.into(),
        ChildOutcome::NotStarted(kind) => {
            let reason = format!("không chạy được tiến trình dàn trang: {}", disk(kind));
            return Problem::general(PageRefused { document, reason });
        }
    };
    Problem::at(Place::file(&source.name), excess)
}

/// The words as Typst reads them: `data.json`.
fn data(document: &'static str, words: &Words, fonts: &FontSet) -> Result<Vec<u8>, Problem> {
    let refuse = |error: serde_json::Error| PageRefused { document, reason: detail(&error.to_string()) };
    serde_json::to_vec(&input::DocumentInput::of(words, fonts)).map_err(|error| Problem::general(refuse(error)))
}

/// A paragraph of the body as Typst gets it.
#[cfg(test)]
pub(crate) fn paragraph_pieces(text: &str, fonts: &FontSet) -> serde_json::Value {
    let line = pieces::Line { fonts, bold: false, size: input::BODY_SIZE, width: input::BODY[0], cell: false };
    serde_json::to_value(line.pieces(text)).unwrap_or_default()
}

/// Every kind of problem that is declared in this room.
pub(crate) fn problem_kinds() -> impl Iterator<Item = &'static ProblemKind> {
    [PROBLEM_KINDS].into_iter().flatten().copied()
}
