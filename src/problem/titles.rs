//! What each code stands for, in the same few words wherever it is found: the names of rules in listings for programs.

use super::Code;

/// The words of a code; of a family where a code has none of its own.
pub(super) fn title(code: Code) -> &'static str {
    match code {
        Code::TM001 => "Không có thư mục của đơn vị.",
        Code::TM002 => "Thư mục không phải của một đơn vị.",
        Code::TM003 => "Thiếu tệp hồ sơ.",
        Code::TM004 => "Không đọc được tệp.",
        Code::TM005 => "Tệp quá lớn.",
        Code::TM006 => "Đường dẫn ra ngoài thư mục của đơn vị.",
        Code::TM007 => "Đường dẫn không đúng dạng.",
        Code::TM008 => "Không có tệp mà hồ sơ nêu.",
        Code::MH001 => "Tệp lưu theo mã UTF-16.",
        Code::MH002 => "Tệp không phải UTF-8.",
        Code::CP001 => "Tệp viết sai cú pháp YAML.",
        Code::CP002 => "Nội dung YAML lồng nhau hoặc lặp lại quá mức.",
        Code::CP003 => "Tệp không có nội dung.",
        Code::CP004 => "Nội dung bị coi là ghi chú, không lên trang.",
        Code::KH001 => "Khóa không có ở đây.",
        Code::KH002 => "Khóa viết hai lần.",
        Code::KH003 => "Thiếu khóa bắt buộc.",
        Code::GT001 => "Giá trị không đúng kiểu.",
        Code::GT002 => "Giá trị bị bỏ trống.",
        Code::GT003 => "Không phải ngày, tháng, năm.",
        Code::GT004 => "Ngày không có trong lịch.",
        Code::GT005 => "Không phải số điểm.",
        Code::GT006 => "Không phải số nguyên trong khoảng cho phép.",
        Code::GT007 => "Không phải giá trị được dùng ở đây.",
        Code::GT008 => "Không phải thời hạn.",
        Code::GT009 => "Không dùng làm mã được.",
        Code::GT010 => "Tệp theo phiên bản mới hơn chương trình.",
        Code::GT011 => "Không có phiên bản này của tệp hồ sơ.",
        Code::GT012 => "Không phải quý.",
        Code::GT013 => "Không dùng làm tên tệp được.",
        Code::TC001 => "Không có bộ phận mang mã này.",
        Code::TC002 => "Không có tồn tại, hạn chế mang mã này.",
        Code::TC003 => "Mã dùng hai lần.",
        Code::TC004 => "Năm của kế hoạch khác năm của thư mục.",
        Code::TC005 => "Không có nhiệm vụ mang mã này.",
        Code::TC006 => "Không có lĩnh vực mang mã này.",
        Code::TC007 => "Không có người mang mã này.",
        Code::TC008 => "Quý ghi trong tệp khác quý ở tên tệp.",
        Code::TC009 => "Thời hạn mới không dùng đến.",
        Code::KC001 => "Nhiệm vụ hoàn thành chưa có tài liệu kiểm chứng.",
        Code::KC002 => "Không có tệp của tài liệu kiểm chứng.",
        Code::KC003 => "Tài liệu ghi là đã ký số nhưng không thấy chữ ký số.",
        Code::KC004 => "Chữ ký số của tài liệu kiểm chứng không còn giá trị.",
        Code::SL001 => "Số liệu khác với số liệu đã chốt.",
        Code::SL002 => "Số liệu của quý đã chốt rồi.",
        Code::DI001 => "Điểm đạt lớn hơn điểm tối đa.",
        Code::DI002 => "Điểm tối đa không lớn hơn 0.",
        Code::DI003 => "Hạng lớn hơn tổng số đơn vị được xếp hạng.",
        Code::DI004 => "Điểm các tiêu chí cộng lại khác điểm của lĩnh vực.",
        Code::CU001 => "Phông chữ không có chữ này.",
        Code::CU002 => "Ký tự điều khiển trong văn bản.",
        Code::NN001 => "Dấu rời không ghép được vào chữ.",
        Code::NN002 => "Chữ Ð (eth) viết thay chữ Đ.",
        Code::NN003 => "Chữ còn sót của bảng mã cũ.",
        Code::NN004 => "Cả đoạn còn ở bảng mã cũ.",
        Code::NN005 => "Ký tự không nhìn thấy.",
        Code::NN006 => "Thừa khoảng trắng.",
        Code::NN007 => "Thừa khoảng trắng trước dấu câu.",
        Code::NN008 => "Thiếu khoảng trắng sau dấu câu.",
        Code::NN009 => "Thiếu khoảng trắng giữa hai tiếng.",
        Code::NN010 => "Từ ngữ lặp lại.",
        Code::NN011 => "Viết hoa chưa đúng quy định.",
        Code::NN012 => "Số thập phân dùng dấu chấm.",
        Code::NN013 => "Cách đặt dấu thanh không thống nhất.",
        Code::PC001 => "Tệp không phải phông chữ TrueType hoặc OpenType.",
        Code::PC002 => "Phông chữ không đúng kiểu.",
        Code::PC003 => "Bốn tệp phông chữ không cùng một bộ.",
        Code::HA001 => "Không phải ảnh PNG dùng được.",
        Code::HA002 => "Ảnh không có nền trong suốt.",
        Code::HA003 => "Ảnh quá nhỏ, in ra sẽ nhòe.",
        Code::HA004 => "Đường kính con dấu không hợp lý.",
        Code::CA001 => "Không lập được câu mẫu.",
        Code::CA002 => "Không có câu mẫu mang khóa này.",
        Code::CA003 => "Mẫu riêng viết theo phiên bản khác.",
        Code::CA004 => "Bố cục riêng không dùng được.",
        Code::CA005 => "Văn bản dùng mẫu riêng của đơn vị.",
        Code::CS003 => "Số văn bản dùng hai lần.",
        _ => family(code),
    }
}

fn family(code: Code) -> &'static str {
    match &code.as_str()[..2] {
        "TM" => "Thư mục, tệp.",
        "MH" => "Mã chữ của tệp.",
        "CP" => "Cú pháp của tệp.",
        "KH" => "Khóa của hồ sơ.",
        "GT" => "Giá trị trong hồ sơ.",
        "TC" => "Mã tham chiếu.",
        "TN" => "Phân công trách nhiệm.",
        "TG" => "Thời gian, thời hạn.",
        "TT" => "Thể thức văn bản.",
        "KC" => "Tài liệu kiểm chứng.",
        "SL" => "Số liệu đã chốt.",
        "DI" => "Điểm, số liệu.",
        "CU" => "Chữ, ký tự.",
        "NN" => "Ngôn ngữ, chính tả.",
        "MM" => "Nội dung mẫu chưa thay.",
        "BQ" => "Quy tắc được bỏ qua.",
        "PC" => "Phông chữ.",
        "HA" => "Hình ảnh.",
        "CA" => "Câu mẫu, mẫu riêng.",
        "TR" => "Dàn trang.",
        "NG" => "Ngày của văn bản.",
        "CS" => "Số và ngày ban hành.",
        "KY" => "Ký số văn bản.",
        "KS" => "Khóa và chứng thư số.",
        "GH" => "Ghi kết quả.",
        _ => "Hồ sơ.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_words_that_are_one_sentence_and_every_family_its_own() {
        for code in Code::ALL {
            let title = title(*code);
            assert!(title.ends_with('.') && !title.contains(['{', '}', '"']), "{code}: {title}");
            assert_ne!(family(*code), "Hồ sơ.", "{code}");
        }
    }
}
