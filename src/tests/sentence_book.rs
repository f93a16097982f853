//! `docs/cau-mau.md` says of every sentence which names it may use, and shows it; what is declared is what is handed over.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use super::formats::in_step;
use super::units::{documents, unit};
use crate::kinds::Kind;
use crate::read::{Names, Sentences};
use crate::unit::Unit;
use crate::words::contract;

/// The files of sentences, as the page calls them.
fn files() -> impl Iterator<Item = (String, &'static Sentences)> {
    let of_kind = |kind: Kind| {
        let called = kind.facts().called;
        let (first, rest) = called.split_at(called.chars().next().unwrap().len_utf8());
        (first.to_uppercase() + rest, Sentences::of(kind))
    };
    Kind::all().map(of_kind).chain([("Dùng chung cho mọi văn bản".to_owned(), Sentences::shared())])
}

/// The units of which every sentence is said: `moi-cau` has what the others have not. The first that says a sentence gives its
/// example.
const SAYING: [&str; 5] =
    ["tests/cases/phuong-2026", "data/toc-tien", "tests/cases/dung-muc", "tests/cases/thon-nho", "tests/cases/moi-cau"];

/// Words every document of these units with its charts, which holds each sentence against its declaration.
fn word_everything() {
    for folder in SAYING {
        let unit = unit(folder);
        for document in documents(&unit) {
            let worded = unit.steps(document.clone().with_charts(), None).and_then(|steps| steps.words());
            worded.unwrap_or_else(|problem| panic!("{folder}, {document}: {}", problem.message()));
        }
    }
}

fn book() -> String {
    word_everything();
    let said = contract::said();
    let mut text = String::from(
        "# Câu mẫu\n\nMọi câu của văn bản nằm trong `templates/`; đơn vị viết lại câu nào thì ghi câu đó, cùng khóa, vào \
         `mau/ke-hoach.yaml`, `mau/bao-cao.yaml` hoặc `mau/ke-hoach-tiep-tuc.yaml`, dưới khóa `cau`. Câu dùng chung ghi vào \
         `mau/chung.yaml` để đổi ở mọi văn bản, hoặc vào tệp của một loại văn bản để chỉ đổi ở loại đó. Trong câu chỉ dùng được các tên \
         gọi ghi dưới đây, và các bộ lọc `hoa` (viết hoa), `dem` (01, 02 … 10), `dem_khong` (như vậy, số 0 là 0), `ti_le(tổng)` (10,6%). \
         Tệp này lập từ chương trình, không sửa bằng tay.\n",
    );
    for (title, sentences) in files() {
        let names = sentences.names().unwrap();
        let file = sentences.file();
        let _ = write!(text, "\n## {title} (`{file}`)\n");
        if !names.common.is_empty() {
            text.push_str("\nDùng được ở mọi câu:\n\n");
        }
        for one in &names.common {
            let _ = writeln!(text, "- `{}`: {}", one.name, one.meaning);
        }
        for (key, sentence) in sentences.iter() {
            let _ = write!(text, "\n### `{key}`\n\n```jinja\n{}\n```\n", sentence.trim());
            let own = names.own(key);
            if !own.is_empty() {
                text.push('\n');
            }
            for one in own {
                let _ = writeln!(text, "- `{}`: {}", one.name, one.meaning);
            }
            if let Some(example) = said.get(&(file, key.to_owned())) {
                let _ = write!(text, "\nVí dụ: {example}\n");
            }
        }
    }
    text
}

#[test]
fn the_book_of_sentences_is_in_step_with_what_is_declared_and_said() {
    in_step("cau-mau.md", &book());
}

/// What is handed over to a sentence is held against its declaration when it is said, so each is said here.
#[test]
fn no_sentence_is_unsaid() {
    word_everything();
    let said = contract::said();
    let mut unsaid = Vec::new();
    for (_, sentences) in files() {
        let key = |(key, _): (&str, _)| (sentences.file(), key.to_owned());
        unsaid.extend(sentences.iter().map(key).filter(|key| !said.contains_key(key)));
    }
    assert!(unsaid.is_empty(), "tests/cases/moi-cau is for them: {unsaid:#?}");
}

#[test]
fn every_declaration_is_of_a_sentence() {
    for (_, sentences) in files() {
        let names = sentences.names().unwrap();
        let keys: BTreeSet<&str> = sentences.iter().map(|(key, _)| key).collect();
        let without: Vec<&str> = names.keys().filter(|key| !keys.contains(key)).collect();
        assert_eq!(without, [""; 0], "{}", sentences.file());
        assert!(names.common.iter().all(|one| !one.meaning.is_empty()));
    }
    assert!(Names::of("khong-co").is_none());
}

/// Code, message, line and column of an error.
type Told = (String, String, Option<(usize, usize)>);

/// A unit with the office's own sentences in one file of `mau`: what is told of them.
fn told_of(file: &str, sentences: &str) -> Vec<Told> {
    let folder = tempfile::tempdir().unwrap();
    super::fixtures::copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/thon-nho"), folder.path());
    std::fs::create_dir(folder.path().join("mau")).unwrap();
    let text = format!("phien_ban_mau: 2\ncau:\n{sentences}");
    crate::store::write(&folder.path().join("mau").join(file), text.as_bytes()).unwrap();
    let (unit, problems) = Unit::open(folder.path(), None).check();
    let errors: Vec<_> = problems.iter().filter(|one| one.severity() == crate::problem::Severity::Error).collect();
    assert_eq!(unit.is_some(), errors.is_empty());
    let place = |one: &crate::problem::Problem| one.place().map(|place| (place.line, place.column));
    errors.into_iter().map(|one| (one.code().to_string(), one.message(), place(one))).collect()
}

#[test]
fn the_sentences_of_the_program_are_right_as_an_office_s_own() {
    for (_, sentences) in files() {
        let own: String =
            sentences.iter().map(|(key, text)| format!("  {key}: {}\n", serde_json::json!(text))).collect();
        assert_eq!(told_of(sentences.file(), &own), [], "{}", sentences.file());
    }
}

/// Names that a sentence does not have are told where they stand, all of them, when the records are checked: also in a branch
/// that is not taken.
#[test]
fn a_name_that_is_not_declared_is_told_where_it_stands() {
    let right = "  ket: \"Hết{% if false %} {{ nam_truoc }} {{ don_vi.ten }}{% endif %}.\"\n  \
                 luu: \"{% for i in range(2) %}{{ i }}{% endfor %}{{ thay_the.so if thay_the }}\"\n";
    assert_eq!(told_of("ke-hoach.yaml", right), []);
    let wrong = "  ket: \"Hết{% if false %} {{ nam_truocc }}{% endif %}.\"\n  mo_dau: \"{{ don_vi.tenn }}\"\n  \
                 luu: \"{{ so_linh_vuc }}\"\n  yeu_cau: \"{{ nam\"\n";
    let told = told_of("ke-hoach.yaml", wrong);
    let places: Vec<_> = told.iter().map(|(code, _, place)| (code.as_str(), *place)).collect();
    let expected = [(3, 30), (4, 15), (5, 12), (6, 12)].map(|place| ("CA001", Some(place)));
    assert_eq!(places, expected, "{told:?}");
    assert!(told[0].1.contains("không có tên gọi \"nam_truocc\", có phải là \"nam_truoc\""), "{}", told[0].1);
    assert!(told[1].1.contains("\"don_vi.tenn\", có phải là \"don_vi.ten\""), "{}", told[1].1);
    assert!(
        told[2].1.contains("không có tên gọi \"so_linh_vuc\"; câu này dùng được noi_luu, don_vi.ten"),
        "{}",
        told[2].1
    );
}

/// What all kinds share has its own names alone, in whichever file an office words it; what only one kind says does not stand
/// among what all share.
#[test]
fn shared_sentences_are_judged_in_both_files() {
    let right = "  ly_do: \"Vì {{ ly_do }}\"\n  cot_stt: TT\n";
    let wrong = "  ly_do: \"Vì {{ ly_doo }}\"\n  cot_stt: \"{{ nam }}\"\n";
    for file in ["chung.yaml", "bao-cao.yaml"] {
        assert_eq!(told_of(file, right), [], "{file}");
        let told = told_of(file, wrong);
        let places: Vec<_> = told.iter().map(|(code, _, place)| (code.as_str(), *place)).collect();
        assert_eq!(places, [("CA001", Some((3, 17))), ("CA001", Some((4, 16)))], "{file}: {told:?}");
        assert!(told[0].1.contains("không có tên gọi \"ly_doo\", có phải là \"ly_do\""), "{}", told[0].1);
        assert!(told[1].1.contains("câu này không dùng tên gọi nào"), "{}", told[1].1);
    }
    let told = told_of("chung.yaml", "  khong_co: Không.\n");
    assert_eq!(told[0].0, "CA002", "{told:?}");
}
