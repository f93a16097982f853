//! The record of a plan, `ke-hoach.yaml`: each Vietnamese key with its English name, need, meaning and example. The records of
//! a quarter are in `quarterly`.

use super::amendments::{Amendment, LeadChange, Replaced};
use super::choices::Flag;
use super::days::Date;
use super::due::Due;
use super::id::{ActionId, CriterionId, DepartmentId, FieldId, PersonId, ShortcomingId};
use super::indicators::Indicator;
use super::lines::Lines;
use super::record::record;
use super::source::At;
use super::urgency::UrgencyMark;
use super::values::{Count, Score, Text, Version, Year};

record! {
    /// `<year>/ke-hoach.yaml`: the plan.
    Plan, "tệp ke-hoach.yaml" {
        "phien_ban" required version: Version, "phiên bản của tệp", "1";
        "nam" required year: Year, "năm của kế hoạch", "2021";
        "so" optional number: Option<Count>, "số văn bản; bỏ trống khi chưa cấp số", "45";
        "ngay" optional date: Option<Date>, "ngày ban hành; bỏ trống khi chưa ban hành", "06/5/2021";
        "do_khan" optional urgency: UrgencyMark, "độ khẩn, in thành dấu đỏ dưới số, ký hiệu", "hỏa tốc";
        "trich_yeu" required subject: Lines as Subject, "trích yếu nội dung, không kèm chữ KẾ HOẠCH", "Khắc phục những tồn tại, hạn chế …";
        "thay_the" optional replaced: Option<Replaced>, "văn bản đã ban hành mà văn bản này thay thế", "";
        "can_cu" optional bases: Vec<Text> as Basis, "các căn cứ mở đầu, mỗi căn cứ một mục; dấu cuối do chương trình đặt", "";
        "mo_dau" optional opening: Option<Text> as Opening,
            "mệnh đề mở đầu in kiểu chữ đứng, không kèm dấu cuối, đứng trước lời ban hành kế hoạch",
            "Thực hiện Công văn số 1067/UBND-NV ngày 29/4/2021 của Ủy ban nhân dân thị xã về việc …";
        "muc_tieu" optional aims: Vec<Text> as Sentence, "các mục tiêu", "";
        "yeu_cau" optional requirements: Vec<Text> as Sentence, "các yêu cầu", "";
        "danh_gia" required assessment: Assessment, "đánh giá kết quả năm trước", "";
        "chi_tieu" optional indicators: Vec<Indicator>, "các chỉ tiêu, mỗi chỉ tiêu một mức kế hoạch", "";
        "linh_vuc" required fields: Vec<Field>, "các lĩnh vực theo bộ chỉ số", "";
        "kem_danh_muc" optional with_tasks: Flag, "kèm phụ lục danh mục nhiệm vụ, người phụ trách, thời hạn, sản phẩm", "có";
        "to_chuc_thuc_hien" optional organisation: Vec<Duty>, "phân công tổ chức thực hiện", "";
        "doan_cuoi" optional closing_paragraphs: Vec<Text> as Sentence, "các đoạn cuối phần tổ chức thực hiện", "";
        "loi_ket" optional closing: Option<Text> as Title,
            "câu kết, không kèm dấu ./.", "Yêu cầu các bộ phận triển khai thực hiện nghiêm túc";
    }
}

record! {
    /// How the year before went.
    Assessment, "mục danh_gia" {
        "can_cu" optional basis: Option<Text> as Sentence, "câu nêu quyết định công bố chỉ số", "Căn cứ Quyết định số …";
        "nhan_xet" optional remark: Option<Text> as Sentence, "nhận xét chung", "";
        "nhan_xet_diem" optional score_remark: Option<Text>, "lời nhận xét các điểm thấp, đứng sau \"có điểm đạt được\"",
            "thấp hơn thang điểm";
        "xep_hang" optional rank: Option<Rank>, "xếp hạng", "";
        "tong_diem" optional total: Option<ScoreOfMaximum>,
            "tổng điểm đã công bố và thang điểm, để đối chiếu với điểm các lĩnh vực cộng lại", "";
        "nguyen_nhan" optional causes: Vec<Text> as Sentence, "các đoạn nêu nguyên nhân", "";
    }
}

record! {
    /// The place among the units that were ranked.
    Rank, "mục xep_hang" {
        "hang" required rank: Count, "thứ hạng", "82";
        "tong_so" required total: Count, "tổng số đơn vị được xếp hạng", "82";
        "pham_vi" required among: Text, "xếp hạng trong các đơn vị nào", "xã phường";
    }
}

record! {
    /// A field (lĩnh vực) of the index.
    Field, "mục lĩnh vực" {
        "id" required id: FieldId, "mã của lĩnh vực", "the-che";
        "ten" required name: Text as Heading, "tên lĩnh vực, làm tiêu đề", "Về cải cách thể chế";
        "ten_ngan" optional short_name: Option<Text>, "tên lĩnh vực dùng trong câu", "cải cách thể chế";
        "diem" required score: ScoreOfMaximum, "điểm của năm trước", "";
        "tieu_chi" optional criteria: Vec<Criterion>, "các tiêu chí của lĩnh vực; điểm cộng lại phải bằng điểm của lĩnh vực", "";
        "diem_dong_rieng" optional score_on_own_line: Option<Flag>,
            "điểm thành dòng riêng dưới tiêu đề; \"không\" thì tiêu đề và điểm trên một dòng", "không";
        "khao_sat" optional survey: Flag, "điểm do cấp trên khảo sát, đơn vị không tự chấm", "có";
        "ton_tai" optional shortcomings: Vec<Shortcoming>, "các tồn tại, hạn chế", "";
        "tieu_de_nhiem_vu" optional actions_title: Option<Text> as Heading,
            "tiêu đề riêng của phần nhiệm vụ", "Nội dung triển khai, khắc phục";
        "nhiem_vu" optional actions: Vec<Action>, "các nhiệm vụ, giải pháp", "";
        "trach_nhiem" required responsibility: Responsibility, "trách nhiệm thực hiện", "";
    }
}

record! {
    /// A criterion (tiêu chí) of a field.
    Criterion, "mục tiêu chí" {
        "id" required id: CriterionId, "mã của tiêu chí", "tc-1.1";
        "ten" required name: Text as Cell, "tên tiêu chí", "Thực hiện kế hoạch cải cách hành chính";
        "diem" required score: ScoreOfMaximum, "điểm của năm trước", "";
    }
}

record! {
    /// Score of a field or of a criterion in the year before.
    ScoreOfMaximum, "mục diem" {
        "dat" required achieved: Score, "điểm đạt", "10,947";
        "toi_da" required maximum: Score, "điểm tối đa", "16";
    }
}

record! {
    /// A shortcoming (tồn tại, hạn chế).
    Shortcoming, "mục tồn tại, hạn chế" {
        "id" required id: ShortcomingId, "mã của tồn tại, hạn chế", "tt-1.1";
        "noi_dung" required text: Text as Sentence, "nội dung, kèm dấu cuối", "Chưa công khai đầy đủ.";
    }
}

record! {
    /// An action (nhiệm vụ, giải pháp).
    Action, "mục nhiệm vụ" {
        "id" required id: ActionId, "mã của nhiệm vụ", "nv-1.1";
        "noi_dung" required text: Text as Sentence, "nội dung, kèm dấu cuối", "Niêm yết công khai đúng quy định.";
        "ten_ngan" optional short_name: Option<Text>, "tên ngắn của nhiệm vụ dùng trong câu", "Niêm yết công khai";
        "khac_phuc" optional remedies: Vec<ShortcomingId>, "mã các tồn tại, hạn chế mà nhiệm vụ khắc phục", "[tt-1.1]";
        "chu_tri" optional lead: Vec<DepartmentId>, "mã bộ phận chủ trì, nếu khác trách nhiệm chung của lĩnh vực", "[van-phong]";
        "doi_chu_tri" optional lead_changes: Vec<LeadChange>, "những lần đổi bộ phận chủ trì trong năm, theo thứ tự thời gian", "";
        "phoi_hop" optional coordinating: Vec<DepartmentId>, "mã bộ phận phối hợp, nếu khác trách nhiệm chung của lĩnh vực", "[mot-cua]";
        "thoi_han" optional due: Option<At<Due>>,
            "thời hạn: một ngày, một tháng (tháng 6/2021), một quý (quý II/2021), trong-nam hoặc thuong-xuyen", "30/6/2021";
        "nguoi_phu_trach" optional person: Option<PersonId>, "mã người phụ trách, nếu khác người phụ trách bộ phận chủ trì", "ng-an";
        "san_pham" optional deliverable: Option<Text> as Cell, "sản phẩm phải có", "Báo cáo";
        "bo_sung" optional added: Option<Amendment>, "nhiệm vụ bổ sung sau khi ban hành kế hoạch, đứng cuối lĩnh vực", "";
        "rut" optional withdrawn: Option<Amendment>, "nhiệm vụ thôi thực hiện, vẫn giữ số", "";
    }
}

record! {
    /// Who carries out the actions of a field.
    Responsibility, "mục trach_nhiem" {
        "chu_tri" required lead: Vec<DepartmentId>, "mã bộ phận chủ trì", "[van-phong]";
        "chu_tri_ghi" optional lead_words: Option<Text> as Sentence,
            "lời ghi trên trang thay cho tên các bộ phận chủ trì", "Văn phòng Ủy ban";
        "phoi_hop" optional coordinating: Vec<DepartmentId>, "mã bộ phận phối hợp", "[lien-quan]";
        "phoi_hop_ghi" optional coordinating_words: Option<Text> as Sentence, "lời ghi trên trang thay cho tên các bộ phận phối hợp",
            "Các ngành, bộ phận liên quan";
    }
}

record! {
    /// What one addressee has to do (tổ chức thực hiện).
    Duty, "mục tổ chức thực hiện" {
        "tieu_de" optional who: Option<Text> as Heading, "người hoặc bộ phận được giao, làm tiêu đề", "Văn phòng Ủy ban";
        "dong_rieng" optional who_on_own_line: Option<Flag>, "tiêu đề thành dòng riêng; \"không\" thì tiêu đề và nội dung trên một dòng",
            "không";
        "noi_dung" required text: Text as Sentence, "nội dung", "Là đầu mối theo dõi …";
        "gach_dau_dong" optional items: Vec<Text> as Sentence, "các gạch đầu dòng tiếp theo", "";
        "doan_tiep" optional paragraphs: Vec<Text> as Sentence, "các đoạn tiếp theo, không đánh số", "";
    }
}
