//! Writes made-up units of realistic size, for measuring and trying out: the same arguments give the same bytes.
//!
//! ```text
//! cargo run --example du-lieu-thu -- DIR [--don-vi N] [--nhiem-vu N] [--quy N] [--hat-giong N] [--nam N]
//! ```
//!
//! Makes `DIR/don-vi-0001`, `DIR/don-vi-0002`, …, each with `don-vi.yaml`, a plan and the records of the first quarters.
//! Default is 1 unit of 47 actions (up to 3,000, in 7 to 9 fields) and 3 quarters in 2021, seed 1. A unit depends on the
//! seed and on its own number, not on how many there are. A unit's folder that is there already is an error.

#![allow(clippy::disallowed_methods, reason = "fixtures, written once, into folders of their own")]

#[path = "../tests/support/made_up/mod.rs"]
mod made_up;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use made_up::realistic::{self, Size};

const USAGE: &str = "du-lieu-thu DIR [--don-vi N] [--nhiem-vu N] [--quy N] [--hat-giong N] [--nam N]";

fn main() -> ExitCode {
    let asked = match Asked::parse(std::env::args().skip(1)) {
        Ok(asked) => asked,
        Err(wrong) => {
            eprintln!("{wrong}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    for number in 1..=asked.units {
        let folder = asked.folder.join(format!("don-vi-{number:04}"));
        if let Err(error) = write_unit(&folder, number, &asked) {
            eprintln!("{}: {error}", folder.display());
            return ExitCode::from(3);
        }
    }
    ExitCode::SUCCESS
}

/// The command line.
struct Asked {
    folder: PathBuf,
    units: u32,
    actions: u32,
    quarters: u32,
    seed: u32,
    year: u32,
}

impl Asked {
    fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut asked = Self { folder: PathBuf::new(), units: 1, actions: 47, quarters: 3, seed: 1, year: 2021 };
        while let Some(argument) = arguments.next() {
            let (value, range) = match argument.as_str() {
                "--don-vi" => (&mut asked.units, 1..=9_999),
                "--nhiem-vu" => (&mut asked.actions, 1..=3_000),
                "--quy" => (&mut asked.quarters, 0..=4),
                "--hat-giong" => (&mut asked.seed, 0..=u32::MAX),
                "--nam" => (&mut asked.year, 2001..=2099),
                option if option.starts_with('-') => return Err(format!("unknown option {option}")),
                folder if asked.folder.as_os_str().is_empty() => {
                    asked.folder = folder.into();
                    continue;
                }
                more => return Err(format!("one folder only, not {more} too")),
            };
            let number = arguments.next().and_then(|text| text.parse().ok()).filter(|number| range.contains(number));
            *value = number.ok_or_else(|| format!("{argument} takes {} to {}", range.start(), range.end()))?;
        }
        if asked.folder.as_os_str().is_empty() {
            return Err("in which folder?".to_owned());
        }
        Ok(asked)
    }
}

fn write_unit(folder: &Path, number: u32, asked: &Asked) -> std::io::Result<()> {
    fs::create_dir_all(&asked.folder)?;
    fs::create_dir(folder)?;
    fs::create_dir(folder.join(asked.year.to_string()))?;
    let size = Size { year: asked.year, actions: asked.actions, quarters: asked.quarters };
    for (name, text) in realistic::unit(size, asked.seed, number) {
        fs::write(folder.join(name), text)?;
    }
    Ok(())
}
