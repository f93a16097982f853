//! Root certificates that an office trusts, from files.

use std::path::Path;

use pdf_signing::cms::{Roots, certificates};

use crate::problem::{Problem, problems, slashed};
use crate::read;

problems! {
    KS020 Error Data "Khóa và chứng thư số." {
        /// A file of trusted roots that holds none.
        NoRoot { path: String } =>
            format!("Tệp \"{path}\" không có chứng thư gốc nào."),
            "dùng tệp chứng thư gốc dạng .pem, .crt hoặc .cer.";
    }
}

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
        let mut names = Vec::new();
        for path in paths {
            let bytes = read::key_file(path.as_ref())?;
            let name = slashed(path.as_ref());
            let found = certificates(&bytes).ok_or_else(|| Problem::general(NoRoot { path: name.clone() }))?;
            names.extend(found.iter().map(|_| name.clone()));
            ders.extend(found);
        }
        let unusable = |at: usize| Problem::general(NoRoot { path: names.get(at).cloned().unwrap_or_default() });
        Roots::read(ders.iter().map(Vec::as_slice)).map(Self).map_err(unusable)
    }

    pub(crate) fn roots(&self) -> &Roots {
        &self.0
    }
}
