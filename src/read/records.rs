//! The glossary between the clerk's words and the code's, and the declaration of every record type: each Vietnamese
//! key with its English name, need, meaning and example.

use super::decode::record;
use super::values::{Count, Date, Due, Flag, Id, Score, Text, UnitPath, Version, Year};

/// The version of the record files that this program reads and writes (`phien_ban`).
pub(crate) const VERSION: u32 = 1;

record! {
    /// `don-vi.yaml`: who issues the documents.
    Agency, "tệp don-vi.yaml" {
        "phien_ban" required version: Version, "phiên bản của tệp", "1";
        "ten_goi" required short_name: Text, "tên đơn vị dùng trong câu", "xã An Bình";
        "cap" required level: Text, "cấp của đơn vị, viết thường", "xã";
        "dia_danh" required place: Text, "địa danh ghi trước ngày, tháng, năm", "An Bình";
        "uy_ban" required committee: Issuer, "Ủy ban nhân dân, cơ quan ban hành kế hoạch", "";
        "bo_phan" required departments: Vec<Department>, "các bộ phận, chức danh chuyên môn", "";
        "van_ban" required documents: Documents, "người ký và nơi nhận của từng loại văn bản", "";
        "phong_chu" optional fonts: Option<FontFiles>, "phông chữ riêng của đơn vị", "";
    }
}

record! {
    /// A body that issues documents under its own header (NĐ 30/2020, PL I, II.2).
    Issuer, "mục cơ quan ban hành" {
        "ten" required name: Text, "tên đầy đủ của cơ quan", "Ủy ban nhân dân xã An Bình";
        "co_quan_chu_quan" optional parent: Vec<Text>, "các dòng tên cơ quan chủ quản ở đầu trang", "[ỦY BAN NHÂN DÂN, TỈNH A]";
        "tieu_de" required header: Vec<Text>, "các dòng tên cơ quan ở đầu trang", "[ỦY BAN NHÂN DÂN, XÃ AN BÌNH]";
        "chu_viet_tat" required abbreviation: Text, "chữ viết tắt trong ký hiệu văn bản", "UBND";
    }
}

record! {
    /// A department, a post, or a group of them, that leads or coordinates actions.
    Department, "mục bộ phận" {
        "id" required id: Id, "mã của bộ phận", "van-phong";
        "ten" required name: Text, "tên bộ phận", "Văn phòng Ủy ban";
    }
}

record! {
    /// What differs from one kind of document to the next.
    Documents, "mục van_ban" {
        "ke_hoach" required plan: Signing, "người ký và nơi nhận của kế hoạch", "";
    }
}

record! {
    /// Signer and recipients of a kind of document.
    Signing, "mục văn bản" {
        "nguoi_ky" required signer: Signer, "người ký", "";
        "noi_nhan" optional recipients: Vec<Text>, "nơi nhận, mỗi nơi một dòng, không kèm gạch đầu dòng và dấu chấm phẩy", "[Phòng Nội vụ (b/c)]";
        "luu" required archived: Vec<Text>, "nơi lưu", "[VT]";
    }
}

record! {
    /// Who signs (NĐ 30/2020, PL I, II.7).
    Signer, "mục người ký" {
        "tham_quyen" optional authority: Vec<Text>, "các dòng quyền hạn trên chức vụ (TM., KT., TL., Q.)", "[TM. ỦY BAN NHÂN DÂN]";
        "chuc_vu" required position: Text, "chức vụ của người ký", "CHỦ TỊCH";
        "ho_ten" required name: Text, "họ và tên người ký, không kèm học hàm, học vị", "Nguyễn Văn An";
    }
}

record! {
    /// An agency's own font files, one for each face, of one family.
    FontFiles, "mục phông chữ" {
        "thuong" required regular: UnitPath, "tệp kiểu thường", "phong-chu/thuong.ttf";
        "dam" required bold: UnitPath, "tệp kiểu đậm", "phong-chu/dam.ttf";
        "nghieng" required italic: UnitPath, "tệp kiểu nghiêng", "phong-chu/nghieng.ttf";
        "dam_nghieng" required bold_italic: UnitPath, "tệp kiểu đậm nghiêng", "phong-chu/dam-nghieng.ttf";
    }
}

record! {
    /// `<year>/ke-hoach.yaml`: the plan.
    Plan, "tệp ke-hoach.yaml" {
        "phien_ban" required version: Version, "phiên bản của tệp", "1";
        "nam" required year: Year, "năm của kế hoạch", "2021";
        "so" optional number: Option<Count>, "số văn bản; bỏ trống khi chưa cấp số", "45";
        "ngay" optional date: Option<Date>, "ngày ban hành; bỏ trống khi chưa ban hành", "06/5/2021";
        "trich_yeu" required subject: Text, "trích yếu nội dung, không kèm chữ KẾ HOẠCH", "Khắc phục những tồn tại, hạn chế …";
        "can_cu" optional bases: Vec<Text>, "các căn cứ mở đầu, mỗi căn cứ một mục, kèm dấu cuối", "";
        "muc_tieu" optional aims: Vec<Text>, "các mục tiêu", "";
        "yeu_cau" optional requirements: Vec<Text>, "các yêu cầu", "";
        "danh_gia" required assessment: Assessment, "đánh giá kết quả năm trước", "";
        "linh_vuc" required fields: Vec<Field>, "các lĩnh vực theo bộ chỉ số", "";
        "to_chuc_thuc_hien" optional organisation: Vec<Duty>, "phân công tổ chức thực hiện", "";
        "doan_cuoi" optional closing_paragraphs: Vec<Text>, "các đoạn cuối phần tổ chức thực hiện", "";
        "loi_ket" optional closing: Option<Text>, "câu kết, không kèm dấu ./.", "Yêu cầu các bộ phận triển khai thực hiện nghiêm túc";
    }
}

record! {
    /// How the year before went.
    Assessment, "mục danh_gia" {
        "can_cu" optional basis: Option<Text>, "câu nêu quyết định công bố chỉ số", "Căn cứ Quyết định số …";
        "nhan_xet" optional remark: Option<Text>, "nhận xét chung", "";
        "nhan_xet_diem" optional score_remark: Option<Text>, "lời nhận xét các điểm thấp, đứng sau \"có điểm đạt được\"", "thấp hơn thang điểm";
        "xep_hang" optional rank: Option<Rank>, "xếp hạng", "";
        "nguyen_nhan" optional causes: Vec<Text>, "các đoạn nêu nguyên nhân", "";
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
        "id" required id: Id, "mã của lĩnh vực", "the-che";
        "ten" required name: Text, "tên lĩnh vực, làm tiêu đề", "Về cải cách thể chế";
        "ten_ngan" optional short_name: Option<Text>, "tên lĩnh vực dùng trong câu", "cải cách thể chế";
        "diem" required score: FieldScore, "điểm của năm trước", "";
        "diem_dong_rieng" optional score_on_own_line: Flag, "ghi điểm thành dòng riêng dưới tiêu đề", "có";
        "ton_tai" optional shortcomings: Vec<Shortcoming>, "các tồn tại, hạn chế", "";
        "tieu_de_nhiem_vu" optional actions_title: Option<Text>, "tiêu đề riêng của phần nhiệm vụ", "Nội dung triển khai, khắc phục";
        "nhiem_vu" optional actions: Vec<Action>, "các nhiệm vụ, giải pháp", "";
        "trach_nhiem" required responsibility: Responsibility, "trách nhiệm thực hiện", "";
    }
}

record! {
    /// Score of a field in the year before.
    FieldScore, "mục diem" {
        "dat" required achieved: Score, "điểm đạt", "10,947";
        "toi_da" required maximum: Score, "điểm tối đa", "16";
    }
}

record! {
    /// A shortcoming (tồn tại, hạn chế).
    Shortcoming, "mục tồn tại, hạn chế" {
        "id" required id: Id, "mã của tồn tại, hạn chế", "tt-1.1";
        "noi_dung" required text: Text, "nội dung, kèm dấu cuối", "Chưa công khai đầy đủ.";
    }
}

record! {
    /// An action (nhiệm vụ, giải pháp).
    Action, "mục nhiệm vụ" {
        "id" required id: Id, "mã của nhiệm vụ", "nv-1.1";
        "noi_dung" required text: Text, "nội dung, kèm dấu cuối", "Niêm yết công khai đúng quy định.";
        "khac_phuc" optional remedies: Vec<Id>, "mã các tồn tại, hạn chế mà nhiệm vụ khắc phục", "[tt-1.1]";
        "chu_tri" optional lead: Vec<Id>, "mã bộ phận chủ trì, nếu khác trách nhiệm chung của lĩnh vực", "[van-phong]";
        "phoi_hop" optional coordinating: Vec<Id>, "mã bộ phận phối hợp, nếu khác trách nhiệm chung của lĩnh vực", "[mot-cua]";
        #[allow(dead_code, reason = "read and checked here; the quarterly report counts with it")]
        "thoi_han" optional due: Option<Due>, "thời hạn: một ngày, một quý, trong-nam hoặc thuong-xuyen", "30/6/2021";
        "san_pham" optional deliverable: Option<Text>, "sản phẩm phải có", "Báo cáo";
    }
}

record! {
    /// Who carries out the actions of a field.
    Responsibility, "mục trach_nhiem" {
        "chu_tri" required lead: Vec<Id>, "mã bộ phận chủ trì", "[van-phong]";
        "chu_tri_ghi" optional lead_words: Option<Text>, "lời ghi trên trang thay cho tên các bộ phận chủ trì", "Văn phòng Ủy ban";
        "phoi_hop" optional coordinating: Vec<Id>, "mã bộ phận phối hợp", "[lien-quan]";
        "phoi_hop_ghi" optional coordinating_words: Option<Text>, "lời ghi trên trang thay cho tên các bộ phận phối hợp", "Các ngành, bộ phận liên quan";
    }
}

record! {
    /// What one addressee has to do (tổ chức thực hiện).
    Duty, "mục tổ chức thực hiện" {
        "tieu_de" optional who: Option<Text>, "người hoặc bộ phận được giao, đứng trước dấu hai chấm", "Văn phòng Ủy ban";
        "noi_dung" required text: Text, "nội dung", "Là đầu mối theo dõi …";
        "gach_dau_dong" optional items: Vec<Text>, "các gạch đầu dòng tiếp theo", "";
        "doan_tiep" optional paragraphs: Vec<Text>, "các đoạn tiếp theo, không đánh số", "";
    }
}

/// Every key of every record type.
#[cfg(test)]
pub(crate) fn all_keys() -> impl Iterator<Item = &'static str> {
    let types = [
        Agency::KEYS,
        Issuer::KEYS,
        Department::KEYS,
        Documents::KEYS,
        Signing::KEYS,
        Signer::KEYS,
        FontFiles::KEYS,
        Plan::KEYS,
        Assessment::KEYS,
        Rank::KEYS,
        Field::KEYS,
        FieldScore::KEYS,
        Shortcoming::KEYS,
        Action::KEYS,
        Responsibility::KEYS,
        Duty::KEYS,
    ];
    types.into_iter().flatten().map(|key| key.name)
}
