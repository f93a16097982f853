//! Indicators (chỉ tiêu): what a plan promises in numbers, and what a quarter reached.

use super::choices::Flag;
use super::id::IndicatorId;
use super::record::record;
use super::values::{Score, Text};

record! {
    /// An indicator of a plan, with its target.
    Indicator, "mục chỉ tiêu" {
        "id" required id: IndicatorId, "mã của chỉ tiêu", "ct-dung-han";
        "ten" required name: Text as Cell, "tên chỉ tiêu", "Tỷ lệ hồ sơ giải quyết đúng hạn";
        "don_vi_tinh" required unit: Text, "đơn vị tính", "%";
        "ke_hoach" required target: Score, "mức kế hoạch giao", "100";
        "toi_da" optional at_most: Flag, "mức kế hoạch là mức không được vượt quá", "có";
    }
}

record! {
    /// What a quarter reached of an indicator.
    IndicatorResult, "mục kết quả chỉ tiêu" {
        "chi_tieu" required indicator: IndicatorId, "mã của chỉ tiêu trong kế hoạch", "ct-dung-han";
        "trong_ky" optional in_period: Option<Score>, "kết quả trong kỳ báo cáo", "99,3";
        "luy_ke" optional cumulative: Option<Score>, "kết quả lũy kế từ đầu năm", "98,7";
        "cung_ky" optional same_period_last_year: Option<Score>, "kết quả cùng kỳ năm trước", "97,5";
    }
}
