//! The real program, run in the folder of an office.

use std::collections::BTreeMap;
use std::fs;
use std::time::Duration;

use super::office::Office;

/// The folder of outputs.
pub const OUT: &str = "ket-qua";

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
}
