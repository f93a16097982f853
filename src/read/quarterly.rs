//! The record types of a quarter: progress, evidence, extensions, instructions, proposals, and what the follow-up plan
//! has of its own.

use super::amendments::Replaced;
use super::choices::{EvidenceKind, Flag, Status};
use super::days::Date;
use super::id::{ActionId, FieldId};
use super::indicators::IndicatorResult;
use super::lines::Lines;
use super::plan::Duty;
use super::record::record;
use super::source::At;
use super::urgency::UrgencyMark;
use super::values::{Count, Percent, Score, Text, UnitPath, Version};
use crate::period::Quarter;

record! {
    /// `<year>/quy-<n>.yaml`: progress in one quarter.
    Quarterly, "tệp tiến độ quý" {
        "phien_ban" required version: Version, "phiên bản của tệp", "1";
        "quy" required quarter: At<Quarter>, "quý báo cáo", "2/2021";
        "ky_bao_cao" optional period: Option<Period>, "kỳ lấy số liệu, nếu khác kỳ theo quy định", "";
        "ngay_chot" optional as_of: Option<Date>, "ngày chốt số liệu, nếu khác ngày cuối kỳ", "14/6/2021";
        "so" optional number: Option<Count>, "số của báo cáo; bỏ trống khi chưa cấp số", "12";
        "ngay" optional date: Option<Date>, "ngày ban hành báo cáo; bỏ trống khi chưa ban hành", "16/6/2021";
        "do_khan" optional urgency: UrgencyMark, "độ khẩn, in thành dấu đỏ dưới số, ký hiệu", "hỏa tốc";
        "trich_yeu" optional subject: Option<Lines> as Title,
            "trích yếu của báo cáo, nếu khác trích yếu lập sẵn", "Kết quả thực hiện quý II …";
        "thay_the" optional replaced: Option<Replaced>, "văn bản đã ban hành mà văn bản này thay thế", "";
        "chi_dao" optional direction: Vec<Text> as Sentence, "các đoạn về công tác chỉ đạo, tổ chức thực hiện trong quý", "";
        "y_kien_chi_dao" optional instructions: Vec<Instruction>, "ý kiến chỉ đạo của Chủ tịch và kết quả thực hiện", "";
        "tien_do" optional progress: Vec<Progress>, "tiến độ từng nhiệm vụ", "";
        "chi_tieu" optional indicators: Vec<IndicatorResult>, "kết quả từng chỉ tiêu", "";
        "diem_tu_cham" optional self_scores: Vec<SelfScore>, "điểm tự chấm từng lĩnh vực", "";
        "nhan_xet" optional remarks: Vec<Text> as Sentence, "các đoạn nhận xét của văn phòng", "";
        "han_che" optional limits: Vec<Text> as Sentence, "các đoạn nhận xét về hạn chế", "";
        "bieu_duong" optional praise: Vec<Text> as Sentence, "tập thể, cá nhân đề nghị biểu dương, kèm thành tích", "";
        "nhac_nho" optional reminders: Vec<Text> as Sentence, "tập thể, cá nhân đề nghị nhắc nhở, kèm lý do", "";
        "nguyen_nhan" optional causes: Vec<Text> as Sentence, "các nguyên nhân của tồn tại, hạn chế", "";
        "kho_khan" optional difficulties: Vec<Text> as Sentence, "khó khăn, vướng mắc", "";
        "kien_nghi" optional proposals: Vec<Proposal>, "kiến nghị, đề xuất", "";
        "ke_hoach_tiep_tuc" optional follow_up: Option<FollowUp>, "nội dung riêng của kế hoạch tiếp tục sau quý này", "";
    }
}

record! {
    /// What the follow-up plan after this quarter has of its own.
    FollowUp, "mục ke_hoach_tiep_tuc" {
        "so" optional number: Option<Count>, "số của kế hoạch tiếp tục; bỏ trống khi chưa cấp số", "61";
        "ngay" optional date: Option<Date>, "ngày ban hành; bỏ trống khi chưa ban hành", "25/6/2021";
        "do_khan" optional urgency: UrgencyMark, "độ khẩn, in thành dấu đỏ dưới số, ký hiệu", "hỏa tốc";
        "trich_yeu" optional subject: Option<Lines> as Title, "trích yếu, nếu khác trích yếu lập sẵn", "Tiếp tục khắc phục …";
        "thay_the" optional replaced: Option<Replaced>, "văn bản đã ban hành mà văn bản này thay thế", "";
        "muc_dich" optional aims: Vec<Text> as Sentence, "các mục đích, nếu khác câu lập sẵn", "";
        "yeu_cau" optional requirements: Vec<Text> as Sentence, "các yêu cầu, nếu khác câu lập sẵn", "";
        "thoi_han_moi" optional new_dues: Vec<NewDue>, "thời hạn mới đề xuất cho từng nhiệm vụ", "";
        "ngay_bao_cao" optional report_by: Option<Date>, "hạn các bộ phận gửi kết quả về văn phòng, nếu khác ngày cuối kỳ báo cáo quý tới",
            "10/9/2021";
        "to_chuc_thuc_hien" optional organisation: Vec<Duty>, "phân công tổ chức thực hiện, nếu khác phân công lập sẵn", "";
        "loi_ket" optional closing: Option<Text> as Title,
            "câu kết, không kèm dấu ./.", "Yêu cầu các bộ phận triển khai thực hiện nghiêm túc";
    }
}

record! {
    /// A due date that the follow-up plan proposes.
    NewDue, "mục thoi_han_moi" {
        "nhiem_vu" required action: ActionId, "mã của nhiệm vụ", "nv-1.1";
        "den_ngay" required until: Date, "thời hạn mới", "30/9/2021";
    }
}

record! {
    /// A reporting period other than the decree's.
    Period, "mục ky_bao_cao" {
        "tu" required from: Date, "ngày đầu kỳ", "15/3/2021";
        "den" required to: Date, "ngày cuối kỳ", "14/6/2021";
    }
}

record! {
    /// An instruction of the chairman's and what became of it.
    Instruction, "mục ý kiến chỉ đạo" {
        "noi_dung" required text: Text as Cell, "nội dung chỉ đạo", "Ban hành quy chế trong tháng 5";
        "van_ban" optional document: Option<Text> as Cell,
            "văn bản hoặc cuộc họp có ý kiến chỉ đạo", "Thông báo số 20/TB-UBND ngày 12/4/2021";
        "nhiem_vu" optional actions: Vec<ActionId>, "mã các nhiệm vụ của kế hoạch thực hiện ý kiến này", "[nv-1.1]";
        "ket_qua" optional outcome: Option<Text> as Cell, "kết quả thực hiện; bỏ trống khi chưa thực hiện", "Đã ban hành";
    }
}

record! {
    /// How far an action is.
    Progress, "mục tiến độ" {
        "nhiem_vu" required action: ActionId, "mã của nhiệm vụ trong kế hoạch", "nv-1.1";
        "tinh_trang" required status: At<Status>, "tình trạng: hoan_thanh, dang_thuc_hien, chua_thuc_hien, thuong_xuyen", "hoan_thanh";
        "ti_le" optional percent: Option<Percent>, "tỷ lệ hoàn thành, phần trăm", "60";
        "ngay_hoan_thanh" optional completed_on: Option<Date>, "ngày hoàn thành", "10/6/2021";
        "ket_qua" optional outcome: Option<Text> as Cell, "kết quả đạt được", "Đã ban hành kế hoạch.";
        "tai_lieu_kiem_chung" optional evidence: Vec<Evidence>, "tài liệu kiểm chứng", "";
        "ly_do" optional reason: Option<Text> as Cell, "lý do chậm", "Chờ hướng dẫn của cấp trên";
        "de_nghi_gia_han" optional requested: Option<ExtensionRequest>, "đề nghị gia hạn", "";
        "gia_han" optional granted: Option<Extension>, "gia hạn đã được chấp thuận bằng văn bản", "";
        "ghi_chu" optional note: Option<Text> as Cell, "ghi chú", "";
    }
}

record! {
    /// Evidence of what was done (tài liệu kiểm chứng).
    Evidence, "mục tài liệu kiểm chứng", at most crate::read::bounds::IDS {
        "loai" required kind: At<EvidenceKind>, "loại: van_ban, bien_ban, hinh_anh, ho_so, khac", "van_ban";
        "ten" required name: Text as Cell, "tên tài liệu", "Kế hoạch kiểm soát thủ tục hành chính";
        "co_quan" optional agency: Option<Text>, "cơ quan ban hành, khi không phải Ủy ban nhân dân của đơn vị", "Đảng ủy xã";
        "so" optional number: Option<Text>, "số của văn bản", "15";
        "ky_hieu" optional symbol: Option<Text>, "ký hiệu của văn bản", "KH-UBND";
        "ngay" optional date: Option<Date>, "ngày của tài liệu", "12/4/2021";
        "tep" optional file: Option<UnitPath>, "tệp trong thư mục của đơn vị", "2021/tai-lieu-kiem-chung/kh-15.pdf";
        "ky_so" optional declared_signed: Flag, "tài liệu đã được ký số", "có";
    }
}

record! {
    /// A request for more time, which does not move the due date.
    ExtensionRequest, "mục de_nghi_gia_han" {
        "den_ngay" required until: Date, "ngày đề nghị", "30/9/2021";
        "ly_do" optional reason: Option<Text> as Cell, "lý do", "";
    }
}

record! {
    /// More time granted by a document, which moves the due date.
    Extension, "mục gia_han" {
        "den_ngay" required until: Date, "thời hạn mới", "30/9/2021";
        "van_ban" required document: Text as Cell, "văn bản chấp thuận: loại, số, ký hiệu, ngày", "Thông báo số 31/TB-UBND ngày 20/6/2021";
    }
}

record! {
    /// The unit's own score of a field.
    SelfScore, "mục diem_tu_cham" {
        "linh_vuc" required field: FieldId, "mã của lĩnh vực", "the-che";
        "diem" required score: Score, "điểm tự chấm", "4,5";
    }
}

record! {
    /// A decision asked for: what, who decides, by when.
    Proposal, "mục kiến nghị" {
        "noi_dung" required text: Text as Cell, "nội dung kiến nghị, đề xuất", "Bố trí kinh phí sao lưu hồ sơ";
        "nguoi_quyet_dinh" required decider: Text as Cell, "người hoặc cơ quan quyết định", "Chủ tịch Ủy ban nhân dân xã";
        "thoi_han" optional until: Option<Date>, "cần quyết định trước ngày nào", "30/6/2021";
        "ly_do" optional reason: Option<Text> as Cell, "lý do kiến nghị, đề xuất", "Kinh phí năm chưa bố trí nội dung này";
    }
}
