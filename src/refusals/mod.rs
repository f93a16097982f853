//! What the signature library refuses, in Vietnamese: what is wrong, and the next step.

mod keys;
mod oddity;
mod refusal;
mod signing;

pub(crate) use keys::{KeyRefusal, cms};
pub(crate) use oddity::oddity;
pub(crate) use refusal::{Field, Refusal};
pub(crate) use signing::called as field_called;

use pdf_signing::revisions::Unreadable;

use crate::problem::{ProblemKind, problems};

problems! {
    KY023 Error Data "Ký số văn bản." {
        /// A PDF that is not read for certain.
        PdfUncertain { why: Unreadable } =>
            format!("Không đọc được chắc chắn tệp PDF: {}.", signing::uncertain(why)),
            match why {
                Unreadable::Encrypted => "dùng bản không đặt mật khẩu, không mã hóa.",
                _ => "dùng tệp gốc, chưa qua chương trình nào ghi lại hoặc cắt bớt.",
            };
    }
}

/// Every kind of problem that is declared here.
pub(crate) fn kinds() -> impl Iterator<Item = &'static ProblemKind> {
    [KINDS, signing::KINDS, keys::KINDS].into_iter().flatten().copied()
}
