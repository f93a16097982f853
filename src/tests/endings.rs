//! The end of a document, wherever it falls: recipients and signature whole and together, never without body.

use super::measure::{MM, Sheet, keeps_to_the_page, nothing_overlaps};
use super::sample;
use crate::words::{Block, Words};

fn paragraph(text: String) -> Block {
    Block::Paragraph { lead: None, text }
}

/// Real words, so that lines break as they do in documents.
fn words_of(count: usize) -> String {
    let stock =
        "triển khai thực hiện nghiêm túc các nhiệm vụ cải cách hành chính theo Kế hoạch số 45/KH-UBND ngày 06 tháng 5";
    stock.split(' ').cycle().take(count).collect::<Vec<_>>().join(" ")
}

/// Recipients and signature stand on one page with at least two lines of the body above them.
fn ends_well(sheets: &[Sheet], words: &Words, what: &str) {
    keeps_to_the_page(sheets, what);
    nothing_overlaps(sheets, what);
    no_heading_last(sheets, what);
    let page_of = |text: &str| {
        let found: Vec<usize> =
            (0..sheets.len()).filter(|&i| sheets[i].lines().iter().any(|line| line.text().contains(text))).collect();
        *found.last().unwrap_or_else(|| panic!("{what}: {text:?} is on no page"))
    };
    let label = page_of("Nơi nhận:");
    let (position, name) = (page_of(&words.signature.position), page_of(&words.signature.name));
    assert_eq!((label, label), (position, name), "{what}: recipients and signature are parted");
    let foot = sheets[label].line("Nơi nhận:").y;
    let above = sheets[label].lines().iter().filter(|line| line.y < foot && line.y > 20.0 * MM).count();
    let above = if label == 0 { above - 7 } else { above };
    assert!(above >= 2, "{what}: {above} lines of the body above the signature");
    if words.recipients.iter().map(|r| r.chars().count().div_ceil(40)).sum::<usize>() <= 40 {
        assert_eq!(page_of("Lưu: VT."), label, "{what}: the recipients are parted");
    }
}

/// No page ends with a heading. All headings of these tests have the word `Tiêu đề`.
fn no_heading_last(sheets: &[Sheet], what: &str) {
    for (index, sheet) in sheets.iter().enumerate() {
        let last = sheet.lines().last().map(|line| line.text()).unwrap_or_default();
        assert!(!last.contains("Tiêu đề"), "{what}: page {} ends with {last:?}", index + 1);
    }
}

#[test]
fn headings_of_every_level_go_with_what_follows() {
    for length in 0..40 {
        let mut words = sample::words();
        words.body = (0..length).map(|i| paragraph(format!("Đoạn thứ {i} của phần nội dung."))).collect();
        for _ in 0..12 {
            let heading = |level: u8, number: &str| {
                let title = format!("Tiêu đề cấp {level} {}", words_of(usize::from(level) * 9));
                Block::Heading { level, number: number.into(), title, rest: None }
            };
            words.body.extend([heading(1, "I."), heading(2, "1."), heading(3, "a)")]);
            words.body.push(Block::Dashes { items: (1..4).map(|i| words_of(11 * i)).collect() });
        }
        words.body.push(paragraph(format!("{}./.", words_of(25))));
        ends_well(&sample::sheets(&words), &words, &format!("{length} paragraphs before headings"));
    }
}

#[test]
fn forty_body_lengths_around_the_page_s_end() {
    // One, two, five and fourteen lines at the end, and one that fills most of a page.
    for (closing, lines) in [(4, 1), (25, 2), (70, 5), (200, 14), (560, 38)] {
        for length in 0..40 {
            let mut words = sample::words();
            words.body = (0..8 + length).map(|i| paragraph(format!("Đoạn thứ {i} của phần nội dung."))).collect();
            words.body.push(paragraph(format!("{}./.", words_of(closing))));
            ends_well(&sample::sheets(&words), &words, &format!("{length} paragraphs, closing of {lines} lines"));
        }
    }
}

#[test]
fn a_document_of_one_paragraph_still_ends_well() {
    let mut words = sample::words();
    words.body = vec![paragraph(format!("{}./.", words_of(40)))];
    ends_well(&sample::sheets(&words), &words, "one paragraph");
}

#[test]
fn one_to_forty_recipients() {
    for count in 1..=40 {
        for long in [false, true] {
            let mut words = sample::words();
            words.body.truncate(22);
            words.body.push(paragraph(format!("{}./.", words_of(25))));
            let recipient = |i: usize| match long && i % 2 == 1 {
                true => format!(
                    "Các cơ quan, đơn vị, tổ chức chính trị - xã hội trên địa bàn, nhóm {i} (để phối hợp thực hiện);"
                ),
                false => format!("Cơ quan thứ {i} (b/c);"),
            };
            words.recipients = (1..count).map(recipient).chain(["Lưu: VT.".to_owned()]).collect();
            ends_well(&sample::sheets(&words), &words, &format!("{count} recipients, long: {long}"));
        }
    }
}

#[test]
fn recipients_longer_than_a_page_go_on_overleaf_and_none_is_lost() {
    let mut words = sample::words();
    let recipient = |i: usize| format!("Cơ quan có tên rất dài cần phải viết thành nhiều dòng mới hết, số thứ tự {i};");
    words.recipients = (1..=60).map(recipient).chain(["Lưu: VT.".to_owned()]).collect();
    let sheets = sample::sheets(&words);
    keeps_to_the_page(&sheets, "sixty recipients");
    nothing_overlaps(&sheets, "sixty recipients");
    let text = super::measure::body_text(&sheets);
    for i in 1..=60 {
        assert!(text.contains(&format!("sốthứtự{i};")), "{i}");
    }
}
