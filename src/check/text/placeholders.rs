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

/// In characters: what is longer between two brackets is a remark.
const LONGEST: usize = 120;

/// Parts that are placeholders wherever they stand; `is_meant` looks at those with letters again. There are no bounded
/// repetitions, no large classes of Unicode and no word boundaries of Unicode: each makes compiling or searching slow.
static ANYWHERE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let forms = [
        // Words in brackets, in braces, between the signs of mail merge.
        r"\[[^\]\[\n0-9]*\]",
        r"\$?\{+%?[^{}\n]*\}+",
        r"<[^<>=/\n0-9 ][^<>=/\n0-9]*>",
        // Lines to write on.
        r"_{2,}",
        r"\.{4,}(?: ?/ ?[.…]+)*",
        r"…[.…]+(?: ?/ ?[.…]+)*",
        r"\?{2,}",
        // A number, a date, a rate, still in dots.
        r"(?:(?:\.{2,}|…+) ?/ ?)+(?:[.…]+|[0-9]{4})",
        r"(?:[Ss]ố|[Nn]gày|[Tt]háng|[Nn]ăm|[Qq]uý|[Kk]hoản|[Đđ]iều|[Hh]ạng):? (?:\.{2,}|…+)(?: ?/ ?[^\s,;()]+)*",
        r"(?:\.{2,}|…+) ?(?:/[A-ZĐ][^\s,;()]*|/[0-9]|%)",
        r"[0-9]+ ?/ ?(?:\.{2,}|…+)",
        r"[^,;:(\s] (?:\.{3}|…) [^\s]",
        // A number or a day of which only the words are there.
        r"[Ss]ố:? +/[A-ZĐ]",
        r"[Nn]gày +tháng +(?:năm|[0-9])",
        r"-{2,} ?/ ?-{2,}(?: ?/ ?[0-9]{4})?",
        r"[Ss]ố:? -{2,}",
        // Room between brackets, and what writing programs and samples say.
        r"\((?:\.{2,}|…+| +)\)|\[ *\]",
        r"%[A-Z][A-Z_]+%",
        r"\((?:[Cc]hèn|[Đđ]iền|[Nn]hập) (?:số|tên|họ|ngày|nội dung|vào|sau)[^()\n]*\)",
        r"Click or tap[^\n]*|Click here to enter[^\n]*|TODO:[^\n]*",
        r"«[^»\n]*_[^»\n]*»",
        // The same in letters.
        r"(?-u:\b)[xX]{2,}%",
        r"(?-u:\b)[xX]{2,4} ?/ ?(?:[xX]{2,4}|[0-9]{1,4})(?: ?/ ?(?:[xX]{2,4}|[0-9]{4}))?(?-u:\b)",
        r"(?-u:\b)[xX]{2,4}/[A-ZĐ][^\s,;()]*",
        r"(?-u:\b)x{2,}%?(?:[\s,.;:)]|$)",
        r"(?:[Ss]ố|[Nn]gày|[Tt]háng|[Nn]ăm):? [xX]{2,}(?-u:\b)(?: ?/ ?[^\s,;()]+)*",
        r"(?-u:\b)[Dd][Dd] ?[/-] ?[Mm][Mm] ?[/-] ?[Yy][Yy](?:[Yy][Yy])?(?-u:\b)",
        // A person of an example.
        r"(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Vũ|Võ|Đỗ|Đặng|Bùi|Hồ|Ngô|Dương|Lý) (?:Văn|Thị) [A-DXYZ](?:[\s,.;:)]|$)",
        r"[Ll](?:orem ipsum|OREM IPSUM)[^\n]*",
    ];
    Regex::new(&forms.join("|")).ok()
});

/// Whether a part that has one of the forms is a placeholder indeed: two letters in brackets, since omitted words have none and
/// what has a number is a reference; a small letter or a figure behind dots in the middle of a sentence.
fn is_meant(part: &str) -> bool {
    let letters = part.chars().filter(|letter| letter.is_alphabetic()).count();
    let next = part.chars().next_back();
    match part.chars().next() {
        // What has nothing but room between its brackets is one too.
        Some('[') if part.chars().all(|letter| "[ ]".contains(letter)) => true,
        Some('[' | '<' | '{' | '$') => letters > 1,
        Some(first) if first != '.' && first != '…' && (part.contains(" ... ") || part.contains(" … ")) => {
            next.is_some_and(|next| next.is_lowercase() || next.is_ascii_digit())
        }
        _ => true,
    }
}

/// Whether a text has a sign of a placeholder. Most have none: the forms are not even compiled for them.
fn may_have(text: &str) -> bool {
    let (dots, quote) = ("…".as_bytes(), "«".as_bytes());
    // Bytes that no letter of Vietnamese begins with are looked at alone.
    let bytes = text.as_bytes();
    let sign = bytes.iter().enumerate().any(|(at, byte)| match byte {
        b'[' | b'{' | b'<' | b'?' => true,
        b'-' => bytes.get(at + 1) == Some(byte),
        b'(' => bytes.get(at + 1).is_some_and(|next| b" cC\xC4nN.".contains(next)),
        b'%' => bytes.get(at + 1).is_some_and(u8::is_ascii_uppercase),
        b' ' => bytes.get(at + 1) == Some(&b'/') || bytes[at + 1..].starts_with("tháng ".as_bytes()),
        b'_' | b'.' | b'x' | b'X' | b'd' | b'D' => bytes.get(at + 1) == Some(byte),
        0xE2 => bytes[at..].starts_with(dots),
        0xC2 => bytes[at..].starts_with(quote),
        _ => false,
    });
    // `Nguyễn Văn A`
    let example = |name: &str| {
        text.match_indices(name).any(|(at, _)| {
            let mut rest = text[at + name.len()..].chars();
            rest.next().is_some_and(|letter| letter.is_ascii_uppercase())
                && !rest.next().is_some_and(char::is_alphabetic)
        })
    };
    sign || ["orem ipsum", "OREM IPSUM", "TODO:", "Click "].iter().any(|run| text.contains(run))
        || example("Văn ")
        || example("Thị ")
}

/// The parts of a text that are still to be filled in.
pub(super) fn placeholders(text: &str) -> Vec<Finding> {
    if is_placeholder(text) {
        return vec![Finding { at: 0..text.len(), better: None }];
    }
    let found = may_have(text)
        .then(|| ANYWHERE.as_ref())
        .flatten()
        .map(|forms| forms.find_iter(text).map(|found| found.range()).collect());
    let found: Vec<Range<usize>> = found.unwrap_or_default();
    let bare = |at: Range<usize>| {
        let part = &text[at.clone()];
        let start = at.start + part.len() - part.trim_start().len();
        // The point behind a date ends the sentence.
        let end = part.trim_end();
        let dated = end.strip_suffix('.').filter(|rest| rest.contains('/') && rest.ends_with(char::is_alphanumeric));
        let end = dated.unwrap_or(end);
        start..at.end - (part.len() - end.len())
    };
    let in_address = |at: &Range<usize>| {
        let before = text[..at.start].split(char::is_whitespace).next_back().unwrap_or_default();
        let word = text[at.start - before.len()..].split(char::is_whitespace).next().unwrap_or_default();
        word.contains("://") || word.starts_with("www.") || word.contains('@')
    };
    // A form that is quoted word for word has its dots: `"Họ và tên: ……"`.
    let quoted = |at: &Range<usize>| {
        let before = &text[..at.start];
        let curly = before.rfind('“').is_some_and(|open| !before[open..].contains('”')) && text[at.end..].contains('”');
        curly || (before.matches('"').count() % 2 == 1 && text[at.end..].contains('"'))
    };
    // A masked number, `0257.3.866.xxx`.
    let masked = |at: &Range<usize>| text[..at.start].ends_with('.') && text[at.clone()].starts_with(['x', 'X']);
    // `v.v…` and `v.v...` say that a list goes on.
    let goes_on =
        |at: &Range<usize>| text[..at.start].ends_with(['v', 'V']) && text[at.clone()].starts_with(['.', '…']);
    found
        .into_iter()
        .map(bare)
        .filter(|at| text[at.clone()].chars().count() <= LONGEST && is_meant(&text[at.clone()]))
        .filter(|at| !in_address(at) && !goes_on(at) && !quoted(at) && !masked(at) && !is_tag(&text[at.clone()]))
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
            ("Quyết định số /QĐ-UBND của tỉnh", "số /Q"),
            ("Văn bản ngày   tháng   năm 2026", "ngày   tháng   năm"),
            ("ban hành ngày --/--/2025", "--/--/2025"),
            ("Quyết định số --- của tỉnh", "số ---"),
            ("Tăng (...) bậc", "(...)"),
            ("Tăng [ ] bậc", "[ ]"),
            ("của %TEN_XA%.", "%TEN_XA%"),
            ("đạt XX% trở lên", "XX%"),
            ("Đạt (điền số) hồ sơ", "(điền số)"),
            ("Click or tap here to enter text.", "Click or tap here to enter text."),
            ("TODO: viết sau.", "TODO: viết sau."),
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
            "Phiếu có các dòng \"Họ và tên: ……\", \"Ngày sinh: …/…/……\" để người dân tự điền.",
            "Phiếu có dòng “Họ và tên: ……” để tự điền.",
            "điện thoại 0257.3.866.xxx không còn dùng",
            "từ ngày 01 tháng 5 năm 2026",
            "giai đoạn 2021 -- 2025 (nhập hai xã)",
            "Đã xong <br>",
            "Yêu cầu thực hiện nghiêm túc./.",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
