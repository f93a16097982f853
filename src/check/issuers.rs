//! Who issues and who signs, as several rules look at it, and how names are compared.

use super::text::first_style;
use crate::kinds::Kind;
use crate::read::{Agency, Issuer, Signing};

/// The issuers: the committee, and the office where there is one.
pub(super) fn issuers(agency: &Agency) -> impl Iterator<Item = &Issuer> {
    std::iter::once(&agency.committee).chain(&agency.office)
}

/// Signer and recipients of each kind of document, with who issues it.
pub(super) fn signings(agency: &Agency) -> Vec<(&Signing, &Issuer)> {
    // A report without an office to issue it is another rule's.
    let both = |(block, issuer)| agency.documents.block(block).zip(agency.issued_by(issuer));
    Kind::blocks().into_iter().filter_map(both).collect()
}

/// In capitals, one space between words, tones in one style: as names are compared.
pub(super) fn plain(text: &str) -> String {
    first_style(text).to_uppercase().split_whitespace().collect::<Vec<_>>().join(" ")
}
