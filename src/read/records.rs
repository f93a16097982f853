//! The glossary between the clerk's words and the code's, and the declaration of every record type: each Vietnamese
//! key with its English name, need, meaning and example. The records of a quarter are in `quarterly`.

use super::amendments::{Amendment, LeadChange, Replaced};
use super::choices::Flag;
use super::decode::{At, record};
use super::due::Due;
use super::file_stem::FileStem;
use super::id::{ActionId, CriterionId, DepartmentId, FieldId, PersonId, ShortcomingId};
use super::indicators::Indicator;
use super::lines::Lines;
use super::sentences::SentenceMap;
use super::values::{Count, Date, FrozenVersion, Score, Text, UnitPath, Version, Whole, Year};
use crate::kinds::{IssuedBy, Kind, SignedAs};
use crate::period::Quarter;

record! {
    /// `don-vi.yaml`: who issues the documents.
    Agency, "tệp don-vi.yaml" {
        "phien_ban" required version: Version, "phiên bản của tệp", "1";
        "ten_goi" required short_name: Text, "tên đơn vị dùng trong câu", "xã An Bình";
        "cap" required level: Text, "cấp của đơn vị, viết thường", "xã";
        "dia_danh" required place: Text, "địa danh ghi trước ngày, tháng, năm", "An Bình";
        "uy_ban" required committee: Issuer, "Ủy ban nhân dân, cơ quan ban hành kế hoạch", "";
        "van_phong" optional office: Option<Issuer>, "văn phòng, cơ quan lập báo cáo", "";
        "bo_phan" required departments: Vec<Department>, "các bộ phận, chức danh chuyên môn", "";
        "nguoi" optional people: Vec<Person>, "những người phụ trách nhiệm vụ", "";
        "van_ban" required documents: Documents, "người ký và nơi nhận của từng loại văn bản", "";
        "bieu_do" optional charts: Flag, "kèm biểu đồ vào báo cáo", "có";
        "ky_gop" optional half_year: Flag, "báo cáo quý II, quý IV đồng thời là báo cáo 6 tháng đầu năm, báo cáo năm", "có";
        "phong_chu" optional fonts: Option<FontFiles>, "phông chữ riêng của đơn vị", "";
    }
}

record! {
    /// A body that issues documents under its own header (NĐ 30/2020, PL I, II.2).
    Issuer, "mục cơ quan ban hành" {
        "ten" required name: Text, "tên đầy đủ của cơ quan", "Ủy ban nhân dân xã An Bình";
        "co_quan_chu_quan" optional parent: Vec<Text>, "các dòng tên cơ quan chủ quản ở đầu trang", "[ỦY BAN NHÂN DÂN, TỈNH A]";
        "tieu_de" required header: Vec<Text>, "các dòng tên cơ quan ở đầu trang", "[ỦY BAN NHÂN DÂN, XÃ AN BÌNH]";
        "bo_phan" optional department: Option<DepartmentId>,
            "mã bộ phận là chính cơ quan này trong danh sách bộ phận, chỉ dùng cho văn phòng",
            "van-phong";
        "chu_viet_tat" required abbreviation: Text, "chữ viết tắt trong ký hiệu văn bản", "UBND";
        "con_dau" optional seal: Option<Flag>, "cơ quan có con dấu riêng; \"không\" thì văn bản hoàn tất sau khi ký và cấp số", "không";
        "anh_con_dau" optional seal_picture: Option<UnitPath>, "ảnh con dấu màu đỏ, tệp PNG nền trong suốt", "con-dau.png";
        "duong_kinh_con_dau" optional seal_size: Option<Count>, "đường kính thật của con dấu, milimét; bỏ trống là 36", "36";
    }
}

record! {
    /// A department, a post, or a group of them, that leads or coordinates actions.
    Department, "mục bộ phận" {
        "id" required id: DepartmentId, "mã của bộ phận", "van-phong";
        "ten" required name: Text, "tên bộ phận", "Văn phòng Ủy ban";
        "nguoi_phu_trach" optional head: Option<PersonId>, "mã người phụ trách bộ phận", "ng-an";
    }
}

record! {
    /// A person in charge of actions.
    Person, "mục người" {
        "id" required id: PersonId, "mã của người", "ng-an";
        "ho_ten" required name: Text, "họ và tên", "Nguyễn Văn An";
        "chuc_vu" optional position: Option<Text>, "chức vụ, chức danh", "Công chức Văn phòng - Thống kê";
        "bo_phan" required department: DepartmentId, "mã bộ phận của người đó", "van-phong";
    }
}

record! {
    /// What differs from one kind of document to the next.
    Documents, "mục van_ban" {
        "ke_hoach" required plan: Signing, "người ký và nơi nhận của kế hoạch", "";
        "bao_cao" optional report: Option<Signing>, "người ký, nơi nhận và kính gửi của báo cáo", "";
    }
}

record! {
    /// Signer and recipients of a kind of document.
    Signing, "mục văn bản" {
        "kinh_gui" optional addressee: Option<Text>, "nơi kính gửi, chỉ dùng cho báo cáo", "Chủ tịch Ủy ban nhân dân xã An Bình";
        "nguoi_ky" required signer: Signer, "người ký", "";
        "noi_nhan" optional recipients: Vec<Text>, "nơi nhận, mỗi nơi một dòng, không kèm gạch đầu dòng và dấu chấm phẩy",
            "[Phòng Nội vụ (b/c)]";
        "luu" required archived: Vec<Text>, "nơi lưu", "[VT]";
        "ten_tep" optional file_name: Option<FileStem>, "tên tệp khi trình ký, không kèm .pdf; <nam>, <quy> thay bằng năm, quý của văn bản",
            "KH-CCHC-<nam>";
    }
}

record! {
    /// Who signs (NĐ 30/2020, PL I, II.7).
    Signer, "mục người ký" {
        "tham_quyen" optional authority: Vec<Text>, "các dòng quyền hạn trên chức vụ (TM., KT., TL., Q.)", "[TM. ỦY BAN NHÂN DÂN]";
        "chuc_vu" required position: Text, "chức vụ của người ký", "CHỦ TỊCH";
        "ho_ten" required name: Text, "họ và tên người ký, không kèm học hàm, học vị", "Nguyễn Văn An";
        "anh_chu_ky" optional picture: Option<UnitPath>, "ảnh chữ ký màu xanh, tệp PNG nền trong suốt", "chu-ky.png";
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
        "trich_yeu" required subject: Lines, "trích yếu nội dung, không kèm chữ KẾ HOẠCH", "Khắc phục những tồn tại, hạn chế …";
        "thay_the" optional replaced: Option<Replaced>, "văn bản đã ban hành mà văn bản này thay thế", "";
        "can_cu" optional bases: Vec<Text>, "các căn cứ mở đầu, mỗi căn cứ một mục; dấu cuối do chương trình đặt", "";
        "mo_dau" optional opening: Option<Text>, "mệnh đề mở đầu in kiểu chữ đứng, không kèm dấu cuối, đứng trước lời ban hành kế hoạch",
            "Thực hiện Công văn số 1067/UBND-NV ngày 29/4/2021 của Ủy ban nhân dân thị xã về việc …";
        "muc_tieu" optional aims: Vec<Text>, "các mục tiêu", "";
        "yeu_cau" optional requirements: Vec<Text>, "các yêu cầu", "";
        "danh_gia" required assessment: Assessment, "đánh giá kết quả năm trước", "";
        "chi_tieu" optional indicators: Vec<Indicator>, "các chỉ tiêu, mỗi chỉ tiêu một mức kế hoạch", "";
        "linh_vuc" required fields: Vec<Field>, "các lĩnh vực theo bộ chỉ số", "";
        "kem_danh_muc" optional with_tasks: Flag, "kèm phụ lục danh mục nhiệm vụ, người phụ trách, thời hạn, sản phẩm", "có";
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
        "nhan_xet_diem" optional score_remark: Option<Text>, "lời nhận xét các điểm thấp, đứng sau \"có điểm đạt được\"",
            "thấp hơn thang điểm";
        "xep_hang" optional rank: Option<Rank>, "xếp hạng", "";
        "tong_diem" optional total: Option<ScoreOfMaximum>,
            "tổng điểm đã công bố và thang điểm, để đối chiếu với điểm các lĩnh vực cộng lại", "";
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
        "id" required id: FieldId, "mã của lĩnh vực", "the-che";
        "ten" required name: Text, "tên lĩnh vực, làm tiêu đề", "Về cải cách thể chế";
        "ten_ngan" optional short_name: Option<Text>, "tên lĩnh vực dùng trong câu", "cải cách thể chế";
        "diem" required score: ScoreOfMaximum, "điểm của năm trước", "";
        "tieu_chi" optional criteria: Vec<Criterion>, "các tiêu chí của lĩnh vực; điểm cộng lại phải bằng điểm của lĩnh vực", "";
        "diem_dong_rieng" optional score_on_own_line: Option<Flag>,
            "điểm thành dòng riêng dưới tiêu đề; \"không\" thì tiêu đề và điểm trên một dòng", "không";
        "khao_sat" optional survey: Flag, "điểm do cấp trên khảo sát, đơn vị không tự chấm", "có";
        "ton_tai" optional shortcomings: Vec<Shortcoming>, "các tồn tại, hạn chế", "";
        "tieu_de_nhiem_vu" optional actions_title: Option<Text>, "tiêu đề riêng của phần nhiệm vụ", "Nội dung triển khai, khắc phục";
        "nhiem_vu" optional actions: Vec<Action>, "các nhiệm vụ, giải pháp", "";
        "trach_nhiem" required responsibility: Responsibility, "trách nhiệm thực hiện", "";
    }
}

record! {
    /// A criterion (tiêu chí) of a field.
    Criterion, "mục tiêu chí" {
        "id" required id: CriterionId, "mã của tiêu chí", "tc-1.1";
        "ten" required name: Text, "tên tiêu chí", "Thực hiện kế hoạch cải cách hành chính";
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
        "noi_dung" required text: Text, "nội dung, kèm dấu cuối", "Chưa công khai đầy đủ.";
    }
}

record! {
    /// An action (nhiệm vụ, giải pháp).
    Action, "mục nhiệm vụ" {
        "id" required id: ActionId, "mã của nhiệm vụ", "nv-1.1";
        "noi_dung" required text: Text, "nội dung, kèm dấu cuối", "Niêm yết công khai đúng quy định.";
        "ten_ngan" optional short_name: Option<Text>, "tên ngắn của nhiệm vụ dùng trong câu", "Niêm yết công khai";
        "khac_phuc" optional remedies: Vec<ShortcomingId>, "mã các tồn tại, hạn chế mà nhiệm vụ khắc phục", "[tt-1.1]";
        "chu_tri" optional lead: Vec<DepartmentId>, "mã bộ phận chủ trì, nếu khác trách nhiệm chung của lĩnh vực", "[van-phong]";
        "doi_chu_tri" optional lead_changes: Vec<LeadChange>, "những lần đổi bộ phận chủ trì trong năm, theo thứ tự thời gian", "";
        "phoi_hop" optional coordinating: Vec<DepartmentId>, "mã bộ phận phối hợp, nếu khác trách nhiệm chung của lĩnh vực", "[mot-cua]";
        "thoi_han" optional due: Option<At<Due>>,
            "thời hạn: một ngày, một tháng (tháng 6/2021), một quý (quý II/2021), trong-nam hoặc thuong-xuyen", "30/6/2021";
        "nguoi_phu_trach" optional person: Option<PersonId>, "mã người phụ trách, nếu khác người phụ trách bộ phận chủ trì", "ng-an";
        "san_pham" optional deliverable: Option<Text>, "sản phẩm phải có", "Báo cáo";
        "bo_sung" optional added: Option<Amendment>, "nhiệm vụ bổ sung sau khi ban hành kế hoạch, đứng cuối lĩnh vực", "";
        "rut" optional withdrawn: Option<Amendment>, "nhiệm vụ thôi thực hiện, vẫn giữ số", "";
    }
}

record! {
    /// Who carries out the actions of a field.
    Responsibility, "mục trach_nhiem" {
        "chu_tri" required lead: Vec<DepartmentId>, "mã bộ phận chủ trì", "[van-phong]";
        "chu_tri_ghi" optional lead_words: Option<Text>, "lời ghi trên trang thay cho tên các bộ phận chủ trì", "Văn phòng Ủy ban";
        "phoi_hop" optional coordinating: Vec<DepartmentId>, "mã bộ phận phối hợp", "[lien-quan]";
        "phoi_hop_ghi" optional coordinating_words: Option<Text>, "lời ghi trên trang thay cho tên các bộ phận phối hợp",
            "Các ngành, bộ phận liên quan";
    }
}

record! {
    /// What one addressee has to do (tổ chức thực hiện).
    Duty, "mục tổ chức thực hiện" {
        "tieu_de" optional who: Option<Text>, "người hoặc bộ phận được giao, làm tiêu đề", "Văn phòng Ủy ban";
        "dong_rieng" optional who_on_own_line: Option<Flag>, "tiêu đề thành dòng riêng; \"không\" thì tiêu đề và nội dung trên một dòng",
            "không";
        "noi_dung" required text: Text, "nội dung", "Là đầu mối theo dõi …";
        "gach_dau_dong" optional items: Vec<Text>, "các gạch đầu dòng tiếp theo", "";
        "doan_tiep" optional paragraphs: Vec<Text>, "các đoạn tiếp theo, không đánh số", "";
    }
}

record! {
    /// `<year>/quy-<n>.chot.yaml`: figures as they were reported, written by `cchc chot-so-lieu`.
    Frozen, "tệp số liệu đã chốt" {
        "phien_ban" required version: FrozenVersion, "phiên bản của tệp", "2";
        "quy" required quarter: At<Quarter>, "quý đã báo cáo", "2/2021";
        "ngay_chot" required as_of: Date, "ngày chốt số liệu", "14/6/2021";
        "nguon" required sources: Vec<FrozenSource>, "các tệp hồ sơ đã dùng", "";
        "so_nhiem_vu" optional actions: Vec<FrozenAction>, "số của từng nhiệm vụ trong văn bản đã báo cáo", "";
        "tong_so" required total: FrozenTally, "số liệu chung", "";
        "linh_vuc" required fields: Vec<FrozenField>, "số liệu từng lĩnh vực", "";
    }
}

record! {
    /// A record file that frozen figures were counted from.
    FrozenSource, "mục nguon" {
        "tep" required file: Text, "tệp hồ sơ", "2021/quy-2.yaml";
        "sha256" required hash: Text, "mã băm SHA-256 của tệp", "";
    }
}

record! {
    /// The number that an action had when the figures were frozen.
    FrozenAction, "mục số nhiệm vụ đã chốt" {
        "so" required number: Text, "số của nhiệm vụ: lĩnh vực và thứ tự", "2.3";
        "id" required id: ActionId, "mã của nhiệm vụ", "nv-2.3";
    }
}

record! {
    /// Frozen figures of a field.
    FrozenField, "mục lĩnh vực đã chốt" {
        "id" required id: FieldId, "mã của lĩnh vực", "the-che";
        "so_lieu" required tally: FrozenTally, "số liệu", "";
    }
}

record! {
    /// Frozen counts.
    FrozenTally, "mục số liệu đã chốt" {
        "nhiem_vu" required total: Whole, "số nhiệm vụ", "47";
        "hoan_thanh" required done: Whole, "hoàn thành", "12";
        "dang_thuc_hien" required in_progress: Whole, "đang thực hiện", "15";
        "chua_thuc_hien" required not_started: Whole, "chưa thực hiện", "8";
        "thuong_xuyen" required continuous: Whole, "thực hiện thường xuyên", "12";
        "chua_bao_cao" optional unreported: Option<Whole>, "chưa có báo cáo", "3";
        "khong_bao_cao_ky_nay" optional without_report: Option<Whole>, "không có báo cáo trong quý", "4";
        "dung_han" required on_time: Whole, "hoàn thành đúng hạn", "10";
        "tre_han" required late: Whole, "hoàn thành quá hạn", "2";
        "qua_han" required overdue: Whole, "chưa hoàn thành, đã quá hạn", "3";
        "thieu_kiem_chung" required without_evidence: Whole, "hoàn thành chưa có tài liệu kiểm chứng", "1";
        "no_kiem_chung" required evidence_owed: Whole, "còn nợ tài liệu kiểm chứng", "4";
    }
}

record! {
    /// `mau/<document>.yaml`: sentences that an office words itself.
    SentenceFile, "tệp câu mẫu riêng" {
        "phien_ban_mau" required version: Count, "phiên bản của câu mẫu mà các câu này được viết theo", "1";
        "cau" required sentences: SentenceMap, "các câu thay thế, theo khóa của câu mẫu", "";
    }
}

impl Documents {
    /// Signer and recipients of the documents of a kind.
    pub(crate) fn signing(&self, kind: Kind) -> Option<&Signing> {
        self.block(kind.facts().signed_as)
    }

    /// Signer and recipients by the block of the record.
    pub(crate) fn block(&self, block: SignedAs) -> Option<&Signing> {
        match block {
            SignedAs::Plan => Some(&self.plan),
            SignedAs::Report => self.report.as_ref(),
        }
    }
}

impl Agency {
    /// The committee, or the office if there is one.
    pub(crate) fn issued_by(&self, issuer: IssuedBy) -> Option<&Issuer> {
        match issuer {
            IssuedBy::Committee => Some(&self.committee),
            IssuedBy::Office => self.office.as_ref(),
        }
    }

    /// Who issues the documents of a kind. Where there is no office, the committee stands in; a rule reports reports
    /// without an office.
    pub(crate) fn issuer(&self, kind: Kind) -> &Issuer {
        self.issued_by(kind.facts().issued_by).unwrap_or(&self.committee)
    }

    /// What follows the number of the documents of a kind: `KH-UBND`.
    pub(crate) fn symbol(&self, kind: Kind) -> String {
        format!("{}-{}", kind.facts().symbol, self.issuer(kind).abbreviation.value)
    }
}

/// Every record type: what a clerk calls it, and its keys.
#[cfg(test)]
pub(crate) fn tables() -> Vec<(&'static str, &'static [super::decode::RecordKey])> {
    use super::indicators::IndicatorResult;
    use super::quarterly::{
        Evidence, Extension, ExtensionRequest, FollowUp, Instruction, NewDue, Period, Progress, Proposal, Quarterly,
        SelfScore,
    };
    vec![
        (Agency::LABEL, Agency::KEYS),
        (Issuer::LABEL, Issuer::KEYS),
        (Department::LABEL, Department::KEYS),
        (Person::LABEL, Person::KEYS),
        (Documents::LABEL, Documents::KEYS),
        (Signing::LABEL, Signing::KEYS),
        (Signer::LABEL, Signer::KEYS),
        (FontFiles::LABEL, FontFiles::KEYS),
        (Plan::LABEL, Plan::KEYS),
        (Replaced::LABEL, Replaced::KEYS),
        (Indicator::LABEL, Indicator::KEYS),
        (Assessment::LABEL, Assessment::KEYS),
        (Rank::LABEL, Rank::KEYS),
        (Field::LABEL, Field::KEYS),
        (Criterion::LABEL, Criterion::KEYS),
        (ScoreOfMaximum::LABEL, ScoreOfMaximum::KEYS),
        (Shortcoming::LABEL, Shortcoming::KEYS),
        (Action::LABEL, Action::KEYS),
        (LeadChange::LABEL, LeadChange::KEYS),
        (Amendment::LABEL, Amendment::KEYS),
        (Responsibility::LABEL, Responsibility::KEYS),
        (Duty::LABEL, Duty::KEYS),
        (Quarterly::LABEL, Quarterly::KEYS),
        (FollowUp::LABEL, FollowUp::KEYS),
        (NewDue::LABEL, NewDue::KEYS),
        (Period::LABEL, Period::KEYS),
        (Instruction::LABEL, Instruction::KEYS),
        (Progress::LABEL, Progress::KEYS),
        (IndicatorResult::LABEL, IndicatorResult::KEYS),
        (Evidence::LABEL, Evidence::KEYS),
        (ExtensionRequest::LABEL, ExtensionRequest::KEYS),
        (Extension::LABEL, Extension::KEYS),
        (SelfScore::LABEL, SelfScore::KEYS),
        (Proposal::LABEL, Proposal::KEYS),
        (Frozen::LABEL, Frozen::KEYS),
        (FrozenSource::LABEL, FrozenSource::KEYS),
        (FrozenAction::LABEL, FrozenAction::KEYS),
        (FrozenField::LABEL, FrozenField::KEYS),
        (FrozenTally::LABEL, FrozenTally::KEYS),
        (SentenceFile::LABEL, SentenceFile::KEYS),
        (super::silence::Silence::LABEL, super::silence::Silence::KEYS),
    ]
}
