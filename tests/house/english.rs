//! The library for signatures is of no office and of no country: English in its sources, its tests and the files that they read.

use std::fs;
use std::path::{Path, PathBuf};

use crate::{LIBRARY_FOLDER, files};

#[test]
fn the_library_for_signatures_has_no_vietnamese_and_nothing_of_an_office() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(LIBRARY_FOLDER);
    // With its comments, which are its documentation, and with its tests.
    let texts = ["rs", "toml", "md", "py"];
    let of_text = |path: &PathBuf| path.extension().is_some_and(|ending| texts.iter().any(|one| ending == *one));
    let outputs = ["fuzz/target", "fuzz/corpus", "fuzz/artifacts"].map(|folder| root.join(folder));
    let all = files(&root).into_iter().filter(|path| !outputs.iter().any(|folder| path.starts_with(folder)));
    let mut seen = 0;
    for path in all {
        let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        let stem = path.file_stem().unwrap().to_string_lossy();
        assert!(!office_words(&format!("\"{stem}\"")), "{LIBRARY_FOLDER}/{name}: a Vietnamese name");
        if !of_text(&path) {
            continue;
        }
        seen += 1;
        let text = fs::read_to_string(&path).unwrap();
        for (line, words) in text.lines().enumerate() {
            assert!(!words.contains(vietnamese), "{LIBRARY_FOLDER}/{name}:{}: {words}", line + 1);
            assert!(!office_words(words), "{LIBRARY_FOLDER}/{name}:{}: {words}", line + 1);
            assert!(!words.contains("tests/cases"), "{LIBRARY_FOLDER}/{name}:{}: its own files lie in it", line + 1);
        }
        for word in ["cchc", "typst", "commune", "decree", "vietnam"] {
            // What made a file of the tests is said where it lies.
            let said = word == "typst" && name == "tests/data/README.md";
            assert!(said || !text.to_lowercase().contains(word), "{LIBRARY_FOLDER}/{name}: {word}");
        }
    }
    assert!(seen > 80, "the test sees the files: {seen}");
}

/// Letters with marks and tones, whole or with marks that are set on them. The table of PDFDocEncoding and names of other
/// languages have others.
fn vietnamese(c: char) -> bool {
    matches!(c, '\u{1EA0}'..='\u{1EF9}' | '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
        || "àáâãèéêìíòóôõùúýăđĩũơưÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ".contains(c)
}

/// Whether a quoted text of the line is written in Vietnamese words without their marks, as the names of fields and of test
/// files are in the program: words between hyphens, dots and slashes.
fn office_words(line: &str) -> bool {
    const WORDS: [&str; 24] = [
        "so", "ngay", "thang", "nam", "ky", "chu", "goc", "mat", "khau", "khoa", "lanh", "quan", "khong", "hai", "het",
        "sai", "trung", "gian", "toi", "vong", "noi", "dung", "muoi", "thu",
    ];
    let quoted = |sign: char| line.split(sign).skip(1).step_by(2);
    let whole = quoted('"').chain(quoted('`')).filter(|text| !text.contains(char::is_whitespace));
    whole.flat_map(|text| text.split(|sign: char| !sign.is_alphanumeric())).any(|word| WORDS.contains(&word))
}

#[test]
fn vietnamese_is_told_from_english_with_and_without_marks() {
    assert!("ảđưĂẤ".chars().all(vietnamese) && !"Łß…→–“ÅüẞöZ".chars().any(vietnamese));
    let office = ["(\"so\", 0)", "\"mat-khau-thu\"", "`ky-lanh-dao`", "\"goc.cer\"", "\"ngay\"", "\"chu-ky/goc.cer\""];
    assert!(office.iter().all(|line| office_words(line)), "{:?}", office.map(office_words));
    let english = ["\"number\"", "\"day\"", "`so that it`", "\"some-one\"", "\"quantity\"", "so it is", "\"\""];
    assert!(!english.iter().any(|line| office_words(line)), "{:?}", english.map(office_words));
}
