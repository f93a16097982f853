//! How wide a text is in a face, letter by letter: enough to tell which column a word fits and how many lines a cell takes.
//! Kerning is left out, so that a text is hardly ever wider on the page.

use ttf_parser::Face;

/// The widths of letters below this code point are looked up once. Others are rare and count as one em wide.
const KNOWN: u32 = 0x2050;

/// Advance widths of a face in thousandths of its size.
#[derive(Debug, Clone)]
pub(super) struct Advances(Vec<f32>);

impl Advances {
    /// A letter without a glyph counts as one em wide, as all do if the file cannot be read.
    pub(super) fn of(file: &[u8]) -> Self {
        let Ok(face) = Face::parse(file, 0) else { return Self(Vec::new()) };
        let units = f32::from(face.units_per_em());
        let one = |point: u32| {
            let glyph = char::from_u32(point).and_then(|letter| face.glyph_index(letter));
            glyph.and_then(|glyph| face.glyph_hor_advance(glyph)).map_or(1.0, |width| f32::from(width) / units)
        };
        Self((0..KNOWN).map(one).collect())
    }

    /// The width of a text in ems.
    pub(super) fn width(&self, text: &str) -> f32 {
        text.chars().map(|letter| self.0.get(letter as usize).copied().unwrap_or(1.0)).sum()
    }
}
