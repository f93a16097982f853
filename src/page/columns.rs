//! How wide the columns of a table are and how high its rows become, reckoned from the widths of letters, so that the page
//! need not be laid out to find out.

use std::collections::BTreeMap;

use super::pieces::{Line, Piece, Pieces};
use crate::words::{HeaderCell, Row, Table};

/// Room between a cell's border and its text, beside it and above or below it, in points; `templates/layout/table.typ` has the same.
pub(super) const INSET: f32 = 3.0;
pub(super) const INSET_ABOVE: f32 = 2.0;

/// The share of the table's width up to which a column is as wide as its longest word; a longer word is divided.
const WIDEST_WORD: f32 = 0.24;

/// Kerning and rounding may make a word this much wider than reckoned, in points.
const SPARE: f32 = 0.6;

/// The head of an annex on its first page, in lines of its table.
const HEAD_LINES: f32 = 5.0;

/// The width of each column in points, borders included, at which no date or number is ever divided. Columns for which the
/// table gives shares have about these; else widths are found at which the table takes the fewest pages of `lines` lines each.
pub(super) fn widths(table: &Table, total: f32, lines: f32, line: Line) -> Vec<f32> {
    let columns = table.centred.len();
    let whole = total as u32;
    let mut texts = ColumnTexts::of(table, columns, lines, line);
    let most = (total * WIDEST_WORD) as u32;
    let least: Vec<u32> = texts.least.iter().map(|wide| (wide.ceil() as u32).min(most)).collect();
    let needed: u32 = least.iter().sum();
    if needed >= whole {
        return least.iter().map(|&width| width as f32 * total / needed as f32).collect();
    }
    if table.widths.len() == columns {
        return shared(&table.widths, &least, total);
    }
    let all: f32 = texts.sums.iter().sum::<f32>().max(1.0);
    let spread = |(least, sum): (&u32, &f32)| least + ((whole - needed) as f32 * sum / all) as u32;
    let mut widths: Vec<u32> = least.iter().zip(&texts.sums).map(spread).collect();
    let rest = whole - widths.iter().sum::<u32>();
    widths[columns - 1] += rest;
    // First the lowest table is looked for, then from there the one with the fewest pages.
    for paged in [false, true] {
        let mut lowest = texts.height(&widths, paged);
        for step in [24, 8, 3] {
            // Ends, since each move makes the table lower and there are finitely many heights.
            while let Some((better, height)) = texts.better(&widths, &least, step, lowest, paged) {
                (widths, lowest) = (better, height);
            }
        }
    }
    widths.iter().map(|&width| width as f32 * total / whole as f32).collect()
}

/// Widths by shares of `total`. A column that would be below its least width gets that; the others give up the
/// difference, in proportion to what they have above theirs.
fn shared(shares: &[u32], least: &[u32], total: f32) -> Vec<f32> {
    let all: u32 = shares.iter().sum();
    let meant = shares.iter().map(|&share| share as f32 * total / all.max(1) as f32);
    let over: Vec<f32> = meant.zip(least).map(|(width, &least)| width - least as f32).collect();
    let lacking: f32 = over.iter().map(|over| (-over).max(0.0)).sum();
    let spare: f32 = over.iter().map(|over| over.max(0.0)).sum();
    let kept = if spare > 0.0 { 1.0 - lacking / spare } else { 1.0 };
    least.iter().zip(over).map(|(&least, over)| least as f32 + over.max(0.0) * kept).collect()
}

/// A paragraph as the widths of what its lines do not break.
type Paragraph = Vec<f32>;

/// The measures of a table's texts.
struct ColumnTexts {
    /// The least width of each column, insets included.
    least: Vec<f32>,
    /// All letters of each column on one line.
    sums: Vec<f32>,
    /// By column and row; the first row is the header.
    cells: Vec<Vec<Vec<Paragraph>>>,
    /// By row: the lines of the group title above it, 0 without one.
    titles: Vec<usize>,
    /// The width of a space, and the lines of a page.
    space: f32,
    lines: f32,
    /// The lines of each cell, by column and its width.
    known: Vec<BTreeMap<u32, Vec<u16>>>,
}

impl ColumnTexts {
    fn of(table: &Table, columns: usize, lines: f32, line: Line) -> Self {
        let mut texts = Self {
            least: vec![0.0; columns],
            sums: vec![0.0; columns],
            cells: vec![Vec::new(); columns],
            titles: Vec::new(),
            space: line.wide(" "),
            lines,
            known: vec![BTreeMap::new(); columns],
        };
        let bold = Line { bold: true, ..line };
        texts.row(&headed(table, columns), 0, bold);
        let mut title = 0;
        for row in &table.rows {
            match row {
                // Titles are as wide as the table.
                Row::Group { text, note } => {
                    let wide = bold.wide(text) + note.as_ref().map_or(0.0, |note| line.wide(note));
                    title = (wide / line.width).ceil() as usize;
                }
                Row::Cells { cells, bold } => {
                    let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
                    texts.row(&cells, title, Line { bold: *bold, ..line });
                    title = 0;
                }
            }
        }
        texts
    }

    fn row(&mut self, cells: &[&str], title: usize, line: Line) {
        let endless = Line { width: f32::MAX, ..line };
        for (column, of_column) in self.cells.iter_mut().enumerate() {
            let pieces = endless.pieces(cells.get(column).copied().unwrap_or_default());
            let paragraphs = pieces.0.split(|piece| *piece == Piece::NewParagraph);
            let paragraphs: Vec<Paragraph> =
                paragraphs.map(|pieces| units(pieces).map(|unit| line.wide(unit)).collect()).collect();
            for wide in paragraphs.iter().flatten() {
                self.least[column] = self.least[column].max(wide + 2.0 * INSET + SPARE);
                self.sums[column] += wide + self.space;
            }
            of_column.push(paragraphs);
        }
        self.titles.push(title);
    }

    /// The height of the whole table in lines; `paged`: with what stays empty at the ends of pages. The lines of all
    /// cells add a little, so that of two equal tables the one with the more even cells counts as lower.
    fn height(&mut self, widths: &[u32], paged: bool) -> f32 {
        for (column, &width) in widths.iter().enumerate() {
            let (cells, space) = (&self.cells[column], self.space);
            let room = width as f32 - 2.0 * INSET - SPARE;
            let count = |paragraphs: &Vec<Paragraph>| {
                paragraphs.iter().map(|units| filled(units.iter().map(|unit| (*unit, space)), room) as u16).sum()
            };
            self.known[column].entry(width).or_insert_with(|| cells.iter().map(count).collect());
        }
        let columns: Vec<&Vec<u16>> =
            widths.iter().zip(&self.known).filter_map(|(width, known)| known.get(width)).collect();
        // The insets of a row take about a third of a line.
        let row = |row: usize| columns.iter().map(|lines| lines[row]).max().unwrap_or(0) as f32 + 0.3;
        let even: usize = columns.iter().flat_map(|lines| lines.iter()).map(|&lines| usize::from(lines)).sum();
        let header = row(0);
        let (mut pages, mut used, mut all) = (0, HEAD_LINES + header, 0.0);
        for (index, &title) in self.titles.iter().enumerate().skip(1) {
            let title = if title > 0 { title as f32 + 0.3 } else { 0.0 };
            let high = row(index) + title;
            all += high;
            if used + high > self.lines {
                pages += 1;
                used = header;
            }
            used += high;
        }
        let height = if paged { pages as f32 * self.lines + used } else { all + all / self.lines * header };
        height + even as f32 * 0.002
    }

    /// The best way to move `step` points from one column to another, if any makes the table lower.
    fn better(
        &mut self,
        widths: &[u32],
        least: &[u32],
        step: u32,
        lowest: f32,
        paged: bool,
    ) -> Option<(Vec<u32>, f32)> {
        let mut best: Option<(Vec<u32>, f32)> = None;
        for from in (0..widths.len()).filter(|&from| widths[from] >= least[from] + step) {
            for to in (0..widths.len()).filter(|&to| to != from) {
                let mut moved = widths.to_vec();
                moved[from] -= step;
                moved[to] += step;
                let height = self.height(&moved, paged);
                if height < best.as_ref().map_or(lowest, |(_, height)| *height) - 0.001 {
                    best = Some((moved, height));
                }
            }
        }
        best
    }
}

/// The cells of the header row by row, each with the column in which it begins: below a cell that spans rows stands none.
pub(super) fn placed(table: &Table) -> Vec<Vec<(usize, &HeaderCell)>> {
    let mut taken: Vec<u32> = vec![0; table.centred.len()];
    let mut rows = Vec::new();
    for row in &table.header {
        let mut column = 0;
        let mut cells = Vec::new();
        for cell in row {
            while taken.get(column).is_some_and(|&rows| rows > 0) {
                column += 1;
            }
            let end = column + cell.columns as usize;
            taken.iter_mut().take(end).skip(column).for_each(|rows| *rows = cell.rows);
            cells.push((column, cell));
            column = end;
        }
        taken.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
        rows.push(cells);
    }
    rows
}

/// The header as one row: the texts of cells that span one column. A cell over several columns makes none of them
/// wider.
fn headed(table: &Table, columns: usize) -> Vec<&str> {
    let mut texts = vec![""; columns];
    for (column, cell) in placed(table).into_iter().flatten().filter(|(_, cell)| cell.columns == 1) {
        texts[column] = &cell.text;
    }
    texts
}

/// What a line does not break: words, and pieces that are kept together.
fn units<'a>(pieces: &'a [Piece<'a>]) -> impl Iterator<Item = &'a str> {
    pieces.iter().flat_map(|piece| match piece {
        Piece::Free(text) => text.split(' ').filter(|word| !word.is_empty()).collect(),
        Piece::Kept(text) => vec![*text],
        Piece::NewParagraph => vec![],
    })
}

/// The number of lines that pieces take.
pub(super) fn lines(pieces: &Pieces, line: Line) -> usize {
    let space = line.wide(" ");
    let paragraph = |pieces: &[Piece]| {
        let mut words: Vec<(f32, f32)> = Vec::new();
        let mut gap = 0.0;
        for piece in pieces {
            let (text, free) = match piece {
                Piece::Free(text) => (*text, true),
                Piece::Kept(text) => (*text, false),
                Piece::NewParagraph => continue,
            };
            for (index, word) in text.split(' ').enumerate().take(if free { usize::MAX } else { 1 }) {
                let word = if free { word } else { text };
                gap = if index > 0 { space } else { gap };
                if !word.is_empty() {
                    words.push((line.wide(word), gap));
                    gap = 0.0;
                }
            }
        }
        filled(words.into_iter(), line.width)
    };
    pieces.0.split(|piece| *piece == Piece::NewParagraph).map(paragraph).sum()
}

/// The number of lines that words take, each with the gap before it, filled one after the other as in a column that is not
/// justified.
fn filled(words: impl Iterator<Item = (f32, f32)>, width: f32) -> usize {
    let (mut count, mut used) = (1, 0.0_f32);
    for (wide, gap) in words {
        if used > 0.0 && used + gap + wide > width {
            count += 1;
            used = wide;
        } else {
            used += wide + if used > 0.0 { gap } else { 0.0 };
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fonts::FontSet;

    #[test]
    fn a_column_of_a_given_share_is_as_wide_as_its_widest_figure_and_the_others_give_the_room() {
        let fonts = FontSet::bundled();
        let line = Line { fonts: &fonts, bold: false, size: 11.0, width: 300.0, cell: true };
        let cell = |text: &str| HeaderCell { text: text.to_owned(), columns: 1, rows: 1 };
        let figures = ["Tổng cộng", "16,75/24,5", "1.116,75/1.224,5"];
        let table = Table {
            title: None,
            header: vec![vec![cell("Lĩnh vực"), cell("Điểm"), cell("Tự chấm")]],
            widths: vec![70, 20, 10],
            centred: vec![false, true, true],
            rows: vec![Row::Cells { cells: figures.map(str::to_owned).to_vec(), bold: true }],
        };
        let widths = widths(&table, 300.0, 50.0, line);
        assert!((widths.iter().sum::<f32>() - 300.0).abs() < 0.01, "{widths:?}");
        let bold = Line { bold: true, ..line };
        for (width, figure) in widths.iter().zip(figures).skip(1) {
            assert!(*width >= bold.wide(figure).min(300.0 * WIDEST_WORD - 2.0 * INSET) + 2.0 * INSET, "{widths:?}");
        }
        assert!(widths[0] > widths[2], "{widths:?}");
    }
}
