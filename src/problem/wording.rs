//! Every word of every problem, in Vietnamese: what is wrong, and the next step.

use std::io::ErrorKind;

use chrono::Datelike;
use pdf_signing::revisions::Unreadable;

use super::fault::{Fault, Shape};
use super::{disorder, excess, finding, form, keys, signing, slip};
use crate::period::short;

/// What is wrong, one sentence.
pub(crate) fn message(fault: &Fault) -> String {
    match fault {
        Fault::FolderMissing { path } => format!("Không có thư mục \"{path}\"."),
        Fault::FolderIsNoUnit { path, .. } => {
            format!("\"{path}\" không phải thư mục của một đơn vị: trong đó không có tệp don-vi.yaml.")
        }
        Fault::RecordFileMissing { path, document } => format!("Thiếu tệp \"{path}\" để lập {document}."),
        Fault::FileUnreadable { path, kind } => format!("Không đọc được \"{path}\": {}.", disk(*kind)),
        Fault::FileTooLarge { bytes, limit } => {
            format!("Tệp quá lớn ({}); một tệp hồ sơ chỉ được tới {}.", megabytes(*bytes), megabytes(*limit))
        }
        Fault::PathLeavesUnit { path } => format!("Đường dẫn \"{path}\" ra ngoài thư mục của đơn vị."),
        Fault::PathForm { path } => format!("Đường dẫn \"{path}\" không đúng dạng."),
        Fault::CitedFileMissing { path, .. } => format!("Hồ sơ nêu tệp \"{path}\" nhưng không có tệp đó."),
        Fault::Utf16 => "Tệp được lưu theo mã UTF-16 (Unicode), không phải UTF-8.".into(),
        Fault::Utf8 { byte } => {
            format!("Tệp không phải UTF-8: byte 0x{byte:02X} ở đây không thuộc chữ nào (có thể là TCVN3, VNI).")
        }
        Fault::Syntax { reason } => format!("Tệp viết sai cú pháp YAML: {reason}."),
        Fault::TooComplex => "Nội dung YAML lồng nhau hoặc lặp lại quá mức cho phép.".into(),
        Fault::Empty => "Tệp không có nội dung.".into(),
        Fault::LostToComment => "Từ dấu # này trở đi bị coi là ghi chú, không lên trang.".into(),
        Fault::KeyUnknown { key, .. } => format!("Không có khóa \"{key}\" ở đây."),
        Fault::KeyDoubled { key, first_line } => {
            format!("Khóa \"{key}\" viết hai lần (lần đầu ở dòng {first_line}).")
        }
        Fault::KeyMissing { key, meaning, of, .. } => format!("{} thiếu khóa \"{key}\" ({meaning}).", capital(of)),
        Fault::WrongShape { wanted, found } => format!("Ở đây cần {}, nhưng lại là {}.", shape(*wanted), shape(*found)),
        Fault::ValueEmpty => "Giá trị bị bỏ trống.".into(),
        Fault::NoDate { text } => format!("\"{text}\" không phải ngày, tháng, năm."),
        Fault::DateNotInCalendar { text } => format!("Lịch không có ngày {text}."),
        Fault::NoDecimal { text } => format!("\"{text}\" không phải số điểm."),
        Fault::NoCount { text, least, most } => format!("\"{text}\" không phải số nguyên từ {least} đến {most}."),
        Fault::NoChoice { text, choices, .. } => {
            format!("\"{text}\" không phải giá trị được dùng ở đây ({}).", choices.join(", "))
        }
        Fault::NoFileStem { text, why } => why.message(text),
        Fault::NoDue { text } => format!("\"{text}\" không phải thời hạn."),
        Fault::DueOfTwoReadings { text, quarter: Some(_), .. } => {
            format!("Thời hạn \"{text}\" đọc được là tháng, cũng đọc được là quý.")
        }
        Fault::DueOfTwoReadings { text, .. } => format!("Thời hạn \"{text}\" không rõ là ngày, tháng hay quý."),
        Fault::NoQuarter { text } => format!("\"{text}\" không phải quý."),
        Fault::NoId { text } => format!("\"{text}\" không dùng làm mã được."),
        Fault::VersionNewer { found, supported } => {
            format!("Tệp theo phiên bản {found}; bản cchc này chỉ đọc được tới phiên bản {supported}.")
        }
        Fault::VersionUnknown { found } => format!("Không có phiên bản {found} của tệp hồ sơ."),
        Fault::DepartmentUnknown { id, .. } => format!("Không có bộ phận nào mang mã \"{id}\" trong don-vi.yaml."),
        Fault::ShortcomingUnknown { id, .. } => {
            format!("Không có tồn tại, hạn chế nào mang mã \"{id}\" trong kế hoạch.")
        }
        Fault::ActionUnknown { id, .. } => format!("Không có nhiệm vụ nào mang mã \"{id}\" trong kế hoạch."),
        Fault::FieldUnknown { id, .. } => format!("Không có lĩnh vực nào mang mã \"{id}\" trong kế hoạch."),
        Fault::PersonUnknown { id, .. } => format!("Không có người nào mang mã \"{id}\" trong don-vi.yaml."),
        Fault::QuarterNotFile { quarter, file } => format!("Tệp ghi quý {quarter} nhưng tên tệp là quý {file}."),
        Fault::NewDueUnused { action } => format!(
            "Thời hạn mới của nhiệm vụ \"{action}\" không dùng đến: nhiệm vụ đã xong, đủ tài liệu kiểm chứng, hoặc được thực \
             hiện thường xuyên."
        ),
        Fault::DoneWithoutEvidence { action } => {
            format!("Nhiệm vụ \"{action}\" ghi hoàn thành nhưng chưa có tài liệu kiểm chứng.")
        }
        Fault::EvidenceFileMissing { path, .. } => {
            format!("Tài liệu kiểm chứng nêu tệp \"{path}\" nhưng không có tệp đó.")
        }
        Fault::EvidenceUnsigned { path } => {
            format!("Tài liệu kiểm chứng \"{path}\" ghi là đã ký số nhưng không thấy chữ ký số nào trong tệp.")
        }
        Fault::EvidenceSignatureBroken { path } => {
            format!("Chữ ký số của tài liệu kiểm chứng \"{path}\" không còn giá trị.")
        }
        Fault::FiguresRestated { quarter, what, reported, now } => {
            format!("Số liệu quý {quarter} đã chốt là {reported} ({what}), nhưng hồ sơ hiện nay cho ra {now}.")
        }
        Fault::FrozenAlready { path } => {
            format!("Số liệu quý này đã chốt rồi, ở \"{path}\", và khác số liệu hiện nay.")
        }
        Fault::OverridesUsed { names } => format!("Văn bản dùng mẫu riêng của đơn vị: {}.", names.join(", ")),
        Fault::IdDoubled { id, first_line } => format!("Mã \"{id}\" dùng hai lần (lần đầu ở dòng {first_line})."),
        Fault::YearNotFolder { year, folder } => {
            format!("Kế hoạch ghi năm {year} nhưng nằm trong thư mục năm {folder}.")
        }
        Fault::ScoreOverMaximum { score, maximum, own } => {
            let which = if *own { "Điểm tự chấm" } else { "Điểm đạt" };
            format!("{which} {score} lớn hơn điểm tối đa {maximum}.")
        }
        Fault::MaximumZero => "Điểm tối đa phải lớn hơn 0.".into(),
        Fault::CriteriaSum { what, sum, stated } => {
            format!("Điểm các tiêu chí cộng lại được {sum}, khác {what} {stated} của lĩnh vực.")
        }
        Fault::RankOverTotal { rank, total } => format!("Hạng {rank} lớn hơn tổng số {total} đơn vị được xếp hạng."),
        Fault::GlyphMissing { letter, font } => {
            format!("Phông chữ {font} không có chữ \"{letter}\" (U+{:04X}).", *letter as u32)
        }
        Fault::ControlCharacter { letter } => {
            format!("Có ký tự điều khiển không nhìn thấy được (U+{:04X}) trong văn bản.", *letter as u32)
        }
        Fault::FontUnreadable { path } => format!("Tệp \"{path}\" không phải phông chữ TrueType hoặc OpenType."),
        Fault::FontWrongFace { path, wanted } => format!("Phông chữ trong \"{path}\" không phải kiểu {wanted}."),
        Fault::FontFamilies { first, second } => {
            format!("Bốn tệp phông chữ không cùng một bộ: \"{first}\" và \"{second}\".")
        }
        Fault::PictureNotPng { path } => format!("Tệp ảnh \"{path}\" không phải ảnh PNG dùng được."),
        Fault::PictureOpaque { path } => format!("Ảnh \"{path}\" không có nền trong suốt."),
        Fault::PictureSmall { path, width, height, .. } => {
            format!("Ảnh \"{path}\" chỉ có {width} × {height} điểm ảnh, in ra sẽ nhòe.")
        }
        Fault::SealSize { millimetres, .. } => format!("Đường kính con dấu {millimetres} mm không hợp lý."),
        Fault::SentenceUnknown { key, .. } => format!("Không có câu mẫu nào mang khóa \"{key}\"."),
        Fault::OverrideVersion { found, supported } => {
            format!("Mẫu riêng viết theo phiên bản {found}; bản cchc này dùng mẫu phiên bản {supported}.")
        }
        Fault::LayoutOverride { reason } => format!("Bố cục riêng (bo-cuc.typ) không dùng được: {reason}."),
        Fault::SentenceRefused { key, reason } => format!("Không lập được câu \"{key}\": {reason}."),
        Fault::PageRefused { document, reason } => format!("Không dàn được trang của {document}: {reason}."),
        Fault::DateBeforeDocument { date, issued } => {
            format!("Ngày {} của tệp PDF sớm hơn ngày ban hành {} của văn bản.", short(*date), short(*issued))
        }
        Fault::IssueDiffers { key, value } => format!("Hồ sơ đã ghi \"{key}\" khác với \"{value}\" vừa cấp."),
        Fault::IssueByHand => "Không tự ghi được số, ngày vào tệp hồ sơ này.".into(),
        Fault::Signing(refusal) => signing::message(refusal),
        Fault::NoRoot { path } => format!("Tệp \"{path}\" không có chứng thư gốc nào."),
        Fault::PdfUncertain(why) => format!("Không đọc được chắc chắn tệp PDF: {}.", signing::uncertain(why)),
        Fault::Key(refusal) => keys::message(refusal),
        Fault::Language { slip, found, .. } => slip::message(*slip, found),
        Fault::Finding(found) => finding::message(found),
        Fault::Disorder(found) => disorder::message(found),
        Fault::Form(found) => form::message(found),
        Fault::Excess(found) => excess::message(found),
        Fault::OutputUnwritable { path, kind } => format!("Không ghi được \"{path}\": {}.", disk(*kind)),
        Fault::RecordChanged { path } => format!("\"{path}\" vừa được chương trình khác sửa."),
        Fault::OutputNotOurs { path } => format!("\"{path}\" không do cchc lập, hoặc đã sửa từ khi lập."),
        Fault::OutputBusy { path, .. } => format!("Không thay được \"{path}\" vì tệp đang mở ở chương trình khác."),
        Fault::OutputShared { first, second, name } => {
            format!("Hai đơn vị \"{first}\" và \"{second}\" cùng ghi kết quả vào thư mục \"{name}\".")
        }
        Fault::OutputInRecords { path } => format!("Kết quả sẽ ghi lẫn vào thư mục hồ sơ \"{path}\"."),
        Fault::OutputOfOther { path, owner, folder } => {
            format!("Thư mục \"{path}\" đang giữ văn bản của đơn vị khác: {owner} (hồ sơ ở \"{folder}\").")
        }
        Fault::OutputsNewer { path } => format!("Tệp \"{path}\" do phiên bản cchc mới hơn ghi ra."),
        Fault::OutputsSpoilt { path, .. } => {
            format!("Tệp ghi nhớ \"{path}\" bị hỏng: không biết tệp nào trong thư mục này do cchc lập.")
        }
        Fault::NoUnits { path, cut: true } => {
            format!("Chưa thấy đơn vị nào trong thư mục \"{path}\", nhưng chưa tìm hết các thư mục con.")
        }
        Fault::OutputTwice { path, other } => {
            format!("Tệp \"{path}\" đã dành cho văn bản khác của đơn vị này: \"{other}\".")
        }
        Fault::FolderCut { path, why } => why.message(path),
        Fault::NoUnits { path, .. } => format!("Thư mục \"{path}\" không có đơn vị nào: không thấy tệp don-vi.yaml."),
        Fault::NothingMade { path } => format!("Chưa có văn bản nào của đơn vị này trong \"{path}\" để so sánh."),
        Fault::NumberTwice { number, year, other } => {
            format!("Số {number} năm {year} đã dùng cho {other}.")
        }
    }
}

/// What to do next, one sentence.
pub(crate) fn hint(fault: &Fault) -> String {
    match fault {
        Fault::FolderMissing { .. } => "kiểm tra lại đường dẫn tới thư mục của đơn vị.".into(),
        Fault::FolderIsNoUnit { units_below, .. } => match units_below.as_slice() {
            [] => "chọn thư mục có tệp don-vi.yaml.".into(),
            units => format!("trong đó có các đơn vị: {}; hãy chọn một.", units.join(", ")),
        },
        Fault::RecordFileMissing { path, .. } => format!("lập tệp \"{path}\", hoặc chọn năm khác bằng --nam."),
        Fault::FileUnreadable { .. } => "kiểm tra quyền đọc tệp, và đóng chương trình khác đang mở tệp.".into(),
        Fault::FileTooLarge { .. } => {
            "kiểm tra xem có phải đã chép nhầm tệp; hình ảnh, bản quét để thành tệp riêng, không đặt trong hồ sơ.".into()
        }
        Fault::PathLeavesUnit { .. } => {
            "chép tệp vào trong thư mục của đơn vị (không dùng liên kết ra ngoài) rồi ghi đường dẫn tính từ đó.".into()
        }
        Fault::PathForm { .. } => {
            "ghi đường dẫn tính từ thư mục của đơn vị, dùng dấu / giữa các thư mục, ví dụ phong-chu/thuong.ttf.".into()
        }
        Fault::CitedFileMissing { nearest, .. } => match nearest {
            Some(nearest) => format!("có phải là \"{nearest}\"?"),
            None => "chép tệp vào đúng chỗ hoặc sửa đường dẫn.".into(),
        },
        Fault::Utf16 => {
            "mở tệp bằng Notepad, chọn Lưu thành (Save as), ở ô Mã hóa (Encoding) chọn UTF-8, rồi lưu lại.".into()
        }
        Fault::Utf8 { .. } => "chuyển tệp sang Unicode dựng sẵn, lưu theo mã UTF-8.".into(),
        Fault::Syntax { .. } => {
            "xem dòng này và dòng ngay trên: khoảng trắng đầu dòng, dấu hai chấm, dấu ngoặc kép.".into()
        }
        Fault::TooComplex => "bỏ các dấu neo (&, *) và các lớp lồng nhau không cần thiết.".into(),
        Fault::Empty => "dòng đầu của tệp hồ sơ là \"phien_ban: 1\".".into(),
        Fault::LostToComment => {
            "nếu là nội dung thì để cả giá trị trong dấu ngoặc kép; nếu là ghi chú thì viết cách ra: \"# ghi chú\".".into()
        }
        Fault::KeyUnknown { digits_in_flow: true, .. } => {
            "trong dấu { } số thập phân có dấu phẩy phải để trong ngoặc kép, ví dụ {dat: \"10,947\", toi_da: 16}.".into()
        }
        Fault::KeyUnknown { nearest, known, .. } => match nearest {
            Some(nearest) => format!("có phải là \"{nearest}\"?"),
            None => format!("các khóa dùng được ở đây: {}.", known.join(", ")),
        },
        Fault::KeyDoubled { .. } => "giữ lại một, bỏ một.".into(),
        Fault::KeyMissing { key, example: "", .. } => {
            format!("thêm dòng \"{key}:\", và dưới đó các dòng của mục này, thụt vào hai khoảng trắng.")
        }
        Fault::KeyMissing { key, example, .. } => format!("thêm khóa đó, ví dụ \"{key}: {example}\"."),
        Fault::WrongShape { wanted, .. } => match wanted {
            Shape::Text => "viết giá trị trên cùng dòng với khóa; có dấu \": \" hoặc \" #\" thì để trong ngoặc kép.".into(),
            Shape::List => "viết mỗi mục trên một dòng riêng, bắt đầu bằng \"- \".".into(),
            Shape::Mapping => "viết mỗi khóa trên một dòng riêng, thụt vào hai khoảng trắng, dạng \"khóa: giá trị\".".into(),
        },
        Fault::ValueEmpty => "ghi giá trị, hoặc bỏ cả khóa nếu không dùng.".into(),
        Fault::NoDate { .. } => "ghi ngày dạng 06/5/2021 hoặc 2021-05-06.".into(),
        Fault::DateNotInCalendar { .. } => "kiểm tra lại ngày và tháng.".into(),
        Fault::NoDecimal { .. } => "ghi số dạng 10,947 hoặc 10.947, không kèm đơn vị, không âm.".into(),
        Fault::NoCount { least, most, .. } => format!("ghi một số từ {least} đến {most}, không kèm chữ."),
        Fault::NoChoice { nearest, choices, .. } => match nearest {
            Some(nearest) => format!("có phải là \"{nearest}\"?"),
            None => format!("chọn một trong: {}.", choices.join(", ")),
        },
        Fault::NoFileStem { why, .. } => why.hint(),
        Fault::NoDue { .. } => {
            "ghi một ngày (30/6/2021), một tháng (tháng 6/2021), một quý (quý II/2021), trong-nam hoặc thuong-xuyen.".into()
        }
        Fault::DueOfTwoReadings { month: (month, end), quarter, .. } => {
            let year = end.year();
            let month = format!("ghi \"tháng {month}/{year}\" (đến hết {})", short(*end));
            match quarter {
                Some((quarter, end)) => format!("{month} hoặc \"quý {quarter}/{year}\" (đến hết {}).", short(*end)),
                None => format!("{month}."),
            }
        }
        Fault::NoQuarter { .. } => "ghi dạng 2/2021 hoặc II/2021.".into(),
        Fault::NoId { .. } => "mã gồm chữ cái, chữ số, dấu chấm và gạch nối, không có khoảng trắng, ví dụ nv-1.1.".into(),
        Fault::VersionNewer { .. } => "cài bản cchc mới hơn rồi làm lại.".into(),
        Fault::VersionUnknown { .. } => "ghi \"phien_ban: 1\".".into(),
        Fault::DepartmentUnknown { nearest, .. } => match nearest {
            Some(nearest) => format!("có phải là \"{nearest}\"?"),
            None => "thêm bộ phận vào mục bo_phan của don-vi.yaml, hoặc sửa mã.".into(),
        },
        Fault::ShortcomingUnknown { nearest, .. } => match nearest {
            Some(nearest) => format!("có phải là \"{nearest}\"?"),
            None => "ghi mã của một mục ton_tai trong cùng kế hoạch, hoặc bỏ mã này.".into(),
        },
        Fault::ActionUnknown { nearest, .. } => match nearest {
            Some(nearest) => format!("có phải là \"{nearest}\"?"),
            None => "ghi mã của một mục nhiem_vu trong ke-hoach.yaml cùng năm.".into(),
        },
        Fault::FieldUnknown { nearest, .. } => match nearest {
            Some(nearest) => format!("có phải là \"{nearest}\"?"),
            None => "ghi mã của một mục linh_vuc trong ke-hoach.yaml cùng năm.".into(),
        },
        Fault::PersonUnknown { nearest, .. } => match nearest {
            Some(nearest) => format!("có phải là \"{nearest}\"?"),
            None => "thêm người vào mục nguoi của don-vi.yaml, hoặc sửa mã.".into(),
        },
        Fault::NewDueUnused { .. } => "bỏ mục này khỏi thoi_han_moi, hoặc sửa mã nhiệm vụ.".into(),
        Fault::QuarterNotFile { file, .. } => format!("sửa thành \"quy: {file}\", hoặc đổi tên tệp."),
        Fault::DoneWithoutEvidence { .. } => {
            "thêm tai_lieu_kiem_chung (số, ký hiệu, ngày, tên tài liệu); nếu thật ra chưa xong thì sửa tinh_trang.".into()
        }
        Fault::EvidenceFileMissing { nearest, .. } => match nearest {
            Some(nearest) => format!("có phải là \"{nearest}\"?"),
            None => "chép tệp vào đúng chỗ hoặc sửa đường dẫn; báo cáo vẫn lập được.".into(),
        },
        Fault::EvidenceUnsigned { .. } => "thay bằng bản đã ký số, hoặc bỏ ky_so; báo cáo vẫn lập được.".into(),
        Fault::EvidenceSignatureBroken { .. } => {
            "xem chi tiết bằng cchc kiem-tra-chu-ky; lấy lại bản gốc. Báo cáo vẫn lập được.".into()
        }
        Fault::FiguresRestated { .. } => {
            "nếu hồ sơ đúng, báo cáo quý này sẽ nêu số liệu được điều chỉnh; nếu không, sửa lại hồ sơ quý đó.".into()
        }
        Fault::FrozenAlready { .. } => {
            "số liệu đã báo cáo thì giữ nguyên; chỉ xóa tệp đó nếu báo cáo chưa gửi đi.".into()
        }
        Fault::OverridesUsed { .. } => "xem lại trang in ra; bỏ thư mục mau để dùng mẫu sẵn có.".into(),
        Fault::IdDoubled { .. } => "đặt mã khác cho một trong hai.".into(),
        Fault::YearNotFolder { folder, .. } => format!("sửa thành \"nam: {folder}\", hoặc chuyển tệp sang thư mục khác."),
        Fault::ScoreOverMaximum { own: true, .. } => {
            "sửa diem ở diem_tu_cham; nếu điểm tối đa sai thì sửa toi_da của lĩnh vực trong ke-hoach.yaml.".into()
        }
        Fault::ScoreOverMaximum { .. } => "sửa diem: dat hoặc toi_da cho đúng với quyết định công bố.".into(),
        Fault::MaximumZero => "ghi điểm tối đa của lĩnh vực theo bộ tiêu chí.".into(),
        Fault::CriteriaSum { .. } => "sửa điểm của tiêu chí hoặc của lĩnh vực; nêu đủ các tiêu chí của lĩnh vực.".into(),
        Fault::RankOverTotal { .. } => "sửa hang hoặc tong_so cho đúng với quyết định công bố.".into(),
        Fault::GlyphMissing { .. } => {
            "gõ lại chữ đó bằng bộ gõ Unicode, thay bằng chữ khác, hoặc dùng phông chữ có chữ đó (phong_chu trong don-vi.yaml).".into()
        }
        Fault::ControlCharacter { .. } => "xóa ký tự đó rồi gõ lại chỗ này.".into(),
        Fault::FontUnreadable { .. } => "chép lại tệp phông chữ (.ttf hoặc .otf).".into(),
        Fault::FontWrongFace { wanted, .. } => format!("chọn đúng tệp kiểu {wanted} của bộ phông chữ."),
        Fault::FontFamilies { .. } => "dùng bốn tệp của cùng một bộ phông chữ: thường, đậm, nghiêng, đậm nghiêng.".into(),
        Fault::PictureNotPng { .. } => "lưu ảnh thành tệp PNG (không chỉ đổi đuôi tên tệp).".into(),
        Fault::PictureOpaque { .. } => {
            "xóa nền trắng của ảnh rồi lưu lại thành PNG có nền trong suốt, nếu không ảnh sẽ che chữ trên trang.".into()
        }
        Fault::PictureSmall { least, .. } => format!("quét lại để cạnh dài có ít nhất {least} điểm ảnh."),
        Fault::SealSize { least, most, .. } => format!("ghi đường kính thật bằng milimét, từ {least} đến {most}."),
        Fault::SentenceUnknown { nearest, .. } => match nearest {
            Some(nearest) => format!("có phải là \"{nearest}\"?"),
            None => "xem các khóa trong templates/ke-hoach.yaml và templates/bao-cao.yaml.".into(),
        },
        Fault::OverrideVersion { supported, .. } => {
            format!("so lại từng câu, từng phần với mẫu mới rồi ghi phiên bản {supported}.")
        }
        Fault::LayoutOverride { .. } => "sửa lại hàm đó, hoặc bỏ tệp bo-cuc.typ để dùng bố cục sẵn có.".into(),
        Fault::SentenceRefused { .. } => {
            "xem tên gọi được dùng trong câu (ghi ở đầu tệp câu mẫu) và các dấu {{ }}, {% %}.".into()
        }
        Fault::PageRefused { .. } => "gửi hồ sơ kèm thông báo này cho người làm ra cchc.".into(),
        Fault::DateBeforeDocument { .. } => "sửa --ngay, hoặc sửa ngay trong hồ sơ.".into(),
        Fault::IssueDiffers { .. } => "kiểm tra lại số, ngày đã cấp; sửa hồ sơ nếu hồ sơ sai rồi chạy lại.".into(),
        Fault::IssueByHand => "tự ghi hai dòng \"so: …\" và \"ngay: …\" vào tệp hồ sơ.".into(),
        Fault::Signing(refusal) => signing::hint(refusal),
        Fault::NoRoot { .. } => "dùng tệp chứng thư gốc dạng .pem, .crt hoặc .cer.".into(),
        Fault::PdfUncertain(Unreadable::Encrypted) => "dùng bản không đặt mật khẩu, không mã hóa.".into(),
        Fault::PdfUncertain(_) => "dùng tệp gốc, chưa qua chương trình nào ghi lại hoặc cắt bớt.".into(),
        Fault::Key(refusal) => keys::hint(refusal),
        Fault::Language { slip, better, .. } => slip::hint(*slip, better.as_deref()),
        Fault::Finding(found) => finding::hint(found),
        Fault::Disorder(found) => disorder::hint(found),
        Fault::Form(found) => form::hint(found),
        Fault::Excess(found) => excess::hint(found),
        Fault::OutputUnwritable { .. } => {
            "kiểm tra chỗ trống và quyền ghi; nếu tệp đang mở ở chương trình khác thì đóng lại. Tệp cũ vẫn còn nguyên.".into()
        }
        Fault::RecordChanged { .. } => "đóng tệp ở chương trình khác rồi chạy lại lệnh; tệp này chưa bị ghi.".into(),
        Fault::OutputBusy { beside, .. } => {
            format!("tệp cũ còn nguyên, bản mới ở \"{beside}\"; đóng tệp đang mở rồi chạy lại lệnh.")
        }
        Fault::OutputShared { .. } => {
            "đổi tên một thư mục, hoặc chạy hai lần với hai thư mục --luu-vao khác nhau. Chưa tệp nào bị ghi.".into()
        }
        Fault::OutputInRecords { .. } => "chọn thư mục khác bằng --luu-vao. Chưa tệp nào bị ghi.".into(),
        Fault::OutputOfOther { .. } => {
            "chọn thư mục khác bằng --luu-vao, hoặc chuyển thư mục kết quả cũ đi. Chưa tệp nào bị ghi.".into()
        }
        Fault::OutputsNewer { .. } => "dùng phiên bản cchc mới hơn. Chưa tệp nào bị ghi.".into(),
        Fault::OutputsSpoilt { kept, .. } => format!(
            "các tệp đang có được giữ nguyên, bản mới ghi bên cạnh; tệp hỏng cất ở \"{kept}\"."
        ),
        Fault::OutputTwice { .. } => "đặt ten_tep khác cho một trong hai văn bản. Tệp này chưa bị ghi.".into(),
        Fault::FolderCut { why, .. } => why.hint(),
        Fault::NoUnits { .. } => "chọn thư mục của đơn vị, hoặc thư mục có các thư mục đơn vị bên trong.".into(),
        Fault::NothingMade { .. } => "lập văn bản bằng lệnh cap-nhat trước, hoặc chỉ đúng thư mục kết quả bằng --luu-vao.".into(),
        Fault::NumberTwice { .. } => {
            "xem sổ đăng ký văn bản đi, sửa \"so\" của văn bản ghi sai; mỗi số chỉ cấp một lần trong năm.".into()
        }
        Fault::OutputNotOurs { .. } => "chọn thư mục khác bằng --luu-vao, hoặc chuyển tệp đó đi rồi làm lại. Chưa tệp nào bị ghi.".into(),
    }
}

fn disk(kind: ErrorKind) -> String {
    let words = match kind {
        ErrorKind::NotFound => "không có tệp hoặc thư mục đó",
        ErrorKind::PermissionDenied => "không được phép, hoặc tệp đang mở ở chương trình khác",
        ErrorKind::IsADirectory => "đó là thư mục, không phải tệp",
        ErrorKind::NotADirectory => "trên đường dẫn có tệp ở chỗ lẽ ra là thư mục",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => "đĩa đã đầy",
        ErrorKind::ReadOnlyFilesystem => "đĩa chỉ cho đọc",
        ErrorKind::InvalidInput => "đó không phải tệp thường",
        other => return format!("lỗi đĩa ({other})"),
    };
    words.into()
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

fn megabytes(bytes: u64) -> String {
    // One decimal, comma: whole arithmetic, since this is only a size.
    let tenths = bytes.saturating_mul(10) / (1024 * 1024);
    format!("{},{} MB", tenths / 10, tenths % 10)
}
