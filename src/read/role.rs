//! What the text of a key is on the page, as far as rules ask: whether it brings its own final sign, whether it begins a
//! sentence, whether it stands in capitals.

/// What a text is on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextRole {
    /// A part of a sentence, or what stands behind a label: begins and ends in any way.
    Phrase,
    /// A sentence, an item or a paragraph that brings its own final sign.
    Sentence,
    /// A legal basis; all but the last end with a semicolon (NĐ 30/2020, PL I, II.6.a).
    Basis,
    /// What the page goes on from, behind a comma of its own.
    Opening,
    /// Begins a sentence or a cell of a table, and ends in any way.
    Cell,
    /// A heading, or a name in a heading.
    Heading,
    /// The subject of a document that sentences of other documents take up (NĐ 30/2020, PL I, II.5).
    Subject,
    /// A subject or a closing that stands by itself; the page ends it.
    Title,
    /// A line in capitals: names of bodies at the head, authority and position above the signature (NĐ 30/2020, PL I, II.2,
    /// II.7).
    Capitals,
    /// Name of a person.
    Person,
    /// A place among the recipients; the page ends it with a semicolon (NĐ 30/2020, PL I, II.9).
    Recipient,
    /// The addressee.
    Addressee,
    /// Where a copy is kept; the page ends the last with a point (NĐ 30/2020, PL I, II.9).
    Kept,
    /// Name of a department, within sentences and cells.
    Department,
}

impl TextRole {
    /// Whether the text begins a sentence, an item or a cell.
    pub(crate) fn begins(self) -> bool {
        use TextRole::{Basis, Cell, Heading, Opening, Sentence, Title};
        matches!(self, Sentence | Basis | Opening | Cell | Heading | Title)
    }

    /// The signs that the page puts behind the text itself, or that cannot stand there.
    pub(crate) fn signs_of_the_page(self) -> &'static [char] {
        match self {
            Self::Recipient => &[';'],
            Self::Opening => &['.', ';', ':', ','],
            Self::Addressee | Self::Subject | Self::Title | Self::Kept | Self::Department => &['.', ';', ':'],
            _ => &[],
        }
    }
}
