//! An office's own layout functions, run by the real program: apart, within bounds of time and memory, and to the same bytes.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail anywhere, and writes its fixtures")]

mod support;

use std::fs;
use std::process::Command;

use cchc::kinds::Document;
use cchc::period::Quarter;
use cchc::unit::Unit;
use support::{Office, Run};

const REPORT: [&str; 4] = ["bao-cao", "xa", "--quy", "2/2021"];
const HEAD: &str = "#let phien-ban-mau = 2\n";

/// An office whose own function, with this body, takes the place of the addressee.
fn own(body: &str) -> Office {
    let commune = Office::sample();
    commune.write("mau/bo-cuc.typ", format!("{HEAD}#let thay = (\"addressee\": (original, name) => {{ {body} }})\n"));
    commune
}

/// The report is not made: a problem of the layout file, of this code, and nothing else.
fn refused(commune: &Office, run: &Run, code: &str) {
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains(&format!("lỗi {code}")) && run.err.contains("mau/bo-cuc.typ"), "{}", run.err);
    assert!(run.out.is_empty() && !commune.written(), "{}", run.out);
    for word in ["panicked", "memory allocation", "RUST_BACKTRACE"] {
        assert!(!run.err.contains(word), "{}", run.err);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_layout_that_takes_all_memory_is_a_problem_of_the_office_s_file() {
    let bodies = [
        "let all = range(1000000000); [#all.len()]",
        "let text = \"aaaaaaaaaaaaaaaa\"; for n in range(60) { text += text }; [#text]",
        "let list = (1,); for n in range(60) { list += list }; [#list.len()]",
        "[#(\"a\" * 4000000000)]",
    ];
    for body in bodies {
        let commune = own(body);
        let run = commune.run(REPORT);
        refused(&commune, &run, "CA006");
        assert!(run.err.contains("bộ nhớ") && run.err.contains("--> xa/mau/bo-cuc.typ"), "{body}: {}", run.err);
    }
}

/// Under a bound of the system's that is lower than the program's own, so that the test need not wait.
#[cfg(target_os = "linux")]
#[test]
fn a_layout_that_never_ends_is_a_problem_of_the_office_s_file() {
    let commune = own("let n = 0; for a in range(100000) { for b in range(9000) { n += 1 } }; [#n]");
    let mut command = Command::new("sh");
    command.args(["-c", "ulimit -t 5; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_cchc")]).args(REPORT);
    let output = command.current_dir(commune.below("")).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let run = Run { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) };
    refused(&commune, &run, "CA006");
    assert!(run.err.contains("giây") && run.err.contains("vòng lặp"), "{}", run.err);
}

#[cfg(target_os = "linux")]
#[test]
fn what_was_made_stays_where_the_new_layout_has_no_end_and_other_documents_are_made() {
    let commune = Office::sample();
    commune.unissue();
    assert_eq!(commune.run(["cap-nhat", "xa"]).code, 0);
    let report = commune.bytes("ket-qua/xa/2021/bao-cao-quy-2.pdf");
    let body = "let all = range(1000000000); [#all.len()]";
    commune.write("mau/bo-cuc.typ", format!("{HEAD}#let thay = (\"addressee\": (original, name) => {{ {body} }})\n"));
    let run = commune.run(["cap-nhat", "xa"]);
    assert_eq!(run.code, 1, "{}", run.err);
    // Only the three reports have an addressee.
    assert_eq!(run.err.matches("lỗi CA006").count(), 3, "{}", run.err);
    assert!(commune.bytes("ket-qua/xa/2021/bao-cao-quy-2.pdf") == report);
    assert!(run.err.contains("không lập được: ket-qua/xa/2021/bao-cao-quy-2.pdf"), "{}", run.err);
    assert!(!run.err.contains("không lập được: ket-qua/xa/2021/ke-hoach.pdf"), "{}", run.err);
}

#[test]
fn there_are_no_plugins() {
    let wasm = "bytes((0, 97, 115, 109, 1, 0, 0, 0))";
    for plugin in [format!("plugin({wasm})"), format!("std.plugin({wasm})"), format!("eval(\"plugin({wasm})\")")] {
        let commune = own(&format!("let p = {plugin}; original(name)"));
        let run = commune.run(REPORT);
        refused(&commune, &run, "CA004");
        assert!(run.err.contains("plugin"), "{plugin}: {}", run.err);
    }
}

#[test]
fn what_all_parts_share_can_be_imported() {
    let commune = own("import \"/layout/text.typ\": said; original(said(name))");
    let run = commune.run(REPORT);
    assert_eq!(run.code, 0, "{}", run.err);
}

#[test]
fn laid_out_apart_the_bytes_are_those_that_this_process_makes() {
    let commune = own("original(\"Đồng chí \" + name)");
    let font = |face: &str| format!("fonts/LiberationSerif-{face}.ttf");
    let faces = [("thuong", "Regular"), ("dam", "Bold"), ("nghieng", "Italic"), ("dam_nghieng", "BoldItalic")];
    fs::create_dir_all(commune.below("xa/phong")).unwrap();
    let mut keys = String::from("phong_chu:\n");
    for (key, face) in faces {
        fs::copy(font(face), commune.below("xa/phong").join(format!("{key}.ttf"))).unwrap();
        keys += &format!("  {key}: phong/{key}.ttf\n");
    }
    let quarter = Quarter { year: 2021, number: 2 };
    let document = Document::report(quarter);
    for own_fonts in [false, true] {
        if own_fonts {
            commune.change("don-vi.yaml", "bo_phan:\n", &format!("{keys}bo_phan:\n"));
        }
        // This test calls no `as_child`, so that its own process lays out.
        let (unit, problems) = Unit::open(&commune.below("xa"), Some(&document)).check();
        let here = unit.unwrap_or_else(|| panic!("{problems:?}"));
        let run = commune.run(REPORT);
        assert_eq!(run.code, 0, "{}", run.err);
        let made = here.make(&document, None).unwrap();
        assert!(commune.bytes("ket-qua/xa/2021/bao-cao-quy-2.pdf") == made.bytes, "own fonts: {own_fonts}");
        assert!(made.pages > 3);
        // Ready to be signed, with blanks for number and date.
        let run = commune.run([&REPORT[..], &["--trinh-ky", "--luu-vao", "trinh-ky"]].concat());
        assert_eq!(run.code, 0, "{}", run.err);
        let prepared = cchc::signing::prepare(&here, &document, None).unwrap();
        assert!(commune.bytes("trinh-ky/xa/2021/bao-cao-quy-2.pdf") == prepared.pdf.bytes, "own fonts: {own_fonts}");
    }
}

#[test]
fn a_child_that_is_asked_for_nothing_known_ends_with_an_error() {
    let asked = |job: &str| {
        let mut command = assert_cmd::Command::cargo_bin("cchc").unwrap();
        let output = command.args(["viec-trong-gioi-han", job]).write_stdin("{}").output().unwrap();
        (output.status.code(), output.stdout)
    };
    assert_eq!(asked("khac"), (Some(1), Vec::new()));
    // A malformed request has no answer.
    assert_eq!(asked("bo-cuc"), (Some(0), Vec::new()));
}
