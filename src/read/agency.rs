//! The record of an agency, `don-vi.yaml`: each Vietnamese key with its English name, need, meaning and example.

use super::choices::Flag;
use super::file_stem::FileStem;
use super::id::{DepartmentId, PersonId};
use super::record::record;
use super::values::{Count, Text, UnitPath, Version};
use crate::kinds::{IssuedBy, Kind, SignedAs};

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
        "co_quan_chu_quan" optional parent: Vec<Text> as Capitals, "các dòng tên cơ quan chủ quản ở đầu trang", "[ỦY BAN NHÂN DÂN, TỈNH A]";
        "tieu_de" required header: Vec<Text> as Capitals, "các dòng tên cơ quan ở đầu trang", "[ỦY BAN NHÂN DÂN, XÃ AN BÌNH]";
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
        "ten" required name: Text as Department, "tên bộ phận", "Văn phòng Ủy ban";
        "nguoi_phu_trach" optional head: Option<PersonId>, "mã người phụ trách bộ phận", "ng-an";
    }
}

record! {
    /// A person in charge of actions.
    Person, "mục người" {
        "id" required id: PersonId, "mã của người", "ng-an";
        "ho_ten" required name: Text as Person, "họ và tên", "Nguyễn Văn An";
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
        "kinh_gui" optional addressee: Option<Text> as Addressee,
            "nơi kính gửi, chỉ dùng cho báo cáo", "Chủ tịch Ủy ban nhân dân xã An Bình";
        "nguoi_ky" required signer: Signer, "người ký", "";
        "noi_nhan" optional recipients: Vec<Text> as Recipient, "nơi nhận, mỗi nơi một dòng, không kèm gạch đầu dòng và dấu chấm phẩy",
            "[Phòng Nội vụ (b/c)]";
        "luu" required archived: Vec<Text> as Kept, "nơi lưu", "[VT]";
        "ten_tep" optional file_name: Option<FileStem>, "tên tệp khi trình ký, không kèm .pdf; <nam>, <quy> thay bằng năm, quý của văn bản",
            "KH-CCHC-<nam>";
    }
}

record! {
    /// Who signs (NĐ 30/2020, PL I, II.7).
    Signer, "mục người ký" {
        "tham_quyen" optional authority: Vec<Text> as Capitals,
            "các dòng quyền hạn trên chức vụ (TM., KT., TL., Q.)", "[TM. ỦY BAN NHÂN DÂN]";
        "chuc_vu" required position: Text as Capitals, "chức vụ của người ký", "CHỦ TỊCH";
        "ho_ten" required name: Text as Person, "họ và tên người ký, không kèm học hàm, học vị", "Nguyễn Văn An";
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
