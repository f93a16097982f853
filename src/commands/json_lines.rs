//! What becomes of documents as lines of JSON on stdout: `docs/cap-nhat.md` has the form.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Instant;

use cchc::building::{KeptBecause, Outcome};
use cchc::kinds::Document;
use serde_json::{Value, json};

use super::counts::Counts;
use super::reasons::{happened, reason};
use super::talk;

/// Version of the form, raised when a key is removed or changes its meaning.
const VERSION: u32 = 1;

/// Writes the lines.
pub struct JsonLines {
    unit: String,
    began: Instant,
    /// When the line before was written, or the unit was begun.
    last: Instant,
}

impl JsonLines {
    pub fn begin() -> Self {
        let now = talk::instant();
        Self { unit: String::new(), began: now, last: now }
    }

    /// What follows is about the unit in this folder.
    pub fn enter(&mut self, folder: &str) {
        folder.clone_into(&mut self.unit);
        self.last = talk::instant();
    }

    /// A line for a document, and what became of it.
    pub fn document(&mut self, document: Option<&Document>, outcome: &Outcome, preview: bool) -> io::Result<()> {
        let (verdict, why, draft) = match outcome {
            Outcome::Made { why, draft, .. } => {
                let verdict = if preview { "se_lap" } else { "da_lap" };
                (verdict, Some(why.iter().map(reason).collect::<Vec<_>>().join("; ")), *draft)
            }
            Outcome::Unchanged { kept, .. } => {
                let beside = |(kept, held): &(PathBuf, KeptBecause)| {
                    format!("{} {}, giữ nguyên", talk::shown(kept), happened(*held))
                };
                ("khong_doi", kept.as_ref().map(beside), false)
            }
            Outcome::Kept { because, .. } => ("giu_nguyen", Some(happened(*because).to_owned()), false),
            Outcome::Replaced { by, .. } => {
                ("da_thay_the", Some(format!("đã được thay thế bằng {}", talk::shown(by))), false)
            }
            Outcome::NoLonger { .. } => ("khong_con", Some("hồ sơ không còn văn bản này".to_owned()), false),
        };
        self.line(document, Some(outcome.path()), (verdict, None, why), draft, outcome.bytes())
    }

    /// A line for a document, or a whole unit, that could not be made.
    pub fn failed(
        &mut self,
        document: Option<&Document>,
        path: Option<&Path>,
        code: Option<&str>,
        why: &str,
    ) -> io::Result<()> {
        self.line(document, path, ("khong_lap_duoc", code, Some(why.to_owned())), false, None)
    }

    fn line(
        &mut self,
        document: Option<&Document>,
        path: Option<&Path>,
        (verdict, code, why): (&str, Option<&str>, Option<String>),
        draft: bool,
        bytes: Option<u64>,
    ) -> io::Result<()> {
        let now = talk::instant();
        let seconds = now.duration_since(self.last).as_millis();
        self.last = now;
        write(&json!({
            "phien_ban": VERSION,
            "don_vi": self.unit,
            "loai": document.map(|document| document.kind().command().name),
            "nam": document.map(Document::year),
            "quy": document.and_then(Document::quarter).map(|quarter| quarter.number),
            "tep": path.map(talk::shown),
            "ket_qua": verdict,
            "du_thao": draft,
            "ma": code,
            "vi_sao": why,
            "giay": thousandths(seconds),
            "so_byte": bytes,
        }))
    }

    /// The closing line.
    pub fn sum_up(&mut self, units: usize, counts: Counts, preview: bool) -> io::Result<()> {
        let Counts { made, unchanged, kept, failed, warnings } = counts;
        write(&json!({
            "phien_ban": VERSION,
            "tong": {
                "don_vi": units,
                "da_lap": if preview { 0 } else { made },
                "se_lap": if preview { made } else { 0 },
                "khong_doi": unchanged,
                "giu_nguyen": kept,
                "khong_lap_duoc": failed,
                "canh_bao": warnings,
                "giay": thousandths(talk::instant().duration_since(self.began).as_millis()),
            },
        }))
    }
}

/// Seconds with three decimals.
fn thousandths(milliseconds: u128) -> Value {
    json!(u32::try_from(milliseconds).map_or(f64::from(u32::MAX), f64::from) / 1000.0)
}

fn write(line: &Value) -> io::Result<()> {
    talk::print(&format!("{}\n", talk::escaped(&line.to_string())))
}
