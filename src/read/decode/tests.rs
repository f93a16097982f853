//! Records that tests declare, decoded.

use super::*;
use crate::read::record::record;
use crate::read::tree::parse;
use crate::read::values::{Count, Text};

record! {
    /// A record of this test.
    Sample, "bản ghi thử" {
        "ten" required name: Text, "tên", "xã A";
        "so_nguoi" optional people: Option<Count>, "số người", "3";
        "con" optional children: Vec<Sample>, "con", "";
    }
}

/// The record, the code, line and column of every problem, and the hints.
type Decoded = (Option<Sample>, Vec<(&'static str, usize, usize)>, Vec<String>);

fn decode(text: &str) -> Decoded {
    let source = Source::from_bytes("t.yaml", text.as_bytes().to_vec()).unwrap();
    let mut decoder = Decoder::new(&source);
    let sample = Sample::decode(&parse(&source).unwrap(), &mut decoder);
    let place = |p: &Problem| p.place().map_or((0, 0), |place| (place.line, place.column));
    let found = decoder.problems.iter().map(|p| (p.code().as_str(), place(p).0, place(p).1)).collect();
    (sample, found, decoder.problems.iter().map(Problem::hint).collect())
}

#[test]
fn every_problem_of_a_record_is_found_in_one_run() {
    let (sample, found, hints) = decode(
        "ten: A\ntenn: B\nten: C\nso_nguoi: ba\ncon:\n  - so_nguoi: 2\n  - ten: [x]\n  - ten: D\n    xyz: 1\n  - 5\n",
    );
    // What could be read goes on to the rules.
    assert!(sample.is_some_and(|sample| sample.people.is_none() && sample.children.len() == 1));
    assert_eq!(
        found,
        [
            ("KH001", 2, 1),
            ("KH002", 3, 1),
            ("GT006", 4, 11),
            ("KH003", 6, 5),
            ("GT001", 7, 10),
            ("KH001", 9, 5),
            ("GT001", 10, 5),
        ]
    );
    assert!(hints[0].contains("\"ten\""), "{}", hints[0]);
    assert!(hints[5].contains("ten, so_nguoi, con"), "{}", hints[5]);
}

#[test]
fn a_blank_optional_value_counts_as_left_out_and_a_blank_required_one_does_not() {
    let (sample, found, _) = decode("ten: A\nso_nguoi:\n");
    assert!(found.is_empty() && sample.unwrap().people.is_none());
    assert_eq!(decode("ten:\n").1, [("GT002", 1, 1)]);
    assert_eq!(decode("ten: \"  \"\n").1, [("GT002", 1, 6)]);
}

#[test]
fn text_after_a_number_sign_is_not_lost_in_silence() {
    let (_, found, _) = decode("ten: Công tác #1 niêm yết\n");
    assert_eq!(found, [("CP004", 1, 15)]);
    // What a spreadsheet shows for a number in a narrow column, and for what it cannot work out.
    assert_eq!(decode("ten: Đạt ##### hồ sơ\n").1, [("CP004", 1, 10)]);
    assert_eq!(decode("ten: #N/A\n").1, [("CP004", 1, 6)]);
    assert_eq!(decode("ten: A\nso_nguoi: #REF!\n").1, [("CP004", 2, 11)]);
    assert!(decode("ten: A\nso_nguoi: # chưa có\n").1.is_empty());
    for good in ["ten: A # ghi chú", "ten: \"Công tác #1\"", "ten: C#1", "ten: A ## x", "ten: >-\n  Công tác #1\n"]
    {
        assert!(decode(good).1.is_empty(), "{good}");
    }
}

#[test]
fn a_decimal_comma_inside_braces_gets_its_own_advice() {
    let (_, found, hints) = decode("{ten: A, so_nguoi: 10,947}\n");
    assert_eq!(found, [("KH001", 1, 23)]);
    assert!(hints[0].contains("ngoặc kép"));
}

record! {
    /// A record with lists.
    Lists, "bản ghi danh sách" {
        "ma" optional ids: Vec<crate::read::ActionId>, "mã", "";
        "ten" optional names: Vec<Text>, "tên", "";
        "con" optional children: Vec<Sample>, "con", "";
    }
}

#[test]
fn one_value_where_a_list_is_wanted_is_a_list_of_one() {
    let decode = |text: &str| {
        let source = Source::from_bytes("t.yaml", text.as_bytes().to_vec()).unwrap();
        let mut decoder = Decoder::new(&source);
        let lists = Lists::decode(&parse(&source).unwrap(), &mut decoder);
        let found: Vec<_> = decoder.problems.iter().map(|p| p.code().as_str()).collect();
        (lists, found, source)
    };
    let (lists, found, source) = decode("ma: nv-1, nv-2; nv-3\nten: Một, hai\ncon:\n  ten: A\n");
    let lists = lists.unwrap();
    assert!(found.is_empty(), "{found:?}");
    let ids: Vec<_> = lists.ids.iter().map(|id| (id.as_str(), &source.text[id.span().start..id.span().end])).collect();
    assert_eq!(ids, [("nv-1", "nv-1"), ("nv-2", "nv-2"), ("nv-3", "nv-3")]);
    assert_eq!(lists.names.iter().map(|name| name.value.as_str()).collect::<Vec<_>>(), ["Một, hai"]);
    assert_eq!(lists.children.iter().map(|child| child.name.value.as_str()).collect::<Vec<_>>(), ["A"]);
    assert_eq!(decode("con: A\n").1, ["GT001"]);
    assert_eq!(decode("ten: {a: b}\n").1, ["GT001"]);
    assert_eq!(decode("ma: nv 1\n").1, ["GT009"]);
}

#[test]
fn examples_of_keys_are_of_the_folders_year() {
    let hint = |year| {
        let source = Source::from_bytes(
            "t.yaml",
            b"quy: 2/2026\nphien_ban: 1\ntien_do: [{nhiem_vu: a, tinh_trang: hoan_thanh, gia_han: {van_ban: x}}]\n"
                .to_vec(),
        )
        .unwrap();
        let mut decoder = Decoder::of_year(&source, year);
        let _ = crate::read::Quarterly::decode(&parse(&source).unwrap(), &mut decoder);
        decoder.problems[0].hint()
    };
    assert!(hint(Some(2026)).contains("30/9/2026"), "{}", hint(Some(2026)));
    assert!(hint(None).contains("30/9/2021"));
}
