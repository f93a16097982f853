//! What the library refuses, in Vietnamese: what is wrong, and the next step.

mod keys;
mod oddity;
mod pdf;

pub(super) use keys::cms;
pub(super) use oddity::oddity;
pub(super) use pdf::{KY005, NO_PLACE};

use pdf_signing::revisions::Unreadable;

use crate::problem::{ProblemKind, problems};

problems! {
    KY023 Error Data "Ký số văn bản." {
        /// A PDF that is not read for certain.
        PdfUncertain { why: Unreadable } =>
            format!("Không đọc được chắc chắn tệp PDF: {}.", pdf::uncertain(why)),
            match why {
                Unreadable::Encrypted => "dùng bản không đặt mật khẩu, không mã hóa.",
                _ => "dùng tệp gốc, chưa qua chương trình nào ghi lại hoặc cắt bớt.",
            };
    }
}

/// Every kind of problem that is declared here.
pub(super) fn problem_kinds() -> impl Iterator<Item = &'static ProblemKind> {
    [PROBLEM_KINDS, pdf::PROBLEM_KINDS, keys::PROBLEM_KINDS].into_iter().flatten().copied()
}
