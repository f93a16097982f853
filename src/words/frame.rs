//! What stands around the body of every document: header, recipients, signature.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::document::{Attached, Header, Signature};
use super::numerals::document_number;
use super::speaker::{Speaker, values};
use crate::kinds::Kind;
use crate::period::{day_on_page, in_words, month_on_page, short};
use crate::problem::Problem;
use crate::read::{Agency, Plan, Quarterly, Replaced, Signing, Urgency};

/// The recipient that stands for the addressee (NĐ 30/2020, PL I, II.9).
pub(crate) const AS_ABOVE: &str = "Như trên";

/// Number and date of a document, for which room is left on the page while they are absent, and how urgent it is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Issued {
    pub(crate) number: Option<u32>,
    pub(crate) date: Option<NaiveDate>,
    /// The year of a document without a date.
    pub(crate) year: i32,
    pub(crate) urgency: Option<Urgency>,
}

/// Number, day and month as pages print them; room is left for what is absent.
pub(crate) struct PrintedIssue {
    pub(crate) number: Option<String>,
    pub(crate) day_month: Option<[String; 2]>,
}

/// What a document prints of its number and date, in its head and under the titles of its annexes.
pub(crate) fn issue(issued: Issued) -> PrintedIssue {
    PrintedIssue {
        number: issued.number.map(document_number),
        day_month: issued.date.map(|date| [day_on_page(date), month_on_page(date)]),
    }
}

/// The issued document that a new one replaces, as sentences name it.
#[derive(Serialize)]
pub(crate) struct Replacing {
    /// `45/KH-UBND`.
    so: String,
    /// `06/5/2021`.
    ngay: String,
    /// `06 tháng 5 năm 2021`.
    ngay_chu: String,
}

/// The names of the document that is replaced, if one is.
pub(crate) fn replacing(replaced: Option<&Replaced>) -> Option<Replacing> {
    replaced.map(|replaced| Replacing {
        so: format!("{}/{}", document_number(replaced.number.value), replaced.symbol.value),
        ngay: short(replaced.date.value),
        ngay_chu: in_words(replaced.date.value),
    })
}

/// What follows the number of the documents of a kind: `/KH-UBND`.
pub(crate) fn symbol(agency: &Agency, kind: Kind) -> String {
    format!("/{}", agency.symbol(kind))
}

/// The unit as sentences name it.
#[derive(Serialize)]
pub(crate) struct UnitNames<'a> {
    pub(super) ten: &'a str,
    pub(super) ten_goi: &'a str,
    pub(super) cap: &'a str,
}

impl<'a> UnitNames<'a> {
    pub(super) fn of(agency: &'a Agency) -> Self {
        Self { ten: &agency.committee.name.value, ten_goi: &agency.short_name.value, cap: &agency.level.value }
    }
}

/// The plan that a later document cites, with number and date when it is issued.
#[derive(Serialize)]
pub(crate) struct CitedPlan {
    pub(super) so: Option<String>,
    pub(super) ngay: Option<String>,
    pub(super) ngay_so: Option<String>,
    pub(super) trich_yeu: String,
}

impl CitedPlan {
    pub(super) fn of(agency: &Agency, plan: &Plan) -> Self {
        let date = plan.date.as_ref().map(|date| date.value);
        Self {
            so: number_of_plan(agency, plan),
            ngay: date.map(in_words),
            ngay_so: date.map(short),
            trich_yeu: one_line(&plan.subject.value),
        }
    }
}

/// How the plan is cited: `45/KH-UBND`, without a number not at all.
fn number_of_plan(agency: &Agency, plan: &Plan) -> Option<String> {
    plan.number.as_ref().map(|number| format!("{}{}", document_number(number.value), symbol(agency, Kind::Plan)))
}

/// How the report of a quarter is cited: `12/BC-VP`, with room for the number while it has none.
pub(crate) fn number_of_report(agency: &Agency, record: &Quarterly) -> String {
    let number = record.number.as_ref().map_or("…".to_owned(), |number| document_number(number.value));
    format!("{number}{}", symbol(agency, Kind::Report))
}

/// A subject with what it says of the document that is replaced, on a line of its own.
pub(crate) fn with_replaced(subject: String, replaced: Option<String>) -> String {
    match replaced {
        Some(replaced) => format!("{subject}\n{replaced}"),
        None => subject,
    }
}

/// A subject in one line: line breaks that were typed are the title's.
pub(crate) fn one_line(subject: &str) -> String {
    subject.split('\n').collect::<Vec<_>>().join(" ")
}

/// The head of the first page.
pub(crate) fn header(agency: &Agency, kind: Kind, issued: Issued, addressee: Option<String>) -> Header {
    let PrintedIssue { number, day_month } = issue(issued);
    let issuer = agency.issuer(kind);
    Header {
        parent: values(&issuer.parent),
        issuer: values(&issuer.header),
        number,
        symbol: symbol(agency, kind),
        place: agency.place.value.clone(),
        day_month,
        year: issued.date.map_or(issued.year, |date| date.year()),
        urgency: issued.urgency,
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

/// The line under the title of an annex: `(Kèm theo …)`. A line break in its second sentence is where the line breaks if it has
/// to.
pub(crate) fn attached<C: Serialize>(speaker: &Speaker<C>, symbol: String) -> Result<Attached, Problem> {
    let after = speaker.say("kem_theo_sau")?;
    let breaks = after.find('\n').map(|at| at + 1);
    Ok(Attached { before: speaker.say("kem_theo_truoc")?, symbol, after: after.replace('\n', " "), breaks })
}

/// Who signs.
pub(crate) fn signature(signing: &Signing) -> Signature {
    Signature {
        authority: values(&signing.signer.authority),
        position: signing.signer.position.value.clone(),
        name: signing.signer.name.value.clone(),
    }
}
