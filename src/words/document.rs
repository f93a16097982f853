//! A document in words: everything that will stand on its pages, in order, and no layout. This is what Typst reads.

use serde::Serialize;

/// Version of the JSON handed to Typst.
pub(crate) const VERSION: u32 = 1;

/// A whole document.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Words {
    pub(crate) version: u32,
    pub(crate) about: About,
    pub(crate) header: Header,
    pub(crate) heading: Heading,
    pub(crate) body: Vec<Block>,
    pub(crate) recipients: Vec<String>,
    pub(crate) signature: Signature,
}

/// What the PDF says of itself, and the font family.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct About {
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
    pub(crate) year: String,
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
    /// Items with dashes.
    Dashes { items: Vec<String> },
}

/// Who signs (NĐ 30/2020, PL I, II.7).
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Signature {
    pub(crate) authority: Vec<String>,
    pub(crate) position: String,
    pub(crate) name: String,
}
