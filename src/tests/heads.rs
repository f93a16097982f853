//! The head of the page with names of every length.

use super::measure::{MM, keeps_to_the_page, nothing_overlaps};
use super::sample;

/// A name of `letters` letters: of words, or of one word that no line can hold.
fn name(letters: usize, words: bool) -> String {
    let stock =
        if words { "Thạnh Mỹ Lợi An Phú Đông Hưng Thuận Bình " } else { "Thạnhmỹlợianphúđông" };
    stock.chars().cycle().take(letters - 1).chain(['n']).collect()
}

#[test]
fn issuer_parent_and_place_names_of_ten_to_ninety_letters() {
    for letters in (10..=90).step_by(8) {
        for of_words in [true, false] {
            for numbered in [true, false] {
                let what = format!("{letters} letters, words: {of_words}, numbered: {numbered}");
                let mut words = sample::words();
                words.body.truncate(3);
                words.header.place = name(letters, of_words);
                words.header.issuer = vec!["ỦY BAN NHÂN DÂN".into(), name(letters, of_words).to_uppercase()];
                words.header.parent = vec![name(letters, of_words).to_uppercase()];
                if !numbered {
                    words.header.number = None;
                    words.header.day_month = None;
                }
                let sheets = sample::sheets(&words);
                keeps_to_the_page(&sheets, &what);
                nothing_overlaps(&sheets, &what);
                let sheet = &sheets[0];
                let nation = sheet.runs.iter().filter(|run| run.text.contains("CỘNG HÒA")).collect::<Vec<_>>();
                assert!(
                    matches!(nation[..], [run] if run.text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
                    "{what}: the Quốc hiệu wraps"
                );
                // Whatever stands on the symbol's line keeps away from the symbol.
                let symbol = sheet.runs.iter().rfind(|run| run.text.contains("/KH-UBND")).unwrap();
                let beside = sheet.runs.iter().filter(|run| (run.y - symbol.y).abs() < 12.0 && run.italic);
                for run in beside {
                    assert!(run.x - (symbol.x + symbol.width) > 2.0 * MM, "{what}: {run:?} touches {symbol:?}");
                }
                let text = super::measure::body_text(&sheets);
                let tight = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
                assert!(text.contains(&tight(&words.header.place)), "{what}");
                assert!(text.contains(&tight(&words.header.issuer[1])), "{what}");
            }
        }
    }
}

#[test]
fn a_long_symbol_and_a_long_place_share_the_line() {
    let mut words = sample::words();
    words.header.symbol = "/KH-VPHĐND&UBND".into();
    words.header.number = Some("1234".into());
    words.header.place = "Thành phố Hồ Chí Minh".into();
    let sheets = sample::sheets(&words);
    keeps_to_the_page(&sheets, "long symbol");
    nothing_overlaps(&sheets, "long symbol");
    let line = sheets[0].line("Số: ");
    assert!(line.text().contains("Thành phố Hồ Chí Minh, ngày"), "{}", line.text());
}
