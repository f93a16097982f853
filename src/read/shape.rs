//! What is wrong with keys and with the shape of values, whatever the record.

use crate::problem::problems;

/// The shape that a value of a record must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Text,
    List,
    Mapping,
}

problems! {
    CP004 Error Data "Nội dung bị coi là ghi chú, không lên trang." {
        LostToComment =>
            "Từ dấu # này trở đi bị coi là ghi chú, không lên trang.",
            "nếu là nội dung thì để cả giá trị trong dấu ngoặc kép; nếu là ghi chú thì viết cách ra: \"# ghi chú\".";
    }
    KH001 Error Data "Khóa không có ở đây." {
        KeyUnknown { key: String, nearest: Option<&'static str>, known: Vec<&'static str>, digits_in_flow: bool } =>
            format!("Không có khóa \"{key}\" ở đây."),
            match nearest {
                _ if *digits_in_flow => {
                    "trong dấu { } số thập phân có dấu phẩy phải để trong ngoặc kép, ví dụ {dat: \"10,947\", toi_da: 16}.".into()
                }
                Some(nearest) => format!("có phải là \"{nearest}\"?"),
                None => format!("các khóa dùng được ở đây: {}.", known.join(", ")),
            };
    }
    KH002 Error Data "Khóa viết hai lần." {
        KeyDoubled { key: String, first_line: usize } =>
            format!("Khóa \"{key}\" viết hai lần (lần đầu ở dòng {first_line})."),
            "giữ lại một, bỏ một.";
    }
    KH003 Error Data "Thiếu khóa bắt buộc." [
        "Báo cáo gửi cấp trên phải có kính gửi, người ký, cơ quan lập báo cáo.",
        "NĐ 30/2020, PL I, II.9.a"
    ] {
        KeyMissing { key: &'static str, meaning: &'static str, example: String, of: &'static str } =>
            format!("{} thiếu khóa \"{key}\" ({meaning}).", capital(of)),
            match example.is_empty() {
                true => format!("thêm dòng \"{key}:\", và dưới đó các dòng của mục này, thụt vào hai khoảng trắng."),
                false => format!("thêm khóa đó, ví dụ \"{key}: {example}\"."),
            };
    }
    GT001 Error Data "Giá trị không đúng kiểu." {
        WrongShape { wanted: Shape, found: Shape } =>
            format!("Ở đây cần {}, nhưng lại là {}.", shape(*wanted), shape(*found)),
            match wanted {
                Shape::Text => "viết giá trị trên cùng dòng với khóa; có dấu \": \" hoặc \" #\" thì để trong ngoặc kép.",
                Shape::List => {
                    "viết mỗi mục trên một dòng riêng, bắt đầu bằng \"- \" (sau gạch đầu dòng phải có một khoảng trắng)."
                }
                Shape::Mapping => {
                    "viết mỗi khóa trên một dòng riêng, thụt vào hai khoảng trắng, dạng \"khóa: giá trị\" (sau dấu hai chấm phải có \
                     một khoảng trắng)."
                }
            };
    }
    GT002 Error Data "Giá trị bị bỏ trống." {
        ValueEmpty =>
            "Giá trị bị bỏ trống.",
            "ghi giá trị, hoặc bỏ cả khóa nếu không dùng.";
    }
    MM001 Error Data "Nội dung mẫu chưa thay." [
        "Văn bản có giá trị mẫu mà được ký là văn bản sai.",
        "thực tế: văn bản mẫu đã từng được ký, phát hành"
    ] {
        SampleLeft { mark: String } =>
            format!("Giá trị mẫu ({mark}) chưa được thay bằng giá trị thật."),
            "thay cả giá trị, kể cả dấu mẫu.";
    }
}

fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "một giá trị",
        Shape::List => "một danh sách (các dòng bắt đầu bằng \"- \")",
        Shape::Mapping => "các dòng \"khóa: giá trị\"",
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
