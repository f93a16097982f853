//! The fields that an office's document has: their names in the file, and what people call them.

use crate::problem::clean;

/// So many letters of a name out of a file are shown.
const LONGEST_NAME: usize = 120;

/// A form field of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum OfficeField {
    Number,
    Day,
    Month,
    Signer,
    Agency,
}

impl OfficeField {
    /// In the order of reading; the agency's field is drawn over the signer's.
    pub(crate) const ALL: [Self; 5] = [Self::Number, Self::Day, Self::Month, Self::Signer, Self::Agency];

    /// What is filled in with number and date, in the order of reading.
    pub(crate) const NUMBERING: [Self; 3] = [Self::Number, Self::Day, Self::Month];

    /// The partial field name (`/T`) in the file.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Number => "so",
            Self::Day => "ngay",
            Self::Month => "thang",
            Self::Signer => "ky-lanh-dao",
            Self::Agency => "ky-co-quan",
        }
    }

    /// Whether it takes a signature, and not text.
    pub(crate) fn is_signature(self) -> bool {
        matches!(self, Self::Signer | Self::Agency)
    }

    /// What a reader's software calls it (`/TU`).
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Number => "Số của văn bản",
            Self::Day => "Ngày ban hành",
            Self::Month => "Tháng ban hành",
            Self::Signer => "Chữ ký số của người ký văn bản",
            Self::Agency => "Chữ ký số của cơ quan ban hành",
        }
    }

    /// What messages call it, inside a sentence.
    fn called(self) -> &'static str {
        match self {
            Self::Number => "số văn bản",
            Self::Day => "ngày ban hành",
            Self::Month => "tháng ban hành",
            Self::Signer => "chữ ký của người ký",
            Self::Agency => "chữ ký số của cơ quan",
        }
    }

    /// The field of ours that has this name in a file.
    pub(super) fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.name() == name)
    }
}

/// A field by its name in the file, inside a sentence; foreign ones are quoted.
pub(super) fn called(field: &str) -> String {
    match OfficeField::of_name(field) {
        Some(known) => known.called().to_owned(),
        None => format!("\"{}\"", short(field)),
    }
}

/// A name out of a file of unknown origin, on one line of a terminal: nothing in it steers the terminal, nothing fills it.
pub(super) fn short(name: &str) -> String {
    let cut: String = name.chars().take(LONGEST_NAME).collect();
    let more = if cut.len() < name.len() { "…" } else { "" };
    clean(&cut) + more
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_out_of_a_file_stays_on_its_line() {
        assert_eq!(called("ky-lanh-dao"), "chữ ký của người ký");
        assert_eq!(called("a\u{1b}[2J\n\u{202e}b"), "\"a·[2J··b\"");
        assert_eq!(called(&"x".repeat(5000)), format!("\"{}…\"", "x".repeat(120)));
    }
}
