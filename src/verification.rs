//! What became of the signatures of a PDF, told to a clerk, and as JSON to a program.

use std::path::Path;

use chrono::{DateTime, FixedOffset, Utc};
use serde::Serialize;

use crate::cms::{Certificate, Digest, KeyKind, Roots, Rule, Scheme, Trust};
use crate::issuing::Draft;
use crate::problem::{self, Fault, Problem};
use crate::read;
use crate::revisions::{Change, Later};
use crate::verify::{self, Broken, Checked, Verdict};

/// Version of the JSON.
const VERSION: u32 = 1;

/// Root certificates that are trusted.
#[derive(Debug)]
pub struct TrustedRoots(Roots);

impl TrustedRoots {
    /// Reads certificates from files, PEM (several in one) or DER.
    ///
    /// # Errors
    /// A file that cannot be read or holds no certificate.
    pub fn open(paths: &[impl AsRef<Path>]) -> Result<Self, Problem> {
        let mut ders = Vec::new();
        for path in paths {
            let bytes = read::key_file(path.as_ref())?;
            let name = path.as_ref().to_string_lossy().replace('\\', "/");
            let found =
                crate::cms::certificates(&bytes).ok_or_else(|| Problem::general(Fault::NoRoot { path: name }))?;
            ders.extend(found);
        }
        let roots = Roots::read(ders.iter().map(Vec::as_slice));
        roots.map(Self).map_err(|_| Problem::general(Fault::NoRoot { path: String::new() }))
    }
}

/// What is to be said of a file's signatures.
#[derive(Debug, Clone)]
pub struct Verification {
    report: Report,
    valid: bool,
}

#[derive(Debug, Clone, Serialize)]
struct Report {
    phien_ban: u32,
    tep: String,
    ket_luan: &'static str,
    so_lan_ghi: usize,
    chu_ky: Vec<Signature>,
    cho_ky_con_trong: Vec<String>,
}

#[derive(Debug, Clone, Serialize)]
struct Signature {
    truong: String,
    ten_truong: String,
    hop_le: bool,
    nguoi_ky: Option<String>,
    don_vi_cap: Option<String>,
    so_se_ri: Option<String>,
    thoi_gian_ky: Option<String>,
    thuat_toan: Option<String>,
    toan_ven: bool,
    ly_do: Vec<String>,
    pham_vi: &'static str,
    thay_doi_sau_ky: Vec<String>,
    tin_cay: &'static str,
    chi_tiet_tin_cay: String,
}

impl Verification {
    /// Verifies every signature of a file. Without roots nobody is trusted. `now` is when certificates must be valid.
    ///
    /// # Errors
    /// A file that is not read for certain.
    pub fn of(draft: &Draft, roots: Option<&TrustedRoots>, now: DateTime<FixedOffset>) -> Result<Self, Problem> {
        let roots = roots.map(|roots| &roots.0);
        let verdict = verify::verify(draft.bytes(), roots, now.with_timezone(&Utc));
        let verdict = verdict.map_err(|why| Problem::general(Fault::PdfUncertain(why)))?;
        let report = Report {
            phien_ban: VERSION,
            tep: draft.name(),
            ket_luan: conclusion(&verdict),
            so_lan_ghi: verdict.revisions,
            chu_ky: verdict.signatures.iter().map(signature).collect(),
            cho_ky_con_trong: verdict.empty.iter().map(|field| problem::field_called(field)).collect(),
        };
        Ok(Self { report, valid: verdict.valid() })
    }

    /// Whether there is a signature, and every one holds and is by somebody who is trusted.
    pub fn is_valid(&self) -> bool {
        self.valid
    }

    /// For programs.
    pub fn json(&self) -> String {
        serde_json::to_string_pretty(&self.report).unwrap_or_default() + "\n"
    }

    /// For people.
    pub fn text(&self) -> String {
        let mut text = format!("{}: {}\n", problem::clean(&self.report.tep), self.report.ket_luan);
        for signature in &self.report.chu_ky {
            let mut line = |name: &str, value: &str| text += &format!("  {name}: {}\n", problem::clean(value));
            line(&capital(&signature.ten_truong), if signature.hop_le { "hợp lệ" } else { "KHÔNG hợp lệ" });
            line("  Người ký", signature.nguoi_ky.as_deref().unwrap_or("không rõ"));
            if let (Some(issuer), Some(serial)) = (&signature.don_vi_cap, &signature.so_se_ri) {
                line("  Chứng thư số", &format!("số sê-ri {serial}, do {issuer} cấp"));
            }
            if let Some(time) = &signature.thoi_gian_ky {
                line("  Thời gian ký", &format!("{time} (theo máy của người ký)"));
            }
            if let Some(algorithm) = &signature.thuat_toan {
                line("  Thuật toán", algorithm);
            }
            line("  Toàn vẹn", if signature.toan_ven { "văn bản còn nguyên như khi ký" } else { "KHÔNG" });
            for reason in &signature.ly_do {
                line("  Lý do", reason);
            }
            line("  Phạm vi", signature.pham_vi);
            for change in &signature.thay_doi_sau_ky {
                line("  Sau khi ký", change);
            }
            line("  Tin cậy", &signature.chi_tiet_tin_cay);
        }
        for empty in &self.report.cho_ky_con_trong {
            text += &format!("  {}: chưa ký\n", capital(empty));
        }
        text
    }
}

fn conclusion(verdict: &Verdict) -> &'static str {
    match verdict {
        verdict if verdict.signatures.is_empty() && verdict.unlisted == 0 => "không có chữ ký",
        verdict if verdict.valid() => "mọi chữ ký hợp lệ",
        verdict if !verdict.intact() => "có chữ ký không hợp lệ",
        _ => "văn bản toàn vẹn, chưa xác định được người ký có đáng tin cậy không",
    }
}

fn signature(checked: &Checked) -> Signature {
    let unexplained = checked.unexplained().count();
    let mut reasons = Vec::new();
    if let Err(broken) = &checked.integrity {
        reasons.push(match broken {
            Broken::Range(_) => "chữ ký không bao trùm đúng phần văn bản mà nó phải bao trùm".to_owned(),
            Broken::Kind(kind) => format!("loại chữ ký {} không kiểm tra được", kind.as_deref().unwrap_or("không rõ")),
            Broken::Cms(fault) => problem::cms(fault),
        });
    }
    if unexplained > 0 {
        reasons.push("có thay đổi sau khi ký không xác định được, coi là đã bị thay đổi".to_owned());
    }
    let (trust, trust_words) = trust(checked);
    let signer = checked.signer.as_ref();
    Signature {
        truong: checked.field.clone(),
        ten_truong: if checked.time_stamp {
            "dấu thời gian".to_owned()
        } else {
            problem::field_called(&checked.field)
        },
        hop_le: checked.intact() && checked.trusted(),
        nguoi_ky: signer.and_then(|signer| signer.subject.clone()),
        don_vi_cap: signer.and_then(|signer| signer.issuer.clone()),
        so_se_ri: signer.map(Certificate::serial_hex),
        thoi_gian_ky: checked.time.map(|time| time.format("%H:%M:%S ngày %d/%m/%Y (%:z)").to_string()),
        thuat_toan: checked.integrity.as_ref().ok().map(|verified| {
            let key = match &verified.signer.key {
                KeyKind::Rsa { bits } => format!("RSA {bits} bit"),
                _ => "ECDSA".to_owned(),
            };
            let padding = if verified.scheme == Scheme::RsaPss { " (PSS)" } else { "" };
            let digest = match verified.digest {
                Digest::Sha256 => "SHA-256",
                Digest::Sha384 => "SHA-384",
                Digest::Sha512 => "SHA-512",
            };
            format!("{key}{padding}, {digest}")
        }),
        toan_ven: checked.intact(),
        ly_do: reasons,
        pham_vi: if checked.whole_file { "toàn bộ tệp" } else { "tệp đến lúc ký; sau đó có ghi thêm" },
        thay_doi_sau_ky: checked.after.iter().map(change).collect(),
        tin_cay: trust,
        chi_tiet_tin_cay: trust_words,
    }
}

/// What came after a signature.
fn change(later: &Later) -> String {
    match &later.change {
        Change::FieldFilled { name } => format!("điền {}", problem::field_called(name)),
        Change::SignatureAdded { field } => format!("thêm {}", problem::field_called(field)),
        Change::SignatureFieldAdded { field } => format!("thêm chỗ ký {}", problem::field_called(field)),
        Change::ValidationData => "thêm dữ liệu để kiểm tra chữ ký lâu dài".into(),
        Change::DocumentTimeStamp { .. } => "thêm dấu thời gian".into(),
        Change::DocumentInformation => "ghi lại thông tin về tệp".into(),
        Change::Unexplained { object, .. } => {
            format!("không xác định được, coi là đã bị thay đổi (đối tượng {object}, lần ghi {})", later.revision + 1)
        }
    }
}

fn trust(checked: &Checked) -> (&'static str, String) {
    let named =
        |name: &Option<String>| name.as_deref().map_or("không rõ tên".to_owned(), |name| format!("\"{name}\""));
    let day = |at: &DateTime<Utc>| at.format("%d/%m/%Y").to_string();
    match &checked.trust {
        None if checked.integrity.is_ok() => {
            ("chua-xac-dinh", "chưa xác định: cho biết chứng thư gốc đáng tin cậy bằng --goc".into())
        }
        None => ("khong", "không xét, vì chữ ký không đúng".into()),
        Some(Trust::Trusted { path }) => {
            let root = path.last().cloned().flatten();
            ("co", format!("có, theo chứng thư gốc {}", named(&root)))
        }
        Some(Trust::RootUnknown { root }) => {
            ("khong", format!("không: chứng thư gốc {} không nằm trong số đáng tin cậy", named(root)))
        }
        Some(Trust::IssuerMissing { issuer, .. }) => {
            ("khong", format!("không: thiếu chứng thư của nơi cấp {}", named(issuer)))
        }
        Some(Trust::Expired { subject, since }) => {
            ("khong", format!("không: chứng thư {} đã hết hạn từ {}", named(subject), day(since)))
        }
        Some(Trust::NotYetValid { subject, until }) => {
            ("khong", format!("không: chứng thư {} chưa có hiệu lực, từ {}", named(subject), day(until)))
        }
        Some(Trust::Broken { rule: Rule::KeyUsage }) => {
            ("khong", "không: chứng thư số không dùng để ký văn bản (thiếu quyền chống chối bỏ)".into())
        }
        Some(Trust::Broken { .. }) => ("khong", "không: chuỗi chứng thư không đúng quy tắc".into()),
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
