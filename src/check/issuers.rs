//! Issuers and signers as several rules need them, and the form in which names are compared.

use super::text::first_style;
use crate::kinds::Kind;
use crate::read::{Agency, Issuer, Signing};

/// The issuers: the committee, and the office where there is one.
pub(super) fn issuers(agency: &Agency) -> impl Iterator<Item = &Issuer> {
    std::iter::once(&agency.committee).chain(&agency.office)
}

/// Signer and recipients of each kind of document, with who issues it.
pub(super) fn signings(agency: &Agency) -> Vec<(&Signing, &Issuer)> {
    // A report without an office to issue it is left out here and reported by `form::reporting_office`.
    let both = |(block, issuer)| agency.documents.block(block).zip(agency.issued_by(issuer));
    Kind::blocks().into_iter().filter_map(both).collect()
}

/// A name in the form for comparison: capitals, single spaces, one style of tones.
pub(super) fn plain(text: &str) -> String {
    first_style(text).to_uppercase().split_whitespace().collect::<Vec<_>>().join(" ")
}
