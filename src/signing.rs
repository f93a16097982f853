//! From records to a document prepared for signing: number, day and month blank, a field in every place, and what the
//! document system is told of it.

use chrono::NaiveDate;
use pdf_signing::fields::Place;

use crate::kinds::{Format, Wanted};
use crate::page;
use crate::problem::Problem;
use crate::read::{self, Issuer};
use crate::refusals::{Field, Refusal};
use crate::sign;
use crate::signature::Role;
use crate::steps::{Steps, Worded};
use crate::unit::{Pdf, Sound};

/// The diameter of a commune's seal in millimetres where the record gives none.
const SEAL_DIAMETER: u32 = 36;

/// What readers' software calls the fields.
pub(crate) const LABELS: sign::Labels<'static> = sign::Labels {
    signer: "Chữ ký số của người ký văn bản",
    seal: "Chữ ký số của cơ quan ban hành",
    number: "Số của văn bản",
    day: "Ngày ban hành",
    month: "Tháng ban hành",
};

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

impl Sound {
    /// Makes a document and prepares it for signing. Number, day and month are left blank, whatever the record has: the
    /// signer signs first (NĐ 30/2020, Điều 13 and 18). `date` as in [`Sound::make`].
    ///
    /// # Errors
    /// What [`Sound::make`] gives, or a page of the office's own layout without the places.
    pub fn prepare(&self, wanted: impl Into<Wanted>, date: Option<NaiveDate>) -> Result<Prepared, Problem> {
        let steps = self.steps(wanted, date)?;
        self.prepare_in(&mut page::OfficeWorld::empty(0), &steps)
    }

    /// The same, laid out where others were before.
    pub(crate) fn prepare_in(&self, world: &mut page::OfficeWorld, steps: &Steps) -> Result<Prepared, Problem> {
        let document = &steps.document;
        let words = steps.words()?.unissued();
        let pages = steps.lay_out_in(world, &words)?;
        let issuer = steps.issuer();
        let picture = self.picture_of(document.kind(), Role::Signer);
        let places = places(&pages.laid_out.blanks(), issuer, picture);
        let places = places.ok_or_else(|| Problem::general(Refusal::NoPlaces))?;
        let identity = sign::Identity {
            document: Format::Pdf.named(&document.stem()),
            issuer: issuer.name.value.clone(),
            record_year: document.year(),
            printed_year: words.0.header.year.parse().unwrap_or_else(|_| document.year()),
            signer: Some(words.0.signature.name.clone()),
        };
        let date = steps.date.format("D:%Y%m%d").to_string();
        let bytes = sign::prepare(&pages.export()?, &places, &LABELS, Some((&identity, &date)));
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
}

/// The places of the fields; `None` when the page has none for the signature.
pub(crate) fn places(blanks: &[page::Blank], issuer: &Issuer, picture: Option<&[u8]>) -> Option<sign::Places> {
    let place = |name: &str| {
        let blank = blanks.iter().find(|blank| blank.name == name)?;
        Some(Place { page: blank.page, rect: blank.rect })
    };
    let signer = place("signature")?;
    let has_seal = issuer.seal.as_ref().is_none_or(|seal| seal.0);
    let diameter = issuer.seal_size.as_ref().map_or(SEAL_DIAMETER, |size| size.value);
    // The seal covers a third of the signature itself, which may be narrower than its place.
    let inked = picture.and_then(|png| fitted(signer.rect, png)).unwrap_or(signer.rect);
    let seal = Place { rect: sign::seal_beside(inked, f64::from(diameter)), ..signer };
    Some(sign::Places {
        signer,
        seal: has_seal.then_some(seal),
        number: place("number"),
        day: place("day"),
        month: place("month"),
    })
}

/// Where in its place a picture lies: as large as fits, in the middle.
fn fitted([left, bottom, right, top]: [f64; 4], png: &[u8]) -> Option<[f64; 4]> {
    let (wide, high) = read::picture_size(png)?;
    let scale = ((right - left) / f64::from(wide)).min((top - bottom) / f64::from(high));
    let (width, height) = (f64::from(wide) * scale, f64::from(high) * scale);
    let (x, y) = ((left + right) / 2.0, (bottom + top) / 2.0);
    Some([x - width / 2.0, y - height / 2.0, x + width / 2.0, y + height / 2.0])
}

fn metadata(steps: &Steps, words: &Worded, places: &sign::Places, pages: usize) -> sign::Metadata {
    let Worded(words) = words;
    let spot = |field: Field, place: Place| sign::Spot {
        field: field.name().to_owned(),
        page: place.page + 1,
        rectangle: place.rect.map(|side| (side * 100.0).round() / 100.0),
    };
    let spots = [
        (Field::Number, places.number),
        (Field::Day, places.day),
        (Field::Month, places.month),
        (Field::Signer, Some(places.signer)),
        (Field::Agency, places.seal),
    ];
    sign::Metadata {
        code_number: String::new(),
        code_notation: words.header.symbol.trim_start_matches('/').to_owned(),
        issued_date: String::new(),
        organ_name: steps.issuer().name.value.clone(),
        subject: words.heading.subject.clone(),
        type_name: capitalised(&words.heading.kind),
        language: sign::Metadata::LANGUAGE.to_owned(),
        page_amount: pages,
        priority: sign::Metadata::PRIORITY.to_owned(),
        signer_info: sign::Signer {
            position: words.signature.position.clone(),
            full_name: words.signature.name.clone(),
        },
        to: steps.recipients().into_iter().map(|organ_name| sign::Recipient { organ_name }).collect(),
        places: spots.into_iter().filter_map(|(field, place)| Some(spot(field, place?))).collect(),
    }
}

/// `KẾ HOẠCH` as metadata has it: `Kế hoạch`.
fn capitalised(kind: &str) -> String {
    let mut letters = kind.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters.flat_map(char::to_lowercase)).collect()
}
