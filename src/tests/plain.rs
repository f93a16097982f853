//! A document in words as plain lines, to be read and kept: what stands where, without the page.

use std::fmt::Write;

use crate::words::{AnnexContent, Block, Row, Table, Words};

/// Everything that the document says, in its order: head, body, recipients, signature, annexes.
pub(crate) fn text(words: &Words) -> String {
    let mut out = String::new();
    head(words, &mut out);
    out += "\n";
    words.body.iter().for_each(|block| out += &line(block));
    out += "\nNơi nhận:\n";
    words.recipients.iter().for_each(|recipient| line_of(&mut out, &["- ", recipient]));
    out += "\n";
    let signature = &words.signature;
    signature.authority.iter().chain([&signature.position, &signature.name]).for_each(|s| line_of(&mut out, &[s]));
    for annex in &words.annexes {
        let attached = &annex.attached;
        out += "\n";
        line_of(&mut out, &[&annex.label]);
        line_of(&mut out, &[&annex.title]);
        let day = header_day(words);
        let number = words.header.number.as_deref().unwrap_or("…");
        line_of(&mut out, &[&attached.before, " ", number, &attached.symbol, " ngày ", &day, " ", &attached.after]);
        out += "\n";
        match &annex.content {
            AnnexContent::Tables { tables } => {
                for table in tables {
                    table.title.iter().for_each(|title| line_of(&mut out, &[title]));
                    rows(table, &mut out);
                }
            }
            AnnexContent::Charts { charts } => {
                for chart in charts {
                    line_of(&mut out, &[&chart.title]);
                    line_of(&mut out, &["  ", &chart.legend.join(" | ")]);
                    for bar in &chart.bars {
                        let parts: Vec<String> = bar.parts.iter().map(|part| part.share.to_string()).collect();
                        line_of(&mut out, &["  ", &bar.name, ": ", &bar.label, " [", &parts.join(" "), "]"]);
                    }
                    line_of(&mut out, &["  alt: ", &chart.alt]);
                }
            }
        }
    }
    out
}

/// The lines of the body alone.
pub(crate) fn body(words: &Words) -> Vec<String> {
    words.body.iter().flat_map(|block| line(block).lines().map(str::to_owned).collect::<Vec<_>>()).collect()
}

fn head(words: &Words, out: &mut String) {
    let header = &words.header;
    let day = header_day(words);
    let number = header.number.as_deref().unwrap_or("…");
    line_of(out, &[&header.parent.join(" / ")]);
    line_of(out, &[&header.issuer.join(" / ")]);
    line_of(out, &["Số: ", number, &header.symbol]);
    line_of(out, &[&header.place, ", ngày ", &day, " năm ", &header.year.to_string()]);
    line_of(out, &[&words.heading.kind]);
    line_of(out, &[&words.heading.subject]);
    header.addressee.iter().for_each(|addressee| line_of(out, &["Kính gửi: ", addressee]));
}

fn header_day(words: &Words) -> String {
    let day_month = words.header.day_month.as_ref();
    day_month.map_or("… tháng …".to_owned(), |[day, month]| format!("{day} tháng {month}"))
}

fn line(block: &Block) -> String {
    match block {
        Block::Heading { number, title, rest, .. } => {
            format!("{number} {title}{}\n", rest.as_ref().map(|rest| format!(" {rest}")).unwrap_or_default())
        }
        Block::Paragraph { lead, text } => {
            format!("{}{text}\n", lead.as_ref().map(|lead| format!("{lead} ")).unwrap_or_default())
        }
        Block::Basis { text } => format!("{text}\n"),
        Block::Dashes { items } => items.iter().map(|item| format!("- {item}\n")).collect(),
        Block::Table(table) => {
            let mut out = String::new();
            rows(table, &mut out);
            out
        }
    }
}

/// A narrow table row by row, a wide one cell by cell under the names of its columns, empty cells left out.
fn rows(table: &Table, out: &mut String) {
    let names: Vec<&str> = table.header.iter().flatten().map(|cell| cell.text.as_str()).collect();
    let by_cell = table.header.len() == 1;
    line_of(out, &[&names.join(" | ")]);
    for row in &table.rows {
        match row {
            Row::Group { text, note } => {
                line_of(out, &[text, &note.as_ref().map_or(String::new(), |n| format!(" {n}"))])
            }
            Row::Cells { cells, .. } if by_cell => {
                for (index, (name, cell)) in names.iter().zip(cells).enumerate().filter(|(_, (_, c))| !c.is_empty()) {
                    let cell = cell.replace('\n', " ⏎ ");
                    let _ = match index {
                        0 => writeln!(out, "[{cell}]"),
                        _ => writeln!(out, "    {name}: {cell}"),
                    };
                }
            }
            Row::Cells { cells, bold } => {
                let indent = if *bold { "" } else { "    " };
                line_of(out, &[indent, &cells.join(" | ").replace('\n', " ⏎ ")]);
            }
        }
    }
}

fn line_of(out: &mut String, parts: &[&str]) {
    out.push_str(parts.concat().trim_end());
    out.push('\n');
}
