//! Number, day and month filled into a prepared document, signed or not.

use std::path::Path;

use chrono::{Datelike, NaiveDate};
use pdf_signing::fields::{self, FieldState};

use super::blanks::{blanks, rectangle_of};
use super::form_field::OfficeField;
use super::history::{as_prepared, earlier_signatures_hold, nothing_broken};
use super::identity::Identity;
use super::order::{NotPrepared, may_number};
use super::pdf_file::{NewFile, PdfFile};
use crate::fonts::FontSet;
use crate::kinds::Stage;
use crate::page::{self, Stamp};
use crate::period::{day_on_page, month_on_page, short};
use crate::problem::{Fault, Problem, problems};
use crate::read;
use crate::words;

problems! {
    KY022 Error Data "Ký số văn bản." {
        /// The year of the date line is printed, and is another.
        OtherYear { printed: i32, given: i32 } =>
            format!("Văn bản in sẵn năm {printed}, ngày cấp số lại thuộc năm {given}."),
            "kiểm tra --ngay; văn bản ban hành sang năm khác thì lập lại rồi ký lại.";
    }
    KY028 Error Data "Ký số văn bản." {
        /// The document was signed after the date that it is to get.
        DateBeforeSignature { date: NaiveDate, signed: NaiveDate } =>
            format!("Ngày ban hành {} sớm hơn ngày ký {}.", short(*date), short(*signed)),
            "ghi --ngay là ngày ký hoặc sau ngày ký; nếu đồng hồ của máy ký sai thì ký lại.";
    }
    KY029 Error Data "Ký số văn bản." {
        /// The file has got its number already, in another file beside it.
        NumberedAlready { file: String, number: String } =>
            format!("Tệp này đã được cấp số {number}, ở \"{file}\" cùng thư mục."),
            "dùng tệp đã cấp số ấy; cấp nhầm số thì lập lại văn bản, ký lại rồi cấp số mới.";
    }
}

/// What a text field is filled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Filling<'a> {
    /// The field's value (`/V`).
    pub(crate) text: &'a str,
    /// A PDF of one untagged page that shows it, best as large as the place.
    pub(crate) appearance: &'a [u8],
}

/// What is filled in; `None` where it is printed already.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Numbering<'a> {
    pub(crate) number: Option<Filling<'a>>,
    pub(crate) day: Option<Filling<'a>>,
    pub(crate) month: Option<Filling<'a>>,
}

/// What number, day and month are filled with; `None` for one that is absent or empty.
pub(crate) fn number_values(pdf: &[u8]) -> Result<[Option<String>; 3], Fault> {
    Ok(fields::values(pdf, OfficeField::NUMBERING.map(OfficeField::name))?)
}

/// Fills fields of a prepared document in one incremental update. All of them are filled, or none. Whether a signature made
/// before allows it is not asked here.
pub(crate) fn fill_number(pdf: &[u8], numbering: &Numbering) -> Result<Vec<u8>, Fault> {
    if !blanks(pdf)?.prepared() {
        return Err(NotPrepared {}.into());
    }
    let fillings = [
        (OfficeField::Number, numbering.number),
        (OfficeField::Day, numbering.day),
        (OfficeField::Month, numbering.month),
    ];
    let given = fillings.into_iter().filter_map(|(field, filling)| {
        let Filling { text, appearance } = filling?;
        Some(fields::TextFilling { field: field.name(), text, appearance })
    });
    Ok(fields::fill(pdf, &given.collect::<Vec<_>>())?)
}

/// Fills in number, day and month. `unsigned`: also before the signer has signed.
///
/// # Errors
/// A file that is not prepared, a step out of order, or a date of another year than the printed one.
pub fn number(file: &PdfFile, number: u32, date: NaiveDate, unsigned: bool) -> Result<NewFile, Problem> {
    let refuse = Problem::general;
    let blanks = blanks(file.bytes()).map_err(refuse)?;
    may_number(&blanks, unsigned).map_err(refuse)?;
    as_prepared(file)?;
    if let Some(signed) = earlier_signatures_hold(file)?.filter(|signed| date < *signed) {
        return Err(Problem::general(DateBeforeSignature { date, signed }));
    }
    not_numbered_in(file, file.folder(), number, date)?;
    if let Some(identity) = Identity::read(file.bytes()).map_err(refuse)?
        && identity.printed_year != date.year()
    {
        return Err(Problem::general(OtherYear { printed: identity.printed_year, given: date.year() }));
    }
    let bytes = filled(file.bytes(), number, date)?;
    Ok(file.made(Stage::Numbered, nothing_broken(bytes, None)?))
}

/// A PDF with number, day and month in their places: always the same bytes for the same PDF.
pub(super) fn filled(pdf: &[u8], number: u32, date: NaiveDate) -> Result<Vec<u8>, Problem> {
    let refuse = Problem::general;
    let blanks = blanks(pdf).map_err(refuse)?;
    let texts = [words::document_number(number), day_on_page(date), month_on_page(date)];
    let fonts = FontSet::bundled();
    let mut pages = Vec::new();
    for (field, text) in OfficeField::NUMBERING.into_iter().zip(&texts) {
        let stamp = if field == OfficeField::Number { Stamp::Number(text) } else { Stamp::Day(text) };
        let page = match blanks.state(field) {
            FieldState::Absent => None,
            _ => {
                let [left, bottom, right, top] = rectangle_of(pdf, field).map_err(refuse)?;
                Some(page::stamp(stamp, right - left, top - bottom, &fonts)?)
            }
        };
        pages.push(page);
    }
    let filling = |at: usize| {
        let appearance = pages.get(at)?.as_deref()?;
        Some(Filling { text: texts.get(at)?, appearance })
    };
    let numbering = Numbering { number: filling(0), day: filling(1), month: filling(2) };
    fill_number(pdf, &numbering).map_err(refuse)
}

/// Refuses when a file in `folder` is this one with another number or day.
///
/// # Errors
/// Such a file, by its name. What cannot be read is none.
pub fn not_numbered_in(file: &PdfFile, folder: &Path, number: u32, date: NaiveDate) -> Result<(), Problem> {
    let wanted = [words::document_number(number), day_on_page(date), month_on_page(date)];
    for (name, other) in read::pdf_files_in(folder, file.bytes().len()) {
        if !other.starts_with(file.bytes()) {
            continue;
        }
        let Ok(values) = number_values(&other) else { continue };
        let differs = |(value, wanted): (&Option<String>, &String)| value.as_ref().is_some_and(|value| value != wanted);
        if values[0].is_some() && values.iter().zip(&wanted).any(differs) {
            let number = values[0].clone().unwrap_or_default();
            return Err(Problem::general(NumberedAlready { file: name, number }));
        }
    }
    Ok(())
}

/// Whether the agency still has to sign: an issuer without a seal has no place for it.
///
/// # Errors
/// A file that cannot be read.
pub fn waits_for_agency(file: &PdfFile) -> Result<bool, Problem> {
    let blanks = blanks(file.bytes()).map_err(Problem::general)?;
    Ok(blanks.agency == FieldState::Blank)
}
