//! `docs/cau-mau.md` says of every sentence which names it may use, and shows it; what is declared is what is handed over.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use super::formats::in_step;
use crate::Unit;
use crate::kinds::Kind;
use crate::read::{Names, Sentences};
use crate::words::{Engine, contract};

/// The documents with sentences of their own, as the page calls them.
fn kinds() -> [(&'static str, &'static Sentences); 3] {
    [
        ("Kế hoạch", Sentences::of(Kind::Plan)),
        ("Báo cáo quý", Sentences::of(Kind::Report)),
        ("Kế hoạch tiếp tục thực hiện", Sentences::of(Kind::FollowUp)),
    ]
}

/// Words every document of every unit in the tests, which holds each sentence against its declaration.
fn word_everything() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for unit in ["tests/cases/phuong-2026", "data/toc-tien", "tests/cases/dung-muc", "tests/cases/thon-nho"] {
        let (sound, _) = Unit::open(&root.join(unit), None).check();
        let sound = sound.unwrap();
        for document in sound.documents() {
            // A quarter after which nothing is left has no follow-up plan.
            let _ = sound.steps(&document, None).and_then(|steps| steps.words());
        }
    }
}

fn book() -> String {
    word_everything();
    let said = contract::said();
    let mut text = String::from(
        "# Câu mẫu\n\nMọi câu của văn bản nằm trong `templates/`; đơn vị viết lại câu nào thì ghi câu đó, cùng khóa, vào \
         `mau/ke-hoach.yaml`, `mau/bao-cao.yaml` hoặc `mau/ke-hoach-tiep-tuc.yaml`, dưới khóa `cau`. Trong câu chỉ dùng được các tên \
         gọi ghi dưới đây, và các bộ lọc `hoa` (viết hoa), `dem` (01, 02 … 10), `dem_khong` (như vậy, số 0 là 0), `ti_le(tổng)` (10,6%). \
         Tệp này lập từ chương trình, không sửa bằng tay.\n",
    );
    for (title, sentences) in kinds() {
        let names = sentences.names().unwrap();
        let file = sentences.file();
        let _ = write!(text, "\n## {title} (`{file}`)\n\nDùng được ở mọi câu:\n\n");
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

#[test]
fn sentences_ask_for_names_that_are_declared_and_every_declaration_is_of_a_sentence() {
    for (_, sentences) in kinds() {
        let names = sentences.names().unwrap();
        assert_eq!(Engine::new(sentences, None).unwrap().unknown_names(names), [], "{}", sentences.file());
        let keys: BTreeSet<&str> = sentences.iter().map(|(key, _)| key).collect();
        let without: Vec<&str> = names.keys().filter(|key| !keys.contains(key)).collect();
        assert_eq!(without, [""; 0], "{}", sentences.file());
        assert!(names.common.iter().all(|one| !one.meaning.is_empty()));
    }
    assert!(Names::of("khong-co").is_none());
}

/// A name that no sentence has is found where the office's own sentence is read, also in a branch that is not taken.
#[test]
fn a_name_that_is_not_declared_is_told_with_those_that_are() {
    let own = |text: &str| {
        let folder = tempfile::tempdir().unwrap();
        super::fixtures::copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/thon-nho"), folder.path());
        std::fs::create_dir(folder.path().join("mau")).unwrap();
        crate::store::write_whole(
            &folder.path().join("mau/ke-hoach.yaml"),
            format!("phien_ban_mau: 2\ncau:\n  ket: {text}\n").as_bytes(),
        )
        .unwrap();
        let (sound, problems) = Unit::open(folder.path(), None).check();
        let sound = sound.unwrap_or_else(|| panic!("{problems:?}"));
        let plan = &sound.documents()[0];
        sound.steps(plan, None).and_then(|steps| steps.words()).map(|_| ())
    };
    assert_eq!(own("\"Hết{% if false %} {{ nam_truoc }} {{ don_vi.ten }}{% endif %}.\""), Ok(()));
    assert_eq!(own("\"{% for i in range(2) %}{{ i }}{% endfor %}{{ thay_the.so if thay_the }}\""), Ok(()));
    for (text, unknown) in [
        ("\"Hết{% if false %} {{ nam_ngoai }}{% endif %}.\"", "nam_ngoai"),
        ("\"{{ don_vi.tenn }}\"", "don_vi.tenn"),
        ("\"{{ so_linh_vuc }}\"", "so_linh_vuc"),
    ] {
        let problem = own(text).unwrap_err();
        assert_eq!(problem.code().as_str(), "CA001");
        assert!(problem.message().contains(&format!("không có tên gọi \"{unknown}\"")), "{}", problem.message());
        assert!(problem.message().contains("loi_ket, don_vi.ten"), "{}", problem.message());
        assert_eq!(problem.place().map(|place| place.line), Some(3));
    }
}
