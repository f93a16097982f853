//! An office at work: a copy of the sample commune in a folder of its own, an earlier plan already made, and the real
//! program run over it.

#![allow(dead_code, reason = "each test binary uses its own part")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail anywhere")]
#![allow(clippy::disallowed_methods, reason = "fixtures are written once and thrown away")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;

use tempfile::TempDir;

/// The two record files of the sample commune.
pub const AGENCY: &str = "don-vi.yaml";
pub const PLAN: &str = "2021/ke-hoach.yaml";

/// A line of `don-vi.yaml` and the four font files that it cites.
pub const OWN_FONTS: &str = "phong_chu:\n  thuong: phong-chu/thuong.ttf\n  dam: phong-chu/dam.ttf\n  \
                             nghieng: phong-chu/nghieng.ttf\n  dam_nghieng: phong-chu/dam-nghieng.ttf\n";

/// The unit's folder and the output folder, below the office's own.
const UNIT: &str = "toc-tien";
const OUT: &str = "ket-qua";

/// A temporary folder with `toc-tien/` (the records) and `ket-qua/` (the plan made from them before anything broke).
pub struct Office {
    folder: TempDir,
}

/// One run of the program.
#[derive(Debug)]
pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

/// One problem as it stands on the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub code: String,
    /// `file:line:column`, or the file alone, or nothing.
    pub place: String,
    pub message: String,
    /// The quoted line, cut where it was too long.
    pub quoted: String,
    /// What is underlined in it.
    pub underlined: String,
    pub hint: String,
}

/// The files below a folder with their bytes.
pub type Files = BTreeMap<String, Vec<u8>>;

impl Office {
    /// With the earlier plan in its place.
    pub fn new() -> Self {
        static EARLIER: OnceLock<Files> = OnceLock::new();
        let office = Self::without_output();
        let earlier = EARLIER.get_or_init(|| {
            let first = Self::without_output();
            let run = first.make_plan();
            assert_eq!((run.code, run.stderr.as_str()), (0, ""), "the sample is sound");
            first.whole_output()
        });
        for (name, bytes) in earlier {
            office.write_at(&Path::new(OUT).join(name), bytes);
        }
        office
    }

    /// Before the first plan was made.
    pub fn without_output() -> Self {
        let office = Self { folder: tempfile::tempdir().unwrap() };
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/chi-ke-hoach");
        for name in [AGENCY, PLAN] {
            office.write(name, fs::read(data.join(name)).unwrap());
        }
        office
    }

    /// With four font files of its own.
    pub fn with_own_fonts() -> Self {
        let office = Self::new();
        let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts");
        for (name, face) in
            [("thuong", "Regular"), ("dam", "Bold"), ("nghieng", "Italic"), ("dam-nghieng", "BoldItalic")]
        {
            let bytes = fs::read(fonts.join(format!("LiberationSerif-{face}.ttf"))).unwrap();
            office.write(&format!("phong-chu/{name}.ttf"), bytes);
        }
        office.append(AGENCY, OWN_FONTS);
        office
    }

    /// The folder that the program runs in.
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// The path of a file of the unit.
    pub fn path(&self, name: &str) -> PathBuf {
        self.root().join(UNIT).join(name)
    }

    pub fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        self.write_at(&Path::new(UNIT).join(name), bytes);
    }

    fn write_at(&self, path: &Path, bytes: impl AsRef<[u8]>) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub fn append(&self, name: &str, text: &str) {
        self.write(name, self.text(name) + text);
    }

    /// Replaces the first occurrence of a text that must be there.
    pub fn edit(&self, name: &str, from: &str, to: &str) {
        let text = self.text(name);
        assert!(text.contains(from), "{name} has no {from:?}");
        self.write(name, text.replacen(from, to, 1));
    }

    /// Where a text first stands: `toc-tien/2021/ke-hoach.yaml:87:19`, columns in characters.
    pub fn at(&self, name: &str, text: &str) -> String {
        let source = self.text(name);
        let before = source.split(text).next().filter(|before| before.len() < source.len());
        let before = before.unwrap_or_else(|| panic!("{name} has no {text:?}"));
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap().trim_start_matches('\u{FEFF}').chars().count() + 1;
        format!("{UNIT}/{name}:{line}:{column}")
    }

    /// A file without a line, as problems about whole files name it.
    pub fn whole(name: &str) -> String {
        format!("{UNIT}/{name}")
    }

    /// Every file in the output folder.
    pub fn output(&self) -> Files {
        let mut found = self.whole_output();
        found.retain(|name, _| !name.contains("/.cchc/"));
        found
    }

    /// The same with what the program notes of itself.
    fn whole_output(&self) -> Files {
        let mut found = Files::new();
        let top = self.root().join(OUT);
        let mut folders = vec![top.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let name = path.strip_prefix(&top).unwrap().to_string_lossy().replace('\\', "/");
                    found.insert(name, fs::read(&path).unwrap());
                }
            }
        }
        found
    }

    /// Runs `cchc` with these arguments in the office's folder.
    pub fn run<S: AsRef<std::ffi::OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Run {
        let output = assert_cmd::Command::new(env!("CARGO_BIN_EXE_cchc"))
            .args(args)
            .current_dir(self.root())
            .env_remove("COLUMNS")
            .timeout(Duration::from_secs(60))
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Run {
            code: output.status.code().expect("an exit code, not a crash"),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }

    pub fn make_plan(&self) -> Run {
        self.run(["ke-hoach", UNIT, "--nam", "2021", "--luu-vao", OUT])
    }

    /// Makes the plan, which must be refused for what is in the records, and gives the problems. Whatever they are:
    /// exit code 1, nothing on stdout, no file written and none changed, and `kiem-tra` says the same.
    pub fn refused(&self) -> Vec<Found> {
        let before = self.output();
        let run = self.make_plan();
        assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{}", run.stderr);
        assert!(self.output() == before, "the output folder is as it was");
        let checked = self.run(["kiem-tra", UNIT]);
        assert_eq!((checked.code, checked.stdout.as_str()), (1, ""));
        assert_eq!(checked.stderr, run.stderr, "kiem-tra and ke-hoach say the same");
        run.problems()
    }

    /// The same for exactly one problem, with that code and place.
    pub fn refused_for(&self, code: &str, place: &str) -> Found {
        let found = self.refused();
        let places: Vec<_> = found.iter().map(|found| (found.code.as_str(), found.place.as_str())).collect();
        assert_eq!(places, [(code, place)], "{found:#?}");
        found[0].clone()
    }
}

impl Run {
    /// The problems on stderr, and that the last line counts them.
    pub fn problems(&self) -> Vec<Found> {
        let mut paragraphs: Vec<&str> = self.stderr.trim_end().split("\n\n").collect();
        let count = paragraphs.pop().unwrap();
        let found: Vec<Found> = paragraphs.iter().map(|paragraph| Found::parse(paragraph)).collect();
        assert_eq!(count, format!("{} lỗi.", found.len()), "{}", self.stderr);
        for word in ENGLISH {
            assert!(!self.stderr.contains(word), "{word:?} is English: {}", self.stderr);
        }
        found
    }
}

/// Words of the libraries that must not come through.
pub const ENGLISH: [&str; 18] = [
    "Usage",
    "Options",
    "OPTIONS",
    "Arguments",
    "Commands",
    "Print",
    "alias",
    "default",
    "possible",
    "error",
    "tip:",
    "For more",
    "required",
    "expected",
    "invalid",
    "unknown",
    "not found",
    "os error",
];

impl Found {
    fn parse(paragraph: &str) -> Self {
        let mut lines = paragraph.lines();
        let (code, message) =
            lines.next().and_then(|line| line.strip_prefix("lỗi ")).and_then(|line| line.split_once(": ")).unwrap();
        let mut found = Self {
            code: code.to_owned(),
            place: String::new(),
            message: message.to_owned(),
            quoted: String::new(),
            underlined: String::new(),
            hint: String::new(),
        };
        for line in lines {
            if let Some((_, place)) = line.split_once("--> ") {
                found.place = place.to_owned();
            } else if let Some(hint) = line.strip_prefix("gợi ý: ") {
                found.hint = hint.to_owned();
            } else if let Some((margin, rest)) = line.split_once(" |") {
                let rest = rest.strip_prefix(' ').unwrap_or(rest);
                if !margin.trim().is_empty() {
                    found.quoted = rest.to_owned();
                } else if rest.contains('^') {
                    found.underlined = under(&found.quoted, rest);
                }
            }
        }
        assert!(!found.hint.is_empty(), "every problem has a next step: {paragraph}");
        found
    }
}

/// The part of a line that stands above the carets, going by the columns of the terminal.
fn under(line: &str, carets: &str) -> String {
    use unicode_width::UnicodeWidthChar;
    let (start, end) = (carets.find('^').unwrap(), carets.len());
    let mut column = 0;
    let mut covered = String::new();
    for letter in line.chars() {
        if (start..end).contains(&column) {
            covered.push(letter);
        }
        column += letter.width().unwrap_or(0);
    }
    covered
}
