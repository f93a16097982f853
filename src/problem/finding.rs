//! What rules find in records beside language and form: figures, evidence, time, who is in charge, samples, silences.

use chrono::NaiveDate;

use super::Code;
use crate::period::short;

/// What is wrong, as data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Finding {
    // Figures.
    /// The scores of the fields and a stated total, as printed.
    SumOfScores {
        sum: String,
        stated: String,
    },
    /// The maxima of the fields and the stated scale, as printed.
    SumOfMaxima {
        sum: String,
        stated: String,
    },
    PercentAgainstStatus {
        percent: u32,
        status: &'static str,
    },
    WentBack {
        action: String,
        before: String,
        now: String,
    },
    TypedFigure {
        typed: String,
        records: String,
    },
    PeriodBackwards {
        from: NaiveDate,
        to: NaiveDate,
    },
    // Evidence.
    EvidenceIncomplete {
        missing: Vec<&'static str>,
    },
    EvidenceOutside {
        date: NaiveDate,
        late: bool,
    },
    EvidenceEmpty {
        path: String,
    },
    EvidenceForm {
        path: String,
    },
    EvidenceNotAsNamed {
        path: String,
        said: &'static str,
        found: Option<&'static str>,
    },
    EvidenceShared {
        document: String,
        other: String,
    },
    // Time.
    CompletedTooEarly {
        day: NaiveDate,
        since: NaiveDate,
        reported: bool,
    },
    CompletedAfterAsOf {
        day: NaiveDate,
        as_of: NaiveDate,
    },
    CompletedWhen {
        action: String,
    },
    CompletedNotDone {
        action: String,
    },
    DueOutside {
        due: NaiveDate,
        first: NaiveDate,
        last: NaiveDate,
    },
    Overdue {
        action: String,
        days: i64,
        due: NaiveDate,
        /// Whether the record says why.
        told: bool,
    },
    GrantNotCited {
        text: String,
    },
    ReportTooEarly {
        date: NaiveDate,
        end: NaiveDate,
    },
    QuarterSkipped {
        quarter: String,
    },
    // Who is in charge.
    NobodyInCharge {
        department: String,
    },
    LeadCoordinates {
        department: String,
    },
    /// Actions that the office leads and the last quarter leaves out.
    OwnGaps {
        count: usize,
        quarter: String,
    },
    /// A number that was frozen for one action and is another's now, or nobody's.
    NumberMoved {
        number: String,
        frozen: String,
        quarter: String,
        now: Option<String>,
    },
    NeverReported {
        action: String,
    },
    // Samples.
    SampleLeft {
        mark: &'static str,
    },
    // Rules passed over.
    SilenceUnknown {
        code: String,
        nearest: Option<String>,
    },
    SilenceForbidden {
        code: String,
    },
    SilenceUnused {
        code: String,
    },
}

impl Finding {
    /// The registered code.
    pub(crate) fn code(&self) -> Code {
        match self {
            Self::SumOfScores { .. } => Code::DI005,
            Self::SumOfMaxima { .. } => Code::DI006,
            Self::PercentAgainstStatus { .. } => Code::DI007,
            Self::WentBack { .. } => Code::DI008,
            Self::TypedFigure { .. } => Code::DI009,
            Self::EvidenceIncomplete { .. } => Code::KC005,
            Self::EvidenceOutside { .. } => Code::KC006,
            Self::EvidenceEmpty { .. } => Code::KC007,
            Self::EvidenceForm { .. } => Code::KC008,
            Self::EvidenceNotAsNamed { .. } => Code::KC009,
            Self::EvidenceShared { .. } => Code::KC010,
            Self::CompletedTooEarly { .. } => Code::TG001,
            Self::CompletedAfterAsOf { .. } => Code::TG002,
            Self::CompletedWhen { .. } => Code::TG003,
            Self::CompletedNotDone { .. } => Code::TG004,
            Self::DueOutside { .. } => Code::TG005,
            Self::Overdue { .. } => Code::TG006,
            Self::GrantNotCited { .. } => Code::TG007,
            Self::ReportTooEarly { .. } => Code::TG008,
            Self::QuarterSkipped { .. } => Code::TG009,
            Self::PeriodBackwards { .. } => Code::TG010,
            Self::NobodyInCharge { .. } => Code::TN001,
            Self::LeadCoordinates { .. } => Code::TN002,
            Self::NeverReported { .. } => Code::TN003,
            Self::OwnGaps { .. } => Code::TN004,
            Self::NumberMoved { .. } => Code::SL003,
            Self::SampleLeft { .. } => Code::MM001,
            Self::SilenceUnknown { .. } => Code::BQ001,
            Self::SilenceForbidden { .. } => Code::BQ002,
            Self::SilenceUnused { .. } => Code::BQ003,
        }
    }
}

/// What is wrong, one sentence.
pub(super) fn message(found: &Finding) -> String {
    match found {
        Finding::SumOfScores { sum, stated } => {
            format!("Điểm các lĩnh vực cộng lại được {sum}, khác tổng điểm {stated} đã công bố.")
        }
        Finding::SumOfMaxima { sum, stated } => {
            format!("Điểm tối đa các lĩnh vực cộng lại được {sum}, khác thang điểm {stated}.")
        }
        Finding::PercentAgainstStatus { percent, status } => {
            format!("Tỷ lệ {percent}% trái với tình trạng \"{status}\".")
        }
        Finding::WentBack { action, before, now } => {
            format!("Nhiệm vụ \"{action}\" báo cáo trước là {before}, nay lùi lại {now}.")
        }
        Finding::TypedFigure { typed, records } => format!("\"{typed}\" trái với hồ sơ: {records}."),
        Finding::PeriodBackwards { from, to } => {
            format!("Kỳ báo cáo bắt đầu ngày {} nhưng kết thúc ngày {}.", short(*from), short(*to))
        }
        Finding::EvidenceIncomplete { missing } => format!("Văn bản kiểm chứng thiếu {}.", missing.join(", ")),
        Finding::EvidenceOutside { date, late: true } => {
            format!("Tài liệu kiểm chứng ngày {} có sau ngày chốt số liệu của báo cáo.", short(*date))
        }
        Finding::EvidenceOutside { date, late: false } => {
            format!("Tài liệu kiểm chứng ngày {} có trước kỳ báo cáo đầu tiên của năm.", short(*date))
        }
        Finding::EvidenceEmpty { path } => format!("Tệp tài liệu kiểm chứng \"{path}\" không có nội dung."),
        Finding::EvidenceForm { path } => format!("Tài liệu kiểm chứng \"{path}\" không phải tệp PDF, PNG hoặc JPG."),
        Finding::EvidenceNotAsNamed { path, said, found: Some(found) } => {
            format!("Tệp \"{path}\" mang đuôi {said} nhưng nội dung là {found}.")
        }
        Finding::EvidenceNotAsNamed { path, said, found: None } => {
            format!("Tệp \"{path}\" mang đuôi {said} nhưng nội dung không phải {said}.")
        }
        Finding::EvidenceShared { document, other } => {
            format!("{document} đã dùng để kiểm chứng nhiệm vụ \"{other}\", không liên quan đến nhiệm vụ này.")
        }
        Finding::CompletedTooEarly { day, since, reported: true } => {
            format!(
                "Hoàn thành ngày {}, nhưng đến ngày {} báo cáo trước vẫn ghi chưa xong.",
                short(*day),
                short(*since)
            )
        }
        Finding::CompletedTooEarly { day, since, reported: false } => {
            format!("Hoàn thành ngày {}, trước khi năm kế hoạch bắt đầu (ngày {}).", short(*day), short(*since))
        }
        Finding::CompletedAfterAsOf { day, as_of } => {
            format!("Hoàn thành ngày {}, sau ngày chốt số liệu {}.", short(*day), short(*as_of))
        }
        Finding::CompletedWhen { action } => {
            format!("Nhiệm vụ \"{action}\" ghi hoàn thành nhưng không có ngày hoàn thành.")
        }
        Finding::CompletedNotDone { action } => {
            format!("Nhiệm vụ \"{action}\" có ngày hoàn thành nhưng tình trạng chưa phải là hoàn thành.")
        }
        Finding::DueOutside { due, first, last } => {
            format!("Thời hạn {} nằm ngoài thời gian của kế hoạch ({} – {}).", short(*due), short(*first), short(*last))
        }
        Finding::Overdue { action, days, due, .. } => {
            format!("Nhiệm vụ \"{action}\" quá hạn {days:02} ngày (thời hạn {}).", short(*due))
        }
        Finding::GrantNotCited { text } => format!("\"{text}\" không nêu số, ngày của văn bản cho gia hạn."),
        Finding::ReportTooEarly { date, end } => {
            format!("Báo cáo ghi ngày {}, trước ngày cuối kỳ báo cáo {}.", short(*date), short(*end))
        }
        Finding::QuarterSkipped { quarter } => format!("Chưa có hồ sơ của quý {quarter}, quý ngay trước quý này."),
        Finding::NobodyInCharge { department } => {
            format!("Bộ phận chủ trì \"{department}\" không có người phụ trách.")
        }
        Finding::LeadCoordinates { department } => {
            format!("Bộ phận \"{department}\" vừa chủ trì vừa phối hợp cùng một việc.")
        }
        Finding::OwnGaps { count, quarter } => {
            format!("Văn phòng chưa cập nhật {count:02} nhiệm vụ do chính văn phòng chủ trì trong quý {quarter}.")
        }
        Finding::NumberMoved { number, frozen, quarter, now } => match now {
            Some(now) => format!(
                "Số NV {number} trong số liệu quý {quarter} đã chốt là của nhiệm vụ \"{frozen}\", nay là của \"{now}\"."
            ),
            None => format!(
                "Nhiệm vụ \"{frozen}\" (NV {number}) có trong số liệu quý {quarter} đã chốt, nay không còn trong kế hoạch."
            ),
        },
        Finding::NeverReported { action } => {
            format!("Nhiệm vụ \"{action}\" không được quý nào trong năm báo cáo.")
        }
        Finding::SampleLeft { mark } => format!("Giá trị mẫu ({mark}) chưa được thay bằng giá trị thật."),
        Finding::SilenceUnknown { code, .. } => format!("Không có quy tắc nào mang mã \"{code}\"."),
        Finding::SilenceForbidden { code } => format!("{code} là lỗi, không bỏ qua được."),
        Finding::SilenceUnused { code } => format!("Ở đây không có cảnh báo {code} nào để bỏ qua."),
    }
}

/// What to do next, one sentence.
pub(super) fn hint(found: &Finding) -> String {
    match found {
        Finding::SumOfScores { .. } | Finding::SumOfMaxima { .. } => {
            "đối chiếu từng lĩnh vực và tong_diem với quyết định công bố.".into()
        }
        Finding::PercentAgainstStatus { .. } => {
            "hoàn thành là 100%, đang thực hiện là 0–99%, chưa thực hiện là 0%; việc thường xuyên không ghi tỷ lệ.".into()
        }
        Finding::WentBack { .. } => "sửa số liệu, hoặc ghi rõ vì sao ở ghi_chu hoặc ly_do.".into(),
        Finding::TypedFigure { .. } => "sửa câu, hoặc sửa số liệu của hồ sơ; con số trong câu phải khớp bảng.".into(),
        Finding::PeriodBackwards { .. } => "sửa tu hoặc den của ky_bao_cao.".into(),
        Finding::EvidenceIncomplete { .. } => "ghi đủ so, ky_hieu và ngay của văn bản.".into(),
        Finding::EvidenceOutside { .. } => {
            "kiểm tra lại ngày; nếu đúng, tài liệu này khó được tính điểm cho năm nay.".into()
        }
        Finding::EvidenceEmpty { .. } => "quét hoặc tải lại tài liệu rồi chép đè lên.".into(),
        Finding::EvidenceForm { .. } => "quét hoặc xuất tài liệu ra PDF, PNG hoặc JPG.".into(),
        Finding::EvidenceNotAsNamed { found: Some(_), .. } => "đổi đuôi tệp cho đúng nội dung.".into(),
        Finding::EvidenceNotAsNamed { found: None, .. } => "mở thử tệp; nếu hỏng thì quét hoặc tải lại.".into(),
        Finding::EvidenceShared { .. } => {
            "kiểm tra xem có chép nhầm không; nếu đúng thì giữ lại và ghi bo_qua kèm lý do.".into()
        }
        Finding::CompletedTooEarly { .. } => "kiểm tra lại ngày hoàn thành; nếu báo cáo quý trước đã sai thì nêu điều chỉnh.".into(),
        Finding::CompletedAfterAsOf { .. } => {
            "việc xong sau ngày chốt thì để quý sau báo cáo; nếu ngày chốt sai thì sửa ngay_chot.".into()
        }
        Finding::CompletedWhen { .. } => "ghi ngay_hoan_thanh, để biết đúng hạn hay trễ hạn.".into(),
        Finding::CompletedNotDone { .. } => "sửa tinh_trang thành hoan_thanh, hoặc bỏ ngay_hoan_thanh.".into(),
        Finding::DueOutside { .. } => "kiểm tra lại ngày, năm của thời hạn.".into(),
        Finding::Overdue { told: true, .. } => "đôn đốc bộ phận chủ trì; báo cáo đã nêu việc này với Chủ tịch.".into(),
        Finding::Overdue { .. } => {
            "đôn đốc bộ phận chủ trì và ghi lý do ở ly_do; báo cáo đã nêu việc này với Chủ tịch.".into()
        }
        Finding::GrantNotCited { .. } => {
            "ghi loại, số, ký hiệu, ngày của văn bản, ví dụ Thông báo số 31/TB-UBND ngày 20/6/2026; chưa có văn bản thì chỉ ghi \
             de_nghi_gia_han."
                .into()
        }
        Finding::ReportTooEarly { .. } => "sửa ngay, hoặc ghi kỳ lấy số liệu khác ở ky_bao_cao.".into(),
        Finding::QuarterSkipped { .. } => "lập hồ sơ của quý đó, hoặc để báo cáo nêu là chưa có số liệu.".into(),
        Finding::NobodyInCharge { .. } => {
            "ghi nguoi_phu_trach của bộ phận trong don-vi.yaml, hoặc của từng nhiệm vụ.".into()
        }
        Finding::LeadCoordinates { .. } => "bỏ bộ phận đó ở phoi_hop của chính mục này.".into(),
        Finding::OwnGaps { .. } => "thêm tiến độ của các nhiệm vụ này vào tệp quý trước khi trình ký; báo cáo đã nêu số nhiệm vụ chưa cập nhật.".into(),
        Finding::NumberMoved { .. } => {
            "giữ nguyên thứ tự nhiệm vụ; nhiệm vụ mới thêm vào cuối lĩnh vực (khóa bo_sung), nhiệm vụ thôi thực hiện thì giữ lại và thêm khóa rut.".into()
        }
        Finding::NeverReported { .. } => "thêm tiến độ của nhiệm vụ vào một quý, hoặc bỏ nhiệm vụ khỏi kế hoạch.".into(),
        Finding::SampleLeft { .. } => "thay cả giá trị, kể cả dấu mẫu.".into(),
        Finding::SilenceUnknown { nearest, .. } => match nearest {
            Some(nearest) => format!("có phải là \"{nearest}\"?"),
            None => "chép mã từ kết quả kiểm tra.".into(),
        },
        Finding::SilenceForbidden { .. } => "sửa chỗ sai; chỉ cảnh báo mới bỏ qua được.".into(),
        Finding::SilenceUnused { .. } => "bỏ mục bo_qua này.".into(),
    }
}
