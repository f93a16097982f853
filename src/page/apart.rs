//! Lays out documents with the office's own layout functions in a child process with bounds of time and memory, because
//! such functions may loop for ever. The child gets date, fonts and files of the world and gives back the PDF.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use typst::foundations::Bytes;

use super::places::{Blank, blanks};
use super::world::{OfficeWorld, Refusal, WorldFiles};
use crate::child::{Bounds, ChildOutcome, Job, run};
use crate::fonts::FontSet;

/// The limits. Laying out 300 actions, more than a commune has, takes some two seconds and 300 MB, on a slow machine five times as
/// long; a layout beyond the limits is taken to be in an endless loop.
const BOUNDS: Bounds =
    Bounds { seconds: 30, wait: Duration::from_secs(90), memory: 1024 * MEBIBYTE, answer: 256 * MEBIBYTE };
const MEBIBYTE: u64 = 1024 * 1024;

/// The seconds and mebibytes that an own layout may take, as messages say them.
pub(super) const SECONDS: u64 = BOUNDS.seconds;
pub(super) const MEBIBYTES: u64 = BOUNDS.memory / MEBIBYTE;

/// Laying out one document.
pub(crate) const JOB: Job = Job { name: "bo-cuc", bounds: BOUNDS, work };

/// A document that was laid out apart.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Finished {
    pub(crate) pages: usize,
    pub(crate) blanks: Vec<Blank>,
    /// The PDF, or why there is none.
    pub(crate) pdf: Result<Vec<u8>, String>,
}

/// What the child is given: the date, and the lengths of the files that follow one another behind this.
#[derive(Serialize, Deserialize)]
struct ChildRequest {
    date: [i32; 3],
    files: Vec<(String, usize)>,
    /// The faces of the agency's own fonts; none where those of the program are used.
    fonts: Option<[usize; 4]>,
}

/// What the child gives back; behind it the PDF, if there is one.
#[derive(Serialize, Deserialize)]
enum ChildAnswer {
    Refused { reason: String, own_layout: Option<(usize, usize)> },
    LaidOut { pages: usize, blanks: Vec<Blank>, refused: Option<String> },
}

/// Lays out a document in a child. `Err` gives the files back if the running program cannot be its own child (see
/// [`run`]): then the caller lays the document out.
pub(super) fn lay_out(fonts: &FontSet, files: WorldFiles, date: [i32; 3]) -> Result<Laid, WorldFiles> {
    match run(&JOB, request(fonts, &files, date)) {
        None => Err(files),
        Some(ChildOutcome::Finished(bytes)) => Ok(answer(&bytes).map_or(Laid::Ended(ChildOutcome::Died), Laid::Out)),
        Some(outcome) => Ok(Laid::Ended(outcome)),
    }
}

/// What became of a document that was laid out apart.
pub(super) enum Laid {
    Out(Result<Finished, Refusal>),
    /// The child gave no answer.
    Ended(ChildOutcome),
}

fn request(fonts: &FontSet, files: &WorldFiles, date: [i32; 3]) -> Vec<u8> {
    let own = fonts.licence().is_none();
    let request = ChildRequest {
        date,
        files: files.0.iter().map(|(name, bytes)| (name.clone(), bytes.len())).collect(),
        fonts: own.then(|| fonts.files().each_ref().map(|file| file.len())),
    };
    let faces = fonts.files().iter().filter(|_| own).map(|file| &**file);
    framed(&request, files.0.values().map(|bytes| &**bytes).chain(faces))
}

/// A head as JSON with its length before it, and bytes behind it.
fn framed<'b>(head: &impl Serialize, behind: impl Iterator<Item = &'b [u8]>) -> Vec<u8> {
    let head = serde_json::to_vec(head).unwrap_or_default();
    let mut out = (head.len() as u64).to_le_bytes().to_vec();
    out.extend(head);
    behind.for_each(|bytes| out.extend(bytes));
    out
}

/// The reverse of [`framed`]: the head, and the bytes behind it.
fn unframed<'b, T: Deserialize<'b>>(bytes: &'b [u8]) -> Option<(T, &'b [u8])> {
    let (length, rest) = bytes.split_first_chunk()?;
    let (head, behind) = rest.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)?;
    Some((serde_json::from_slice(head).ok()?, behind))
}

/// Called in the child: makes the answer to a request; empty for bytes that are no request.
fn work(request: &[u8]) -> Vec<u8> {
    worked(request).unwrap_or_default()
}

fn worked(request: &[u8]) -> Option<Vec<u8>> {
    let (ChildRequest { date, files, fonts }, mut behind) = unframed(request)?;
    let mut take = |length: usize| {
        let (bytes, rest) = behind.split_at_checked(length)?;
        behind = rest;
        Some(bytes.to_vec())
    };
    let mut named = BTreeMap::new();
    for (name, length) in files {
        named.insert(name, Bytes::new(take(length)?));
    }
    let fonts = match fonts {
        None => FontSet::bundled(),
        Some([regular, bold, italic, bold_italic]) => {
            let faces = [take(regular)?, take(bold)?, take(italic)?, take(bold_italic)?];
            FontSet::new(faces.map(Cow::Owned)).ok()?
        }
    };
    let world = OfficeWorld::with_files(&fonts, WorldFiles(named), date);
    Some(match world.compile() {
        Err(Refusal { reason, own_layout }) => framed(&ChildAnswer::Refused { reason, own_layout }, std::iter::empty()),
        Ok(document) => {
            let pdf = super::export::pdf(&document);
            let (pages, blanks) = (document.pages().len(), blanks(&document));
            let refused = pdf.as_ref().err().cloned();
            framed(&ChildAnswer::LaidOut { pages, blanks, refused }, pdf.iter().map(Vec::as_slice))
        }
    })
}

fn answer(bytes: &[u8]) -> Option<Result<Finished, Refusal>> {
    let (answer, pdf) = unframed(bytes)?;
    Some(match answer {
        ChildAnswer::Refused { reason, own_layout } => Err(Refusal { reason, own_layout }),
        ChildAnswer::LaidOut { pages, blanks, refused } => {
            Ok(Finished { pages, blanks, pdf: refused.map_or_else(|| Ok(pdf.to_vec()), Err) })
        }
    })
}
