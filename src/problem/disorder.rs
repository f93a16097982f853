//! What rules find where one part of the records answers to another: an instruction and its actions, an amendment and
//! what is reported, a document and the one that it replaces, an extension and the document that grants it.

use chrono::NaiveDate;

use super::Code;
use crate::period::short;

/// What is wrong, as data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Disorder {
    // Instructions.
    /// An outcome is said, and this action of the instruction is not done.
    InstructionUndone {
        action: String,
    },
    /// No outcome is said, and every action of the instruction is done.
    InstructionDone,
    // Fields and indicators.
    SelfScoreOfSurvey {
        field: String,
    },
    IndicatorUnknown {
        id: String,
        nearest: Option<String>,
    },
    // Amendments of a plan.
    ReportedAfterWithdrawal {
        action: String,
        since: NaiveDate,
    },
    AddedNotLast {
        action: String,
    },
    // Extensions.
    CitedOnNoDay {
        text: String,
    },
    GrantAfterAsOf {
        date: NaiveDate,
        as_of: NaiveDate,
    },
    // Documents that replace others.
    ReplacesLater {
        replaced: NaiveDate,
        date: NaiveDate,
    },
    ReplacesItself,
    // Evidence.
    /// A number that its symbol is typed in: `7/QC-UBND`.
    SymbolInNumber {
        typed: String,
        number: String,
        symbol: String,
    },
}

impl Disorder {
    /// The registered code.
    pub(crate) fn code(&self) -> Code {
        match self {
            Self::InstructionUndone { .. } | Self::InstructionDone => Code::DI010,
            Self::SelfScoreOfSurvey { .. } => Code::DI011,
            Self::IndicatorUnknown { .. } => Code::TC011,
            Self::ReportedAfterWithdrawal { .. } => Code::TG013,
            Self::AddedNotLast { .. } => Code::TC010,
            Self::CitedOnNoDay { .. } => Code::TG011,
            Self::GrantAfterAsOf { .. } => Code::TG012,
            Self::ReplacesLater { .. } => Code::CS004,
            Self::ReplacesItself => Code::CS005,
            Self::SymbolInNumber { .. } => Code::TT012,
        }
    }
}

/// What is wrong, one sentence.
pub(super) fn message(found: &Disorder) -> String {
    match found {
        Disorder::InstructionUndone { action } => {
            format!(
                "Ý kiến chỉ đạo ghi đã có kết quả, nhưng nhiệm vụ \"{action}\" thực hiện ý kiến này chưa hoàn thành."
            )
        }
        Disorder::InstructionDone => {
            "Các nhiệm vụ thực hiện ý kiến chỉ đạo này đã hoàn thành, nhưng ý kiến chưa ghi kết quả.".into()
        }
        Disorder::SelfScoreOfSurvey { field } => {
            format!("Lĩnh vực \"{field}\" do cấp trên khảo sát (khao_sat: có), đơn vị không tự chấm điểm.")
        }
        Disorder::IndicatorUnknown { id, .. } => format!("Không có chỉ tiêu nào mang mã \"{id}\" trong kế hoạch."),
        Disorder::ReportedAfterWithdrawal { action, since } => {
            format!("Nhiệm vụ \"{action}\" đã thôi thực hiện từ ngày {} mà vẫn báo cáo tiến độ.", short(*since))
        }
        Disorder::AddedNotLast { action } => {
            format!("Nhiệm vụ bổ sung \"{action}\" đứng trước nhiệm vụ đã có, làm đổi số của nhiệm vụ đó.")
        }
        Disorder::CitedOnNoDay { text } => format!("Văn bản được viện dẫn ghi ngày {text}, lịch không có ngày này."),
        Disorder::GrantAfterAsOf { date, as_of } => {
            format!("Văn bản cho gia hạn ngày {} có sau ngày chốt số liệu {}.", short(*date), short(*as_of))
        }
        Disorder::ReplacesLater { replaced, date } => {
            format!("Văn bản ngày {} không thể thay thế văn bản ngày {}.", short(*date), short(*replaced))
        }
        Disorder::ReplacesItself => "Văn bản ghi là thay thế chính nó: cùng số, cùng ngày.".into(),
        Disorder::SymbolInNumber { typed, .. } => format!("Số văn bản \"{typed}\" gõ cả ký hiệu."),
    }
}

/// What to do next, one sentence.
pub(super) fn hint(found: &Disorder) -> String {
    match found {
        Disorder::InstructionUndone { .. } => {
            "sửa tinh_trang của nhiệm vụ, bỏ nhiệm vụ khỏi mục này, hoặc để trống ket_qua.".into()
        }
        Disorder::InstructionDone => "ghi ket_qua của ý kiến chỉ đạo.".into(),
        Disorder::SelfScoreOfSurvey { .. } => "bỏ điểm này khỏi diem_tu_cham, hoặc bỏ khao_sat của lĩnh vực.".into(),
        Disorder::IndicatorUnknown { nearest, .. } => match nearest {
            Some(nearest) => format!("có phải là \"{nearest}\"?"),
            None => "ghi mã của một mục chi_tieu trong ke-hoach.yaml cùng năm.".into(),
        },
        Disorder::ReportedAfterWithdrawal { .. } => "bỏ tiến độ này, hoặc sửa ngày ở rut của nhiệm vụ.".into(),
        Disorder::AddedNotLast { .. } => {
            "chuyển nhiệm vụ bổ sung xuống cuối lĩnh vực, theo thứ tự ngày bổ sung.".into()
        }
        Disorder::CitedOnNoDay { .. } => "kiểm tra lại ngày, tháng trên văn bản.".into(),
        Disorder::GrantAfterAsOf { .. } => {
            "để quý sau ghi gia_han này, quý này chỉ ghi de_nghi_gia_han; nếu ngày sai thì sửa lại.".into()
        }
        Disorder::ReplacesLater { .. } => "kiểm tra lại ngay của văn bản và ngay ở thay_the.".into(),
        Disorder::ReplacesItself => {
            "ghi ở thay_the số, ký hiệu, ngày của văn bản cũ; số, ngày của văn bản mới để trống khi chưa cấp.".into()
        }
        Disorder::SymbolInNumber { number, symbol, .. } => format!("ghi \"so: {number}\" và \"ky_hieu: {symbol}\"."),
    }
}
