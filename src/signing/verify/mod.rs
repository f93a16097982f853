//! What became of the signatures of a PDF, told to a clerk, and as JSON to a program.

mod number;
mod words;

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset, Utc};
use pdf_signing::cms::Certificate;
use pdf_signing::verify::{self, Answer, SignatureVerdict};
use serde::{Serialize, Serializer};

use super::form_field::called;
use super::pdf_file::PdfFile;
use super::refusals::PdfUncertain;
use super::roots::TrustedRoots;
use crate::problem::{self, Problem};
use number::Shown;

/// Version of the JSON.
const VERSION: u32 = 2;

/// What is to be said of a file's signatures.
#[derive(Debug, Clone)]
pub struct Verification {
    report: FileReport,
    assurance: Assurance,
}

/// What is known of the signatures of a file, in the order of weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Assurance {
    /// There is a signature, every one holds, and every signer is trusted.
    Right,
    /// Nothing is wrong as far as it could be checked; something could not, or is to be looked at by somebody.
    Unknown,
    /// A signature does not hold, its signer is not trusted, or there is none.
    Wrong,
}

/// What is said of several files.
#[derive(Debug, Serialize)]
struct VerifiedFiles<'a> {
    phien_ban: u32,
    van_ban: Vec<&'a FileReport>,
    khong_doc_duoc: Vec<UnreadFile>,
}

/// A file that could not be read, and why.
#[derive(Debug, Serialize)]
struct UnreadFile {
    tep: String,
    ma: &'static str,
    noi_dung: String,
    goi_y: String,
}

#[derive(Debug, Clone, Serialize)]
struct FileReport {
    tep: String,
    ket_qua: &'static str,
    ket_luan: String,
    so_lan_ghi: usize,
    chu_ky: Vec<SignatureReport>,
    cho_ky_con_trong: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    so_va_ngay: Option<NumberReport>,
}

/// Number and day that were filled in after the signature, as the fields say.
#[derive(Debug, Clone, Serialize)]
struct NumberReport {
    so: Option<String>,
    ngay: Option<String>,
    thang: Option<String>,
    hinh_dung_gia_tri: bool,
}

/// An answer, for programs by its word.
#[derive(Debug, Clone, Copy)]
struct AnswerWord(Answer);

impl Serialize for AnswerWord {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(words::answer(self.0))
    }
}

#[derive(Debug, Clone, Serialize)]
struct SignatureReport {
    truong: String,
    ten_truong: String,
    ket_qua: AnswerWord,
    hop_le: bool,
    nguoi_ky: Option<String>,
    don_vi_cap: Option<String>,
    so_se_ri: Option<String>,
    thoi_gian_ky: Option<String>,
    /// The same in words.
    #[serde(skip)]
    luc_ky: Option<String>,
    thuat_toan: Option<String>,
    toan_ven: bool,
    ly_do: Vec<String>,
    pham_vi: &'static str,
    thay_doi_sau_ky: Vec<String>,
    canh_bao: Vec<String>,
    #[serde(skip)]
    trusted: bool,
    tin_cay: &'static str,
    chi_tiet_tin_cay: String,
    thu_hoi: &'static str,
    chi_tiet_thu_hoi: &'static str,
}

impl Verification {
    /// Verifies every signature of a file. Without roots nobody is trusted. `now` is when certificates must be valid.
    ///
    /// # Errors
    /// A file that is not read for certain.
    pub fn of(file: &PdfFile, roots: Option<&TrustedRoots>, now: DateTime<FixedOffset>) -> Result<Self, Problem> {
        let roots = roots.map(TrustedRoots::roots);
        let verdict = verify::verify(file.bytes(), roots, now.with_timezone(&Utc));
        let mut verdict = verdict.map_err(|why| Problem::general(PdfUncertain { why }))?;
        number::forget_seal(file.bytes(), &mut verdict);
        let shown = number::shown(file.bytes(), &verdict);
        let picture = shown.as_ref().is_none_or(|shown| shown.as_drawn);
        let answer = verdict.answer().map(|answer| answer.max(if picture { Answer::Right } else { Answer::Unknown }));
        let report = FileReport {
            tep: file.shown(),
            ket_qua: answer.map_or("sai", words::answer),
            ket_luan: words::conclusion(&verdict, answer, picture),
            so_lan_ghi: verdict.revisions,
            chu_ky: verdict.signatures.iter().map(|checked| signature(checked, shown.as_ref())).collect(),
            cho_ky_con_trong: verdict.empty.iter().map(|field| called(field)).collect(),
            so_va_ngay: shown.map(|Shown { values: [so, ngay, thang], as_drawn }| NumberReport {
                so,
                ngay,
                thang,
                hinh_dung_gia_tri: as_drawn,
            }),
        };
        let assurance = match answer {
            Some(Answer::Right) => Assurance::Right,
            Some(Answer::Unknown) => Assurance::Unknown,
            Some(Answer::Wrong) | None => Assurance::Wrong,
        };
        Ok(Self { report, assurance })
    }

    /// What is known of the signatures.
    pub fn assurance(&self) -> Assurance {
        self.assurance
    }

    /// Several files for programs, in one document, with those that could not be read: `docs/signatures.md` has the form.
    pub fn json(files: &[Self], unread: &[(PathBuf, Problem)]) -> String {
        let unread: Vec<_> = unread
            .iter()
            .map(|(path, problem)| UnreadFile {
                tep: problem::slashed(path),
                ma: problem.code().as_str(),
                noi_dung: problem.message(),
                goi_y: problem.hint(),
            })
            .collect();
        let van_ban = files.iter().map(|file| &file.report).collect();
        let document = VerifiedFiles { phien_ban: VERSION, van_ban, khong_doc_duoc: unread };
        serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
    }

    /// For people.
    pub fn text(&self) -> String {
        let mut text = format!("{}: {}\n", problem::clean(&self.report.tep), self.report.ket_luan);
        if let Some(numbered) = &self.report.so_va_ngay {
            text += &format!("  Số văn bản: {}\n", problem::clean(&words::numbered(numbered)));
        }
        for signature in &self.report.chu_ky {
            let mut line = |name: &str, value: &str| text += &format!("  {name}: {}\n", problem::clean(value));
            line(&capital(&signature.ten_truong), words::verdict(signature.ket_qua.0));
            line("  Người ký", signature.nguoi_ky.as_deref().unwrap_or("không rõ"));
            if let (Some(issuer), Some(serial)) = (&signature.don_vi_cap, &signature.so_se_ri) {
                line("  Chứng thư số", &format!("số sê-ri {serial}, do {issuer} cấp"));
            }
            if let Some(time) = &signature.luc_ky {
                line("  Thời gian ký", &format!("{time} (theo máy của người ký)"));
            }
            if let Some(algorithm) = &signature.thuat_toan {
                line("  Thuật toán", algorithm);
            }
            let whole =
                if signature.toan_ven { "văn bản còn nguyên như khi ký" } else { signature.khong_toan_ven() };
            line("  Toàn vẹn", whole);
            for reason in &signature.ly_do {
                line("  Lý do", reason);
            }
            line("  Phạm vi", signature.pham_vi);
            for change in &signature.thay_doi_sau_ky {
                line("  Sau khi ký", change);
            }
            for warning in &signature.canh_bao {
                line("  Chú ý", warning);
            }
            line("  Tin cậy", &signature.chi_tiet_tin_cay);
            if signature.trusted {
                line("  Thu hồi", signature.chi_tiet_thu_hoi);
            }
        }
        for empty in &self.report.cho_ky_con_trong {
            text += &format!("  {}: chưa ký\n", capital(empty));
        }
        text
    }
}

impl SignatureReport {
    /// What stands where the document is not known to be whole.
    fn khong_toan_ven(&self) -> &'static str {
        if self.ket_qua.0 == Answer::Unknown { "không kiểm tra được" } else { "KHÔNG" }
    }
}

fn signature(checked: &SignatureVerdict, shown: Option<&Shown>) -> SignatureReport {
    let (trust, trust_words) = words::trust(checked);
    let (revocation, revocation_words) = words::revocation(checked);
    let signer = checked.signer.as_ref();
    let answer = checked.answer();
    SignatureReport {
        truong: checked.field.clone(),
        ten_truong: if checked.time_stamp { "dấu thời gian".to_owned() } else { called(&checked.field) },
        ket_qua: AnswerWord(answer),
        hop_le: answer == Answer::Right,
        nguoi_ky: signer.and_then(|signer| signer.subject.clone()),
        don_vi_cap: signer.and_then(|signer| signer.issuer.clone()),
        so_se_ri: signer.map(Certificate::serial_hex),
        thoi_gian_ky: checked.time.map(|time| words::iso(&time)),
        luc_ky: checked.time.map(|time| words::moment(&time)),
        thuat_toan: checked.integrity.as_ref().ok().map(|verified| words::algorithm(verified)),
        toan_ven: checked.intact(),
        ly_do: words::reasons(checked),
        pham_vi: if checked.whole_file { "toàn bộ tệp" } else { "tệp đến lúc ký; sau đó có ghi thêm" },
        thay_doi_sau_ky: words::changes(checked, shown),
        canh_bao: checked.remarks.iter().map(words::remark).collect(),
        trusted: checked.trust() == Answer::Right,
        tin_cay: trust,
        chi_tiet_tin_cay: trust_words,
        thu_hoi: revocation,
        chi_tiet_thu_hoi: revocation_words,
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
