//! Where text stands on a page (ISO 32000-2, 9.4): a page in, the box of every run of text out, in points of the page. What
//! is drawn as an image or as lines is no text here.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::pdf::{IDENTITY, Matrix, moved, product};

use super::budget::Budget;
use super::pages::inherited;
use super::syntax::Cursor;
use super::tokens::{ContentToken, next_token, skip_inline_image};
use super::unreadable::Unreadable;
use super::value::{Dict, PdfValue, Ref};
use super::view::RevisionView;

/// Left, bottom, right, top.
pub(crate) type Rect = [f64; 4];

/// Forms within forms that are gone into.
const DEEPEST: usize = 4;

/// Operands and boxes of one page, and bytes that its contents unfold to: honest pages stay far below.
const MOST_VALUES: usize = 400_000;
const MOST_BYTES: usize = 8 << 20;
const MOST_BOXES: usize = 50_000;

/// How wide a letter is where its font does not say: half its size.
const USUAL_WIDTH: f64 = 0.5;

/// The boxes of the text of a page.
pub(crate) fn text_boxes(view: &RevisionView<'_, '_>, page: Ref) -> Result<Vec<Rect>, Unreadable> {
    let mut reader = ContentReader { view, budget: Budget::new(MOST_VALUES, MOST_BYTES), boxes: Vec::new() };
    let resources = inherited(view, page, b"Resources")?;
    let object = view.get(page)?;
    let contents = object.as_deref().and_then(PdfValue::dict).map_or(Ok(None), |dict| view.at(dict, b"Contents"))?;
    let mut bytes = Vec::new();
    match contents.as_deref() {
        Some(PdfValue::Array(parts)) => {
            for part in parts {
                if let Some(part) = view.follow(part)? {
                    bytes.extend(reader.decoded(&part)?);
                    bytes.push(b'\n');
                }
            }
        }
        Some(one) => bytes = reader.decoded(one)?,
        None => {}
    }
    reader.content(&bytes, resources.as_deref().and_then(PdfValue::dict), IDENTITY, 0)?;
    Ok(reader.boxes)
}

struct ContentReader<'r, 'f, 'a> {
    view: &'r RevisionView<'f, 'a>,
    budget: Budget,
    boxes: Vec<Rect>,
}

/// What a font says of the widths of its letters, in thousandths of its size.
struct Widths {
    /// Bytes of a letter's code.
    bytes: usize,
    by_code: BTreeMap<usize, f64>,
    default: f64,
}

#[derive(Clone)]
struct GraphicsState {
    space: Matrix,
    font: Option<Rc<Widths>>,
    size: f64,
    stretch: f64,
    rise: f64,
    leading: f64,
    between: (f64, f64),
}

impl ContentReader<'_, '_, '_> {
    fn decoded(&self, stream: &PdfValue) -> Result<Vec<u8>, Unreadable> {
        let Some(stream) = stream.stream() else { return Ok(Vec::new()) };
        self.view.file.budget.worked(stream.data.len())?;
        super::decoded::decoded(self.view.file.bytes, stream, &self.budget)
    }

    fn content(
        &mut self,
        bytes: &[u8],
        resources: Option<&Dict>,
        space: Matrix,
        depth: usize,
    ) -> Result<(), Unreadable> {
        let budget = Budget::new(MOST_VALUES, 0);
        let mut cursor = Cursor::new(bytes, 0, &budget);
        let mut fonts: BTreeMap<Vec<u8>, Rc<Widths>> = BTreeMap::new();
        let mut state =
            GraphicsState { space, font: None, size: 0.0, stretch: 1.0, rise: 0.0, leading: 0.0, between: (0.0, 0.0) };
        let (mut saved, mut line, mut at) = (Vec::new(), IDENTITY, IDENTITY);
        let mut operands: Vec<PdfValue> = Vec::new();
        while let Some(token) = next_token(&mut cursor)? {
            let operator = match token {
                ContentToken::Operand(value) => {
                    operands.push(value);
                    continue;
                }
                ContentToken::Operator(operator) => operator,
            };
            let numbers: Vec<f64> = operands.iter().map(|one| one.number().unwrap_or_default()).collect();
            match (operator, numbers.as_slice()) {
                (b"q", _) if saved.len() < 1_000 => saved.push(state.clone()),
                (b"Q", _) => state = saved.pop().unwrap_or(state),
                (b"cm", &[a, b, c, d, e, f]) => state.space = product([a, b, c, d, e, f], state.space),
                (b"BT", _) => (line, at) = (IDENTITY, IDENTITY),
                (b"Tf", [_, size]) => {
                    state.size = *size;
                    let name = operands.first().and_then(PdfValue::name).unwrap_or_default();
                    if !fonts.contains_key(name) {
                        fonts.insert(name.to_vec(), Rc::new(self.widths(resources, name)?));
                    }
                    state.font = fonts.get(name).cloned();
                }
                (b"Tz", [percent]) => state.stretch = percent / 100.0,
                (b"Ts", [rise]) => state.rise = *rise,
                (b"TL", [leading]) => state.leading = *leading,
                (b"Tc", [one]) => state.between.0 = *one,
                (b"Tw", [one]) => state.between.1 = *one,
                (b"Tm", &[a, b, c, d, e, f]) => (line, at) = ([a, b, c, d, e, f], [a, b, c, d, e, f]),
                (b"Td", &[x, y]) => (line, at) = (moved(line, x, y), moved(line, x, y)),
                (b"TD", &[x, y]) => {
                    state.leading = -y;
                    (line, at) = (moved(line, x, y), moved(line, x, y));
                }
                (b"T*" | b"'" | b"\"", _) => {
                    (line, at) = (moved(line, 0.0, -state.leading), moved(line, 0.0, -state.leading))
                }
                (b"Do", _) if depth < DEEPEST => {
                    let name = operands.first().and_then(PdfValue::name).unwrap_or_default();
                    self.form(resources, name, state.space, depth)?;
                }
                (b"BI", _) => skip_inline_image(&mut cursor),
                _ => {}
            }
            match (operator, operands.last()) {
                (b"Tj" | b"'" | b"\"", Some(PdfValue::Text(text))) => at = self.show(&state, at, text)?,
                (b"TJ", Some(PdfValue::Array(items))) => {
                    for item in items {
                        at = match item {
                            PdfValue::Text(text) => self.show(&state, at, text)?,
                            other => {
                                let by = other.number().unwrap_or_default() / -1000.0 * state.size * state.stretch;
                                moved(at, by, 0.0)
                            }
                        };
                    }
                }
                _ => {}
            }
            operands.clear();
        }
        Ok(())
    }

    /// Notes where a text stands; gives the place behind it.
    fn show(&mut self, state: &GraphicsState, at: Matrix, text: &[u8]) -> Result<Matrix, Unreadable> {
        let bytes = state.font.as_ref().map_or(1, |font| font.bytes);
        let mut width = 0.0;
        let mut inked = false;
        for code in text.chunks(bytes) {
            let number = code.iter().fold(0, |sum, &byte| sum << 8 | usize::from(byte));
            let own =
                state.font.as_ref().map(|font| font.by_code.get(&number).copied().unwrap_or(font.default) / 1000.0);
            let blank = bytes == 1 && number == 32;
            inked |= !blank;
            let space = state.between.0 + if blank { state.between.1 } else { 0.0 };
            width += (own.unwrap_or(USUAL_WIDTH) * state.size + space) * state.stretch;
        }
        if inked && self.boxes.len() < MOST_BOXES {
            let place = product(at, state.space);
            // From a little below the line to the height of small letters and a little more.
            let (bottom, top) = (state.rise - 0.1 * state.size, state.rise + 0.6 * state.size);
            let corners = [(0.0, bottom), (width, bottom), (0.0, top), (width, top)];
            let [a, b, c, d, e, f] = place;
            let corners = corners.map(|(x, y)| (a * x + c * y + e, b * x + d * y + f));
            let least = |pick: &dyn Fn(&(f64, f64)) -> f64| corners.iter().map(pick).fold(f64::INFINITY, f64::min);
            let most = |pick: &dyn Fn(&(f64, f64)) -> f64| corners.iter().map(pick).fold(f64::NEG_INFINITY, f64::max);
            self.boxes.push([least(&|at| at.0), least(&|at| at.1), most(&|at| at.0), most(&|at| at.1)]);
        }
        Ok(moved(at, width, 0.0))
    }

    fn resource(&self, resources: Option<&Dict>, kind: &[u8], name: &[u8]) -> Result<Option<Rc<PdfValue>>, Unreadable> {
        let of_kind = resources.map_or(Ok(None), |resources| self.view.at(resources, kind))?;
        of_kind.as_deref().and_then(PdfValue::dict).map_or(Ok(None), |dict| self.view.at(dict, name))
    }

    /// A form XObject, drawn where the page says.
    fn form(&mut self, resources: Option<&Dict>, name: &[u8], space: Matrix, depth: usize) -> Result<(), Unreadable> {
        let Some(object) = self.resource(resources, b"XObject", name)? else { return Ok(()) };
        let Some(stream) = object.stream().filter(|stream| stream.dict.is(b"Subtype", b"Form")) else { return Ok(()) };
        let matrix = self.view.at(&stream.dict, b"Matrix")?;
        let numbers = matrix.as_deref().and_then(PdfValue::array).unwrap_or_default().iter().map(PdfValue::number);
        let matrix = numbers.collect::<Option<Vec<f64>>>().and_then(|all| all.try_into().ok()).unwrap_or(IDENTITY);
        let own = self.view.at(&stream.dict, b"Resources")?;
        let own = own.as_deref().and_then(PdfValue::dict).or(resources);
        let bytes = self.decoded(&object)?;
        self.content(&bytes, own, product(matrix, space), depth + 1)
    }

    fn widths(&self, resources: Option<&Dict>, name: &[u8]) -> Result<Widths, Unreadable> {
        let unknown = Widths { bytes: 1, by_code: BTreeMap::new(), default: USUAL_WIDTH * 1000.0 };
        let Some(font) = self.resource(resources, b"Font", name)? else { return Ok(unknown) };
        let Some(font) = font.dict() else { return Ok(unknown) };
        let number = |dict: &Dict, key: &[u8]| -> Result<Option<f64>, Unreadable> {
            Ok(self.view.at(dict, key)?.as_deref().and_then(PdfValue::number))
        };
        let mut by_code = BTreeMap::new();
        if !font.is(b"Subtype", b"Type0") {
            let first = number(font, b"FirstChar")?.unwrap_or_default() as usize;
            let widths = self.view.at(font, b"Widths")?;
            let widths = widths.as_deref().and_then(PdfValue::array).unwrap_or_default();
            by_code.extend((first..).zip(widths).take(256).filter_map(|(code, one)| Some((code, one.number()?))));
            return Ok(Widths { by_code, ..unknown });
        }
        let below = self.view.at(font, b"DescendantFonts")?;
        let below = below.as_deref().and_then(PdfValue::array).and_then(<[PdfValue]>::first);
        let below = below.map_or(Ok(None), |below| self.view.follow(below))?;
        let Some(below) = below.as_deref().and_then(PdfValue::dict) else { return Ok(Widths { bytes: 2, ..unknown }) };
        let default = number(below, b"DW")?.unwrap_or(1000.0);
        let list = self.view.at(below, b"W")?;
        let list = list.as_deref().and_then(PdfValue::array).unwrap_or_default();
        self.view.file.budget.steps(list.len())?;
        // `first [width …]`, or `first last width` (9.7.4.3).
        let mut rest = list;
        while let [first, second, ..] = rest {
            let first = first.number().unwrap_or_default() as usize;
            let second = self.view.follow(second)?;
            let Some(second) = second else { break };
            match (second.array(), rest.get(2).and_then(PdfValue::number)) {
                (Some(widths), _) => {
                    self.view.file.budget.steps(widths.len())?;
                    by_code.extend((first..).zip(widths).filter_map(|(code, one)| Some((code, one.number()?))));
                    rest = &rest[2..];
                }
                (None, Some(width)) => {
                    let last = second.number().unwrap_or_default() as usize;
                    let last = last.min(first.saturating_add(65_535));
                    self.view.file.budget.steps(last.saturating_sub(first))?;
                    by_code.extend((first..=last).map(|code| (code, width)));
                    rest = &rest[3..];
                }
                (None, None) => break,
            }
        }
        Ok(Widths { bytes: 2, by_code, default })
    }
}
