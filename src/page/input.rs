//! What Typst reads, `data.json`: the words of a document with every text in pieces, every table with the widths of its
//! columns and with what is known of its rows. `templates/layout` reads the shapes of this file.

use serde::Serialize;

use super::columns::{self, INSET, INSET_ABOVE};
use super::phrases;
use super::pieces::{Line, Pieces};
use crate::fonts::FontSet;
use crate::read::Urgency;
use crate::words::{self, AnnexContent, Words};

/// Points in a millimetre.
const MM: f32 = 72.0 / 25.4;

/// The measures of `nd30.typ` that this file needs, in points; a test compares them. The room for text on an upright
/// page and on a page across: width and height.
pub(super) const BODY: [f32; 2] = [165.0 * MM, 257.0 * MM];
pub(super) const ACROSS: [f32; 2] = [252.0 * MM, 170.0 * MM];
pub(super) const BODY_SIZE: f32 = 14.0;
pub(super) const TABLE_SIZE: f32 = 11.0;
/// From one line of a table to the next.
pub(super) const TABLE_PITCH: f32 = (0.891 + 0.216 + 0.05) * TABLE_SIZE;

pub(super) const HEAD_SIZE: f32 = 13.0;
/// PL I, II.1 and II.2: 12–13 pt.
pub(super) const SMALL_HEAD_SIZE: f32 = 12.0;
/// The right column of the foot.
pub(super) const FOOT_RIGHT: f32 = 95.0 * MM;
/// The left column of the head is what the Quốc hiệu and the gap beside it leave.
pub(super) const BESIDE_NATION: f32 = 5.0 * MM;
const NATION: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";

/// In bytes: a shorter paragraph between a heading and a heading of a lower level is kept with the latter.
const LEADS_ON: usize = 200;

/// A whole document.
#[derive(Serialize)]
pub(super) struct DocumentInput<'a> {
    version: u32,
    draft: bool,
    about: &'a words::DocumentInfo,
    header: HeaderInput<'a>,
    heading: HeadingInput<'a>,
    body: Vec<BlockInput<'a>>,
    recipients: &'a [String],
    signature: SignatureInput<'a>,
    annexes: Vec<AnnexInput<'a>>,
}

#[derive(Serialize)]
struct HeaderInput<'a> {
    /// Divided so that each fits its column.
    parent: Vec<&'a str>,
    issuer: Vec<&'a str>,
    number: Option<&'a str>,
    symbol: &'a str,
    /// The size of parent, issuer and Quốc hiệu; the Tiêu ngữ is one point larger.
    size: f32,
    place: &'a str,
    day_month: Option<&'a [String; 2]>,
    year: String,
    /// Which of the marks of `nd30.typ`.
    urgency: Option<Urgency>,
    addressee: Option<&'a str>,
}

#[derive(Serialize)]
struct HeadingInput<'a> {
    kind: &'a str,
    /// Line by line.
    subject: Vec<&'a str>,
}

#[derive(Serialize)]
struct SignatureInput<'a> {
    authority: Vec<&'a str>,
    /// Line by line.
    position: Vec<&'a str>,
    name: &'a str,
}

#[derive(Serialize)]
#[serde(tag = "block", rename_all = "kebab-case")]
enum BlockInput<'a> {
    Heading {
        level: u8,
        number: &'a str,
        title: Pieces<'a>,
        rest: Option<Pieces<'a>>,
    },
    Paragraph {
        lead: Option<Pieces<'a>>,
        text: Pieces<'a>,
        /// It stays with what follows.
        leads: bool,
        /// Its lines are filled one after the other: an address goes over several of them.
        filled: bool,
    },
    Basis {
        text: Pieces<'a>,
    },
    Dashes {
        items: Vec<Pieces<'a>>,
        filled: bool,
    },
    Table(TableInput<'a>),
}

#[derive(Serialize)]
struct AnnexInput<'a> {
    label: &'a str,
    title: &'a str,
    attached: AttachedInput<'a>,
    landscape: bool,
    content: Content<'a>,
}

/// `(Kèm theo …)`, with the number and date that the head of the document has.
#[derive(Serialize)]
struct AttachedInput<'a> {
    before: &'a str,
    number: Option<&'a str>,
    symbol: &'a str,
    day_month: Option<&'a [String; 2]>,
    after: &'a str,
    breaks: Option<usize>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Content<'a> {
    Tables { tables: Vec<TableInput<'a>> },
    Charts { charts: &'a [words::Chart] },
}

#[derive(Serialize)]
struct TableInput<'a> {
    title: Option<Pieces<'a>>,
    header: Vec<Vec<HeaderCellInput<'a>>>,
    /// In points.
    widths: Vec<f32>,
    centred: &'a [bool],
    rows: Vec<RowInput<'a>>,
}

#[derive(Serialize)]
struct HeaderCellInput<'a> {
    text: Pieces<'a>,
    columns: u32,
    rows: u32,
}

#[derive(Serialize)]
#[serde(tag = "row", rename_all = "kebab-case")]
enum RowInput<'a> {
    Group {
        text: Pieces<'a>,
        note: Option<Pieces<'a>>,
        /// It stays with the row that follows.
        leads: bool,
    },
    Cells {
        cells: Vec<Pieces<'a>>,
        bold: bool,
        whole: RowFit,
    },
}

/// Whether a row fits a page, so that it is not cut.
#[derive(Serialize, PartialEq, Eq, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
enum RowFit {
    Yes,
    No,
    /// So close to a page's height that it has to be measured.
    Unsure,
}

impl<'a> DocumentInput<'a> {
    pub(super) fn of(words: &'a Words, fonts: &'a FontSet) -> Self {
        let line = Line { fonts, bold: false, size: BODY_SIZE, width: BODY[0], cell: false };
        Self {
            version: words.version,
            draft: words.draft,
            about: &words.about,
            header: header(&words.header, fonts),
            heading: HeadingInput {
                kind: &words.heading.kind,
                subject: lines(&words.heading.subject, fonts, true, BODY_SIZE, BODY[0] - 10.0 * MM),
            },
            body: body(&words.body, line),
            recipients: &words.recipients,
            signature: signature(&words.signature, fonts),
            annexes: words.annexes.iter().map(|annex| self::annex(annex, &words.header, line)).collect(),
        }
    }
}

/// The lines of a text that stands by itself.
fn lines<'a>(text: &'a str, fonts: &FontSet, bold: bool, size: f32, width: f32) -> Vec<&'a str> {
    phrases::divided(text, width, |text| fonts.width(text, bold) * size)
}

fn header<'a>(header: &'a words::Header, fonts: &FontSet) -> HeaderInput<'a> {
    let width = |size: f32| BODY[0] - fonts.width(NATION, true) * size - BESIDE_NATION;
    let fit = |size: f32| {
        let fits = |texts: &[String], bold| texts.iter().all(|text| fonts.width(text, bold) * size <= width(size));
        fits(&header.parent, false) && fits(&header.issuer, true)
    };
    // The smaller of the sizes that the decree allows is taken if a line would have to be divided at the larger.
    let size = if !fit(HEAD_SIZE) && fit(SMALL_HEAD_SIZE) { SMALL_HEAD_SIZE } else { HEAD_SIZE };
    let all = |texts: &'a [String], bold: bool| {
        texts.iter().flat_map(|text| lines(text, fonts, bold, size, width(size))).collect()
    };
    HeaderInput {
        parent: all(&header.parent, false),
        issuer: all(&header.issuer, true),
        number: header.number.as_deref(),
        symbol: &header.symbol,
        size,
        place: &header.place,
        day_month: header.day_month.as_ref(),
        year: header.year.to_string(),
        urgency: header.urgency,
        addressee: header.addressee.as_deref(),
    }
}

fn signature<'a>(signature: &'a words::Signature, fonts: &FontSet) -> SignatureInput<'a> {
    let all = |text: &'a String| lines(text, fonts, true, BODY_SIZE, FOOT_RIGHT);
    SignatureInput {
        authority: signature.authority.iter().flat_map(all).collect(),
        position: all(&signature.position),
        name: &signature.name,
    }
}

fn body<'a>(blocks: &'a [words::Block], line: Line<'a>) -> Vec<BlockInput<'a>> {
    let level = |index: Option<usize>| match index.and_then(|index| blocks.get(index)) {
        Some(words::Block::Heading { level, .. }) => *level,
        _ => 0,
    };
    let bold = Line { bold: true, ..line };
    let mut body = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        match block {
            words::Block::Heading { level, number, title, rest } => body.push(BlockInput::Heading {
                level: *level,
                number,
                title: bold.pieces(title),
                rest: rest.as_ref().map(|rest| line.pieces(rest)),
            }),
            words::Block::Paragraph { lead, text } => {
                let (above, below) = (level(index.checked_sub(1)), level(Some(index + 1)));
                let between = 0 < above && above < below && text.len() < LEADS_ON;
                paragraphs(lead.as_deref(), text, between, line, &mut body);
            }
            words::Block::Basis { text } => {
                body.extend(text.split('\n').map(|text| BlockInput::Basis { text: line.pieces(text) }));
            }
            words::Block::Dashes { items } => {
                let items: Vec<Pieces> = items.iter().map(|item| line.pieces(item)).collect();
                let filled = items.iter().any(Pieces::divided);
                body.push(BlockInput::Dashes { items, filled });
            }
            words::Block::Table(table) => body.push(BlockInput::Table(self::table(table, BODY, line))),
        }
    }
    body
}

/// Each line of a text is a paragraph of its own; lines that were typed with a dash are items.
fn paragraphs<'a>(lead: Option<&'a str>, text: &'a str, between: bool, line: Line<'a>, body: &mut Vec<BlockInput<'a>>) {
    let mut lead = lead.map(|lead| Line { bold: true, ..line }.pieces(lead));
    for text in text.split('\n').map(str::trim).filter(|text| !text.is_empty()) {
        match (text.strip_prefix("- "), body.last_mut()) {
            (Some(item), Some(BlockInput::Dashes { items, .. })) if lead.is_none() => {
                items.push(line.pieces(item.trim_start()))
            }
            (Some(item), _) if lead.is_none() => {
                body.push(BlockInput::Dashes { items: vec![line.pieces(item.trim_start())], filled: false });
            }
            // `Kết quả trong quý:` leads on to what follows.
            _ => {
                let (lead, leads, text) = (lead.take(), between || text.ends_with(':'), line.pieces(text));
                body.push(BlockInput::Paragraph { lead, leads, filled: text.divided(), text });
            }
        }
    }
}

fn annex<'a>(annex: &'a words::Annex, header: &'a words::Header, line: Line<'a>) -> AnnexInput<'a> {
    let room = if annex.landscape { ACROSS } else { BODY };
    AnnexInput {
        label: &annex.label,
        title: &annex.title,
        attached: AttachedInput {
            before: &annex.attached.before,
            number: header.number.as_deref(),
            symbol: &annex.attached.symbol,
            day_month: header.day_month.as_ref(),
            after: &annex.attached.after,
            breaks: annex.attached.breaks,
        },
        landscape: annex.landscape,
        content: match &annex.content {
            AnnexContent::Tables { tables } => {
                Content::Tables { tables: tables.iter().map(|one| table(one, room, line)).collect() }
            }
            AnnexContent::Charts { charts } => Content::Charts { charts },
        },
    }
}

fn table<'a>(table: &'a words::Table, [width, height]: [f32; 2], line: Line<'a>) -> TableInput<'a> {
    let line = Line { size: TABLE_SIZE, cell: true, width: width - 2.0 * INSET, ..line };
    let widths = columns::widths(table, width, height / TABLE_PITCH, line);
    let bold = Line { bold: true, ..line };
    let within = |line: Line<'a>, from: usize, columns: usize| Line {
        width: widths.iter().skip(from).take(columns).sum::<f32>() - 2.0 * INSET,
        ..line
    };
    let high = |lines: usize| lines as f32 * TABLE_PITCH + 2.0 * INSET_ABOVE;

    let mut header = Vec::new();
    let mut header_lines = 0;
    for row in columns::placed(table) {
        let mut highest = 1;
        let mut cells = Vec::new();
        for (column, cell) in row {
            let line = within(bold, column, cell.columns as usize);
            let text = line.pieces(&cell.text);
            highest = highest.max(columns::lines(&text, line).div_ceil(cell.rows as usize));
            cells.push(HeaderCellInput { text, columns: cell.columns, rows: cell.rows });
        }
        header_lines += highest;
        header.push(cells);
    }
    let title_line = within(line, 0, widths.len());
    let mut room = height - high(header_lines);
    let mut rows = Vec::new();
    for row in &table.rows {
        match row {
            words::Row::Group { text, note } => {
                let text = Line { bold: true, ..title_line }.pieces(text);
                let note = note.as_ref().map(|note| title_line.pieces(note));
                let both = columns::lines(&text, Line { bold: true, ..title_line })
                    + note.as_ref().map_or(0, |note| columns::lines(note, title_line));
                room = room.min(height - high(header_lines) - high(both));
                rows.push(RowInput::Group { text, note, leads: false });
            }
            words::Row::Cells { cells, bold } => {
                let mut lines = 0;
                let mut divided = Vec::new();
                for (column, cell) in cells.iter().enumerate() {
                    let line = within(Line { bold: *bold, ..line }, column, 1);
                    let pieces = line.pieces(cell);
                    lines = lines.max(columns::lines(&pieces, line));
                    divided.push(pieces);
                }
                // Typst may break some lines otherwise: a cell may have a line more, and one more or less in twelve.
                let (most, least) = (high(lines + 1 + lines / 12), high(lines - (lines / 12).min(lines)));
                let whole = if most < room {
                    RowFit::Yes
                } else if least > room {
                    RowFit::No
                } else {
                    RowFit::Unsure
                };
                // A group title is kept with the row below it if that row is never cut.
                if let Some(RowInput::Group { leads, .. }) = rows.last_mut() {
                    *leads = whole == RowFit::Yes;
                }
                rows.push(RowInput::Cells { cells: divided, bold: *bold, whole });
            }
        }
    }
    TableInput {
        title: table.title.as_ref().map(|title| bold.pieces(title)),
        header,
        widths,
        centred: &table.centred,
        rows,
    }
}

#[cfg(test)]
mod tests;
