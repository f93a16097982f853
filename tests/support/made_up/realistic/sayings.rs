//! What is said of actions, and of a quarter as a whole. `{…}` is drawn anew each time.

pub const MEETING: &str = "Biên bản họp triển khai công tác {việc}";

pub const CLAUSES: [&str; 14] = [
    "bảo đảm đúng nội dung, đúng thời gian và ký số đúng quy định",
    "phân công rõ người, rõ việc, rõ thời hạn và rõ kết quả",
    "gắn kết quả thực hiện với đánh giá, xếp loại cán bộ, công chức cuối năm",
    "lưu giữ đầy đủ văn bản, biên bản, hình ảnh làm tài liệu kiểm chứng",
    "kịp thời báo cáo Chủ tịch Ủy ban nhân dân {cấp} tháo gỡ khó khăn, vướng mắc",
    "ưu tiên các {khu} {tên khu}, {tên khu} là nơi còn nhiều tồn tại, hạn chế",
    "phấn đấu hoàn thành trên {phần trăm}% chỉ tiêu được giao trong 9 tháng đầu năm",
    "thực hiện theo Công văn số {số văn bản}/UBND-NV ngày {ngày} của Ủy ban nhân dân {huyện}",
    "phát trên hệ thống truyền thanh và trang Zalo của {cấp} ít nhất {số} tin, bài",
    "huy động sự giám sát của Mặt trận Tổ quốc, các đoàn thể và Nhân dân",
    "xử lý hoặc kiến nghị xử lý 100% vấn đề phát hiện trong quá trình thực hiện",
    "bố trí khoảng {số} triệu đồng từ nguồn chi thường xuyên",
    "không để phát sinh việc quá hạn mà không rõ lý do",
    "học tập cách làm của {cấp} {tên khu}",
];

pub const SHORTCOMINGS: [&str; 6] = [
    "Công tác {việc} triển khai chậm, mức độ hoàn thành mới đạt {phần trăm}%.",
    "Chưa thực hiện đầy đủ công tác {việc}; tài liệu kiểm chứng chưa thuyết phục.",
    "Văn bản về công tác {việc} có nội dung chưa đúng quy định, chưa được ký số.",
    "Công tác {việc} tại các {khu} {tên khu}, {tên khu} còn hình thức, chưa được kiểm tra, đôn đốc thường xuyên.",
    "Chưa phân công người theo dõi công tác {việc}, hồ sơ lưu trữ phân tán, khó tra cứu khi tự chấm điểm.",
    "Báo cáo về công tác {việc} gửi chậm {số} ngày so với quy định.",
];

pub const OUTCOME_TAILS: [&str; 8] = [
    "",
    "; hồ sơ lưu tại Văn phòng Ủy ban",
    ", đạt {phần trăm}% chỉ tiêu của quý",
    "; đã báo cáo tại cuộc họp giao ban của {cấp}",
    "; chuyển biến rõ nhất là {khu} {tên khu}",
    ", không phát sinh kiến nghị, phản ánh",
    "; {số} góp ý được tiếp thu đầy đủ",
    ", kinh phí {số} triệu đồng",
];

pub const REASONS: [&str; 8] = [
    "Chờ hướng dẫn của Ủy ban nhân dân {huyện}",
    "Công chức phụ trách kiêm nhiệm nhiều việc",
    "Các bộ phận gửi số liệu chậm, phải tổng hợp lại nhiều lần",
    "Hồ sơ các năm trước lưu trữ phân tán, khó tra cứu",
    "Phần mềm dùng chung của {tỉnh} được nâng cấp trong quý",
    "Chưa bố trí được kinh phí",
    "Công chức phụ trách công tác {việc} mới nhận nhiệm vụ",
    "Phải lấy lại ý kiến của {số} bộ phận, {khu}",
];

pub const INSTRUCTIONS: [&str; 4] = [
    "Hoàn thành dứt điểm công tác {việc} trước kỳ báo cáo tới",
    "Rà soát, bổ sung tài liệu kiểm chứng của công tác {việc}",
    "Làm rõ trách nhiệm của từng cá nhân trong công tác {việc}",
    "Báo cáo hằng tuần tiến độ công tác {việc} với Văn phòng Ủy ban",
];

pub const INSTRUCTION_OUTCOMES: [&str; 3] = [
    "Đã thực hiện xong, báo cáo tại cuộc họp giao ban của {cấp}",
    "Đã bổ sung {số} văn bản, biên bản về công tác {việc}",
    "Đang thực hiện, dự kiến xong trong quý tới",
];

pub const DIRECTIONS: [&str; 4] = [
    "Ủy ban nhân dân {cấp} đã phổ biến Kế hoạch đến toàn thể cán bộ, công chức tại cuộc họp giao ban; giao từng bộ phận rà \
     soát nhiệm vụ được phân công, xác định thời hạn và tài liệu kiểm chứng phải có.",
    "Văn phòng Ủy ban đã lập bảng theo dõi tiến độ chung, đôn đốc các bộ phận bằng văn bản điện tử vào ngày làm việc cuối \
     cùng của mỗi tuần.",
    "Chủ tịch Ủy ban nhân dân {cấp} đã làm việc trực tiếp với {số} bộ phận, {khu} có nhiệm vụ chậm tiến độ, thống nhất cách \
     tháo gỡ và thời hạn hoàn thành của từng việc.",
    "Ủy ban nhân dân {cấp} đã ban hành {số} văn bản chỉ đạo, điều hành về cải cách hành chính; các văn bản đều được ký số và \
     gửi trên phần mềm quản lý văn bản.",
];

pub const REMARKS: [&str; 3] = [
    "Các nhiệm vụ ban hành kế hoạch, niêm yết công khai được triển khai kịp thời; văn bản cơ bản được ký số đúng quy định.",
    "Công tác {việc} triển khai chậm, có nguy cơ mất điểm nếu không tập trung thực hiện trong thời gian tới.",
    "Tài liệu kiểm chứng được lưu giữ đầy đủ hơn quý trước; còn {số} tài liệu chưa được số hóa.",
];

pub const CAUSES: [&str; 3] = [
    "Một số bộ phận chưa chủ động báo cáo tiến độ, chưa lưu giữ tài liệu kiểm chứng ngay khi thực hiện.",
    "Công chức phụ trách công tác {việc} kiêm nhiệm nhiều việc, chưa được tập huấn đầy đủ.",
    "Việc phối hợp giữa các bộ phận và các {khu} có lúc chưa chặt chẽ, số liệu gửi về chậm.",
];

pub const DIFFICULTIES: [&str; 3] = [
    "Máy quét và đường truyền tại Bộ phận Tiếp nhận và Trả kết quả đã cũ, ảnh hưởng đến việc số hóa hồ sơ.",
    "Kinh phí dành cho công tác {việc} còn hạn chế.",
    "Người dân ở các {khu} {tên khu}, {tên khu} còn ít sử dụng dịch vụ công trực tuyến.",
];

pub const PROPOSALS: [&str; 4] = [
    "Bố trí {số} triệu đồng mua máy quét, máy tính cho Bộ phận Tiếp nhận và Trả kết quả",
    "Cấp bổ sung {số} tài khoản nhập liệu phần mềm quản lý cán bộ, công chức",
    "Phân công thêm 01 công chức hỗ trợ số hóa hồ sơ tại Bộ phận Tiếp nhận và Trả kết quả",
    "Tổ chức cuộc họp chuyên đề về các nhiệm vụ quá hạn",
];
