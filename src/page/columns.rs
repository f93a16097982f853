//! How wide the columns of a table are and how high its rows become, reckoned from the widths of letters, so that the page
//! need not be laid out to find out.

use super::pieces::{Line, Piece, Pieces};
use crate::words::{HeaderCell, Row, Table};

/// Room between a cell's border and its text, in points; `layout.typ` has the same.
pub(super) const INSET: f32 = 3.0;

/// No word takes more than this share of the table from the other columns; a longer one is divided.
const WIDEST_WORD: f32 = 0.24;

/// Kerning and rounding may make a word this much wider than reckoned, in points.
const SPARE: f32 = 0.6;

/// The width of each column, borders included; together they are `total`. Columns for which the table gives shares have
/// these; else the widths are found that make the rows lowest, where no date or number is ever divided.
pub(super) fn widths(table: &Table, total: f32, line: Line) -> Vec<f32> {
    let columns = table.centred.len();
    if table.widths.len() == columns {
        let all: u32 = table.widths.iter().sum();
        return table.widths.iter().map(|&share| share as f32 * total / all.max(1) as f32).collect();
    }
    let texts = Texts::of(table, columns, line);
    let least = |column: usize| (texts.least[column].min(total * WIDEST_WORD) + 2.0 * INSET + SPARE).ceil();
    let least: Vec<f32> = (0..columns).map(least).collect();
    let needed: f32 = least.iter().sum();
    if needed >= total {
        return least.iter().map(|width| width * total / needed).collect();
    }
    let sums: Vec<f32> = (0..columns).map(|column| texts.rows.iter().map(|row| total_of(&row[column])).sum()).collect();
    let all: f32 = sums.iter().sum::<f32>().max(1.0);
    let mut widths: Vec<f32> =
        least.iter().zip(&sums).map(|(least, sum)| least + (total - needed) * sum / all).collect();
    let mut lowest = texts.height(&widths);
    for step in [24.0, 8.0, 3.0] {
        // Each move makes the table lower, and there are only so many heights.
        while let Some((better, height)) = texts.better(&widths, &least, step, lowest) {
            (widths, lowest) = (better, height);
        }
    }
    widths
}

fn total_of(paragraphs: &[f32]) -> f32 {
    paragraphs.iter().sum()
}

/// What the texts of a table need, without their places.
struct Texts {
    /// The widest word of each column.
    least: Vec<f32>,
    /// By row and column, the width of each paragraph if it stood on one line.
    rows: Vec<Vec<Vec<f32>>>,
}

impl Texts {
    fn of(table: &Table, columns: usize, line: Line) -> Self {
        let mut least = vec![0.0_f32; columns];
        let mut rows = Vec::new();
        let bold = Line { bold: true, ..line };
        for (row, line) in [(headed(table, columns), bold)].into_iter().chain(celled(table, line)) {
            let mut of_row = vec![Vec::new(); columns];
            for (column, text) in row.iter().enumerate().take(columns) {
                let free = Line { width: f32::MAX, ..line };
                let widest = units(&free.pieces(text)).map(|unit| line.wide(unit)).fold(0.0, f32::max);
                least[column] = least[column].max(widest);
                of_row[column] = text.split('\n').map(|paragraph| line.wide(paragraph)).collect();
            }
            rows.push(of_row);
        }
        Self { least, rows }
    }

    /// The height of all rows in lines, and a little for what every cell takes, so that of two equal tables the one with
    /// the more even cells is better.
    fn height(&self, widths: &[f32]) -> f32 {
        let lines = |paragraphs: &Vec<f32>, width: &f32| {
            // A line ends half a word early.
            let room = (width - 2.0 * INSET - 8.0).max(6.0);
            paragraphs.iter().map(|wide| (wide / room).ceil().max(1.0)).sum::<f32>()
        };
        let row = |row: &Vec<Vec<f32>>| {
            let cells = row.iter().zip(widths).map(|(cell, width)| lines(cell, width));
            cells.fold((0.0_f32, 0.0_f32), |(most, all), lines| (most.max(lines), all + lines))
        };
        self.rows.iter().map(row).map(|(most, all)| most + all * 0.01).sum()
    }

    /// The best way to move `step` points from one column to another, if any makes the table lower.
    fn better(&self, widths: &[f32], least: &[f32], step: f32, lowest: f32) -> Option<(Vec<f32>, f32)> {
        let mut best: Option<(Vec<f32>, f32)> = None;
        for from in (0..widths.len()).filter(|&from| widths[from] - step >= least[from]) {
            for to in (0..widths.len()).filter(|&to| to != from) {
                let mut moved = widths.to_vec();
                moved[from] -= step;
                moved[to] += step;
                let height = self.height(&moved);
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

/// The header as one row of what stands in single columns; what spans several needs none of them to be wide.
fn headed(table: &Table, columns: usize) -> Vec<&str> {
    let mut texts = vec![""; columns];
    for (column, cell) in placed(table).into_iter().flatten().filter(|(_, cell)| cell.columns == 1) {
        texts[column] = &cell.text;
    }
    texts
}

fn celled<'a>(table: &'a Table, line: Line<'a>) -> impl Iterator<Item = (Vec<&'a str>, Line<'a>)> {
    table.rows.iter().filter_map(move |row| match row {
        Row::Cells { cells, bold } => Some((cells.iter().map(String::as_str).collect(), Line { bold: *bold, ..line })),
        Row::Group { .. } => None,
    })
}

/// What a line does not break: words, and pieces that are kept together.
fn units<'a>(pieces: &'a Pieces) -> impl Iterator<Item = &'a str> {
    pieces.0.iter().flat_map(|piece| match piece {
        Piece::Free(text) => text.split(' ').filter(|word| !word.is_empty()).collect(),
        Piece::Kept(text) => vec![*text],
        Piece::NewParagraph => vec![],
    })
}

/// The number of lines that pieces take, filled one after the other as in a column that is not justified.
pub(super) fn lines(pieces: &Pieces, line: Line) -> usize {
    pieces.0.split(|piece| *piece == Piece::NewParagraph).map(|paragraph| filled(paragraph, line)).sum()
}

fn filled(paragraph: &[Piece], line: Line) -> usize {
    let space = line.wide(" ");
    let (mut count, mut used) = (1, 0.0_f32);
    let mut put = |word: &str, spaced: bool| {
        let (wide, gap) = (line.wide(word), if spaced && used > 0.0 { space } else { 0.0 });
        if used > 0.0 && used + gap + wide > line.width {
            count += 1;
            used = wide;
        } else {
            used += gap + wide;
        }
    };
    let mut spaced = false;
    for piece in paragraph {
        match piece {
            Piece::Free(text) => {
                for (index, word) in text.split(' ').enumerate() {
                    spaced |= index > 0;
                    if !word.is_empty() {
                        put(word, spaced);
                        spaced = false;
                    }
                }
            }
            Piece::Kept(text) => {
                put(text, spaced);
                spaced = false;
            }
            Piece::NewParagraph => {}
        }
    }
    count
}
