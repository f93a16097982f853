//! What stands where a value is still to be filled in: dotted lines, words in brackets, `xx/xx/2026`.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::Finding;
use super::residues::is_tag;
use super::slip::slips;
use crate::read::is_placeholder;

slips! {
    MM002 Error "Chỗ còn phải điền." [
        "Chỗ chấm lửng, ngoặc vuông còn trong văn bản đã ký là văn bản chưa soạn xong.",
        "thực tế: văn bản mẫu đã từng được ký, phát hành"
    ] PLACEHOLDER =>
        |found| format!("Chỗ này chưa điền: \"{found}\"."),
        |_| "thay bằng nội dung thật, hoặc bỏ cả khóa nếu không dùng; nếu đúng là nội dung thì bỏ qua MM002 bằng bo_qua, kèm lý do.".into();
}

/// Parts that are placeholders wherever they stand.
static ANYWHERE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let forms = [
        // Words in brackets, in braces, between the signs of mail merge. Omitted words in brackets have no letter, what has a
        // number is a reference.
        r"\[[^\]\[\n\d]{0,60}\p{L}{2}[^\]\[\n\d]{0,60}\]",
        r"\$?\{+%?[^{}\n]{0,60}\p{L}{2}[^{}\n]{0,60}\}+",
        r"<\p{L}{2}[^<>=/\n\d]{0,60}>",
        r"«[^»\n]{0,60}_[^»\n]{0,60}»",
        // Lines to write on.
        r"_{2,}",
        r"\.{4,}(?:\s?/\s?[.…]+)*",
        r"…[.…]+(?:\s?/\s?[.…]+)*",
        r"\?{2,}",
        // A number, a date, a rate, still in dots.
        r"(?:(?:\.{2,}|…+)\s?/\s?)+(?:[.…]+|\d{4})",
        r"(?i:\b(?:số|ngày|tháng|năm|quý|khoản|điều|hạng)):?\s(?:\.{2,}|…+)(?:\s?/\s?[\p{L}\d.…-]+)*",
        r"(?:\.{2,}|…+)\s?(?:/\p{Lu}[\p{L}\d-]*|/\d|%)",
        r"\d+\s?/\s?(?:\.{2,}|…+)",
        r"(?:^|[^,;:(\s])\s(?:\.{3}|…)\s(?:\p{Ll}|\d)",
        // The same in letters.
        r"\b[xX]{2,4}\s?/\s?(?:[xX]{2,4}|\d{1,4})(?:\s?/\s?(?:[xX]{2,4}|\d{4}))?\b",
        r"\b[xX]{2,4}/\p{Lu}[\p{L}\d-]*",
        r"\bx{2,}%?(?:\W|$)",
        r"(?i:\b(?:số|ngày|tháng|năm):?\sx{2,}\b(?:\s?/\s?[\p{L}\d-]+)*)",
        r"(?i:\bdd\s?[/-]\s?mm\s?[/-]\s?yy(?:yy)?\b)",
        // A person of an example.
        r"\b(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Vũ|Võ|Đỗ|Đặng|Bùi|Hồ|Ngô|Dương|Lý)\s(?:Văn|Thị)\s[A-DXYZ](?:[\s,.;:)]|$)",
        r"(?i:lorem ipsum[^\n]{0,60})",
    ];
    Regex::new(&forms.join("|")).ok()
});

/// The parts of a text that are still to be filled in.
pub(super) fn placeholders(text: &str) -> Vec<Finding> {
    if is_placeholder(text) {
        return vec![Finding { at: 0..text.len(), better: None }];
    }
    let found = ANYWHERE.as_ref().map(|forms| forms.find_iter(text).map(|found| found.range()).collect());
    let found: Vec<Range<usize>> = found.unwrap_or_default();
    let bare = |at: Range<usize>| {
        let part = &text[at.clone()];
        let start = at.start + part.len() - part.trim_start().len();
        start..at.end - (part.len() - part.trim_end().len())
    };
    let in_address = |at: &Range<usize>| {
        let before = text[..at.start].split(char::is_whitespace).next_back().unwrap_or_default();
        let word = text[at.start - before.len()..].split(char::is_whitespace).next().unwrap_or_default();
        word.contains("://") || word.starts_with("www.") || word.contains('@')
    };
    // `v.v…` and `v.v...` say that a list goes on.
    let goes_on =
        |at: &Range<usize>| text[..at.start].ends_with(['v', 'V']) && text[at.clone()].starts_with(['.', '…']);
    found
        .into_iter()
        .map(bare)
        .filter(|at| !in_address(at) && !goes_on(at) && !is_tag(&text[at.clone()]))
        .map(|at| Finding { at, better: None })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        placeholders(text).into_iter().map(|found| &text[found.at]).collect()
    }

    #[test]
    fn every_kind_of_placeholder_is_found_where_it_stands() {
        for (text, part) in [
            ("…", "…"),
            ("……………", "……………"),
            ("...", "..."),
            ("???", "???"),
            ("---", "---"),
            ("___", "___"),
            ("xx", "xx"),
            ("[Họ và tên]", "[Họ và tên]"),
            ("<HỌ TÊN>", "<HỌ TÊN>"),
            ("{chờ bổ sung}", "{chờ bổ sung}"),
            ("{{ ket_qua }}", "{{ ket_qua }}"),
            ("Chờ bổ sung.", "Chờ bổ sung."),
            ("TBD", "TBD"),
            ("Họ và tên", "Họ và tên"),
            ("Quyết định số …/QĐ-UBND của Ủy ban", "số …/QĐ-UBND"),
            ("Quyết định số 12/QĐ-UBND ngày …/…/2025", "ngày …/…/2025"),
            ("Báo cáo ngày ... tháng 5", "ngày ..."),
            ("Quyết định số xxx/QĐ-UBND", "số xxx/QĐ-UBND"),
            ("Quyết định XX/QĐ-UBND", "XX/QĐ-UBND"),
            ("ban hành ngày xx/xx/2025", "ngày xx/xx/2025"),
            ("ban hành ngày XX/5/2025", "ngày XX/5/2025"),
            ("ngày dd/mm/yyyy", "dd/mm/yyyy"),
            ("Giao ông [họ tên] thực hiện", "[họ tên]"),
            ("Giao ông <tên> thực hiện", "<tên>"),
            ("Đạt ____ hồ sơ", "____"),
            ("Đạt …% hồ sơ", "…%"),
            ("Đạt 12/… hồ sơ", "12/…"),
            ("Tiếp nhận … hồ sơ", "n … h"),
            ("Giao ông Nguyễn Văn A thực hiện", "Nguyễn Văn A"),
            ("Lorem ipsum dolor sit amet", "Lorem ipsum dolor sit amet"),
            ("Đạt ../.. hồ sơ", "../.."),
            ("Kính gửi «Ho_ten»", "«Ho_ten»"),
            ("Số lượng: ${so_luong}", "${so_luong}"),
            ("Kinh phí ........ đồng", "........"),
            ("Ai chủ trì??", "??"),
        ] {
            assert_eq!(found(text), [part], "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_one_is_none() {
        for text in [
            "Tuyên truyền trên loa, bảng tin, v.v…",
            "Tuyên truyền trên loa, bảng tin v.v...",
            "Công khai thủ tục, phí, lệ phí, …",
            "Các phòng, ban, đoàn thể...",
            "Khắc phục những tồn tại, hạn chế …",
            "Thi hành Điều 5 Nghị định số 30/2020/NĐ-CP ngày 05/3/2020",
            "Đại hội đại biểu lần thứ XX của Đảng",
            "Khóa XXX, nhiệm kỳ 2025 - 2030",
            "Trích: \"[...] phải công khai\"",
            "Tỷ lệ < 5%, > 90%",
            "Xem http://a.vn/x?id=__1&b={c}",
            "Hồ sơ đúng hạn đạt 98,5%; quá hạn 02 hồ sơ?",
            "Thư điện tử: ubnd__xa@a.gov.vn",
            "ông Nguyễn Văn An, bà Trần Thị B'Lao",
            "năm 2025...",
            "Chức vụ của người ký",
            "X.",
            "x",
            "Lập phiếu theo mẫu [số 02]",
            "Đã xong <br>",
            "Yêu cầu thực hiện nghiêm túc./.",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
