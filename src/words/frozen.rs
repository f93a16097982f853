//! Figures of a quarter as a record file: what `cchc chot-so-lieu` writes and the reader reads again.

use std::fmt::Write;

use crate::check::Reported;
use crate::figures::Tally;
use crate::period::short;
use crate::read::FROZEN_VERSION;

/// A record file that the figures were counted from: its path inside the unit, and the SHA-256 of its bytes.
pub(crate) type CountedFile<'a> = (&'a str, &'a str);

/// The text of `quy-<n>.chot.yaml`.
pub(crate) fn frozen(reported: &Reported, sources: &[CountedFile]) -> String {
    let Reported { plan, figures, .. } = *reported;
    let quarter = figures.quarter;
    let mut text = format!(
        "# Số liệu đã báo cáo quý {} năm {}. Tệp này do lệnh chot-so-lieu ghi ra; không sửa bằng tay.\n\
         phien_ban: {FROZEN_VERSION}\nquy: {}/{}\nngay_chot: {}\nnguon:\n",
        quarter.roman(),
        quarter.year,
        quarter.number,
        quarter.year,
        short(figures.as_of)
    );
    // Writing to a string cannot fail.
    for (file, hash) in sources {
        let _ = writeln!(text, "  - tep: {file}\n    sha256: \"{hash}\"");
    }
    let numbered: Vec<_> = figures.actions.iter().chain(&figures.withdrawn).collect();
    if !numbered.is_empty() {
        text.push_str("so_nhiem_vu:\n");
    }
    for state in numbered {
        let (field, own) = state.number;
        let _ = writeln!(text, "  - {{so: \"{field}.{own}\", id: \"{}\"}}", state.action.id.as_str());
    }
    text.push_str("tong_so:\n");
    tally(&mut text, "  ", &figures.total);
    text.push_str("linh_vuc:\n");
    for (field, of) in plan.fields.iter().zip(&figures.fields) {
        let _ = writeln!(text, "  - id: \"{}\"\n    so_lieu:", field.id.as_str());
        tally(&mut text, "      ", &of.tally);
    }
    text
}

fn tally(text: &mut String, indent: &str, tally: &Tally) {
    for (key, _, count) in tally.parts() {
        let _ = writeln!(text, "{indent}{key}: {count}");
    }
}
