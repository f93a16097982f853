//! From records to a document prepared for signing: number, day and month blank, a field in every place, and what the
//! document system is told of it.

use chrono::NaiveDate;
use pdf_signing::fields::FieldPlace;

use super::fields::append_fields;
use super::form_field::OfficeField;
use super::identity::Identity;
use super::metadata::{FieldPosition, Metadata, MetadataSigner, Recipient, priority};
use super::places::{Places, places};
use super::refusals::{KY005, NO_PLACE};
use super::sign::{Role, picture_of};
use crate::kinds::{FileFormat, Wanted};
use crate::page::OfficeWorld;
use crate::problem::{Fault, Problem};
use crate::unit::{CheckedUnit, Pdf, Steps, Worded};

/// A document prepared for signing.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// The PDF: `ke-hoach.pdf`.
    pub pdf: Pdf,
    /// Its metadata as JSON.
    pub json: String,
    /// The same as XML.
    pub xml: String,
}

/// Makes a document and prepares it for signing. Number, day and month are left blank, whatever the record has: the
/// signer signs first (NĐ 30/2020, Điều 13 and 18). `date` as in [`CheckedUnit::make`].
///
/// # Errors
/// What [`CheckedUnit::make`] gives, or a page of the office's own layout without the places.
pub fn prepare(unit: &CheckedUnit, wanted: impl Into<Wanted>, date: Option<NaiveDate>) -> Result<Prepared, Problem> {
    let steps = unit.steps(wanted, date)?;
    prepare_in(&mut OfficeWorld::empty(0), unit, &steps)
}

/// The same, laid out where others were before.
pub(crate) fn prepare_in(world: &mut OfficeWorld, unit: &CheckedUnit, steps: &Steps) -> Result<Prepared, Problem> {
    let document = &steps.document;
    let words = steps.words()?.unissued();
    let pages = steps.lay_out_in(world, &words)?;
    let issuer = steps.issuer();
    let picture = picture_of(unit, document.kind(), Role::Signer);
    let places = places(&pages.laid_out.blanks(), issuer, picture);
    let places = places.ok_or_else(|| Problem::general(no_places()))?;
    let identity = Identity {
        document: FileFormat::Pdf.named(&document.stem()),
        issuer: issuer.name.value.clone(),
        record_year: document.year(),
        printed_year: words.0.header.year,
        signer: Some(words.0.signature.name.clone()),
    };
    let date = steps.date.format("D:%Y%m%d").to_string();
    let bytes = append_fields(&pages.export()?, &places, Some((&identity, &date)));
    let bytes = bytes.map_err(Problem::general)?;
    let metadata = metadata(steps, &words, &places, pages.count());
    Ok(Prepared {
        pdf: Pdf {
            name: steps.file_name(),
            year: document.year(),
            pages: pages.count(),
            bytes,
            warnings: steps.warnings(),
        },
        json: metadata.json(),
        xml: metadata.xml(),
    })
}

/// The problem of an own layout that leaves no place for the signature.
fn no_places() -> Fault {
    Fault::new(&KY005, "Bố cục riêng của đơn vị không chừa chỗ ký.", NO_PLACE)
}

fn metadata(steps: &Steps, words: &Worded, places: &Places, pages: usize) -> Metadata {
    let Worded(words) = words;
    let spot = |field: OfficeField, place: FieldPlace| FieldPosition {
        field: field.name().to_owned(),
        page: place.page + 1,
        rectangle: place.rect.map(|side| (side * 100.0).round() / 100.0),
    };
    let spots = OfficeField::ALL.into_iter().filter_map(|field| Some(spot(field, places.of(field)?)));
    Metadata {
        code_number: String::new(),
        code_notation: words.header.symbol.trim_start_matches('/').to_owned(),
        issued_date: String::new(),
        organ_name: steps.issuer().name.value.clone(),
        subject: words.heading.subject.clone(),
        type_name: capitalised(&words.heading.kind),
        language: Metadata::LANGUAGE.to_owned(),
        page_amount: pages,
        priority: priority(words.header.urgency).to_owned(),
        signer_info: MetadataSigner {
            position: words.signature.position.clone(),
            full_name: words.signature.name.clone(),
        },
        to: steps.recipients().into_iter().map(|organ_name| Recipient { organ_name }).collect(),
        places: spots.collect(),
    }
}

/// `KẾ HOẠCH` as metadata has it: `Kế hoạch`.
fn capitalised(kind: &str) -> String {
    let mut letters = kind.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters.flat_map(char::to_lowercase)).collect()
}
