//! Where a search through folders ended before it had seen everything, and its words.

/// Why not everything was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cut {
    /// There are folders in one that lies as deep as is looked: so deep.
    Deep(usize),
    /// There are more files and folders than are looked at: so many.
    Many(usize),
    /// A link leads to a folder that everything here lies in.
    Upwards,
}

impl Cut {
    pub(super) fn message(self, path: &str) -> String {
        match self {
            Self::Deep(limit) => {
                format!("Thư mục \"{path}\" đã ở cấp thứ {limit}: không tìm trong các thư mục con của nó.")
            }
            Self::Many(limit) => {
                let limit = grouped(limit);
                format!("Có hơn {limit} tệp và thư mục: đến thư mục \"{path}\" thì thôi không tìm nữa.")
            }
            Self::Upwards => format!("Liên kết \"{path}\" dẫn ngược ra thư mục chứa nó: không đi theo liên kết này."),
        }
    }

    pub(super) fn hint(self) -> String {
        match self {
            Self::Deep(_) => "chạy lệnh với thư mục gần đơn vị hơn, hoặc chuyển các thư mục con lên cấp trên.".into(),
            Self::Many(_) => "chạy lệnh với thư mục của từng đơn vị, hoặc chuyển tài liệu lưu trữ ra chỗ khác.".into(),
            Self::Upwards => "xóa liên kết đó, hoặc để nó dẫn đến đúng thư mục cần dùng.".into(),
        }
    }
}

/// A number with its thousands set apart.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let place = |(i, digit): (usize, char)| {
        let point = (i > 0 && (digits.len() - i).is_multiple_of(3)).then_some('.');
        point.into_iter().chain([digit])
    };
    digits.chars().enumerate().flat_map(place).collect()
}
