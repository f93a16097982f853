//! Why a document is not prepared, numbered, signed or sealed, as data; the words are in `signing`.

use pdf_signing::Error;
use pdf_signing::pdf::Unreadable;

/// A field of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Field {
    Number,
    Day,
    Month,
    Signer,
    Agency,
}

impl Field {
    /// In the order of reading; the agency's field is drawn over the signer's.
    pub(crate) const ALL: [Self; 5] = [Self::Number, Self::Day, Self::Month, Self::Signer, Self::Agency];

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
}

/// Why nothing was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// The file, its fields or the room of a signature, as the library says.
    Pdf(Error),
    /// The office's own layout leaves no place for the signature.
    NoPlaces,
    NotPrepared,
    // The order of the steps (NĐ 30/2020, Điều 13, 15, 18; PL I, II.7–8).
    NumberBeforeSignature,
    NumberAfterSeal,
    /// The year of the date line is printed, and is another.
    OtherYear {
        printed: i32,
        given: i32,
    },
    SealBeforeSignature,
    SealBeforeNumber,
    /// A signature made before does not hold.
    EarlierSignatureBroken {
        field: String,
    },
    /// The new step would break a signature made before.
    WouldBreak {
        field: String,
    },
    /// It has what preparing does not make: what, in words.
    NotAsPrepared {
        found: Vec<String>,
    },
    /// Roots were given, and a signature made before leads to none of them.
    SignerNotTrusted {
        field: String,
        signer: String,
    },
    /// The document was signed after the date that it is to get.
    DateBeforeSignature {
        date: chrono::NaiveDate,
        signed: chrono::NaiveDate,
    },
    /// The file has got its number already, in another file beside it.
    NumberedAlready {
        file: String,
        number: String,
    },
    /// The document was made for another unit.
    OtherUnit {
        document: String,
        unit: String,
    },
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self::Pdf(error)
    }
}

impl From<Unreadable> for Refusal {
    fn from(unreadable: Unreadable) -> Self {
        Self::Pdf(unreadable.into())
    }
}
