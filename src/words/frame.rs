//! What stands around the body of every document: header, recipients, signature.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::document::{Header, Signature};
use super::numerals::document_number;
use super::speaker::{Speaker, values};
use crate::period::{day_on_page, month_on_page};
use crate::problem::Problem;
use crate::read::{Agency, Issuer, Signing};

/// The recipient that stands for the addressee (NĐ 30/2020, PL I, II.9).
pub(crate) const AS_ABOVE: &str = "Như trên";

/// Number and date of a document; what is absent is left room for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Issued {
    pub(crate) number: Option<u32>,
    pub(crate) date: Option<NaiveDate>,
    /// The year of a document without a date.
    pub(crate) year: i32,
}

/// The head of the first page. `kind` is the type's part of the symbol: `KH`, `BC`.
pub(crate) fn header(
    agency: &Agency,
    issuer: &Issuer,
    kind: &str,
    issued: Issued,
    addressee: Option<String>,
) -> Header {
    Header {
        parent: values(&issuer.parent),
        issuer: values(&issuer.header),
        number: issued.number.map(document_number),
        symbol: format!("/{kind}-{}", issuer.abbreviation.value),
        place: agency.place.value.clone(),
        day_month: issued.date.map(|date| [day_on_page(date), month_on_page(date)]),
        year: issued.date.map_or(issued.year, |date| date.year()).to_string(),
        addressee,
    }
}

/// The recipients, each with its `;`, the archive line last with `.`; the page sets the dashes (NĐ 30/2020, PL I, II.9).
pub(crate) fn recipients<C: Serialize>(speaker: &Speaker<C>, signing: &Signing) -> Result<Vec<String>, Problem> {
    #[derive(Serialize)]
    struct Archived {
        noi_luu: Vec<String>,
    }
    let archived = speaker.say_with("luu", Archived { noi_luu: values(&signing.archived) })?;
    let recipients = signing.recipients.iter().map(|recipient| format!("{};", recipient.value));
    Ok(recipients.chain([format!("{archived}.")]).collect())
}

/// Who signs.
pub(crate) fn signature(signing: &Signing) -> Signature {
    Signature {
        authority: values(&signing.signer.authority),
        position: signing.signer.position.value.clone(),
        name: signing.signer.name.value.clone(),
    }
}
