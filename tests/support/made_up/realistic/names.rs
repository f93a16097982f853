//! Names of places and people.

pub const PLACE_FIRST: [&str; 24] = [
    "An", "Bình", "Cẩm", "Châu", "Đại", "Đông", "Hòa", "Hưng", "Long", "Minh", "Mỹ", "Nghĩa", "Nhơn", "Phú", "Phước",
    "Quảng", "Sơn", "Tam", "Tân", "Thạnh", "Thuận", "Vạn", "Vĩnh", "Xuân",
];
pub const PLACE_SECOND: [&str; 24] = [
    "Bảo",
    "Cường",
    "Điền",
    "Định",
    "Đức",
    "Giang",
    "Hải",
    "Hiệp",
    "Khánh",
    "Lạc",
    "Lập",
    "Lộc",
    "Lợi",
    "Nguyên",
    "Phong",
    "Quới",
    "Thành",
    "Thịnh",
    "Thọ",
    "Trị",
    "Trường",
    "Tường",
    "Xá",
    "Yên",
];
pub const FAMILIES: [&str; 20] = [
    "Bùi", "Cao", "Châu", "Dương", "Đặng", "Đinh", "Đỗ", "Hồ", "Huỳnh", "Lâm", "Lê", "Lý", "Mai", "Ngô", "Nguyễn",
    "Phạm", "Phan", "Trần", "Trương", "Võ",
];
pub const WOMEN: [&str; 6] = ["Thị", "Thị Thu", "Thị Ngọc", "Thị Kim", "Thị Thanh", "Mỹ"];
pub const WOMEN_GIVEN: [&str; 16] = [
    "Anh", "Diệp", "Dung", "Hà", "Hạnh", "Hằng", "Hương", "Lan", "Liễu", "Mai", "Nga", "Nhung", "Oanh", "Quyên",
    "Thảo", "Yến",
];
pub const MEN: [&str; 6] = ["Văn", "Hữu", "Đình", "Quốc", "Minh", "Công"];
pub const MEN_GIVEN: [&str; 16] = [
    "Bình", "Cường", "Dũng", "Đạt", "Hải", "Hiếu", "Hùng", "Khang", "Lộc", "Nam", "Phúc", "Quang", "Sơn", "Thắng",
    "Trung", "Vũ",
];
