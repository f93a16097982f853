//! What the document system is told of a prepared document, as JSON and as XML: its metadata by the decree's names
//! (NĐ 30/2020, Phụ lục VI, phần I), and where number, day, month and signatures go.

use chrono::NaiveDate;
use pdf_signing::fields::FieldState;
use serde::{Deserialize, Serialize};

use super::blanks::blanks;
use super::form_field::OfficeField;
use super::identity::Identity;
use super::number::number_values;
use super::pdf_file::{NewFile, PdfFile};
use crate::kinds::{FileFormat, METADATA, METADATA_ENDINGS};
use crate::problem::Problem;
use crate::read::{self, Urgency};

/// Version of both files.
const VERSION: u32 = 1;

/// The metadata of one document. What is not known before it is issued is empty.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct Metadata {
    /// Number of the document.
    pub(crate) code_number: String,
    /// Symbol: `KH-UBND`.
    pub(crate) code_notation: String,
    /// Day of issue, `DD/MM/YYYY`.
    pub(crate) issued_date: String,
    pub(crate) organ_name: String,
    pub(crate) subject: String,
    /// Type of document: `Kế hoạch`.
    pub(crate) type_name: String,
    pub(crate) language: String,
    pub(crate) page_amount: usize,
    /// How urgent it is, as [`priority`] words it.
    pub(crate) priority: String,
    pub(crate) signer_info: MetadataSigner,
    pub(crate) to: Vec<Recipient>,
    /// Not the decree's: where what is still to come goes.
    pub(crate) places: Vec<FieldPosition>,
}

/// Who signs.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct MetadataSigner {
    pub(crate) position: String,
    pub(crate) full_name: String,
}

/// To whom the document goes.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct Recipient {
    pub(crate) organ_name: String,
}

/// A place on a page.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct FieldPosition {
    /// The form field's name: `so`, `ngay`, `thang`, `ky-lanh-dao`, `ky-co-quan`.
    pub(crate) field: String,
    /// Counted from 1.
    pub(crate) page: usize,
    /// Left, bottom, right, top in points from the bottom left of the page.
    pub(crate) rectangle: [f64; 4],
}

impl Metadata {
    /// What an agency always says of its documents.
    pub(crate) const LANGUAGE: &'static str = "Tiếng Việt";

    /// Reads what [`Metadata::json`] wrote; `None` for anything else.
    pub(crate) fn read(json: &[u8]) -> Option<Self> {
        serde_json::from_slice(json).ok()
    }

    /// The same of the document with this number and day, and with places only for what is still to come.
    pub(crate) fn after(mut self, number: Option<&str>, date: Option<&str>, empty: &[&str]) -> Self {
        self.code_number = number.unwrap_or(&self.code_number).to_owned();
        self.issued_date = date.unwrap_or(&self.issued_date).to_owned();
        self.places.retain(|place| empty.contains(&place.field.as_str()));
        self
    }

    /// As JSON.
    pub(crate) fn json(&self) -> String {
        #[derive(Serialize)]
        struct Versioned<'m> {
            #[serde(rename = "Version")]
            version: u32,
            #[serde(flatten)]
            metadata: &'m Metadata,
        }
        serde_json::to_string_pretty(&Versioned { version: VERSION, metadata: self }).unwrap_or_default() + "\n"
    }

    /// As XML 1.0, the same names as elements.
    pub(crate) fn xml(&self) -> String {
        let mut xml = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document Version=\"{VERSION}\">\n");
        let mut line = |depth: usize, name: &str, text: &str| {
            xml += &format!("{}<{name}>{}</{name}>\n", "  ".repeat(depth), escaped(text));
        };
        line(1, "CodeNumber", &self.code_number);
        line(1, "CodeNotation", &self.code_notation);
        line(1, "IssuedDate", &self.issued_date);
        line(1, "OrganName", &self.organ_name);
        line(1, "Subject", &self.subject);
        line(1, "TypeName", &self.type_name);
        line(1, "Language", &self.language);
        line(1, "PageAmount", &self.page_amount.to_string());
        line(1, "Priority", &self.priority);
        let group = |name: &str, lines: &[(&str, String)]| {
            let lines = lines.iter().map(|(name, text)| format!("    <{name}>{}</{name}>\n", escaped(text)));
            format!("  <{name}>\n{}  </{name}>\n", lines.collect::<String>())
        };
        let MetadataSigner { position, full_name } = &self.signer_info;
        xml += &group("SignerInfo", &[("Position", position.clone()), ("FullName", full_name.clone())]);
        for to in &self.to {
            xml += &group("To", &[("OrganName", to.organ_name.clone())]);
        }
        for place in &self.places {
            let rectangle = place.rectangle.map(|side| side.to_string()).join(" ");
            let lines = [("Field", place.field.clone()), ("Page", place.page.to_string()), ("Rectangle", rectangle)];
            xml += &group("Place", &lines);
        }
        xml + "</Document>\n"
    }
}

/// A degree of urgency (mức độ khẩn) in words: the decree's, and `Thường` for a document without a mark.
pub(crate) fn priority(urgency: Option<Urgency>) -> &'static str {
    match urgency {
        None => "Thường",
        Some(Urgency::Khan) => "Khẩn",
        Some(Urgency::ThuongKhan) => "Thượng khẩn",
        Some(Urgency::HoaToc) => "Hỏa tốc",
    }
}

/// Text inside an element.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('\n', " ")
}

/// What the document system is told of a document after the step that made `new` of `made_of`, as JSON and XML: number and
/// day, and the places that are still to be filled. Nothing where `made_of` has no such file beside it.
///
/// # Errors
/// A document that cannot be read.
pub fn metadata_after(new: &NewFile, made_of: &PdfFile) -> Result<Vec<NewFile>, Problem> {
    let named = |stem: &str, ending: &str| format!("{stem}.{METADATA}.{ending}");
    let [json, xml] = METADATA_ENDINGS;
    let stem = |name: &str| FileFormat::Pdf.stem(name).unwrap_or(name).to_owned();
    let (own, bare) = (stem(&made_of.name()), made_of.bare_stem());
    let beside = [own, bare].into_iter().find_map(|stem| {
        let path = made_of.folder().join(named(&stem, json));
        Metadata::read(&read::key_file(&path).ok()?)
    });
    let Some(before) = beside else { return Ok(Vec::new()) };
    let refuse = Problem::general;
    let blanks = blanks(new.bytes()).map_err(refuse)?;
    let [number, day, month] = number_values(new.bytes()).map_err(refuse)?;
    let year = Identity::read(new.bytes()).map_err(refuse)?.map(|identity| identity.printed_year);
    let date = day.zip(month).zip(year).and_then(|((day, month), year)| {
        Some(NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)?.format("%d/%m/%Y").to_string())
    });
    let empty: Vec<&str> = OfficeField::ALL
        .into_iter()
        .filter(|field| blanks.state(*field) == FieldState::Blank)
        .map(OfficeField::name)
        .collect();
    let after = before.after(number.as_deref(), date.as_deref(), &empty);
    let beside = |ending: &str, text: String| new.beside(named(&stem(new.name()), ending), text.into_bytes());
    Ok(vec![beside(json, after.json()), beside(xml, after.xml())])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Metadata {
        Metadata {
            code_number: String::new(),
            code_notation: "KH-UBND".into(),
            issued_date: String::new(),
            organ_name: "Ủy ban nhân dân xã An Bình".into(),
            subject: "A < B & C\nvà D".into(),
            type_name: "Kế hoạch".into(),
            language: Metadata::LANGUAGE.into(),
            page_amount: 10,
            priority: priority(Some(Urgency::ThuongKhan)).into(),
            signer_info: MetadataSigner { position: "CHỦ TỊCH".into(), full_name: "Nguyễn Văn An".into() },
            to: vec![Recipient { organ_name: "Sở Nội vụ".into() }],
            places: vec![FieldPosition { field: "so".into(), page: 1, rectangle: [10.0, 20.5, 30.0, 40.25] }],
        }
    }

    #[test]
    fn json_and_xml_say_the_same_by_the_decree_s_names() {
        let json: serde_json::Value = serde_json::from_str(&sample().json()).unwrap();
        assert_eq!(json["CodeNotation"], "KH-UBND");
        assert_eq!(json["SignerInfo"]["FullName"], "Nguyễn Văn An");
        assert_eq!(json["To"][0]["OrganName"], "Sở Nội vụ");
        assert_eq!(json["Places"][0]["Rectangle"][1], 20.5);
        assert_eq!(json["PageAmount"], 10);
        assert_eq!(json["Priority"], "Thượng khẩn");
        let xml = sample().xml();
        for line in [
            "  <CodeNumber></CodeNumber>",
            "  <Subject>A &lt; B &amp; C và D</Subject>",
            "  <Priority>Thượng khẩn</Priority>",
            "    <FullName>Nguyễn Văn An</FullName>",
            "    <OrganName>Sở Nội vụ</OrganName>",
            "    <Rectangle>10 20.5 30 40.25</Rectangle>",
        ] {
            assert!(xml.lines().any(|found| found == line), "{line}\n{xml}");
        }
        assert_eq!(xml.matches('<').count(), xml.matches('>').count());
    }
}
