//! The real program, run in the folder of an office, and offices with agency and plan only, whose plan it made before a test breaks
//! their records.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;
use std::time::Duration;

use super::office::Office;
use super::problems::Found;

/// The folder of outputs.
pub const OUT: &str = "ket-qua";

/// The two record files of the sample commune.
pub const AGENCY: &str = "don-vi.yaml";
pub const PLAN: &str = "2021/ke-hoach.yaml";

/// A line of `don-vi.yaml` and the four font files that it cites.
pub const OWN_FONTS: &str = "phong_chu:\n  thuong: phong-chu/thuong.ttf\n  dam: phong-chu/dam.ttf\n  \
                             nghieng: phong-chu/nghieng.ttf\n  dam_nghieng: phong-chu/dam-nghieng.ttf\n";

/// The unit's folder.
const UNIT: &str = "toc-tien";

/// One run of the program: its exit code, stdout and stderr.
#[derive(Debug)]
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// The files below a folder with their bytes.
pub type Files = BTreeMap<String, Vec<u8>>;

impl Office {
    /// Runs `cchc` with these arguments in the folder.
    pub fn run<S: AsRef<std::ffi::OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Run {
        let output = assert_cmd::Command::new(env!("CARGO_BIN_EXE_cchc"))
            .args(args)
            .current_dir(self.root())
            .env_remove("COLUMNS")
            .timeout(Duration::from_secs(300))
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Run {
            code: output.status.code().expect("an exit code, not a crash"),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }

    /// Whether anything was written.
    pub fn written(&self) -> bool {
        self.below(OUT).exists()
    }

    /// Every file in the output folder.
    pub fn output(&self) -> Files {
        let mut found = self.whole_output();
        found.retain(|name, _| !name.contains("/.cchc/"));
        found
    }

    /// The same with what the program notes of itself.
    pub fn whole_output(&self) -> Files {
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

    /// With the earlier plan in its place.
    pub fn with_plan_made() -> Self {
        static EARLIER: OnceLock<Files> = OnceLock::new();
        let office = Self::plan_only();
        let earlier = EARLIER.get_or_init(|| {
            let first = Self::plan_only();
            let run = first.make_plan();
            assert_eq!((run.code, run.err.as_str()), (0, ""), "the sample is sound");
            first.whole_output()
        });
        for (name, bytes) in earlier {
            office.write_below(&format!("{OUT}/{name}"), bytes);
        }
        office
    }

    /// With agency and plan only, before the plan was made.
    pub fn plan_only() -> Self {
        Self::copy_of("tests/cases/chi-ke-hoach", UNIT)
    }

    /// With four font files of its own.
    pub fn with_own_fonts() -> Self {
        let office = Self::with_plan_made();
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

    pub fn make_plan(&self) -> Run {
        self.run(["ke-hoach", UNIT, "--nam", "2021", "--luu-vao", OUT])
    }

    /// Makes the plan, which must be refused for what is in the records, and gives the problems. Whatever they are:
    /// exit code 1, nothing on stdout, no file written and none changed, and `kiem-tra` says the same.
    pub fn refused(&self) -> Vec<Found> {
        let before = self.output();
        let run = self.make_plan();
        assert_eq!((run.code, run.out.as_str()), (1, ""), "{}", run.err);
        assert!(self.output() == before, "the output folder is as it was");
        let checked = self.run(["kiem-tra", UNIT]);
        assert_eq!((checked.code, checked.out.as_str()), (1, ""));
        assert_eq!(checked.err, run.err, "kiem-tra and ke-hoach say the same");
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
