//! What a plan says besides its fields. `{…}` is drawn anew each time.

pub const SUBJECT: &str = "Khắc phục những tồn tại, hạn chế trong công tác cải cách hành chính năm {năm trước} và giải pháp nâng \
                       cao chỉ số cải cách hành chính (PAR INDEX) năm {năm} trên địa bàn {đơn vị}";
pub const BASIS: &str = "Thực hiện Công văn số {số văn bản}/UBND-NV ngày {ngày} của Ủy ban nhân dân {huyện} về việc khắc phục tồn \
                     tại, hạn chế trong công tác cải cách hành chính;";
pub const AIMS: [&str; 3] = [
    "Khắc phục những tồn tại, hạn chế trong quá trình triển khai công tác cải cách hành chính năm {năm trước}; xác định cụ thể \
     nhiệm vụ, giải pháp và trách nhiệm của từng bộ phận, cán bộ, công chức.",
    "Hoàn thành 100% Kế hoạch cải cách hành chính năm {năm} của Ủy ban nhân dân {cấp}.",
    "Phấn đấu cải thiện điểm số và vị trí xếp hạng chỉ số cải cách hành chính của {cấp} trong năm {năm} và các năm tiếp theo.",
];
pub const REQUIREMENTS: [&str; 2] = [
    "Phát huy vai trò, trách nhiệm của người đứng đầu, cán bộ, công chức trong thực thi công vụ; nâng cao tính công khai, minh \
     bạch giữa chính quyền với người dân và doanh nghiệp trên địa bàn {cấp}.",
    "Các bộ phận chuyên môn đánh giá đúng thực trạng, xây dựng biện pháp khắc phục và tổ chức triển khai có hiệu quả, có tài \
     liệu kiểm chứng đầy đủ.",
];
pub const ASSESSMENT: &str = "Căn cứ Quyết định số {số văn bản}/QĐ-UBND ngày {ngày} của Ủy ban nhân dân {tỉnh} về việc công bố Chỉ \
                          số cải cách hành chính năm {năm trước} trên địa bàn {tỉnh}.";
pub const REMARK: &str = "Trong thời gian qua, {đơn vị} đã có cố gắng trong công tác cải cách hành chính và đạt được một số kết quả \
                      tích cực. Tuy nhiên, kết quả đạt được chưa đáp ứng yêu cầu của Ủy ban nhân dân {tỉnh}, {huyện}.";
pub const CAUSE: &str = "Người đứng đầu một số bộ phận chưa quyết liệt, chưa tăng cường kiểm tra, đánh giá kết quả thực hiện; cán \
                     bộ, công chức được phân công chưa chủ động tham mưu. Một số tiêu chí không được tính điểm do nội dung \
                     chưa triển khai, hoặc đã triển khai nhưng không có văn bản, tài liệu kiểm chứng cụ thể. Việc phối hợp \
                     giữa các bộ phận với các {khu} chưa chặt chẽ, ảnh hưởng đến việc thu thập, tổng hợp số liệu.";
/// Who, and what they have to do.
pub const DUTIES: [[&str; 2]; 3] = [
    [
        "Văn phòng Ủy ban",
        "Là đầu mối theo dõi, đôn đốc việc thực hiện Kế hoạch; hằng quý báo cáo Chủ tịch Ủy ban nhân dân {cấp} kết quả thực \
         hiện và đề xuất biện pháp khắc phục những hạn chế.",
    ],
    [
        "Các bộ phận, cán bộ, công chức được phân công chủ trì",
        "Chịu trách nhiệm trước Chủ tịch Ủy ban nhân dân {cấp} về kết quả các tiêu chí thuộc trách nhiệm của mình; gửi kết quả \
         và tài liệu kiểm chứng về Văn phòng Ủy ban đúng kỳ báo cáo.",
    ],
    [
        "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam {cấp} và các tổ chức thành viên",
        "Tăng cường thông tin, tuyên truyền về cải cách hành chính để Nhân dân trong {cấp} biết và giám sát việc thực hiện.",
    ],
];
pub const CLOSING_PARAGRAPH: &str = "Trong quá trình thực hiện, nếu có vướng mắc, các bộ phận, cán bộ, công chức kịp thời phản ánh \
                                 về Ủy ban nhân dân {cấp} (qua Văn phòng Ủy ban).";
pub const CLOSING: &str = "Yêu cầu cán bộ, công chức và các bộ phận liên quan triển khai thực hiện nghiêm túc";
