//! The four faces of one font family: their bytes, their names, and which letters all four can show.

mod advances;

use std::borrow::Cow;
use std::sync::OnceLock;

use ttf_parser::{Face, name_id};

use crate::hash::sha256;
use advances::Advances;

/// The four faces that an official document uses, in the order of [`FaceKind::ALL`].
#[derive(Debug, Clone)]
pub(crate) struct FontSet {
    family: String,
    files: [Cow<'static, [u8]>; 4],
    /// SHA-256 of all files, found when it is first asked for: a check needs none.
    hash: OnceLock<String>,
    /// Name and text of the licence, which is handed on with the files; none for an agency's own fonts.
    licence: Option<(&'static str, &'static str)>,
    letters: Letters,
    /// Upright and bold, looked up when the first width is asked for.
    advances: OnceLock<[Advances; 2]>,
}

/// One of the four faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FaceKind {
    Regular,
    Bold,
    Italic,
    BoldItalic,
}

/// Why a font file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum FontFault {
    /// No TrueType or OpenType font, or one without a family name.
    Unreadable(FaceKind),
    /// A font of another weight or slant than the place asks for.
    WrongFace(FaceKind),
    /// Faces of two families.
    Families(String, String),
}

impl FaceKind {
    pub(crate) const ALL: [Self; 4] = [Self::Regular, Self::Bold, Self::Italic, Self::BoldItalic];

    /// The name a clerk knows the face by.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Regular => "thường",
            Self::Bold => "đậm",
            Self::Italic => "nghiêng",
            Self::BoldItalic => "đậm nghiêng",
        }
    }

    /// The same as a key of the records and as the name of a file.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Regular => "thuong",
            Self::Bold => "dam",
            Self::Italic => "nghieng",
            Self::BoldItalic => "dam-nghieng",
        }
    }

    fn fits(self, face: &Face) -> bool {
        let (bold, italic) = match self {
            Self::Regular => (false, false),
            Self::Bold => (true, false),
            Self::Italic => (false, true),
            Self::BoldItalic => (true, true),
        };
        face.is_bold() == bold && (face.is_italic() || face.is_oblique()) == italic
    }
}

impl FontSet {
    /// Liberation Serif 2.1.5: metrics of Times New Roman, every Vietnamese letter in four faces, SIL OFL 1.1.
    pub(crate) fn bundled() -> Self {
        static BUNDLED: OnceLock<FontSet> = OnceLock::new();
        BUNDLED.get_or_init(Self::from_program).clone()
    }

    #[allow(clippy::expect_used, reason = "the bundled files are fixed, and a test of this file reads them")]
    fn from_program() -> Self {
        let files = [
            Cow::Borrowed(include_bytes!("../../fonts/LiberationSerif-Regular.ttf").as_slice()),
            Cow::Borrowed(include_bytes!("../../fonts/LiberationSerif-Bold.ttf").as_slice()),
            Cow::Borrowed(include_bytes!("../../fonts/LiberationSerif-Italic.ttf").as_slice()),
            Cow::Borrowed(include_bytes!("../../fonts/LiberationSerif-BoldItalic.ttf").as_slice()),
        ];
        let licence = ("LiberationSerif-LICENSE", include_str!("../../fonts/LICENSE"));
        Self { licence: Some(licence), ..Self::new(files).expect("four faces of one family") }
    }

    /// Four faces of an agency's own, in the order regular, bold, italic, bold italic.
    pub(crate) fn new(files: [Cow<'static, [u8]>; 4]) -> Result<Self, Vec<FontFault>> {
        let mut faults = Vec::new();
        let mut faces = Vec::new();
        for (kind, file) in FaceKind::ALL.into_iter().zip(&files) {
            let parsed = Face::parse(file, 0).ok().and_then(|face| family(&face).map(|name| (face, name)));
            match parsed {
                None => faults.push(FontFault::Unreadable(kind)),
                Some((face, _)) if !kind.fits(&face) => faults.push(FontFault::WrongFace(kind)),
                Some(face) => faces.push(face),
            }
        }
        if let Some((_, first)) = faces.first()
            && let Some((_, other)) = faces.iter().find(|(_, name)| name != first)
        {
            faults.push(FontFault::Families(first.clone(), other.clone()));
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let letters = Letters::common(faces.iter().map(|(face, _)| face));
        let family = faces.into_iter().next().map(|(_, name)| name).unwrap_or_default();
        Ok(Self { family, files, hash: OnceLock::new(), licence: None, letters, advances: OnceLock::new() })
    }

    /// The SHA-256 of the four files together.
    pub(crate) fn hash(&self) -> &str {
        self.hash.get_or_init(|| sha256(&self.files.concat()))
    }

    /// The family's name, as Typst looks it up.
    pub(crate) fn family(&self) -> &str {
        &self.family
    }

    /// The font files, in the order of [`FaceKind::ALL`].
    pub(crate) fn files(&self) -> &[Cow<'static, [u8]>; 4] {
        &self.files
    }

    /// Name and text of the licence that is handed on with the files. An agency answers for its own fonts.
    pub(crate) fn licence(&self) -> Option<(&'static str, &'static str)> {
        self.licence
    }

    /// The width of a text in ems, upright or bold.
    pub(crate) fn width(&self, text: &str, bold: bool) -> f32 {
        let [regular, heavy, ..] = &self.files;
        let [upright, bolder] = self.advances.get_or_init(|| [Advances::of(regular), Advances::of(heavy)]);
        if bold { bolder.width(text) } else { upright.width(text) }
    }

    /// Whether all four faces have a glyph for the letter. A line break needs none.
    pub(crate) fn shows(&self, letter: char) -> bool {
        letter == '\n' || self.letters.has(letter)
    }
}

/// The typographic family where the font names one, else the legacy family: what Typst goes by.
fn family(face: &Face) -> Option<String> {
    let name = |id| {
        face.names()
            .into_iter()
            .filter(|name| name.name_id == id && name.is_unicode())
            .find_map(|name| name.to_string())
    };
    name(name_id::TYPOGRAPHIC_FAMILY).or_else(|| name(name_id::FAMILY))
}

/// The code points that several faces have in common, one bit each.
#[derive(Debug, Clone)]
struct Letters(Vec<u64>);

impl Letters {
    fn common<'a, 'b: 'a>(faces: impl Iterator<Item = &'a Face<'b>>) -> Self {
        let mut common: Option<Vec<u64>> = None;
        for face in faces {
            let mut bits = vec![0u64; 0x11_0000 / 64];
            for table in face.tables().cmap.into_iter().flat_map(|cmap| cmap.subtables) {
                if table.is_unicode() {
                    table.codepoints(|point| {
                        if table.glyph_index(point).is_some_and(|glyph| glyph.0 != 0)
                            && let Some(word) = bits.get_mut(point as usize / 64)
                        {
                            *word |= 1 << (point % 64);
                        }
                    });
                }
            }
            common = Some(match common {
                None => bits,
                Some(before) => before.iter().zip(&bits).map(|(a, b)| a & b).collect(),
            });
        }
        Self(common.unwrap_or_default())
    }

    fn has(&self, letter: char) -> bool {
        let point = letter as usize;
        self.0.get(point / 64).is_some_and(|word| word >> (point % 64) & 1 == 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_faces_have_every_vietnamese_letter() {
        let fonts = FontSet::bundled();
        assert_eq!(fonts.family(), "Liberation Serif");
        let lower = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz";
        assert_eq!(lower.chars().filter(|c| !c.is_ascii()).count(), 67);
        for letter in lower.chars().flat_map(|c| std::iter::once(c).chain(c.to_uppercase())) {
            assert!(fonts.shows(letter), "{letter}");
        }
        assert!(!fonts.shows('漢'));
        assert!(!fonts.shows('😀'));
    }

    #[test]
    fn a_face_in_the_wrong_place_and_a_file_that_is_no_font_are_told_apart() {
        let [regular, bold, italic, _] = FontSet::bundled().files().clone();
        let broken = Cow::Borrowed(b"no font".as_slice());
        assert_eq!(
            FontSet::new([bold, regular, italic, broken]).unwrap_err(),
            [
                FontFault::WrongFace(FaceKind::Regular),
                FontFault::WrongFace(FaceKind::Bold),
                FontFault::Unreadable(FaceKind::BoldItalic),
            ]
        );
    }
}
