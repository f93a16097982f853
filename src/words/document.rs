//! A document in words: everything that will stand on its pages, in order, and no layout. This is what Typst reads.

use serde::Serialize;

use crate::read::Urgency;

/// Version of the JSON handed to Typst.
pub(crate) const VERSION: u32 = 2;

/// A whole document.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Words {
    pub(crate) version: u32,
    /// `DỰ THẢO` stands on every page.
    pub(crate) draft: bool,
    pub(crate) about: DocumentInfo,
    pub(crate) header: Header,
    pub(crate) heading: Heading,
    pub(crate) body: Vec<Block>,
    pub(crate) recipients: Vec<String>,
    pub(crate) signature: Signature,
    pub(crate) annexes: Vec<Annex>,
}

impl Words {
    /// The same with room for number and date.
    pub(crate) fn unissued(mut self) -> Self {
        self.header.number = None;
        self.header.day_month = None;
        self
    }

    /// The same as a draft, which has neither number nor date.
    pub(crate) fn drafted(self) -> Self {
        Self { draft: true, ..self.unissued() }
    }
}

/// What the PDF says of itself, and the font family.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct DocumentInfo {
    pub(crate) title: String,
    pub(crate) author: String,
    pub(crate) font: String,
    /// Year, month, day of the document's one date.
    pub(crate) date: [i32; 3],
}

/// The head of the first page (NĐ 30/2020, PL I, II.1–4).
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Header {
    /// Lines of the parent agency; may be none.
    pub(crate) parent: Vec<String>,
    /// Lines of the issuing agency.
    pub(crate) issuer: Vec<String>,
    /// `None` while the document has no number: room is left for it.
    pub(crate) number: Option<String>,
    /// What follows the number: `/KH-UBND`.
    pub(crate) symbol: String,
    pub(crate) place: String,
    /// Day and month; `None` while the document has no date.
    pub(crate) day_month: Option<[String; 2]>,
    pub(crate) year: i32,
    /// Which mark of urgency it has (NĐ 30/2020, PL I, III.2.b).
    pub(crate) urgency: Option<Urgency>,
    /// Whom a report is addressed to: `Kính gửi: …`.
    pub(crate) addressee: Option<String>,
}

/// Type of the document and what it is about (NĐ 30/2020, PL I, II.5).
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Heading {
    pub(crate) kind: String,
    pub(crate) subject: String,
}

/// A piece of the body.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "block", rename_all = "kebab-case")]
pub(crate) enum Block {
    /// `I. TITLE` (level 1), `1. Title` (2), `a) Title` (3). `rest` follows on the same line, not bold.
    Heading { level: u8, number: String, title: String, rest: Option<String> },
    /// A paragraph; `lead` stands before the text, bold.
    Paragraph { lead: Option<String>, text: String },
    /// One of the bases on which the document is issued: italic (NĐ 30/2020, PL I, II.6.a).
    Basis { text: String },
    /// Items with dashes.
    Dashes { items: Vec<String> },
    /// A table between paragraphs.
    Table(Table),
}

/// Who signs (NĐ 30/2020, PL I, II.7).
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Signature {
    pub(crate) authority: Vec<String>,
    pub(crate) position: String,
    pub(crate) name: String,
}

/// An annex with its own page count (NĐ 30/2020, PL I, II.10).
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Annex {
    /// `Phụ lục I`, or `Phụ lục` when there is only one.
    pub(crate) label: String,
    pub(crate) title: String,
    /// `(Kèm theo Báo cáo số … của …)`.
    pub(crate) attached: Attached,
    pub(crate) landscape: bool,
    pub(crate) content: AnnexContent,
}

/// The line under an annex's title. Number, day and month between its parts are those of the header, or room is left for
/// them (NĐ 30/2020, PL I, II.10).
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Attached {
    /// `(Kèm theo Báo cáo số`.
    pub(crate) before: String,
    /// What follows the number: `/BC-VP`.
    pub(crate) symbol: String,
    /// `năm 2021 của Văn phòng …)`.
    pub(crate) after: String,
    /// Where this breaks when the line is too long, in bytes; `None`: so that the lines come out even.
    pub(crate) breaks: Option<usize>,
}

/// What an annex holds.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(crate) enum AnnexContent {
    /// One table or several, one below the other.
    Tables {
        tables: Vec<Table>,
    },
    Charts {
        charts: Vec<Chart>,
    },
}

/// A table with a header row that is repeated on every page.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Table {
    /// What the table is called, where there are several.
    pub(crate) title: Option<String>,
    /// Header cells, row by row; a cell may span columns or rows.
    pub(crate) header: Vec<Vec<HeaderCell>>,
    /// Share of the width that each column takes; none, if the widths follow from what the columns hold.
    pub(crate) widths: Vec<u32>,
    /// Which columns are centred.
    pub(crate) centred: Vec<bool>,
    pub(crate) rows: Vec<Row>,
}

/// A cell of the header.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct HeaderCell {
    pub(crate) text: String,
    pub(crate) columns: u32,
    pub(crate) rows: u32,
}

/// A row: a title over the whole width, or cells. A cell's lines are paragraphs of their own.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "row", rename_all = "kebab-case")]
pub(crate) enum Row {
    /// A title over the whole width; the note is not bold.
    Group {
        text: String,
        note: Option<String>,
    },
    Cells {
        cells: Vec<String>,
        bold: bool,
    },
}

/// A picture of figures: bars of one length, each the whole of something.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Chart {
    pub(crate) title: String,
    /// What the picture says, in words.
    pub(crate) alt: String,
    /// What the parts of the bars are.
    pub(crate) legend: Vec<String>,
    /// The shade of each: 0 is dark, 4 is white.
    pub(crate) tints: Vec<u8>,
    pub(crate) bars: Vec<Bar>,
}

/// A bar of one or more parts, drawn one after the other.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Bar {
    /// Empty for a further bar under one name.
    pub(crate) name: String,
    pub(crate) parts: Vec<Part>,
    /// The figure that stands behind the bar.
    pub(crate) label: String,
}

/// A part of a bar.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Part {
    /// Thousandths of the full length, so that nothing is rounded twice.
    pub(crate) share: u32,
    /// Its place in the legend; none for what is wanting.
    pub(crate) of: Option<usize>,
    /// The figure that stands in it, where there is room.
    pub(crate) figure: String,
}
