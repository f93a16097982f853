//! What `ky-so` and `cap-so` check and report before they append to a document.

use std::path::{Path, PathBuf};

use cchc::problem::Problem;
use cchc::signing::{self, PdfFile, Signed, TrustedRoots};

use super::talk;

/// Conditions that a document must meet before a step is appended to it.
#[derive(Debug, clap::Args)]
pub struct BeforeArgs {
    /// Chứng thư gốc đáng tin cậy (PEM hoặc DER); ghi nhiều lần được. Người đã ký không theo chứng thư này thì không làm tiếp
    #[arg(long = "goc", value_name = "TỆP")]
    roots: Vec<PathBuf>,
    /// Làm tiếp cả khi tệp có những thứ mà chương trình không làm ra; những thứ ấy được nêu ra
    #[arg(long = "chap-nhan-tep-la")]
    foreign: bool,
}

/// Opens the document; says what is odd about it where that was accepted, and who has signed it.
pub fn opened(file: &Path, before: &BeforeArgs) -> Result<PdfFile, Problem> {
    let mut document = PdfFile::open(file)?;
    if before.foreign {
        let found = signing::oddities(&document)?;
        if !found.is_empty() {
            talk::say(&format!(
                "Làm tiếp dù tệp không còn đúng như khi lập để trình ký:\n  - {}\n",
                found.join("\n  - ")
            ));
        }
        document = document.accepting_foreign();
    }
    let roots = match before.roots.as_slice() {
        [] => None,
        roots => Some(TrustedRoots::open(roots)?),
    };
    let signed = signing::signed_by(&document, roots.as_ref(), talk::now())?;
    for one in &signed {
        let trusted = match one.trusted {
            Some(true) => "đáng tin cậy",
            Some(false) => "KHÔNG đáng tin cậy",
            None => "chưa xác định có đáng tin cậy không; thêm --goc để kiểm tra",
        };
        say(&format!("Đã có {}", one.field), one, &format!(" ({trusted})"));
    }
    if let Some(roots) = &roots {
        signing::trusted_so_far(&document, roots, talk::now())?;
    }
    Ok(document)
}

/// Says who signed in the step that was just made of `document`.
pub fn signed(document: &PdfFile, made: &[u8]) {
    let names = |document: &PdfFile| signing::signed_by(document, None, talk::now()).unwrap_or_default();
    let earlier: Vec<String> =
        names(document).into_iter().filter(|one| one.signer.is_some()).map(|one| one.field).collect();
    for one in
        names(&PdfFile::from_bytes(Path::new(""), made.to_vec())).iter().filter(|one| !earlier.contains(&one.field))
    {
        say(&format!("Vừa thêm {}", one.field), one, "");
    }
}

fn say(what: &str, one: &Signed, more: &str) {
    let signer = one.signer.as_deref().unwrap_or("không rõ tên");
    talk::say(&format!("{what}: {}{more}.\n", talk::clean(signer)));
    if let Some(expected) = &one.expected {
        talk::say(&format!(
            "cảnh báo: chứng thư mang tên \"{}\", còn văn bản ghi \"{}\".\n",
            talk::clean(signer),
            talk::clean(expected)
        ));
    }
}
