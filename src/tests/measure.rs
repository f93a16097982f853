//! Laid-out pages as measurements: every run of text and every rule with its place, in points from the top left.

use typst::layout::{Abs, Frame as Laid, FrameItem, Point};
use typst::syntax::Span;
use typst::text::TextItem;
use typst::visualize::{Geometry, Paint, Shape};
use typst_layout::PagedDocument;

/// Points in a millimetre.
pub(crate) const MM: f64 = 72.0 / 25.4;

/// What the marks of urgency say (NĐ 30/2020, PL I, III.2.b).
pub(crate) const MARKS: [&str; 3] = ["HỎA TỐC", "THƯỢNG KHẨN", "KHẨN"];

/// A page.
#[derive(Debug)]
pub(crate) struct Sheet {
    pub(crate) width: f64,
    pub(crate) height: f64,
    /// In the order in which Typst placed them.
    pub(crate) runs: Vec<Run>,
    pub(crate) rules: Vec<Rule>,
    /// Left, top, right, bottom of every line and rectangle.
    pub(crate) shapes: Vec<[f64; 4]>,
    pub(crate) frames: Vec<Frame>,
}

/// A rectangle that is drawn with a line.
#[derive(Debug, Clone)]
pub(crate) struct Frame {
    /// Left, top, right, bottom, to the outer edge of the line.
    pub(crate) outside: [f64; 4],
    /// Red, green, blue.
    pub(crate) colour: [u8; 3],
}

/// Text of one style on one line.
#[derive(Debug, Clone)]
pub(crate) struct Run {
    pub(crate) x: f64,
    /// The baseline.
    pub(crate) y: f64,
    pub(crate) width: f64,
    pub(crate) size: f64,
    pub(crate) bold: bool,
    pub(crate) italic: bool,
    /// Red, green, blue of the letters, which have no outline.
    pub(crate) colour: [u8; 3],
    pub(crate) family: String,
    pub(crate) text: String,
}

/// A horizontal line.
#[derive(Debug, Clone)]
pub(crate) struct Rule {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) length: f64,
}

/// The runs that share a baseline, from left to right.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(crate) y: f64,
    pub(crate) runs: Vec<Run>,
}

impl Line {
    pub(crate) fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }

    pub(crate) fn start(&self) -> f64 {
        // A space of a first line indent is no ink.
        self.runs.iter().find(|run| !run.text.trim().is_empty()).map_or(0.0, |run| run.x)
    }

    pub(crate) fn end(&self) -> f64 {
        // A space is no ink.
        let inked = self.runs.iter().filter(|run| !run.text.trim().is_empty());
        inked.map(|run| run.x + run.width).fold(0.0, f64::max)
    }

    pub(crate) fn centre(&self) -> f64 {
        (self.start() + self.end()) / 2.0
    }
}

impl Sheet {
    /// Lines from top to bottom.
    pub(crate) fn lines(&self) -> Vec<Line> {
        lines(self.runs.iter())
    }

    /// Lines of what begins left of `x`, and of the rest.
    pub(crate) fn columns(&self, x: f64) -> (Vec<Line>, Vec<Line>) {
        let (left, right): (Vec<&Run>, Vec<&Run>) = self.runs.iter().partition(|run| run.x < x);
        (lines(left.into_iter()), lines(right.into_iter()))
    }

    /// The line that holds a text.
    pub(crate) fn line(&self, text: &str) -> Line {
        let found = self.lines().into_iter().find(|line| line.text().contains(text));
        found.unwrap_or_else(|| panic!("no line with {text:?}"))
    }
}

fn lines<'a>(runs: impl Iterator<Item = &'a Run>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for run in runs {
        match lines.iter_mut().find(|line| (line.y - run.y).abs() < 0.05) {
            Some(line) => line.runs.push(run.clone()),
            None => lines.push(Line { y: run.y, runs: vec![run.clone()] }),
        }
    }
    lines.iter_mut().for_each(|line| line.runs.sort_by(|a, b| a.x.total_cmp(&b.x)));
    lines.sort_by(|a, b| a.y.total_cmp(&b.y));
    lines
}

/// Measures every page.
pub(crate) fn measure(document: &PagedDocument) -> Vec<Sheet> {
    let sheet = |frame: &Laid| {
        let (width, height) = (frame.width().to_pt(), frame.height().to_pt());
        let mut sheet = Sheet { width, height, runs: vec![], rules: vec![], shapes: vec![], frames: vec![] };
        walk(frame, Point::zero(), &mut sheet);
        sheet
    };
    document.pages().iter().map(|page| sheet(&page.frame)).collect()
}

fn walk(frame: &Laid, origin: Point, sheet: &mut Sheet) {
    for (at, item) in frame.items() {
        let at = origin + *at;
        match item {
            FrameItem::Group(group) => {
                let moved = Point::new(group.transform.tx, group.transform.ty);
                let scale = (group.transform.sx.get(), group.transform.sy.get());
                assert_eq!(scale, (1.0, 1.0), "these pages scale and turn nothing");
                walk(&group.frame, at + moved, sheet);
            }
            FrameItem::Text(text) => sheet.runs.push(run(text, at)),
            FrameItem::Shape(shape, span) => {
                sheet.rules.extend(rule(shape, *span, at));
                sheet.frames.extend(framed(shape, at));
                let to = match shape.geometry {
                    Geometry::Line(to) => to,
                    Geometry::Rect(size) => size.to_point(),
                    Geometry::Curve(_) => panic!("a document has no curves"),
                };
                let (x, y) = (at.x.to_pt(), at.y.to_pt());
                sheet.shapes.push([x, y, x + to.x.to_pt(), y + to.y.to_pt()]);
            }
            FrameItem::Image(..) => panic!("a document has no image"),
            FrameItem::Link(..) | FrameItem::Tag(_) => {}
        }
    }
}

/// Red, green, blue. A page has no gradients.
fn colour(paint: &Paint) -> [u8; 3] {
    let Paint::Solid(colour) = paint else { panic!("a page has plain colours: {paint:?}") };
    colour.to_vec4_u8()[..3].try_into().unwrap()
}

/// The bright red of marks of urgency (NĐ 30/2020, PL I, III.2.b).
pub(crate) fn is_bright_red([red, green, blue]: [u8; 3]) -> bool {
    red >= 200 && green <= 40 && blue <= 40
}

fn run(text: &TextItem, at: Point) -> Run {
    assert!(text.stroke.is_none(), "letters have no outline");
    let variant = text.font.info().variant;
    Run {
        x: at.x.to_pt(),
        y: at.y.to_pt(),
        width: text.width().to_pt(),
        size: text.size.to_pt(),
        bold: variant.weight.to_number() >= 700,
        italic: variant.style != typst::text::FontStyle::Normal,
        colour: colour(&text.fill),
        family: text.font.info().family.to_string(),
        text: text.text.to_string(),
    }
}

fn rule(shape: &Shape, _: Span, at: Point) -> Option<Rule> {
    match shape.geometry {
        Geometry::Line(to) if to.y == Abs::zero() => {
            Some(Rule { x: at.x.to_pt(), y: at.y.to_pt(), length: to.x.to_pt() })
        }
        // Lines and grounds of tables, bars of charts.
        Geometry::Line(_) | Geometry::Rect(_) => None,
        Geometry::Curve(_) => panic!("a document has no curves"),
    }
}

fn framed(shape: &Shape, at: Point) -> Option<Frame> {
    let (Geometry::Rect(size), Some(stroke)) = (&shape.geometry, &shape.stroke) else { return None };
    let (x, y, half) = (at.x.to_pt(), at.y.to_pt(), stroke.thickness.to_pt() / 2.0);
    let outside = [x - half, y - half, x + size.x.to_pt() + half, y + size.y.to_pt() + half];
    Some(Frame { outside, colour: colour(&stroke.paint) })
}

/// All text of all pages in the order of placing, without page numbers and white space.
pub(crate) fn body_text(sheets: &[Sheet]) -> String {
    let top = 20.0 * MM;
    let runs = sheets.iter().flat_map(|sheet| &sheet.runs).filter(|run| run.y > top);
    runs.flat_map(|run| run.text.chars()).filter(|c| !c.is_whitespace()).collect()
}

/// The index of the first page of each part of a document: of the document itself, and of its annexes.
pub(crate) fn part_starts(sheets: &[Sheet]) -> Vec<usize> {
    let annex = |sheet: &Sheet| {
        let label = |run: &Run| run.text.starts_with("Phụ lục") && run.bold && run.size == 14.0 && run.y < 40.0 * MM;
        sheet.runs.iter().any(label)
    };
    std::iter::once(0).chain((1..sheets.len()).filter(|&page| annex(&sheets[page]))).collect()
}

/// The rules that every page of every document keeps: everything inside the paper, text inside the margins except the
/// page number, which counts from the part's first page and is not shown there; 11 pt or more, one family, black but for a
/// mark of urgency on the first page.
pub(crate) fn keeps_to_the_page(sheets: &[Sheet], what: &str) {
    let starts = part_starts(sheets);
    for (index, sheet) in sheets.iter().enumerate() {
        let page = index + 1;
        let number = starts.iter().rev().find(|&&start| start <= index).map_or(page, |start| index - start + 1);
        let paper = [sheet.width / MM, sheet.height / MM];
        let a4 = |long: f64, short: f64| (long - 297.0).abs() < 0.01 && (short - 210.0).abs() < 0.01;
        assert!(a4(paper[0], paper[1]) || a4(paper[1], paper[0]), "{what}, page {page}: {paper:?}");
        let (left, right) = (30.0 * MM, sheet.width - 15.0 * MM);
        let mut numbers = Vec::new();
        for run in &sheet.runs {
            let place = format!("{what}, page {page}: {run:?}");
            let marks = page == 1 && MARKS.contains(&run.text.as_str()) && is_bright_red(run.colour);
            assert!(run.size >= 11.0 && (run.colour == [0; 3] || marks), "{place}");
            assert_eq!(run.family, "Liberation Serif", "{place}");
            assert!(run.x >= left - 0.01 && run.x + run.width <= right + 0.01, "outside the margins: {place}");
            // Ascender and descender of Times metrics.
            let (above, below) = (run.y - 0.891 * run.size, run.y + 0.216 * run.size);
            if above < 20.0 * MM - 0.01 {
                numbers.push(run.text.clone());
                let middle = run.x + run.width / 2.0;
                assert!((middle - (left + right) / 2.0).abs() < 0.1 && run.size == 13.0, "in the top margin: {place}");
            }
            assert!(below <= sheet.height - 20.0 * MM + 0.01, "in the bottom margin: {place}");
        }
        let wanted = if number == 1 { vec![] } else { vec![number.to_string()] };
        assert_eq!(numbers, wanted, "{what}, page {page}: the page number");
        // A line may stand out by half its stroke.
        let (top, bottom) = (20.0 * MM - 0.3, sheet.height - 20.0 * MM + 0.3);
        for [from, above, to, below] in &sheet.shapes {
            let inside = *from >= left - 0.3 && *to <= right + 0.3 && *above >= top && *below <= bottom;
            assert!(inside, "{what}, page {page}: a line or box from ({from}, {above}) to ({to}, {below})");
        }
    }
}

/// No two runs of a page lie over each other.
pub(crate) fn nothing_overlaps(sheets: &[Sheet], what: &str) {
    for (index, sheet) in sheets.iter().enumerate() {
        let inked: Vec<&Run> = sheet.runs.iter().filter(|run| !run.text.trim().is_empty()).collect();
        for (i, a) in inked.iter().enumerate() {
            for b in &inked[i + 1..] {
                // Capital height and descender; accents of adjoining lines may come near each other.
                let apart = |a: &Run, b: &Run| a.y + 0.1 * a.size <= b.y - 0.65 * b.size;
                let beside = |a: &Run, b: &Run| a.x + a.width <= b.x + 0.3;
                let clear = apart(a, b) || apart(b, a) || beside(a, b) || beside(b, a);
                assert!(clear, "{what}, page {}: {a:?} over {b:?}", index + 1);
            }
        }
    }
}
