//! What changed in the records since a document was made of them.

use std::path::{Path, PathBuf};

use super::names::{called, files_in_order};
use super::opening;
use super::reasons::{self, RecordChange};
use super::target::Target;
use crate::problem::{Problem, problems, slashed};
use crate::unit::Unit;

problems! {
    GH007 Error Data "Ghi kết quả." {
        /// Nothing was made of a unit yet, so there is nothing to compare with.
        NothingMade { path: String } =>
            format!("Chưa có văn bản nào của đơn vị này trong \"{path}\" để so sánh."),
            "lập văn bản bằng lệnh cap-nhat trước, hoặc chỉ đúng thư mục kết quả bằng --luu-vao.";
    }
}

/// A file of a document, and what changed in the records since it was made of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The file: a document as it is now, or an earlier version that was issued.
    pub path: PathBuf,
    /// The changes by record file; none when the records say what they said.
    pub changes: Vec<RecordChange>,
}

/// Compares the records of a unit as they are now with those that its documents in `out` were made from. With it come the
/// problems of reading; a record that cannot be parsed counts as empty.
///
/// # Errors
/// No document of this unit was made yet.
pub fn differences(target: &Target, out: &Path) -> Result<(Vec<Difference>, Vec<Problem>), Problem> {
    let folder = out.join(&target.name);
    let outputs = opening::look(&folder)?;
    let unit = Unit::open_but(&target.folder, None, Some(&folder));
    let difference = |name: &String| {
        let made = outputs.manifest.files.get(name)?.made.as_ref()?;
        let document = called(&made.document)?;
        let mut changes = reasons::changes(&outputs, &made.records, unit.records(), &document);
        changes.retain(|change| !change.is_frozen());
        Some(Difference { path: outputs.path(name), changes })
    };
    let found: Vec<Difference> = files_in_order(&outputs).iter().filter_map(difference).collect();
    if found.is_empty() {
        return Err(Problem::general(NothingMade { path: slashed(&folder) }));
    }
    let (_, problems) = unit.check();
    Ok((found, problems))
}
