//! What libraries and the system say in English: worded where the kind is known, and quoted as a detail behind it.

/// Who says it.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Foreign {
    /// The engine of sentences.
    Sentences,
    /// Typst.
    Layout,
    /// The system, when it loads a library.
    Loading,
}

/// For each, the first English words that occur, and what they mean.
const SENTENCES: &[(&str, &str)] = &[
    ("syntax error", "các dấu {{ }}, {% %} chưa đúng"),
    ("undefined value", "có tên gọi không có giá trị ở đây"),
    ("unknown filter", "không có bộ lọc (từ sau dấu |) đó"),
    ("unknown", "không có hàm đó"),
    ("template not found", "câu mẫu không đọc được tệp hay câu khác"),
    ("could not", "câu mẫu không đọc được tệp hay câu khác"),
    ("out of fuel", "câu mẫu lặp quá nhiều lần"),
    ("missing argument", "bộ lọc hoặc hàm thiếu giá trị"),
    ("too many arguments", "bộ lọc hoặc hàm thừa giá trị"),
    ("invalid operation", "phép tính không dùng được với giá trị này"),
    ("cannot", "phép tính không dùng được với giá trị này"),
];
const LAYOUT: &[(&str, &str)] = &[
    ("another template version", "viết cho phiên bản mẫu khác"),
    ("unknown part", "có tên phần mà bố cục không có"),
    ("unclosed", "chưa đóng dấu ngoặc"),
    ("unknown variable", "có tên chưa được đặt"),
    ("missing argument", "thiếu một giá trị của hàm"),
    ("unexpected", "viết sai cú pháp, hoặc thừa một giá trị"),
    ("expected", "viết sai cú pháp, hoặc giá trị không đúng loại"),
    ("not found", "không có tệp hoặc tên đó"),
    ("failed to load", "không đọc được tệp"),
    ("divide by zero", "chia cho không"),
    ("cannot", "phép tính không dùng được với giá trị này"),
    ("maximum", "hàm gọi lồng nhau quá sâu"),
    ("panicked", "hàm tự dừng"),
    ("assertion", "điều kiện trong hàm không đúng"),
];
const LOADING: &[(&str, &str)] = &[
    ("No such file", "không có tệp đó, hoặc thiếu một tệp mà nó cần"),
    ("could not be found", "không có tệp đó, hoặc thiếu một tệp mà nó cần"),
    ("cannot find", "không có tệp đó, hoặc thiếu một tệp mà nó cần"),
    ("Permission", "không được phép đọc tệp đó"),
    ("denied", "không được phép đọc tệp đó"),
    ("ELF", "tệp đó không phải thư viện chạy được trên máy này"),
    ("too short", "tệp đó không phải thư viện chạy được trên máy này"),
    ("mach-o", "tệp đó không phải thư viện chạy được trên máy này"),
    ("Win32", "tệp đó không phải thư viện chạy được trên máy này"),
    ("symbol", "tệp đó không phải thư viện PKCS#11"),
    ("procedure", "tệp đó không phải thư viện PKCS#11"),
];

impl Foreign {
    /// What it says, as part of a Vietnamese sentence.
    pub(crate) fn worded(self, words: &str) -> String {
        let (kinds, otherwise) = match self {
            Self::Sentences => (SENTENCES, "câu mẫu không dùng được"),
            Self::Layout => (LAYOUT, "có chỗ không dùng được"),
            Self::Loading => (LOADING, "hệ thống từ chối"),
        };
        let kind = kinds.iter().find(|(english, _)| words.contains(english)).map_or(otherwise, |(_, kind)| kind);
        format!("{kind} {}", detail(words))
    }
}

/// The words of a library or the system behind a sentence that is Vietnamese.
pub fn detail(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    format!("(chi tiết: \"{}\")", words.join(" ").replace('"', "'"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_quoted_all_the_same() {
        assert_eq!(Foreign::Loading.worded("strange"), "hệ thống từ chối (chi tiết: \"strange\")");
        assert_eq!(Foreign::Layout.worded("unclosed\n \"x\""), "chưa đóng dấu ngoặc (chi tiết: \"unclosed 'x'\")");
        assert_eq!(Foreign::Sentences.worded("a"), "câu mẫu không dùng được (chi tiết: \"a\")");
    }
}
