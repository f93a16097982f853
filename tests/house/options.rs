//! No command recommends an option that it lacks: every option in a text of the program belongs to each command that can print the
//! text, or stands behind the command that has it.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use syn::Lit;
use syn::buffer::{Cursor, TokenBuffer};

use crate::sources_in;

/// The commands that make one document.
const ONE: [&str; 3] = ["ke-hoach", "bao-cao", "ke-hoach-tiep-tuc"];

/// Where an option is named: a file below `src`, the options, and the commands that can print the text; `*` for those that make one
/// document.
const PRINTED_BY: [(&str, &[&str], &[&str]); 21] = [
    ("building/diff.rs", &["luu-vao"], &["so-sanh"]),
    ("building/own_folder.rs", &["luu-vao"], &["*", "cap-nhat", "xuat-typst bao-cao"]),
    ("building/target.rs", &["luu-vao"], &["cap-nhat"]),
    ("building/updater.rs", &["luu-vao"], &["*", "cap-nhat"]),
    ("commands/before.rs", &["goc"], &["ky-so", "cap-so"]),
    ("commands/explain.rs", &["help"], &["*", "cap-nhat", "kiem-tra", "so-sanh", "chot-so-lieu", "cap-so", "ky-so"]),
    ("commands/export.rs", &["luu-vao"], &["xuat-typst ke-hoach", "xuat-typst bao-cao"]),
    ("commands/check.rs", &["chi-loi"], &["kiem-tra"]),
    ("commands/lines.rs", &["lam-lai"], &["cap-nhat", "bao-cao"]),
    ("commands/number.rs", &["ghi-vao-ho-so", "so"], &["cap-so"]),
    ("commands/talk.rs", &["canh-bao"], &["*", "cap-nhat", "chot-so-lieu", "xuat-typst bao-cao"]),
    ("commands/sign.rs", &["don-vi", "anh"], &["ky-so"]),
    ("signing/history.rs", &["chap-nhan-tep-la", "goc"], &["ky-so", "cap-so"]),
    ("signing/number.rs", &["ngay"], &["cap-so"]),
    ("signing/order.rs", &["chua-ky"], &["cap-so"]),
    ("signing/order.rs", &["da-ky-cho-khac"], &["ky-so"]),
    ("signing/refusals/keys.rs", &["chung-thu", "thu-vien", "thiet-bi"], &["ky-so"]),
    ("signing/refusals/pdf.rs", &["chung-nhan", "xuat-bam"], &["ky-so"]),
    ("signing/refusals/pdf.rs", &["so", "ngay"], &["cap-so"]),
    ("signing/verify/words.rs", &["goc"], &["kiem-tra-chu-ky"]),
    ("unit/steps.rs", &["ngay"], &["*", "cap-nhat", "xuat-typst ke-hoach", "xuat-typst bao-cao"]),
];

/// Texts that name options of other programs.
const FOREIGN: [&str; 1] = ["page/stock.rs"];

/// The texts of a file, without those of attributes and documentation.
fn texts(mut at: Cursor, found: &mut Vec<String>) {
    while !at.eof() {
        if let Some((literal, next)) = at.literal() {
            if let Lit::Str(text) = Lit::new(literal) {
                found.push(text.value());
            }
            at = next;
        } else if let Some((_, attribute)) = at.punct().filter(|(sign, _)| sign.as_char() == '#') {
            at = attribute.any_group().map_or(attribute, |(_, _, _, next)| next);
        } else if let Some((inside, _, _, next)) = at.any_group() {
            texts(inside, found);
            at = next;
        } else if let Some((_, next)) = at.token_tree() {
            at = next;
        }
    }
}

/// The options that a text names, each with the commands behind which it stands in its part of the sentence.
fn options(text: &str) -> Vec<(String, Vec<String>)> {
    let word = |text: &str| {
        let end = text.find(|c: char| !(c.is_ascii_lowercase() || c == '-')).unwrap_or(text.len());
        text[..end].trim_end_matches('-').to_owned()
    };
    let mut found = Vec::new();
    for part in text.split([';', '.']) {
        let mut commands = Vec::new();
        for (at, sign) in part.match_indices("--").chain(part.match_indices("cchc ")).collect::<BTreeMap<_, _>>() {
            let name = word(&part[at + sign.len()..]);
            match sign {
                _ if !name.starts_with(|c: char| c.is_ascii_lowercase()) => {}
                "--" => found.push((name, commands.clone())),
                _ => commands.push(name),
            }
        }
    }
    found
}

/// The options of a command, as its help has them.
fn offered(command: &str) -> BTreeSet<String> {
    let run = Command::new(env!("CARGO_BIN_EXE_cchc")).args(command.split(' ')).arg("--help").output().unwrap();
    let help = String::from_utf8(run.stdout).unwrap();
    assert!(run.status.success() && help.contains("--help"), "{command}: {help}");
    options(&help.replace("cchc ", "")).into_iter().map(|(option, _)| option).collect()
}

#[test]
fn no_command_recommends_an_option_that_it_lacks() {
    let mut offers: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut has = |command: &str, option: &str| {
        offers.entry(command.to_owned()).or_insert_with(|| offered(command)).contains(option)
    };
    assert!(has("ke-hoach", "nam") && !has("bao-cao", "nam") && has("ky-so", "chung-nhan"), "the test sees the help");
    let mut seen = BTreeSet::new();
    for (name, text) in sources_in("src").iter().filter(|(name, _)| !FOREIGN.contains(&name.as_str())) {
        let mut all = Vec::new();
        texts(TokenBuffer::new2(syn::parse_str(text).unwrap()).begin(), &mut all);
        for (text, (option, behind)) in
            all.iter().flat_map(|text| options(text).into_iter().map(move |one| (text, one)))
        {
            let mut commands: Vec<&str> = behind.iter().map(String::as_str).collect();
            if commands.is_empty() {
                let known =
                    PRINTED_BY.iter().filter(|(file, options, _)| file == name && options.contains(&option.as_str()));
                commands = known.flat_map(|(.., commands)| commands.iter().copied()).collect();
                assert!(!commands.is_empty(), "src/{name}: which commands print \"{text}\"?");
                seen.insert((name.clone(), option.clone()));
            }
            for command in
                commands.iter().flat_map(|one| if *one == "*" { &ONE[..] } else { std::slice::from_ref(one) })
            {
                assert!(has(command, &option), "src/{name}: {command} has no --{option}: {text}");
            }
        }
    }
    for (file, option) in PRINTED_BY.iter().flat_map(|(file, options, _)| options.iter().map(move |one| (file, one))) {
        assert!(seen.contains(&((*file).to_owned(), (*option).to_owned())), "src/{file} names --{option} no longer");
    }
}
