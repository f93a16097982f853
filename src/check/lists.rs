//! The word lists that rules need, in one place, each with its source.

/// Bodies that decide by vote and sign by `TM.`, with their abbreviation (NĐ 30/2020, PL I, II.7; Phụ lục III).
pub(super) const COLLECTIVE: [(&str, &str); 2] = [("Ủy ban nhân dân", "UBND"), ("Hội đồng nhân dân", "HĐND")];

/// Offices by the beginning of their name, with their abbreviation (NĐ 30/2020, Phụ lục III).
pub(super) const OFFICES: [(&str, &str); 1] = [("Văn phòng", "VP")];

/// What stands before a name and is no part of it (NĐ 30/2020, PL I, II.7: no academic rank or degree), as typed in
/// practice.
pub(super) const TITLES: [&str; 19] = [
    "GS.",
    "PGS.",
    "TSKH.",
    "TS.",
    "ThS.",
    "Th.S",
    "BS.",
    "KS.",
    "CN.",
    "LS.",
    "NGƯT.",
    "NGND.",
    "Giáo sư",
    "Phó Giáo sư",
    "Tiến sĩ",
    "Thạc sĩ",
    "Cử nhân",
    "Kỹ sư",
    "Đồng chí",
];

/// Forms of address, which are no part of a name either (practice).
pub(super) const ADDRESS: [&str; 4] = ["Ông", "Bà", "Đ/c", "đ/c"];

/// The commonest family names: a form of address stands before one (practice).
pub(super) const FAMILY_NAMES: [&str; 24] = [
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương",
    "Lý", "Đinh", "Trịnh", "Đoàn", "Trương", "Mai", "Cao", "Tạ", "Lương",
];

/// Bodies of the district level, which ended on 01/7/2025 (Luật Tổ chức chính quyền địa phương 2025, số 72/2025/QH15;
/// Nghị quyết số 203/2025/QH15). Names of what remains at province or commune are not here.
pub(super) const ABOLISHED: [&str; 27] = [
    "Ủy ban nhân dân huyện",
    "Ủy ban nhân dân quận",
    "Ủy ban nhân dân thị xã",
    "Hội đồng nhân dân huyện",
    "Hội đồng nhân dân quận",
    "Hội đồng nhân dân thị xã",
    "UBND huyện",
    "UBND quận",
    "UBND thị xã",
    "UBND TX",
    "HĐND huyện",
    "HĐND quận",
    "HĐND thị xã",
    "Huyện ủy",
    "Quận ủy",
    "Thị ủy",
    "Thị xã ủy",
    "Phòng Nội vụ",
    "Phòng Tư pháp",
    "Phòng Tài chính - Kế hoạch",
    "Phòng Tài nguyên và Môi trường",
    "Phòng Lao động - Thương binh và Xã hội",
    "Phòng Giáo dục và Đào tạo",
    "Phòng Y tế",
    "Phòng Kinh tế và Hạ tầng",
    "Phòng Quản lý đô thị",
    "Thanh tra huyện",
];

/// Names of agencies and types of cited documents with another capital than the decree gives them, and the right form
/// (NĐ 30/2020, Phụ lục II, IV and V; the source plan).
pub(super) const CAPITALS: [(&str, &str); 25] = [
    ("ủy ban nhân dân", "Ủy ban nhân dân"),
    ("uỷ ban nhân dân", "Uỷ ban nhân dân"),
    ("hội đồng nhân dân", "Hội đồng nhân dân"),
    ("Văn phòng chính phủ", "Văn phòng Chính phủ"),
    ("Văn phòng ủy ban", "Văn phòng Ủy ban"),
    ("Văn phòng uỷ ban", "Văn phòng Uỷ ban"),
    ("thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
    ("công văn số", "Công văn số"),
    ("nghị định số", "Nghị định số"),
    ("quyết định số", "Quyết định số"),
    ("thông tư số", "Thông tư số"),
    ("chỉ thị số", "Chỉ thị số"),
    ("nghị quyết số", "Nghị quyết số"),
    ("kế hoạch số", "Kế hoạch số"),
    ("Luật cán bộ công chức", "Luật Cán bộ, công chức"),
    ("Ủy Ban Nhân Dân", "Ủy ban nhân dân"),
    ("Ủy ban Nhân dân", "Ủy ban nhân dân"),
    ("Uỷ Ban Nhân Dân", "Uỷ ban nhân dân"),
    ("Uỷ ban Nhân dân", "Uỷ ban nhân dân"),
    ("Hội Đồng Nhân Dân", "Hội đồng nhân dân"),
    ("Hội đồng Nhân dân", "Hội đồng nhân dân"),
    ("Công Văn số", "Công văn số"),
    ("báo cáo số", "Báo cáo số"),
    ("thông báo số", "Thông báo số"),
    ("tờ trình số", "Tờ trình số"),
];

/// Words after which `Nhà nước` and `Nhân dân` stand alone and have a capital (NĐ 30/2020, Phụ lục II, V.1). Elsewhere
/// (`cơ quan hành chính nhà nước`, `quản lý nhà nước`, `Ủy ban nhân dân`) they are part of a name or a term.
pub(super) const ALONE_AFTER: [&str; 9] = ["của", "và", "với", "cho", "do", "phục vụ", "Đảng,", "bởi", "để"];

/// Words after which `nhà nước` or `nhân dân` go on as a term: `nhân dân tệ`, `nhà nước pháp quyền`.
pub(super) const GOES_ON: [&str; 3] = ["tệ", "pháp quyền", "số"];

/// Function words, which are never repeated. Other syllables may be, on purpose (`luôn luôn`) or because two words meet
/// (`phân công công chức`). (Vietnamese usage; the source plan has `hành chính hành chính`.)
pub(super) const JOINING: [&str; 9] = ["của", "và", "các", "những", "là", "với", "cho", "hoặc", "nhưng"];

/// Words of two syllables that may rightly follow themselves: `các tổ chức tổ chức họp`, `báo cáo báo cáo Chủ tịch`.
pub(super) const MEETING: [&str; 8] =
    ["tổ chức", "báo cáo", "từng bước", "lần lượt", "phân công", "chỉ đạo", "lãnh đạo", "hướng dẫn"];

/// Loan words that are written in one (Vietnamese usage).
pub(super) const LOANS: [&str; 19] = [
    "ôtô",
    "căngtin",
    "căntin",
    "xêri",
    "sêri",
    "đôla",
    "cácbon",
    "viđêô",
    "rađiô",
    "môtô",
    "pôlô",
    "bêtông",
    "nilông",
    "ximăng",
    "phốtpho",
    "băngrôn",
    "ápphích",
    "catalô",
    "vắcxin",
];

/// Misspellings and what is meant (the source plan: `thư chức mừng`; common slips of typing).
pub(super) const MISSPELT: [(&str, &str); 16] = [
    ("chức mừng", "chúc mừng"),
    ("bổ xung", "bổ sung"),
    ("xắp xếp", "sắp xếp"),
    ("sử lý", "xử lý"),
    ("sử lí", "xử lí"),
    ("chỉnh chu", "chỉn chu"),
    ("sáng lạng", "xán lạn"),
    ("thăm quan", "tham quan"),
    ("triễn khai", "triển khai"),
    ("sữa đổi", "sửa đổi"),
    ("kiễm tra", "kiểm tra"),
    ("xuất xắc", "xuất sắc"),
    ("suất sắc", "xuất sắc"),
    ("năng xuất", "năng suất"),
    ("khuyến kích", "khuyến khích"),
    ("thủ tụng", "thủ tục"),
];

/// Half words: the half, the words that may stand before it, those that may stand after it, and what is meant if
/// neither does (the source plan: `nhiệm CCHC`, `Trả kết đúng`).
pub(super) const PARTS: [(&str, &[&str], &[&str], &str); 2] = [
    (
        "nhiệm",
        &[
            "trách", "bổ", "miễn", "tín", "chủ", "đảm", "kiêm", "tiền", "hậu", "cựu", "tân", "mãn", "bất", "phụ", "ủy",
            "phần", "đương", "sơ", "tái", "kế", "toàn",
        ],
        &["vụ", "kỳ", "kì", "sở", "chức", "màu", "mầu", "ý", "tập"],
        "nhiệm vụ",
    ),
    ("Trả kết", &[], &["quả"], "Trả kết quả"),
];

/// Two spellings of one word, both right; one document keeps one (the source plan: `tỉ lệ`, `tỷ lệ`).
pub(super) const SPELLINGS: [(&str, &str); 10] = [
    ("tỉ lệ", "tỷ lệ"),
    ("lí do", "lý do"),
    ("kĩ thuật", "kỹ thuật"),
    ("kĩ năng", "kỹ năng"),
    ("kỉ luật", "kỷ luật"),
    ("kỉ cương", "kỷ cương"),
    ("quản lí", "quản lý"),
    ("xử lí", "xử lý"),
    ("hợp lí", "hợp lý"),
    ("hàng năm", "hằng năm"),
];

/// Abbreviations that everyone who reads such documents knows: of agencies and types of documents (NĐ 30/2020, Phụ lục
/// III), of standards and of the index itself; units of data; social and health insurance; and what no one
/// spells out.
pub(super) const KNOWN_ABBREVIATIONS: [&str; 40] = [
    "KB", "MB", "GB", "UB", "UBND", "HĐND", "UBMTTQ", "UBMTTQVN", "MTTQ", "MTTQVN", "VPCP", "NĐ", "QĐ", "KH", "BC",
    "TB", "TTr", "TCVN", "ISO", "PAR", "INDEX", "PDF", "TP", "TX", "CP", "CT", "XH", "NQ", "BHXH", "BHYT", "LED",
    "LCD", "SMS", "OTP", "QR", "USB", "SIPAS", "PAPI", "PCI", "DDCI",
];

/// Types of documents that are cited by number and symbol (NĐ 30/2020, PL I, II.6.b).
pub(super) const CITED: [&str; 13] = [
    "Nghị định",
    "Nghị quyết",
    "Quyết định",
    "Chỉ thị",
    "Thông tư liên tịch",
    "Thông tư",
    "Kế hoạch",
    "Công văn",
    "Báo cáo",
    "Thông báo",
    "Tờ trình",
    "Chương trình",
    "Hướng dẫn",
];

/// Words in small letters inside the names of agencies (NĐ 30/2020, Phụ lục II, IV): what comes after them is the title of
/// the cited document.
pub(super) const IN_AGENCIES: [&str; 34] = [
    "ban",
    "nhân",
    "dân",
    "tỉnh",
    "thành",
    "phố",
    "huyện",
    "quận",
    "thị",
    "xã",
    "phường",
    "trấn",
    "đặc",
    "khu",
    "đồng",
    "hội",
    "trưởng",
    "tướng",
    "phủ",
    "tịch",
    "phòng",
    "bộ",
    "và",
    "nước",
    "đảng",
    "ủy",
    "uỷ",
    "vụ",
    "trung",
    "ương",
    "thường",
    "trực",
    "chính",
    "cấp",
];

/// Words that go on with the sentence after a citation, and so do not begin the title of the cited document.
pub(super) const NO_TITLE: [&str; 12] =
    ["và", "các", "những", "thì", "đã", "được", "theo", "tại", "trong", "để", "có", "là"];

/// Types of documents by name, with what their symbols begin with (NĐ 30/2020, Phụ lục III, I).
pub(super) const TYPES: [(&str, &str); 9] = [
    ("Nghị quyết", "NQ"),
    ("Quyết định", "QĐ"),
    ("Chỉ thị", "CT"),
    ("Kế hoạch", "KH"),
    ("Báo cáo", "BC"),
    ("Thông báo", "TB"),
    ("Tờ trình", "TTr"),
    ("Chương trình", "CTr"),
    ("Hướng dẫn", "HD"),
];
