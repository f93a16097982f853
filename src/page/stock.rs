//! A document as files for stock Typst, with the command line that makes the same pages of them, to the same standards.

use chrono::{NaiveDate, NaiveTime};

use super::export::STANDARDS;
use super::world::{MAIN, WorldFiles};
use crate::fonts::{FaceKind, FontSet};
use crate::problem::Problem;
use crate::read::Overrides;
use crate::words::Words;

/// The folder of the four faces.
const FONTS: &str = "fonts";

/// The files by name, in the order in which they are best looked at; the last one, `lenh.txt`, is the line that makes
/// `pdf` of the others in their folder.
pub(crate) fn stock(
    document: &'static str,
    words: &Words,
    fonts: &FontSet,
    overrides: &Overrides,
    date: NaiveDate,
    pdf: &str,
) -> Result<Vec<(String, Vec<u8>)>, Problem> {
    let WorldFiles(files) = WorldFiles::of(super::data(document, words, fonts)?, overrides);
    let mut files: Vec<_> = files.into_iter().map(|(name, bytes)| (name, bytes.to_vec())).collect();
    // A stable sort: the file to start with comes first, the rest by name.
    files.sort_by_key(|(name, _)| name != MAIN);
    for (face, file) in FaceKind::ALL.into_iter().zip(fonts.files()) {
        files.push((format!("{FONTS}/{}.ttf", face.key()), file.to_vec()));
    }
    if let Some((name, text)) = fonts.licence() {
        files.push((format!("{FONTS}/{name}"), text.as_bytes().to_vec()));
    }
    files.push(("lenh.txt".to_owned(), format!("{}\n", line(date, pdf)).into_bytes()));
    Ok(files)
}

/// The command line. It has every option that would otherwise depend on the environment or the machine.
fn line(date: NaiveDate, pdf: &str) -> String {
    let standards: Vec<_> = STANDARDS.iter().filter_map(|standard| serde_json::to_value(standard).ok()).collect();
    let standards: Vec<_> = standards.iter().filter_map(|standard| standard.as_str()).collect();
    format!(
        "typst compile --root . --font-path {FONTS} --ignore-system-fonts --ignore-embedded-fonts \
         --pdf-standard {} --creation-timestamp {} {MAIN} {pdf}",
        standards.join(","),
        date.and_time(NaiveTime::MIN).and_utc().timestamp(),
    )
}
